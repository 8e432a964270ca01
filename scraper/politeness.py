"""Manners towards an outlet: its robots.txt, its Crawl-delay, its Retry-After, one delay for all its hosts."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from time import monotonic
from typing import Any
from urllib.parse import urlsplit

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.robotstxt import RobotParser
from twisted.internet.defer import Deferred

from scraper.addresses import site

REQUESTS = "FACTDRIFT_REQUESTS"
REQUESTS_PER_SITE = "FACTDRIFT_REQUESTS_PER_SITE"
RAW_ANSWER = "factdrift_raw_answer"
_AGAIN = "factdrift_again"
WAIT_HERE = 15.0  # seconds we wait within a crawl; for longer the outlet is left for a later one
SLOWEST = 60.0  # seconds of Crawl-delay; a slower outlet gets one request a crawl
PAUSE = 300.0  # seconds after a 429 that names no time
LONGEST_ROBOTS = 500 * 1024  # bytes of a robots.txt that are kept, as RFC 9309 asks for at least


class RobotsDisallowedError(IgnoreRequest):
    """The outlet's robots.txt does not allow the address."""


class RobotsUnreadableError(IgnoreRequest):
    """The outlet's robots.txt answers with a server error, so nothing may be fetched for now."""


class PausedError(IgnoreRequest):
    """The outlet has asked for a pause; nothing was sent."""

    def __init__(self, outlet: str, seconds: float) -> None:
        self.outlet, self.seconds = outlet, seconds
        super().__init__(f"{outlet} asked for a pause, {seconds:.0f} seconds of which are left")


class BudgetError(PausedError):
    """The requests of this crawl, or those to the site, are used up; nothing was sent."""

    def __init__(self, outlet: str, limit: int, key: str) -> None:
        super().__init__(outlet, 0.0)
        self.args = (f"the {limit} requests of [crawl] {key} are used up",)


class StoppedError(IgnoreRequest):
    """The crawl was told to stop; nothing was sent."""


@dataclass(frozen=True, slots=True)
class Raw:
    """An answer as it came, before it was unpacked, with the headers of its request."""

    request_headers: tuple[tuple[str, str], ...]
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes


class Robots(RobotsTxtMiddleware):
    """Scrapy's middleware with RFC 9309's reading of error pages: 4xx allows everything, 5xx nothing for now.

    What was read within a day is not asked for again (section 2.4 of the same).
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._unreadable: dict[str, int] = {}  # host → status of its robots.txt

    async def robot_parser(self, request: Request) -> RobotParser | None:
        """The rules for a request: as an earlier crawl kept them, else as the host gives them now."""
        host = urlsplit(request.url).netloc
        kept = self._run.robots.get(host) if self._run is not None and host not in self._parsers else None
        if kept is not None:
            self._parsers[host] = Deferred()
            await super()._parse_robots(Response(request.url, body=kept.encode()), host, request)
        return await super().robot_parser(request)

    @property
    def _run(self) -> Any:
        """The crawl; None for a look at an outlet, which knows of no earlier ones."""
        return getattr(self.crawler.spider, "run", None)

    async def _parse_robots(self, response: Response, netloc: str, request: Request) -> None:
        if response.status >= 500:
            self._unreadable[netloc] = response.status
            response = response.replace(body=b"User-agent: *\nDisallow: /\n")
        elif response.status >= 300:
            response = response.replace(body=b"")
        if self._run is not None and response.status < 500:
            self._run.robots_read[netloc] = response.body[:LONGEST_ROBOTS].decode("utf-8", "replace")
        await super()._parse_robots(response, netloc, request)

    def process_request_2(self, rp: RobotParser | None, request: Request) -> None:
        """Give a refusal a name of its own."""
        try:
            super().process_request_2(rp, request)
        except IgnoreRequest as error:
            if status := self._unreadable.get(urlsplit(request.url).netloc):
                raise RobotsUnreadableError(f"the server answered {status} for robots.txt") from error
            raise RobotsDisallowedError(f"robots.txt does not allow {request.url}") from error


class Politeness:
    """One queue with one delay for each registrable domain, slower or silent where the outlet asks for it."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.agent = str(crawler.settings["ROBOTSTXT_USER_AGENT"])
        self.until: dict[str, float] = {}  # site → monotonic seconds
        self.sent: Counter[str] = Counter()  # site → requests, redirects and robots.txt included
        self.most = crawler.settings.getint(REQUESTS)
        self.most_per_site = crawler.settings.getint(REQUESTS_PER_SITE)
        self.delays: dict[str, float] = {}  # site → seconds of Crawl-delay
        self._watch: asyncio.Task[None] | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Politeness:
        """Called by Scrapy."""
        made = cls(crawler)
        crawler.signals.connect(made.robots_parsed, signal=signals.robots_parsed)
        crawler.signals.connect(made.spider_opened, signal=signals.spider_opened)
        crawler.signals.connect(made.spider_closed, signal=signals.spider_closed)
        return made

    async def process_request(self, request: Request) -> None:
        """Put the request in its site's queue, or hold or refuse it while the site is paused."""
        place = site(request.url)
        request.meta["download_slot"] = place  # also after a redirect to another site
        left = self.until.get(place, 0.0) - monotonic()
        if left > WAIT_HERE:
            raise PausedError(place, left)
        if self.sent[place] >= self.most_per_site:
            raise BudgetError(place, self.most_per_site, "requests_per_site")
        if self.sent.total() >= self.most:
            raise BudgetError(place, self.most, "requests")
        self.sent[place] += 1
        if left > 0:
            await asyncio.sleep(left)

    def process_response(self, request: Request, response: Response) -> Response | Request:
        """Heed 429, and 503 with a Retry-After; after each answer, a very long Crawl-delay.

        After a pause that we wait for, what was refused is asked for once more.
        """
        place = str(request.meta["download_slot"])
        asked = retry_after(response.headers.get("Retry-After"), datetime.now(UTC))
        if response.status == 429 or (response.status == 503 and asked is not None):
            self._pause(place, PAUSE if asked is None else asked)
            if asked is not None and asked <= WAIT_HERE and not request.meta.get(_AGAIN):
                return request.replace(dont_filter=True, meta=request.meta | {_AGAIN: True})
        elif self.delays.get(place, 0.0) > SLOWEST and not request.url.endswith("/robots.txt"):
            self._pause(place, self.delays[place])
        return response

    def robots_parsed(self, robotparser: RobotParser, request: Request) -> None:
        """Take over the Crawl-delay where it is longer than our own delay."""
        delay = robotparser.crawl_delay(self.agent)
        place = site(request.url)
        if delay is None or not delay > self.crawler.settings.getfloat("DOWNLOAD_DELAY"):
            return
        self.delays[place] = max(delay, self.delays.get(place, 0.0))
        slow = min(self.delays[place], SLOWEST)
        downloader: Any = self.crawler.engine.downloader
        downloader.per_slot_settings[place] = {"delay": slow, "concurrency": 1, "jitter": 0.0}
        if place in downloader.slots:
            slot = downloader.slots[place]
            slot.delay, slot.concurrency, slot.jitter = slow, 1, 0.0

    def spider_opened(self) -> None:
        """Take over the pauses of earlier crawls, and from now on look out for the order to stop."""
        run = getattr(self.crawler.spider, "run", None)  # a look at an outlet is no crawl, and knows of no pauses
        self.until = run.pauses if run is not None else {}
        self._watch = asyncio.create_task(self._until_stopped())

    def spider_closed(self) -> None:
        """The crawl has ended by itself."""
        if self._watch is not None:
            self._watch.cancel()

    async def _until_stopped(self) -> None:
        """Scrapy would send what stands in the queues before it stops, each with its delay; we send no more."""
        while self.crawler.crawling:  # noqa: ASYNC110 - Scrapy sets a flag and sends no signal
            await asyncio.sleep(0.2)
        downloader: Any = self.crawler.engine.downloader
        while True:
            for slot in list(downloader.slots.values()):
                _drop(slot, StoppedError("the crawl was told to stop"))
            await asyncio.sleep(0.2)

    def _pause(self, place: str, seconds: float) -> None:
        """No more to this site for a while, including what already stands in its queue."""
        self.until[place] = max(self.until.get(place, 0.0), monotonic() + seconds)
        slot: Any = self.crawler.engine.downloader.slots.get(place)
        if slot is None:
            return
        if seconds > WAIT_HERE:
            _drop(slot, PausedError(place, seconds))
        else:  # the queue waits from when its last request was sent
            slot.lastseen = max(slot.lastseen, monotonic() + seconds - slot.delay)


def _drop(slot: Any, error: IgnoreRequest) -> None:
    """Fail everything that waits in a queue of the downloader."""
    while slot.queue:
        _, waiting = slot.queue.popleft()
        waiting.errback(error)


class RawAnswer:
    """Keeps the answer of marked requests as it came over the line, for the evidence."""

    def process_response(self, request: Request, response: Response) -> Response:
        """Runs before the body is unpacked."""
        if RAW_ANSWER in request.meta:
            request.meta[RAW_ANSWER] = Raw(
                _pairs(request.headers), response.status, _pairs(response.headers), response.body
            )
        return response


def retry_after(value: bytes | None, now: datetime) -> float | None:
    """Seconds a Retry-After header asks for: a number, or a date; None where it says neither."""
    text = (value or b"").decode("latin-1").strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        at = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None
    return max(0.0, (at.replace(tzinfo=at.tzinfo or UTC) - now).total_seconds())


def _pairs(headers: Any) -> tuple[tuple[str, str], ...]:
    return tuple(
        (name.decode("latin-1"), value.decode("latin-1")) for name, values in headers.items() for value in values
    )
