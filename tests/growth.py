"""How the time of a work grows with its size, measured in one run, so that a busy machine fails nothing."""

from __future__ import annotations

import time
from collections.abc import Callable

TRIES = 5
_TIMES = 8  # larger
_CHARACTERS = 10_000
_LEAST = 0.005  # seconds; below it the clock is too coarse


def seconds(work: Callable[[], object]) -> float:
    """The processor's time that a piece of work takes."""
    began = time.process_time()
    work()
    return time.process_time() - began


def grows_in_step(work: Callable[[int], object], size: int) -> bool:
    """Whether eight times the size takes about eight times the time, never sixty-four."""
    work(size)  # what is loaded once is loaded now
    return any(
        seconds(lambda: work(_TIMES * size)) < 3 * _TIMES * max(seconds(lambda: work(size)), _LEAST)
        for _ in range(TRIES)
    )


def is_linear(read: Callable[[str], object], piece: str) -> bool:
    """Whether reading a text that is one piece again and again is linear in its length: nothing backtracks."""
    return grows_in_step(lambda size: read(piece * (size // len(piece))), _CHARACTERS)
