"""Whose figure it is not: that of a whole market; and whose wish: one that is only heard of."""

from __future__ import annotations

import pytest

from facts.reader import read
from facts.values import Money
from tests.facts.stories import bakery
from tests.facts.test_reader import said

_MARKET = [
    ("en", "The European market is worth 12 billion euros a year."),
    ("en", "The entire baking trade had revenue of £9 billion in 2025, a lobby says."),
    ("en", "The sector as a whole will cut 4,000 jobs."),
    ("de", "Die gesamte Backbranche kam im vergangenen Jahr auf einen Umsatz von 17 Milliarden Euro."),
    ("de", "Der Weltmarkt wird auf 90 Milliarden Dollar geschätzt."),
    ("de", "Die Industrie will 8.000 Stellen abbauen."),
    ("fr", "Le secteur a réalisé un chiffre d'affaires de 11 milliards d'euros en 2025."),
    ("fr", "La branche tout entière va supprimer 5 000 emplois."),
    ("fr", "Le marché européen vaut 12 milliards d'euros."),
]
_OWN = [
    ("en", "In this market, revenue was €80 million.", ("revenue", "EUR 80m", "confirmed")),
    ("en", "The market leader will cut 300 jobs.", ("jobs", "300", "planned")),
    ("de", "Auf dem Markt kam die Firma auf einen Umsatz von 80 Millionen Euro.", ("revenue", "EUR 80m", "confirmed")),
    ("fr", "Sur le marché, son chiffre d'affaires a atteint 80 millions d'euros.", ("revenue", "EUR 80m", "confirmed")),
]


@pytest.mark.parametrize(("language", "sentence"), _MARKET)
def test_what_a_whole_market_is_worth_is_nobodys_figure(language: str, sentence: str) -> None:
    assert said(f"Kornblum. {sentence}", bakery(), language) == []


@pytest.mark.parametrize(("language", "sentence", "claim"), _OWN)
def test_a_figure_of_the_subject_on_its_market_is_its_own(
    language: str, sentence: str, claim: tuple[str, str, str]
) -> None:
    assert said(f"Kornblum. {sentence}", bakery(), language) == [claim]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Kornblum is understood to want to raise €25m."),
        ("en", "Kornblum is thought to plan to raise €25m."),
        ("de", "Kornblum soll angeblich 25 Millionen Euro einsammeln wollen."),
        ("fr", "Kornblum voudrait, selon la rumeur, lever 25 millions d'euros."),
    ],
)
def test_a_wish_that_is_only_heard_of_is_a_rumour(language: str, sentence: str) -> None:
    assert said(sentence, bakery(), language) == [("funding", "EUR 25m", "rumoured")]


@pytest.mark.parametrize(
    ("language", "plain", "converted"),
    [
        ("de", "Kornblum wird mit 300 Millionen Euro bewertet.",
         "Kornblum wird mit 300 Millionen Euro (umgerechnet etwa 352 Millionen US-Dollar) bewertet."),
        ("en", "Kornblum is valued by banks at €300 million and is happy.",
         "Kornblum is valued by banks at €300 million (some $352 million at present rates) and is happy."),
        ("fr", "Kornblum est, pour 300 millions d'euros, valorisée.",
         "Kornblum est, pour 300 millions d'euros (soit environ 352 millions de dollars), valorisée."),
    ],
)  # fmt: skip
def test_a_conversion_in_brackets_changes_nothing_of_the_rest(language: str, plain: str, converted: str) -> None:
    assert said(converted, bakery(), language) == said(plain, bakery(), language)


@pytest.mark.parametrize("when", ["l'an passé", "l'an dernier", "l'année passée", "l'an écoulé"])
def test_last_year_is_no_period_of_an_amount(when: str) -> None:
    text = f"Kornblum a réalisé un chiffre d'affaires de 80 millions d'euros {when}."
    (claim,) = read(text, bakery(), language="fr").claims
    assert isinstance(claim.value, Money)
    assert claim.value.per is None


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("de", "Sollte Kornblum 100 Millionen Euro einsammeln, wäre das ein Rekord.", []),
        ("de", "Hätte Kornblum 100 Millionen Euro eingesammelt, gäbe es mehr Öfen.", []),
        ("en", "Had Kornblum raised 100 million euros, there would be more ovens.", []),
        ("de", "Kornblum sollte 100 Millionen Euro einsammeln, das war der Plan.", ["EUR 100m"]),
    ],
)
def test_a_verb_that_opens_a_clause_only_supposes(language: str, text: str, values: list[str]) -> None:
    assert [value for _, value, _ in said(text, bakery(), language)] == values


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Kornblum werde 300 Stellen streichen, sagte eine Sprecherin.", "planned"),
        ("Kornblum werde 300 Stellen streichen, heißt es in der Branche.", "rumoured"),
    ],
)
def test_indirect_speech_of_who_plans_is_no_rumour(text: str, modality: str) -> None:
    assert [m for _, _, m in said(text, bakery(), "de")] == [modality]
