"""Rules that hide changes: a rejection made in advance, in three forms with one condition each.

So few, because a person must be able to say in one sentence what a rule hides, and to see its effect before it holds.
Two rules are an "or". There is no "and", no pattern and no rule for all facts: each would hide more than was looked at.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from facts.changes.order import reported_time
from facts.edtf import parse
from facts.model import Change, Claim, Report, Verb
from facts.rates import NoRateError, ecb_rates
from facts.values import Count, DateSpan, Money, Percent, Value, from_json, to_json
from storage.errors import LedgerError


@dataclass(frozen=True, slots=True)
class FromOutlet:
    """What one outlet reports for a fact does not count."""

    fact: str
    outlet: str


@dataclass(frozen=True, slots=True)
class OutOfRange:
    """Values below ``least`` or above ``most`` do not count; both belong to the range, and one can be None."""

    fact: str
    least: Value | None
    most: Value | None

    def __post_init__(self) -> None:
        given = [one for one in (self.least, self.most) if one is not None]
        if not given:
            raise LedgerError("a range needs its lowest or its highest value, or both")
        if not all(isinstance(one, Money | Count | Percent | DateSpan) for one in given):
            raise LedgerError("a range is of amounts, numbers, per cents or dates")
        if len({type(one) for one in given}) > 1 or len({getattr(one, "currency", None) for one in given}) > 1:
            raise LedgerError("both ends of a range need one type, and one currency")
        if self.least and self.most and _outside(self.most, self.least, None, date.min):
            raise LedgerError("the range ends before it begins")


@dataclass(frozen=True, slots=True)
class WithVerb:
    """Changes of one verb are not listed for a fact. Their values count all the same: the rule is about noise."""

    fact: str
    verb: Verb


Rule = FromOutlet | OutOfRange | WithVerb


def hides(rule: Rule, change: Change) -> bool:
    """Whether a rule hides a change."""
    if change.fact != rule.fact:
        return False
    if isinstance(rule, WithVerb):
        return change.verb is rule.verb
    subject = change.new or change.old
    return subject is not None and excludes(rule, subject.claim, subject.report)


def excludes(rule: Rule, claim: Claim, report: Report) -> bool:
    """Whether a rule takes a value off the fact sheet. A rule about verbs never does."""
    if claim.fact != rule.fact:
        return False
    match rule:
        case FromOutlet():
            return report.outlet.casefold() == rule.outlet.casefold()
        case OutOfRange():
            return _outside(claim.value, rule.least, rule.most, reported_time(report).date())
        case WithVerb():
            return False


def rule_to_json(rule: Rule) -> dict[str, Any]:
    """The JSON shape of a rule: ``{form, fact, ...}``, the form being ``outlet``, ``range`` or ``verb``."""
    match rule:
        case FromOutlet():
            return {"form": "outlet", "fact": rule.fact, "outlet": rule.outlet}
        case OutOfRange():
            ends = {"least": rule.least and to_json(rule.least), "most": rule.most and to_json(rule.most)}
            return {"form": "range", "fact": rule.fact} | ends
        case WithVerb():
            return {"form": "verb", "fact": rule.fact, "verb": rule.verb.value}


def rule_from_json(body: dict[str, Any]) -> Rule:
    """The rule of a JSON shape. Raises ValueError when it is none of ours."""
    match body:
        case {"form": "outlet", "fact": str(fact), "outlet": str(outlet)}:
            return FromOutlet(fact, outlet)
        case {"form": "range", "fact": str(fact), "least": least, "most": most}:
            return OutOfRange(fact, from_json(least) if least else None, from_json(most) if most else None)
        case {"form": "verb", "fact": str(fact), "verb": str(verb)}:
            return WithVerb(fact, Verb(verb))
    msg = f"no rule looks like this: {body}"
    raise ValueError(msg)


def _outside(value: Value, least: Value | None, most: Value | None, on: date) -> bool:
    """Whether all that a value can be lies outside; never so where the two cannot be put side by side."""
    return (least is not None and _below(value, least, on)) or (most is not None and _below(most, value, on))


def _below(one: Value, other: Value, on: date) -> bool:
    """Whether the highest of one value lies below the lowest of another."""
    if isinstance(one, DateSpan) and isinstance(other, DateSpan):
        early, late = parse(one.edtf), parse(other.edtf)
        return not (early.yearly or late.yearly) and early.last < late.first
    if isinstance(one, Money) and isinstance(other, Money):
        converted = _in_currency(one, other.currency, on)
        if converted is None or one.per != other.per:
            return False
        one = converted
    if isinstance(one, Money | Count | Percent) and type(one) is type(other):
        return max(one.amount, one.maximum or one.amount) < other.amount
    return False


def _in_currency(money: Money, currency: str, on: date) -> Money | None:
    if money.currency == currency:
        return money
    try:
        rate = ecb_rates().rate(money.currency, currency, on).factor
    except NoRateError:
        return None
    return replace(money, amount=money.amount * rate, currency=currency, maximum=money.maximum and money.maximum * rate)
