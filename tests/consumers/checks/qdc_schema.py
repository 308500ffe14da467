"""QDC by the XML Schema of REFI-QDA."""

from common import EXPECTED, PATH, done, same, schema
from lxml import etree

document = etree.parse(PATH)
etree.XMLSchema(etree.parse(schema("refi", "Codebook.xsd"))).assertValid(document)


def path_of(code) -> str:
    above = reversed(list(code.iterancestors("{*}Code")))
    return "/".join(each.get("name") for each in (*above, code))


names = [path_of(code) for code in document.iter("{*}Code") if code.get("isCodable") == "true"]
same(names, [tag["name"] for tag in EXPECTED["tags"]], "codes")
done(f"valid; {len(names)} codes")
