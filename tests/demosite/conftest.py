"""The demo site, served once for all tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from demosite.play import moments
from demosite.server import Site, serve


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    """A running site; each test sets the moment it needs."""
    with serve(moments()[0]) as running:
        yield running
