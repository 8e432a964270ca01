"""The number words and digits of a language, and the runs in which they stand in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from facts.languages import load_language

ONE = Decimal(1)
_FRACTION_SIGNS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
_MOST_ITEMS = 16  # number words and digits in a row; longer runs are tables of figures, not prose


class Figure(NamedTuple):
    """A number where it is printed, scale included ("3,5 Milliarden" is 3,500,000,000 with the scale 10^9)."""

    start: int
    end: int
    amount: Decimal
    unit: Decimal  # the place of the last digit that says something
    scale: Decimal = ONE
    digits: bool = False  # printed in digits, not in words
    decimal: bool = False
    plain: bool = False  # four digits or fewer without separators: may be a year or a part of a name
    weak: bool = False  # its scale ("m") is one only beside a currency
    glued: bool = False  # a letter stands right before it: "GTA6", "EUR500"
    loose: bool = False  # the word itself says "about": "une trentaine"


@dataclass(frozen=True, slots=True)
class Word:
    """What a word does in a number, and its value."""

    kind: str  # number, article, scale, money_scale, fraction, join, link or filler
    value: Decimal


class Item(NamedTuple):
    """A number word, scale or figure where it is printed; ``figure`` where it is in digits."""

    kind: str
    value: Decimal
    start: int
    end: int
    figure: Figure | None = None
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Numerals:
    """The numbers of a language: its words, its separators, and a pattern for either."""

    words: dict[str, Word]
    starters: frozenset[str]  # words that may begin or be a number
    standalone: frozenset[str]
    never_after: tuple[str, ...]
    loose: frozenset[str]
    dotted: frozenset[str]
    token: re.Pattern[str]
    decimal: str
    thousands: str


@cache
def numerals_of(code: str) -> Numerals:
    """Those of a language. Raises KeyError for one that has no file."""
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
    thousands = {word: value for word, value in glued.items() if value < 100_000 and value % 1000 == 0}
    hundreds = {word: value for word, value in glued.items() if value < 1000 and value % 100 == 0}
    glued |= {
        head + tail: value + rest for head, value in thousands.items() for tail, rest in hundreds.items()
    }  # "zweitausendfünfhundert"
    words = {
        word: Word("number", Decimal(value)) for word, value in (glued | numbers).items() if word not in table["scales"]
    }
    words |= {word: Word("money_scale", Decimal(value)) for word, value in table["money_scales"].items()}
    words |= {word: Word("scale", Decimal(value)) for word, value in table["scales"].items()}
    words |= {word: Word("fraction", Decimal(value)) for word, value in table["fractions"].items()}
    words |= {word: Word("article", ONE) for word in table["articles"]}
    words |= {word: Word("join", ONE) for word in table["joins"]}
    words |= {word: Word("link", ONE) for word in table["links"]}
    words |= {word: Word("filler", ONE) for word in table["fillers"]}
    standalone = frozenset(table["standalone"])
    starters = {word for word, entry in words.items() if entry.kind in {"number", "scale", "fraction"}}
    return Numerals(
        words,
        frozenset(starters),
        standalone,
        tuple(f"{word} " for word in table["never_after"]),
        frozenset(table["loose"]),
        frozenset(table["dotted"]),
        _token(table["thousands"], wary=table.get("wary_of_spaces", False)),
        table["decimal"],
        table["thousands"],
    )


def _token(thousands: str, *, wary: bool) -> re.Pattern[str]:
    """Digits with separators, or a word. Anything like "1.2.3", "12:30" or "3/4" is neither.

    A space parts no thousands behind the figure that ends a name: "the X2 899 euros". In a language that is ``wary`` of
    spaces they do so before "000", behind the sign of a currency, and between words without a capital only: "35 000
    jobs", "employs 14 300 people", not "on May 3 500 people".
    """
    separators = re.escape(thousands.replace(" ", "") if wary else thousands)
    in_name = r"(?<=[^\W\d_])\d{1,3}\s"
    thousand = rf"\d{{1,3}}(?P<mark>[{separators}])\d{{3}}(?:(?P=mark)\d{{3}}){{0,4}}"
    grouped = rf"(?!{in_name}){thousand}(?!\d)(?:[.,]\d{{1,4}}(?!\d))?"
    if "," in thousands:
        grouped = rf"\d{{1,2}}(?:,\d\d){{1,4}},\d{{3}}(?!\d)|{grouped}"  # of lakh and crore: "1,25,000"
    if wary:
        no_capital = "".join(rf"(?<![A-Z][a-z]{{{length}}} )" for length in range(1, 10))
        between_words = rf"(?<=[a-z] ){no_capital}\d{{1,3}}(?: \d{{3}})+(?= [a-z]{{3}})"
        spaced = rf"(?:(?<=[$€£])\d{{1,3}}(?: \d{{3}})+|\d{{1,3}}(?: \d{{3}})* 000|{between_words})(?!\d)"
        grouped = rf"(?!{in_name}){spaced}|{grouped}"
    plain = r"\d{1,15}(?!\d)(?:[.,]\d{1,6}(?!\d))?"
    return re.compile(rf"(?<![\d])(?<!\d[.,:/'])(?P<digits>{grouped}|{plain})(?![.,:/']?\d)|(?P<word>[^\W\d_]+)")


def last_digit(amount: Decimal) -> Decimal:
    """The place of the last digit that is not zero: 100 for 4,500."""
    if not amount:
        return ONE
    exponent = amount.normalize().as_tuple().exponent
    return ONE.scaleb(exponent) if isinstance(exponent, int) else ONE


def runs(text: str, numerals: Numerals) -> Iterator[list[Item]]:
    """Neighbouring number words, digits and scales, with nothing but a space or a hyphen between them."""
    run: list[Item] = []
    words = numerals.words
    skipped = -1
    for match in numerals.token.finditer(text):
        printed = match["word"]
        word = words.get(lowered := printed.lower()) if printed is not None else None
        if word is None and printed is not None and not run and skipped < 0:
            continue  # most words
        start, end = match.span()
        if run and start < run[-1].end:
            continue  # the fraction of "1½"
        if start <= skipped:
            skipped = end + 1
            continue
        if printed is None:
            item: Item | None = _digits(text, match["digits"], start, end, numerals)
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


def _word(text: str, word: Word, lowered: str, start: int, numerals: Numerals) -> Item:
    end = start + len(lowered)
    dotted = lowered in numerals.dotted and text[end : end + 1] == "."
    return Item(word.kind, word.value, start, end + dotted, loose=lowered in numerals.loose)


def _compound(text: str, run: list[Item], lowered: str, start: int, numerals: Numerals) -> Item | None:
    """Find the scale at the head of a compound: "20-Milliardenprogramm"."""
    if run[-1].kind != "digits" or text[run[-1].end : start] != "-":
        return None
    for length in (9, 8):
        entry = numerals.words.get(lowered[:length])
        if entry is not None and entry.kind == "scale" and len(lowered) > length:
            return Item("scale", entry.value, start, start + length)
    return None


def _digits(text: str, printed: str, start: int, end: int, numerals: Numerals) -> Item:
    whole = "." in printed and printed.endswith(".000") and printed.count(".") == 1 and "." not in numerals.thousands
    value = value_of(printed, numerals, whole=whole)
    if (fraction := _FRACTION_SIGNS.get(text[end : end + 1])) is not None and printed.isdigit():
        value, end = value + fraction, end + 1
    decimals = -int(value.as_tuple().exponent)
    figure = Figure(
        start,
        end,
        value,
        ONE.scaleb(-decimals) if decimals > 0 else last_digit(value),
        digits=True,
        decimal=decimals > 0,
        plain=printed.isdigit() and len(printed) <= 4,
        glued=start > 0 and text[start - 1].isalpha(),
    )
    return Item("digits", value, start, end, figure)


def value_of(printed: str, numerals: Numerals, *, whole: bool) -> Decimal:
    """The value of digits with separators; ``whole`` lets a point before three digits part thousands."""
    if printed.isdigit():
        return Decimal(printed)
    marks = [character for character in printed if not character.isdigit()]
    last = marks[-1]
    head, _, tail = printed.rpartition(last)
    if len(tail) == 3 and len(set(marks)) == 1 and (last in numerals.thousands or len(marks) > 1 or whole):
        return Decimal("".join(filter(str.isdigit, printed)))
    return Decimal("".join(filter(str.isdigit, head)) + "." + tail)


def is_year(figure: Figure) -> bool:
    """Whether the figure could be a year: four digits from 1900 to 2100."""
    return figure.plain and not figure.decimal and is_year_like(figure.amount)


def is_year_like(number: Decimal | int) -> bool:
    """Whether a number of four digits would be taken for a year."""
    return 1900 <= number <= 2100
