"""What a crawl fetches, and what a good page gives and comes to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from facts.model import Reading
from scraper.sources import Source
from storage.articles import Known, Text, texts_so_far
from storage.evidence import Kept, kept_bytes
from storage.extractions import stories_of
from storage.frontier import Lease


@dataclass(frozen=True, slots=True)
class Target:
    """An article to fetch: one we know (``known``), or a discovered address (``lease``)."""

    source: Source
    url: str
    known: Known | None = None
    length: int | None = None  # characters of its latest text
    earlier: frozenset[str] = frozenset()  # hashes of all its texts so far
    stories: tuple[str, ...] = ()  # that have read it before
    lease: Lease | None = None
    record: Kept | None = None  # the answer with its latest bytes


@dataclass(frozen=True, slots=True)
class Page:
    """A good page: its text, where it lives, and what was read from it. ``readings`` is by story."""

    text: Text
    url: str  # canonical
    aliases: tuple[str, ...]
    readings: Mapping[str, Reading]
    readers: Mapping[str, str]
    passages: str | None = None
    signature: bytes | None = None  # of the text (facts.changes.origins)


@dataclass(frozen=True, slots=True)
class Stored:
    """What a good page came to. ``changed``: a text that was not the latest one. ``reverted``: one seen before."""

    article: int
    revision: int
    new: bool
    changed: bool
    reverted: bool
    claims: int


def known_targets(connection: Connection, known: list[tuple[Source, Known]]) -> list[Target]:
    """Articles of sources with all that looking at them again asks for."""
    articles = [one.id for _, one in known]
    texts = texts_so_far(connection, articles)
    stories = stories_of(connection, articles)
    kept = kept_bytes(connection, articles)
    return [
        Target(
            source,
            one.url,
            known=one,
            length=texts[one.id].length if one.id in texts else None,
            earlier=texts[one.id].hashes if one.id in texts else frozenset(),
            stories=tuple(sorted(stories.get(one.id, ()))),
            record=kept.get(one.id),
        )
        for source, one in known
    ]
