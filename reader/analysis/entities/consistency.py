"""Consistency: what the whole article says about each of its names.

In: the tokens of an article's sentences and the mentions that the sequence model found in each
sentence by itself. Out: mentions again, of which one string has one label, and which include those
that the model missed in one place but found in another.

The order of the steps: bounds are put right (`bounds`); every string takes the label that has
most confidence over the article, parts of full names counting as the person and short forms of
organisations as the organisation; strings that are sure are looked for where nothing was found.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import inf

from reader.analysis.entities.bounds import Sentences, tidied, words
from reader.analysis.entities.features import style
from reader.analysis.entities.lexicon import Lexicon
from reader.analysis.entities.names import SUFFIXES
from reader.analysis.entities.recogniser import Mention

Words = tuple[str, ...]
Votes = Mapping[Words, Mapping[str, float]]

WORD = 3
"""Letters of a name up to which it may be an acronym or another word when it stands in capitals."""

LABELS = ("PER", "LOC", "ORG", "MISC")
"""The coarse labels, the first preferred where two have the same confidence."""

LONGEST_NAME = 12
"""Words of a mention in a headline that may hold a shorter one."""

SURE = 0.6
"""Confidence summed over the article from which a string is looked for elsewhere."""

SURNAME = 3
"""How much more a full name says about its last word than a mention of that word alone does."""

ALWAYS: tuple[Words, ...] = (("UN",), ("U.N.",), ("EU",), ("E.U.",), ("NATO",), ("Nato",))
"""Organisations that are sure wherever they stand."""

HAPPENINGS = frozenset("EWAP")
"""Classes of events, laws, works and products."""

PLACE_OR_GROUP = frozenset("CNRLm")
"""Classes of words that start an organisation's name without being its short form."""


def consistent(
    sentences: Sentences, mentions: Iterable[Mention], lexicon: Lexicon
) -> list[Mention]:
    """The mentions made consistent, in the order of the text."""
    found = _without_headlines(sentences, tidied(sentences, mentions, lexicon), lexicon)
    labels = _labels(sentences, found, lexicon)
    capitals = {_upper(name): label for name, label in labels.items() if name != _upper(name)}
    labels |= {name: capitals[name] for name in labels if name in capitals}
    found = [
        mention._replace(label=labels.get(words(sentences, mention), mention.label))
        for mention in found
    ]
    found += _missed(sentences, found, labels, lexicon)
    return sorted([*found, *_listed(sentences, found, lexicon)])


def _without_headlines(
    sentences: Sentences, mentions: Sequence[Mention], lexicon: Lexicon
) -> list[Mention]:
    """The mentions without those in headlines that hold a name which the text has by itself.

    Where every word has a capital the model runs names and words together ("Lula Fires Petrobras");
    what they hold is found again as the text has it.
    """
    named = {mention.sentence for mention in mentions}
    headlines = {number for number in named if any(style([t.word for t in sentences[number]]))}
    known = {
        _upper(words(sentences, mention))
        for mention in mentions
        if mention.sentence not in headlines and mention.confidence >= SURE
    }
    known |= {name[-1:] for name in known if len(name) > 1 and len(name[-1]) > WORD}
    return [
        mention
        for mention in mentions
        if mention.sentence not in headlines
        or not _holds(_upper(words(sentences, mention)), known, lexicon)
    ]


def _upper(name: Words) -> Words:
    """A name in capitals."""
    return tuple(word.upper() for word in name)


def _holds(name: Words, known: set[Words], lexicon: Lexicon) -> bool:
    """Whether a name is not known, but a part of it is, and an ordinary word stands beside it."""
    return (
        len(name) <= LONGEST_NAME
        and name not in known
        and any(
            name[first:last] in known
            and any(_ordinary(word.title(), lexicon) for word in name[:first] + name[last:])
            for first in range(len(name))
            for last in range(first + 1, len(name) + 1)
        )
    )


def _labels(
    sentences: Sentences, mentions: Sequence[Mention], lexicon: Lexicon
) -> dict[Words, str]:
    """The label of each string: the one with most confidence in it over the article."""
    votes: defaultdict[Words, dict[str, float]] = defaultdict(lambda: dict.fromkeys(LABELS, 0.0))
    for mention in mentions:
        votes[words(sentences, mention)][mention.label] += mention.confidence
    for name in ALWAYS:
        votes[name]["ORG"] = inf
    for part, label, weight in [*_parts_of_people(votes), *_short_forms(votes, lexicon)]:
        if part in votes:
            votes[part][label] += weight
    return {name: _best(counts) for name, counts in votes.items()}


def _best(counts: Mapping[str, float]) -> str:
    """The label with most confidence."""
    return max(counts, key=counts.__getitem__)


def _parts_of_people(votes: Votes) -> list[tuple[Words, str, float]]:
    """The first and last word of each full name, with the confidence that it is a person."""
    return [
        (part, "PER", weight * counts["PER"])
        for name, counts in votes.items()
        if len(name) > 1 and _best(counts) == "PER"
        for part, weight in ((name[-1:], SURNAME), (name[:1], 1))
    ]


def _short_forms(votes: Votes, lexicon: Lexicon) -> list[tuple[Words, str, float]]:
    """The name of each company without its legal form, unless that is a place's or a group's."""
    return [
        (name[:-1], "ORG", counts["ORG"])
        for name, counts in votes.items()
        if len(name) > 1
        and name[-1] in SUFFIXES
        and _best(counts) == "ORG"
        and not PLACE_OR_GROUP & set(lexicon.entry(name[0]).classes)
    ]


def _missed(
    sentences: Sentences,
    mentions: Sequence[Mention],
    labels: dict[Words, str],
    lexicon: Lexicon,
) -> list[Mention]:
    """Mentions of strings that are sure, where the model found nothing."""
    weights: defaultdict[Words, float] = defaultdict(float)
    taken: set[tuple[int, int]] = set()
    for mention in mentions:
        weights[words(sentences, mention)] += mention.confidence
        taken.update((mention.sentence, at) for at in range(mention.first, mention.last))
    known: set[Words] = set(ALWAYS)
    for name, weight in weights.items():
        if weight >= SURE and name[0][:1].isupper():
            known.add(name)
            if labels[name] == "PER" and len(name) > 1 and len(name[-1]) > 2:
                known.add(name[-1:])
                labels.setdefault(name[-1:], "PER")
    for name in [name for name in known if len("".join(name)) > WORD]:
        if not any(_ordinary(word, lexicon) for word in name):
            known.add(_upper(name))
            labels.setdefault(_upper(name), labels[name])
    lengths: defaultdict[str, set[int]] = defaultdict(set)
    for name in known:
        lengths[name[0]].add(len(name))
    longest_first = {word: sorted(found, reverse=True) for word, found in lengths.items()}
    missed: list[Mention] = []
    for number, sentence in enumerate(sentences):
        for at, token in enumerate(sentence):
            if token.word not in longest_first or (number, at) in taken:
                continue
            for length in longest_first[token.word]:
                last = at + length
                if last > len(sentence):
                    continue
                name = tuple(inside.word for inside in sentence[at:last])
                places = {(number, inner) for inner in range(at, last)}
                if name not in known or taken & places:
                    continue
                if at == 0 and length == 1 and _ordinary(token.word, lexicon):
                    continue
                taken |= places
                missed.append(Mention(number, at, last, labels[name], 0.5))
                break
    return missed


def _ordinary(word: str, lexicon: Lexicon) -> bool:
    """Whether a word is more frequent without a capital."""
    return lexicon.entry(word.lower()).band < lexicon.entry(word).band


def _listed(
    sentences: Sentences, mentions: Sequence[Mention], lexicon: Lexicon
) -> Iterator[Mention]:
    """Events, laws and works of several words that the gazetteers list, where nothing was found."""
    taken = {(m.sentence, at) for m in mentions for at in range(m.first, m.last)}
    for number, sentence in enumerate(sentences):
        free = 0
        for at, token in enumerate(sentence):
            if at < free or (number, at) in taken or not token.word[:1].isupper():
                continue
            for length in range(lexicon.entry(token.word).longest, 1, -1):
                inside = sentence[at : at + length]
                if len(inside) < length or any((number, at + n) in taken for n in range(length)):
                    continue
                classes = set(lexicon.entry(" ".join(part.word for part in inside)).classes)
                if classes and classes <= HAPPENINGS:
                    free = at + length
                    yield Mention(number, at, free, "MISC", 0.5)
                    break
