"""QDPX: a project of REFI-QDA, as NVivo, ATLAS.ti, MAXQDA and QualCoder exchange them.

Out: each article a text source beside `project.qde`, each annotation a selection in code points,
its tags as codings, its note as the selection's description. What is known of an article are
variables of a case without a name, as MAXQDA and QualCoder do for files.
"""

import tempfile
from collections.abc import Iterator
from typing import IO

from reader.exchange.losses import tell_article
from reader.exchange.output import CHUNK, SPOOLED, zipped
from reader.exchange.qdpx_reading import looks, read
from reader.exchange.refi_codes import code_guid, codes_xml, guid
from reader.exchange.registry import File, Format
from reader.exchange.report import Report
from reader.exchange.xml import DECLARATION, attributes, content, fit
from reader.model import Annotation
from reader.model.bundle import AnnotatedArticle, Bundle

NAMESPACE = "urn:QDA-XML:project:1.0"
KNOWN = ("url", "byline", "published", "publisher", "language")
"""What is known of an article and kept as a variable."""
OWN = "52656164-6572-8000-8000-"
"""What the GUID of an annotation begins with; its id ends it."""
_NAME = 60


def write(bundle: Bundle, report: Report) -> Iterator[File]:
    """One archive."""
    yield File("project.qdpx", zipped(_members(bundle, report)))


class _Parts:
    """The parts of the project that grow with every article, kept on the disk where large."""

    def __init__(self, cases: IO[bytes], sources: IO[bytes], notes: IO[bytes]) -> None:
        self.cases, self.sources, self.notes = cases, sources, notes
        self.users: dict[str, str] = {}
        self.titles: dict[str, int] = {}

    def user(self, name: str) -> str | None:
        """The GUID of an author, or None for nobody."""
        if not name:
            return None
        return self.users.setdefault(name, guid("user", name))

    def title(self, title: str, report: Report) -> str:
        """A title that no other source has: programs take it for the source's name."""
        self.titles[title] = count = self.titles.get(title, 0) + 1
        if count == 1:
            return title
        report.bent("title that several articles have, numbered")
        return self.title(f"{title} ({count})", report)


def _members(bundle: Bundle, report: Report) -> Iterator[File]:
    with (
        tempfile.SpooledTemporaryFile(SPOOLED) as cases,
        tempfile.SpooledTemporaryFile(SPOOLED) as sources,
        tempfile.SpooledTemporaryFile(SPOOLED) as notes,
    ):
        parts = _Parts(cases, sources, notes)
        for item in bundle.articles:
            tell_article(item, report)
            name = guid("article", item.listed.id)
            yield File(f"sources/{name}.txt", (item.article.text.encode(),))
            parts.sources.write(_source(item, name, parts, report).encode())
            parts.cases.write(_case(item, name, report).encode())
        yield File("project.qde", _project(bundle, parts, report))


def _project(bundle: Bundle, parts: _Parts, report: Report) -> Iterator[bytes]:
    yield DECLARATION
    yield f'<Project xmlns="{NAMESPACE}" name="Reader" origin="Reader">'.encode()
    users = "".join(
        f"<User{attributes(guid=key, name=fit(name, report))}/>"
        for name, key in parts.users.items()
    )
    codes = codes_xml(bundle.tags, report)
    if users:
        yield f"<Users>{users}</Users>".encode()
    if codes:
        yield f"<CodeBook><Codes>{codes}</Codes></CodeBook>".encode()
    if parts.cases.tell():
        yield b"<Variables>"
        for name in KNOWN:
            given = attributes(guid=guid("variable", name), name=name, typeOfVariable="Text")
            yield f"<Variable{given}/>".encode()
        yield b"</Variables>"
    for tag, part in (
        (b"Cases", parts.cases), (b"Sources", parts.sources), (b"Notes", parts.notes),
    ):  # fmt: skip
        if part.tell():
            yield b"\n<%b>\n" % tag
            part.seek(0)
            while chunk := part.read(CHUNK):
                yield chunk
            yield b"</%b>" % tag
    yield b"\n</Project>\n"


def _case(item: AnnotatedArticle, source: str, report: Report) -> str:
    """What is known of an article, "" where that is nothing."""
    values = "".join(
        f'<VariableValue><VariableRef targetGUID="{guid("variable", name)}"/>'
        f"<TextValue>{content(fit(value, report))}</TextValue></VariableValue>"
        for name in KNOWN
        if (value := getattr(item.article, name))
    )
    if not values:
        return ""
    name = guid("case", item.listed.id)
    return f'<Case guid="{name}">{values}<SourceRef targetGUID="{source}"/></Case>\n'


def _source(item: AnnotatedArticle, name: str, parts: _Parts, report: Report) -> str:
    given = attributes(
        guid=name,
        name=parts.title(fit(item.article.title, report), report),
        plainTextPath=f"internal://{name}.txt",
        creationDateTime=item.listed.added,
    )
    selections: list[str] = []
    codings: list[str] = []
    notes: list[str] = []
    for annotation in item.annotations:
        if annotation.span:
            selections.append(_selection(annotation, parts, report))
            continue
        note = annotation.note
        if annotation.exact:
            report.bent("annotation without a place, kept as a note on the whole source")
            note = f"“{annotation.exact}”\n\n{note}".strip()
        reference = _note(annotation, note, parts, report) if note else ""
        codings += _codings(annotation, parts, reference)
        if not annotation.tags:
            notes.append(reference)
    inside = "".join((*selections, *codings, *notes))
    return f"<TextSource{given}>{inside}</TextSource>\n"


def _selection(annotation: Annotation, parts: _Parts, report: Report) -> str:
    words = fit(" ".join(annotation.exact.split()), report)
    given = attributes(
        guid=f"{OWN}{annotation.id}",
        name=words if len(words) <= _NAME else f"{words[: _NAME - 1]}…",
        startPosition=annotation.start,
        endPosition=annotation.end,
        creatingUser=parts.user(annotation.author),
        creationDateTime=annotation.created,
        modifiedDateTime=annotation.updated,
    )
    described = ""
    if annotation.note:
        described = f"<Description>{content(fit(annotation.note, report))}</Description>"
    inside = "".join((described, *_codings(annotation, parts, "")))
    return f"\n<PlainTextSelection{given}>{inside}</PlainTextSelection>"


def _codings(annotation: Annotation, parts: _Parts, note: str) -> Iterator[str]:
    for tag in annotation.tags:
        given = attributes(
            guid=guid("coding", annotation.id, tag),
            creatingUser=parts.user(annotation.author),
            creationDateTime=annotation.created,
        )
        yield f'<Coding{given}><CodeRef targetGUID="{code_guid(tag)}"/>{note}</Coding>'


def _note(annotation: Annotation, text: str, parts: _Parts, report: Report) -> str:
    """Write a note of a whole source; the reference to it."""
    name = f"{OWN}{annotation.id}"
    given = attributes(
        guid=name,
        name="note",
        creatingUser=parts.user(annotation.author),
        creationDateTime=annotation.created,
        modifiedDateTime=annotation.updated,
    )
    inside = f"<PlainTextContent>{content(fit(text, report))}</PlainTextContent>"
    parts.notes.write(f"<Note{given}>{inside}</Note>\n".encode())
    return f'<NoteRef targetGUID="{name}"/>'


FORMAT = Format(
    name="qdpx",
    title="REFI-QDA project (QDPX)",
    suffix=".qdpx",
    carries="texts, passages, tags with hierarchy, colours, descriptions, notes, authors, times",
    cannot="keys of tags, structure of the text, captions",
    proven="the XML Schema of REFI-QDA; qdaPy reads the same codings and comments; projects of "
    "QualCoder and NVivo read",
    write=write,
    read=read,
    looks=looks,
)
