"""Which country's dollar a text means by "$" when nobody says where its outlet is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from facts.languages import load_language
from facts.names.geography import spellings, towns
from facts.names.subject_words import subject_words
from facts.words.text import fold

_DOLLARS = {"CA": ("Canada", "CAD"), "AU": ("Australia", "AUD"), "NZ": ("New Zealand", "NZD")}
"""The countries whose papers write "$" for their own dollar: how the table of places names them, and its code."""
_NAMED_ABROAD = ("United States", *(name for name, _ in _DOLLARS.values()))
_MARKED = re.compile(r"(?:\b(?:A|AU|AUD|C|CA|CAN|CAD|NZ|NZD) ?\$|\$ ?(?:CA|CAN|AU|NZ)\b)")
_CANADIAN = re.compile(r"\d ?G\$")
"""How only French Canadians print a billion."""
_AMERICAN = re.compile(
    r"\bUS ?\$|\$ ?US\b|(?:dollars?|millions?|milliards?|billions?) US\b|\bUS dollars?\b|dollars? américains?"
)
"""How who has dollars of another kind marks the American ones."""
_MEANT = re.compile(r"\$|\bdollars?\b", re.IGNORECASE)
_FIRST_WORD = re.compile(r"(?<![\w-])[^\W\d_]+")
_GOES_ON = re.compile(r"[\w-]")
_NAME_BEFORE = re.compile(r"(?<![\w’'-])([A-ZÀ-Þ][\w&-]+) $")
_NAME_BEHIND = re.compile(r" [A-ZÀ-Þ][a-zà-ÿ]{2,}")
_WITHIN_A_NAME = re.compile(r"-(?:[a-z]{1,3}[-'’])+([^\W\d_]+)")
_FARTHEST = 25  # characters of the word before a country
_LONGEST = 20_000  # characters looked at


@lru_cache(maxsize=8)
def country_of_dollars(text: str, code: str) -> str | None:
    """The country (ISO 3166) whose dollar a text means, or None where it means the American or does not tell.

    ``All amounts are in Canadian dollars`` says so, and so does ``2 G$`` in French. Otherwise it is where the text is
    at home: it names places of one such country, "Queensland" or "Toronto", a firm that bears the country's name first
    ("Australia Mint"), or one of its unions ("la CSN"), but not the country itself, which only foreigners need to name
    unless it ends the name of a firm ("rival Pelican Australia"), nor the United States, nor a town or region of any
    other country; and it marks no dollars as local ones ("A$"), which makes the others American. Where it marks the
    American ones ("33 millions US") the others are those of the only such country that it names places of, whatever
    else it names.
    """
    text = text[:_LONGEST]
    if not _MEANT.search(text):
        return None
    if (stated := _stated(text, code)) is not None:
        return stated
    if _MARKED.search(text) or _local_names(code).search(text):
        return None
    if code == "fr" and _CANADIAN.search(text):
        return "CA"
    homes = set(_homes_named(text, subject_words(code).not_names))
    if code == "fr" and _at_home_in_canada().search(text):
        homes.add("CA")
    if _AMERICAN.search(text):
        homes &= _DOLLARS.keys()
    return homes.pop() if len(homes) == 1 and homes <= _DOLLARS.keys() else None


def _homes_named(text: str, not_names: frozenset[str]) -> Iterator[str]:
    """Where the places lie that a text names; of two that begin with one word the longer one is meant.

    ``Pointe-d'Avignon``: what ends a longer name in the text is not the town of that name.
    """
    places, done, within = _places(), 0, set(_WITHIN_A_NAME.findall(text))
    for match in _FIRST_WORD.finditer(text):
        start = match.start()
        if start < done or match.group() in within:
            continue
        for name in places.get(match.group(), ()):
            if text.startswith(name, start) and not _GOES_ON.match(text, start + len(name)):
                done = start + len(name)
                country = name in _countries()
                if name in _own_countries() and _opens_a_name(text, done):
                    yield _own_countries()[name]
                elif not (country and _ends_a_name(text, start, not_names)):
                    yield _homes()[fold(name)]
                break


def _ends_a_name(text: str, start: int, not_names: frozenset[str]) -> bool:
    """``Pelican Australia``: whether a country stands right behind a word that makes it the name of a firm."""
    before = _NAME_BEFORE.search(text[max(0, start - _FARTHEST) : start])
    return before is not None and before[1] not in not_names


def _opens_a_name(text: str, end: int) -> bool:
    """``Australia Mint``: whether a capital right behind a country makes it the name of a firm at home there."""
    return _NAME_BEHIND.match(text, end) is not None


def _stated(text: str, code: str) -> str | None:
    """``Figures in Australian dollars``: the currency without a figure before it."""
    match = _statement(code).search(text)
    if match is None:
        return None
    currency = load_language(code).table("money")["currencies"][match["name"].lower()]
    return next(country for country, (_, its) in _DOLLARS.items() if its == currency)


@cache
def _names(code: str) -> str:
    currencies = load_language(code).table("money")["currencies"]
    own = {currency for _, currency in _DOLLARS.values()}
    return "|".join(re.escape(name) for name, currency in currencies.items() if currency in own)


@cache
def _at_home_in_canada() -> re.Pattern[str]:
    """Unions, state firms and words of Canada that French texts from elsewhere do not have."""
    names = load_language("fr").table("money")["canadian"]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b", re.IGNORECASE)


@cache
def _statement(code: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:in|en) (?P<name>{_names(code)})\b", re.IGNORECASE)


@cache
def _local_names(code: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_names(code)})\b", re.IGNORECASE)


@cache
def _homes() -> dict[str, str]:
    """Folded spelling of a place → the country whose dollar its papers mean by "$", or else where it lies.

    A country as such is none of them, except those whose dollar this is: who names it writes from elsewhere.
    """
    homes = {fold(spelling): outer for outer, inner in towns() for spelling in inner}
    for country, (name, _) in _DOLLARS.items():
        homes |= {spelling: country for spelling, outer in homes.items() if outer == name}
    for name in _NAMED_ABROAD:
        homes |= dict.fromkeys(map(fold, spellings(name)), name)
    return homes


@cache
def _countries() -> frozenset[str]:
    """The countries themselves as news print them."""
    return frozenset(spelling for name in _NAMED_ABROAD for spelling in spellings(name))


@cache
def _own_countries() -> dict[str, str]:
    """The countries whose dollar this can be, as news print them, and their codes."""
    return {spelling: code for code, (name, _) in _DOLLARS.items() for spelling in spellings(name)}


@cache
def _places() -> dict[str, list[str]]:
    """Towns and regions as news print them, and the countries that only others name: by first word, longer ones first.

    A pattern of all of them takes ten times as long as the words of a text.
    """
    printed = {spelling for _, inner in towns() for spelling in inner}
    printed |= {spelling for name in _NAMED_ABROAD for spelling in spellings(name)}
    printed |= {name.upper() for name in printed}
    places: dict[str, list[str]] = {}
    for name in sorted(printed, key=len, reverse=True):
        if (first := _FIRST_WORD.match(name)) is not None:
            places.setdefault(first.group(), []).append(name)
    return places
