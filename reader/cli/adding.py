"""`reader add`: articles from files, folders, addresses, exports of other programs."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from reader.cli.context import Context, pass_context
from reader.cli.printing import print_json, print_text, say
from reader.cli.progress import progress
from reader.ingest.addresses import is_address
from reader.library.intake import Intake, Taken
from reader.model.visible import one_line

Rows = list[Taken]
READ = "text, Markdown, HTML, PDF, EPUB and Word files, feeds, exports and archives are read"


@click.command("add")
@click.argument("sources", nargs=-1, metavar="SOURCE...")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@click.option("--fetch", is_flag=True, help="Fetch the pages that bookmarks only name.")
@click.option("--allow-private", is_flag=True, help="Fetch from this machine and its networks too.")
@click.option(
    "--max-size", type=click.IntRange(1, 1000), default=20, show_default=True, metavar="MB",
    help="The most that is fetched from one address.",
)  # fmt: skip
@click.option(
    "--watch", metavar="FOLDER", type=click.Path(path_type=Path),
    help="Add what comes into FOLDER, until Ctrl+C.",
)  # fmt: skip
@pass_context
def add_command(
    context: Context,
    sources: tuple[str, ...],
    as_json: bool,
    fetch: bool,
    allow_private: bool,
    max_size: int,
    watch: Path | None,
) -> int:
    """Add articles from files, folders, addresses or standard input ('-').

    SOURCE may hold many: a folder, a zip archive, a feed, what Pocket, Instapaper, Omnivore,
    Wallabag or Readwise export, a browser's bookmarks. All are tried; those that fail are listed,
    and the exit status is then 1.
    """
    if not sources and watch is None:
        raise click.UsageError("Missing argument 'SOURCE...' (or --watch FOLDER).")
    with context.library() as library:
        intake = Intake(
            library, fetch=fetch, allow_private=allow_private, max_bytes=max_size * 1_000_000
        )
        slow = fetch or any(map(is_address, sources))
        rows, stopped = _take_in(intake, sources, slow=slow)
        if watch is not None and not stopped:
            _print(rows, as_json=False)
            return _watch(intake, watch)
    _print(rows, as_json)
    if stopped:
        done = sum(row.status in ("added", "updated") for row in rows)
        say(f"reader: stopped; {done:,} added before that are kept, adding again goes on")
        return 130
    if not rows:
        say(f"reader: nothing to add there; {READ}")
    return 1 if not rows or any(row.status in ("failed", "unfetched") for row in rows) else 0


def _take_in(intake: Intake, sources: Sequence[str], *, slow: bool = False) -> tuple[Rows, bool]:
    """What became of each article of the sources, and whether Ctrl+C ended it early.

    `slow`: a bar also for few, because each takes long.
    """
    rows: Rows = []
    gathered = intake.gathered(sources)
    shown = progress(gathered, lambda each: each.label, lambda each: each.total, always=slow)
    try:
        for row in intake.all(each.entry for each in shown):
            rows.append(row)  # one by one: what was done before Ctrl+C is told
    except KeyboardInterrupt:
        return rows, True
    return rows, False


def _watch(intake: Intake, folder: Path) -> int:
    from reader.ingest.watch import watch

    say(f"reader: watching {folder}; Ctrl+C ends it")
    count = 0
    try:
        for path in watch(folder):
            rows, stopped = _take_in(intake, [str(path)])
            _print(rows, as_json=False)
            count += sum(row.status == "added" for row in rows)
            if stopped:
                break
    except KeyboardInterrupt:
        pass
    say(f"reader: {count:,} added while watching {folder}")
    return 0


def _print(rows: Rows, as_json: bool) -> None:
    if as_json:
        print_json([row._asdict() for row in rows])
    else:
        for row in rows:
            print_text(f"{row.status:9}  {row.id or row.source}")
    for line in _messages(rows, as_json):
        say(f"reader: {line}")


def _messages(rows: Rows, as_json: bool) -> Iterator[str]:
    for row in rows:
        if row.status == "failed":
            yield one_line(row.reason or "")
        elif row.reason and not as_json and row.status != "unfetched":
            yield f"{one_line(row.source)}: {one_line(row.reason)}"
    if waiting := sum(row.status == "unfetched" for row in rows):
        what = "1 address is" if waiting == 1 else f"{waiting:,} addresses are"
        yield f"{what} only named there and not fetched; --fetch fetches them, one by one"
