"""The story told anew: changes, what stood and was stated from when to when, and what the rules remember.

It is told fact by fact, each through all moments at which something became known, so that memory holds the claims of
one fact at a time. Where a moment only adds to what was known, nothing is read twice (``facts.changes.replay``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, func, select

from facts.changes.course import Stop, follow
from facts.changes.history import fold
from facts.changes.ledger import Ledger
from facts.changes.order import Placed
from facts.changes.replay import Replay
from facts.model import Change, Claim, Report, Sighting
from facts.rates import Rates, ecb_rates
from storage import claims, memory, origins, schema
from storage.change_rows import ChangeRow
from storage.claim_rows import claims_of
from storage.intervals import Intervals, Texts
from storage.moments import Known, moments_of

AT_ONCE = 5_000  # claims in memory; a fact with more is told alone
Said = Mapping[int, list[tuple[int, Claim]]]  # extraction → claims with the ids of their rows
Row = tuple[tuple[int, int, str, int], ChangeRow]  # its place in the history, and the row


def retell(connection: Connection, story: str, *, after: datetime | None = None) -> tuple[list[ChangeRow], Known]:
    """Tell a story; gives the rows of its changes in their order, and all that is known.

    With ``after``, what was known by then is not written again: it must be what was told of that time.
    """
    rates = ecb_rates()
    known = moments_of(connection, story, rates)
    origins.keep(connection, story, known.origins, after=after)
    if after is None:
        Intervals.forget(connection, story)
        memory.forget(connection, story)
    found: list[Row] = []
    told = set[str]()
    for facts in _facts(connection, story):
        said = _by_fact(claims_of(connection, _alone(known), facts))
        for fact in facts:
            telling = _Telling(story, fact, known, said.pop(fact, {}), rates)
            telling.tell(after)
            telling.intervals.write(connection)
            memory.keep(connection, story, fact, telling.ledger, telling.ids)
            found += telling.changes()
            told.add(fact)
    memory.forget(connection, story, but=told)
    found.sort(key=lambda row: row[0])
    rows = [row for _, row in found]
    for position, row in enumerate(rows):
        row.position = position
    if len({row.id for row in rows}) < len(rows):
        for row, change in zip(rows, fold(_reports(connection, story, known)).changes, strict=True):
            row.id = change.id
    return rows, known


def _reports(connection: Connection, story: str, known: Known) -> list[Report]:
    """All reports with all their claims: for the rare story in which two facts have changes of one id."""
    newest = {(one.report.article, one.report.revision): one for one in claims.reports_of(connection, story)}
    reports = [one.report for one in newest.values()]
    for (article, revision, reader), one in known.readings.items():
        latest = newest[article, revision].report
        if latest.reader != reader:
            before = [claim for _, claim in claims_of(connection, [one.extraction]).get(one.extraction, ())]
            reports.append(replace(latest, reader=reader, claims=tuple(before)))
    return reports


def _facts(connection: Connection, story: str) -> Iterator[list[str]]:
    """The facts that a story's texts state, as many at a time as can be held at once."""
    table = schema.claim
    counted = (
        select(table.c.fact, func.count())
        .where(table.c.extraction.in_(claims.told_extractions(story)))
        .group_by(table.c.fact)
        .order_by(table.c.fact)
    )
    batch, held = list[str](), 0
    for fact, number in sorted(map(tuple, connection.execute(counted).all())):
        if batch and held + number > AT_ONCE:
            yield batch
            batch, held = [], 0
        batch.append(fact)
        held += number
    if batch:
        yield batch


def _alone(known: Known) -> list[int]:
    """The readings whose claims are not there yet."""
    return [one.extraction for one in known.readings.values() if not one.claims]


def _by_fact(said: Said) -> dict[str, dict[int, list[tuple[int, Claim]]]]:
    found: dict[str, dict[int, list[tuple[int, Claim]]]] = {}
    for extraction, listed in said.items():
        for key, claim in listed:
            found.setdefault(claim.fact, {}).setdefault(extraction, []).append((key, claim))
    return found


class _Telling:
    """One fact through all moments."""

    def __init__(self, story: str, fact: str, known: Known, said: Said, rates: Rates) -> None:
        self.story, self.fact, self.known, self.said = story, fact, known, said
        self.replay = Replay(fact, rates)
        self.ids = memory.ClaimIds()
        self.intervals = Intervals(story, fact, self.ids)
        self._stops: dict[int, tuple[Stop, Stop]] = {}

    @property
    def ledger(self) -> Ledger:
        """What all that is known comes to."""
        return self.replay.ledger

    def tell(self, after: datetime | None) -> None:
        """Go through the moments. What stood at ``after`` is not noted again."""
        order: list[Stop] = []
        keep = 0
        for moment in self.known.moments:
            if after is not None and moment.at > after:
                self.intervals.begin(self.ledger, self._read(order, keep))
                after, keep = None, len(order)
            keep = min(keep, follow(order, moment.turns))
            if after is None:
                self.intervals.note(moment.at, self.ledger, self._read(order, keep))
                keep = len(order)
        if after is not None:
            self._read(order, keep)

    def changes(self) -> Iterator[Row]:
        """The rows of the changes, with their places in the history of all facts."""
        for index, step in enumerate(self.replay.steps):
            for n, change in enumerate(step.changes):
                phase = (n >= step.stated) + (n >= step.lost)
                named = self.fact if phase else str((self.fact,))
                yield (index, phase, named, n), self._row(change)

    def _read(self, order: list[Stop], keep: int) -> Texts:
        touched = self.replay.turn(keep, [self._of_fact(stop) for stop in order[keep:]])
        return {article: self.replay.stops[article] for article in touched}

    def _of_fact(self, stop: Stop) -> Stop:
        if (known := self._stops.get(id(stop))) is not None:
            return known[1]
        placed, found = stop.placed, stop.found
        lost = tuple(one for one in found.lost if one.sighting.claim.fact == self.fact)
        before = self._only(placed.reread) if placed.reread else None
        mine = Stop(Placed(self._only(placed.report), placed.at, before), replace(found, lost=lost))
        self._stops[id(stop)] = stop, mine
        return mine

    def _only(self, report: Report) -> Report:
        """The report with the claims of the fact."""
        stored = self.known.readings[report.article, report.revision, report.reader]
        loaded = [
            (key, claim)
            for key, claim in zip(stored.claims, stored.report.claims, strict=True)
            if claim.fact == self.fact
        ]
        said = loaded if stored.claims else self.said.get(stored.extraction, [])
        mine = replace(report, claims=tuple(claim for _, claim in said))
        for key, claim in said:
            self.ids.add(Sighting(claim, mine), key)
        return mine

    def _row(self, change: Change) -> ChangeRow:
        old = None if change.old is None else self.ids.of(change.old)
        new = None if change.new is None else self.ids.of(change.new)
        return ChangeRow.of(self.story, change, old, new)
