"""The query language of the lists: `tag:claim source:harbour after:2014-10 is:unread free words`.

In: what a person typed. Out: a `Query` that says of an article, or of an annotation, whether it
fits. Terms are joined by "and"; `or` between two joins those; `-` before one turns it round;
"double quotes" keep words together. Letter case does not count, and words are found anywhere.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from reader.model import Annotation, ListedArticle, QueryError

FIELDS = ("tag", "source", "author", "title", "before", "after", "is", "lang", "person")
STATES = ("unread", "reading", "done", "archived", "starred", "annotated")

_TERM = re.compile(r"""(-?)(?:([a-z]+):)?(?:"([^"]*)"?|(\S+))""", re.IGNORECASE)
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Term:
    """One condition. `field` is "" for free words."""

    field: str
    value: str
    negative: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """Every group must fit; of a group, one term."""

    groups: tuple[tuple[Term, ...], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.groups)

    def and_tag(self, tag: str) -> "Query":
        """This and a tag, whatever is in its name."""
        return Query((*self.groups, (Term("tag", tag.casefold()),)))

    def has(self, field: str) -> bool:
        """Whether a term asks about this field."""
        return any(term.field == field for group in self.groups for term in group)

    def fits_article(
        self, article: ListedArticle, haystack: str, people: Iterable[str] = ()
    ) -> bool:
        """Whether the article fits. `haystack` is what free words are looked for in, folded."""
        return all(
            any(_article_has(term, article, haystack, people) != term.negative for term in group)
            for group in self.groups
        )

    def fits_annotation(
        self, annotation: Annotation, article: ListedArticle, people: Iterable[str] = ()
    ) -> bool:
        """Whether the annotation fits: its own tags and words, its article for the rest."""
        own = haystack_of(annotation.exact, annotation.note, *annotation.tags, article.title)

        def fits(term: Term) -> bool:
            if term.field == "tag":
                return _has_tag(term.value, annotation.tags)
            return _article_has(term, article, own, people)

        return all(any(fits(term) != term.negative for term in group) for group in self.groups)


def parse(text: str) -> Query:
    """The query of what was typed. Raises QueryError, naming the part that makes no sense."""
    groups: list[tuple[Term, ...]] = []
    joined = False
    for match in _TERM.finditer(text):
        minus, field, quoted, word = match.groups()
        value = (quoted if quoted is not None else word).casefold()
        field = (field or "").lower()
        if not field and quoted is None and value == "or":
            joined = bool(groups)
            continue
        if field and field not in FIELDS:
            field, value = "", f"{field}:{value}"  # "Re:Action" is a word like any other
        if not value or (quoted is None and value == "-"):
            continue
        term = Term(field, _checked(field, value), bool(minus))
        groups[-1:] = [(*groups[-1], term)] if joined else [*groups[-1:], (term,)]
        joined = False
    return Query(tuple(groups))


def select(query: Query, articles: Sequence[ListedArticle], haystacks: Sequence[str]) -> list[int]:
    """The places of the articles that fit, in order. `haystacks` are those of `article_haystack`.

    Each group narrows what the one before left, and a free word is looked for without a call per
    article, so that a list of 100,000 follows the typing.
    """
    found: Iterable[int] = range(len(articles))
    for group in query.groups:
        if len(group) == 1 and not group[0].field and not group[0].negative:
            word = group[0].value
            found = [i for i in found if word in haystacks[i]]
        else:
            part = Query((group,))
            found = [i for i in found if part.fits_article(articles[i], haystacks[i])]
    return list(found)


def haystack_of(*parts: str | None) -> str:
    """Folded text to look for free words in."""
    return "\n".join(part for part in parts if part).casefold()


def article_haystack(article: ListedArticle) -> str:
    """What free words are looked for in: title, byline, publisher, address and tags."""
    return haystack_of(article.title, article.byline, article.publisher, article.url, *article.tags)


def _checked(field: str, value: str) -> str:
    if field in ("before", "after") and not _is_date(value):
        raise QueryError(f"“{field}:{value}”: a date is written 2014, 2014-10 or 2014-10-29")
    if field == "is" and value not in STATES:
        raise QueryError(f"“is:{value}”: one of {', '.join(STATES)}")
    return value


def _is_date(value: str) -> bool:
    """Whether it is a year, a month or a day that exists."""
    if not _DATE.fullmatch(value):
        return False
    try:
        date.fromisoformat(value + "-01-01"[len(value) - 4 :] if len(value) < 10 else value)
    except ValueError:
        return False
    return True


def _article_has(term: Term, article: ListedArticle, haystack: str, people: Iterable[str]) -> bool:
    if not term.field:
        return term.value in haystack
    if term.field == "person":
        return any(term.value in person.casefold() for person in people)
    return _FIELDS[term.field](term.value, article)


def _has_tag(value: str, tags: Iterable[str]) -> bool:
    """Whether one of the tags is `value` or below it."""
    value = value.lstrip("#")
    return any(tag == value or tag.startswith(f"{value}/") for tag in map(str.casefold, tags))


def _is(value: str, article: ListedArticle) -> bool:
    if value == "starred":
        return article.starred
    if value == "annotated":
        return article.annotations > 0
    return article.status == value


def _within(value: str, text: str | None) -> bool:
    return text is not None and value in text.casefold()


def _source(value: str, article: ListedArticle) -> bool:
    return _within(value, article.publisher) or _within(value, article.url)


def _before(value: str, article: ListedArticle) -> bool:
    return article.published is not None and article.published[: len(value)] < value


def _after(value: str, article: ListedArticle) -> bool:
    """On the day itself counts: `after:2014-10` is from 1 October on."""
    return article.published is not None and article.published[: len(value)] >= value


_FIELDS: dict[str, Callable[[str, ListedArticle], bool]] = {
    "tag": lambda value, article: _has_tag(value, article.tags),
    "source": _source,
    "author": lambda value, article: _within(value, article.byline),
    "title": lambda value, article: _within(value, article.title),
    "before": _before,
    "after": _after,
    "is": _is,
    "lang": lambda value, article: article.language == value,
}
