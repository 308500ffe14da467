"""Presence: how much each party is in the reader's mind at a place of the text.

After Lappin and Leass (1994): recency, subjecthood, having spoken. Mentions add weight, sentences
and paragraphs take it away.
"""

from collections.abc import Set as AbstractSet

from reader.analysis.quotations.lexicon.genders import Gender
from reader.analysis.quotations.lexicon.media import is_medium
from reader.analysis.quotations.lexicon.name_words import DEMONYMS, NATIONAL_BODIES, ORG_WORDS
from reader.analysis.quotations.lexicon.places import PLACES
from reader.analysis.quotations.naming.parties import Party
from reader.analysis.quotations.steps import Steps

_FORGOTTEN = 0.004
_OF_THIS_PARAGRAPH = 2.0
_LATELY = 3
"""Sentences in which a subject of the paragraph has been named."""

_NO_FIRMS = frozenset({"university", "college", "school", "court", "parliament"})
_NO_COMPANY = frozenset({
    "facebook", "twitter", "x", "instagram", "telegram", "whatsapp", "tiktok", "youtube",
    "linkedin", "lseg", "refinitiv", "factset", "yougov", "ipsos", "gallup", "securities",
})  # fmt: skip
"""Where companies tell of themselves, and who counts for them."""
_FRESH = 3
_ABOUT = 3.0
_UNNAMED = 0.6
_RELATED = 0.2
"""For "his father", behind whom a new paragraph goes back to him."""
_RIGHT_BEFORE = 1.6
"""For the subject of the sentence before, in one paragraph."""
_SPOKEN_OF = 0.15
_TOPIC = 4.0
_MISJUDGED = 0.1
"""For a name of several words that a list of given names may have misjudged."""

_LIKELY, _UNLIKELY = 1.3, 0.7
"""For a gender that only the ending of a name tells."""
_NO_PEOPLE = PLACES | ORG_WORDS


class Presence:
    """Weights of the parties that were mentioned lately."""

    def __init__(self, steps: Steps) -> None:
        self._steps = steps
        self._weights: dict[int, float] = {}
        self._party_of: dict[int, Party] = {}
        self._subjects: set[int] = set()
        self._sentence = 0
        self._last: dict[int, int] = {}
        self._acted: dict[int, int] = {}

    def fade(self, rate: float) -> None:
        """Keep `rate` of every weight; the least are forgotten."""
        self._steps.add(len(self._weights))
        self._sentence += 1
        self._weights = {
            key: value * rate for key, value in self._weights.items() if value * rate > _FORGOTTEN
        }

    def new_paragraph(self) -> None:
        """Forget who has been a subject in the paragraph; people without a name fade sooner,
        unless they were named in the sentence before."""
        self._subjects.clear()
        for key in self._weights:
            party = self._party_of[key]
            if not party.unnamed:
                continue
            if party.words[0].lower().startswith(("his ", "her ")):
                self._weights[key] *= _RELATED
            elif self._last.get(key, 0) < self._sentence - 1:
                self._weights[key] *= _UNNAMED

    def touch(
        self, party: Party, weight: float, *, as_subject: bool = False, named: bool = True
    ) -> None:
        """Add weight to a party that is mentioned; `named` where by more than "his"."""
        key = id(party)
        self._party_of[key] = party
        self._weights[key] = self._weights.get(key, 0.0) + weight
        if named:
            self._last[key] = self._sentence
        if as_subject:
            self._subjects.add(key)
            self._acted[key] = self._sentence

    def of(self, party: Party) -> float:
        """How present a party is; 0 where it is forgotten."""
        return self._weights.get(id(party), 0.0)

    def most_present(
        self,
        gender: Gender | None,
        spoken_of: AbstractSet[str] = frozenset(),
        topic: Party | None = None,
        *,
        named: bool = False,
    ) -> Party | None:
        """The person that a pronoun or a noun of this gender means.

        `spoken_of` holds names, in lower case, that the speaker uses: few call themselves by name.
        Only who has a name where `named` is true.
        `topic` is whom the whole text is about: where a paragraph comes back to its story, "she".
        """
        best, best_value = None, 0.0
        self._steps.add(len(self._weights))
        for key, value in self._weights.items():
            party = self._party_of[key]
            if named and (party.unnamed or not party.person):
                continue
            lately = key in self._subjects and self._last.get(key, 0) >= self._sentence - _LATELY
            fit = _fit(party, gender) * (_OF_THIS_PARAGRAPH if lately else 1.0)
            if lately and self._acted.get(key) in {self._sentence - 1, self._sentence}:
                fit *= _RIGHT_BEFORE
            if (
                spoken_of
                and not party.unnamed
                and {party.surname, party.words[0].lower()} & spoken_of
            ):
                fit *= _SPOKEN_OF
            if party is topic and not self._subjects:
                fit *= _TOPIC
            if value * fit > best_value:
                best, best_value = party, value * fit
        return best

    def unnamed(self, gender: Gender) -> Party | None:
        """Who was described last and not named, for "he said, requesting anonymity"."""
        nameless = (one for one in self.in_order() if one.unnamed)
        return next((one for one in nameless if one.gender in {gender, None}), None)

    def freshest(self, gender: Gender | None) -> Party | None:
        """Who was named last, for what tells something new of them: "the mother of four"."""
        best, best_rank = None, (0, 0.0)
        self._steps.add(len(self._weights))
        for key, value in self._weights.items():
            party = self._party_of[key]
            fit = _fit(party, gender)
            named = self._last.get(key, 0)
            if party.unnamed or not party.person or named < self._sentence - _FRESH:
                continue
            if (named, value * fit) > best_rank:
                best, best_rank = party, (named, value * fit)
        return best or self.most_present(gender, named=True)

    def only_one_lately(self) -> Party | None:
        """The one person named in this sentence and the one before, where there is only one."""
        near = [
            self._party_of[key]
            for key in self._weights
            if self._last.get(key, 0) >= self._sentence - 1 and self._party_of[key].person
        ]
        return near[0] if len(near) == 1 and not near[0].unnamed else None

    def introduced(self) -> list[Party]:
        """Every party named so far, the latest last."""
        return sorted(
            self._party_of.values(),
            key=lambda party: (self._last.get(id(party), 0), self.of(party)),
        )

    def misjudged(self, gender: Gender) -> Party | None:
        """The one person present, where only the name told another gender than the pronoun."""
        people = [party for party in self.in_order() if party.person and not party.unnamed]
        if len(people) != 1 or people[0].told:
            return None
        people[0].gender, people[0].told = gender, True
        return people[0]

    def organisation(
        self, without: AbstractSet[str] = frozenset(), *, surely: bool = False
    ) -> Party | None:
        """The organisation that "it" or "the company" means; none with one of the words `without`
        in its name, and where `surely`, only what the text or the name says to be one."""
        best, best_value = None, 0.0
        for party in self.in_order():
            if (
                party.name.lower() in _NO_COMPANY
                or is_medium(party.name)
                or _NO_FIRMS & {word.lower() for word in party.words}
            ):
                continue
            if party.person or party.gender is not None or party.place:
                continue
            if not _may_be_body(party) or (surely and not party.organisation):
                continue
            if without & {word.lower() for word in party.words}:
                continue
            likely = 1.0 if party.organisation else 0.8 if len(party.words) == 1 else 0.3
            value = likely * self.of(party)
            if value > best_value:
                best, best_value = party, value
        return best

    def body_before(self) -> Party | None:
        """The organisation that this sentence or the one before is about."""
        near = [
            party
            for party in self.in_order()
            if (party.organisation or party.name.isupper())
            and not party.person
            and not party.place
            and _may_be_body(party)
            and self._last.get(id(party), 0) >= self._sentence - 1
        ]
        alone = len(near) == 1 or (near and self.of(near[0]) > _ABOUT * self.of(near[1]))
        return near[0] if alone else None

    def in_order(self) -> list[Party]:
        """Parties by how present they are, the most present first."""
        keys = sorted(self._weights, key=lambda key: -self._weights[key])
        self._steps.add(len(keys))
        return [self._party_of[key] for key in keys]


def _may_be_body(party: Party) -> bool:
    """ "Statistics Canada", "Sport England", but not "New England" or "Canadians"."""
    last = party.words[-1].lower()
    if last.removesuffix("s") in DEMONYMS:
        return False
    national = len(party.words) > 1 and party.words[0].lower() in NATIONAL_BODIES
    return national or last not in PLACES


def _fit(party: Party, gender: Gender | None) -> float:
    """How well a party answers to a pronoun: 0 not at all, 1 a person of that gender."""
    if party.name.lower() in _NO_COMPANY:
        return 0.0
    if party.organisation and not party.person:
        return 0.0 if party.words[-1].lower() in _NO_PEOPLE or len(party.words) > 3 else 0.02
    if party.place and not party.person:
        return 0.02
    if not party.person and party.words[-1].lower().removesuffix("s") in DEMONYMS:
        return 0.0  # "Senate Democrats"
    if party.gender is not None and gender is not None and party.gender != gender:
        return 0.0 if party.told or party.is_sure else _MISJUDGED
    likely = 1.0
    if party.gender is None and party.likely is not None and gender is not None:
        likely = _LIKELY if party.likely == gender else _UNLIKELY
    if party.person:
        return 1.0 if party.gender is not None or gender is None else 0.6 * likely
    return likely * 0.3 if len(party.words) == 2 else 0.08
