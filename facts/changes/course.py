"""The order in which reports are read, while more and more of them become known.

A text that is seen later mostly counts later, too. Where it does not (an article found late, a loss that a fetch
confirms, another origin of a copy), the course is another from some stop on, and so is what is made of it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from facts.changes.absence import Watched, watch
from facts.changes.history import UNEDITED
from facts.changes.order import Place, Placed, in_order, place_of
from facts.model import Report
from facts.rates import Rates


@dataclass(frozen=True, slots=True, eq=False)
class Stop:
    """A report in its place, and what it does to its article."""

    placed: Placed
    found: Watched

    @property
    def place(self) -> Place:
        """Where it stands in the order."""
        return place_of(self.placed.report, self.placed.at)

    def same(self, other: Stop) -> bool:
        """Whether the same is read at both, whenever it was confirmed last."""
        return self._read() == other._read()

    def _read(self) -> tuple[object, ...]:
        report, before = self.placed.report, self.placed.reread
        return (
            self.place, self.found, report.origin, report.reader, report.unchanged, report.claims,
            before and (before.reader, before.claims),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Turn:
    """One difference of a course: a stop that comes in or goes, where it stands when the ones before are done."""

    index: int
    stop: Stop
    comes: bool


class Course:
    """The stops of a story's reports, as they become known article by article."""

    def __init__(self, rates: Rates) -> None:
        self._rates = rates
        self._places: list[Place] = []
        self._stops: dict[int, list[Stop]] = {}

    def learn(self, known: Mapping[int, Sequence[Report]]) -> list[Turn]:
        """Take in all that is known of some articles now, and tell how the course differs."""
        turns: list[Turn] = []
        for article, reports in known.items():
            before = {stop.placed.report.revision: stop for stop in self._stops.get(article, ())}
            kept: list[Stop] = []
            came: list[Stop] = []
            for stop in self._of_article(reports):
                there = before.get(stop.placed.report.revision)
                if there is not None and there.same(stop):
                    kept.append(before.pop(stop.placed.report.revision))
                else:
                    kept.append(stop)
                    came.append(stop)
            turns += [self._turn(stop, comes=False) for stop in before.values()]
            turns += [self._turn(stop, comes=True) for stop in came]
            self._stops[article] = kept
        return turns

    @property
    def awaiting(self) -> set[int]:
        """The articles whose next fetch may show that values are lost."""
        return {article for article, stops in self._stops.items() if stops and stops[-1].found.awaiting}

    @property
    def last(self) -> Place | None:
        """The place of the last stop."""
        return self._places[-1] if self._places else None

    def _of_article(self, reports: Sequence[Report]) -> list[Stop]:
        order = in_order(reports)
        watched = watch([placed.report for placed in order], rates=self._rates)
        return [Stop(one, watched.get((one.report.article, one.report.revision), UNEDITED)) for one in order]

    def _turn(self, stop: Stop, *, comes: bool) -> Turn:
        index = bisect_left(self._places, stop.place)
        if comes:
            self._places.insert(index, stop.place)
        else:
            del self._places[index]
        return Turn(index, stop, comes)


def follow(order: list[Stop], turns: Iterable[Turn]) -> int:
    """Turn an order as a course did; gives how many of its first stops stay as they were."""
    keep = len(order)
    for turn in turns:
        keep = min(keep, turn.index)
        if turn.comes:
            order.insert(turn.index, turn.stop)
        else:
            del order[turn.index]
    return keep
