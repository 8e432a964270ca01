"""One date expression among the tokens of a text: what it prints and which words before and after belong to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from facts.calendar_spans import Dated, Parts
from facts.calendar_words import CalendarWords, Token

BOUNDS = {"by": "by", "from": "from", "since": "from", "not_before": "not before"}
_FIELDS = {"y": "year", "m": "month", "M": "month", "N": "count", "w": "weekday", "k": "block", "q": "block",
           "o": "number", "e": "edge", "r": "relative", "u": "unit", "a": "offset"}  # fmt: skip


@dataclass(slots=True)
class Found:
    """A date expression of tokens ``low`` to ``high``; with its lead and trail it goes from ``first`` to ``last``.

    ``roles`` and ``leads`` are the roles and words of the lead. Only a ``firm`` one becomes a mention.
    ``joins`` says that it is the later end of the range that the expression before it begins.
    """

    low: int
    high: int
    first: int
    last: int
    parts: Parts
    codes: str
    roles: list[str] = field(default_factory=list)
    leads: list[str] = field(default_factory=list)
    firm: bool = True
    former: bool = False
    joins: bool = False
    span: Dated | None = None


def find_expression(words: CalendarWords, tokens: list[Token], low: int, high: int) -> Found:
    """The expression of tokens ``low`` to ``high`` with the lead ("bis zum") and the trail ("at the latest") it has."""
    inside = tokens[low:high]
    item = Found(low, high, low, high, _parts(inside), "".join(token.code for token in inside))
    _lead(words, tokens, item)
    return item


def _parts(tokens: list[Token]) -> Parts:
    said: dict[str, Any] = {}
    codes = "".join(token.code for token in tokens)
    for place, token in enumerate(tokens):
        value = token.value
        match token.code:
            case "z":
                said["year"], said["month"], said["day"] = value
            case "Z":
                said["month"], said["day"] = value
            case "n":
                said[_role_of_number(said, codes, place)] = value
            case "s":
                said["block"] = "season"
                if isinstance(value, list):  # "Spätherbst"
                    said.setdefault("edge", value[0])
                said["number"] = value[1] if isinstance(value, list) else value
            case "f":
                said |= {"month": value[0], "day": value[1], "feast": True}
            case "p":
                said["edge"], said["unit"] = value
            case "a" if isinstance(value, str):  # "later in the year"
                said |= {"unit": value, "relative": 0}
            case code if code in _FIELDS:
                said[_FIELDS[code]] = value
            case _:
                pass
    if "count" in said:
        said |= {"unit": said.get("unit") or said.get("block"), "block": None, "number": None}
        said["count"] *= -1 if "b" in codes else 1
    return Parts(**said)


def _role_of_number(said: dict[str, Any], codes: str, place: int) -> str:
    """A small number is a day, the end of a run of days, the number of a quarter, a month, or a count of units."""
    after = codes[place + 1 :].lstrip(".t-")
    if codes[place - 1 : place] == "q" or after.startswith(("k", "q")):
        return "number"
    if "u" in codes and ("i" in codes or "b" in codes):
        return "count"
    if "day" not in said:
        return "day"
    return "to_day" if "m" in codes or "M" in codes else "month"


def _lead(words: CalendarWords, tokens: list[Token], item: Found) -> None:
    """Take the words before ("bis zum", "not before") and after ("at the earliest") that belong to the date."""
    for _ in range(4):
        length, phrase = _phrase(words.leads, words.lead_ends, tokens, item.first, before=True)
        if not length:
            break
        item.roles.append(words.leads[phrase])
        item.leads.append(phrase)
        item.first -= length
    length, phrase = _phrase(words.trails, words.trail_starts, tokens, item.last, before=False)
    if length:
        item.roles.append(words.trails[phrase])
        item.last += length


def _phrase(
    phrases: Mapping[str, str], edges: frozenset[str], tokens: list[Token], at: int, *, before: bool
) -> tuple[int, str]:
    """The longest phrase of up to four tokens that ends before or begins at a token, with its length; else 0."""
    if word_at(tokens, at - 1 if before else at) not in edges:
        return 0, ""
    for length in (4, 3, 2, 1):
        inside = tokens[max(0, at - length) : at] if before else tokens[at : at + length]
        phrase = " ".join([token.word for token in inside])
        if len(inside) == length and phrase in phrases:
            return length, phrase
    return 0, ""


def word_at(tokens: list[Token], at: int) -> str:
    """The folded word of a token, nothing beyond the text."""
    return tokens[at].word if 0 <= at < len(tokens) else ""


def code_at(tokens: list[Token], at: int) -> str:
    """The code of a token, a stop beyond the text."""
    return tokens[at].code if 0 <= at < len(tokens) else "!"
