"""A large library: adding, listing, filtering and searching it, beside what others take.

    python -m tests.benchmarks.library [--articles 10000] [--large 100000]

Lists are measured on a screen without a terminal, keys going in at the driver: CPU from the key to
the last display. OptionList and DataTable hold the same titles and are filled anew with those that
fit. Searching is measured in wall time against `grep -r` and ripgrep over the articles' files,
warm. Nothing fails by the clock.
"""

import argparse
import asyncio
import os
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import accumulate, islice
from pathlib import Path
from unittest.mock import patch

from textual.app import App, ComposeResult
from textual.widgets import DataTable, OptionList
from textual.widgets.option_list import Option

from reader.library import Library
from reader.library.catching_up import catch_up
from reader.library.documents import ARTICLES, MAIN, key_of, listing_document
from reader.library.indexing import take_in
from reader.library.results import Found
from reader.library.search import search
from reader.model import Article, ListedArticle
from reader.settings import Settings
from reader.tui import background
from reader.tui.app import ReaderApp
from reader.tui.screens.library import LibraryScreen
from tests.benchmarks.harness import Clock, table

SUBJECTS = ("banks", "rivers", "war", "peace", "trade")
TYPED = ("b", "ba", "ban", "bank", "banks")
QUERIES = ("harbour", "harbour treaty", '"nobody knows"', "zyzzyva", "the")
PARTS = ("add", "search", "lists")
SOME = (
    "the stood empty while nobody knows who ordered quarter of every to be read aloud in council "
    "before ferries banks and rivers were counted again by night clerks"
)
WORDS = SOME.split()
RARER = [f"word{number:05}x" for number in range(30_000)]
RARER[300], RARER[500] = "harbour", "treaty"  # each in some of a hundred articles
HOW_OFTEN = list(accumulate(1 / (place + 1) for place in range(len(RARER))))
SIZE = (120, 40)


def text_of(number: int, words: int = 400) -> str:
    """A text like no other: common words, rarer ones after Zipf, a quotation."""
    pick = random.Random(number)
    some = [pick.choice(WORDS) for _ in range(words // 2)]
    some += pick.choices(RARER, cum_weights=HOW_OFTEN, k=words - len(some))
    pick.shuffle(some)
    some[::12] = [f"{word}." for word in some[::12]]
    return f'{" ".join(some)}\n\n"It is number {number}," said Ada Number{number % 500}.'


def add_files(folder: Path, count: int) -> tuple[float, float]:
    """Seconds, wall and CPU, to add so many Markdown files by the command."""
    source = folder / "markdown"
    source.mkdir()
    for number in range(count):
        head = f"---\ntitle: Number {number}\ndate: 2024-01-{number % 28 + 1:02}\n---\n\n"
        (source / f"{number}.md").write_text(head + text_of(number))
    command = [sys.executable, "-m", "reader", "--library", str(folder / "added"), "add"]
    before, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run([*command, str(source)], check=True, stdout=subprocess.DEVNULL)
    wall, after = time.perf_counter() - wall, resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def make_library(folder: Path, count: int, *, texts: bool) -> Path:
    """A library of so many articles; without texts only their list."""
    with Library.open(folder) as library:
        rows: dict[str, object] = {}
        for number in range(count):
            article = Article(
                title=f"Article number {number} about {SUBJECTS[number % len(SUBJECTS)]}",
                byline=f"Author {number % 97}",
                published=f"20{10 + number % 15}-{number % 12 + 1:02}-15",
                publisher=f"Paper {number % 31}",
                text=text_of(number) if texts else str(number),
            )
            article_id = library.shelf.place(article, None) if texts else f"article-{number}"
            rows[str(key_of(article_id))] = listing_document(article, article_id)
        with library.store.transaction() as pending:
            pending.setdefault(MAIN, {})[ARTICLES] = rows  # type: ignore[assignment]
        library.close(fold=True)
    return folder


class OtherList(App[None]):
    """Textual's own list or table, filled anew with what fits."""

    def __init__(self, kind: str, titles: Sequence[str]) -> None:
        super().__init__()
        self._kind, self._titles = kind, titles

    def compose(self) -> ComposeResult:
        """The list or the table."""
        self.rows = OptionList() if self._kind == "OptionList" else DataTable[str]()
        yield self.rows

    def on_mount(self) -> None:
        """All titles."""
        if isinstance(self.rows, DataTable):
            self.rows.add_columns("title")
        self.fill("")

    def fill(self, word: str) -> None:
        """The titles with a word in them."""
        fitting = [title for title in self._titles if word in title]
        if isinstance(self.rows, DataTable):
            self.rows.clear()
            self.rows.add_rows([(title,) for title in fitting])
        else:
            self.rows.clear_options()
            self.rows.add_options([Option(title) for title in fitting])


async def filter_key(library: Library) -> dict[str, float]:
    """Milliseconds of CPU of a letter in the filter, of the cursor, of a star."""
    app = ReaderApp(library, Settings())
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, LibraryScreen)
        while not screen.listing.prepare(at_most=0):
            await pilot.pause(0.05)
        clock = Clock(app)
        found = {"cursor key": await clock.cost(clock.key("down"), 9)}
        await pilot.press("/")
        letters = iter("banksbanksbanks")

        def letter(number: int) -> None:
            if number % 5 == 0:
                screen.listing.filter("")
                screen.query_one("#filter-input").value = ""
            clock.key(name := next(letters), name)(number)

        found["filter key"] = await clock.cost(letter, 15)
        found["first letter"] = await first_letter(screen, clock)
        screen.action_unfilter()
        found["star"] = await clock.cost(lambda _: screen.action_star(), 5)
    await asyncio.to_thread(app.writer.close)
    return found


async def first_letter(screen: LibraryScreen, clock: Clock) -> float:
    """A letter that all articles have, the worst there is."""

    def type_it(_: int) -> None:
        screen.listing.filter("")
        screen.listing.filter("a")
        screen.show_list(keep=False)

    return await clock.cost(type_it, 7)


async def other_filter(kind: str, titles: Sequence[str]) -> float:
    """The same letter in Textual's own widgets."""
    app = OtherList(kind, titles)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        clock = Clock(app)
        return await clock.cost(lambda number: app.fill(TYPED[number % 5]), 5)


def timed(act: Callable[[], object], times: int = 5) -> float:
    """Median wall milliseconds."""
    spent: list[float] = []
    for _ in range(times):
        start = time.perf_counter()
        act()
        spent.append(time.perf_counter() - start)
    return 1000 * statistics.median(spent)


def searching(library: Library) -> Iterator[tuple[object, ...]]:
    """Rows: a query, to the first hit, to fifty, grep, ripgrep."""
    articles = str(library.folder / "articles")

    def files(*command: str) -> float | str:
        if shutil.which(command[0]) is None:
            return "not installed"
        return timed(
            lambda: subprocess.run([*command, articles], stdout=subprocess.DEVNULL, check=False), 3
        )

    def found(query: str, most: int) -> list[Found]:
        return list(islice(search(library, query, told=print), most))

    for query in QUERIES:
        first = timed(partial(found, query, 1))
        fifty = timed(partial(found, query, 50))
        word = query.strip('"')
        yield (
            query, first, fifty, files("grep", "-rli", word),
            files("rg", "--no-ignore", "-li", word),
        )  # fmt: skip


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--large", type=int, default=100_000)
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=PARTS)
    options = parser.parse_args()
    background.START_SECONDS = 1e6  # what is measured is what a key does
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["READER_CACHE_DIR"] = f"{scratch}/cache"
        place = Path(scratch)
        if "add" in options.parts:
            wall, cpu = add_files(place, 1_000)
            print(f"adding 1,000 Markdown files: {wall:.1f} s, {cpu:.1f} s CPU\n")
        if "search" in options.parts:
            with patch("os.fsync"), patch("os.fdatasync"):
                made = make_library(place / "texts", options.articles, texts=True)
            with Library.open(made) as library:
                report_texts(library, options.articles)
        if "lists" in options.parts:
            lists: list[tuple[object, ...]] = []
            for count in (options.articles, options.large):
                folder = make_library(place / f"list-{count}", count, texts=False)
                lists += list_rows(folder, count)
            print(table(("articles", "what", "CPU ms", "to Reader's"), lists))


def report_texts(library: Library, count: int) -> None:
    """Indexing, analysing, searching, people."""
    for analyse in (False, True):
        start = time.perf_counter()
        for _ in catch_up(library, analyse=analyse):
            pass
        word = "analysing and indexing" if analyse else "indexing"
        print(f"{word} {count:,} articles: {time.perf_counter() - start:.1f} s")
    index = library.analyses.index
    print(f"the index: {index.path.stat().st_size / 1e6:.0f} MB")
    print(f"people of the library: {timed(lambda: index.people(limit=100)):.1f} ms")
    print(f"person: in the filter: {timed(lambda: index.with_person('number42')):.1f} ms")
    listed: list[ListedArticle] = library.listing()
    library.annotate(listed[0].id, None, note="a lamplighter")
    start = time.perf_counter()
    take_in(library, index, listed[:1])
    print(f"one changed article: {1000 * (time.perf_counter() - start):.1f} ms\n")
    headings = ("query", "to the first hit, ms", "to fifty articles", "grep -rli", "rg -li")
    print(table(headings, searching(library)), "\n")
    print(f"peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB\n")


def list_rows(folder: Path, count: int) -> Iterator[tuple[object, ...]]:
    """Rows about the list of one library."""
    with Library.open(folder) as library:
        ours = asyncio.run(filter_key(library))
        titles = [article.title for article in library.listing()]
    for name, spent in ours.items():
        yield f"{count:,}", name, spent, ""
    for kind in ("OptionList", "DataTable"):
        spent = asyncio.run(other_filter(kind, titles))
        yield f"{count:,}", f"filter key, {kind}", spent, f"{spent / ours['filter key']:.0f}x"


if __name__ == "__main__":
    main()
