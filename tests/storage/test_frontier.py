"""The frontier: nothing discovered is lost, and nothing is fetched by two at a time."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from sqlalchemy import Connection, Engine

from storage.articles import add_alias
from storage.errors import StaleLeaseError
from storage.frontier import (
    Discovered,
    Lease,
    acknowledge,
    acknowledge_all,
    discover,
    due,
    reschedule,
    take_back,
    waiting,
)
from tests.storage.ledger_samples import HOUR, NOON, article_at

LEASE = timedelta(minutes=5)


def found(*names: str, source: str = "daily") -> list[Discovered]:
    return [Discovered(f"https://{source}.example/{name}", source, f"About {name}", "today") for name in names]


def lease(connection: Connection, worker: str = "w1", *, at: timedelta = timedelta(0), limit: int = 10) -> list[Lease]:
    return due(connection, now=NOON + at, worker=worker, lease=LEASE, limit=limit)


def test_a_url_is_new_once_also_within_one_batch_and_after_it_is_done(connection: Connection) -> None:
    assert discover(connection, found("a", "b", "a"), at=NOON) == 2
    for one in lease(connection):
        acknowledge(connection, one, outcome="article")
    assert discover(connection, found("a", "b", "c"), at=NOON + HOUR) == 1


def test_more_urls_than_fit_into_one_statement_can_be_discovered_and_leased(connection: Connection) -> None:
    names = [str(n) for n in range(1_201)]
    assert discover(connection, found(*names), at=NOON) == 1_201
    assert len(lease(connection, limit=5_000)) == 1_201


def test_what_is_an_article_already_is_not_fetched_as_new(connection: Connection) -> None:
    article = article_at(connection, "https://daily.example/a")
    add_alias(connection, article, "https://daily.example/b")
    assert discover(connection, found("a", "b", "c"), at=NOON) == 1


def test_the_longest_due_come_first_with_what_the_feed_said(connection: Connection) -> None:
    discover(connection, found("later"), at=NOON, due_at=NOON + HOUR)
    discover(connection, found("b"), at=NOON)
    discover(connection, found("a"), at=NOON - HOUR)
    first, second = lease(connection)
    assert (first.url, first.title, first.published_raw, first.attempt) == (
        "https://daily.example/a",
        "About a",
        "today",
        1,
    )
    assert second.url == "https://daily.example/b"
    assert first.until == NOON + LEASE


def test_only_the_source_asked_for_is_leased(connection: Connection) -> None:
    discover(connection, found("a") + found("a", source="other"), at=NOON)
    got = due(connection, now=NOON, worker="w1", lease=LEASE, limit=10, source="other")
    assert [one.source for one in got] == ["other"]
    assert (waiting(connection, now=NOON), waiting(connection, now=NOON, source="daily")) == (2, 1)


def test_a_leased_url_is_not_leased_again_until_the_lease_runs_out(connection: Connection) -> None:
    discover(connection, found("a"), at=NOON)
    assert len(lease(connection, "w1")) == 1
    assert lease(connection, "w2", at=LEASE - timedelta(seconds=1)) == []
    (again,) = lease(connection, "w2", at=LEASE)
    assert (again.worker, again.attempt) == ("w2", 2)


def test_what_was_leased_by_the_killed_is_taken_back_and_they_can_end_nothing(connection: Connection) -> None:
    discover(connection, found("a", "b"), at=NOON)
    killed, _ = lease(connection, "killed")
    assert take_back(connection) == 2
    assert take_back(connection) == 0
    assert len(lease(connection, "next")) == 2
    with pytest.raises(StaleLeaseError):
        acknowledge(connection, killed, outcome="article")


def test_an_acknowledged_url_is_not_due_again(connection: Connection) -> None:
    discover(connection, found("a"), at=NOON)
    (one,) = lease(connection)
    acknowledge(connection, one, outcome="article")
    assert lease(connection, at=1000 * HOUR) == []
    assert waiting(connection, now=NOON + 1000 * HOUR) == 0


def test_a_rescheduled_url_is_due_at_its_time(connection: Connection) -> None:
    discover(connection, found("a"), at=NOON)
    (one,) = lease(connection)
    reschedule(connection, one, due_at=NOON + HOUR, outcome="timeout")
    assert lease(connection, at=HOUR - timedelta(seconds=1)) == []
    assert [again.attempt for again in lease(connection, at=HOUR)] == [2]


def test_a_lease_that_has_passed_on_can_end_nothing(connection: Connection) -> None:
    """The same worker with a later attempt has another lease, too."""
    discover(connection, found("a"), at=NOON)
    (stale,) = lease(connection, "w1")
    (living,) = lease(connection, "w1", at=LEASE)
    with pytest.raises(StaleLeaseError, match=r"https://daily.example/a: the lease of w1 \(attempt 1\)"):
        acknowledge(connection, stale, outcome="article")
    with pytest.raises(StaleLeaseError):
        reschedule(connection, stale, due_at=NOON, outcome="timeout")
    acknowledge(connection, living, outcome="article")
    with pytest.raises(StaleLeaseError):
        acknowledge(connection, living, outcome="article")


def test_a_lease_of_a_transaction_that_fails_is_no_lease(engine: Engine) -> None:
    with engine.begin() as connection:
        discover(connection, found("a"), at=NOON)
    with engine.connect() as connection:
        assert len(lease(connection)) == 1
    with engine.begin() as connection:
        assert [one.attempt for one in lease(connection, "w2")] == [1]


def test_workers_share_the_work_without_overlap(engine: Engine) -> None:
    with engine.begin() as connection:
        discover(connection, found(*(str(n) for n in range(60))), at=NOON)
    got: list[str] = []

    def work(worker: str) -> None:
        for _ in range(60):
            with engine.begin() as connection:
                leased = lease(connection, worker, limit=5)
            if not leased:
                return
            got.extend(one.url for one in leased)

    threads = [threading.Thread(target=work, args=(f"w{n}",)) for n in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert len(got) == len(set(got)) == 60


def test_many_urls_are_done_with_at_once_whatever_attempt_it_was(connection: Connection) -> None:
    discover(connection, found("a"), at=NOON)
    reschedule(connection, lease(connection)[0], due_at=NOON, outcome="timeout")
    discover(connection, found("b", "c"), at=NOON)
    leases = lease(connection)
    assert sorted(one.attempt for one in leases) == [1, 1, 2]

    acknowledge_all(connection, leases, outcome="not about a story")

    assert lease(connection, at=HOUR) == []
    assert waiting(connection, now=NOON + HOUR) == 0


def test_of_many_urls_none_is_taken_for_done_whose_lease_has_passed_on(connection: Connection) -> None:
    discover(connection, found("a", "b"), at=NOON)
    late = lease(connection)
    lease(connection, "w2", at=2 * LEASE)

    with pytest.raises(StaleLeaseError, match="2 of 2 leases"):
        acknowledge_all(connection, late, outcome="not about a story")
