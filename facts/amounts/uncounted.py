"""Numbers that count nothing: dates, years, names, versions, documents."""

from __future__ import annotations

import re
from functools import cache

from facts.amounts.nouns import is_calendar, noun_after
from facts.amounts.numerals import Figure, is_year
from facts.amounts.phrases import phrase_before, phrase_keys
from facts.languages import load_language
from facts.words.small_words import small_words

_WORD_RIGHT = re.compile(r"\.? ?-?(?P<word>[^\W\d_]+)")
_WORD_LEFT = re.compile(r"(?P<word>[^\W\d_]+)(?:(?P<comma>,)|\.)? ?$")
_NAME_LEFT = re.compile(r"(?P<word>[^\W_]+) ?$")
_ORDINAL = re.compile(r"\. ?[^\W\d_]")
_HYPHENATED = re.compile(r"(?:[^\W\d]|\b\d{4})-$")  # "Covid-19", "1989-90"
_CHAIN = re.compile(r"\d-\d{1,8}-\d")  # dates and numbers of documents
_LIST = 60  # characters of a list of numbers
_BEFORE = frozenset("#/@$€_=")
_AFTER = frozenset("°/€$£=")
_MILLIONS = frozenset("mno")  # the last letters of "m", "mn", "mio"
_WORDS_BETWEEN = 2
_DAYS = 31  # of a month, which stand behind it in English


def is_label(text: str, figure: Figure, language: str) -> bool:
    """Whether signs or letters beside a figure make it a name, a size or a number of something: "256GB", "#5"."""
    if figure.glued or (figure.weak and not _is_millions(text, figure, language)):
        return True
    following = text[figure.end : figure.end + 1]
    if following.isalpha() or following in _AFTER or text[max(0, figure.start - 1) : figure.start] in _BEFORE:
        return True
    if figure.digits and text[figure.start] == "0" and figure.amount >= 1:
        return True
    if _HYPHENATED.search(text, max(0, figure.start - 12), figure.start):
        return True
    return figure.plain and _CHAIN.search(text, max(0, figure.start - 8), figure.end + 8) is not None


def _is_millions(text: str, figure: Figure, language: str) -> bool:
    """``40M``, ``170m monthly users``: a small "m" is metres, unless something that people count stands behind it."""
    if text[figure.end - 1] == "M":
        return True
    noun = noun_after(text, figure.end, language) if text[figure.end - 1] in _MILLIONS else None
    return noun is not None and noun.known and text.count(" ", figure.end, noun.start) <= _WORDS_BETWEEN


def is_numbered(text: str, figure: Figure) -> bool:
    """``the lines 4, 8 and 13``: whether a figure ends a list of numbers behind a word for what bears numbers."""
    return figure.plain and _numbered().search(text, max(0, figure.start - _LIST), figure.start) is not None


@cache
def _numbered() -> re.Pattern[str]:
    nouns, joins = "|".join(sorted(small_words("numbered"))), "|".join(sorted(small_words("and")))
    return re.compile(rf"\b(?:{nouns}) \d{{1,3}}(?:, \d{{1,3}})*(?:, | (?:{joins}) )$", re.IGNORECASE)


def is_date(text: str, figure: Figure, language: str) -> bool:
    """Whether a month, a time of day or the dot of an ordinal number stands beside a figure."""
    if not figure.digits or figure.scale > 1:
        return False
    right = _WORD_RIGHT.match(text, figure.end)
    if right is not None and is_calendar(right["word"], language):
        return True
    if not figure.plain:
        return False
    left = _WORD_LEFT.search(text, max(0, figure.start - 14), figure.start)
    if left is not None and figure.amount <= 2100 and is_calendar(left["word"], language):
        if not is_year(figure) and (left["comma"] or _counts_behind_a_month(text, figure, language)):
            return False  # "En août, 611 personnes", "seit Januar 620 Stellen"
        return left["word"][0].isupper() or language == "fr"
    return language == "de" and figure.amount < 100 and _ORDINAL.match(text, figure.end) is not None


def _counts_behind_a_month(text: str, figure: Figure, language: str) -> bool:
    """``seit Januar 620 Stellen``, ``since June 300 workers``: a noun that people count says it is no day or year."""
    if figure.amount <= _DAYS and language == "en":
        return False
    noun = noun_after(text, figure.end, language)
    return noun is not None and noun.known and text.count(" ", figure.end, noun.start) <= _WORDS_BETWEEN


def is_of_somebody(text: str, figure: Figure, language: str) -> bool:
    """``a mother of two``: the number of somebody's children, which counts nothing."""
    return phrase_before(text, figure.start, _of_somebody(language)) is not None


@cache
def _of_somebody(language: str) -> frozenset[str]:
    return phrase_keys(load_language(language).table("counts")["parents"])


def is_unlikely(text: str, figure: Figure, *, known: bool, after_year_word: bool) -> bool:
    """Whether a figure without a hedge is rather a year, or a part of a name, than a count.

    ``known`` says that a noun follows which people count, ``after_year_word`` that a word such as "since" precedes.
    """
    if is_year(figure) and (not known or after_year_word):
        return True
    if known:
        return False
    if text[figure.end - 1] == "K" or (figure.plain and after_year_word and 1000 <= figure.amount < 1900):
        return True
    return _is_part_of_name(text, figure)


def _is_part_of_name(text: str, figure: Figure) -> bool:
    """Whether the number belongs to a name: "Switch 2", "iOS 18.5", "GTA 6"."""
    if not figure.digits or figure.scale > 1 or figure.amount >= 1000:
        return False
    window = max(0, figure.start - 30)
    left = _NAME_LEFT.search(text, window, figure.start)
    if left is None or not any(character.isupper() for character in left["word"]):
        return False
    if left["word"].lower() in small_words("articles"):
        return False  # "Agreed: The 35-hour week"
    return bool(text[max(0, left.start() - 3) : left.start()].strip(" \"'("))
