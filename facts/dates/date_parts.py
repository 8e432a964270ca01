"""One date expression among the tokens of a text: what it prints and which words before and after belong to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from facts.dates.calendar_spans import Dated, Parts
from facts.dates.calendar_tokens import Token, Tokens
from facts.dates.calendar_words import CalendarWords

BOUNDS = {"by": "by", "from": "from", "since": "from", "not_before": "not before"}
_FIELDS = {"y": "year", "m": "month", "M": "month", "N": "count", "w": "weekday", "k": "block", "q": "block",
           "o": "number", "e": "edge", "r": "relative", "u": "unit", "a": "offset", "s": "number", "f": "day",
           "h": "month"}  # fmt: skip
_COUNTS = frozenset("n#N")
_PAIRS = {"z": ("year", "month", "day"), "Z": ("month", "day"), "p": ("edge", "unit"), "T": ("block", "number")}
_DECADE = "d"


@dataclass(slots=True)
class Found:
    """A date expression of tokens ``low`` to ``high``; with its lead and trail it goes from ``first`` to ``last``.

    ``roles`` and ``leads`` are the roles and words of the lead. Only a ``firm`` one becomes a mention.
    ``joins`` says that it is the later end of the range that the expression before it begins, ``shifted`` that it is
    one of the two dates of a shift.
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
    shifted: bool = False
    span: Dated | None = None


def find_expression(words: CalendarWords, tokens: Tokens, low: int, high: int) -> Found:
    """The expression of tokens ``low`` to ``high`` with the lead ("bis zum") and the trail ("at the latest") it has."""
    codes = "".join(tokens.codes[low:high])
    item = Found(low, high, low, high, _parts(tokens[low:high], codes), codes)
    _lead(words, tokens, item)
    return item


def _parts(tokens: list[Token], codes: str) -> Parts:
    said: dict[str, Any] = {}
    for place, token in enumerate(tokens):
        if "W" in codes and token.code in "n#":
            said["week"] = token.value
        elif "count" in said and token.code in _COUNTS:
            said["to_count"] = token.value
        elif token.code == "n":
            said[_role_of_number(said, codes, place)] = token.value
        elif token.code in _PAIRS:
            said |= dict(zip(_PAIRS[token.code], token.value, strict=True))
        elif token.code in _FIELDS:
            said |= _of_word(token.code, token.value, said)
    if "count" in said:
        said |= {"unit": said.get("unit") or said.get("block"), "block": None, "number": None}
        said["count"] = (said["count"] + said.pop("more", 0)) * (-1 if "b" in codes else 1)
    said.pop("more", None)
    if _DECADE in codes:
        said["decade"] = True
    if said.pop("plural", False):
        said["unit"] = said["unit"] if "count" in said else None  # "les années à venir"
        said["decade"] = said.get("year", 1) % 10 == 0  # "les années 2030"
    if codes.startswith("rk") and tokens[0].value == -1 and "number" not in said:
        said |= _last_of(said)
    if "U" in codes and said.get("to_day", 0) - said.get("day", 0) > 2:
        said["day"] = said.pop("to_day")  # "on 3 and 17 May" is no run of days
    return Parts(**said)


def _last_of(said: Mapping[str, Any]) -> dict[str, Any]:
    """``the last quarter of 2026``, ``the last half of this year``: which one that is; none where it is just gone."""
    number = 4 if said["block"] == "quarter" else 2
    if "year" in said:
        return {"relative": None, "number": number}
    return {"number": number} if said.get("unit") == "year" else {}


def _of_word(code: str, value: Any, said: Mapping[str, Any]) -> dict[str, Any]:
    """What one calendar word adds to what the expression has said before it."""
    match code, value:
        case "s", [edge, number]:  # "Spätherbst"
            return {"block": "season", "edge": said.get("edge", edge), "number": number}
        case "s", _:
            return {"block": "season", "number": value}
        case "f", [month, day]:
            return {"month": month, "day": day, "feast": True}
        case "f", [month, weekday, which]:
            return {"month": month, "weekday": weekday, "which": which, "feast": True}
        case "f", _:
            return {"easter": value, "feast": True}
        case "h", [month, "half"]:
            return {"month": month, "block": "half"}
        case "h", [month, unit]:
            return {"month": month, "unit": unit}
        case "u", dict():  # "a year and a half", "années"
            return {**value}
        case "a", str():  # "later in the year"
            return {"unit": value, "relative": 0}
        case "a", [unit, relative]:  # "in the new year"
            return {"unit": unit, "relative": relative}
        case _:
            return {_FIELDS[code]: value}


def _role_of_number(said: dict[str, Any], codes: str, place: int) -> str:
    """A small number is a day, the end of a run of days, the number of a quarter, a month, or a count of units."""
    after = codes[place + 1 :].lstrip(".t-")
    if codes[place - 1 : place] == "q" or after.startswith(("k", "q", "h")) or (after[:1] == "u" and "m" in after):
        return "number"
    if "u" in codes and not {"i", "b", "L"}.isdisjoint(codes):
        return "count"
    if "day" not in said:
        return "day"
    return "to_day" if "m" in codes or "M" in codes else "month"


def _lead(words: CalendarWords, tokens: Tokens, item: Found) -> None:
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
    phrases: Mapping[str, str], edges: frozenset[str], tokens: Tokens, at: int, *, before: bool
) -> tuple[int, str]:
    """The longest phrase of up to four tokens that ends before or begins at a token, with its length; else 0."""
    if word_at(tokens, at - 1 if before else at) not in edges:
        return 0, ""
    for length in (4, 3, 2, 1):
        inside = tokens.words[max(0, at - length) : at] if before else tokens.words[at : at + length]
        phrase = " ".join(inside)
        if len(inside) == length and phrase in phrases:
            return length, phrase
    return 0, ""


def word_at(tokens: Tokens, at: int) -> str:
    """The folded word of a token, nothing beyond the text."""
    return tokens.words[at] if 0 <= at < len(tokens) else ""


def code_at(tokens: Tokens, at: int) -> str:
    """The code of a token, a stop beyond the text."""
    return tokens.codes[at] if 0 <= at < len(tokens) else "!"
