"""`reader analyze`: sentences, quotations and entities, of any text or of all that is stored."""

import sys
from pathlib import Path
from typing import Any, BinaryIO

import click
import orjson

from reader.analysis.people import named_things, people
from reader.cli.context import Context, pass_context
from reader.cli.printing import print_text, say
from reader.ingest import Source, load, read_source
from reader.library import Library
from reader.library.naming import Naming
from reader.model import Analysis, ReaderError
from reader.model.visible import one_line

PLACES = ("GPE", "LOC", "FAC")
ORGANISATIONS = ("ORG", "NORP")


@click.command("analyze")
@click.argument("files", nargs=-1, metavar="[FILE...]")
@click.option("--jsonl", is_flag=True, help='Read {"id", "text"} per line, write one per line.')
@click.option("--all", "stored", is_flag=True, help="Analyse every stored article, for later.")
@click.option("--recogniser", metavar="NAME", help="Finds the names, in place of the settings'.")
@click.option("--gazetteer", metavar="FILE", help="Names always found, in place of the settings'.")
@pass_context
def analyze_command(
    context: Context,
    files: tuple[str, ...],
    jsonl: bool,
    stored: bool,
    recogniser: str | None,
    gazetteer: str | None,
) -> int:
    """Who says what in FILE, and who and what is named there.

    With --jsonl, reads JSON Lines from the files or from standard input. With --all, works through
    the library, so that 'reader people', 'reader search' and person: answer at once; with both,
    writes a line for each step.
    """
    if stored:
        if files or recogniser is not None or gazetteer is not None:
            raise click.UsageError("--all goes without FILE, --recogniser and --gazetteer")
        context.naming.check()
        with context.library() as library:
            return _analyze_library(library, jsonl)
    naming = Naming(
        context.naming.recogniser if recogniser is None else recogniser,
        context.naming.gazetteer if gazetteer is None else gazetteer,
    )
    naming.check()
    if jsonl:
        return _analyze_lines(files, naming)
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
        _print(article.text, naming.analyze(article.text))
    return failed


def _analyze_library(library: Library, jsonl: bool) -> int:
    from reader.cli.catching_up import analyse
    from reader.library.catching_up import catch_up

    if jsonl:
        for step in catch_up(library):
            sys.stdout.buffer.write(orjson.dumps(step.to_json()) + b"\n")
            sys.stdout.buffer.flush()
        return 0
    try:
        done, failed = analyse(library)
    except KeyboardInterrupt:
        say("reader: stopped; what is analysed is kept, and the next time goes on from there")
        return 130
    say(f"reader: {done:,} analysed now{f', {failed:,} failed' if failed else ''}")
    return 1 if failed else 0


def _analyze_lines(files: tuple[str, ...], naming: Naming) -> int:
    failed = 0
    for name in files or ("-",):
        try:
            with sys.stdin.buffer if name == "-" else Path(name).open("rb") as lines:
                failed |= _analyze_stream(name, lines, naming)
        except OSError as error:
            say(f"reader: {name}: cannot be read ({error.strerror})")
            failed = 1
    return failed


def _analyze_stream(name: str, lines: BinaryIO, naming: Naming) -> int:
    failed = 0
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row: Any = orjson.loads(line)
            if not isinstance(row["text"], str):
                raise TypeError
            found = {"id": row["id"], **naming.analyze(row["text"]).to_json()}
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
