"""Whether two texts of an article differ in nothing but what the outlet sets between its paragraphs.

Two things tell such a paragraph. Other articles have it too (``storage.furniture``); or it stands in a box of its own
amid the paragraphs (an *island*, ``scraper.passages``) and has no figure, no name of a story, and no fact was read from
it. A paragraph that names a story is never noise. A short line in which nothing but the time of day differs says when
the page was made. Where a page has its text in a cell of a table, or parts it by line breaks, furniture can stand
inside a longer line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from storage.texts import mark

_SHORT = 50  # characters; a sentence has more, mostly
_COMMON = 5  # words with which two pieces of furniture can both begin, or end
_TIME_OF_DAY = re.compile(r"(?<![\d:])(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?![\d:])")


@dataclass(frozen=True, slots=True)
class Noise:
    """What may differ, as marks of paragraphs (``storage.texts.mark``)."""

    named: Callable[[str], bool]
    """Whether a paragraph names a story."""
    furniture: frozenset[int] = frozenset()
    islands: frozenset[int] = frozenset()
    """The paragraphs of the page as it is now that stand in a box of their own."""
    told: frozenset[int] = frozenset()
    """The paragraphs of the text before from which a fact was read."""

    def what_came(self, before: str, after: str) -> frozenset[int] | None:
        """The noise of the text ``after`` that was not there before, furniture apart; None where more differs.

        A paragraph may have gone where an island has come: the box had another text.
        """
        old, found, place, room = list(self._lines(before)), set[int](), 0, 0
        for line in self._lines(after):
            if old[place : place + 1] != [line] and mark(line) in self.islands and not tells(line, self.named):
                room += 1
                found.add(mark(line))
                continue
            there = next((n for n in range(place, min(place + room + 1, len(old))) if self._alike(old[n], line)), None)
            if there is None or not self._may_go(old[place:there]):
                return None
            if old[there] != line and len(line) < _SHORT:
                found.add(mark(line))
            place, room = there + 1, 0
        rest = old[place:]
        return frozenset(found) if len(rest) <= room and self._may_go(rest) else None

    def is_furniture(self, paragraph: str) -> bool:
        """Whether other articles have a paragraph too, and it names no story."""
        return mark(paragraph) in self.furniture and not self.named(paragraph)

    def _lines(self, text: str) -> Iterator[str]:
        for one in text.splitlines():
            line = " ".join(one.split())
            if line and not self.is_furniture(line):
                yield line

    def _alike(self, old: str, new: str) -> bool:
        """Whether a line is the same but for furniture in it, or is a short one that tells another time of day."""
        if old == new:
            return True
        if len(new) >= _SHORT:
            return self._alike_but_for_furniture(old.split(" "), new.split(" "))
        if mark(old) in self.told:
            return False
        timeless = _TIME_OF_DAY.sub("", new)
        return timeless != new and timeless == _TIME_OF_DAY.sub("", old)

    def _alike_but_for_furniture(self, old: Sequence[str], new: Sequence[str]) -> bool:
        """Whether two lines, as words, differ in one place, and what stands there in each is furniture or nothing.

        Two pieces of furniture can begin or end with the same words: what differs is then in their middles.
        """
        if not self.furniture:
            return False
        same = zip(old, new, strict=False)
        head = next((place for place, (one, other) in enumerate(same) if one != other), min(len(old), len(new)))
        most = min(len(old), len(new)) - head
        ends = zip(reversed(old), reversed(new), strict=False)
        tail = min(most, next((place for place, (one, other) in enumerate(ends) if one != other), most))
        return any(
            self._is_furniture_or_nothing(old[head - before : len(old) - tail + behind])
            and self._is_furniture_or_nothing(new[head - before : len(new) - tail + behind])
            for before in range(min(head, _COMMON) + 1)
            for behind in range(min(tail, _COMMON) + 1)
        )

    def _is_furniture_or_nothing(self, words: Sequence[str]) -> bool:
        text = " ".join(words)
        return not text or (self.is_furniture(text) and not tells(text, self.named))

    def _may_go(self, lines: list[str]) -> bool:
        return not any(mark(line) in self.told or tells(line, self.named) for line in lines)


def tells(paragraph: str, named: Callable[[str], bool]) -> bool:
    """Whether a paragraph may hold a fact of a story: it has a figure, or it names one."""
    return any(letter.isdigit() for letter in paragraph) or named(paragraph)
