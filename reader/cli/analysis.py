"""`reader analyze`: sentences, quotations and entities, without a library."""

import sys
from pathlib import Path
from typing import Any, BinaryIO

import click
import orjson

from reader.analysis import analyze
from reader.analysis.people import named_things, people
from reader.cli.printing import print_text, say
from reader.ingest import Source, load, read_source
from reader.model import Analysis, ReaderError
from reader.model.visible import one_line

PLACES = ("GPE", "LOC", "FAC")
ORGANISATIONS = ("ORG", "NORP")


@click.command("analyze")
@click.argument("files", nargs=-1, metavar="[FILE...]")
@click.option("--jsonl", is_flag=True, help='Read {"id", "text"} per line, write one per line.')
def analyze_command(files: tuple[str, ...], jsonl: bool) -> int:
    """Who says what in FILE, and who and what is named there.

    With --jsonl, reads JSON Lines from the files or from standard input.
    """
    if jsonl:
        return _analyze_lines(files)
    failed = 0
    for name in files or ("-",):
        try:
            source = Source(data=sys.stdin.buffer.read()) if name == "-" else load(Path(name))
            article = read_source(source)
        except ReaderError as error:
            say(f"reader: {error}")
            failed = 1
            continue
        print_text(article.title)
        _print(article.text, analyze(article.text))
    return failed


def _analyze_lines(files: tuple[str, ...]) -> int:
    failed = 0
    for name in files or ("-",):
        try:
            with sys.stdin.buffer if name == "-" else Path(name).open("rb") as lines:
                failed |= _analyze_stream(name, lines)
        except OSError as error:
            say(f"reader: {name}: cannot be read ({error.strerror})")
            failed = 1
    return failed


def _analyze_stream(name: str, lines: BinaryIO) -> int:
    failed = 0
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row: Any = orjson.loads(line)
            if not isinstance(row["text"], str):
                raise TypeError
            found = {"id": row["id"], **analyze(row["text"]).to_json()}
        except (orjson.JSONDecodeError, KeyError, TypeError):
            say(f'reader: {name}:{number}: not an object with "id" and "text"')
            failed = 1
            continue
        sys.stdout.buffer.write(orjson.dumps(found) + b"\n")
        sys.stdout.buffer.flush()
    return failed


def _print(text: str, analysis: Analysis) -> None:
    if analysis.remark:
        print_text(f"({analysis.remark})")
    print_text("")
    for person in people(analysis):
        print_text(f"{person.name}  {len(person.quotations)} said, {len(person.mentions)} named")
        for quotation in person.quotations:
            words = " … ".join(one_line(span.of(text)) for span in quotation.content)
            print_text(f"    {quotation.kind:8}  {words}")
    for title, labels in (("Places", PLACES), ("Organisations", ORGANISATIONS)):
        things = named_things(analysis, labels)
        if things:
            names = " · ".join(f"{one_line(t.name)} {len(t.mentions)}" for t in things)
            print_text(f"{title}: {names}")
