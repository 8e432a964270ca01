"""What stands for one quantity of a fact while its reports are read in order: the memory of the fold in history."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from facts.compare import Comparison, Relation, compare_claims
from facts.model import Modality, Sighting
from facts.origins import claim_origin
from facts.rates import Rates
from facts.values import Value

_Said = tuple[Value, tuple[Value, ...]]  # a value, and the text's own conversions of it
_LEVELS = {Modality.PLANNED: 1, Modality.CONFIRMED: 2}


def level(modality: Modality) -> int:
    """How firm a status is: 0 rumoured, in talks or targeted; 1 planned; 2 confirmed. Moves within 0 are no news."""
    return _LEVELS.get(modality, 0)


@dataclass(frozen=True, slots=True)
class Seen:
    """A sighting and its place in time: when the outlet reported it, where that can be trusted."""

    sighting: Sighting
    at: datetime

    @property
    def origin(self) -> str:
        """Who the claim goes back to."""
        return claim_origin(self.sighting)


@dataclass(slots=True)
class Quantity:
    """The state of one quantity. ``standing`` is the sighting that set the current value.

    ``ended`` is the sighting that denied or withdrew it. ``past`` holds values known to be superseded, ``noted``
    values already told beside the standing one, ``first_at`` when any value was first said, ``last_at`` when the
    standing one was said last, ``carriers`` the latest claim of every article.

    ``alike`` has the carriers by what they say, and ``outlets`` the first sighting of each value by outlet: many
    articles say few values, so that what a report costs does not grow with the story.
    """

    fact: str
    qualifier: str | None
    rates: Rates
    standing: Seen | None = None
    modality: Modality = Modality.RUMOURED
    ended: Sighting | None = None
    first_at: datetime | None = None
    last_at: datetime | None = None
    past: list[Sighting] = field(default_factory=list)
    noted: list[Sighting] = field(default_factory=list)
    carriers: dict[int, Seen] = field(default_factory=dict)
    alike: dict[_Said, dict[int, Seen]] = field(default_factory=dict)
    origins: dict[str, list[Sighting]] = field(default_factory=dict)
    outlets: dict[str, dict[_Said, Sighting]] = field(default_factory=dict)

    def compare(self, one: Sighting, other: Sighting) -> Comparison:
        """How one sighting's value stands to another's, at the rates of the later report's day."""
        on = max((s.report.reported_at or s.report.observed_at) for s in (one, other)).date()
        return compare_claims(one.claim, other.claim, on=on, rates=self.rates)

    def agrees(self, one: Sighting, other: Sighting) -> bool:
        """Whether two sightings can mean one value."""
        return self.compare(one, other).relation.agrees

    def stand(self, seen: Seen) -> None:
        """Make a sighting's value the current one; the value before it is past where the two contradict each other."""
        if self.standing and not self.agrees(seen.sighting, self.standing.sighting):
            self.past.append(self.standing.sighting)
            self.noted = []
        self.past = [s for s in self.past if not self.agrees(s, seen.sighting)]
        self.standing, self.modality, self.ended, self.last_at = seen, seen.sighting.claim.modality, None, seen.at

    def recall(self, formers: Iterable[Sighting]) -> None:
        """Values that a text recalls as superseded are past, unless they are no other than the current one."""
        for former in formers:
            if self.standing and self.agrees(former, self.standing.sighting):
                continue
            if not self.is_past(former):
                self.past.append(former)

    def is_past(self, sighting: Sighting) -> bool:
        """Whether a value is one that was superseded, or a vaguer form of it."""
        known = {Relation.SAME, Relation.REFINED_BY, Relation.COMPATIBLE}
        return any(self.compare(sighting, old).relation in known for old in self.past)

    def remember(self, seen: Seen) -> None:
        """Keep who carries what, after it was judged."""
        sighting = seen.sighting
        report, said = sighting.report, _said(sighting)
        self.first_at = self.first_at or seen.at
        self.drop(report.article)
        self.carriers[report.article] = seen
        self.alike.setdefault(said, {})[report.article] = seen
        self.origins.setdefault(report.origin, []).append(sighting)
        self.outlets.setdefault(report.outlet, {}).setdefault(said, sighting)

    def drop(self, article: int) -> None:
        """An article carries no value of this quantity any more."""
        before = self.carriers.pop(article, None)
        if before is not None:
            said = _said(before.sighting)
            del self.alike[said][article]
            if not self.alike[said]:
                del self.alike[said]

    def copied(self, sighting: Sighting) -> list[Sighting]:
        """Earlier sightings in copies of the same text: other articles of one origin."""
        same = self.origins.get(sighting.report.origin, ()) if sighting.report.origin else ()
        return [s for s in same if s.report.article != sighting.report.article]

    def outlet_carried(self, sighting: Sighting) -> bool:
        """Whether the outlet of a sighting has itself reported the standing value before."""
        standing = self.standing
        said = self.outlets.get(sighting.report.outlet, {}).values()
        return standing is not None and any(self.agrees(one, standing.sighting) for one in said)

    def supporters(self) -> Iterator[Seen]:
        """Who carries the standing value at present, one by one."""
        if self.standing is None:
            return
        for carriers in self.alike.values():
            if self.agrees(next(iter(carriers.values())).sighting, self.standing.sighting):
                yield from carriers.values()


def _said(sighting: Sighting) -> _Said:
    return sighting.claim.value, sighting.claim.converted
