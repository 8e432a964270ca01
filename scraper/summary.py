"""What a crawl says of itself: while it runs, and at its end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from scraper.errors import SourceFileError, Trouble, remedy
from scraper.sources import Source
from scraper.verdict import GOOD, Outcome
from storage.health import Look

if TYPE_CHECKING:
    from storage.going_on import Told

REDESIGN_SHARE = 0.3  # of the articles looked at again
REDESIGN_LEAST = 10  # articles looked at again; while texts of the source are held back, one is enough

_USEFUL = frozenset(
    {outcome for outcome in Outcome if outcome.to_ledger}
    | {Outcome.NOT_MODIFIED, Outcome.SAME_BYTES, Outcome.SAME_TEXT}
)


@dataclass(frozen=True, slots=True)
class Progress:
    """The state of a running crawl."""

    fetched: int
    waiting: int  # requests that are queued or under way
    outcomes: Mapping[str, int]
    source: str
    url: str


@dataclass(frozen=True, slots=True)
class SourceSummary:
    """What one source gave."""

    id: str
    listed: int  # articles its feeds and pages listed
    still_listed: int  # articles of those that answered that nothing is new
    expected: int | None  # [expect] articles_per_run
    fetched: int
    rechecked: int
    outcomes: Mapping[str, int]
    revisions: int
    postponed: int  # requests not sent since the outlet asked for a pause

    @property
    def gave(self) -> bool:
        """Whether the source was of some use, in trouble or not."""
        return self.listed > 0 or not _USEFUL.isdisjoint(self.outcomes)


@dataclass(frozen=True, slots=True)
class CrawlSummary:
    """A finished crawl. ``reason`` is "finished", or why it ended early ("shutdown", "closespider_timeout")."""

    started_at: datetime
    finished_at: datetime
    reason: str
    outcomes: Mapping[str, int]
    sources: tuple[SourceSummary, ...]
    errors: tuple[Trouble, ...]
    warnings: tuple[Trouble, ...]
    file_errors: tuple[SourceFileError, ...]
    new_articles: int
    new_revisions: int  # texts, first ones included
    claims: int
    changes: Mapping[str, tuple[Told, ...]]  # by story: those that were not there before

    @property
    def fetched(self) -> int:
        """Attempts to fetch an article, whatever came of them."""
        return sum(self.outcomes.values())

    @property
    def complete(self) -> bool:
        """Whether everything could be done: no source in trouble, no early end."""
        return self.reason == "finished" and not self.errors and not self.file_errors

    def looks(self) -> list[Look]:
        """How each source fared; a source that an early end left unasked is left out."""
        return [look for one in self.sources if (look := self._look(one)) is not None]

    def _look(self, one: SourceSummary) -> Look | None:
        errors = [str(trouble.problem) for trouble in self.errors if trouble.source == one.id]
        said = {trouble.kind: trouble.problem for trouble in self.warnings if trouble.source == one.id}
        if errors and not one.gave:
            problem = errors[0] + (f" (and {len(errors) - 1} more)" if len(errors) > 1 else "")
        else:
            problem = said.get("walls") or said.get("yield") or ""
        if not problem and not one.gave and self.reason != "finished":
            return None
        return Look(one.id, problem or None, said.get("redesign"))


@dataclass(slots=True)
class SourceTally:
    """Counts of one source while the crawl runs."""

    source: Source
    listed: int = 0
    listings: int = 0  # feeds and pages that answered with a list
    unchanged_listings: int = 0  # those that answered 304 or the same bytes
    uncounted_listings: int = 0  # of these, the ones of which it is not known how much they list
    still_listed: int = 0  # articles that the unchanged ones listed when they last answered
    outcomes: Counter[str] = field(default_factory=Counter)
    rechecked: int = 0
    revised: list[int] = field(default_factory=list)  # revisions that differ from all the article's texts before
    waiting: tuple[str, ...] = ()  # articles whose texts are held back
    revisions: int = 0
    postponed: int = 0
    partial: list[str] = field(default_factory=list)  # articles of which a page shows only a part
    taken_away: list[str] = field(default_factory=list)  # articles that were read, and whose page is gone now
    lengths: list[int] = field(default_factory=list)

    def summary(self) -> SourceSummary:
        """The counts as they stand."""
        return SourceSummary(
            id=self.source.id,
            listed=self.listed,
            still_listed=self.still_listed,
            expected=self.source.expect.articles_per_run,
            fetched=sum(self.outcomes.values()),
            rechecked=self.rechecked,
            outcomes=dict(self.outcomes),
            revisions=self.revisions,
            postponed=self.postponed,
        )

    def redesigned(self, *, waiting: bool) -> bool:
        """Whether so much changed at once that a new design is likelier than that much news."""
        least = 1 if waiting else REDESIGN_LEAST
        return self.rechecked >= least and len(self.revised) > REDESIGN_SHARE * self.rechecked

    def warnings(self) -> list[Trouble]:
        """Where the source gave less than its file expects, or where changed pages are held back."""
        found: list[tuple[str, str]] = []
        expected = self.source.expect.articles_per_run
        listed = self.listed + self.still_listed
        if expected and self.listings + self.unchanged_listings and not self.uncounted_listings and listed < expected:
            found.append(("yield", f"it lists {listed} articles, {expected} are expected: has the layout changed?"))
        usual = self.source.expect.text_length
        if usual and len(self.lengths) >= 3:
            middle = sorted(self.lengths)[len(self.lengths) // 2]
            if middle < usual / 3:
                found.append(
                    ("yield", f"its texts have {middle} characters, {usual} are expected: has the layout changed?")
                )
        fetched = sum(self.outcomes.values())
        if fetched >= 3 and not any(good in self.outcomes for good in GOOD):
            worst, count = self.outcomes.most_common(1)[0]
            often = "once" if count == 1 else f"{count} times"
            found.append(("walls", f"none of {fetched} fetches gave an article ({often}: {worst})"))
        if self.partial:
            what = f"{len(self.partial)} new texts are parts of an article, such as {self.partial[0]}"
            if len(self.partial) == 1:
                what = f"a new text is a part of an article: {self.partial[0]}"
            found.append(("partial", what))
        if self.taken_away:
            what = f"{len(self.taken_away)} articles that were read are gone: {', '.join(self.taken_away)}"
            if len(self.taken_away) == 1:
                what = f"an article that was read is gone: {self.taken_away[0]}"
            found.append(("taken away", what))
        told = [Trouble(self.source.id, self.source.home, kind, what, remedy(kind)) for kind, what in found]
        return told + ([self._held_back()] if self.waiting else [])

    def _held_back(self) -> Trouble:
        articles = tuple(dict.fromkeys(self.waiting))
        pages = "1 changed page is" if len(articles) == 1 else f"{len(articles)} changed pages are"
        what = f"{pages} held back, since many changed at once"
        if self.redesigned(waiting=True):
            what = f"{len(self.revised)} of {self.rechecked} pages changed at once; {len(articles)} are held back"
        look = f"two of them ({' and '.join(articles[:2])})" if len(articles) > 1 else articles[0]
        do = f"look at {look}, then: factdrift source release {self.source.id}"
        return Trouble(self.source.id, self.source.home, "redesign", what, do)
