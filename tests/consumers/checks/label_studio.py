"""Label Studio JSON by its own SDK."""

import json

from common import PATH, TEXT, done, same, spans
from label_studio_sdk.label_interface import LabelInterface

interface = LabelInterface((PATH / "config.xml").read_text())
interface.validate()
(task,) = json.loads((PATH / "tasks.json").read_text())
(annotation,) = task["annotations"]
assert interface.validate_annotation(annotation), "the annotation is not valid"
rows = [row["value"] for row in annotation["result"] if row["type"] == "labels"]
assert all(TEXT[v["start"] : v["end"]] == v["text"] for v in rows)
same(sorted((v["start"], v["end"], t) for v in rows for t in v["labels"]), spans(), "regions")
done(f"valid; {len(rows)} regions the same")
