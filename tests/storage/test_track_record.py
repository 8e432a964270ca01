"""How a source has done, from its attempts."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection

from storage.articles import Fetch, record_fetch
from storage.track_record import TrackRecord, track_record
from tests.storage.ledger_samples import HOUR, NOON

DAY = timedelta(days=1)


def health(connection: Connection, source: str = "daily", since: datetime = NOON - 7 * DAY) -> TrackRecord:
    return track_record(
        connection, source, since=since, good=("article",), listings=("listing", "same"), failed="listing failed"
    )


def attempt(
    connection: Connection, outcome: str, at: datetime, url: str = "https://daily.example/a", listed: int | None = None
) -> None:
    error = "no answer" if outcome == "listing failed" else None
    record_fetch(connection, Fetch(url, "daily", outcome, at, error=error, listed=listed), None)


def test_a_source_that_was_never_asked_has_no_health(connection: Connection) -> None:
    assert health(connection) == TrackRecord()


def test_outcomes_are_counted_since_a_time_and_the_last_good_one_is_known(connection: Connection) -> None:
    attempt(connection, "article", NOON - 9 * DAY)
    attempt(connection, "paywall", NOON - 2 * DAY)
    attempt(connection, "paywall", NOON - DAY)
    attempt(connection, "listing", NOON, "https://daily.example/rss", 5)
    found = health(connection)
    assert found.outcomes == {"paywall": 2}
    assert (found.last_good, found.last_attempt) == (NOON - 9 * DAY, NOON)
    assert health(connection, "other") == TrackRecord()


def test_what_is_listed_is_the_sum_of_the_last_crawls_listings(connection: Connection) -> None:
    """An older crawl does not count, and a listing asked twice counts once, with what it said last."""
    attempt(connection, "listing", NOON - HOUR, "https://daily.example/gone.xml", 90)
    attempt(connection, "listing", NOON, "https://daily.example/rss", 7)
    attempt(connection, "listing", NOON + timedelta(seconds=1), "https://daily.example/rss", 8)
    attempt(connection, "same", NOON + timedelta(seconds=2), "https://daily.example/news.xml", 4)
    assert health(connection).listed == 12
    attempt(connection, "listing failed", NOON + timedelta(seconds=3), "https://daily.example/news.xml")
    found = health(connection)
    assert (found.listed, found.failed_listings) == (8, ("no answer",))


def test_what_is_not_known_is_not_zero(connection: Connection) -> None:
    attempt(connection, "listing", NOON, "https://daily.example/rss", None)
    assert health(connection).listed is None
    attempt(connection, "listing failed", NOON + timedelta(seconds=1), "https://daily.example/rss")
    assert health(connection).listed is None
