"""W3C Web Annotation by W3C's own assertions, and by JSON-LD expansion."""

import json

import jsonschema
import referencing
from common import ANNOTATIONS, PATH, done, same, schema
from pyld import jsonld
from referencing.jsonschema import DRAFT4

FOLDER = schema("w3c", "annotations").parent
document = json.loads(PATH.read_text())
registry = referencing.Registry()
for path in (FOLDER / "definitions").glob("*.json"):
    known = json.loads(path.read_text())
    registry = registry.with_resource(known.get("id", path.name), DRAFT4.create_resource(known))
    registry = registry.with_resource(f"definitions/{path.name}", DRAFT4.create_resource(known))


def assertions(name: str):
    for item in json.loads((FOLDER / name).read_text())["assertions"]:
        if isinstance(item, str):
            yield item


checked = 0
for name, values in (
    ("annotations/annotationMusts.test", document["first"]["items"]),
    ("collections/collectionMusts.test", [document]),
):
    for assertion in assertions(name):
        wanted = json.loads((FOLDER / assertion).read_text())
        validator = jsonschema.Draft4Validator(wanted, registry=registry)
        for value in values:
            valid = validator.is_valid(value) is (wanted.get("expectedResult", "valid") == "valid")
            assert valid, (assertion, value)
        checked += 1
context = json.loads((FOLDER / "anno.jsonld").read_text())


def loader(url, _options):
    assert url.startswith("http://www.w3.org/ns/anno.jsonld"), url
    kind = "application/ld+json"
    return {"contentType": kind, "contextUrl": None, "documentUrl": url, "document": context}


expanded = json.dumps(jsonld.expand(document, {"documentLoader": loader}), ensure_ascii=False)
OA = "http://www.w3.org/ns/oa#"
same([expanded.count(f"{OA}hasTarget")], [len(ANNOTATIONS)], "targets after expansion")
for annotation in ANNOTATIONS:
    assert (
        json.dumps(annotation["exact"], ensure_ascii=False) in expanded or not annotation["exact"]
    )
done(f"{checked} MUST assertions hold; expansion keeps {len(ANNOTATIONS)} targets")
