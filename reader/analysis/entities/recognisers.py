"""Other recognisers: found by entry point, used in place of the one that ships.

In: a name. Out: a function from a text and its sentences to entities. A package offers one with

    [project.entry-points."reader.recognisers"]
    mine = "my_package.my_module:recognise"

An entry point names the function itself. One that offers several has a method `named`: what stands
behind a colon is handed to it ("spacy:en_core_web_md"). Where what it finds depends on more than
the package's version, a method `version` tells on what. Listing them imports nothing.
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


@runtime_checkable
class Versioned(Protocol):
    """A recogniser that tells what its findings depend on."""

    def version(self, name: str) -> str:
        """What would find the names: changes where the same text may come out otherwise.

        `name` is what stands behind the colon, "" where nothing does. Asked for at start, so it
        must be quick.
        """
        ...


def recogniser_names() -> tuple[str, ...]:
    """The names of the installed recognisers, sorted."""
    return tuple(sorted({point.name for point in _installed()}))


def load_recogniser(name: str) -> Recogniser:
    """The recogniser of that name, "spacy" or "spacy:en_core_web_md".

    Raises NotFoundError where none is installed.
    """
    package, _, variant = name.partition(":")
    recogniser: Recogniser | Several = _point(package).load()
    if variant and isinstance(recogniser, Several):
        return recogniser.named(variant)
    return recogniser


def recogniser_version(name: str) -> str:
    """What of the recogniser of that name its findings depend on, as "en_core_web_md 3.8.0".

    The package and its version, unless the recogniser tells itself. Raises NotFoundError where
    none is installed.
    """
    package, _, variant = name.partition(":")
    point = _point(package)
    recogniser: object = point.load()
    if isinstance(recogniser, Versioned):
        return recogniser.version(variant)
    return f"{point.dist.name} {point.dist.version}" if point.dist else ""


def _point(name: str) -> "EntryPoint":
    """The entry point of that name. Raises NotFoundError."""
    for point in _installed():
        if point.name == name:
            return point
    known = ", ".join(recogniser_names()) or "none is installed"
    raise NotFoundError(f"there is no recogniser {name!r}; known: {known}")


def _installed() -> "tuple[EntryPoint, ...]":
    """The entry points of all installed packages; imported late, as it takes 40 ms."""
    from importlib.metadata import entry_points

    return tuple(entry_points(group=GROUP))
