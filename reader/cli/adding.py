"""`reader add`: articles from files, folders, addresses, exports of other programs."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reader.cli.context import Context, pass_context
from reader.cli.printing import print_json, print_text, say
from reader.cli.progress import progress
from reader.ingest import Entry, Source
from reader.ingest.gather import fetched, gather
from reader.library import Library
from reader.library.feeds import Feeds
from reader.library.intake import keep_belongings, take_in
from reader.model import ReaderError
from reader.model.visible import one_line

if TYPE_CHECKING:
    from reader.ingest.fetch import Fetcher

Row = dict[str, str | None]
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
        adding = Adding(library, allow_private=allow_private, max_bytes=max_size * 1_000_000)
        rows, stopped = adding.all(sources, fetch=fetch)
        if watch is not None and not stopped:
            _print(rows, as_json=False)
            return _watch(adding, watch)
    _print(rows, as_json)
    if stopped:
        done = sum(row["status"] in ("added", "updated") for row in rows)
        say(f"reader: stopped; {done:,} added before that are kept, adding again goes on")
        return 130
    if not rows:
        say(f"reader: nothing to add there; {READ}")
    return 1 if not rows or any(row["status"] in ("failed", "unfetched") for row in rows) else 0


class Adding:
    """Adds sources to one library, a row for each article."""

    def __init__(self, library: Library, *, allow_private: bool, max_bytes: int) -> None:
        self._library = library
        self._allow_private = allow_private
        self._max_bytes = max_bytes

    def all(self, sources: Iterable[str], *, fetch: bool = False) -> tuple[list[Row], bool]:
        """A row for each article of the sources, and whether Ctrl+C ended it early."""
        rows: list[Row] = []
        try:
            for source in sources:
                for row in self._source(source, fetch):
                    rows.append(row)  # one by one: what was done before Ctrl+C is told
        except KeyboardInterrupt:
            return rows, True
        return rows, False

    def _source(self, source: str, fetch: bool) -> Iterator[Row]:
        try:
            entries = gather(source, self.fetch)
        except ReaderError as error:
            yield failed(source, str(error))
            return
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or error
            yield failed(source, f"{source}: cannot be read ({reason})")
            return
        for entry in progress(entries, lambda entry: entry.label, total=len(entries), always=fetch):
            yield self.entry(entry, fetch=fetch)

    def entry(self, entry: Entry, *, fetch: bool) -> Row:
        """Add one article; what became of it."""
        label = printable(entry.label)
        try:
            if entry.read is None and (stored := self._by_address.get(entry.url or "")):
                article = self._library.article(stored)
                keep_belongings(self._library, article, entry.belongings)
                return _row(label, "unchanged", article.id, article.title, f"stored as {stored}")
            if entry.is_feed:
                return self._subscribed(entry)
            if entry.read is None and not fetch:
                reason = "not fetched; --fetch fetches it"
                title = entry.known.title if entry.known else None
                return _row(label, "unfetched", None, title, f"{entry.url}: {reason}")
            whole = fetched(entry, self.fetch) if fetch else entry
            article, status, reason = take_in(self._library, whole)
        except ReaderError as error:
            return failed(entry.label, str(error))
        except (OSError, ValueError) as error:
            return failed(entry.label, f"{entry.label}: cannot be read ({error})")
        assumed = article.assumed if status != "unchanged" else ()
        told = "; ".join(filter(None, (reason, *assumed)))
        return _row(label, status, article.id, article.title, told or None)

    def _subscribed(self, entry: Entry) -> Row:
        title = entry.known.title if entry.known else ""
        feed, is_new = Feeds(self._library.ledger).add(entry.url or "", title)
        reason = "a feed; 'reader feeds refresh' brings its articles"
        return _row(feed.url, "added" if is_new else "unchanged", None, feed.title, reason)

    def fetch(self, url: str) -> Source:
        """The bytes at an address. Raises SourceError."""
        return self._fetcher.fetch(url)

    @cached_property
    def _fetcher(self) -> "Fetcher":
        from reader.ingest.fetch import Fetcher

        return Fetcher(allow_private=self._allow_private, max_bytes=self._max_bytes)

    @cached_property
    def _by_address(self) -> dict[str, str]:
        """Address → id of what is stored already: adding bookmarks again goes on where it ended."""
        return {article.url: article.id for article in self._library.articles() if article.url}


def _watch(adding: Adding, folder: Path) -> int:
    from reader.ingest.watch import watch

    say(f"reader: watching {folder}; Ctrl+C ends it")
    count = 0
    try:
        for path in watch(folder):
            rows, stopped = adding.all([str(path)])
            _print(rows, as_json=False)
            count += sum(row["status"] == "added" for row in rows)
            if stopped:
                break
    except KeyboardInterrupt:
        pass
    say(f"reader: {count:,} added while watching {folder}")
    return 0


def failed(source: str, reason: str) -> Row:
    """The row of what could not be added."""
    return _row(printable(source), "failed", None, None, printable(reason))


def _row(source: str, status: str, key: str | None, title: str | None, reason: str | None) -> Row:
    return {"source": source, "status": status, "id": key, "title": title, "reason": reason}


def printable(text: str) -> str:
    """A file's name need not be text; what is not shows as �."""
    return text.encode("utf-8", "replace").decode()


def _print(rows: list[Row], as_json: bool) -> None:
    if as_json:
        print_json(rows)
    else:
        for row in rows:
            print_text(f"{row['status']:9}  {row['id'] or row['source']}")
    for line in _messages(rows, as_json):
        say(f"reader: {line}")


def _messages(rows: list[Row], as_json: bool) -> Iterator[str]:
    for row in rows:
        if row["status"] == "failed":
            yield one_line(row["reason"] or "")
        elif row["reason"] and not as_json and row["status"] != "unfetched":
            yield f"{one_line(row['source'] or '')}: {one_line(row['reason'])}"
    if waiting := sum(row["status"] == "unfetched" for row in rows):
        what = "1 address is" if waiting == 1 else f"{waiting:,} addresses are"
        yield f"{what} only named there and not fetched; --fetch fetches them, one by one"
