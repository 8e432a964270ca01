"""What several pages give goes into one transaction, and one that fails takes no other with it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from scraper.batch import MOST, Batch


class Book:
    """A ledger of words, which are kept when the transaction ends well."""

    def __init__(self) -> None:
        self.kept: list[str] = []
        self.commits = 0
        self._written: list[str] = []

    @contextmanager
    def together(self) -> Iterator[None]:
        self._written = []
        yield
        self.kept += self._written
        self.commits += 1

    def write(self, word: str) -> Callable[[], int]:
        def work() -> int:
            if word == "bad":
                raise ValueError(word)
            self._written.append(word)
            return len(word)

        return work


async def _keep(book: Book, words: list[str]) -> list[int | BaseException]:
    batch = Batch(book.together)
    return await asyncio.gather(*(batch.keep(book.write(word)) for word in words), return_exceptions=True)


def test_what_comes_together_is_committed_together() -> None:
    book = Book()
    assert asyncio.run(_keep(book, ["a", "bb", "ccc"])) == [1, 2, 3]
    assert (book.kept, book.commits) == (["a", "bb", "ccc"], 1)


def test_the_last_wait_for_nobody() -> None:
    book = Book()

    async def keep() -> None:
        batch = Batch(book.together, lambda: 3)
        waiting = [asyncio.ensure_future(batch.keep(book.write(word))) for word in ("a", "b")]
        await asyncio.sleep(0)
        assert book.commits == 0
        waiting.append(asyncio.ensure_future(batch.keep(book.write("c"))))
        await asyncio.sleep(0)
        assert (book.kept, book.commits) == (["a", "b", "c"], 1)
        await asyncio.gather(*waiting)

    asyncio.run(keep())


def test_one_that_fails_fails_alone() -> None:
    book = Book()
    results = asyncio.run(_keep(book, ["a", "bad", "ccc"]))
    assert [results[0], results[2]] == [1, 3]
    assert isinstance(results[1], ValueError)
    assert book.kept == ["a", "ccc"]


def test_nobody_is_answered_before_the_commit() -> None:
    class Full(Book):
        @contextmanager
        def together(self) -> Iterator[None]:
            yield
            raise OSError("the disk is full")

    results = asyncio.run(_keep(Full(), ["a", "bb"]))
    assert [str(result) for result in results] == ["the disk is full"] * 2


@pytest.mark.parametrize(("count", "commits"), [(MOST, 1), (MOST + 1, 2)])
def test_a_batch_has_its_limit(count: int, commits: int) -> None:
    book = Book()
    asyncio.run(_keep(book, ["a"] * count))
    assert (len(book.kept), book.commits) == (count, commits)


def test_items_of_a_kind_are_kept_by_one_call() -> None:
    book, calls = Book(), list[list[str]]()

    def many(words: list[str]) -> None:
        calls.append(words)
        for word in words:
            book.write(word)()

    async def keep() -> Any:
        batch = Batch(book.together)
        return await asyncio.gather(
            batch.keep_with_others(many, "a"), batch.keep(book.write("bb")), batch.keep_with_others(many, "ccc")
        )

    assert asyncio.run(keep()) == [None, 2, None]
    assert calls == [["a", "ccc"]]
    assert (sorted(book.kept), book.commits) == (["a", "bb", "ccc"], 1)


def test_of_a_kind_only_the_one_at_fault_gets_the_error() -> None:
    book = Book()

    def many(words: list[str]) -> None:
        for word in words:
            book.write(word)()

    async def keep() -> Any:
        batch = Batch(book.together)
        kept = (batch.keep_with_others(many, word) for word in ("a", "bad", "ccc"))
        return await asyncio.gather(*kept, return_exceptions=True)

    first, bad, last = asyncio.run(keep())
    assert (first, last) == (None, None)
    assert isinstance(bad, ValueError)
    assert book.kept == ["a", "ccc"]
