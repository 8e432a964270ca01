"""The spider: asks the listings of all sources, then the articles that are new or due, and hands answers to the run."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from typing import TYPE_CHECKING, Any

from scrapy import Request, Spider
from scrapy.http import Response

from scraper.politeness import RAW_ANSWER
from scraper.targets import Target

if TYPE_CHECKING:
    from scraper.run import Listing, Run

_LISTINGS_FIRST = 10
_NEW_FIRST = 5


class CoverageSpider(Spider):
    """One crawl over all sources and all stories, so that no site is asked by two at once."""

    name = "coverage"

    def __init__(self, run: Run, **arguments: Any) -> None:
        super().__init__(**arguments)
        self.run = run

    async def start(self) -> AsyncIterator[Any]:
        """Listings, articles that are due, and addresses an earlier crawl has left."""
        for listing in self.run.listings():
            yield self.listing_request(listing)
        for target in self.run.first_targets():
            yield self.article_request(target)

    def listing_request(self, listing: Listing) -> Request:
        """Ask for a feed, sitemap, section or search page, conditionally where its last answer is known."""
        return Request(
            listing.url,
            headers=self.run.listing_validators(listing),
            callback=self.parse_listing,
            errback=self.listing_failed,
            cb_kwargs={"listing": listing},
            priority=_LISTINGS_FIRST,
            dont_filter=True,
        )

    def article_request(self, target: Target) -> Request:
        """Ask for an article, with the validators of its last good answer sent back verbatim."""
        self.run.account.waiting += 1
        headers = {}
        if target.known is not None and target.known.etag:
            headers["If-None-Match"] = target.known.etag
        if target.known is not None and target.known.last_modified:
            headers["If-Modified-Since"] = target.known.last_modified
        return Request(
            target.url,
            headers=headers,
            callback=self.parse_article,
            errback=self.article_failed,
            cb_kwargs={"target": target},
            priority=0 if target.known else _NEW_FIRST,
            meta={RAW_ANSWER: None},
            dont_filter=True,
        )

    async def parse_listing(self, response: Response, listing: Listing) -> AsyncIterator[Request]:
        """Links to new articles, and the sitemaps of an index."""
        listings, targets = await self.run.listed(response, listing)
        for child in listings:
            yield self.listing_request(child)
        for request in self._articles(targets):
            yield request

    async def listing_failed(self, failure: Any) -> None:
        """A listing that gave no answer."""
        self.run.listing_failed(failure.value, failure.request.cb_kwargs["listing"])

    async def parse_article(self, response: Response, target: Target) -> None:
        """An answer to an article request, whatever its status."""
        await self.run.intake.answered(response, target)

    async def article_failed(self, failure: Any) -> None:
        """An article request without an answer."""
        await self.run.intake.failed(failure.value, failure.request.cb_kwargs["target"])

    def _articles(self, targets: Iterable[Target]) -> Iterable[Request]:
        return (self.article_request(target) for target in targets)
