"""A person drags files onto the terminal, which pastes their paths in its own way."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.ingest.dropped import dropped_sources, typed_sources


@pytest.mark.parametrize(
    ("pasted", "sources"),
    [
        ("/home/a/pier.md", ["/home/a/pier.md"]),
        ("/home/a/pier.md ", ["/home/a/pier.md"]),
        ("'/home/a/the pier.md'", ["/home/a/the pier.md"]),
        ("'/home/a/it'\\''s.md' ", ["/home/a/it's.md"]),
        ('"/home/a/the pier.md"', ["/home/a/the pier.md"]),
        ("/home/a/the\\ pier\\ \\(1\\).md", ["/home/a/the pier (1).md"]),
        ("/home/a/the pier.md", ["/home/a/the pier.md"]),
        ("/home/a/it's closed.md", ["/home/a/it's closed.md"]),
        ("/a/1.md /a/2.md", ["/a/1.md", "/a/2.md"]),
        ("'/a/1 x.md' '/a/2.md'", ["/a/1 x.md", "/a/2.md"]),
        ("/a/1.md\n/a/2.md\n", ["/a/1.md", "/a/2.md"]),
        ("file:///home/a/the%20pier.md", ["/home/a/the pier.md"]),
        ("file://localhost/home/a.md\r\nfile:///b.md", ["/home/a.md", "/b.md"]),
        ("file://elsewhere/home/a.md", []),
        (r"C:\Users\a\the pier.md", [r"C:\Users\a\the pier.md"]),
        ("https://a.example/pier", ["https://a.example/pier"]),
        ("/find this", ["/find this"]),
        ("The pier is closed.", []),
        ("and/or", []),
        ("", []),
        ("/a/1.md\nThe pier is closed.", []),
        ("/" * 30_000, []),
    ],
)
def test_what_terminals_paste_for_files(pasted: str, sources: list[str]) -> None:
    assert dropped_sources(pasted) == sources


def test_home_is_known() -> None:
    assert dropped_sources("~/pier.md") == [str(Path("~/pier.md").expanduser())]
    assert dropped_sources("~nobody-here/pier.md") == ["~nobody-here/pier.md"]


def test_what_somebody_types_may_be_a_bare_name() -> None:
    assert typed_sources(" 'pier.md' ") == ["pier.md"]
    assert typed_sources("~/pier.md") == [str(Path("~/pier.md").expanduser())]
    assert typed_sources("  ") == []


@given(st.text(max_size=80))
def test_whatever_is_pasted_gives_paths_or_nothing(text: str) -> None:
    assert all(dropped_sources(text)) or dropped_sources(text) == []
    for prefix in ("/", "file://", "'/"):
        dropped_sources(prefix + text)
