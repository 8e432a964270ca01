"""How the time of reading grows with a text, measured in one run, so that a busy machine fails nothing."""

from __future__ import annotations

import time
from collections.abc import Callable

SHORT, LONG = 10_000, 80_000  # characters
TRIES = 5


def seconds(work: Callable[[], object]) -> float:
    """The processor's time that a piece of work takes."""
    began = time.process_time()
    work()
    return time.process_time() - began


def is_linear(read: Callable[[str], object], piece: str) -> bool:
    """Whether eight times the text takes about eight times the time, never sixty-four: nothing backtracks.

    The text is ``piece`` again and again. What takes less than 5 ms counts as 5 ms: there the clock is too coarse.
    """
    short, long = (piece * (size // len(piece)) for size in (SHORT, LONG))
    read(short)  # what is loaded once is loaded now
    return any(
        seconds(lambda: read(long)) < 3 * (LONG / SHORT) * max(seconds(lambda: read(short)), 0.005)
        for _ in range(TRIES)
    )
