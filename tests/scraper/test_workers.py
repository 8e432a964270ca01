"""A hostile page costs itself: its worker is killed, the next page is cleaned as if nothing had been."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from scraper.workers import WorkError, Workers, WorkTimeoutError
from tests.scraper import worker_tasks as work


@pytest.fixture
def workers() -> Iterator[Workers]:
    with Workers(1, work.prepare, ("stories",), seconds=0.5, memory=1024**3) as pool:
        yield pool


def test_a_worker_is_told_the_stories_once(workers: Workers) -> None:
    async def twice() -> tuple[list[str], list[str]]:
        return await workers.run(work.prepared), await workers.run(work.prepared)

    assert asyncio.run(twice()) == (["stories"], ["stories"])


@pytest.mark.parametrize("hang", [work.sleep, work.spin])
def test_what_hangs_is_killed_and_the_next_one_works(workers: Workers, hang: object) -> None:
    async def hang_then_work() -> list[str]:
        with pytest.raises(WorkTimeoutError, match=r"0\.5 seconds"):
            await workers.run(hang)  # type: ignore[arg-type]
        return await workers.run(work.prepared)

    began = time.monotonic()
    assert asyncio.run(hang_then_work()) == ["stories"]
    assert time.monotonic() - began < 10


@pytest.mark.skipif(sys.platform == "win32", reason="no memory limits there")
def test_what_takes_too_much_memory_fails_alone(workers: Workers) -> None:
    async def eat() -> int:
        with pytest.raises(WorkError, match="memory"):
            await workers.run(work.eat, 2 * 1024**3)
        return await workers.run(work.eat, 1024)

    assert asyncio.run(eat()) == 1024


@pytest.mark.skipif(sys.platform != "linux", reason="glibc's way with memory")
def test_a_worker_gives_large_blocks_back_at_once(workers: Workers) -> None:
    async def keep() -> int:
        return await workers.run(work.keep_of, 250, 200_000)

    assert asyncio.run(keep()) < 5_000_000  # of fifty million; all of them without the setting


def test_a_worker_that_dies_is_replaced(workers: Workers) -> None:
    async def die() -> list[str]:
        with pytest.raises(WorkError, match="ended"):
            await workers.run(work.vanish)
        return await workers.run(work.prepared)

    assert asyncio.run(die()) == ["stories"]


def test_what_the_work_raises_comes_through(workers: Workers) -> None:
    async def refuse() -> None:
        await workers.run(work.refuse)

    with pytest.raises(LookupError, match="no such thing"):
        asyncio.run(refuse())


def test_workers_that_are_stopped_while_they_begin_say_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    """The first of several has done its work when the others have hardly begun: so ends a crawl that finds nothing."""
    for _ in range(5):
        with Workers(8, work.prepare, ("stories",)) as pool:
            assert asyncio.run(pool.run(work.prepared)) == ["stories"]
    assert capfd.readouterr().err == ""


def test_a_worker_does_not_run_the_command_line(tmp_path: Path) -> None:
    """Nor imports it: that took longer than a page."""
    script = tmp_path / "command.py"
    script.write_text(
        "import asyncio\n"
        "from scraper.workers import Workers\n"
        "from tests.scraper import worker_tasks as work\n"
        "print(__name__, flush=True)\n"
        "if __name__ == '__main__':\n"
        "    with Workers(2, work.prepare, ('stories',)) as pool:\n"
        "        print(asyncio.run(pool.run(work.prepared)))\n",
        "utf-8",
    )
    run = subprocess.run(
        [sys.executable, script],
        capture_output=True,
        text=True,
        check=False,
        timeout=150,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
    )
    assert (run.stdout.splitlines(), run.stderr) == (["__main__", "['stories']"], "")


@pytest.mark.skipif(sys.platform == "win32", reason="no such server there")
def test_an_interruption_from_the_terminal_does_not_reach_the_server_of_the_workers() -> None:
    """While it imports what workers need it would end with a traceback."""
    code = "from scraper.workers import import_ahead; import_ahead('scraper.preload'); print(flush=True); input()"
    process = subprocess.Popen(
        [sys.executable, "-c", code],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stdout is not None
    process.stdout.readline()
    time.sleep(0.2)
    os.killpg(process.pid, signal.SIGINT)
    _, errors = process.communicate(timeout=150)
    assert errors.count("KeyboardInterrupt") == 1, errors
