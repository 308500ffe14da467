"""The preview of an article: how it begins, who speaks, what is named.

In: an article and, once there is one, its analysis. Out: three rows of text.
"""

from reader.analysis.people import named_things, people
from reader.model import Analysis, Article
from reader.model.counted import counted
from reader.model.visible import one_line
from reader.tui.text.cells import cut
from reader.tui.text.page import rows

LEAD_ROWS = 2
SCANNED = 2_000
"""Code points of the text that the lead is taken from."""


def preview(article: Article, analysis: Analysis | None, width: int) -> str:
    """The lead in two rows, and a row about what was found."""
    lead = rows(one_line(article.text[:SCANNED]), width)
    if len(lead) > LEAD_ROWS:
        lead = [*lead[: LEAD_ROWS - 1], cut(f"{lead[LEAD_ROWS - 1]} …", width)]
    lead += [""] * (LEAD_ROWS - len(lead))
    return "\n".join(f" {row}" for row in [*lead, _found(analysis)])


def _found(analysis: Analysis | None) -> str:
    if analysis is None:
        return ""
    speakers = [f"{p.name} {len(p.quotations)}" for p in people(analysis) if p.quotations][:3]
    things = [t.name for t in named_things(analysis, ("GPE", "LOC", "ORG", "FAC"))][:5]
    count = len(analysis.quotations)
    parts = [
        counted(count, "quotation") if count else "",
        ", ".join(speakers),
        ", ".join(things),
    ]
    return one_line(" · ".join(part for part in parts if part))
