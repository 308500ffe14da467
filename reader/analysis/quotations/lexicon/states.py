"""States and provinces by what newspapers and the post call them: "Tenn.", "TN"."""

from reader.analysis.quotations.lexicon.words import word_set

_CALLED = """
alabama ala al/alaska - ak/arizona ariz az/arkansas ark ar/california calif ca/colorado colo co
connecticut conn ct/delaware del de/florida fla fl/georgia ga ga/hawaii - hi/idaho - id
illinois ill il/indiana ind in/iowa - ia/kansas kan ks/kentucky ky ky/louisiana la la/maine - me
maryland md md/massachusetts mass ma/michigan mich mi/minnesota minn mn/mississippi miss ms
missouri mo mo/montana mont mt/nebraska neb ne/nevada nev nv/new_hampshire n.h nh
new_jersey n.j nj/new_mexico n.m nm/new_york n.y ny/north_carolina n.c nc/north_dakota n.d nd
ohio - oh/oklahoma okla ok/oregon ore or/pennsylvania pa pa/rhode_island r.i ri
south_carolina s.c sc/south_dakota s.d sd/tennessee tenn tn/texas tex tx/utah - ut/vermont vt vt
virginia va va/washington wash wa/west_virginia w.va wv/wisconsin wis wi/wyoming wyo wy
"""
"""A state, what is short for it in newspapers and in the post; lines and slashes part them."""

_ROWS = [row.split() for row in _CALLED.replace("/", "\n").splitlines() if row]

STATES = {called: frozenset(row[0].split("_")) for row in _ROWS for called in row if called != "-"}
"""The words of a state by what it is called: "n.h" → {"new", "hampshire"}."""

TELLING_STATES = frozenset[str]().union(*STATES.values()) - word_set("new north south west island")
"""Words that tell a state from others."""

STATE_ABBREVIATIONS = {press for _, press, _ in _ROWS if press != "-"} | word_set(
    "d.c alta b.c man n.b n.l n.s ont p.e.i que sask nsw vic qld tas"
)
"""Behind a comma they say where a place lies; provinces of Canada and Australia among them."""
