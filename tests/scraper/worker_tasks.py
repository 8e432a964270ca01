"""What the worker tests let a worker do."""

import os
import re
import time
from pathlib import Path

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


def keep_of(blocks: int, size: int) -> int:
    """The bytes that the process still has of so many blocks, of which only the last is in use."""
    bytes(size)  # glibc keeps blocks of a size that was given back once
    before = _resident()
    last = [bytearray(b"x") * size for _ in range(blocks)][-1]
    return _resident() - before - len(last)


def _resident() -> int:
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def vanish() -> None:
    """Die without a word."""
    os._exit(9)


def refuse() -> None:
    """Raise."""
    raise LookupError("no such thing")
