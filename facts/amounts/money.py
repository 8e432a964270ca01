"""Amounts of money in a sentence: the unit of every currency, ranges, conversions, hedges, "per share"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from facts.amounts.difference_words import compares, is_by_how_much
from facts.amounts.nouns import noun_after
from facts.amounts.numbers import find_figures
from facts.amounts.numerals import Figure
from facts.amounts.phrases import phrase_after, phrase_before, phrase_key
from facts.amounts.quantities import Part, hedge, is_recalled, is_year, join, spans_of, tidy
from facts.datafiles import load_data
from facts.languages import load_language
from facts.values import Money
from facts.words.mentions import Mention
from facts.words.small_words import small_words

_BARE_DOLLAR = "$"
_BARE_KRONA = "kr"
_LOCAL_DOLLARS = {"AU": "AUD", "NZ": "NZD", "CA": "CAD", "SG": "SGD", "HK": "HKD"}
_LOCAL_KRONAS = {"DK": "DKK", "NO": "NOK", "IS": "ISK", "CZ": "CZK"}
_PRINTED = load_data("amounts", "currencies.toml")
_SIGNS: dict[str, str] = _PRINTED["signs"]
_DOLLARS: dict[str, str] = {"": _BARE_DOLLAR, **_PRINTED["dollars"]}
_PREFIXED: dict[str, str] = _PRINTED["prefixed"]
_CODES: dict[str, str] = {**{code: code for code in _PRINTED["iso"]["codes"].split()}, **_PRINTED["codes"]}
_UNCERTAIN = frozenset(_PRINTED["uncertain"]["codes"])
_SIGN = f"[{''.join(_SIGNS)}]"
_LONG_CODES = sorted((re.escape(code) for code in _PRINTED["codes"] if code != "R"), key=len, reverse=True)
_BEHIND = "|".join(_PRINTED["behind"]["codes"])
_LEFT = re.compile(
    rf"(?:(?P<prefix>(?<![^\W\d_])U\.S\.|[A-Za-z]{{0,20}}) ?(?P<sign>{_SIGN})"
    rf"|(?<![^\W_])(?P<code>[A-Z]{{3}}|{'|'.join(_LONG_CODES)}|R(?=$))) ?$"
)
_RIGHT_SIGN = re.compile(
    rf" ?(?:(?P<prefix>US|A|C|CA|CAN|HK|NZ|S|R)(?=\$))?(?P<sign>{_SIGN})(?![^\W_])(?: ?(?P<suffix>US|CA|CAN|AU)\b)?"
)
_RIGHT_CODE = re.compile(rf"[ -]?(?P<code>{_BEHIND}|[A-Z]{{3}}|kr|c|ct|p)(?![^\W_])\.?")
_RIGHT_WORDS = re.compile(r"(?: d'| de | of | |-)?(?P<words>[^\W\d_]+(?:\.[^\W\d_]\.)?(?:[ '-][^\W\d_]+){0,3})")
_CENTS_BEHIND = re.compile(r"(?P<sign>[€£])(?P<cents>\d\d)(?![\w.,])")  # "1€99"
_NO_CENTS = re.compile(r",(?:--?|—)(?= ?[€E])")  # "800,- Euro"
_MINOR = {"c": "$/100", "ct": "EUR/100", "p": "GBP/100"}
_PERCENT = re.compile(r" ?%")  # "up 5% to 42 euros": not from 5 euros
_LETTERS = re.compile(r"[^\W\d_]+")
_OPEN_BRACKET = re.compile(r",? ?[(\[—-] ?")
_WORDS_AND_BRACKET = re.compile(r"(?: [^\W\d_][^\s\d().,;:]*){1,5} \(")
_SCALES_FOR_ELISION = Decimal(1_000_000)


@dataclass(frozen=True, slots=True)
class _Words:
    currencies: dict[str, str]
    conversion: frozenset[str]
    per: dict[str, str]
    per_before: dict[str, str]
    per_not_before: frozenset[str]
    heads: frozenset[str]  # single words, one of which stands in every name of a currency


@cache
def _words(code: str) -> _Words:
    table = load_language(code).table("money")
    return _Words(
        dict(table["currencies"]),
        frozenset(table["conversion"]),
        {phrase_key(phrase): per for phrase, per in table["per"].items()},
        {phrase_key(phrase): per for phrase, per in table["per_before"].items()},
        frozenset(table["per_not_before"]),
        frozenset(word for name in table["currencies"] for word in _LETTERS.findall(name)),
    )


def find_money(text: str, language: str, *, country: str | None = None) -> list[Mention]:
    """The amounts of money in a sentence or a longer text, in order, without overlaps.

    ``text`` is normalised. A bare dollar is the US dollar, unless ``country`` (ISO 3166, of the outlet) is one whose
    papers write "$" for their own and "US$" for the American: AU, NZ, CA, SG, HK. An amount printed in two currencies
    is one mention, and so is a range. Exchange rates ("$1 = 0.85 euros") and vague sums ("Milliarden") are none.
    """
    return list(_analyse(text, language, country)[0])


def money_spans(text: str, language: str) -> tuple[tuple[int, int], ...]:
    """Where amounts of money stand, also those of exchange rates, which are no mentions."""
    return _analyse(text, language, None)[1]


_Analysis = tuple[tuple[Mention, ...], tuple[tuple[int, int], ...]]


@lru_cache(maxsize=64)
def _analyse(text: str, language: str, country: str | None) -> _Analysis:
    figures = find_figures(text, language)
    if not figures or not (_UNIT_SIGN.search(text) or _may_name_currency(text, language)):
        return (), ()
    words = _words(language)
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
        _BARE_DOLLAR: _LOCAL_DOLLARS.get(country or "", "USD"),
        _BARE_KRONA: _LOCAL_KRONAS.get(country or "", "SEK"),
    }
    mentions = tuple(_with_conversions(kept, text, words, local, language))
    return mentions, (*spans, *spans_of(mentions))


_UNIT_SIGN = re.compile(
    rf"{_SIGN}|[A-Z]{{3}}|\bR\d|\b(?:{'|'.join(_LONG_CODES)}) ?\d|\d ?(?:{_BEHIND}|kr|ct|p)(?![^\W\d_])"
)


def _may_name_currency(text: str, language: str) -> bool:
    return not _words(language).heads.isdisjoint(_LETTERS.findall(text.lower()))


def _parts(text: str, figures: tuple[Figure, ...], words: _Words) -> Iterator[tuple[Part, int]]:
    """The figures that can be amounts, each with how far back its hedge can begin."""
    taken = 0
    for figure in figures:
        if figure.start < taken:
            continue  # the cents of "1€99"
        part = Part(figure.start, figure.end, figure.amount, figure.unit, figure.scale, figure)
        left = _left(text, figure, taken, words)
        right = _right(text, figure.end, words)
        if left is None and (cents := _CENTS_BEHIND.match(text, figure.end)) is not None and figure.digits:
            currency, part.end = _SIGNS[cents["sign"]], cents.end()
            part.amount, part.unit = part.amount + Decimal(cents["cents"]) / 100, Decimal("0.01")
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


def _left(text: str, figure: Figure, taken: int, words: _Words) -> tuple[str, int] | None:
    """The currency right before a figure and where it starts."""
    match = _LEFT.search(text, max(taken, figure.start - 24), figure.start)
    if match is None:
        return None
    if (code := match["code"]) is not None:
        bare = code in _UNCERTAIN and figure.scale == 1 and figure.plain
        known = code in _CODES and not (bare and not phrase_after(text, figure.end, words.per))
        return (_CODES[code], match.start("code")) if known else None
    sign, prefix = match["sign"], match["prefix"]
    glued_prefix = text[match.end("prefix") : match.start("sign")] == ""
    if prefix and glued_prefix and sign == "$":
        return (_DOLLARS[prefix], match.start("prefix")) if prefix in _DOLLARS else None
    if prefix and glued_prefix:
        currency = _PREFIXED.get(f"{prefix}{sign}")
        return (currency, match.start("prefix")) if currency is not None else None
    return _SIGNS[sign], match.start("sign")


def _right(text: str, end: int, words: _Words) -> tuple[str, int] | None:
    """The currency right after a figure and where it ends."""
    if (stroke := _NO_CENTS.match(text, end)) is not None:
        end = stroke.end()
    if (match := _RIGHT_SIGN.match(text, end)) is not None:
        sign, prefix = match["sign"], match["prefix"] or match["suffix"] or ""
        return (_DOLLARS[prefix] if sign == "$" else _SIGNS[sign]), match.end()
    if (match := _RIGHT_CODE.match(text, end)) is not None:
        code = match["code"]
        if code in _CODES:
            return _CODES[code], match.end("code")
        if code == "kr":
            return _BARE_KRONA, match.end("code")
        if code in {"ct", "p"} and match.start("code") == end:
            return _MINOR[code], match.end("code")
    if (match := _RIGHT_WORDS.match(text, end)) is not None:
        return _currency_words(match["words"], match.start("words"), words)
    return None


def _currency_words(found: str, start: int, words: _Words) -> tuple[str, int] | None:
    ends = [match.end() for match in re.finditer(r"[^\W\d_]+(?:\.[^\W\d_]\.)?", found)]
    lowered = found.lower()
    for end in reversed(ends[:4]):
        currency = words.currencies.get(lowered[:end])
        if currency is not None:
            return currency, start + end
    return None


def _fill_elided(parts: list[Part], text: str, language: str) -> None:
    """Give "insgesamt nun 116 Millionen" the currency of the amount before it, unless something else is counted."""
    last: Part | None = None
    for part in parts:
        if part.kind is not None:
            last = last if last is not None and _in_brackets(text, part) else part
            continue
        counted = noun_after(text, part.end, language)
        if counted is not None and (counted.known or counted.linked or language == "de"):
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
    parts: list[Part], text: str, words: _Words, local: Mapping[str, str], language: str
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


def _conversion_end(part: Part, end: int, other: Part, text: str, words: _Words) -> int | None:
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


def _per(part: Part, end: int, text: str, words: _Words) -> tuple[str, int] | None:
    found = phrase_after(text, end, words.per)
    if (
        found is not None
        and not re.match(r" ?\d{4}\b", text[found[1] : found[1] + 6])
        and not phrase_after(text, found[1], words.per_not_before)
    ):
        return words.per[found[0]], found[1]
    before = phrase_before(text, part.hedged_start, words.per_before)
    return (words.per_before[before[0]], end) if before is not None else None


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
