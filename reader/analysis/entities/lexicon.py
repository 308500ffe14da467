"""The lexicon: what is known of a word or name before its context is seen.

In: a word, or a name of several tokens joined by single spaces. Out: its entry: how frequent the
word is, the cluster of words that appear in the same contexts, and the gazetteers that list it.

`data/lexicon.bin` is zlib over UTF-8 text. Its first line gives each cluster its two coarser
ones; the others are buckets, chosen by CRC-32, of entries `word=value` between tabs. A dictionary
of half a million words would take a third of a second to build; a bucket is searched only when
one of its words appears. `lexicon_build` writes the file.
"""

import zlib
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import NamedTuple

DATA = Path(__file__).parent / "data"
"""Where the model, the lexicon and the gazetteers lie."""

BUCKETS = 1 << 14
"""Number of buckets; a power of two."""

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"
"""Digits of numbers in the file, base 64."""

UNSEEN = 40
"""The band of a word that is not in the lexicon."""


class Entry(NamedTuple):
    """What is known of a word or name.

    `band`: twice the binary logarithm of its rank by frequency, 0 for the most frequent, `UNSEEN`
    for unknown. `cluster`, `group`, `family`: distributional clusters from fine to coarse, or "".
    `classes`: one letter per gazetteer that lists it. `longest`: the most tokens of a listed
    name that starts with this word, 0 for none.
    """

    band: int = UNSEEN
    cluster: str = ""
    group: str = ""
    family: str = ""
    classes: str = ""
    longest: int = 0


NOTHING = Entry()


class Lexicon:
    """The opened lexicon file."""

    def __init__(self, packed: bytes) -> None:
        """From the bytes of `lexicon.bin`."""
        head, *self._buckets = zlib.decompress(packed).split(b"\n")
        self._coarser = head.decode().split(" ")

    def entry(self, name: str) -> Entry:
        """The entry of a word or name; `NOTHING` if it has none."""
        line = self._buckets[bucket(name)]
        key = b"\t" + name.encode("utf-8", "surrogatepass") + b"="
        at = line.find(key)
        if at < 0:
            return NOTHING
        at += len(key)
        value = line[at : line.find(b"\t", at)].decode()
        classes = value[4:]
        if value[0] == ".":
            return Entry(UNSEEN, "", "", "", classes, DIGITS.index(value[3]))
        number = DIGITS.index(value[1]) * 64 + DIGITS.index(value[2])
        group, family = self._coarser[number].split(",")
        return Entry(
            DIGITS.index(value[0]), value[1:3], group, family, classes, DIGITS.index(value[3])
        )

    def listed(self) -> dict[str, tuple[str, ...]]:
        """All names that the gazetteers list, sorted, by the letter of their class."""
        names: defaultdict[str, list[str]] = defaultdict(list)
        for line in self._buckets:
            for item in line.decode().strip("\t").split("\t"):
                name, _, value = item.partition("=")
                for letter in value[4:]:
                    names[letter].append(name)
        return {letter: tuple(sorted(listed)) for letter, listed in names.items()}


class Forgetful(Lexicon):
    """A lexicon whose gazetteers are forgotten: training with it teaches to do without them."""

    def entry(self, name: str) -> Entry:
        """The entry of a word or name, as if nothing listed it."""
        return super().entry(name)._replace(classes="", longest=0)


def bucket(name: str) -> int:
    """The number of the bucket that holds `name`."""
    return zlib.crc32(name.encode("utf-8", "surrogatepass")) & (BUCKETS - 1)


@cache
def lexicon() -> Lexicon:
    """The lexicon that ships, opened once."""
    return Lexicon((DATA / "lexicon.bin").read_bytes())
