"""The codebook: the tags of a library, with colours, keys and descriptions.

In: names and changes. Out: `Tag`s in the order people see them: those with a key first, by key,
then by name. A tag is in the codebook from its first use; `/` in a name makes a hierarchy.
"""

from dataclasses import replace
from typing import Any

from reader.library.documents import ANNOTATIONS, COUNTS, MAIN, TAGS, key_of
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
    "cyan",
    "orange",
    "violet",
    "lime",
    "pink",
    "teal",
    "gold",
    "gray",
    "red",
    "green",
    "blue",
)
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
        """How many annotations carry each tag."""
        uses: dict[str, int] = {}
        for row in self._ledger.rows(MAIN, COUNTS).values():
            for name, count in row["tags"].items():
                uses[name] = uses.get(name, 0) + count
        return uses

    def get(self, name: str) -> Tag:
        """The tag of this name. Raises NotFoundError."""
        row = self._ledger.read(_place(name))
        if row is None:
            raise NotFoundError(f"no tag “{name}”; 'reader tags' lists them")
        return Tag.from_json(row)

    def with_key(self, key: str) -> Tag | None:
        """The tag that a digit stands for."""
        return next((tag for tag in self.tags() if tag.key == key), None)

    def add(self, name: str, *, color: str = "", key: str = "", description: str = "") -> Tag:
        """Put a new tag into the codebook. Raises QueryError where it is there or not a name."""
        name = tag_name(name)
        if self._ledger.read(_place(name)) is not None:
            raise QueryError(f"the tag “{name}” is there already")
        with self._ledger.step(f"new tag #{name}") as step:
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

    def describe(
        self,
        name: str,
        *,
        description: str | None = None,
        color: str | None = None,
        key: str | None = None,
    ) -> Tag:
        """Change what is said about a tag; None leaves a thing as it is."""
        tag = self.get(name)
        changed = replace(
            tag,
            description=tag.description if description is None else description,
            color=tag.color if color is None else color,
            key=tag.key if key is None else key,
        )
        with self._ledger.step(f"described #{name}") as step:
            self._free_key(step, changed.key, name)
            step.put(_place(name), changed.to_json())
        return changed

    def rename(self, old: str, new: str) -> int:
        """Give a tag, and what is below it, another name everywhere; the annotations changed.

        Raises NotFoundError, and QueryError where `new` is taken (merging is a thing of its own).
        """
        self.get(old)
        new = tag_name(new)
        if self._ledger.read(_place(new)) is not None:
            raise QueryError(
                f"the tag “{new}” is there already; merge them with 'reader tags merge'"
            )
        names = [tag.name for tag in self.tags()]
        below = {n: new + n[len(old) :] for n in names if n == old or n.startswith(f"{old}/")}
        with self._ledger.step(f"#{old} renamed #{new}") as step:
            for before, after in below.items():
                step.put(_place(after), replace(self.get(before), name=after).to_json())
                step.put(_place(before), None)
            return self._retag(step, below)

    def merge(self, old: str, into: str) -> int:
        """Use `into` wherever `old` was used, and drop `old`; the annotations changed."""
        self.get(old)
        self.get(into)
        with self._ledger.step(f"#{old} merged into #{into}") as step:
            step.put(_place(old), None)
            return self._retag(step, {old: into})

    def remove(self, name: str) -> int:
        """Drop a tag from the codebook and from every annotation; the annotations changed."""
        self.get(name)
        with self._ledger.step(f"#{name} removed") as step:
            step.put(_place(name), None)
            return self._retag(step, {name: None})

    def _retag(self, step: Step, names: dict[str, str | None] | dict[str, str]) -> int:
        """Replace tags in all annotations. An annotation that loses its last tag stays."""
        changed = 0
        files = [
            f"articles/{row['id']}/annotations.json"
            for key, row in self._ledger.rows(MAIN, "articles").items()
            if names.keys() & self._ledger.rows(MAIN, COUNTS).get(key, {"tags": {}})["tags"].keys()
        ]
        for file in files:
            for key, row in list(self._ledger.rows(file, ANNOTATIONS).items()):
                if names.keys() & set(row["tags"]):
                    renamed = [names.get(tag, tag) for tag in row["tags"]]
                    tags = list(dict.fromkeys(tag for tag in renamed if tag))
                    step.put(Place(file, ANNOTATIONS, int(key)), {**row, "tags": tags})
                    changed += 1
        return changed

    def _free_key(self, step: Step, key: str, name: str) -> None:
        """Take the digit away from another tag that has it. Raises QueryError for no digit."""
        if key and key not in "123456789":
            raise QueryError(f"a tag's key is a digit from 1 to 9, not “{key}”")
        for tag in self.tags():
            if key and tag.key == key and tag.name != name:
                step.put(_place(tag.name), replace(tag, key="").to_json())


def starter_documents() -> dict[int, dict[str, Any]]:
    """The tags every library begins with, by document id."""
    return {key_of(tag.name): tag.to_json() for tag in STARTER}


def tag_name(name: str) -> str:
    """The name as it is stored: no `#`, no blanks around it or its parts. Raises QueryError."""
    parts = [" ".join(part.split()) for part in name.strip().lstrip("#").split("/")]
    clean = "/".join(parts)
    if not all(parts) or len(clean) > NAME_LENGTH or not clean.isprintable():
        raise QueryError(f"“{name!r}” is not a name for a tag")
    return clean


def _place(name: str) -> Place:
    return Place(MAIN, TAGS, key_of(name))
