"""The tag picker: type to find a tag, recently used first; Enter also creates what is not there.

In: the codebook, uses, recent names. Out: the name of a tag, or None.
"""

from collections.abc import Mapping, Sequence

from textual.fuzzy import Matcher

from reader.library.codebook import tag_name
from reader.model import QueryError, Tag
from reader.tui.look import tag_bar, tag_mark
from reader.tui.screens.picker import SHOWN, Choice, Picker


class TagPicker(Picker):
    """Picks one tag by typing."""

    title_text = "tag"
    placeholder = "type to find or create"
    nothing = "that is no name for a tag"

    def __init__(self, tags: Sequence[Tag], uses: Mapping[str, int], recent: Sequence[str]) -> None:
        super().__init__()
        order = {name: place for place, name in enumerate(recent)}
        self._tags = sorted(tags, key=lambda tag: (order.get(tag.name, len(order)), tag.name))
        self._uses = uses

    def find(self, typed: str) -> Sequence[Choice]:
        """The tags that fit, and at last the one that would be created."""
        wanted = typed.strip().lstrip("#")
        found = list(self._tags)
        if wanted:
            matcher = Matcher(wanted)
            scored = [(matcher.match(tag.name), tag) for tag in self._tags]
            found = [tag for score, tag in sorted(scored, key=lambda s: -s[0]) if score > 0]
        choices = [self._choice(tag) for tag in found[:SHOWN]]
        try:
            name = tag_name(wanted) if wanted else ""
        except QueryError:
            name = ""
        if name and all(tag.name != name for tag in self._tags):
            choices.append(Choice(name, f"create #{name}"))
        return choices

    def _choice(self, tag: Tag) -> Choice:
        about = f"  {tag.description}" if tag.description else ""
        return Choice(
            tag.name,
            f"#{tag.name}{about}",
            str(self._uses.get(tag.name, 0) or ""),
            tag.key,
            tag_mark(self, tag.color),
            tag_bar(self, tag.color),
        )
