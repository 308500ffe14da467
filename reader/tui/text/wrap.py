"""Wrapping: where the rows of a line begin.

In: one line of text and a width in cells. Out: the code point each row starts at, 0 first; rows
cover every code point once. A row may end with blanks that do not fit; they are not drawn.
"""

from collections.abc import Callable, Sequence

from reader.tui.text.cells import TAB, clusters, is_plain

Hyphens = Callable[[str], Sequence[int]]
"""Where a word may be divided: code points of the word, in order."""

_NEVER_FIRST = frozenset("!%),.:;?]}’”»›…、。，．：；？！）］｝〉》」』】〕ー々")
"""What does not begin a row after a wide character (the plainest of the kinsoku rules)."""


def wrap(line: str, width: int) -> list[int]:
    """The starts of the rows of `line` at `width` cells."""
    width = max(1, width)
    if len(line) <= width and line.isascii() and "\t" not in line:
        return [0]
    return wrap_plain(line, width) if is_plain(line) else wrap_any(line, width)


def wrap_plain(line: str, width: int) -> list[int]:
    """The same where every code point is one cell: a row ends at the last blank that fits."""
    rows = [0]
    start, end = 0, len(line)
    rfind, add = line.rfind, rows.append
    doubled = "  " in line
    while end - start > width:
        start = rfind(" ", start, start + width + 1) + 1 or start + width
        while doubled and line.startswith(" ", start):
            start += 1  # no row begins with a blank
        if start < end:
            add(start)
    return rows


def wrap_hyphenated(line: str, width: int, hyphens: Hyphens) -> list[int]:
    """The same as `wrap_plain`, words divided where that fills a row; one cell is left for the
    hyphen, which is drawn, and stands nowhere in the text."""
    rows = [0]
    start, end = 0, len(line)
    while end - start > width:
        word = line.rfind(" ", start, start + width + 1) + 1 or start
        word_end = line.find(" ", word)
        room = start + width - 1 - word
        places = hyphens(line[word : word_end if word_end >= 0 else end]) if room > 1 else ()
        fitting = [place for place in places if place <= room]
        after = word if word > start else start + width
        start = word + fitting[-1] if fitting else after
        while line.startswith(" ", start):
            start += 1
        if start < end:
            rows.append(start)
    return rows


def wrap_any(line: str, width: int) -> list[int]:
    """The same for any text: by grapheme clusters, breaking after blanks and wide characters."""
    rows = [0]
    cell = 0  # where the next cluster goes
    breakable, cell_there = -1, 0  # the last place a row may end, and the cell there
    for cluster in clusters(line):
        character = line[cluster.start]
        width_here = TAB - cell % TAB if character == "\t" else cluster.width
        blank = character in " \t"
        if cell + width_here > width and cluster.start > rows[-1] and not blank:
            if breakable > rows[-1]:
                rows.append(breakable)
                cell -= cell_there
            if cell + width_here > width and cluster.start > rows[-1]:
                rows.append(cluster.start)
                cell = 0
            breakable, cell_there = -1, 0
        cell += width_here
        if blank or (width_here == 2 and line[cluster.end : cluster.end + 1] not in _NEVER_FIRST):
            breakable, cell_there = cluster.end, cell
    return rows
