"""States and provinces by what newspapers and the post call them: "Tenn.", "TN"."""

from reader.analysis.quotations.lexicon.words import word_set

_CALLED = """
alabama ala al/alaska ak/arizona ariz az/arkansas ark ar/california calif ca/colorado colo co
connecticut conn ct/delaware del de/florida fla fl/georgia ga/hawaii hi/idaho id/illinois ill il
indiana ind in/iowa ia/kansas kan ks/kentucky ky/louisiana la/maine me/maryland md
massachusetts mass ma/michigan mich mi/minnesota minn mn/mississippi miss ms/missouri mo
montana mont mt/nebraska neb ne/nevada nev nv/new_hampshire n.h nh/new_jersey n.j nj
new_mexico n.m nm/new_york n.y ny/north_carolina n.c nc/north_dakota n.d nd/ohio oh
oklahoma okla ok/oregon ore or/pennsylvania pa/rhode_island r.i ri/south_carolina s.c sc
south_dakota s.d sd/tennessee tenn tn/texas tx tex/utah ut/vermont vt/virginia va
washington wash wa/west_virginia w.va wv/wisconsin wis wi/wyoming wyo wy
"""
"""A state and what is short for it; lines and slashes part them."""

_ROWS = [row.split() for row in _CALLED.replace("/", "\n").splitlines() if row]
STATES = {short: frozenset(name.split("_")) for name, *shorts in _ROWS for short in (*shorts, name)}
"""The words of a state by what it is called: "n.h" → {"new", "hampshire"}."""

TELLING_STATES = frozenset[str]().union(*STATES.values()) - word_set("new north south west island")
"""Words that tell a state from others."""
