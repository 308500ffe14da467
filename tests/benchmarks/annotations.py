"""The list of annotations, beside a blank widget and Textual's OptionList.

    python -m tests.benchmarks.annotations [--rows 100000]

CPU from a key to the last display, without a terminal. The blank widget draws as many blank rows;
OptionList holds the same passages and is filled anew with those that fit. Nothing fails by the
clock.
"""

import argparse
import asyncio
import random
from collections.abc import Callable

from rich.segment import Segment
from textual.app import App, ComposeResult
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widgets import OptionList

from reader.library import query
from reader.library.collecting import Collected, grouped, haystack, select
from reader.model import Annotation, ListedArticle, Tag
from reader.tui.themes import DEFAULT, built_in
from reader.tui.widgets.annotation_list import AnnotationList
from tests.benchmarks.harness import Clock, table

SCREEN = (100, 40)
WORDS = [
    "the", "harbour", "of", "water", "council", "said", "treaty", "danube", "river", "people",
    "report", "minister",
]  # fmt: skip
TAGS = [Tag(name=name, color=color) for name, color in (("claim", "red"), ("context", "blue"))]
TYPED = ("d", "da", "dan", "danube", "harbour")


class Bench(App[None]):
    """One widget on a screen."""

    def __init__(self, widget: ScrollView | OptionList) -> None:
        super().__init__()
        self.widget = widget
        self.register_theme(built_in(DEFAULT))
        self.theme = DEFAULT

    def compose(self) -> ComposeResult:
        yield self.widget


class Blank(ScrollView, can_focus=True):
    """As many rows, all blank, with a cursor that redraws two of two."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self._count = count
        self._row = 0

    def on_mount(self) -> None:
        self.virtual_size = Size(80, 2 * self._count)

    def move(self, by: int) -> None:
        self.refresh_lines(self._row, 2)
        self._row += 2 * by
        self.refresh_lines(self._row, 2)
        if self._row >= self.scroll_offset.y + self.size.height:
            self.scroll_to(y=self._row - self.size.height + 2, animate=False)

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        return Strip([Segment(" " * width, self.rich_style)], width)


def make_rows(count: int) -> list[Collected]:
    """Annotations, a hundred to an article."""
    pick = random.Random(1)
    articles = [
        ListedArticle(f"a{number}", f"Article {number}", "", 400, "", published="2020")
        for number in range(max(1, count // 100))
    ]
    return [
        Collected(
            Annotation(
                id=f"{number:012x}",
                article=(article := articles[min(number // 100, len(articles) - 1)]).id,
                start=number % 100 * 50,
                end=number % 100 * 50 + 40,
                exact=" ".join(pick.choices(WORDS, k=9)),
                prefix="before it there stood that one ",
                suffix=" and after it came this. And so",
                tags=(pick.choice(TAGS).name,),
                note="a note" if number % 3 == 0 else "",
            ),
            article,
        )
        for number in range(count)
    ]


async def cost(widget: ScrollView | OptionList, *acts: Callable[[int], object]) -> list[float]:
    """CPU milliseconds of each act."""
    app = Bench(widget)
    async with app.run_test(size=SCREEN):
        clock = Clock(app)
        await clock.quiet(1.0)
        return [await clock.cost(act, 9) for act in acts]


async def measure(count: int) -> list[tuple[object, ...]]:
    """The rows of the table."""
    rows = make_rows(count)
    haystacks = list(map(haystack, rows))
    names = [tag.name for tag in TAGS]
    view = AnnotationList()

    def show(typed: str, by: str = "article") -> None:
        places = select(query.parse(typed), rows, haystacks)
        view.show(rows, grouped(rows, places, by, names), by, TAGS)

    def turn(number: int) -> None:
        show("", ("tag", "article")[number % 2])

    ours = await cost(
        view,
        lambda _: show(""),
        lambda _: view.move(1),
        lambda _: view.move(view.page),
        lambda number: show(TYPED[number % 5]),
        lambda _: show("tag:claim danube"),
        turn,
    )
    blank = Blank(count)
    empty = await cost(blank, lambda _: blank.move(1), lambda _: blank.move(19))
    options = OptionList()
    words = [row.annotation.exact for row in rows]

    def fill(typed: str) -> None:
        options.clear_options()
        options.add_options([each for each in words if typed in each])

    theirs = await cost(options, lambda _: fill(""), lambda number: fill(TYPED[number % 5]))
    return [
        ("show them all", ours[0], "OptionList", theirs[0], ours[0] / theirs[0]),
        ("cursor key", ours[1], "blank widget", empty[0], ours[1] / empty[0]),
        ("a screen down", ours[2], "blank widget", empty[1], ours[2] / empty[1]),
        ("filter key, words", ours[3], "OptionList", theirs[1], ours[3] / theirs[1]),
        ("filter key, a tag and a word", ours[4], "OptionList", theirs[1], ours[4] / theirs[1]),
        ("group by tag, by article", ours[5], "OptionList", theirs[0], ours[5] / theirs[0]),
    ]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    options = parser.parse_args()
    print(f"{options.rows:,} annotations\n")
    headings = ("what", "CPU ms", "yardstick", "its CPU ms", "ratio")
    print(table(headings, asyncio.run(measure(options.rows))))


if __name__ == "__main__":
    main()
