"""What runs when, and that a bad run or a signal is taken in order. Jobs are real processes."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread
from zoneinfo import ZoneInfo

import pytest

import scheduler
from scheduler import Job, Runner, trigger
from tests.command_line import (
    COMMAND,
    ROOT,
    SETTINGS,
    add_source,
    environment,
    factdrift_process,
    feed,
    page,
    site,
    workspace,
)

TITLE = "Nimbus Robotics in talks to raise money"


def python(code: str) -> tuple[str, ...]:
    return (sys.executable, "-c", code)


def fires(timetable: str, start: datetime, count: int) -> list[str]:
    """The next moments of a timetable after a start, as UTC."""
    found, last, now = [], None, start
    for _ in range(count):
        last = trigger(timetable).get_next_fire_time(last, now)
        found.append(f"{last.astimezone(UTC):%m-%d %H:%M}")
        now = last
    return found


def test_a_daily_job_runs_once_a_day_in_utc_also_when_clocks_change() -> None:
    night = datetime(2026, 10, 24, 12, tzinfo=ZoneInfo("Europe/Berlin"))
    assert fires("daily 00:30", night, 3) == ["10-25 00:30", "10-26 00:30", "10-27 00:30"]


def test_an_interval_counts_minutes_hours_or_days() -> None:
    start = datetime.now(UTC)
    for text, seconds in (
        ("every 15 minutes", 900),
        ("every minute", 60),
        ("every 2 hours", 7200),
        ("every day", 86400),
    ):
        assert trigger(text).interval.total_seconds() == seconds
        assert trigger(text).get_next_fire_time(start, start) > start


def test_what_is_no_timetable_is_refused() -> None:
    with pytest.raises(ValueError, match="is no timetable"):
        trigger("now and then")


def test_a_run_that_fails_is_told_with_its_last_words_and_the_next_one_runs() -> None:
    said: list[str] = []
    jobs = [
        Job("bad", "every minute", python("import sys; print('halfway'); sys.exit('the disk is full')")),
        Job("missing", "every minute", ("/no/such/program",)),
        Job("good", "every minute", python("print('all is well')")),
    ]
    with kept_signals():
        assert scheduler.run_once(jobs, tell=said.append) == 1
    text = "\n".join(said)
    assert "bad failed" in text
    assert "exit code 1" in text
    assert "    halfway\n    the disk is full" in text
    assert "missing could not begin" in text
    assert re.search(r"good done in [\d.]+ s: all is well", text)


def test_exit_codes_and_signals_are_explained() -> None:
    said: list[str] = []
    runner = Runner(said.append)
    assert runner.run(Job("crawl", "every minute", python("raise SystemExit(4)"))) == 4
    assert runner.run(Job("crawl", "every minute", python("import os; os.kill(os.getpid(), 9)"))) == -9
    assert "part of the work failed" in said[1]
    assert "ended by signal 9" in said[3]


def test_only_the_last_words_of_a_talkative_run_are_kept() -> None:
    said: list[str] = []
    Runner(said.append).run(Job("x", "every minute", python("for n in range(5000): print(n)\nraise SystemExit(1)")))
    assert "4999" in said[-1]
    assert said[-1].count("\n") == scheduler.LAST_LINES


def test_a_stopped_runner_ends_what_runs_and_begins_nothing() -> None:
    said: list[str] = []
    runner = Runner(said.append)
    thread = Thread(target=runner.run, args=(Job("slow", "every minute", python("import time; time.sleep(60)")),))
    thread.start()
    wait_for(lambda: bool(runner.running))
    runner.stop()
    runner.end(20)
    thread.join(60)
    assert not thread.is_alive()
    assert "slow was stopped" in said[-1]
    assert runner.run(Job("next", "every minute", python("print('no')"))) == 0
    assert "next" not in "".join(said)


def test_one_that_does_not_listen_is_killed() -> None:
    code = (
        "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('deaf', flush=True); time.sleep(60)"
    )
    runner = Runner(lambda _: None)
    thread = Thread(target=runner.run, args=(Job("deaf", "every minute", python(code)),))
    thread.start()
    wait_for(lambda: bool(runner.running))
    time.sleep(0.5)
    runner.stop()
    runner.end(0.2)
    thread.join(10)
    assert not thread.is_alive()


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 0), (signal.SIGINT, 130)])
def test_a_schedule_is_stopped_by_a_signal_with_the_job_that_runs(tmp_path: Path, number: int, code: int) -> None:
    """A real scheduler, a real job that would take a minute; neither outlives the signal by long."""
    mark = tmp_path / "pid"
    job = f"import os, time; open({str(mark)!r}, 'w').write(str(os.getpid())); time.sleep(60)"
    script = (
        "import sys, scheduler\n"
        f"job = scheduler.Job('slow', 'every minute', (sys.executable, '-c', {job!r}), at_once=True)\n"
        "sys.exit(scheduler.run_until_stopped([job], tell=lambda text: print(text, flush=True)))\n"
    )
    process = subprocess.Popen([sys.executable, "-c", script], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        wait_for(lambda: mark.exists() and mark.read_text() != "")
        process.send_signal(number)
        said, _ = process.communicate(timeout=90)
    finally:
        process.kill()
    assert process.returncode == code
    assert "slow was stopped" in said
    assert said.rstrip().endswith("stopped")
    with pytest.raises(ProcessLookupError):
        os.kill(int(mark.read_text()), 0)


def test_schedule_crawls_at_once_and_ends_on_sigterm(tmp_path: Path) -> None:
    """The command itself, on a workspace with a site."""
    root = workspace(tmp_path / "ws")
    with site() as (url, pages):
        pages["/feed.xml"] = feed(url, (TITLE, "/a"))
        pages["/a"] = page(TITLE)
        add_source(root, "daily", url, "/feed.xml")
        log = tmp_path / "log"
        with log.open("wb") as sink:
            process = subprocess.Popen([*COMMAND, "schedule"], cwd=root, env=environment(), stderr=sink)
        try:
            wait_for(lambda: "crawl done" in log.read_text())
            process.terminate()
            process.wait(90)
        finally:
            process.kill()
    assert process.returncode == 0, log.read_text()
    assert "crawl every 1 minute; report daily 06:00" in log.read_text()
    assert "1 new article," in log.read_text()


def test_schedule_once_crawls_and_writes_the_reports(tmp_path: Path) -> None:
    """Also when the crawl goes wrong: its exit code is that of the whole."""
    root = workspace(tmp_path / "ws")
    with site() as (url, _):
        add_source(root, "gone", url, "/feed.xml")
        done = factdrift_process("schedule", "--once", folder=root)
    assert done.code == 1
    assert "crawl failed" in done.err
    assert "report done" in done.err
    assert (root / "reports" / "nimbus.html").is_file()


def test_a_schedule_without_jobs_says_so(tmp_path: Path) -> None:
    root = workspace(tmp_path / "ws", SETTINGS.replace("every 1 minute", "never").replace("daily 06:00", "never"))
    done = factdrift_process("schedule", folder=root)
    assert done.code == 1
    assert "never for every job" in done.err


@contextmanager
def kept_signals() -> Iterator[None]:
    """``run_once`` sets handlers, which the tests after it must not have."""
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def wait_for(condition: object, seconds: float = 120) -> None:
    """Until it holds; fails when it never does."""
    assert callable(condition)
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, "it never came"
        time.sleep(0.02)
