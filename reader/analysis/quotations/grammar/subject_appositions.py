"""Subjects with an apposition between them and their verb: "Smith, a lawyer in Leeds, said".

In: the items of a unit and where the apposition ends; out: the noun phrase that it describes.
"""

from collections.abc import Sequence
from dataclasses import replace

from reader.analysis.quotations.grammar.items import Item
from reader.analysis.quotations.grammar.offices import described_from, office_chain, with_portfolios
from reader.analysis.quotations.grammar.phrases import LONGEST, phrase_before
from reader.analysis.quotations.grammar.relatives import behind_relative
from reader.analysis.quotations.grammar.subject import Subject
from reader.analysis.quotations.lexicon.genders import is_given_name
from reader.analysis.quotations.lexicon.name_words import (
    DEMONYMS,
    FAMILY_FIRST,
)
from reader.analysis.quotations.lexicon.roles import ORG_NOUNS, ROLES, TITLED, TITLES
from reader.analysis.quotations.lexicon.verbs import VERBS
from reader.analysis.quotations.lexicon.words import (
    DASHES,
    PARTICLES,
    is_finite,
)

_CALLED = frozenset({"known", "called", "dubbed", "nicknamed", "named"})
"""What leads to a name in an apposition: "a body of regulators, known as the Basel Forum,"."""

_BEFORE_NAMES = TITLED | ORG_NOUNS
_OWNED = ("-owned", "-based", "-listed", "-backed", "-run", "-led")
_PLACING = frozenset({"in", "from", "near", "outside"})


def apposed_subject(
    items: Sequence[Item], comma: int, low: int, passive: bool, negated: bool
) -> Subject | None:
    """ "Smith, a lawyer in Leeds, said": the noun phrase before the parenthesis."""
    opener = "," if items[comma].low.endswith(",") else items[comma].low
    low = max(low, comma - 2 * LONGEST)
    if comma - 1 >= low and items[comma - 1].low == ")":
        # "Gov. Ann Roe (D-Ore.), said": the comma closes no parenthesis of its own.
        start = phrase_before(items, comma - 1, low)
        served = start is not None and start > low and items[start - 1].tag in {"PREP", "AUX"}
        if (
            start is not None
            and not served
            and any(item.tag == "NAME" for item in items[start:comma])
        ):
            return Subject(start, comma, start, "before", passive, negated)
    described = before_relative(items, comma, low)
    if described is not None:
        return Subject(described[0], described[1], described[0], "before", passive, negated)
    office = office_chain(items, comma, low)
    if office is not None:
        return Subject(office[1], comma, office[0], "before", passive, negated)
    best: Subject | None = None
    segments = 0
    for at in range(comma - 1, low - 1, -1):
        item = items[at]
        matches = item.low == opener or (opener in DASHES and item.low in DASHES)
        if item.tag == "QUOTE" and segments == 0 and at == comma - 1:
            return best
        if not matches or at - 1 < low:
            continue
        segments += 1
        start = with_portfolios(items, phrase_before(items, at - 1, low), low)
        acts = start is not None and start == at - 1 and is_finite(items[start].low)
        if acts and (whom := behind_relative(items, at - 1, low)) is not None:
            # "One of those who stayed, Ann Roe, said"
            named = _role_then_name(items, whom[0], at, comma)
            end = comma if named or items[comma - 1].tag == "NAME" else whom[1]
            return Subject(whom[0], end, whom[0], "before", passive, negated)
        dated = start is not None and items[start].tag == "NUM"
        if dated and all(part.tag in {"NUM", "TIME"} for part in items[start:at]):
            continue  # "One entry, dated Feb. 11, 2021, reads"
        if (
            items[at + 1].low in _CALLED
            and items[comma - 1].tag == "NAME"
            and items[comma - 1].stretch < 0
        ):
            begun = at + 2 + int(items[at + 2].low == "as")
            if items[begun].tag in {"NAME", "DET"}:  # no "named for its author"
                return Subject(begun, comma, begun, "before", passive, negated)
        if start is not None and start > low and items[start - 1].tag in {"AUX", "NEG"}:
            continue  # "should | reduce taxes, which would help, urged"
        named = _role_then_name(items, start, at, comma)
        if named is not None:
            bearer = _named_before(items, named[0], low)
            if bearer is not None:
                return Subject(bearer[0], bearer[1], bearer[0], "before", passive, negated)
            fronted = named[0] > low and items[named[0] - 1].tag == "PREP"
            named = (fronted and behind_relative(items, named[0], low)) or named
            # "A woman who picked up the phone at his company, Blue Lines, said": the woman.
            clause = described_from(items, named[0], low)
            return Subject(named[0], named[1], clause, "before", passive, negated)
        if start is not None and _is_apposition(items, at + 1):
            name = any(part.tag == "NAME" for part in items[start:at])
            found = Subject(start, at, start, "before", passive, negated)
            fronted = start > low and items[start - 1].tag in {"PREP", "TO"}
            inner = best is not None and best.start > low and items[best.start - 1].tag == "PREP"
            if best is None or (not fronted and (name or inner)):
                best = found
            if name and not _opens_apposition_tail(items, start, at):
                clause = described_from(items, best.start, low)
                return replace(best, clause=clause)
        elif items[at - 1].tag == "PRON" and _is_apposition(items, at + 1):
            return Subject(at - 1, at, at - 1, "before", passive, negated)
        if segments >= 4:
            break
    if best is not None and best.start > low and items[best.start - 1].tag in {"PREP", "TO"}:
        antecedent = behind_relative(items, best.start, low)
        if antecedent is not None:  # "A man who fell into the Gordon, in the west, says"
            first, end = antecedent
            return Subject(first, end, first, "before", passive, negated)
        named = best.end + 1
        names = items[named:comma]
        if len(names) > 1 and is_given_name(names[0].low) and all(i.tag == "NAME" for i in names):
            # "The former inspector for the union in Kenya, Ann Roe, told"
            return Subject(named, comma, named, "before", passive, negated)
    return best


def _named_before(items: Sequence[Item], start: int, low: int) -> tuple[int, int] | None:
    """ "Ann Roe, editor of the club's magazine, The Pier, said": the name that opens the clause."""
    if start - 3 < low or items[start - 1].low != "," or items[start - 2].tag != "NAME":
        return None
    name = phrase_before(items, start - 2, low)
    if name is None or start - name < 3 or any(i.tag != "NAME" for i in items[name : start - 1]):
        return None
    opens = name == 0 or items[name - 1].tag in {"QUOTE", "CONJ"} or items[name - 1].low == ","
    person = is_given_name(items[name].low) or items[name].low in FAMILY_FIRST
    return (name, start - 1) if opens and person else None


def before_relative(items: Sequence[Item], comma: int, low: int) -> tuple[int, int] | None:
    """ "Ms Roe, who farms with her husband, Tom, believes": whom the whole clause describes."""
    marked = False
    for at in range(comma - 3, low, -1):
        item = items[at]
        joined = item.tag == "CONJ" and items[at - 1].low == ","
        if joined and items[at + 1].low == "who":
            earlier = next((i for i in range(at, low, -1) if items[i].low == "who"), None)
            start = None if earlier is None else phrase_before(items, earlier - 1, low)
            return None if start is None or earlier is None else (start, earlier)
        if item.low in {";", ":"} or joined:
            return None
        marked = marked or item.tag == "QUOTE"
        bearer = items[at - 1].tag == "NAME" or items[at - 1].low in ROLES
        opens = item.low == "," and items[at + 1].tag == "REL"
        if opens and not bearer and (whom := _bearer_of_office(items, at, low)) is not None:
            return whom
        opens = opens and bearer
        if opens and items[at + 1].low == "whose":
            opens = any(word.tag == "AUX" or is_finite(word.low) for word in items[at:comma])
        if opens:
            start = phrase_before(items, at - 1, low)
            spoken = any(word.low in VERBS for word in items[at:comma])
            bearer = None if start is None else name_before_apposition(items, start, at - 1, low)
            if bearer is not None:
                return bearer  # "Ann Roe, an attorney with the Trust, which sued, said"
            return None if start is None or (marked and not spoken) else (start, at)
    return None


def _bearer_of_office(items: Sequence[Item], comma: int, low: int) -> tuple[int, int] | None:
    """ "Ann Roe, the chair of the pensions committee, | who": the name before the office."""
    for at in range(comma - 2, low, -1):
        item = items[at]
        if item.low == "," and items[at + 1].low in {"a", "an", "the"}:
            name = phrase_before(items, at - 1, low) if items[at - 1].tag == "NAME" else None
            return None if name is None else (name, at)
        if item.tag not in {"WORD", "NAME", "DET", "PREP", "CONJ", "NUM"}:
            return None
    return None


def _role_then_name(
    items: Sequence[Item], start: int | None, comma: int, end: int
) -> tuple[int, int] | None:
    """ "The head of the club, Jane Roe,": the phrase and the name that says who that is."""
    if start is None or end - comma < 2:
        return None
    name = items[comma + 1 : end]
    while len(name) > 1 and (
        name[0].tag == "DET"
        or name[0].low in _BEFORE_NAMES
        or name[0].low.endswith(("-old", *_OWNED))
        or (name[0].low in DEMONYMS and name[1].low in _BEFORE_NAMES)
        or name[1].low.endswith(_OWNED)
    ):
        name = name[1:]  # "his uncle Gethin", "the Rev Ann Roe", "the Korean-owned company Ode"
    tail = next((at for at, item in enumerate(name) if item.tag == "PREP"), len(name))
    if tail >= 2:
        name = name[:tail]  # "Ann Roe of Leeds Infirmary"
    if name[0].tag != "NAME" or not all(
        item.tag == "NAME" or item.low in PARTICLES or item.low == "&" for item in name
    ):
        return None
    phrase = items[start:comma]
    if len(name) == 1 and phrase[-1].tag == "NAME" and phrase[-2:-1] and phrase[-2].low in _PLACING:
        return None  # "a nurse in Dayton, Ohio"
    owned = any(item.low.endswith(("'s", "s'")) for item in phrase[:-1])
    head_is_role = any(
        item.low in ROLES or item.low in TITLES or item.low in DEMONYMS for item in phrase
    )
    determined = phrase[0].tag == "DET" or phrase[0].low in {"one", "another"}
    head = next((at for at, item in enumerate(phrase) if item.low == "of"), len(phrase)) - 1
    head_is_role = head_is_role or (determined and phrase[head].tag == "WORD")
    head_is_role = head_is_role or (owned and phrase[-1].tag == "WORD")
    office = phrase[-1].low in ROLES and len(phrase) > 1  # "Unison Branch Organiser, Ann Roe,"
    if phrase[0].tag == "NAME" and not (owned or office) and phrase[-1].low not in DEMONYMS:
        return None
    return (start, end) if head_is_role else None


def _is_apposition(items: Sequence[Item], first: int) -> bool:
    """Whether what follows a comma can describe the name before it."""
    item = items[first]
    if item.tag in {"DET", "REL", "NUM", "ADV", "NAME", "PREP", "TIME"}:
        return True
    if item.tag == "WORD":
        return True
    if item.low == "and" and items[first + 1].low == "there":
        return True  # "Her critics, and there are many, say"
    if item.low == "and" and items[first - 1].low in DASHES:
        return True  # "Democrats — and some Republicans — say"
    return item.tag == "SUB" or item.low in {"(", "himself", "herself"}


def _opens_apposition_tail(items: Sequence[Item], start: int, end: int) -> bool:
    """Whether a name is itself part of a parenthesis: the place in "Smith, of Denver, Colorado"."""
    before = items[start - 1] if start > 0 else None
    if before is None:
        return False
    if before.tag in {"PREP", "TO"}:
        return True
    if items[start].tag == "DET" and before.low == "," and start >= 2:
        return items[start - 2].tag == "NAME" or items[start - 2].low in ROLES
    if before.low == "and" and any(item.low in ROLES for item in items[start:end]):
        # "Ann Roe, a baker and Army veteran from Kent, Ohio,"
        opener = (at for at in range(start - 2, max(0, start - 8), -1) if items[at].low == ",")
        comma = next(opener, None)
        return comma is not None and items[comma + 1].low in {"a", "an", "the"}
    named = before.low == "," and start > 1 and items[start - 2].tag == "NAME"
    office = items[start].tag == "WORD" and any(item.low in ROLES for item in items[start:end])
    return named and (end - start == 1 or office)  # "Ann Roe, general manager of Ode, a firm,"


def name_before_apposition(
    items: Sequence[Item], start: int, last: int, low: int
) -> tuple[int, int] | None:
    """For "Smith, a lawyer said" (the closing comma forgotten) nothing; kept for role phrases.

    A phrase that ends a relative clause or a "with"-phrase is not looked through.
    """
    if start - 2 < low or items[start - 1].low != "," or items[start].low not in {"a", "an"}:
        return None
    name = phrase_before(items, start - 2, low)
    if name is None or not (items[start - 2].tag == "NAME" or items[start - 2].low == ")"):
        return None
    if last + 2 < len(items) and items[last + 2].low == ",":
        return None  # "Ann Roe, an aide said, is": the aide
    has_role = any(item.low in ROLES for item in items[start : last + 1])
    opens = name == 0 or items[name - 1].tag == "QUOTE" or items[name - 1].low == ","
    return (name, start - 1) if has_role and opens else None
