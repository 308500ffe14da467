"""Text in, spans out: sentences, entities, quotations and the people behind both.

Pure functions over plain text; nothing here knows files, screens or the library. Importing this
package is cheap: models and tables are loaded by the first call that needs them.
"""

from reader.model import Analysis

VERSION = 6
"""Grows when the same text may give another analysis; caches are keyed by it."""


def analyze(text: str) -> Analysis:
    """Everything found in one text. Spans are code points of `text`. Never raises for any text."""
    from reader.analysis.entities import find_entities
    from reader.analysis.joined import join
    from reader.analysis.quotations import find_quotations, is_english
    from reader.analysis.sentences import split_sentences

    sentences = split_sentences(text)
    entities = find_entities(text, sentences)
    quotations = find_quotations(text, sentences, entities)
    entities, quotations = join(entities, quotations)
    remark = "" if is_english(text) else "not English: quotations by marks only"
    return Analysis(sentences, quotations, entities, remark)
