"""How reports write values, dates and status, in English. Every rendering takes its words from here."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Final

from facts.model import Modality
from facts.values import Choice, Count, DateSpan, Hedge, Money, Name, Percent, Place, Quantity, Value
from reports.dates import say_edtf

SYMBOLS: Final = {"EUR": "€", "USD": "$", "GBP": "£", "JPY": "¥", "INR": "₹", "KRW": "₩", "CAD": "C$", "AUD": "A$"}
SCALES: Final = (
    (Decimal(10) ** 12, "trillion", "tn"),
    (Decimal(10) ** 9, "billion", "bn"),
    (Decimal(10) ** 6, "million", "m"),
)
HEDGES: Final = {
    Hedge.APPROX: "about",
    Hedge.UNDER: "nearly",
    Hedge.OVER: "over",
    Hedge.AT_LEAST: "at least",
    Hedge.UP_TO: "up to",
}
MODALITIES: Final = {
    Modality.RUMOURED: "rumoured",
    Modality.IN_TALKS: "in talks",
    Modality.TARGETED: "targeted",
    Modality.PLANNED: "planned",
    Modality.CONFIRMED: "confirmed",
    Modality.DENIED: "denied",
    Modality.FORMER: "former",
}
SOFT: Final = frozenset({Modality.RUMOURED, Modality.IN_TALKS, Modality.TARGETED})


def say_value(value: Value) -> str:
    """A value as a reader would write it: "about $3.5 billion", "€3–4 billion", "early 2026", "nearly 12%"."""
    match value:
        case Money():
            symbol = SYMBOLS.get(value.currency, f"{value.currency} ")
            amount = _range(value, symbol, least_decimals=2 if _has_cents(value) else 0)
            return _hedged(value, amount + (f" a {value.per}" if value.per else ""))
        case Count():
            return _hedged(value, _range(value, ""))
        case Percent():
            return _hedged(value, _range(value, "", scaled=False) + "%")
        case DateSpan():
            return say_edtf(value.edtf)
        case Name() | Place():
            return value.name
        case Choice():
            return value.text


def say_modality(modality: Modality) -> str:
    """The status of a value in one or two words."""
    return MODALITIES[modality]


def say_qualifier(qualifier: str | None) -> str:
    """What keeps a quantity apart from its namesakes: "market:US" → "US market", "scope:Group" → "Group"."""
    if not qualifier:
        return ""
    kind, colon, name = qualifier.partition(":")
    if not colon:
        return qualifier
    return f"{name} market" if kind == "market" else name


def say_day(moment: datetime | date) -> str:
    """``2 May 2025``; a time of day is cut to its UTC day."""
    if isinstance(moment, datetime):
        moment = moment.astimezone(UTC)
    return f"{moment.day} {moment:%B %Y}"


def say_short_day(moment: datetime) -> str:
    """``2 May 2025`` with the month in three letters, for tables."""
    moment = moment.astimezone(UTC)
    return f"{moment.day} {moment:%b %Y}"


def say_time(moment: datetime) -> str:
    """``2 May 2025, 14:05 UTC``."""
    return f"{say_day(moment)}, {moment.astimezone(UTC):%H:%M} UTC"


def say_number(count: int, noun: str, plural: str | None = None) -> str:
    """``1 outlet``, ``12 outlets``, ``1,200 copies``."""
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"


def say_carriers(outlets: int, origins: int) -> str:
    """``4 outlets, 1 origin``: copies of one agency report are one origin."""
    return f"{say_number(outlets, 'outlet')}, {say_number(origins, 'origin')}"


def say_axis(number: Decimal, *, currency: str | None = None, percent: bool = False) -> str:
    """A short tick label: ``€3.5bn``, ``1,200``, ``12%``."""
    if percent:
        return f"{_digits(number, 0)}%"
    symbol = SYMBOLS.get(currency, f"{currency} ") if currency else ""
    for size, _, short in SCALES:
        if abs(number) >= size:
            return f"{symbol}{_digits(number / size, 0)}{short}"
    return f"{symbol}{_digits(number, 0)}"


def _hedged(value: Quantity, text: str) -> str:
    return f"{HEDGES[value.hedge]} {text}" if value.hedge else text


def _range(value: Quantity, symbol: str, *, scaled: bool = True, least_decimals: int = 0) -> str:
    top = value.maximum if value.maximum is not None else value.amount
    size, name = _scale(value, top) if scaled else (Decimal(1), "")
    low, high = (_amount(number, value.unit, size, least_decimals) for number in (value.amount, top))
    figures = low if value.maximum is None else f"{low}–{high}"
    return f"{symbol}{figures}{' ' + name if name else ''}"


def _scale(value: Quantity, top: Decimal) -> tuple[Decimal, str]:
    """The word to write a number with, unless that would need more than three decimals."""
    for size, name, _ in SCALES:
        if abs(top) >= size:
            exact = all(number == (number / size).quantize(Decimal("0.001")) * size for number in (value.amount, top))
            return (size, name) if exact else (Decimal(1), "")
    return Decimal(1), ""


def _amount(number: Decimal, unit: Decimal, size: Decimal, least_decimals: int) -> str:
    """Printed to the last place the text printed: 3 bn with a unit of 100 m is ``3.0``."""
    printed = 0
    if 0 < unit < size:
        printed = min(3, max(0, -(unit / size).normalize().adjusted()))
    return _digits(number / size, max(printed, least_decimals))


def _digits(number: Decimal, decimals: int) -> str:
    exponent = number.normalize().as_tuple().exponent
    needed = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return f"{number:,.{min(max(needed, decimals), 6)}f}"


def _has_cents(value: Money) -> bool:
    numbers = (value.amount, value.maximum or value.amount)
    return all(number < 10**6 for number in numbers) and any(number != number.to_integral_value() for number in numbers)
