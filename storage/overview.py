"""A fact sheet as of any moment, counted: which values stood, how many carried them, and what stood beside them.

It is looked up in the rows of ``storage.intervals`` and loads none of the sentences, so that it does not take long in
a story of ten thousand texts either.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, case, func, select, tuple_

from facts.changes.origins import independent
from facts.changes.standing import Quantity, level
from facts.model import Claim, Modality, Sighting
from facts.rates import ecb_rates
from facts.values import Money, Value
from storage import schema
from storage.then import held, sightings, standing_rows

_STATED = schema.stated
_OFF = (Modality.FORMER.value, Modality.DENIED.value)


@dataclass(frozen=True, slots=True)
class Beside:
    """Another value that is reported beside the one that stands."""

    value: Value
    articles: int


@dataclass(frozen=True, slots=True)
class Standing:
    """One line of a fact sheet, counted. ``since`` is from when an article says so that still does."""

    quantity: int
    fact: str
    qualifier: str | None
    value: Value
    modality: Modality
    articles: int
    since: datetime
    others: tuple[Beside, ...]  # the most carried first


@dataclass(frozen=True, slots=True)
class Voices:
    """Who stands behind a line. ``beside`` are the outlets that carry another value, by that value, earliest first."""

    outlets: int
    origins: int  # independent ones
    beside: Mapping[Value, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Group:
    """Who says the same of a quantity in the same status. ``pairs`` are origins and outlets, where they were loaded."""

    said: int
    value: Value
    modality: Modality
    agrees: bool
    articles: int
    since: datetime
    pairs: tuple[tuple[str, str], ...] | None = None

    @property
    def off(self) -> bool:
        """Whether it is denied or given up."""
        return self.modality.off_axis


def counted_sheet(connection: Connection, story: str, as_of: datetime | None = None) -> list[Standing]:
    """The sheet of a story as known at a moment (now when None), by fact and qualifier, without its sentences."""
    return Look(connection, story, as_of).lines()


class Look:
    """One moment of a story: what stood then, and who said what."""

    def __init__(self, connection: Connection, story: str, as_of: datetime | None = None) -> None:
        self._connection, self._story = connection, story
        self._there = (_STATED.c.story == story, held(_STATED, as_of))
        self._rows = standing_rows(connection, story, as_of)
        wanted = {key: "" for row in self._rows for key in (row.claim, row.ended) if key}
        self._known = sightings(connection, wanted)
        self._groups = self._grouped()

    def lines(self) -> list[Standing]:
        """The lines of the sheet, by fact and qualifier."""
        found = (self._line(row) for row in self._rows)
        return sorted((line for line in found if line is not None), key=lambda one: (one.fact, one.qualifier or ""))

    def voices(self) -> dict[int, Voices]:
        """Who stands behind each line, by its quantity."""
        off = {row.quantity: row.ended is not None for row in self._rows}
        carrying = {
            key: [one for one in groups if one.off == off[key] and (one.off or one.agrees)]
            for key, groups in self._groups.items()
        }
        counted = self._heard(carrying)
        beside = self._beside(
            {
                key: [one for one in groups if not one.off and (off[key] or not one.agrees)]
                for key, groups in self._groups.items()
            }
        )
        found = {}
        for row in self._rows:
            pairs = [pair for one in carrying.get(row.quantity, ()) for pair in one.pairs or ()]
            heard = (len({outlet for _, outlet in pairs}), independent(pairs)) if pairs else counted.get(row.quantity)
            outlets, apart = heard or (1, 1)
            found[row.quantity] = Voices(outlets, apart, beside.get(row.quantity, {}))
        return found

    def _line(self, row: Row[Any]) -> Standing | None:
        """The line of a quantity; None where nobody states the value any more."""
        groups, value = self._groups.get(row.quantity, []), self._known[row.claim].claim.value
        current = [one for one in groups if not one.off]
        if row.ended is None:
            carrying, beside = [one for one in current if one.agrees], [one for one in current if not one.agrees]
            modality = max([Modality(row.modality), *(one.modality for one in carrying)], key=level)
            if not carrying:
                return None
        else:
            carrying, beside = [one for one in groups if one.off], current
            modality = self._known[row.ended].claim.modality
        others: dict[Value, int] = defaultdict(int)
        for one in beside:
            others[one.value] += one.articles
        most = sorted(others.items(), key=lambda other: (-other[1], repr(other[0])))
        alike = [one for one in carrying if one.value == value] or carrying
        return Standing(
            quantity=row.quantity,
            fact=row.fact,
            qualifier=row.qualifier,
            value=value,
            modality=modality,
            articles=sum(one.articles for one in carrying) or 1,
            since=min((one.since for one in alike), default=row.since),
            others=tuple(Beside(*other) for other in most),
        )

    def _grouped(self) -> dict[int, list[_Group]]:
        """What is stated for each quantity, by value and status, and whether it agrees with what stands."""
        columns = (_STATED.c.quantity, _STATED.c.said, _STATED.c.modality)
        query = (
            select(*columns, func.count().label("articles"), func.min(_STATED.c.at).label("since"))
            .add_columns(func.min(_STATED.c.claim).label("claim"))
            .where(*self._there, _STATED.c.quantity.is_not(None))
            .group_by(*columns)
        )
        rows = self._connection.execute(query).all()
        known = sightings(self._connection, {row.claim: "" for row in rows})
        standing = {row.quantity: row for row in self._rows}
        found: dict[int, list[_Group]] = defaultdict(list)
        by_rate: set[int] = set()
        for row in rows:
            if row.quantity not in standing:
                continue
            one, stands = known[row.claim], self._known[standing[row.quantity].claim]
            if _by_rate(one.claim, stands.claim):
                by_rate.add(row.quantity)
            modality, agrees = Modality(row.modality), _agrees(one, stands)
            group = _Group(row.said, one.claim.value, modality, agrees, row.articles, row.since)
            found[row.quantity].append(group)
        return found | {key: self._one_by_one(standing[key]) for key in by_rate}

    def _one_by_one(self, standing: Row[Any]) -> list[_Group]:
        """Everybody who states a quantity: whether two currencies agree depends on the day of the report."""
        query = select(_STATED).where(*self._there, _STATED.c.fact == standing.fact)
        rows = self._connection.execute(query.where(_STATED.c.quantity == standing.quantity)).all()
        known = sightings(self._connection, {row.claim: row.origin for row in rows})
        stands = self._known[standing.claim]
        return [
            _Group(
                row.said,
                known[row.claim].claim.value,
                Modality(row.modality),
                _agrees(known[row.claim], stands),
                1,
                row.at,
                ((row.origin, row.outlet),),
            )
            for row in rows
        ]

    def _heard(self, carrying: Mapping[int, Sequence[_Group]]) -> dict[int, tuple[int, int]]:
        """How many outlets carry each value, and how many independent origins they are."""
        said = sorted({(key, one.said, one.modality.value) for key, groups in carrying.items() for one in groups})
        of_value = tuple_(_STATED.c.quantity, _STATED.c.said, _STATED.c.modality).in_(said)
        of_origin = (
            select(
                _STATED.c.quantity,
                func.count(func.distinct(_STATED.c.outlet)).label("outlets"),
                func.min(_STATED.c.outlet).label("outlet"),
            )
            .where(*self._there, of_value)
            .group_by(_STATED.c.quantity, _STATED.c.origin)
            .subquery()
        )
        alone = case((of_origin.c.outlets == 1, of_origin.c.outlet))
        apart = func.sum(case((of_origin.c.outlets > 1, 1), else_=0)) + func.count(func.distinct(alone))
        origins = select(of_origin.c.quantity, apart).group_by(of_origin.c.quantity)
        outlets = (
            select(_STATED.c.quantity, func.count(func.distinct(_STATED.c.outlet)))
            .where(*self._there, of_value)
            .group_by(_STATED.c.quantity)
        )
        independent_ones = {row[0]: row[1] for row in self._connection.execute(origins)}
        return {key: (number, independent_ones[key]) for key, number in self._connection.execute(outlets)}

    def _beside(self, groups: Mapping[int, Sequence[_Group]]) -> dict[int, dict[Value, tuple[str, ...]]]:
        """The outlets that carry other values, by quantity and value, earliest first."""
        values = {(key, one.said): one.value for key, listed in groups.items() for one in listed}
        of_value = tuple_(_STATED.c.quantity, _STATED.c.said).in_(sorted(values))
        query = (
            select(_STATED.c.quantity, _STATED.c.said, _STATED.c.outlet, func.min(_STATED.c.at).label("first"))
            .where(*self._there, of_value, _STATED.c.modality.not_in(_OFF))
            .group_by(_STATED.c.quantity, _STATED.c.said, _STATED.c.outlet)
        )
        rows = self._connection.execute(query).all() if values else []
        found: dict[int, dict[Value, dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
        for row in sorted(rows, key=lambda row: (row.first, row.outlet)):
            found[row.quantity][values[row.quantity, row.said]][row.outlet] = None
        loaded = [(key, one) for key, listed in groups.items() for one in listed if one.pairs]
        for key in {key for key, _ in loaded}:  # by rate, some who say the same carry it and some do not
            found[key] = defaultdict(dict)
        for key, one in sorted(loaded, key=lambda each: each[1].since):
            found[key][one.value].update((outlet, None) for _, outlet in one.pairs or ())
        return {key: {value: tuple(names) for value, names in of.items()} for key, of in found.items()}


def _agrees(one: Sighting, standing: Sighting) -> bool:
    return Quantity(one.claim.fact, None, ecb_rates()).agrees(one, standing)


def _by_rate(one: Claim, other: Claim) -> bool:
    """Whether it takes a rate of exchange to compare two claims."""
    a, b = one.value, other.value
    return isinstance(a, Money) and isinstance(b, Money) and a.currency != b.currency
