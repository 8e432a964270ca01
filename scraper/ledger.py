"""What a crawl reads from the ledger and writes to it: what a page gives is kept as a whole or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

from sqlalchemy import Connection, Engine

from scraper.discovery.candidate import Candidate
from scraper.settings import SECONDS_PER_CRAWL
from scraper.sources import Source
from scraper.targets import Page, Stored, Target, known_targets
from scraper.verdict import LISTED, LISTED_UNCHANGED, OFF_TOPIC
from storage import quarantine
from storage.articles import (
    Fetch,
    Known,
    add_alias,
    add_article,
    add_revision,
    due_articles,
    find_article,
    last_fetch,
    note_passages,
    record_fetch,
    record_fetches,
)
from storage.confirming import Unchanged, record_unchanged
from storage.database import reading
from storage.extractions import add_extraction, stories_of
from storage.frontier import (
    Discovered,
    Lease,
    acknowledge,
    acknowledge_all,
    discover,
    due,
    reschedule,
)
from storage.furniture import Furniture, furniture_of, text_and_facts
from storage.health import Look, record_looks
from storage.manners import keep_pauses, keep_robots, pauses, robots_rules
from storage.told import up_to_date

if TYPE_CHECKING:
    from storage.going_on import Told

_LEASE = timedelta(seconds=2 * SECONDS_PER_CRAWL)
ROBOTS_FOR = timedelta(days=1)
_AGAIN = (timedelta(hours=1), timedelta(hours=6), timedelta(days=1), timedelta(days=3))  # after failed first fetches


class Ledger:
    """The ledger as the crawl of these stories sees it."""

    def __init__(self, engine: Engine, now: Callable[[], datetime], *, follow: timedelta, view: str) -> None:
        self.engine = engine
        self.now = now
        self.follow = follow
        self.worker = uuid4().hex
        self.touched: set[int] = set()  # articles with a good fetch
        self._view = hashlib.sha256(view.encode()).hexdigest()[:12]
        self._leases: dict[int, Lease] = {}
        self._furniture: dict[str, Furniture] = {}
        self._open: Connection | None = None  # the transaction that what is kept now has in common

    @contextmanager
    def together(self) -> Iterator[None]:
        """Keep all that is kept herein in one transaction: all of it or nothing.

        A commit waits for the disk, which takes as long as keeping several pages.
        """
        with self._writing() as connection:
            self._open = connection
            try:
                yield
            finally:
                self._open = None

    def due(self, sources: Iterable[Source], limit: int) -> list[Target]:
        """Known articles of sources that are due for another look: at most ``limit`` of each, the longest due first."""
        with reading(self.engine) as connection:
            known = [
                (source, article)
                for source in sources
                for article in due_articles(connection, source.id, self.now(), limit, follow=self.follow)
            ]
            return known_targets(connection, known)

    def announce(self, source: Source, candidates: Iterable[Candidate]) -> None:
        """Keep addresses that are to be fetched; those known, fetched or given up before are passed over."""
        rows = [Discovered(one.url, source.id, one.title or None, one.published_raw) for one in candidates]
        with self._writing() as connection:
            discover(connection, rows, at=self.now())

    def take(self, source: Source, limit: int) -> list[Target]:
        """Lease addresses of a source that wait for their first fetch, also those an earlier crawl left."""
        if limit <= 0:
            return []
        with self._writing() as connection:
            leases = due(connection, now=self.now(), worker=self.worker, lease=_LEASE, limit=limit, source=source.id)
        self._leases.update({lease.id: lease for lease in leases})
        return [Target(source, lease.url, lease=lease) for lease in leases]

    def listing(self, url: str) -> Fetch | None:
        """The last good answer of a feed, sitemap or page, for its validators."""
        with reading(self.engine) as connection:
            return last_fetch(connection, self._listing_key(url), (LISTED, LISTED_UNCHANGED))

    def record_listing(self, fetch: Fetch) -> None:
        """Keep an attempt at a feed, sitemap or page.

        Its address is marked with what we look for: when the stories change, the same bytes may hold other candidates
        and must be sent again.
        """
        with self._writing() as connection:
            record_fetch(connection, replace(fetch, url=self._listing_key(fetch.url)), None)

    def record_failure(self, target: Target, fetch: Fetch, *, final: bool) -> None:
        """Keep an attempt that gave no text. ``final``: a discovered address is given up, else tried again later."""
        with self._writing() as connection:
            record_fetch(connection, fetch, target.known.id if target.known else None)
            self._settle(connection, target.lease, fetch.outcome, final=final)
        self._forget(target)

    def record_off_topic(self, pages: list[tuple[Lease, Fetch]]) -> None:
        """Keep that discovered addresses lead to pages about no story: they are done with."""
        with self._writing() as connection:
            record_fetches(connection, [fetch for _, fetch in pages])
            acknowledge_all(connection, [lease for lease, _ in pages], outcome=OFF_TOPIC)
        for lease, _ in pages:
            self._leases.pop(lease.id, None)

    def record_unchanged(self, pages: list[Unchanged]) -> None:
        """Keep that the latest texts of articles still stand."""
        with self._writing() as connection:
            record_unchanged(connection, pages)
        self.touched.update(page.article for page in pages)

    def record_duplicate(self, target: Target, fetch: Fetch, article: int, urls: Iterable[str]) -> None:
        """Keep that an address leads to an article we know under another one."""
        with self._writing() as connection:
            record_fetch(connection, fetch, target.known.id if target.known else None)
            if target.known is None:
                for url in urls:
                    add_alias(connection, article, url)
            self._settle(connection, target.lease, fetch.outcome, final=True)
        self._forget(target)

    def record_page(self, target: Target, fetch: Fetch, page: Page) -> Stored:
        """Keep a good page: its article, the attempt, the text, and what was read from it."""
        with self._writing() as connection:
            article = (
                target.known.id
                if target.known
                else add_article(
                    connection, url=page.url, source=target.source.id, outlet=target.source.name, at=fetch.at
                )
            )
            for url in page.aliases:
                add_alias(connection, article, url)
            key = record_fetch(connection, fetch, article)
            revision = add_revision(
                connection, article=article, fetch=key, text=page.text, at=fetch.at, signature=page.signature
            )
            note_passages(connection, article, page.passages)
            claims = 0
            if revision.changed:
                quarantine.hold_with_earlier(connection, revision, at=fetch.at)
                for story, result in page.readings.items():
                    reader = page.readers[story]
                    add_extraction(
                        connection, revision=revision.id, story=story, reader=reader, reading=result, at=fetch.at
                    )
                    claims += len(result.claims)
            self._settle(connection, target.lease, fetch.outcome, final=True)
        self._forget(target)
        self.touched.add(article)
        return Stored(article, revision.id, target.known is None, revision.changed, revision.reverted, claims)

    def postpone(self, target: Target, seconds: float) -> None:
        """Nothing was sent: try a discovered address again when the outlet's pause is over."""
        if target.lease is not None:
            with self._writing() as connection:
                later = self.now() + timedelta(seconds=seconds)
                reschedule(connection, target.lease, due_at=later, outcome="postponed")
            self._forget(target)

    def known_at(self, urls: Iterable[str]) -> Known | None:
        """The article that one of the addresses leads to, also where it is being kept in the same transaction."""
        with reading(self.engine) if self._open is None else nullcontext(self._open) as connection:
            return next((known for url in urls if (known := find_article(connection, url)) is not None), None)

    def furniture(self, source: Source) -> Furniture:
        """The paragraphs that a source prints into its articles, as they were when first asked for."""
        if source.id not in self._furniture:
            with reading(self.engine) as connection:
                self._furniture[source.id] = furniture_of(connection, source.id)
        return self._furniture[source.id]

    def latest(self, known: Known) -> tuple[str | None, frozenset[int]]:
        """The latest text of an article, if it has one, and the marks of its paragraphs from which a fact was read."""
        with reading(self.engine) as connection:
            return text_and_facts(connection, known.id)

    def pauses(self) -> dict[str, timedelta]:
        """Sites that have asked for a pause in an earlier crawl, and what is left of it."""
        with reading(self.engine) as connection:
            return {site: until - self.now() for site, until in pauses(connection, now=self.now()).items()}

    def keep_pauses(self, left: Mapping[str, timedelta]) -> None:
        """Keep for the next crawl what is left of the pauses that sites have asked for."""
        with self._writing() as connection:
            keep_pauses(connection, {site: self.now() + rest for site, rest in left.items()})

    def robots_rules(self) -> dict[str, str]:
        """What the robots.txt of each host said that was read within a day."""
        with reading(self.engine) as connection:
            return robots_rules(connection, since=self.now() - ROBOTS_FOR)

    def keep_robots(self, rules: Mapping[str, str]) -> None:
        """Keep for a day what the robots.txt of some hosts said."""
        with self._writing() as connection:
            keep_robots(connection, rules, at=self.now())

    def waiting(self) -> dict[str, list[quarantine.Held]]:
        """The texts that are held back, by source."""
        found: dict[str, list[quarantine.Held]] = {}
        with reading(self.engine) as connection:
            for held in quarantine.held(connection):
                found.setdefault(held.source, []).append(held)
        return found

    def hold(self, revisions: Iterable[int]) -> None:
        """Hold texts back from the history."""
        with self._writing() as connection:
            quarantine.hold(connection, revisions, at=self.now())

    def close(self) -> None:
        """Give back the addresses that were leased and not fetched."""
        with self._writing() as connection:
            for lease in self._leases.values():
                reschedule(connection, lease, due_at=self.now(), outcome="not fetched")
        self._leases.clear()

    def rebuild(self, known: Iterable[str]) -> dict[str, tuple[Told, ...]]:
        """Tell the changes of all stories that a page touched; gives those that were not there before."""
        stories = sorted(self._touched_stories() & set(known))
        news: dict[str, tuple[Told, ...]] = dict.fromkeys(stories, ())
        with reading(self.engine) as connection:
            behind = [story for story in stories if not up_to_date(connection, story)]
        if behind:
            from storage import changes  # noqa: PLC0415 - what it takes to compare takes long to import
        for story in behind:
            with self._writing() as connection:
                news[story] = tuple(changes.update(connection, story))
        return news

    def record_looks(self, looks: Iterable[Look]) -> None:
        """Keep how each source fared."""
        with self._writing() as connection:
            record_looks(connection, looks, self.now())

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        if self._open is not None:
            yield self._open
        else:
            with self.engine.begin() as connection:
                yield connection

    def _touched_stories(self) -> set[str]:
        with reading(self.engine) as connection:
            return {story for read in stories_of(connection, self.touched).values() for story in read}

    def _settle(self, connection: Connection, lease: Lease | None, outcome: str, *, final: bool) -> None:
        if lease is None:
            return
        if final or lease.attempt > len(_AGAIN):
            acknowledge(connection, lease, outcome=outcome)
        else:
            reschedule(connection, lease, due_at=self.now() + _AGAIN[lease.attempt - 1], outcome=outcome)

    def _forget(self, target: Target) -> None:
        if target.lease is not None:
            self._leases.pop(target.lease.id, None)

    def _listing_key(self, url: str) -> str:
        return f"{url}#{self._view}"
