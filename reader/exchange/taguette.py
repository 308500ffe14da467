"""Taguette: a project as the SQLite file that it exports and imports.

Out: documents, tags and highlights. A highlight's place counts UTF-8 bytes of the document's text,
tags of HTML and line breaks between blocks not counted. Hierarchies are written with dots. In: such
a project, or the CSV files of highlights and of a codebook.
"""

import tempfile
from bisect import bisect_left
from collections.abc import Iterator
from contextlib import closing
from importlib.resources import files
from pathlib import Path
from typing import Any

from reader.exchange.losses import tell_article, tell_tags
from reader.exchange.output import CHUNK
from reader.exchange.registry import File, Format
from reader.exchange.report import Report
from reader.exchange.spans import placed
from reader.exchange.taguette_reading import looks, read
from reader.model.bundle import AnnotatedArticle, Bundle
from reader.model.offsets import Offsets
from reader.model.visible import visible

APPLICATION = 1416066164
"""The number by which SQLite files of Taguette are known."""
_TIME = "1970-01-01 00:00:00.000000"  # the same export gives the same rows
_NAME = 200


def write(bundle: Bundle, report: Report) -> Iterator[File]:
    """One project."""
    tell_tags(bundle, report, kept=("description",))
    yield File("taguette.sqlite3", _database(bundle, report))


def _database(bundle: Bundle, report: Report) -> Iterator[bytes]:
    import sqlite3

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "taguette.sqlite3"
        with closing(sqlite3.connect(path)) as database:
            script = (files("reader.exchange") / "templates" / "taguette.sql").read_text("utf-8")
            database.executescript(script)
            _fill(database, bundle, report)
            database.commit()
        with path.open("rb") as made:
            while chunk := made.read(CHUNK):
                yield chunk


def _fill(database: Any, bundle: Bundle, report: Report) -> None:
    execute = database.execute
    execute(f"PRAGMA application_id = {APPLICATION}")
    execute("INSERT INTO projects VALUES (1, 'Reader', '', ?)", (_TIME,))
    execute("INSERT INTO project_members VALUES (1, 'admin', 'ADMIN')")
    tags: dict[str, int] = {}

    def tag_number(name: str, description: str = "") -> int:
        parent = name.rpartition("/")[0]
        if parent:
            tag_number(parent)
        if name not in tags:
            tags[name] = len(tags) + 1
            row = (tags[name], name.replace("/", ".")[:_NAME], description)
            execute("INSERT INTO tags VALUES (?, 1, ?, ?)", row)
        return tags[name]

    for tag in sorted(bundle.tags, key=lambda tag: tag.name.count("/")):
        if "." in tag.name:
            report.bent("tag with a dot, which Taguette shows as a hierarchy")
        tag_number(tag.name, tag.description)
    highlight = 0
    for number, item in enumerate(bundle.articles, 1):
        tell_article(item, report, notes=False, authors=False, times=False)
        title = visible(item.article.title)[:_NAME]
        row = (number, title, f"{item.listed.id}.html", _TIME, _contents(item))
        execute("INSERT INTO documents VALUES (?, ?, '', ?, ?, 1, 'LEFT_TO_RIGHT', ?)", row)
        place = _Places(item.article.text)
        for annotation in placed(item, report):
            highlight += 1
            start, end = map(place.byte, annotation.span or (0, 0))
            row = (highlight, number, start, end, _escaped(annotation.exact))
            execute("INSERT INTO highlights VALUES (?, ?, ?, ?, ?)", row)
            for tag in annotation.tags:
                execute("INSERT INTO highlight_tags VALUES (?, ?)", (highlight, tag_number(tag)))


class _Places:
    """Places as Taguette counts them."""

    def __init__(self, text: str) -> None:
        self._breaks = [place for place, letter in enumerate(text) if letter == "\n"]
        self._offsets = Offsets(text, "utf-8")

    def byte(self, place: int) -> int:
        """A place in bytes of the text without its line breaks."""
        return self._offsets.foreign(place) - bisect_left(self._breaks, place)


def _contents(item: AnnotatedArticle) -> str:
    blocks = item.article.text.split("\n\n")
    return "".join(f"<p>{_escaped(block)}</p>" for block in blocks)


def _escaped(text: str) -> str:
    plain = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return plain.replace("\n", "<br>")


FORMAT = Format(
    name="taguette",
    title="Taguette project (SQLite)",
    suffix=".sqlite3",
    carries="texts, passages, tags with hierarchy and descriptions",
    cannot="notes, authors, times, colours, annotations of the whole article",
    proven="Taguette opens it and has the same highlights; its own project is read",
    write=write,
    read=read,
    looks=looks,
)
