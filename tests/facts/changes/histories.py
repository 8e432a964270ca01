"""Histories of reports that hypothesis makes."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import strategies as st

from facts.model import Claim, Report, Trend
from tests.facts.reported import money, report, says

_MODALITIES = st.sampled_from(["rumoured", "targeted", "planned", "confirmed", "denied", "former"])


@st.composite
def some_claims(draw: st.DrawFn) -> Claim:
    """One claim of a sum."""
    number = draw(st.sampled_from([3, 5, 5.2, 9]))
    value = money(
        number * 1e9, draw(st.sampled_from(["EUR", "USD"])), qual=draw(st.sampled_from([None, "approx", "over"]))
    )
    qualifier = draw(st.sampled_from([None, "pre-money", "post-money"]))
    fact = draw(st.sampled_from(["valuation", "raise"]))
    trend = draw(st.sampled_from([None, Trend.RISES]))
    return says(value, draw(_MODALITIES), fact=fact, qualifier=qualifier, trend=trend, at=draw(st.integers(0, 500)))


@st.composite
def histories(draw: st.DrawFn) -> list[Report]:
    """Reports of up to five articles in up to four revisions each, some of them copies."""
    reports: list[Report] = []
    for article in range(1, draw(st.integers(1, 5)) + 1):
        when = draw(st.integers(0, 40))
        for revision in range(1, draw(st.integers(1, 4)) + 1):
            claims = draw(st.lists(some_claims(), max_size=3))
            origin = draw(st.sampled_from([f"own#{article}", "dpa#1"]))
            outlet = draw(st.sampled_from(["a", "b", f"outlet {article}"]))
            made = report(article, when, *claims, revision=revision, origin=origin, outlet=outlet)
            reports.append(replace(made, confirmed_at=made.observed_at + draw(st.integers(0, 3)) * timedelta(hours=1)))
            when += draw(st.integers(1, 9))
    return reports
