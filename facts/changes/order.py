"""The order in which reports count: by when they were reported, where that can be trusted, else by when we saw them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from facts.model import Report

FIRST_NEWS = datetime(1995, 1, 1, tzinfo=UTC)  # dates before it are defaults of a content system
CLOCK_SKEW = timedelta(days=1)  # outlets without a time zone can be this far in our future


Place = tuple[datetime, datetime, str, int, int]
"""Where a report stands among those of a story."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A report and its place in time. ``reread`` is the reading of the same text by the reader version before."""

    report: Report
    at: datetime
    reread: Report | None = None


def reported_time(report: Report) -> datetime:
    """When a report counts: the outlet's time unless it lacks, lies in our future or is absurdly old.

    Exactly midnight is a date without a time: it counts as noon, or as our own first sight when that was earlier.
    """
    said, seen = report.reported_at, report.observed_at
    if said is None or said < FIRST_NEWS or said > seen + CLOCK_SKEW:
        return seen
    if (said.hour, said.minute, said.second) == (0, 0, 0):
        said += timedelta(hours=12)
    return min(said, seen)


def in_order(reports: Iterable[Report]) -> list[Placed]:
    """All reports, oldest first, each revision once. A later revision counts from when it was seen changed."""
    readings: dict[tuple[int, int], list[Report]] = {}
    for report in reports:
        readings.setdefault((report.article, report.revision), []).append(report)
    articles: dict[int, list[Placed]] = {}
    for article, revision in sorted(readings):
        versions = readings[article, revision]
        if len(versions) > 1:
            versions.sort(key=lambda r: (_version(r.reader), repr(r)))
        before = articles.setdefault(article, [])
        report = versions[-1]
        other = next((v for v in reversed(versions[:-1]) if v.reader != report.reader), None)
        before.append(Placed(report, _after(before, report), other))
    placed = [item for items in articles.values() for item in items]
    return sorted(placed, key=lambda item: place_of(item.report, item.at))


def place_of(report: Report, at: datetime) -> Place:
    """The place of a report that counts from a moment on; of two from one moment the one seen first comes first."""
    return at, report.observed_at, report.url, report.article, report.revision


def known_at(reports: Iterable[Report], as_of: datetime | None) -> list[Report]:
    """What we knew at a moment: the texts seen by then, confirmed no later than then."""
    if as_of is None:
        return list(reports)
    return [
        report if report.confirmed_at <= as_of else replace(report, confirmed_at=as_of)
        for report in reports
        if report.observed_at <= as_of
    ]


def _after(before: Sequence[Placed], report: Report) -> datetime:
    """A revision never counts before the one it follows; an unchanged date says nothing about a new text."""
    if not before:
        return reported_time(report)
    previous = before[-1]
    unchanged = report.reported_at is None or report.reported_at == previous.report.reported_at
    at = report.observed_at if unchanged else reported_time(report)
    return max(at, previous.at)


def _version(reader: str) -> tuple[tuple[int, str], ...]:
    """``1.10`` after ``1.9``; what stands behind a plus, the digest of the story, orders nothing."""
    return tuple((int(n) if n else 0, text) for n, text in re.findall(r"(\d*)([^\d]*)", reader.partition("+")[0]))
