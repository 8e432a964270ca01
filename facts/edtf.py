"""EDTF spans: what days a reported date covers, and whether one span lies inside another.

Understood: ``2026``, ``2026-01``, ``2026-01-15``, seasons ``-21`` to ``-32``, quarters ``-33`` to ``-36``, thirds
``-37`` to ``-39``, halves ``-40`` and ``-41``, ranges ``a/b`` with open ends (``../2026-12``, ``2026-06/..``),
unknown digits from the right (``202X``, ``2026-XX``, ``2026-01-XX``), an unknown year before a known month
(``XXXX-06-05``), and the marks ``~ ? %``, which tell that a span is not exact and leave its days alone. Seasons are
meteorological; winter begins in December.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

_SUB_YEARS = {
    **{code: (3 * n + 3, 3) for n, code in enumerate((21, 22, 23, 24))},
    **{code: (3 * n + 3, 3) for n, code in enumerate((25, 26, 27, 28))},  # northern
    29: (9, 3), 30: (12, 3), 31: (3, 3), 32: (6, 3),  # southern
    **{33 + n: (3 * n + 1, 3) for n in range(4)},
    **{37 + n: (4 * n + 1, 4) for n in range(3)},
    **{40 + n: (6 * n + 1, 6) for n in range(2)},
}  # fmt: skip
_LEAP = 2000  # stands for the unknown year of a yearly span
_PART = re.compile(r"(?P<year>\d{4}|\d{3}X|\d\dXX|XXXX)(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?")
_MARKS = re.compile(r"[~?%]")


class EdtfError(ValueError):
    """A text that is no EDTF date of the kinds understood here."""

    def __init__(self, edtf: str, problem: str) -> None:
        super().__init__(f"{edtf!r} is no EDTF date: {problem}")


@dataclass(frozen=True, slots=True)
class Span:
    """The days from ``first`` to ``last``, both included; ``date.min`` and ``date.max`` stand for an open end.

    A ``yearly`` span recurs: its year is unknown, and its dates are written in the year 2000.
    """

    first: date
    last: date
    approximate: bool = False
    yearly: bool = False

    @property
    def days(self) -> int:
        """How many days the span covers: the smaller, the more precise."""
        return (self.last - self.first).days + 1


@lru_cache(maxsize=4096)
def parse(edtf: str) -> Span:
    """The span of an EDTF date. Raises EdtfError that says what is wrong."""
    approximate = bool(_MARKS.search(edtf))
    plain = _MARKS.sub("", edtf.strip())
    if "/" not in plain:
        return replace(_part(plain, edtf), approximate=approximate)
    low, _, high = plain.partition("/")
    first = None if low in {"", ".."} else _part(low, edtf)
    last = None if high in {"", ".."} else _part(high, edtf)
    if first is None and last is None:
        raise EdtfError(edtf, "both ends are open")
    if (first and last and first.yearly != last.yearly) or (not (first and last) and (first or last).yearly):  # type: ignore[union-attr]
        raise EdtfError(edtf, "only one end has a year")
    yearly = bool(first and first.yearly)
    begin, end = first.first if first else date.min, last.last if last else date.max
    if yearly and begin > end:
        end = end.replace(year=_LEAP + 1)
    if begin > end:
        raise EdtfError(edtf, "it ends before it begins")
    return Span(begin, end, approximate, yearly)


def contains(outer: Span, inner: Span) -> bool:
    """Whether every day that ``inner`` can be lies in ``outer``."""
    if _always(outer):
        return True
    if _always(inner) or (inner.yearly and not outer.yearly):
        return False
    if outer.yearly:
        return any(_inside(copy, inner) for copy in _copies_near(outer, inner))
    return _inside(outer, inner)


def overlaps(one: Span, other: Span) -> bool:
    """Whether the two can mean the same day."""
    if one.yearly and not other.yearly:
        one, other = other, one
    if other.yearly:
        return _always(other) or any(_touch(one, copy) for copy in _copies_near(other, one))
    return _touch(one, other)


def _part(text: str, edtf: str) -> Span:
    found = _PART.fullmatch(text)
    if not found:
        raise EdtfError(edtf, f"{text!r} is not year, year-month or year-month-day")
    year, month, day = found["year"], found["month"], found["day"]
    if month in {None, "XX"}:
        if day not in {None, "XX"}:
            raise EdtfError(edtf, "it has a day without a month")
        return _years(year, edtf)
    if "X" in year and year != "XXXX":
        raise EdtfError(edtf, "a month needs all digits of the year, or none")
    yearly = year == "XXXX"
    try:
        first, last = _days(_LEAP if yearly else int(year), int(month), None if day in {None, "XX"} else int(day))
    except (ValueError, KeyError):
        raise EdtfError(edtf, "there is no such day, month or season") from None
    return Span(first, last, yearly=yearly)


def _years(year: str, edtf: str) -> Span:
    if year == "XXXX":
        return Span(date.min, date.max)
    low, high = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if high < 1:
        raise EdtfError(edtf, "years begin with 0001")
    return Span(date(max(low, 1), 1, 1), date(high, 12, 31))


def _days(year: int, month: int, day: int | None) -> tuple[date, date]:
    if day is not None:
        return date(year, month, day), date(year, month, day)
    start, length = (month, 1) if month <= 12 else _SUB_YEARS[month]
    end_year, end_month = year + (start + length - 2) // 12, (start + length - 2) % 12 + 1
    return date(year, start, 1), date(end_year, end_month, calendar.monthrange(end_year, end_month)[1])


def _always(span: Span) -> bool:
    """Whether a span can be any day at all."""
    return (span.first == date.min and span.last == date.max) or (span.yearly and span.days >= 366)


def _copies_near(yearly: Span, other: Span) -> list[Span]:
    """The occurrences of a yearly span around another one; nine years meet every kind of year, leap years too."""
    begin = max(other.first.year - 1, 1)
    end = min(other.last.year + 1, begin + 10, 9998)
    copies = (_in_year(yearly, year) for year in range(begin, end + 1))
    return [copy for copy in copies if copy]


def _in_year(yearly: Span, year: int) -> Span | None:
    """The occurrence of a yearly span that begins in a year; None for 29 February in a common year."""
    leap = calendar.isleap(year)
    if not leap and (yearly.first.month, yearly.first.day) == (2, 29):
        return None if yearly.last == yearly.first else Span(date(year, 3, 1), _moved(yearly.last, year))
    return Span(yearly.first.replace(year=year), _moved(yearly.last, year))


def _moved(last: date, year: int) -> date:
    """The same day of another year; the last of February stays the last: a winter ends on the 28th or the 29th."""
    target = year + last.year - _LEAP
    following = last + timedelta(days=1)
    if (following.month, following.day) == (3, 1):
        return date(target, 3, 1) - timedelta(days=1)
    return last.replace(year=target)


def _inside(outer: Span, inner: Span) -> bool:
    return outer.first <= inner.first and inner.last <= outer.last


def _touch(one: Span, other: Span) -> bool:
    return one.first <= other.last and other.first <= one.last
