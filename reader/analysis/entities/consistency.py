"""Consistency: what the whole article says about each of its names.

In: the tokens of an article's sentences and the mentions that the sequence model found in each
sentence by itself. Out: mentions again, of which one string has one label, and which include those
that the model missed in one place but found in another.

The order of the steps: titles are cut from people; every string takes the label that has most
confidence over the article; a surname takes the label of the full name; strings that are sure are
looked for where nothing was found.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from reader.analysis.entities.lexicon import Lexicon
from reader.analysis.entities.recogniser import Mention
from reader.analysis.entities.tokens import Token

Sentences = Sequence[Sequence[Token]]
Words = tuple[str, ...]

TITLES = frozenset(
    "Mr Mr. Mrs Mrs. Ms Ms. Miss Dr Dr. Prof Prof. Professor Sir Dame Lord Lady Rev Rev. Reverend "
    "Fr Fr. Father Sister Brother Bishop Archbishop Cardinal Pope Imam Sheikh Sheik Rabbi Pastor "
    "President Vice-President Premier Chancellor Minister Secretary Senator Sen Sen. Congressman "
    "Congresswoman Rep Rep. Governor Gov Gov. Mayor Councillor Ambassador Amb Amb. Judge Justice "
    "General Gen Gen. Colonel Col Col. Major Maj Maj. Captain Capt Capt. Lieutenant Lt Lt. "
    "Sergeant Sgt Sgt. Admiral Adm Adm. Brigadier Brig Brig. Commander Inspector Chief Alhaji "
    "Alhaja Hajiya Hon Hon. Honourable Honorable Engr Engr. Chairman Chairwoman Spokesman "
    "Spokeswoman Coach Captain Queen King Prince Princess Emir Sultan Deputy Vice Prime Foreign "
    "Former Director Managing Attorney".split()
)
"""Words before a name that do not belong to it."""

SURE = 0.6
"""Confidence summed over the article from which a string is looked for elsewhere."""


def consistent(
    sentences: Sentences, mentions: Iterable[Mention], lexicon: Lexicon
) -> list[Mention]:
    """The mentions made consistent, in the order of the text."""
    found = [_without_title(sentences, mention) for mention in mentions]
    labels = _labels(sentences, found)
    found = [
        mention._replace(label=labels.get(words(sentences, mention), mention.label))
        for mention in found
    ]
    return sorted([*found, *_missed(sentences, found, labels, lexicon)])


def words(sentences: Sentences, mention: Mention) -> Words:
    """The words of a mention, without "the" before it."""
    inside = sentences[mention.sentence][mention.first : mention.last]
    written = tuple(token.word for token in inside)
    return written[1:] if len(written) > 1 and written[0].lower() == "the" else written


def _without_title(sentences: Sentences, mention: Mention) -> Mention:
    """A person without the titles before the name."""
    first = mention.first
    if mention.label == "PER":
        sentence = sentences[mention.sentence]
        while first < mention.last - 1 and sentence[first].word in TITLES:
            first += 1
    return mention._replace(first=first)


def _labels(sentences: Sentences, mentions: Sequence[Mention]) -> dict[Words, str]:
    """The label of each string: the one with most confidence in it over the article."""
    votes: defaultdict[Words, Counter[str]] = defaultdict(Counter)
    for mention in mentions:
        votes[words(sentences, mention)][mention.label] += mention.confidence
    surnames: Counter[str] = Counter()
    for name, counts in votes.items():
        if len(name) > 1 and counts.most_common(1)[0][0] == "PER":
            surnames[name[-1]] += counts["PER"]
    for surname, weight in surnames.items():
        if (surname,) in votes:
            votes[(surname,)]["PER"] += weight
    return {name: counts.most_common(1)[0][0] for name, counts in votes.items()}


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
    known: defaultdict[str, list[Words]] = defaultdict(list)
    for name, weight in weights.items():
        if weight >= SURE and name[0][:1].isupper():
            known[name[0]].append(name)
            if labels[name] == "PER" and len(name) > 1 and len(name[-1]) > 2:
                known[name[-1]].append(name[-1:])
                labels.setdefault(name[-1:], "PER")
    for names in known.values():
        names.sort(key=len, reverse=True)
    missed: list[Mention] = []
    for number, sentence in enumerate(sentences):
        for at, token in enumerate(sentence):
            if (number, at) in taken or token.word not in known:
                continue
            for name in known[token.word]:
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
