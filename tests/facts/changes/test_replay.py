"""A fold that goes back: at every moment it is the fold of what was known by then."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facts.changes import ledger
from facts.changes.course import Course, Stop, follow
from facts.changes.history import fold
from facts.changes.order import Placed, known_at
from facts.changes.replay import Replay
from facts.changes.sheets import sheet_of
from facts.model import Change, Report, Sighting
from facts.rates import ecb_rates
from tests.facts.changes.histories import histories, some_claims
from tests.facts.reported import count, report, says

HOUR = timedelta(hours=1)


def of_fact(stop: Stop, fact: str) -> Stop:
    """A stop of which only one fact is read."""

    def only(of: Report) -> Report:
        return replace(of, claims=tuple(claim for claim in of.claims if claim.fact == fact))

    placed, found = stop.placed, stop.found
    lost = tuple(one for one in found.lost if one.sighting.claim.fact == fact)
    before = only(placed.reread) if placed.reread else None
    return Stop(Placed(only(placed.report), placed.at, before), replace(found, lost=lost))


class Retold:
    """All facts of a story, told anew whenever something becomes known."""

    def __init__(self, facts: set[str]) -> None:
        self.course, self.order = Course(ecb_rates()), list[Stop]()
        self.replays = {fact: Replay(fact, ecb_rates()) for fact in sorted(facts)}
        self.stops: dict[tuple[int, str], tuple[Stop, Stop]] = {}
        self.known: list[Report] = []

    def know(self, reports: list[Report]) -> None:
        """What is known now; only articles of which something else is known are looked at again."""
        articles: dict[int, list[Report]] = defaultdict(list)
        before: dict[int, list[Report]] = defaultdict(list)
        for of, listed in ((articles, reports), (before, self.known)):
            for one in listed:
                of[one.article].append(one)
        turns = self.course.learn({key: listed for key, listed in articles.items() if listed != before.get(key)})
        keep, self.known = follow(self.order, turns), reports
        for fact, replay in self.replays.items():
            replay.turn(keep, [self._of_fact(stop, fact) for stop in self.order[keep:]])

    def _of_fact(self, stop: Stop, fact: str) -> Stop:
        return self.stops.setdefault((id(stop), fact), (stop, of_fact(stop, fact)))[1]

    def changes(self) -> list[tuple[object, ...]]:
        return told(change for replay in self.replays.values() for change in replay.changes())


def told(changes: Iterable[Change]) -> list[tuple[object, ...]]:
    """Changes by their ids; when a text was confirmed last, and what it says of other facts, is left out."""

    def side(one: Sighting | None) -> object:
        return one and (one.claim, one.report.article, one.report.revision, one.report.origin)

    rows = [
        (one.id, one.verb, one.rule, one.because, one.flags, one.at, side(one.old), side(one.new)) for one in changes
    ]
    return sorted(rows, key=lambda row: str(row[0]))


def moments(reports: list[Report]) -> list[datetime]:
    """When something became known, and an hour after a text that may be known to lack something by then."""
    return sorted({moment for one in reports for moment in (one.observed_at, one.confirmed_at)})


@st.composite
def _found(draw: st.DrawFn) -> list[Report]:
    """Histories in which texts are found up to weeks after they were published."""
    late = draw(st.lists(st.sampled_from([0, 0, 1, 20]), min_size=25, max_size=25))
    shifts: dict[int, timedelta] = {}
    found = []
    for n, one in enumerate(draw(histories())):
        shift = shifts[one.article] = max(shifts.get(one.article, timedelta()), timedelta(days=late[n]))
        found.append(replace(one, observed_at=one.observed_at + shift, confirmed_at=one.confirmed_at + shift))
    return found


def _named_by_the_first(reports: list[Report]) -> list[Report]:
    """Copies are named after the earliest text that is known: an earlier one found later gives all another origin."""
    first = min((one.reported_at or one.observed_at, one.article) for one in reports)[1] if reports else 0
    return [replace(one, origin=f"dpa#{first}") if one.origin.startswith("dpa") else one for one in reports]


@settings(max_examples=250)
@given(_found())
def test_what_became_known_bit_by_bit_comes_to_the_fold_of_all_that_is_known(reports: list[Report]) -> None:
    _retell(reports)


@settings(max_examples=60)
@given(_found())
def test_changes_of_a_fact_that_would_have_one_id_are_numbered_as_in_the_fold(reports: list[Report]) -> None:
    of_one = [replace(one, claims=tuple(c for c in one.claims if c.fact == "valuation")) for one in reports]
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(ledger, "DIGITS", 2)
        _retell(of_one)


def _retell(reports: list[Report]) -> None:
    retold = Retold({claim.fact for one in reports for claim in one.claims})
    for at in moments(reports):
        known = _named_by_the_first(known_at(reports, at))
        retold.know(known)
        whole = fold(known)
        assert retold.changes() == told(whole.changes)
        entries = {key: entry for one in retold.replays.values() for key, entry in sheet_of(one.ledger).entries.items()}
        assert _shown(entries) == _shown(sheet_of(whole).entries)
        assert retold.course.awaiting == whole.awaiting


def _shown(entries: object) -> object:
    """What a sheet has, without the claims of other facts in its reports."""
    return {
        key: (entry.value, entry.modality, *map(_places, (entry.sightings, entry.others, entry.former)))
        for key, entry in entries.items()  # type: ignore[attr-defined]
    }


def _places(sightings: object) -> object:
    return [(one.report.article, one.report.revision, one.claim) for one in sightings]  # type: ignore[attr-defined]


@settings(max_examples=60)
@given(st.lists(some_claims(), min_size=30, max_size=60), st.data())
def test_many_articles_found_in_any_order_come_to_the_fold(claims: list[object], data: st.DataObject) -> None:
    outlets = [data.draw(st.sampled_from("abc")) for _ in claims]
    origins = [data.draw(st.sampled_from(["", "", "dpa#1", "afp#2"])) for _ in claims]
    texts = [
        replace(report(n, n % 37, claim, outlet=outlets[n]), origin=origins[n] or f"own#{n}")  # type: ignore[arg-type]
        for n, claim in enumerate(claims)
    ]
    retold, known = Retold({one.fact for one in claims}), list[Report]()  # type: ignore[attr-defined]
    for text in data.draw(st.permutations(texts)):
        known = [*known, text]
        retold.know(known)
    assert retold.changes() == told(fold(texts).changes)


def test_most_of_what_is_read_again_is_repeated_without_judging() -> None:
    texts = [report(n, n, says(count(400))) for n in range(1, 200)]
    retold = Retold({"figure"})
    retold.know(texts)
    before = {id(step) for step in retold.replays["figure"].steps}
    retold.know([*texts, report(500, 5.5, says(count(400)))])
    again = [step for step in retold.replays["figure"].steps if id(step) not in before]
    assert len(retold.replays["figure"].steps) == 200
    assert len(again) <= 2
