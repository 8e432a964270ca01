"""The local news site of the crawl tests."""

from collections.abc import Iterator

import pytest

from tests.scraper.newsite import Site


@pytest.fixture
def site() -> Iterator[Site]:
    """A site of its own for each test."""
    served = Site()
    yield served
    served.close()
