"""UIMA CAS, XMI: a file per article and the type system, as INCEpTION imports them.

Offsets are UTF-16 code units. Each tag of an annotation is a feature structure of the type
`webanno.custom.Reader`, with the features `label`, `note`, `author` and `identifier`.
"""

from collections.abc import Iterator

from reader.exchange.cas import FEATURES, TYPE, structures
from reader.exchange.cas_reading import looks_xmi, read_xmi
from reader.exchange.losses import tell_tags
from reader.exchange.registry import File, Format
from reader.exchange.report import Report
from reader.exchange.xml import DECLARATION, attributes, fit
from reader.model.bundle import AnnotatedArticle, Bundle

_NAMESPACES = (
    'xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" '
    'xmlns:custom="http:///webanno/custom.ecore" xmi:version="2.0"'
)


def write(bundle: Bundle, report: Report) -> Iterator[File]:
    """`ID.xmi` for each article, and `TypeSystem.xml`."""
    tell_tags(bundle, report)
    written = False
    for item in bundle.articles:
        yield File(f"{item.listed.id}.xmi", (_document(item, report).encode(),))
        written = True
    if written:
        yield File("TypeSystem.xml", (type_system().encode(),))


def _document(item: AnnotatedArticle, report: Report) -> str:
    rows: list[str] = []
    members: list[str] = []
    for number, found in enumerate(structures(item, report), 2):
        values = {name: fit(str(value), report) for name, value in found.features.items() if value}
        given = attributes(sofa=1, begin=str(found.begin), end=str(found.end), **values)
        rows.append(f'  <custom:Reader xmi:id="{number}"{given}/>\n')
        members.append(str(number))
    text = fit(item.article.text, report)
    sofa = attributes(sofaNum=1, sofaID="_InitialView", mimeType="text/plain", sofaString=text)
    return (
        f"{DECLARATION.decode()}<xmi:XMI {_NAMESPACES}>\n"
        f'  <cas:NULL xmi:id="0"/>\n{"".join(rows)}  <cas:Sofa xmi:id="1"{sofa}/>\n'
        f'  <cas:View sofa="1" members="{" ".join(members)}"/>\n</xmi:XMI>\n'
    )


def type_system() -> str:
    """The description of the type that Reader writes."""
    features = "".join(
        f"<featureDescription><name>{name}</name><description/>"
        "<rangeTypeName>uima.cas.String</rangeTypeName></featureDescription>"
        for name in FEATURES
    )
    return (
        f"{DECLARATION.decode()}"
        '<typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier"><types>'
        f"<typeDescription><name>{TYPE}</name><description/>"
        f"<supertypeName>uima.tcas.Annotation</supertypeName><features>{features}</features>"
        "</typeDescription></types></typeSystemDescription>\n"
    )


FORMAT = Format(
    name="cas-xmi",
    title="UIMA CAS XMI (INCEpTION)",
    suffix=".xmi",
    carries="texts, passages, tags, notes, authors",
    cannot="times, colours and descriptions of tags, what is known of articles",
    proven="dkpro-cassis has the same annotations",
    write=write,
    read=read_xmi,
    looks=looks_xmi,
    several=True,
)
