"""A value as a person types it means what the same words mean in a text."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from facts.typed import typed_value
from facts.values import Choice, Count, DateSpan, Hedge, Money, Name, Percent, Place, Value
from tests.facts.stories import bakery

BILLION = Decimal(10) ** 9
STORY = bakery(
    facts=[
        {"id": "dead", "kind": "deaths"},
        {"id": "jobs", "kind": "job_cuts"},
        {"id": "sold", "kind": "units_sold"},
        {"id": "own", "kind": "own"},
        {"id": "price", "kind": "price"},
    ],
    kinds={"own": {"type": "count", "cues": {"en": ["late by"]}}},
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("€3.5 billion", Money(Decimal("3.5") * BILLION, "EUR", BILLION / 10)),
        ("3,5 Milliarden Euro", Money(Decimal("3.5") * BILLION, "EUR", BILLION / 10)),
        ("3–4 billion euros", Money(3 * BILLION, "EUR", BILLION, 4 * BILLION)),
        (" about $640 million ", Money(Decimal(640_000_000), "USD", Decimal(10_000_000), hedge=Hedge.APPROX)),
        ("300", Count(Decimal(300), Decimal(100))),
        ("300 jobs", Count(Decimal(300), Decimal(100))),
        ("3 to 4", Count(Decimal(3), Decimal(1), Decimal(4))),
        ("12.5 %", Percent(Decimal("12.5"), Decimal("0.1"))),
        ("early 2026", DateSpan("2026-01/2026-04~")),
        ("2026", DateSpan("2026")),
        ("2026-01/2026-03", DateSpan("2026-01/2026-03")),
        ("15. Januar 2026", DateSpan("2026-01-15")),
        ("Marit Solberg", Name("Marit Solberg")),
        ("Oslo", Place("Oslo")),
        ("postponed", Choice("postponed")),
    ],
)
def test_what_is_typed_is_understood(text: str, value: Value) -> None:
    assert typed_value(text, type(value), on=date(2026, 1, 1)) == value


@pytest.mark.parametrize(
    ("text", "like"),
    [
        ("", Name),
        ("  ", Money),
        ("a lot", Money),
        ("3.5 billion", Money),
        ("€3 billion or €4 billion", Money),
        ("€3 billion more words", Money),
        ("soon", DateSpan),
        ("2026-13", DateSpan),
        ("some", Count),
        ("12", Percent),
        ("3 percentage points", Percent),
        ("12 personnes tuées", Count),
        ("five by ten", Count),
    ],
)
def test_what_is_not_understood_in_full_is_refused(text: str, like: type[Value]) -> None:
    with pytest.raises(ValueError, match="is not understood"):
        typed_value(text, like)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("twelve", "dead"),
        ("12", "dead"),
        ("12 people", "dead"),
        ("12 Menschen", "dead"),
        ("12 Stellen", "jobs"),
        ("12 Kornblum", "sold"),
        ("twelve days", "own"),
        ("twelve days", "no such fact"),
    ],
)
def test_a_count_may_be_bare_or_name_what_the_fact_counts(text: str, fact: str) -> None:
    assert typed_value(text, Count, story=STORY, fact=fact) == Count(Decimal(12), Decimal(1))


@pytest.mark.parametrize(
    ("text", "fact", "counts"),
    [
        ("twelve days", "dead", "days"),
        ("12 Tage", "jobs", "tage"),
        ("300 jobs", "dead", "jobs"),
        ("12 foos", "dead", "foos"),
    ],
)
def test_a_count_of_something_else_is_refused(text: str, fact: str, counts: str) -> None:
    with pytest.raises(ValueError, match=rf"'{text}' counts '{counts}', but {fact} is: .*\. Write the number alone"):
        typed_value(text, Count, story=STORY, fact=fact)


def test_the_hedge_may_follow_a_bare_number() -> None:
    value = Count(Decimal(1200), Decimal(100), hedge=Hedge.AT_LEAST)
    assert typed_value("1,200 or more", Count, story=STORY, fact="jobs") == value
