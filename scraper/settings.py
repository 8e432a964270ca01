"""How Scrapy is set: polite, closed to the outside, bounded. Scrapy's own defaults are open on most of these."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from typing import Any

from scraper.network import ALLOW_LOOPBACK
from scraper.politeness import REQUESTS, REQUESTS_PER_SITE
from storage.settings import Settings

RECHECKS_PER_SOURCE = 500  # known articles asked again in one crawl
LONGEST_PAUSE = 7 * 24 * 3600.0  # seconds that a site can make the next crawls wait
SECONDS_PER_CRAWL = 30 * 60  # then no new request begins; what is left is found again by the next crawl
MOST_REDIRECTS = 5


# Of what Scrapy has by default only this is used; the rest would be imported to be switched off. No Referer is sent.
_SPIDER_MIDDLEWARES = {
    "scrapy.spidermiddlewares.start.StartSpiderMiddleware": 25,
    "scrapy.spidermiddlewares.urllength.UrlLengthMiddleware": 800,
}
_DOWNLOADER_MIDDLEWARES = {
    "scrapy.downloadermiddlewares.defaultheaders.DefaultHeadersMiddleware": 400,
    "scrapy.downloadermiddlewares.retry.RetryMiddleware": 550,
    "scrapy.downloadermiddlewares.httpcompression.HttpCompressionMiddleware": 590,
    "scrapy.downloadermiddlewares.redirect.RedirectMiddleware": 600,
}
_RETRIED = [
    f"scrapy.exceptions.{name}"
    for name in (
        "CannotResolveHostError",
        "DownloadConnectionRefusedError",
        "DownloadFailedError",
        "DownloadTimeoutError",
        "ResponseDataLossError",
    )
] + [OSError]
_EXTENSIONS = {"scrapy.extensions.closespider.CloseSpider": 0}


def user_agent(contact: str | None) -> str:
    """Who we are and whom to ask: ``Factdrift/0.1 (+https://newsroom.example/bot)``."""
    try:
        number = ".".join(version("factdrift").split(".")[:2])
    except PackageNotFoundError:
        number = "0.1"
    return f"Factdrift/{number} (+{_header_safe(contact)})" if contact else f"Factdrift/{number}"


def scrapy_settings(settings: Settings) -> dict[str, Any]:
    """The Scrapy settings of a crawl with the workspace's settings."""
    crawl = settings.crawl
    return {
        "BOT_NAME": "factdrift",
        "ROBOTSTXT_OBEY": True,
        "ROBOTSTXT_USER_AGENT": "Factdrift",
        "CONCURRENT_REQUESTS": crawl.concurrency,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 1 if crawl.delay else min(4, crawl.concurrency),
        "CONCURRENT_ITEMS": 4,
        "SCRAPER_SLOT_MAX_ACTIVE_SIZE": 8_000_000,  # bytes of answers under work: each waits for its commit
        "DOWNLOAD_DELAY": crawl.delay,
        "DOWNLOAD_DELAY_JITTER": 0.0,  # else up to half of it less
        "DOWNLOAD_TIMEOUT": crawl.timeout,
        "DOWNLOAD_MAXSIZE": int(crawl.max_size),
        "DOWNLOAD_WARNSIZE": 0,
        "DOWNLOAD_HANDLERS": {
            "http": "scraper.fetching.Fetcher",
            "https": "scraper.fetching.Fetcher",
            **dict.fromkeys(("file", "data", "ftp", "s3")),
        },
        "TWISTED_REACTOR_ENABLED": False,  # then nothing but our own handler can connect
        ALLOW_LOOPBACK: crawl.allow_loopback,
        REQUESTS: crawl.requests,
        REQUESTS_PER_SITE: crawl.requests_per_site,
        "REDIRECT_MAX_TIMES": MOST_REDIRECTS,
        "RETRY_TIMES": 1,
        "RETRY_EXCEPTIONS": _RETRIED,
        "RETRY_HTTP_CODES": [500, 502, 504, 522, 524, 408],
        "RETRY_GIVE_UP_LOG_LEVEL": "DEBUG",
        "CLOSESPIDER_TIMEOUT": SECONDS_PER_CRAWL,
        "DEFAULT_REQUEST_HEADERS": {
            "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
            "Accept-Language": "*",
            "User-Agent": user_agent(settings.contact),
        },
        "SPIDER_MIDDLEWARES_BASE": _SPIDER_MIDDLEWARES,
        "DOWNLOADER_MIDDLEWARES_BASE": _DOWNLOADER_MIDDLEWARES,
        "DOWNLOADER_MIDDLEWARES": {
            "scraper.politeness.Robots": 100,
            "scraper.politeness.Politeness": 110,
            "scraper.unpacking.Gunzip": 595,
            "scraper.politeness.RawAnswer": 890,
        },
        "EXTENSIONS_BASE": _EXTENSIONS,
        "LOG_LEVEL": "WARNING",
        "LOG_INSTALL_ROOT_HANDLER": False,
        "LOG_VERSIONS": [],
        "LOG_FORMATTER": "scraper.event_loop.OnlyTroubles",
        "STATS_CLASS": "scrapy.statscollectors.DummyStatsCollector",
        "STATS_DUMP": False,
        "URLLENGTH_LIMIT": 4000,
    }


def _header_safe(contact: str) -> str:
    return "".join(c for c in contact if c.isprintable() and c.isascii() and c not in "()")
