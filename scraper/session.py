"""A few polite requests outside a crawl, by the same guarded way: to look at an outlet before it is followed."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Self, TypeVar
from urllib.parse import urlsplit

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import CannotResolveHostError
from scrapy.http import Response
from scrapy.robotstxt import RobotParser

from scraper.addresses import canonical
from scraper.errors import StoppedEarlyError
from scraper.event_loop import run_spider
from scraper.failures import outcome_of
from scraper.outcome import Outcome
from scraper.politeness import PausedError, StoppedError
from scraper.settings import scrapy_settings
from storage.settings import Settings

SECONDS = 5 * 60  # then a session ends, whatever is left to do
T = TypeVar("T")


class NoAnswerError(Exception):
    """A request without an answer: forbidden, refused, unknown host, too slow, too large."""

    def __init__(self, url: str, outcome: Outcome, reason: str, *, unknown_host: bool = False) -> None:
        self.url, self.outcome, self.reason, self.unknown_host = url, outcome, reason, unknown_host
        super().__init__(f"{url}: {reason}")


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as it came, unpacked. ``url`` is where redirects led; header names are in lower case."""

    asked: str
    url: str
    status: int
    body: bytes
    headers: dict[str, str]

    @property
    def content_type(self) -> str | None:
        """As the server says it."""
        return self.headers.get("content-type")


class Session:
    """Asks for addresses one after the other, with the crawl's manners and limits. Lives within ``run_session``."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._robots: dict[str, RobotParser] = {}
        self.requests = 0
        crawler.signals.connect(self._robots_parsed, signal=signals.robots_parsed)

    async def get(self, url: str) -> Answer:
        """Ask for an address. Raises NoAnswerError; a status that is no success is an answer, too."""
        engine: Any = self._crawler.engine
        address = canonical(url)
        if address is None:
            raise NoAnswerError(url, Outcome.REFUSED_ADDRESS, "not a web address")
        self.requests += 1
        try:
            response: Response = await engine.download_async(Request(url, dont_filter=True))
        except StoppedError:
            raise
        except PausedError as error:
            raise NoAnswerError(url, Outcome.RATE_LIMITED, str(error)) from error
        except Exception as error:
            if engine.spider is None or not self._crawler.crawling:
                raise StoppedError("it was told to stop") from error
            outcome, reason = outcome_of(error)
            unknown = isinstance(error, CannotResolveHostError)
            raise NoAnswerError(url, outcome, reason, unknown_host=unknown) from error
        headers = {
            name.decode("latin-1").lower(): value.decode("latin-1")
            for name in response.headers
            if (value := response.headers.get(name)) is not None
        }
        return Answer(url, response.url, response.status, response.body, headers)

    def allowed(self, url: str) -> bool:
        """What robots.txt says of an address of a host that was asked before; True where none was read."""
        rules = self._robots.get(_host(url))
        return rules is None or rules.allowed(url, self._agent)

    def robots_sitemaps(self, url: str) -> tuple[str, ...]:
        """The sitemaps that the robots.txt of an address's host names."""
        inner: Any = getattr(self._robots.get(_host(url)), "rp", None)
        return tuple(dict.fromkeys(str(one) for one in getattr(inner, "sitemaps", ())))

    def crawl_delay(self, url: str) -> float | None:
        """Seconds between two requests that the host's robots.txt asks for."""
        rules = self._robots.get(_host(url))
        return rules.crawl_delay(self._agent) if rules else None

    @property
    def _agent(self) -> str:
        return str(self._crawler.settings["ROBOTSTXT_USER_AGENT"])

    def _robots_parsed(self, robotparser: RobotParser, request: Request) -> None:
        self._robots[_host(request.url)] = robotparser


class _SessionSpider(Spider):
    """Has no requests of its own: its start is the work of the session."""

    name = "session"

    def __init__(
        self, session: Session, work: Callable[[Session], Awaitable[Any]], box: list[Any], **arguments: Any
    ) -> None:
        super().__init__(**arguments)
        self.session, self.work, self.box = session, work, box

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Called by Scrapy."""
        return super().from_crawler(crawler, *args, session=Session(crawler), **kwargs)

    async def start(self) -> AsyncIterator[Any]:
        """Do the work; what it gives or raises is handed over."""
        try:
            self.box.append((await self.work(self.session), None))
        except Exception as error:  # noqa: BLE001 - raised again by run_session
            self.box.append((None, error))
        return
        yield


def run_session(settings: Settings, work: Callable[[Session], Awaitable[T]]) -> T:
    """Do some work that asks the net, and give what it gives. Blocks until done."""
    box: list[tuple[Any, BaseException | None]] = []
    options = scrapy_settings(settings) | {"CLOSESPIDER_TIMEOUT": SECONDS}
    reason = run_spider(_SessionSpider, options, lambda _, error: box.append((None, error)), work=work, box=box)
    if not box:
        raise StoppedEarlyError(f"it was stopped before it was done ({reason}); nothing was written")
    given, error = box[0]
    if isinstance(error, StoppedError):
        raise StoppedEarlyError("it was stopped before it was done; nothing was written")
    if error is not None:
        raise error
    result: T = given
    return result


def _host(url: str) -> str:
    return urlsplit(url).netloc
