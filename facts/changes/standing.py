"""What stands for one quantity of a fact while its reports are read in order: the memory of the fold in history."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from facts.changes.order import Place, place_of
from facts.changes.origins import claim_origin
from facts.compare import Comparison, Relation, compare_claims
from facts.model import Modality, Sighting
from facts.rates import Rates
from facts.values import Value

Core = tuple[
    str | None,
    tuple["Seen | None", Modality, Sighting | None, datetime | None, datetime | None],
    tuple[Sighting, ...],
    tuple[Sighting, ...],
]
Answer = TypeVar("Answer")


def level(modality: Modality) -> int:
    """How firm a status is: 0 rumoured, in talks or targeted; 1 planned; 2 confirmed. Moves within 0 are no news."""
    return 2 if modality is Modality.CONFIRMED else 1 if modality is Modality.PLANNED else 0


class Said:
    """What a claim says, whoever says it: its value, and the text's own conversions of it. Quick to look up."""

    __slots__ = ("_hash", "_what")

    def __init__(self, value: Value, converted: tuple[Value, ...]) -> None:
        self._what = value, converted
        self._hash = hash(self._what)

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Said) and self._what == other._what


@dataclass(frozen=True, slots=True)
class Seen:
    """A sighting and its place in time: when the outlet reported it, where that can be trusted."""

    sighting: Sighting
    at: datetime
    said: Said = field(init=False, repr=False, compare=False)
    place: Place = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        claim, report = self.sighting.claim, self.sighting.report
        object.__setattr__(self, "said", Said(claim.value, claim.converted))
        object.__setattr__(self, "place", place_of(report, self.at))

    @property
    def origin(self) -> str:
        """Who the claim goes back to."""
        return claim_origin(self.sighting)

    @property
    def article(self) -> int:
        """The article it was seen in."""
        return self.sighting.report.article


@dataclass(slots=True)
class Asked:
    """What the rules asked about the carriers of a quantity, and what they were told."""

    quantity: Quantity
    question: Callable[..., object]
    about: tuple[object, ...]
    answer: object

    def holds(self) -> bool:
        """Whether the answer would be the same now."""
        return self.question(self.quantity, *self.about) == self.answer


@dataclass(slots=True)
class Carried:
    """An article carries another claim of a quantity than before, or none."""

    quantity: Quantity
    article: int
    before: Seen | None
    after: Seen | None


@dataclass(slots=True)
class Given:
    """An article gave one value more for a quantity."""

    quantity: Quantity
    sighting: Sighting


@dataclass(slots=True, eq=False)
class Journal:
    """What becomes of the carriers, and what the rules ask about them. What counts after ``until`` is not there yet."""

    entries: list[Asked | Carried | Given] = field(default_factory=list)
    until: Place | None = None


@dataclass(slots=True, eq=False)
class Quantity:
    """The state of one quantity. ``standing`` is the sighting that set the current value.

    ``ended`` is the sighting that denied or withdrew it. ``past`` holds values known to be superseded, ``noted``
    values already told beside the standing one, ``first_at`` when any value was first said, ``last_at`` when the
    standing one was said last, ``carriers`` the latest claim of every article.

    The carriers stand twice more, by what they say and their outlet, and by the origin of the text: so that what a
    report costs does not grow with the story, and so that ``storage.memory`` need not load them all.

    ``agreed`` has which values mean the one that stood when that was asked last. ``sequences`` is what every article
    gave, revision by revision, ``began`` the sighting that it began with. Where there is a ``journal``, it has what
    becomes of the carriers and what the rules ask about them (see ``replay``).
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
    alike: dict[Said, dict[str, dict[int, Seen]]] = field(default_factory=dict)
    origins: dict[str, list[tuple[Place, Seen]]] = field(default_factory=dict)
    sequences: dict[int, list[Sighting]] = field(default_factory=dict)
    began: Sighting | None = None
    agreed: tuple[Seen, dict[Said, bool]] | None = None
    journal: Journal | None = None

    @property
    def core(self) -> Core:
        """All that it remembers but the carriers and sequences."""
        seen = self.standing, self.modality, self.ended, self.first_at, self.last_at
        return self.qualifier, seen, tuple(self.past), tuple(self.noted)

    @core.setter
    def core(self, kept: Core) -> None:
        self.qualifier, seen, past, noted = kept
        self.standing, self.modality, self.ended, self.first_at, self.last_at = seen
        self.past, self.noted = list(past), list(noted)

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
        known = (Relation.SAME, Relation.REFINED_BY, Relation.COMPATIBLE)
        return any(self.compare(sighting, old).relation in known for old in self.past)

    def remember(self, seen: Seen) -> None:
        """Keep who carries what, after it was judged."""
        self.first_at = self.first_at or seen.at
        self.carry(seen)

    def carry(self, seen: Seen) -> None:
        """An article carries a value."""
        self.put(seen.sighting.report.article, seen)

    def drop(self, article: int) -> None:
        """An article carries no value of this quantity any more."""
        self.put(article, None)

    def put(self, article: int, seen: Seen | None) -> None:
        """An article carries a value, in the place of the one before, or none."""
        before = self.carriers.pop(article, None)
        if before is not None:
            report = before.sighting.report
            alike = self.alike[before.said]
            del alike[report.outlet][article]
            if not alike[report.outlet]:
                del alike[report.outlet]
                if not alike:
                    del self.alike[before.said]
            copies = self.origins[report.origin]
            del copies[bisect_left(copies, (before.place,))]
        if seen is not None:
            report = seen.sighting.report
            self.carriers[article] = seen
            self.alike.setdefault(seen.said, {}).setdefault(report.outlet, {})[article] = seen
            insort(self.origins.setdefault(report.origin, []), (seen.place, seen))
        if self.journal is not None:
            self.journal.entries.append(Carried(self, article, before, seen))

    def give(self, sighting: Sighting) -> None:
        """An article gives one value more."""
        self.sequences.setdefault(sighting.report.article, []).append(sighting)
        if self.journal is not None:
            self.journal.entries.append(Given(self, sighting))

    def copy_of(self, sighting: Sighting) -> Sighting | None:
        """What the first copy of the same text says: another article of one origin, as it stands now."""
        return self._answer(Quantity._copy_of, sighting.report.origin, sighting.report.article)

    def copy_agrees(self, sighting: Sighting) -> bool:
        """Whether a copy of the same text has the value of a sighting."""
        return self._answer(Quantity._copy_agrees, sighting)

    def outlet_carried(self, sighting: Sighting) -> bool:
        """Whether an article of the outlet of a sighting carries the standing value."""
        return self._answer(Quantity._outlet_carried, self.standing, sighting.report.outlet)

    def carried_only_by(self, seen: Seen) -> bool:
        """Whether the standing value is carried at all, and only by the source or only by the outlet of a sighting."""
        return self._answer(Quantity._carried_only_by, self.standing, seen.origin, seen.sighting.report.outlet)

    def carried_apart(self, sighting: Sighting, origin: str) -> bool:
        """Whether another article carries the standing value that goes back to another source than ``origin``."""
        return self._answer(Quantity._carried_apart, self.standing, sighting.report.article, origin)

    def carried_in_one(self, article: int) -> bool:
        """Whether an article, and no other one, carries a value of this quantity."""
        return self._answer(Quantity._carried_in_one, article)

    def _answer(self, question: Callable[..., Answer], *about: object) -> Answer:
        answer = question(self, *about)
        if self.journal is not None:
            self.journal.entries.append(Asked(self, question, about, answer))
        return answer

    def _there(self, carriers: Iterable[Seen]) -> Iterator[Seen]:
        until = self.journal.until if self.journal is not None else None
        return iter(carriers) if until is None else (seen for seen in carriers if seen.place <= until)

    def _copies(self, origin: str, article: int) -> Iterator[Sighting]:
        until = self.journal.until if self.journal is not None else None
        for place, seen in self.origins.get(origin, ()) if origin else ():
            if until is not None and place > until:
                break
            if seen.sighting.report.article != article:
                yield seen.sighting

    def _copy_of(self, origin: str, article: int) -> Sighting | None:
        return next(self._copies(origin, article), None)

    def _copy_agrees(self, sighting: Sighting) -> bool:
        copies = self._copies(sighting.report.origin, sighting.report.article)
        return any(self.agrees(sighting, copy) for copy in copies)

    def _outlet_carried(self, standing: Seen | None, outlet: str) -> bool:
        return any(
            any(True for _ in self._there(carriers.values()))
            for said, alike in self.alike.items()
            if (carriers := alike.get(outlet)) and self._stands_for(said, carriers, standing)
        )

    def _carried_only_by(self, standing: Seen | None, origin: str, outlet: str) -> bool:
        carried = any(True for _ in self._supporters(standing))
        return carried and (
            all(seen.origin == origin for seen in self._supporters(standing))
            or all(seen.sighting.report.outlet == outlet for seen in self._supporters(standing))
        )

    def _carried_apart(self, standing: Seen | None, article: int, origin: str) -> bool:
        return any(seen.article != article and seen.origin != origin for seen in self._supporters(standing))

    def _carried_in_one(self, article: int) -> bool:
        return article in self.carriers and all(seen.article == article for seen in self._there(self.carriers.values()))

    def _supporters(self, standing: Seen | None) -> Iterator[Seen]:
        for said, alike in self.alike.items():
            if self._stands_for(said, next(iter(alike.values())), standing):
                yield from self._there(seen for of_outlet in alike.values() for seen in of_outlet.values())

    def _stands_for(self, said: Said, carriers: Mapping[int, Seen], standing: Seen | None) -> bool:
        """Whether what some carriers say means the standing value, at the rates of the day of the report that set it.

        So it is the same for all who say the same, whenever they said it.
        """
        if standing is None:
            return False
        if self.agreed is None or self.agreed[0] is not standing:
            self.agreed = standing, {}
        known = self.agreed[1]
        if said not in known:
            stands, one = standing.sighting, next(iter(carriers.values())).sighting
            on = (stands.report.reported_at or stands.report.observed_at).date()
            known[said] = compare_claims(one.claim, stands.claim, on=on, rates=self.rates).relation.agrees
        return known[said]
