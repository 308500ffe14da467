"""Marking: the annotations of a library, made and changed.

In: an article, a span and what to say about it. Out: the stored `Annotation`. What the keys of the
reading view mean is decided here: a digit toggles a tag on exactly this span, a note belongs to
the annotation of exactly this span, an annotation that says nothing any more goes.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from reader.library.codebook import Codebook, tag_name
from reader.library.documents import (
    ANNOTATIONS,
    HISTORY,
    annotation_document,
    annotation_key,
    annotation_of,
    annotations_file,
    is_correction,
    new_annotation_id,
    now,
)
from reader.library.ledger import Ledger, Place, Step
from reader.model import Annotation, Article, NotFoundError, QueryError, Span, selector

NOTE_LENGTH = 100_000
"""Code points in a note."""


class Marking:
    """The annotations of one library."""

    def __init__(self, ledger: Ledger, codebook: Codebook) -> None:
        self._ledger = ledger
        self._codebook = codebook

    def of_article(self, article_id: str) -> tuple[Annotation, ...]:
        """The annotations of an article, by place; those of the whole article first."""
        rows = self._ledger.rows(annotations_file(article_id), ANNOTATIONS).values()
        marks = (annotation_of(row, article_id) for row in rows if not is_correction(row))
        return tuple(sorted(marks, key=_order))

    def find(self, article_ids: Iterable[str], annotation_id: str) -> Annotation:
        """The annotation of this id. Raises NotFoundError."""
        for article_id in article_ids:
            row = self._ledger.rows(annotations_file(article_id), ANNOTATIONS)
            found = row.get(str(_key(annotation_id)))
            if found is not None:
                return annotation_of(found, article_id)
        raise NotFoundError(f"no annotation “{annotation_id}”")

    def add(
        self, article: Article, span: Span | None, tags: Iterable[str] = (), note: str = ""
    ) -> Annotation:
        """A new annotation of a span, or with None of the whole article. Raises QueryError."""
        names = _tag_names(tags)
        with self._ledger.step(_label("tagged", names) if names else "new annotation") as step:
            return self._add(step, article, span, names, note)

    def toggle_tag(self, article: Article, span: Span, tag: str) -> tuple[Annotation | None, str]:
        """Put a tag on exactly this span, or take it off; what is there now, and what was done."""
        name = tag_name(tag)
        with self._ledger.step(f"tagged #{name}") as step:
            current = self.at(article.id, span)
            if current is None:
                return self._add(step, article, span, (name,), ""), step.label
            tags = tuple(other for other in current.tags if other != name)
            if len(tags) == len(current.tags):
                tags = (*tags, name)
            else:
                step.label = f"#{name} taken off"
            return self.change(step, current, replace(current, tags=tags)), step.label

    def tag_spans(self, article: Article, spans: Iterable[Span], tag: str) -> int:
        """Put a tag on each of these spans, in one step; how many did not have it before."""
        name = tag_name(tag)
        with self._ledger.step() as step:
            there = {a.span: a for a in reversed(self.of_article(article.id))}
            count = 0
            for span in dict.fromkeys(spans):
                current = there.get(span)
                if current is None:
                    self._add(step, article, span, (name,), "")
                elif name in current.tags:
                    continue
                else:
                    self.change(step, current, replace(current, tags=(*current.tags, name)))
                count += 1
            step.label = f"{count} tagged #{name}"
        return count

    def set_note(self, article: Article, span: Span | None, note: str) -> Annotation | None:
        """Write the note of exactly this span; an empty one takes the note away."""
        with self._ledger.step("noted") as step:
            current = self.at(article.id, span)
            if current is not None:
                step.label = "note changed" if note else "note removed"
                return self.change(step, current, replace(current, note=_note(note)))
            return self._add(step, article, span, (), note) if note else None

    def highlight(self, article: Article, span: Span) -> Annotation:
        """An annotation without a tag on exactly this span."""
        with self._ledger.step("highlighted") as step:
            return self.at(article.id, span) or self._add(step, article, span, (), "")

    def merge(
        self, step: Step, article: Article, span: Span | None, tags: tuple[str, ...], note: str
    ) -> None:
        """Add tags (as the codebook names them) and a note to the annotation of exactly this span.

        A note that is there already is not written twice. Part of the given step.
        """
        current = self.at(article.id, span)
        if current is None:
            self._add(step, article, span, tags, note)
            return
        notes = [current.note] if note in current.note else [current.note, note]
        merged = replace(
            current,
            tags=tuple(dict.fromkeys((*current.tags, *tags))),
            note="\n\n".join(part for part in notes if part),
        )
        if merged != current:
            self.change(step, current, merged)

    def merge_whole(self, step: Step, article_id: str, tags: tuple[str, ...]) -> None:
        """Add tags to the annotation of an article as a whole. Part of the given step."""
        current = self.at(article_id, None)
        if current is None:
            self._put_new(step, self._made(article_id, tags, ""))
        elif not set(tags) <= set(current.tags):
            merged = replace(current, tags=tuple(dict.fromkeys((*current.tags, *tags))))
            self.change(step, current, merged)

    def move(
        self, article: Article, annotation: Annotation, span: Span, label: str = "edge moved"
    ) -> Annotation:
        """Give an annotation other bounds, of which a person is sure.

        Raises QueryError, NotFoundError where it is gone.
        """
        _check(span, article)
        with self._ledger.step(label) as step:
            moved = replace(
                self.present(annotation),
                start=span.start,
                end=span.end,
                state="anchored",
                confidence=1.0,
                **selector(article.text, span),
            )
            return self.change(step, annotation, moved) or moved

    def remove(self, annotation: Annotation) -> None:
        """Take an annotation away. Raises NotFoundError where it is gone already."""
        with self._ledger.step("annotation deleted") as step:
            self.drop(step, self.present(annotation))

    def drop(self, step: Step, annotation: Annotation) -> None:
        """Take an annotation away in a step."""
        step.put(self._place(annotation), None)

    def versions(self, annotation: Annotation) -> tuple[Annotation, ...]:
        """What the annotation was before each change, the latest first."""
        rows = self._ledger.rows(annotations_file(annotation.article), HISTORY)
        newest_first = sorted(rows.items(), key=lambda item: int(item[0]), reverse=True)
        return tuple(
            annotation_of(row, annotation.article)
            for _, row in newest_first
            if row["id"] == annotation.id
        )

    def at(self, article_id: str, span: Span | None) -> Annotation | None:
        """The annotation of exactly this span, the oldest where there are several."""
        found = [a for a in self.of_article(article_id) if a.span == span and a.state != "orphaned"]
        return min(found, key=lambda annotation: annotation.created, default=None)

    def covering(self, article_id: str, span: Span) -> Iterator[Annotation]:
        """The annotations that share at least a code point with the span."""
        return (a for a in self.of_article(article_id) if a.span and a.span.overlaps(span))

    def _add(
        self, step: Step, article: Article, span: Span | None, tags: tuple[str, ...], note: str
    ) -> Annotation:
        annotation = self._made(article.id, tags, note)
        if span is not None:
            _check(span, article)
            annotation = replace(
                annotation, start=span.start, end=span.end, **selector(article.text, span)
            )
        return self._put_new(step, annotation)

    def _made(self, article_id: str, tags: tuple[str, ...], note: str) -> Annotation:
        """A new annotation of an article as a whole, not stored yet."""
        time = now()
        return Annotation(
            id=new_annotation_id(),
            article=article_id,
            tags=tags,
            note=_note(note),
            author=self._ledger.author,
            created=time,
            updated=time,
        )

    def _put_new(self, step: Step, annotation: Annotation) -> Annotation:
        for name in annotation.tags:
            self._codebook.ensure(step, name)
        step.put(self._place(annotation), annotation_document(annotation))
        return annotation

    def change(self, step: Step, before: Annotation, after: Annotation) -> Annotation | None:
        """Store a changed annotation in a step; one that says nothing any more goes."""
        if not after.tags and not after.note and (before.tags or before.note):
            step.put(self._place(before), None)
            return None
        for name in after.tags:
            self._codebook.ensure(step, name)
        stored = replace(after, author=self._ledger.author, updated=_after(before.updated))
        step.put(self._place(before), annotation_document(stored))
        return stored

    def present(self, annotation: Annotation) -> Annotation:
        """The annotation as it is stored now. Raises NotFoundError where it is gone."""
        return self.find([annotation.article], annotation.id)

    def _place(self, annotation: Annotation) -> Place:
        file = annotations_file(annotation.article)
        return Place(file, ANNOTATIONS, annotation_key(annotation.id))


def overwritten(
    before: Iterable[Annotation], after: Iterable[Annotation], author: str
) -> list[tuple[Annotation, str]]:
    """Annotations of `author` that are no longer as they were, with who changed them.

    `before` and `after` are two looks at the same articles, between which `author` changed nothing
    here. An annotation that is gone was taken away by "somebody".
    """
    current = {annotation.id: annotation for annotation in after}
    found: list[tuple[Annotation, str]] = []
    for old in before:
        new = current.get(old.id)
        if old.author == author and new != old:
            found.append((old, new.author if new is not None else "somebody"))
    return found


def _order(annotation: Annotation) -> tuple[int, int, str]:
    if annotation.start is None or annotation.end is None:
        return -1, -1, annotation.created
    return annotation.start, annotation.end, annotation.created


def _after(time: str) -> str:
    """Now, or just after `time` where the clock has been set back: the later edit is the newer."""
    current = now()
    if current > time:
        return current
    later = datetime.fromisoformat(time) + timedelta(microseconds=1)
    return later.isoformat(timespec="microseconds").replace("+00:00", "Z")


def _key(annotation_id: str) -> int:
    try:
        return annotation_key(annotation_id)
    except ValueError as error:
        raise NotFoundError(f"no annotation “{annotation_id}”") from error


def _check(span: Span, article: Article) -> None:
    if not 0 <= span.start < span.end <= len(article.text):
        raise QueryError(
            f"{span.start}:{span.end} is not a span of “{article.title}”, "
            f"which has {len(article.text)} code points"
        )


def _note(note: str) -> str:
    if len(note) > NOTE_LENGTH:
        raise QueryError(f"a note has at most {NOTE_LENGTH:,} code points, not {len(note):,}")
    return note.replace("\r\n", "\n").encode("utf-8", "replace").decode()


def _tag_names(tags: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(tag_name, tags)))


def _label(verb: str, names: tuple[str, ...]) -> str:
    return f"{verb} {' '.join(f'#{name}' for name in names)}"
