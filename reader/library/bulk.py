"""Bulk: the same change to many annotations at once, taken back by one undo.

In: annotations, as they were when somebody chose them. Out: what was done, in a few words. Those
that are gone meanwhile are passed over.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from reader.library.codebook import tag_name
from reader.library.ledger import Ledger
from reader.library.marking import Marking
from reader.model import Annotation, NotFoundError
from reader.model.counted import counted


class Bulk:
    """Changes of many annotations of one library."""

    def __init__(self, ledger: Ledger, marking: Marking) -> None:
        self._ledger = ledger
        self._marking = marking

    def toggle_tag(self, annotations: Iterable[Annotation], tag: str) -> str:
        """Put a tag on all of them or, where all have it, take it off; what was done.

        As in the reading view, one that says nothing any more goes. Raises QueryError for what is
        no name of a tag.
        """
        name = tag_name(tag)
        with self._ledger.step() as step:
            there = list(self._there(annotations))
            without = [each for each in there if name not in each.tags]
            for each in without or there:
                tags = tuple(other for other in each.tags if other != name)
                tags = (*tags, name) if without else tags
                self._marking.change(step, each, replace(each, tags=tags))
            count = len(without or there)
            step.label = f"{count} tagged #{name}" if without else f"#{name} taken off {count}"
        return step.label

    def remove(self, annotations: Iterable[Annotation]) -> str:
        """Take them all away; what was done."""
        with self._ledger.step() as step:
            there = list(self._there(annotations))
            for each in there:
                self._marking.drop(step, each)
            step.label = f"{counted(len(there), 'annotation')} deleted"
        return step.label

    def _there(self, annotations: Iterable[Annotation]) -> Iterator[Annotation]:
        """Each of them as it is stored now."""
        for annotation in annotations:
            try:
                yield self._marking.find([annotation.article], annotation.id)
            except NotFoundError:
                continue
