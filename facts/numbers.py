"""Numbers in digits and words: "3,5 Milliarden", "14 300", "500m", "half a billion", "une trentaine"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from itertools import islice
from typing import NamedTuple

from facts.languages import load_language

_ONE = Decimal(1)
_MOST_FIGURES = 3000
_MOST_ITEMS = 16  # number words and digits in a row; longer runs are tables of figures, not prose


class Figure(NamedTuple):
    """A number where it is printed, scale included ("3,5 Milliarden" is 3,500,000,000 with the scale 10^9)."""

    start: int
    end: int
    amount: Decimal
    unit: Decimal  # the place of the last digit that says something
    scale: Decimal = _ONE
    digits: bool = False  # printed in digits, not in words
    decimal: bool = False
    plain: bool = False  # four digits or fewer without separators: may be a year or a part of a name
    weak: bool = False  # its scale ("m") is one only beside a currency
    glued: bool = False  # a letter stands right before it: "GTA6", "EUR500"
    loose: bool = False  # the word itself says "about": "une trentaine"


@dataclass(frozen=True, slots=True)
class _Word:
    kind: str  # number, article, scale, money_scale, fraction, join or link
    value: Decimal


class _Item(NamedTuple):
    kind: str
    value: Decimal
    start: int
    end: int
    figure: Figure | None = None
    loose: bool = False


@dataclass(frozen=True, slots=True)
class _Numerals:
    words: dict[str, _Word]
    starters: frozenset[str]  # words that may begin or be a number
    standalone: frozenset[str]
    never_after: tuple[str, ...]
    loose: frozenset[str]
    dotted: frozenset[str]
    token: re.Pattern[str]
    decimal: str
    thousands: str


@cache
def _numerals(code: str) -> _Numerals:
    table = load_language(code).table("numbers")
    numbers = {word: value for value, word in enumerate(table["words"]) if word.isalpha()} | table["also"]
    glued = {
        head + joint + tail: value * factor + rest
        for joint, factor in table["glued"].items()
        for head, value in ([*numbers.items(), ("", 1)] if factor <= 1000 else [("", 1)])
        if 0 < value < 100
        for tail, rest in ([("", 0), *numbers.items()] if factor == 100 else [("", 0)])
    }
    glued |= {
        head + joint: value * factor
        for joint, factor in table["glued"].items()
        if factor == 1000
        for head, value in glued.items()
        if value < 1000
    }
    words = {
        word: _Word("number", Decimal(value))
        for word, value in (glued | numbers).items()
        if word not in table["scales"]
    }
    words |= {word: _Word("money_scale", Decimal(value)) for word, value in table["money_scales"].items()}
    words |= {word: _Word("scale", Decimal(value)) for word, value in table["scales"].items()}
    words |= {word: _Word("fraction", Decimal(value)) for word, value in table["fractions"].items()}
    words |= {word: _Word("article", _ONE) for word in table["articles"]}
    words |= {word: _Word("join", _ONE) for word in table["joins"]}
    words |= {word: _Word("link", _ONE) for word in table["links"]}
    standalone = frozenset(table["standalone"])
    starters = {word for word, entry in words.items() if entry.kind in {"number", "scale", "fraction"}}
    return _Numerals(
        words,
        frozenset(starters),
        standalone,
        tuple(f"{word} " for word in table["never_after"]),
        frozenset(table["loose"]),
        frozenset(table["dotted"]),
        _token(table["thousands"]),
        table["decimal"],
        table["thousands"],
    )


def _token(thousands: str) -> re.Pattern[str]:
    """Digits with separators, or a word. Anything like "1.2.3", "12:30" or "3/4" is neither."""
    separators = re.escape(thousands)
    grouped = rf"\d{{1,3}}(?P<mark>[{separators}])\d{{3}}(?:(?P=mark)\d{{3}}){{0,4}}(?!\d)(?:[.,]\d{{1,4}}(?!\d))?"
    plain = r"\d{1,15}(?!\d)(?:[.,]\d{1,6}(?!\d))?"
    return re.compile(rf"(?<![\d])(?<!\d[.,:/'])(?P<digits>{grouped}|{plain})(?![.,:/']?\d)|(?P<word>[^\W\d_]+)")


_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[^\W\d_]+")
_SIGNS = "€$£¥₹₩"


@lru_cache(maxsize=64)
def find_figures(text: str, language: str) -> tuple[Figure, ...]:
    """The numbers of a text, in order; years, dates and the like are among them, as numbers.

    Stops after 3,000, more than any article has, so that a text made of figures costs no more than an article.
    """
    numerals = _numerals(language)
    if not _DIGIT.search(text) and numerals.starters.isdisjoint(_LETTERS.findall(text.lower())):
        return ()
    figures = (figure for run in _runs(text, numerals) for figure in _parse(run, text, numerals))
    return tuple(islice(figures, _MOST_FIGURES))


def may_hold_figures(text: str, said: Collection[str], language: str) -> bool:
    """Whether ``find_figures`` can find anything: a cheap test that spares most sentences.

    ``said`` are the words of the text in small letters.
    """
    return not _numerals(language).starters.isdisjoint(said) or _DIGIT.search(text) is not None


def parse_digits(printed: str, language: str, *, whole: bool = False) -> Decimal:
    """The value of digits with separators in a language: "1.234,5" is 1234.5 in German.

    ``whole`` lets a point before three digits part thousands whatever the language. Raises ValueError for anything
    that is no number.
    """
    match = (numerals := _numerals(language)).token.fullmatch(printed)
    if match is None or match["digits"] is None:
        msg = f"{printed!r} is no number in digits"
        raise ValueError(msg)
    return _value(printed, numerals, whole=whole)


def last_digit(amount: Decimal) -> Decimal:
    """The place of the last digit that is not zero: 100 for 4,500."""
    if not amount:
        return _ONE
    exponent = amount.normalize().as_tuple().exponent
    return _ONE.scaleb(exponent) if isinstance(exponent, int) else _ONE


def _runs(text: str, numerals: _Numerals) -> Iterator[list[_Item]]:
    """Neighbouring number words, digits and scales, with nothing but a space or a hyphen between them."""
    run: list[_Item] = []
    words = numerals.words
    skipped = -1
    for match in numerals.token.finditer(text):
        printed = match["word"]
        word = words.get(lowered := printed.lower()) if printed is not None else None
        if word is None and printed is not None and not run and skipped < 0:
            continue  # most words
        start, end = match.span()
        if start <= skipped:
            skipped = end + 1
            continue
        if printed is None:
            item: _Item | None = _digits(text, match["digits"], start, end, numerals)
        elif word is not None:
            item = _word(text, word, lowered, start, numerals)
        elif run:
            item = _compound(text, run, lowered, start, numerals)
        else:
            continue
        if run and (item is None or text[run[-1].end : start] not in {" ", "-", "", "+ "}):
            yield run
            run = []
        if item is not None:
            run.append(item)
        if len(run) > _MOST_ITEMS:
            run, skipped = [], end + 1
    if run:
        yield run


def _word(text: str, word: _Word, lowered: str, start: int, numerals: _Numerals) -> _Item:
    end = start + len(lowered)
    dotted = lowered in numerals.dotted and text[end : end + 1] == "."
    return _Item(word.kind, word.value, start, end + dotted, loose=lowered in numerals.loose)


def _compound(text: str, run: list[_Item], lowered: str, start: int, numerals: _Numerals) -> _Item | None:
    """Find the scale at the head of a compound: "20-Milliardenprogramm"."""
    if run[-1].kind != "digits" or text[run[-1].end : start] != "-":
        return None
    for length in (9, 8):
        entry = numerals.words.get(lowered[:length])
        if entry is not None and entry.kind == "scale" and len(lowered) > length:
            return _Item("scale", entry.value, start, start + length)
    return None


def _digits(text: str, printed: str, start: int, end: int, numerals: _Numerals) -> _Item:
    whole = "." in printed and printed.endswith(".000") and printed.count(".") == 1 and "." not in numerals.thousands
    value = _value(printed, numerals, whole=whole)
    decimals = -int(value.as_tuple().exponent)
    figure = Figure(
        start,
        end,
        value,
        _ONE.scaleb(-decimals) if decimals > 0 else last_digit(value),
        digits=True,
        decimal=decimals > 0,
        plain=printed.isdigit() and len(printed) <= 4,
        glued=start > 0 and text[start - 1].isalpha(),
    )
    return _Item("digits", value, start, end, figure)


def _value(printed: str, numerals: _Numerals, *, whole: bool) -> Decimal:
    if printed.isdigit():
        return Decimal(printed)
    marks = [character for character in printed if not character.isdigit()]
    last = marks[-1]
    head, _, tail = printed.rpartition(last)
    if len(tail) == 3 and len(set(marks)) == 1 and (last in numerals.thousands or len(marks) > 1 or whole):
        return Decimal("".join(filter(str.isdigit, printed)))
    return Decimal("".join(filter(str.isdigit, head)) + "." + tail)


def _parse(run: list[_Item], text: str, numerals: _Numerals) -> Iterator[Figure]:
    index = 0
    while index < len(run):
        item = run[index]
        figure, following = None, index + 1
        if item.figure is not None:
            figure, following = _scaled(item.figure, run, index + 1, text)
        elif item.kind == "number" or (item.kind == "scale" and _stands_alone(item, text, numerals)):
            figure, following = _in_words(run, index, text)
        elif item.kind in {"article", "fraction"}:
            figure, following = _of_a_scale(run, index, text)
        if figure is not None:
            yield figure
        index = following


def _stands_alone(item: _Item, text: str, numerals: _Numerals) -> bool:
    word = text[item.start : item.end].lower()
    return word in numerals.standalone and not text[: item.start].lower().endswith(numerals.never_after or ("\0",))


def _scaled(figure: Figure, run: list[_Item], index: int, text: str) -> tuple[Figure, int]:
    """A figure with the scales that follow it: "500", "Mio."."""
    scale, end, weak, loose = _ONE, figure.end, False, figure.loose
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
        if letters == 1 and (not figure.digits or scale > 1 or (gap and not sign_next)):
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


def _in_words(run: list[_Item], index: int, text: str) -> tuple[Figure, int]:
    """Number words: hundreds and below are added up here, larger scales are left to ``_scaled``."""
    start, end = run[index].start, run[index].end
    total = Decimal(0)
    part = run[index].value
    index += 1
    while index < len(run):
        item = run[index]
        joined = item.kind == "join" and _joins(run, index)
        nxt = run[index + 1] if joined else item
        hyphen = text[end : nxt.start] == "-"
        if nxt.kind == "scale" and nxt.value == 100 and part < 10:
            part *= 100
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


def _joins(run: list[_Item], index: int) -> bool:
    """Whether "and" links two number words: "vingt et un", but not "un million et demi" or "and a half"."""
    kinds = [item.kind for item in run[index + 1 : index + 3]]
    return kinds[:1] == ["number"] or (kinds[:1] == ["article"] and kinds[1:] != ["fraction"])


def _more_words(run: list[_Item], index: int) -> bool:
    return index < len(run) and run[index].kind == "number"


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


def _of_a_scale(run: list[_Item], index: int, text: str) -> tuple[Figure | None, int]:
    """Read "a million", "half a billion", "a quarter of a million", "dreieinhalb"; a mere article is no number."""
    first = run[index]
    value, position = _ONE, index
    while position < len(run) and run[position].kind in {"article", "fraction", "link"} and position < index + 4:
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
