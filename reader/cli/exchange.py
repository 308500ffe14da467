"""`reader export`, `reader import`."""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from textwrap import fill
from typing import Any

import click

from reader.cli import completing
from reader.cli.context import Context, pass_context
from reader.cli.printing import print_json, print_table, print_text, say
from reader.exchange import (
    File,
    Format,
    Report,
    Source,
    export,
    formats,
    load_format,
    looks_like,
    read,
)
from reader.exchange.output import SPOOLED, save
from reader.library.taking_in import Intake
from reader.model import FormatError


@click.command("export")
@click.argument(
    "format_name", metavar="FORMAT", required=False, shell_complete=completing.written_formats
)
@click.option("--list", "list_formats", is_flag=True, help="The formats and what they carry.")
@click.option("--schema", is_flag=True, help="The JSON Schema of Reader's own format.")
@click.option(
    "--article",
    "articles",
    metavar="A",
    multiple=True,
    help="Only this article.",
    shell_complete=completing.articles,
)
@click.option(
    "--tag",
    "tags",
    metavar="T",
    multiple=True,
    help="Only annotations with this tag.",
    shell_complete=completing.tags,
)
@click.option("--query", default="", metavar="Q", help="Only articles that fit.")
@click.option("--entities", is_flag=True, help="Entities, as corrected, in place of annotations.")
@click.option("-o", "--output", "path", metavar="PATH", help="A file, a folder or a .zip.")
@click.option(
    "--template",
    default="",
    metavar="T",
    help="Of Markdown: obsidian, logseq, plain, by-person, by-tag, or a file.",
)
@click.option("--force", is_flag=True, help="Replace what is at PATH.")
@pass_context
def export_command(
    context: Context,
    format_name: str | None,
    list_formats: bool,
    schema: bool,
    articles: tuple[str, ...],
    tags: tuple[str, ...],
    query: str,
    entities: bool,
    path: str | None,
    template: str,
    force: bool,
) -> None:
    """Write articles and annotations as FORMAT, to standard output or to PATH.

    What the format cannot carry is told on standard error.
    """
    if list_formats:
        _print_formats([each for each in formats() if each.write is not None])
        return
    if schema:
        from reader.exchange.reader_json import schema as reader_schema

        sys.stdout.buffer.write(reader_schema())
        return
    if format_name is None:
        raise click.UsageError("say which format; 'reader export --list' shows them")
    if entities and tags:
        raise click.UsageError("--entities goes without --tag")
    chosen = load_format(format_name)
    report = Report()
    with context.library() as library:
        bundle = library.select(articles, tags, query)
        if entities:
            from reader.exchange.named import with_entities

            bundle = with_entities(bundle)
        files = export(format_name, bundle, report, template)
        if path is not None:
            written = save(
                files, Path(path), replace=lambda taken: force or _ask(taken), merge=chosen.merge
            )
            for target in written:
                print_text(str(target))
            count = len(written)
        else:
            count = _to_standard_output(chosen, files)
    if not count:
        say("reader: nothing to export")
        return
    for line in report.lines():
        say(f"reader: {line}")


@click.command("import")
@click.argument(
    "format_name", metavar="FORMAT", required=False, shell_complete=completing.read_formats
)
@click.argument("path", metavar="PATH", required=False)
@click.option("--list", "list_formats", is_flag=True, help="The formats that can be read.")
@click.option("--dry-run", is_flag=True, help="Only tell what would be done.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@pass_context
def import_command(
    context: Context,
    format_name: str | None,
    path: str | None,
    list_formats: bool,
    dry_run: bool,
    as_json: bool,
) -> int:
    """Take annotations, articles and tags in from a file at PATH that another tool wrote.

    Each annotation is put where its words stand. Importing the same file again adds nothing, and
    one undo takes all of it back. FORMAT may be left out where the file shows what it is.
    """
    if list_formats:
        _print_formats([each for each in formats() if each.read is not None])
        return 0
    if format_name is not None and path is None:
        path, format_name = format_name, None
    if path is None:
        raise click.UsageError("say which file; 'reader import --list' shows the formats")
    source, report = Source(Path(path)), Report()
    imported = read(format_name or _guess(source), source, report)
    with context.library() as library:
        intake = library.take_in(imported, dry_run=dry_run)
    remarks = [*report.lines(), *intake.remarks]
    if as_json:
        print_json(_as_json(intake, remarks, dry_run=dry_run))
    else:
        _tell(intake, remarks, dry_run=dry_run)
    return 1 if intake.count("unplaced") else 0


def _guess(source: Source) -> str:
    found = looks_like(source)
    if len(found) != 1:
        what = f"may be {' or '.join(found)}" if found else "looks like no format that is known"
        raise FormatError(f"{source.name}: {what}; say which: 'reader import FORMAT PATH'")
    return found[0]


def _to_standard_output(chosen: Format, files: Iterator[File]) -> int:
    """Print the one file of an export, all of it or nothing; how many there were."""
    count = 0
    with tempfile.SpooledTemporaryFile(SPOOLED) as made:
        for count, file in enumerate(files, 1):
            if count > 1:
                raise FormatError(
                    f"{chosen.name}: several files; choose a folder or a .zip with -o PATH"
                )
            made.writelines(file.chunks)
        made.seek(0)
        shutil.copyfileobj(made, sys.stdout.buffer)
    return count


def _ask(taken: Path) -> bool:
    """Whether to replace a file; only a person at a terminal is asked."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return False
    return click.confirm(f"{taken} is there already. Replace it?", err=True)


def _print_formats(found: list[Format]) -> None:
    """A table for programs; for people, who read it in a terminal, a paragraph each."""
    if not sys.stdout.isatty():
        print_table(
            [(f.name, f.direction, f.title, f.carries, f.cannot, f.proven, f.extra) for f in found]
        )
        return
    for each in found:
        extra = f"; pip install 'reader-desk[{each.extra}]'" if each.extra else ""
        print_text(f"{each.name}  ({each.direction}{extra})")
        lines = (("", each.title), ("carries", each.carries), ("not", each.cannot))
        for label, words in (*lines, ("proven", each.proven)):
            print_text(fill(words, 92, initial_indent=f"  {label:<9}", subsequent_indent=" " * 11))


def _tell(intake: Intake, remarks: list[str], *, dry_run: bool) -> None:
    for title in intake.articles:
        print_text(f"new article  {title}")
    if intake.tags:
        print_text(f"new tags     {' '.join(f'#{name}' for name in intake.tags)}")
    for outcome in intake.outcomes:
        if outcome.reason:
            words = outcome.annotation.exact or outcome.annotation.note
            print_text(f"{_state(outcome):<13}{outcome.title}: {words[:80]!r} ({outcome.reason})")
    counts = (
        f"{intake.count('added'):,} annotations added"
        + (f", {len(intake.orphaned):,} of them without a place" if intake.orphaned else "")
        + f"; {intake.count('present'):,} there already"
        + (f"; {intake.count('unplaced'):,} left out" if intake.count("unplaced") else "")
    )
    print_text(f"{'would be: ' if dry_run else ''}{counts}")
    for remark in remarks:
        say(f"reader: {remark}")


def _as_json(intake: Intake, remarks: list[str], *, dry_run: bool) -> dict[str, Any]:
    return {
        "dry_run": dry_run,
        "added": intake.count("added"),
        "orphaned": len(intake.orphaned),
        "present": intake.count("present"),
        "unplaced": intake.count("unplaced"),
        "articles": list(intake.articles),
        "tags": list(intake.tags),
        "remarks": remarks,
        "annotations": [
            {
                **outcome.annotation.to_json(),
                "title": outcome.title,
                "status": outcome.status,
                "reason": outcome.reason,
            }
            for outcome in intake.outcomes
        ],
    }


def _state(outcome: Any) -> str:
    return "orphaned" if outcome.annotation.state == "orphaned" else outcome.status
