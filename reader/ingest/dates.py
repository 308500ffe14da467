"""Dates: a line as pages print it in, an ISO 8601 date or UTC time out.

"October 29, 2014", "Wed 29 Oct 2014 14.05 BST", "Veröffentlicht am 3. März 2024",
"29 октября 2014 г.", "2014年10月29日". A line has to be a date and nothing else; 03/04/2014 may be
two days and is no date.
"""

import re
from datetime import UTC, date, datetime, timedelta, timezone
from typing import NamedTuple

from reader.ingest.wordlists import words

_MONTH_NAMES = """
january jan januar januari janvier janv enero ene gennaio gen janeiro stycznia январь января янв січня
february feb februar februari février fevrier févr febrero febbraio fevereiro fev lutego февраль февраля фев лютого
march mar märz maerz mrz maart mars marzo março marco marca март марта березня
april apr avril avr abril abr aprile kwietnia апрель апреля апр квітня
may mai mei mayo maggio mag maio maja май мая травня
june jun juni juin junio giugno giu junho czerwca июнь июня июн червня
july jul juli juillet juil julio luglio lug julho lipca июль июля июл липня
august aug augustus août aout agosto ago sierpnia август августа авг серпня
september sep sept septembre septiembre settembre set setembro września wrzesnia сентябрь сентября сен вересня
october oct oktober okt octobre octubre ottobre ott outubro out października октябрь октября окт жовтня
november nov novembre noviembre novembro listopada ноябрь ноября ноя листопада
december dec dezember dez décembre decembre déc diciembre dic dicembre dezembro grudnia декабрь декабря дек грудня
"""  # noqa: E501 -- one month a line
MONTHS = {
    name: number
    for number, line in enumerate(_MONTH_NAMES.strip().splitlines(), start=1)
    for name in line.split()
}
WEEKDAYS = words(
    "monday mon tuesday tue tues wednesday wed thursday thu thur thurs friday fri saturday sat "
    "sunday sun montag mo dienstag di mittwoch mi donnerstag do freitag fr samstag sa sonntag so "
    "lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes "
    "sábado domingo lunedì martedì mercoledì giovedì venerdì sabato domenica maandag dinsdag "
    "woensdag donderdag vrijdag zaterdag zondag понедельник вторник среда четверг пятница суббота "
    "воскресенье"
)
# Abbreviations that mean one offset in news; "IST" and "BST" are read as India's and Britain's.
_ZONES = {
    "z": 0, "utc": 0, "gmt": 0, "bst": 60, "wet": 0, "cet": 60, "cest": 120, "eet": 120,
    "eest": 180, "msk": 180, "ist": 330, "jst": 540, "kst": 540, "est": -300, "edt": -240,
    "cst": -360, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420,
    "aest": 600, "aedt": 660, "sast": 120,
}  # fmt: skip
_ZONES_OF_TWO_OFFSETS = words("et ct mt pt")
"""Summer or winter time: the day is sure, the hour is not."""

_LABEL = re.compile(
    r"(?P<update>(?:last |zuletzt |dernière |última )?(?:updated|modified|revised|edited|"
    r"aktualisiert|mis à jour|mise à jour|actualizado|aggiornato|atualizado|bijgewerkt|обновлено))"
    r"|(?:first |originally )?(?:published|posted|date|issued|created|filed|veröffentlicht|"
    r"erschienen|publié|publiée|publicado|pubblicato|gepubliceerd|опубликовано|дата|datum)",
    re.IGNORECASE,
)
_AFTER_LABEL = re.compile(r"^[\s:–—-]*(?:(?:on|am|le|el|il|em|op)\b)?[\s:–—-]*", re.IGNORECASE)
_WEEKDAY = re.compile(r"([^\W\d_]{2,12})\.?,?\s+(?:den\s+|le\s+)?")

_MONTH = r"(?P<month>[^\W\d_]{3,12})\.?"
_DATES = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})",
        rf"{_MONTH}\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>\d{{4}})",
        rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th|er|\.|º)?[\s-]+(?:of\s+|de\s+)?{_MONTH},?[\s-]+"
        r"(?:de\s+|del\s+)?(?P<y>\d{4})(?:\s*(?:г\.?|года|року))?",
        r"(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.\s?(?P<y>\d{4})",
        r"(?P<a>\d{1,2})[/-](?P<b>\d{1,2})[/-](?P<y>\d{4})",
        r"(?P<y>\d{4})[年년]\s?(?P<m>\d{1,2})[月월]\s?(?P<d>\d{1,2})[日일]",
    )
)
_CLOCK = r"(?P<hour>\d{1,2})[:.h](?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d{1,9})?)?"
_TIME = re.compile(
    rf"{_CLOCK}\s*(?P<half>[ap]\.?m\.?)?(?:\s*uhr)?"
    r"\s*\(?(?P<zone>[a-z]{1,4}|(?:utc|gmt)?[+-]\d{1,2}(?::?\d{2})?)?\)?",
    re.IGNORECASE,
)
_BEFORE_TIME = re.compile(r"(?:\s|,|T|\||·|•|-|–|—|at\b|um\b|à\b|a las\b)*", re.IGNORECASE)


class DateLine(NamedTuple):
    """A date, and whether the line calls it an update rather than the publication."""

    iso: str
    update: bool = False


def parse_date(line: str) -> DateLine | None:
    """The date that `line` consists of, or None.

    The result is a date, or, where the line gives a time with its zone, a time in UTC
    ("2014-10-29T13:05:00Z"). Of several ("Published …, updated …") the first counts.
    """
    line = line.strip(" \t()[]|·•.,")
    if not 6 <= len(line) <= 120:
        return None
    update = False
    if label := _LABEL.match(line):
        update = label["update"] is not None
        line = _AFTER_LABEL.sub("", line[label.end() :], count=1)
    found = _at_start(line)
    if found is None:
        return None
    iso, end = found
    rest = line[end:].strip(" \t()|·•.,;-–—/")
    if rest and not ((again := _LABEL.match(rest)) and again["update"] and parse_date(rest)):
        return None
    return DateLine(iso, update)


def parse_iso(value: str) -> str | None:
    """A machine's date or time ("2014-10-29T14:05:00+01:00") as this module gives dates."""
    value = value.strip()
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        found = parse_date(value)
        return found.iso if found else None
    if "T" not in value and " " not in value:
        return moment.date().isoformat()
    return _utc(moment) if moment.tzinfo else moment.date().isoformat()


def _at_start(line: str) -> tuple[str, int] | None:
    """The date and time that `line` begins with, and where they end."""
    start = 0
    weekday = _WEEKDAY.match(line)
    if weekday and weekday[1].lower() in WEEKDAYS:
        start = weekday.end()
    for pattern in _DATES:
        match = pattern.match(line, start)
        day = _day(match) if match else None
        if match and day:
            return _with_time(line, day, match.end())
    return None


def _day(match: re.Match[str]) -> date | None:
    part = match.groupdict()
    if "month" in part:
        month = MONTHS.get(part["month"].lower(), 0)
        day = int(part["d"])
    elif "a" in part:
        a, b = int(part["a"]), int(part["b"])
        if a <= 12 and b <= 12 and a != b:
            return None  # 03/04: the third of April or the fourth of March
        day, month = (a, b) if b <= 12 else (b, a)
    else:
        month, day = int(part["m"]), int(part["d"])
    try:
        found = date(int(part["y"]), month, day)
    except ValueError:
        return None
    return found if 1500 <= found.year <= 2200 else None


def _with_time(line: str, day: date, end: int) -> tuple[str, int]:
    gap = _BEFORE_TIME.match(line, end)
    match = _TIME.match(line, gap.end() if gap else end)
    if not match:
        return day.isoformat(), end
    hour, minute, second = int(match["hour"]), int(match["minute"]), int(match["second"] or 0)
    half = (match["half"] or "").lower()[:1]
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23 or minute > 59 or second > 59:
        return day.isoformat(), end
    zone = (match["zone"] or "").lower()
    if zone in _ZONES_OF_TWO_OFFSETS:
        return day.isoformat(), match.end()
    offset = _offset(zone)
    if zone and offset is None:
        end = match.start("zone")
        return day.isoformat(), end
    if offset is None:
        return day.isoformat(), match.end()
    moment = datetime(day.year, day.month, day.day, hour, minute, second)
    return _utc(moment.replace(tzinfo=timezone(timedelta(minutes=offset)))), match.end()


def _offset(zone: str) -> int | None:
    """Minutes east of Greenwich."""
    if zone in _ZONES:
        return _ZONES[zone]
    match = re.fullmatch(r"(?:utc|gmt)?([+-])(\d{1,2}):?(\d{2})?", zone)
    if not match:
        return None
    minutes = int(match[2]) * 60 + int(match[3] or 0)
    return None if minutes >= 24 * 60 else minutes if match[1] == "+" else -minutes


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
