"""What a number counts: the noun that follows it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from facts.languages import load_language
from facts.words.text import fold

_NEXT = re.compile(r"(?P<gap>[ '-]{0,2})(?P<word>[^\W\d_]+(?:-[^\W\d_]+)*)")
_PLURALS = frozenset({"people", "men", "women", "children", "staff", "police", "crew", "personnel", "aircraft"})
_FARTHEST = 6  # words between a number and its noun
_SHORTEST = 3  # letters


@dataclass(frozen=True, slots=True)
class Noun:
    """The counted noun, folded, and where it stands. ``known`` ones are in the language's table."""

    word: str
    start: int
    end: int
    known: bool
    linked: bool  # "400 millions d'utilisateurs": a link word says that it is counted


@dataclass(frozen=True, slots=True)
class _Nouns:
    nouns: frozenset[str]
    endings: tuple[str, ...]
    stop: frozenset[str]
    link: frozenset[str]
    asides: re.Pattern[str] | None
    """What can stand between a number and its noun though it begins as no noun does: ``16 zum Teil Verletzte``."""
    calendar: frozenset[str]
    linked_scales: frozenset[str]
    plural_ends: tuple[str, ...]
    """How all nouns in the plural end, if they do: what does not can be none behind a number."""
    ages: tuple[str, ...]
    """How words begin by which a number is somebody's age: ``eine 64-jährige Ärztin``."""
    powers_before: frozenset[str]
    powers_behind: frozenset[str]
    numbers: frozenset[str]
    """Number words, which begin another count: "99,500 twelve months earlier"."""
    capitals: bool


@cache
def _nouns(code: str) -> _Nouns:
    table = load_language(code).table("counts")
    nouns = frozenset(table["nouns"])
    return _Nouns(
        nouns,
        tuple(noun for noun in nouns if len(noun) > 3) if code == "de" else (),
        frozenset(table["stop_after"]),
        frozenset(table["link_after"]),
        _asides(table.get("asides", ())),
        frozenset(table["calendar"]),
        frozenset(table.get("linked_scales", ())),
        tuple(table.get("plural_ends", ())),
        tuple(table.get("ages", ())),
        frozenset(table["powers_before"]),
        frozenset(table["powers_behind"]),
        frozenset(load_language(code).table("numbers")["words"]),
        code == "de",
    )


def _asides(phrases: Sequence[str]) -> re.Pattern[str] | None:
    return re.compile(rf" (?:{'|'.join(map(re.escape, phrases))})\b", re.IGNORECASE) if phrases else None


def is_calendar(word: str, language: str) -> bool:
    """Whether a word makes the number beside it a date or a time: a month, "Uhr", "pm"."""
    return word.lower().rstrip(".") in _nouns(language).calendar


def is_counted(word: str, language: str) -> bool:
    """Whether the language's table has the word among what is counted."""
    nouns = _nouns(language)
    lowered = word.lower()
    return lowered in nouns.nouns or (bool(nouns.endings) and word[0].isupper() and lowered.endswith(nouns.endings))


def _head(text: str, end: int, word: str, nouns: _Nouns) -> re.Match[str] | None:
    """``two passenger trains``: in English a noun in the singular only says which kind of the noun behind it."""
    following = _NEXT.match(text, end)
    if following is None or following["gap"] != " " or word.lower().endswith("s") or word.lower() in _PLURALS:
        return None
    head = following["word"].lower()
    return following if head.endswith("s") and len(head) > 3 and head not in nouns.stop else None


def _can_be_counted(word: str, nouns: _Nouns) -> bool:
    """Whether a word in small letters can be a noun in the plural: in "400 perdent leur travail" none is."""
    return not nouns.capitals and (not nouns.plural_ends or word.endswith(nouns.plural_ends))


def _word_before(text: str, end: int) -> str:
    return text[text.rfind(" ", 0, end) + 1 : end].lower()


def _with_power(text: str, noun: Noun, nouns: _Nouns) -> Noun:
    """``mètres cubes``: the unit with what stands behind it."""
    power = _NEXT.match(text, noun.end)
    if power is None or power["gap"] != " " or power["word"].lower() not in nouns.powers_behind:
        return noun
    return Noun(fold(text[noun.start : power.end()]), noun.start, power.end(), noun.known, noun.linked)


def _unit_or_age(text: str, start: int, nouns: _Nouns) -> Noun | None:
    """``square metres``, ``64-jährige``: what stands right behind a number and is no noun alone."""
    first = _NEXT.match(text, start)
    if first is None:
        return None
    if nouns.ages and first["gap"] and first["word"].lower().startswith(nouns.ages):
        return Noun(fold(first["word"]), first.start("word"), first.end(), known=False, linked=False)
    unit = _NEXT.match(text, first.end()) if first["word"].lower() in nouns.powers_before else None
    if unit is None or not unit["gap"]:
        return None
    both = fold(text[first.start("word") : unit.end()])
    return Noun(both, first.start("word"), unit.end(), known=True, linked=False)


def noun_after(text: str, start: int, language: str) -> Noun | None:
    """The noun that a number ending at ``start`` counts, if any: the nearest known one, else the likeliest word.

    Where a language counts by "two millions of visitors", a word without "of" is no noun: "42 millions proposés".
    """
    nouns = _nouns(language)
    if (at_once := _unit_or_age(text, start, nouns)) is not None:
        return at_once
    candidate: Noun | None = None
    position, linked = start, False
    free = not (nouns.linked_scales and _word_before(text, start) in nouns.linked_scales)
    for step in range(_FARTHEST):
        if nouns.asides is not None and (aside := nouns.asides.match(text, position)) is not None:
            position = aside.end()
        match = _NEXT.match(text, position)
        if match is None or (step == 0 and match["gap"] == ""):
            break
        word = match["word"]
        lowered = word.lower()
        if lowered in nouns.calendar and step == 0:
            return None
        if lowered in nouns.link:
            linked, free = linked or step == 0, True
            position = match.end()
            continue
        if lowered in nouns.stop or (step == 0 and lowered in nouns.numbers):
            break
        if text.startswith("'s ", match.end()) and word[0].isupper():  # "two of Velora's mills": whose they are
            position = match.end() + 2
            continue
        known = is_counted(word, language)
        head = _head(text, match.end(), word, nouns) if language == "en" and candidate is None else None
        if head is not None:
            return Noun(fold(head["word"]), head.start("word"), head.end(), is_counted(head["word"], language), linked)
        noun = Noun(fold(word), match.start("word"), match.end(), known, linked)
        if known:
            return _with_power(text, noun, nouns)
        if free and candidate is None and (word[0].isupper() or _can_be_counted(lowered, nouns)):
            candidate = noun
        position = match.end()
    if candidate is not None and language == "en" and text[candidate.start].isupper():
        candidate = _behind_name(text, candidate, nouns)
    return candidate and _with_power(text, candidate, nouns)


def _behind_name(text: str, name: Noun, nouns: _Nouns) -> Noun:
    """``900 Velora Air flight attendants``: what is counted stands behind the name whose they are."""
    end = name.end
    for _ in range(_FARTHEST):
        match = _NEXT.match(text, end)
        if match is None or match["gap"] != " " or match["word"].lower() in nouns.stop | nouns.link | nouns.calendar:
            return name
        word, end = match["word"], match.end()
        if word.islower() and word.endswith("s") and len(word) > _SHORTEST and not word.endswith("ss"):
            return Noun(fold(word), match.start("word"), end, known=False, linked=name.linked)
    return name
