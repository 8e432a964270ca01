"""Which country's crowns a text means when it does not say."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from facts.languages import load_language

_MEANT = re.compile(r"\bkron|\bcouronne|\bcrowns|\d ?kr\b", re.IGNORECASE)
_LONGEST = 20_000  # characters looked at


@lru_cache(maxsize=8)
def country_of_crowns(text: str, code: str) -> str | None:
    """The country whose crowns a text means: the one with crowns that it speaks of most; None where it has none."""
    text = text[:_LONGEST]
    if not _MEANT.search(text):
        return None
    spoken_of = {country: len(pattern.findall(text)) for country, pattern in _homes(code).items()}
    most = max(spoken_of, key=lambda country: spoken_of[country])
    return most if spoken_of[most] else None


@cache
def _homes(code: str) -> dict[str, re.Pattern[str]]:
    """The words of each country that has crowns."""
    words = {country: "|".join(listed) for country, listed in load_language(code).table("money")["crowns"].items()}
    return {
        country: re.compile(rf"\b(?:{listed})\b".replace("*", r"\w*"), re.IGNORECASE)
        for country, listed in words.items()
    }
