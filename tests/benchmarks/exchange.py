"""What formats cost: time and memory for 100,000 annotations, out and in; offsets of 1 MB.

    python -m tests.benchmarks.exchange [--annotations N] [--formats NAME…]

A library of articles of about 900 words with 100 annotations each is made in a temporary folder.
Each format runs in a process of its own. "CPU": seconds of that process from the first file to the
last byte on the disk (out), from the file to the commit (in; into a library that has the articles).
"Peak": its greatest resident memory less what Python and the imports had before. Yardstick of out:
`json.dump` of the same annotations.
"""

import argparse
import json
import random
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from reader.exchange import Report, Source, export, formats, load_format, read
from reader.exchange.output import save
from reader.library import Library
from reader.model import Annotation, Article, ForeignAnnotation, ForeignArticle, Imported, Tag
from reader.model.offsets import Offsets
from tests.benchmarks.harness import table

WORDS = (
    "the", "harbour", "of", "Lesná", "will", "stay", "shut", "until", "spring", "said", "mayor",
    "on", "Friday", "😀", "vote", "council", "Überraschung", "water", "price", "fishermen", "dates",
    "again", "nobody", "believes", "fifth", "market", "moved", "square",
)  # fmt: skip
TAGS = ("claim", "evidence", "context", "people/mayor", "people/council/member", "follow-up")
PER_ARTICLE = 100


def article(number: int) -> Article:
    """An article of about 900 words."""
    chance = random.Random(number)
    paragraphs = [" ".join(chance.choices(WORDS, k=60)) + "." for _ in range(15)]
    return Article(
        title=f"Article {number}",
        byline="Petra Vlk",
        published="2017-03-03",
        url=f"https://example.org/{number}",
        text="\n\n".join(paragraphs),
    )


def imported(count: int) -> Imported:
    """So many annotations, in articles that come with them."""
    articles = [article(number) for number in range(max(1, count // PER_ARTICLE))]
    annotations: list[ForeignAnnotation] = []
    for number in range(count):
        chance = random.Random(-number)
        which = number % len(articles)
        start = chance.randrange(len(articles[which].text) - 300)
        annotation = Annotation(
            id="",
            article=str(which),
            start=start,
            end=start + chance.randrange(20, 200),
            tags=tuple(chance.sample(TAGS, chance.choice((1, 1, 2)))),
            note=f"note {number}" if number % 3 == 0 else "",
            author="ada",
            created="2020-01-01T00:00:00.000000Z",
        )
        annotations.append(ForeignAnnotation(annotation=annotation, identity=str(number)))
    return Imported(
        format="benchmark",
        articles=tuple(
            ForeignArticle(key=str(key), article=each, has_text=True)
            for key, each in enumerate(articles)
        ),
        annotations=tuple(annotations),
        tags=tuple(Tag(name=name, color="teal") for name in TAGS),
    )


def peak() -> float:
    """Greatest resident memory of this process so far, MB; of Linux, 0 elsewhere.

    Not `getrusage`, which begins with that of the process that started this one.
    """
    try:
        status = Path("/proc/self/status").read_text()
    except OSError:
        return 0.0
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def step(command: str, name: str, folder: Path) -> dict:
    """One measurement, in this process."""
    before, started, report = peak(), time.process_time(), Report()
    size = 0
    if command == "out":
        with Library.open(folder / "library") as library:
            files = export(name, library.select(), report)
            target = folder / f"out-{name}"
            written = save(files, target, replace=lambda _: True)
            size = sum(path.stat().st_size for path in written)
    elif command == "in":
        source = Source(next(folder.glob(f"out-{name}*")))
        found = read(name, source, report)
        with Library.open(folder / f"in-{name}") as library:
            size = library.take_in(found).count("added")
    elif command == "dump":
        with Library.open(folder / "library") as library:
            rows = [annotation.to_json() for annotation in library.annotations()]
        started = time.process_time()
        with (folder / "dump.json").open("w") as out:
            json.dump(rows, out)
    return {"cpu": time.process_time() - started, "peak": peak() - before, "size": size}


def measured(command: str, name: str, folder: Path) -> dict:
    """One measurement, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.exchange", "--step", command, name, str(folder)],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        return {"cpu": float("nan"), "peak": 0.0, "size": 0, "error": done.stderr[-300:]}
    return json.loads(done.stdout)


def offsets() -> list[list[object]]:
    """Milliseconds for 1 MB: made, and 10,000 places there and back."""
    rows: list[list[object]] = []
    for name, unit_text in (
        ("English with an emoji per line", "The harbour opens at last, said the mayor. 😀\n"),
        ("Czech", "Přístav zůstane zavřený až do jara, řekl starosta v pátek.\n"),
        ("Japanese", "港は春まで閉まったままだと市長は金曜日に述べた。\n"),
    ):
        text = unit_text * (1_000_000 // len(unit_text.encode()))
        for unit in ("utf-16", "utf-8"):
            started = time.process_time()
            made = Offsets(text, unit)
            first = time.process_time()
            places = [random.Random(1).randrange(len(text)) for _ in range(10_000)]
            ready = time.process_time()
            for place in places:
                made.points(made.foreign(place))
            rows.append(
                [name, unit, 1000 * (first - started), 1000 * (time.process_time() - ready)]
            )
    return rows


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--annotations", type=int, default=100_000)
    parser.add_argument("--formats", nargs="*", default=[each.name for each in formats()])
    parser.add_argument("--step", nargs=3, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.step:
        command, name, folder = options.step
        print(json.dumps(step(command, name, Path(folder))))
        return
    print(table(["1 MB of", "unit", "index, ms", "10,000 places both ways, ms"], offsets()))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with Library.open(folder / "library", author="ada") as library:
            started = time.process_time()
            library.take_in(imported(options.annotations))
            print(
                f"\ntaking in {options.annotations:,}: {time.process_time() - started:.1f} s CPU\n"
            )
        with Library.open(folder / "bare", author="bob") as library:
            library.take_in(replace(imported(options.annotations), annotations=()))
        yardstick = measured("dump", "json", folder)["cpu"]
        rows: list[list[object]] = [["json.dump", yardstick, 1.0, "", "", "", "", ""]]
        for each in options.formats:
            chosen = load_format(each)
            row: list[object] = [each]
            out = measured("out", each, folder) if chosen.write else {}
            row += (
                [out["cpu"], out["cpu"] / yardstick, out["peak"], out["size"] / 1e6]
                if out
                else [""] * 4
            )
            if chosen.read and out:
                shutil.copytree(folder / "bare", folder / f"in-{each}")
            back = measured("in", each, folder) if chosen.read and out else {}
            row += [back["cpu"], back["peak"], back["size"]] if back else [""] * 3
            rows.append(row)
            for problem in (out.get("error"), back.get("error")):
                if problem:
                    print(each, problem, file=sys.stderr)
        print(
            table(
                [
                    "format",
                    "out, s",
                    "× json.dump",
                    "peak, MB",
                    "size, MB",
                    "in, s",
                    "peak, MB",
                    "added",
                ],
                rows,
            )
        )


if __name__ == "__main__":
    main()
