"""The query language of the lists: `tag:claim source:harbour after:2014-10 is:unread free words`.

In: what a person typed. Out: a `Query` that says of an article, or of an annotation, whether it
fits. Terms are joined by "and"; `or` between two joins those; `-` before one turns it round;
"double quotes" keep words together. Letter case and diacritics do not count, and in a list words
are found anywhere, parts of longer ones too.
"""

import re
from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass
from datetime import date

from reader.library.folding import fold
from reader.model import Annotation, ListedArticle, QueryError

FIELDS = (
    "tag", "in", "source", "author", "title", "before", "after", "is", "lang", "person",
)  # fmt: skip
STATES = ("unread", "reading", "done", "archived", "starred", "annotated", "moved", "orphaned")

_TERM = re.compile(r"""(-?)(?:([a-z]+):)?(?:"([^"]*)"?|(\S+))""", re.IGNORECASE)
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)

People = Callable[[str], Container[str]]
"""Part of a name → the ids of the articles with somebody whose name has it in it."""


def nobody(_: str) -> Container[str]:
    """`People` where nobody is known."""
    return ()


@dataclass(frozen=True, slots=True)
class Term:
    """One condition. `field` is "" for free words; `is_exact` where those stood in quotes."""

    field: str
    value: str
    negative: bool = False
    is_exact: bool = False


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

    def fits(self, holds: Callable[[Term], bool]) -> bool:
        """Whether the query fits what `holds` says of each term, as if none were negative."""
        return all(any(holds(term) != term.negative for term in group) for group in self.groups)

    def fits_article(self, article: ListedArticle, haystack: str, people: People = nobody) -> bool:
        """Whether the article fits. `haystack` is what free words are looked for in, folded."""
        return self.fits(
            lambda term: has(term, article, people) if term.field else fold(term.value) in haystack
        )

    def fits_annotation(
        self, annotation: Annotation, article: ListedArticle, people: People = nobody
    ) -> bool:
        """Whether the annotation fits: its own tags and words, its article for the rest."""
        own = haystack_of(annotation.exact, annotation.note, *annotation.tags, article.title)

        def holds(term: Term) -> bool:
            if not term.field:
                return fold(term.value) in own
            return annotation_has(term, annotation, article, people)

        return self.fits(holds)


def parse(text: str, problems: list[str] | None = None) -> Query:
    """The query of what was typed. Raises QueryError, naming the part that makes no sense.

    With `problems`, such parts are left out and told there: somebody may still be typing them.
    """
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
        is_exact = quoted is not None and not field
        problem = _problem(field, value)
        if problem and problems is None:
            raise QueryError(problem)
        if problem and problems is not None:
            problems.append(problem)
            continue
        term = Term(field, value, bool(minus), is_exact)
        groups[-1:] = [(*groups[-1], term)] if joined else [*groups[-1:], (term,)]
        joined = False
    return Query(tuple(groups))


def haystack_of(*parts: str | None) -> str:
    """Folded text to look for free words in."""
    return fold("\n".join(part for part in parts if part))


def article_haystack(article: ListedArticle) -> str:
    """What free words are looked for in: title, byline, publisher, address and tags."""
    return haystack_of(article.title, article.byline, article.publisher, article.url, *article.tags)


def newest(article: ListedArticle) -> tuple[str, str]:
    """By this the articles of a list are sorted, the greatest first."""
    return article.published or "", article.added


def has(term: Term, article: ListedArticle, people: People = nobody) -> bool:
    """Whether an article has what a term with a field asks for, never mind whether it is denied."""
    if term.field == "person":
        return article.id in people(term.value)
    return _FIELDS[term.field](term.value, article)


def annotation_has(
    term: Term, annotation: Annotation, article: ListedArticle, people: People = nobody
) -> bool:
    """The same of an annotation: its own tags and state, its article for the rest."""
    if term.field == "tag":
        return has_tag(term.value, annotation.tags)
    if is_own_state(term):
        return annotation.state == term.value
    return has(term, article, people)


def is_own_state(term: Term) -> bool:
    """Whether a term asks for the state of an annotation, not of an article."""
    return term.field == "is" and term.value in ("moved", "orphaned")


def remembered(people: People) -> People:
    """The same people, asked for each name once."""
    answers: dict[str, Container[str]] = {}

    def ask(part: str) -> Container[str]:
        if part not in answers:
            answers[part] = people(part)
        return answers[part]

    return ask


def _problem(field: str, value: str) -> str:
    """Why a field can't have this value, or ""."""
    if field in ("before", "after") and not _is_date(value):
        return f"“{field}:{value}”: a date is written 2014, 2014-10 or 2014-10-29"
    if field == "is" and value not in STATES:
        return f"“is:{value}”: one of {', '.join(STATES)}"
    return ""


def _is_date(value: str) -> bool:
    """Whether it is a year, a month or a day that exists."""
    if not _DATE.fullmatch(value):
        return False
    try:
        date.fromisoformat(value + "-01-01"[len(value) - 4 :] if len(value) < 10 else value)
    except ValueError:
        return False
    return True


def has_tag(value: str, tags: Iterable[str]) -> bool:
    """Whether one of the tags is `value` or below it."""
    if not tags:
        return False
    value = fold(value.lstrip("#"))
    return any(tag == value or tag.startswith(f"{value}/") for tag in map(fold, tags))


def _is(value: str, article: ListedArticle) -> bool:
    if value == "starred":
        return article.starred
    if value == "annotated":
        return article.annotations > 0
    if value in ("moved", "orphaned"):
        return _count(value, article) > 0
    return article.status == value


def _count(state: str, article: ListedArticle) -> int:
    """How many annotations of an article are in this state."""
    return article.moved if state == "moved" else article.orphaned


def _within(value: str, text: str | None) -> bool:
    return text is not None and fold(value) in fold(text)


def _within_any(value: str, names: Iterable[str]) -> bool:
    return any(fold(value) in fold(name) for name in names)


def _source(value: str, article: ListedArticle) -> bool:
    return _within(value, article.publisher) or _within(value, article.url)


def _before(value: str, article: ListedArticle) -> bool:
    return article.published is not None and article.published[: len(value)] < value


def _after(value: str, article: ListedArticle) -> bool:
    """On the day itself counts: `after:2014-10` is from 1 October on."""
    return article.published is not None and article.published[: len(value)] >= value


_FIELDS: dict[str, Callable[[str, ListedArticle], bool]] = {
    "tag": lambda value, article: has_tag(value, article.tags),
    "in": lambda value, article: _within_any(value, article.collections),
    "source": _source,
    "author": lambda value, article: _within(value, article.byline),
    "title": lambda value, article: _within(value, article.title),
    "before": _before,
    "after": _after,
    "is": _is,
    "lang": lambda value, article: article.language == value,
}
