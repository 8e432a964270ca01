"""The fold over the reports of one fact, which can go back and read on from there.

``history.fold`` reads a course once. Here the course may become another one from some stop on: what was read behind
that stop is taken back and read again. Most of it comes to the same: a step is repeated without judging where the
quantities are what they were and all that the rules asked about carriers has the same answer. So the ledger is always
the one that ``fold`` gives for the course, at a fraction of its cost.

What a step that only added an article has left in the ledger is not even taken out: until its turn comes, the rules
do not see it (``Journal.until``).

Facts never meet in the fold, but for what a revision does to its article; ``course`` has found that for all of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from facts.changes.course import Stop
from facts.changes.history import read
from facts.changes.ledger import Ledger
from facts.changes.order import Place
from facts.changes.standing import Asked, Carried, Core, Given, Journal, Quantity
from facts.model import Change, Sighting
from facts.rates import Rates

Entries = list[Asked | Carried | Given]


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
    ``adds``: it only added an article; ``ahead`` is then the last place whose reports it has seen.
    """

    stop: Stop
    before: _State
    after: _State
    entries: Entries
    changes: list[Change]
    stated: int
    lost: int
    placed: list[tuple[Quantity, Sighting]]
    earlier: Step | None
    repeats: bool
    adds: bool
    ahead: Place


class Replay:
    """The ledger of one fact's reports, step by step. ``stops`` has those that were read, by article and revision.

    The changes are those of the steps; the ledger has none of them.
    """

    def __init__(self, fact: str, rates: Rates) -> None:
        self.fact = fact
        self.steps: list[Step] = []
        self.stops: dict[int, dict[int, Stop]] = {}
        self._journal = Journal()
        self.ledger = Ledger(rates, journal=self._journal)
        self._latest: dict[int, Step] = {}  # by article
        self._state = _State((), None)
        self._restored = True  # whether the quantities remember what the state says: repeating leaves them alone

    def turn(self, keep: int, tail: Sequence[Stop]) -> set[int]:
        """Keep the first stops and read the tail behind them. Gives the articles of which other things were read."""
        undone, wanted = self.steps[keep:], {id(stop) for stop in tail}
        start = undone[0].before if undone else self._state
        stay = {id(step.stop): step for step in undone if step.adds and id(step.stop) in wanted}
        if not all(step.repeats for step in undone):
            stay.clear()
        out = [step for step in undone if id(step.stop) not in stay]
        self._take_out(out, start)
        del self.steps[keep:]
        touched = self._forward(tail, undone, stay, moved=any(_leaves_something(step) for step in out))
        if stay:
            self._take_out([*self.steps[keep:], *stay.values()], start)
            del self.steps[keep:]
            touched |= self._forward(tail, undone, {}, moved=True)
        self._journal.until = None
        self._restore()
        for stop in (step.stop for step in undone if id(step.stop) not in wanted):
            report = stop.placed.report
            touched.add(report.article)
            if self.stops[report.article].get(report.revision) is stop:
                del self.stops[report.article][report.revision]
        return touched

    def changes(self) -> list[Change]:
        """All changes, oldest report first."""
        return [change for step in self.steps for change in step.changes]

    def _forward(self, tail: Sequence[Stop], undone: Sequence[Step], stay: dict[int, Step], *, moved: bool) -> set[int]:
        """Read on; of the steps undone those that ``stay`` have left in the ledger what they did.

        ``moved``: what the carriers and sequences were before the tail is not what they are. Until that happens a step
        that stays need not be looked at. Ends early, and leaves some in ``stay``, where a step does what depends on all
        that is in the ledger.
        """
        known: dict[int, Step] = {id(step.stop): step for step in undone}
        touched: set[int] = set()
        for stop in tail:
            found, there = known.get(id(stop)), stay.pop(id(stop), None)
            if there is not None and self._stays(there, moved=moved):
                self.steps.append(there)
                continue
            if there is not None:
                self._take_out([there], self._state)
                moved = True
            self._journal.until = stop.place if stay else None
            if found is None or found is there or not self._repeat(found):
                found = self._read(stop)
                touched.add(stop.placed.report.article)
            self.steps.append(found)
            moved = moved or _leaves_something(found)
            if stay and not found.repeats:
                break
        return touched

    def _read(self, stop: Stop) -> Step:
        self._restore()
        ledger, report = self.ledger, stop.placed.report
        before, clashes = self._state, ledger.clashes
        earlier = self._latest.get(report.article)
        ledger.placed.pop((report.article, report.revision), None)
        stated, lost = read(ledger, stop.placed, stop.found)
        self._state = self._now(before)
        entries, self._journal.entries = self._journal.entries, []
        repeats = ledger.clashes == clashes and self._state.bare is before.bare
        step = Step(
            stop=stop,
            before=before,
            after=self._state,
            entries=entries,
            changes=ledger.changes[:],
            stated=stated,
            lost=lost,
            placed=ledger.placed.get((report.article, report.revision), []),
            earlier=earlier,
            repeats=repeats,
            adds=repeats and earlier is None and _only_adds(entries),
            ahead=(*stop.place[:-1], report.revision - 1),
        )
        self._latest[report.article] = step
        ledger.changes.clear()
        ledger.order.clear()
        self.stops.setdefault(report.article, {})[report.revision] = stop
        return step

    def _take_out(self, steps: Sequence[Step], state: _State) -> None:
        """Take back what steps did, the last one first; then the quantities remember this."""
        ledger = self.ledger
        for step in reversed(steps):
            article = step.stop.placed.report.article
            self._take_back(step.entries)
            if step.earlier is None:
                del ledger.latest[article], self._latest[article]
            else:
                ledger.latest[article], self._latest[article] = step.earlier.stop.placed.report, step.earlier
            for change in step.changes:
                ledger.ids.discard(change.id)
        self._state, self._restored = state, False

    def _stays(self, step: Step, *, moved: bool) -> bool:
        """Whether a step that has left what it did in the ledger would come to the same now."""
        if not step.before.same(self._state):
            return False
        if moved and step.entries:
            self._journal.until = step.ahead
            if not all(entry.holds() for entry in step.entries if isinstance(entry, Asked)):
                return False
        self._state, self._restored = step.after, False
        return True

    def _repeat(self, step: Step) -> bool:
        """Do a step again without judging; False, and nothing is done, where it might come to something else."""
        ledger, report = self.ledger, step.stop.placed.report
        if not step.repeats or self._latest.get(report.article) is not step.earlier:
            return False
        if not step.before.same(self._state):
            return False
        if any(change.id in ledger.ids for change in step.changes) or not self._do(step.entries):
            return False
        ledger.placed[report.article, report.revision] = step.placed
        ledger.latest[report.article], self._latest[report.article] = report, step
        for change in step.changes:
            ledger.ids.add(change.id)
        self._state, self._restored = step.after, False
        return True

    def _do(self, entries: Entries) -> bool:
        for n, entry in enumerate(entries):
            match entry:
                case Carried():
                    entry.quantity.put(entry.article, entry.after)
                case Given():
                    entry.quantity.give(entry.sighting)
                case Asked():
                    if not entry.holds():
                        self._take_back(entries[:n])
                        return False
        self._journal.entries.clear()
        return True

    def _take_back(self, entries: Entries) -> None:
        for entry in reversed(entries):
            match entry:
                case Carried():
                    entry.quantity.put(entry.article, entry.before)
                case Given():
                    article, sequences = entry.sighting.report.article, entry.quantity.sequences
                    sequences[article].pop()
                    if not sequences[article]:
                        del sequences[article]
        self._journal.entries.clear()

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


def _leaves_something(step: Step) -> bool:
    """Whether an article carries or has given something else since a step."""
    return any(not isinstance(entry, Asked) for entry in step.entries)


def _only_adds(entries: Entries) -> bool:
    """Whether a step only gave an article its values, and asked of each quantity before it gave one there."""
    given: set[int] = set()
    for entry in entries:
        if id(entry.quantity) in given and not isinstance(entry, Given):
            return False
        if isinstance(entry, Carried):
            if entry.before is not None:
                return False
            given.add(id(entry.quantity))
    return True
