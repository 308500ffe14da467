"""Trains the sequence model: `python -m reader.analysis.entities.train DATA -o MODEL`.

In: DATA, a folder of JSON Lines with `{"id", "tokens", "tags"}` (IOB2; PER, ORG, LOC, MISC), one
sentence a line. Out: a CRFsuite model, packed. Deterministic.
"""

import argparse
import json
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from reader.analysis.entities.articles import written
from reader.analysis.entities.features import SMALL, Describer
from reader.analysis.entities.lexicon import DATA, Forgetful, lexicon
from reader.analysis.entities.packing import pack
from reader.analysis.entities.recogniser import spans
from reader.analysis.entities.synthetic import blend, invented
from reader.analysis.entities.tokens import Token, tokens

COPIES = {"wikigold": 3, "crossner": 1, "redocred": 1, "btc": 1}
"""How often each corpus is read; the others are left out."""

ARTICLES = 12
"""How often this project's own articles are read, with other names."""

CAPITALS, TITLE_CASE, RENAMED = 0.04, 0.05, 0.4
"""Shares of the sentences of which a copy in another form is read too."""

MADE_UP = 0.4
"""Share of the exchanged names that are blends, of which no list knows."""

FORGOTTEN = 5
"""One in so many sentences is described as if no gazetteer listed its words."""

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
    parser.add_argument("--iterations", type=int, default=100)
    parser.add_argument("--invented", type=int, default=55000)
    options = parser.parse_args()
    corpora = varied(read(options.data))
    lines = (Sentence(*line) for line in invented(options.invented, lexicon()))
    pieces = (Sentence(*line) for line in written(ARTICLES, lexicon()))
    train(chain(corpora, lines, pieces), options.output, options.iterations)


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

    Nationalities become MISC; untagged words too where the corpus is not `complete`.
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
    for first, last, _ in list(spans(labels)):
        name = " ".join(part.word for part in parts[first:last])
        if "N" in people.entry(name).classes:
            labels[first:last] = ["B-MISC", *["I-MISC"] * (last - first - 1)]
    for at, (part, label) in enumerate(zip(parts, labels, strict=True)):
        untagged = not complete and label == "O" and part.word[0].isupper()
        if untagged and "N" in people.entry(part.word).classes:
            labels[at] = "B-MISC"
    return Sentence(tuple(parts), tuple(labels))


def varied(sentences: Iterable[Sentence]) -> Iterator[Sentence]:
    """The sentences, and of some a copy in capitals, in title case or with other people's names."""
    chance = random.Random(1066)
    listed = lexicon().listed()
    for sentence in sentences:
        yield sentence
        drawn = chance.random()
        if drawn < CAPITALS:
            yield sentence._replace(tokens=tuple(_with(t, t.word.upper()) for t in sentence.tokens))
        elif drawn < CAPITALS + TITLE_CASE:
            yield sentence._replace(tokens=tuple(_with(t, _titled(t)) for t in sentence.tokens))
        elif drawn < CAPITALS + TITLE_CASE + RENAMED:
            words = _renamed(sentence, listed, chance)
            if words:
                renamed = zip(sentence.tokens, words, strict=True)
                yield sentence._replace(tokens=tuple(_with(t, word) for t, word in renamed))


def _renamed(
    sentence: Sentence, listed: Mapping[str, Sequence[str]], chance: random.Random
) -> list[str]:
    """The words with other people's and other towns' names; none where there are no such names."""
    words = [token.word for token in sentence.tokens]
    changed = False
    for first, last, label in spans(sentence.tags):
        if label == "PER":
            for at in range(first, last):
                if words[at][:1].isupper() and len(words[at]) > 2:
                    words[at] = _another(listed["s" if at + 1 == last else "g"], chance)
                    changed = True
        elif label == "LOC" and last - first == 1 and not _is_country(words[first]):
            words[first] = _another(listed["c"], chance)
            changed = True
    return words if changed else []


def _another(names: Sequence[str], chance: random.Random) -> str:
    """A name of one word, from a list or blended of two of its names."""
    name, other = (chance.choice(names).split(" ")[0] for _ in range(2))
    return blend(name, other) if chance.random() < MADE_UP else name


def _is_country(word: str) -> bool:
    return bool({"C", "R"} & set(lexicon().entry(word).classes))


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
    knowing = Describer(lexicon())
    forgetful = Describer(Forgetful((DATA / "lexicon.bin").read_bytes()))
    for number, sentence in enumerate(sentences):
        describer = forgetful if number % FORGOTTEN == 0 else knowing
        if sentence.tokens:
            trainer.append(describer.features(sentence.tokens), sentence.tags)
    trainer.set_params({"c1": 0.2, "c2": 0.02, "max_iterations": iterations, "feature.minfreq": 3})
    partial = output.with_suffix(".partial")
    trainer.train(str(partial))
    partial.write_bytes(pack(partial.read_bytes()))
    partial.replace(output)


if __name__ == "__main__":
    main()
