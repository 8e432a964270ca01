"""What a crawl asks for: the listings of all sources, and from their answers the articles to fetch."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from time import monotonic

from scrapy.http import Response
from sqlalchemy.exc import SQLAlchemyError

from facts.story import Story
from scraper.account import Account
from scraper.discovery.queries import search_addresses
from scraper.errors import DiscoveryError, OverrideError
from scraper.failures import outcome_of, trouble_kind
from scraper.intake import Intake, header
from scraper.politeness import BudgetError, PausedError, StoppedError
from scraper.settings import LONGEST_PAUSE, RECHECKS_PER_SOURCE
from scraper.sources import Source
from scraper.targets import Target
from scraper.tasks import Links, ListingTask, Way, list_links
from scraper.verdict import LISTED, LISTED_UNCHANGED, LISTING_FAILED
from scraper.workers import WorkError
from storage.articles import Fetch
from storage.errors import StorageError


@dataclass(frozen=True, slots=True)
class Listing:
    """A feed, sitemap, section or search address to ask. ``depth`` is 1 for the sitemaps of an index."""

    source: Source
    way: Way
    url: str
    depth: int = 0


class Run:
    """One crawl over the sources of an account. Everything here runs in the event loop."""

    def __init__(self, account: Account, stories: Mapping[str, Story], intake: Intake) -> None:
        self.account, self.stories, self.intake = account, stories, intake
        self.ledger, self.workers, self.now = intake.ledger, intake.workers, intake.now
        self._taken: Counter[str] = Counter()
        self._last_answers: dict[str, Fetch | None] = {}
        self.pauses: dict[str, float] = {}
        """Site → when its pause is over, in monotonic seconds."""
        self.robots: dict[str, str] = {}
        """Host → what its robots.txt said to an earlier crawl, a day ago at most."""
        self.robots_read: dict[str, str] = {}
        """Host → what its robots.txt said to this one."""

    def take_over_manners(self) -> None:
        """Heed the pauses that sites asked for in an earlier crawl, and what their robots.txt said."""
        self.robots.update(self.ledger.robots_rules())
        self.pauses.update({site: monotonic() + left.total_seconds() for site, left in self.ledger.pauses().items()})

    def keep_manners(self) -> None:
        """Let the next crawl heed what is left of the pauses, a week at most, and what robots.txt said."""
        self.ledger.keep_robots(self.robots_read)
        left = {site: min(until - monotonic(), LONGEST_PAUSE) for site, until in self.pauses.items()}
        self.ledger.keep_pauses({site: timedelta(seconds=rest) for site, rest in left.items() if rest > 0})

    def listings(self) -> list[Listing]:
        """All addresses that the sources give, with the stories' subjects as search words."""
        names = [story.subject.name for story in self.stories.values()]
        found: list[Listing] = []
        for tally in self.account.tallies.values():
            source, ways = tally.source, tally.source.discover
            found += [Listing(source, Way.FEED, url) for url in ways.feeds]
            found += [Listing(source, Way.SITEMAP, url) for url in ways.sitemaps]
            found += [Listing(source, Way.SECTION, url) for url in ways.sections]
            found += [Listing(source, Way.SEARCH, url) for form in ways.search for url in search_addresses(form, names)]
        return found

    def first_targets(self) -> list[Target]:
        """Known articles that are due, and addresses that an earlier crawl has left."""
        due = self.ledger.due([tally.source for tally in self.account.tallies.values()], RECHECKS_PER_SOURCE)
        with self.ledger.together():
            left = [target for tally in self.account.tallies.values() for target in self._take(tally.source)]
        return due + left

    def listing_validators(self, listing: Listing) -> dict[str, str]:
        """What to send back so that an unchanged listing costs next to nothing."""
        last = self._last_answer(listing)
        values = {"If-None-Match": last and last.etag, "If-Modified-Since": last and last.last_modified}
        return {name: value for name, value in values.items() if value}

    def _last_answer(self, listing: Listing) -> Fetch | None:
        """The last good answer of an earlier crawl."""
        if listing.url not in self._last_answers:
            self._last_answers[listing.url] = self.ledger.listing(listing.url)
        return self._last_answers[listing.url]

    async def listed(self, response: Response, listing: Listing) -> tuple[list[Listing], list[Target]]:
        """The sitemaps and the articles to ask for after an answer to a listing."""
        tally = self.account.tallies[listing.source.id]
        try:
            if response.status == 304 or self._same_listing(response, listing):
                await self._unchanged_listing(response, listing)
                return [], []
            links = await self._links(response, listing)
            if links is None:
                return [], []
            tally.listings += 1
            tally.listed += links.listed
            with self.ledger.together():
                self.ledger.announce(listing.source, links.wanted)
                if not links.children:  # the sitemaps of an index are read anew each time; the index itself may stay
                    self.ledger.record_listing(self._listed(response, listing, LISTED, links.listed))
                targets = self._take(listing.source)
            children = links.children if listing.depth == 0 else ()
            self.account.tell(listing.source, listing.url)
            return [Listing(listing.source, Way.SITEMAP, url, 1) for url in children], targets
        except (SQLAlchemyError, StorageError, OSError) as error:
            raise self.account.stop(error) from error

    def listing_failed(self, error: BaseException, listing: Listing) -> None:
        """Tell of a listing that gave no answer."""
        if isinstance(error, StoppedError):
            return
        if isinstance(error, PausedError):
            self.account.postponed(listing.source)
            kind = "budget" if isinstance(error, BudgetError) else "paused"
            self.account.trouble(listing.source, listing.url, kind, str(error))
            return
        outcome, reason = outcome_of(error)
        self._failed_listing(listing, trouble_kind(outcome), reason)

    async def _links(self, response: Response, listing: Listing) -> Links | None:
        if response.status != 200:
            self._failed_listing(listing, "status", f"the server answered {response.status}", response)
            return None
        task = ListingTask(
            listing.way,
            response.url,
            response.body,
            header(response, "Content-Type"),
            everything=listing.source.discover.fetch_all,
            override=listing.source.override,
        )
        try:
            return await self.workers.run(list_links, task)
        except DiscoveryError as error:
            self._failed_listing(listing, error.kind, error.what, response)
        except OverrideError as error:
            self._failed_listing(listing, "override", str(error), response)
        except WorkError as error:
            self._failed_listing(listing, "slow", str(error), response)
        except Exception as error:  # noqa: BLE001 - a listing that trips its parser costs itself, and is told
            self._failed_listing(
                listing, "internal", f"it could not be read ({type(error).__name__}: {error})", response
            )
        return None

    def _same_listing(self, response: Response, listing: Listing) -> bool:
        """Whether an answer is to the byte what was read last time: all that it lists has been announced."""
        last = self._last_answer(listing) if response.status == 200 else None
        return last is not None and last.body_hash is not None and last.body_hash == _listing_hash(response, listing)

    async def _unchanged_listing(self, response: Response, listing: Listing) -> None:
        """It lists what it listed last, and so it counts for what the source is expected to give."""
        last = self._last_answer(listing)
        tally = self.account.tallies[listing.source.id]
        tally.unchanged_listings += 1
        if last is None or last.listed is None:
            tally.uncounted_listings += 1
        else:
            tally.still_listed += last.listed
        fetch = self._listed(response, listing, LISTED_UNCHANGED, last.listed if last else None, last)
        await self.intake.batch.keep(partial(self.ledger.record_listing, fetch))

    def _listed(
        self, response: Response, listing: Listing, outcome: str, listed: int | None, last: Fetch | None = None
    ) -> Fetch:
        return Fetch(
            url=listing.url,
            source=listing.source.id,
            outcome=outcome,
            at=self.now(),
            status=response.status,
            duration_seconds=response.meta.get("download_latency"),
            etag=header(response, "ETag") or (last.etag if last else None),
            last_modified=header(response, "Last-Modified") or (last.last_modified if last else None),
            body_hash=last.body_hash if last else _listing_hash(response, listing),
            listed=listed,
        )

    def _failed_listing(self, listing: Listing, kind: str, problem: str, response: Response | None = None) -> None:
        self.account.trouble(listing.source, listing.url, kind, problem)
        status = response.status if response is not None else None
        try:
            self.ledger.record_listing(
                Fetch(listing.url, listing.source.id, LISTING_FAILED, self.now(), status=status, error=problem)
            )
        except (SQLAlchemyError, StorageError) as error:
            raise self.account.stop(error) from error

    def _take(self, source: Source) -> list[Target]:
        targets = self.ledger.take(source, source.discover.limit - self._taken[source.id])
        self._taken[source.id] += len(targets)
        return targets


def _listing_hash(response: Response, listing: Listing) -> str:
    """Of an answer and of what else decides what is found in it."""
    digest = hashlib.sha256(response.body)
    digest.update(f"\0{listing.way} {listing.source.discover.fetch_all}".encode())
    if listing.source.override is not None:
        digest.update(listing.source.override.read_bytes())
    return digest.hexdigest()
