"""Quotations: plain text and its sentences in, who said what out.

`find_quotations` is the whole of it; `is_english` tells whether more than marks could be used, and
`Steps` counts the work done.
"""

from reader.analysis.quotations.find import find_quotations
from reader.analysis.quotations.language import is_english
from reader.analysis.quotations.steps import Steps

__all__ = ["Steps", "find_quotations", "is_english"]
