"""Dashes: speech that a dash opens at the head of a line, as novels and some papers print it.

In: a text and its lines; out: the stretches that are spoken.
"""

import re
from collections.abc import Sequence

from reader.analysis.quotations.marking.stretch import Stretch
from reader.model import Span

_DASHED = re.compile(r"[—―][ \u00a0]?(?=[\"“‘'¿¡]?[^\W\d_])")


_DASHED_ATTRIBUTION = re.compile(
    r"(?<=[,.?!…])[ \u00a0]?(?:[—―–][ \u00a0]?)?"
    r"(?=(?:(?:he|she|they|I|[A-Z]\w+)\s)?"
    r"(?:said|says|asked|asks|replied|answered|added|cried|whispered|shouted|continued)\b)"
)


_DASHED_AGAIN = re.compile(r"(?<=[\w,])(?:\. |[.,]? ?[—―–] ?)(?=[A-Z¿¡])")
"""Where the speech comes back behind its attribution: "— Yes, he said. I will."."""


def dash_dialogue(text: str, lines: Sequence[Span]) -> list[Stretch]:
    """Speech that a dash opens at the head of a line, where lines that follow each other do so."""
    dashed = [_DASHED.match(text, line.start, line.end) for line in lines]
    found: list[Stretch] = []
    if not any(
        dash and _DASHED_ATTRIBUTION.search(text, dash.end(), line.end)
        for line, dash in zip(lines, dashed, strict=True)
    ):
        return found  # dashes open the items of a list as well
    for number, (line, dash) in enumerate(zip(lines, dashed, strict=True)):
        near = dashed[max(0, number - 1) : number] + dashed[number + 1 : number + 2]
        if dash is None or not any(near) or text[line.end - 1] not in ".?!…":
            continue
        attribution = _DASHED_ATTRIBUTION.search(text, dash.end(), line.end)
        end = attribution.start() if attribution else line.end
        if end > dash.end():
            found.append(Stretch(Span(line.start, end), Span(dash.end(), end)))
        again = _DASHED_AGAIN.search(text, end, line.end) if attribution else None
        if again is not None:
            rest = Span(again.end(), line.end)
            found.append(Stretch(rest, rest))
    return found
