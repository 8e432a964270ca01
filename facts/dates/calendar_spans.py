"""Calendar arithmetic: from the parts of a printed date to an EDTF span.

Conventions: early 2026 = ``2026-01/2026-04~``, mid = ``2026-05/2026-08~``, late = ``2026-10/2026-12~``, the end of
2026 = ``2026-12~``; early May = days 1 to 10, mid = 11 to 20, late and end = 21 to the last. Seasons are 21 to 24
(winter belongs to the year of its December), quarters 33 to 36, halves 40 and 41.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import NamedTuple

_PLACEHOLDER = 2004  # a leap year, printed as XXXX
_EIGHT_MONTHS = timedelta(days=240)  # a day without its year is not that far back
_NINE_MONTHS = timedelta(days=290)
_GONE_FOR = 1.6  # how much farther off a day to come may be than one gone by, where either can be meant
_SLACK = timedelta(days=30)  # a publication date may be known to the month only
_FIRST_MONTHS = {"season": (3, 6, 9, 12), "quarter": (1, 4, 7, 10), "half": (1, 7)}
_SMALLER = {"year": ("month", 12), "month": ("week", 4), "week": ("day", 7)}
_CODES = {"season": 21, "quarter": 33, "half": 40}
_YEAR_EDGES = {"early": (1, 4), "mid": (5, 8), "late": (10, 12)}
_DECADE_EDGES = {"early": (0, 3), "start": (0, 3), "mid": (4, 6), "late": (7, 9), "end": (7, 9)}
_MONTH_EDGES = {"early": (1, 10), "start": (1, 10), "mid": (11, 20), "late": (21, 31), "end": (21, 31)}


BEHIND, OPEN, AHEAD, NEAREST = -1, 0, 1, 2
"""Where a clause says that its dates lie: not telling, a month without its year is rather one to come; of what was
planned once ("was to open in May") the nearest one is meant, be it over or not."""


class Dated(NamedTuple):
    """An EDTF span with the first and last day that it stands for."""

    edtf: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Parts:
    """What a date expression prints. ``block`` is "season", "quarter" or "half"; ``number`` says which one (from 1).

    ``relative`` is -1, 0, 1 for last, this, next; ``unit`` a unit of time that it, an edge or ``count`` goes with.
    ``to_day`` ends a run of days in one month. ``feast`` marks a day that stands for the days around it.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    to_day: int | None = None
    block: str | None = None
    number: int | None = None
    edge: str | None = None
    relative: int | None = None
    unit: str | None = None
    weekday: int | None = None
    offset: int | None = None  # days from the publication: today 0, tomorrow 1
    count: float | None = None  # units from the publication, negative for "ago"
    to_count: int | None = None  # the larger count of a range: "within 12 to 18 months"
    feast: bool = False
    easter: int | None = None  # days from Easter Sunday
    which: int | None = None  # of the weekdays of its month, from 1; -1 is the last
    week: int | None = None  # of the year, by ISO 8601
    decade: bool = False  # the ten years from ``year``


def resolve(parts: Parts, published: date | None, direction: int) -> Dated | None:
    """The span of a date expression, or None where it needs a publication date and there is none, or is no date.

    ``direction`` says where the date lies: BEHIND, AHEAD, NEAREST, or OPEN when the clause does not say.
    """
    if parts.offset is not None or parts.count is not None:
        lasted = parts.count is not None and parts.count > 0 and direction == BEHIND  # "was built in six months"
        return None if lasted else _moved(parts, published)
    year = parts.year
    if parts.decade and (year is None or published is None or year + 9 < published.year):
        return None  # the music of the 1990s
    if year is None and parts.unit == "year" and parts.relative is not None:
        if published is None:
            return None
        year = published.year + parts.relative
    if year is not None:
        return _of_year(parts, year) if 1000 <= year <= 9999 else None
    if not _named(parts):
        return _relative(parts, published, direction) if published is not None else None
    if published is None:
        return _unknown_year(parts)
    spans = [span for near in range(published.year - 4, published.year + 5) if (span := _of_year(parts, near))]
    relative = None if parts.unit in {"year", "week", "day"} else parts.relative
    return _choose(spans, published, direction, relative, is_day=parts.day is not None)


def _named(parts: Parts) -> bool:
    whole_year = parts.unit == "year" and parts.edge is not None
    if parts.easter is not None or parts.week is not None:
        return True
    return parts.month is not None or (parts.block is not None and parts.number is not None) or whole_year


def _unknown_year(parts: Parts) -> Dated | None:
    span = _of_year(parts, _PLACEHOLDER)
    if span is None or str(_PLACEHOLDER + 1) in span.edtf or parts.unit == "year" or parts.relative is not None:
        return None
    return span._replace(edtf=span.edtf.replace(str(_PLACEHOLDER), "XXXX"))


def _choose(spans: list[Dated], on: date, direction: int, relative: int | None, *, is_day: bool) -> Dated | None:
    """The occurrence that is meant: named by last, this or next, else the nearest one in the clause's direction."""
    if not spans:
        return None
    if relative is not None and relative > 0:
        return next((span for span in spans if span.first > on), None)
    if relative is not None and relative < 0:
        return next((span for span in reversed(spans) if span.last < on), None)
    inside = next((span for span in spans if span.first <= on <= span.last), None)
    if relative == 0:
        same_year = [span for span in spans if on.year in {span.first.year, span.last.year}]
        return inside or min(same_year, key=lambda span: min(abs(span.first - on), abs(span.last - on)), default=None)
    if direction == NEAREST:
        return inside or min(spans, key=lambda span: max(span.first - on, (on - span.last) * _GONE_FOR))
    slack = _SLACK if is_day else timedelta()
    coming = next((span for span in spans if span.last >= on - (slack if direction == AHEAD else timedelta())), None)
    gone = next(
        (span for span in reversed(spans) if span.first <= on + (slack if direction == BEHIND else timedelta())), None
    )
    if direction == AHEAD or gone is None:
        return coming
    if coming is None or (direction == BEHIND and not (is_day and on - gone.last > _EIGHT_MONTHS)):
        return gone
    return coming if coming.first - on <= _NINE_MONTHS else gone


def _of_year(parts: Parts, year: int) -> Dated | None:
    if parts.easter is not None:
        day = easter_sunday(year) + timedelta(days=parts.easter)
        return Dated(f"{day}~", day, day)
    if parts.week is not None:
        return _of_week(year, parts.week)
    if parts.decade:
        return _of_decade(parts.edge, year)
    if parts.month is not None:
        return _of_month(parts, year, parts.month)
    if parts.block is not None and parts.number is not None:
        return _of_block(parts.block, parts.number, year, parts.edge)
    if parts.edge == "turn":
        return Dated(f"{year:04d}-12/{year + 1:04d}-01~", date(year, 12, 1), date(year + 1, 1, 31))
    if parts.edge is None:
        return Dated(f"{year:04d}", date(year, 1, 1), date(year, 12, 31))
    if parts.edge in _YEAR_EDGES:
        low, high = _YEAR_EDGES[parts.edge]
        return Dated(f"{year:04d}-{low:02d}/{year:04d}-{high:02d}~", date(year, low, 1), _month_end(year, high))
    month = 1 if parts.edge == "start" else 12
    return Dated(f"{year:04d}-{month:02d}~", date(year, month, 1), _month_end(year, month))


def _of_week(year: int, week: int) -> Dated | None:
    if not 1 <= week <= date(year, 12, 28).isocalendar().week:
        return None
    monday, sunday = date.fromisocalendar(year, week, 1), date.fromisocalendar(year, week, 7)
    return Dated(f"{monday}/{sunday}", monday, sunday)


def _of_decade(edge: str | None, year: int) -> Dated | None:
    if edge == "turn":
        return None
    low, high = _DECADE_EDGES.get(edge or "", (0, 9))
    first, last = year + low, year + high
    return Dated(f"{first:04d}/{last:04d}{'~' if edge else ''}", date(first, 1, 1), date(last, 12, 31))


def _of_month(parts: Parts, year: int, month: int) -> Dated | None:
    if not 1 <= month <= 12:
        return None
    prefix = f"{year:04d}-{month:02d}"
    length = monthrange(year, month)[1]
    if parts.which is not None:
        days = [day for day in range(1, length + 1) if date(year, month, day).weekday() == parts.weekday]
        day = date(year, month, days[parts.which - 1 if parts.which > 0 else parts.which])
        return Dated(f"{day}~", day, day)
    if parts.day is not None:
        last = parts.to_day or parts.day
        if not 1 <= parts.day <= last <= length:
            return None
        first_day, last_day = date(year, month, parts.day), date(year, month, last)
        edtf = f"{first_day}/{last_day}" if last > parts.day else f"{first_day}{'~' if parts.feast else ''}"
        return Dated(edtf, first_day, last_day)
    if parts.block in {"half", "fortnight"} and parts.number is not None:
        low, high = (1, 15) if parts.number == 1 else (16, length)
    elif parts.unit in {"week", "day"} and (parts.number or parts.relative == -1):
        size = 7 if parts.unit == "week" else 10
        end = (parts.number or 9) * size
        low, high = (length - size + 1, length) if end > length - 3 else (end - size + 1, end)
    elif parts.edge is not None:
        low, high = _MONTH_EDGES[parts.edge]
    else:
        return Dated(prefix, date(year, month, 1), date(year, month, length))
    high = min(high, length)
    return Dated(f"{prefix}-{low:02d}/{prefix}-{high:02d}", date(year, month, low), date(year, month, high))


def _of_block(block: str, number: int, year: int, edge: str | None) -> Dated | None:
    starts = _FIRST_MONTHS.get(block, ())
    if not 1 <= number <= len(starts):
        return None
    length = 12 // len(starts)
    first_month = starts[number - 1]
    if edge is None:
        last_year, last_month = _add_months(year, first_month, length - 1)
        edtf = f"{year:04d}-{_CODES[block] + number - 1}"
        return Dated(edtf, date(year, first_month, 1), _month_end(last_year, last_month))
    step = {"early": 0, "start": 0, "mid": length // 2}.get(edge, length - 1)
    in_year, month = _add_months(year, first_month, step)
    return Dated(f"{in_year:04d}-{month:02d}~", date(in_year, month, 1), _month_end(in_year, month))


def easter_sunday(year: int) -> date:
    """Easter Sunday in the Gregorian calendar (the anonymous algorithm of 1876)."""
    cycle, century, rest = year % 19, year // 100, year % 100
    moon = (19 * cycle + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    shift = (cycle + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


def _moved(parts: Parts, on: date | None) -> Dated | None:
    """So many days, weeks, months or years from the publication: exact for days, about for the rest."""
    if on is None:
        return None
    if parts.offset is not None:
        return _day(on, parts.offset)
    if abs(parts.count or 0) > 100:
        return None
    count, unit = _in_whole_units(parts.count or 0, parts.unit)
    if parts.to_count is not None:
        first, last = (
            _moved(replace(parts, to_count=None), on),
            _moved(replace(parts, count=parts.to_count, to_count=None), on),
        )
        if first is None or last is None or first.first >= last.first:
            return None
        return Dated(f"{first.edtf.rstrip('~')}/{last.edtf.rstrip('~')}", first.first, last.last)
    if unit == "day":
        return _day(on, count)
    if unit in {"week", "fortnight"}:
        span = _day(on, count * (7 if unit == "week" else 14))
        return span._replace(edtf=f"{span.edtf}~")
    if unit in {"month", "quarter"}:
        year, month = _add_months(on.year, on.month, count * (3 if unit == "quarter" else 1))
        return Dated(f"{year:04d}-{month:02d}~", date(year, month, 1), _month_end(year, month))
    if unit == "year":
        year = on.year + count
        return Dated(f"{year:04d}~", date(year, 1, 1), date(year, 12, 31))
    return None


def _in_whole_units(count: float, unit: str | None) -> tuple[int, str | None]:
    """``half a year`` is six months, ``a week and a half`` ten days; other parts of a unit are left out."""
    if count % 1 and unit in _SMALLER:
        smaller, many = _SMALLER[unit]
        return int(count * many), smaller
    return int(count), unit


def _relative(parts: Parts, on: date, direction: int) -> Dated | None:
    step = parts.relative or 0
    if parts.weekday is not None:
        return _weekday(parts, on, direction)
    if parts.relative is None and parts.edge is None:
        return None
    if parts.unit == "month":
        year, month = _add_months(on.year, on.month, step)
        return _of_month(parts, year, month)
    if parts.unit == "week" and parts.relative is not None:
        monday = on - timedelta(days=on.weekday()) + timedelta(days=7 * step)
        return Dated(f"{monday}/{monday + timedelta(days=6)}", monday, monday + timedelta(days=6))
    if parts.unit == "weekend" and parts.relative is not None:
        saturday = on + timedelta(days=5 - on.weekday())
        if parts.relative < 0 or (parts.relative == 0 and direction == BEHIND and saturday > on):
            saturday -= timedelta(days=7)
        return Dated(f"{saturday}/{saturday + timedelta(days=1)}", saturday, saturday + timedelta(days=1))
    if parts.unit == "decade" and parts.edge in {"end", "late"}:
        last = on.year // 10 * 10 + 9 + 10 * step
        return Dated(f"{last:04d}/{last + 1:04d}", date(last, 1, 1), date(last + 1, 12, 31))
    if parts.block in {"quarter", "half"}:
        length = 3 if parts.block == "quarter" else 6
        year, month = _add_months(on.year, (on.month - 1) // length * length + 1, step * length)
        return _of_block(parts.block, (month - 1) // length + 1, year, parts.edge)
    return None


def _weekday(parts: Parts, on: date, direction: int) -> Dated | None:
    """The weekday nearest in the past, today included; in the future where the clause or "next" says so."""
    weekday = parts.weekday or 0
    if parts.unit == "week":
        monday = on - timedelta(days=on.weekday()) + timedelta(days=7 * (parts.relative or 0))
        return _day(monday, weekday)
    back = (on.weekday() - weekday) % 7
    ahead = (weekday - on.weekday()) % 7
    if parts.relative == 1:
        return _day(on, ahead or 7)
    if parts.relative == -1:
        return _day(on, -(back or 7))
    nearer = direction == NEAREST and ahead < back
    return _day(on, ahead if direction == AHEAD or nearer or parts.relative == 0 else -back)


def _day(on: date, days: int) -> Dated:
    day = on + timedelta(days=days)
    return Dated(day.isoformat(), day, day)


def _add_months(year: int, month: int, months: int) -> tuple[int, int]:
    index = year * 12 + month - 1 + months
    return index // 12, index % 12 + 1


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])
