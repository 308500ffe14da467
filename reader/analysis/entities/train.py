"""Trains the sequence model: `python -m reader.analysis.entities.train DATA -o MODEL`.

In: DATA, a folder of JSON Lines with `{"id", "tokens", "tags"}` (IOB2; PER, ORG, LOC, MISC), one
sentence a line. Out: a CRFsuite model. Deterministic.
"""

import argparse
import json
import random
from collections.abc import Iterable, Iterator
from importlib import import_module
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from reader.analysis.entities.features import SMALL, Describer
from reader.analysis.entities.lexicon import lexicon
from reader.analysis.entities.synthetic import invented
from reader.analysis.entities.tokens import Token, tokens

COPIES = {"wikigold": 2, "crossner": 1, "redocred": 1, "btc": 1}
"""How often each corpus is read; the others are left out."""

CAPITALS, TITLE_CASE, RENAMED = 0.04, 0.05, 0.15
"""Shares of the sentences of which a copy in another form is read too."""

WITHOUT_GROUPS = {"btc"}
"""Corpora that leave nationalities untagged; there the gazetteer tags them."""


class Sentence(NamedTuple):
    """Tokens with their places in a line of text, and a tag for each."""

    tokens: tuple[Token, ...]
    tags: tuple[str, ...]


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="Train the entity recogniser.")
    parser.add_argument("data", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    parser.add_argument("--iterations", type=int, default=110)
    parser.add_argument("--invented", type=int, default=50000)
    options = parser.parse_args()
    corpora = varied(read(options.data))
    lines = (Sentence(*line) for line in invented(options.invented, lexicon()))
    train(chain(corpora, lines), options.output, options.iterations)


def read(folder: Path) -> Iterator[Sentence]:
    """The sentences of the corpora in `folder`, in the tokens of this project."""
    for corpus, copies in COPIES.items():
        with (folder / f"{corpus}.jsonl").open(encoding="utf-8") as lines:
            rows: list[dict[str, Any]] = [json.loads(line) for line in lines]
        for _ in range(copies):
            for row in rows:
                yield from_words(row["tokens"], row["tags"], corpus not in WITHOUT_GROUPS)


def from_words(words: Iterable[str], tags: Iterable[str], complete: bool = True) -> Sentence:
    """A sentence in the tokens of this project from another's words and tags.

    Single nationality words become MISC; untagged ones too where the corpus is not `complete`.
    """
    parts: list[Token] = []
    labels: list[str] = []
    place = 0
    for word, tag in zip(words, tags, strict=True):
        for number, part in enumerate(tokens(word)):
            parts.append(Token(part.word, place + part.start, place + part.end))
            labels.append(f"I{tag[1:]}" if number and tag != "O" else tag)
        place += len(word) + 1
    people = lexicon()
    for at, (part, label) in enumerate(zip(parts, labels, strict=True)):
        alone = label[0] == "B" and (at + 1 == len(parts) or labels[at + 1][0] != "I")
        untagged = not complete and label == "O" and part.word[0].isupper()
        if (alone or untagged) and "N" in people.entry(part.word).classes:
            labels[at] = "B-MISC"
    return Sentence(tuple(parts), tuple(labels))


def varied(sentences: Iterable[Sentence]) -> Iterator[Sentence]:
    """The sentences, and of some a copy in capitals, in title case or with other people's names."""
    chance = random.Random(1066)
    listed = lexicon().listed()
    given, family = listed["g"], listed["s"]
    for sentence in sentences:
        yield sentence
        drawn = chance.random()
        if drawn < CAPITALS:
            yield sentence._replace(tokens=tuple(_with(t, t.word.upper()) for t in sentence.tokens))
        elif drawn < CAPITALS + TITLE_CASE:
            yield sentence._replace(tokens=tuple(_with(t, _titled(t)) for t in sentence.tokens))
        elif drawn < CAPITALS + TITLE_CASE + RENAMED and "B-PER" in sentence.tags:
            last = zip(sentence.tags, [*sentence.tags[1:], "O"], strict=True)
            words = [
                chance.choice(family if following != "I-PER" else given)
                if tag.endswith("PER") and token.word[:1].isupper() and len(token.word) > 2
                else token.word
                for token, (tag, following) in zip(sentence.tokens, last, strict=True)
            ]
            renamed = zip(sentence.tokens, words, strict=True)
            yield sentence._replace(tokens=tuple(_with(t, word) for t, word in renamed))


def _with(token: Token, word: str) -> Token:
    """A token with another word in its place; only whether it touches its neighbours counts."""
    return token._replace(word=word)


def _titled(token: Token) -> str:
    """A word as headlines in title case write it."""
    return token.word if token.word in SMALL else token.word[:1].upper() + token.word[1:]


def train(sentences: Iterable[Sentence], output: Path, iterations: int) -> None:
    """Writes the model trained on `sentences`."""
    crfsuite: Any = import_module("pycrfsuite")
    trainer: Any = crfsuite.Trainer(verbose=True)
    describer = Describer(lexicon())
    for sentence in sentences:
        if sentence.tokens:
            trainer.append(describer.features(sentence.tokens), sentence.tags)
    trainer.set_params({"c1": 0.3, "c2": 0.02, "max_iterations": iterations, "feature.minfreq": 3})
    partial = output.with_suffix(".partial")
    trainer.train(str(partial))
    partial.replace(output)


if __name__ == "__main__":
    main()
