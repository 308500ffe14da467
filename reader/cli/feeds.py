"""`reader feeds`: subscriptions, refreshed when a person asks."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from reader.cli.context import Context, pass_context
from reader.cli.printing import print_json, print_table, print_text, say
from reader.cli.progress import progress
from reader.library import Library
from reader.library.documents import now
from reader.library.feeds import Feed, Feeds, entry_hash, unseen
from reader.library.intake import take_in
from reader.model import ReaderError, SourceError
from reader.model.visible import one_line

if TYPE_CHECKING:
    from reader.ingest.fetch import Fetcher

_PRIVATE = click.option(
    "--allow-private", is_flag=True, help="Fetch from this machine and its networks too."
)
_JSON = click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")


@click.group("feeds", invoke_without_command=True)
@_JSON
@click.pass_context
def feeds_command(ctx: click.Context, as_json: bool) -> None:
    """List the feeds subscribed to, or change and refresh them."""
    if ctx.invoked_subcommand is None:
        ctx.invoke(list_feeds, as_json=as_json)


@feeds_command.command("list")
@_JSON
@pass_context
def list_feeds(context: Context, as_json: bool) -> None:
    """Every feed with its articles, when it was refreshed, and what went wrong then."""
    with context.library() as library:
        feeds = Feeds(library.ledger).all()
        unread = {a.id for a in library.articles() if a.status == "unread"} if feeds else set[str]()
    rows = [{**feed.to_json(), "unread": len(_ids(feed) & unread)} for feed in feeds]
    if as_json:
        print_json(rows)
        return
    print_table([_row(row) for row in rows], right=frozenset({2, 3}))
    if not rows:
        say("reader: no feeds; 'reader feeds add ADDRESS' subscribes to one")


@feeds_command.command("add")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@_PRIVATE
@_JSON
@pass_context
def add_feed(context: Context, sources: tuple[str, ...], allow_private: bool, as_json: bool) -> int:
    """Subscribe to the feeds at addresses, or to those that an OPML file lists.

    An address is asked whether it is a feed; a file's are not, before they are refreshed.
    """
    rows: list[dict[str, Any]] = []
    with context.library() as library:
        feeds = Feeds(library.ledger)
        for source in sources:
            try:
                named = list(_named(source, _fetcher(allow_private)))
            except ReaderError as error:
                rows.append({"url": source, "status": "failed", "reason": str(error)})
                continue
            for url, title in named:
                _, is_new = feeds.add(url, title)
                status = "added" if is_new else "unchanged"
                rows.append({"url": url, "status": status, "reason": None})
    return _report(rows, as_json)


@feeds_command.command("refresh")
@click.argument("names", nargs=-1, metavar="[FEED]...")
@click.option("--fetch", is_flag=True, help="Fetch the pages of which a feed gives summaries only.")
@_PRIVATE
@_JSON
@pass_context
def refresh_feeds(
    context: Context, names: tuple[str, ...], fetch: bool, allow_private: bool, as_json: bool
) -> int:
    """Ask the feeds, all or those named, for what is new, and add that."""
    rows: list[dict[str, Any]] = []
    fetcher = _fetcher(allow_private)
    stopped = False
    with context.library() as library:
        feeds = Feeds(library.ledger)
        chosen = [feeds.find(name) for name in names] or feeds.all()
        try:
            for feed in progress(chosen, _called, lambda _: len(chosen), always=True):
                rows.append(_refresh(library, feed, fetcher, fetch=fetch))
        except KeyboardInterrupt:
            stopped = True
    status = _report(rows, as_json)
    if stopped:
        say(f"reader: stopped after {len(rows)} of {len(chosen)} feeds; what came in is kept")
        return 130
    return status


@feeds_command.command("remove")
@click.argument("name", metavar="FEED")
@_JSON
@pass_context
def remove_feed(context: Context, name: str, as_json: bool) -> None:
    """End a subscription; the articles that came with it stay."""
    with context.library() as library:
        feeds = Feeds(library.ledger)
        feed = feeds.find(name)
        feeds.remove(feed)
    if as_json:
        print_json(feed.to_json())
    else:
        print_text(f"removed    {feed.title or feed.url}")


@feeds_command.command("mark")
@click.argument("name", metavar="FEED")
@click.option(
    "--as", "status", type=click.Choice(["unread", "done", "archived"]), default="done",
    show_default=True,
)  # fmt: skip
@_JSON
@pass_context
def mark_feed(context: Context, name: str, status: str, as_json: bool) -> None:
    """Mark the articles of a feed that were not begun as done."""
    with context.library() as library:
        feed = Feeds(library.ledger).find(name)
        ids = _ids(feed)
        marked = [
            article.id
            for article in library.articles()
            if article.id in ids and article.status not in (status, "reading")
        ]
        for article_id in marked:
            library.set_status(article_id, status)  # pyright: ignore[reportArgumentType]
    if as_json:
        print_json(marked)
    else:
        print_text(f"{len(marked)} marked {status}")


def _named(source: str, fetcher: "Fetcher") -> Iterator[tuple[str, str]]:
    """The address and the title of each feed that a source is or lists."""
    from reader.ingest.addresses import is_address
    from reader.ingest.feed import title_of
    from reader.ingest.gather import gather

    if is_address(source):
        found = fetcher.fetch(source)
        yield source, title_of(found) or ""
        return
    entries = [entry for entry in gather(source, fetcher.fetch) if entry.is_feed]
    if not entries:
        raise SourceError(f"{source}: lists no feeds; give an address or an OPML file")
    for entry in entries:
        yield entry.url or "", entry.known.title if entry.known else ""


def _refresh(library: Library, feed: Feed, fetcher: "Fetcher", *, fetch: bool) -> dict[str, Any]:
    """Take in what a feed has new; a row about it."""
    from reader.ingest.feed import entries, title_of
    from reader.ingest.gather import fetched

    feeds = Feeds(library.ledger)
    conditions = {"If-None-Match": feed.etag, "If-Modified-Since": feed.modified}
    try:
        answer = fetcher.ask(feed.url, {name: value for name, value in conditions.items() if value})
        found = entries(answer.source) if answer.source else []
        title = feed.title or (title_of(answer.source) if answer.source else None) or ""
    except ReaderError as error:
        feeds.refreshed(feed, {}, refreshed=now(), problem=one_line(str(error)))
        return {"url": feed.url, "status": "failed", "reason": str(error), "added": 0}
    new = set(unseen(feed, (entry.key for entry in found)))
    added, failed, seen = 0, list[str](), dict[str, str]()
    try:
        for entry in reversed(found):  # the oldest first, as they would have come one by one
            if entry.key not in new:
                continue
            try:
                addition = take_in(library, fetched(entry, fetcher.fetch) if fetch else entry)
            except ReaderError as error:
                failed.append(str(error))
                if not fetch and entry.read is None:
                    continue  # only an address: a refresh with --fetch may bring it
                seen[entry_hash(entry.key)] = ""
                continue
            seen[entry_hash(entry.key)] = addition.article.id
            added += addition.status == "added"
    except BaseException:
        feeds.refreshed(feed, seen)  # after Ctrl+C the next refresh goes on here
        raise
    feeds.refreshed(
        feed, seen, refreshed=now(), problem="", title=title,
        etag=answer.headers.get("etag", ""), modified=answer.headers.get("last-modified", ""),
    )  # fmt: skip
    reason = f"{len(failed)} could not be added: {one_line(failed[0])}" if failed else None
    status = "updated" if added else "unchanged"
    return {"url": feed.url, "status": status, "reason": reason, "added": added}


def _report(rows: list[dict[str, Any]], as_json: bool) -> int:
    if as_json:
        print_json(rows)
    else:
        for row in rows:
            new = f"  {row['added']} new" if row.get("added") else ""
            print_text(f"{row['status']:9}  {row['url']}{new}")
    for row in rows:
        if row["reason"]:
            say(f"reader: {one_line(row['reason'])}")
    if not rows:
        say("reader: no feeds; 'reader feeds add ADDRESS' subscribes to one")
    return 1 if not rows or any(row["status"] == "failed" for row in rows) else 0


def _row(row: dict[str, Any]) -> tuple[str, ...]:
    told = row["problem"] or row["refreshed"] or "never refreshed"
    return (row["title"] or "", row["url"], str(row["articles"]), str(row["unread"]), told)


def _ids(feed: Feed) -> set[str]:
    return {article_id for article_id in feed.articles.values() if article_id}


def _fetcher(allow_private: bool) -> "Fetcher":
    from reader.ingest.fetch import Fetcher

    return Fetcher(allow_private=allow_private)


def _called(feed: Feed) -> str:
    return feed.title or feed.url
