"""Shared by the tests of ingest: a site on this machine."""

from collections.abc import Generator

import pytest

from tests.ingest.server import Site, serving


@pytest.fixture
def site() -> Generator[Site]:
    """A web server that says what the test sets, and nothing at all unless it is set."""
    with serving() as site:
        yield site
