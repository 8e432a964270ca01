"""Search addresses: a template with {query} to addresses, and an answer that is a feed or a page to candidates."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote_plus

from scraper.discovery.candidate import Candidate
from scraper.discovery.feeds import looks_like_html, read_feed
from scraper.discovery.sections import read_section
from scraper.errors import DiscoveryError

MOST_QUERIES = 20


def search_addresses(template: str, names: Iterable[str]) -> tuple[str, ...]:
    """One address for each name, distinct, at most 20."""
    addresses = (template.replace("{query}", quote_plus(name)) for name in names)
    return tuple(dict.fromkeys(addresses))[:MOST_QUERIES]


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
