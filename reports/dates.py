"""EDTF dates for people and for axes: ``2026-01/2026-04~`` is "early 2026", and runs from 1 January to 30 April."""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import Final

from facts.edtf import EdtfError
from facts.edtf import parse as edtf_days

MONTHS: Final = tuple(calendar.month_name)
_POINT: Final = re.compile(r"^(\d{4}|\d{3}X|X{4})(?:-(\d\d))?(?:-(\d\d))?([~?%]?)$")
_NAMED: Final = {
    21: "spring {}", 22: "summer {}", 23: "autumn {}", 24: "winter {}",
    33: "first quarter of {}", 34: "second quarter of {}", 35: "third quarter of {}", 36: "fourth quarter of {}",
    37: "first third of {}", 38: "second third of {}", 39: "last third of {}",
    40: "first half of {}", 41: "second half of {}",
}  # fmt: skip
_YEAR_PARTS: Final = {("01", "04"): "early", ("05", "08"): "mid-", ("10", "12"): "late"}
_EDGES: Final = {1: "start", 12: "end"}
Bounds = tuple[date | None, date | None]


def say_edtf(edtf: str) -> str:
    """A date span in English; an expression outside level 1 and 2 is given as it is."""
    start, slash, end = edtf.partition("/")
    if not slash:
        return _say_point(edtf)
    if start in {"", ".."}:
        return f"by {_say_point(end)}"
    if end in {"", ".."}:
        return f"from {_say_point(start)}"
    return _say_part(start, end) or _say_range(start, end)


def bounds(edtf: str) -> Bounds | None:
    """First and last day of a span, None for an open side. None as a whole where no year is stated or it is no date."""
    try:
        span = edtf_days(edtf)
    except EdtfError:
        return None
    if span.yearly:
        return None
    return (None if span.first == date.min else span.first, None if span.last == date.max else span.last)


def _say_point(text: str) -> str:
    found = _POINT.match(text)
    if not found:
        return text
    year, part, day, doubt = found.groups()
    number = int(part or 0)
    if number and number not in _NAMED and not 1 <= number <= 12:
        return text
    if not day and doubt == "~" and "X" not in year and number in _EDGES:
        return f"{_EDGES[number]} of {year}"
    prefix = "about " if doubt else ""
    if "X" in year:
        if year == "XXXX":
            named = f"{int(day)} {MONTHS[number]}" if day and number <= 12 else _say_month(number)
            return f"{prefix}{named} (year not stated)"
        return f"{prefix}the {year[:3]}0s"
    if day:
        return f"{prefix}{int(day)} {MONTHS[number]} {year}" if number <= 12 else text
    if number in _NAMED:
        return prefix + _NAMED[number].format(year)
    return f"{prefix}{MONTHS[number]} {year}" if number else f"{prefix}{year}"


def _say_month(number: int) -> str:
    return _NAMED[number].format("").replace(" of ", "").strip() if number in _NAMED else MONTHS[number] or "a day"


def _say_part(start: str, end: str) -> str | None:
    """Early, mid and late of a year (third of a year, marked ~) or of a month (ten days)."""
    year, last = start[:4], end.rstrip("~?%")
    if len(start) == 7 and len(last) == 7 and last[:4] == year and end.endswith("~"):
        word = _YEAR_PARTS.get((start[5:], last[5:]))
        return (f"{word}{year}" if word.endswith("-") else f"{word} {year}") if word else None
    if len(start) != 10 or len(last) != 10 or start[:7] != last[:7]:
        return None
    ends = bounds(start[:7])
    month_end = ends[1].day if ends and ends[1] else 0
    days = (int(start[8:]), int(last[8:]))
    month = _say_point(start[:7])
    if days == (1, 10):
        return f"early {month}"
    if days == (11, 20):
        return f"mid-{month}"
    if days == (1, 15):
        return f"first half of {month}"
    return {(16, month_end): f"second half of {month}", (21, month_end): f"late {month}"}.get(days)


def _say_range(start: str, end: str) -> str:
    first, last = _say_point(start), _say_point(end)
    if first.endswith(last[-5:]) and last[-4:].isdigit() and " " in first:
        first = first[: -len(last[-5:])]  # March to April 2025
        month, tail = first.rpartition(" ")[2], last[:-5].rpartition(" ")[2]
        if month == tail and " " in first:
            first = first.rpartition(" ")[0]  # 3 to 5 March 2025
    return f"{first} to {last}"
