"""Bare pages: markup with more tags than a tree can hold in, markup with its paragraphs only out.

A tree takes a few hundred bytes for each element, so a page of some megabytes, made to do harm,
would take gigabytes. What stands before `<body>` stays where it is short; every word stays.
"""

import re

TAGS = 400_000
"""Tags up to which a page is taken as it is; long books on one page have a tenth of that."""
PARAGRAPHS = 50_000
"""Paragraphs that are told apart; of more, those at the end are one."""
HEAD = 200_000
"""Code points of a head that is kept."""

_UNSEEN = ("script", "style", "template", "noscript")
_BREAK = re.compile(
    r"</?(?:p|div|section|article|main|h[1-6]|li|ul|ol|dl|dt|dd|table|tr|td|th|caption|blockquote|"
    r"pre|figure|figcaption|header|footer|nav|aside|form|fieldset|br|hr|body|html)\b[^<>]*>",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[/!?]?[A-Za-z][^<>]*>")
_COMMENT = ("<!--", "-->")


def has_too_many_tags(markup: str) -> bool:
    """Whether a tree of the markup would be too large."""
    return markup.count("<") > TAGS


def bare(markup: str) -> str:
    """The head, if it is short, and the words of the rest, in paragraphs."""
    lowered = markup.lower()
    start = lowered.find("</head>", 0, HEAD)
    head = markup[: start + 7] if start >= 0 else ""
    rest = _without(markup[len(head) :], lowered[len(head) :])
    parts = (_TAG.sub("", part).strip() for part in _BREAK.split(rest))
    paragraphs = [part.replace("<", "&lt;") for part in parts if part]
    if len(paragraphs) > PARAGRAPHS:
        paragraphs[PARAGRAPHS - 1 :] = [" ".join(paragraphs[PARAGRAPHS - 1 :])]
    body = "".join(f"<p>{paragraph}</p>\n" for paragraph in paragraphs)
    return f"{head or '<html>'}<body>{body}</body></html>"


def _without(markup: str, lowered: str) -> str:
    """The markup without what is never seen; where that has no end, it goes to the page's."""
    for begin, end in (_COMMENT, *((f"<{name}", f"</{name}") for name in _UNSEEN)):
        if begin not in lowered:
            continue
        kept: list[str] = []
        place = 0
        while (found := lowered.find(begin, place)) >= 0:
            kept.append(markup[place:found])
            closing = lowered.find(end, found)
            place = len(markup) if closing < 0 else closing + len(end)
        kept.append(markup[place:])
        markup = " ".join(kept)
        lowered = markup.lower()
    return markup
