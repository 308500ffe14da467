"""`reader list`, `reader show`."""

import sys
import textwrap

import click

from reader.cli import completing
from reader.cli.context import Context, pass_context, query_of
from reader.cli.printing import print_json, print_table, print_text
from reader.model import Annotation, Article, ListedArticle
from reader.model.article import structure_to_json


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
@click.argument("article", shell_complete=completing.articles)
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
