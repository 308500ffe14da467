"""Decoding: bytes in, text and what was assumed on the way out.

Unicode is trusted where it proves itself (a byte order mark, valid UTF-8, the pattern of UTF-16);
everything else is a guess, and the guess is said.
"""

import codecs
import re
from typing import NamedTuple

from reader.ingest.clean import clean
from reader.ingest.kinds import binary_kind
from reader.ingest.source import Source
from reader.model import SourceError
from reader.model.counted import counted

SAMPLE = 65_536
"""Bytes that guesses are made from."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with the same bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LEGACY = (
    "cp1252", "cp1250", "cp1251", "koi8-r", "cp1253", "cp1254", "cp1255", "cp1256",
    "shift_jis", "euc-jp", "gb18030", "big5", "euc-kr",
)  # fmt: skip
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_HIGH = re.compile(rb"[\x80-\xff]")
_NOT_A_TEXT = "give a text, Markdown or HTML file, or save it as one of these first"


class Decoded(NamedTuple):
    """Clean text, and what was assumed to get it, each a phrase for a person."""

    text: str
    assumed: tuple[str, ...] = ()


def decode(source: Source, declared: str | None = None) -> Decoded:
    """The text of `source`, cleaned.

    `declared` is an encoding that the source itself names (an HTML `meta`); the one its server
    named is taken from the source. Both are believed only where the bytes agree.

    Raises SourceError when the bytes are no text; the message says what they look like.
    """
    data = source.data
    if kind := binary_kind(data):
        raise SourceError(f"{source.label}: is not a text but {kind}; {_NOT_A_TEXT}")
    decoded = _by_mark(data) or _without_mark(source, data, declared or source.charset)
    return Decoded(clean(decoded.text), decoded.assumed)


def _by_mark(data: bytes) -> Decoded | None:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(encoding, "replace")
            lost = text.count("\ufffd") - data.count("\ufffd".encode(encoding))
            assumed = [] if encoding == "utf-8" else [f"encoding: {encoding.upper()}"]
            if lost > 0:
                assumed.append(f"{counted(lost, 'damaged character')} shown as \ufffd")
            return Decoded(text, tuple(assumed))
    return None


def _without_mark(source: Source, data: bytes, declared: str | None) -> Decoded:
    assumed: tuple[str, ...] = ()
    body = data.rstrip(b"\0")
    if b"\0" in body:
        encoding = _utf16(data)
        if encoding is None:
            raise SourceError(
                f"{source.label}: is not a text (it contains NUL bytes); {_NOT_A_TEXT}"
            )
        name = encoding.upper()
        return Decoded(data.decode(encoding, "replace"), (f"encoding: {name}, it has no mark",))
    # A single NUL at the end may be half of a UTF-16 character.
    if len(body) < len(data):
        if encoding := _utf16(data):
            name = encoding.upper()
            return Decoded(data.decode(encoding, "replace"), (f"encoding: {name}, it has no mark",))
        assumed = (f"{counted(len(data) - len(body), 'NUL byte')} at the end left out",)
    sample = body[:SAMPLE]
    if len(_CONTROLS.findall(sample)) > max(8, len(sample) // 50):
        raise SourceError(
            f"{source.label}: is not a text (it is full of control bytes); {_NOT_A_TEXT}"
        )
    try:
        return Decoded(body.decode("utf-8"), assumed)
    except UnicodeDecodeError as error:
        text, guess = _legacy(body, declared, error)
    if _unreadable(text):
        raise SourceError(f"{source.label}: is not a text in any known encoding; {_NOT_A_TEXT}")
    return Decoded(text, (*assumed, guess))


def _utf16(data: bytes) -> str | None:
    """The byte order of UTF-16 without a mark, or None where it cannot be that."""
    sample = data[: SAMPLE - SAMPLE % 2]
    sample = sample[: len(sample) - len(sample) % 2]
    best, most = None, 0
    for encoding in ("utf-16-le", "utf-16-be"):
        text = sample.decode(encoding, "ignore")
        odd = sum(not (c.isprintable() or c.isspace()) for c in text)
        # Latin letters, blanks and line ends: the wrong byte order turns them into rare signs.
        plain = sum(c.isascii() or c in "，、。" for c in text)
        if text and odd * 50 <= len(text) and plain * 20 >= len(text) and plain > most:
            best, most = encoding, plain
    return best


def _legacy(data: bytes, declared: str | None, error: UnicodeDecodeError) -> tuple[str, str]:
    """Text that is no valid UTF-8, and what was assumed to read it."""
    if error.end == len(data) and error.reason == "unexpected end of data":
        text = data[: error.start].decode("utf-8")
        return text, "encoding: UTF-8, cut off in the middle of its last character"
    # Not a proof: every UTF-8 text of some length has far more whole sequences than broken ones.
    text = data.decode("utf-8", "replace")
    shown = text.count("\ufffd")
    whole = len(text) - len(text.encode("ascii", "ignore")) - shown
    lost = shown - data.count(b"\xef\xbf\xbd")
    if lost * 4 <= whole:
        return text, f"encoding: UTF-8, {counted(lost, 'damaged character')} shown as \ufffd"
    if declared and (text := _strictly(data, declared)) is not None:
        return text, f"encoding: {_name(declared)}, as declared"
    encoding = _guess(data)
    text = data.decode(encoding, "replace")
    return text, f"encoding: {_name(encoding)}"


def _guess(data: bytes) -> str:
    """The most likely one of the encodings of before Unicode; cp1252 where nothing speaks."""
    from charset_normalizer import from_bytes

    first = _HIGH.search(data)
    start = max(0, (first.start() if first else 0) - SAMPLE // 4)
    sample = data[start : start + SAMPLE]
    matches = [match for match in from_bytes(sample, cp_isolation=list(_LEGACY)) if match.encoding]
    western = _strictly(sample, "cp1252")
    if not matches:
        return "cp1252"
    best = matches[0]
    high, letters = len(_HIGH.findall(sample)), sum(chr(byte).isalpha() for byte in sample)
    by_name = {match.encoding: match for match in matches}
    if best.encoding in ("cp1250", "cp1252", "cp1254"):
        if high * 2 > letters and "cp1251" in by_name:
            return "cp1251"  # hardly any letter is plain: no Latin script
        other = by_name.get("cp1252")
        if western == str(best) or (other and other.coherence >= best.coherence):
            return "cp1252"
    return best.encoding


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        name = codecs.lookup(encoding).name
        # What calls itself Latin-1 is Windows-1252 in practice, as HTML says.
        name = "cp1252" if name in ("iso8859-1", "ascii") else name
        return data.decode(name)
    except (LookupError, UnicodeError, ValueError):
        return None


def _unreadable(text: str) -> bool:
    sample = text[:SAMPLE]
    odd = sum(not (c.isprintable() or c.isspace()) or c == "\ufffd" for c in sample)
    return odd * 10 > len(sample)


def _name(encoding: str) -> str:
    names = {"cp1252": "Windows-1252 (Latin-1)", "iso-8859-1": "Windows-1252 (Latin-1)"}
    key = encoding.strip().lower().replace("_", "-")
    return names.get(key, key)
