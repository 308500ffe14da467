"""Consistency: what the whole article says about each of its names.

In: the tokens of an article's sentences and the mentions that the sequence model found in each
sentence by itself. Out: mentions again, of which one string has one label, and which include those
that the model missed in one place but found in another.

The order of the steps: bounds are put right (`bounds`); every string takes the label that has
most confidence over the article, parts of full names counting as the person and short forms of
organisations as the organisation; strings that are sure are looked for where nothing was found.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from reader.analysis.entities.bounds import Sentences, tidied, words
from reader.analysis.entities.lexicon import Lexicon
from reader.analysis.entities.recogniser import Mention

Words = tuple[str, ...]
Votes = Mapping[Words, Counter[str]]

SURE = 0.6
"""Confidence summed over the article from which a string is looked for elsewhere."""

PLACE_OR_GROUP = frozenset("CNRLcm")
"""Classes of the lexicon of which a word may start an organisation's name and not be its short form."""


def consistent(
    sentences: Sentences, mentions: Iterable[Mention], lexicon: Lexicon
) -> list[Mention]:
    """The mentions made consistent, in the order of the text."""
    found = tidied(sentences, mentions)
    labels = _labels(sentences, found, lexicon)
    found = [
        mention._replace(label=labels.get(words(sentences, mention), mention.label))
        for mention in found
    ]
    return sorted([*found, *_missed(sentences, found, labels, lexicon)])


def _labels(
    sentences: Sentences, mentions: Sequence[Mention], lexicon: Lexicon
) -> dict[Words, str]:
    """The label of each string: the one with most confidence in it over the article."""
    votes: defaultdict[Words, Counter[str]] = defaultdict(Counter)
    for mention in mentions:
        votes[words(sentences, mention)][mention.label] += mention.confidence
    for part, label, weight in [*_parts_of_people(votes), *_short_forms(votes, lexicon)]:
        if part in votes:
            votes[part][label] += weight
    return {name: counts.most_common(1)[0][0] for name, counts in votes.items()}


def _parts_of_people(votes: Votes) -> list[tuple[Words, str, float]]:
    """The first and last word of each full name, with the confidence that it is a person."""
    return [
        (part, "PER", counts["PER"])
        for name, counts in votes.items()
        if len(name) > 1 and counts.most_common(1)[0][0] == "PER"
        for part in (name[-1:], name[:1])
    ]


def _short_forms(votes: Votes, lexicon: Lexicon) -> list[tuple[Words, str, float]]:
    """The first word of each organisation of two or three, where that word is no place or group."""
    return [
        (name[:1], "ORG", 0.5 * counts["ORG"])
        for name, counts in votes.items()
        if 1 < len(name) < 4
        and counts.most_common(1)[0][0] == "ORG"
        and not PLACE_OR_GROUP & set(lexicon.entry(name[0]).classes)
    ]


def _missed(
    sentences: Sentences,
    mentions: Sequence[Mention],
    labels: dict[Words, str],
    lexicon: Lexicon,
) -> list[Mention]:
    """Mentions of strings that are sure, where the model found nothing."""
    weights: Counter[Words] = Counter()
    taken: set[tuple[int, int]] = set()
    for mention in mentions:
        weights[words(sentences, mention)] += mention.confidence
        taken.update((mention.sentence, at) for at in range(mention.first, mention.last))
    known: defaultdict[str, set[Words]] = defaultdict(set)
    for name, weight in weights.items():
        if weight >= SURE and name[0][:1].isupper():
            known[name[0]].add(name)
            if labels[name] == "PER" and len(name) > 1 and len(name[-1]) > 2:
                known[name[-1]].add(name[-1:])
                labels.setdefault(name[-1:], "PER")
    missed: list[Mention] = []
    for number, sentence in enumerate(sentences):
        for at, token in enumerate(sentence):
            if token.word not in known or (number, at) in taken:
                continue
            for name in sorted(known[token.word], key=len, reverse=True):
                last = at + len(name)
                places = {(number, inner) for inner in range(at, last)}
                if taken & places or tuple(t.word for t in sentence[at:last]) != name:
                    continue
                if at == 0 and len(name) == 1 and _ordinary(name[0], lexicon):
                    continue
                taken |= places
                missed.append(Mention(number, at, last, labels[name], 0.5))
                break
    return missed


def _ordinary(word: str, lexicon: Lexicon) -> bool:
    """Whether a word is more frequent without a capital."""
    return lexicon.entry(word.lower()).band < lexicon.entry(word).band
