"""Codes of REFI-QDA: the codebook as the QDC and QDPX formats have it.

A hierarchy of tags (`people/mayor`) is a hierarchy of codes; a part of a name that is no tag itself
is a code that cannot be used for coding. GUIDs are made from names, so that the same tag has the
same one in every export.
"""

from collections.abc import Iterator
from uuid import UUID, uuid5

from reader.exchange.colors import hex_of, nearest
from reader.exchange.report import Report
from reader.exchange.xml import Element, attributes, content, fit, local, named, text_in
from reader.model import Tag

NAMESPACE = UUID("52656164-6572-5000-8000-000000000000")
"""Of the GUIDs that Reader makes from names."""


def guid(*names: str) -> str:
    """The GUID of a thing of this name."""
    return str(uuid5(NAMESPACE, "\0".join(names)))


def code_guid(tag: str) -> str:
    """The GUID of a tag's code."""
    return guid("code", tag)


def codes_xml(tags: tuple[Tag, ...], report: Report) -> str:
    """The elements inside `Codes`, "" where there are no tags."""
    report.dropped("key of a tag", sum(bool(tag.key) for tag in tags))
    known = {tag.name: tag for tag in tags}
    children: dict[str, list[str]] = {}
    for name in dict.fromkeys(path for tag in tags for path in _paths(tag.name)):
        children.setdefault(name.rpartition("/")[0], []).append(name)
    return "".join(_code(name, known, children, report) for name in children.get("", ()))


def _paths(name: str) -> Iterator[str]:
    """The name's first part, its first two, … , the name."""
    parts = name.split("/")
    return ("/".join(parts[: count + 1]) for count in range(len(parts)))


def _code(name: str, known: dict[str, Tag], children: dict[str, list[str]], report: Report) -> str:
    tag = known.get(name)
    given = attributes(
        guid=code_guid(name),
        name=fit(name.rpartition("/")[2], report),
        isCodable="true" if tag else "false",
        color=hex_of(tag.color) if tag else None,
    )
    described = ""
    if tag and tag.description:
        described = f"<Description>{content(fit(tag.description, report))}</Description>"
    inside = "".join(_code(child, known, children, report) for child in children.get(name, ()))
    return f"<Code{given}>{described}{inside}</Code>"


def read_codes(root: Element, report: Report) -> tuple[dict[str, str], tuple[Tag, ...]]:
    """The names of codes by GUID (lower case, no braces), and their tags.

    What cannot be used for coding and is not described is no tag, but a part of names.
    """
    names: dict[str, str] = {}
    tags: dict[str, Tag] = {}
    waiting = [
        (code, "")
        for codes in root.iter("{*}Codes")
        for code in reversed(list(named(codes, "Code")))
    ]
    while waiting:
        code, above = waiting.pop()
        own = str(code.get("name") or "code")
        if "/" in own:
            report.bent("“/” in the name of a code, which would make a hierarchy")
            own = own.replace("/", "-")
        name = f"{above}/{own}" if above else own
        names[bare(code.get("guid"))] = name
        described = text_in(code, "Description") or str(code.get("description") or "")
        if str(code.get("isCodable", "true")).strip() not in ("false", "0") or described:
            color = nearest(str(code.get("color") or ""))
            tags.setdefault(name, Tag(name=name, color=color, description=described.strip()))
        waiting += [(child, name) for child in reversed(list(named(code, "Code")))]
    sets = sum(local(each) == "Set" for each in root.iter("{*}Set"))
    report.dropped("set of codes", sets)
    return names, tuple(tags.values())


def bare(value: str | None) -> str:
    """A GUID as it is compared: without braces, lower case."""
    return str(value or "").strip().strip("{}").lower()
