"""A link that may be an article, as its announcement describes it."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from datetime import datetime

from scraper.addresses import canonical
from scraper.dates import parse_moment

_TAG = re.compile(r"<[^<>]{0,2000}>")
_LONGEST = 2000  # characters of a title or summary that are looked at


@dataclass(frozen=True, slots=True)
class Candidate:
    """``title`` and ``summary`` are plain text, empty where the announcement has none."""

    url: str
    title: str = ""
    summary: str = ""
    published_raw: str | None = None
    published: datetime | None = None


def candidate(
    base: str, url: object, title: object = "", summary: object = "", date: object = None
) -> Candidate | None:
    """A candidate from what a listing says, or None when the link cannot be fetched."""
    address = canonical(str(url or ""), base) if url else None
    if address is None:
        return None
    raw = str(date).strip() if date else None
    moment = parse_moment(raw)
    return Candidate(address, plain(title), plain(summary), raw, moment.at if moment else None)


def plain(text: object) -> str:
    """Text without tags and entities, on one line."""
    stripped = _TAG.sub(" ", html.unescape(str(text or ""))[:_LONGEST])
    return " ".join(stripped.split())


def distinct(found: list[Candidate]) -> list[Candidate]:
    """The first of each address; a later one gives its title where the first has none (picture and headline links)."""
    first: dict[str, Candidate] = {}
    for one in found:
        known = first.get(one.url)
        if known is None or len(known.title) < len(one.title):
            first[one.url] = one
    return list(first.values())
