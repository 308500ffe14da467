"""Completion: what a Tab offers, in bash, zsh and fish; never an error, never anything made."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.cli.main import COMMANDS
from reader.library import Library
from reader.model import Article

SHELLS = ("bash", "zsh", "fish")
Offer = Callable[..., list[str]]


def complete(shell: str, *words: str, env: dict[str, str] | None = None) -> list[str]:
    """The lines that the program gives a shell for the last of the words."""
    typed = {
        "bash": {"COMP_WORDS": " ".join(words), "COMP_CWORD": str(len(words) - 1)},
        "zsh": {"COMP_WORDS": " ".join(words), "COMP_CWORD": str(len(words) - 1)},
        "fish": {"COMP_WORDS": " ".join(words[:-1]), "COMP_CWORD": words[-1]},
    }[shell]
    done = subprocess.run(
        [sys.executable, "-m", "reader"],
        env={**os.environ, "_READER_COMPLETE": f"{shell}_complete", **typed, **(env or {})},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    return done.stdout.splitlines()


def offered(*words: str, **env: str) -> list[str]:
    """The names that bash is offered."""
    return [line.partition(",")[2] for line in complete("bash", *words, env=env) if line]


@pytest.fixture
def stored(library: Library, harbour: Article, market: Article) -> list[str]:
    """The ids of two articles."""
    library.codebook.add("source/mayor", description="what the mayor knows")
    return [library.add(harbour).id, library.add(market).id]


# -- the script ------------------------------------------------------------------------------------


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_of_a_shell_is_printed(reader, shell: str) -> None:
    outcome = reader("completion", shell)
    assert outcome.status == 0
    assert f"_READER_COMPLETE={shell}_complete" in outcome.out


def test_without_a_name_it_is_that_of_the_shell_in_use(
    reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHELL", "/usr/bin/fish")
    assert "fish_complete" in reader("completion").out
    monkeypatch.setenv("SHELL", "/bin/csh")
    outcome = reader("completion")
    assert (outcome.status, outcome.out) == (1, "")
    assert "reader completion bash|zsh|fish" in outcome.err


def test_a_shell_that_is_not_known_is_a_wrong_command_line(reader) -> None:
    assert reader("completion", "csh").status == 2


@pytest.mark.parametrize("shell", SHELLS)
def test_the_shell_takes_the_script(reader, shell: str, tmp_path: Path) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    script = tmp_path / "script"
    script.write_text(reader("completion", shell).out)
    done = subprocess.run([shell, "-n", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_in_bash_a_tab_completes(reader, stored: list[str], tmp_path: Path) -> None:
    if shutil.which("bash") is None:
        pytest.skip("bash is not installed")
    (tmp_path / "reader").write_text(f'#!/bin/sh\nexec {sys.executable} -m reader "$@"\n')
    (tmp_path / "reader").chmod(0o755)
    (tmp_path / "script").write_text(reader("completion", "bash").out)
    typed = (
        f"source {tmp_path}/script; COMP_WORDS=(reader show 201); COMP_CWORD=2; "
        "_reader_completion reader; echo ${COMPREPLY[@]}"
    )
    done = subprocess.run(
        ["bash", "-c", typed],
        env={**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.split() == [stored[0]]


# -- what is offered -------------------------------------------------------------------------------


def test_commands_and_options() -> None:
    assert offered("reader", "") == list(COMMANDS)
    assert offered("reader", "ann") == ["annotate", "annotations"]
    assert "--library" in offered("reader", "--")
    assert "--occurrence" in offered("reader", "annotate", "--")


def test_articles_by_id_and_title(stored: list[str]) -> None:
    assert offered("reader", "show", "") == stored
    assert offered("reader", "show", "1991") == [stored[1]]
    assert offered("reader", "show", "four-dates") == [stored[1]]
    assert offered("reader", "annotate", "Mayor") == [stored[0]]
    assert offered("reader", "export", "json", "--article", "2017") == [stored[0]]
    assert offered("reader", "open", "nothing-like-it") == []


def test_what_fits_several_titles_is_left_as_it_was_typed(stored: list[str]) -> None:
    assert offered("reader", "show", "r") == []


def test_tags(stored: list[str]) -> None:
    assert offered("reader", "annotate", "x", "--tag", "cl") == ["claim"]
    assert offered("reader", "tags", "rename", "#sou") == ["source/mayor"]
    assert offered("reader", "tags", "merge", "claim", "ev") == ["evidence"]
    assert offered("reader", "tags", "add", "cl") == []


def test_formats_and_themes(home: Path) -> None:
    assert offered("reader", "export", "markd") == ["markdown"]
    assert "markdown" not in offered("reader", "import", "")
    assert "json" in offered("reader", "import", "")
    own = home / "config" / "reader" / "themes"
    own.mkdir(parents=True)
    (own / "reader-mine.toml").write_text("")
    assert "reader-mine" in offered("reader", "--theme", "reader-")
    assert "reader-light" in offered("reader", "--theme", "reader-")


def test_the_library_named_on_the_line_is_the_one(
    stored: list[str], tmp_path: Path, harbour: Article
) -> None:
    with Library.open(tmp_path / "other") as other:
        other.add(Article(title="Somewhere else", text="Else.", published="2001"))
    assert offered("reader", "--library", str(tmp_path / "other"), "show", "") == [
        "2001-somewhere-else"
    ]


def test_zsh_and_fish_are_told_the_titles(stored: list[str]) -> None:
    zsh = complete("zsh", "reader", "show", "1991")
    assert zsh == ["plain", stored[1], "Four Dates for One Market"]
    fish = complete("fish", "reader", "show", "1991")
    assert fish == [f"plain,{stored[1]}\tFour Dates for One Market"]


def test_a_title_with_control_characters_does_nothing(library: Library) -> None:
    library.add(Article(title="A\x1b[31m\nred\ttitle", text="Text.", published="2001"))
    for shell in SHELLS:
        printed = "\n".join(complete(shell, "reader", "show", "2001"))
        assert "\x1b" not in printed
        assert len(printed.splitlines()) == (3 if shell == "zsh" else 1)


# -- where nothing is there ------------------------------------------------------------------------


def test_where_there_is_no_library_nothing_is_offered_and_none_is_made(
    library_folder: Path,
) -> None:
    assert offered("reader", "show", "") == []
    assert offered("reader", "tags", "remove", "") == []
    assert not library_folder.exists()


@pytest.mark.parametrize(
    ("name", "content"), [("library.json", b"{\x00"), ("library.json", b"[]"), ("other", b"x")]
)
def test_a_damaged_library_offers_nothing_and_is_left(
    library_folder: Path, name: str, content: bytes
) -> None:
    library_folder.mkdir()
    (library_folder / name).write_bytes(content)
    assert offered("reader", "show", "") == []
    assert [(p.name, p.read_bytes()) for p in library_folder.iterdir()] == [(name, content)]


def test_wrong_settings_offer_nothing(stored: list[str], tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text("fly = 1")
    line = ("reader", "--config", str(tmp_path / "config.toml"), "show", "")
    assert offered(*line) == []


def test_looking_changes_nothing_on_the_disk(stored: list[str], library: Library) -> None:
    library.close(fold=True)
    before = {p: p.stat().st_mtime_ns for p in library.folder.rglob("*")}
    assert offered("reader", "show", "") == stored
    assert {p: p.stat().st_mtime_ns for p in library.folder.rglob("*")} == before


def test_no_text_is_read_and_no_screen_imported(stored: list[str], library: Library) -> None:
    for path in library.folder.glob("articles/*/*"):
        path.write_bytes(b"not to be read")
    assert offered("reader", "show", "") == stored
    code = (
        "import sys, atexit; atexit.register(lambda: print(*sys.modules, file=sys.stderr)); "
        "from reader.cli.main import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={
            **os.environ,
            "_READER_COMPLETE": "bash_complete",
            "COMP_WORDS": "reader show ",
            "COMP_CWORD": "2",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert stored[0] in done.stdout
    imported = set(done.stderr.split())
    assert "reader.cli.articles" in imported
    assert not imported & {"textual", "rich", "sqlite3", "lxml", "pycrfsuite", "reader.tui"}
