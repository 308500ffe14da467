"""The subject: the noun phrase that a verb of speech belongs to, and how it was found."""

from dataclasses import dataclass
from typing import Literal

Manner = Literal["before", "after", "relative", "shared", "object"]


@dataclass(frozen=True, slots=True)
class Subject:
    """Item bounds of the source; `clause` is the first item of subject and verb together.

    `manner` "shared" means that the verb has no subject of its own and takes that of the clause
    before it; then the bounds are empty.
    """

    start: int
    end: int
    clause: int
    manner: Manner
    passive: bool = False
    negated: bool = False
