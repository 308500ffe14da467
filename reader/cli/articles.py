"""`reader add`, `reader list`, `reader show`."""

import sys
import textwrap
from pathlib import Path

import click

from reader.cli.context import Context, pass_context, query_of
from reader.cli.printing import print_json, print_table, print_text, say
from reader.ingest import Source, iter_paths
from reader.library import Library
from reader.model import Annotation, Article, ListedArticle, ReaderError, SourceError
from reader.model.article import structure_to_json
from reader.model.visible import one_line


@click.command("add")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@pass_context
def add_command(context: Context, sources: tuple[str, ...], as_json: bool) -> int:
    """Add articles from files, folders or standard input ('-').

    All are tried; those that fail are listed, and the exit status is then 1.
    """
    with context.library() as library:
        rows = [row for source in sources for row in _add_all(library, source)]
    if as_json:
        print_json(rows)
    else:
        for row in rows:
            print_text(f"{row['status']:9}  {row['id'] or row['source']}")
    for row in rows:
        if row["status"] == "failed":
            say(f"reader: {one_line(row['reason'] or '')}")
        elif row["reason"] and not as_json:
            say(f"reader: {one_line(row['source'] or '')}: {one_line(row['reason'])}")
    if not rows:
        say("reader: nothing to add there; text, Markdown and HTML files are read")
    return 1 if not rows or any(row["status"] == "failed" for row in rows) else 0


@click.command("list", context_settings={"ignore_unknown_options": True})
@click.argument("query", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@pass_context
def list_command(context: Context, query: tuple[str, ...], as_json: bool) -> None:
    """List the stored articles that fit QUERY.

    For example: reader list tag:claim source:harbour after:2014-10 treaty
    """
    with context.library() as library:
        found = library.articles(query_of(query))
    if as_json:
        print_json([article.to_json() for article in found])
        return
    print_table([_row(article) for article in found], right=frozenset({4, 5}))


@click.command("show")
@click.argument("article")
@click.option("--text", "text_only", is_flag=True, help="The canonical text and nothing else.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@pass_context
def show_command(context: Context, article: str, text_only: bool, as_json: bool) -> None:
    """Show ARTICLE: an id, a unique prefix of one, or a unique part of a title."""
    with context.library() as library:
        listed = library.find(article)
        full = library.article(listed.id)
        annotations = list(library.annotations(article=listed.id))
    if text_only:
        sys.stdout.buffer.write(full.text.encode())
    elif as_json:
        print_json(
            {
                **listed.to_json(),
                "dateline": full.dateline,
                "captions": list(full.captions),
                "contact": full.contact,
                "text": full.text,
                "digest": full.digest,
                "structure": structure_to_json(full.structure),
                "annotations": [annotation.to_json() for annotation in annotations],
            }
        )
    else:
        _show(listed, full, annotations)


def _add_all(library: Library, source: str) -> list[dict[str, str | None]]:
    """Add a source, or everything in a folder; a row for each."""
    try:
        if source != "-" and Path(source).is_dir():
            return [_add(library, str(path)) for path in iter_paths(Path(source))]
        return [_add(library, source)]
    except (OSError, ReaderError) as error:
        reason = f"{source}: cannot be read ({getattr(error, 'strerror', None) or error})"
        return [_failed(source, str(error) if isinstance(error, ReaderError) else reason)]


def _failed(source: str, reason: str) -> dict[str, str | None]:
    row = dict.fromkeys(("source", "status", "id", "title", "reason"))
    return {**row, "source": _printable(source), "status": "failed", "reason": _printable(reason)}


def _printable(text: str) -> str:
    """A file's name need not be text; what is not shows as �."""
    return text.encode("utf-8", "replace").decode()


def _add(library: Library, source: str) -> dict[str, str | None]:
    try:
        if "://" in source:
            raise SourceError(
                f"{source}: addresses are not fetched; save the page and add the file"
            )
        given = Source(data=sys.stdin.buffer.read()) if source == "-" else Path(source)
        article, status = library.add_source(given)
    except ReaderError as error:
        return _failed(source, str(error))
    except (OSError, ValueError) as error:
        return _failed(source, f"{source}: cannot be read ({error})")
    reason = f"stored already as {article.id}" if status == "unchanged" else None
    if article.assumed and status == "added":
        reason = "; ".join(article.assumed)
    return {
        "source": _printable(source),
        "status": status,
        "id": article.id,
        "title": article.title,
        "reason": reason,
    }


def _row(article: ListedArticle) -> tuple[str, ...]:
    return (
        article.id,
        article.title,
        article.publisher or "",
        article.published or "",
        str(article.words),
        str(article.annotations),
        " ".join(f"#{tag}" for tag in article.tags),
    )


def _show(listed: ListedArticle, article: Article, annotations: list[Annotation]) -> None:
    about = [listed.byline, listed.publisher, listed.published, listed.url]
    print_text(listed.title)
    print_text(" · ".join(part for part in about if part))
    print_text("")
    for line in article.text.split("\n"):
        print_text(textwrap.fill(line, 78))
    for annotation in annotations:
        tags = " ".join(f"#{tag}" for tag in annotation.tags)
        print_text("")
        print_text(f"[{annotation.id}] {tags}")
        print_text(textwrap.indent(textwrap.fill(annotation.exact or "whole article", 74), "  > "))
        if annotation.note:
            print_text(textwrap.indent(textwrap.fill(annotation.note, 74), "    "))
