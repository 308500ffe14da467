"""An Anki package by Anki: imported twice without a double."""

from pathlib import Path
from tempfile import mkdtemp

from anki.collection import Collection, ImportAnkiPackageRequest
from common import PATH, PLACED, done, same

collection = Collection(str(Path(mkdtemp()) / "collection.anki2"))
for _ in range(2):
    collection.import_anki_package(ImportAnkiPackageRequest(package_path=str(PATH)))
same([collection.note_count()], [len(PLACED)], "notes")
tags = set(collection.tags.all())
assert "people::mayor::own_words" in tags, tags
done(f"{collection.note_count()} notes after two imports")
