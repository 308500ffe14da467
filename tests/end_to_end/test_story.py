"""A person's day with Reader, in a real terminal."""

import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
import pexpect
import pytest

from reader import resources
from reader.library import Library

Reader = Callable[..., Any]
Open = Callable[..., Any]


@pytest.fixture
def article(articles_folder: Path) -> Path:
    """The seed article where it is there, else one that comes with the tests."""
    name = "russia-says-west-must-cooperate-2014-10-29.md"
    seed = Path(__file__).parents[3] / "shared" / "articles" / name
    return seed if seed.is_file() else articles_folder / "two_speakers.md"


@pytest.fixture
def stored(reader: Reader, article: Path) -> str:
    """The id of the one article in the library."""
    outcome = reader("add", article, "--json")
    assert outcome.status == 0, outcome.err
    return outcome.json[0]["id"]


def annotations(reader: Reader) -> list[dict[str, Any]]:
    return reader("annotations", "--json").json


def folded(text: str) -> str:
    """Words only, as they may be broken over rows anywhere."""
    return re.sub(r"[\W_]+", " ", text)


def test_read_mark_leave_come_back_export(terminal: Open, reader: Reader, stored: str) -> None:
    desk = terminal()
    desk.see("1 article")
    desk.press("\r")
    desk.see("1 claim", "2 evidence")
    desk.until(lambda: "┃" in desk.screen, "the quotations")
    desk.press("jj1")
    desk.see("tagged #claim · saved · u undoes")
    desk.press('gg""\r')
    desk.see("note on “", "⏎ save")
    desk.press("who heard this?\r")
    desk.see("noted · saved")
    desk.press("q")
    desk.see("⏎ open")
    desk.press("q")
    assert desk.end() == 0

    show = reader("show", stored, "--json").json
    found = reader("analyze", "--jsonl", stdin=line(show["text"])).json
    third = show["text"][slice(*found["sentences"][2])]
    starts = sorted({tuple(span) for q in found["quotations"] for span in q["content"]})
    tagged, noted = sorted(annotations(reader), key=lambda a: a["tags"], reverse=True)
    assert (tagged["exact"], tagged["tags"], tagged["note"]) == (third, ["claim"], "")
    assert (noted["start"], noted["end"]) in starts[:3]
    assert (noted["tags"], noted["note"]) == ([], "who heard this?")

    again = terminal()
    again.see("1 article", "2 annotations", "#claim")
    again.press("\r")
    again.see("1 claim")
    again.press("gg")
    again.see("who heard this?")
    again.until(lambda: "c▌" in again.screen or "c█" in again.screen, "the tag's letter and bar")
    again.press("G[[")
    again.press("ppp")
    again.see("Annotations", "#claim", "✎ who heard this?")
    again.press("qqq")
    assert again.end() == 0

    exported = reader("export", "markdown")
    assert exported.status == 0
    assert folded(third) in folded(exported.out)
    assert folded(noted["exact"]) in folded(exported.out)
    assert "claim" in exported.out
    assert "who heard this?" in exported.out


def line(text: str) -> bytes:
    return orjson.dumps({"id": "x", "text": text}) + b"\n"


def test_a_first_run_shows_samples_and_how_to_clear_them(
    terminal: Open, reader: Reader, library_folder: Path
) -> None:
    assert not library_folder.exists()
    desk = terminal()
    count = len(list(resources.folder("sample_articles").iterdir()))
    desk.see(f"a new library, with {count} sample articles", "C clears them")
    desk.see(f"{count} articles")
    desk.press("C")
    desk.see(" 0 articles", f"{count} sample articles taken out")
    desk.press("q")
    assert desk.end() == 0
    assert reader("list", "--json").json == []
    again = terminal()
    again.see(" 0 articles")
    again.press("q")
    assert again.end() == 0


def test_without_colour_every_layer_is_still_there(
    terminal: Open, reader: Reader, stored: str
) -> None:
    reader("annotate", stored, "--span", "0:7", "--tag", "claim")
    desk = terminal(NO_COLOR="1")
    desk.see("1 article")
    desk.press("\r")
    desk.see("1 claim", "c▌", "┃")
    desk.press("j")
    desk.look(0.5)
    hues = re.findall(rb"\x1b\[[0-9;:]*?[34]8;2;(\d+);(\d+);(\d+)", desk.output)
    assert all(len(set(hue)) == 1 for hue in hues), "a colour that is no shade of grey"
    assert b"\x1b[7" in desk.output or b";7" in desk.output
    desk.press("qq")
    assert desk.end() == 0


def test_killed_right_after_saved_the_annotation_is_there(
    terminal: Open, reader: Reader, stored: str, library_folder: Path
) -> None:
    desk = terminal()
    desk.see("1 article")
    desk.press("\r")
    desk.see("1 claim")
    desk.press("j4")
    desk.see("· saved")
    desk.kill()
    (kept,) = annotations(reader)
    assert kept["tags"] == ["question"]
    with Library.open(library_folder) as library:
        assert library.problems() == []


def test_the_terminal_is_left_as_it_was(stored: str) -> None:
    """A shell starts the program; afterwards it still echoes, and the modes are off again."""
    shell = pexpect.spawn("/bin/sh", dimensions=(24, 80), timeout=60, encoding="utf-8")
    shell.delaybeforesend = None
    shell.sendline("PS1='ready> '; stty -a | tr ';' '\\n' | grep -c . ; stty -g")
    shell.expect(r"([0-9a-f]+(?::[0-9a-f]+){10,})")
    before = shell.match.group(1)
    shell.sendline(f"{sys.executable} -m reader; echo left $?")
    shell.expect("1 article")
    shell.send("\r")
    shell.expect("evidence")
    shell.send("\x11")
    shell.expect("left 0")
    said = shell.before
    for mode in ("1049", "1000", "1003", "2004", "25"):
        on, off = f"\x1b[?{mode}h", f"\x1b[?{mode}l"
        if mode == "25":
            on, off = off, on
        whole = said
        assert on not in whole or whole.rindex(off) > whole.rindex(on), mode
    shell.sendline("stty -g")
    shell.expect(r"([0-9a-f]+(?::[0-9a-f]+){10,})")
    assert shell.match.group(1) == before
    shell.sendline("exit")
    shell.expect(pexpect.EOF)


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs a shell with job control")
def test_left_in_the_background_and_taken_up_again(
    terminal: Open, reader: Reader, stored: str
) -> None:
    desk = terminal(command=["bash", "--norc", "--noprofile", "-i"], PS1="at the shell: ")
    desk.see("at the shell:")
    desk.press(f"{sys.executable} -m reader open {stored}\r")
    desk.see("1 claim", "2 evidence")
    desk.press("jj1")
    desk.see("saved")
    desk.press("\x1a")
    desk.see("Stopped", "at the shell:")
    desk.press("echo it is $((40 + 2))\r")
    desk.see("it is 42")
    assert (
        reader(
            "annotate", stored, "--quote", "the", "--occurrence", "2", "--tag", "question"
        ).status
        == 0
    )
    desk.press("fg\r")
    desk.see("1 claim", "2 evidence")
    desk.press("k2")
    desk.see("#evidence · saved")
    desk.press("qq")
    desk.until(lambda: "at the shell:" in desk.screen, "the shell again")
    desk.press("stty -a | grep -o ' echo '; echo left with $?\r")
    desk.see("left with 0")
    assert sorted(tag for each in annotations(reader) for tag in each["tags"]) == [
        "claim", "evidence", "question",
    ]  # fmt: skip


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (200, 60)])
def test_terminals_of_all_sizes(terminal: Open, stored: str, size: tuple[int, int]) -> None:
    desk = terminal(size=size)
    desk.see("1 article")
    desk.press("\r")
    desk.see("1 claim")
    desk.press("\x11")
    assert desk.end() == 0


def test_a_library_that_cannot_be_opened_is_one_line(terminal: Open, library_folder: Path) -> None:
    library_folder.write_text("no folder")
    desk = terminal()
    assert desk.end() == 1
    assert "is a file, not a library" in desk.screen.replace("\n", " ")
    assert "Traceback" not in desk.screen
    assert library_folder.read_text() == "no folder"
