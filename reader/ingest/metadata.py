"""Metadata: an article's blocks in; what they state of it, and the blocks of its text, out.

Headline, byline, date, publisher, address, captions and contact line are taken out of the text
where they are sure: by their form and by where they stand, above the first paragraph or below the
last. What is not sure stays. A dateline is recorded and stays as well: it is part of a sentence.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from reader.ingest.blocks import Block
from reader.ingest.bylines import parse_name
from reader.ingest.language import guess_language
from reader.ingest.lines import (
    URL_LABEL,
    Fact,
    dateline,
    facts,
    is_contact,
    is_credit,
    is_url,
)
from reader.ingest.publishers import publisher_of
from reader.model import Metadata

HEAD = 14
"""Blocks looked at before the first paragraph is taken to have begun."""
GLANCE = 2000
"""Code points of a block that are looked at, so that one endless line costs no more."""
STANDFIRST = 400
"""Code points; a shorter paragraph may stand above the byline."""
TAIL = 8
"""Blocks at the end that may be contact line and address."""

_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»)\]]*$")
_CAPITALS = re.compile(r"(?:[^\W\d_][\w.'’-]*\s+){0,7}[^\W\d_][\w.'’-]*")
_URL_DATE = re.compile(r"/((?:19|20)\d\d)/(\d{1,2})/(\d{1,2})(?:/|$)")
_NOT_WORD = re.compile(r"[\W_]+")


def recognise(
    blocks: Sequence[Block], known: Metadata
) -> tuple[Metadata, list[Block], tuple[str, ...]]:
    """What is known about the article, the blocks of its text, and what was assumed.

    `known` comes from front matter or a page's own metadata and wins; its `title` may be "".
    The title is "" in the result where nothing states one.
    """
    found = _Found(known)
    rest = _without_outer_rules(found.tail(found.head(list(blocks))))
    if not rest:  # a page of metadata and nothing else: better read than lost
        rest = [block for block in blocks if block.text != found.facts.title] or list(blocks)
    return found.finish(rest), rest, tuple(found.assumed)


class _Found:
    """What has been found so far; the first statement of anything counts."""

    def __init__(self, known: Metadata) -> None:
        self.facts = known
        self.assumed: list[str] = []
        self.updated: str | None = None

    def head(self, blocks: list[Block]) -> list[Block]:
        """The blocks without those above the first paragraph that state metadata."""
        end = _body_start(blocks)
        title = self._title(blocks, end)
        kept: list[Block] = []
        below_byline = False
        body = " ".join(block.text[:GLANCE] for block in blocks[end : end + 3])
        for at, block in enumerate(blocks[:end]):
            if at == title or self._repeats(block):
                continue
            if not block.plain or _is_image(block):
                kept.append(block)
                continue
            stated = facts(block.text) or self._bare_name(blocks, at, title)
            if stated and self._fits(stated):
                for fact in stated:
                    self._take(fact)
                    below_byline |= fact.field in ("byline", "published", "updated")
            elif url := is_url(block.text):
                self._set("url", url)
            elif is_credit(block.text) or (below_byline and _names_somebody_in(block.text, body)):
                self._caption(block.text)
            elif below_byline and is_contact(block.text):
                self._set("contact", block.text)
            else:
                kept.append(block)
        return kept + blocks[end:]

    def tail(self, blocks: list[Block]) -> list[Block]:
        """The blocks without those below the last paragraph that state metadata."""
        kept = blocks[:-TAIL] if len(blocks) > TAIL else []
        rest = blocks[len(kept) :]
        at = 0
        while at < len(rest):
            block = rest[at]
            following = is_url(rest[at + 1].text) if at + 1 < len(rest) else None
            last = at == len(rest) - 1 and at + len(kept) > 0
            if not block.plain:
                kept.append(block)
            elif following and URL_LABEL.fullmatch(block.text.strip()):
                self._set("url", following)
                at += 1
            elif last and (url := is_url(block.text)):
                self._set("url", url)
            elif (stated := facts(block.text)) and all(f.field == "url" for f in stated):
                self._set("url", stated[0].value)
            elif at + len(kept) > 0 and is_contact(block.text):
                both = (self.facts.contact, block.text)
                self.facts = replace(self.facts, contact=" ".join(part for part in both if part))
            elif is_credit(block.text):
                self._caption(block.text)
            else:
                kept.append(block)
            at += 1
        return kept

    def finish(self, blocks: list[Block]) -> Metadata:
        """The facts, completed by what follows from the text and from each other."""
        first = next((block.text for block in blocks if block.plain), "")
        if line := dateline(first):
            self._set("dateline", line.line)
            self._set("published", line.published)
        url = self.facts.url
        if url:
            self._set("publisher", publisher_of(url))
        if line:
            self._set("publisher", line.agency)
        if not self.facts.published and self.updated:
            self._set("published", self.updated)
            self.assumed.append("published: when the page was last updated")
        if not self.facts.published and url and (match := _URL_DATE.search(url)):
            year, month, day = map(int, match.groups())
            if 1 <= month <= 12 and 1 <= day <= 31:
                self._set("published", f"{year:04}-{month:02}-{day:02}")
                self.assumed.append("published: from the address")
        if not self.facts.language:
            text = "\n".join(block.text[:GLANCE] for block in blocks[:60])
            self._set("language", guess_language(text))
        return self.facts

    def _title(self, blocks: list[Block], end: int) -> int | None:
        """The index of the block that is the title, now taken, or None."""
        if self.facts.title:
            return None
        headings = [
            (role.level, at)
            for at, block in enumerate(blocks[: max(end, 1)])
            if (role := block.role("heading")) and not block.role("quote")
        ]
        if not headings or len(blocks) < 2:
            return None
        at = min(headings)[1]
        self.facts = replace(self.facts, title=blocks[at].text.replace("\n", " "))
        return at

    def _repeats(self, block: Block) -> bool:
        """Whether a block says the title again, or the byline as it is known."""
        said = _letters(block.text) if len(block.text) < 400 else ""
        return bool(said) and said in (_letters(self.facts.title), _letters(self.facts.byline))

    def _bare_name(self, blocks: list[Block], at: int, title: int | None) -> list[Fact]:
        """A full name alone between the title and a date is the author's."""
        dated = at + 1 < len(blocks) and any(
            fact.field == "published" for fact in facts(blocks[at + 1].text)
        )
        name = parse_name(blocks[at].text) if dated and title == at - 1 else None
        return [Fact("byline", name)] if name else []

    def _fits(self, stated: list[Fact]) -> bool:
        """Whether nothing else was said before: two bylines are a byline and something else."""
        return not (
            self.facts.byline
            and any(fact.field == "byline" for fact in stated)
            and all(_letters(fact.value) != _letters(self.facts.byline) for fact in stated)
            and len(stated) == 1
        )

    def _take(self, fact: Fact) -> None:
        if fact.field == "updated":
            self.updated = self.updated or fact.value
        elif fact.field != "nothing":
            self._set(fact.field, fact.value)

    def _set(self, field: str, value: str | None) -> None:
        if value and not getattr(self.facts, field):
            self.facts = replace(self.facts, **{field: value})

    def _caption(self, line: str) -> None:
        if line not in self.facts.captions:
            self.facts = replace(self.facts, captions=(*self.facts.captions, line))


def states_metadata(line: str) -> bool:
    """Whether a line alone would be recognised above the first paragraph."""
    return bool(facts(line)) or is_credit(line)


def _body_start(blocks: list[Block]) -> int:
    """The index of the first block that is surely a paragraph of the text."""
    for at, block in enumerate(blocks[:HEAD]):
        words = len(block.text[:GLANCE].split())
        long = len(block.text) >= 160 or (words >= 12 and _SENTENCE_END.search(block.text[-20:]))
        if block.plain and long and not facts(block.text) and not is_credit(block.text):
            if len(block.text) < STANDFIRST and any(map(_is_signed, blocks[at + 1 : at + 4])):
                continue
            return at
        if block.role("list_item") or block.role("code") or block.role("table"):
            return at
    return min(HEAD, len(blocks))


def _without_outer_rules(blocks: list[Block]) -> list[Block]:
    """Rules divide; above the first block and below the last there is nothing to divide."""
    start, end = 0, len(blocks)
    while start < end and blocks[start].role("rule"):
        start += 1
    while start < end and blocks[end - 1].role("rule"):
        end -= 1
    return blocks[start:end]


def _is_signed(block: Block) -> bool:
    return block.plain and any(fact.field in ("byline", "published") for fact in facts(block.text))


def _is_image(block: Block) -> bool:
    return any(mark.kind == "image" and mark.end - mark.start == len(block.text)
               for mark in block.marks)  # fmt: skip


def _names_somebody_in(line: str, body: str) -> bool:
    """Whether `line` is a caption: no sentence, and it begins with a name that the body repeats."""
    if len(line) > 200 or _SENTENCE_END.search(line) or ":" in line:
        return False
    words = line.split()
    run = 0
    while run < len(words) and words[run][:1].isupper():
        run += 1
    name = " ".join(words[:run]).rstrip(",")
    return run >= 2 and bool(_CAPITALS.match(name)) and name in body


def _letters(text: str | None) -> str:
    return _NOT_WORD.sub("", text or "").casefold()
