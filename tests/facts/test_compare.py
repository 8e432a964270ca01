"""Comparing two values: what is the same, more precise, compatible, disjoint."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.compare import Relation, compare, compare_claims, compare_values
from facts.rates import NoRateError, ecb_rates
from facts.values import Choice, DateSpan, Hedge, Money, Value, from_json
from tests.facts.reported import count, day, money, name, place, says

RATES = ecb_rates()
WINTER = date(2025, 12, 18)
SAME, REFINES, REFINED_BY = Relation.SAME, Relation.REFINES, Relation.REFINED_BY
COMPATIBLE, DISJOINT, OTHER = Relation.COMPATIBLE, Relation.DISJOINT, Relation.DIFFERENT_QUANTITY


def relation(a: Value, b: Value) -> Relation:
    return compare(a, b, on=WINTER, rates=RATES)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (money(3e9), money(3.5e9, "USD"), SAME),
        (money(3e9, "USD"), money(3e9), DISJOINT),
        (money(5e8), money(586e6, "USD"), SAME),
        (money(11.7e9), money(11.7e9, "USD"), DISJOINT),
        (money(3e9), money(5e9), DISJOINT),
        (money(1.03e9, "USD"), money(1e9, "USD"), REFINES),
        (money(3e9, qual="approx"), money(3.1e9), REFINED_BY),
        (money(449.99), money(449), REFINES),
        (money(469.99), money(460), DISJOINT),
        (money(400, max=500), money(469.99), REFINED_BY),
        (money(80, "USD", max=100), money(90, "USD", max=120), COMPATIBLE),
        (money(1e9, per="year"), money(1e9), OTHER),
        (money(1e9, per="total"), money(1e9), SAME),
        (count(35000, qual="over"), count(35000), SAME),
        (count(3, qual="at least"), count(5), REFINED_BY),
        (count(3, qual="at least"), count(0), DISJOINT),
        (count(3, qual="at least"), count(3, qual="up to"), COMPATIBLE),
        (count(30000, qual="up to"), count(35000, qual="over"), DISJOINT),
        (count(10360000, qual="over"), count(10300000, qual="over"), COMPATIBLE),
        (count(210000000), count(215000000), DISJOINT),
        (count(100, qual="under"), count(97), REFINED_BY),
        (count(-5), count(-5), SAME),
        (count(-5), count(5), DISJOINT),
        (day("2026-01"), day("2026-01/2026-04~"), REFINES),
        (day("2026"), day("2026-11-19"), REFINED_BY),
        (day("2026-12~"), day("2026-12"), SAME),
        (day("2026-05"), day("2026-11"), DISJOINT),
        (day("2026-33"), day("2026-03/2026-05"), COMPATIBLE),
        (name("Yann Le Cun"), name("Yann LeCun"), SAME),
        (name("LeCun"), name("Yann LeCun"), SAME),
        (name("Alex LeBrun"), name("Alexandre Lebrun"), SAME),
        (name("A. LeBrun"), name("Alexandre LeBrun"), SAME),
        (name("Bill Gates"), name("William Gates"), SAME),
        (name("René Müller"), name("Rene Muller"), SAME),
        (name("Bosch GmbH"), name("Bosch"), SAME),
        (name("Anna Schmidt"), name("Jens Schmidt"), DISJOINT),
        (place("France"), place("Paris"), REFINED_BY),
        (place("Köln"), place("Cologne"), SAME),
        (place("San Francisco"), place("USA"), REFINES),
        (place("Paris"), place("London"), DISJOINT),
        (Choice("postponed"), Choice("Postponed"), SAME),
        (Choice("postponed"), Choice("cancelled"), DISJOINT),
        (count(5), day("2025"), OTHER),
    ],
)
def test_relation(a: Value, b: Value, expected: Relation) -> None:
    assert relation(a, b) is expected
    assert relation(b, a) is expected.inverse


def test_the_same_figure_in_two_currencies_is_flagged_as_a_slip() -> None:
    found = compare_values(money(11.7e9), money(11.7e9, "USD"), on=WINTER, rates=RATES)
    assert found.slip
    assert "1.17" in found.note or "0.85" in found.note


def test_currencies_near_parity_are_no_slip() -> None:
    """A billion francs were a billion euros, give or take, in early 2023."""
    found = compare_values(money(1e9), money(1e9, "CHF"), on=date(2023, 2, 1), rates=RATES)
    assert (found.relation, found.slip) == (SAME, False)


def test_a_currency_without_rate_is_disjoint_and_says_so() -> None:
    found = compare_values(money(1e9), money(1e9, "VES"), on=WINTER, rates=RATES)
    assert found.relation is DISJOINT
    assert "VES" in found.note


def test_the_conversion_of_the_text_joins_what_the_rate_would_part() -> None:
    """An outlet that converts at an old rate still speaks of the same amount."""
    both = says(money(500e6), converted=(money(650e6, "USD"),))
    dollars = says(money(650e6, "USD"))
    assert relation(both.value, dollars.value) is DISJOINT
    assert compare_claims(both, dollars, on=WINTER, rates=RATES).relation is SAME


def test_a_weekend_takes_the_rate_of_friday_and_tells_its_age() -> None:
    saturday = RATES.rate("EUR", "USD", date(2025, 12, 20))
    assert (saturday.day, saturday.age) == (date(2025, 12, 19), 1)
    assert "1 days earlier" in str(saturday)


def test_days_outside_the_published_range_take_the_nearest_rate() -> None:
    assert RATES.rate("EUR", "USD", date(1990, 1, 1)).age < 0
    assert RATES.rate("EUR", "USD", date(2090, 1, 1)).age > 10_000
    with pytest.raises(NoRateError, match="VES"):
        RATES.rate("EUR", "VES", WINTER)


def _figures() -> st.SearchStrategy[Value]:
    amounts = st.integers(1, 999).flatmap(lambda n: st.sampled_from([n, n * 10**6, n * 10**8, n / 100]))
    hedges = st.sampled_from([None, *(hedge.value for hedge in Hedge)])
    return st.one_of(
        st.builds(
            lambda a, c, q: from_json({"amount": a, "currency": c, "qual": q}),
            amounts,
            st.sampled_from(["EUR", "USD", "GBP", "CHF"]),
            hedges,
        ),
        st.builds(lambda a, q: from_json({"count": a, "qual": q}), amounts, hedges),
    )


def _spans() -> st.SearchStrategy[Value]:
    return st.builds("{}-{:02}".format, st.integers(2024, 2027), st.sampled_from([1, 6, 12, 21, 24, 33, 41])).map(
        DateSpan
    )


@given(st.one_of(_figures(), _spans()), st.one_of(_figures(), _spans()))
def test_comparing_is_symmetric(a: Value, b: Value) -> None:
    assert relation(a, b) is relation(b, a).inverse


@given(st.one_of(_figures(), _spans()))
def test_every_value_is_the_same_as_itself(value: Value) -> None:
    assert relation(value, value) is SAME


@given(_figures())
def test_a_converted_amount_is_the_same(value: Value) -> None:
    if isinstance(value, Money):
        rate = RATES.rate(value.currency, "JPY", WINTER)
        yen = Money(value.amount * rate.factor, "JPY", value.unit * rate.factor, None, value.hedge)
        assert relation(value, yen).agrees
