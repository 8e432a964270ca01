"""One run of Scrapy in this process, from the start of its event loop to its end."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import Any

from scrapy import Request, Spider, signals
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.http import Response
from scrapy.logformatter import LogFormatter


class OnlyTroubles(LogFormatter):
    """Makes no line for an answer that came and an article that was kept, which nobody reads."""

    def crawled(self, request: Request, response: Response, spider: Spider) -> None:  # type: ignore[override]
        """No line."""

    def scraped(self, item: Any, response: Any, spider: Spider) -> None:  # type: ignore[override]
        """No line."""


def run_spider(
    spider: type[Spider], settings: dict[str, Any], failed: Callable[[str, BaseException], None], **arguments: Any
) -> str:
    """Run a spider to its end, and give the reason of the end; "shutdown" where it was told to stop.

    ``failed`` is told of an error in one of the spider's callbacks, with the address it was about.
    """
    ends: list[str] = []
    process = AsyncCrawlerProcess(settings)
    crawler = process.create_crawler(spider)
    _quiet()

    def closed(reason: str) -> None:
        ends.append(reason)

    def erred(failure: Any, response: Any) -> None:
        failed(response.url, failure.value)

    crawler.signals.connect(closed, signal=signals.spider_closed)
    crawler.signals.connect(erred, signal=signals.spider_error)
    task = process.crawl(crawler, **arguments)
    process.start(install_signal_handlers=threading.current_thread() is threading.main_thread())
    if task.done() and not task.cancelled() and (error := task.exception()) is not None:
        raise error
    return ends[0] if ends else "shutdown"


def _quiet() -> None:
    """Scrapy's own log goes where the application's logging sends it, and nowhere by default.

    Scrapy takes off the handlers of its logger when a process is made.
    """
    for name in ("scrapy", "twisted", "protego"):
        logger = logging.getLogger(name)
        logger.setLevel(logging.WARNING)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())
