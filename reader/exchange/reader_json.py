"""Reader's own JSON: everything, losslessly.

One document: {"reader": 1, "tags": […], "articles": [{…as `reader list --json`…, "text", "digest",
"structure", "annotations": […as `reader annotations --json`…]}]}. Offsets are code points.
"""

import orjson

from reader.exchange.registry import Bundle, Exported, Format
from reader.model.article import structure_to_json

VERSION = 1


def write(bundle: Bundle) -> Exported:
    """The bundle as one JSON document."""
    document = {
        "reader": VERSION,
        "tags": [tag.to_json() for tag in bundle.tags],
        "articles": [
            {
                **item.listed.to_json(),
                "dateline": item.article.dateline,
                "captions": list(item.article.captions),
                "contact": item.article.contact,
                "assumed": list(item.article.assumed),
                "position": item.listed.position,
                "text": item.article.text,
                "digest": item.article.digest,
                "structure": structure_to_json(item.article.structure),
                "annotations": [annotation.to_json() for annotation in item.annotations],
            }
            for item in bundle.articles
        ],
    }
    data = orjson.dumps(document, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
    return Exported({"reader.json": data})


FORMAT = Format(
    name="json",
    title="Reader JSON",
    suffix=".json",
    carries="articles with text and structure, annotations with selectors, tags, notes",
    cannot="nothing is left out",
    proven="read back by the tests",
    write=write,
)
