"""`reader export`."""

import sys
from pathlib import Path

import click

from reader.cli.context import Context, pass_context
from reader.cli.printing import print_table, print_text, say
from reader.exchange import AnnotatedArticle, Bundle, formats, load_format
from reader.exchange.output import save
from reader.library import Library
from reader.model import FormatError


@click.command("export")
@click.argument("format_name", metavar="FORMAT", required=False)
@click.option("--list", "list_formats", is_flag=True, help="The formats and what they carry.")
@click.option("--article", "articles", metavar="A", multiple=True, help="Only this article.")
@click.option("--tag", "tags", metavar="T", multiple=True, help="Only annotations with this tag.")
@click.option("--query", default="", metavar="Q", help="Only articles that fit.")
@click.option("-o", "--output", "path", metavar="PATH", help="A file, a folder or a .zip.")
@click.option("--force", is_flag=True, help="Replace what is at PATH.")
@pass_context
def export_command(
    context: Context,
    format_name: str | None,
    list_formats: bool,
    articles: tuple[str, ...],
    tags: tuple[str, ...],
    query: str,
    path: str | None,
    force: bool,
) -> None:
    """Write articles and annotations as FORMAT, to standard output or to PATH."""
    if list_formats:
        print_table([(f.name, f.title, f.carries, f.cannot, f.proven) for f in formats()])
        return
    if format_name is None:
        raise click.UsageError("say which format; 'reader export --list' shows them")
    chosen = load_format(format_name)
    with context.library() as library:
        exported = chosen.write(gather(library, articles, tags, query))
    for remark in exported.remarks:
        say(f"reader: {remark}")
    if not exported.files:
        say("reader: nothing to export")
    elif path is not None:
        for written in save(exported.files, Path(path), force=force):
            print_text(str(written))
    elif len(exported.files) == 1:
        sys.stdout.buffer.write(next(iter(exported.files.values())))
    else:
        raise FormatError(f"{format_name}: several files; choose a folder or a .zip with -o PATH")


def gather(
    library: Library, articles: tuple[str, ...] = (), tags: tuple[str, ...] = (), query: str = ""
) -> Bundle:
    """The articles asked for with their annotations.

    With tags, only annotations that carry one of them, and only articles that have such.
    """
    named = {found.id: found for found in map(library.find, articles)}
    chosen = list(named.values()) or list(library.articles(query))
    if articles and query:
        fitting = {article.id for article in library.articles(query)}
        chosen = [article for article in chosen if article.id in fitting]
    wanted = [tag.removeprefix("#").casefold() for tag in tags]
    items: list[AnnotatedArticle] = []
    for listed in chosen:
        found = [
            annotation
            for annotation in library.annotations(article=listed.id)
            if not wanted or any(_has(tag, annotation.tags) for tag in wanted)
        ]
        if found or not wanted:
            items.append(AnnotatedArticle(library.article(listed.id), listed, tuple(found)))
    return Bundle(tuple(items), library.codebook.tags())


def _has(wanted: str, tags: tuple[str, ...]) -> bool:
    return any(t.casefold() == wanted or t.casefold().startswith(f"{wanted}/") for t in tags)
