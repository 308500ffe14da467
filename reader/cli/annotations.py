"""`reader annotate`, `reader annotations`."""

import re

import click

from reader.cli import completing
from reader.cli.context import Context, pass_context, query_of
from reader.cli.printing import print_json, print_table, print_text
from reader.model import Article, QueryError, Span


@click.command("annotate")
@click.argument("article", shell_complete=completing.articles)
@click.option("--quote", metavar="TEXT", help="The passage, as it stands in the text.")
@click.option("--occurrence", metavar="N", type=click.IntRange(min=1), help="Which one, from 1.")
@click.option("--span", "span_text", metavar="START:END", help="The passage, in code points.")
@click.option(
    "--tag",
    "tags",
    metavar="NAME",
    multiple=True,
    help="A tag; may be repeated.",
    shell_complete=completing.tags,
)
@click.option("--note", default="", metavar="TEXT", help="A note.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@pass_context
def annotate_command(
    context: Context,
    article: str,
    quote: str | None,
    occurrence: int | None,
    span_text: str | None,
    tags: tuple[str, ...],
    note: str,
    as_json: bool,
) -> None:
    """Annotate a passage of ARTICLE or, without --quote and --span, all of it."""
    if quote is not None and span_text is not None:
        raise click.UsageError("--quote and --span exclude each other")
    if occurrence is not None and quote is None:
        raise click.UsageError("--occurrence goes with --quote")
    with context.library() as library:
        stored = library.article(library.find(article).id)
        span = None
        if quote is not None:
            span = find_quote(stored, quote, occurrence)
        elif span_text is not None:
            span = _parse_span(span_text)
        annotation = library.annotate(stored.id, span, tags=tags, note=note)
    if as_json:
        print_json(annotation.to_json())
    else:
        print_text(f"{annotation.id}  {annotation.exact or 'the whole article'}")


@click.command("annotations", context_settings={"ignore_unknown_options": True})
@click.argument("query", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@pass_context
def annotations_command(context: Context, query: tuple[str, ...], as_json: bool) -> None:
    """List the annotations that fit QUERY, article by article."""
    with context.library() as library:
        found = list(library.annotations(query=query_of(query)))
    if as_json:
        print_json([annotation.to_json() for annotation in found])
        return
    print_table(
        [(a.article, a.id, " ".join(f"#{tag}" for tag in a.tags), a.exact, a.note) for a in found]
    )


def find_quote(article: Article, quote: str, occurrence: int | None) -> Span:
    """Where `quote` stands; blanks and line breaks in it match each other.

    Raises QueryError where it does not stand there, or several times and none was chosen.
    """
    words = quote.split()
    if not words:
        raise QueryError("the quote is empty")
    pattern = re.compile(r"\s+".join(map(re.escape, words)))
    found = [Span(*match.span()) for match in pattern.finditer(article.text)]
    if not found:
        raise QueryError(f"“{quote}” does not stand in “{article.title}”")
    if occurrence is None and len(found) > 1:
        raise QueryError(
            f"“{quote}” stands {len(found)} times in “{article.title}”; choose with --occurrence"
        )
    if occurrence is not None and occurrence > len(found):
        raise QueryError(f"“{quote}” stands only {len(found)} times in “{article.title}”")
    return found[(occurrence or 1) - 1]


def _parse_span(text: str) -> Span:
    match = re.fullmatch(r"(\d+):(\d+)", text)
    if match is None:
        raise click.UsageError(f"--span is START:END in code points, not “{text}”")
    return Span(int(match[1]), int(match[2]))
