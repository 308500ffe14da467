"""What stands in marks without being said: a stretch and its neighbours in, a verdict out.

Titles of works, nicknames, words mentioned as words, and scare quotes.
"""

import re
from collections.abc import Callable, Sequence

from reader.analysis.quotations.cues.noun_cues import in_words_of
from reader.analysis.quotations.grammar.items import Item
from reader.analysis.quotations.grammar.verbs_here import verb_at
from reader.analysis.quotations.lexicon.roles import ROLES
from reader.analysis.quotations.lexicon.verbs import VERBS
from reader.analysis.quotations.lexicon.words import OBJECT_PRONOUNS, word_set

_WORKS = word_set(
    "film movie book novel memoir song album single track show series sitcom drama play musical "
    "poem painting exhibition exhibit documentary episode podcast programme program game essay "
    "article column headline title titled entitled headlined called named nicknamed dubbed "
    "known hit bestseller blockbuster opera ballet sculpture photograph video clip segment tune "
    "anthem history biography magazine newsletter blog comedy thriller classic sequel trilogy "
    "bestselling"
)
_MENTIONED = word_set(
    "word words term phrase expression label hashtag acronym nickname so-called slogan motto "
    "concept notion category moniker alias codename codenamed meaning means"
)
_NAMING = word_set(
    "titled entitled subtitled headlined captioned nicknamed codenamed slogan slogans motto "
    "so-called heading title caption label rubric marked stamped inscribed headed engraved "
    "headline headlines hashtag alias aliases nickname moniker pseudonym codename inscription"
)
_ON_DISPLAY = word_set(
    "sign signs placard placards poster posters banner banners shirt shirts t-shirt t-shirts cap "
    "caps hat hats button buttons sticker stickers billboard billboards plaque plaques mural badge "
    "murals badges tattoo tattoos mug mugs"
)
_SHOWS = word_set("read reads said says say proclaimed declared")
_SHOWING = word_set("reading saying proclaiming declaring with bearing")
_DUBS = word_set("called calls calling dubbed labelled labeled branded christened dubs brands")
_SUNG = word_set("sang sing sings singing sung")
_ALOUD = word_set("chant chanted chanting chants shout shouted shouting sang sing singing repeat")
_KNOWN_AS = (("known", "as"), ("goes", "by"), ("go", "by"), ("went", "by"), ("by", "the", "name"))
_MAKERS = word_set("actor actress star singer rapper author creator director alum alumna host")
_LONGEST_WORK = 40
"""Code points."""

_SMALL = word_set("a an the of and or in on for to at by with from is not")
_WORD = re.compile(r"[^\W_][\w’'-]*")


_TEASER = re.compile(r"\s*(?:READ|WATCH|LISTEN|SEE|MORE|RELATED|ALSO)\b[A-Z ]{0,20}:")


def is_teaser(text: str, start: int) -> bool:
    """Whether a line at code point `start` points to another article ("READ MORE: …")."""
    return _TEASER.match(text, start) is not None


def is_title(inner: str) -> bool:
    """Whether the words are capitalised as those of a title are, and end without a full stop."""
    words = _WORD.findall(inner)
    if len(words) < 2 or len(words) > 12 or inner.rstrip()[-1:] in "!?…":
        return False
    main = [word for word in words if word.lower() not in _SMALL]
    return len(main) >= 2 and all(word[0].isupper() or word[0].isdigit() for word in main)


def is_not_speech(inner: str, items: Sequence[Item], at: int) -> bool:
    """Whether the stretch at item `at` is a title, a nickname or a mentioned word.

    `inner` is its text without the marks.
    """
    words = _WORD.findall(inner)
    if not words:
        return True
    before = items[at - 1] if at > 0 else None
    after = items[at + 1] if at + 1 < len(items) else None
    if _is_nickname(inner, words, before, after) or _is_made_by(items, at):
        return True
    if before is not None and before.low in {"on", "in"} and len(words) == 1 and words[0].isupper():
        return len(words[0]) > 1  # "said on “DWTS”"
    if is_title(inner) and not _is_attributed(items, at):
        return True
    if is_title(inner.rstrip(" !?…")) and _is_presented(items, at):
        return True
    if at > 1 and items[at - 1].low == "or" and items[at - 2].stretch >= 0:
        named = at - 2 - int(items[at - 3].low == "," if at > 2 else 0)
        if (
            _is_named(items, at - 2)
            or {i.low for i in items[max(0, named - 3) : named]} & _MENTIONED
        ):
            return True  # "the nickname “mkono,” or “the hand”"
    if _is_named(items, at) or _is_listed(inner, items, at) or _is_displayed(items, at):
        return True
    if _is_dubbed(items, at) or in_words_of(items, at) is not None:
        return False
    near = {item.low for item in items[max(0, at - 3) : at]}
    capitalised = words[0][0].isupper() and len(words) <= 8
    if capitalised and near & _WORKS:
        return True
    lows = [item.low for item in items[max(0, at - 4) : at] if item.low != ":"]
    borne = lows[-3::2] == ["with", "words"]
    # "a picture with the words “Guess who”" gives what somebody says
    return len(words) <= 4 and bool(near & _MENTIONED) and not borne


def screened(items: Sequence[Item], words: Callable[[int], str]) -> tuple[Sequence[Item], set[int]]:
    """Items with titles and nicknames as names, and the numbers of their stretches.

    `words` gives what stands inside a stretch. A title that holds the comma behind it, as American
    papers write, keeps it: its `low` is "title,".
    """
    changed = list(items)
    silent: set[int] = set()
    for at, item in enumerate(items):
        if item.tag == "QUOTE" and is_not_speech(words(item.stretch), items, at):
            closed = words(item.stretch).rstrip().endswith(",")
            changed[at] = item._replace(tag="NAME", low="title," if closed else item.low)
            silent.add(item.stretch)
    return (changed, silent) if silent else (items, silent)


def _is_presented(items: Sequence[Item], at: int) -> bool:
    """ "“Hail, Harbour!” — a film by Ann Roe": an apposition says what kind of work it is."""
    after = items[at + 1 : at + 9]
    if after and after[0].tag == "PUNCT":
        after = after[1:]
    if len(after) < 2 or after[0].tag != "DET" or at == 0:
        return False
    noun = next((n for n, item in enumerate(after) if item.low in _WORKS), None)
    return noun is not None and all(item.tag in {"WORD", "NAME", "NUM"} for item in after[1:noun])


def _is_named(items: Sequence[Item], at: int) -> bool:
    """ "A memo entitled “…”", "under the slogan “…”", "known online as “…”": what it is called.

    Whoever chants a slogan says it.
    """
    lows = [item.low for item in items[max(0, at - 6) : at]]
    while lows and lows[-1] in {",", ":", "of", "is", "was"}:
        lows.pop()
    if not lows:
        return False
    if lows[-1] in _NAMING:
        return not _ALOUD & set(lows)
    if lows[-1] == "as" and "known" in lows[-4:-1] and items[at - 1].low == "as":
        return True
    return any(tuple(lows[-len(words) :]) == words for words in _KNOWN_AS)


def _is_displayed(items: Sequence[Item], at: int) -> bool:
    """ "In a shirt that read “…”", "posters with “…”": words on a thing that somebody has.

    Where a thing is the subject ("The sign says “…”"), it speaks.
    """
    if at < 2:
        return False
    verb, thing = items[at - 1], items[at - 2]
    if thing.low in {"that", "which"} and at > 2:
        return verb.low in _SHOWS and items[at - 3].low in _ON_DISPLAY
    return verb.low in _SHOWING and thing.low in _ON_DISPLAY


def _is_listed(inner: str, items: Sequence[Item], at: int) -> bool:
    """ "“The Long Tide,” by Ann Roe", "“Yes to all” (2010)": an entry with author or year."""
    after = items[at + 1 : at + 4]
    if len(after) > 2 and after[0].low == "(" and after[1].tag == "NUM" and after[2].low == ")":
        return len(after[1].low) == 4
    if after and after[0].low == ",":
        after = after[1:]
    if len(after) < 2 or after[0].low != "by" or after[1].tag != "NAME":
        return False
    told = any(
        items[back].low == "as" or verb_at(items, back) is not None
        for back in range(max(0, at - 4), at)
    )
    return not told and (inner.rstrip()[-1:] == "," or inner[:1].isupper())


def _is_attributed(items: Sequence[Item], at: int) -> bool:
    """Whether a verb of speech stands right before the marks, or opens the clause behind them."""
    before = items[at - 1] if at > 0 else None
    if before is not None and before.low in {",", ":"} and at > 1:
        before = items[at - 2]
        if items[at - 1].low == ":":
            return True
    if before is not None and _is_dubbed(items, at):
        return True
    if before is not None and before.low in VERBS and before.tag == "WORD":
        return before.low not in _SUNG  # a song
    if at > 1:
        return False
    return any(item.low in VERBS and item.tag == "WORD" for item in items[at + 1 : at + 5])


def _is_dubbed(items: Sequence[Item], at: int) -> bool:
    """ "Olsen called Marsh “The Prince of Dust”": whom a naming verb names, right before."""
    back = at - 1
    if items[back].low in ROLES and items[back - 1].tag == "DET":
        back -= 2  # "dubbed the professor “Betsy Cross”"
    elif items[back].low in OBJECT_PRONOUNS or items[back].low == "her":
        back -= 1
    while back > 0 and items[back].tag in {"NAME", "PRON"}:
        back -= 1
    return 0 < back < at - 1 and items[back].low in _DUBS and items[back - 1].tag != "AUX"


def _is_made_by(items: Sequence[Item], at: int) -> bool:
    """ "The “Pose” actor": a work by who plays in it or made it."""
    led = 0 < at < len(items) - 1 and items[at - 1].low in {"the", "a"}
    return led and items[at + 1].low in _MAKERS and items[at].end - items[at].start < _LONGEST_WORK


def _is_nickname(inner: str, words: Sequence[str], before: Item | None, after: Item | None) -> bool:
    """John "Johnny" Smith: short, capitalised, between two names, without punctuation."""
    if len(words) > 3 or inner.rstrip()[-1:] in ".,!?":
        return False
    if before is None or after is None or before.tag != "NAME" or after.tag != "NAME":
        return False
    return words[0][0].isupper() or words[0].lower() == "the"
