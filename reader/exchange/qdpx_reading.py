"""Reading QDPX: what NVivo, QualCoder and others make of a REFI-QDA project.

Accepted beside what the standard says: a byte order mark, CR LF, `Sources/`, braces about GUIDs,
older namespaces, positions in UTF-16 code units. In which unit the positions of a source are is
seen from the names of its selections, which are the words they cover.
"""

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from reader.exchange.newlines import Newlines
from reader.exchange.refi_codes import bare, read_codes
from reader.exchange.report import Report
from reader.exchange.source import Source
from reader.exchange.times import utc
from reader.exchange.xml import Element, local, named, parse, text_in
from reader.model import Annotation, Article, FormatError
from reader.model.bundle import ForeignAnnotation, ForeignArticle, Imported
from reader.model.offsets import Offsets, Unit

OWN = "52656164-6572-8000-8000-"
_KNOWN = ("url", "byline", "published", "publisher", "language")
_UNITS: tuple[Unit, ...] = ("code points", "utf-16")
_OTHERS = (
    "PictureSelection", "PDFSelection", "AudioSelection", "VideoSelection", "TranscriptSelection",
)  # fmt: skip


def looks(source: Source) -> bool:
    """Whether it is an archive with a `project.qde`."""
    try:
        return _project_of(source) is not None
    except FormatError:
        return False


def read(source: Source, report: Report) -> Imported:
    """The texts, codes and selections of a project. Raises FormatError."""
    name = _project_of(source)
    if name is None:
        raise FormatError(f"{source.name}: has no project.qde")
    root = parse(source.member(name), f"{source.name}: {name}")
    if local(root) != "Project":
        raise FormatError(f"{source.name}: the root of {name} is no Project of REFI-QDA")
    project = _Project(root, source, report)
    for kind in _OTHERS:
        count = sum(1 for _ in root.iter(f"{{*}}{kind}"))
        report.dropped(f"{kind}, which is of no text", count)
    articles: list[ForeignArticle] = []
    annotations: list[ForeignAnnotation] = []
    for sources in named(root, "Sources"):
        for element in sources.iter("{*}TextSource", "{*}Representation"):
            article, found = project.text_source(element)
            articles.append(article)
            annotations += found
    return Imported(
        format="qdpx",
        articles=tuple(articles),
        annotations=tuple(annotations),
        tags=project.tags,
    )


def _project_of(source: Source) -> str | None:
    return next((name for name in source.members if name.lower().endswith(".qde")), None)


class _Project:
    """What the whole project knows: users, codes, notes, variables."""

    def __init__(self, root: Element, source: Source, report: Report) -> None:
        self._source = source
        self._report = report
        self._from_qualcoder = "QualCoder" in str(root.get("origin"))
        self._users = {
            bare(user.get("guid")): str(user.get("name") or user.get("id") or "")
            for user in root.iter("{*}User")
        }
        self._codes, self.tags = read_codes(root, report)
        self._notes = {
            bare(note.get("guid")): note
            for notes in named(root, "Notes")
            for note in named(notes, "Note")
        }
        self._linked = dict(_links(root))
        self._known = dict(_variables(root))

    def text_source(self, element: Element) -> tuple[ForeignArticle, list[ForeignAnnotation]]:
        """A source with its selections, codings and notes."""
        key = bare(element.get("guid"))
        parent = element.getparent()
        title = element.get("name") or ("" if parent is None else parent.get("name"))
        title = title or PurePosixPath(str(element.get("plainTextPath") or key)).stem
        raw = self._text(element)
        lines = Newlines(raw or "")
        known = {name: value for name, value in self._known.get(key, {}).items() if name in _KNOWN}
        article = Article(title=title, text=lines.text, **known)
        foreign = ForeignArticle(key=key, article=article, has_text=bool(lines.text))
        found: list[ForeignAnnotation] = []
        selections = list(named(element, "PlainTextSelection"))
        offsets = Offsets(raw or "", _unit(selections, raw or ""))

        def place(value: str | None) -> int | None:
            number = _number(value)
            inside = number is not None and 0 <= number <= offsets.foreign(len(raw or ""))
            return lines.place(offsets.points(number)) if number is not None and inside else number

        for selection in selections:
            places = place(selection.get("startPosition")), place(selection.get("endPosition"))
            found.append(self._annotation(key, selection, places, self._note_of(selection)))
        found += self._of_whole(key, element, place)
        return foreign, found

    def _of_whole(self, key: str, element: Element, place: Any) -> Iterator[ForeignAnnotation]:
        """Codings, notes and the description of a source as a whole."""
        groups: dict[tuple[str, str], list[Element]] = {}
        for coding in named(element, "Coding"):
            note = next((bare(ref.get("targetGUID")) for ref in named(coding, "NoteRef")), "")
            made = "" if note else f"{coding.get('creatingUser')} {coding.get('creationDateTime')}"
            groups.setdefault((note, made), []).append(coding)
        for (note, _), codings in groups.items():
            element_of_note = self._notes.get(note)
            about = codings[0] if element_of_note is None else element_of_note
            text = "" if element_of_note is None else self._note_text(element_of_note)
            yield self._annotation(key, about, (None, None), text, codings)
        for reference in named(element, "NoteRef"):
            note = self._notes.get(bare(reference.get("targetGUID")))
            if note is None:
                continue
            text, places = self._note_text(note), (None, None)
            for selection in named(note, "PlainTextSelection"):
                # QualCoder's notes on a passage; the standard means a part of the note itself
                start, end = selection.get("startPosition"), selection.get("endPosition")
                if self._from_qualcoder or (_number(end) or 0) > len(text):
                    places = place(start), place(end)
            yield self._annotation(key, note, places, text, ())
        if described := text_in(element, "Description").strip():
            annotation = Annotation(id="", article=key, note=described)
            yield ForeignAnnotation(annotation=annotation, identity=f"{key}#description")

    def _annotation(
        self,
        key: str,
        element: Element,
        places: tuple[int | None, int | None],
        note: str,
        codings: Any = None,
    ) -> ForeignAnnotation:
        codings = list(named(element, "Coding") if codings is None else codings)
        references = [ref for coding in codings for ref in named(coding, "CodeRef")]
        codes = [self._codes.get(bare(ref.get("targetGUID")), "") for ref in references]
        self._report.dropped("coding with a code that is not in the codebook", codes.count(""))
        identity = bare(element.get("guid"))
        annotation = Annotation(
            id=identity.removeprefix(OWN) if identity.startswith(OWN) else "",
            article=key,
            start=places[0],
            end=places[1],
            tags=tuple(filter(None, codes)),
            note=note,
            author=self._users.get(bare(element.get("creatingUser")), ""),
            created=utc(element.get("creationDateTime")),
            updated=utc(element.get("modifiedDateTime")),
        )
        return ForeignAnnotation(annotation=annotation, identity=identity)

    def _note_of(self, selection: Element) -> str:
        """The description of a selection, and the notes it or its codings refer to."""
        parts = [text_in(selection, "Description")]
        for element in (selection, *named(selection, "Coding")):
            for reference in named(element, "NoteRef"):
                note = self._notes.get(bare(reference.get("targetGUID")))
                parts.append("" if note is None else self._note_text(note))
        linked = self._linked.get(bare(selection.get("guid")))
        if linked in self._notes:
            parts.append(self._note_text(self._notes[linked]))
        return "\n\n".join(part for part in parts if part.strip())

    def _note_text(self, note: Element) -> str:
        text = text_in(note, "PlainTextContent") or self._text(note) or ""
        return text or text_in(note, "Description")

    def _text(self, element: Element) -> str | None:
        """The text of a source or note, as it came; None where the archive does not hold it."""
        inline = text_in(element, "PlainTextContent")
        if inline:
            return inline
        path = str(element.get("plainTextPath") or "")
        if "://" in path.removeprefix("internal://") or not path:
            if path or element.get("richTextPath"):
                self._report.dropped("text outside the archive, or only as a Word document")
            return None
        wanted = f"sources/{path.removeprefix('internal://')}".lower()
        member = next((name for name in self._source.members if name.lower() == wanted), None)
        if member is None:
            self._report.dropped("text that the archive lacks")
            return None
        return self._source.member_text(member)


def _unit(selections: list[Element], text: str) -> Unit:
    """The unit in which most selections cover the words that are their names."""
    if text.isascii():
        return "code points"

    def fitting(unit: Unit) -> int:
        offsets = Offsets(text, unit)
        return sum(_covers(selection, text, offsets) for selection in selections[:200])

    return max(_UNITS, key=fitting)


def _covers(selection: Element, text: str, offsets: Offsets) -> bool:
    start, end = _number(selection.get("startPosition")), _number(selection.get("endPosition"))
    words = " ".join(str(selection.get("name") or "").rstrip("…. ").split())
    if start is None or end is None or not words:
        return False
    covered = " ".join(text[offsets.points(start) : offsets.points(end)].split())
    return covered.startswith(words)


def _links(root: Element) -> Iterator[tuple[str, str]]:
    """Selections and notes that are linked (NVivo), both ways."""
    for link in root.iter("{*}Link"):
        origin, target = bare(link.get("originGUID")), bare(link.get("targetGUID"))
        yield origin, target
        yield target, origin


def _variables(root: Element) -> Iterator[tuple[str, dict[str, Any]]]:
    """The values of variables by source, from cases without a name that refer to one source."""
    names = {bare(v.get("guid")): str(v.get("name")) for v in root.iter("{*}Variable")}
    for case in root.iter("{*}Case"):
        sources = [bare(ref.get("targetGUID")) for ref in named(case, "SourceRef")]
        if case.get("name") is None and len(sources) == 1:
            yield sources[0], _values(case, names)


def _values(case: Element, names: dict[str, str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for value in named(case, "VariableValue"):
        reference = next(named(value, "VariableRef"), None)
        if reference is not None:
            name = names.get(bare(reference.get("targetGUID")), "")
            found[name] = text_in(value, "TextValue")
    return found


def _number(value: str | None) -> int | None:
    try:
        return int(str(value))
    except ValueError:
        return None
