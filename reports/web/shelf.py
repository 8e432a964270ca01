"""What is costly to build is kept until the ledger moves: changes to review, and the report of a story.

After a crawl the report of a large story takes seconds to fold. Meanwhile the one before is shown, and says so.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from threading import Lock, Thread
from typing import Generic, TypeVar

T = TypeVar("T")
_KEPT = 64
_WORTH_WAITING = 0.1  # seconds; what takes less is built while the reader waits


@dataclass(frozen=True, slots=True)
class Held(Generic[T]):
    """Something built. ``fresh`` is False while a newer one is being built."""

    thing: T
    fresh: bool


@dataclass(slots=True)
class _Entry:
    stamp: Hashable
    thing: object
    seconds: float
    building: bool = False


class Shelf:
    """Keeps what was built last for each key. Safe to use from several threads; two never build the same."""

    def __init__(self) -> None:
        self._entries: OrderedDict[Hashable, _Entry] = OrderedDict()
        self._locks: dict[Hashable, Lock] = {}
        self._guard = Lock()

    def get(self, key: Hashable, stamp: Hashable, build: Callable[[], T], *, may_be_old: bool = False) -> Held[T]:
        """What ``build`` gives, from the shelf where it was built under the same stamp.

        With ``may_be_old`` one that was costly is given out under an older stamp, too, while a thread builds anew.
        """
        with self._guard:
            entry = self._entries.get(key)
            if entry is not None:
                self._entries.move_to_end(key)
                if entry.stamp == stamp:
                    return Held(entry.thing, fresh=True)  # type: ignore[arg-type]
                if may_be_old and entry.seconds > _WORTH_WAITING:
                    if not entry.building:
                        entry.building = True
                        Thread(target=self._build, args=(key, stamp, build), daemon=True).start()
                    return Held(entry.thing, fresh=False)  # type: ignore[arg-type]
            lock = self._locks.setdefault(key, Lock())
        with lock:
            with self._guard:
                entry = self._entries.get(key)
            if entry is not None and entry.stamp == stamp:
                return Held(entry.thing, fresh=True)  # type: ignore[arg-type]
            return Held(self._build(key, stamp, build), fresh=True)

    def _build(self, key: Hashable, stamp: Hashable, build: Callable[[], T]) -> T:
        began = time.perf_counter()
        try:
            thing = build()
        except BaseException:
            with self._guard:
                if key in self._entries:
                    self._entries[key].building = False
            raise
        with self._guard:
            self._entries[key] = _Entry(stamp, thing, time.perf_counter() - began)
            self._entries.move_to_end(key)
            while len(self._entries) > _KEPT:
                dropped, _ = self._entries.popitem(last=False)
                self._locks.pop(dropped, None)
        return thing
