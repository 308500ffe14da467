"""brat standoff: a text and an `.ann` file per article, and how brat shows and checks them.

Offsets are code points. A span over a line break is written in fragments, as brat wants it. Types
are ASCII names; `visual.conf` has the tags' own names as labels and, in a comment, exactly.
"""

import json
import re
from collections.abc import Iterator

from reader.exchange.colors import hex_of, nearest
from reader.exchange.labels import PLAIN, Labels
from reader.exchange.losses import tell_tags
from reader.exchange.newlines import Newlines
from reader.exchange.registry import File, Format
from reader.exchange.report import Report
from reader.exchange.source import Source
from reader.exchange.spans import Joined, placed, tell_spans
from reader.model import Annotation, Article, FormatError, Tag
from reader.model.bundle import AnnotatedArticle, Bundle, ForeignArticle, Imported

_TEXT_BOUND = re.compile(r"(T\S*)\t(\S+) ([\d ;]+)\t?.*")
_NOTE = re.compile(r"#\S*\t\S+ (T\S*)\t(.*)")
_NAME = re.compile(r"# (\S+) = (\".*\")")
_LABEL = re.compile(r"(\S+)\s*\|\s*([^|]+)")
_COLOR = re.compile(r"(\S+)\t.*?bgColor:(#\w+)")
_PIECE = re.compile(r"[^\n]+")


def write(bundle: Bundle, report: Report) -> Iterator[File]:
    """`ID.txt`, `ID.ann` for each article, `annotation.conf` and `visual.conf` for all."""
    tell_tags(bundle, report, kept=("color",))
    labels = Labels((PLAIN, *(tag.name for tag in bundle.tags)))
    written = False
    for item in bundle.articles:
        written = True
        tell_spans(item, report)
        yield File(f"{item.listed.id}.txt", (item.article.text.encode(),))
        lines = "".join(_lines(item, labels, report))
        yield File(f"{item.listed.id}.ann", (lines.encode(),))
    if not written:
        return
    yield File("annotation.conf", (_annotation_conf(labels).encode(),))
    yield File("visual.conf", (_visual_conf(labels, bundle.tags).encode(),))


def _lines(item: AnnotatedArticle, labels: Labels, report: Report) -> Iterator[str]:
    number = notes = 0
    for annotation in placed(item, report):
        pieces = list(_pieces(annotation))
        if not pieces:
            report.dropped("annotation of nothing but line breaks")
            continue
        where = ";".join(f"{start} {end}" for start, end in pieces)
        text = item.article.text
        words = " ".join(text[start:end] for start, end in pieces).replace("\t", " ")
        for tag in annotation.tags or (PLAIN,):
            number += 1
            yield f"T{number}\t{labels.of(tag)} {where}\t{words}\n"
            if annotation.note:
                notes += 1
                yield f"#{notes}\tAnnotatorNotes T{number}\t{_escaped(annotation.note)}\n"


def _pieces(annotation: Annotation) -> Iterator[tuple[int, int]]:
    start = annotation.start or 0
    return ((start + m.start(), start + m.end()) for m in _PIECE.finditer(annotation.exact))


def _escaped(note: str) -> str:
    return note.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", " ").replace("\r", "")


def _unescaped(note: str) -> str:
    return re.sub(r"\\(\\|n)", lambda match: "\n" if match[1] == "n" else "\\", note)


def _annotation_conf(labels: Labels) -> str:
    types = "\n".join(labels.names)
    overlaps = "<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>"
    return f"[entities]\n{types}\n\n[relations]\n{overlaps}\n\n[events]\n\n[attributes]\n"


def _visual_conf(labels: Labels, tags: tuple[Tag, ...]) -> str:
    lines = ["[labels]"]
    for label, name in labels.names.items():
        lines.append(f"# {label} = {json.dumps(name)}")
        lines.append(f"{label} | {' '.join(name.replace('|', '/').split())}")
    lines += ["", "[drawing]"]
    lines += [f"{labels.of(tag.name)}\tbgColor:{hex_of(tag.color)}" for tag in tags]
    return "\n".join((*lines, ""))


# -- reading ---------------------------------------------------------------------------------------


def looks(source: Source) -> bool:
    """Whether it is a folder or archive with pairs of `.ann` and `.txt`."""
    try:
        return bool(_pairs(source))
    except FormatError:
        return False


def _pairs(source: Source) -> list[str]:
    members = set(source.members)
    return [
        name[:-4]
        for name in source.members
        if name.endswith(".ann") and f"{name[:-4]}.txt" in members
    ]


def read(source: Source, report: Report) -> Imported:
    """The annotations of a folder or archive. Raises FormatError."""
    pairs = _pairs(source)
    if not pairs:
        raise FormatError(f"{source.name}: has no .ann file with its .txt; name their folder")
    names: dict[str, str] = {}
    colors: dict[str, str] = {}
    for member in source.members:
        if member.rpartition("/")[2] == "visual.conf":
            _read_conf(source.member_text(member), names, colors)
    joined = Joined()
    articles: list[ForeignArticle] = []
    for stem in pairs:
        lines = Newlines(source.member_text(f"{stem}.txt"))
        title = stem.rpartition("/")[2]
        article = Article(id=title, title=title, text=lines.text)
        articles.append(ForeignArticle(key=stem, article=article, has_text=True))
        _read_ann(stem, source.member_text(f"{stem}.ann"), lines, names, joined, report)
    tags = tuple(Tag(name=names.get(t, t), color=nearest(c)) for t, c in colors.items())
    return Imported(
        format="brat", articles=tuple(articles), annotations=joined.annotations(), tags=tags
    )


def _read_conf(text: str, names: dict[str, str], colors: dict[str, str]) -> None:
    for line in map(str.strip, text.splitlines()):
        if match := _NAME.fullmatch(line):
            names[match[1]] = str(json.loads(match[2]))
        elif match := _LABEL.match(line):
            names.setdefault(match[1], match[2].strip())
        elif match := _COLOR.match(line):
            colors[match[1]] = match[2]


def _read_ann(
    stem: str,
    text: str,
    lines: Newlines,
    names: dict[str, str],
    joined: Joined,
    report: Report,
) -> None:
    bounds: dict[str, tuple[int, int, str]] = {}
    notes: dict[str, str] = {}
    for line in text.replace("\r\n", "\n").split("\n"):
        if match := _TEXT_BOUND.fullmatch(line):
            places = [int(place) for place in match[3].replace(";", " ").split()]
            start, end = lines.place(min(places)), lines.place(max(places))
            if len(places) > 2 and _holes(lines.text, places, lines):
                report.bent("span of several pieces, kept with what is between them")
            bounds[match[1]] = start, end, names.get(match[2], match[2])
        elif match := _NOTE.fullmatch(line):
            notes[match[1]] = "\n".join(filter(None, (notes.get(match[1]), _unescaped(match[2]))))
        elif line.strip():
            report.dropped("relation, event or attribute")
    for name, (start, end, tag) in bounds.items():
        joined.add(stem, start, end, (tag,), notes.get(name, ""), name)


def _holes(text: str, places: list[int], lines: Newlines) -> bool:
    """Whether between the pieces is more than blanks."""
    between = zip(places[1::2], places[2::2], strict=False)
    return any(text[lines.place(a) : lines.place(b)].strip() for a, b in between)


FORMAT = Format(
    name="brat",
    title="brat standoff",
    suffix=".ann",
    carries="texts, passages, tags with colours, notes",
    cannot="annotations of the whole article, authors, times, descriptions, what is known of texts",
    proven="pybrat has the same spans; brat's own sample read",
    write=write,
    read=read,
    looks=looks,
    several=True,
)
