"""The typed values a claim can carry, and their JSON form.

JSON shapes: money ``{amount, currency, unit, max?, qual?, per?}``, count ``{count, unit, max?, qual?}``,
percent ``{percent, unit, max?, qual?}``, date ``{edtf}``, person and organisation ``{name}``, place ``{name}``,
choice ``{text}``. ``unit`` is the last printed unit ("3.5 billion" has 100 million): it says how exact the figure is.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any


class Hedge(StrEnum):
    """How the text qualifies a figure. The words are those of the labelled articles."""

    APPROX = "approx"
    UNDER = "under"  # nearly, knapp, près de
    OVER = "over"
    AT_LEAST = "at least"
    UP_TO = "up to"


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in an ISO 4217 currency, in whole units (not cents or millions)."""

    amount: Decimal
    currency: str
    unit: Decimal
    maximum: Decimal | None = None
    hedge: Hedge | None = None
    per: str | None = None  # "year", "month", "share" ...


@dataclass(frozen=True, slots=True)
class Count:
    """A number of things."""

    amount: Decimal
    unit: Decimal
    maximum: Decimal | None = None
    hedge: Hedge | None = None


@dataclass(frozen=True, slots=True)
class Percent:
    """A share of a whole, in percent: 12.5 means 12.5 %."""

    amount: Decimal
    unit: Decimal
    maximum: Decimal | None = None
    hedge: Hedge | None = None


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A date as EDTF level 1 and 2: ``2026-01``, ``2026-33``, ``2026-01/2026-04~``, ``../2026-12``, ``XXXX-06-05``."""

    edtf: str


@dataclass(frozen=True, slots=True)
class Name:
    """A person or an organisation, as printed, with a surname completed to the full name where the text gives it."""

    name: str


@dataclass(frozen=True, slots=True)
class Place:
    """A town, region or country, by its usual name."""

    name: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words, such as ``postponed`` or ``executive chairman``."""

    text: str


Quantity = Money | Count | Percent
Value = Money | Count | Percent | DateSpan | Name | Place | Choice


def to_json(value: Value) -> dict[str, Any]:
    """The JSON shape of a value; ``from_json`` reads it back to an equal value."""
    match value:
        case Money():
            body: dict[str, Any] = {"amount": _number(value.amount), "currency": value.currency}
            return body | _printed(value) | ({"per": value.per} if value.per else {})
        case Count():
            return {"count": _number(value.amount)} | _printed(value)
        case Percent():
            return {"percent": _number(value.amount)} | _printed(value)
        case DateSpan():
            return {"edtf": value.edtf}
        case Name():
            return {"name": value.name}
        case Place():
            return {"name": value.name, "type": "place"}
        case Choice():
            return {"text": value.text}


def from_json(body: dict[str, Any]) -> Value:
    """The value of a JSON shape. Raises ValueError that names the keys when the shape is none of ours."""
    if "amount" in body and "currency" in body:
        return Money(currency=body["currency"], per=body.get("per"), **_quantity(body, "amount"))
    if "count" in body:
        return Count(**_quantity(body, "count"))
    if "percent" in body:
        return Percent(**_quantity(body, "percent"))
    if "edtf" in body:
        return DateSpan(body["edtf"])
    if "name" in body:
        return Place(body["name"]) if body.get("type") == "place" else Name(body["name"])
    if "text" in body:
        return Choice(body["text"])
    msg = f"no value has the keys {sorted(body)}; expected amount and currency, count, percent, edtf, name or text"
    raise ValueError(msg)


def _number(number: Decimal) -> int | float:
    return int(number) if number == number.to_integral_value() else float(number)


def _printed(value: Quantity) -> dict[str, Any]:
    body: dict[str, Any] = {"unit": _number(value.unit)}
    if value.maximum is not None:
        body["max"] = _number(value.maximum)
    if value.hedge is not None:
        body["qual"] = value.hedge.value
    return body


def _quantity(body: dict[str, Any], key: str) -> dict[str, Any]:
    amount = _decimal(body[key])
    return {
        "amount": amount,
        "unit": _decimal(body["unit"]) if "unit" in body else _last_digit(amount),
        "maximum": _decimal(body["max"]) if body.get("max") is not None else None,
        "hedge": Hedge(body["qual"]) if body.get("qual") else None,
    }


def _decimal(number: float | str) -> Decimal:
    return Decimal(str(number)).normalize() + 0


def _last_digit(amount: Decimal) -> Decimal:
    """The place of the last non-zero digit: 3,500,000,000 → 100,000,000."""
    exponent = amount.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) and amount else Decimal(1)
