"""When a page says it was published: a moment in UTC, how exact it is, and nothing when it is nonsense.

Kept apart from the raw string, which is stored as the page gives it (see design: the *reported* clock).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from email.utils import parsedate_to_datetime
from enum import StrEnum

EARLIEST_YEAR = 1990  # before the first news site; 1970 is a broken clock
LATEST_YEAR = 2100

_ISO = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?)?"
    r"(?:[T ]+(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?"
    r"\s*(?P<zone>Z|UTC|GMT|[+-]\d{2}:?(?:\d{2})?)?)?",
    re.IGNORECASE,
)
_DAY_FIRST = re.compile(
    r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})"
    r"(?:(?:,|\s|-|–|um|Uhr)*(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?::(?P<second>\d{2}))?(?P<zone>)\s*(?:Uhr)?)?"
)
_COMPACT = re.compile(
    r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})"
    r"(?:T?(?P<hour>\d{2})(?P<minute>\d{2})(?P<second>\d{2})?(?P<zone>Z|[+-]\d{2}:?\d{2})?)?",
    re.IGNORECASE,
)
_EPOCH = re.compile(r"\d{10}|\d{13}")


class Precision(StrEnum):
    """How exactly a date was given."""

    SECOND = "second"
    MINUTE = "minute"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time in UTC. ``zoned`` tells whether the text gave an offset; a date alone is its midnight UTC."""

    at: datetime
    precision: Precision
    zoned: bool


def parse_moment(raw: str | None, *, zone: tzinfo = UTC, now: datetime | None = None) -> Moment | None:
    """Read a machine-made date: ISO 8601 in its common spellings, RFC 2822, ``18.12.2025 10:00``, Unix time.

    ``zone`` is taken for a time of day without an offset. With ``now``, a date more than two days ahead of it is
    nonsense, as is any year outside 1990-2100. Nonsense gives None; the caller keeps the raw string.
    """
    text = (raw or "").strip()
    moment = _by_pattern(text, zone) or _epoch(text) or _mail_date(text)
    if moment is None or not EARLIEST_YEAR <= moment.at.year <= LATEST_YEAR:
        return None
    if now is not None and moment.at > now + timedelta(days=2):
        return None
    return moment


def _by_pattern(text: str, zone: tzinfo) -> Moment | None:
    for pattern in (_ISO, _DAY_FIRST, _COMPACT):
        found = pattern.fullmatch(text)
        if found is not None and (pattern is not _COMPACT or not _EPOCH.fullmatch(text)):
            return _from_parts(found.groupdict(), zone)
    return None


def _from_parts(parts: dict[str, str | None], zone: tzinfo) -> Moment | None:
    number = {name: int(value) for name, value in parts.items() if value and name != "zone"}
    try:
        day = datetime(number["year"], number.get("month", 1), number.get("day", 1), tzinfo=UTC)
        if "hour" not in number:
            exact = Precision.DAY if "day" in number else Precision.MONTH if "month" in number else Precision.YEAR
            return Moment(day, exact, zoned=False)
        offset = _offset(parts["zone"])
        local = day.replace(
            hour=number["hour"], minute=number["minute"], second=number.get("second", 0), tzinfo=offset or zone
        )
        exact = Precision.SECOND if "second" in number else Precision.MINUTE
        return Moment(local.astimezone(UTC), exact, zoned=offset is not None)
    except (ValueError, OverflowError):
        return None


def _offset(text: str | None) -> tzinfo | None:
    if not text:
        return None
    if text.upper() in {"Z", "UTC", "GMT"}:
        return UTC
    digits = text[1:].replace(":", "").ljust(4, "0")
    span = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-span if text[0] == "-" else span)


def _epoch(text: str) -> Moment | None:
    if not _EPOCH.fullmatch(text):
        return None
    return Moment(datetime.fromtimestamp(int(text[:10]), tz=UTC), Precision.SECOND, zoned=True)


def _mail_date(text: str) -> Moment | None:
    if not text or not text[-1].isalnum() or ":" not in text or len(text) > 60:
        return None
    try:
        at = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    zoned = at.tzinfo is not None
    return Moment((at if zoned else at.replace(tzinfo=UTC)).astimezone(UTC), Precision.SECOND, zoned=zoned)
