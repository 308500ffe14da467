"""Features: what the sequence model is told of each token.

In: the tokens of a sentence. Out: for each token a list of strings, as CRFsuite takes them.
Everything that depends on one word only is worked out once while it is remembered (`Describer`);
a token's list is then the join of its neighbours' ready lists.

A line in capitals is first put back into the case that its words mostly have ("SMITH SAYS NO" →
"Smith says no"), so that the model reads it like any other.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from sys import intern
from typing import NamedTuple

from reader.analysis.entities.lexicon import UNSEEN, Entry, Lexicon
from reader.analysis.entities.tokens import Token, word_set

LONGEST_WORD = 40
"""Code points of a word that are looked at."""

REMEMBERED = 16384
"""Words whose features are kept at hand."""

SMALL = word_set("a an the of and or in on at to for from by with as is are was be it its not no")

OPENING = frozenset('"“‘«:;-–—•*·.')
"""Marks after which a capital tells as little as at the start of a sentence."""

JOINING = word_set("of for &")
"""Words without a capital that join those with one."""

CLASSES = {
    "C": "country", "N": "group", "R": "region", "L": "place", "F": "facility", "O": "organisation",
    "T": "club", "E": "event", "W": "law", "A": "work", "P": "product", "U": "language",
    "c": "town", "m": "city", "v": "village", "K": "company", "g": "given", "s": "family",
    "G": "registered", "S": "surname",
}  # fmt: skip


class _Kinds(dict[int, str]):
    """The kind of each character, by code point: X, x, d, ? for other letters, or itself."""

    def __missing__(self, point: int) -> str:
        character = chr(point)
        if character.isupper():
            kind = "X"
        elif character.islower():
            kind = "x"
        elif character.isdigit():
            kind = "d"
        else:
            kind = "?" if character.isalpha() else character
        self[point] = kind
        return kind


_KINDS = _Kinds()
_RUN = re.compile(r"(.)\1{2,}", re.DOTALL)
_PAIR = re.compile(r"(.)\1", re.DOTALL)


class Word(NamedTuple):
    """The features of one word as it is read at, before and after a token."""

    here: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    two_before: tuple[str, ...]
    two_after: tuple[str, ...]
    shape: str
    group: str
    lower: str
    longest: int
    classes: str
    capital: str


class Describer:
    """Describes sentences, remembering each word it has met."""

    def __init__(self, lexicon: Lexicon) -> None:
        """With the lexicon to look words up in."""
        self._lexicon = lexicon
        self._word = lru_cache(REMEMBERED)(self._describe)

    def features(self, sentence: Sequence[Token]) -> list[list[str]]:
        """One list of features for each token of a sentence."""
        plain = [token.word for token in sentence]
        capitals, titled = style(plain)
        names = [self._recased(word) for word in plain] if capitals else plain
        words = [self._word(name) for name in names]
        marks = ["capitals"] if capitals else ["titled"] if titled else []
        rows: list[list[str]] = []
        last = len(words) - 1
        for at, word in enumerate(words):
            row = [*word.here]
            if at:
                before = words[at - 1]
                row += before.before
                row.append(f"-1:0 {before.shape} {word.shape}")
                row.append(f"-1:0g {before.group} {word.group}")
                row.append(f"-1w:0 {before.lower} {word.shape}")
                if at > 1:
                    row += words[at - 2].two_before
                    row.append(f"-2:-1 {words[at - 2].lower} {before.lower}")
            else:
                row.append("first")
            if not at or words[at - 1].lower in OPENING:
                row.append(f"opens {word.capital}")
            if at < last:
                after = words[at + 1]
                row += after.after
                row.append(f"0:1 {word.shape} {after.shape}")
                row.append(f"0:1g {word.group} {after.group}")
                row.append(f"0:1w {word.shape} {after.lower}")
                if at + 1 < last:
                    row += words[at + 2].two_after
                    row.append(f"1:2 {after.lower} {words[at + 2].lower}")
                if at:
                    row.append(f"-1:1 {words[at - 1].lower} {after.lower}")
            else:
                row.append("last")
            row += marks
            if titled:
                row.append(f"titled {word.capital}")
            rows.append(row)
        if titled:
            for at in range(last):
                rows[at].append(f"titled+1 {words[at + 1].capital}")
                rows[at + 1].append(f"titled-1 {words[at].capital}")
        self._mark_hyphens(sentence, rows)
        self._mark_names(names, words, rows)
        if not marks:
            _mark_runs(names, words, rows)
        return rows

    def _mark_hyphens(self, sentence: Sequence[Token], rows: list[list[str]]) -> None:
        """Tells tokens that a hyphen joins to what stands before or after."""
        for at in range(1, len(sentence) - 1):
            token = sentence[at]
            joined = sentence[at - 1].end == token.start and token.end == sentence[at + 1].start
            if joined and token.word in "-–/":
                rows[at - 1].append("joined>")
                rows[at].append("joins")
                rows[at + 1].append("<joined")

    def _mark_names(self, names: list[str], words: list[Word], rows: list[list[str]]) -> None:
        """Tells tokens that they stand inside a listed name of several tokens."""
        free = 0
        for at, word in enumerate(words):
            if at < free or not word.longest:
                continue
            for length in range(min(word.longest, len(names) - at), 1, -1):
                classes = self._lexicon.entry(" ".join(names[at : at + length])).classes
                if not classes:
                    continue
                for inner in range(length):
                    place = "B" if inner == 0 else "E" if inner == length - 1 else "I"
                    rows[at + inner] += [f"in {place} {CLASSES[letter]}" for letter in classes]
                free = at + length
                break

    def _recased(self, word: str) -> str:
        """A word of a line in capitals in the case that it mostly has elsewhere."""
        if len(word) < 2 or not word.isupper():
            return word
        forms = (word.lower(), word.title() if "'" not in word else word.capitalize(), word)
        bands = [self._lexicon.entry(form).band for form in forms]
        if min(bands) == UNSEEN:
            return forms[1]
        return forms[bands.index(min(bands))]

    def _describe(self, word: str) -> Word:
        """The features of a word."""
        name = word[:LONGEST_WORD]
        entry = self._lexicon.entry(name)
        lower = name.lower()
        shape = _shape(name)
        short = _short(shape)
        here = [
            f"w {lower}", f"p2 {lower[:2]}", f"p3 {lower[:3]}", f"p4 {lower[:4]}",
            f"s2 {lower[-2:]}", f"s3 {lower[-3:]}", f"s4 {lower[-4:]}", f"shape {shape}",
        ]  # fmt: skip
        around = [f"w {lower}", f"sh {short}"]
        if entry.cluster:
            here += [f"k {entry.cluster}", f"g {entry.group}", f"f {entry.family}"]
            around += [f"k {entry.cluster}", f"g {entry.group}"]
        elif name[:1].isalpha():
            fallback = self._lexicon.entry(lower) if lower != name else entry
            if fallback.cluster:
                here += [f"kl {fallback.cluster}", f"gl {fallback.group}"]
                around += [f"g {fallback.group}"]
            else:
                here.append("unknown")
                around.append("unknown")
        if name.isupper() and len(name) > 3:
            here += self._in_title_case(name)
        here += [f"is {CLASSES[letter]}" for letter in entry.classes]
        around += [f"is {CLASSES[letter]}" for letter in entry.classes]
        capital = self._capital(entry, lower) if name[:1].isupper() else ""
        if capital:
            here.append(f"cap {capital}")
        here += [f"band {entry.band // 4}", "bias"]
        return Word(
            tuple(map(intern, here)),
            tuple(intern(f"-1{feature}") for feature in around),
            tuple(intern(f"+1{feature}") for feature in around),
            (f"-2w {lower}", f"-2g {entry.group}"),
            (f"+2w {lower}", f"+2g {entry.group}"),
            short,
            entry.group or short,
            lower,
            entry.longest,
            entry.classes,
            capital,
        )

    def _in_title_case(self, name: str) -> list[str]:
        """What is known of a word in capitals when it is written like a name."""
        entry = self._lexicon.entry(name.title())
        known = [f"as {CLASSES[letter]}" for letter in entry.classes]
        return [*known, f"as k {entry.cluster}", f"as g {entry.group}"] if entry.cluster else known

    def _capital(self, entry: Entry, lower: str) -> str:
        """How much more frequent a capitalised word is with its capital than without."""
        small = self._lexicon.entry(lower).band
        if small == UNSEEN:
            return "only" if entry.band < UNSEEN else "unknown"
        return str(max(-6, min(6, (small - entry.band) // 2)))


def _mark_runs(names: Sequence[str], words: Sequence[Word], rows: list[list[str]]) -> None:
    """Tells words with a capital that stand together how they start and end.

    So "Leeds" in "Leeds Crown Court" is told of the court, and "Ports" in "Authority for Ports" of
    the authority.
    """
    lead = words[0]
    for first, end in _runs(names):
        head = words[end - 1]
        for row in rows[first : end - 1]:
            row.extend((f"head {head.lower}", f"headg {head.group}", f"headis {head.classes}"))
        follows = first > 1 and names[first - 1] in JOINING and names[first - 2][:1].isupper()
        if not follows:
            lead = words[first]
        for row in rows[first - 1 if follows else first + 1 : end]:
            row.extend((f"lead {lead.lower}", f"leadg {lead.group}"))


def _runs(names: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The half-open runs of words with a capital."""
    first = 0
    for at, name in enumerate([*names, ""]):
        if not name[:1].isupper():
            if first < at:
                yield first, at
            first = at + 1


def style(words: Sequence[str]) -> tuple[bool, bool]:
    """Whether a line is in capitals, and whether it is in title case like a headline."""
    letters = [word for word in words if len(word) > 1 and word[0].isalpha()]
    if len(letters) < 2:
        return False, False
    upper = sum(word.isupper() for word in letters)
    if upper * 10 >= len(letters) * 7:
        return True, False
    weighty = [word for word in letters if word.lower() not in SMALL]
    raised = sum(word[0].isupper() for word in weighty)
    return False, len(weighty) > 3 and raised * 10 >= len(weighty) * 8


def _shape(word: str) -> str:
    """Kinds of characters, runs of one kind cut to two: "McCain" → "XxXxx"."""
    return _RUN.sub(r"\1\1", word[:LONGEST_WORD].translate(_KINDS))


def _short(shape: str) -> str:
    """A shape with runs cut to one."""
    return _PAIR.sub(r"\1", shape)
