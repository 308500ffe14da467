"""Index and analyses of a whole library: only what changed is done, and nothing stops it."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reader.library import Library, analysts, indexing
from reader.library.analysts import analysing
from reader.library.catching_up import Step, catch_up
from reader.library.indexing import bring_up_to_date, outstanding
from reader.library.search_index import SearchIndex, SearchIndexError
from reader.model import Article, Correction, Span

SAID = '"The boat is late," said Anna Horvath on {day}. It was not.'


@pytest.fixture
def ferry(library: Library) -> Library:
    """Six articles, each with a quotation."""
    for number in range(6):
        day = f"Monday, {number + 1} May"
        library.add(Article(title=f"Ferry {number}", text=SAID.format(day=day)))
    return library


def read_again(library: Library, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Which articles the next look reads."""
    read: list[str] = []
    real = indexing._entry

    def noted(library: Library, listed: Any, *rest: Any) -> Any:
        read.append(listed.title)
        return real(library, listed, *rest)

    monkeypatch.setattr(indexing, "_entry", noted)
    bring_up_to_date(library, library.analyses.index)
    monkeypatch.setattr(indexing, "_entry", real)
    return read


def texts_written(index: SearchIndex) -> int:
    with sqlite3.connect(index.path) as database:
        return database.execute("SELECT count(*) FROM texts_docsize").fetchone()[0]


def test_only_what_changed_is_read_again(ferry: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(read_again(ferry, monkeypatch)) == 6
    assert read_again(ferry, monkeypatch) == []
    first, second = (next(a for a in ferry.articles() if a.title.endswith(n)) for n in "01")
    ferry.annotate(first.id, Span(0, 5), note="which boat?")
    ferry.set_starred(second.id, True)
    ferry.set_position(second.id, 10, 0.5)
    assert read_again(ferry, monkeypatch) == ["Ferry 0"]
    assert texts_written(ferry.analyses.index) == 6  # a note does not have the text indexed again
    ferry.correcting.correct(
        ferry.article(second.id), Span(25, 37), Correction(subject="entity", rejected=True)
    )
    assert read_again(ferry, monkeypatch) == ["Ferry 1"]
    with Library.open(ferry.folder) as later:
        assert read_again(later, monkeypatch) == []


def test_an_article_taken_out_is_dropped_and_one_put_back_taken_in(ferry: Library) -> None:
    index = ferry.analyses.index
    bring_up_to_date(ferry, index)
    gone = next(a for a in ferry.articles() if a.title == "Ferry 3")
    ferry.remove(gone.id)
    assert len(outstanding(ferry, index).gone) == 1
    bring_up_to_date(ferry, index)
    assert len(index.known()) == 5
    ferry.undo()
    bring_up_to_date(ferry, index)
    assert len(index.known()) == 6


def test_what_another_program_did_is_seen(ferry: Library) -> None:
    list(ferry.search("boat"))
    with Library.open(ferry.folder, author="bob") as other:
        other.add(Article(title="Tram", text="The tram is on time."))
    ferry.refresh()
    assert [each.article.title for each in ferry.search("tram")] == ["Tram"]


# -- an index that is no good ----------------------------------------------------------------------


def damage_start(path: Path) -> None:
    path.write_bytes(b"not a database, whatever its name says" * 50)


def damage_middle(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[200:] = os.urandom(len(data) - 200)
    path.write_bytes(data)


def truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def other_version(path: Path) -> None:
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA user_version = 999")
    database.close()


@pytest.mark.parametrize("harm", [damage_start, damage_middle, truncate, empty, other_version])
def test_a_damaged_index_is_made_anew(ferry: Library, harm: Callable[[Path], None]) -> None:
    assert len(list(ferry.search("boat"))) == 6
    for path in ferry.analyses.index.path.parent.glob("*-*"):
        path.unlink()  # what SQLite keeps beside it
    harm(ferry.analyses.index.path)
    assert len(list(ferry.search("boat"))) == 6
    assert len(ferry.analyses.index.known()) == 6


def test_too_many_dead_texts_have_it_made_anew(
    ferry: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.library.search_index.DEAD_AT", 5)
    index = ferry.analyses.index
    for _ in range(3):
        for article in ferry.articles():
            ferry.remove(article.id)
            bring_up_to_date(ferry, index)
            ferry.undo()
            bring_up_to_date(ferry, index)
    assert texts_written(index) <= 13
    assert len(list(ferry.search("boat"))) == 6


def test_while_somebody_else_writes_it_searching_goes_on(
    ferry: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    list(ferry.search("boat"))
    monkeypatch.setattr("reader.library.search_index.WAIT_SECONDS", 0.05)
    ferry.add(Article(title="Tram", text="The tram is on time."))
    other = sqlite3.connect(ferry.analyses.index.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(SearchIndexError, match="locked"):
        bring_up_to_date(ferry, ferry.analyses.index)
    assert len(list(ferry.search("boat"))) == 6
    other.execute("ROLLBACK")
    other.close()
    assert len(list(ferry.search("tram"))) == 1


def test_a_cache_that_cannot_be_written_is_told_and_everything_works(
    ferry: Library, home: Path
) -> None:
    (home / "reader-cache").write_text("a file where the folder should be")
    assert len(list(ferry.search("boat"))) == 6
    ferry.analyses.complete()
    assert [p.name for p in ferry.analyses.index.people("horvath")] == ["Anna Horvath"]
    assert "READER_CACHE_DIR" in ferry.analyses.problem
    assert (home / "reader-cache").is_file()


def test_an_index_without_room_is_told_and_every_article_is_read(
    ferry: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("reader.library.search_index.take_in", full)
    steps = list(catch_up(ferry, workers=1))
    assert ["disk is full" in step.problem for step in steps if step.work == "indexed"] == [
        True
    ] * 2
    assert [step.problem for step in steps if step.work == "analysed"] == [""] * 6
    assert all(ferry.analyses.findings.has(a.digest) for a in ferry.articles())


# -- analysing the whole library -------------------------------------------------------------------


def analysed(steps: list[Step]) -> list[Step]:
    return [step for step in steps if step.work == "analysed"]


def test_every_article_is_analysed_once_and_then_people_are_known(ferry: Library) -> None:
    steps = list(catch_up(ferry, workers=2))
    assert [(s.done, s.total) for s in analysed(steps)] == [(n, 6) for n in range(1, 7)]
    assert analysed(list(catch_up(ferry))) == []
    index = ferry.analyses.index
    [person] = index.people("horvath")
    assert (person.quotations, person.articles) == (6, 6)
    said = list(index.quotations("Anna Horvath"))
    assert len(said) == 6
    text = ferry.article(said[0].article).text
    assert said[0].words == said[0].quotation.content[0].of(text)
    assert len(ferry.articles("person:horvath")) == 6


def test_a_correction_counts_in_the_whole_library(ferry: Library) -> None:
    list(catch_up(ferry, workers=1))
    article = ferry.article(ferry.articles()[0].id)
    quotation = ferry.analyses.of(article).quotations[0]
    ferry.correcting.correct(
        article, quotation.content[0], Correction(subject="quotation", name="Bela Horvath")
    )
    list(catch_up(ferry, workers=1))
    counts = {p.name: p.quotations for p in ferry.analyses.index.people("horvath")}
    assert counts == {"Anna Horvath": 5, "Bela Horvath": 1}


ANALYST = """
import os, sys, time
import orjson
from reader.analysis import analyze
for number, line in enumerate(sys.stdin.buffer):
    text = orjson.loads(line)["text"]
    {trouble}
    print(orjson.dumps({{"id": "", **analyze(text).to_json()}}).decode(), flush=True)
"""


def analyst(folder: Path, trouble: str) -> tuple[str, ...]:
    """A process that analyses, with trouble."""
    script = folder / "analyst.py"
    script.write_text(ANALYST.format(trouble=trouble))
    return sys.executable, str(script)


def test_stopped_half_way_it_goes_on_from_there(
    ferry: Library, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    stuck = analyst(tmp_path, "if number == 3: time.sleep(1000)")
    with monkeypatch.context() as patched:
        patched.setattr(analysts, "COMMAND", stuck)
        steps = catch_up(ferry, workers=1)
        for step in steps:
            if step.work == "analysed" and step.done == 3:
                break
        steps.close()
    assert sum(ferry.analyses.findings.has(a.digest) for a in ferry.articles()) == 3
    assert ferry.analyses.index.people("horvath")[0].articles == 3  # what is analysed is indexed
    assert len(analysed(list(catch_up(ferry, workers=1)))) == 3
    assert ferry.analyses.index.people("horvath")[0].articles == 6


def test_an_analysis_that_never_ends_is_given_up(
    ferry: Library, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(analysts, "COMMAND", analyst(tmp_path, "time.sleep(1000)"))
    monkeypatch.setattr(analysts, "PATIENCE", 0.05)
    steps = analysed(list(catch_up(ferry, workers=3)))
    assert [step.problem for step in steps] == ["the analysis of this text failed"] * 6


def test_an_article_that_kills_its_process_stops_nothing(
    ferry: Library, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    trouble = "if '3 May' in text: os._exit(1)\n    if '5 May' in text: print('no JSON')"
    monkeypatch.setattr(analysts, "COMMAND", analyst(tmp_path, trouble))
    steps = analysed(list(catch_up(ferry, workers=2)))
    assert len(steps) == 6
    failed = [step for step in steps if step.problem]
    assert sorted(step.article for step in failed) == ["ferry-2", "ferry-4"]
    assert "failed" in failed[0].problem


def test_no_process_is_left_when_the_work_is_stopped(ferry: Library) -> None:
    import psutil

    with analysing(ferry, ferry.articles(), workers=2) as outcomes:
        next(outcomes)
        children = psutil.Process().children(recursive=True)
        assert children
    psutil.wait_procs(children, timeout=10)
    assert not [child for child in children if child.is_running()]


def test_a_process_ends_when_whoever_started_it_is_killed(tmp_path: Path) -> None:
    import psutil

    script = (
        "import sys, os\n"
        "from reader.library import Library\n"
        "from reader.library.analysts import analysing\n"
        "from reader.model import Article\n"
        "with Library.open(sys.argv[1]) as library:\n"
        "    for n in range(50): library.add(Article(title=f'{n}', text=f'Number {n} said so.'))\n"
        "    with analysing(library, library.articles(), workers=1) as outcomes:\n"
        "        next(outcomes); print('working', flush=True); sys.stdin.read()\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path / "library")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"working\n"
    children = psutil.Process(process.pid).children(recursive=True)
    assert children
    process.kill()
    process.wait()
    _, alive = psutil.wait_procs(children, timeout=30)
    assert not alive
