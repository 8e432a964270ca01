"""One crawl: what to ask for, what becomes of each answer. Scrapy brings the answers, workers read them."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus

from scrapy.exceptions import CloseSpider
from scrapy.http import Response
from sqlalchemy.exc import SQLAlchemyError

from facts.story import Story
from scraper.addresses import canonical, is_front_page, same_site
from scraper.dates import parse_moment
from scraper.discovery.search import search_addresses
from scraper.errors import DiscoveryError, Trouble, remedy
from scraper.evidence import EvidenceWriter, Exchange
from scraper.examine import Examined, Links, ListingTask, PageTask, Way, examine, list_links
from scraper.failures import outcome_of, trouble_kind
from scraper.ledger import LISTED, LISTED_UNCHANGED, LISTING_FAILED, OFF_TOPIC, Ledger, Page, Target
from scraper.outcome import Outcome
from scraper.politeness import RAW_ANSWER, PausedError, Raw, StoppedError
from scraper.settings import RECHECKS_PER_SOURCE
from scraper.sources import Source
from scraper.summary import Progress, SourceTally
from scraper.text import Cleaned
from scraper.workers import Workers, WorkError
from storage.articles import Fetch, Text
from storage.errors import LedgerError, StorageError

# After these a discovered address is not asked for again; after the others it is, a few times.
_FINAL = frozenset(
    {
        Outcome.GONE,
        Outcome.MOVED,
        Outcome.NOT_AN_ARTICLE,
        Outcome.SOFT_404,
        Outcome.TOO_LARGE,
        Outcome.REFUSED_ADDRESS,
        Outcome.ROBOTS_DISALLOWED,
        Outcome.UNDECODABLE,
    }
)


@dataclass(frozen=True, slots=True)
class Listing:
    """A feed, sitemap, section or search address to ask. ``depth`` is 1 for the sitemaps of an index."""

    source: Source
    way: Way
    url: str
    depth: int = 0


class Run:
    """The state of a crawl. Everything here runs in the reactor's thread."""

    def __init__(
        self,
        sources: Iterable[Source],
        stories: Mapping[str, Story],
        *,
        ledger: Ledger,
        workers: Workers,
        evidence: EvidenceWriter,
        now: Callable[[], datetime],
        progress: Callable[[Progress], None] | None = None,
    ) -> None:
        self.stories = stories
        self.ledger, self.workers, self.evidence = ledger, workers, evidence
        self.now, self.progress = now, progress
        self.tallies = {source.id: SourceTally(source) for source in sources}
        self.outcomes: Counter[str] = Counter()
        self.errors: list[Trouble] = []
        self.waiting = 0
        self.new_articles = self.new_revisions = self.claims = 0
        self.fatal: Exception | None = None
        self._taken: Counter[str] = Counter()

    def listings(self) -> list[Listing]:
        """All addresses that the sources give, with the stories' subjects as search words."""
        names = [story.subject.name for story in self.stories.values()]
        found: list[Listing] = []
        for tally in self.tallies.values():
            source, ways = tally.source, tally.source.discover
            found += [Listing(source, Way.FEED, url) for url in ways.feeds]
            found += [Listing(source, Way.SITEMAP, url) for url in ways.sitemaps]
            found += [Listing(source, Way.SECTION, url) for url in ways.sections]
            found += [Listing(source, Way.SEARCH, url) for form in ways.search for url in search_addresses(form, names)]
        return found

    def first_targets(self) -> list[Target]:
        """Known articles that are due, and addresses that an earlier crawl has left."""
        due = [
            target for tally in self.tallies.values() for target in self.ledger.due(tally.source, RECHECKS_PER_SOURCE)
        ]
        left = [target for tally in self.tallies.values() for target in self._take(tally.source)]
        return due + left

    def listing_validators(self, listing: Listing) -> dict[str, str]:
        """What to send back so that an unchanged listing costs next to nothing."""
        last = self.ledger.listing(listing.url)
        values = {"If-None-Match": last and last.etag, "If-Modified-Since": last and last.last_modified}
        return {name: value for name, value in values.items() if value}

    async def listed(self, response: Response, listing: Listing) -> tuple[list[Listing], list[Target]]:
        """The sitemaps and the articles to ask for after an answer to a listing."""
        tally = self.tallies[listing.source.id]
        try:
            if response.status == 304:
                tally.unchanged_listings += 1
                self._keep_listing(response, listing, LISTED_UNCHANGED)
                return [], []
            links = await self._links(response, listing)
            if links is None:
                return [], []
            tally.listings += 1
            tally.listed += links.listed
            self.ledger.announce(listing.source, links.wanted)
            if not links.children:  # the sitemaps of an index are read anew each time; the index itself may stay
                self._keep_listing(response, listing, LISTED)
            children = links.children if listing.depth == 0 else ()
            self._tell(listing.source, listing.url)
            return [Listing(listing.source, Way.SITEMAP, url, 1) for url in children], self._take(listing.source)
        except (SQLAlchemyError, StorageError, OSError) as error:
            raise self._stop(error) from error

    def listing_failed(self, error: BaseException, listing: Listing) -> None:
        """Tell of a listing that gave no answer."""
        if isinstance(error, StoppedError):
            return
        if isinstance(error, PausedError):
            self.tallies[listing.source.id].postponed += 1
            self._trouble(listing.source, listing.url, "paused", str(error))
            return
        outcome, reason = outcome_of(error)
        self._failed_listing(listing, trouble_kind(outcome), reason)

    async def article(self, response: Response, target: Target) -> None:
        """Keep what an answer to an article request gave: exactly one outcome and one fetch row."""
        try:
            await self._article(response, target)
        except (SQLAlchemyError, StorageError, OSError) as error:
            raise self._stop(error) from error

    def article_failed(self, error: BaseException, target: Target) -> None:
        """Keep that an article request had no answer; one that was held back was no attempt."""
        try:
            if isinstance(error, StoppedError):
                self.waiting -= 1
            elif isinstance(error, PausedError):
                self.waiting -= 1
                self.tallies[target.source.id].postponed += 1
                self.ledger.postpone(target, error.seconds)
            else:
                outcome, reason = outcome_of(error)
                self._failure(target, Fetch(target.url, target.source.id, str(outcome), self.now(), error=reason))
        except (SQLAlchemyError, StorageError, OSError) as stop:
            raise self._stop(stop) from stop

    async def _article(self, response: Response, target: Target) -> None:
        fetch, known = self._fetch(response, target), target.known
        if response.status == 304 and known is not None and known.revisions:
            self._unchanged(target, Outcome.NOT_MODIFIED, fetch)
            return
        if response.status == 200 and known is not None and known.revisions and fetch.body_hash == known.body_hash:
            self._unchanged(target, Outcome.SAME_BYTES, fetch)
            return
        fetch = self._with_evidence(response, fetch)
        final = canonical(response.url) or target.url
        if response.status == 200 and final != target.url and self._is_duplicate(target, fetch, [final]):
            return
        try:
            examined = await self.workers.run(examine, self._page_task(response, target, final))
        except WorkError as error:
            self._failure(target, _as(fetch, Outcome.UNDECODABLE, f"cleaning stopped: {error}"), final=False)
        except Exception as error:  # noqa: BLE001 - a page that trips the cleaner costs itself, and is told
            self._broken_page(target, fetch, error)
        else:
            self._keep(target, fetch, final, examined)

    def _keep(self, target: Target, fetch: Fetch, final: str, examined: Examined) -> None:
        if examined.outcome is Outcome.SAME_TEXT:
            self._unchanged(target, Outcome.SAME_TEXT, fetch)
        elif examined.outcome is None:
            self._failure(target, _as(fetch, OFF_TOPIC, examined.reason), final=True)
        elif not examined.outcome.to_ledger or examined.cleaned is None:
            outcome = examined.outcome
            if outcome is Outcome.NOT_MODIFIED:  # a 304 that nobody asked for
                outcome = Outcome.SERVER_ERROR
            self._failure(target, _as(fetch, outcome, examined.reason))
        else:
            self._good(target, _as(fetch, examined.outcome, None), final, examined, examined.cleaned)

    def _good(self, target: Target, fetch: Fetch, final: str, examined: Examined, cleaned: Cleaned) -> None:
        own = canonical(cleaned.canonical, final) if cleaned.canonical else None
        if own is None or not same_site(own, final) or is_front_page(own):
            own = final
        if self._is_duplicate(target, fetch, [own, final]):  # also what came in while this page was read
            return
        home = target.known.url if target.known else final
        aliases = tuple(dict.fromkeys(url for url in (target.url, final, own) if url != home))
        page = Page(_text(cleaned, target), final, aliases, examined.readings, examined.reader)
        try:
            stored = self.ledger.record_page(target, fetch, page)
        except LedgerError as error:  # a reading that does not fit its text; the page itself is sound
            self._broken_page(target, fetch, error)
            return
        tally = self.tallies[target.source.id]
        tally.lengths.append(len(cleaned.text))
        tally.revisions += stored.changed
        tally.revised += stored.changed and not stored.new
        self.new_articles += stored.new
        self.new_revisions += stored.changed
        self.claims += stored.claims
        self._count(target, fetch)

    def _is_duplicate(self, target: Target, fetch: Fetch, urls: list[str]) -> bool:
        """Keep the attempt as moved when the page is an article we know under another address."""
        other = self.ledger.known_at(urls)
        if other is None or (target.known is not None and other.id == target.known.id):
            return False
        moved = _as(fetch, Outcome.MOVED, f"the same article as {other.url}")
        self.ledger.record_duplicate(target, moved, other.id, [target.url, *urls])
        self._count(target, moved)
        return True

    def _unchanged(self, target: Target, outcome: Outcome, fetch: Fetch) -> None:
        fetch = _as(fetch, outcome, None)
        self.ledger.record_unchanged(target, fetch)
        self._count(target, fetch)

    def _failure(self, target: Target, fetch: Fetch, *, final: bool | None = None) -> None:
        self.ledger.record_failure(target, fetch, final=fetch.outcome in _FINAL if final is None else final)
        self._count(target, fetch)

    def _broken_page(self, target: Target, fetch: Fetch, error: Exception) -> None:
        what = f"{type(error).__name__}: {' '.join(str(error).split())[:300]}"
        self._trouble(target.source, target.url, "internal", f"the page could not be read ({what})")
        self._failure(target, _as(fetch, Outcome.UNDECODABLE, what), final=False)

    def _page_task(self, response: Response, target: Target, final: str) -> PageTask:
        return PageTask(
            url=target.url,
            final_url=final,
            status=response.status,
            body=response.body,
            content_type=_header(response, "Content-Type"),
            headers={name.decode("latin-1").lower(): _header(response, name) or "" for name in response.headers},
            now=self.now(),
            title=(target.lease.title if target.lease else None) or "",
            country=target.source.country,
            language=target.source.language,
            known_length=len(target.text) if target.text is not None else None,
            known_hash=target.known.text_hash if target.known else None,
            earlier=target.earlier,
            stories=target.stories,
        )

    def _fetch(self, response: Response, target: Target) -> Fetch:
        return Fetch(
            url=target.url,
            source=target.source.id,
            outcome="",
            at=self.now(),
            status=response.status,
            duration_seconds=response.meta.get("download_latency"),
            etag=_header(response, "ETag"),
            last_modified=_header(response, "Last-Modified"),
            body_hash=hashlib.sha256(response.body).hexdigest() if response.body else None,
        )

    def _with_evidence(self, response: Response, fetch: Fetch) -> Fetch:
        raw: Raw | None = response.meta.get(RAW_ANSWER)
        if raw is None:
            return fetch
        reason = HTTPStatus(raw.status).phrase if raw.status in set(HTTPStatus) else ""
        place = self.evidence.write(
            Exchange(response.url, raw.request_headers, raw.status, reason, raw.headers, raw.body, fetch.at)
        )
        response.meta[RAW_ANSWER] = None
        return _as(fetch, fetch.outcome, None, warc_file=place.file, warc_offset=place.offset)

    async def _links(self, response: Response, listing: Listing) -> Links | None:
        if response.status != 200:
            self._failed_listing(listing, "status", f"the server answered {response.status}", response)
            return None
        task = ListingTask(
            listing.way,
            response.url,
            response.body,
            _header(response, "Content-Type"),
            everything=listing.source.discover.fetch_all,
        )
        try:
            return await self.workers.run(list_links, task)
        except DiscoveryError as error:
            self._failed_listing(listing, error.kind, error.what, response)
        except WorkError as error:
            self._failed_listing(listing, "slow", str(error), response)
        except Exception as error:  # noqa: BLE001 - a listing that trips its parser costs itself, and is told
            self._failed_listing(
                listing, "internal", f"it could not be read ({type(error).__name__}: {error})", response
            )
        return None

    def _keep_listing(self, response: Response, listing: Listing, outcome: str) -> None:
        last = self.ledger.listing(listing.url) if outcome == LISTED_UNCHANGED else None
        self.ledger.record_listing(
            Fetch(
                url=listing.url,
                source=listing.source.id,
                outcome=outcome,
                at=self.now(),
                status=response.status,
                duration_seconds=response.meta.get("download_latency"),
                etag=_header(response, "ETag") or (last.etag if last else None),
                last_modified=_header(response, "Last-Modified") or (last.last_modified if last else None),
            )
        )

    def _failed_listing(self, listing: Listing, kind: str, problem: str, response: Response | None = None) -> None:
        self._trouble(listing.source, listing.url, kind, problem)
        status = response.status if response is not None else None
        try:
            self.ledger.record_listing(
                Fetch(listing.url, listing.source.id, LISTING_FAILED, self.now(), status=status, error=problem)
            )
        except (SQLAlchemyError, StorageError) as error:
            raise self._stop(error) from error

    def _take(self, source: Source) -> list[Target]:
        targets = self.ledger.take(source, source.discover.limit - self._taken[source.id])
        self._taken[source.id] += len(targets)
        return targets

    def _count(self, target: Target, fetch: Fetch) -> None:
        tally = self.tallies[target.source.id]
        self.waiting -= 1
        self.outcomes[fetch.outcome] += 1
        tally.outcomes[fetch.outcome] += 1
        tally.rechecked += target.known is not None
        self._tell(target.source, target.url)

    def _tell(self, source: Source, url: str) -> None:
        if self.progress is not None:
            fetched = sum(self.outcomes.values())
            self.progress(Progress(fetched, self.waiting, dict(self.outcomes), source.id, url))

    def _trouble(self, source: Source, where: str, kind: str, problem: str) -> None:
        self.errors.append(Trouble(source.id, where, kind, problem, remedy(kind)))

    def _stop(self, error: Exception) -> CloseSpider:
        """Nothing can be kept any more: end the crawl, and let the caller have the first reason."""
        self.fatal = self.fatal or error
        return CloseSpider("failed")


def _as(fetch: Fetch, outcome: str, error: str | None, **more: object) -> Fetch:
    values = {name: getattr(fetch, name) for name in Fetch.__slots__}
    return Fetch(**{**values, "outcome": str(outcome), "error": error, **more})


def _text(cleaned: Cleaned, target: Target) -> Text:
    """The text with its reported date: of a changed article when it was modified, else when it was published."""
    raw, at, precision = cleaned.published_raw, cleaned.published, cleaned.precision
    if target.known is not None and cleaned.modified is not None and (at is None or cleaned.modified > at):
        raw, at, precision = cleaned.modified_raw, cleaned.modified, None
    elif at is None and target.lease is not None and (moment := parse_moment(target.lease.published_raw)):
        raw, at, precision = target.lease.published_raw, moment.at, moment.precision
    return Text(
        title=cleaned.title,
        text=cleaned.stored,
        language=cleaned.language or target.source.language,
        author=cleaned.author,
        published_raw=raw,
        reported_at=at,
        reported_precision=precision,
        credit=cleaned.credit,
        correction=cleaned.correction,
    )


def _header(response: Response, name: str | bytes) -> str | None:
    value = response.headers.get(name)
    return value.decode("latin-1") if value is not None else None
