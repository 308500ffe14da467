"""Verbs of speech: which words attribute, and what may follow them.

The list is the project's own, after the verb classes of Levin (1993), 37 "verbs of communication"
and 36 to 33 of judgment, and of Quirk et al. (1985), 16.31; a frame letter says what may follow:

    c  a clause, with or without "that"       i  inversion beside a quotation ("said Smith")
    q  words in marks as the whole content    a  an addressee first ("told reporters that")
    n  a noun phrase ("announced plans")      v  an infinitive ("promised to go")
    w  "whether", "why", "how"                p  a prepositional phrase ("warned of", "spoke about")
    b  only beside marks: manner of speaking  r  a noun phrase, if it holds marks
    k  what follows must hold marks (attitudes)
    d  a demand: with an addressee and an infinitive it attributes without marks
    s  "that" and a subjunctive ("ordered that she pay"), and nothing else without marks
    t  "that" must stand before the clause, where there are no marks
    z  a clause without "that" needs no other sign of being one
"""

from dataclasses import dataclass
from typing import Literal

from reader.analysis.quotations.lexicon.words import word_set

Form = Literal["base", "s", "past", "participle", "ing"]

_LEMMAS: dict[str, str] = {
    "czqiw": "say",
    "czqiawv": "tell",
    "cqiwan": "explain",
    "cqin": "announce acknowledge admit confirm reiterate declare stress emphasize "
    "emphasise predict demand",
    "cqi": "add note state argue assert maintain insist contend concede confess repeat "
    "remark observe conclude allege reveal disclose proclaim recall recount estimate "
    "affirm reaffirm remember underline underscore highlight exclaim opine posit "
    "counter retort reply respond answer interject intone joke quip lament "
    "muse marvel reason speculate theorize theorise bemoan gripe grouse grumble "
    "enthuse surmise gush vent crow fume volunteer deadpan rejoin hypothesize snipe "
    "sniff confide anticipate report submit",
    "cqip": "complain boast brag",
    "cqiv": "claim vow pledge swear threaten",
    "cqiavnp": "warn caution",
    "cqiav": "advise promise",
    "cqia": "assure remind",
    "ca": "inform notify reassure",
    "cqa": "write",
    "cq": "tweet retweet text pronounce testify hint protest suggest indicate signal imply mention "
    "dispute recommend specify clarify profess attest decree intimate concur "
    "divulge elaborate comment relate find",
    "tq": "post certify show rule hold propose agree accept judge",
    "tr": "charge",
    "tw": "hear",
    "cqn": "deny",
    "q": "read pen",
    "qi": "continue",
    "qiwavs": "ask",
    "qiw": "wonder inquire enquire query question",
    "tqavn": "request",
    "qavn": "urge entreat beg implore exhort beseech",
    "qav": "plead instruct",
    "qavs": "command order",
    "s": "direct",
    "nr": "accuse call term reject dismiss refute rebut",
    "nrw": "describe",
    "kcq": "believe think feel hope reckon fear expect consider suspect doubt worry know realise "
    "realize decide mean understand regard view envisage envision imagine dream want",
    "r": "denounce condemn criticize criticise characterize characterise portray depict "
    "deem label brand dub slam blast praise decry deride mock liken hail "
    "blame lambaste lambast castigate rebuke chide chastise ridicule tout laud commend "
    "applaud welcome disparage bash deplore repudiate rubbish pan trash "
    "paint attack scold berate thank congratulate compare discuss outline defend "
    "downplay tease oppose support favor favour endorse hammer knock insult advocate "
    "target assail reference invoke trumpet lampoon skewer admonish "
    "herald champion ridicule rip frame pitch bill credit challenge "
    "express voice offer raise list echo summarize summarise",
    "rcq": "quote cite",
    "rp": "refer allude speak talk rail apologize apologise object",
    "btq": "shout yell scream cry whisper mutter murmur",
    "qwa": "press",
    "bq": "mouth chant sing laugh smile sigh snap "
    "thunder bellow roar growl bark sob wail shrug grin nod chuckle giggle mumble "
    "hiss croak chirp stammer stutter persist begin start finish interrupt "
    "boom blare jeer crack scoff gloat riff cackle "
    "shoot fire hit gasp groan moan howl rasp drawl breathe beam wink chorus recite "
    "pray go",
}

_IRREGULAR: dict[str, tuple[str, str]] = {
    "say": ("said", "said"),
    "tell": ("told", "told"),
    "write": ("wrote", "written"),
    "read": ("read", "read"),
    "swear": ("swore", "sworn"),
    "speak": ("spoke", "spoken"),
    "find": ("found", "found"),
    "show": ("showed", "shown"),
    "hear": ("heard", "heard"),
    "think": ("thought", "thought"),
    "feel": ("felt", "felt"),
    "know": ("knew", "known"),
    "mean": ("meant", "meant"),
    "understand": ("understood", "understood"),
    "hold": ("held", "held"),
    "sing": ("sang", "sung"),
    "begin": ("began", "begun"),
    "go": ("went", "gone"),
    "cast": ("cast", "cast"),
    "hit": ("hit", "hit"),
    "shoot": ("shot", "shot"),
    "foretell": ("foretold", "foretold"),
    "plead": ("pleaded", "pleaded"),
}
_DOUBLED = word_set(
    "quip brag dub slam admit hint refer pan rebut concur blog tut chat grin sob nod slap hit "
    "begin beg pen snap trash submit"
) - {"hint", "trash"}
_BRITISH = word_set("label signal")
"""Verbs whose l is doubled in British spelling: "labelled"."""
_NOUNS_TOO = word_set(
    "mouth pen champion challenge command credit bill frame pitch crack boom "
    "claim report comment note demand offer answer read remark post tweet signal caution "
    "estimate promise pledge state show find hold order call request question list detail "
    "address raise issue blast attack pan trash label brand cast paint term deem voice echo "
    "laugh smile shout cry sigh start finish fire press rule vow hint query reply protest "
    "speculate gripe text brief counter reason joke boast argue command volunteer quote cite "
    "praise blame rebuke appeal object conclude finding ruling sum tease welcome hail vent crow "
    "beam chorus charge lament dispute notice whisper go shoot chime relate rail hit"
)


_ROLES_TOO = frozenset({"judge"})
"""Verbs whose other forms are people: only "judged" is a verb of speech."""


@dataclass(frozen=True, slots=True)
class Verb:
    """One form of a verb of speech. `frames` holds the letters explained above."""

    lemma: str
    form: Form
    frames: str
    noun_too: bool

    @property
    def is_strong(self) -> bool:
        """Whether the verb attributes without marks beside it."""
        if "k" in self.frames or ("b" in self.frames and self.form == "ing"):
            return False
        return any(frame in self.frames for frame in "cztnwd")

    def allows(self, frame: str) -> bool:
        """Whether the frame letter is one of the verb's."""
        return frame in self.frames


def _forms(lemma: str) -> dict[str, Form]:
    doubled = lemma + lemma[-1] if lemma in _DOUBLED else lemma
    if lemma.endswith("e"):
        past, ing = lemma + "d", lemma[:-1] + "ing"
    elif lemma.endswith("y") and lemma[-2] not in "aeou":
        past, ing = lemma[:-1] + "ied", lemma + "ing"
    else:
        past, ing = doubled + "ed", doubled + "ing"
    if lemma.endswith("y") and lemma[-2] not in "aeou":
        third = lemma[:-1] + "ies"
    elif lemma.endswith(("s", "sh", "ch", "x", "z", "go")):
        third = lemma + "es"
    else:
        third = lemma + "s"
    past, participle = _IRREGULAR.get(lemma, (past, past))
    forms: dict[str, Form] = {lemma: "base", third: "s", ing: "ing", participle: "participle"}
    forms[past] = "past"
    if lemma in _BRITISH:
        forms |= {lemma + "led": "past", lemma + "ling": "ing"}
    return forms


def _table() -> dict[str, Verb]:
    frames: dict[str, str] = {}
    for letters, lemmas in _LEMMAS.items():
        for lemma in lemmas.split():
            known = frames.get(lemma)
            # A manner verb that is also a plain verb of speech keeps the wider reading.
            frames[lemma] = letters if known is None else known + letters.replace("b", "")
    table: dict[str, Verb] = {}
    for lemma, letters in frames.items():
        for form, kind in _forms(lemma).items():
            if lemma in _ROLES_TOO and kind != "past":
                continue
            table[form] = Verb(lemma, kind, letters, lemma in _NOUNS_TOO)
    return table


VERBS: dict[str, Verb] = _table()
"""Lower-case form to verb."""

_PHRASAL: dict[tuple[str, str], tuple[str, str]] = {
    ("point", "out"): ("points pointed pointing", "cqi"),
    ("go", "on"): ("goes went going", "qi"),
    ("chime", "in"): ("chimes chimed chiming", "qi"),
    ("fire", "back"): ("fires fired firing", "cqi"),
    ("hit", "back"): ("hits hit hitting", "cqi"),
    ("shoot", "back"): ("shoots shot shooting", "qi"),
    ("snap", "back"): ("snaps snapped snapping", "qi"),
    ("call", "out"): ("calls called calling", "qi"),
    ("cry", "out"): ("cries cried crying", "qi"),
    ("spell", "out"): ("spells spelled spelt spelling", "cqi"),
    ("sum", "up"): ("sums summed summing", "qi"),
    ("blurt", "out"): ("blurts blurted blurting", "cqi"),
    ("read", "out"): ("reads read reading", "q"),
    ("ask", "for"): ("asks asked asking", "n"),
    ("call", "for"): ("calls called calling", "n"),
    ("call", "on"): ("calls called calling", "nav"),
    ("call", "upon"): ("calls called calling", "nav"),
    ("appeal", "to"): ("appeals appealed appealing", "dav"),
    ("give", "evidence"): ("gives gave giving", "t"),
    ("make", "clear"): ("makes made making", "t"),
    ("let", "slip"): ("lets letting", "cq"),
    ("put", "it"): ("puts put putting", "qt"),
    ("hit", "out"): ("hits hit hitting", "rp"),
    ("lash", "out"): ("lashes lashed lashing", "rp"),
    ("speak", "out"): ("speaks spoke speaking", "rp"),
    ("pay", "tribute"): ("pays paid paying", "rp"),
}


def _phrasal_table() -> dict[tuple[str, str], Verb]:
    table: dict[tuple[str, str], Verb] = {}
    for (lemma, particle), (forms, frames) in _PHRASAL.items():
        table[lemma, particle] = Verb(f"{lemma} {particle}", "base", frames, False)
        for form in forms.split():
            if form.endswith("ing"):
                kind: Form = "ing"
            else:
                kind = "s" if form.endswith("s") else "past"
            table[form, particle] = Verb(f"{lemma} {particle}", kind, frames, False)
    return table


PHRASAL_VERBS: dict[tuple[str, str], Verb] = _phrasal_table()
"""Form and particle to verb, for verbs that speak only together with their particle."""
