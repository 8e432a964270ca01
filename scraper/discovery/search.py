"""Answers to searches: a feed or a page, to candidates."""

from __future__ import annotations

from scraper.discovery.candidate import Candidate
from scraper.discovery.feeds import looks_like_html, read_feed
from scraper.discovery.sections import read_section
from scraper.errors import DiscoveryError


def read_search(body: bytes, base: str, encoding: str | None = None) -> list[Candidate]:
    """The articles an answer lists; none found is an answer too. Raises DiscoveryError: empty or broken."""
    if not body.strip():
        raise DiscoveryError("empty", "the search answered with 0 bytes")
    if not looks_like_html(body) and body.lstrip()[:1] in b"<{\xef":
        return read_feed(body, base)
    try:
        return read_section(body, base, encoding)
    except DiscoveryError as error:
        if error.kind == "no links":
            return []
        raise
