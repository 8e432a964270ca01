"""Two figures of one thing: "Aus 240 werden 390 Millionen", "lost 36 beds, to 210", "176 votes to 160"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Protocol

from facts.amounts.nouns import noun_after
from facts.amounts.numerals import Figure
from facts.languages import load_language
from facts.words.small_words import small_words

_BACK = 60  # characters
_FEW = 24  # characters of the words before a figure
_FARTHEST = 20  # times that one value is the other
_WHOLE, _ROUNDED = 100, Decimal("1.1")  # percent, and what shares that are rounded can miss
_CLOSED = re.compile(r"[.;:!?](?:\s|$)")


class Counted(Protocol):
    """A figure with what it counts, where its words say so."""

    start: int
    end: int
    amount: Decimal
    noun: str | None


@dataclass(frozen=True, slots=True)
class _Words:
    frames: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]
    """What stands right before the old value, and what stands between it and the new one."""
    to_level: re.Pattern[str]
    comes_to: re.Pattern[str]
    """What stands between a difference, with some words, and the level that it made: ``, taking the total to``."""
    by_to: tuple[re.Pattern[str], re.Pattern[str]] | None
    """What stands before by how much something moved, and before what it came to."""
    moves: re.Pattern[str]
    ballots: frozenset[str]
    against: re.Pattern[str]
    voting: re.Pattern[str]
    refusing: re.Pattern[str]
    sides: re.Pattern[str]
    """What stands between the shares of two sides, with the sign or word of the first."""
    sides_apart: re.Pattern[str]
    no_sides: re.Pattern[str]
    """What stands before a figure that only moved: ``fell by 60% to 40%``."""
    whose: re.Pattern[str]
    of_change: re.Pattern[str] | None


@cache
def _words(code: str) -> _Words:
    table = load_language(code).table("numbers")["old_and_new"]

    def one_of(phrases: Sequence[str]) -> str:
        return "|".join(map(re.escape, sorted(phrases, key=len, reverse=True)))

    frames = tuple(
        (re.compile(rf"\b(?:{one_of(before)}) $", re.IGNORECASE), re.compile(rf"\b(?:{one_of(between)})\b"))
        for before, between in table["frames"]
    )
    by_to = table.get("by_to")
    percent = rf"(?: ?%| (?:{one_of(sorted(small_words('percent')))}))?"
    return _Words(
        frames,
        re.compile(rf", ?(?:{one_of(table['to_level'])}) "),
        re.compile(rf"[^.:!?\d]{{0,{_BACK}}}(?:{one_of(table['comes_to'])}) "),
        (re.compile(rf"\b{by_to[0]} $", re.IGNORECASE), re.compile(rf" {by_to[1]} ")) if by_to else None,
        re.compile(rf"\b(?:{one_of(table['moves'])})", re.IGNORECASE),
        frozenset(table["ballots"]),
        re.compile(rf" (?:{one_of(table['against'])}) "),
        re.compile(rf"\b(?:{one_of(table['voting'])})", re.IGNORECASE),
        re.compile(rf"\b(?:{one_of(table['refusing'])})", re.IGNORECASE),
        re.compile(rf"{percent},? (?:{one_of(table['sides'])}) ", re.IGNORECASE),
        re.compile(rf"{percent} [^.;:!?\d]{{0,{_BACK}}}\b(?:{one_of(table['sides'])}) ", re.IGNORECASE),
        re.compile(rf"\b(?:{one_of(table['no_sides'])})", re.IGNORECASE),
        re.compile(rf"{percent} (?:{one_of(table['whose'])}) (?:\w+ )?[^\W\d_]"),
        re.compile(table["of_change"], re.IGNORECASE) if table["of_change"] else None,
    )


def is_old_of(first: Figure, second: Figure, text: str, code: str, *, recalled: bool) -> bool:
    """``Aus 240 werden 390 Millionen Euro``, ``statt 900 nur noch 500 Stellen``: the first is what the second was.

    ``recalled`` says that a word of recall stands before the first, which counts no other thing.
    """
    between = text[first.end : second.start]
    if _CLOSED.search(between) or not _alike(first, second):
        return False
    noun = noun_after(text, first.end, code)
    if noun is not None and noun.known and noun.end <= second.start:
        return False
    framed = any(
        before.search(text, max(0, first.start - _FEW), first.start) and links.search(between)
        for before, links in _words(code).frames
    )
    return framed or (recalled and ", " not in between)


def _alike(first: Figure, second: Figure) -> bool:
    one, two = first.amount, second.amount
    if second.scale > 1 and first.scale == 1 and one < 1000:
        one *= second.scale
    return 0 < one <= two * _FARTHEST and two <= one * _FARTHEST


def is_move_to(first_end: int, second_start: int, first_start: int, text: str, code: str) -> bool:
    """``lost 200,000 subscribers, to 3.1 million``, ``fell by 400 to 4,800``: by how much, and what it came to.

    So does ``gained 200,000 in the quarter, taking the total to 3.6 million``.
    """
    words = _words(code)
    by = words.by_to is not None and words.by_to[0].search(text, max(0, first_start - _FEW), first_start)
    if by and words.by_to is not None and words.by_to[1].fullmatch(text, first_end, second_start):
        return True
    if not any(came.fullmatch(text, first_end, second_start) for came in (words.to_level, words.comes_to)):
        return False
    before = re.split(r"[.;:!?,]", text[max(0, first_start - _BACK) : first_start])[-1]
    return words.moves.search(before) is not None


def is_against(first: Counted, second: Counted, text: str, code: str) -> bool:
    """``176 voix contre 160``, ``passed it by 210 to 180``: the votes of the other side, no earlier ones.

    Without a noun a word for voting must stand before the larger of two whole numbers.
    """
    words = _words(code)
    if words.against.fullmatch(text, first.end, second.start) is None:
        return False
    if first.noun in words.ballots:
        return True
    if second.noun not in {None, *words.ballots} or first.noun is not None or not second.amount < first.amount:
        return False
    before = _CLOSED.split(text[max(0, first.start - _BACK) : first.start])[-1]
    return second.noun is not None or (
        words.voting.search(before) is not None and words.no_sides.search(before) is None
    )


def word_for_votes(code: str) -> str:
    """What two figures of a vote count that have no noun."""
    return str(load_language(code).table("numbers")["old_and_new"]["ballots"][0])


def is_refused(start: int, end: int, text: str, code: str) -> bool:
    """``rejected by 210 votes to 180``: whether the votes of the first side were cast against it."""
    words = _words(code)
    before = _CLOSED.split(text[max(0, start - _BACK) : start])[-1]
    return words.refusing.search(before + _CLOSED.split(text[end : end + _FEW])[0]) is not None


def is_of_both_sides(first: Figure, second: Figure, text: str, code: str, *, whose: bool) -> bool:
    """``ahead by 62% to 38%``, ``mit 83 zu 17 Prozent``: what both sides have of a vote, which makes a hundred.

    Where the second says ``whose`` it is, words can stand between: "took 51% of the vote on Sunday to 49% for Brandt".
    """
    words = _words(code)
    if not (first.amount > second.amount and abs(first.amount + second.amount - _WHOLE) <= _ROUNDED):
        return False
    beside = words.sides.fullmatch(text, first.end, second.start) is not None
    if not beside and not (words.sides_apart.fullmatch(text, first.end, second.start) and whose):
        return False
    before = re.split(r"[.;:!?,]", text[max(0, first.start - _BACK) : first.start])[-1]
    return words.no_sides.search(before) is None


def is_said_whose(text: str, end: int, code: str) -> bool:
    """``to 38% for Ida Brandt``: whether a share of the other side is told with whose it is."""
    return _words(code).whose.match(text, end) is not None


def is_span_of_change(before: str, code: str) -> bool:
    """``un repli de 3 à 4 %``: the noun for a change has a range behind it, where a verb would have old and new."""
    pattern = _words(code).of_change
    return pattern is not None and pattern.search(before) is not None
