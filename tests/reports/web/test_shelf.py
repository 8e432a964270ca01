"""What is costly is built once, and shown again until something newer is there."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Event

import pytest

from reports.web.shelf import Shelf


def test_the_same_stamp_gives_the_same_thing() -> None:
    shelf, built = Shelf(), iter(range(9))
    assert [shelf.get("key", stamp, lambda: next(built)).thing for stamp in (1, 1, 2, 2)] == [0, 0, 1, 1]


def test_many_at_once_build_it_once() -> None:
    shelf, built = Shelf(), []

    def build() -> int:
        time.sleep(0.05)
        built.append(1)
        return len(built)

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: shelf.get("key", 1, build).thing, range(8)))
    assert found == [1] * 8


def test_a_costly_thing_is_shown_as_it_was_while_a_newer_one_is_built() -> None:
    shelf, goes_on = Shelf(), Event()

    def slow() -> str:
        time.sleep(0.12)
        return "old"

    def newer() -> str:
        assert goes_on.wait(10)
        return "new"

    shelf.get("key", 1, slow)
    held = shelf.get("key", 2, newer, may_be_old=True)
    assert (held.thing, held.fresh) == ("old", False)
    goes_on.set()
    limit = time.monotonic() + 10
    while not (held := shelf.get("key", 2, newer, may_be_old=True)).fresh and time.monotonic() < limit:
        time.sleep(0.01)
    assert (held.thing, held.fresh) == ("new", True)


def test_a_cheap_thing_is_never_old() -> None:
    shelf = Shelf()
    shelf.get("key", 1, lambda: "old")
    assert shelf.get("key", 2, lambda: "new", may_be_old=True).thing == "new"


def test_what_cannot_be_built_is_told_each_time_and_can_be_built_later() -> None:
    shelf = Shelf()
    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            shelf.get("key", 1, lambda: 1 // 0)
    assert shelf.get("key", 1, lambda: 7).thing == 7


def test_only_the_last_used_things_are_kept() -> None:
    shelf = Shelf()
    for key in range(200):
        shelf.get(key, 1, partial(int, key))
    assert shelf.get(0, 1, lambda: "again").thing == "again"
    assert shelf.get(199, 1, partial(int, -1)).thing == 199
