"""`reader versions`: the texts that an article has had, and the difference between two of them."""

import sys
import textwrap
from typing import TYPE_CHECKING, Any

import click

from reader.cli import completing
from reader.cli.context import Context, pass_context
from reader.cli.printing import print_json, print_table, print_text
from reader.library.renewing import TextVersion
from reader.model import NotFoundError
from reader.model.counted import counted
from reader.model.visible import visible

if TYPE_CHECKING:
    from reader.analysis.comparison import Line
    from reader.analysis.difference import Difference

MARKS = {
    "same": ("", ""),
    "gone": ("[-", "-]"),
    "new": ("{+", "+}"),
    "left": ("[moved-", "-]"),
    "came": ("{moved+", "+}"),
}
STYLES = {"same": "", "gone": "red strike", "new": "green bold", "left": "yellow strike",
          "came": "yellow bold"}  # fmt: skip


@click.command("versions")
@click.argument("article", shell_complete=completing.articles)
@click.option("--diff", is_flag=True, help="Show what changed, word by word.")
@click.option("--from", "old", type=click.IntRange(1), metavar="N", help="The older of the two.")
@click.option("--to", "new", type=click.IntRange(1), metavar="N", help="The newer of the two.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@pass_context
def versions_command(
    context: Context, article: str, diff: bool, old: int | None, new: int | None, as_json: bool
) -> None:
    """List the texts that ARTICLE has had, the oldest first.

    With --diff, what changed from the text before to the present one, or between any two.
    """
    if (old or new) and not diff:
        raise click.UsageError("--from and --to go with --diff")
    with context.library() as library:
        stored = library.article(library.find(article).id)
        listed = library.listed(stored.id)
        versions = library.renewing.versions(listed)
        compared = None
        if diff:
            pair = _pair(versions, old, new)
            compared = library.renewing.compare(listed.id, pair[0].digest, pair[1].digest)
    if as_json:
        rows = [version.to_json() for version in versions]
        print_json(rows if compared is None else {"versions": rows, "blocks": _blocks(compared)})
    elif compared is not None:
        _print_difference(compared)
    else:
        print_table([_row(version) for version in versions], right=frozenset({0, 2}))


def _pair(
    versions: list[TextVersion], old: int | None, new: int | None
) -> tuple[TextVersion, TextVersion]:
    """The two texts to be compared. Raises NotFoundError."""
    by_number = {version.number: version for version in versions}
    present = next((v.number for v in versions if v.is_current), len(versions))
    wanted = (old or (new or present) - 1, new or present)
    for number in wanted:
        if number not in by_number:
            raise NotFoundError(
                f"no version {number}; the article has had {counted(len(versions), 'text')}"
            )
    return by_number[wanted[0]], by_number[wanted[1]]


def _row(version: TextVersion) -> tuple[str, ...]:
    present = "now" if version.is_current else ""
    return str(version.number), version.stored[:16], str(version.words), present, version.title


def _blocks(compared: "Difference") -> list[dict[str, Any]]:
    return [
        {
            "old": list(block.old),
            "new": list(block.new),
            "equal": block.is_equal,
            "was": block.old.of(compared.old),
            "is": block.new.of(compared.new),
        }
        for block in compared.blocks()
    ]


def _print_difference(compared: "Difference") -> None:
    from reader.analysis.comparison import Folded, counts, folded, merged

    gone, new = counts(compared)
    print_text(f"{gone} words gone, {new} new")
    for line in folded(merged(compared)):
        print_text("")
        if isinstance(line, Folded):
            print_text(f"… {line.lines} paragraphs the same")
        else:
            _print_line(line)


def _print_line(line: "Line") -> None:
    """With marks that need no colour; where there is colour, with that too."""
    words = [MARKS[piece.kind][0] + piece.text + MARKS[piece.kind][1] for piece in line]
    if not sys.stdout.isatty():
        print_text(textwrap.fill("".join(words), 78))
        return
    from rich.console import Console
    from rich.text import Text

    text = Text()
    for piece, marked in zip(line, words, strict=True):
        text.append(visible(marked), STYLES[piece.kind])
    Console(highlight=False).print(text)
