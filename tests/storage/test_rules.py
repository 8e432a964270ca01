"""A rule hides what it says and nothing else; in doubt it hides nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from facts.model import Change, Claim, Evidence, Modality, Report, Sighting, Verb
from facts.values import Count, DateSpan, Money, Name, Percent, Value
from storage.decisions import Action, Decision
from storage.errors import LedgerError
from storage.judged import judged
from storage.reviews import effect, review
from storage.rules import FromOutlet, OutOfRange, Rule, WithVerb, excludes, hides, rule_from_json, rule_to_json

DAY = datetime(2025, 12, 18, 12, tzinfo=UTC)


def euros(millions: str, top: str | None = None, **more: str) -> Money:
    maximum = Decimal(top) * 10**6 if top else None
    return Money(Decimal(millions) * 10**6, "EUR", Decimal(10**6), maximum, per=more.get("per"))


def number(amount: int) -> Count:
    return Count(Decimal(amount), Decimal(1))


def told(value: Value, *, fact: str = "price", outlet: str = "Daily", verb: Verb = Verb.DISPUTED, n: int = 1) -> Change:
    claim = Claim(fact, value, Modality.PLANNED, Evidence("It is so.", 0, 9, "so", 6, 8))
    report = Report(n, 1, outlet, f"https://{outlet}.example/{n}", "T", DAY, DAY, DAY, "", None, "1", (claim,))
    return Change(f"{n:02}", fact, verb, None, Sighting(claim, report), DAY, "r", "b")


@pytest.mark.parametrize(
    ("least", "most", "value", "outside"),
    [
        (euros("100"), None, euros("99"), True),
        (euros("100"), None, euros("100"), False),
        (None, euros("100"), euros("100"), False),
        (None, euros("100"), euros("101"), True),
        (euros("100"), euros("200"), euros("50", "150"), False),  # part of it lies inside
        (euros("100"), None, euros("50", "90"), True),
        (euros("100"), None, euros("50", per="year"), False),  # another quantity
        (euros("100"), None, Money(Decimal(100_000_000), "USD", Decimal(1)), True),  # 85 million euros that day
        (euros("100"), None, Money(Decimal(130_000_000), "USD", Decimal(1)), False),
        (euros("100"), None, Money(Decimal(1), "XXX", Decimal(1)), False),  # no rate: in doubt it is shown
        (euros("100"), None, number(3), False),
        (number(10), number(20), number(21), True),
        (None, Percent(Decimal(100), Decimal(1)), Percent(Decimal(150), Decimal(1)), True),
        (DateSpan("2026"), None, DateSpan("2025-12-31"), True),
        (DateSpan("2026"), None, DateSpan("2025-12/2026-01"), False),
        (None, DateSpan("2026-06"), DateSpan("2026-07"), True),
        (None, DateSpan("2026-06"), DateSpan("XXXX-07-01"), False),
        (DateSpan("2026"), None, Name("2025"), False),
    ],
)
def test_a_range_hides_values_that_lie_outside_as_a_whole(
    least: Value | None, most: Value | None, value: Value, outside: bool
) -> None:
    change = told(value)
    rule = OutOfRange("price", least, most)
    assert hides(rule, change) is outside
    assert change.new is not None
    assert excludes(rule, change.new.claim, change.new.report) is outside
    assert not hides(replace(rule, fact="other"), change)


def test_an_outlet_is_meant_however_it_is_capitalised_and_for_one_fact() -> None:
    rule = FromOutlet("price", "the daily")
    assert hides(rule, told(number(1), outlet="The Daily"))
    assert not hides(rule, told(number(1), outlet="The Daily News"))
    assert not hides(rule, told(number(1), outlet="The Daily", fact="other"))


def test_a_rule_about_a_verb_hides_changes_and_takes_no_value_off() -> None:
    rule, change = WithVerb("price", Verb.DISPUTED), told(number(1))
    assert hides(rule, change)
    assert not hides(rule, told(number(1), verb=Verb.REFINED))
    assert change.new is not None
    assert not excludes(rule, change.new.claim, change.new.report)


def test_a_value_no_longer_stated_is_hidden_by_what_it_was() -> None:
    change = told(number(1))
    gone = replace(change, old=change.new, new=None, verb=Verb.NO_LONGER_STATED)
    assert hides(FromOutlet("price", "Daily"), gone)
    assert hides(OutOfRange("price", number(2), None), gone)


@pytest.mark.parametrize(
    ("least", "most", "says"),
    [
        (None, None, "needs its lowest or its highest"),
        (Name("a"), None, "amounts, numbers, per cents or dates"),
        (number(1), euros("1"), "one type"),
        (euros("1"), Money(Decimal(1), "USD", Decimal(1)), "one currency"),
        (number(2), number(1), "ends before it begins"),
        (DateSpan("2027"), DateSpan("2026"), "ends before it begins"),
    ],
)
def test_a_range_that_makes_no_sense_is_refused(least: Value | None, most: Value | None, says: str) -> None:
    with pytest.raises(LedgerError, match=says):
        OutOfRange("price", least, most)


@pytest.mark.parametrize(
    "rule",
    [
        FromOutlet("price", "Daily"),
        WithVerb("price", Verb.DENIED),
        OutOfRange("price", euros("1"), None),
        OutOfRange("price", None, DateSpan("2026")),
    ],
)
def test_a_rule_comes_back_from_json(rule: Rule) -> None:
    assert rule_from_json(rule_to_json(rule)) == rule


def test_json_of_no_form_is_refused() -> None:
    with pytest.raises(ValueError, match="no rule looks like this"):
        rule_from_json({"form": "pattern", "fact": "price"})


def test_the_effect_tells_what_waits_what_was_rejected_and_what_speaks_against_the_rule() -> None:
    waits, rejected, accepted, corrected = (told(number(n), n=n) for n in range(1, 5))
    other, no_news = told(number(5), outlet="Weekly", n=5), told(number(6), verb=Verb.RESTATED, n=6)
    made = [
        Decision(n, "s", action, "anna", DAY, change=one.id, judged=judged(one), value=value)
        for n, (action, one, value) in enumerate(
            [(Action.REJECT, rejected, None), (Action.ACCEPT, accepted, None), (Action.CORRECT, corrected, number(9))],
            1,
        )
    ]
    found = effect(FromOutlet("price", "Daily"), review([waits, rejected, accepted, corrected, other, no_news], made))
    assert [one.change for one in found.hidden] == [waits]
    assert [one.change for one in found.rejected] == [rejected]
    assert [one.change for one in found.kept] == [accepted, corrected]
