"""DocBin by spaCy."""

import spacy
from common import PATH, PLACED, TEXT, done
from spacy.tokens import DocBin

(path,) = PATH.glob("*.spacy")
(document,) = DocBin().from_disk(path).get_docs(spacy.blank("xx").vocab)
assert document.text == TEXT
groups = document.spans["sc"]
assert len(groups) == sum(len(a["tags"]) or 1 for a in PLACED), len(groups)
inside = sum(
    any(s.start_char <= a["start"] and a["end"] <= s.end_char for s in groups) for a in PLACED
)
assert inside == len(PLACED)
exact = sum((a["start"], a["end"]) in {(s.start_char, s.end_char) for s in groups} for a in PLACED)
done(f"{len(groups)} spans in the group, {exact} of {len(PLACED)} passages to the letter")
