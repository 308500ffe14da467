"""Quotation marks: plain text in, stretches inside marks out.

Marks are paired line by line, since a quotation that runs on reopens in the next paragraph. What a
glyph does is decided by its surroundings first and its shape second, so that opening marks used as
closing ones, straight marks, and the German, French and Scandinavian manners all pair. An unclosed
mark never reaches beyond its own line.
"""

import re
from collections.abc import Iterator

from reader.analysis.quotations.marking.dashes import dash_dialogue
from reader.analysis.quotations.marking.stretch import Stretch
from reader.analysis.quotations.marking.verses import join_verses
from reader.analysis.quotations.steps import Steps
from reader.model import Span

DOUBLE = '"“”„‟«»‹›'
OPENING = "“„‟«‹‘‚‛"

_DOUBLE_MARK = re.compile(r"``|''|‘‘|’’(?!\w)|,,(?=\w)|[\"“”„‟«»‹›]")
_OPENS_AFTER = set(" \t\u00a0\u2009\u202f([{<—–-―/…|*") | set("“‘«„\"'")
_CLOSES_BEFORE = set(" \t\u00a0\u2009\u202f.,;:!?)]}>—–-―/…|*") | set("”’»“\"'")
_SINGLE_MARK = re.compile(r"(?<!\w)['‘‛‚’](?=[^\s.,;:!?)\]])|(?<=[^\s(\[])['’‘](?!\w)")
_ELISION = re.compile(
    r"(?:em|til|till|tis|twas|twere|cause|cos|coz|bout|round|neath|gainst|ere|nuff|n|ave|e|er)\b"
    r"|\d0s?\b|\d\d\b",
    re.IGNORECASE,
)
_SENTENCE_ENDS = ".,!?…;:"


def find_stretches(text: str, steps: Steps) -> tuple[Stretch, ...]:
    """Every stretch inside marks, outermost only, in the order of the text."""
    lines = list(join_verses(text, list(_lines(text))))
    steps.add(len(text) // 64 + len(lines))
    doubles: list[Stretch] = dash_dialogue(text, lines)
    singles: list[Stretch] = []
    for number, line in enumerate(lines):
        following = lines[number + 1] if number + 1 < len(lines) else None
        doubles += _double_stretches(text, line, following, steps)
        singles += _single_stretches(text, line, following, steps)
    return _outermost(text, doubles, singles, steps)


def _lines(text: str) -> Iterator[Span]:
    """Lines with something in them, without the white space around."""
    for match in re.finditer(r"[^\n]+", text):
        line = match.group()
        inner = line.strip()
        if inner:
            start = match.start() + len(line) - len(line.lstrip())
            yield Span(start, start + len(inner))


_ATTRIBUTION = re.compile(r"[,?!] (?:\w+ ){1,3}(?:said|says|added|adds|told|asked|wrote)\b")
"""What a quotation does not hold: its own attribution, where the closing mark is missing."""


def _double_stretches(
    text: str, line: Span, following: Span | None, steps: Steps
) -> Iterator[Stretch]:
    if _holds_curly(text, line, following):
        yield from _unclosed(text, line.start, line.start + 1, line, following, single=False)
        return
    opened: re.Match[str] | None = None
    for mark in _DOUBLE_MARK.finditer(text, line.start, line.end):
        steps.add()
        if opened is None:
            if _may_open(text, mark, line):
                opened = mark
        elif _opens_again(text, mark, line):
            if _goes_on(text, opened, mark, line):
                yield _unfinished(text, opened, mark)
                opened = mark
            elif mark.group() == opened.group() or opened.start() > line.start:
                opened = mark
        elif mark.start() == opened.end():
            # ““We won,” he said”: the outer mark holds the report as well; ""We won," is a slip.
            doubled = opened.group() != "''" and text[mark.end() : mark.end() + 1].isalnum()
            opened = mark if mark.group() == "“" or doubled else None
        elif not _is_inch(text, mark, line):
            end = mark.end() + _misplaced(text, opened.end(), mark)
            yield _stretch(opened.start(), opened.end(), mark.start(), end)
            opened = None
    if opened is not None:
        yield from _unclosed(text, opened.start(), opened.end(), line, following, single=False)


def _holds_curly(text: str, line: Span, following: Span | None) -> bool:
    """A paragraph that one straight mark opens and the next reopens, with curly marks inside."""
    if not text.startswith('"', line.start) or following is None:
        return False
    if not text.startswith('"', following.start):
        return False
    words = text[line.start : line.end]
    return words.count('"') == 1 and 0 < words.count("“") == words.count("”")


def _misplaced(text: str, start: int, mark: re.Match[str]) -> bool:
    """Whether the mark of a quotation inside stands behind the closing one: "I said, 'We go,"'."""
    behind = text[mark.end() : mark.end() + 2]
    if behind[:1] not in {"'", "’"} or behind[1:].isalnum() or text[mark.start() - 1] not in ".,?!":
        return False
    return re.search(r"(?:^|\s)['‘]", text[start : mark.start()]) is not None


def _stretch(start: int, inner: int, inner_end: int, end: int, *, single: bool = False) -> Stretch:
    return Stretch(Span(start, end), Span(inner, max(inner, inner_end)), single=single)


def _may_open(text: str, mark: re.Match[str], line: Span) -> bool:
    before = text[mark.start() - 1] if mark.start() > line.start else " "
    after = text[mark.end()] if mark.end() < line.end else " "
    if before.isdigit() and mark.group() in {'"', "''", "”"}:
        return False
    if mark.group() == "’’":
        return False
    if after.isspace():
        if mark.group() == "“":
            return before in _OPENS_AFTER and _is_closed(text, mark.end(), line)
        return mark.group() in "«»„" and before in _OPENS_AFTER
    if before in _OPENS_AFTER:
        return after not in ",;:!?)" or mark.group()[0] in OPENING
    # A missing space ("said“We go”") is forgiven to a mark whose shape says that it opens, to a
    # straight one where the next can only close.
    if mark.group() == '"' and before.isalpha() and after.isalnum():
        return _closes_next(text, mark.end(), line)
    return mark.group()[0] in OPENING or (
        mark.group() == '"' and before in ":,." and after.isalnum()
    )


def _is_closed(text: str, at: int, line: Span) -> bool:
    """Whether a closing curly mark comes before another opening one: "said, “ We go.”"."""
    closing = text.find("”", at, line.end)
    return closing > 0 and text.find("“", at, closing) < 0


def _closes_next(text: str, at: int, line: Span) -> bool:
    """Whether the next straight mark stands right behind a word and before none."""
    closing = text.find('"', at, line.end)
    if closing <= at or text[closing - 1].isspace():
        return False
    return closing + 1 == line.end or text[closing + 1] in _CLOSES_BEFORE


def _opens_again(text: str, mark: re.Match[str], line: Span) -> bool:
    """Whether a mark met inside an open stretch can only be an opening one."""
    before = text[mark.start() - 1] if mark.start() > line.start else " "
    after = text[mark.end()] if mark.end() < line.end else " "
    if mark.group() in "”«»‹›''’’":
        return False
    return before.isspace() and (after.isalnum() or after in "[(‘$£€")


def _goes_on(text: str, opened: re.Match[str], again: re.Match[str], line: Span) -> bool:
    """Whether an open quotation of whole sentences reopens: paragraphs that were run together."""
    if opened.group() != again.group():
        return False
    before = text[line.start : opened.start()].rstrip()
    sentences = text[opened.end() : again.start()].rstrip()
    return (
        (not before or before[-1] in _SENTENCE_ENDS or before[-1] in DOUBLE)
        and sentences[:1].isupper()
        and sentences[-1:] in {".", "?", "!", "…"}
        and text[again.end() : again.end() + 1].isupper()
        and _ATTRIBUTION.search(sentences) is None
    )


def _unfinished(text: str, opened: re.Match[str], again: re.Match[str]) -> Stretch:
    end = opened.end() + len(text[opened.end() : again.start()].rstrip())
    return Stretch(Span(opened.start(), end), Span(opened.end(), end), runs_on=True)


def _is_inch(text: str, mark: re.Match[str], line: Span) -> bool:
    """A mark after a number, with another mark still to come on the line: six foot two."""
    if mark.group() not in {'"', "''", "”"} or not text[mark.start() - 1].isdigit():
        return False
    before = text[max(line.start, mark.start() - 8) : mark.start()]
    if not re.search(r"\d['’′]\s?\d{1,2}$", before):
        return False
    rest = text[mark.end() : min(line.end, mark.end() + 400)]
    return any(character in '"”“' for character in rest)


def _unclosed(
    text: str, start: int, inner: int, line: Span, following: Span | None, *, single: bool
) -> Iterator[Stretch]:
    """What an unclosed mark covers: its line, where it opens the line or follows a colon."""
    glyph = text[start:inner]
    reopens = following is not None and _reopens(text, following, glyph)
    before = text[line.start : start].rstrip()
    introduced = before[-1:] in {":", ","}
    if not single and before[-1:] == "." and before[:1] in set(DOUBLE):
        introduced = text[inner : inner + 1].isupper() and text[line.end - 1] in ".!?…"
    if start == line.start or introduced or reopens:
        if single and not reopens:
            return
        span, outer = Span(inner, line.end), Span(start, line.end)
        yield Stretch(outer, span, runs_on=reopens, single=single)


def _reopens(text: str, following: Span, glyph: str) -> bool:
    opening = text.startswith(glyph, following.start)
    same = glyph in DOUBLE and text[following.start] in '“"„«»”'
    return opening or same


def _single_stretches(
    text: str, line: Span, following: Span | None, steps: Steps
) -> Iterator[Stretch]:
    opened = -1
    doubtful = -1
    for match in _SINGLE_MARK.finditer(text, line.start, line.end):
        steps.add()
        at = match.start()
        if _opens_single(text, at, line):
            if opened >= 0 and doubtful >= 0:
                yield _stretch(opened, opened + 1, doubtful, doubtful + 1, single=True)
                opened, doubtful = at, -1
            elif opened < 0 or text[at] != "’":
                opened = at
        elif opened >= 0 and at > opened + 1:
            if _surely_closes(text, at, line):
                yield _stretch(opened, opened + 1, at, at + 1, single=True)
                opened, doubtful = -1, -1
            elif doubtful < 0:
                doubtful = at
    if opened >= 0 and doubtful >= 0:
        yield _stretch(opened, opened + 1, doubtful, doubtful + 1, single=True)
    elif opened >= 0:
        yield from _unclosed(text, opened, opened + 1, line, following, single=True)


def _opens_single(text: str, at: int, line: Span) -> bool:
    before = text[at - 1] if at > line.start else " "
    after = text[at + 1] if at + 1 < line.end else " "
    if text[at] == "’" or after.isspace() or before not in _OPENS_AFTER:
        return False
    if before in "'’" or text[at + 1 : at + 2] == "'":
        return False
    return not _ELISION.match(text, at + 1)


def _surely_closes(text: str, at: int, line: Span) -> bool:
    """Whether a mark after a word ends a quotation rather than marking a possessive plural."""
    before = text[at - 1]
    after = text[at + 1] if at + 1 < line.end else "\n"
    if before in _SENTENCE_ENDS or before in '”")]':
        return True
    if before in "sS" or text[max(line.start, at - 2) : at] == "in":
        return after in ".,;:!?)\n—–…"
    return after in _CLOSES_BEFORE or after == "\n"


def _outermost(
    text: str, doubles: list[Stretch], singles: list[Stretch], steps: Steps
) -> tuple[Stretch, ...]:
    """Doubles and singles together; of two that touch, the one that contains the other."""
    kept: list[Stretch] = []
    both = sorted(doubles + singles, key=lambda stretch: (stretch.outer.start, -stretch.outer.end))
    for stretch in both:
        steps.add()
        if stretch.inner.length == 0 or not text[stretch.inner.start : stretch.inner.end].strip():
            continue
        if kept and kept[-1].outer.end > stretch.outer.start:
            last = kept[-1]
            if last.outer.contains(stretch.outer) or not last.single:
                continue
            kept.pop()
        kept.append(stretch)
    return tuple(kept)
