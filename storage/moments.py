"""What became known of a story, moment by moment: texts, fetches that confirm a loss, copies that turn out as such.

Only what an edit may rest on is loaded with its claims here: the texts of articles that have several. The claims of
the others are read fact by fact (``storage.retelling``), so that memory does not grow with all that a story says.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import groupby

from sqlalchemy import Connection

from facts.changes.course import Course, Turn
from facts.changes.growing_origins import GrowingOrigins
from facts.changes.order import Place, in_order
from facts.changes.origins import Fingerprint
from facts.model import Report
from facts.rates import Rates
from storage import claims
from storage.claim_rows import claims_of
from storage.sentences import texts_of, unchanged_of
from storage.stored import StoredReport

Key = tuple[int, int, str]  # article, number of the revision, reader


@dataclass(frozen=True, slots=True)
class Moment:
    """How the course of a story turned when something became known."""

    at: datetime
    turns: list[Turn]


@dataclass(slots=True)
class Known:
    """All moments of a story, the readings that count, and what became of the origins of its texts.

    ``readings`` are those of ``facts.changes.history``, by article, revision and reader; only those of articles with
    several texts have their claims. ``origins`` has for each revision since when it had which origin, ``awaiting`` the
    articles whose next fetch may show that values are lost, ``last`` the place of the last report in order, ``until``
    when the last of it became known, a fetch that showed no loss yet included.
    """

    moments: list[Moment] = field(default_factory=list)
    readings: dict[Key, StoredReport] = field(default_factory=dict)
    origins: dict[int, list[tuple[datetime, str]]] = field(default_factory=dict)
    prints: list[Fingerprint] = field(default_factory=list)
    awaiting: set[int] = field(default_factory=set)
    last: Place | None = None
    until: datetime | None = None


def moments_of(connection: Connection, story: str, rates: Rates) -> Known:
    """What became known of a story, oldest first. Texts that are held back are left out."""
    of_story = claims.told_extractions(story)
    counting = _counting(list(claims.load_headers(connection, of_story)))
    edited = {one.report.article for one in counting.values() if one.report.revision > 1}
    ids = [one.extraction for one in counting.values() if one.report.article in edited]
    said = claims_of(connection, ids)
    for key, one in counting.items():
        if one.report.article in edited:
            found = said.get(one.extraction, [])
            report = replace(one.report, claims=tuple(claim for _, claim in found))
            counting[key] = replace(one, report=report, claims=tuple(row for row, _ in found))
    known = Known(readings=counting, prints=claims.fingerprints(connection, of_story))
    _Telling(connection, known, edited, rates).tell()
    return known


def _counting(readings: list[StoredReport]) -> dict[Key, StoredReport]:
    """The newest reading of each revision, with the one before it where history takes that for the older one, too.

    What differs between the two is technical. History goes by the version of the reader, the ledger by what was read
    last, which counts: when an older version read last, there is nothing to compare with.
    """
    of_revision: dict[int, list[StoredReport]] = defaultdict(list)
    for one in readings:
        of_revision[one.revision].append(one)
    chosen: list[StoredReport] = []
    for versions in of_revision.values():
        pair, newest = versions[-2:], versions[-1]
        agreed = in_order([one.report for one in pair])[0].report.reader == newest.report.reader
        chosen += pair if agreed else [newest]
    return {(one.report.article, one.report.revision, one.report.reader): one for one in chosen}


class _Telling:
    """The moments of a story, one after the other."""

    def __init__(self, connection: Connection, known: Known, edited: set[int], rates: Rates) -> None:
        self.known, self.edited, self.course = known, edited, Course(rates)
        self.prints = {int(str(one.key)): one for one in known.prints}
        self.origins = GrowingOrigins()
        self.seen: dict[int, list[StoredReport]] = defaultdict(list)  # by article
        self.confirmed: dict[int, datetime] = {}
        self.article: dict[int, int] = {}
        revisions = [one.revision for one in known.readings.values() if one.report.article in edited]
        self.texts = texts_of(connection, sorted(set(revisions)))
        self.fetches = claims.confirmations(connection, revisions)

    def tell(self) -> None:
        """Go through all of them."""
        events: list[tuple[datetime, StoredReport | int]] = [
            (one.report.observed_at, one) for one in self.known.readings.values()
        ]
        events += [(at, revision) for revision, at in self.fetches]
        events.sort(key=lambda event: event[0])
        for at, group in groupby(events, key=lambda event: event[0]):
            articles = self._take_in(at, [what for _, what in group])
            turns = self.course.learn({article: self._reports(article) for article in sorted(articles)})
            if turns:
                self.known.moments.append(Moment(at, turns))
        self.known.awaiting, self.known.last = self.course.awaiting, self.course.last
        looked = [at for revision, at in self.fetches if self.article[revision] in self.known.awaiting]
        self.known.until = max([one.at for one in self.known.moments[-1:]] + looked, default=None)

    def _take_in(self, at: datetime, found: Iterable[StoredReport | int]) -> set[int]:
        """The articles of which something else is known now."""
        articles: set[int] = set()
        for what in found:
            if isinstance(what, int):
                self.confirmed[what] = max(at, self.confirmed.get(what, at))
                articles.update([self.article[what]] if what in self.article else [])
                continue
            self.seen[what.report.article].append(what)
            articles.add(what.report.article)
            if what.revision not in self.article:
                self.article[what.revision] = what.report.article
                articles.update(self.article[one] for one in self._group(at, what.revision))
        return articles

    def _group(self, at: datetime, revision: int) -> Iterator[int]:
        """The texts that have another origin now that one more is known."""
        for key, origin in self.origins.add(self.prints[revision]).items():
            history = self.known.origins.setdefault(int(str(key)), [])
            if history and history[-1][0] == at:
                history.pop()
            history.append((at, origin))
            yield int(str(key))

    def _reports(self, article: int) -> list[Report]:
        seen = self.seen[article]
        unchanged = unchanged_of(_newest(seen), self.texts) if article in self.edited else {}
        return [
            replace(
                one.report,
                origin=self.known.origins[one.revision][-1][1],
                confirmed_at=max(one.report.observed_at, self.confirmed.get(one.revision, one.report.observed_at)),
                unchanged=unchanged.get(one.extraction, ()),
            )
            for one in seen
        ]


def _newest(readings: list[StoredReport]) -> list[StoredReport]:
    found: dict[int, StoredReport] = {}
    for one in readings:
        if one.revision not in found or found[one.revision].extraction < one.extraction:
            found[one.revision] = one
    return list(found.values())
