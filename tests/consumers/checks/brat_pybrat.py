"""brat by pybrat."""

import json
import re

from common import PATH, PLACED, TEXT, done, same
from pybrat.parser import BratParser

conf = (PATH / "visual.conf").read_text()
names = {m[1]: json.loads(m[2]) for m in re.finditer(r"^# (\S+) = (\".*\")$", conf, re.MULTILINE)}
(example,) = BratParser(error="ignore").parse(PATH)
assert example.text == TEXT
found = sorted(
    (min(s.start for s in e.spans), max(s.end for s in e.spans), names[e.type])
    for e in example.entities
)
wanted = sorted((a["start"], a["end"], t) for a in PLACED for t in a["tags"] or ["highlight"])
same(found, wanted, "spans")
done(f"{len(found)} spans the same")
