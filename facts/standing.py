"""What stands for one quantity of a fact while its reports are read in order: the memory of the fold in history."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from facts.compare import Comparison, Relation, compare_claims
from facts.model import Modality, Sighting
from facts.origins import claim_origin
from facts.rates import Rates
from facts.values import Value

Said = tuple[Value, tuple[Value, ...]]
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

    The carriers stand thrice more, by what they say, by the origin of the text, and by outlet: so that what a report
    costs does not grow with the story, and so that ``storage.memory`` need not load them all.
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
    alike: dict[Said, dict[int, Seen]] = field(default_factory=dict)
    origins: dict[str, dict[int, Seen]] = field(default_factory=dict)
    outlets: dict[str, dict[int, Seen]] = field(default_factory=dict)

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
        self.first_at = self.first_at or seen.at
        self.drop(seen.sighting.report.article)
        self.carry(seen)

    def carry(self, seen: Seen) -> None:
        """An article carries a value."""
        report = seen.sighting.report
        self.carriers[report.article] = seen
        for index, key in self._places(seen):
            index.setdefault(key, {})[report.article] = seen

    def drop(self, article: int) -> None:
        """An article carries no value of this quantity any more."""
        before = self.carriers.pop(article, None)
        for index, key in self._places(before) if before is not None else ():
            del index[key][article]
            if not index[key]:
                del index[key]

    def _places(self, seen: Seen) -> tuple[tuple[dict[Any, dict[int, Seen]], object], ...]:
        report = seen.sighting.report
        return (self.alike, said(seen.sighting)), (self.origins, report.origin), (self.outlets, report.outlet)

    def copied(self, sighting: Sighting) -> list[Sighting]:
        """What copies of the same text say: other articles of one origin, as they stand now."""
        report = sighting.report
        same = self.origins.get(report.origin, {}) if report.origin else {}
        return [seen.sighting for article, seen in same.items() if article != report.article]

    def outlet_carried(self, sighting: Sighting) -> bool:
        """Whether an article of the outlet of a sighting carries the standing value."""
        return any(self.stands_for(seen.sighting) for seen in self.outlets.get(sighting.report.outlet, {}).values())

    def supporters(self) -> Iterator[Seen]:
        """Who carries the standing value at present, one by one."""
        for carriers in self.alike.values():
            if self.stands_for(next(iter(carriers.values())).sighting):
                yield from carriers.values()

    def stands_for(self, sighting: Sighting) -> bool:
        """Whether a value means the standing one, at the rates of the day of the report that set it.

        So it is the same for all who say the same, whenever they said it.
        """
        if self.standing is None:
            return False
        standing = self.standing.sighting
        on = (standing.report.reported_at or standing.report.observed_at).date()
        return compare_claims(sighting.claim, standing.claim, on=on, rates=self.rates).relation.agrees


def said(sighting: Sighting) -> Said:
    """What a claim says, whoever says it: its value, and the text's own conversions of it."""
    return sighting.claim.value, sighting.claim.converted
