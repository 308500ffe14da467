"""The index below an article in HTML: who speaks and is named in it, places, organisations."""

from reader.analysis.people import Named, Person, named_things, people
from reader.exchange.html_text import shown
from reader.model import Analysis
from reader.model.counted import counted
from reader.model.visible import one_line

_GROUPS = (
    ("Places", ("GPE", "LOC", "FAC")),
    ("Organisations and groups", ("ORG", "NORP")),
    ("Events and works", ("EVENT", "WORK_OF_ART", "LAW", "PRODUCT")),
)
_SHOWN = 40
"""Names of a group, at most."""


def index(text: str, analysis: Analysis, level: int) -> str:
    """The people with what they said, then the other names by group; "" where there are none.

    `level` is that of its headings.
    """
    found = people(analysis)[:_SHOWN]
    parts: list[str] = []
    if found:
        parts.append(_group(level, "People", [_person(text, person) for person in found]))
    for title, labels in _GROUPS:
        things = named_things(analysis, labels)[:_SHOWN]
        if things:
            parts.append(_group(level, title, [_named(thing) for thing in things]))
    return f'<section class="index">\n{"".join(parts)}</section>\n' if parts else ""


def _group(level: int, title: str, items: list[str]) -> str:
    rows = "".join(f"<li>{item}</li>\n" for item in items)
    return f"<div><h{level}>{title}</h{level}>\n<ul>\n{rows}</ul></div>\n"


def _person(text: str, person: Person) -> str:
    name = shown(one_line(person.name))
    if not person.quotations:
        return f"{name} <small>{len(person.mentions)}</small>"
    said = "".join(
        f"<p><q>{shown(one_line(' … '.join(span.of(text) for span in quotation.content)))}</q></p>"
        for quotation in person.quotations
    )
    count = len(person.quotations)
    summary = f"<summary>{name} <small>{counted(count, 'quotation')}</small></summary>"
    return f"<details>{summary}{said}</details>"


def _named(thing: Named) -> str:
    return f"{shown(one_line(thing.name))} <small>{len(thing.mentions)}</small>"
