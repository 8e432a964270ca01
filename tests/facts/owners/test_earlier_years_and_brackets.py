"""Figures of years long gone, in brackets behind another's name, or that somebody only says of an event."""

from __future__ import annotations

import pytest

from facts.story import Story
from tests.facts.stories import bakery, telescope
from tests.facts.test_reader import said

CUTS = bakery(facts=[{"id": "jobs", "kind": "job_cuts"}, {"id": "staff", "kind": "headcount"}])
FLOOD = bakery(
    subject={"name": "Kornblum flood", "type": "event"},
    others={},
    facts=[{"id": "deaths", "kind": "deaths"}],
)
YEARS = [
    (CUTS, "en", "Kornblum is insolvent. In 2013, a first insolvency had cost 400 jobs.", []),
    (CUTS, "fr", "Kornblum est en faillite. En 2013, une première faillite avait coûté 400 emplois.", []),
    (CUTS, "en", "Kornblum is insolvent. In 2013 it cut 400 jobs.", ["400"]),
    (CUTS, "en", "Kornblum is insolvent. In 2013 headcount was 400.", ["400"]),
    (FLOOD, "en", "The Kornblum flood rages. In 2012, floods killed 400 people in the hills.", []),
    (FLOOD, "de", "Die Kornblum flood wütet. 2012 kamen bei Fluten 400 Menschen ums Leben.", []),
    (FLOOD, "en", "The Kornblum flood rages. Nordbeam said the toll stood at seven dead.", ["7"]),
]


@pytest.mark.parametrize(("story", "language", "text", "expected"), YEARS)
def test_a_year_long_gone_and_who_says_it(story: Story, language: str, text: str, expected: list[str]) -> None:
    assert [value for _, value, _ in said(text, story, language)] == expected


BRACKETS = [
    ("fr", "Proposée à 70 euros, Vela est moins chère que la Orion 5 (90 euros)."),
    ("en", "Vela costs 70 euros, less than the Orion 5 (90 euros)."),
    ("de", "Vela kostet 70 Euro und damit weniger als die Orion 5 (90 Euro)."),
]


@pytest.mark.parametrize(("language", "text"), BRACKETS)
def test_a_figure_in_brackets_is_of_the_name_before_them(language: str, text: str) -> None:
    story = telescope(facts=[{"id": "price", "kind": "price"}])
    assert [value for _, value, _ in said(text, story, language)] == ["EUR 7e-05m"]


SHORT_FORMS = [
    ("en", "Kornblum (KBM.OL) will cut 400 jobs.", ["400"]),
    ("en", "Kornblum (NASDAQ: KBM) will cut 400 jobs.", ["400"]),
    ("en", "Kornblum (KB) will cut 400 jobs.", ["400"]),
    ("de", "Kornblum (ISIN: DE0007164600) streicht 400 Stellen.", ["400"]),
    ("fr", "Kornblum (Euronext : KBM) supprime 400 emplois.", ["400"]),
    ("en", "Backhaus (BKH.OL) will cut 900 jobs, Kornblum (KBM.OL) 400.", ["400"]),
    ("en", "Backhaus (Detroit) will cut 900 jobs, Kornblum (Oslo) 400.", ["400"]),
]


@pytest.mark.parametrize(("language", "text", "expected"), SHORT_FORMS)
def test_a_ticker_or_abbreviation_in_brackets_is_no_other_name(language: str, text: str, expected: list[str]) -> None:
    assert [value for _, value, _ in said(text, CUTS, language)] == expected
