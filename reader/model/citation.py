"""Citations: an article's metadata in; its CSL-JSON item, or one line for a footnote, out.

CSL-JSON is what Zotero, Pandoc and every citation processor read; the names of its fields and
types are those of the schema `csl-data.json` of citationstyles.org.
"""

import re
from typing import Any

from reader.model.article import Article, ListedArticle, Metadata

_PARTICLES = frozenset((
    "af", "al", "av", "bin", "da", "das", "de", "del", "della", "den", "der", "des", "di", "do",
    "dos", "du", "el", "ibn", "la", "le", "ten", "ter", "van", "von", "zu", "zur",
))  # fmt: skip
_SUFFIX = re.compile(r"(?:,\s*|\s+)(Jr\.?|Sr\.?|II|III|IV|Ph\.?D\.?|M\.?D\.?)$")
_AND = re.compile(r",\s+(?!(?:Jr|Sr|II|III|IV|Ph|M\.D)\b)(?:and\s+|&\s*)?|\s+(?:and|&)\s+")
_NO_PERSON = re.compile(
    r"\b(?:agenc(?:y|ies)|associat(?:ed|ion)|board|bureau|cent(?:er|re)|committee|company|council|"
    r"department|desk|editors?|foundation|group|inc|institute|ltd|magazine|media|ministry|network|"
    r"news(?:room|paper|wire)?|office|organi[sz]ation|post|press|project|redaktion|reporters?|"
    r"reuters|service|society|staff|team|times|university|writers?)\b",
    re.IGNORECASE,
)
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?!\d)")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def citation(article: Metadata | ListedArticle) -> dict[str, Any]:
    """The CSL-JSON item of an article; only fields about which something is known.

    The type is `article-newspaper` where a publication and a date are known, `webpage` where an
    address is, else `document`. `accessed` is the day a library stored it.
    """
    stored = article if isinstance(article, Article | ListedArticle) else None
    item: dict[str, Any] = {
        "id": (stored.id if stored else "") or article.url or article.title,
        "type": _type(article),
        "title": article.title,
    }
    if authors := [_name(name) for name in names(article.byline)]:
        item["author"] = authors
    if issued := date_parts(article.published):
        item["issued"] = {"date-parts": [issued]}
    if article.publisher:
        item["container-title"] = article.publisher
    if article.url:
        item["URL"] = article.url
        if isinstance(article, ListedArticle) and (accessed := date_parts(article.added)):
            item["accessed"] = {"date-parts": [accessed]}
    if article.language:
        item["language"] = article.language
    return item


def citation_line(article: Metadata | ListedArticle) -> str:
    """One line for a person: “Doe, Jane, and John Roe. “Title.” Coast Post, 3 March 2017. URL”.

    In the manner of the Chicago Manual of Style (notes and bibliography, online news).
    """
    parts: list[str] = []
    if authors := [_name(name) for name in names(article.byline)]:
        parts.append(_ended(_authors(authors)))
    title = article.title if article.title[-1:] in "?!…." else f"{article.title}."
    parts.append(f"“{title}”")
    date = date_parts(article.published)
    about = [article.publisher or "", _written(date) if date else ""]
    if said := ", ".join(part for part in about if part):
        parts.append(_ended(said))
    if article.url:
        parts.append(article.url)
    return " ".join(parts)


def names(byline: str | None) -> list[str]:
    """The names of a byline ("Jane Doe, John Roe and Ada Poe"), in order."""
    return [name.strip() for name in _AND.split(byline or "") if name.strip()]


def date_parts(moment: str | None) -> list[int]:
    """`[year, month, day]` of an ISO 8601 date or time, as far as it is known; [] for none."""
    match = _DATE.match(moment or "")
    if not match:
        return []
    parts = [int(part) for part in match.groups() if part]
    valid = len(parts) < 2 or (1 <= parts[1] <= 12 and (len(parts) < 3 or 1 <= parts[2] <= 31))
    return parts if valid else parts[:1]


def _type(article: Metadata | ListedArticle) -> str:
    if article.publisher and article.published:
        return "article-newspaper"
    return "webpage" if article.url else "document"


def _name(name: str) -> dict[str, str]:
    """A CSL name: of a person in its parts; of an institution, or in doubt, as it is."""
    suffix = _SUFFIX.search(name)
    words = (name[: suffix.start()] if suffix else name).split()
    latin = all(word[0].isupper() or word.lower() in _PARTICLES for word in words)
    if not 2 <= len(words) <= 6 or not latin or _NO_PERSON.search(name):
        return {"literal": name}
    start = len(words) - 1
    while start > 1 and words[start - 1] in _PARTICLES:
        start -= 1
    found = {"family": words[-1], "given": " ".join(words[:start])}
    if start < len(words) - 1:
        found["non-dropping-particle"] = " ".join(words[start:-1])
    if suffix:
        found["suffix"] = suffix[1]
    return found


def _authors(authors: list[dict[str, str]]) -> str:
    first, *others = authors
    written = [_surname_first(first), *map(_in_order, others)]
    if len(written) == 1:
        return written[0]
    comma = "," if "family" in first or len(written) > 2 else ""
    return f"{', '.join(written[:-1])}{comma} and {written[-1]}"


def _surname_first(name: dict[str, str]) -> str:
    if "literal" in name:
        return name["literal"]
    family = " ".join(filter(None, (name.get("non-dropping-particle"), name["family"])))
    return ", ".join(filter(None, (family, name["given"], name.get("suffix"))))


def _in_order(name: dict[str, str]) -> str:
    keys = ("literal", "given", "non-dropping-particle", "family", "suffix")
    return " ".join(name[key] for key in keys if key in name)


def _written(date: list[int]) -> str:
    year, *rest = date
    month = f"{_MONTHS[rest[0] - 1]} " if rest else ""
    day = f"{rest[1]} " if len(rest) > 1 else ""
    return f"{day}{month}{year}"


def _ended(text: str) -> str:
    return text if text.endswith(".") else f"{text}."
