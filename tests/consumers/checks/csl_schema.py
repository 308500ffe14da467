"""CSL-JSON by the official schema."""

import json

import jsonschema
from common import EXPECTED, PATH, done, schema

items = json.loads(PATH.read_text())
jsonschema.validate(items, json.loads(schema("csl-data.json").read_text()))
assert items[0]["title"] == EXPECTED["title"]
done(f"{len(items)} item valid")
