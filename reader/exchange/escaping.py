"""Markdown's escapes: any text, looking as it does in the article, also in Obsidian."""

import re

from reader.model.visible import visible

_INLINE = re.compile(r"([\\`*_\[\]<>|~$&])")
_LINE_START = re.compile(r"^(\s*)([#+\-=>]|\d+[.)](?=\s|$))")
_BLOCK_ID = re.compile(r"\^(?=[A-Za-z0-9-]+$)")


def escape(text: str) -> str:
    """One line of text that Markdown shows as it is, also in Obsidian (`[[`, `#tag`, `^id`)."""
    line = _INLINE.sub(r"\\\1", visible(text)).strip()
    line = re.sub(r"(#+)$", _escape_all, line)
    line = _LINE_START.sub(lambda m: f"{m[1]}{_escape_mark(m[2])}", line)
    line = re.sub(r"(?<=\s)#(?=\w)", r"\\#", line)
    return _BLOCK_ID.sub(r"\\^", line)


def quoted(text: str) -> str:
    """A passage as a block quote."""
    return "\n".join(f"> {escape(line)}".rstrip() for line in text.split("\n"))


def paragraphs(text: str) -> list[str]:
    """The lines of a note that are not blank, to be escaped each for itself."""
    return [line.strip() for line in visible(text).split("\n") if line.strip()]


def obsidian_tag(tag: str) -> str:
    """Obsidian's tags have no blanks and few marks, and are not all digits."""
    clean = "/".join(re.sub(r"[^\w-]+", "-", part).strip("-") or "tag" for part in tag.split("/"))
    return clean if re.search(r"[^\d/]", clean) else f"tag-{clean}"


def page_name(tag: str) -> str:
    """A name within `[[ ]]`."""
    return re.sub(r"[\[\]|#,]+", "-", visible(tag)).strip("- ") or "tag"


def _escape_all(match: re.Match[str]) -> str:
    return "".join(f"\\{mark}" for mark in match[1])


def _escape_mark(mark: str) -> str:
    return f"{mark[:-1]}\\{mark[-1]}" if mark[:-1] else f"\\{mark}"
