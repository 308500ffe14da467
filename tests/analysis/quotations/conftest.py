"""Shared helpers: quotations of a text as readable rows."""

from collections.abc import Callable

import pytest

from reader.analysis.quotations import find_quotations
from reader.analysis.sentences import split_sentences
from reader.model import Quotation

Find = Callable[[str], tuple[Quotation, ...]]


@pytest.fixture(scope="session")
def find() -> Find:
    """Quotations of a text, its sentences split as Reader splits them."""

    def run(text: str) -> tuple[Quotation, ...]:
        return find_quotations(text, split_sentences(text))

    return run
