"""Messages arrive: receivers that refuse, are slow or redirect, processes that die, secrets that stay secret."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.command_line import (
    COMMAND,
    ROOT,
    SETTINGS,
    environment,
    factdrift,
)
from tests.command_line import workspace as make_workspace
from tests.receiver import Answer, Receiver, receiver
from tests.told import SURE, change_ids, publish, send, workspace


@pytest.fixture
def hook() -> Iterator[Receiver]:
    with receiver() as one:
        yield one


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


def test_a_service_that_wants_html_gets_it_escaped(tmp_path: Path, hook: Receiver) -> None:
    root = workspace(tmp_path, hook, target=f"{hook.url}?format=html")
    publish(root, "The <b>Daily</b>", SURE.format(200), name="one", url="https://daily.example/?a=1&b=2")
    assert send(root, "--digest").code == 0
    for piece in (
        "<b>200 million euros</b>",
        '<a href="https://daily.example/?a=1&amp;b=2">The ‹b›Daily‹/b›',
        f"Message {hook.keys[0][:10]}",
    ):
        assert piece in hook.text


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
    dead = subprocess.run(child, cwd=ROOT, env=environment(), timeout=150, check=False)
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
    assert process.wait(150) == -9
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
        process.wait(90)
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
    assert [process.wait(150) for process in both] == [0, 0, 0]
    assert len(hook.received) == 1
