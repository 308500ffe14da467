"""Antecedents: what "it", "she" and "he" can mean where no name fits.

In: the place of a pronoun; out: the subject of a sentence shortly before, an organisation, a
document or a person without a name ("the old man").
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from reader.analysis.quotations.grammar.adverbials import acts_at
from reader.analysis.quotations.grammar.clauses import clause_subject, main_subject
from reader.analysis.quotations.grammar.items import Item, Unit
from reader.analysis.quotations.grammar.phrases_after import phrase_after
from reader.analysis.quotations.grammar.subject import Subject
from reader.analysis.quotations.lexicon.genders import Gender, gender_of_title
from reader.analysis.quotations.lexicon.places import PLACES
from reader.analysis.quotations.lexicon.roles import (
    AT_SERVICE,
    DOCUMENTS,
    ORG_NOUNS,
    ROLES,
    SPEAKERS,
    is_plural,
)
from reader.analysis.quotations.lexicon.states import STATE_ABBREVIATIONS
from reader.analysis.quotations.lexicon.words import word_set
from reader.analysis.quotations.naming.apposed import apposed_name
from reader.analysis.quotations.naming.descriptions import (
    LINKS,
    ONE_PERSON,
    describe,
    is_generic,
    plain_words,
)
from reader.analysis.quotations.naming.names import office_before
from reader.analysis.quotations.naming.parties import Mention, Party
from reader.analysis.quotations.speakers.definite import Descriptions

_THEY = word_set("spokesperson person source insider")
"""People whose gender is left open: "A spokesperson said … They added"."""

_SAID_OF_PEOPLE = word_set("former retired ex elderly young unemployed disgraced aspiring")
"""Words that tell a person, whatever the noun: "a former fundraiser"."""
_NAMED_ELSEWHERE = frozenset({"witness"})
"""Who has a name in the text: "The witness asked for a tissue"."""

_ANYBODY = word_set("man woman boy girl")
_TEXTS = word_set(
    "report study survey poll motion bill lawsuit suit indictment ruling resolution petition order "
    "verdict dossier warrant charter"
)
"""Texts that speak for themselves: "The motion passed. It accuses the minister of"."""

_TOGETHER = word_set("couple pair duo trio family siblings twins")
_KINDS = word_set("newspaper agency magazine website channel station daily tabloid site charity")
"""Nouns that say what kind of body a name before them is: "the Hindustan Times newspaper"."""

_FRONTED = 4
"""Items: "In a filing it said" is not about the filing."""

_STATES = PLACES | STATE_ABBREVIATIONS
_KIN = word_set(
    "father mother son daughter brother sister husband wife grandfather grandmother grandson "
    "granddaughter uncle aunt nephew niece stepfather stepmother widow widower"
)
_PLURALS = word_set("people police men women children family troops")
_COMMON = SPEAKERS | _PLURALS
_NO_PERSON = ORG_NOUNS | _PLURALS
_WRITTEN = DOCUMENTS | _TEXTS
_GROUPS = _PLURALS - {"people"}


def head_mention(
    items: Sequence[Item], start: int, end: int, mentions: Sequence[Mention]
) -> Mention | None:
    """The name that a phrase is about: not the one behind "of" or "for", nor a possessor."""
    inside = [m for m in mentions if start <= m.name.start < end and not m.name.possessive]
    if not inside:
        return None
    if items[0].tag == "NAME" and _ends_in_person(items, start, inside[-1]):
        return inside[-1]  # "CBS This Morning co-anchor Ann Roe"
    for mention in inside:
        at = mention.name.start - start
        served = mention.name.of_organisation and items[0].low.removesuffix("s") in ROLES
        if served and is_plural(items[0].low):
            continue  # "lawyers for the company, Ode Ltd,"
        if _says_where(items, at):
            continue  # "a salesman from Sumter, South Carolina"
        before = items[: mention.name.start - start]
        while any(item.low == "," for item in before):
            before = before[[item.low for item in before].index(",") + 1 :]
        if mention.name.titles and mention.name.of_person:
            office = office_before(items, at)
            before = before[: office + 1] if office is not None else before
            # "the mayor of Bodø Marta Olsen"
        if before and before[-1].low == ")" and mention.name.titles:
            before = before[:0]  # "Ministry of Trade (MOT) Director Ann Roe"
        if any(item.low in LINKS for item in before) or _leads_to(before):
            continue  # "the mother of Ann Roe", "aides to Ann Roe"
        behind = items[mention.name.end - start :]
        kind = len(behind) == 1 and behind[0].low in _KINDS and not mention.name.of_person
        described = bool(behind) and behind[0].tag in {"WORD", "NUM"} and not kind
        if described and not _is_office_behind(mention, behind):
            continue  # "the Obama campaign": the name only describes the noun
        if (
            behind
            and behind[0].low == "("
            and not mention.name.of_person
            and any(m.name.of_person for m in inside if m is not mention)
        ):
            continue  # "Ministry of Trade (MOT) Director Ann Roe"
        if any(item.low == "and" for item in items[: mention.name.start - start]):
            return None
        return mention
    return None


def _ends_in_person(items: Sequence[Item], start: int, last: Mention) -> bool:
    """Whether a phrase ends in a person's whole name behind a word in lower case."""
    at = last.name.start - start
    whole = last.name.of_person and len(last.name.words) > 1 and last.name.end == start + len(items)
    return whole and at > 0 and items[at - 1].tag == "WORD"


def is_related(items: Sequence[Item]) -> bool:
    """Whether a phrase tells a person by family: "his father", "Ann Roe's widow"."""
    head, _ = describe(items)
    owned = items[0].low in {"his", "her"} or any(i.low.endswith("'s") for i in items[:-1])
    return owned and head in _KIN


def is_lone_name(item: Item) -> bool:
    """Whether one word that opens a sentence is a name: "Ukrzaliznytsia said", not "Officials"."""
    common = item.low in _COMMON or is_plural(item.low)
    return item.tag == "NAME" and not common and len(item.low) > len("the")


def _is_office_behind(mention: Mention, behind: Sequence[Item]) -> bool:
    """ "Prof Alan Trent deputy director of the institute": an office that lacks its comma."""
    full = mention.name.of_person and len(mention.name.words) > 1
    heads = [item.low for item, link in pairwise(behind[:6]) if link.low == "of"]
    return full and any(head in ROLES for head in heads)


def _leads_to(before: Sequence[Item]) -> bool:
    """ "An aide to | USDA undersecretary": whom somebody serves, unless "to the inquiry" does."""
    at = next((i for i in range(len(before) - 1, -1, -1) if before[i].tag == "TO"), None)
    return at is not None and all(item.tag != "DET" for item in before[at + 1 :])


def _says_where(items: Sequence[Item], at: int) -> bool:
    """Whether a name only says where the place before it lies."""
    if at < 2 or items[at - 1].low != "," or items[at - 2].tag != "NAME":
        return False
    last = at
    while last + 1 < len(items) and items[last + 1].tag == "NAME":
        last += 1
    return items[last].low in _STATES and any(item.low in LINKS for item in items[:at])


def _behind_existential(items: Sequence[Item]) -> Subject | None:
    """ "There was an outcry when | the council published": the subject of the clause that acts."""
    if not items or items[0].low != "there":
        return None
    when = next((at for at, item in enumerate(items) if item.low in {"when", "after"}), None)
    end = phrase_after(items, when + 1, len(items)) if when is not None else None
    return Subject(when + 1, end, when + 1, "before") if when is not None and end else None


class Antecedents:
    """Looks back from a place in a text. `mentions` holds the names of every unit."""

    def __init__(
        self,
        text: str,
        units: Sequence[Unit],
        mentions: dict[int, list[Mention]],
        descriptions: Descriptions,
    ) -> None:
        self._text = text
        self._units = units
        self._mentions = mentions
        self._descriptions = descriptions
        self._unnamed: dict[str, Party] = {}

    def unnamed_person(self, items: Sequence[Item], name: str) -> Party | None:
        """A person without a name, whom later pronouns may mean: "one resident"."""
        head, words = describe(items)
        related = is_related(items)
        owned = items[0].low in {"his", "her", "their", "my", "our"}
        if owned and not (related or head in AT_SERVICE):
            return None
        indefinite = items[0].low in {"a", "an", "one", "another"}
        described = indefinite and (bool(words & _SAID_OF_PEOPLE) or head in _ANYBODY)
        person = related or described or head in ONE_PERSON
        if items[0].low == "the" and head in _NAMED_ELSEWHERE:
            return None
        if not person or is_plural(head) or head in _NO_PERSON:
            return None
        known = self._unnamed.get(name)
        if known is None:
            gender = gender_of_title(head)
            roles = [words | {head}, frozenset({head})]
            known = self._unnamed[name] = Party(
                name, (name,), True, gender=gender, roles=roles, unnamed=True
            )
        return known

    def person_before(self, number: int, start: int, gender: Gender) -> Party | None:
        """What a pronoun means where nobody present has a name: "the old man"."""
        for phrase, _ in self._subjects_before(number, start):
            head, _ = describe(phrase)
            person = head in ROLES and head not in ORG_NOUNS and not is_plural(head)
            if person and gender_of_title(head) in {None, gender}:
                words = self._text[phrase[0].start : phrase[-1].end]
                return self.unnamed_person(phrase, plain_words(words))
        return None

    def thing_before(self, number: int, start: int) -> str | None:
        """What "it" means: the organisation or document that is the subject shortly before."""
        for phrase, head in self._subjects_before(number, start):
            if head is not None:
                if not head.party.person and head.party.gender is None:
                    return head.party.name
                continue
            noun, _ = describe(phrase)
            if noun in ORG_NOUNS or is_generic(noun) or noun in _WRITTEN:
                nearer = self._document_before(number, start)
                if nearer and noun not in DOCUMENTS and phrase[0].low in {"a", "an"}:
                    return nearer  # "A firm made an offer. She kept the letter. It spoke of"
                known = self._descriptions.party(phrase)
                words = self._text[phrase[0].start : phrase[-1].end]
                return known.name if known else plain_words(words)
        return self._document_before(number, start)

    def group_before(self, number: int, start: int) -> str | None:
        """What "they" means: several people that are the subject of the clause before."""
        for phrase, head in self._subjects_before(number, start):
            noun, _ = describe(phrase)
            if head is None and (noun in _TOGETHER or (noun in ROLES and is_plural(noun))):
                words = self._text[phrase[0].start : phrase[-1].end]
                return plain_words(words)
            if head is None and noun in _THEY:
                return plain_words(self._text[phrase[0].start : phrase[-1].end])
            if phrase[0].tag != "PRON":
                break
        return self._people_before(number, start)

    def _people_before(self, number: int, start: int) -> str | None:
        """Several people who are spoken to or of right before: "He told the women"."""
        for back, end in ((number, start), (number - 1, None)):
            items = self._units[back].items[:end] if back >= 0 else ()
            for at in range(len(items) - 1, 0, -1):
                noun = items[at].low
                several = noun in _GROUPS or (noun in ROLES and is_plural(noun))
                if several and items[at].tag == "WORD" and items[at - 1].low in {"the", "these"}:
                    return f"the {noun}"
                owned = items[at - 1].low in {"his", "her", "their"} and at + 1 < len(items)
                if several and owned and acts_at(items, at + 1):
                    return f"{items[at - 1].low} {noun}"
        return None

    def _document_before(self, number: int, start: int) -> str | None:
        """A document that was an object: "read a statement", "sent a letter"."""
        for back, end in ((number, start), (number - 1, None)):
            items = self._units[back].items[:end] if back >= 0 else ()
            for at in range(len(items) - 1, 0, -1):
                first = at - 1 - int(at > 2 and items[at - 1].tag == "WORD")
                fronted = back == number and 0 < first < _FRONTED and items[first - 1].low == "in"
                article = items[first].low in {"a", "an", "the", "this"}
                if items[at].low in DOCUMENTS and article and not fronted:
                    signed = (m for m in self._mentions.get(back, []) if m.name.start == at + 2)
                    writer = next(signed, None)
                    if writer is not None and items[at + 1].low in {"from", "by"}:
                        return writer.party.name
                    return " ".join(item.low for item in items[first : at + 1])
        return None

    def _subjects_before(
        self, number: int, start: int
    ) -> Iterator[tuple[Sequence[Item], Mention | None]]:
        """Subjects of the clause before and the two sentences before it, with their names."""
        unit = self._units[number]
        for back, end in ((number, start), (number - 1, None), (number - 2, None)):
            if back < 0 or self._units[back].paragraph < unit.paragraph - 2:
                return
            items = self._units[back].items
            subject = main_subject(items) if end is None else clause_subject(items, 0, end)
            if subject is None and end is None:
                subject = _behind_existential(items)
            if subject is None or subject.end <= subject.start:
                continue
            if back == number and subject.start > 0 and items[subject.start - 1].low == "in":
                continue  # "In a post on Monday it wrote"
            phrase = items[subject.start : subject.end]
            mentions = self._mentions.get(back, [])
            named = apposed_name(items, subject.start, subject.end, mentions)
            named = named or head_mention(phrase, subject.start, subject.end, mentions)
            yield phrase, named
