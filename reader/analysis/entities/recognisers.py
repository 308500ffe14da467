"""Other recognisers: found by entry point, used in place of the one that ships.

In: a name. Out: a function from a text and its sentences to entities. A package offers one with

    [project.entry-points."reader.recognisers"]
    mine = "my_package.my_module:recognise"

An entry point names the function itself. One that offers several has a method `named`: what stands
behind a colon is handed to it ("spacy:en_core_web_md"). Listing them imports nothing.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from reader.model.errors import NotFoundError
from reader.model.findings import Entity
from reader.model.span import Span

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "reader.recognisers"

Recogniser = Callable[[str, Sequence[Span]], Iterable[Entity]]
"""From a text and its sentences to entities with OntoNotes labels, names optional."""


@runtime_checkable
class Several(Protocol):
    """A recogniser that has others by name."""

    def __call__(self, text: str, sentences: Sequence[Span]) -> Iterable[Entity]:
        """The entities found by the one that is taken where none is named."""
        ...

    def named(self, name: str) -> Recogniser:
        """The recogniser of that name. Raises NotFoundError."""
        ...


def recogniser_names() -> tuple[str, ...]:
    """The names of the installed recognisers, sorted."""
    return tuple(sorted({point.name for point in _installed()}))


def load_recogniser(name: str) -> Recogniser:
    """The recogniser of that name, "spacy" or "spacy:en_core_web_md".

    Raises NotFoundError where none is installed.
    """
    package, _, variant = name.partition(":")
    for point in _installed():
        if point.name == package:
            recogniser: Recogniser | Several = point.load()
            if variant and isinstance(recogniser, Several):
                return recogniser.named(variant)
            return recogniser
    known = ", ".join(recogniser_names()) or "none is installed"
    raise NotFoundError(f"there is no recogniser {name!r}; known: {known}")


def _installed() -> "tuple[EntryPoint, ...]":
    """The entry points of all installed packages; imported late, as it takes 40 ms."""
    from importlib.metadata import entry_points

    return tuple(entry_points(group=GROUP))
