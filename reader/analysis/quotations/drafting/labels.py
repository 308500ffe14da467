"""Interviews: plain text in, the turns that labels open ("Q:", "NAME:") out.

A label stands at the head of a line and comes back in the text; a lone "Note:" is none. A turn goes
on over lines without a label as long as another label follows.
"""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from reader.analysis.quotations.lexicon.genders import is_given_name
from reader.analysis.quotations.lexicon.places import PLACES
from reader.analysis.quotations.lexicon.words import PARTICLES, word_set
from reader.analysis.quotations.steps import Steps
from reader.model import Span

_LABEL = re.compile(
    r"^[ \t]*(?:[\[(]?\d{1,2}(?:[:.]\d\d){1,2}[\])]?[ \t]+)?"  # the time of a recording
    r"(?P<label>[QA](?=\.[ \t]+[A-Z“\"'])|[QA]|Q\.|A\.|Question|Answer"
    r"|[^\W\d_][\w.’'&-]*(?:[ \t]+(?:&[ \t]+)?[^\W\d_][\w.’'&-]*){0,3})"
    r"(?:[ \t]+\([^()\n]{1,40}\)|,[ \t][^:,\n“\"]{2,40})?"  # "(AR)", ", economist"
    r"(?:(?<=^[QA])\.|[ \t]*:)(?:[ \t]+(?=\S)|[ \t]*\n\s*(?=\S)|(?=[A-Z“]))",
    re.MULTILINE,
)
_NOT_LABELS = word_set(
    "read watch note update updated photo photos picture related source sources contact email "
    "phone more see listen story image images video caption credit tip tips address date time "
    "where when price rating ingredients method serves warning correction breaking"
)
_FEWEST = 2
_FEWEST_IN_HEADLINE = 3
_LONGEST_TURN = 5
_LINKS = PARTICLES | {"&"}


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of an interview: the `label`, where there is one, and the words said, as spans.

    `name` is the label written out where it was shortened to initials.
    """

    label: Span | None
    content: Span
    name: str

    @property
    def start(self) -> int:
        """The code point that it begins at, label included."""
        return self.content.start if self.label is None else self.label.start


def find_turns(text: str, steps: Steps) -> tuple[Turn, ...]:
    """The turns of an interview or transcript; none where labels do not come back and alternate."""
    marked = [
        match
        for match in _LABEL.finditer(text)
        if _is_label(match.group("label")) and not _heads_article(text, match)
    ]
    steps.add(len(marked) + text.count("\n"))
    marked, names = _recurring(text, marked, _written_out([one.group("label") for one in marked]))
    if not marked or _are_figures(text, marked) or _are_places(names) or _are_teams(names):
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


def label_at(text: str, start: int) -> tuple[Span, int] | None:
    """The label that a line opens with at code point `start`, and where what is said begins."""
    match = _LABEL.match(text, start)
    if match is None or not _is_label(match.group("label")):
        return None
    return Span(match.start("label"), match.end("label")), match.end()


def _recurring(
    text: str, marked: Sequence[re.Match[str]], names: Sequence[str]
) -> tuple[Sequence[re.Match[str]], Sequence[str]]:
    """The labels of an interview, from the first that comes back, with their names.

    What stands before it is a headline ("Mayor: We go on"), unless all are in capitals ("THE COURT:
    Please rise."); a single word that the text has nowhere else ("Fact: …") labels nobody. Empty
    where labels do not come back.
    """
    uses = Counter(names)
    again = [at for at, name in enumerate(names) if uses[name] >= _FEWEST]
    if len({names[at] for at in again}) < _FEWEST:
        return (marked, names) if is_asked(uses) else ((), ())
    loud = all(marked[at].group("label").isupper() for at in again)
    kept = [
        at
        for at, name in enumerate(names)
        if uses[name] >= _FEWEST
        or (at > again[0] and (" " in name or text.count(name) > 1))
        or (loud and marked[at].group("label").isupper())
    ]
    return [marked[at] for at in kept], [names[at] for at in kept]


def _heads_article(text: str, match: re.Match[str]) -> bool:
    """Whether the line is a headline: the first, in capitals ("Gov Roe: No New Tax")."""
    words = text[match.end() : _line_end(text, match.end())].split()
    if text[: match.start()].strip() or len(words) < _FEWEST_IN_HEADLINE or words[-1][-1] in ".?!":
        return False
    return 3 * sum(word.lstrip("‘“'\"")[:1].isupper() for word in words) >= 2 * len(words)


def _are_teams(names: Sequence[str]) -> bool:
    """Whether every label is a plural: "Kings: At New Orleans", "Grizzlies: Host Denver"."""
    return all(name[-1:] == "s" and " " not in name and not is_given_name(name) for name in names)


def _are_figures(text: str, marked: Sequence[re.Match[str]]) -> bool:
    """Whether numbers stand behind half of the labels: the table of a poll, a score."""
    return 2 * sum(1 for match in marked if text[match.end()].isdigit()) >= len(marked)


def _are_places(names: Sequence[str]) -> bool:
    """Whether places stand before half of the colons: a list by state or town."""
    return 2 * sum(name.split()[-1].lower() in PLACES for name in names) >= len(names)


def _written_out(labels: Sequence[str]) -> list[str]:
    """Labels without a full stop; initials and parts of a name as the first label they shorten.

    "Van der Velde", "SV" and "SASKIA" are short for "Saskia van der Velde".
    """
    full: dict[str, str] = {}
    for label in labels:
        words = label.split()
        if len(words) > 1 and label.upper() not in full:
            short = ["".join(word[0] for word in words)]
            short.append("".join(word[0] for word in words if word[0].isupper()))
            short += [" ".join(words[at:]) for at in range(1, len(words))] + words[:1]
            for one in (label, *short):
                full.setdefault(one.upper(), label)
    plain = [label.rstrip(".") for label in labels]
    return [full.get(label.replace(".", "").upper(), label) for label in plain]


def is_asked(uses: Collection[str]) -> bool:
    """Whether both labels of an interview without names are used."""
    used = {use.title() for use in uses}
    return {"Q", "A"} <= used or {"Question", "Answer"} <= used


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _is_label(label: str) -> bool:
    """Whether each word is capitalised, particles aside, and none opens lines of other kinds."""
    words = label.split()
    if any(word.lower().rstrip(".") in _NOT_LABELS for word in words):
        return False
    return words[0][0].isupper() and all(word[0].isupper() or word in _LINKS for word in words)


def is_question(label: str) -> bool:
    """Whether the label is that of whoever asks, without a name."""
    return label.rstrip(".").title() in {"Q", "Question"}


def is_answer(label: str) -> bool:
    """Whether the label is that of whoever is interviewed, without a name."""
    return label.rstrip(".").title() in {"A", "Answer"}
