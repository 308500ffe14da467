"""Bounds: where a mention starts and ends, put right by what surrounds it.

In: the tokens of an article's sentences and mentions. Out: the mentions without titles and quotation
marks, people after a title though the model took them for something else, and acronyms in brackets
after the name that they abbreviate.
"""

from collections.abc import Iterable, Iterator, Sequence

from reader.analysis.entities.names import initials
from reader.analysis.entities.recogniser import Mention
from reader.analysis.entities.tokens import Token

Sentences = Sequence[Sequence[Token]]

FORMS_OF_ADDRESS = frozenset("Mr Mr. Mrs Mrs. Ms Ms. Miss Dr Dr. Prof Prof. Sen. Gov. Rep.".split())
"""Words that only a person's name follows."""

TITLES = FORMS_OF_ADDRESS | frozenset(
    "Professor Sir Dame Lord Lady Rev Rev. Reverend Fr Fr. Father Sister Brother Bishop Archbishop "
    "Cardinal Pope Imam Sheikh Sheik Rabbi Pastor President Vice-President Premier Chancellor "
    "Minister Secretary Senator Sen Congressman Congresswoman Rep Governor Gov Mayor Councillor "
    "Ambassador Amb Amb. Judge Justice General Gen Gen. Colonel Col Col. Major Maj Maj. Captain "
    "Capt Capt. Lieutenant Lt Lt. Sergeant Sgt Sgt. Admiral Adm Adm. Brigadier Brig Brig. Commander "
    "Inspector Chief Alhaji Alhaja Hajiya Hon Hon. Honourable Honorable Engr Engr. Chairman "
    "Chairwoman Spokesman Spokeswoman Spokesperson Coach Queen King Prince Princess Emir Sultan "
    "Deputy Vice Prime Foreign Former Director Managing Attorney Presidential Uncle Aunt Aunty CEO "
    "Ranger MP PM CM".split()
)
"""Words before a name that do not belong to it."""

MARKS = frozenset("\"“”‘’«»()[]*:;–—|/,-")
"""Tokens that no name starts or ends with."""


def words(sentences: Sentences, mention: Mention) -> tuple[str, ...]:
    """The words of a mention, without "the" before it."""
    inside = sentences[mention.sentence][mention.first : mention.last]
    written = tuple(token.word for token in inside)
    return written[1:] if len(written) > 1 and written[0].lower() == "the" else written


def tidied(sentences: Sentences, mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions with their bounds put right, in the order of the text."""
    found = [_trimmed(sentences[mention.sentence], mention) for mention in mentions]
    taken = {(m.sentence, at) for m in found for at in range(m.first, m.last)}
    return sorted([*_with_acronyms(sentences, found, taken)])


def _trimmed(sentence: Sequence[Token], mention: Mention) -> Mention:
    """A mention without marks and titles at its edges."""
    first, last, label = mention.first, mention.last, mention.label
    while first < last - 1 and sentence[first].word in MARKS:
        first += 1
    while first < last - 1 and sentence[last - 1].word in MARKS:
        last -= 1
    if label != "PER" and last - first > 1 and sentence[first].word in FORMS_OF_ADDRESS:
        label = "PER"
    if label == "PER":
        while first < last - 1 and sentence[first].word in TITLES:
            first += 1
    return mention._replace(first=first, last=last, label=label)


def _with_acronyms(
    sentences: Sentences, mentions: Sequence[Mention], taken: set[tuple[int, int]]
) -> Iterator[Mention]:
    """The mentions, and acronyms in brackets behind names with the same initials, under one label."""
    behind: dict[tuple[int, int], Mention] = {}
    for mention in mentions:
        sentence = sentences[mention.sentence]
        at = mention.last + 1
        if at + 1 < len(sentence) and sentence[at - 1].word == "(" and sentence[at + 1].word == ")":
            acronym = sentence[at].word
            if len(acronym) > 1 and initials(words(sentences, mention)) == acronym.upper():
                behind[mention.sentence, at] = mention
    for (number, at), mention in behind.items():
        if (number, at) not in taken:
            yield mention._replace(first=at, last=at + 1)
    for mention in mentions:
        name = behind.get((mention.sentence, mention.first))
        yield mention._replace(label=name.label) if name else mention
