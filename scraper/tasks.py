"""What is handed to worker processes and comes back; what they do with it is imported by themselves alone.

The process that crawls needs none of the cleaner, the reader and their word lists: it starts faster without.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from facts.model import Reading
from facts.story import Story
from scraper.cleaned import Cleaned
from scraper.discovery.candidate import Candidate
from scraper.verdict import Outcome
from scraper.workers import give_memory_back

LOOKS = 5  # at the digest of a page's passages alone; then it is cleaned all the same
_LARGE = 200_000  # bytes of a page, whose tree takes thirty times as much


class Way(StrEnum):
    """How an outlet announces articles."""

    FEED = "feed"
    SITEMAP = "sitemap"
    SECTION = "section"
    SEARCH = "search"


@dataclass(frozen=True, slots=True)
class ListingTask:
    """A feed, sitemap, section or search answer. ``everything``: candidates need not match a story."""

    way: Way
    url: str
    body: bytes
    content_type: str | None
    everything: bool = False
    override: Path | None = None  # the source's own code


@dataclass(frozen=True, slots=True)
class Links:
    """What a listing gave: how many articles it lists, those to fetch, and other sitemaps to read."""

    listed: int
    wanted: tuple[Candidate, ...]
    children: tuple[str, ...] = ()
    hub: str | None = None  # the WebSub hub a feed names


@dataclass(frozen=True, slots=True)
class PageTask:
    """A response to an article request. ``known_length``, ``known_hash`` and ``earlier`` tell of its texts so far.

    ``known_passages`` is the digest of the known page's passages, None when the page is to be cleaned in any case;
    ``furniture`` are the marks of paragraphs that other articles of the outlet have, ``told`` those of the known text
    from which a fact was read.
    """

    url: str
    final_url: str
    status: int
    body: bytes
    content_type: str | None
    headers: Mapping[str, str]
    now: datetime
    title: str = ""  # as it was announced
    named: bool = False  # its bytes have a story's name
    country: str | None = None
    language: str | None = None
    known_length: int | None = None
    known_hash: str | None = None
    known_passages: str | None = None
    known_text: str | None = None
    told: frozenset[int] = frozenset()
    furniture: frozenset[int] = frozenset()
    earlier: frozenset[str] = frozenset()
    stories: tuple[str, ...] = ()  # that have read the article before
    override: Path | None = None  # the source's own code


@dataclass(frozen=True, slots=True)
class Examined:
    """What a page is. ``outcome`` is None for a good page that is about no story; ``cleaned`` only for good pages."""

    outcome: Outcome | None
    reason: str
    cleaned: Cleaned | None = None
    readings: Mapping[str, Reading] = field(default_factory=dict)
    readers: Mapping[str, str] = field(default_factory=dict)
    """Story → the reader that read for it."""
    passages: str | None = None
    """Digest of the passages of a good page."""
    partial: str | None = None
    """Why the text of a good page may not be the whole article."""
    signature: bytes | None = None
    """Of the text of a new revision, to find its copies by (``facts.changes.origins``)."""


def prepare(stories: Mapping[str, Story]) -> None:
    """Tell a worker the stories, once."""
    import scraper.examine  # noqa: PLC0415 - in the worker only

    scraper.examine.prepare(stories)


def list_links(task: ListingTask) -> Links:
    """The links of a listing and which of them to fetch. Raises DiscoveryError, OverrideError."""
    import scraper.examine  # noqa: PLC0415 - in the worker only

    return scraper.examine.list_links(task)


def examine(task: PageTask) -> Examined:
    """Judge, clean and read a page. Raises OverrideError."""
    import scraper.examine  # noqa: PLC0415 - in the worker only

    examined = scraper.examine.examine(task)
    if len(task.body) > _LARGE:
        give_memory_back()
    return examined
