"""What several pages give is kept in one transaction, for a commit waits for the disk as long as ten pages take."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, TypeVar

SECONDS = 0.1  # that an answer waits for others
MOST = 64  # answers in one transaction: the ledger is locked for others meanwhile
T = TypeVar("T")
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class _Waiting:
    """Something to be kept, by what keeps all of its kind together, and who waits for it."""

    many: Callable[[list[Any]], Sequence[Any] | None]
    item: Any
    future: asyncio.Future[Any]


class Batch:
    """Gathers what is to be kept. Everything here runs in the thread of the event loop.

    Whoever keeps something waits until the commit is done, so that nothing counts that a crash could undo. Where one
    of a batch fails, the whole is taken back and each is kept alone: only the one at fault gets the error.
    """

    def __init__(
        self, together: Callable[[], AbstractContextManager[None]], under_way: Callable[[], int] = lambda: MOST
    ) -> None:
        """``together`` makes what is kept herein one transaction.

        ``under_way`` tells how many there still are that may keep something, those that wait here included: the last
        ones wait for nobody.
        """
        self._together, self._under_way = together, under_way
        self._waiting: list[_Waiting] = []
        self._timer: asyncio.TimerHandle | None = None

    async def keep(self, work: Callable[[], T]) -> T:
        """Run ``work``, which may be run twice, in the next transaction; gives its result when that is committed."""
        result: T = await self._kept(_each, work)
        return result

    async def keep_with_others(self, many: Callable[[list[Item]], None], item: Item) -> None:
        """Have an item kept by one call of ``many`` with all others of its kind; ends when that is committed."""
        await self._kept(many, item)

    async def _kept(self, many: Callable[[list[Any]], Sequence[Any] | None], item: Any) -> Any:
        loop = asyncio.get_running_loop()
        future: asyncio.Future[Any] = loop.create_future()
        self._waiting.append(_Waiting(many, item, future))
        if len(self._waiting) >= min(MOST, self._under_way()):
            self._flush()
        elif self._timer is None:
            self._timer = loop.call_later(SECONDS, self._flush)
        return await future

    def _flush(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        waiting, self._waiting = self._waiting, []
        if not self._commit(waiting) and len(waiting) > 1:
            for one in waiting:  # whose fault it is shows when each is kept alone
                self._commit([one])

    def _commit(self, waiting: list[_Waiting]) -> bool:
        """Keep all of it and tell who waits; of several nobody is told when it fails, of one its error."""
        kinds: dict[Any, list[_Waiting]] = {}
        for one in waiting:
            kinds.setdefault(one.many, []).append(one)
        results: list[tuple[_Waiting, Any]] = []
        try:
            with self._together():
                for many, ones in kinds.items():
                    given = many([one.item for one in ones])
                    results += zip(ones, given or [None] * len(ones), strict=True)
        except Exception as error:  # noqa: BLE001 - whoever waits gets it
            if len(waiting) == 1 and not waiting[0].future.done():
                waiting[0].future.set_exception(error)
            return False
        for one, result in results:
            if not one.future.done():
                one.future.set_result(result)
        return True


def _each(works: list[Callable[[], Any]]) -> list[Any]:
    return [work() for work in works]
