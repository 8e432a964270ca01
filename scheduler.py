"""What runs when: jobs on a timetable, each run a process of its own. The only importer of APScheduler.

A crawl is a process of its own: one that dies takes nothing with it.
Times are UTC, so that a change of clocks neither skips nor doubles a run.
"""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from threading import Event, RLock
from types import FrameType

from apscheduler.events import EVENT_JOB_MAX_INSTANCES, EVENT_JOB_MISSED, JobEvent  # type: ignore[import-untyped]
from apscheduler.executors.pool import ThreadPoolExecutor  # type: ignore[import-untyped]
from apscheduler.schedulers.background import BackgroundScheduler  # type: ignore[import-untyped]
from apscheduler.triggers.cron import CronTrigger  # type: ignore[import-untyped]
from apscheduler.triggers.interval import IntervalTrigger  # type: ignore[import-untyped]

LATE_SECONDS = 10 * 60  # a run that could not begin on time (laptop asleep) still begins so much later
STOP_SECONDS = 30.0  # a running job may take so long to end when we are stopped
LAST_LINES = 12  # of what a failed run said
_EVERY = re.compile(r"every (?:(\d+) )?(minute|hour|day)s?")
_DAILY = re.compile(r"daily (\d\d):(\d\d)")
_CODES = {4: "part of the work failed", 75: "another one is at it", 130: "interrupted"}

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Job:
    """Something to run, "every 15 minutes" or "daily 06:00". ``at_once``: what runs "every" begins right away.

    ``then`` is run behind it, however it ended.
    """

    name: str
    timetable: str
    command: tuple[str, ...]
    at_once: bool = False
    then: Job | None = None


@dataclass
class Runner:
    """Runs jobs as processes, tells how they went, and can be stopped with all that runs. Safe for threads."""

    tell: Tell
    running: set[subprocess.Popen[str]] = field(default_factory=set)
    stopping: bool = False
    lock: RLock = field(default_factory=RLock)  # a signal can come while the same thread holds it

    def run_all(self, job: Job) -> int:
        """Run a job and what follows it, and give the job's own exit code."""
        code = self.run(job)
        if job.then is not None:
            self.run(job.then)
        return code

    def run(self, job: Job) -> int:
        """Run a job to its end, and give its exit code (negative: the signal that ended it)."""
        with self.lock:
            if self.stopping:
                return 0
            try:
                # A session of its own: Ctrl-C reaches us alone, and we end the job in order.
                process = subprocess.Popen(  # noqa: S603 - our own command
                    job.command,
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.STDOUT,
                    encoding="utf-8",
                    errors="replace",
                    start_new_session=True,
                )
            except OSError as error:
                self._say(f"{job.name} could not begin: {error.strerror} ({job.command[0]})")
                return 1
            self.running.add(process)
            if self.stopping:
                process.terminate()
        began = time.monotonic()
        self._say(f"{job.name} begins")
        last: deque[str] = deque(maxlen=LAST_LINES)
        try:
            if process.stdout is not None:
                with process.stdout as lines:
                    last.extend(line.rstrip() for line in lines if line.strip())
            code = process.wait()
        finally:
            with self.lock:
                self.running.discard(process)
        self._told_end(job, code, time.monotonic() - began, last)
        return code

    def stop(self) -> None:
        """Begin no more runs, and ask those that run to end. Does not wait."""
        with self.lock:
            self.stopping = True
            for process in self.running:
                process.terminate()

    def end(self, seconds: float) -> None:
        """Wait so long for what was asked to end, then kill it."""
        with self.lock:
            left = list(self.running)
        until = time.monotonic() + seconds
        for process in left:
            try:
                process.wait(max(until - time.monotonic(), 0.01))
            except subprocess.TimeoutExpired:
                process.kill()

    def _told_end(self, job: Job, code: int, seconds: float, last: Sequence[str]) -> None:
        if self.stopping:
            self._say(f"{job.name} was stopped after {seconds:.1f} s")
        elif code == 0:
            self._say(f"{job.name} done in {seconds:.1f} s" + (f": {last[-1]}" if last else ""))
        else:
            meaning = _CODES.get(code, f"ended by signal {-code}" if code < 0 else "failed")
            said = "".join(f"\n    {line}" for line in last)
            self._say(
                f"{job.name} failed after {seconds:.1f} s with exit code {code} ({meaning}). Its last words:{said}"
            )

    def _say(self, message: str) -> None:
        self.tell(f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC  {message}")


def command_line(*arguments: str) -> tuple[str, ...]:
    """How to run a command of Factdrift in a process of its own: with this Python, from the same installation."""
    return (sys.executable, str(Path(__file__).with_name("cli.py")), *arguments)


def trigger(timetable: str) -> IntervalTrigger | CronTrigger:
    """When a timetable fires. Raises ValueError for one that is none of ours."""
    if found := _EVERY.fullmatch(timetable):
        return IntervalTrigger(**{f"{found[2]}s": int(found[1] or 1)}, timezone=UTC)
    if found := _DAILY.fullmatch(timetable):
        return CronTrigger(hour=int(found[1]), minute=int(found[2]), timezone=UTC)
    msg = f'{timetable!r} is no timetable; write "every 15 minutes" or "daily 06:00"'
    raise ValueError(msg)


def run_once(jobs: Sequence[Job], *, tell: Tell) -> int:
    """Run every job now, one after the other, also after one that failed. Gives the first exit code that is not 0."""
    runner = Runner(tell)
    asked = _on_signals(runner.stop, lambda: runner.end(0))
    codes = [runner.run(job) for job in jobs]
    if asked:
        return _exit_code(asked[0])
    return next((abs(code) for code in codes if code), 0)


def run_until_stopped(jobs: Sequence[Job], *, tell: Tell) -> int:
    """Run the jobs on their timetables until SIGTERM (gives 0) or SIGINT (gives 130)."""
    stop = Event()
    runner = Runner(tell)
    asked = _on_signals(stop.set, lambda: runner.end(0))
    scheduler = BackgroundScheduler(
        timezone=UTC,
        executors={"default": ThreadPoolExecutor(len(jobs))},
        job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": LATE_SECONDS},
    )
    scheduler.add_listener(_skipped(runner), EVENT_JOB_MAX_INSTANCES | EVENT_JOB_MISSED)
    for job in jobs:
        first = {"next_run_time": datetime.now(UTC)} if job.at_once and job.timetable.startswith("every") else {}
        scheduler.add_job(runner.run_all, trigger(job.timetable), args=(job,), id=job.name, **first)
    tell("; ".join(f"{job.name} {job.timetable}" for job in jobs) + ". Times are UTC; stop with Ctrl-C.")
    scheduler.start()
    try:
        while not stop.wait(3600):
            pass
    finally:
        scheduler.pause()
        runner.stop()
        runner.end(STOP_SECONDS)
        scheduler.shutdown(wait=True)
    tell("stopped")
    return _exit_code(asked[0])


def _on_signals(stop: Callable[[], None], at_once: Callable[[], None]) -> list[int]:
    """Let the first SIGTERM or SIGINT stop us in order, a second one at once. Gives a list that will hold them."""
    asked: list[int] = []

    def handle(number: int, _frame: FrameType | None) -> None:
        asked.append(number)
        if len(asked) == 1:
            stop()
        else:
            at_once()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, handle)
    return asked


def _exit_code(number: int) -> int:
    return 130 if number == signal.SIGINT else 0


def _skipped(runner: Runner) -> Callable[[JobEvent], None]:
    def listen(event: JobEvent) -> None:
        why = "the one before has not ended" if event.code == EVENT_JOB_MAX_INSTANCES else "its time was missed by far"
        runner.tell(f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC  {event.job_id} left out: {why}")

    return listen
