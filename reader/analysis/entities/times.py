"""Dates and times by rules: DATE and TIME.

In: a text. Out: matches in code points, label by label, as in OntoNotes 5: dates and
spans of days or longer are DATE, times of day and spans shorter than a day TIME. Every repetition
in the patterns is bounded, so that the time is linear in the length of the text.

Months and weekdays count only with their capital: "may", "march", "sat" and "sun" are words.
"""

import re
from collections.abc import Iterator

from reader.analysis.entities.numbers import SPELLED, Match


def _exact(pattern: str) -> str:
    """A pattern whose spaces count within a verbose one."""
    return pattern.replace(" ", r"\ ")


_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan\.?|Feb\.?|Mar\.|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)(?!\w)"
)
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?!\w)"
_DAYS = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days(?!\w)"
_DAY_SHORT = r"(?:Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun)\.?(?!\w)"
_NUMBER = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?!\w)"
_YEAR = r"(?:1[0-9]|20)\d\d(?!\w)"
_COUNT = _exact(
    rf"(?:\d{{1,4}}(?:[.,]\d{{1,3}})?|(?i:{SPELLED}|an?|several|a few|few|many|some|"
    r"a couple of|couple of|half an?))"
)
_LONG = r"(?:days?|weeks?|weekends?|fortnights?|months?|quarters?|years?|decades?|centur(?:y|ies))"
_SHORT = r"(?:seconds?|minutes?|mins?|hours?|hrs?)"
_PART = r"(?:morning|afternoon|evening|night|noon|midday|midnight|dawn|dusk)"
_SEASON = r"(?:spring|summer|autumn|winter|fall)"
_WHICH = r"(?i:last|next|this|past|previous|following|coming|same|that|the|early|late|mid)"
_APPROXIMATE = _exact(
    r"(?:(?i:about|around|nearly|almost|over|more than|less than|at least|up to|the last|"
    r"the past|the next) )?"
)
_ZONE = _exact(
    r"(?: ?(?:GMT|UTC|BST|EST|EDT|CST|CDT|PST|PDT|ET|PT|CET|IST|WAT|EAT|SAST|local time)(?!\w))?"
)
_BEFORE = (
    r"(?<![\w$€£/-])"
    # What any alternative starts with: most other words are passed over without trying them all.
    r"(?=[\dA-Z]|a[\ bglnrtu]|co|e[aivl]|f[aeiou]|ha|l[ae]|m[aio]|n[eio]|o[nv]|p[ar]|s[aeiopu]"
    r"|t[ehwo]|up|wi|ye)"
)

_DATE = re.compile(
    rf"""{_BEFORE}(?:
    (?:(?:{_DAY}|{_DAY_SHORT}),?\ )?
      (?:{_MONTH}\ {_NUMBER}(?:\ ?[-–]\ ?(?:{_MONTH}\ )?{_NUMBER})?(?:,?\ {_YEAR})?
        |(?:the\ )?{_NUMBER}(?:\ ?(?:-|–|to|and)\ ?{_NUMBER})?(?:\ of)?\ {_MONTH}(?:,?\ {_YEAR})?)
  | (?:(?i:early|late|mid|the\ end\ of|last|next|this)[ -])?
      {_MONTH}(?:\ of)?(?:,?\ (?:{_YEAR}|last\ year|next\ year|this\ year))
  | \d{{4}}-\d\d-\d\d | \d{{1,2}}[/.]\d{{1,2}}[/.](?:\d{{4}}|\d\d)(?![\w/])
  | (?:(?i:early|late|mid)[ -])?(?:[Tt]he\ )?(?:(?:early|late|mid)[ -])?(?:1[5-9]|20)\d0['’]?s(?!\w)
  | (?:[Tt]he\ )?(?:\w{{3,12}}th|first|second|third|\d{{1,2}}(?:st|nd|rd|th))[ -]century
  | (?:[Tt]he\ )?(?:first|second|third|fourth|last|final|next|previous)[ -]
      (?:quarter|half|week|month|day|year|weekend)s?\ of\ (?:{_YEAR}|the\ year|last\ year|{_MONTH})
  | (?:fiscal|financial|FY)\ ?(?:year\ )?{_YEAR} | {_YEAR}[-–/](?:{_YEAR}|\d\d(?!\w))
  | (?:{_WHICH}\ )?{_SEASON}\ (?:of\ )?{_YEAR}
  | (?:(?:{_WHICH}|(?i:every))\ )?(?:{_DAY}|{_DAYS})
  | (?:{_WHICH}|(?i:every|each))\ (?:\w{{2,8}}\ )?{_LONG}(?!\w)(?:\ ago)?
  | {_WHICH}\ {_SEASON}(?!\w) | (?i:last|next|this|early|late|mid-?)\ {_MONTH}
  | (?i:the\ day\ (?:before|after)(?:\ yesterday|\ tomorrow)?|(?:yesterday|today|tomorrow)(?!\w))
  | {_APPROXIMATE}{_COUNT}(?:\ (?:more|consecutive|straight|long|full))?[ -]{_LONG}
      (?:[ -]old)?(?!\w)(?:\ (?:ago|earlier|later|before|from\ now))?
  | [Aa]ged?\ \d{{1,3}}(?!\w|[.,]\d)
  | (?<=[ ]in\ )(?:May|March)(?!\w) | {_MONTH}(?<!May)(?<!March)
  | {_YEAR}(?![.,]\d|\ (?:people|men|women|children|metres|meters|km|kilometres))
    )""",
    re.VERBOSE,
)
_TIME = re.compile(
    rf"""{_BEFORE}(?:
    (?:[01]?\d|2[0-3])(?:[:.][0-5]\d)?(?::[0-5]\d)?\ ?(?:[ap]\.m\.|[ap]m(?!\w)|[AP]M(?!\w)){_ZONE}
  | (?:[01]?\d|2[0-3]):[0-5]\d(?!\d|:\d){_ZONE}
  | (?:[01]\d|2[0-3])[0-5]\d\ ?(?:GMT|UTC|hours|hrs)(?!\w)
  | (?:(?:early|late)\ )?(?:{_DAY}|(?i:yesterday|tomorrow))\ {_PART}(?!\w)
  | (?i:this|last|that|every|early|late|the\ previous)\ {_PART}(?!\w)
  | (?i:tonight|midnight|midday|noon)(?!\w) | (?:\d\d?|\w{{3,6}})\ o['’]clock
  | {_APPROXIMATE}{_COUNT}(?:\ (?:more|full|extra))?[ -]{_SHORT}(?!\w)
      (?:\ (?:ago|earlier|later|before))?
    )""",
    re.VERBOSE,
)


def times(text: str) -> Iterator[Match]:
    """Times of day first, then dates, so that the more telling come first."""
    for label, pattern in (("TIME", _TIME), ("DATE", _DATE)):
        for match in pattern.finditer(text):
            yield Match(match.start(), match.end(), label)
