"""Which kind wins where words of several kinds stand beside a figure."""

from __future__ import annotations

from typing import Any

import pytest

from facts.reader import read
from tests.facts.stories import bakery, telescope
from tests.facts.test_reader import DAY, said

FLEET: dict[str, Any] = {
    "fleet": {
        "type": "count",
        "description": "Vans the bakery runs",
        "cues": {"en": ["fleet of #"], "de": ["flotte"], "fr": ["flotte"]},
        "nouns": {"en": ["van*"], "de": ["transporter*"], "fr": ["camionnette*"]},
    }
}


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("en", "Kornblum now targets 64 vans.", ["64"]),
        ("de", "Kornblum peilt nur noch 64 Transporter an.", ["64"]),
        ("fr", "Kornblum abandonne son objectif de 64 camionnettes.", ["64"]),
        ("en", "Kornblum now targets 64 ovens.", []),
    ],
)
def test_what_a_story_itself_counts_speaks_by_its_noun(language: str, text: str, values: list[str]) -> None:
    story = bakery(facts=[{"id": "fleet", "kind": "fleet"}], kinds=FLEET)
    assert [value for _, value, _ in said(text, story, language)] == values


PEAK: dict[str, Any] = {
    "peak": {"type": "money", "description": "Sales at the peak", "cues": {"en": ["# a year"]}},
}


def test_what_comes_every_year_is_nothing_that_happens_once() -> None:
    story = bakery(facts=[{"id": "peak", "kind": "peak"}], kinds=PEAK)
    assert said("Kornblum expects $7 billion a year from its bun.", story, "en")[0][0] == "peak"
    assert said("Kornblum raised $7 million a year.", bakery(), "en") == []


def test_of_two_relatives_a_valuation_is_rather_that_of_the_listing() -> None:
    story = bakery(facts=[{"id": "listing", "kind": "ipo_valuation"}, {"id": "cap", "kind": "market_cap"}])
    assert said("Kornblum is valued at $4 billion.", story, "en")[0][:2] == ("listing", "USD 4000m")
    assert said("Kornblum's market capitalisation is $4 billion.", story, "en")[0][:2] == ("cap", "USD 4000m")


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("en", "Backhaus holds 30 percent of Kornblum, the Brotmann family 12 percent.", ["30"]),
        ("en", "Backhaus will buy 30 percent of Kornblum from the Brotmann family, which keeps 18 percent.", ["30"]),
        ("de", "Backhaus übernimmt 75 Prozent der Anteile an Kornblum, 25 Prozent bleiben bei Rosa Kornblum.", ["75"]),
    ],
)
def test_a_stake_is_held_by_whom_its_own_clause_names(language: str, text: str, values: list[str]) -> None:
    assert [value for fact, value, _ in said(text, bakery(), language) if fact == "stake"] == values


def test_an_amount_in_brackets_does_not_change_the_currency_of_the_text() -> None:
    text = "Kornblum had revenue of 118 million pounds (136 million euros), after revenue of 112 million in 2024."
    assert [value for _, value, _ in said(text, bakery(), "en")] == ["GBP 118m", "GBP 112m"]


def test_what_a_plant_costs_is_the_investment_where_a_story_follows_no_costs() -> None:
    story = bakery(facts=[{"id": "investment", "kind": "investment"}])
    assert (
        said("Kornblum construit une usine. L'enveloppe serait ramenée à 5 milliards d'euros.", story, "fr")[0][1]
        == "EUR 5000m"
    )
    assert said("Kornblum's group revenue came in at $3.4 billion.", story, "en") == []


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("en", "Backhaus holds 34.9% of Kornblum, not 30%.", ["34.9", "30"]),
        ("de", "Backhaus hält 34,9 Prozent an Kornblum, nicht 30 Prozent.", ["34.9", "30"]),
        ("fr", "Backhaus détient 34,9 % de Kornblum, et non 30 %.", ["34.9", "30"]),
    ],
)
def test_what_a_figure_is_set_against_is_of_its_kind(language: str, text: str, values: list[str]) -> None:
    assert [value for _, value, _ in said(text, bakery(), language)] == values


def test_the_word_for_a_person_before_a_name_is_no_other_version() -> None:
    text = "Kornblum will cut 1,100 jobs instead of the 1,450 announced by her predecessor Ida Brandt."
    assert [value for fact, value, _ in said(text, bakery(), "en") if fact == "jobs"] == ["1100", "1450"]


def test_a_german_verb_and_its_particle_may_stand_far_apart() -> None:
    weight: dict[str, Any] = {
        "weight": {"type": "percent", "description": "Weight lost", "cues": {"de": ["nahm|nahmen .. ab"]}}
    }
    story = bakery(facts=[{"id": "weight", "kind": "weight"}], kinds=weight)
    text = "Um gut 17 Prozent nahmen die Teilnehmer einer Studie mit dem neuen leichten Brot von Kornblum ab."
    assert [value for _, value, _ in said(text, story, "de")] == ["over 17"]


def test_a_word_inside_another_value_does_not_say_what_a_figure_is() -> None:
    story = bakery(facts=[{"id": "headcount", "kind": "headcount"}])
    text = "Kornblum beschäftigte zuletzt noch 410 Leute, vor zwei Jahren waren es 600."
    assert [value for _, value, _ in said(text, story, "de")] == ["410", "600"]


GUESTS: dict[str, Any] = {
    "guests": {
        "type": "count",
        "description": "People who came",
        "cues": {"en": ["visit*"], "de": ["besuch*"], "fr": ["visit*"]},
        "nouns": {"en": ["people"], "de": ["menschen"], "fr": ["personnes"]},
    }
}


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("de", "4.000 Menschen besuchten Kornblum.", ["4000"]),
        ("de", "4.000 Menschen backten mit Kornblum um die Wette.", []),
        ("en", "4,000 people baked with Kornblum.", []),
        ("fr", "4 000 personnes ont pétri avec Kornblum.", []),
    ],
)
def test_that_people_are_counted_does_not_say_which(language: str, text: str, values: list[str]) -> None:
    story = bakery(facts=[{"id": "guests", "kind": "guests"}], kinds=GUESTS)
    assert [value for _, value, _ in said(text, story, language)] == values


@pytest.mark.parametrize(
    ("language", "text", "chief"),
    [
        ("en", "Ida Brandt, the chain's chief executive, blamed Paul Rees for the fall of Kornblum.", "Ida Brandt"),
        (
            "en",
            "Soumith Rao, the maker of a well-known oven, would be the new chief executive of Kornblum.",
            "Soumith Rao",
        ),
        (
            "en",
            "Bobby Marsh, the chief executive, gets paid even if Kornblum's deal with Anna Weber fails.",
            "Bobby Marsh",
        ),
        ("de", "Ida Brandt, seit Mai Vorstandschefin von Kornblum, widersprach Paul Rees.", "Ida Brandt"),
        ("fr", "Ida Brandt, la patronne de Kornblum, a répondu à Paul Rees.", "Ida Brandt"),
    ],
)
def test_a_role_set_apart_by_a_comma_is_that_of_the_name_beside_it(language: str, text: str, chief: str) -> None:
    assert [claim[:2] for claim in said(text, bakery(), language)] == [("ceo", chief)]


def test_a_clause_about_a_name_gives_it_no_role() -> None:
    assert said("Grainger Bakes, whose chief executive resigned, buys from Kornblum.", bakery(), "en") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Kornblum has sold five million ovens."),
        ("de", "Kornblum hat fünf Millionen Öfen verkauft."),
        ("fr", "Kornblum a vendu cinq millions de casseroles."),
    ],
)
def test_what_is_sold_can_be_anything(language: str, text: str) -> None:
    story = bakery(facts=[{"id": "sold", "kind": "units_sold"}])
    assert said(text, story, language) == [("sold", "5000000", "confirmed")]


def test_a_product_counted_by_the_longest_of_its_names() -> None:
    named = {"name": "Crumb Oven", "aliases": ["Oven"], "type": "product", "makers": ["Kornblum"]}
    story = bakery(subject=named, facts=[{"id": "sold", "kind": "units_sold"}])
    reading = read("Kornblum had sold 90,000 Crumb Ovens by May.", story, language="en", published=DAY)
    assert [claim.evidence.words for claim in reading.claims] == ["90,000"]


def test_but_not_what_another_kind_counts() -> None:
    story = bakery(facts=[{"id": "sold", "kind": "units_sold"}, {"id": "jobs", "kind": "job_cuts"}])
    assert said("Kornblum has sold shops with 300 employees.", story, "en") == []


@pytest.mark.parametrize(
    ("text", "chiefs"),
    [
        (
            "Nach neun Jahren an der Spitze der Forschung bei Backhaus verlässt Rosa Kornblum den Konzern im Mai.",
            [],
        ),
        ("Rosa Kornblum wird die Spitze von Kornblum verlassen.", ["Rosa Kornblum"]),
    ],
)
def test_who_leaves_another_company_is_not_made_the_head_of_this_one(text: str, chiefs: list[str]) -> None:
    assert [value for fact, value, _ in said(text, bakery(), "de") if fact == "ceo"] == chiefs


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("en", "Kornblum put it at 125 million euros, with a valuation of 300 million.", ["EUR 300m"]),
        ("de", "Kornblum sprach von 125 Millionen Euro, bei einer Bewertung von 300 Millionen Euro.", ["EUR 300m"]),
        ("fr", "Kornblum parle de 125 millions d'euros, pour une valorisation de 300 millions d'euros.", ["EUR 300m"]),
        # with no figure behind the word, the one before it is meant
        ("en", "Kornblum put it at 125 million euros, a valuation that surprised.", ["EUR 125m"]),
    ],
)
def test_a_word_behind_a_comma_is_that_of_the_next_figure(language: str, text: str, values: list[str]) -> None:
    story = bakery(facts=[{"id": "valuation", "kind": "valuation"}])
    assert [value for _, value, _ in said(text, story, language)] == values


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("The European Launch office spoke of Vela on Monday.", []),
        ("The launch of Vela was on Monday.", ["2026-05-11"]),
        ("Vela Launch Was On Monday", ["2026-05-11"]),  # a headline, where every word has a capital
    ],
)
def test_a_word_with_a_capital_inside_a_name_announces_nothing(text: str, dates: list[str]) -> None:
    story = telescope(facts=[{"id": "launch", "kind": "launch_date"}])
    assert [value for _, value, _ in said(text, story, "en")] == dates


def test_the_beginning_of_a_month_begins_nothing() -> None:
    story = telescope(facts=[{"id": "launch", "kind": "launch_date"}])
    assert said("Les premières réunions sur Vela ont été tenues au début du mois.", story, "fr") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Kornblum made a profit of 12 million euros on sales of 58 million euros."),
        ("en", "Kornblum posted a loss of 12 million euros on revenue of 58 million euros."),
        ("de", "Kornblum erzielte einen Gewinn von 12 Millionen Euro bei einem Umsatz von 58 Millionen Euro."),
        (
            "fr",
            "Kornblum a fait un bénéfice de 12 millions d'euros pour un chiffre d'affaires de 58 millions d'euros.",
        ),
    ],
)
def test_a_word_right_before_a_value_is_not_that_of_the_value_before(language: str, text: str) -> None:
    story = bakery(facts=[{"id": "revenue", "kind": "revenue"}])
    assert [value for _, value, _ in said(text, story, language)] == ["EUR 58m"]
