"""Small files of many kinds, made in the test that reads them."""

import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO

Placed = tuple[float, float, float, str]
"""From the left, from the top, size (points each), words."""


def zipped(files: Mapping[str, bytes | str], *, packed: bool = True) -> bytes:
    """A zip archive of these files."""
    out = BytesIO()
    method = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def pdf(pages: Sequence[Sequence[Placed]], **facts: str) -> bytes:
    """A PDF of A4 pages with words at their places, in Helvetica."""
    objects: list[bytes] = []
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(len(pages)))
    info = " ".join(f"/{name} ({value})" for name, value in facts.items())
    objects.append(b"<< /Type /Catalog /Pages 2 0 R >>")
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode())
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    for at, page in enumerate(pages):
        stream = "\n".join(
            f"BT /F1 {size} Tf 1 0 0 1 {left} {842 - top} Tm ({_escaped(words)}) Tj ET"
            for left, top, size, words in page
        ).encode("cp1252")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * at} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    objects.append(f"<< {info} >>".encode())
    out = bytearray(b"%PDF-1.4\n")
    places: list[int] = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1, len(objects), start,
    )  # fmt: skip
    return bytes(out)


def _escaped(words: str) -> str:
    return words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
)


def epub(chapters: Mapping[str, str], *, about: str = "", more: Mapping[str, str] = {}) -> bytes:
    """An e-book: chapter file name → body. The spine is in reverse order of the manifest."""
    items = "".join(
        f'<item id="c{at}" href="{name}" media-type="application/xhtml+xml"/>'
        for at, name in reversed(list(enumerate(chapters)))
    )
    spine = "".join(f'<itemref idref="c{at}"/>' for at in range(len(chapters)))
    package = (
        '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<metadata>{about or '<dc:title>The Pier</dc:title>'}</metadata>"
        '<manifest><item id="nav" href="nav.xhtml" properties="nav" '
        f'media-type="application/xhtml+xml"/>{items}</manifest><spine>{spine}</spine></package>'
    )
    page = (
        '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml" '
        'xmlns:epub="http://www.idpf.org/2007/ops"><head><title/></head><body>{}</body></html>'
    )
    files: dict[str, bytes | str] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER,
        "OEBPS/book.opf": package,
        "OEBPS/nav.xhtml": page.format("<nav>Contents</nav>"),
        **{f"OEBPS/{name}": page.format(body) for name, body in chapters.items()},
        **more,
    }
    return zipped(files, packed=False)


_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}'
    "</Relationships>"
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def docx(body: str, *, core: str = "", parts: Mapping[str, str] = {}) -> bytes:
    """A Word document of this WordprocessingML; a link has the relation `link`."""
    names = [
        f'<Relationship Id="{part}" Type="{_OFFICE}/{part}" Target="{part}.xml"/>' for part in parts
    ]
    link = (
        f'<Relationship Id="link" Type="{_OFFICE}/hyperlink" TargetMode="External" '
        'Target="https://a.example/pier"/>'
    )
    head = f'<w:document xmlns:w="{_W}" xmlns:r="{_OFFICE}">'
    return zipped(
        {
            "[Content_Types].xml": _TYPES,
            "_rels/.rels": _RELATIONS.format(
                f'<Relationship Id="d" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
            ),
            "word/_rels/document.xml.rels": _RELATIONS.format("".join(names) + link),
            "word/document.xml": f"{head}<w:body>{body}</w:body></w:document>",
            "docProps/core.xml": (
                '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/'
                'metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
                f'xmlns:dcterms="http://purl.org/dc/terms/">{core}</cp:coreProperties>'
            ),
            **{f"word/{name}.xml": part for name, part in parts.items()},
        }
    )


def paragraph(text: str, style: str = "", more: str = "") -> str:
    """A paragraph of a Word document."""
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{named}<w:r><w:t xml:space="preserve">{text}</w:t></w:r>{more}</w:p>'


STYLES = f'<w:styles xmlns:w="{_W}">' + "".join(
    f'<w:style w:type="paragraph" w:styleId="{name.replace(" ", "")}"><w:name w:val="{name}"/>'
    "</w:style>"
    for name in ("Title", "heading 1", "heading 2", "Quote", "Normal")
) + "</w:styles>"  # fmt: skip
FOOTNOTES = (
    f'<w:footnotes xmlns:w="{_W}"><w:footnote w:id="2"><w:p><w:r><w:t>Said in March.</w:t></w:r>'
    "</w:p></w:footnote></w:footnotes>"
)

MHTML = b"""\
From: <Saved by Blink>\r
Snapshot-Content-Location: https://coastpost.example/2017/03/pier\r
Subject: Pier Closed\r
MIME-Version: 1.0\r
Content-Type: multipart/related; type="text/html"; boundary="----b"\r
\r
------b\r
Content-Type: text/html; charset=utf-8\r
Content-Transfer-Encoding: quoted-printable\r
Content-Location: https://coastpost.example/2017/03/pier\r
\r
<!doctype html><html lang=3Den><head><title>Pier Closed</title></head><body><nav><a href=3D"/">H=\r
ome</a></nav><article><h1>Pier Closed</h1><p>The pier at Lesn=C3=A1 is closed until the spring, =\r
the harbour office said on Friday, and nobody there was surprised by the news at all.</p><p>It h=\r
as been closed every winter since 1987, <a href=3D"/wave">when a wave took the ticket booth</a> =\r
with it.</p></article></body></html>\r
------b\r
Content-Type: image/png\r
Content-Transfer-Encoding: base64\r
Content-Location: https://coastpost.example/a.png\r
\r
iVBORw0KGgo=\r
------b--\r
"""
