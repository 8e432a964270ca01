"""The currency that stands beside a figure: signs, codes and words, before it and behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from facts.amounts.numerals import Figure
from facts.amounts.phrases import phrase_after, phrase_key
from facts.datafiles import load_data
from facts.languages import load_language

BARE_DOLLAR = "$"
BARE_KRONA = "kr"
_PRINTED = load_data("amounts", "currencies.toml")
_SIGNS: dict[str, str] = _PRINTED["signs"]
_DOLLARS: dict[str, str] = {"": BARE_DOLLAR, **_PRINTED["dollars"]}
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
_LETTERS = re.compile(r"[^\W\d_]+")
_UNIT_SIGN = re.compile(
    rf"{_SIGN}|[A-Z]{{3}}|\bR\d|\b(?:{'|'.join(_LONG_CODES)}) ?\d|\d ?(?:{_BEHIND}|kr|ct|p)(?![^\W\d_])"
)


@dataclass(frozen=True, slots=True)
class MoneyWords:
    """The words of a language for currencies, and for what an amount is in another currency or per what."""

    currencies: dict[str, str]
    conversion: frozenset[str]
    per: dict[str, str]
    per_before: dict[str, str]
    per_not_before: frozenset[str]
    deducted: frozenset[str]
    heads: frozenset[str]  # single words, one of which stands in every name of a currency


@cache
def money_words(code: str) -> MoneyWords:
    """The words of a language for amounts of money."""
    table = load_language(code).table("money")
    return MoneyWords(
        dict(table["currencies"]),
        frozenset(table["conversion"]),
        {phrase_key(phrase): per for phrase, per in table["per"].items()},
        {phrase_key(phrase): per for phrase, per in table["per_before"].items()},
        frozenset(table["per_not_before"]),
        frozenset(table["deducted"]),
        frozenset(word for name in table["currencies"] for word in _LETTERS.findall(name)),
    )


def may_name_currency(text: str, language: str) -> bool:
    """Whether a text can hold an amount at all; quick, and never False where it does."""
    return bool(_UNIT_SIGN.search(text)) or not money_words(language).heads.isdisjoint(_LETTERS.findall(text.lower()))


def currency_before(text: str, figure: Figure, taken: int, words: MoneyWords) -> tuple[str, int] | None:
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


def currency_behind(text: str, end: int, words: MoneyWords) -> tuple[str, int] | None:
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
            return BARE_KRONA, match.end("code")
        if code in {"ct", "p"} and match.start("code") == end:
            return _MINOR[code], match.end("code")
    if (match := _RIGHT_WORDS.match(text, end)) is not None:
        return _currency_words(match["words"], match.start("words"), words)
    return None


def cents_behind(text: str, end: int) -> tuple[str, Decimal, int] | None:
    """``1€99``: the currency between euros and cents, the cents as a part of it, and where they end."""
    cents = _CENTS_BEHIND.match(text, end)
    return (_SIGNS[cents["sign"]], Decimal(cents["cents"]) / 100, cents.end()) if cents is not None else None


def _currency_words(found: str, start: int, words: MoneyWords) -> tuple[str, int] | None:
    ends = [match.end() for match in re.finditer(r"[^\W\d_]+(?:\.[^\W\d_]\.)?", found)]
    lowered = found.lower()
    for end in reversed(ends[:4]):
        currency = words.currencies.get(lowered[:end])
        if currency is not None:
            return currency, start + end
    return None
