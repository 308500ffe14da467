"""`reader add` with many sources at once: what came in is kept, what did not is told."""

from pathlib import Path

import pytest

from reader.library import Library
from reader.library.intake import Intake
from tests.ingest.server import serving


def test_a_page_is_added_by_its_address(reader, library_folder: Path) -> None:
    with serving() as site:
        outcome = reader("add", "--json", "--allow-private", site.give("/pier"))
    (row,) = outcome.json
    assert (row["status"], row["id"], row["source"]) == ("added", "pier-closed", f"{site.url}/pier")
    with Library.open(library_folder) as library:
        assert library.original("pier-closed").name == "original.html"
        assert library.article("pier-closed").url == f"{site.url}/pier"


def test_bad_files_among_many_are_listed_and_the_rest_is_added(reader, tmp_path: Path) -> None:
    for number in range(60):
        (tmp_path / f"{number:02}.txt").write_text(
            f"Note {number}\n\nThe pier is closed, time {number}."
        )
    for number in range(5):
        (tmp_path / f"{number:02}.txt").write_bytes(bytes([number, 0, 1, 2]) * 9)
    outcome = reader("add", "--json", tmp_path)
    assert outcome.status == 1
    assert [row["status"] for row in outcome.json] == ["failed"] * 5 + ["added"] * 55
    assert len(outcome.err.splitlines()) == 5


@pytest.mark.long
def test_ten_thousand_files_with_fifty_bad_ones(reader, tmp_path: Path) -> None:
    for number in range(10_000):
        folder = tmp_path / str(number // 500)
        folder.mkdir(exist_ok=True)
        bad = number % 200 == 7
        text = f"# Note {number}\n\nThe pier is closed for the {number}th time.\n".encode()
        (folder / f"{number}.md").write_bytes(bytes([number % 7, 0, 1, 255]) * 9 if bad else text)
    outcome = reader("add", "--json", tmp_path)
    assert outcome.status == 1
    statuses = [row["status"] for row in outcome.json]
    assert (statuses.count("added"), statuses.count("failed")) == (9_950, 50)
    assert len(outcome.err.splitlines()) == 50


def test_on_a_terminal_many_show_how_far_it_is(reader, tmp_path: Path) -> None:
    for number in range(30):
        (tmp_path / f"{number:02}.txt").write_text(
            f"Note {number}\n\nThe pier is closed, time {number}."
        )
    outcome = reader("add", tmp_path, terminal=True)
    assert "30/30" in outcome.err
    assert "/s" in outcome.err
    assert "30/30" not in reader("add", tmp_path).err


def test_after_ctrl_c_what_was_added_is_kept_and_told(
    reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(9):
        (tmp_path / f"{number}.txt").write_text(
            f"Note {number}\n\nThe pier is closed, time {number}."
        )
    real, calls = Intake.read, iter(range(99))

    def interrupted(*arguments):
        if next(calls) == 4:
            raise KeyboardInterrupt
        return real(*arguments)

    monkeypatch.setattr(Intake, "read", interrupted)
    outcome = reader("add", "--json", tmp_path)
    assert outcome.status == 130
    assert [row["status"] for row in outcome.json] == ["added"] * 4
    assert outcome.err == "reader: stopped; 4 added before that are kept, adding again goes on\n"
    monkeypatch.setattr(Intake, "read", real)
    again = reader("add", "--json", tmp_path)
    assert [row["status"] for row in again.json] == ["unchanged"] * 4 + ["added"] * 5


def test_a_watched_folder_gives_each_file_once_it_is_whole(tmp_path: Path) -> None:
    from reader.ingest.watch import watch

    late = tmp_path / "late.txt"
    steps = iter([
        lambda: late.write_text("The pi"),
        lambda: late.write_text("The pier is closed."),
        lambda: None,
        lambda: late.write_text("The pier is open."),
        lambda: None,
    ])  # fmt: skip
    (tmp_path / "early.txt").write_text("It rained.")
    (tmp_path / "program.exe").write_text("x")
    given: list[tuple[str, str]] = []

    def sleep(_: float) -> None:
        step = next(steps, None)
        if step is None:
            raise KeyboardInterrupt
        step()

    with pytest.raises(KeyboardInterrupt):
        for path in watch(tmp_path, sleep):
            given.append((path.name, path.read_text()))
    assert given == [
        ("early.txt", "It rained."),
        ("late.txt", "The pier is closed."),
        ("late.txt", "The pier is open."),
    ]


def test_watching_ends_with_ctrl_c_and_says_what_came(
    reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("Closed\n\nThe pier is closed.")
    looks = iter(range(2))

    def sleep(_: float) -> None:
        if next(looks, None) is None:
            raise KeyboardInterrupt

    monkeypatch.setattr("reader.ingest.watch.watch.__defaults__", (sleep,))
    outcome = reader("add", "--watch", tmp_path)
    assert outcome.status == 0
    assert outcome.out == "added      closed\n"
    assert outcome.err.splitlines()[-1] == f"reader: 1 added while watching {tmp_path}"


def test_watching_what_is_no_folder_is_told(reader, tmp_path: Path) -> None:
    outcome = reader("add", "--watch", tmp_path / "none")
    assert outcome.status == 1
    assert "is no folder to watch" in outcome.err
    assert reader("add").status == 2
