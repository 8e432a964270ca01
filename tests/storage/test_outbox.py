"""The outbox: an alert is there once, a message has one sender at a time, and nothing gets lost between the stages."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import Connection, Engine

from storage import outbox
from storage.errors import StaleLeaseError
from storage.extractions import add_extraction
from storage.health import Look, health, record_looks
from storage.outbox import LEASE, Alert, Draft, Message, State
from tests.storage.ledger_samples import HOUR, NOON, article_at, reading_of, seen

DRAFT = Draft("desk", "s", "A title", "A text", "<p>A text</p>")
MINUTE = timedelta(minutes=1)


def alert(place: str, *, target: str = "desk", transition: str | None = None) -> Alert:
    return Alert(target, f"change-{place}", place, "s", transition)


def posted(connection: Connection, *places: str, key: str = "k1") -> list[Alert]:
    """Alerts that a message has taken up."""
    outbox.notice(connection, [alert(place) for place in places], NOON)
    waiting = [one for one in outbox.open_alerts(connection, "desk", "s", NOON) if one.message is None]
    outbox.post(connection, DRAFT, key, [one.id for one in waiting], NOON)
    return waiting


def leased(connection: Connection, worker: str = "w1", at: timedelta = timedelta()) -> Message:
    message = outbox.lease(connection, NOON + at, worker, ["desk"])
    assert message is not None
    return message


def only(connection: Connection) -> Message:
    (message,) = outbox.messages(connection)
    return message


def test_a_target_is_told_from_its_first_time_on(connection: Connection) -> None:
    assert outbox.switched_on(connection, ["desk"], NOON) == {"desk": NOON}
    later = outbox.switched_on(connection, ["desk", "hook"], NOON + HOUR)
    assert later == {"desk": NOON, "hook": NOON + HOUR}


def test_a_story_is_marked_as_looked_at_until_something_is_read_or_decided(connection: Connection) -> None:
    outbox.switched_on(connection, ["desk", "hook"], NOON)
    empty = outbox.state_of(connection, "s")
    outbox.mark(connection, "desk", {"s": empty})
    outbox.mark(connection, "desk", {"t": "other"})
    assert outbox.marks(connection, ["desk", "hook"], "s") == {"desk": empty, "hook": None}
    revision = seen(connection, article_at(connection, "https://daily.example/1"), "A text.", NOON).id
    add_extraction(connection, revision=revision, story="s", reader="1", reading=reading_of(), at=NOON)
    assert outbox.state_of(connection, "s") != empty
    assert outbox.state_of(connection, "t") == outbox.state_of(connection, "u")


def test_one_place_or_one_transition_is_noticed_once_for_each_target(connection: Connection) -> None:
    assert outbox.notice(connection, [alert("a", transition="x"), alert("b", transition="y")], NOON) == 2
    assert outbox.notice(connection, [alert("a"), alert("c", transition="x")], NOON) == 0
    assert outbox.notice(connection, [alert("a", target="hook", transition="x"), alert("c"), alert("d")], NOON) == 3


def test_a_message_takes_up_what_waits_and_what_it_took_up_waits_no_longer(connection: Connection) -> None:
    posted(connection, "a", "b")
    assert outbox.waiting(connection) == {}
    outbox.notice(connection, [alert("c")], NOON)
    assert outbox.waiting(connection) == {("desk", "s"): 1}


def test_a_message_has_one_sender_at_a_time_and_the_next_when_the_lease_is_over(connection: Connection) -> None:
    posted(connection, "a")
    first = leased(connection)
    assert outbox.lease(connection, NOON + LEASE - MINUTE, "w2", ["desk"]) is None
    second = leased(connection, "w2", LEASE)
    assert (first.key, first.attempts, second.key, second.attempts) == ("k1", 1, "k1", 2)
    with pytest.raises(StaleLeaseError):
        outbox.mark_sent(connection, first, "w1", NOON + LEASE)
    outbox.mark_sent(connection, second, "w2", NOON + LEASE)
    assert (only(connection).state, outbox.lease(connection, NOON + 9 * LEASE, "w3", ["desk"])) == (State.SENT, None)


def test_messages_to_other_targets_are_passed_over(connection: Connection) -> None:
    posted(connection, "a")
    assert outbox.lease(connection, NOON, "w1", ["hook"]) is None
    assert outbox.lease(connection, NOON, "w1", []) is None


def test_what_fails_is_tried_again_later_and_later_and_given_up_at_last(connection: Connection) -> None:
    posted(connection, "a")
    waits, at = [], timedelta()
    for _ in range(8):
        message = leased(connection, at=at)
        again = outbox.mark_failed(connection, message, "w1", NOON + at, "no answer")
        assert again is not None
        waits.append(int((again - NOON - at) / MINUTE))
        assert outbox.lease(connection, again - MINUTE / 2, "w1", ["desk"]) is None
        at = again - NOON
    assert waits == [1, 5, 15, 60, 180, 360, 720, 1440]
    assert outbox.mark_failed(connection, leased(connection, at=at), "w1", NOON + at, "no answer") is None
    assert (only(connection).state, only(connection).error) == (State.FAILED, "no answer")
    assert outbox.try_again(connection, NOON + at) == 1
    assert leased(connection, at=at).key == "k1"


def test_trying_again_does_not_touch_what_is_being_sent_or_was_sent(connection: Connection) -> None:
    posted(connection, "a")
    message = leased(connection)
    assert outbox.try_again(connection, NOON) == 0
    outbox.mark_sent(connection, message, "w1", NOON)
    assert outbox.try_again(connection, NOON) == 0


def test_a_message_that_waits_is_written_anew_and_what_left_it_waits_again(connection: Connection) -> None:
    one, other = posted(connection, "a", "b")
    message = only(connection)
    outbox.revise(connection, message.id, Draft("desk", "s", "New", "New", "New"), [other.id], NOON)
    assert only(connection).title == "New"
    assert [(found.id, found.message) for found in outbox.open_alerts(connection, "desk", "s", NOON)] == [
        (one.id, message.id),
        (other.id, None),
    ]
    outbox.revise(connection, message.id, None, [one.id], NOON)
    assert only(connection).state is State.WITHDRAWN
    assert outbox.lease(connection, NOON + HOUR, "w1", ["desk"]) is None
    assert outbox.waiting(connection) == {("desk", "s"): 2}


def test_what_the_receiver_may_have_does_not_wait_again(connection: Connection) -> None:
    (one,) = posted(connection, "a")
    outbox.mark_failed(connection, leased(connection), "w1", NOON, "no answer in time")
    outbox.revise(connection, only(connection).id, None, [one.id], NOON)
    assert (only(connection).state, outbox.waiting(connection)) == (State.WITHDRAWN, {})


def test_a_message_that_is_being_sent_is_not_touched(connection: Connection) -> None:
    posted(connection, "a")
    leased(connection)
    assert outbox.open_alerts(connection, "desk", "s", NOON) == []
    assert len(outbox.open_alerts(connection, "desk", "s", NOON + LEASE)) == 1


def test_a_transaction_that_ends_early_leaves_what_waited(engine: Engine) -> None:
    with engine.begin() as connection:
        outbox.notice(connection, [alert("a")], NOON)
    with engine.connect() as connection, connection.begin():
        waiting = outbox.open_alerts(connection, "desk", "s", NOON)
        outbox.post(connection, DRAFT, "k1", [one.id for one in waiting], NOON)
        connection.rollback()
    with engine.begin() as connection:
        assert outbox.messages(connection) == []
        assert outbox.waiting(connection) == {("desk", "s"): 1}


def test_two_workers_never_lease_the_same_message(engine: Engine) -> None:
    with engine.begin() as connection:
        for number in range(10):
            posted(connection, f"p{number}", key=f"k{number}")
    taken = []
    for number in range(10):
        with engine.begin() as connection:
            message = outbox.lease(connection, NOON, f"w{number}", ["desk"])
            assert message is not None
            taken.append(message.key)
    assert len(set(taken)) == 10


def test_the_health_of_a_source_counts_bad_crawls_in_a_row(connection: Connection) -> None:
    for hours, problem in ((0, None), (1, "no answer"), (2, "a wall")):
        record_looks(connection, [Look("daily", problem)], NOON + hours * HOUR)
    (state,) = health(connection)
    assert (state.failures, state.failing_since, state.problem) == (2, NOON + HOUR, "a wall")
    assert state.last_good_at == NOON
    record_looks(connection, [Look("daily", None, "9 of 12 had changed")], NOON + 3 * HOUR)
    (state,) = health(connection)
    assert (state.failures, state.failing_since, state.problem) == (0, None, None)
    assert (state.mass_change, state.mass_change_at) == ("9 of 12 had changed", NOON + 3 * HOUR)
