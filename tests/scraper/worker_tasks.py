"""What the worker tests let a worker do."""

import os
import re
import time

PREPARED: list[str] = []


def prepare(word: str) -> None:
    """Once per worker."""
    PREPARED.append(word)


def prepared() -> list[str]:
    """What this worker was told when it began."""
    return PREPARED


def sleep() -> None:
    """Longer than any limit."""
    time.sleep(60)


def spin() -> bool:
    """In C code that lets nobody in between."""
    return re.fullmatch(r"(a+)+b", "a" * 40) is None


def eat(size: int) -> int:
    """Take memory."""
    return len(bytearray(size))


def vanish() -> None:
    """Die without a word."""
    os._exit(9)


def refuse() -> None:
    """Raise."""
    raise LookupError("no such thing")
