"""Text in, spans out: sentences, entities, quotations and the people behind both.

Pure functions over plain text; nothing here knows files, screens or the library. Importing this
package is cheap: models and tables are loaded by the first call that needs them.
"""

from typing import TYPE_CHECKING

from reader.model import Analysis

if TYPE_CHECKING:
    from reader.analysis.entities import Gazetteer, Recogniser

VERSION = 17
"""Grows when the same text may give another analysis; caches are keyed by it."""


def analyze(
    text: str, gazetteer: "Gazetteer | None" = None, recogniser: "Recogniser | None" = None
) -> Analysis:
    """Everything found in one text. Spans are code points of `text`. Never raises for any text.

    `gazetteer` and `recogniser` as in `reader.analysis.entities.find_entities`; what the latter
    raises is passed on.
    """
    from reader.analysis.entities import find_entities
    from reader.analysis.joined import join
    from reader.analysis.quotations import find_quotations, is_english
    from reader.analysis.sentences import split_sentences

    sentences = split_sentences(text)
    entities = find_entities(text, sentences, gazetteer, recogniser)
    quotations = find_quotations(text, sentences, entities)
    entities, quotations = join(entities, quotations)
    remark = "" if is_english(text) else "not English: quotations by marks only"
    return Analysis(sentences, quotations, entities, remark)
