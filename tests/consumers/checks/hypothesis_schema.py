"""Hypothesis JSON by Hypothesis' own schema; positions in UTF-16."""

import json

import jsonschema
from common import ANNOTATIONS, PATH, TEXT, done, same, schema

validator = jsonschema.Draft4Validator(
    json.loads(schema("hypothesis", "annotation-schema.json").read_text())
)
rows = json.loads(PATH.read_text())["annotations"]
data = TEXT.encode("utf-16-le")
for row in rows:
    validator.validate(row)
    selectors = {s["type"]: s for s in row["target"][0].get("selector", [])}
    if "TextPositionSelector" in selectors:
        place = selectors["TextPositionSelector"]
        words = data[2 * place["start"] : 2 * place["end"]].decode("utf-16-le")
        assert words == selectors["TextQuoteSelector"]["exact"], words
same([(r["text"], r["tags"]) for r in rows], [(a["note"], a["tags"]) for a in ANNOTATIONS], "rows")
done(f"{len(rows)} annotations valid, positions cover their quotes")
