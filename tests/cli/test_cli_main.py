"""The `reader` command itself: options, exit statuses, errors, settings."""

import subprocess
import sys
from pathlib import Path

import pytest

from reader import __version__
from reader.cli.main import COMMANDS
from reader.library import Library
from reader.model import Article


def sole_line(text: str) -> str:
    (line,) = text.splitlines()
    assert line.startswith("reader: ")
    assert "defect" not in line
    return line


def test_the_version(reader) -> None:
    outcome = reader("--version")
    assert outcome.status == 0
    assert outcome.out.split() == ["reader,", "version", __version__]


def test_help_names_every_command(reader) -> None:
    outcome = reader("--help")
    assert outcome.status == 0
    for name in COMMANDS:
        assert f"  {name} " in outcome.out


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(reader, command: str) -> None:
    outcome = reader(command, "--help")
    assert (outcome.status, outcome.err) == (0, "")
    assert f"Usage: reader {command}" in outcome.out
    assert len(outcome.out.splitlines()) > 4


@pytest.mark.parametrize(
    "arguments",
    [["fly"], ["--fly"], ["list", "--fly"], ["show"], ["export"], ["tags", "fly"], ["annotate"]],
)
def test_a_wrong_command_line_is_status_2(reader, arguments: list[str]) -> None:
    outcome = reader(*arguments)
    assert (outcome.status, outcome.out) == (2, "")
    assert "Error: " in outcome.err


def test_the_exit_status_reaches_the_shell(articles_folder: Path, tmp_path: Path) -> None:
    def status(*arguments: str | Path) -> int:
        command = [sys.executable, "-m", "reader", *map(str, arguments)]
        return subprocess.run(command, capture_output=True, check=False).returncode

    assert status("add", articles_folder / "wide.txt") == 0
    assert status("add", tmp_path / "missing.txt") == 1
    assert status("add", "--fly") == 2


def test_the_library_of_the_option_wins_over_the_environment(
    reader, tmp_path: Path, library_folder: Path, articles_folder: Path
) -> None:
    assert reader("--library", tmp_path / "x", "add", articles_folder / "wide.txt").status == 0
    assert len(reader("--library", tmp_path / "x", "list", "--json").json) == 1
    assert not library_folder.exists()


def test_without_any_choice_the_library_is_in_the_data_folder(
    reader, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("READER_LIBRARY")
    assert reader("list").status == 0
    assert (home / "data" / "reader" / "library.json").exists()


def test_the_commands_put_no_samples_in(reader) -> None:
    for command in (["list", "--json"], ["annotations", "--json"]):
        assert reader(*command).json == []


COMMANDS_ON_A_LIBRARY = [
    ["list"], ["show", "x"], ["annotate", "x"], ["annotations"], ["tags"], ["export", "json"],
    ["doctor"], ["add", "-"],
]  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS_ON_A_LIBRARY, ids=" ".join)
def test_a_library_that_cannot_be_opened_is_one_line_for_every_command(
    reader, library_folder: Path, command: list[str]
) -> None:
    library_folder.write_text("I am a file.")
    outcome = reader(*command, stdin=b"text")
    assert (outcome.status, outcome.out) == (1, "")
    assert str(library_folder) in sole_line(outcome.err)
    assert library_folder.read_text() == "I am a file."


@pytest.mark.parametrize("command", COMMANDS_ON_A_LIBRARY, ids=" ".join)
def test_a_newer_library_is_refused_by_every_command_and_not_touched(
    reader, library_folder: Path, harbour: Article, command: list[str]
) -> None:
    with Library.open(library_folder) as library:
        library.add(harbour)
        library.remember("schema", 99)
    before = {p: p.read_bytes() for p in library_folder.rglob("*") if p.is_file()}
    outcome = reader(*command, stdin=b"text")
    assert (outcome.status, outcome.out) == (1, "")
    assert "newer" in sole_line(outcome.err)
    assert {p: p.read_bytes() for p in library_folder.rglob("*") if p.is_file()} == before


@pytest.mark.parametrize("command", [["list"], ["export", "json"]], ids=" ".join)
def test_a_damaged_library_is_named_and_left(
    reader, library: Library, library_folder: Path, harbour: Article, command: list[str]
) -> None:
    library.add(harbour)
    library.close(fold=True)
    (library_folder / "library.json").write_bytes(b"{\x00")
    outcome = reader(*command)
    assert (outcome.status, outcome.out) == (1, "")
    assert "library.json" in sole_line(outcome.err)
    assert (library_folder / "library.json").read_bytes() == b"{\x00"


def test_a_damaged_article_is_one_line_for_those_who_want_to_read_it(
    reader, library: Library, library_folder: Path, harbour: Article
) -> None:
    article = library.add(harbour)
    (library_folder / "articles" / article.id / "article.json").write_text("{}")
    for command in (["show", "harbour"], ["export", "json"], ["annotate", "harbour"]):
        outcome = reader(*command)
        assert (outcome.status, outcome.out) == (1, "")
        assert article.id in sole_line(outcome.err)
    assert reader("list").status == 0


def test_a_library_whose_path_is_too_long_is_one_line(reader, tmp_path: Path) -> None:
    outcome = reader("--library", tmp_path / ("x" * 300), "list")
    assert outcome.status == 1
    sole_line(outcome.err)


def test_a_traceback_is_shown_to_those_who_ask_for_it(reader, library: Library) -> None:
    assert "Traceback" not in reader("show", "glacier").err
    done = subprocess.run(
        [sys.executable, "-m", "reader", "--debug", "show", "glacier"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "Traceback" in done.stderr


def test_without_colour_nothing_but_letters_is_printed(
    reader, library: Library, harbour: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = library.add(harbour)
    library.annotate(article.id, None, tags=["claim"])
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    commands = (["list"], ["tags"], ["show", "harbour"], ["annotations"], ["export", "--list"])
    for command in (*commands, ["--help"]):
        outcome = reader(*command, terminal=True)
        assert outcome.status == 0
        assert "\x1b" not in outcome.out + outcome.err


def test_a_list_fits_the_terminal_it_is_printed_on(
    reader, library: Library, harbour: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.add(harbour)
    monkeypatch.setenv("COLUMNS", "80")
    lines = reader("list", terminal=True).out.splitlines()
    assert max(map(len, lines)) <= 80


# -- settings --------------------------------------------------------------------------------------


def test_the_settings_name_library_and_author(
    reader, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("READER_LIBRARY")
    (home / "config" / "reader").mkdir(parents=True)
    (home / "config" / "reader" / "config.toml").write_text(
        f'author = "Ada L."\nlibrary = "{tmp_path}/desk"\n'
    )
    assert reader("add", "-", stdin=b"A text from a pipe.").status == 0
    made = reader("annotate", "text from", "--json").json
    assert made["author"] == "Ada L."
    assert (tmp_path / "desk" / "library.json").exists()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("colour = 1", "colour"),
        ("column_width = 'wide'", "column_width"),
        ("column_width = 5", "20 to 200"),
        ("column_width = true", "column_width"),
        ("author = ", "config"),
        ("\x00", "config"),
    ],
)
def test_settings_that_make_no_sense_are_one_line(
    reader, tmp_path: Path, content: str, told: str
) -> None:
    config = tmp_path / "config.toml"
    config.write_text(content)
    outcome = reader("--config", config, "list")
    assert (outcome.status, outcome.out) == (1, "")
    assert str(config) in outcome.err
    assert told in sole_line(outcome.err)


def test_settings_that_are_not_there_are_told_when_they_were_named(reader, tmp_path: Path) -> None:
    outcome = reader("--config", tmp_path / "none.toml", "list")
    assert outcome.status == 1
    assert "no such settings file" in sole_line(outcome.err)
