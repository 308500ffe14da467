"""Fine labels: from PER, ORG, LOC and MISC to those of OntoNotes 5.

In: the words of a mention, its coarse label and the lexicon. Out: PERSON, ORG, GPE, LOC, FAC,
NORP, EVENT, PRODUCT, WORK_OF_ART, LAW or LANGUAGE. The coarse label decides about the kind; the
gazetteers and the head word of the name decide within it.
"""

import re

from reader.analysis.entities.lexicon import Lexicon
from reader.analysis.entities.tokens import word_set

FACILITY = word_set(
    "Airport Airfield Airbase Aerodrome Bridge Building Dam Highway Hospital Hotel House "
    "Stadium Arena Palace Tower Towers Square Street Road Avenue Boulevard Lane Station "
    "Terminal Port Harbour Harbor Prison Jail Cathedral Church Mosque Temple Shrine Mall Market "
    "Centre Center Hall Gate Base Camp Cemetery Library Museum Theatre Theater Clinic "
    "Courthouse Embassy Plaza Expressway Freeway Motorway Tunnel Pipeline Plant Refinery Mine "
    "Monument Memorial Fort Castle Barracks Ground Grounds Gardens Zoo Circuit Racecourse Pier "
    "Wharf Runway Metro Railway Line Quay Villa Mansion Gallery Complex Headquarters Checkpoint "
    "Crossing Oval Speedway Velodrome Field Bazaar Inn Tavern Lido Baths Rink Raceway Links Masjid "
    "Gurdwara Mandir Synagogue Abbey Priory Monastery Convent Minster Pagoda Residence Lodge Mews "
    "Crescent Terrace Drive Roundabout Underpass Flyover Overpass Interchange Junction Weir Canal "
    "Lighthouse Depot Factory Mill Shipyard Dockyard Docks Crematorium Mortuary Barrage Viaduct "
    "Causeway Promenade Hilton Sheraton Marriott Ritz Courts Chapel Basilica Tomb Vihara Parkway "
    "Turnpike Bypass"
)
STREET = word_set(
    "Calle Avenida Rue Plaza Piazza Via Jalan Hotel Camp Fort Port Mohallah Gare Platz"
)
"""First words of streets and buildings."""
NATURAL = word_set(
    "River Lake Sea Ocean Gulf Bay Strait Channel Mountain Mountains Mount Hill Hills Valley "
    "Desert Delta Island Islands Peninsula Coast Cape Forest Park Reserve Basin Plateau Canyon "
    "Falls Beach Reef Creek Glacier Volcano Plain Plains Highlands Lowlands Isthmus Archipelago "
    "Ridge Range Wetlands Savannah Steppe Jungle Rainforest Rift Corridor Region Belt Triangle "
    "Border Continent"
)
HAPPENING = word_set(
    "War Wars Battle Cup Games Olympics Olympiad Championship Championships Tournament Open "
    "Festival Summit Conference Congress Grand Prix Marathon Race Trophy League Series Masters "
    "Classic Derby Revolution Uprising Rebellion Riots Massacre Genocide Crisis Hurricane "
    "Typhoon Cyclone Storm Earthquake Tsunami Flood Day Week Ceremony Election Elections "
    "Referendum Exhibition Expo Forum Awards Qualifiers Final Finals Playoffs Bowl Tour Round "
    "Rally Ramadan Easter Christmas Operation Euro Eurovision Olympic Campaign Spring Intifada "
    "Siege Coup Conflict Invasion Holocaust Convention Carnival Fair Show Regatta Stakes Handicap "
    "Guineas Oaks Invitational Biennale Fest Pageant Jubilee Coronation Triathlon Ironman Test T20 "
    "Twenty20 ODI Brexit Meeting Gala Vuelta Giro Pursuit Ashes Gymkhana Congress Plate Shield"
)
STATUTE = word_set(
    "Act Law Bill Treaty Constitution Code Convention Protocol Accord Accords Agreement Charter "
    "Amendment Regulation Directive Pact Resolution Ordinance Decree Statute Declaration Rule "
    "Article"
)
HONOUR = word_set(
    "Prize Prizes Award Awards Medal Order Oscar Oscars Emmy Emmys Grammy Grammys Cross Trophy Prix"
)
MADE = word_set(
    "satellite satellites rocket rockets missile missiles drone drones jet jets aircraft plane "
    "planes airliner helicopter helicopters tank tanks rifle rifles pistol car cars truck trucks "
    "van SUV pickup motorcycle phone phones smartphone tablet laptop console chip chips app "
    "software browser vaccine vaccines drug pill pills engine engines ferry ship boat yacht "
    "trawler tanker submarine"
)
"""Words behind the name of a product."""

TONGUE = word_set("language Language languages speaking speakers speaker dialect translation")
SPOKEN = word_set(
    "in speak speaks spoke spoken speaking learn into learned learning fluent translated"
)
_ROAD = re.compile(r"[ABMN]\d{1,4}")
"""Roads by number: M65, A40, N18."""

PEOPLE = ("an", "ans", "ese", "ish", "ist", "ists", "ite", "ites", "i", "is")
"""How words for nationalities and followers end."""


def fine_label(label: str, name: tuple[str, ...], before: str, after: str, lexicon: Lexicon) -> str:
    """The OntoNotes label of a mention that stands between the words `before` and `after`."""
    if label == "PER":
        return "PERSON"
    if label == "ORG":
        return "ORG"
    classes = lexicon.entry(" ".join(name)).classes
    if label == "LOC":
        return _place(name, classes)
    if "U" in classes and (after in TONGUE or before in SPOKEN):
        return "LANGUAGE"
    return _other(name, classes, after, lexicon)


def _place(name: tuple[str, ...], classes: str) -> str:
    if set(classes) & set("CRm"):
        return "GPE"
    if "F" in classes:
        return "FAC"
    if "L" in classes:
        return "LOC"
    first, head = name[0], name[-1]
    if head in FACILITY or (first in STREET and len(name) > 2) or _ROAD.fullmatch("".join(name)):
        return "FAC"
    if head in NATURAL or first in ("Lake", "Mount", "Cape", "Gulf", "River", "Mt."):
        return "LOC"
    return "GPE"


def _other(name: tuple[str, ...], classes: str, after: str, lexicon: Lexicon) -> str:
    head = name[-1]
    for letter, label in (
        ("N", "NORP"), ("E", "EVENT"), ("W", "LAW"), ("A", "WORK_OF_ART"), ("P", "PRODUCT"),
        ("U", "LANGUAGE"),
    ):  # fmt: skip
        if letter in classes:
            return label
    if after in MADE:
        return "PRODUCT"
    if head in STATUTE or name[0] in STATUTE or (head.isdigit() and STATUTE & set(name)):
        return "LAW"
    if head in HONOUR:
        return "WORK_OF_ART"
    if any(word in HAPPENING for word in name):
        return "EVENT"
    if "-" in name and "N" in lexicon.entry(head).classes:
        return "NORP"
    if len(name) == 1 and name[0].endswith(PEOPLE):
        return "NORP"
    if any(character.isdigit() for word in name for character in word):
        return "PRODUCT"
    return "WORK_OF_ART" if len(name) > 1 else "PRODUCT"
