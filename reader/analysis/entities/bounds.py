"""Bounds: where a mention starts and ends, put right by what surrounds it.

In: the tokens of an article's sentences and mentions. Out: the mentions parted where the model ran
two names together, without titles and marks, people after a form of address though the model took
them for something else, and acronyms in brackets after the name that they abbreviate.
"""

from collections.abc import Iterable, Iterator, Sequence

from reader.analysis.entities.features import LONGEST_WORD
from reader.analysis.entities.lexicon import Lexicon
from reader.analysis.entities.names import LITTLE, initials
from reader.analysis.entities.portfolios import whole
from reader.analysis.entities.recogniser import Mention
from reader.analysis.entities.titles import COMMON, FORMS_OF_ADDRESS, HONOURS, TITLES
from reader.analysis.entities.tokens import Token, word_set

Sentences = Sequence[Sequence[Token]]

PLACES = frozenset("CRLcm")
"""Classes of places."""

ADDRESSED = 0.9
"""Confidence that a word with a capital behind a form of address is a person."""

NAMES = frozenset("gsGS")
"""Classes of people's names."""

CALLING = ("ee", "ist", "eer", "woman", "keeper", "worker", "herder", "grower", "owner", "holder")
"""How words for what somebody is or does end, also those that are too rare to be listed."""

WEEKDAYS = word_set("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")

PARTICLES = word_set("bin ibn bint al el van von der den de dela del della da dos di du ter")
"""Words between the parts of a person's name."""

INSIDE = LITTLE | word_set(
    "from with into without over under against that your their "
    "dela dels della delle dello degli pour avec sans sobre bint abdel"
)
"""Words without a capital that stand inside names too; those of up to three letters all do."""

LISTED = (("CRmcL", "LOC"), ("OT", "ORG"), ("N", "MISC"))
"""Classes of the lexicon that tell what a name is by itself, and the coarse label."""

MARKS = frozenset('"“”‘’«»()[]*:;–—|/,-')
"""Tokens that no name starts or ends with."""


def words(sentences: Sentences, mention: Mention) -> tuple[str, ...]:
    """The words of a mention, without "the" before it."""
    inside = sentences[mention.sentence][mention.first : mention.last]
    written = tuple(token.word for token in inside)
    return written[1:] if len(written) > 1 and written[0].lower() == "the" else written


def tidied(sentences: Sentences, mentions: Iterable[Mention], lexicon: Lexicon) -> list[Mention]:
    """The mentions with their bounds put right, in the order of the text."""
    found = [
        _trimmed(sentences[mention.sentence], part, lexicon)
        for mention in mentions
        for part in _parted(sentences[mention.sentence], mention, lexicon)
        if _is_written_as_name(words(sentences, part), lexicon)
    ]
    common = set(_common_acronyms(sentences)) | COMMON
    found = [mention for mention in found if words(sentences, mention) not in common]
    found = _joined(sentences, _with_addressed(sentences, found))
    found = whole(sentences, found, lexicon)
    taken = {(m.sentence, at) for m in found for at in range(m.first, m.last)}
    return sorted([*_with_acronyms(sentences, found, taken, lexicon)])


def _parted(sentence: Sequence[Token], mention: Mention, lexicon: Lexicon) -> Iterator[Mention]:
    """Several mentions where the model ran one name into the next one, else the mention.

    A name is cut where a word without a capital stands in it that is no name's (`LITTLE`).
    A listed name with a possessive is cut off ("China's | Railway Group"), and two listed names
    with a hyphen between them are parted ("EU-Nigeria") unless they are listed as one.
    """
    first, last = mention.first, mention.last

    def label(start: int, end: int) -> str:
        name = " ".join(token.word for token in sentence[start:end])
        classes = lexicon.entry(name).classes
        return next((kind for letters, kind in LISTED if set(letters) & set(classes)), "")

    def is_country(start: int, end: int) -> bool:
        name = " ".join(token.word for token in sentence[start:end])
        return "C" in lexicon.entry(name).classes

    for at in range(first + 1, last - 1):
        mark = sentence[at].word
        if _cuts(mark) and not label(first, last):
            yield from _parted(sentence, mention._replace(last=at), lexicon)
            capitals = (then for then in range(at, last) if sentence[then].word[:1].isupper())
            then = next(capitals, last)
            if then < last:
                yield from _parted(sentence, mention._replace(first=then), lexicon)
            return
        if mark in ("'s", "’s") and label(first, at) and is_country(first, at):
            yield mention._replace(last=at, label=label(first, at))
            yield mention._replace(first=at + 1)
            return
        if mark in "-–" and label(first, at) and label(at + 1, last) and not label(first, last):
            yield mention._replace(last=at, label=label(first, at))
            yield mention._replace(first=at + 1, label=label(at + 1, last))
            return
    yield mention


def _cuts(word: str) -> bool:
    """Whether a word has no place inside a name."""
    return (
        len(word) > 3
        and word.isascii()
        and word.isalpha()
        and word.islower()
        and (word not in INSIDE)
    )


def _trimmed(sentence: Sequence[Token], mention: Mention, lexicon: Lexicon) -> Mention:
    """A mention without marks, articles and titles at its edges."""
    first, last, label = mention.first, mention.last, mention.label
    while first < last - 1 and sentence[first].word in MARKS:
        first += 1
    while first < last - 1 and sentence[last - 1].word in MARKS:
        last -= 1
    if last - first > 1 and _has_article(sentence, first, last, lexicon):
        first += 1
    elif first and sentence[first - 1].word == "The":
        name = " ".join(token.word for token in sentence[first - 1 : last])
        first -= bool(lexicon.entry(name).classes)
    if label != "PER" and last - first > 1 and sentence[first].word in FORMS_OF_ADDRESS:
        label = "PER"
    if label == "PER":
        while first < last - 1 and sentence[first].word in TITLES:
            first += 1
        while first < last - 1 and sentence[last - 1].word in HONOURS:
            last -= 1
        while first < last - 2 and _is_calling(sentence[first].word, lexicon):
            first += 1
    return mention._replace(first=first, last=last, label=label)


def _is_calling(word: str, lexicon: Lexicon) -> bool:
    """Whether a word before a full name tells what the person is: "Evacuee", "Goatherd"."""
    listed = lexicon.entry(word)
    ordinary = lexicon.entry(word.lower()).band < listed.band or word.endswith(CALLING)
    return word.istitle() and ordinary and not NAMES & set(listed.classes)


def _is_written_as_name(written: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether a mention has a capital or is listed without one, and has no endless word."""
    name = " ".join(written)
    if max(map(len, written)) > LONGEST_WORD or name.title() in WEEKDAYS:
        return False
    return any(map(str.isupper, name)) or bool(lexicon.entry(name).classes)


def _joined(sentences: Sentences, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, one where a particle stands between two parts of a person's name."""
    joined: list[Mention] = []
    for mention in sorted(mentions):
        before = joined[-1] if joined else None
        if (
            before
            and before.sentence == mention.sentence
            and before.last + 1 == mention.first
            and before.label == mention.label == "PER"
            and sentences[mention.sentence][before.last].word in PARTICLES
        ):
            joined[-1] = before._replace(
                last=mention.last, confidence=min(before.confidence, mention.confidence)
            )
        else:
            joined.append(mention)
    return joined


def _with_addressed(sentences: Sentences, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions without forms of address alone, and people whom one stands before."""
    kept = [
        mention
        for mention in mentions
        if mention.last - mention.first > 1
        or sentences[mention.sentence][mention.first].word not in FORMS_OF_ADDRESS
    ]
    at_start = {(mention.sentence, mention.first): index for index, mention in enumerate(kept)}
    taken = {(m.sentence, at) for m in kept for at in range(m.first, m.last)}
    for number, sentence in enumerate(sentences):
        for at, token in enumerate(sentence[:-1], 1):
            if token.word.title() not in FORMS_OF_ADDRESS:
                continue
            if sentence[at].word == "." and token.word.isupper() and at + 1 < len(sentence):
                at += 1  # noqa: PLW2901 -- "MR." are two tokens
            if not sentence[at].word[:1].isupper():
                continue
            if (number, at) in at_start:
                index = at_start[number, at]
                kept[index] = kept[index]._replace(label="PER")
            elif (number, at) not in taken and sentence[at].word not in TITLES:
                kept.append(Mention(number, at, at + 1, "PER", ADDRESSED))
    return kept


def _has_article(sentence: Sequence[Token], first: int, last: int, lexicon: Lexicon) -> bool:
    """Whether a mention starts with a "the" that is no part of the name, as in "The Hague"."""
    word = sentence[first].word
    if word == "The":
        name = " ".join(token.word for token in sentence[first:last])
        return not first and not lexicon.entry(name).classes
    return word == "the"


def _common_acronyms(sentences: Sentences) -> Iterator[tuple[str]]:
    """Acronyms in brackets behind common nouns: in "liquefied natural gas (LNG)" LNG is no name."""
    for sentence in sentences:
        for at in range(2, len(sentence) - 2):
            acronym = sentence[at + 1].word
            if sentence[at].word != "(" or sentence[at + 2].word != ")" or not acronym.isupper():
                continue
            before = [token.word for token in sentence[max(0, at - len(acronym)) : at]]
            lower = sum(word.islower() for word in before)
            if "".join(word[0] for word in before).upper() == acronym and 2 * lower > len(before):
                yield (acronym,)


def _with_acronyms(
    sentences: Sentences,
    mentions: Sequence[Mention],
    taken: set[tuple[int, int]],
    lexicon: Lexicon,
) -> Iterator[Mention]:
    """The mentions, and acronyms in brackets behind the names that they abbreviate."""
    behind: dict[tuple[int, int], Mention] = {}
    for mention in mentions:
        sentence = sentences[mention.sentence]
        at = mention.last + 1
        if at + 1 < len(sentence) and sentence[at - 1].word == "(" and sentence[at + 1].word == ")":
            acronym = sentence[at].word
            if _abbreviates(acronym, words(sentences, mention), mention.label, lexicon):
                behind[mention.sentence, at] = mention
    for (number, at), mention in behind.items():
        if (number, at) not in taken:
            yield mention._replace(first=at, last=at + 1)
    for mention in mentions:
        name = behind.get((mention.sentence, mention.first))
        yield mention._replace(label=name.label) if name else mention


def _abbreviates(short: str, name: tuple[str, ...], label: str, lexicon: Lexicon) -> bool:
    """Whether a word stands for a name: its initials, or of an organisation some of its letters.

    "Pesco" is the Peshawar Electric Supply Company: it starts like the name, and its letters
    stand in the name in this order. No place is a short form of an organisation.
    """
    if len(short) < 2:
        return False
    if initials(name) == short.upper():
        return True
    letters = iter("".join(name).lower())
    return (
        label == "ORG"
        and len(name) > 2
        and short[0].isupper()
        and short[0] == name[0][0]
        and not PLACES & set(lexicon.entry(short).classes)
        and all(letter in letters for letter in short.lower())
    )
