"""Amounts by rules: MONEY, PERCENT, ORDINAL and CARDINAL.

In: a text. Out: matches in code points, label by label; labels as in OntoNotes 5
(release notes, section 2.6). Every repetition in the patterns is bounded, so that the time is
linear in the length of the text whatever it holds.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

UNITS = "one|two|three|four|five|six|seven|eight|nine"
TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
SCALES = "hundred|thousand|lakh|crore|million|billion|trillion"

DIGITS = r"\d{1,15}(?:[,.]\d{1,9}){0,5}"
WORDS = rf"(?:(?:{TENS})(?:[- ](?:{UNITS}))?|{TEENS}|{UNITS})"
SCALE = rf"(?:{SCALES})"
SPELLED = rf"{WORDS}(?:[ -]{SCALE}){{0,3}}(?:(?: and)? {WORDS}(?: {SCALE})?)?"
NUMBER = rf"(?:{DIGITS}(?: ?(?:{SCALE}s?|bn|mn|tn|[mk])(?!\w))?|{SPELLED})"

_SYMBOL = (
    r"(?:(?:US|A|C|NZ|HK|S|CA|AU|R|Z|J)?\$|€|£|¥|₦|₹|₱|₩|₪|₽|₺|₫|₵|"
    r"(?<!\w)(?:USD|EUR|GBP|JPY|CHF|KSh|Ksh|KES|Sh|TSh|Tsh|USh|Ush|Rs\.?|INR|PKR|NGN|GH¢|GH₵|GHS|"
    r"ZAR|RM|Rp|AED|SAR|CAD|AUD|NZD|CNY|RMB|BRL|[NRP])(?=[ ]?\d))"
)
_CURRENCY = (
    r"(?:(?:US|U\.S\.|American|Canadian|Australian|Zimbabwe|Hong Kong|Singapore|New Zealand|"
    r"Kenyan?|Ugandan?|Tanzanian?|Indian|Pakistani|Sri Lankan|Nepali|Swiss|CFA|Egyptian|British|"
    r"Mexican|Philippine|Argentine|Saudi|Omani|Iranian|Turkish|Russian) )?"
    r"(?:dollars?|cents?|euros?|pounds?|pence|sterling|yen|yuan|renminbi|francs?|rupees?|rupiah|"
    r"naira|kobo|cedis?|shillings?|rand|birr|kwacha|pula|dirhams?|dinars?|riyals?|rials?|"
    r"pesos?|reais|ringgit|baht|won|taka|lira|liras|roubles?|rubles?|hryvnias?|zloty|kronor|"
    r"kroner?|krona|forints?|shekels?|marks|lire|guilders?|bolivars?|dong|kyat|USD|EUR|GBP|"
    r"US\$|bitcoins?)(?!\w)"
)
_RANGE = rf"(?:\s?(?:-|–|to|and)\s?{NUMBER})?"
_HEADING = r"(?<![\w.,$€£¥])"

_MONEY = re.compile(
    rf"{_SYMBOL} ?{NUMBER}(?: ?(?:-|–|to) ?{_SYMBOL}? ?{NUMBER})?"
    rf"|{_HEADING}{NUMBER}{_RANGE}[ -]{_CURRENCY}",
)
_PERCENT = re.compile(
    rf"{_HEADING}{NUMBER}{_RANGE}(?: ?%|[ -](?:per ?cent|pct|percentage points?)(?!\w))",
    re.IGNORECASE,
)
_ORDINAL = re.compile(
    rf"(?<![\w-])(?:first|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|"
    rf"thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|"
    rf"(?:{TENS})-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|"
    rf"hundredth|(?<=the )second|\d{{1,6}}(?:st|nd|rd|th))(?!\w)(?!-(?:hand|aid))",
    re.IGNORECASE,
)
_CARDINAL = re.compile(
    rf"{_HEADING}(?<!no )(?<!the )(?<!-)(?:(?:dozens|hundreds|thousands|millions|billions)"
    rf"(?= of )|(?:a )?dozen(?!\w)|half a (?:million|billion|dozen)|{NUMBER})"
    rf"(?![\w$€£%]|-\w|['’]s|[.,:/]\d| another)",
    re.IGNORECASE,
)


class Match(NamedTuple):
    """What a rule found: `[start, end)` in code points, and its label."""

    start: int
    end: int
    label: str


def amounts(text: str) -> Iterator[Match]:
    """Money, shares, ranks and counts, the more telling first where they overlap."""
    for label, pattern in (
        ("MONEY", _MONEY),
        ("PERCENT", _PERCENT),
        ("ORDINAL", _ORDINAL),
        ("CARDINAL", _CARDINAL),
    ):
        for match in pattern.finditer(text):
            yield Match(match.start(), match.end(), label)
