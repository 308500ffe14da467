"""UIMA CAS, both ways, by dkpro-cassis, which counts in code points itself."""

import cassis
from common import ANNOTATIONS, PATH, TEXT, done, same

if (PATH / "TypeSystem.xml").exists():
    with (PATH / "TypeSystem.xml").open("rb") as file:
        types = cassis.load_typesystem(file)
    with next(PATH.glob("*.xmi")).open("rb") as file:
        cas = cassis.load_cas_from_xmi(file, typesystem=types)
else:
    with next(PATH.glob("*.json")).open("rb") as file:
        cas = cassis.load_cas_from_json(file)
assert cas.sofa_string == TEXT
rows = [a for a in cas.select("webanno.custom.Reader") if a.scope is None]
found = sorted((a.begin, a.end, a.label or "", a.note or "", a.get_covered_text()) for a in rows)
wanted = sorted(
    (a["start"], a["end"], tag, a["note"], a["exact"])
    for a in ANNOTATIONS
    if a["start"] is not None
    for tag in a["tags"] or [""]
)
same(found, wanted, "annotations")
done(f"{len(found)} annotations the same")
