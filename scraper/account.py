"""The books of a running crawl: counts, troubles, and the reason why it cannot go on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from scrapy.exceptions import CloseSpider

from scraper.errors import Trouble, remedy
from scraper.sources import Source
from scraper.summary import Progress, SourceTally


class Account:
    """What has happened so far. ``fatal`` is what made keeping impossible, if something did."""

    def __init__(self, sources: Iterable[Source], progress: Callable[[Progress], None] | None = None) -> None:
        self.tallies = {source.id: SourceTally(source) for source in sources}
        self.outcomes: Counter[str] = Counter()
        self.errors: list[Trouble] = []
        self.waiting = 0  # article requests that are queued or under way
        self.new_articles = self.new_revisions = self.claims = 0
        self.fatal: Exception | None = None
        self._progress = progress

    def count(self, source: Source, url: str, outcome: str, *, rechecked: bool) -> None:
        """Note the one outcome of an article request."""
        tally = self.tallies[source.id]
        self.waiting -= 1
        self.outcomes[outcome] += 1
        tally.outcomes[outcome] += 1
        tally.rechecked += rechecked
        self.tell(source, url)

    def postponed(self, source: Source) -> None:
        """Note a request that was not sent since the outlet asked for a pause."""
        self.tallies[source.id].postponed += 1

    def tell(self, source: Source, url: str) -> None:
        """Report the state to whoever watches."""
        if self._progress is not None:
            fetched = sum(self.outcomes.values())
            self._progress(Progress(fetched, self.waiting, dict(self.outcomes), source.id, url))

    def trouble(self, source: Source, where: str, kind: str, problem: str) -> None:
        """Note something that a person should look at."""
        self.errors.append(Trouble(source.id, where, kind, problem, remedy(kind)))

    def trouble_once(self, source: Source, where: str, kind: str, problem: str) -> None:
        """As ``trouble``, for what would come again with each page."""
        if Trouble(source.id, where, kind, problem, remedy(kind)) not in self.errors:
            self.trouble(source, where, kind, problem)

    def stop(self, error: Exception) -> CloseSpider:
        """Nothing can be kept any more: end the crawl, and let the caller have the first reason."""
        self.fatal = self.fatal or error
        return CloseSpider("failed")
