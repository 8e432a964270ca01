"""How a date relates to the dates around it: ranges, shifts, days that leave their month out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from facts.dates.calendar_spans import Parts
from facts.dates.calendar_tokens import Tokens
from facts.dates.calendar_words import CalendarWords
from facts.dates.date_parts import BOUNDS, Found, code_at, word_at

_MONTH_REACH = 100  # tokens behind a day within which another one leaves its month out
_REACH = 40  # tokens of a sentence on either side of a date
_NEGATED = 8  # tokens
_WEEK = timedelta(days=7)
_SHORT_MONTH = 4  # letters: "Sept." does not end a sentence, "August." does
_MARKS = frozenset(",;:.!?")


def link(words: CalendarWords, tokens: Tokens, found: list[Found]) -> None:
    """Relate neighbours: ranges become one date, the former date of a shift is marked, missing years are shared."""
    sets = words.sets
    for place in range(len(found) - 1, 0, -1):
        one, two = found[place - 1], found[place]
        if two.low - one.high > 8 or "!" in tokens.codes[one.high : two.low]:
            continue
        joint = [word for word in tokens.words[one.high : two.low] if word not in sets["filler"]]
        kind = next(
            (name for name in ("or", "range", "and", "shift") if len(joint) == 1 and joint[0] in sets[name]), ""
        )
        opened = not sets["openers"].isdisjoint(one.leads)
        aimed = opened and not sets["targets"].isdisjoint(two.leads)
        if kind == "shift" or (aimed and _near(tokens, one, two, sets["shift_cues"])):
            one.former, one.firm, two.firm = opened, one.firm or opened, two.firm or opened
            one.shifted = two.shifted = True
            if opened:
                one.roles = [role for role in one.roles if role not in BOUNDS]
                one.parts = _inherit(one.parts, two.parts, before=True)
            continue
        if two.first == one.last and _put_off(words, one, two) and _near(tokens, one, two, sets["shift_cues"]):
            two.former = one.firm = two.firm = one.shifted = two.shifted = True
            two.parts = _inherit(two.parts, one.parts, before=True)
            two.roles = [role for role in two.roles if role not in BOUNDS]
            continue
        dashed = bool(joint) and joint[0] in sets["dashes"]
        if (
            not kind
            or (kind != "or" and _kind(one.parts) != _kind(two.parts))
            or (kind == "range" and not (opened or dashed))
        ):
            continue
        one.parts = _inherit(one.parts, two.parts, before=True)
        one.firm = two.firm = one.firm or two.firm
        betwixt = not sets["betwixt"].isdisjoint(one.leads)
        if kind in {"or", "range"} or betwixt:
            two.joins = True
    _complete_days(found)
    for item in found:
        _formers(words, tokens, item)


def _put_off(words: CalendarWords, one: Found, two: Found) -> bool:
    """``moved to Oct. 18 from July 18``: the new day stands before the old one."""
    aimed = any(lead.split()[-1] in words.sets["targets"] for lead in one.leads if lead)
    opened = not words.sets["openers"].isdisjoint(two.leads) and words.sets["betwixt"].isdisjoint(two.leads)
    return aimed and opened


def _complete_days(found: list[Found]) -> None:
    """Give a day without its month ("the 18th") that of the day before it within a hundred words; else drop it."""
    month: Found | None = None
    for item in found:
        if item.parts.month is not None and item.parts.day is not None:
            month = item
        elif item.codes in {"n", "n.", "nt"}:
            if month is None or item.low - month.high > _MONTH_REACH:
                item.firm = False
            else:
                item.parts = replace(item.parts, month=month.parts.month, year=month.parts.year)


def _near(tokens: Tokens, one: Found, two: Found, cues: frozenset[str]) -> bool:
    low, high = sentence(tokens, one.low, two.high)
    return not cues.isdisjoint(tokens.words[low:high])


def _kind(parts: Parts) -> tuple[bool, ...]:
    return (parts.month is not None, parts.day is not None, parts.block is not None)


def _inherit(one: Parts, two: Parts, *, before: bool) -> Parts:
    """The first of two linked dates with the year (and month) that only the second one prints."""
    if one.month is None and one.day is not None and two.month is not None:
        one = replace(one, month=two.month)
    if one.year is not None or two.year is None or one.unit is not None or one.relative is not None:
        return one
    if one.month is None and one.block is None:
        return one
    later = before and _rank(one) > _rank(two)
    return replace(one, year=two.year - 1 if later else two.year)


def _rank(parts: Parts) -> tuple[int, int]:
    if parts.month is not None:
        return parts.month, parts.day or 0
    starts = {"season": (3, 6, 9, 12), "quarter": (1, 4, 7, 10), "half": (1, 7)}
    return (starts[parts.block][(parts.number or 1) - 1], 0) if parts.block else (0, 0)


def _formers(words: CalendarWords, tokens: Tokens, item: Found) -> None:
    """As in "statt im Mai", "instead of launching on 26 May", "nicht im Mai, sondern": the date is given up."""
    if not words.sets["instead"].isdisjoint(item.leads) or _contrasted(words, tokens, item):
        item.former = item.firm = True
        return
    for back in range(1, 6):
        at = item.first - back
        if at < 0 or tokens.codes[at] in "!,":
            return
        if tokens.words[at] not in words.sets["instead_heads"]:
            continue
        if any(" ".join(tokens.words[at : at + size]) in words.sets["instead"] for size in (1, 2, 3)):
            item.former = item.firm = True
            return


def _contrasted(words: CalendarWords, tokens: Tokens, item: Found) -> bool:
    """As in "nicht im Mai, sondern ...", "not on May 26, but ..."."""
    after = item.last + (code_at(tokens, item.last) == ",")
    return word_at(tokens, after) in words.sets["contrasts"] and negated(words, tokens, item)


def negated(words: CalendarWords, tokens: Tokens, item: Found) -> bool:
    """Whether a negation stands within eight tokens before a date, and no mark between."""
    before = tokens.words[max(0, item.first - _NEGATED) : item.first]
    marks = [at for at, word in enumerate(before) if word in _MARKS]
    return not words.sets["negations"].isdisjoint(before[marks[-1] + 1 :] if marks else before)


def reckoned_from(words: CalendarWords, tokens: Tokens, item: Found, before: Found | None) -> date | None:
    """The day from which ``a week later`` counts: that of the date before it, in its sentence or the one before that.

    None where it is compared with something else ("later than planned"), ruled out ("not a day later"), or where the
    day is told too roughly.
    """
    if before is None or before.span is None:
        return None
    if word_at(tokens, item.last) in words.sets["than"] or negated(words, tokens, item):
        return None
    ends = (at for at in range(before.high, min(item.low, before.high + _MONTH_REACH)) if ends_sentence(tokens, at))
    if item.low - before.high > _MONTH_REACH or sum(1 for _ in ends) > 1:
        return None
    first, last = before.span.first, before.span.last
    rough = last - first > _WEEK and item.parts.unit in {"day", "week"}
    return None if rough else first


def sentence(tokens: Tokens, low: int, high: int) -> tuple[int, int]:
    """The tokens of the sentence around ``low`` to ``high``, at most 40 on either side."""
    first = low
    while first > 0 and low - first < _REACH and not ends_sentence(tokens, first - 1):
        first -= 1
    last = high
    while last < len(tokens) and last - high < _REACH and not ends_sentence(tokens, last):
        last += 1
    return first, last


def ends_sentence(tokens: Tokens, at: int) -> bool:
    """Whether a token ends a sentence; the stop of "26." or "Nov." does not, that of "35 %." does."""
    code = tokens.codes[at]
    if code == "!":
        return True
    if code == "#" and tokens.words[at][-1] == ".":
        return True
    if code != "." or at == 0:
        return False
    before, code = tokens.words[at - 1], tokens.codes[at - 1]
    if code == "m":
        return len(before) > _SHORT_MONTH
    return code != "n" and (len(before) > 2 or not before.isalnum())
