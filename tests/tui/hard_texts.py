"""Texts that are hard to set, for property tests."""

from hypothesis import strategies as st

PIECES = (
    "word", "a", "Lesná", " ", "  ", "\t", "-", "“said”", "…", "\u00a0", "x" * 30,
    "東京", "ラーメン、", "。", "ｆｕｌｌ", "ﾊﾝｶｸ", "e\u0301", "a\u0300\u0323", "\u0301",
    "👩‍👩‍👧", "👍🏽", "❤️", "🎉", "🇧🇷", "🇯🇵🇧", "नमस्ते", "क्षत्रिय", "한국어",
    "ᄒ\u1161ᆫ", "مرحبا", "שלום",
    "\u200b", "\u00ad", "\u202e", "\ufeff", "\x1b[31m", "\x07", "\x00", "\x9b", "\u2028",
)  # fmt: skip

LINE = st.lists(
    st.sampled_from(PIECES) | st.text(st.characters(exclude_characters="\n"), max_size=3),
    max_size=25,
).map("".join)
LINES = st.lists(LINE, max_size=6).map("\n".join)
WIDTH = st.integers(1, 40)
SENTENCES = (
    "It rains.", "“It is shut,” she said.", "Nobody knows the 東京 office.", "Why?",
    "Dr. Okoro left at 5 p.m. on Friday.", "👩‍👩‍👧 came.", "नमस्ते दोस्त।", "   ", "",
)  # fmt: skip
PROSE = st.lists(
    st.lists(st.sampled_from(SENTENCES), max_size=4).map(" ".join), min_size=0, max_size=6
).map("\n".join)

HOSTILE = (
    "\x1b[31mred\x1b[0m \x1b]0;title\x07",
    "\u202egnp.exe\u2066x\u2069",
    "[red]x[/]",
    "[/] [link=https://x.example]",
    "\x9b31m \x00",
)
"""What a terminal or a markup language would obey."""
