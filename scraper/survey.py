"""Looking at an outlet before it is followed: what its listings list, and what some of its articles look like."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from scraper.discovery.candidate import Candidate
from scraper.discovery.feeds import feed_hub, feed_title
from scraper.discovery.queries import search_addresses
from scraper.errors import DiscoveryError, OverrideError
from scraper.frontpage import FrontPage, read_front_page
from scraper.outcome import Outcome
from scraper.samples import PageSeen, Sample, look, spread
from scraper.session import Answer, NoAnswerError, Session, run_session
from scraper.sources import Source
from scraper.tasks import Links, ListingTask, Way, list_links, prepare
from scraper.workers import WorkError, Workers
from storage.settings import Settings

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Listed:
    """What one feed, sitemap, section or search gave. ``problem`` is empty where it could be read."""

    way: Way
    url: str
    articles: tuple[Candidate, ...] = ()
    children: tuple[str, ...] = ()
    hub: str | None = None
    problem: str = ""
    title: str = ""  # of a feed

    @property
    def is_news(self) -> bool:
        """Whether it tells titles for most of what it lists, as a news sitemap does."""
        return bool(self.articles) and sum(bool(one.title) for one in self.articles) * 2 >= len(self.articles)


class Surveyor:
    """Asks listings and articles one by one, and has them read in worker processes, as a crawl does."""

    def __init__(
        self,
        session: Session,
        workers: Workers,
        now: Callable[[], datetime],
        tell: Callable[[str], None],
        override: Path | None = None,
    ) -> None:
        self.session, self.workers, self.now, self.tell, self.override = session, workers, now, tell, override

    async def listing(self, way: Way, url: str) -> Listed:
        """What an address lists; a sitemap index gives its children."""
        self.tell(f"asking {url}")
        try:
            answer = await self.session.get(url)
        except NoAnswerError as error:
            return Listed(way, url, problem=error.reason)
        if answer.status != 200:
            return Listed(way, url, problem=f"the server answered {answer.status}")
        return await self.read(way, url, answer)

    async def read(self, way: Way, url: str, answer: Answer) -> Listed:
        """What an answer lists."""
        task = ListingTask(way, answer.url, answer.body, answer.content_type, everything=True, override=self.override)
        try:
            links: Links = await self.workers.run(list_links, task)
        except (DiscoveryError, OverrideError, WorkError) as error:
            return Listed(way, url, problem=str(error))
        hub = links.hub or feed_hub(b"", answer.headers.get("link", ""))
        title = feed_title(answer.body) if way is Way.FEED and links.listed else ""
        return Listed(way, url, links.wanted, links.children, hub, title=title)

    async def all_of(self, source: Source, words: Iterable[str]) -> list[Listed]:
        """What all addresses of a source list; ``words`` are asked for at its search pages."""
        ways = source.discover
        found = [await self.listing(Way.FEED, url) for url in ways.feeds]
        for url in ways.sitemaps:
            found.append(one := await self.listing(Way.SITEMAP, url))
            found += [await self.listing(Way.SITEMAP, child) for child in one.children]
        found += [await self.listing(Way.SECTION, url) for url in ways.sections]
        asked = list(words)
        found += [await self.listing(Way.SEARCH, url) for form in ways.search for url in search_addresses(form, asked)]
        return found

    async def samples(self, candidates: Iterable[Candidate], count: int) -> list[tuple[Sample, Answer | None]]:
        """Some of the articles, each with its answer as it came."""
        return [await self.sample(one.url, one.published_raw) for one in spread(candidates, count)]

    async def sample(self, url: str, listed_date: str | None = None) -> tuple[Sample, Answer | None]:
        """One article."""
        self.tell(f"asking {url}")
        try:
            answer = await self.session.get(url)
        except NoAnswerError as error:
            return Sample(url, error.outcome, error.reason), None
        page = PageSeen(
            url,
            answer.url,
            answer.status,
            answer.body,
            answer.content_type,
            answer.headers,
            listed_date=listed_date,
            override=self.override,
            now=self.now(),
        )
        return await self.looked(page), answer

    async def looked(self, page: PageSeen) -> Sample:
        """A page as a crawl sees it."""
        return await _looked(self.workers, page)

    async def front_page(self, answer: Answer) -> FrontPage:
        """What a front page offers. Raises UndecodableError, WorkError."""
        return await self.workers.run(read_front_page, answer.body, answer.content_type, answer.url)


def distinct_articles(listed: Iterable[Listed]) -> list[Candidate]:
    """The articles of several listings, each address once, in their order."""
    return list({one.url: one for found in listed for one in found.articles}.values())


def run_survey(
    settings: Settings,
    work: Callable[[Surveyor], Awaitable[T]],
    *,
    now: Callable[[], datetime],
    tell: Callable[[str], None],
    override: Path | None = None,
) -> T:
    """Do some work with a surveyor, and give what it gives. Blocks until done; once in a process, as a crawl."""
    with Workers(1, prepare, ({},), preload="scraper.examine") as workers:
        return run_session(settings, lambda session: work(Surveyor(session, workers, now, tell, override)))


def look_at(pages: Iterable[PageSeen]) -> list[Sample]:
    """Look at pages that are here already, each in a worker process with its limits."""

    async def each(workers: Workers) -> list[Sample]:
        return [await _looked(workers, page) for page in pages]

    with Workers(1, prepare, ({},), preload="scraper.examine") as workers:
        return asyncio.run(each(workers))


async def _looked(workers: Workers, page: PageSeen) -> Sample:
    try:
        return await workers.run(look, page)
    except (OverrideError, WorkError) as error:
        return Sample(page.url, Outcome.UNDECODABLE, str(error))
