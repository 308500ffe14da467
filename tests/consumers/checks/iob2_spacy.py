"""IOB2 by `spacy convert`."""

import subprocess
import sys

import spacy
from common import PATH, done
from spacy.tokens import DocBin

spacy_convert = [sys.executable, "-m", "spacy", "convert"]
command = [*spacy_convert, str(PATH), str(PATH.parent), "-c", "iob", "-l", "xx"]
subprocess.run(command, check=True, capture_output=True)
found = list(DocBin().from_disk(PATH.with_suffix(".spacy")).get_docs(spacy.blank("xx").vocab))
entities = [str(e) for document in found for e in document.ents]
assert any("harbour opens" in e for e in entities), entities
done(f"{len(entities)} entities that do not overlap")
