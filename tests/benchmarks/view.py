"""The reading view against a blank line-API widget and Textual's TextArea.

    python -m tests.benchmarks.view [--sizes 5000 …] [--annotations 500] [--text-area]

CPU milliseconds per key, the yardstick in the same run; a tenth of the words marked. "resize"
leaves the column as it is, "narrower" wraps the text anew; "find" looks for a frequent word.
Asserts nothing: `tests/tui` asserts how many rows a key paints.
"""

import argparse
import asyncio
import random
import resource
import time

from rich.segment import Segment
from textual.app import App, ComposeResult
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.model import Analysis, Annotation, Article, Entity, Tag
from reader.tui.themes import DEFAULT, built_in
from reader.tui.widgets.article_view import ArticleView
from tests.benchmarks.harness import Clock, table

SCREEN = (100, 40)
SIZES = [5_000, 100_000, 1_000_000, 10_000_000]
WORDS = [
    *("the", "of", "a", "report", "said", "government", "talks", "region", "water", "minister"),
    *("council", "people", "river", "treaty", "harbour", "would", "which", "had", "after"),
    *("before", "between", "nobody", "market", "Friday", "agreed"),
]


class Blank(ScrollView, can_focus=True):
    """What a line-API widget costs that draws nothing but blanks and one moving row."""

    def __init__(self) -> None:
        super().__init__()
        self.row = 0

    def on_mount(self) -> None:
        self.virtual_size = Size(100, 20_000)

    def key_j(self) -> None:
        self.refresh_lines(self.row)
        self.row += 1
        self.refresh_lines(self.row)

    def key_space(self) -> None:
        self.row += 38
        self.scroll_to(y=self.row, animate=False)

    def key_l(self) -> None:
        self.refresh()

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        return Strip([Segment(" " * width, self.rich_style)], width)


class Bench(App[None]):
    """One widget on a screen."""

    CSS = "ArticleView { overflow-y: scroll; overflow-x: hidden; } TextArea { border: none; }"

    def __init__(self, widget: object) -> None:
        super().__init__()
        self.widget = widget
        self.register_theme(built_in(DEFAULT))
        self.theme = DEFAULT

    def compose(self) -> ComposeResult:
        yield self.widget  # type: ignore[misc]

    def on_mount(self) -> None:
        self.widget.focus()  # type: ignore[attr-defined]


class Keys(ArticleView):
    """The view with the keys that the reading screen gives it."""

    def key_j(self) -> None:
        self.select(self.motions.next_sentence(self.selection))

    def key_space(self) -> None:
        self.page_by(1)

    def key_l(self) -> None:
        from dataclasses import replace

        self.set_marks(replace(self.marks, hidden=self.marks.hidden ^ {"entities"}))


def make_text(size: int, seed: int = 1) -> str:
    """About `size` code points in paragraphs of some 90 words, sentences of 15."""
    pick = random.Random(seed)
    paragraphs: list[str] = []
    length = 0
    while length < size:
        sentences = [
            " ".join(pick.choice(WORDS) for _ in range(15)).capitalize() + "." for _ in range(6)
        ]
        paragraphs.append(" ".join(sentences))
        length += len(paragraphs[-1]) + 2
    return "\n\n".join(paragraphs)[:size]


def make_view(text: str, count: int = 500) -> Keys:
    """The view over a text with a tenth of its words marked and so many annotations."""
    view = Keys(Article(title="A long article", text=text), column_width=66)
    pick = random.Random(2)
    entities = [Entity(start, start + 6, "PERSON", "x") for start in range(0, len(text) - 6, 60)]
    starts = sorted(pick.randrange(max(1, len(text) - 90)) for _ in range(count))
    annotations = [
        Annotation(
            id=f"{number:012x}",
            article="a",
            start=start,
            end=min(start + 80, len(text)),
            tags=("claim",),
        )
        for number, start in enumerate(starts)
    ]
    marks = view.marks.with_analysis(Analysis(entities=tuple(entities)))
    view.set_marks(marks.with_annotations(annotations), [Tag(name="claim", color="red", key="1")])
    return view


async def measure(widget: object, keys: tuple[str, ...]) -> dict[str, float]:
    """CPU milliseconds of each key in a widget."""
    app = Bench(widget)
    async with app.run_test(size=SCREEN):
        clock = Clock(app)
        await clock.quiet(1.0)
        found: dict[str, float] = {}
        for key in keys:
            found[key] = await clock.cost(clock.key(key, None if len(key) > 1 else key))
        return found


async def resized(widget: object, sizes: list[tuple[int, int]]) -> float:
    """CPU milliseconds of a resize between these sizes."""
    app = Bench(widget)
    async with app.run_test(size=SCREEN) as pilot:
        clock = Clock(app)
        await clock.quiet(1.0)

        def act(number: int) -> None:
            asyncio.ensure_future(pilot.resize_terminal(*sizes[number % 2]))  # noqa: RUF006

        return await clock.cost(act, 4)


def found(text: str) -> float:
    """CPU milliseconds to find every place of a frequent word."""
    from reader.tui.screens.reading_moving import MOST_HITS, find_all

    before = time.process_time()
    find_all(text, "treaty", MOST_HITS)
    return 1000 * (time.process_time() - before)


async def run(sizes: list[int], annotations: int, text_area: bool) -> None:
    """Print the table."""
    blank = await measure(Blank(), ("j", "space", "l"))
    rows: list[tuple[object, ...]] = [("blank widget", "", *blank.values(), "", "", "", "")]
    for size in sizes:
        text = make_text(size)
        keys = await measure(make_view(text, annotations), ("j", "space", "l"))
        resize = await resized(make_view(text, annotations), [(90, 40), (80, 40)])
        narrower = await resized(make_view(text, annotations), [(60, 40), (70, 40)])
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        ratios = "  ".join(f"{keys[key] / blank[key]:.2f}x" for key in keys)
        rows.append(
            (f"{size:,}", ratios, *keys.values(), resize, narrower, found(text), f"{memory:.0f}")
        )
    if text_area:
        from textual.widgets import TextArea

        area = TextArea(make_text(1_000_000), read_only=True, soft_wrap=True)
        area.cursor_blink = False  # else it is never quiet
        moved = await measure(area, ("down", "pagedown"))
        rows.append(("TextArea, 1,000,000", "", *moved.values(), "", "", "", "", ""))
    headings = (
        *("text", "ratio to blank", "cursor ms", "page ms", "layer ms", "resize ms"),
        *("narrower ms", "find ms", "MB peak"),
    )
    print(table(headings, rows))


def main() -> None:
    """Parse, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--annotations", type=int, default=500)
    parser.add_argument("--text-area", action="store_true")
    options = parser.parse_args()
    asyncio.run(run(options.sizes, options.annotations, options.text_area))


if __name__ == "__main__":
    main()
