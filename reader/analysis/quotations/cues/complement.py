"""The complement: what follows a verb of speech, by its kind and where it begins."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Complement:
    """`start` is the first content item after the cue; `kind` "none" where nothing follows it.

    `after` is the first item behind the addressee and adverbials.
    """

    kind: Literal["quote", "clause", "none"]
    start: int
    after: int


def none_at(at: int) -> Complement:
    return Complement("none", at, at)
