"""The codebook: the tags of a library, with colours, keys and descriptions.

In: names and changes. Out: `Tag`s in the order people see them: those with a key first, by key,
then by name. A tag is in the codebook from its first use; `/` in a name makes a hierarchy.
"""

from dataclasses import replace
from typing import Any
from unicodedata import normalize

from reader.library.documents import (
    ANNOTATIONS,
    ARTICLES,
    COUNTS,
    MAIN,
    TAGS,
    TRASH,
    annotations_file,
    key_of,
)
from reader.library.ledger import Ledger, Place, Step
from reader.model import NotFoundError, QueryError, Tag

STARTER = (
    Tag(name="claim", color="red", key="1", description="somebody states this as fact"),
    Tag(name="evidence", color="green", key="2", description="supports or refutes a claim"),
    Tag(name="context", color="blue", key="3", description="background needed to understand"),
    Tag(
        name="question", color="yellow", key="4", description="unclear, contradictory, to be asked"
    ),
    Tag(name="follow-up", color="magenta", key="5", description="check, call, read further"),
)
COLORS = (
    "cyan", "orange", "violet", "lime", "pink", "teal", "gold", "gray", "red", "green", "blue",
    "yellow", "magenta",
)  # fmt: skip
"""The colours a tag may have; new tags take them in turn."""
NAME_LENGTH = 100
"""Code points in a tag's name."""


class Codebook:
    """The tags of one library."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def tags(self) -> tuple[Tag, ...]:
        """All tags, those with a key first."""
        rows = self._ledger.rows(MAIN, TAGS).values()
        return tuple(sorted(map(Tag.from_json, rows), key=lambda tag: (tag.key or "~", tag.name)))

    def uses(self) -> dict[str, int]:
        """How many annotations of listed articles carry each tag."""
        uses: dict[str, int] = {}
        listed = self._ledger.rows(MAIN, ARTICLES)
        for key, row in list(self._ledger.rows(MAIN, COUNTS).items()):
            if key in listed:
                for name, count in row["tags"].items():
                    uses[name] = uses.get(name, 0) + count
        return uses

    def get(self, name: str) -> Tag:
        """The tag of this name, with or without `#`. Raises NotFoundError."""
        row = self._ledger.read(_place(_known(name)))
        if row is None:
            raise NotFoundError(f"no tag “{name}”; 'reader tags' lists them")
        return Tag.from_json(row)

    def with_key(self, key: str) -> Tag | None:
        """The tag that a digit stands for."""
        return next((tag for tag in self.tags() if tag.key == key), None)

    def add(self, name: str, *, color: str = "", key: str = "", description: str = "") -> Tag:
        """Put a new tag into the codebook. Raises QueryError where it is there or not a name."""
        name = tag_name(name)
        _check(color, key)
        with self._ledger.step(f"new tag #{name}") as step:
            if self._ledger.read(_place(name)) is not None:
                raise QueryError(f"the tag “{name}” is there already")
            tag = self.ensure(step, name)
            tag = replace(tag, color=color or tag.color, key=key, description=description)
            self._free_key(step, key, name)
            step.put(_place(name), tag.to_json())
        return tag

    def ensure(self, step: Step, name: str) -> Tag:
        """The tag of this name, added to the codebook in this step where it is new."""
        row = self._ledger.read(_place(name))
        if row is not None:
            return Tag.from_json(row)
        tag = Tag(name=name, color=COLORS[len(self._ledger.rows(MAIN, TAGS)) % len(COLORS)])
        step.put(_place(name), tag.to_json())
        return tag

    def take_in(self, step: Step, given: Tag) -> None:
        """Put a tag that somebody else describes into the codebook, its key only where it is free.

        Without a colour it gets the next one.
        """
        tag = self.ensure(step, given.name)
        other = self.with_key(given.key) if given.key else None
        key = given.key if other is None or other.name == tag.name else tag.key
        color = given.color or tag.color
        changed = replace(given, name=tag.name, color=color, key=key)
        step.put(_place(tag.name), changed.to_json())

    def describe(
        self,
        name: str,
        *,
        description: str | None = None,
        color: str | None = None,
        key: str | None = None,
    ) -> Tag:
        """Change what is said about a tag; None leaves a thing as it is."""
        _check(color or "", key or "")
        with self._ledger.step() as step:
            tag = self.get(name)
            step.label = f"described #{tag.name}"
            changed = replace(
                tag,
                description=tag.description if description is None else description,
                color=color or tag.color,
                key=tag.key if key is None else key,
            )
            self._free_key(step, changed.key, tag.name)
            step.put(_place(tag.name), changed.to_json())
        return changed

    def rename(self, old: str, new: str) -> int:
        """Give a tag, and what is below it, another name everywhere; the annotations changed.

        Raises NotFoundError, and QueryError where a new name is taken (merging is another thing).
        """
        new = tag_name(new)
        with self._ledger.step() as step:
            old = self.get(old).name
            step.label = f"#{old} renamed #{new}"
            names = [tag.name for tag in self.tags()]
            below = {n: new + n[len(old) :] for n in names if n == old or n.startswith(f"{old}/")}
            taken = next((n for n in below.values() if n in names and n not in below), None)
            if new == old or taken is not None:
                raise QueryError(
                    f"the tag “{taken or new}” is there already; 'reader tags merge' joins two"
                )
            rows = {before: self.get(before) for before in below}
            for before in below:
                step.put(_place(before), None)
            for before, after in below.items():
                step.put(_place(after), replace(rows[before], name=tag_name(after)).to_json())
            return self._retag(step, below)

    def merge(self, old: str, into: str) -> int:
        """Use `into` wherever `old` was used, and drop `old`; the annotations changed."""
        with self._ledger.step() as step:
            old, into = self.get(old).name, self.get(into).name
            if old == into:
                raise QueryError(f"“{old}” cannot be merged with itself")
            step.label = f"#{old} merged into #{into}"
            step.put(_place(old), None)
            return self._retag(step, {old: into})

    def remove(self, name: str) -> int:
        """Drop a tag from the codebook and from every annotation; the annotations changed."""
        with self._ledger.step() as step:
            name = self.get(name).name
            step.label = f"#{name} removed"
            step.put(_place(name), None)
            return self._retag(step, {name: None})

    def _retag(self, step: Step, names: dict[str, str | None] | dict[str, str]) -> int:
        """Replace tags in all annotations. An annotation that loses its last tag stays."""
        changed = 0
        rows = {**self._ledger.rows(MAIN, TRASH), **self._ledger.rows(MAIN, ARTICLES)}
        files = [
            annotations_file(row["id"])
            for key, row in rows.items()
            if names.keys() & self._ledger.rows(MAIN, COUNTS).get(key, {"tags": {}})["tags"].keys()
        ]
        for file in sorted(files):
            rows_here = self._ledger.rows(file, ANNOTATIONS).items()
            for key, row in sorted(rows_here, key=lambda item: int(item[0])):
                if names.keys() & set(row["tags"]):
                    renamed = [names.get(tag, tag) for tag in row["tags"]]
                    tags = list(dict.fromkeys(tag for tag in renamed if tag))
                    step.put(Place(file, ANNOTATIONS, int(key)), {**row, "tags": tags})
                    changed += 1
        return changed

    def _free_key(self, step: Step, key: str, name: str) -> None:
        """Take the digit away from another tag that has it."""
        for tag in self.tags():
            if key and tag.key == key and tag.name != name:
                step.put(_place(tag.name), replace(tag, key="").to_json())


def starter_documents() -> dict[int, dict[str, Any]]:
    """The tags every library begins with, by document id."""
    return {key_of(tag.name): tag.to_json() for tag in STARTER}


def tag_name(name: str) -> str:
    """The name as it is stored: composed (NFC), no `#`, no blanks around it or its parts.

    Raises QueryError for what is no name: empty parts, control characters, too long.
    """
    parts = [
        " ".join(part.split()) for part in normalize("NFC", name).strip().lstrip("#").split("/")
    ]
    clean = "/".join(parts)
    shown = clean.replace("\u200c", "").replace("\u200d", "")  # joiners: Persian, emoji families
    if not all(parts) or len(clean) > NAME_LENGTH or not shown.isprintable():
        raise QueryError(f"{name!r} is not a name for a tag")
    return clean


def _known(name: str) -> str:
    """A name as it is looked up; what can't be a name is looked up as it is, and not found."""
    try:
        return tag_name(name)
    except QueryError:
        return name


def _check(color: str, key: str) -> None:
    if color and color not in COLORS:
        raise QueryError(f"“{color}” is no colour for a tag; known: {', '.join(sorted(COLORS))}")
    if key and key not in set("123456789"):
        raise QueryError(f"a tag's key is a digit from 1 to 9, not “{key}”")


def _place(name: str) -> Place:
    return Place(MAIN, TAGS, key_of(name))
