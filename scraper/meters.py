"""Whether a page counts what may be read for nothing, and something is left: then its text is whole.

A meter that has run out is a wall's (walls.toml, ``meter``). One that has not says the contrary: what stands below it
is among what may be read, whatever offer stands beside. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from scraper.pageview import Block
from scraper.walls import folded, wall_words

_LONGEST = 160  # characters of a meter
_SHARE = re.compile(r"\b(\d{1,2})(?:\.|st|nd|rd|th|er?|ème)? ?(?:von|of|out of|sur|/) ?(\d{1,2})\b(?! ?%)")
_COUNT = re.compile(r"\b[1-9]\d?(?:st|nd|rd|th|er|e)?(?: [\w'-]+){0,3} ?$")


def left(blocks: Iterable[Block]) -> bool:
    """Whether one of the blocks is a meter that has not run out."""
    return any(len(block.text) <= _LONGEST and is_left(block.text) for block in blocks)


def is_left(text: str) -> bool:
    """Whether a text says that articles are left to be read for nothing: "2 of 5 read", "3 free articles left"."""
    low, words = f" {folded(text)} ", wall_words()["left"]
    if not any(word in low for word in words.terms) or any(word in low for word in words.exempt):
        return False
    counted = next((word for word in words.actions if word in low), None)
    if counted is None:
        return False
    share = _SHARE.search(low)
    if share:
        return 0 < int(share[1]) < int(share[2])
    if not any(word in low for word in words.reads):
        return False
    before = low.partition(counted)[0]
    return _COUNT.search(before) is not None or any(word in before for word in wall_words()["few"].terms)
