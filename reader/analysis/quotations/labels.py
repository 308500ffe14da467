"""Interviews: plain text in, the turns that labels open ("Q:", "NAME:") out.

A label stands at the head of a line and comes back in the text; a lone "Note:" is none. A turn goes
on over lines without a label as long as another label follows.
"""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from reader.analysis.quotations.steps import Steps
from reader.analysis.quotations.words import word_set
from reader.model import Span

_LABEL = re.compile(
    r"^[ \t]*(?P<label>[QA](?=\.[ \t]+[A-Z“\"'])|[QA]|Q\.|A\.|Question|Answer"
    r"|[^\W\d_][\w.’'-]*(?:[ \t]+[^\W\d_][\w.’'-]*){0,3})"
    r"(?:(?<=^[QA])\.|[ \t]*:)[ \t]+(?=\S)",
    re.MULTILINE,
)
_NOT_LABELS = word_set(
    "read watch note update updated photo photos picture related source sources contact email "
    "phone more see listen story image images video caption credit tip tips address date time "
    "where when price rating ingredients method serves warning correction breaking"
)
_FEWEST = 2
_LONGEST_TURN = 5


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of an interview: the `label` and the words said, as spans of the text.

    `name` is the label written out where it was shortened to initials.
    """

    label: Span
    content: Span
    name: str


def find_turns(text: str, steps: Steps) -> tuple[Turn, ...]:
    """The turns of an interview or transcript; none where labels do not come back and alternate."""
    marked = [match for match in _LABEL.finditer(text) if _is_label(match.group("label"))]
    steps.add(len(marked) + text.count("\n"))
    names = _written_out([match.group("label") for match in marked])
    uses = Counter(names)
    together = is_asked(uses) or sum(1 for count in uses.values() if count >= _FEWEST) >= _FEWEST
    if not together:
        return ()
    turns: list[Turn] = []
    for number, match in enumerate(marked):
        following = marked[number + 1].start() if number + 1 < len(marked) else None
        end = _line_end(text, match.end())
        if following is not None and text.count("\n\n", match.end(), following) <= _LONGEST_TURN:
            end = following
        while end > match.end() and text[end - 1].isspace():
            end -= 1
        label = Span(match.start("label"), match.end("label"))
        turns.append(Turn(label, Span(match.end(), end), names[number]))
    return tuple(turns)


def _written_out(labels: Sequence[str]) -> list[str]:
    """Labels without a full stop; initials and surnames as the first full label they shorten."""
    full: dict[str, str] = {}
    for label in labels:
        words = label.split()
        if len(words) > 1:
            full.setdefault("".join(word[0] for word in words).upper(), label)
            full.setdefault(words[-1], label)
    plain = [label.rstrip(".") for label in labels]
    return [full.get(label.replace(".", ""), label) for label in plain]


def is_asked(uses: Collection[str]) -> bool:
    """Whether both labels of an interview without names are used."""
    return {"Q", "A"} <= set(uses) or {"Question", "Answer"} <= set(uses)


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _is_label(label: str) -> bool:
    """Whether each word is capitalised and none is a word that opens other lines."""
    words = label.split()
    if any(word.lower().rstrip(".") in _NOT_LABELS for word in words):
        return False
    return all(word[0].isupper() for word in words)


def is_question(label: str) -> bool:
    """Whether the label is that of whoever asks, without a name."""
    return label.rstrip(".") in {"Q", "Question"}


def is_answer(label: str) -> bool:
    """Whether the label is that of whoever is interviewed, without a name."""
    return label.rstrip(".") in {"A", "Answer"}
