"""Bylines: a line as pages print it in, the authors' names out.

"By Jane Doe", "BY JANE DOE AND JOHN ROE", "Words by Jane Doe", "By Jane Doe, Staff Writer",
"Von Jana Dorn", "By Jane Doe in Moscow | Reuters". A name has capitals; "By dawn it was over" has
none and is a sentence.
"""

import re

from reader.ingest.dates import MONTHS, WEEKDAYS
from reader.ingest.publishers import known_publisher
from reader.ingest.wordlists import words

_BY = re.compile(
    r"(?:(?:written|words|story|text|report(?:ed|ing)?|additional reporting|interview|review|"
    r"analysis|article|photographs and text|posted|published)\s+)?"
    r"(?:by|von|par|por|di|door|от)\b\s*:?\s*"
    r"|(?:author|authors|autor|autorin|auteur|autore|автор|text|byline)\s*:\s*",
    re.IGNORECASE,
)
_PARTICLES = words(
    "de da do dos das du del della dela di la le el al bin ibn bint van von der den ter ten zu zur "
    "af av y e i"
)
_AND = re.compile(r"\s*(?:,\s*and\b|,\s*&|\band\b|\bund\b|\bet\b|&|\+|;|,)\s+|\s+(?:y|e|и)\s+")
_ROLE = re.compile(
    r"\b(?:writer|reporter|correspondent|editor|staff|columnist|contributor|contributing|bureau|"
    r"chief|critic|producer|analyst|fellow|professor|special to|for the|redaktion|desk|"
    r"press|news|times|post|agency|reuters|ap|afp|dpa|bbc|cnn|tass|ria)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(r"\s+(?:in|at|for|from|aus|à|en|with|of)\s+(?=\S)|\s*[|·•/]\s*|\s+[-–—]\s+")
_WORD = re.compile(r"(?:[dlo]['’](?=[^\W\d_a-z]))?[^\W\d_]+(?:['’.-][^\W\d_]*)*\.?,?")
_NO_NAMES = frozenset(MONTHS) | WEEKDAYS | words(
    "the a an this that these it then now today night day noon air sea land law far all"
)  # fmt: skip
_NEWSROOM = re.compile(
    r"(?:the |our |die |la )?(?:[\w.'’-]+ ){0,4}(?:staff(?: (?:writer|reporter|and agencies)s?)?|"
    r"reporters?|correspondents?|press|news agency|editorial board|newsroom|redaktion|agencies|"
    r"news service|reuters|afp|tass|bloomberg)",
    re.IGNORECASE,
)
_OTHER_WORK = re.compile(
    r"(?:photo\w*|pictures?|graphics?|videos?|illustrations?|edit(?:ed|ing))\s+by\b", re.IGNORECASE
)
_PLACES = frozenset(
    place.replace("_", " ")
    for place in words(
        "new_york los_angeles san_francisco san_diego las_vegas washington_dc washington_d.c "
        "mexico_city buenos_aires são_paulo rio_de_janeiro san_salvador santiago_de_chile "
        "costa_rica hong_kong ho_chi_minh_city kuala_lumpur phnom_penh new_delhi sri_lanka "
        "south_korea north_korea abu_dhabi saudi_arabia tel_aviv addis_ababa cape_town "
        "south_africa the_hague den_haag st._petersburg new_zealand united_nations "
        "united_kingdom united_states"
    )
)
"""Places of two words that stand where a name might; the ones datelines have most."""
MAX_NAMES = 6


def parse_byline(line: str) -> str | None:
    """The names after "By" and its like, as "Jane Doe, John Roe and Ada Poe"; None if it is none.

    Roles ("Staff Writer") and places ("in Moscow") are left out.
    """
    line = line.strip(" \t*_|·•—–-")
    match = _BY.match(line)
    if not match or len(line) > 160:
        return None
    rest = line[match.end() :].strip()
    if not rest or rest[-1] in "!?" or (rest[-1] == "." and not _ends_in_initial(rest)):
        return None
    return _names(rest)


def parse_name(line: str) -> str | None:
    """`line` when it is one full name (two to four words) and nothing else."""
    count = len(line.split())
    known = line.casefold().strip(" .") in _PLACES
    return line if 2 <= count <= 4 and is_name(line) and not known else None


def is_name(text: str) -> bool:
    """Whether every word looks like part of a person's name."""
    parts = text.split()
    if not 1 <= len(parts) <= 8 or len(text) > 80:
        return False
    if parts[-1].lower() in _PARTICLES or parts[0].lower().strip(".,") in _NO_NAMES:
        return False
    # A script without capitals has no lower case either.
    return all(
        _WORD.fullmatch(part)
        and (not part[0].islower() or part.lower() in _PARTICLES or part[1:2] in ("'", "’"))
        for part in parts
    )


def join_names(names: list[str]) -> str:
    """ "A", "A and B", "A, B and C"."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _names(text: str) -> str | None:
    if _NEWSROOM.fullmatch(text):
        return text
    names: list[str] = []
    placed = False
    for piece in _AND.split(text):
        part, *place = _PLACE.split(piece.strip(" ,"), maxsplit=1)
        if not part or (names and (_ROLE.search(part) or _OTHER_WORK.match(piece.strip()))):
            continue
        if names and placed and " " not in part:
            continue  # the second of two places: "in Saltmere and Brussels"
        placed |= bool(place)
        part = _without_outlet(part)
        if not (is_name(part) or _NEWSROOM.fullmatch(part)):
            return None
        names.append(part)
    if not names or len(names) > MAX_NAMES:
        return None
    return join_names(names)


def _without_outlet(name: str) -> str:
    """ "Jane Doe BBC News" without the outlet she writes for."""
    parts = name.split()
    for at in range(2, len(parts)):
        if known_publisher(" ".join(parts[at:])):
            return " ".join(parts[:at])
    return name


def _ends_in_initial(text: str) -> bool:
    return text.rsplit(maxsplit=1)[-1].lower() in ("jr.", "sr.") or len(text.rsplit(" ")[-1]) == 2
