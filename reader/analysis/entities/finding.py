"""Finding: the steps from a text to its entities, one after the other.

In: a text, its sentences, a gazetteer and perhaps another recogniser. Out: entities. The model or
the recogniser proposes names, consistency settles them over the article, rules add times and
amounts where no name stands, the user's gazetteer replaces whatever it overlaps, and every entity
gets its canonical name.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from reader.analysis.entities.bounds import words
from reader.analysis.entities.consistency import consistent
from reader.analysis.entities.fine import fine_label
from reader.analysis.entities.gazetteer import Gazetteer
from reader.analysis.entities.lexicon import lexicon
from reader.analysis.entities.names import Named, canonical_names
from reader.analysis.entities.numbers import amounts
from reader.analysis.entities.recogniser import recognise
from reader.analysis.entities.recognisers import Recogniser
from reader.analysis.entities.tables import aligned
from reader.analysis.entities.times import times
from reader.analysis.entities.tokens import Token, tokens
from reader.model.findings import Entity
from reader.model.span import Span

Sentences = Sequence[Sequence[Token]]

AMOUNTS = frozenset(("DATE", "TIME", "MONEY", "PERCENT", "ORDINAL", "CARDINAL", "QUANTITY"))
"""Labels of entities that are no names: their canonical name is what is written."""

_OTHER_SCRIPT = re.compile(r"[^\W\d_A-Za-zªºÀ-ɏḀ-ỿʰ-ʿ]")
"""A letter that is not Latin."""


def find(
    text: str, spans: Sequence[Span], gazetteer: Gazetteer, recogniser: Recogniser | None
) -> tuple[Entity, ...]:
    """The entities of `text`; see `reader.analysis.entities.find_entities`."""
    sentences = [tokens(text, span) for span in spans]
    if recogniser is None:
        names = list(_recognised(sentences))
    else:
        names = [
            entity
            for entity in recogniser(text, spans)
            if entity.label not in AMOUNTS and 0 <= entity.start < entity.end <= len(text)
        ]
    rules: dict[str, list[Entity]] = {}
    for match in (*times(text), *amounts(text)):
        rules.setdefault(match.label, []).append(Entity(*match))
    wider = _around(rules.get("DATE", []), names)
    found = _free([_listed(sentences, gazetteer), wider, names, *rules.values()])
    shown = [entity for entity in found if entity.label]
    return tuple(_named(text, shown))


def _recognised(sentences: Sentences) -> Iterator[Entity]:
    """What the model finds, made consistent, with fine labels."""
    book = lexicon()
    for mention in consistent(sentences, aligned(sentences, recognise(sentences), book), book):
        sentence = sentences[mention.sentence]
        if any(_OTHER_SCRIPT.search(t.word) for t in sentence[mention.first : mention.last]):
            continue
        before = sentence[mention.first - 1].word if mention.first else ""
        after = sentence[mention.last].word if mention.last < len(sentence) else ""
        label = fine_label(mention.label, words(sentences, mention), before, after, book)
        yield Entity(sentence[mention.first].start, sentence[mention.last - 1].end, label)


def _listed(sentences: Sentences, gazetteer: Gazetteer) -> Iterator[Entity]:
    """What the gazetteer lists, "" being the label of what it says is no entity."""
    for sentence in sentences:
        for first, last, listed in gazetteer.find(sentence):
            yield Entity(sentence[first].start, sentence[last - 1].end, listed.label, listed.name)


def _around(dates: Sequence[Entity], names: Sequence[Entity]) -> Iterator[Entity]:
    """Dates that wholly contain a shorter name: "May 5" is a date whoever May is."""
    starts = [date.start for date in dates]
    for name in names:
        at = bisect_left(starts, name.start + 1) - 1
        if at >= 0:
            date = dates[at]
            if name.end <= date.end and name.end - name.start < date.end - date.start:
                yield date


def _free(layers: Iterable[Iterable[Entity]]) -> list[Entity]:
    """Entities in the order of the text; one that overlaps an earlier layer's is left out."""
    kept: list[Entity] = []
    for layer in layers:
        kept = _added(kept, sorted(layer, key=lambda entity: entity.start))
    return kept


def _added(kept: Sequence[Entity], layer: Iterable[Entity]) -> list[Entity]:
    """`kept` and those of `layer` that stand free, both and the result in the order of the text."""
    result: list[Entity] = []
    at = end = 0
    for entity in layer:
        while at < len(kept) and kept[at].end <= entity.start:
            end = kept[at].end
            result.append(kept[at])
            at += 1
        if entity.start >= end and (at == len(kept) or entity.end <= kept[at].start):
            end = entity.end
            result.append(entity)
    return [*result, *kept[at:]]


def _named(text: str, entities: Sequence[Entity]) -> Iterator[Entity]:
    """Entities with the canonical name that the article gives them."""
    open_ones = [e for e in entities if e.name is None and e.label not in AMOUNTS]
    written = [tuple(token.word for token in tokens(e.span.of(text))) for e in open_ones]
    mentions = [
        Named(words, entity.label, " ".join(entity.span.of(text).split()))
        for entity, words in zip(open_ones, written, strict=True)
    ]
    names = dict(zip(open_ones, canonical_names(mentions), strict=True))
    for entity in entities:
        if entity.name is None:
            plain = " ".join(entity.span.of(text).split())
            yield entity._replace(name=names.get(entity, plain))
        else:
            yield entity
