"""Checks: what is wrong with the articles of a library that opens.

In: the parts of a library. Out: `Finding`s. Nothing is written.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from reader.library.catalogue import Catalogue
from reader.library.conflicts import conflict_copies
from reader.library.marking import Marking
from reader.library.shelf import Shelf
from reader.model import ReaderError


class Finding(NamedTuple):
    """Something wrong: where, what, and what `--repair` does about it ("" where it can't)."""

    where: str
    what: str
    remedy: str

    def __str__(self) -> str:
        remedy = f"; --repair: {self.remedy}" if self.remedy else ""
        return f"{self.where}: {self.what}{remedy}"


def check_articles(
    folder: Path, catalogue: Catalogue, shelf: Shelf, marking: Marking
) -> Iterator[Finding]:
    """Texts, annotations, counts and conflict copies, article by article."""
    for article in catalogue.all():
        problem = shelf.check(article)
        if problem:
            yield Finding(article.id, problem, "")
        for line in shelf.damaged_versions(article.id):
            yield Finding(article.id, line, "")
        for copy in conflict_copies(folder, article.id):
            yield Finding(str(copy), "is a conflict copy", "merged by annotation, newest wins")
        try:
            count = len(marking.of_article(article.id))
        except ReaderError as error:
            yield Finding(article.id, str(error), "")
            continue
        if count != article.annotations:
            what = f"{count} annotations stored, {article.annotations} counted"
            yield Finding(article.id, what, "counted again")
