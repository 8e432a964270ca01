"""Amounts of money in a sentence: the unit of every currency, ranges, conversions, hedges, "per share"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import lru_cache

from facts.amounts.currencies import (
    BARE_DOLLAR,
    BARE_KRONA,
    MoneyWords,
    cents_behind,
    currency_before,
    currency_behind,
    may_name_currency,
    money_words,
)
from facts.amounts.difference_words import compares, is_by_how_much
from facts.amounts.nouns import Noun, noun_after
from facts.amounts.numbers import find_figures
from facts.amounts.numerals import Figure, is_year
from facts.amounts.phrases import phrase_after, phrase_before
from facts.amounts.quantities import Part, hedge, is_recalled, join, spans_of, tidy
from facts.languages import load_language
from facts.values import Money
from facts.words.mentions import Mention
from facts.words.small_words import small_words

_LOCAL_DOLLARS = {"AU": "AUD", "NZ": "NZD", "CA": "CAD", "SG": "SGD", "HK": "HKD"}
_LOCAL_KRONAS = {"DK": "DKK", "NO": "NOK", "IS": "ISK", "CZ": "CZK"}
_PERCENT = re.compile(r" ?%")  # "up 5% to 42 euros": not from 5 euros
_OPEN_BRACKET = re.compile(r",? ?[(\[—-] ?")
_WORDS_AND_BRACKET = re.compile(r"(?: [^\W\d_][^\s\d().,;:]*){1,5} \(")
_SCALES_FOR_ELISION = Decimal(1_000_000)


def find_money(text: str, language: str, *, country: str | None = None, crowns: str | None = None) -> list[Mention]:
    """The amounts of money in a sentence or a longer text, in order, without overlaps.

    ``text`` is normalised. A bare dollar is the US dollar, unless ``country`` (ISO 3166, of the outlet) is one whose
    papers write "$" for their own and "US$" for the American: AU, NZ, CA, SG, HK. Bare crowns are those of the country
    ``crowns``, else of ``country``, else Swedish. An amount printed in two currencies
    is one mention, and so is a range. Exchange rates ("$1 = 0.85 euros") and vague sums ("Milliarden") are none.
    """
    return list(_analyse(text, language, country, crowns or country)[0])


def money_spans(text: str, language: str) -> tuple[tuple[int, int], ...]:
    """Where amounts of money stand, also those of exchange rates, which are no mentions."""
    return _analyse(text, language, None, None)[1]


_Analysis = tuple[tuple[Mention, ...], tuple[tuple[int, int], ...]]


@lru_cache(maxsize=64)
def _analyse(text: str, language: str, dollars: str | None, crowns: str | None) -> _Analysis:
    figures = find_figures(text, language)
    if not figures or not may_name_currency(text, language):
        return (), ()
    words = money_words(language)
    floors = list(_parts(text, figures, words))
    parts = [part for part, _ in floors]
    if all(part.kind is None for part in parts):
        return (), ()
    for part, floor in floors:
        hedge(part, text, language, floor)
    _fill_elided(parts, text, language)
    kept = [part for part in join(parts, text, language, _mergeable) if part.kind is not None]
    spans = tuple((part.hedged_start, part.end) for part in kept)
    local = {
        BARE_DOLLAR: _LOCAL_DOLLARS.get(dollars or "", "USD"),
        BARE_KRONA: _LOCAL_KRONAS.get(crowns or "", "SEK"),
    }
    mentions = tuple(_with_conversions(kept, text, words, local, language))
    return mentions, (*spans, *spans_of(mentions))


def _parts(text: str, figures: tuple[Figure, ...], words: MoneyWords) -> Iterator[tuple[Part, int]]:
    """The figures that can be amounts, each with how far back its hedge can begin."""
    taken = 0
    for figure in figures:
        if figure.start < taken:
            continue  # the cents of "1€99"
        part = Part(figure.start, figure.end, figure.amount, figure.unit, figure.scale, figure)
        left = currency_before(text, figure, taken, words)
        right = currency_behind(text, figure.end, words)
        if left is None and figure.digits and (with_cents := cents_behind(text, figure.end)) is not None:
            currency, cents, part.end = with_cents
            part.amount, part.unit = part.amount + cents, Decimal("0.01")
        elif left is not None:
            currency, part.start = left
        elif right is not None and not figure.glued:
            currency, part.end = right
        else:
            currency = ""
        if currency:
            _denominate(part, currency)
            taken = part.end
        elif figure.glued or figure.weak or _PERCENT.match(text, figure.end):
            continue
        yield part, taken if currency and taken < part.start else 0


def _denominate(part: Part, currency: str) -> None:
    code, _, minor = currency.partition("/")
    part.kind = code
    if minor:
        part.amount /= int(minor)
        part.unit /= int(minor)


def _fill_elided(parts: list[Part], text: str, language: str) -> None:
    """Give "insgesamt nun 116 Millionen" the currency of the amount before it, unless something else is counted."""
    last: Part | None = None
    for part in parts:
        if part.kind is not None:
            last = last if last is not None and _in_brackets(text, part) else part
            continue
        counted = noun_after(text, part.end, language)
        if counted is not None and (_counts_things(counted, part, language) or language == "de"):
            last = None if part.scale > 1 else last
            continue
        if (
            last is None
            or part.start - last.end > 160
            or re.search(r"[.!?]\s+[A-ZÄÖÜÉÀ]|\n", text[last.end : part.start])
        ):
            continue
        recalled = is_recalled(part, text, language)
        if part.scale >= _SCALES_FOR_ELISION:
            part.kind = last.kind
        elif recalled and last.scale == part.scale and last.amount / 10 < part.amount < last.amount * 10:
            part.kind = last.kind  # "399 euros au lieu de 449"
        elif (
            (part.figure.decimal or recalled)
            and part.scale == 1
            and last.scale > 1
            and part.amount < 1000
            and counted is None
            and not phrase_after(text, part.end, small_words("percent") | {"%"})
            and not text[part.end : part.end + 2].strip().startswith("%")
        ):
            part.kind = last.kind
            part.amount, part.unit, part.scale = part.amount * last.scale, part.unit * last.scale, last.scale


def _counts_things(noun: Noun, part: Part, language: str) -> bool:
    """``four million addresses``: a known noun, one with a link word, or a plural right behind the figure."""
    if noun.known or noun.linked:
        return True
    table = load_language(language).table("money")
    plural = "plural" in table and noun.word.endswith(table["plural"]) and noun.start - part.end <= 1
    return plural and noun.word not in table["nouns"]


def _in_brackets(text: str, part: Part) -> bool:
    """``118 million pounds (136 million euros)``: the text goes on in the currency before the brackets."""
    return text.rfind("(", 0, part.start) > text.rfind(")", 0, part.start)


def _mergeable(first: Part, second: Part) -> bool:
    if first.kind is None and second.kind is None:
        return False
    if second.kind is None and (is_year(second.figure) or second.figure.weak):
        return False
    if first.kind is None and is_year(first.figure):
        return False
    return first.kind is None or second.kind is None or first.kind == second.kind


def _with_conversions(
    parts: list[Part], text: str, words: MoneyWords, local: Mapping[str, str], language: str
) -> Iterator[Mention]:
    index = 0
    while index < len(parts):
        part = parts[index]
        index += 1
        if index < len(parts) and _is_rate(part, parts[index], text):
            index += 1
            continue
        converted: list[Money] = []
        per = _per(part, part.end, text, words)
        end = part.end if per is None else max(part.end, per[1])
        while index < len(parts) and (closed := _conversion_end(part, end, parts[index], text, words)) is not None:
            converted.append(_money(parts[index], local, None))
            end = closed
            index += 1
        if per is None and (per := _per(part, end, text, words)) is not None:
            end = max(end, per[1])
        if index < len(parts) and not converted and _converted_behind(part, end, parts[index], text):
            converted.append(_money(parts[index], local, None))
            index += 1
        yield Mention(
            part.hedged_start, end, _money(part, local, per[0] if per else None), tuple(converted), former=part.former,
            delta=part.delta or (not part.former and _is_delta(part, text, language)),
        )  # fmt: skip


def _is_delta(part: Part, text: str, language: str) -> bool:
    ends = {part.end, part.figure.end}
    return compares(text, ends, language, counts=False) or is_by_how_much(text, part.hedged_start, language)


def _is_rate(first: Part, second: Part, text: str) -> bool:
    return text[first.end : second.start].strip() == "=" and first.kind != second.kind


def _conversion_end(part: Part, end: int, other: Part, text: str, words: MoneyWords) -> int | None:
    """Where the amount in the other currency ends, if ``other`` is ``part`` in another currency; else None."""
    if other.kind == part.kind or other.former or (other.maximum is None) != (part.maximum is None):
        return None
    between = text[end : other.hedged_start]
    if len(between) > 40:
        return None
    bracket = _OPEN_BRACKET.match(between)
    rest = between[bracket.end() if bracket else 0 :].strip(" ,").lower()
    plain = rest.rstrip("'")
    if bracket is not None and "(" in bracket.group():
        if plain and plain not in words.conversion and len(plain.split()) > 2:
            return None
        return other.end + 1 if text[other.end : other.end + 1] in {")", "]"} else other.end
    return other.end if plain == "/" or plain in words.conversion else None


def _converted_behind(part: Part, end: int, other: Part, text: str) -> bool:
    """``8 billion crowns in savings a year (1.1 billion euros)``: an amount alone in brackets a few words behind."""
    alone = text[other.end : other.end + 1] == ")" and _WORDS_AND_BRACKET.fullmatch(text[end : other.hedged_start])
    return bool(alone) and other.kind != part.kind and not other.former and other.maximum is None


def _per(part: Part, end: int, text: str, words: MoneyWords) -> tuple[str, int] | None:
    found = phrase_after(text, end, words.per)
    if (
        found is not None
        and not re.match(r" ?\d{4}\b", text[found[1] : found[1] + 6])
        and not _of_a_day(text, found[1], words)
    ):
        return words.per[found[0]], found[1]
    before = phrase_before(text, part.hedged_start, words.per_before)
    return (words.per_before[before[0]], end) if before is not None else None


def _of_a_day(text: str, end: int, words: MoneyWords) -> bool:
    """``a week before the talks`` says when, but ``a week before tax`` still how often."""
    earlier = phrase_after(text, end, words.per_not_before)
    return earlier is not None and phrase_after(text, earlier[1], words.deducted) is None


def _money(part: Part, local: Mapping[str, str], per: str | None) -> Money:
    kind = str(part.kind)
    currency = local.get(kind, kind)
    return Money(
        tidy(part.amount),
        currency,
        tidy(part.unit),
        None if part.maximum is None else tidy(part.maximum),
        part.hedge,
        per,
    )
