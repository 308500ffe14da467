"""How much of a page is read, and how little else: ours beside trafilatura and readability-lxml.

    python tests/benchmarks/html.py [--verbose] [--folder DIR]

Pages: invented ones, see `pages.py`; with --folder, the NAME.html of a folder whose article stands
in NAME.txt beside it. F1: of words, as a multiset, averaged over pages, as the public benchmarks of
article extraction do. Title, author, date: right on so many of the pages that carry them. ms: CPU
per page. readability-lxml is left out where it is not installed.
"""

import argparse
import importlib
import importlib.util
import logging
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

# In place of this folder, where this file would stand before the standard library's `html`.
sys.path[0] = str(Path(__file__).resolve().parents[2])

from reader.ingest import Source, read_source  # noqa: E402
from reader.model import SourceError  # noqa: E402
from tests.benchmarks.pages import Page, pages  # noqa: E402

_WORDS_APART = re.compile(r"\w+")
_NO_BLANKS = re.compile("[\u0e00-\u0eff\u1000-\u109f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


class Found(NamedTuple):
    """What a reader of pages found on one."""

    body: str
    title: str | None = None
    author: str | None = None
    date: str | None = None


def ours(page: Page) -> Found:
    """Reader."""
    try:
        article = read_source(Source(data=page.markup.encode(), name="page.html"))
    except SourceError:
        return Found("")
    return Found(article.text, article.title, article.byline, article.published)


def trafilatura(page: Page) -> Found:
    """Trafilatura alone, as its documentation calls it."""
    document: Any = importlib.import_module("trafilatura").bare_extraction(
        page.markup, include_comments=False, with_metadata=True
    )
    if document is None:
        return Found("")
    return Found(document.text or "", document.title, document.author, document.date)


def readability(page: Page) -> Found:
    """readability-lxml; it finds no authors and no dates."""
    document = importlib.import_module("readability").Document(page.markup)
    tree = importlib.import_module("lxml.html").fromstring(document.summary())
    return Found("\n".join(tree.itertext()), document.short_title())


def tokens(text: str) -> Counter[str]:
    """Words; characters where a script has no blanks."""
    if len(_NO_BLANKS.findall(text)) * 3 > len(text):
        return Counter(character for character in text if character.isalnum())
    return Counter(_WORDS_APART.findall(text.casefold()))


def f1(found: str, gold: str) -> float:
    """The harmonic mean of the shares of found words that are right and right words found."""
    one, other = tokens(found), tokens(gold)
    size = one.total() + other.total()
    return 2 * (one & other).total() / size if size else 1.0


def from_folder(folder: Path) -> Iterator[Page]:
    """Pages that somebody saved, with their articles beside them."""
    for path in sorted(folder.rglob("*.txt")):
        names = (path.with_suffix(".html"), path.parent.parent / "html" / f"{path.stem}.html")
        page = next((name for name in names if name.exists()), None)
        if page is not None:
            markup = page.read_text("utf-8", "replace")
            yield Page(path.stem, markup, path.read_text("utf-8", "replace"), "")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--folder", type=Path, help="NAME.html and NAME.txt")
    parser.add_argument("--verbose", action="store_true", help="F1 of every page")
    options = parser.parse_args()
    logging.disable(logging.CRITICAL)
    chosen = list(from_folder(options.folder) if options.folder else pages())
    readers: list[tuple[str, Callable[[Page], Found]]] = [
        ("reader", ours), ("trafilatura alone", trafilatura),
    ]  # fmt: skip
    if importlib.util.find_spec("readability"):
        readers.append(("readability-lxml", readability))
    scores: dict[str, list[float]] = {}
    print(f"{len(chosen)} pages\n")
    print("| reads pages | F1 | title | author | date | ms |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    for name, read in readers:
        begun = time.process_time()
        found = [read(page) for page in chosen]
        spent = 1000 * (time.process_time() - begun) / len(chosen)
        scores[name] = [f1(one.body, page.body) for one, page in zip(found, chosen, strict=True)]
        shares = [share(chosen, found, field) for field in ("title", "author", "date")]
        mean = sum(scores[name]) / len(chosen)
        print(f"| {name} | {mean:.3f} | {' | '.join(shares)} | {spent:.0f} |", flush=True)
    if options.verbose:
        for at, page in enumerate(chosen):
            told = "  ".join(f"{values[at]:.3f}" for values in scores.values())
            print(f"{page.name:22}  {told}", file=sys.stderr)


def share(chosen: list[Page], found: list[Found], field: str) -> str:
    """How often a field is right, of the pages that carry it; a date by its day."""
    carried = [
        (gold, str(getattr(one, field) or ""))
        for one, page in zip(found, chosen, strict=True)
        if (gold := getattr(page, field))
    ]
    right = sum(got[: len(gold)].casefold() == gold.casefold() and
                (field == "date" or len(got) == len(gold)) for gold, got in carried)  # fmt: skip
    return f"{right} of {len(carried)}" if carried else "–"


if __name__ == "__main__":
    main()
