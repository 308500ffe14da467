"""Kinds of files that are no text, told by their first bytes; bytes in, a name for a person out."""

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF document"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"BM", "a BMP image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"\x00\x00\x01\x00", "an icon"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document (DOC, XLS, PPT)"),
    (b"{\\rtf", "an RTF document"),
    (b"%!PS", "a PostScript document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a Windows program"),
    (b"\xca\xfe\xba\xbe", "a program"),
    (b"\xcf\xfa\xed\xfe", "a program"),
    (b"OggS", "an Ogg recording"),
    (b"ID3", "an MP3 recording"),
    (b"fLaC", "a FLAC recording"),
    (b"\x1aE\xdf\xa3", "a Matroska or WebM video"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
    (b"\x00\x01\x00\x00\x00", "a font"),
    (b"OTTO\x00", "a font"),
    (b"bplist00", "a property list or Safari web archive"),
)
# Two printable letters are a weak sign: "BM" and "MZ" open texts as well.
_WEAK = frozenset({b"BM", b"MZ", b"BZh", b"ID3"})


def binary_kind(data: bytes) -> str | None:
    """What `data` looks like ("a PDF document"), or None where its first bytes tell nothing."""
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            if signature in _WEAK and not _has_binary_bytes(data):
                continue
            return kind
    if data[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
        return _zip_kind(data)
    if data[:4] == b"RIFF":
        return {b"WEBP": "a WebP image", b"WAVE": "a WAV recording"}.get(data[8:12], "a video")
    if data[4:8] == b"ftyp":
        return "a HEIF image" if data[8:11] in (b"hei", b"mif", b"avi") else "an MP4 video"
    return None


def _has_binary_bytes(data: bytes) -> bool:
    return any(byte < 9 or 13 < byte < 27 for byte in data[:512])


def _zip_kind(data: bytes) -> str:
    if data[30:58] == b"mimetypeapplication/epub+zip":
        return "an EPUB book"
    if b"mimetypeapplication/vnd.oasis.opendocument" in data[:100]:
        return "an OpenDocument file (ODT, ODS)"
    tail = data[-65_536:]
    for name, kind in (
        (b"word/", "a Word document (DOCX)"),
        (b"xl/", "an Excel workbook (XLSX)"),
        (b"ppt/", "a PowerPoint file (PPTX)"),
    ):
        if name in tail and b"[Content_Types].xml" in tail:
            return kind
    return "a zip archive"
