"""Interviews without labels: plain text in, the turns of who asks and who answers out.

The questions have lines of their own; what tells them from the subheadings of an article that
explains ("What happens next?") is that the answers speak of "I", or that the lines are marked up as
bold ("**Why stay?**"). A column that asks its readers goes on long after its last question.
"""

import re
from collections.abc import Sequence

from reader.analysis.quotations.drafting.labels import Turn, label_at
from reader.analysis.quotations.steps import Steps
from reader.model import Span

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_MARKED_UP = re.compile(r"(\*\*|__|\*|_)(?=[^\s*_])(?P<words>[^*_]+[^\s*_])\1")
_FIRST_PERSON = re.compile(r"\b(?:I|my|me|I[’'](?:m|ve|d|ll))\b", re.IGNORECASE)
_ADDRESS = re.compile(r"\b(?:you|your|yours)\b", re.IGNORECASE)
_TOLD = re.compile(
    r"(?:,[\"”’] (?:\w+ ){0,3}|[.!?][\"”’] (?=[a-z])(?:\w+ ){0,3}|[?!][\"”’] \w+ )"
    r"(?:said|says|asked|told|added)\b"
)
_QUOTES = frozenset('"“”«»„')
_IN_MARKS = re.compile(r"[“\"«„]([^”\"»“]*)[”\"»“]")
_TITLE = 4
"""Words that marks may hold in a question where they name something."""

_FEWEST = 2
_FEWEST_PLAIN = 3
_LONGEST_QUESTION = 60
"""Words."""
_LONGEST_REMARK = 30
_PROMPTS = ("Tell me ", "Tell us ", "Talk me ", "Talk us ", "Describe ")
_LONGEST_ANSWER = 6
"""Lines."""


def find_questions(text: str, steps: Steps) -> tuple[Turn, ...]:
    """The turns of an interview whose questions only their lines tell; none elsewhere.

    A turn's name is "Q" or "A". The last answer goes on to the end of its line.
    """
    lines = [_trimmed(text, match.start(), match.end()) for match in _LINE.finditer(text)]
    steps.add(len(lines))
    marked = [at for at, line in enumerate(lines) if _is_marked_up(text, line)]
    asked = [at for at in marked if _asks(text, lines[at])]
    if 2 * len(asked) > len(marked) and _alternate(text, lines, marked, _FEWEST):
        return _turns(text, lines, marked)
    asked = [at for at, line in enumerate(lines) if _asks(text, line)]
    asked = _with_remarks(text, lines, asked)
    addressed = sum(_ADDRESS.search(lines[at].of(text)) is not None for at in asked)
    lasting = asked and len(lines) - asked[-1] <= _LONGEST_ANSWER + 1
    if (lasting or 3 * addressed >= len(asked)) and _alternate(text, lines, asked, _FEWEST_PLAIN):
        return _turns(text, lines, asked)
    return ()


def _with_remarks(text: str, lines: Sequence[Span], asked: Sequence[int]) -> list[int]:
    """The questions, and between them what the interviewer says that is none: "Tell me about your
    father.", "They called you a fool." """
    if len(asked) < _FEWEST_PLAIN:
        return list(asked)
    remarks = [
        at
        for at in range(asked[0] + 2, min(asked[-1] + _LONGEST_ANSWER, len(lines) - 1))
        if at not in asked and at - 1 not in asked and at + 1 not in asked
        if _remarks(text, lines[at]) and _speaks_of_self(lines[at + 1].of(text))
    ]
    return sorted([*asked, *remarks])


def _remarks(text: str, line: Span) -> bool:
    """Whether a line speaks to somebody and not of who wrote it."""
    words = line.of(text)
    short = len(words.split()) <= _LONGEST_REMARK and words[0].isupper()
    outside = re.sub(r"[“\"][^”\"\n]*[”\"]", "", words)
    addressed = _ADDRESS.search(outside) is not None or words.startswith(_PROMPTS)
    return short and addressed and _FIRST_PERSON.search(outside.removeprefix("Tell me")) is None


def _trimmed(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    return Span(start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip()))


def _is_marked_up(text: str, line: Span) -> bool:
    return _MARKED_UP.fullmatch(text, line.start, line.end) is not None


def _asks(text: str, line: Span) -> bool:
    """Whether a line is a question from its first word to its last, and nobody is quoted in it."""
    words = line.of(text).strip("*_")
    if not words.endswith("?") or not words[0].isupper() or len(words.split()) < 2:
        return False
    spoken = any(len(inner.split()) > _TITLE for inner in _IN_MARKS.findall(words))
    return len(words.split()) <= _LONGEST_QUESTION and not spoken and words[-2] not in _QUOTES


def _alternate(text: str, lines: Sequence[Span], asked: Sequence[int], fewest: int) -> bool:
    """Whether answers in the first person follow most questions, and nothing else does."""
    if len(asked) < fewest:
        return False
    ends = [*asked[1:], asked[-1] + 2]
    answers = [
        text[lines[first + 1].start : lines[_end_of_answer(text, lines, first + 1, end) - 1].end]
        for first, end in zip(asked, ends, strict=True)
        if first + 1 < end <= min(first + 1 + _LONGEST_ANSWER, len(lines))
    ]
    told = sum(_TOLD.search(answer) is not None for answer in answers)
    if 3 * len(answers) < 2 * len(asked) or 4 * told > len(answers):
        return False
    return 2 * sum(_speaks_of_self(answer) for answer in answers) >= len(answers)


def _end_of_answer(text: str, lines: Sequence[Span], first: int, end: int) -> int:
    """One past the last line of an answer, which a line in brackets ends."""
    added = (at for at in range(first + 1, end) if text[lines[at].start] in "([")
    return next(added, end)


def _speaks_of_self(answer: str) -> bool:
    """Whether "I" or "my" stands in the answer outside marks."""
    outside = re.sub(r"[“\"][^”\"\n]*[”\"]", "", answer)
    return _FIRST_PERSON.search(outside) is not None


def _turns(text: str, lines: Sequence[Span], asked: Sequence[int]) -> tuple[Turn, ...]:
    turns: list[Turn] = []
    for number, at in enumerate(asked):
        words = _MARKED_UP.fullmatch(text, lines[at].start, lines[at].end)
        asking = Span(*words.span("words")) if words else lines[at]
        turns.append(_turn(text, asking, "Q"))
        following = asked[number + 1] if number + 1 < len(asked) else at + 2
        end = min(following, at + 1 + _LONGEST_ANSWER, len(lines))
        last = _end_of_answer(text, lines, at + 1, end) - 1
        if last > at:
            turns.append(_turn(text, Span(lines[at + 1].start, lines[last].end), "A"))
    return tuple(turns)


def _turn(text: str, content: Span, name: str) -> Turn:
    """A turn, by the label that its line opens with where it has one: "Roe: I left."."""
    labelled = label_at(text, content.start)
    if labelled is None or labelled[1] >= content.end:
        return Turn(None, content, name)
    label, start = labelled
    return Turn(label, Span(start, content.end), label.of(text))
