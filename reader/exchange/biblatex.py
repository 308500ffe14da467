"""BibLaTeX: the articles as sources, for LaTeX and JabRef.

UTF-8, as biber reads it. Names of institutions stand in braces, so that they are not taken for
people; capitals of titles are protected.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from reader.exchange.registry import File, Format
from reader.exchange.report import Report
from reader.model.bundle import Bundle
from reader.model.citation import citation
from reader.model.visible import one_line

_SPECIAL = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "&": r"\&", "%": r"\%", "#": r"\#",
    "$": r"\$", "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
_TYPES = {"article-newspaper": "article", "webpage": "online"}


def write(bundle: Bundle, report: Report) -> Iterator[File]:
    """An entry per article."""
    yield File("sources.bib", _entries(bundle, report))


def _entries(bundle: Bundle, report: Report) -> Iterator[bytes]:
    keys: set[str] = set()
    for item in bundle.articles:
        report.dropped("annotation (sources only)", len(item.annotations))
        yield _entry(citation(item.listed), keys).encode()


def _entry(source: dict[str, Any], keys: set[str]) -> str:
    kind = _TYPES.get(source["type"], "misc")
    fields = {
        "title": f"{{{_tex(source['title'])}}}",
        "author": " and ".join(map(_name, source.get("author", ()))),
        "date": _date(source.get("issued")),
        "journaltitle" if kind == "article" else "organization": _tex(
            source.get("container-title", "")
        ),
        "entrysubtype": "newspaper" if kind == "article" else "",
        "url": re.sub(r"[\s{}\\]", "", source.get("URL", "")),
        "urldate": _date(source.get("accessed")) if source.get("URL") else "",
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@{kind}{{{_key(source, keys)},\n{lines}}}\n\n"


def _tex(text: str) -> str:
    return "".join(_SPECIAL.get(letter, letter) for letter in one_line(text))


def _name(name: dict[str, str]) -> str:
    if "literal" in name:
        return f"{{{_tex(name['literal'])}}}"
    family = " ".join(filter(None, (name.get("non-dropping-particle"), name.get("family"))))
    parts = (family, name.get("suffix", ""), name.get("given", ""))
    return ", ".join(_tex(part) for part in parts if part)


def _date(value: dict[str, Any] | None) -> str:
    parts: list[int] = (value or {}).get("date-parts", [[]])[0]
    return "-".join(f"{part:02d}" if place else f"{part:04d}" for place, part in enumerate(parts))


def _key(source: dict[str, Any], keys: set[str]) -> str:
    """A key in ASCII that no other entry has: the article's id."""
    plain = unicodedata.normalize("NFKD", str(source["id"])).encode("ascii", "ignore").decode()
    base = re.sub(r"[^A-Za-z0-9:.-]+", "-", plain).strip("-") or "source"
    key, number = base, 2
    while key in keys:
        key, number = f"{base}-{number}", number + 1
    keys.add(key)
    return key


FORMAT = Format(
    name="biblatex",
    title="BibLaTeX (sources)",
    suffix=".bib",
    carries="title, authors, date, publication, address of each article",
    cannot="texts and annotations",
    proven="biber --tool --validate-datamodel has no warning",
    write=write,
)
