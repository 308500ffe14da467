"""UIMA CAS, JSON 0.4: a file per article with its types, as INCEpTION imports them.

Offsets are UTF-16 code units; the rest is as in `cas_xmi`.
"""

from collections.abc import Iterator
from typing import Any

import orjson

from reader.exchange.cas import FEATURES, TYPE, structures
from reader.exchange.cas_reading import looks_json, read_json
from reader.exchange.losses import tell_tags
from reader.exchange.registry import File, Format
from reader.exchange.report import Report
from reader.exchange.xml import fit
from reader.model.bundle import AnnotatedArticle, Bundle


def write(bundle: Bundle, report: Report) -> Iterator[File]:
    """`ID.json` for each article."""
    tell_tags(bundle, report)
    for item in bundle.articles:
        data = orjson.dumps(_document(item, report), option=orjson.OPT_INDENT_2)
        yield File(f"{item.listed.id}.json", (data,))


def _document(item: AnnotatedArticle, report: Report) -> dict[str, Any]:
    described: dict[str, Any] = {"%NAME": TYPE, "%SUPER_TYPE": "uima.tcas.Annotation"}
    described |= {name: {"%NAME": name, "%RANGE": "uima.cas.String"} for name in FEATURES}
    sofa = {
        "%ID": 1,
        "%TYPE": "uima.cas.Sofa",
        "sofaNum": 1,
        "sofaID": "_InitialView",
        "mimeType": "text/plain",
        "sofaString": fit(item.article.text, report),
    }
    found = [
        {"%ID": number, "%TYPE": TYPE, "@sofa": 1, "begin": each.begin, "end": each.end,
         **{name: value for name, value in each.features.items() if value}}
        for number, each in enumerate(structures(item, report), 2)
    ]  # fmt: skip
    members = [each["%ID"] for each in found]
    return {
        "%TYPES": {TYPE: described},
        "%FEATURE_STRUCTURES": [sofa, *found],
        "%VIEWS": {"_InitialView": {"%SOFA": 1, "%MEMBERS": members}},
    }


FORMAT = Format(
    name="cas-json",
    title="UIMA CAS JSON (INCEpTION)",
    suffix=".json",
    carries="texts, passages, tags, notes, authors",
    cannot="times, colours and descriptions of tags, what is known of articles",
    proven="dkpro-cassis has the same annotations",
    write=write,
    read=read_json,
    looks=looks_json,
    several=True,
)
