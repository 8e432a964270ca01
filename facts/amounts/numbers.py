"""Numbers in digits and words: "3,5 Milliarden", "14 300", "500m", "half a billion", "une trentaine"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from decimal import Decimal
from functools import lru_cache
from itertools import islice

from facts.amounts.numerals import ONE, Figure, Item, Numerals, last_digit, numerals_of, runs, value_of

_MOST_FIGURES = 3000
_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[^\W\d_]+")
_SIGNS = "€$£¥₹₩"
_BEFORE_A_SCALE = frozenset({"article", "fraction", "link", "filler"})


@lru_cache(maxsize=64)
def find_figures(text: str, language: str) -> tuple[Figure, ...]:
    """The numbers of a text, in order; years, dates and the like are among them, as numbers.

    Stops after 3,000, more than any article has, so that a text made of figures costs no more than an article.
    """
    numerals = numerals_of(language)
    if not _DIGIT.search(text) and numerals.starters.isdisjoint(_LETTERS.findall(text.lower())):
        return ()
    figures = (figure for run in runs(text, numerals) for figure in _parse(run, text, numerals))
    return tuple(islice(figures, _MOST_FIGURES))


def may_hold_figures(text: str, said: Collection[str], language: str) -> bool:
    """Whether ``find_figures`` can find anything: a cheap test that spares most sentences.

    ``said`` are the words of the text in small letters.
    """
    return not numerals_of(language).starters.isdisjoint(said) or _DIGIT.search(text) is not None


def parse_digits(printed: str, language: str, *, whole: bool = False) -> Decimal:
    """The value of digits with separators in a language: "1.234,5" is 1234.5 in German.

    ``whole`` lets a point before three digits part thousands whatever the language. Raises ValueError for anything
    that is no number.
    """
    match = (numerals := numerals_of(language)).token.fullmatch(printed)
    if match is None or match["digits"] is None:
        msg = f"{printed!r} is no number in digits"
        raise ValueError(msg)
    return value_of(printed, numerals, whole=whole)


def _parse(run: list[Item], text: str, numerals: Numerals) -> Iterator[Figure]:
    index = 0
    while index < len(run):
        item = run[index]
        figure, following = None, index + 1
        if item.figure is not None:
            figure, following = _scaled(item.figure, run, index + 1, text)
        elif _opens_a_number(run, index, text, numerals):
            figure, following = _in_words(run, index, text)
        elif item.kind in {"article", "fraction"}:
            figure, following = _of_a_scale(run, index, text)
        if figure is not None:
            yield figure
        index = following


def _opens_a_number(run: list[Item], index: int, text: str, numerals: Numerals) -> bool:
    item = run[index]
    if item.kind == "article":
        return _counts_on(run, index + 1)
    return item.kind == "number" or (item.kind == "scale" and _stands_alone(item, text, numerals))


def _stands_alone(item: Item, text: str, numerals: Numerals) -> bool:
    word = text[item.start : item.end].lower()
    return word in numerals.standalone and not text[: item.start].lower().endswith(numerals.never_after or ("\0",))


def _scaled(figure: Figure, run: list[Item], index: int, text: str) -> tuple[Figure, int]:
    """A figure with the scales that follow it: "500", "Mio."."""
    figure, index = _with_fraction(figure, run, index)
    scale, end, weak, loose = ONE, figure.end, False, figure.loose
    while index < len(run) and run[index].kind in {"scale", "money_scale", "link"}:
        item = run[index]
        gap = text[end : item.start]
        if item.kind == "link":
            if index + 1 >= len(run) or run[index + 1].kind != "scale" or scale == 1:
                break
            index += 1
            continue
        letters = item.end - item.start
        sign_next = text[item.end : item.end + 1] in _SIGNS and item.end < len(text)
        sign_before = figure.start > 0 and text[figure.start - 1] in _SIGNS
        if letters == 1 and (not figure.digits or scale > 1 or (gap and not (sign_next or sign_before))):
            break
        if letters == 1 and gap and text[item.end : item.end + 1] == ".":
            break
        weak = weak or item.kind == "money_scale"
        loose = loose or item.loose
        scale *= item.value
        end = item.end
        index += 1
    tail = [item.kind for item in run[index : index + 3]]
    extra = Decimal(0)
    if scale > 1 and tail[:1] == ["join"]:
        place = 1 + (tail[1:2] == ["article"])
        if tail[place : place + 1] == ["fraction"] and run[index + place].value < 1:
            extra = run[index + place].value * scale
            end = run[index + place].end
            index += place + 1
    amount = figure.amount * scale + extra
    unit = last_digit(amount) if extra else figure.unit * scale
    if scale == 1:
        return figure, index
    scaled = figure._replace(end=end, amount=amount, unit=unit, scale=scale, weak=weak, loose=loose, plain=False)
    return scaled, index


def _with_fraction(figure: Figure, run: list[Item], index: int) -> tuple[Figure, int]:
    """``two and a half billion``, ``three quarters of a billion``: a number with the fraction before its scale."""
    kinds = [item.kind for item in run[index : index + 4]]
    if kinds[:2] == ["fraction", "link"] and "scale" in kinds[2:] and kinds[2] in {"article", "scale"}:
        amount = figure.amount * run[index].value
        after = index + 2 + (kinds[2] == "article")
        return figure._replace(end=run[after - 1].end, amount=amount, unit=last_digit(amount)), after
    if kinds[:3] != ["join", "article", "fraction"] or kinds[3:] not in (["scale"], ["money_scale"]):
        return figure, index
    fraction = run[index + 2]
    if not 0 < fraction.value < 1 or figure.decimal:
        return figure, index
    amount = figure.amount + fraction.value
    return figure._replace(end=fraction.end, amount=amount, unit=last_digit(amount)), index + 3


def _in_words(run: list[Item], index: int, text: str) -> tuple[Figure, int]:
    """Number words: hundreds and below are added up here, larger scales are left to ``_scaled``."""
    start, end = run[index].start, run[index].end
    total = Decimal(0)
    part = run[index].value
    index += 1
    if part == 1000 and _more_words(run, index):  # "mille deux cents"
        total, part = part, Decimal(0)
    while index < len(run):
        item = run[index]
        joined = item.kind == "join" and _joins(run, index)
        nxt = run[index + 1] if joined else item
        hyphen = text[end : nxt.start] == "-"
        if nxt.kind == "scale" and nxt.value == 100 and part < 10:
            part = (part or ONE) * 100
        elif nxt.kind == "scale" and nxt.value == 1000 and 0 < part < 1000 and _more_words(run, index + 1):
            total, part = total + part * 1000, Decimal(0)
        elif (nxt.kind == "number" or joined or (nxt.kind == "article" and hyphen)) and _adds(
            part, nxt.value, joined=joined, hyphen=hyphen
        ):
            part = part * nxt.value if part == 4 and nxt.value == 20 else part + nxt.value
        else:
            break
        end = nxt.end
        index += 2 if joined else 1
    amount = total + part
    return _scaled(Figure(start, end, amount, last_digit(amount)), run, index, text)


def _joins(run: list[Item], index: int) -> bool:
    """Whether "and" links two number words: "vingt et un", but not "un million et demi" or "and a half"."""
    kinds = [item.kind for item in run[index + 1 : index + 3]]
    if kinds == ["number", "scale"] and run[index + 2].value == 100:
        return False  # "between one hundred and two hundred"
    return kinds[:1] == ["number"] or (kinds[:1] == ["article"] and kinds[1:] != ["fraction"])


def _counts_on(run: list[Item], index: int) -> bool:
    """Whether an article is the first word of a longer number: "a hundred and twenty", "a thousand two hundred"."""
    if index + 1 >= len(run) or run[index].kind != "scale" or run[index].value not in {100, 1000}:
        return False
    return _more_words(run, index + 1) or (run[index + 1].kind == "join" and _joins(run, index + 1))


def _more_words(run: list[Item], index: int) -> bool:
    """Whether a number of hundreds or less stands behind a thousand: "deux mille cinq cents", "mille cent"."""
    if index >= len(run):
        return False
    return run[index].kind == "number" or (run[index].kind == "scale" and run[index].value == 100)


def _adds(part: Decimal, value: Decimal, *, joined: bool, hyphen: bool) -> bool:
    """Whether two number words make one: twenty five, sixty-eleven, ten-seven, hundred and fifty, four-twenty."""
    if part == 4 and value == 20:
        return True
    if part == 0 or (part >= 100 and part % 100 == 0):
        return value < 100
    if joined and part < 20:
        return False
    tens = part % 100
    if tens == 10 and hyphen:
        return 7 <= value <= 9
    return (tens >= 20 and tens % 10 == 0 and value < 10) or (tens in {60, 80} and value < 20)


def _of_a_scale(run: list[Item], index: int, text: str) -> tuple[Figure | None, int]:
    """Read "a million", "eine knappe Milliarde", "a quarter of a million", "dreieinhalb"; an article is no number."""
    first = run[index]
    value, position = ONE, index
    while position < len(run) and run[position].kind in _BEFORE_A_SCALE and position < index + 4:
        if run[position].kind == "link" and run[position - 1].kind != "fraction":
            break
        value *= run[position].value
        position += 1
    if position < len(run) and run[position].kind == "scale" and run[position].end - run[position].start > 1:
        base = Figure(first.start, run[position - 1].end, value, last_digit(value))
        return _scaled(base, run, position, text)
    if first.kind == "fraction" and first.value > 1:
        return Figure(first.start, first.end, first.value, Decimal("0.5")), index + 1
    return None, index + 1
