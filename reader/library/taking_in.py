"""Taking in: what somebody else's file holds becomes articles, annotations and tags of the library.

In: `Imported`, as the formats read it. Out: an `Intake`, which says of each annotation what became
of it. All of it is one step, that undo takes back; nothing is there twice however often the same
file is read, because an annotation's id is made from what the file calls it.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from reader.library.codebook import STARTER
from reader.library.conforming import OWN_ID, Conforming, identity
from reader.library.documents import annotation_document, annotation_key, annotations_file
from reader.library.ledger import Step
from reader.library.placing import Placing
from reader.model import Annotation, Article, ListedArticle, Tag
from reader.model.bundle import ForeignAnnotation, ForeignArticle, Imported
from reader.model.counted import counted

if TYPE_CHECKING:
    from reader.library.library import Library


class Outcome(NamedTuple):
    """What became of an annotation.

    `added`: stored, perhaps orphaned, which its state tells. `present`: it was there. `unplaced`:
    its article is not in the library, and the file does not hold it. `title` is the article's,
    `reason` is for a person.
    """

    annotation: Annotation
    title: str
    status: Literal["added", "present", "unplaced"]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Intake:
    """What an import did, or would do: annotations, titles of new articles, names of new tags."""

    outcomes: tuple[Outcome, ...]
    articles: tuple[str, ...]
    tags: tuple[str, ...]
    remarks: tuple[str, ...] = ()

    def count(self, status: Literal["added", "present", "unplaced"]) -> int:
        """How many annotations this became of."""
        return sum(outcome.status == status for outcome in self.outcomes)

    @property
    def orphaned(self) -> tuple[Outcome, ...]:
        """Those added whose words were not found."""
        added = (outcome for outcome in self.outcomes if outcome.status == "added")
        return tuple(outcome for outcome in added if outcome.annotation.state == "orphaned")


@dataclass(slots=True)
class _Target:
    """An article that annotations go to. `listed` is None where it is new."""

    foreign: ForeignArticle
    article: Article
    listed: ListedArticle | None
    annotations: list[Annotation] = field(default_factory=list[Annotation])


@dataclass(frozen=True, slots=True)
class _Plan:
    targets: tuple[_Target, ...]
    tags: tuple[Tag, ...]
    intake: Intake


def take_in(library: "Library", imported: Imported, *, dry_run: bool) -> Intake:
    """Store what a file holds; with `dry_run` only say what would be done.

    Raises LibraryError where it can't be stored; then nothing is.
    """
    plan = _plan(library, imported)
    if not dry_run:
        count = plan.intake.count("added")
        with library.ledger.step(f"imported {counted(count, 'annotation')}") as step:
            for tag in plan.tags:
                library.codebook.take_in(step, tag)
            for name in sorted(
                {t for each in plan.targets for a in each.annotations for t in a.tags}
            ):
                library.codebook.ensure(step, name)  # else it was removed in the meantime
            for target in plan.targets:
                _store(library, step, target)
    return plan.intake


def _store(library: "Library", step: Step, target: _Target) -> None:
    listed = target.listed
    article_id = (
        listed.id
        if listed
        else library.adding.list_new(step, target.article, target.foreign.listing)
    )
    documents = {annotation_key(a.id): annotation_document(a) for a in target.annotations}
    if documents:  # those that somebody has just imported as well stay as they are
        step.put_new(annotations_file(article_id), documents)


# -- what is to be done ----------------------------------------------------------------------------


def _plan(library: "Library", imported: Imported) -> _Plan:
    rules = Conforming(library.author)
    resolve = _Resolver(library)
    by_key: dict[str, list[ForeignAnnotation]] = defaultdict(list)
    for foreign in imported.annotations:
        by_key[foreign.annotation.article].append(foreign)
    targets: list[_Target] = []
    outcomes: list[Outcome] = []
    for theirs in imported.articles:
        group = by_key.pop(theirs.key, [])
        target = resolve.target(theirs)
        if target is None:
            outcomes += [_unplaced(each, theirs.article.title) for each in group]
            continue
        targets.append(target)
        outcomes += _annotations(library, imported.format, target, group, rules)
    for key, group in by_key.items():
        outcomes += [_unplaced(each, key) for each in group]
    tags = _new_tags(library, map(rules.tag, imported.tags), targets)
    known = {tag.name for tag in library.codebook.tags()}
    intake = Intake(
        tuple(outcomes),
        tuple(target.article.title for target in targets if target.listed is None),
        tuple(tag.name for tag in tags if tag.name not in known),
        rules.remarks,
    )
    return _Plan(tuple(targets), tags, intake)


def _unplaced(foreign: ForeignAnnotation, title: str) -> Outcome:
    reason = "its article is not in the library, nor in the file; add it and import again"
    return Outcome(replace(foreign.annotation, article=""), title, "unplaced", reason)


def _annotations(
    library: "Library",
    format_name: str,
    target: _Target,
    group: Iterable[ForeignAnnotation],
    rules: Conforming,
) -> Iterable[Outcome]:
    """What becomes of an article's annotations; those to be stored are put into `target`."""
    listed, title = target.listed, target.article.title
    stored = _stored(library, listed.id) if listed else ()
    ids = {annotation.id for annotation in stored}
    contents = {_content(annotation) for annotation in stored}
    new: dict[str, Annotation] = {}
    placing = Placing(
        target.article.text, target.foreign.article.text if target.foreign.has_text else None
    )
    digest = target.article.digest
    for foreign in group:
        placed = rules.annotation(placing.place(foreign), listed.id if listed else "")
        content = _content(placed)
        own = OWN_ID.fullmatch(foreign.annotation.id) is not None
        key = (
            foreign.annotation.id if own else identity(foreign, format_name, digest, content=False)
        )
        if key in new and _content(new[key]) != content:
            key = identity(foreign, format_name, digest, content=True)
        if key in ids or (content in contents and not own):
            there = key in ids and content not in contents
            reason = "was changed here, and stays as it is" if there else ""
            yield Outcome(replace(placed, id=key), title, "present", reason)
            continue
        added = replace(placed, id=key)
        ids.add(key)
        contents.add(content)
        new[key] = added
        target.annotations.append(added)
        lost = added.state == "orphaned"
        yield Outcome(added, title, "added", "its words were not found in the text" if lost else "")


def _stored(library: "Library", article_id: str) -> tuple[Annotation, ...]:
    return library.marking.of_article(article_id) + library.correcting.of_article(article_id)


def _content(annotation: Annotation) -> tuple[Any, ...]:
    """What two annotations of an article share that are the same."""
    words = annotation.exact if annotation.state == "orphaned" else ""
    tags = frozenset(annotation.tags)
    return annotation.span, words, tags, annotation.note, annotation.correction


def _new_tags(
    library: "Library", given: Iterable[Tag | None], targets: Iterable[_Target]
) -> tuple[Tag, ...]:
    """The tags to be put into the codebook: those that it lacks, and starters nobody has changed
    that the file describes otherwise."""
    here = {tag.name: tag for tag in library.codebook.tags()}
    wanted: dict[str, Tag] = {}
    for tag in given:
        if tag is not None and (tag.name not in here or here[tag.name] in STARTER):
            wanted.setdefault(tag.name, tag)
    for target in targets:
        for annotation in target.annotations:
            for name in annotation.tags:
                if name not in here:
                    wanted.setdefault(name, Tag(name=name, color=""))
    return tuple(tag for name, tag in wanted.items() if here.get(name) != tag)


class _Resolver:
    """Finds the article of the library that a file speaks of."""

    def __init__(self, library: "Library") -> None:
        self._library = library
        self._by_digest: dict[str, ListedArticle] = {}
        self._by_id: dict[str, ListedArticle] = {}
        self._by_url: dict[str, ListedArticle] = {}
        self._by_title: dict[str, list[ListedArticle]] = defaultdict(list)
        for listed in library.articles():
            self._by_id[listed.id] = listed
            self._by_digest[listed.digest] = listed
            if listed.url:
                self._by_url[_bare(listed.url)] = listed
            self._by_title[_folded(listed.title)].append(listed)

    def target(self, theirs: ForeignArticle) -> _Target | None:
        """By text, by address; where the file holds no text also by Reader's own id, by title."""
        article = theirs.article
        listed = self._by_digest.get(article.digest if theirs.has_text else theirs.digest)
        if listed is None and article.url:
            listed = self._by_url.get(_bare(article.url))
        if listed is None and not theirs.has_text:
            listed = self._by_id.get(article.id)
        if listed is None and not theirs.has_text:
            named = self._by_title.get(_folded(article.title), [])
            listed = named[0] if len(named) == 1 else None
        if listed is not None:
            return _Target(theirs, self._library.article(listed.id), listed)
        return _Target(theirs, article, None) if theirs.has_text and article.text else None


def _bare(url: str) -> str:
    """An address without scheme, "www.", fragment and last slash: they tell no articles apart."""
    return url.partition("#")[0].rpartition("://")[2].removeprefix("www.").rstrip("/")


def _folded(title: str) -> str:
    return " ".join(title.split()).casefold()
