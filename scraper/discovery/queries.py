"""What to ask a search for: a template with {query} to addresses."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote_plus

MOST_QUERIES = 20


def search_addresses(template: str, names: Iterable[str]) -> tuple[str, ...]:
    """One address for each name, distinct, at most 20."""
    addresses = (template.replace("{query}", quote_plus(name)) for name in names)
    return tuple(dict.fromkeys(addresses))[:MOST_QUERIES]
