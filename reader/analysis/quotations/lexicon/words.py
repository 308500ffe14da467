"""Words and their classes: closed-class tables, role nouns, and the tags made from them.

In: a word as written; out: one of the tags below. The classes are those of the reference grammars
(Quirk et al. 1985; Huddleston and Pullum 2002); the lists are the project's own.
"""

import re
from typing import Literal

Tag = Literal[
    "DET", "PREP", "CONJ", "SUB", "THAT", "REL", "PRON", "AUX", "TO", "NEG", "ADV", "TIME",
    "NUM", "NAME", "WORD", "POSS", "PUNCT", "QUOTE",
]  # fmt: skip


def word_set(text: str) -> frozenset[str]:
    """The words of a text as a set: the form in which all tables are written."""
    return frozenset(text.split())


DETERMINERS = word_set(
    "the a an this these those any each every no another my your his her its our their all both "
    "several many most few"
)
PREPOSITIONS = word_set(
    "of for at from in with on by about against into during under over between among through "
    "via near outside inside within without toward towards upon onto across behind beyond "
    "above below despite amid amidst alongside regarding concerning per throughout off around like "
    "unlike ahead following to"
) - {"to"}
CONJUNCTIONS = word_set("and or but nor yet")
SUBORDINATORS = word_set(
    "if whether because while although though when as since after before until unless where why "
    "how what whatever once so than whereas"
)
RELATIVES = word_set("who which whose whom")
SUBJECT_PRONOUNS = word_set("he she they it we i you there")
OBJECT_PRONOUNS = word_set("me him them us her you it himself herself themselves itself myself")
OWNERS = word_set("his hers mine theirs ours yours")
"""What may end a phrase behind "of": "friends of his"."""

AUXILIARIES = word_set(
    "am is are was were be been being has have had having do does did will would can could may "
    "might must shall should 's 've 'd 'll 're wo ca hasn't haven't hadn't isn't aren't wasn't "
    "weren't don't doesn't didn't won't wouldn't can't cannot couldn't he's she's"
)
QUESTION_WORDS = word_set("if whether what how why where when who whom whose which")
BE_FORMS = word_set("am is are was were be been being isn't aren't wasn't weren't 's got get gets")
NEGATIONS = word_set(
    "not never n't didn't doesn't don't won't wouldn't hasn't haven't hadn't isn't wasn't can't "
    "cannot couldn't"
)
ADVERBS = word_set(
    "also then later now still again once often always even just already too however therefore "
    "instead further furthermore moreover meanwhile thus though soon ever here finally together "
    "either perhaps simply only ago rather likewise nonetheless nevertheless indeed anyway well "
    "otherwise maybe hence elsewhere twice "
    "else afterwards afterward additionally outright aloud back out up down "
    "halfway midway"
)
TIMES = word_set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december jan feb aug sept sep oct nov dec "
    "yesterday today tonight tomorrow earlier recently week month year morning afternoon "
    "evening night weekend noon midnight summer winter spring autumn fall mon tue tues wed thu "
    "thur thurs fri sat sun last next late early overnight weeks months years days hours "
    "minutes day hour"
)
DASHES = frozenset("—–-―")
PAUSES = DASHES | {","}
"""What sets a clause or a parenthesis off."""
POSSESSIVES = word_set("his her their its my our your")
COUNTED = word_set("two three four five six seven eight nine ten several few many")
CALENDAR = word_set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june "
    "july august september october november december feb aug sept oct nov dec yesterday today "
    "tonight tue tues thu thur thurs"
)
PARTICLES = word_set(
    "abu af al ap av ben bin bint binte binti da dal das de degli dei del dela della delle "
    "dello delos den der di do dos du e el i ibn la le lo ould san ten ter ul und van vande "
    "vander verch vom von y zu zum zur"
)


IRREGULAR_PASTS = word_set(
    "ate beat became began bent bit blew bore bought broke brought built came caught chose "
    "clung crept dealt drank drew drove dug fed fell felt fled flew forbade forgot fought found "
    "froze gave got grew had heard held hid hung kept knew laid lay led left lent lost made "
    "meant met paid proved ran rang rode rose sang sank sat saw sent shook shot shut slept slid "
    "sold sought spent spoke spread sprang stole stood stuck struck swam swept swore taught "
    "thought threw took tore understood undertook was went wept withdrew woke won wore "
    "wrote is are were has have does makes takes gives goes comes gets looks seems appears "
    "remains becomes includes wants seen given taken known written spoken chosen needs wanted "
    "needed like likes use uses bound burst clad clung dared dove flung forgave foresaw foretold "
    "gone ground grown hung leapt learnt lit mistook mown oversaw overtook overcame rebuilt "
    "repaid resold retook sewn shed shone shrank shrunk slain slew slung smelt smote sown spat "
    "sped spelt spilt spun spoilt split stank stove strewn strode strung swung swollen torn trod "
    "died lied tied cried tried used died "
    "burnt spelt dreamt knelt shrank wove hid "
    "set undid underwent unwound upheld upset wept withheld withstood wove wrung"
)
"""Verb forms that no ending tells, for the question whether a noun phrase goes on."""


def is_verb_form(low: str) -> bool:
    """Whether a lower-case word looks like a verb in the past or a participle."""
    if low in IRREGULAR_PASTS:
        return True
    if len(low) <= 4 or low in _ED_AND_ING_NOUNS:
        return False
    return low.endswith(("ed", "ing"))


def is_finite(low: str) -> bool:
    """Whether a lower-case word looks like a verb in the past."""
    return is_verb_form(low) and not low.endswith("ing")


_ED_AND_ING_NOUNS = word_set(
    "networking streaming messaging gaming gambling shipping lending logging farming morning "
    "evening meeting building wedding feeling hearing king being ceiling clothing housing "
    "parking funding training briefing warning finding ruling hundred speed breed seed united "
    "something anything everything nothing spring string thing wing ring filing polling shooting "
    "killing bombing hostage-taking beijing planning banking engineering marketing advertising "
    "leading outgoing incoming sitting retired elected appointed unnamed unidentified "
    "self-described so-called armed accused injured embattled disgraced convicted alleged "
    "registered trained experienced detained ranking presiding acting managing founding visiting "
    "opposing wounded exiled jailed celebrated renowned distinguished gifted wheelchair-using "
    "good-looking bereaved affected displaced concerned deceased beloved red bed"
)
_TABLES: tuple[tuple[Tag, frozenset[str]], ...] = (
    ("THAT", frozenset({"that"})),
    ("TO", frozenset({"to"})),
    ("AUX", AUXILIARIES),
    ("NEG", NEGATIONS),
    ("PRON", SUBJECT_PRONOUNS | word_set("someone somebody everyone everybody others nobody")),
    ("REL", RELATIVES),
    ("DET", DETERMINERS),
    ("CONJ", CONJUNCTIONS),
    ("SUB", SUBORDINATORS),
    ("PREP", PREPOSITIONS),
    ("ADV", ADVERBS),
)


def _tags() -> dict[str, Tag]:
    table: dict[str, Tag] = {}
    for tag, words in _TABLES:
        for word in words:
            table.setdefault(word, tag)
    return table


CLOSED_CLASS: dict[str, Tag] = _tags()
"""Lower-case word to tag, for the words whose class does not depend on their neighbours."""


_INITIAL = 2


def tag_of(word: str, lower: str) -> Tag:
    """The tag of a word as written; capitals mark names, and closed classes go first."""
    first = word[0]
    if not first.isalpha():
        if first == "@" and len(word) > 1:
            return "NAME"
        if not first.isdigit():
            return "PUNCT"
        return "TIME" if ":" in lower else "WORD" if lower.endswith("-old") else "NUM"
    if word == "i":
        return "WORD"  # Joan Ribera i Soler
    if len(word) == _INITIAL and word[1] == "." and not first.islower():
        return "NAME"  # K. A. Perera
    tag = CLOSED_CLASS.get(lower) if word not in _ACRONYMS else None
    if tag is not None and (first.islower() or word == "I" or lower not in _NAMELIKE):
        return tag
    if "-" in lower and lower.rpartition("-")[2] in _DESCRIBING_ENDS:
        return "WORD"  # "Leeds-based", "Kremlin-backed"
    if lower in CALENDAR and not first.islower():
        return "TIME"
    if not first.islower() or _PREFIXED_NAME.match(word):
        return "NAME"
    if lower in TIMES:
        return "TIME"
    if lower.endswith("ly") and len(lower) > 4 and lower not in _NOT_ADVERBS:
        return "ADV"
    return "WORD"


_PREFIXED_NAME = re.compile(
    r"(?:a[ldnrts]|e[ln]|ash|as|ul|ibn|bin|d|l|de|di|von|van)[-'’][A-Z]"
    r"|(?:d[aeiu]|l[ae]|mac|v[ao]n)[A-Z][a-z]"  # Marius duToit
)
_DESCRIBING_ENDS = word_set(
    "linked based backed owned led born listed run funded controlled held style era educated bred "
    "trained registered"
)
_ACRONYMS = frozenset({"WHO", "VIA"})
_NAMELIKE = word_set("will may can do di most first like yet us he's")
_NOT_ADVERBS = word_set(
    "family assembly daily weekly monthly supply ally reply rally italy july elderly friendly "
    "lovely early only likely unlikely deadly lonely costly holy bully jelly belly fly apply "
    "rely anomaly monopoly homily"
)
