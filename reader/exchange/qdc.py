"""QDC: the codebook as REFI-QDA exchanges it (codes, colours, descriptions, hierarchy)."""

from collections.abc import Iterator

from reader.exchange.refi_codes import codes_xml, read_codes
from reader.exchange.registry import File, Format
from reader.exchange.report import Report
from reader.exchange.source import Source
from reader.exchange.xml import DECLARATION, local, parse
from reader.model import FormatError
from reader.model.bundle import Bundle, Imported

_NAMESPACE = "urn:QDA-XML:codebook:1.0"


def write(bundle: Bundle, report: Report) -> Iterator[File]:
    """The codebook; no article, no annotation. Nothing where there are no tags."""
    annotations = sum(len(item.annotations) for item in bundle.articles)
    report.dropped("annotation (a codebook has none)", annotations)
    codes = codes_xml(bundle.tags, report)
    if codes:
        body = f'<CodeBook xmlns="{_NAMESPACE}" origin="Reader"><Codes>{codes}</Codes></CodeBook>\n'
        yield File("codebook.qdc", (DECLARATION, body.encode()))


def looks(source: Source) -> bool:
    """Whether its root is a `CodeBook`."""
    return "<CodeBook" in source.head_text and "QDA-XML" in source.head_text


def read(source: Source, report: Report) -> Imported:
    """The tags of a codebook. Raises FormatError."""
    root = parse(source.data, source.name)
    if local(root) != "CodeBook":
        raise FormatError(f"{source.name}: its root is no CodeBook of REFI-QDA")
    _, tags = read_codes(root, report)
    return Imported(format="qdc", tags=tags)


FORMAT = Format(
    name="qdc",
    title="REFI-QDA codebook (QDC)",
    suffix=".qdc",
    carries="tags with hierarchy, colours, descriptions",
    cannot="articles and annotations; keys of tags",
    proven="the XML Schema of REFI-QDA; codebooks of QualCoder, ATLAS.ti, Taguette read",
    write=write,
    read=read,
    looks=looks,
)
