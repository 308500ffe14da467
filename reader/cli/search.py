"""`reader search`, `reader people`, `reader quotations`."""

from itertools import islice
from typing import Any

import click

from reader.cli import completing
from reader.cli.catching_up import analyse, index
from reader.cli.context import Context, pass_context, query_of
from reader.cli.printing import print_json, print_lit, print_table, print_text, say
from reader.library.results import Found
from reader.library.search import Search, search
from reader.library.search_index import IndexedQuotation, PersonCount
from reader.model.visible import one_line

LIMIT = 50


@click.command("search", context_settings={"ignore_unknown_options": True})
@click.argument("query", nargs=-1, required=True)
@click.option(
    "--limit", default=LIMIT, show_default=True, type=click.IntRange(min=1), metavar="N",
    help="At most so many articles.",
)  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@pass_context
def search_command(context: Context, query: tuple[str, ...], limit: int, as_json: bool) -> None:
    """Find where the words of QUERY stand: in texts, titles, notes and tags, among the people.

    A word finds all that begin with it, "words in quotation marks" exactly those. The fields of
    'reader list' narrow it down: reader search treaty person:okoro after:2014-10
    """
    typed = query_of(query)
    wanted = Search.of(typed)  # what makes no sense is told before anything is indexed
    with context.library() as library:
        if wanted.query.has("person"):
            analyse(library)
        else:
            index(library)
        found = list(islice(search(library, typed, told=_told), limit))
    if as_json:
        print_json([each.to_json() for each in found])
        return
    for each in found:
        _print(each)


@click.command("people")
@click.argument("query", nargs=-1)
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most so many.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@pass_context
def people_command(
    context: Context, query: tuple[str, ...], limit: int | None, as_json: bool
) -> None:
    """List the people in the stored articles: quotations, articles, mentions.

    With QUERY, those whose name has it in it. Who says most comes first.
    """
    with context.library() as library:
        analyse(library)
        found = library.analyses.index.people(" ".join(query), limit or -1)
    if as_json:
        print_json([person._asdict() for person in found])
        return
    print_table([_person(person) for person in found], right=frozenset({1, 2, 3}))


@click.command("quotations")
@click.option("--person", default="", metavar="NAME", help="Of those whose name has this in it.")
@click.option(
    "--article",
    metavar="ARTICLE",
    help="Only from this article.",
    shell_complete=completing.articles,
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@pass_context
def quotations_command(context: Context, person: str, article: str | None, as_json: bool) -> None:
    """List who said what in the stored articles."""
    with context.library() as library:
        analyse(library)
        wanted = library.find(article).id if article else None
        found = [
            quotation
            for quotation in library.analyses.index.quotations(part=person)
            if wanted in (None, quotation.article)
        ]
    if as_json:
        print_json([_quotation(quotation) for quotation in found])
        return
    print_table([(q.article, q.name, q.quotation.kind, q.words) for q in found])


def _told(message: str) -> None:
    say(f"reader: {message}")


def _print(found: Found) -> None:
    article = found.article
    about = (article.title, article.publisher, (article.published or "")[:10])
    print_lit(one_line(" · ".join(filter(None, about))), title=True)
    print_text(f"  {article.id}")
    for passage in found.passages:
        where = "" if passage.where == "text" else f"{passage.where}: "
        print_lit(passage.words, passage.hits, before=f"    {where}")
    print_text("")


def _person(person: PersonCount) -> tuple[str, ...]:
    return person.name, *map(str, (person.quotations, person.articles, person.mentions))


def _quotation(found: IndexedQuotation) -> dict[str, Any]:
    told = found.quotation.to_json()
    return {"article": found.article, **told, "speaker": found.name, "text": found.words}
