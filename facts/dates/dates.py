"""Dates in a text: days, months, quarters, seasons, edges ("early 2026"), relative dates, ranges and shifts.

Reading is by tokens: ``calendar_words`` says what each word is, the forms of the language find the dates, what stands
before and after licenses them ("in May", not "Theresa May"), and ``calendar_spans`` works out the EDTF span.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Literal, cast

from facts.dates.calendar_spans import AHEAD, Dated, resolve
from facts.dates.calendar_tokens import Tokens
from facts.dates.calendar_words import CODES, CalendarWords, calendar_words
from facts.dates.date_direction import came_to_nothing, direction, moved_to
from facts.dates.date_links import ends_sentence, link, negated, reckoned_from, sentence
from facts.dates.date_parts import BOUNDS, Found, code_at, find_expression, word_at
from facts.values import DateSpan
from facts.words.mentions import Mention
from facts.words.small_words import small_words

_RANKED = 4  # words from a superlative or an ordinal to a span of time

INDEFINITE = DateSpan("../..")
"""Postponed without a new date: "indefinitely", "auf unbestimmte Zeit", "sine die"."""


def find_dates(text: str, language: str, *, published: date | None) -> list[Mention]:
    """The dates of a text in order, as EDTF spans with offsets into it.

    A relative date ("next month") is resolved against ``published``; without one it gives no mention, and a day or
    month without a year gives ``XXXX-06-05``. A deadline keeps its plain span and says so in ``bound``. Fiscal years,
    names with a year in them and counts that look like years are no dates. Raises KeyError for an unknown language.
    """
    words = calendar_words(language)
    if not words.may_hold_date(text):
        return []
    tokens = words.scan(text)
    codes = "".join(tokens.codes)
    found = [
        find_expression(words, tokens, m.start(), m.end()) for m in words.forms.finditer(codes) if m.end() > m.start()
    ]
    found = [item for item in found if not _no_date(words, tokens, item)]
    link(words, tokens, found)
    _resolve(words, tokens, found, published)
    return _mentions(words, tokens, found)


def _no_date(words: CalendarWords, tokens: Tokens, item: Found) -> bool:
    """Whether the words around show something else: a fiscal year, a name, a count. Also sets ``firm``."""
    sets, low, high = words.sets, item.low, item.high
    around = tokens.words[max(0, item.first - 2) : low] + tokens.words[max(0, low - 2) : high]
    if not sets["fiscal"].isdisjoint(around) or word_at(tokens, high) in sets["fiscal_after"]:
        return True
    if item.codes == "y" and _no_year(words, tokens, item):
        return True
    if item.codes.startswith(CODES["ahead"]) and _lasted(words, tokens, item):
        return True
    item.firm = _is_firm(words, tokens, item)
    return False


def _lasted(words: CalendarWords, tokens: Tokens, item: Found) -> bool:
    """``the third delay in two years``, ``the biggest float in three years``: how long a time something ranks in."""
    before = tokens.words[max(0, item.first - _RANKED) : item.first]
    marks = [at for at, word in enumerate(before) if not word[0].isalnum()]
    return not words.sets["ranks"].isdisjoint(before[marks[-1] + 1 :] if marks else before)


def _no_year(words: CalendarWords, tokens: Tokens, item: Found) -> bool:
    """Whether a bare figure is part of a compound ("2025-Modell"), a name ("Agenda 2030") or counts something."""
    sets, low, high = words.sets, item.low, item.high
    before, after = code_at(tokens, low - 1), code_at(tokens, high)
    if before in "-/" and tokens[low - 1].end == tokens[low].start:
        return True
    if after in "-/" and tokens[high].start == tokens[low].end:
        return True
    behind = {word_at(tokens, high), f"{word_at(tokens, high)} {word_at(tokens, high + 1)}"}
    counts = not behind.isdisjoint(sets["counted"]) and "not_before" not in item.roles
    if word_at(tokens, low - 1) in sets["labels"] or counts:
        return True
    if not small_words("to").isdisjoint(item.leads) and code_at(tokens, item.first - 1) == "#":
        return True  # "sank von 2500 auf 1900", "grew by 400 to 1900"
    given_up = f"{word_at(tokens, low - 2)} {word_at(tokens, low - 1)}" in sets["instead"]  # "rather than 2027"
    amount = word_at(tokens, low - 1) in sets["amounts"] and not given_up
    return not item.leads and (amount or before in "#yn" or after in "#yn")


def _is_firm(words: CalendarWords, tokens: Tokens, item: Found) -> bool:
    """Whether what was found is a date by itself; a bare month, year or season needs its preposition or article."""
    sets, low = words.sets, item.low
    licensed = not sets["anywhere"].isdisjoint(item.leads)
    match item.codes:
        case "y":
            if words.table["bare_year"] or licensed or _alone(tokens, item) or not BOUNDS.keys().isdisjoint(item.roles):
                return True
            if _supposed(words, tokens, item):
                return True
            named = not item.leads and low > 0 and tokens[low - 1].capital
            return not named and _attributive(words, tokens, item)
        case "m":
            capital = tokens[low].capital and low > 0 and not ends_sentence(tokens, low - 1)
            if capital and not words.capital:
                return False  # "Mars" the planet
            if _supposed(words, tokens, item) or _alone(tokens, item) or _given(words, tokens, item):
                return True
            return (licensed and not _first_name(words, tokens, item)) or _attributive(words, tokens, item)
        case "s":
            return not sets["season_leads"].isdisjoint(item.leads) or _supposed(words, tokens, item)
        case "n" | "n." | "nt":
            led = {*item.leads, word_at(tokens, low - 1)}
            return not sets["bare_day_leads"].isdisjoint(led) and _stands_alone(words, tokens, item)
        case "Z":
            return not sets["day_month_leads"].isdisjoint(item.leads)
        case codes if item.parts.block == "half" and "k" in codes and not {"r", "y", "u", "m"} & set(codes):
            return bool(words.table["bare_half"])
        case codes if codes.startswith("q") and "y" not in codes:
            return licensed
    return True


def _first_name(words: CalendarWords, tokens: Tokens, item: Found) -> bool:
    """``für August Horch``: a month that is a name as well; none is behind "im", "ab": "im August Insolvenz"."""
    named = bool(words.capital) and code_at(tokens, item.high) == "x" and tokens[item.high].capital
    sets = words.sets
    return named and tokens[item.low].word in sets["also_names"] and sets["never_of_people"].isdisjoint(item.leads)


def _alone(tokens: Tokens, item: Found) -> bool:
    """A year in brackets, or behind a colon as the whole entry: "Opening: 2034", "(2034)"."""
    before, after = word_at(tokens, item.first - 1), word_at(tokens, item.last)
    return (before, after) == ("(", ")") or (before == ":" and (after in {"", ",", ".", ")"} or after.isspace()))


def _supposed(words: CalendarWords, tokens: Tokens, item: Found) -> bool:
    """A bare date that somebody names or doubts: "think 2038 more likely", "2034 will be hard to hold"."""
    if tokens[item.low].word in words.sets["also_names"] and not _set_against(words, tokens, item):
        return False
    before, after = item.first - 1, item.last
    if before >= 0 and tokens[before].capital and code_at(tokens, before) == "x" and not item.leads:
        return False  # "Karl Winter"
    before -= code_at(tokens, before) == "'" or word_at(tokens, before) in {'"', "«", "»", "„", "“"}
    after += code_at(tokens, after) == "'" or word_at(tokens, after) in {'"', "«", "»", "„", "“", "”"}
    return word_at(tokens, before) in words.sets["supposing"] or word_at(tokens, after) in words.sets["supposed"]


def _set_against(words: CalendarWords, tokens: Tokens, item: Found) -> bool:
    """``in May, not March``: what stands behind a comma and a negation is of the sort of what stands before."""
    before = item.first - 1
    return word_at(tokens, before) in words.sets["negations"] and word_at(tokens, before - 1) == ","


def _given(words: CalendarWords, tokens: Tokens, item: Found) -> bool:
    """``gives August as the date``, ``nannte August als Termin``, but not ``gives August Horch as its founder``."""
    before, after = word_at(tokens, item.first - 1), word_at(tokens, item.last)
    return before in words.sets["gives"] and after in words.sets["given_as"]


def _stands_alone(words: CalendarWords, tokens: Tokens, item: Found) -> bool:
    """A day without its month: what follows is no name of a thing that is numbered ("on the 18th floor")."""
    after = tokens[item.last] if item.last < len(tokens) else None
    return after is None or after.code in ".,!" or after.word in words.sets["day_tails"] or after.word in ')"»“'


def _attributive(words: CalendarWords, tokens: Tokens, item: Found) -> bool:
    """As in "a 2025 launch", "its May date": a determiner before, a small word after."""
    after = tokens[item.high] if item.high < len(tokens) else None
    determined = word_at(tokens, item.low - 1) in words.sets["determiners"]
    return determined and after is not None and after.code == "x" and after.word.isalpha() and not after.capital


def _resolve(words: CalendarWords, tokens: Tokens, found: list[Found], published: date | None) -> None:
    last: date | None = None
    before: Found | None = None
    for item in found:
        if not item.firm:
            continue
        if item.codes == "I":
            item.span = Dated(INDEFINITE.edtf, date.min, date.max)
            continue
        if item.codes.endswith(CODES["later"]):
            day = reckoned_from(words, tokens, item, before)
            item.span = resolve(item.parts, day, AHEAD) if day is not None else None
        else:
            moved = last is not None and moved_to(words, tokens, item)
            way = AHEAD if moved else direction(words, tokens, item)
            day = (_moved_from(tokens, item, before) or last) if moved else published
            item.span = resolve(item.parts, day, way)
        if item.span is None:
            continue
        before = item
        if published is not None:
            if item.span.first > published:
                last = item.span.last
            item.former = item.former or came_to_nothing(words, tokens, item, published)


def _moved_from(tokens: Tokens, item: Found, before: Found | None) -> date | None:
    """``was due on 26 May, has been put off to 11 June``: the day before in the sentence, from which a date is moved.

    A weekday is rather the one on which that was said.
    """
    if before is None or before.span is None or before.parts.month is None:
        return None
    return before.span.last if before.low >= sentence(tokens, item.low, item.high)[0] else None


def _mentions(words: CalendarWords, tokens: Tokens, found: list[Found]) -> list[Mention]:
    mentions: list[Mention] = []
    held: Found | None = None
    for item in found:
        if item.span is None:
            held = None
            continue
        if held is not None and item.joins and _follows(held, item):
            joined = _joined(held, item)
            mentions[-1] = _mention(words, tokens, joined)
            held = joined
        else:
            mentions.append(_mention(words, tokens, item))
            held = item
    return mentions


def _follows(one: Found, two: Found) -> bool:
    first, second = cast("Dated", one.span), cast("Dated", two.span)
    return first.first < second.first and first.last < second.last


def _joined(one: Found, two: Found) -> Found:
    first, second = cast("Dated", one.span), cast("Dated", two.span)
    edtf = f"{first.edtf.split('/')[0]}/{second.edtf.split('/')[-1]}"
    roles = [role for role in one.roles if role not in BOUNDS]
    return replace(one, last=two.last, span=Dated(edtf, first.first, second.last), roles=roles)


def _mention(words: CalendarWords, tokens: Tokens, item: Found) -> Mention:
    span = cast("Dated", item.span)
    edtf = span.edtf
    if "about" in item.roles and not edtf.endswith("~"):
        edtf += "~"
    bound = next((BOUNDS[role] for role in item.roles if role in BOUNDS), None)
    if bound == "by" and not words.sets["before"].isdisjoint(item.leads) and negated(words, tokens, item):
        bound = "not before"
    return Mention(
        start=tokens[item.first].start,
        end=tokens[item.last - 1].end,
        value=DateSpan(edtf),
        former=item.former,
        bound=cast('Literal["by", "from", "not before"] | None', bound),
    )
