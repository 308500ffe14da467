"""Markdown: one note per article, with its annotations as quoted passages.

Front matter (YAML, every value quoted as JSON, which YAML includes), then each annotation as a
block quote with its tags, its note and a block id (`^id`) to link to. What Markdown would read as
a mark is escaped, so a passage looks here as it does in the article.
"""

import json
import re
from collections.abc import Iterator

from reader.exchange.registry import File, Format
from reader.exchange.report import Report
from reader.model import Annotation
from reader.model.bundle import AnnotatedArticle, Bundle
from reader.model.visible import one_line, visible

_INLINE = re.compile(r"([\\`*_\[\]<>|~$&])")
_LINE_START = re.compile(r"^(\s*)([#+\-=>]|\d+[.)](?=\s|$))")
_BLOCK_ID = re.compile(r"\^(?=[A-Za-z0-9-]+$)")


def write(bundle: Bundle, report: Report) -> Iterator[File]:  # noqa: ARG001
    """One file per article, named after its id."""
    for item in bundle.articles:
        yield File(f"{item.listed.id}.md", (_note(item).encode(),))


def escape(text: str) -> str:
    """One line of text that Markdown shows as it is, also in Obsidian (`[[`, `#tag`, `^id`)."""
    line = _INLINE.sub(r"\\\1", visible(text)).strip()
    line = re.sub(r"(#+)$", _escape_all, line)
    line = _LINE_START.sub(lambda m: f"{m[1]}{_escape_mark(m[2])}", line)
    line = re.sub(r"(?<=\s)#(?=\w)", r"\\#", line)
    return _BLOCK_ID.sub(r"\\^", line)


def _escape_all(match: re.Match[str]) -> str:
    return "".join(f"\\{mark}" for mark in match[1])


def _escape_mark(mark: str) -> str:
    return f"{mark[:-1]}\\{mark[-1]}" if mark[:-1] else f"\\{mark}"


def _note(item: AnnotatedArticle) -> str:
    listed = item.listed
    matter = {
        "title": listed.title,
        "author": listed.byline,
        "published": listed.published,
        "publisher": listed.publisher,
        "url": listed.url,
        "reader_id": listed.id,
        "tags": [_obsidian_tag(tag) for tag in listed.tags],
    }
    lines = ["---"]
    lines += [
        f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in matter.items() if value
    ]
    lines += ["---", "", f"# {escape(one_line(listed.title))}", ""]
    about = [part for part in (listed.byline, listed.publisher, listed.published) if part]
    if about:
        lines += [escape(one_line(" · ".join(about))), ""]
    if not item.annotations:
        lines += ["No annotations.", ""]
    for annotation in item.annotations:
        lines += _annotation(annotation)
    return "\n".join(lines)


def _annotation(annotation: Annotation) -> list[str]:
    lines: list[str] = []
    if annotation.exact:
        lines += [f"> {escape(line)}".rstrip() for line in annotation.exact.split("\n")]
    else:
        lines += ["> *the whole article*"]
    lines[-1] += f" ^{annotation.id}"
    lines += [""]
    if annotation.tags:
        lines += [" ".join(f"#{_obsidian_tag(tag)}" for tag in annotation.tags), ""]
    for paragraph in visible(annotation.note).split("\n"):
        if paragraph.strip():
            lines += [escape(paragraph.strip()), ""]
    return lines


def _obsidian_tag(tag: str) -> str:
    """Obsidian's tags have no blanks and few marks, and are not all digits."""
    clean = "/".join(re.sub(r"[^\w-]+", "-", part).strip("-") or "tag" for part in tag.split("/"))
    return clean if re.search(r"[^\d/]", clean) else f"tag-{clean}"


FORMAT = Format(
    name="markdown",
    title="Markdown, one note per article (reads well in Obsidian)",
    suffix=".md",
    carries="passages, tags, notes, source, links to each passage by block id",
    cannot="offsets, authors and times; blanks in tags become hyphens",
    proven="markdown-it-py renders the passages as they stand in the article",
    write=write,
    several=True,
)
