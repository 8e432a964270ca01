"""The others, each fetching a list of addresses: python contestants.py NAME FILE. Prints the number of good pages.

The floors do less than the crawl: ``scrapy`` only fetches, ``scrapy-workers`` also lets trafilatura's fast mode take
text and metadata out, in two worker processes. Nothing is judged, stored or read. All are set for speed, and as
polite as the crawl in the benchmark: no delay, at most 16 requests at once, 4 to a host.
"""

from __future__ import annotations

import logging
import multiprocessing
import sys
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

WORKERS = 2


def main() -> None:
    """Run one of them."""
    name, file = sys.argv[1:]
    contestant: dict[str, Callable[[list[str]], int]] = {
        "scrapy": scrapy,
        "scrapy-workers": scrapy_workers,
        "news-please": news_please,
        "newspaper4k": newspaper4k,
    }
    print(contestant[name](Path(file).read_text("utf-8").split()))


def scrapy(urls: list[str]) -> int:
    """Fetch and drop."""
    return _scrapy(urls, None)


def scrapy_workers(urls: list[str]) -> int:
    """Fetch and clean."""
    context = multiprocessing.get_context("forkserver")
    with ProcessPoolExecutor(WORKERS, mp_context=context) as pool:
        return _scrapy(urls, pool)


def _scrapy(urls: list[str], pool: ProcessPoolExecutor | None) -> int:
    import asyncio  # noqa: PLC0415

    from scrapy import Request, Spider  # noqa: PLC0415
    from scrapy.crawler import AsyncCrawlerProcess  # noqa: PLC0415

    good = 0

    class Floor(Spider):
        name = "floor"

        async def start(self) -> AsyncIterator[Any]:
            for url in urls:
                yield Request(url, dont_filter=True)

        async def parse(self, response: Any) -> None:
            nonlocal good
            if pool is None:
                good += 1
            else:
                work = asyncio.get_running_loop().run_in_executor(pool, _clean, response.text, response.url)
                cleaned = await work
                good += cleaned

    logging.getLogger().setLevel(logging.WARNING)
    process = AsyncCrawlerProcess(
        {
            "LOG_LEVEL": "WARNING",
            "TELNETCONSOLE_ENABLED": False,
            "REMOTE_CONTROL_ENABLED": False,
            "COOKIES_ENABLED": False,
            "HTTPPROXY_ENABLED": False,
            "CONCURRENT_ITEMS": 4,
            "CONCURRENT_REQUESTS": 16,
            "CONCURRENT_REQUESTS_PER_DOMAIN": 4,
            "DOWNLOAD_DELAY": 0,
        }
    )
    process.crawl(Floor)
    process.start()
    return good


def _clean(html: str, url: str) -> bool:
    from trafilatura import bare_extraction  # noqa: PLC0415

    return bool(bare_extraction(html, url=url, fast=True, include_comments=False, with_metadata=True))


def news_please(urls: list[str]) -> int:
    """Its own way for a list of addresses, without the images."""
    from newsplease import NewsPlease  # type: ignore[import-not-found]  # noqa: PLC0415

    found = NewsPlease.from_urls(urls, request_args={"timeout": 60}, fetch_images=False)
    return sum(1 for article in found.values() if article and article.maintext)


def newspaper4k(urls: list[str]) -> int:
    """One process for each worker of ours, for it has none of its own."""
    with multiprocessing.Pool(WORKERS) as pool:
        return sum(pool.imap_unordered(_newspaper, urls, chunksize=10))


def _newspaper(url: str) -> int:
    from newspaper import Article  # type: ignore[import-not-found]  # noqa: PLC0415
    from newspaper.exceptions import ArticleException  # type: ignore[import-not-found]  # noqa: PLC0415

    article = Article(url, fetch_images=False)
    try:
        article.download()
        article.parse()
    except ArticleException:
        return 0
    return int(bool(article.text))


if __name__ == "__main__":
    main()
