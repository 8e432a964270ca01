"""New articles told beside what is remembered of a story, without reading the story again.

They are taken in the order in which we saw them. One that was published before another one that is new, too, is put in
its place: the later ones are taken back and told again behind it, so that what was known in between stays known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, NestedTransaction, func, select

from facts.changes.course import Stop
from facts.changes.history import UNEDITED, read_on
from facts.changes.ledger import Ledger
from facts.changes.order import Place, in_order, place_of
from facts.model import Sighting, Verb
from storage import checkpoints, claims, copies, memory, origins, schema
from storage.change_rows import ChangeRow
from storage.intervals import Intervals
from storage.stored import StoredReport


@dataclass(frozen=True, slots=True)
class Told:
    """A change that was not there before."""

    id: str
    verb: Verb


@dataclass(slots=True)
class _Done:
    """An article that was told."""

    stored: StoredReport
    place: Place
    stop: Stop
    ledger: Ledger
    told: list[Told]


def go_on(connection: Connection, story: str, fresh: Sequence[StoredReport]) -> list[Told] | None:
    """Tell the changes of new articles, first seen first; None, and nothing is done, when the story must be read again.

    They all count after what was told before.
    """
    going = _GoingOn(connection, story)
    for at, seen in groupby(fresh, key=lambda one: one.report.observed_at):
        if not all(going.take(one) for one in seen):
            going.take_back()
            return None
        going.note(at)
    going.end()
    return [told for done in going.done for told in done.told]


class _GoingOn:
    """The articles told so far, in the order in which they count."""

    def __init__(self, connection: Connection, story: str) -> None:
        self._connection, self._story = connection, story
        self._ids = memory.ClaimIds()
        self._intervals: dict[str, Intervals] = {}
        self._origins: dict[int, str] = {}
        self._read = set[int]()  # texts read since the last moment
        self._savepoints: list[NestedTransaction] = []  # one before each article
        self.done: list[_Done] = []

    def take(self, one: StoredReport) -> bool:
        """Tell one more article, and those again that count after it; False when the story must be read again."""
        (placed,) = in_order([one.report])
        place = place_of(placed.report, placed.at)
        again: list[StoredReport] = []
        while self.done and self.done[-1].place > place:
            done = self.done.pop()
            self._savepoints.pop().rollback()
            again.insert(0, done.stored)
        self._read.update(stored.revision for stored in (one, *again))
        return all(self._tell(stored) for stored in (one, *again))

    def note(self, at: datetime) -> None:
        """Note what was read since the last moment: what each article states, and what stands now that all are read."""
        last: dict[str, Ledger] = {}
        for done in self.done:
            if done.stored.revision not in self._read:
                continue
            report = done.stop.placed.report
            for fact in {claim.fact for claim in report.claims}:
                last[fact] = done.ledger
                self._intervals[fact].note_stated(at, done.ledger, {report.article: {report.revision: done.stop}})
        for fact, ledger in last.items():
            self._intervals[fact].note_standing(at, ledger)
        self._read.clear()
        checkpoints.known_until(self._connection, self._story, at)

    def end(self) -> None:
        """Keep it all, and store what stood and was stated in the meantime."""
        while self._savepoints:
            self._savepoints.pop().commit()
        for intervals in self._intervals.values():
            intervals.write(self._connection)

    def take_back(self) -> None:
        """Take all of it back."""
        while self._savepoints:
            self._savepoints.pop().rollback()

    def _tell(self, stored: StoredReport) -> bool:
        connection, story = self._connection, self._story
        self._savepoints.append(connection.begin_nested())
        (mark,) = claims.fingerprints(connection, select(schema.extraction.c.id).where(_is(stored)))
        origin = copies.add(connection, story, mark)
        if origin is None or self._origins.setdefault(stored.revision, origin) != origin:
            return False
        report = replace(stored.report, origin=origin)
        ledger = memory.recall(connection, story, report, self._ids)
        for claim, key in zip(report.claims, stored.claims, strict=True):
            self._ids.add(Sighting(claim, report), key)
        for fact in {claim.fact for claim in report.claims} - self._intervals.keys():
            self._intervals[fact] = Intervals(story, fact, self._ids)
            self._intervals[fact].begin(ledger, {})
        read_on(ledger, [report])
        placed = ledger.order[-1]
        if not checkpoints.move_on(connection, story, stored, placed, mark):
            return False
        memory.go_on(connection, story, ledger, self._ids, report)
        origins.add(connection, story, stored.revision, origin, since=report.observed_at)
        told = self._add_changes(ledger)
        if told is None:
            return False
        stop = Stop(placed, UNEDITED)
        self.done.append(_Done(stored, stop.place, stop, ledger, told))
        return True

    def _add_changes(self, ledger: Ledger) -> list[Told] | None:
        """Add the changes behind all others; None when one has the id of another one."""
        table = schema.change
        last = select(func.coalesce(func.max(table.c.position) + 1, 0)).where(table.c.story == self._story)
        position = self._connection.execute(last).scalar_one()
        rows: list[ChangeRow] = []
        for change in ledger.changes:
            old, new = (None if one is None else self._ids.of(one) for one in (change.old, change.new))
            rows.append(ChangeRow.of(self._story, change, old, new, position=position + len(rows)))
        if not rows:
            return []
        taken = select(table.c.id).where(table.c.story == self._story, table.c.id.in_([row.id for row in rows]))
        if self._connection.execute(taken).first() is not None:
            return None
        self._connection.execute(table.insert(), [row.values() for row in rows])
        return [Told(row.id, Verb(row.verb)) for row in rows]


def _is(stored: StoredReport) -> Any:
    return schema.extraction.c.id == stored.extraction
