"""Run every consumer and write the table of `docs/formats.md`.

    python -m tests.consumers [--only FORMAT…] [--quick] [--debian] [--write]

A library with the hard article of `tests/exchange/conftest.py` is exported in every format. Each
check reads one export with the real tool, in an environment of its own (made once, kept in the
cache directory, `READER_CONSUMERS` moves it), and prints what it found. Found is what was exported,
or the check has failed. A tool that can't be had is reported as *not proven*, with the reason,
never as passed; only a tool that is there and reads otherwise makes the exit status 1.

`--quick`: what is not installed within two minutes is skipped, and so is what would still have to
be installed after three. `--debian`: programs that are missing are installed with apt-get, on a
machine that is nobody's.
"""

import argparse
import json
import os
import sys
import sysconfig
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Lock
from typing import Literal, NamedTuple

from reader.library import Library
from tests.consumers import environments
from tests.consumers.consumers import CONSUMERS, Consumer
from tests.consumers.environments import UnavailableError
from tests.exchange.conftest import annotate_hard

ROOT = Path(__file__).resolve().parents[2]
BEGIN, END = "<!-- consumers -->", "<!-- /consumers -->"
HEADINGS = "| format | read by | proven | what it said |"
CHECK = 150.0
"""Seconds that a check may take."""
QUICK_INSTALL, QUICK_ALL = 120.0, 180.0
SKIPPED = 77
"""Exit status of a check that lacks something."""


class Outcome(NamedTuple):
    """What a consumer made of an export."""

    consumer: Consumer
    verdict: Literal["proven", "wrong", "not proven"]
    said: str


class Run:
    """All consumers, over one library in a temporary folder."""

    def __init__(self, folder: Path, seconds: float, *, debian: bool) -> None:
        self._folder = folder
        self._deadline = time.monotonic() + seconds
        self._debian = debian
        self._exporting = Lock()
        with Library.open(folder / "library", author="ada") as library:
            annotate_hard(library)
            (item,) = library.select().articles
            expected = {
                "text": item.article.text,
                "title": item.article.title,
                "annotations": [annotation.to_json() for annotation in item.annotations],
                "tags": [tag.to_json() for tag in library.codebook.tags()],
            }
        (folder / "expected.json").write_text(json.dumps(expected))

    def outcome(self, consumer: Consumer) -> Outcome:
        """What became of one."""
        try:
            if consumer.why_not:
                raise UnavailableError(consumer.why_not)
            python = environments.program(consumer, self._deadline, debian=self._debian)
            outcome = self._checked(consumer, python)
        except UnavailableError as reason:
            outcome = Outcome(consumer, "not proven", str(reason))
        print(f"{consumer.format:<13}{outcome.verdict}: {outcome.said}", flush=True)
        return outcome

    def _checked(self, consumer: Consumer, python: Path) -> Outcome:
        path = self._exported(consumer, python)
        script = Path(__file__).parent / "checks" / f"{consumer.check}.py"
        given = (path, self._folder / "expected.json", ROOT.parent / "shared")
        environment = {**os.environ, "PYTHONPATH": str(script.parent), "NO_COLOR": "1"}
        own = Path(tempfile.mkdtemp(dir=self._folder))
        try:
            done = environments.run(
                (str(python), str(script), *map(str, given)), CHECK, environment, own
            )
        except TimeoutError:
            raise UnavailableError(f"took longer than {CHECK:.0f} s") from None
        except OSError as error:
            raise UnavailableError(f"{python}: {error.strerror}") from error
        said = done.output if done.status in (0, SKIPPED) else done.errors
        last = (said.strip().splitlines() or ["?"])[-1][:200]
        if done.status == SKIPPED:
            raise UnavailableError(last)
        return Outcome(consumer, "wrong" if done.status else "proven", last)

    def _exported(self, consumer: Consumer, python: Path) -> Path:
        """The path of the library in this format."""
        path = self._folder / f"export-{consumer.format}-{consumer.check}"
        own = (str(ROOT), sysconfig.get_path("purelib"), sysconfig.get_path("platlib"))
        with self._exporting:
            done = environments.run(
                (
                    str(python) if consumer.exports else sys.executable,
                    *("-m", "tests.consumers.exporting", consumer.format),
                    *(str(self._folder / "library"), str(path)),
                ),
                CHECK,
                {**os.environ, "PYTHONPATH": os.pathsep.join(own)},
            )
        if done.status == SKIPPED:
            raise UnavailableError(done.output.strip())
        if done.status:
            raise RuntimeError(done.errors)
        return Path(done.output.strip())


def main() -> None:
    """Run, print, perhaps write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", nargs="*", default=[], metavar="FORMAT")
    parser.add_argument("--quick", action="store_true", help="three minutes for all")
    parser.add_argument("--debian", action="store_true", help="install programs with apt-get")
    parser.add_argument("--write", action="store_true", help="write the table of docs/formats.md")
    options = parser.parse_args()
    if options.quick:
        environments.LIMIT = QUICK_INSTALL
    wanted = [c for c in CONSUMERS if not options.only or c.format in options.only]
    with tempfile.TemporaryDirectory(prefix="reader-consumers-") as name:
        seconds = QUICK_ALL if options.quick else float("inf")
        run = Run(Path(name), seconds, debian=options.debian)
        with ThreadPoolExecutor(2) as pool:
            outcomes = list(pool.map(run.outcome, sorted(wanted, key=lambda c: c.seconds)))
    if options.write:
        write_table(outcomes)
    proven, wrong, unproven = (
        sum(outcome.verdict == verdict for outcome in outcomes)
        for verdict in ("proven", "wrong", "not proven")
    )
    print(f"consumers: {proven} passed, {wrong} failed, {unproven} skipped")
    sys.exit(bool(wrong))


def write_table(outcomes: list[Outcome]) -> None:
    """Put the table into the page; the rows of what was not run stay."""
    page = ROOT / "docs" / "formats.md"
    text = page.read_text("utf-8")
    before, _, rest = text.partition(BEGIN)
    table, _, after = rest.partition(END)
    rows = {tuple(row.split(" | ")[:2]): row for row in table.strip().splitlines()[2:]}
    for consumer, verdict, said in outcomes:
        key = (f"| {consumer.format}", consumer.tool)
        words = said.replace("|", "/")
        rows[key] = f"{' | '.join(key)} | {'yes' if verdict == 'proven' else 'no'} | {words} |"
    keys = [(f"| {each.format}", each.tool) for each in CONSUMERS]
    kept = (rows[key] for key in keys if key in rows)
    lines = "\n".join((HEADINGS, "| --- | --- | --- | --- |", *kept))
    page.write_text(f"{before}{BEGIN}\n{lines}\n{END}{after}", "utf-8")


if __name__ == "__main__":
    main()
