"""People are told: the commands with a real receiver, which refuses, is slow, and sees processes die."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, update

from facts.reader import read
from storage import schema
from storage.changes import rebuild
from storage.claims import add_extraction
from storage.database import open_database
from storage.workspace import open_workspace
from tests.command_line import (
    COMMAND,
    ROOT,
    SETTINGS,
    Done,
    add_source,
    environment,
    factdrift,
    factdrift_process,
    feed,
    page,
    site,
)
from tests.command_line import workspace as make_workspace
from tests.receiver import Answer, Receiver, receiver

TALKS = "Nimbus Robotics is in talks to raise {} million euros from investors, two people familiar with it said."
SURE = "Nimbus Robotics has raised {} million euros from investors, the company said in a statement on Friday."


@pytest.fixture
def hook() -> Iterator[Receiver]:
    with receiver() as one:
        yield one


def workspace(root: Path, hook: Receiver, settings: str = "", target: str = "") -> Path:
    """A workspace that is told nothing yet but is switched on."""
    target = target or hook.url
    made = make_workspace(root, f'{SETTINGS}[notify]\n{settings}\n[notify.targets]\ndesk = "{target}"\n')
    assert factdrift("notify", "send", "-w", made).code == 0
    return made


def publish(root: Path, outlet: str, sentence: str, *, name: str = "", **more: Any) -> None:
    """An article of an outlet reaches the ledger."""
    padding = f"The paper {outlet} asked around, and this is how it put it to its readers on that day."
    body = {"id": name or outlet, "outlet": outlet, "text": f"Money\n\n{sentence}\n\n{padding}"} | more
    file = root / f"{name or outlet}.jsonl"
    file.write_text(json.dumps(body) + "\n")
    done = factdrift("import", file, "-w", root)
    assert done.code == 0, done.err


def send(root: Path, *options: object, later: timedelta = timedelta()) -> Done:
    """Send, as if it were so much later."""
    pretend = ("--now", (datetime.now(UTC) + later).isoformat()) if later else ()
    return factdrift("notify", "send", "-w", root, *pretend, *options)


def change_ids(root: Path) -> list[str]:
    return [one["id"] for one in factdrift("changes", "--json", "-w", root).json()["changes"]]


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
    assert "€200 million" in send(root, "--digest", "--dry-run").out
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


def test_a_message_that_could_not_be_sent_is_withdrawn_when_its_change_is_rejected(
    tmp_path: Path, hook: Receiver
) -> None:
    root = workspace(tmp_path, hook)
    publish(root, "The Daily", SURE.format(200))
    hook.answers.append(Answer(500))
    assert send(root, "--digest").code == 1
    assert factdrift("review", "reject", change_ids(root)[0], "--reviewer", "anna", "-w", root).code == 0
    assert send(root, "--digest", "--again").code == 0
    assert len(hook.received) == 1
    assert "withdrawn" in factdrift("notify", "list", "-w", root).out


def test_a_receiver_that_fails_gets_the_message_later_with_the_same_key(tmp_path: Path, hook: Receiver) -> None:
    root = workspace(tmp_path, hook)
    publish(root, "The Daily", SURE.format(200))
    hook.answers.extend([Answer(500), Answer(429)])
    failed = send(root, "--digest")
    assert failed.code == 1
    assert "could not be sent" in failed.err
    assert "500" in failed.err
    assert send(root).code == 0
    assert len(hook.received) == 1
    assert send(root, later=timedelta(minutes=2)).code == 1
    assert send(root, later=timedelta(minutes=9)).code == 0
    assert len(set(hook.keys)) == 1
    assert len(hook.received) == 3
    assert send(root, "--digest", later=timedelta(days=9)).code == 0
    assert len(hook.received) == 3


def test_a_receiver_that_is_too_slow_is_asked_again_and_one_that_answers_twice_is_not(
    tmp_path: Path, hook: Receiver
) -> None:
    root = workspace(tmp_path, hook, target=f"{hook.url}?rto=1")
    publish(root, "The Daily", SURE.format(200))
    hook.answers.extend([Answer(seconds=2), Answer(times=2)])
    assert send(root, "--digest").code == 1
    assert send(root, "--again").code == 0
    assert send(root, "--again", "--digest").code == 0
    assert len(hook.received) == 2
    assert len(set(hook.keys)) == 1


def test_what_is_given_up_is_listed_with_its_reason_and_can_be_tried_again(tmp_path: Path, hook: Receiver) -> None:
    root = workspace(tmp_path, hook)
    publish(root, "The Daily", SURE.format(200))
    hook.answers.extend([Answer(500)] * 9)
    assert send(root, "--digest").code == 1
    for days in range(2, 18, 2):
        assert send(root, later=timedelta(days=days)).code == 1
    assert send(root, later=timedelta(days=20)).code == 0
    (message,) = factdrift("notify", "list", "--json", "-w", root).json()["messages"]
    assert (message["state"], message["attempts"], "500" in message["error"]) == ("failed", 9, True)
    assert send(root, "--again").code == 0
    assert len(hook.received) == 10


def test_a_broken_target_does_not_hold_up_the_others(tmp_path: Path, hook: Receiver) -> None:
    root = make_workspace(tmp_path, f'{SETTINGS}[notify.targets]\na = "json://127.0.0.1:1/"\nb = "${{NO_SUCH}}"\n')
    file = root / "factdrift.toml"
    file.write_text(file.read_text() + f'c = "{hook.url}"\n')
    assert send(root).code == 4
    publish(root, "The Daily", SURE.format(200))
    done = send(root, "--digest")
    assert done.code == 4
    assert "NO_SUCH is not set" in done.err
    assert "a: “Nimbus" in done.err
    assert len(hook.received) == 1


def test_no_password_is_ever_shown(tmp_path: Path, hook: Receiver, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOOK_PASSWORD", "s3cr@t/wörd")
    secrets = ("s3cr@t", "s3cr%40t", "Pr1vatePath", "t0ken")
    written = f"json://bot:${{HOOK_PASSWORD}}@127.0.0.1:{hook.port}/Pr1vatePath/?+X-Auth=t0ken-123"
    root = workspace(tmp_path, hook, target=written)
    publish(root, "The Daily", SURE.format(200))
    hook.answers.extend([Answer(500), Answer(500)])
    outputs = [send(root, "--digest"), factdrift("notify", "test", "-w", root), factdrift("notify", "list", "-w", root)]
    outputs += [factdrift("notify", "list", "--json", "-w", root), factdrift("check", "-w", root)]
    assert len(hook.received) == 2
    (root / "factdrift.toml").write_text('[notify.targets]\ndesk = ["mailto://bot:s3cr@t@example.org"]\n')
    outputs.append(factdrift("check", "-w", root))
    assert outputs[-1].code == 1
    (root / "factdrift.toml").write_text('[notify]\ntargets = "mailto://bot:s3cr@t@example.org"\n')
    outputs.append(factdrift("notify", "send", "-w", root))
    (root / "factdrift.toml").write_text('[notify.targets]\ndesk = "nosuch://bot:s3cr@t@example.org"\n')
    outputs.append(factdrift("notify", "test", "-w", root))
    assert "does not understand" in outputs[-1].err
    assert [(one.out, one.err) for one in outputs if any(secret in one.out + one.err for secret in secrets)] == []


def test_a_redirect_is_not_followed(tmp_path: Path, hook: Receiver) -> None:
    root = workspace(tmp_path, hook)
    with receiver() as inner:
        hook.answers.extend(Answer(code, location=f"http://127.0.0.1:{inner.port}/") for code in (302, 307, 308))
        publish(root, "The Daily", SURE.format(200))
        assert send(root, "--digest").code == 1
        assert factdrift("notify", "test", "-w", root).code == 1
        assert factdrift("notify", "test", "-w", root).code == 1
        assert inner.received == []
    file = root / "factdrift.toml"
    file.write_text(file.read_text().replace("/hook", "/hook?redirect=yes"))
    refused = factdrift("notify", "test", "-w", root)
    assert (refused.code, "redirect=yes" in refused.err) == (1, True)


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


STAGES = {
    "between noticing and writing": "plan(dry=False, digest=False)",
    "between writing and leasing": "plan(dry=False, digest=True)",
    "between leasing and sending": """
plan(dry=False, digest=True)
with engine.begin() as connection:
    assert outbox.lease(connection, datetime.now(UTC), "dead", ["desk"])
""",
}
CHILD = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from reports.telling import write_messages
from storage import outbox
from storage.database import open_database
from storage.workspace import open_workspace
opened = open_workspace(Path(sys.argv[1]))
engine = open_database(opened.database_url)
def plan(*, dry, digest):
    write_messages(engine, opened.stories, opened.settings.notify, now=datetime.now(UTC), with_digest=digest, dry=dry)
STAGE
os.kill(os.getpid(), 9)
"""


@pytest.mark.parametrize("stage", STAGES)
def test_a_process_that_dies_between_two_stages_loses_nothing_and_tells_nothing_twice(
    tmp_path: Path, hook: Receiver, stage: str
) -> None:
    root = workspace(tmp_path, hook)
    publish(root, "The Daily", SURE.format(200))
    child = [sys.executable, "-c", CHILD.replace("STAGE", STAGES[stage]), str(root)]
    dead = subprocess.run(child, cwd=ROOT, env=environment(), timeout=60, check=False)
    assert dead.returncode == -9
    assert hook.received == []
    for minutes in (1, 11, 12):
        assert send(root, "--digest", later=timedelta(minutes=minutes)).code == 0
    assert len(hook.received) == 1
    assert "€200 million" in hook.text


def test_a_process_that_dies_when_the_receiver_has_it_sends_it_again_with_the_same_key(
    tmp_path: Path, hook: Receiver
) -> None:
    """The one edge where a message can arrive twice: only the receiver knows that it has it."""
    root = workspace(tmp_path, hook)
    publish(root, "The Daily", SURE.format(200))
    process = subprocess.Popen([*COMMAND, "notify", "send", "--digest"], cwd=root, env=environment())
    hook.answers.append(Answer(kill=process.pid))
    assert process.wait(60) == -9
    assert send(root, "--digest").code == 0
    assert len(hook.received) == 1  # leased: for ten minutes nobody else sends it
    assert send(root, "--digest", later=timedelta(minutes=11)).code == 0
    assert send(root, "--digest", later=timedelta(minutes=30)).code == 0
    assert len(hook.received) == 2
    assert len(set(hook.keys)) == 1


def test_killed_at_any_moment_everything_arrives_and_keys_tell_what_came_twice(tmp_path: Path, hook: Receiver) -> None:
    root = workspace(tmp_path, hook)
    for number in range(6):
        publish(root, f"Outlet {number}", SURE.format(200 + 100 * number))
        start = datetime.now(UTC) + timedelta(minutes=11 * number)
        process = subprocess.Popen(
            [*COMMAND, "notify", "send", "--digest", "--now", start.isoformat()], cwd=root, env=environment()
        )
        time.sleep(0.35 + 0.13 * number)
        process.kill()
        process.wait(20)
    assert send(root, "--digest", later=timedelta(minutes=90)).code == 0
    once = {key: body["message"] for key, body in hook.received}
    wanted = {f"€{200 + 100 * number} million" for number in range(6)}
    firsts = [line for text in once.values() for line in text.splitlines() if line.startswith("Funding ")]
    assert len(firsts) == len(set(firsts)) == 6
    assert {value for value in wanted if any(line.endswith(value) for line in firsts)} == wanted


def test_two_senders_at_the_same_time_send_each_message_once(tmp_path: Path, hook: Receiver) -> None:
    root = workspace(tmp_path, hook)
    publish(root, "The Daily", SURE.format(200))
    command = [*COMMAND, "notify", "send", "--digest"]
    both = [subprocess.Popen(command, cwd=root, env=environment()) for _ in range(3)]
    assert [process.wait(60) for process in both] == [0, 0, 0]
    assert len(hook.received) == 1


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
    root = workspace(tmp_path, hook, "source_failures = 2")
    with site() as (url, pages):
        add_source(root, "daily", url, "/feed.xml")
        for _ in range(3):
            assert factdrift_process("crawl", "--quiet", "-w", root).code == 1
            assert send(root).code == 0
        assert [body["title"][:28] for _, body in hook.received] == ["daily: 2 crawls in a row gav"]
        assert "404" in hook.text
        pages["/feed.xml"] = feed(url, ("Nimbus Robotics in talks to raise money", "/a"))
        pages["/a"] = page("Nimbus Robotics in talks to raise money")
        for _ in range(2):
            assert factdrift_process("crawl", "--quiet", "-w", root).code == 0
            assert send(root).code == 0
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


@contextmanager
def open_ledger(root: Path) -> Iterator[Engine]:
    """The ledger of a workspace."""
    engine = open_database(open_workspace(root).database_url)
    try:
        yield engine
    finally:
        engine.dispose()


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
