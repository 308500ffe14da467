r"""Cleaning: any text in, text out that a terminal can show and a person can trust.

Taken out: control characters, terminal escape sequences, and every bidirectional embedding,
override and isolate, in the body as well as in metadata. Those reorder what is seen against what
is stored; a span marked on screen would not be the span that is kept, and without them each
character still stands in reading order. The marks LRM, RLM and ALM stay: they move nothing but
their neighbours' punctuation. Visible characters are never taken out, and the file itself is kept
untouched elsewhere.

Changed: line ends to `\n`, every kind of blank to U+0020, C1 controls to what Windows-1252 shows
for them, lone surrogates to U+FFFD.
"""

import re
from collections.abc import Iterable

_ESCAPES = re.compile(
    r"\x1b\[[0-?]{0,64}[ -/]{0,8}[@-~]"  # colours, cursor moves
    r"|\x1b[\]PX^_][^\x07\x1b\n]{0,4096}(?:\x07|\x1b\\)"  # titles, links, device strings
    r"|\x1b[ -/]{1,3}[0-~]"  # character sets
    r"|\x9b[0-9;]{1,64}m"
)
_OVERSTRUCK = re.compile(r"(.)\x08\1|_\x08(?=[^_\n])|(?<=[^_\n])\x08_")
_LINE_ENDS = re.compile(r"\r\n?")

_BIDI = [*range(0x202A, 0x202F), *range(0x2066, 0x206A)]
_INVISIBLE = [0x00AD, 0x2060, 0xFEFF, *range(0xFFF9, 0xFFFC), 0x180E, *range(0x206A, 0x2070)]
_BLANKS = [0x00A0, *range(0x2000, 0x200B), 0x202F, 0x205F]


def _codes(codes: Iterable[int]) -> str:
    return "".join(map(chr, codes))


def _table() -> dict[int, str | None]:
    table: dict[int, str | None] = {}
    for code in (*range(0x20), 0x7F, *_BIDI, *_INVISIBLE):
        table[code] = None
    for code in range(0x80, 0xA0):
        table[code] = bytes([code]).decode("cp1252", "ignore") or None
    for code in _BLANKS:
        table[code] = " "
    for code in range(0xD800, 0xE000):
        table[code] = "\ufffd"
    table |= {0x09: "\t", 0x0A: "\n", 0x0B: "\n", 0x0C: "\n\n", 0x2028: "\n", 0x2029: "\n\n"}
    return table


_TABLE = _table()
_UNUSUAL = re.compile(f"[{_codes(code for code in _TABLE if code not in (0x09, 0x0A))}]")
# It divides words where the script has no blanks; elsewhere it only breaks searches.
_WORDS_WITHOUT_BLANKS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
_ZERO_WIDTH_SPACE = re.compile(
    f"(?<![{_WORDS_WITHOUT_BLANKS}])\u200b|\u200b(?![{_WORDS_WITHOUT_BLANKS}])"
)
_RUNS_OF_SPACE = re.compile(r"\s+")


def clean(text: str) -> str:
    r"""`text` without anything unsafe; only `\n` and `\t` are left of the controls. Linear time."""
    if "\r" in text:
        text = _LINE_ENDS.sub("\n", text)
    if "\x1b" in text or "\x9b" in text:
        text = _ESCAPES.sub("", text)
    if "\x08" in text:
        text = _OVERSTRUCK.sub(lambda match: match[1] or "", text)
    if "\u200b" in text:
        text = _ZERO_WIDTH_SPACE.sub("", text)
    return text.translate(_TABLE) if _UNUSUAL.search(text) else text


def clean_line(text: str) -> str:
    """`text` cleaned and on one line, as titles, bylines and other metadata are."""
    return _RUNS_OF_SPACE.sub(" ", clean(text)).strip()


def clean_address(address: str, limit: int = 4096) -> str:
    """`address` when it is a harmless web or mail address, else "".

    Only http, https and mailto pass, without blanks or controls, up to `limit` code points.
    """
    address = clean(address).strip()
    if len(address) > limit or any(character.isspace() for character in address):
        return ""
    scheme, colon, rest = address.partition(":")
    known = scheme.lower() in ("http", "https") and rest.startswith("//") and len(rest) > 2
    return address if colon and (known or (scheme.lower() == "mailto" and "@" in rest)) else ""
