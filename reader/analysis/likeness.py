"""Likeness: whether two texts are nearly the same, told from 32 bytes each.

In: a text. Out: a signature, from which `likeness` estimates what share of their runs of three
words two texts have in common (the Jaccard index of their shingles). One-permutation minwise
hashing with one bit kept of each of 256 bins (Li, Owen and Zhang 2012; Li and König 2010), empty
bins filled from their neighbours (Shrivastava and Li 2014). Two texts that share nothing come out
below `ALIKE` all but once in a thousand million. Written here, because the libraries that do it
bring numpy and scipy along for it.
"""

import re
from zlib import crc32

VERSION = 1
BINS = 256
ALIKE = 0.4
"""Likeness from which one text looks like a copy of the other."""
MOST_DIFFERENT = int(BINS * (1 - ALIKE) / 2)
"""Bits in which the signatures of two texts differ at most that are so alike."""
LEAST_WORDS = 40
"""Words below which a text has too little to compare."""
_SHINGLE = 3
_WORD = re.compile(r"\w+")
_FILL = 0x9E3779B1
_MIX = 0x2C1B3C6D
_MASK = 0xFFFFFFFF


def shingles(text: str) -> set[int]:
    """The runs of three words of a text, as numbers of 32 bits; letter case and marks left out."""
    words = _WORD.findall(text.casefold())
    runs = zip(words, words[1:], words[2:], strict=False)
    return {crc32(" ".join(run).encode("utf-8", "surrogatepass")) for run in runs}


def signature(text: str) -> int:
    """A number of `BINS` bits by which a text is compared with others; 0 for one too short."""
    if len(text.split()) < LEAST_WORDS:
        return 0
    least: list[int | None] = [None] * BINS
    for number in shingles(text):
        mixed = number * _FILL & _MASK
        place, value = mixed % BINS, mixed // BINS
        before = least[place]
        if before is None or value < before:
            least[place] = value
    found = 0
    for place in range(BINS):
        distance = 0
        while (value := least[(place + distance) % BINS]) is None:
            distance += 1
            if distance == BINS:
                return 0
        mixed = value + distance * _FILL & _MASK
        mixed = (mixed ^ mixed >> 15) * _MIX & _MASK
        found |= ((mixed ^ mixed >> 12) >> 9 & 1) << place
    return found


def likeness(one: int, other: int) -> float:
    """The share of what two texts have in common, 0 to 1, estimated from their signatures."""
    if not one or not other:
        return 0.0
    same = BINS - (one ^ other).bit_count()
    return max(0.0, 2 * same / BINS - 1)


def shared(one: str, other: str) -> float:
    """The same, counted."""
    mine, theirs = shingles(one), shingles(other)
    union = len(mine | theirs)
    return len(mine & theirs) / union if union else float(one == other)
