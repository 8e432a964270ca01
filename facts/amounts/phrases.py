"""The words right before and right after a figure, and the longest known phrase among them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:\.[^\W_]+)*\.?'?")
_WINDOW = 60  # characters looked at on either side of an offset
_LAST = 6  # words of the longest phrase


def phrase_key(phrase: str) -> str:
    """A phrase as ``phrase_before`` and ``phrase_after`` compare it: words between single spaces, no hyphens."""
    return " ".join(match.group().lower().rstrip("'") for match in _WORD.finditer(phrase))


def phrase_keys(phrases: Iterable[str]) -> frozenset[str]:
    """The keys of several phrases."""
    return frozenset(map(phrase_key, phrases))


@lru_cache(maxsize=1024)
def words_before(text: str, end: int, floor: int = 0) -> tuple[tuple[str, int], ...]:
    """The last words before an offset, folded, with where each starts; none beyond a comma, bracket or full stop."""
    low = max(floor, end - _WINDOW)
    window = text[low:end]
    found = [
        (match.group().lower().rstrip("'"), low + match.start(), low + match.end()) for match in _WORD.finditer(window)
    ]
    words: list[tuple[str, int]] = []
    edge = end
    for word, start, stop in reversed(found[-_LAST:]):
        if text[stop:edge].strip(" '\"-—€$£¥") or (start == low and low > floor and text[low - 1].isalnum()):
            break
        words.append((word, start))
        edge = start
    return tuple(words[::-1])


def phrase_before(text: str, end: int, phrases: Collection[str], floor: int = 0) -> tuple[str, int] | None:
    """The longest of the phrases that stands right before an offset, and where it starts."""
    return next((found for found in _endings(text, end, floor) if found[0] in phrases), None)


@lru_cache(maxsize=1024)
def _endings(text: str, end: int, floor: int) -> tuple[tuple[str, int], ...]:
    """The phrases that stand right before an offset, each with where it starts, the longest first."""
    words = words_before(text, end, floor)
    return tuple((" ".join([word for word, _ in words[first:]]), words[first][1]) for first in range(len(words)))


def phrase_after(text: str, start: int, phrases: Collection[str]) -> tuple[str, int] | None:
    """The longest of the phrases that stands right after an offset, and where it ends."""
    return next((found for found in _openings(text, start) if found[0] in phrases), None)


@lru_cache(maxsize=1024)
def _openings(text: str, start: int) -> tuple[tuple[str, int], ...]:
    """The phrases that stand right after an offset, each with where it ends, the longest first."""
    window = text[start : start + _WINDOW]
    edge, phrase = 0, ""
    found: list[tuple[str, int]] = []
    for match in _WORD.finditer(window):
        if window[edge : match.start()].strip(" -'"):
            break
        word = match.group().lower().rstrip("'")
        phrase = f"{phrase} {word}" if phrase else word
        end = start + match.start() + len(word)
        if word.endswith("."):
            found.append((phrase[:-1], end - 1))
        found.append((phrase, end))
        edge = match.end()
        if phrase.count(" ") >= _LAST:
            break
    return tuple(found[::-1])
