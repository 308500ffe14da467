"""Text that comes from anywhere, made harmless to print and still one code point for each.

A terminal obeys control characters, and bidirectional overrides let a line read other than it is
stored. Each is replaced by one visible character, so that offsets and lengths stay what they were.
"""

_PICTURES = {code: 0x2400 + code for code in range(0x20) if code not in (0x09, 0x0A)}
_PICTURES[0x7F] = 0x2421
_REPLACED = dict.fromkeys(
    [*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0xD800, 0xE000)],
    0xFFFD,
)
_VISIBLE = {**_PICTURES, **_REPLACED}


def visible(text: str) -> str:
    """`text` with control characters as Unicode's pictures of them (␛ for ESC), bidirectional
    overrides, isolates and lone surrogates as �; tabs and line breaks stay."""
    return text.translate(_VISIBLE) if not text.isprintable() else text


def one_line(text: str) -> str:
    """The same on one line: runs of white space are one blank."""
    return visible(" ".join(text.split()))
