"""Fine labels: from PER, ORG, LOC and MISC to those of OntoNotes 5.

In: the words of a mention, its coarse label and the lexicon. Out: PERSON, ORG, GPE, LOC, FAC, NORP,
EVENT, PRODUCT, WORK_OF_ART, LAW or LANGUAGE. The coarse label decides about the kind; the gazetteers
and the head word of the name decide within it.
"""

from reader.analysis.entities.lexicon import Lexicon


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


FACILITY = _words(
    "Airport Airfield Airbase Aerodrome Bridge Building Dam Highway Hospital Hotel House Stadium "
    "Arena Palace Tower Towers Square Street Road Avenue Boulevard Lane Station Terminal Port "
    "Harbour Harbor Prison Jail Cathedral Church Mosque Temple Shrine Mall Market Centre Center "
    "Hall Gate Base Camp Cemetery Library Museum Theatre Theater Clinic Courthouse Embassy Plaza "
    "Expressway Freeway Motorway Tunnel Pipeline Plant Refinery Mine Monument Memorial Fort Castle "
    "Barracks Ground Grounds Gardens Zoo Circuit Racecourse Pier Wharf Runway Metro Railway Line "
    "Quay Villa Mansion Gallery Complex Headquarters Checkpoint Crossing Oval Speedway Velodrome"
)
NATURAL = _words(
    "River Lake Sea Ocean Gulf Bay Strait Channel Mountain Mountains Mount Hill Hills Valley Desert "
    "Delta Island Islands Peninsula Coast Cape Forest Park Reserve Basin Plateau Canyon Falls Beach "
    "Reef Creek Glacier Volcano Plain Plains Highlands Lowlands Isthmus Archipelago Ridge Range "
    "Wetlands Savannah Steppe Jungle Rainforest Rift Corridor Region Belt Triangle Border Continent"
)
HAPPENING = _words(
    "War Wars Battle Cup Games Olympics Olympiad Championship Championships Tournament Open Festival "
    "Summit Conference Congress Grand Prix Marathon Race Trophy League Series Masters Classic Derby "
    "Revolution Uprising Rebellion Riots Massacre Genocide Crisis Hurricane Typhoon Cyclone Storm "
    "Earthquake Tsunami Flood Day Week Ceremony Election Elections Referendum Exhibition Expo Forum "
    "Awards Qualifiers Final Finals Playoffs Bowl Tour Round Rally Ramadan Easter Christmas Operation "
    "Campaign Spring Intifada Siege Coup Conflict Invasion Holocaust Convention Carnival Fair Show"
)
STATUTE = _words(
    "Act Law Bill Treaty Constitution Code Convention Protocol Accord Accords Agreement Charter "
    "Amendment Regulation Directive Pact Resolution Ordinance Decree Statute Declaration Rule Article"
)
TONGUE = _words("language Language languages")


def fine_label(label: str, name: tuple[str, ...], after: str, lexicon: Lexicon) -> str:
    """The OntoNotes label of a mention, `after` being the word that follows it."""
    if label == "PER":
        return "PERSON"
    if label == "ORG":
        return "ORG"
    classes = lexicon.entry(" ".join(name)).classes
    if label == "LOC":
        return _place(name, classes)
    return _other(name, classes, after)


def _place(name: tuple[str, ...], classes: str) -> str:
    if set(classes) & set("CRm"):
        return "GPE"
    if "F" in classes:
        return "FAC"
    if "L" in classes:
        return "LOC"
    if name[-1] in FACILITY or name[0] in ("Fort", "Camp", "Hotel", "Port") and len(name) > 2:
        return "FAC"
    if name[-1] in NATURAL or name[0] in ("Lake", "Mount", "Cape", "Gulf", "River", "Mt."):
        return "LOC"
    return "GPE"


def _other(name: tuple[str, ...], classes: str, after: str) -> str:
    if "U" in classes and after in TONGUE:
        return "LANGUAGE"
    for letter, label in (
        ("N", "NORP"), ("E", "EVENT"), ("W", "LAW"), ("A", "WORK_OF_ART"), ("P", "PRODUCT"),
        ("U", "LANGUAGE"),
    ):  # fmt: skip
        if letter in classes:
            return label
    if any(word in STATUTE for word in name[-2:]) or name[0] in (
        "Article",
        "Section",
        "Resolution",
    ):
        return "LAW"
    if any(word in HAPPENING for word in name):
        return "EVENT"
    if len(name) == 1 and name[0].endswith(
        ("an", "ans", "ian", "ians", "ese", "ish", "ist", "ists")
    ):
        return "NORP"
    if any(character.isdigit() for word in name for character in word):
        return "PRODUCT"
    return "WORK_OF_ART" if len(name) > 1 else "PRODUCT"
