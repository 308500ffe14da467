"""QDPX by qdaPy, a program that analyses coded texts: spans, codes, coders, texts."""

import warnings

from common import PATH, PLACED, TEXT, done, same
from qdapy import read_qdpx

warnings.simplefilter("ignore")
project = read_qdpx(PATH, warn=False)
rows = [*project.fragments.to_dict("records"), *project.uncoded.to_dict("records")]
found = [(int(r["positionStart"]), int(r["positionEnd"]), r.get("code", "")) for r in rows]
same(found, [(a["start"], a["end"], t) for a in PLACED for t in a["tags"] or [""]], "fragments")
assert all(r["text"] == TEXT[int(r["positionStart"]) : int(r["positionEnd"])] for r in rows)
same({r["comment"] for r in rows}, {a["note"] for a in PLACED}, "comments")
same(set(project.coders), {a["author"] for a in PLACED}, "coders")
done(f"{len(rows)} fragments with codes, comments and coder the same")
