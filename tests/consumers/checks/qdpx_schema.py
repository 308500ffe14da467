"""QDPX by the XML Schema of REFI-QDA: valid, and its selections cover the passages."""

import zipfile

from common import PATH, PLACED, TEXT, done, same, schema
from lxml import etree

with zipfile.ZipFile(PATH) as archive:
    root = etree.fromstring(archive.read("project.qde"))
    (text,) = (archive.read(n).decode() for n in archive.namelist() if n.endswith(".txt"))
etree.XMLSchema(etree.parse(schema("refi", "Project.xsd"))).assertValid(root)
assert text == TEXT
found = [
    text[int(s.get("startPosition")) : int(s.get("endPosition"))]
    for s in root.iterfind(".//{*}TextSource/{*}PlainTextSelection")
]
same(found, [a["exact"] for a in PLACED], "selections")
done(f"valid; {len(found)} selections cover their passages")
