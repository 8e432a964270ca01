"""Since my last look: marks are only added, each reviewer has their own, and nothing that came later is missed."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from storage import schema
from storage.changes import changes
from storage.looks import last_look, looked
from tests.storage.ledger_samples import HOUR, NOON

STORY = "ami-labs"


def change_at(connection: Connection, hours: float) -> None:
    row = {
        "story": STORY,
        "id": f"{hours}",
        "position": hours,
        "fact": "f",
        "verb": "refined",
        "at": NOON + hours * HOUR,
    }
    connection.execute(schema.change.insert().values(**row, rule="r", because="b", flags=[]))


def new_to(connection: Connection, reviewer: str) -> list[str]:
    since = last_look(connection, STORY, reviewer=reviewer)
    return [one.id for one in changes(connection, STORY, since=since)]


def look(connection: Connection, reviewer: str, until: float | None) -> None:
    seen = None if until is None else NOON + until * HOUR
    looked(connection, STORY, reviewer=reviewer, at=NOON + 100 * HOUR, until=seen)


def test_without_a_look_all_is_new(connection: Connection) -> None:
    change_at(connection, 1)
    assert last_look(connection, STORY, reviewer="anna") is None
    assert new_to(connection, "anna") == ["1"]


def test_after_a_look_only_later_changes_are_new_and_only_to_who_looked(connection: Connection) -> None:
    change_at(connection, 1)
    look(connection, "anna", 1)
    assert new_to(connection, "anna") == []
    change_at(connection, 2)
    assert new_to(connection, "anna") == ["2"]
    assert new_to(connection, "ben") == ["1", "2"]


def test_what_a_crawl_under_way_derives_after_the_look_is_new_though_it_was_seen_before(connection: Connection) -> None:
    """The look was at hour 100; the change is known from hour 2 on, and was derived after the look."""
    change_at(connection, 1)
    look(connection, "anna", 1)
    change_at(connection, 2)
    assert new_to(connection, "anna") == ["2"]


def test_a_look_at_nothing_leaves_all_new(connection: Connection) -> None:
    look(connection, "anna", None)
    change_at(connection, 1)
    assert new_to(connection, "anna") == ["1"]


def test_looks_are_only_added_and_the_last_one_counts(connection: Connection) -> None:
    for hours in (3, 1, 2):
        look(connection, "anna", hours)
    assert connection.execute(select(func.count()).select_from(schema.look)).scalar_one() == 3
    change_at(connection, 2)
    change_at(connection, 3)
    assert new_to(connection, "anna") == ["3"]
