"""Tokens: the words, numbers and marks of a sentence with their places.

In: a text and a span of it. Out: tokens in the order of the text, each with its code points. The
model was trained on exactly these tokens, so a change here asks for a new model.

Clitics stand alone ("Kenya" "'s", "do" "n't"), hyphenated words are split ("EU" "-" "funded"),
abbreviations and initials keep their full stop ("U.S.", "Mr.", "J."), an address is one token.
"""

import re
from typing import NamedTuple

from reader.model.span import Span

LETTERS = r"[^\W\d_][̀-ͯ]*"


def word_set(words: str) -> frozenset[str]:
    """The words of a list that is written as a string."""
    return frozenset(words.split())


ABBREVIATIONS = word_set(
    "Mr Mrs Ms Messrs Dr Prof Rev Fr Hon Gen Lt Col Maj Capt Cmdr Sgt Cpl Adm Brig Sen Rep Reps "
    "Sens Gov Pres Supt Insp Det Amb St Ste Mt Ft Jr Sr Inc Corp Co Cos Ltd Bros Plc No Nos vs v "
    "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Ave Blvd "
    "Rd Hwy Calif Fla Mass Pa Ill Mich Conn Ariz Wash Tenn Ala Ga Va Ky La Minn Miss Mo Mont Neb "
    "Nev Okla Ore Wis Wyo Colo Del Md Ind Kan Ont Que Alta Sask Man Dept Univ Assn Bldg etc"
)

_TOKEN = re.compile(
    rf"""
    (?:https?://|www\.)[^\s<>"]*[^\s<>".,;:!?)\]'’]             # address
  | (?:{LETTERS}\.){{2,}}(?:[A-Z](?![^\W_]))?                 # U.S. e.g. U.S.A
  | (?:{"|".join(sorted(ABBREVIATIONS))})\.(?!\w)                     # Mr. Inc.
  | [A-Z]\.(?=[ ]?[A-Z])                                      # J. in J. Smith
  | (?:[ldLD]['’])(?=[A-ZÀ-Þ])(?=\w)(?:{LETTERS})+            # d'Ivoire, L'Aquila
  | \d+(?:[.,:/]\d+)*                                         # 1,200.5 10:30 3/4
  | ['’](?:s|S|re|RE|ve|VE|ll|LL|d|D|m|M)(?![^\W_])           # clitics
  | [nN]['’][tT](?![^\W_])                                    # n't
  | [A-Z]{{1,3}}&[A-Z]{{1,3}}(?![^\W_])                       # AT&T
  | (?:{LETTERS})+?(?=[nN]['’][tT](?![^\W_]))                 # do in don't
  | (?:[^\W_][̀-ͯ]*)+
    (?:['’](?!(?:s|S|re|RE|ve|VE|ll|LL|d|D|m|M|t|T)(?![^\W_]))(?:{LETTERS})+)*
    (?:\.(?:com|org|net|gov|edu|io|tv)(?!\w))?                # words, O'Brien, Amazon.com
  | \.{{2,}} | -{{2,}} | [`']{{2}}
  | \S
    """,
    re.VERBOSE,
)


class Token(NamedTuple):
    """One token: `word` stands at `[start, end)`, in code points of the text."""

    word: str
    start: int
    end: int


def tokens(text: str, span: Span | None = None) -> tuple[Token, ...]:
    """The tokens of `text`, or of the part of it that `span` covers."""
    start, end = span or (0, len(text))
    return tuple([Token(match[0], *match.span()) for match in _TOKEN.finditer(text, start, end)])
