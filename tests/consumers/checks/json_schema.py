"""Reader JSON by its own JSON Schema."""

import json
from pathlib import Path

import jsonschema
from common import ANNOTATIONS, PATH, done, same

ROOT = Path(__file__).resolve().parents[3]
document = json.loads(PATH.read_text())
same(document["articles"][0]["annotations"], ANNOTATIONS, "annotations")
schema = json.loads((ROOT / "reader" / "exchange" / "schemas" / "reader-1.json").read_text())
jsonschema.Draft202012Validator(schema).validate(document)
done(f"valid; {len(ANNOTATIONS)} annotations the same")
