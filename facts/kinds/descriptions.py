"""What the description of a story's own kind says that its cues do not, in whatever language it is written."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from facts.languages import language_codes, load_language

_PERIODS = {"per_month": "month", "per_week": "week", "per_hour": "hour", "per_night": "night"}
"""Table of a language → the time that its words name."""
_WORD = re.compile(r"\w+")


def is_of_a_share(description: str) -> bool:
    """``What a bidder pays for one share``: the amount is that of one share, not of a "share sale"."""
    return _says("of_a_share", " ".join(_without_joined(description)))


def is_of_an_offer(description: str) -> bool:
    """``What a bidder pays for one share``: a kind that is described so is of an offer for the subject."""
    return _says("of_an_offer", description)


def is_to_come(description: str) -> bool:
    """``What a bidder offers``, ``Dividende``: who says plainly how much it is speaks of what is still to be paid."""
    return _says("to_come", description)


def is_demanded(description: str) -> bool:
    """``Rise asked for by the union``: who says plainly how much it is speaks of what somebody wants."""
    return _says("demanded", description) and not is_to_come(description)


def is_in_force(description: str) -> bool:
    """``Until when the contract runs``: the day is to come, but what ends with it was agreed on and holds."""
    return _says("in_force", description)


def is_a_level(description: str) -> bool:
    """``Share of seats filled``, ``Anteil der Sozialwohnungen``: how many points it moved is no such share."""
    return _says("of_a_level", description)


def period_of(description: str) -> str | None:
    """``Monthly rate``, ``Grundpreis im Monat``: for what time the amount is paid."""
    return next((period for table, period in _PERIODS.items() if _says(table, description)), None)


def _without_joined(description: str) -> list[str]:
    """The words of a description without those right before a word for what is done with shares: "share buyback"."""
    words = _WORD.findall(description.lower())
    deals = {word for code in language_codes() for word in load_language(code).table("descriptions")["share_deals"]}
    return [word for word, behind in pairwise([*words, ""]) if behind not in deals]


@cache
def _says(key: str, description: str) -> bool:
    words = f" {' '.join(_WORD.findall(description.lower()))} "
    tables = [load_language(code).table("descriptions") for code in language_codes()]
    return any(f" {phrase} " in words for table in tables for phrase in table[key])
