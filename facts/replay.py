"""The fold over the reports of one fact, which can go back and read on from there.

``history.fold`` reads a course once. Here the course may become another one from some stop on: what was read behind
that stop is taken back and read again. Most of it comes to the same: a step is repeated without judging where the
quantities are what they were and all that the rules asked about carriers has the same answer. So the ledger is always
the one that ``fold`` gives for the course, at a fraction of its cost.

Facts never meet in the fold, but for what a revision does to its article; ``course`` has found that for all of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from facts.course import Stop
from facts.history import read
from facts.ledger import Ledger
from facts.model import Change, Sighting
from facts.rates import Rates
from facts.standing import Asked, Carried, Core, Given, Journal, Quantity


@dataclass(frozen=True, slots=True, eq=False)
class _State:
    """The quantities, what they remember, and the sequences of the bare figure that got a name."""

    quantities: tuple[tuple[tuple[str, str | None], Quantity, Core], ...]
    bare: dict[int, list[Sighting]] | None

    def same(self, other: _State) -> bool:
        """Whether the same is remembered."""
        return self is other or (self.bare is other.bare and self.quantities == other.quantities)


@dataclass(slots=True)
class Step:
    """What reading one report came to. ``stated`` and ``lost`` are as ``history.read`` gives them.

    ``earlier`` is the step of the article's revision before, ``repeats`` whether it can be done again without judging.
    """

    stop: Stop
    before: _State
    after: _State
    journal: Journal
    changes: list[Change]
    stated: int
    lost: int
    placed: list[tuple[Quantity, Sighting]]
    earlier: Step | None
    repeats: bool


class Replay:
    """The ledger of one fact's reports, step by step. ``stops`` has those that were read, by article and revision.

    The changes are those of the steps; the ledger has none of them.
    """

    def __init__(self, fact: str, rates: Rates) -> None:
        self.fact = fact
        self.ledger = Ledger(rates, journal=[])
        self.steps: list[Step] = []
        self.stops: dict[int, dict[int, Stop]] = {}
        self._latest: dict[int, Step] = {}  # by article
        self._state = _State((), None)
        self._restored = True  # whether the quantities remember what the state says: repeating leaves them alone

    def turn(self, keep: int, tail: Sequence[Stop]) -> set[int]:
        """Keep the first stops and read the tail behind them. Gives the articles of which other things were read."""
        undone = self.steps[keep:]
        for step in reversed(undone):
            self._undo(step)
        del self.steps[keep:]
        known: dict[int, Step] = {id(step.stop): step for step in undone}
        touched: set[int] = set()
        for stop in tail:
            found = known.pop(id(stop)) if id(stop) in known else None
            if found is None or not self._repeat(found):
                found = self._read(stop)
                touched.add(stop.placed.report.article)
            self.steps.append(found)
        self._restore()
        for step in known.values():
            report = step.stop.placed.report
            touched.add(report.article)
            if self.stops[report.article].get(report.revision) is step.stop:
                del self.stops[report.article][report.revision]
        return touched

    def changes(self) -> list[Change]:
        """All changes, oldest report first."""
        return [change for step in self.steps for change in step.changes]

    def _read(self, stop: Stop) -> Step:
        self._restore()
        ledger, report = self.ledger, stop.placed.report
        journal, before, clashes = self._journal, self._state, ledger.clashes
        earlier = self._latest.get(report.article)
        ledger.placed.pop((report.article, report.revision), None)
        stated, lost = read(ledger, stop.placed, stop.found)
        self._state = self._now(before)
        step = Step(
            stop=stop,
            before=before,
            after=self._state,
            journal=journal[:],
            changes=ledger.changes[:],
            stated=stated,
            lost=lost,
            placed=ledger.placed.get((report.article, report.revision), []),
            earlier=earlier,
            repeats=ledger.clashes == clashes and self._state.bare is before.bare,
        )
        self._latest[report.article] = step
        journal.clear()
        ledger.changes.clear()
        ledger.order.clear()
        self.stops.setdefault(report.article, {})[report.revision] = stop
        return step

    def _undo(self, step: Step) -> None:
        ledger, article = self.ledger, step.stop.placed.report.article
        self._take_back(step.journal)
        if step.earlier is None:
            del ledger.latest[article], self._latest[article]
        else:
            ledger.latest[article], self._latest[article] = step.earlier.stop.placed.report, step.earlier
        for change in step.changes:
            ledger.ids.discard(change.id)
        self._state, self._restored = step.before, False

    def _repeat(self, step: Step) -> bool:
        """Do a step again without judging; False, and nothing is done, where it might come to something else."""
        ledger, report = self.ledger, step.stop.placed.report
        if not step.repeats or self._latest.get(report.article) is not step.earlier:
            return False
        if not step.before.same(self._state):
            return False
        if any(change.id in ledger.ids for change in step.changes) or not self._do(step.journal):
            return False
        ledger.placed[report.article, report.revision] = step.placed
        ledger.latest[report.article], self._latest[report.article] = report, step
        for change in step.changes:
            ledger.ids.add(change.id)
        self._state, self._restored = step.after, False
        return True

    def _do(self, journal: Journal) -> bool:
        for n, entry in enumerate(journal):
            match entry:
                case Carried():
                    entry.quantity.put(entry.article, entry.after)
                case Given():
                    entry.quantity.give(entry.sighting)
                case Asked():
                    if not entry.holds():
                        self._take_back(journal[:n])
                        return False
        self._journal.clear()
        return True

    def _take_back(self, journal: Journal) -> None:
        for entry in reversed(journal):
            match entry:
                case Carried():
                    entry.quantity.put(entry.article, entry.before)
                case Given():
                    article, sequences = entry.sighting.report.article, entry.quantity.sequences
                    sequences[article].pop()
                    if not sequences[article]:
                        del sequences[article]
        self._journal.clear()

    @property
    def _journal(self) -> Journal:
        assert self.ledger.journal is not None  # noqa: S101 - it was made with one
        return self.ledger.journal

    def _now(self, before: _State) -> _State:
        of_fact = tuple((key, quantity, quantity.core) for key, quantity in self.ledger.quantities.items())
        found = _State(of_fact, self.ledger.bare.get(self.fact))
        return before if before.same(found) else found

    def _restore(self) -> None:
        if self._restored:
            return
        state = self._state
        self.ledger.quantities = {key: quantity for key, quantity, _ in state.quantities}
        for _, quantity, core in state.quantities:
            quantity.core = core
        if state.bare is None:
            self.ledger.bare.pop(self.fact, None)
        else:
            self.ledger.bare[self.fact] = state.bare
        self._restored = True
