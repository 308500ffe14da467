"""Justification: the blanks of a row widened until it fills the column.

In: the clusters of a row with their cells. Out: the same, blanks between words widened evenly, the
surplus from the left. A row with so few blanks that they would gape is left as it is.
"""

from reader.tui.text.cells import Cluster

WIDEST = 3
"""Cells that a blank may grow to on average; beyond it the row stays ragged."""


def justified(
    placed: list[tuple[Cluster, int]], text: str, width: int
) -> list[tuple[Cluster, int]]:
    """The clusters of `text` moved so that its last word ends at `width` cells."""
    last = len(text.rstrip())
    blanks = [n for n, (c, _) in enumerate(placed) if text[c.start] == " " and c.start < last]
    used = max((cell + c.width for c, cell in placed if c.start < last), default=0)
    missing = width - used
    if not blanks or missing <= 0 or missing > len(blanks) * (WIDEST - 1):
        return placed
    share, surplus = divmod(missing, len(blanks))
    moved: list[tuple[Cluster, int]] = []
    added = 0
    growth = dict.fromkeys(blanks, share) | dict.fromkeys(blanks[:surplus], share + 1)
    for number, (cluster, cell) in enumerate(placed):
        more = growth.get(number, 0)
        moved.append((cluster._replace(width=cluster.width + more), cell + added))
        added += more
    return moved
