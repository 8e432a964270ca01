"""A hostile page costs itself: its worker is killed, the next page is cleaned as if nothing had been."""

import asyncio
import sys
import time
from collections.abc import Iterator

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
