"""Two values of one fact: the same, one more precise, compatible, or disjoint. Never a matter of text.

A figure is an interval: what its last printed digit leaves open, widened or bounded by its hedge. Figures in two
currencies meet at the ECB reference rate of the report's day, give or take 1.5 %.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from facts.edtf import contains, overlaps, parse
from facts.model import Claim
from facts.names.geography import place_within, same_place
from facts.names.names import fold
from facts.rates import NoRateError, Rates
from facts.values import Choice, Count, DateSpan, Hedge, Money, Name, Percent, Place, Quantity, Value
from facts.words.folding import same_name

ROUND = Decimal("0.05")  # a printed figure is never taken to be vaguer than this share of itself
VAGUE = Decimal("0.10")  # nor one with "about"; "nearly" and "over" reach this far
RATE = Decimal("0.015")  # outlets convert at other rates than the ECB's
INFINITY = Decimal("Infinity")


class Relation(StrEnum):
    """How the first value stands to the second."""

    SAME = "same"
    REFINES = "refines"
    REFINED_BY = "refined by"
    COMPATIBLE = "compatible"
    DISJOINT = "disjoint"
    DIFFERENT_QUANTITY = "different quantity"

    @property
    def inverse(self) -> Relation:
        """How the second value stands to the first."""
        return {Relation.REFINES: Relation.REFINED_BY, Relation.REFINED_BY: Relation.REFINES}.get(self, self)

    @property
    def agrees(self) -> bool:
        """Whether both values can be true of one quantity."""
        return self is not Relation.DISJOINT and self is not Relation.DIFFERENT_QUANTITY


@dataclass(frozen=True, slots=True)
class Comparison:
    """A relation and what it rests on. ``slip``: the same figure in two currencies, where the rate says otherwise."""

    relation: Relation
    note: str = ""
    slip: bool = False

    @property
    def inverse(self) -> Comparison:
        """The comparison the other way round."""
        return Comparison(self.relation.inverse, self.note, self.slip)


_SAME = Comparison(Relation.SAME)


@dataclass(frozen=True, slots=True)
class Interval:
    """What a figure can be. ``low`` belongs to it; ``high`` only when ``closed``."""

    low: Decimal
    high: Decimal
    closed: bool

    def has(self, point: Decimal) -> bool:
        """Whether a figure lies inside."""
        return self.low <= point < self.high or (self.closed and point == self.high)

    def within(self, other: Interval) -> bool:
        """Whether all of it lies inside another one."""
        return self.low >= other.low and (
            self.high < other.high or (self.high == other.high and (other.closed or not self.closed))
        )

    def scaled(self, low: Decimal, high: Decimal) -> Interval:
        """Both ends multiplied."""
        return Interval(self.low * low, self.high * high, self.closed)


def compare(a: Value, b: Value, *, on: date | None = None, rates: Rates) -> Relation:
    """How value ``a`` stands to value ``b``: REFINES means that ``a`` is the more precise one.

    ``on`` is the day of the later report, for exchange rates.
    """
    return compare_values(a, b, on=on, rates=rates).relation


def compare_claims(a: Claim, b: Claim, *, on: date | None = None, rates: Rates) -> Comparison:
    """As ``compare``, with the text's own conversions: "€500m ($586m)" meets "$586m" in dollars, without a rate.

    A conversion in the text only ever helps to agree: where it does not, the ECB rate decides.
    """
    if a.value == b.value:
        return _SAME
    foreign = isinstance(a.value, Money) and isinstance(b.value, Money) and a.value.currency != b.value.currency
    direct = compare_values(a.value, b.value, on=on if foreign else None, rates=rates)
    if not foreign or direct.relation is not Relation.DISJOINT or not (a.converted or b.converted):
        return direct
    for one in (a.value, *a.converted):
        for other in (b.value, *b.converted):
            if isinstance(one, Money) and isinstance(other, Money) and one.currency == other.currency:
                found = compare_values(one, other, on=on, rates=rates)
                if found.relation.agrees:
                    return Comparison(Relation.SAME, "the text gives both currencies")
    return direct


def exceeds(a: Value, b: Value) -> bool:
    """Whether figure ``a`` is higher than ``b``, of which it is known that they exclude each other.

    False for amounts in two currencies, which only a rate could tell apart, for amounts of two periods, and for what is
    no figure.
    """
    if isinstance(a, Money) and isinstance(b, Money) and (a.currency, _period(a)) != (b.currency, _period(b)):
        return False
    if type(a) is not type(b) or not isinstance(a, Quantity) or not isinstance(b, Quantity):
        return False
    return (interval(a).low, a.amount) > (interval(b).low, b.amount)


@lru_cache(maxsize=65536)
def compare_values(a: Value, b: Value, *, on: date | None = None, rates: Rates) -> Comparison:
    """As ``compare``, with what the relation rests on."""
    if a == b:
        return _SAME
    match a, b:
        case (Money(), Money()):
            return _money(a, b, on, rates)
        case (Count(), Count()):
            return Comparison(_figures(a, b))
        case (Percent(), Percent()):
            return Comparison(_figures(a, b))
        case (DateSpan(), DateSpan()):
            return Comparison(_dates(a.edtf, b.edtf))
        case (Name(), Name()):
            return Comparison(Relation.SAME if same_name(a.name, b.name) else Relation.DISJOINT)
        case (Place(), Place()):
            return Comparison(_places(a.name, b.name))
        case (Choice(), Choice()):
            return Comparison(Relation.SAME if fold(a.text) == fold(b.text) else Relation.DISJOINT)
    return Comparison(Relation.DIFFERENT_QUANTITY, "values of two types")


def interval(value: Quantity) -> Interval:
    """What a figure can be, by its last printed digit and its hedge. Negative figures are mirrored."""
    if value.amount < 0:
        largest = value.amount if value.maximum is None else value.maximum
        mirrored = interval(
            Count(abs(largest), value.unit, None if value.maximum is None else -value.amount, value.hedge)
        )
        return Interval(-mirrored.high, -mirrored.low, closed=True)
    low, high = value.amount, value.maximum if value.maximum is not None else value.amount
    match value.hedge:
        case Hedge.UNDER:
            return Interval(low * (1 - VAGUE), high, closed=True)
        case Hedge.OVER:
            return Interval(low, high * (1 + VAGUE), closed=True)
        case Hedge.AT_LEAST:
            return Interval(low, INFINITY, closed=True)
        case Hedge.UP_TO:
            return Interval(min(low, Decimal(0)), high, closed=True)
    vague = value.hedge is Hedge.APPROX
    below, above = (_half_width(end, value.unit, vague=vague) for end in (low, high))
    return Interval(low - below, high + above, closed=not above or vague)


def _half_width(amount: Decimal, unit: Decimal, *, vague: bool) -> Decimal:
    if vague:
        return max(amount * ROUND, min(unit / 2, amount * VAGUE))
    return min(unit / 2, amount * ROUND)


def _figures(a: Quantity, b: Quantity) -> Relation:
    if (a.amount, a.maximum) == (b.amount, b.maximum):
        return Relation.COMPATIBLE if _opposed(a.hedge, b.hedge) else Relation.SAME
    return _intervals(_points(a), interval(a), _points(b), interval(b))


def _opposed(one: Hedge | None, other: Hedge | None) -> bool:
    """Whether the hedges of one figure look in opposite directions ("up to 3" and "at least 3")."""
    return {Hedge.UP_TO, Hedge.AT_LEAST} == {one, other}


def _points(value: Quantity) -> tuple[Decimal, ...]:
    return (value.amount,) if value.maximum is None else (value.amount, value.maximum)


def _intervals(
    points_a: Sequence[Decimal], span_a: Interval, points_b: Sequence[Decimal], span_b: Interval
) -> Relation:
    a_in_b, b_in_a = all(map(span_b.has, points_a)), all(map(span_a.has, points_b))
    if a_in_b and b_in_a:
        return Relation.SAME
    if span_a.within(span_b):
        return Relation.REFINES
    if span_b.within(span_a):
        return Relation.REFINED_BY
    touching = any(map(span_b.has, points_a)) or any(map(span_a.has, points_b))
    ranges = (
        span_a.low < span_b.high and span_b.low < span_a.high and (_wide(points_a, span_a) or _wide(points_b, span_b))
    )
    return Relation.COMPATIBLE if touching or ranges else Relation.DISJOINT


def _wide(points: Sequence[Decimal], span: Interval) -> bool:
    """Whether a figure is a span by its wording (a range, "over", "nearly") rather than by its rounding."""
    return len(points) > 1 or points[0] in {span.low, span.high}


def _money(a: Money, b: Money, on: date | None, rates: Rates) -> Comparison:
    if _period(a) != _period(b):
        return Comparison(Relation.DIFFERENT_QUANTITY, f"per {_period(a) or 'whole'} and per {_period(b) or 'whole'}")
    if a.currency == b.currency:
        if without_cents(a, b):
            return Comparison(Relation.REFINES, "the other figure leaves out the cents")
        if without_cents(b, a):
            return Comparison(Relation.REFINED_BY, "leaves out the cents")
        return Comparison(_figures(a, b))
    if a.currency > b.currency:  # one direction only, so that comparing is symmetric
        return _money(b, a, on, rates).inverse
    try:
        rate = rates.rate(b.currency, a.currency, on)
    except NoRateError as error:
        return Comparison(Relation.DISJOINT, str(error))
    span_b = interval(b).scaled(rate.factor, rate.factor).scaled(1 - RATE, 1 + RATE)
    points_b = tuple(point * rate.factor for point in _points(b))
    relation = _intervals(_points(a), interval(a).scaled(1 - RATE, 1 + RATE), points_b, span_b)
    if relation in {Relation.REFINES, Relation.REFINED_BY} and a.maximum is None and b.maximum is None:
        relation = Relation.SAME  # a conversion is no more precise than what it converts
    printed_alike = (a.amount, a.maximum) == (b.amount, b.maximum)
    return Comparison(relation, str(rate), slip=printed_alike and relation is Relation.DISJOINT)


def _period(money: Money) -> str | None:
    return None if money.per in {None, "total"} else money.per


def without_cents(exact: Money, whole: Money) -> bool:
    """Whether 449.99 is printed as 449: prices are cut rather than rounded. Both are of one currency."""
    figures = exact.maximum is None and whole.maximum is None
    return figures and exact.amount % 1 != 0 and whole.amount % 1 == 0 and exact.amount // 1 == whole.amount


@lru_cache(maxsize=8192)
def _dates(a: str, b: str) -> Relation:
    one, other = parse(a), parse(b)
    inside, around = contains(other, one), contains(one, other)
    if inside and around:
        return Relation.SAME
    if inside or around:
        return Relation.REFINES if inside else Relation.REFINED_BY
    return Relation.COMPATIBLE if overlaps(one, other) else Relation.DISJOINT


def _places(a: str, b: str) -> Relation:
    if same_place(a, b):
        return Relation.SAME
    if place_within(a, b):
        return Relation.REFINES
    return Relation.REFINED_BY if place_within(b, a) else Relation.DISJOINT
