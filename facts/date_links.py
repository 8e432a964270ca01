"""How a date relates to the words and dates around it: ranges, shifts, and the tense of its clause."""

from __future__ import annotations

from dataclasses import replace

from facts.calendar_spans import Parts
from facts.calendar_words import CalendarWords, Tokens
from facts.date_parts import BOUNDS, Found, code_at, word_at
from facts.small_words import small_words

_MONTH_REACH = 100  # tokens behind a day within which another one leaves its month out
_AUXILIARY = 4  # letters of verbs that do not tell the tense alone: "hat", "sont"
_MONTHS = "mM"  # codes: the month of May is no auxiliary
_REACH = 40  # tokens on either side that can tell the tense of a clause
_NEGATED = 8  # tokens
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
    before = tokens.words[at - 1]
    return tokens.codes[at - 1] not in "nm" and (len(before) > 2 or not before.isalnum())


def direction(words: CalendarWords, tokens: Tokens, item: Found) -> int:
    """1 when the clause (or else the sentence) of a date speaks of the future, -1 of the past, 0 when neither."""
    sets = words.sets
    reach = 3 if item.parts.weekday is not None else 0
    if not set(item.leads) & sets["targets"]:
        near = [*range(max(0, item.first - 1 - reach), item.first), item.last]
        if any(word_at(tokens, at) in sets["reporting"] and not _awaited(words, tokens, at) for at in near):
            return -1
        if item.parts.weekday is not None and _beside_past(words, tokens, item):
            return -1
    if "since" in item.roles:
        return -1
    if (planned := _of_a_plan(words, tokens, item)) is not None:
        return planned
    if "not_before" in item.roles or "by" in item.roles:
        return 1
    low, high = sentence(tokens, item.low, item.high)
    if not sets["perfect"].isdisjoint(tokens.words[item.high : high]):
        return -1
    first, last = _clause(words, tokens, item, low, high)
    if _told_before(words, tokens, first, item.first):
        return -1
    for whole, begin, end in ((False, first, last), (True, low, high)):
        said = {
            tokens.words[at]
            for at in range(begin, end)
            if tokens.codes[at] not in _MONTHS and not _counts_weeks(item, at, tokens)
        }
        if not said.isdisjoint(sets["future"]) or _ends_as_future(words, said):
            return 1
        past = said & sets["past"] or {word for word in said if _is_past(words, word)}
        if past and not (whole and past <= sets["reporting"]):
            return -1
    return 1 if "from" in item.roles else 0


def _told_before(words: CalendarWords, tokens: Tokens, first: int, last: int) -> bool:
    """``the raid that stopped its lines in May is set to cost``: a verb of the past, and no other, before a date."""
    said = set(tokens.words[first:last])
    told = {word for word in said & words.sets["past"] if len(word) > _AUXILIARY}
    told -= words.sets["reporting"] | small_words("since")
    return bool(told) and said.isdisjoint(words.sets["future"]) and not _ends_as_future(words, said)


def _clause(words: CalendarWords, tokens: Tokens, item: Found, low: int, high: int) -> tuple[int, int]:
    """The tokens of the clause around a date, or behind the comma where a date alone opens the sentence."""
    clauses = words.sets["clauses"]
    first, last = item.low, item.high
    if item.first == low and word_at(tokens, item.last) == ",":
        last = item.last + 1  # "On Thursday, the court put it off"
    while first > low and tokens.codes[first - 1] != "," and tokens.words[first - 1] not in clauses:
        first -= 1
    while last < high and tokens.codes[last] != "," and tokens.words[last] not in clauses:
        last += 1
    return first, last


def _beside_past(words: CalendarWords, tokens: Tokens, item: Found) -> bool:
    """``schloss am Montag den Kauf ab``: a verb of the past right before a weekday, or right behind it."""
    before = word_at(tokens, item.first - 1)
    told = len(before) > _AUXILIARY and before in words.sets["past"] and not _awaited(words, tokens, item.first - 1)
    return told or _is_past(words, word_at(tokens, item.last))


def _of_a_plan(words: CalendarWords, tokens: Tokens, item: Found) -> int | None:
    """The direction of a date that words about plans stand beside; None when there are none.

    A date that something is moved to, or that somebody names ("mentioned October"), is one to come. Of a plan that was
    made ("originally in January", "announced for May") the date is the nearest one.
    """
    copula = f"{word_at(tokens, item.first - 1)} {word_at(tokens, item.first)}"  # "the day of the start is 12 November"
    if moved_to(words, tokens, item) or copula in words.sets.get("copulas", frozenset()):
        return 1
    if item.shifted or _recalled(words, tokens, item):
        return 0
    return 1 if not item.leads and word_at(tokens, item.low - 1) in words.sets["supposing"] else None


def _recalled(words: CalendarWords, tokens: Tokens, item: Found) -> bool:
    """Whether words before a date say that it was planned or spoken of once: "originally in January"."""
    before = tokens.words[max(0, item.first - 6) : item.first]
    return not words.sets["recalling"].isdisjoint(before) or not words.sets["promised_for"].isdisjoint(item.leads)


def _counts_weeks(item: Found, at: int, tokens: Tokens) -> bool:
    """``the last week of June``: "last" counts the weeks of a month and tells no tense."""
    return item.low <= at < item.high and tokens.codes[at] == "r" and item.parts.month is not None


def _awaited(words: CalendarWords, tokens: Tokens, at: int) -> bool:
    """Whether a verb of reporting is itself to come: "will be announced on Thursday"."""
    return not words.sets["awaiting"].isdisjoint(tokens.words[max(0, at - 3) : at + 3])


def _is_past(words: CalendarWords, word: str) -> bool:
    endings = words.past_endings
    return bool(endings) and len(word) > 4 and word.endswith(endings) and word not in words.sets["future"]


def _ends_as_future(words: CalendarWords, said: set[str]) -> bool:
    endings = words.future_endings
    return bool(endings) and any(word.endswith(endings) and len(word) > 4 for word in said)


def moved_to(words: CalendarWords, tokens: Tokens, item: Found) -> bool:
    """Whether the date is what an earlier date of the text was put off to: "postponed to September"."""
    parts = item.parts
    if parts.year or parts.relative is not None or parts.unit or not (parts.month or parts.block):
        return False
    if not set(item.leads) & words.sets["targets"]:
        return False
    low, high = sentence(tokens, item.low, item.high)
    said = set(tokens.words[low:high])
    return bool(said & words.sets["shift_cues"]) and not said & words.sets["advances"]
