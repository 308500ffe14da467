"""Language: a text in, whether it reads as English out.

The rules for cues and speakers are those of English; elsewhere only marks can be trusted.
"""

import re

from reader.analysis.quotations.words import CLOSED_CLASS, word_set

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SAMPLE = 20_000
_FEWEST = 12
_SHARE = 0.2
_SHARED_WITH_OTHERS = word_set(
    "a an i in on as at also so over under per was all will my do may no or he for to she but now "
    "most"
)


def is_english(text: str) -> bool:
    """Whether at least a fifth of the words at the beginning are English function words.

    Looks at the first 20,000 code points. Words that other languages of Europe write alike do not
    count. A text of fewer than twelve words is taken as English, since nothing tells otherwise; one
    mostly in another script is not.
    """
    sample = text[:_SAMPLE]
    words = [match.group().lower() for match in _WORD.finditer(sample)]
    if not words:
        return not any(character.isalpha() for character in sample)
    latin = sum(1 for word in words if word[0] < "\u0250")
    if latin * 2 < len(words):
        return False
    if len(words) < _FEWEST:
        return True
    known = sum(1 for word in words if word in CLOSED_CLASS and word not in _SHARED_WITH_OTHERS)
    return known >= _SHARE * len(words)
