"""Lines of metadata: one line of a page in, what it states out ("byline", "October 29, 2014" …).

Every function here looks at one line by itself; where on the page it stands is judged in
`reader.ingest.metadata`.
"""

import re
from collections.abc import Mapping
from typing import Literal, NamedTuple

from reader.ingest.bylines import parse_byline, parse_name
from reader.ingest.dates import parse_date
from reader.ingest.publishers import AGENCIES, known_publisher

Field = Literal["title", "byline", "published", "updated", "publisher", "url", "language",
                "dateline", "nothing"]  # fmt: skip


class Fact(NamedTuple):
    """What a line states. `nothing` is said by "5 min read" and its like."""

    field: Field
    value: str


_LABELS: Mapping[str, Field] = {
    "title": "title", "headline": "title", "author": "byline", "authors": "byline",
    "byline": "byline", "by": "byline", "publisher": "publisher", "publication": "publisher",
    "site": "publisher", "outlet": "publisher", "newspaper": "publisher", "source": "publisher",
    "url": "url", "link": "url", "permalink": "url", "canonical": "url", "canonical url": "url",
    "language": "language", "lang": "language",
}  # fmt: skip
_LABELLED = re.compile(r"([A-Za-z][A-Za-z ]{1,20}?)\s*:\s+(\S.{0,300})")
URL = r"<?(https?://[^\s<>\"]{3,4000}?)>?"
_URL = re.compile(rf"{URL}[.,;]?")
URL_LABEL = re.compile(
    r"(?:the )?(?:original(?:ly)?(?: (?:url|link|source|article|story|version|page|post))?"
    r"(?: published)?(?: (?:at|on|in|here|from))?|source(?: (?:url|link))?|url|web ?link|link|"
    r"permalink|canonical(?: url)?|article url|read (?:the )?(?:original|full)"
    r"(?: (?:article|story|text))?(?: (?:at|here|on))?|view (?:the )?original(?: (?:at|here|on))?|"
    r"(?:first )?published (?:at|on)|(?:saved|retrieved|archived|clipped) from|via|"
    r"available (?:at|from)|quelle|originaladresse|источник|оригинал)\s*[:：]?",
    re.IGNORECASE,
)
_LABELLED_URL = re.compile(rf"({URL_LABEL.pattern})\s*{URL}[.,;]?", re.IGNORECASE)
_OUTLET = re.compile(
    r"\b(?:Times|Post|News|Newspaper|Courier|Gazette|Herald|Tribune|Chronicle|Journal|Register|"
    r"Argus|Record|Observer|Telegraph|Standard|Press|Review|Wire|Daily|Weekly|Mirror|Echo|"
    r"Examiner|Bulletin|Dispatch|Globe|Guardian|Independent|Monitor|Inquirer|Advertiser|Mercury|"
    r"Sentinel|Magazine|Zeitung|Nachrichten|Anzeiger|Tageblatt|Agency|Radio|Broadcasting)$"
)
_SIGNED = re.compile(
    r"([^\W\d_][\w.'’ -]{2,50}),\s+[\w'’ &-]{0,50}\b"
    r"(?:correspondent|editor|reporter|writer|columnist|critic|korrespondentin|korrespondent)",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s*[|·•]\s*|\s+[–—/-]\s+|\s{3,}")
_READING_TIME = re.compile(
    r"(?:reading time:?\s*)?(?:about\s+)?\d{1,3}[ -]?min(?:ute)?s?(?: (?:read|to read))?\.?"
    r"|reading time:?\s*\d{1,3}\s*min(?:ute)?s?\.?",
    re.IGNORECASE,
)
_EMAIL = r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}"
_CONTACT = re.compile(
    r"(?:\b(?:contact|reach(?:ed)?|write to|e-?mail|mail|tips?|feedback|follow|tweet|twitter|"
    r"telephone|phone|tel|tell us|questions|comments|kontakt|contacto|contatto|контакт)\b)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(rf"{_EMAIL}|(?<![\w@])@\w{{2,30}}|\+?\d[\d ()/.-]{{7,18}}\d")
_ONLY_EMAIL = re.compile(rf"(?:e-?mail:?\s*)?<?{_EMAIL}>?", re.IGNORECASE)
_CREDIT = re.compile(
    r"(?:photo(?:graph(?:s|er)?|s)?|picture|image|illustration|caption|foto|bild|фото)"
    r"(?: (?:credit|by|courtesy(?: of)?))?\s*[:：]\s*\S.*"
    r"|.{3,300}\((?:photo|image|picture|foto|bild)(?: (?:credit|by|courtesy of))?\b[^)]{1,80}\)\.?"
    r"|.{3,300}[.!?…][\"”’)]*\s+(?:photo(?:graph)?|picture|image|foto)s?"
    r"(?: (?:credit|by|courtesy(?: of)?))?[:：]\s*\S.{1,80}"
    r"|.{3,300}[.!?…][\"”’)]*\s+(?-i:[^\W\d_a-z]\w+(?: [^\W\d_]\S+){1,3}"
    r" ?/ ?[^\W\d_a-z][\w ]{1,30})"
    r"|(?:photo|image|picture|illustration)s? (?:by|courtesy of) \S.{2,80}"
    r"|.{0,300}\b(?:getty images|shutterstock|ap photo|afp photo|wikimedia commons)\b.{0,40}",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"(?P<line>[^\W\d_][\w .'’/-]{1,40}(?:,\s[\w .'’-]{2,30}){0,4}"
    r"(?:\s*\((?P<agency>[\w /.'’-]{2,30})\))?)\.?\s*(?:--?|–|—|―)\s*(?=\S)"
)


def facts(line: str) -> list[Fact]:
    """Everything `line` states, when it states nothing else; else an empty list.

    "By Jane Doe | October 29, 2014 | The Moscow Times" gives three.
    """
    line = line.strip()
    if not 3 <= len(line) <= 400:
        return []
    parts = [part for part in _SEPARATOR.split(line) if part]
    if 2 <= len(parts) <= 6 and (found := _parts(parts)):
        return found
    return [whole] if (whole := _fact(line)) else _two_facts(line)


def is_url(line: str) -> str | None:
    """The web address that `line` is, or None."""
    match = _URL.fullmatch(line.strip())
    return match[1] if match else None


def is_contact(line: str) -> bool:
    """Whether `line` only says how to reach somebody."""
    if len(line) > 250 or line.lower().startswith("correction"):
        return False
    if _ONLY_EMAIL.fullmatch(line.strip()):
        return True
    return bool(_CONTACT.search(line) and _ADDRESS.search(line))


def is_credit(line: str) -> bool:
    """Whether `line` is a picture's caption by its own words ("Photo: …", "(Photo by …)")."""
    return len(line) <= 350 and bool(_CREDIT.fullmatch(line.strip()))


class Dateline(NamedTuple):
    """The line itself, the agency and the date that it names."""

    line: str
    agency: str | None = None
    published: str | None = None


def dateline(paragraph: str) -> Dateline | None:
    """The dateline a first paragraph begins with, or None.

    "MOSCOW, May 2, 2014 (Reuters) — …" gives the part before the dash, "Reuters", "2014-05-02".
    """
    match = _DATELINE.match(paragraph[:160])
    if not match:
        return None
    line = match["line"].strip().rstrip(".")
    place, _, rest = line.split("(")[0].partition(",")
    name = (match["agency"] or "").split("/")[0].strip()
    agency = AGENCIES.get(name.lower()) or (name if _OUTLET.search(name) else None)
    shouted = place.strip().isupper() and len(place.strip()) > 2
    if not shouted and not agency:
        return None
    days = (rest, rest.partition(",")[2])
    found = next((date for day in days if (date := parse_date(day))), None)
    return Dateline(line, agency, found.iso if found else None)


def _parts(parts: list[str]) -> list[Fact]:
    """What the parts of a divided line state, if each states something."""
    found = [[fact] if (fact := _fact(part)) else _two_facts(part) for part in parts]
    dated = any(fact.field in ("published", "updated") for group in found for fact in group)
    # A bare name is an author's, and an unknown one an outlet's, only beside a date.
    if dated and not found[0] and (name := parse_name(parts[0])) and not _is_outlet(parts[0]):
        found[0] = [Fact("byline", name)]
    signed = any(fact.field == "byline" for group in found for fact in group)
    for at, part in enumerate(parts):
        if not found[at] and dated and (_is_outlet(part) or (signed and _is_title_case(part))):
            found[at] = [Fact("publisher", part)]
    return [fact for group in found for fact in group] if all(found) else []


def _is_outlet(line: str) -> bool:
    """Whether an unknown name is that of a newspaper, by its words."""
    if not _is_title_case(line):
        return False
    return line.startswith("The ") or bool(_OUTLET.search(line))


def _is_title_case(line: str) -> bool:
    words = line.split()
    return 1 <= len(words) <= 5 and line[0].isupper() and words[-1][0].isupper() and (
        line[-1].isalnum()
    )  # fmt: skip


def _fact(line: str) -> Fact | None:
    if _READING_TIME.fullmatch(line):
        return Fact("nothing", line)
    if match := _LABELLED_URL.fullmatch(line):
        return Fact("url", match[2])
    if found := parse_date(line):
        return Fact("updated" if found.update else "published", found.iso)
    if names := parse_byline(line):
        return Fact("byline", names)
    if name := known_publisher(line):
        return Fact("publisher", name)
    if _is_title_case(line) and len(line.split()) > 1 and _OUTLET.search(line):
        return Fact("publisher", line)
    if (signed := _SIGNED.fullmatch(line)) and parse_name(signed[1]):
        return Fact("byline", signed[1])
    match = _LABELLED.fullmatch(line)
    field = _LABELS.get(match[1].lower()) if match else None
    if not match or not field:
        return None
    value = match[2].strip()
    if field == "url":
        return Fact("url", url) if (url := is_url(value)) else None
    if field == "language" and not re.fullmatch(r"[A-Za-z]{2}(?:-[A-Za-z]{2})?", value):
        return None
    if field in ("byline", "publisher") and len(value) > 100:
        return None
    return Fact(field, value[:2].lower() if field == "language" else value)


def _two_facts(line: str) -> list[Fact]:
    """ "By Jane Doe, October 29, 2014", "Saltmere, Thursday, 19 March 2026": two facts, no mark."""
    words = line.split()
    if len(words) > 20 or len(words) < 3:
        return []
    for at in range(2, len(words)):
        names = parse_byline(" ".join(words[:at]).rstrip(",;-–—"))
        found = parse_date(" ".join(words[at:]).removeprefix("on ")) if names else None
        if names and found:
            return [Fact("byline", names), Fact("published", found.iso)]
    place, _, day = line.partition(", ")
    # Two words before a date may be a person as well as a place.
    if _is_title_case(place) and not parse_name(place) and (found := parse_date(day)):
        return [Fact("dateline", place), Fact("published", found.iso)]
    return []
