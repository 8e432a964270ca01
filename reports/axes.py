"""Where a value or a moment lies on an axis, and which ticks the axis gets. Numbers in, plain floats out."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Final

from facts.rates import NoRateError, ecb_rates
from facts.values import Count, DateSpan, Money, Percent, Value
from reports.dates import bounds
from reports.model import Seen
from reports.words import say_axis

_HOURS: Final = (1, 2, 3, 6, 12)
_DAYS: Final = (1, 2, 3, 7, 14)
_MONTHS: Final = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 12000, 60000)
_LOGARITHMIC_FROM: Final = 50  # highest over lowest value


@dataclass(frozen=True, slots=True)
class Level:
    """Where a value lies: its middle, and its ends where it is a span."""

    low: float
    middle: float
    high: float


@dataclass(frozen=True, slots=True)
class Axis:
    """A value axis. ``place`` gives 0 (bottom) to 1 (top); ticks are places with labels, bottom first."""

    place: Callable[[float], float]
    ticks: tuple[tuple[float, str], ...]


def levels(rows: Sequence[Seen]) -> dict[Value, Level]:
    """The level of each value that can stand on one numeric axis: one currency, one calendar. Others are left out.

    Money in another currency stands at the amount its own text converts it to, else at the ECB rate of the day.
    Names, places and choices have no level.
    """
    currency = main_currency(rows)
    found: dict[Value, Level] = {}
    for row in rows:
        level = _level(_in_currency(row, currency))
        if level and row.value not in found:
            found[row.value] = level
    return found


def main_currency(rows: Sequence[Seen]) -> str | None:
    """The currency that most texts print first."""
    counted = Counter(row.value.currency for row in rows if isinstance(row.value, Money))
    return counted.most_common(1)[0][0] if counted else None


def value_axis(rows: Sequence[Seen], placed: dict[Value, Level], most: int = 5) -> Axis:
    """The axis for these levels: dates get calendar ticks, large ratios a logarithmic scale."""
    low, high = min(one.low for one in placed.values()), max(one.high for one in placed.values())
    sample = rows[0].value
    if isinstance(sample, DateSpan):
        return _date_axis(low, high, most)
    currency, percent = main_currency(rows), isinstance(sample, Percent)

    def say(number: Decimal) -> str:
        return say_axis(number, currency=currency, percent=percent)

    if low > 0 and high / low > _LOGARITHMIC_FROM:
        return _log_axis(low, high, say)
    pad = (high - low) * 0.15 or abs(high) * 0.1 or 1.0
    bottom = max(0.0, low - pad) if low >= 0 else low - pad
    top = high + pad
    step = _nice((top - bottom) / most)
    first, last = math.ceil(bottom / step), math.floor(top / step)
    unit = Decimal(str(step))
    ticks = tuple(((index * step - bottom) / (top - bottom), say(index * unit)) for index in range(first, last + 1))
    return Axis(lambda number: (number - bottom) / (top - bottom), ticks)


def time_ticks(start: datetime, end: datetime, most: int) -> list[tuple[datetime, str]]:
    """At most ``most`` round moments between two (never none), with labels: 14:00, 3 May, May 2025, 2025."""
    span = (end - start).total_seconds()
    for hours in _HOURS:
        if span / 3600 / hours < most:
            midnight = start.replace(hour=0, minute=0, second=0, microsecond=0)
            count = math.ceil((end - midnight).total_seconds() / 3600 / hours)
            moments = [midnight + timedelta(hours=hours * index) for index in range(count + 1)]
            return _labelled([one for one in moments if start <= one <= end], start, hourly=True)
    for days in _DAYS:
        if span / 86400 / days < most:
            return _labelled(_days(start, end, days), start, hourly=False)
    for months in _MONTHS:
        if span / 86400 / 30.4 / months < most:
            return _months(start, end, months)
    return []


def _level(value: Value | None) -> Level | None:
    if isinstance(value, DateSpan):
        ends = bounds(value.edtf)
        known = [float(day.toordinal()) for day in ends or () if day]
        return Level(known[0], sum(known) / len(known), known[-1]) if known else None
    if isinstance(value, Money | Count | Percent):
        low = float(value.amount)
        high = float(value.maximum) if value.maximum is not None else low
        return Level(low, (low + high) / 2, high) if math.isfinite(low) and math.isfinite(high) else None
    return None


def _in_currency(row: Seen, currency: str | None) -> Value | None:
    value = row.value
    if not isinstance(value, Money) or currency is None or value.currency == currency:
        return value
    for other in row.converted:
        if isinstance(other, Money) and other.currency == currency:
            return other
    try:
        rate = ecb_rates().rate(value.currency, currency, row.at.date()).factor
    except NoRateError:
        return None
    return replace(value, amount=value.amount * rate, currency=currency, maximum=value.maximum and value.maximum * rate)


def _nice(rough: float) -> float:
    """The next step of 1, 2, 2.5, 5 times a power of ten."""
    power = 10.0 ** math.floor(math.log10(rough))
    return next(float(f"{factor * power:.12g}") for factor in (1, 2, 2.5, 5, 10) if factor * power >= rough * 0.999)


def _log_axis(low: float, high: float, say: Callable[[Decimal], str]) -> Axis:
    bottom, top = math.log10(low) - 0.15, math.log10(high) + 0.15
    powers = range(math.ceil(bottom), math.floor(top) + 1)
    stride = max(1, math.ceil(len(powers) / 5))
    ticks = tuple(((power - bottom) / (top - bottom), say(Decimal(10) ** power)) for power in powers[::stride])
    return Axis(lambda number: (math.log10(number) - bottom) / (top - bottom), ticks)


def _date_axis(low: float, high: float, most: int) -> Axis:
    pad = max((high - low) * 0.12, 3.0)
    bottom, top = max(1.0, low - pad), min(3_600_000.0, high + pad)
    start, end = (datetime.fromordinal(int(edge)).replace(tzinfo=UTC) for edge in (bottom, top))
    ticks = tuple(
        ((moment.toordinal() - bottom) / (top - bottom), label) for moment, label in time_ticks(start, end, most)
    )
    return Axis(lambda number: (number - bottom) / (top - bottom), ticks)


def _days(start: datetime, end: datetime, days: int) -> list[datetime]:
    first = start.replace(hour=0, minute=0, second=0, microsecond=0)
    if first < start:
        first += timedelta(days=1)
    if days >= 7:
        first += timedelta(days=-first.weekday() % 7)
    count = max(0, (end - first).days // days + 1)
    return [first + timedelta(days=days * index) for index in range(count) if first <= end]


def _labelled(moments: list[datetime], start: datetime, *, hourly: bool) -> list[tuple[datetime, str]]:
    """The year stands with the first day and where it turns, the day with midnight."""
    labels = []
    year = None
    for one in moments:
        day = f"{one.day} {one:%b}"
        if hourly and (one.hour or one.minute):
            label = f"{one:%H:%M}"
        else:
            label = day if year == one.year or (hourly and one.year == start.year) else f"{day} {one.year}"
            year = one.year
        labels.append((one, label))
    return labels


def _months(start: datetime, end: datetime, months: int) -> list[tuple[datetime, str]]:
    base = start.year * 12 + start.month - 1
    first = -(-base // months) * months
    ticks = []
    for index in range(first, end.year * 12 + end.month, months):
        year, month = divmod(index, 12)
        if not 1 <= year <= 9999:
            continue
        one = datetime(year, month + 1, 1, tzinfo=UTC)
        if start <= one <= end:
            ticks.append((one, f"{year}" if months >= 12 else f"{one:%b} {year}"))
    return ticks
