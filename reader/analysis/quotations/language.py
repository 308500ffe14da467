"""Language: a text in, whether it reads as English out.

The rules for cues and speakers are those of English; elsewhere only marks can be trusted.
"""

import re

from reader.analysis.quotations.lexicon.words import CLOSED_CLASS, word_set

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SAMPLE = 20_000
_FEWEST = 12
_SHARE = 0.08
_SHARED_WITH_OTHERS = word_set("a i an in is on as no so also me am do all over under per for or")
_ELSEWHERE = (
    word_set(
        "der die das und ist nicht ein eine den dem von zu mit sich auf für dass hat le la les "
        "des et est une un du que qui dans pour pas sur plus el los las y en del por con una su "
        "il di che non per sono della da os um uma não dos het een niet van dat voor och att "
        "det som är på av den til og med ikke er w nie się na że jest do ve bir bu için"
    )
    - CLOSED_CLASS.keys()
)


def is_english(text: str) -> bool:
    """Whether English function words are frequent at the beginning, and foreign ones are not.

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
    foreign = sum(1 for word in words if word in _ELSEWHERE)
    return known >= _SHARE * len(words) and known > foreign
