"""What several pages give is kept in one transaction, for a commit waits for the disk as long as ten pages take."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any, TypeVar

SECONDS = 0.1  # that an answer waits for others
MOST = 64  # answers in one transaction: the ledger is locked for others meanwhile
T = TypeVar("T")


class Batch:
    """Gathers what is to be kept. Everything here runs in the thread of the event loop.

    Whoever keeps something waits until the commit is done, so that nothing counts that a crash could undo. Where one
    of a batch fails, the whole is taken back and each is kept alone: only the one at fault gets the error.
    """

    def __init__(self, together: Callable[[], AbstractContextManager[None]]) -> None:
        """``together`` makes what is kept herein one transaction."""
        self._together = together
        self._waiting: list[tuple[Callable[[], Any], asyncio.Future[Any]]] = []
        self._timer: asyncio.TimerHandle | None = None

    async def keep(self, work: Callable[[], T]) -> T:
        """Run ``work``, which may be run twice, in the next transaction; gives its result when that is committed."""
        loop = asyncio.get_running_loop()
        future: asyncio.Future[T] = loop.create_future()
        self._waiting.append((work, future))
        if len(self._waiting) >= MOST:
            self._flush()
        elif self._timer is None:
            self._timer = loop.call_later(SECONDS, self._flush)
        return await future

    def _flush(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        waiting, self._waiting = self._waiting, []
        try:
            results = self._commit([work for work, _ in waiting])
        except Exception:  # noqa: BLE001 - whose fault it is shows when each is kept alone
            for work, future in waiting:
                self._alone(work, future)
        else:
            for (_, future), result in zip(waiting, results, strict=True):
                if not future.done():
                    future.set_result(result)

    def _alone(self, work: Callable[[], Any], future: asyncio.Future[Any]) -> None:
        try:
            (result,) = self._commit([work])
        except Exception as error:  # noqa: BLE001 - whoever waits gets it
            if not future.done():
                future.set_exception(error)
        else:
            if not future.done():
                future.set_result(result)

    def _commit(self, works: list[Callable[[], Any]]) -> list[Any]:
        with self._together():
            return [work() for work in works]
