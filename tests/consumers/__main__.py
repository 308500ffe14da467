"""Run every consumer and write the table of `docs/formats.md`.

    python -m tests.consumers [--only FORMAT…] [--write] [--quick]

A library with the hard article of `tests/exchange/conftest.py` is exported in every format. Each
check reads one export with the real tool, in an environment of its own (made once, kept in the
cache directory, `READER_CONSUMERS` moves it), and prints what it found as JSON. Found is what was
exported, or the format is not proven. A tool that can't be had is reported as *not proven*, with
the reason, never as passed. `--quick` leaves out what takes minutes to install.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from reader.exchange import Report, export, formats
from reader.exchange.output import save
from reader.library import Library
from reader.model import FormatError
from tests.consumers.consumers import CONSUMERS, Consumer
from tests.consumers.environments import UnavailableError, program
from tests.exchange.conftest import annotate_hard

ROOT = Path(__file__).resolve().parents[2]
BEGIN, END = "<!-- consumers -->", "<!-- /consumers -->"
HEADINGS = "| format | read by | proven | what it said |"
SECONDS = 300
SKIPPED = 77
"""Exit status of a check that lacks something."""


class Outcome(NamedTuple):
    """What a consumer made of an export."""

    format: str
    tool: str
    proven: bool
    said: str


def expected(folder: Path) -> dict:
    """What is in the library, for the checks to compare with."""
    with Library.open(folder / "library") as library:
        (item,) = library.select().articles
        return {
            "text": item.article.text,
            "title": item.article.title,
            "annotations": [annotation.to_json() for annotation in item.annotations],
            "tags": [tag.to_json() for tag in library.codebook.tags()],
        }


def exported(folder: Path, name: str) -> Path:
    """The path of the library in this format."""
    chosen = next(each for each in formats() if each.name == name)
    path = folder / (f"{name}{'' if chosen.several else chosen.suffix}")
    if chosen.several:
        path.mkdir(exist_ok=True)
    with Library.open(folder / "library") as library:
        save(export(name, library.select(), Report()), path, replace=lambda _: True)
    return path


def run(consumer: Consumer, folder: Path) -> Outcome:
    """One consumer, in its own process."""
    try:
        command = program(consumer)
        path = exported(folder, consumer.format)
    except (UnavailableError, FormatError) as reason:
        return Outcome(consumer.format, consumer.tool, False, f"not proven: {reason}")
    script = Path(__file__).parent / "checks" / f"{consumer.check}.py"
    environment = {**os.environ, "PYTHONPATH": str(script.parent), "NO_COLOR": "1"}
    given = (path, folder / "expected.json", ROOT.parent / "shared")
    done = subprocess.run(
        [*command, str(script), *map(str, given)],
        capture_output=True, text=True, timeout=SECONDS, check=False, env=environment,
        cwd=folder,
    )  # fmt: skip
    output = done.stderr if done.returncode not in (0, SKIPPED) else done.stdout
    said = (output.strip().splitlines() or ["?"])[-1][:200]
    if done.returncode == SKIPPED:
        said = f"not proven: {said}"
    return Outcome(consumer.format, consumer.tool, done.returncode == 0, said)


def main() -> None:
    """Run, print, perhaps write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--write", action="store_true", help="write the table of docs/formats.md")
    options = parser.parse_args()
    outcomes: list[Outcome] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with Library.open(folder / "library", author="ada") as library:
            annotate_hard(library)
        (folder / "expected.json").write_text(json.dumps(expected(folder)))
        for consumer in CONSUMERS:
            if options.only and consumer.format not in options.only:
                continue
            if options.quick and consumer.slow:
                reason = "not proven: skipped, takes minutes to install"
                outcomes.append(Outcome(consumer.format, consumer.tool, False, reason))
                continue
            outcomes.append(run(consumer, folder))
            print(*outcomes[-1], sep=" | ", flush=True)
    if options.write:
        write_table(outcomes)
    failed = [o for o in outcomes if not o.proven and not o.said.startswith("not proven")]
    sys.exit(bool(failed))


def write_table(outcomes: list[Outcome]) -> None:
    """Put the table into the page."""
    page = ROOT / "docs" / "formats.md"
    rows = [
        f"| {o.format} | {o.tool} | {'yes' if o.proven else 'no'} | {o.said} |" for o in outcomes
    ]
    table = "\n".join([HEADINGS, "| --- | --- | --- | --- |", *rows])
    text = page.read_text("utf-8")
    before, _, rest = text.partition(BEGIN)
    page.write_text(f"{before}{BEGIN}\n{table}\n{END}{rest.partition(END)[2]}", "utf-8")


if __name__ == "__main__":
    main()
