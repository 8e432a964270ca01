"""Finding out how an outlet announces its articles, from the address of its front page or of a feed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import quote_plus, urljoin, urlsplit

from scraper.addresses import canonical, country_of, is_front_page, same_site
from scraper.decoding import UndecodableError
from scraper.frontpage import FrontPage
from scraper.outcome import Outcome
from scraper.samples import PageSeen, Sample, usual_language, usual_length, usual_site
from scraper.session import Answer, NoAnswerError
from scraper.sources import Discover, Expect, SourceFile
from scraper.survey import Listed, Surveyor, distinct_articles
from scraper.tasks import Way
from scraper.workers import WorkError

ARTICLES = 5
USUAL_FEEDS = ("/feed/", "/rss.xml", "/rss", "/feed.xml", "/atom.xml", "/index.xml", "/feed.json")
USUAL_SITEMAPS = ("/news-sitemap.xml", "/sitemap-news.xml", "/sitemap_news.xml", "/sitemap.xml")
_MOST_FEEDS, _MOST_SITEMAPS, _MOST_SECTIONS = 4, 4, 3
_A_LIST = 3  # links to articles that make a page a list of them
_ENOUGH = 10  # articles listed; with fewer the section pages are looked at as well
_WALLS = (Outcome.BOT_CHALLENGE, Outcome.CONSENT_WALL, Outcome.LOGIN, Outcome.JAVASCRIPT_SHELL, Outcome.BLOCKED)


class NotFoundError(Exception):
    """An outlet that cannot be added: says what was wrong, and what to do."""


@dataclass(frozen=True, slots=True)
class Outlet:
    """What was found. ``notes`` are sentences for a person; ``samples`` are articles as we see them."""

    home: str
    front: FrontPage
    kept: tuple[Listed, ...]
    search: str | None
    samples: tuple[Sample, ...]
    notes: tuple[str, ...] = field(default=())

    @property
    def source(self) -> SourceFile:
        """The source file that follows from it, not enabled; it expects half of what was listed."""
        ways = {way: tuple(one.url for one in self.kept if one.way is way) for way in Way}
        listed = sum(len(one.articles) for one in self.kept)
        return SourceFile(
            name=self.front.name or usual_site(self.samples) or self._feed_title or urlsplit(self.home).hostname or "",
            home=self.home,
            language=usual_language(self.samples) or self.front.language,
            country=self.front.country,
            enabled=False,
            discover=Discover(
                feeds=ways[Way.FEED],
                sitemaps=ways[Way.SITEMAP],
                sections=ways[Way.SECTION],
                search=(self.search,) if self.search else (),
            ),
            expect=Expect(articles_per_run=max(listed // 2, 1), text_length=usual_length(self.samples)),
        )

    @property
    def _feed_title(self) -> str:
        return next((one.title for one in self.kept if one.title), "")


async def find_outlet(surveyor: Surveyor, url: str, *, articles: int = ARTICLES) -> Outlet:
    """Look at an outlet's front page, robots.txt, feeds, sitemaps, sections, search, and some articles.

    Raises NotFoundError.
    """
    surveyor.tell(f"asking {url}")
    answer = await _front(surveyor, url)
    given = await surveyor.read(Way.FEED, answer.url, answer) if answer.status == 200 else Listed(Way.FEED, url)
    home = urljoin(answer.url, "/")
    notes: list[str] = []
    if given.articles:
        home = _home_of(given, home)
        front = FrontPage(None, None, country_of(home), (), (), None, 0)
        kept = [given]
    else:
        front = await _read(surveyor, answer)
        wall = await _wall(surveyor, answer)
        notes += [f"The front page: {wall}"] if wall else []
        kept = await _feeds(surveyor, front, home)
        kept += await _sitemaps(surveyor, home)
        if sum(len(one.articles) for one in kept) < _ENOUGH:
            kept += await _sections(surveyor, front, answer, kept)
        if not kept:
            raise NotFoundError(_nothing(surveyor, url, home, wall))
    candidates = distinct_articles(kept)
    search = await _search(surveyor, front, [one.title for one in candidates], notes)
    seen = await surveyor.samples(candidates, articles)
    notes += [f"{one.url} names a WebSub hub ({one.hub}); we go on asking by ourselves." for one in kept if one.hub]
    if (delay := surveyor.session.crawl_delay(home)) is not None:
        notes.append(f"robots.txt asks for {delay:g} seconds between requests; that is kept.")
    return Outlet(home, front, tuple(kept), search, tuple(sample for sample, _ in seen), tuple(notes))


async def _front(surveyor: Surveyor, url: str) -> Answer:
    host = urlsplit(url).hostname or url
    try:
        answer = await surveyor.session.get(url)
    except NoAnswerError as error:
        if error.unknown_host:
            raise NotFoundError(f"There is no host {host}. Check the spelling, and your connection.") from None
        if error.outcome is Outcome.ROBOTS_DISALLOWED:
            what = f"robots.txt of {host} does not allow us {urlsplit(url).path or '/'}. That is obeyed."
            raise NotFoundError(f"{what} Ask the outlet, or give a feed of it that is allowed.") from None
        if error.outcome is Outcome.REFUSED_ADDRESS:
            what = f"{error.reason}. Only public addresses are asked"
            raise NotFoundError(f"{what}; [crawl] allow_loopback in factdrift.toml allows this machine.") from None
        raise NotFoundError(f"{url}: {error.reason}. Open it in a browser, and try again later.") from None
    if answer.status == 429:
        raise NotFoundError(f"{url}: the server answered 429: it asks us to wait. Try again later.")
    if answer.status in {404, 410} or answer.status >= 500:
        what = f"{url}: the server answered {answer.status}"
        raise NotFoundError(f"{what}. Open it in a browser, and give the address that works there.")
    return answer


async def _read(surveyor: Surveyor, answer: Answer) -> FrontPage:
    remedy = "Give the address of the outlet's front page or feed."
    try:
        return await surveyor.front_page(answer)
    except (UndecodableError, WorkError) as error:
        raise NotFoundError(f"{answer.url}: {error}. {remedy}") from None


async def _wall(surveyor: Surveyor, answer: Answer) -> str:
    """What stands in front of the front page, if something does."""
    page = PageSeen(answer.asked, answer.url, answer.status, answer.body, answer.content_type, answer.headers)
    seen = await surveyor.looked(page)
    return f"{seen.outcome} ({seen.reason})." if seen.outcome in _WALLS else ""


def _home_of(feed: Listed, home: str) -> str:
    """The front page of a feed: that of its articles, where the feed lies with somebody else."""
    first = urljoin(feed.articles[0].url, "/")
    return home if same_site(first, home) else first


async def _feeds(surveyor: Surveyor, front: FrontPage, home: str) -> list[Listed]:
    """Feeds that list something, without those whose articles another one has; the usual places where none is told."""
    kept: list[Listed] = []
    for url in front.feeds[:_MOST_FEEDS]:
        one = await surveyor.listing(Way.FEED, url)
        known = {article.url for article in distinct_articles(kept)}
        if {article.url for article in one.articles} - known:
            kept.append(one)
    for path in USUAL_FEEDS if not kept else ():
        one = await surveyor.listing(Way.FEED, urljoin(home, path))
        if one.articles:
            return [one]
    return kept


async def _sitemaps(surveyor: Surveyor, home: str) -> list[Listed]:
    """News sitemaps: those robots.txt names, the ones in its indexes, else the usual places."""
    named = sorted(surveyor.session.robots_sitemaps(home), key=lambda url: not _says_news(url))
    usual = [urljoin(home, path) for path in USUAL_SITEMAPS]
    named = [url for url in named if canonical(url)][:_MOST_SITEMAPS]
    for places in (named, [url for url in usual if url not in named]):
        for url in places:
            one = await surveyor.listing(Way.SITEMAP, url)
            for child in sorted(one.children, key=lambda url: not _says_news(url))[:2]:
                inner = await surveyor.listing(Way.SITEMAP, child)
                if inner.is_news:
                    return [inner if _says_news(child) else _as_index(one, inner)]
            if one.is_news:
                return [one]
    return []


def _as_index(index: Listed, inner: Listed) -> Listed:
    """The index in the place of its newest sitemap, whose address changes with the days."""
    return Listed(Way.SITEMAP, index.url, inner.articles)


def _says_news(url: str) -> bool:
    return re.search(r"news|google|actu|nachrichten", urlsplit(url).path, re.IGNORECASE) is not None


async def _sections(surveyor: Surveyor, front: FrontPage, answer: Answer, others: list[Listed]) -> list[Listed]:
    """The page itself and what its navigation leads to, as far as they list articles that nothing else does."""
    known = {article.url for article in distinct_articles(others)}
    page = urljoin(answer.url, "/") if is_front_page(answer.url) else answer.url
    found = [await surveyor.read(Way.SECTION, page, answer)]
    found += [await surveyor.listing(Way.SECTION, url) for url in front.sections[:_MOST_SECTIONS] if url != page]
    kept = []
    for one in found:
        new = {article.url for article in one.articles} - known
        if len(one.articles) >= _A_LIST and new:
            kept.append(one)
            known |= new
    return kept


async def _search(surveyor: Surveyor, front: FrontPage, titles: list[str], notes: list[str]) -> str | None:
    """The search page if robots.txt allows it and it finds a word of a title."""
    words = [word for title in titles for word in re.findall(r"[^\W\d_]{6,}", title)]
    if front.search is None or not words:
        return None
    address = front.search.replace("{query}", quote_plus(max(words[:20], key=len)))
    if not surveyor.session.allowed(address):
        notes.append(f"robots.txt does not allow the search page {front.search}.")
        return None
    found = await surveyor.listing(Way.SEARCH, address)
    if not found.articles:
        notes.append(f"The search page {front.search} lists no articles that we can see{_because(found)}.")
        return None
    return front.search


def _because(one: Listed) -> str:
    return f" ({one.problem})" if one.problem else ""


def _nothing(surveyor: Surveyor, url: str, home: str, wall: str) -> str:
    asked = surveyor.session.requests
    requests = "1 request" if asked == 1 else f"{asked} requests"
    what = f"{url}: neither feed nor news sitemap nor page of articles was found, in {requests}."
    if str(Outcome.JAVASCRIPT_SHELL) in wall:
        what += " The front page is empty without JavaScript, and no browser is run."
    elif wall:
        what += f" The front page is a wall: {wall}"
    if is_front_page(url):
        return f"{what} Look for a link to RSS on the site, and give its address instead of this one."
    return f"{what} It is a web page and no feed; give the address of the front page: factdrift source add {home}"
