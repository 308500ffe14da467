"""Sentences: the unit a person moves by, selects and tags.

In: a text, or one block of it. Out: spans, trimmed of white space, in order, never overlapping,
never across a line break (a line of canonical text is a whole paragraph, heading or list item),
and together covering every code point that is not white space.

How: one linear pattern finds every run of end marks with what follows it; `_Block` decides from
the word before and the word after whether a sentence ends there. No dictionary is loaded and no
model is needed, because this runs while a key is held down.
"""

import re
from collections.abc import Iterator

from reader.model import Span

_WIDE = "。！？｡।॥።။។"
"""Marks of scripts that put no blank between sentences."""
_MARKS = ".!?…‽‼⁇⁈⁉؟۔։．" + _WIDE
_REVERSED = "“‘«‹"
"""Opening marks that close in some languages: so read between an end mark and a blank."""
_QUOTES = "\"'”’»›」』" + _REVERSED
_CLOSERS = "\"'”’»›」』)]}）】》〉］"
_OPENING_QUOTES = '"“‘«„「『'
_DASHES = "-—–―"

_EMOJI = "\u2600-\u27bf\U0001f000-\U0001faff"

_END = re.compile(
    rf"([{_MARKS}]"
    # Possessive throughout: a run is taken once, so a million full stops cost one pass.
    rf"(?:[{re.escape(_MARKS + _CLOSERS)}]"
    rf"|[ \xa0](?=\.(?:[ \xa0.{re.escape(_CLOSERS)}]|\Z))"  # ". . ."
    rf"|[{_REVERSED}](?=\s|\Z)"
    r"|[ \xa0\u202f]»(?=[\s,.]|\Z)"  # « Non ! »
    r"|\[[0-9a-z]{1,3}\](?=\s|\Z)|[⁰¹²³⁴-⁹†‡]"  # footnotes
    rf"|[ ]?[{_EMOJI}][\u200d\ufe0f{_EMOJI}]*+)*+)"
    r"(\s*+)([\"'“‘«‹„‚»›(\[{¿¡「『（*_—–―-]*+[ \xa0\u202f]?+)(\w{0,16})"
)
_SEPARATORS = re.compile(r"[\"“”„(\[«—–―/•⁃▪◦‣-]")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,3}")
_MARKER = re.compile(r"(?:\d{1,4}(?:\.\d{1,2})*|[A-Za-z]|[IVXivx]{1,4})")
_ROMAN = re.compile(r"[IVXLC]+")
_BULLETS = "•⁃▪◦‣"
_ITEM = re.compile(rf"(?:([{_BULLETS}])|(\d{{1,2}}|[a-z])(\.\)|[.)])[ \t])")


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


_NEVER = _words(
    "Mr Mrs Ms Mx Dr Adv Eng Engr Prof Rev Revd Fr Gen Lt Col Sgt Maj Capt Cpt Cmdr Cdr Cpl "
    "Pvt Pte Adm Brig Hon Gov Govs Sen Sens Rep Reps Amb Messrs Mme Mlle Supt Insp Det Atty "
    "Asst Assoc Pres Mgr Msgr Mt Sta Sto Ste Herr Dra Hrn Ald Cllr Comdr Ens Gens Profs Spc "
    "Sra MR MRS MS DR PROF GEN SEN REP GOV LT COL SGT CAPT ST vs v e.g i.e eg ie cf viz ca "
    "approx a.k.a aka c.f E.g I.e Cf"
)
"""What always has its name, its number or its other half behind it."""
_NUMBERED = _words(
    "No Nos no nos Nr nr N° n° p pp P Pp fig figs Fig Figs vol vols Vol Vols art arts Art "
    "Arts sec secs Sec Sect sect ch chs Ch par para paras App app ver eq Eq tel Tel ext Ext "
    "cl rm Apt apt op Op Bk bk ed Ed c § ss Ex Rs Rm NO"
)
"""An abbreviation before a number only: "No. 5", but "She said no."."""
_PERHAPS = _words(
    "Inc Ltd Co Corp Cos Bros Pty Jr Sr Esq St st Ft Pt Ave Blvd Rd Hwy Sq Ln Pl Ct Dept dept "
    "Govt govt Univ Inst Assn Intl Natl Bldg Hosp Mfg Ass Bhd Sdn Jan Feb Mar Apr Jun Jul Aug "
    "Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat Ala Ariz Ark Calif Cal Colo "
    "Conn Del Fla Ga Ida Ill Ind Kan Kans Ky La Mass Md Mich Minn Miss Mo Mont Neb Nebr Nev "
    "Okla Ore Oreg Pa Penn Tenn Tex Va Vt Wash Wis Wisc Wyo Ont Que Alta Sask est al Ph co "
    "Jnr Snr ret Ret Gdn Gdns Sec Bde Bn Regt Div Sup"
)
"""Ends a sentence only where the next word is one that begins sentences."""
_BEFORE_SMALL = _words(
    "etc et al Etc pct misc incl excl max min avg hr hrs mins secs wk wks yr yrs mo mos ft lb "
    "lbs oz kg km cm mm mi sq mph in gal qt pt tbsp tsp temp ext orig trans rev repr assn "
    "intl natl assoc mgr dir mfg exp def adj adv pl sing conf appt acct bldg sr jr inc ltd "
    "corp bros ibid id resp prob esp cont fwd med tech gen lt sgt maj capt col prof dr mr mrs "
    "ms st ave blvd rd pres gov sen rep hon approx"
)
"""An abbreviation before a small letter only, where an ordinary word would end its sentence."""
_STARTERS = _words(
    "The A An This That These Those It Its It’s It's He She They We You I His Her Their Our "
    "My Your But And Or Nor So Yet If When Whenever While Where Why How What Who Whom Whose "
    "Which As At In On For From With Without After Before Since Although Though Because "
    "However Moreover Meanwhile Then There Here Now Not Some Many Most Much Both Each Every "
    "All Another Other Others Such Even Still Also Once Until Unless Despite During Under By "
    "To Of Did Do Does Don Is Are Was Were Can Could Would Should Has Have Had Let Please "
    "Nobody Nothing Everyone Everything Someone Instead Perhaps Maybe Later Today Yesterday "
    "Tomorrow Asked Among Between Neither Either Only Just Like Thus Therefore Indeed Finally "
    "Often Sometimes Soon Officials Critics Last Next"
)
_AFTER_TIME = _words(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thurs Fri "
    "Sat Sun January February March April May June July August September October November "
    "December Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec "
    "EST EDT ET CST CDT CT MST MDT MT PST PDT PT GMT UTC BST CET CEST IST JST WAT "
    "EAT SAST AEST Eastern Central Mountain Pacific Greenwich Moscow London Tokyo Beijing"
)
_SAYS = (
    "said|says|asked|asks|added|adds|wrote|writes|replied|shouted|cried|wondered|exclaimed|tweeted|"
    "demanded|answered|continued|called|laughed|joked|recalled|whispered|told|yelled|inquired"
)
_NAME = r"[A-Z][\w.’'-]{0,24}"
_SPEAKER = re.compile(rf"(?!(?:He|She|They|We|It|You)\b){_NAME}(?: {_NAME}){{0,3}} (?:{_SAYS})\b")
"""Who asked, in '"Why?" Grace Odhiambo asked.': the words after a question stay with it."""
_CREDIT = re.compile(r"[^.!?…]{1,60}\.?\Z")
"""Who is quoted, at the end of a line after a dash: '“It is over.” — Ida Moe'."""
_CJK_SPEAKER = re.compile(r"[とっ]|[^。！？，、,\s]{0,6}(?:说|說|问|問|道|喊|称|稱|表示)")
_GLUED = re.compile(
    r"(?!(?:Com|Org|Net|Js)\b)(?:[^\W\d_]{2,20}(?:[’'][a-z]{1,2})?|[AI])(?:[.,;:!?]?\s|\Z)"
)


def split_sentences(text: str) -> tuple[Span, ...]:
    """The sentences of a whole text."""
    return sentences_in(text, 0, len(text))


def sentences_in(text: str, start: int, end: int) -> tuple[Span, ...]:
    """The sentences of `text[start:end]`, in offsets of `text`; nothing outside is looked at."""
    spans: list[Span] = []
    while start < end:
        line_end = text.find("\n", start, end)
        if line_end < 0:
            line_end = end
        block = _Block(text, start, line_end)
        spans.extend(block.sentences())
        start = line_end + 1
    return tuple(spans)


class _Block:
    """One line of a text, and the decisions about the end marks in it."""

    __slots__ = ("begin", "end", "text")

    def __init__(self, text: str, start: int, end: int) -> None:
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        self.text = text
        self.begin = start  # of the sentence being read
        self.end = end

    def sentences(self) -> Iterator[Span]:
        """The spans of this line."""
        if self.begin == self.end:
            return
        items = self._items()
        items.reverse()
        for match in _END.finditer(self.text, self.begin, self.end):
            stop = match.end(1)
            while items and items[-1] <= match.start():
                yield from self._close(items[-1], items.pop())
            if stop < self.end and match.start() >= self.begin and self._ends(match):
                yield from self._close(stop, match.start(3))
        for item in reversed(items):
            yield from self._close(item, item)
        yield from self._close(self.end, self.end)

    def _close(self, stop: int, following: int) -> Iterator[Span]:
        """The sentence from `begin` to `stop`; the next begins at `following`."""
        while stop > self.begin and self.text[stop - 1].isspace():
            stop -= 1
        if stop > self.begin:
            yield Span(self.begin, stop)
            self.begin = following

    def _ends(self, match: re.Match[str]) -> bool:
        """Whether the sentence ends with this run of marks."""
        text = self.text
        dot, stop = match.span(1)
        after = match.start(4)
        if after >= self.end:  # only marks follow: they are its tail
            return False
        run = text[dot:stop]
        glued = match.end(2) == stop
        first = text[after]
        small = first.islower() and not text[after + 1 : after + 2].isupper()  # iPhone is not small
        if text[dot] in _WIDE:
            return not small and not (
                run[-1] in _QUOTES and _CJK_SPEAKER.match(text, stop, self.end)
            )
        if glued:
            return self._ends_glued(dot, stop)
        if first in ",;:)]&%=/" or (dot > self.begin and text[dot - 1] == "[" and "]" in run):
            return False
        quoted = len(run) > 1 and any(mark in _QUOTES for mark in run)
        dashed = bool(match[3]) and match[3][0] in _DASHES
        if quoted and dashed and _CREDIT.match(text, after, self.end):
            return False
        if any(mark in "?!؟‽‼⁇⁈⁉" for mark in run):
            if small:
                return False
            if quoted and _SPEAKER.match(text, after, self.end):
                return False
            return self._word(dot) != "Yahoo" or match[4] in _STARTERS
        if run.count(".") > 1 or "…" in run:
            # "the thing is … I mean": three dots before "I" are a pause, four an end.
            return not small and not (match[4] == "I" and run.count(".") < 4)
        if small:
            return not quoted and len(run) == 1 and self._ends_before_small(dot)
        return self._ends_before_capital(match, self._word(dot), quoted)

    def _ends_before_capital(self, match: re.Match[str], word: str, quoted: bool) -> bool:
        """Whether a full stop after `word` ends the sentence when no small letter follows."""
        following = match[4]
        dot = match.start()
        if word in _NEVER or self._is_marker(word, dot):
            return False
        dashed = bool(match[3]) and match[3][0] in _DASHES
        if dashed and dot - self.begin < 48 and self.text[self.begin : dot].isupper():
            return False  # a dateline: "CAPE TOWN. – The owner"
        number = following[:1].isdigit()
        if word in _NUMBERED and (number or _ROMAN.fullmatch(following)):
            return False
        if word.lower() in ("a.m", "p.m"):
            # "At 5 a.m. Mr Osei left": a time that opens a sentence does not end it.
            return dot - self.begin > 12 and following not in _AFTER_TIME and not dashed
        short = len(word) == 1 and word.isalpha()
        if short or word in _PERHAPS or _DOTTED.fullmatch(word):
            if quoted or dashed:
                return quoted
            if number:
                return False
            if not short and any(mark in _OPENING_QUOTES for mark in match[3]):
                return True  # "in Utica, N.Y. “We …": a quotation begins a sentence
            if self.text[match.end(4) : match.end(4) + 1] == "." and len(following) == 1:
                return False  # "K. A. Perera"
            # A caseless letter says nothing, so an initial there never ends a sentence.
            return following in _STARTERS
        return True

    def _ends_before_small(self, dot: int) -> bool:
        """Whether a full stop ends a sentence although the next begins without a capital.

        Only after a plain word that is no abbreviation: messages and captions are written so.
        """
        word = self._word(dot)
        return (
            len(word) > 3
            and word.isalpha()
            and word.islower()
            and word not in _BEFORE_SMALL
            and word not in _PERHAPS
            and word not in _NEVER
        )

    def _ends_glued(self, dot: int, stop: int) -> bool:
        """Whether a sentence ends where the blank after it is missing: "is over.The council"."""
        text = self.text
        before = text[max(self.begin, dot - 2) : dot]
        if len(before) < 2 or not (before.islower() or before.isdigit()) or not before.isalnum():
            return False
        if not _GLUED.match(text, stop, self.end) or not text[stop].isupper():
            return False
        word = self._word(dot)
        if word in _NEVER or word in _PERHAPS or word in _NUMBERED:
            return False
        # An address has a full stop before a capital too.
        token = text[max(self.begin, dot - 80) : dot].rsplit(None, 1)[-1]
        return not any(mark in token for mark in ("/", "@", "www.", "\\", "_"))

    def _word(self, dot: int) -> str:
        """The word before an end mark, without what opens it; "" after a blank."""
        if dot == self.begin or self.text[dot - 1].isspace():
            return ""
        # 24 code points hold every abbreviation, and bound the cost in a text without blanks.
        word = self.text[max(self.begin, dot - 24) : dot].rsplit(None, 1)[-1]
        if not word.isalnum():
            word = _SEPARATORS.split(word)[-1].lstrip("'‘’")
        return word

    def _is_marker(self, word: str, dot: int) -> bool:
        """Whether `word` is the number of a list item or heading: "2. Tea", "• 9. Tea"."""
        before = self.text[self.begin : min(dot - len(word), self.begin + 4)]
        return not before.strip(_BULLETS + " \t(") and _MARKER.fullmatch(word) is not None

    def _items(self) -> list[int]:
        """Where further items begin in a line that is a list run together: "1) tea 2) salt"."""
        match = _ITEM.match(self.text, self.begin, self.end)
        if not match:
            return []
        bullet, label, mark = match.groups()
        starts: list[int] = []
        position = match.end()
        while True:
            if not bullet:
                following = int(label) + 1 if label.isdigit() else chr(ord(label) + 1)
                label = str(following)
            needle = f" {bullet}" if bullet else f" {label}{mark} "
            position = self.text.find(needle, position, self.end)
            if position < 0:
                return starts
            starts.append(position + 1)
            position += len(needle)
