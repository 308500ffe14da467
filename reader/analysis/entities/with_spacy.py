"""Entities by an installed spaCy pipeline, in place of the model that ships.

In: a text and its sentences. Out: the pipeline's entities. spaCy and its pipelines are not part of
Reader: `pip install reader-desk[spacy]` and a pipeline. `pyproject.toml` offers `recognise` as an
entry point of the group `reader.recognisers`.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points
from importlib.util import find_spec
from typing import Any

from reader.analysis.entities.recognisers import Recogniser
from reader.model.errors import NotFoundError
from reader.model.findings import Entity
from reader.model.span import Span

INSTALL = "install one, such as en_core_web_sm, and reader-desk[spacy]"


GROUP = "spacy_models"
"""Entry points by which pipelines make themselves known to spaCy."""


def installed_pipelines() -> dict[str, str]:
    """The names of the installed spaCy pipelines, sorted, and the version of each.

    None where spaCy is not installed. spaCy itself, which takes most of a second, is not imported.
    """
    if find_spec("spacy") is None:
        return {}
    found = {point.name: point.dist.version if point.dist else "" for point in _known()}
    return dict(sorted(found.items()))


def _known() -> Iterable[EntryPoint]:
    return entry_points(group=GROUP)


class Pipelines:
    """All installed pipelines; called, the first of them."""

    def __call__(self, text: str, sentences: Sequence[Span]) -> Iterator[Entity]:
        """Entities by the first installed pipeline. Raises NotFoundError where there is none."""
        first = next(iter(installed_pipelines()), None)
        if first is None:
            raise NotFoundError(f"there is no spaCy pipeline; {INSTALL}")
        yield from self.named(first)(text, sentences)

    def named(self, name: str) -> Recogniser:
        """A recogniser by the pipeline of that name. Raises NotFoundError where there is none."""
        pipeline = _pipeline(name)

        def recognise_with_pipeline(text: str, sentences: Sequence[Span]) -> Iterator[Entity]:
            for sentence in sentences:
                for found in pipeline(sentence.of(text)).ents:
                    start = sentence.start + found.start_char
                    yield Entity(start, start + len(found.text), found.label_)

        return recognise_with_pipeline

    def version(self, name: str) -> str:
        """The pipeline that is meant by `name` and its version; "" where there is none."""
        installed = installed_pipelines()
        chosen = name or next(iter(installed), "")
        return f"{chosen} {installed[chosen]}" if chosen in installed else ""


recognise = Pipelines()
"""What the entry point names."""


@cache
def _pipeline(name: str) -> Any:
    """The pipeline, loaded once; only what finds entities."""
    if name not in installed_pipelines():
        known = ", ".join(installed_pipelines())
        raise NotFoundError(
            f"there is no spaCy pipeline {name!r}; {f'known: {known}' if known else INSTALL}"
        )
    spacy: Any = import_module("spacy")
    return spacy.load(name, exclude=["tagger", "parser", "lemmatizer", "attribute_ruler"])
