"""What these tests share: the quotations of a text as readable rows."""

from collections.abc import Callable
from typing import NamedTuple

import pytest

from reader.analysis.quotations import find_quotations
from reader.analysis.sentences import split_sentences


class Row(NamedTuple):
    """A quotation in words instead of spans."""

    kind: str
    content: list[str]
    quoted: list[str]
    cue: str | None
    source: str | None
    speaker: str | None
    reporter: str | None


@pytest.fixture(scope="session")
def rows() -> Callable[[str], list[Row]]:
    """Quotations of a text as rows, its sentences split as Reader splits them."""

    def run(text: str) -> list[Row]:
        return [
            Row(
                quotation.kind,
                [span.of(text) for span in quotation.content],
                [span.of(text) for span in quotation.quoted],
                quotation.cue.of(text) if quotation.cue else None,
                quotation.source.of(text) if quotation.source else None,
                quotation.speaker,
                quotation.reporter,
            )
            for quotation in find_quotations(text, split_sentences(text))
        ]

    return run


@pytest.fixture(scope="session")
def find():
    """Quotations of a text, its sentences split as Reader splits them."""
    return lambda text: find_quotations(text, split_sentences(text))
