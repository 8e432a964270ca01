"""People are told: what a message says, when it goes out, and what never does."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, update

from facts.reader import read
from storage import schema
from storage.changes import rebuild
from storage.extractions import add_extraction
from storage.workspace import open_workspace
from tests.command_line import (
    add_source,
    factdrift,
    factdrift_process,
    feed,
    page,
    site,
)
from tests.command_line import workspace as make_workspace
from tests.receiver import Answer, Receiver, receiver
from tests.told import SURE, TALKS, change_ids, open_ledger, publish, send, workspace


@pytest.fixture
def hook() -> Iterator[Receiver]:
    with receiver() as one:
        yield one


def test_nobody_to_tell_is_said_with_what_to_write(tmp_path: Path) -> None:
    root = make_workspace(tmp_path)
    for command in ("send", "test"):
        done = factdrift("notify", command, "-w", root)
        assert done.code == 1
        assert "[notify.targets]" in done.err


def test_the_history_of_a_ledger_is_not_told_when_messages_are_switched_on(tmp_path: Path, hook: Receiver) -> None:
    root = make_workspace(tmp_path)
    publish(root, "The Daily", TALKS.format(200))
    root = workspace(tmp_path, hook)
    assert send(root, "--digest").code == 0
    assert hook.received == []
    publish(root, "The Weekly", SURE.format(250))
    assert send(root, "--digest").code == 0
    assert len(hook.received) == 1
    assert "€250 million" in hook.text


def test_a_digest_tells_each_change_once_with_its_sentence_and_who_says_so(tmp_path: Path, hook: Receiver) -> None:
    root = workspace(tmp_path, hook)
    publish(root, "The Daily", TALKS.format(200), url="https://daily.example/talks")
    assert send(root).code == 0
    assert hook.received == []
    tried = send(root, "--digest", "--dry-run").out
    assert "€200 million" in tried
    assert tried.endswith("to tell; 1 message would be written.\n")
    assert hook.received == []
    assert send(root, "--digest").code == 0
    assert [body["title"] for _, body in hook.received] == [
        "Nimbus Robotics raises money: Funding first reported: €200 million"
    ]
    for words in ("“Nimbus Robotics is in talks", "The Daily", "https://daily.example/talks", "in talks, 1 outlet"):
        assert words in hook.text
    assert send(root, "--digest").code == 0
    assert len(hook.received) == 1


def test_at_once_goes_what_a_second_origin_confirms(tmp_path: Path, hook: Receiver) -> None:
    root = workspace(tmp_path, hook, 'tell = "at once"\nverbs = ["first reported", "superseded"]')
    publish(root, "The Daily", SURE.format(200))
    assert send(root).code == 0
    assert hook.received == []
    publish(root, "The Weekly", SURE.format(200).replace("the company said in a statement", "its chief told reporters"))
    assert send(root).code == 0
    assert "2 outlets, 2 origins" in hook.text


def test_at_once_goes_what_a_reviewer_accepts(tmp_path: Path, hook: Receiver) -> None:
    root = workspace(tmp_path, hook, 'tell = "at once"')
    publish(root, "The Daily", SURE.format(200))
    assert send(root).code == 0
    assert factdrift("review", "accept", change_ids(root)[0], "--reviewer", "anna", "-w", root).code == 0
    assert send(root).code == 0
    assert "Accepted by anna" in hook.text


def test_what_was_rejected_is_not_told_and_what_was_corrected_is_told_corrected(tmp_path: Path, hook: Receiver) -> None:
    root = workspace(tmp_path, hook)
    publish(root, "The Daily", SURE.format(200))
    publish(root, "The Weekly", SURE.format(290))
    newest, oldest = change_ids(root)
    assert factdrift("review", "reject", oldest, "--reviewer", "anna", "-w", root).code == 0
    assert factdrift("review", "correct", newest, "€270 million", "--reviewer", "anna", "-w", root).code == 0
    assert send(root, "--digest").code == 0
    assert len(hook.received) == 1
    assert "€270 million" in hook.received[0][1]["title"]
    assert "read as €290 million" in hook.text
    assert "first reported" not in hook.text


def test_text_from_an_article_can_neither_ring_nor_mark_up_nor_hide(tmp_path: Path, hook: Receiver) -> None:
    root = workspace(tmp_path, hook)
    hostile = "@everyone <script>alert(1)</script> [click](https://evil.example) \u202etxt\u202c {{ 7*7 }} \x1b[31m"
    publish(root, "The <b>Daily", f"{hostile} {SURE.format(200)}")
    assert send(root, "--digest").code == 0
    assert "€200 million" in hook.text
    for bad in ("@everyone", "<script", "<b>", "](", "\u202e", "\x1b"):
        assert bad not in hook.text
    assert "{{ 7*7 }}" in hook.text
    with open_ledger(root) as engine, engine.connect() as connection:
        html = connection.execute(schema.message.select()).one().html
    assert "<script" not in html
    assert "{{ 7*7 }}" in html


def test_many_changes_are_one_message_of_sensible_length(tmp_path: Path, hook: Receiver) -> None:
    root = workspace(tmp_path, hook)
    lines = [
        json.dumps({"id": f"n{n}", "outlet": f"Outlet {n}", "text": f"Money\n\n{SURE.format(100 + n * 50)}"})
        for n in range(20)
    ]
    (root / "many.jsonl").write_text("\n".join(lines))
    assert factdrift("import", root / "many.jsonl", "-w", root).code == 0
    assert send(root, "--digest").code == 0
    ((_, body),) = hook.received
    count = int(body["title"].rpartition(": ")[2].split()[0])
    assert count > 12
    assert f"and {count - 12} more" in body["message"]
    assert len(body["message"]) < 12 * 700


def test_a_rebuild_or_another_reader_tells_nothing_anew(tmp_path: Path, hook: Receiver) -> None:
    root = workspace(tmp_path, hook)
    publish(root, "The Daily", SURE.format(200))
    assert send(root, "--digest").code == 0
    before = change_ids(root)
    with open_ledger(root) as engine:
        read_again(engine, root)
    assert send(root, "--digest").code == 0
    publish(root, "The Weekly", SURE.format(300))
    assert send(root, "--digest").code == 0
    assert len(hook.received) == 2
    assert before != change_ids(root)
    assert "€300 million" in hook.received[1][1]["title"]


def test_what_waits_for_the_digest_survives_a_reread(tmp_path: Path, hook: Receiver) -> None:
    root = workspace(tmp_path, hook)
    publish(root, "The Daily", SURE.format(200))
    assert send(root).code == 0
    with open_ledger(root) as engine:
        read_again(engine, root)
    assert send(root, "--digest").code == 0
    assert "€200 million" in hook.text


def test_a_value_that_flaps_is_told_once(tmp_path: Path, hook: Receiver) -> None:
    root = workspace(tmp_path, hook)
    titles: list[str] = []
    for number, millions in enumerate((200, 300, 200, 300, 200, 300)):
        publish(root, "The Daily", f"{SURE.format(millions)} ({number})", name="one", url="https://daily.example/one")
        assert send(root, "--digest").code == 0
        titles += [body["title"] for _, body in hook.received[len(titles) :]]
        assert len(titles) <= min(number + 1, 3), titles
    assert len(titles) == 3


def test_quiet_hours_hold_back_what_would_go_at_once(tmp_path: Path, hook: Receiver) -> None:
    now = datetime.now(UTC)
    begin, end = (now + timedelta(hours=hours) for hours in (-2, 3))
    quiet = f'tell = "at once"\nmin_origins = 1\nquiet = "{begin:%H:%M}-{end:%H:%M}"'
    root = workspace(tmp_path, hook, quiet)
    publish(root, "The Daily", SURE.format(200))
    assert send(root).code == 0
    assert hook.received == []
    assert send(root, later=timedelta(hours=4)).code == 0
    assert len(hook.received) == 1


def test_a_source_in_trouble_is_told_once_and_once_when_it_is_well_again(tmp_path: Path, hook: Receiver) -> None:
    root = workspace(tmp_path, hook, "source_failures = 1")
    with site() as (url, pages):
        add_source(root, "daily", url, "/feed.xml")
        for _ in range(2):
            assert factdrift_process("crawl", "--quiet", "-w", root).code == 1
            assert send(root).code == 0
        assert [body["title"][:28] for _, body in hook.received] == ["daily: 1 crawl in a row gave"]
        assert "404" in hook.text
        pages["/feed.xml"] = feed(url, ("Nimbus Robotics in talks to raise money", "/a"))
        pages["/a"] = page("Nimbus Robotics in talks to raise money")
        assert factdrift_process("crawl", "--quiet", "-w", root).code == 0
        assert [send(root).code for _ in range(2)] == [0, 0]
    assert [body["title"] for _, body in hook.received[1:]] == ["daily: it is well again."]


def test_the_schedule_tells_after_a_crawl(tmp_path: Path, hook: Receiver) -> None:
    root = workspace(tmp_path, hook, "max_age_days = 36500")
    with site() as (url, pages):
        pages["/feed.xml"] = feed(url, ("Nimbus Robotics in talks to raise money", "/a"))
        pages["/a"] = page("Nimbus Robotics in talks to raise money")
        add_source(root, "daily", url, "/feed.xml")
        done = factdrift_process("schedule", "--once", folder=root)
    assert done.code == 0, done.err
    assert "digest done" in done.err
    assert "€200 million" in hook.text


def test_rules_for_stories_and_facts_that_are_not_there_are_told(tmp_path: Path, hook: Receiver) -> None:
    root = workspace(tmp_path, hook, 'stories.nimbos.tell = "never"\nstories.nimbus.facts.price.min_days = 1')
    said = send(root).err
    assert "nimbos: there is no such story" in said
    assert "price: the story has no such fact" in said


def test_the_trial_says_for_each_target_whether_it_was_taken(tmp_path: Path, hook: Receiver) -> None:
    root = workspace(tmp_path, hook)
    assert factdrift("notify", "test", "desk", "-w", root).out == "desk (JSON): sent\n"
    hook.answers.append(Answer(403))
    refused = factdrift("notify", "test", "-w", root)
    assert (refused.code, "403" in refused.err) == (1, True)
    assert factdrift("notify", "test", "boss", "-w", root).code == 1


def read_again(engine: Engine, root: Path) -> None:
    """Read every text again as a later reader would, and derive the changes anew; their ids become others."""
    story = open_workspace(root).stories["nimbus"]
    with engine.begin() as connection:
        for row in connection.execute(schema.revision.select()).all():
            found = read(row.text, story, language="en", title=row.title)
            at = datetime.now(UTC) + timedelta(seconds=1)
            add_extraction(connection, revision=row.id, story="nimbus", reader="999", reading=found, at=at)
        rebuild(connection, "nimbus")
        connection.execute(update(schema.change).values(id=schema.change.c.id.op("||")("x")))
