"""Language: a text in, an ISO 639-1 code out, where its commonest words or its script say so."""

import re
from collections import Counter

SAMPLE = 20_000
"""Code points looked at."""

_WORDS = {
    "en": "the and of to in that is was for it with as his on be at by had not are but from have",
    "de": "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch",
    "fr": "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se",
    "es": "de la que el en y a los del se las por un para con no una su al lo como más pero",
    "it": "di e il la che in un a per è una sono con non del si da le dei nel alla ha come",
    "pt": "de a o que e do da em um para com não uma os no se na por mais as dos foi ao",
    "nl": "de van het een en in is dat op te zijn met voor niet die aan er om ook als dan",
    "sv": "och i att det som en på är av för med till den har de inte om ett han var",
    "da": "og i at det er en til af på for med de der den som har et ikke han var fra",
    "no": "og i det er på en som av for med til den har de ikke at et han var fra om",
    "fi": "ja on ei että se hän oli mutta kun niin myös ovat joka tai sen kuin mukaan",
    "pl": "i w na z do się nie że to jest o jak po przez ale od za są dla był",
    "cs": "a v se na je že s z do o i ve k za by pro jako ale po jsou byl",
    "tr": "ve bir bu da de için ile olarak daha çok en gibi olan ancak kadar sonra",
    "ru": "и в на не что с по как к из у за он от о это но для его его был",
    "uk": "і в на не що з до як у та за він від про це але для його був є",
}
_STOPWORDS = {language: frozenset(words.split()) for language, words in _WORDS.items()}
_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("ka", re.compile("[\u10a0-\u10ff]")),
    ("hy", re.compile("[\u0530-\u058f]")),
)
_LETTERS = re.compile(r"[^\W\d_]+")


def guess_language(text: str) -> str | None:
    """The language most of `text` is written in, or None where that is not clear."""
    sample = text[:SAMPLE]
    words = _LETTERS.findall(sample.lower())
    letters = sum(map(len, words))
    if letters < 20:
        return None
    for language, script in _SCRIPTS:
        # Japanese shares its characters with Chinese and shows itself by a few of its own.
        if len(script.findall(sample)) * (10 if language == "ja" else 2) > letters:
            return language
    counts = Counter(words)
    scores = sorted(
        ((sum(counts[word] for word in known), language) for language, known in _STOPWORDS.items()),
        reverse=True,
    )
    (best, language), (second, _) = scores[0], scores[1]
    return language if best * 10 >= len(words) and best > second else None
