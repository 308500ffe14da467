"""What people feed to `reader add` that is damaged, hostile, enormous or no text at all."""

from pathlib import Path
from random import Random

import pytest

from reader.library import Library
from reader.model import Article, Span


def sole_line(text: str) -> str:
    """The one line that a person is told on standard error."""
    assert text.endswith("\n")
    (line,) = text.splitlines()
    assert line.startswith("reader: ")
    assert "defect" not in line
    return line


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t\r\n ", "empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "PNG image"),
        (b"%PDF-1.7\n" + bytes(200), "PDF document"),
        (bytes(range(256)) * 8, "not a text"),
        (b"A text as people write it, with holes\0 in\0 it.", "NUL"),
        (Random(1).randbytes(2000).replace(b"\0", b"\1"), "not a text"),
        (b"<html><body><script>1</script></body></html>", "no text"),
    ],
    ids=["empty", "blank", "png", "pdf", "bytes", "nul", "random", "no-text"],
)
def test_what_is_no_text_is_refused_with_its_name_and_a_reason(
    reader, tmp_path: Path, data: bytes, reason: str
) -> None:
    path = tmp_path / "strange.dat"
    path.write_bytes(data)
    outcome = reader("add", path)
    assert outcome.status == 1
    line = sole_line(outcome.err)
    assert "strange.dat" in line
    assert reason in line
    assert reader("list", "--json").json == []


@pytest.mark.parametrize(
    ("data", "assumed"),
    [
        ("Zoë went home. She said so.".encode() * 40 + b" \xff.", "damaged character"),
        ("Die Bürgermeisterin sagte: „Schön wär’s.“ Öfter früher.".encode("cp1252"), "encoding"),
        ("\ufeffZoë said so.".encode("utf-16-le"), "UTF-16"),
        ("Zoë said so and went home.".encode("utf-16-be"), "UTF-16"),
    ],
    ids=["damaged", "latin", "utf-16", "utf-16-without-mark"],
)
def test_what_was_assumed_of_a_file_is_said(
    reader, tmp_path: Path, data: bytes, assumed: str
) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes(data)
    outcome = reader("add", path, "--json")
    assert outcome.json[0]["status"] == "added"
    assert assumed in outcome.json[0]["reason"]
    (tmp_path / "other.txt").write_bytes(data + data)
    told = reader("add", tmp_path / "other.txt")
    assert told.status == 0
    assert assumed in told.out + told.err


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_text_is_the_same_in_every_encoding(reader, tmp_path: Path, encoding: str) -> None:
    text = "Die Bürgermeisterin sagte, es sei schön.\n\nFrüher hieß es „Übermorgen“, öfter „nie“."
    (tmp_path / "a.txt").write_bytes(text.encode(encoding))
    assert reader("add", tmp_path / "a.txt").status == 0
    assert reader("list", "--json").json[0]["words"] == len(text.split())
    article = reader("list", "--json").json[0]["id"]
    assert reader("show", article, "--text").out == text


def test_line_ends_of_any_system_are_one_line_end(reader, tmp_path: Path) -> None:
    (tmp_path / "dos.txt").write_bytes(b"One line.\r\n\r\nAnother line.\r\n")
    assert reader("add", tmp_path / "dos.txt").status == 0
    assert reader("show", "dos", "--text").out == "One line.\n\nAnother line."


def test_escape_sequences_and_bidi_controls_do_not_reach_the_terminal(
    reader, tmp_path: Path
) -> None:
    path = tmp_path / "evil.md"
    path.write_text(
        "# Evil \x1b[31mred\x1b[0m \u202eeltit\u202c \x9b2J\n\n"
        "The body \x1b]0;owned\x07 has \x1b[2J them \u202etoo\u202c.\n",
        "utf-8",
    )
    assert reader("add", path, terminal=True).status == 0
    for command in (["list"], ["show", "evil"], ["show", "evil", "--text"], ["list", "--json"]):
        out = reader(*command, terminal=True).out
        assert "vil" in out or "body" in out
        assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(out)


def test_what_a_program_stored_is_printed_harmlessly_too(reader, library: Library) -> None:
    article = library.add(
        Article(title="T\x1b[2J\nx\u202e", byline="\x1b[31m", text="Text \x1b[2J\x07 here.")
    )
    library.annotate(article.id, Span(0, 4), tags=["claim"], note="N\x1b[2J\x07\u202e")
    for command in (["list"], ["show", article.id], ["annotations"], ["doctor"]):
        out = reader(*command, terminal=True).out
        assert out
        assert not {"\x1b", "\x07", "\u202e"} & set(out)
    assert len(reader("list").out.splitlines()) == 1


@pytest.mark.slow
def test_fifty_megabytes_on_one_line_are_stored(reader, tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_bytes(b"word " * 10_000_000)
    outcome = reader("add", path, "--json")
    assert outcome.status == 0
    assert reader("list", "--json").json[0]["words"] == 10_000_000


def test_a_very_long_name_is_one_failed_source_among_others(reader, articles_folder: Path) -> None:
    outcome = reader("add", "--json", "x" * 300, articles_folder / "wide.txt")
    assert [row["status"] for row in outcome.json] == ["failed", "added"]
    assert outcome.status == 1
    sole_line(outcome.err)


def test_a_name_that_is_no_text_is_one_failed_source_among_others(
    reader, articles_folder: Path
) -> None:
    outcome = reader("add", "--json", "caf\udce9.txt", articles_folder / "wide.txt")
    assert outcome.status == 1
    assert [row["status"] for row in outcome.json] == ["failed", "added"]
