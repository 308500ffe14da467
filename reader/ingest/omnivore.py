"""Omnivore: what its archive lists joined with the texts and the passages that lie beside the list.

    metadata_0_to_20.json      a list of articles, each with a "slug"
    content/SLUG.html          the body of one, or SLUG.pdf
    highlights/SLUG.md         its passages, each as a quote, labels and a note below

In: the entries of a list and the archive it stands in. Out: the same entries with what is there.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from reader.ingest.clean import clean
from reader.ingest.decode import decode
from reader.ingest.entry import Entry, Passage, Reading
from reader.ingest.fragment import read_fragment
from reader.ingest.source import Source
from reader.ingest.unzip import Archive, shown_name
from reader.model import Metadata, SourceError

HIGHLIGHTS_BYTES = 5_000_000
"""Bytes of the passages of one article that are read."""
LABEL_WORDS = 3
"""Words in a label, at most; a line with more is a note that begins with "#"."""
_NO_ADDRESS = "https://omnivore.app/no_url"
"""How the address of what came by mail begins; it leads nowhere."""
_BLOCKS = re.compile(r"\n[ \t]*\n")
_QUOTED = re.compile(r"^> ?", re.MULTILINE)
_LABEL = re.compile(r"(?:^|\s)#(?=\S)")


def beside(archive: Archive, listing: str, slug: str) -> Iterator[str]:
    """The names of the files of one article, its body first; `listing` is that of the list."""
    folder = PurePosixPath(listing).parent
    for name in (f"content/{slug}.html", f"content/{slug}.pdf", f"highlights/{slug}.md"):
        if (found := str(folder / name)) in archive:
            yield found


def joined(entry: Entry, archive: Archive, names: list[str]) -> Entry:
    """An entry with its text and its passages, read from these files of the archive."""
    known = entry.known or Metadata(title="")
    if (entry.url or "").startswith(_NO_ADDRESS):
        known = replace(known, url=None)
    bodies = [name for name in names if not name.endswith(".md")]
    if bodies:
        body = bodies[0]
        entry = replace(
            entry, known=known, url=known.url, read=lambda: _read(archive, body, known, entry.label)
        )
    for name in names:
        if name.endswith(".md"):
            try:
                data = archive.read(name, HIGHLIGHTS_BYTES)
                note, passages = marked(decode(Source(data=data, name=shown_name(name))).text)
            except SourceError:
                continue  # the article is worth having without them
            mine = entry.belongings
            notes = "\n\n".join(filter(None, (mine.note, note)))
            belongings = replace(mine, note=notes, passages=(*mine.passages, *passages))
            entry = replace(entry, belongings=belongings)
    return entry


def marked(markdown: str) -> tuple[str, tuple[Passage, ...]]:
    """The note on the article as a whole, and the passages with their labels and notes."""
    passages: list[Passage] = []
    notes: list[str] = []
    for block in _BLOCKS.split(clean(markdown)):
        text = block.strip()
        if text.startswith(">"):
            passages.append(Passage(_QUOTED.sub("", text).strip()))
        elif text and passages:
            last = passages[-1]
            labels = () if last.tags or last.note else _labels(text)
            note = last.note if labels else "\n\n".join(filter(None, (last.note, text)))
            passages[-1] = last._replace(tags=labels or last.tags, note=note)
        elif text:
            notes.append(text)
    return "\n\n".join(notes), tuple(passage for passage in passages if passage.quote)


def _labels(line: str) -> tuple[str, ...]:
    """The labels of a line that is nothing else."""
    before, *names = _LABEL.split(line)
    found = tuple(name.strip() for name in names if name.strip())
    is_labels = not before and all(len(name.split()) <= LABEL_WORDS for name in found)
    return found if is_labels else ()


def _read(archive: Archive, name: str, known: Metadata, label: str) -> Reading:
    source = Source(data=archive.read(name), name=shown_name(name))
    if not name.endswith(".pdf"):
        return read_fragment(decode(source).text, known, label)
    from reader.ingest.registry import read_source

    article = read_source(source)
    said = {
        field: value
        for field in ("title", "byline", "published", "url", "language")
        if (value := getattr(known, field))
    }
    return Reading(replace(article, **said), source)
