"""Figures that leave out their unit or their words, and go on with what was spoken of before."""

from __future__ import annotations

import pytest

from tests.facts.stories import bakery
from tests.facts.test_reader import said

UNITS = [
    ("de", "Backhaus hielt 9,3 Prozent an Kornblum, nun sind es 21,7.", ["9.3", "21.7"]),
    ("en", "Kornblum will close three shops, not two.", ["3", "2"]),
    ("de", "Kornblum erzielte 7,4 statt 6,8 Milliarden Euro Umsatz.", ["EUR 7400m", "EUR 6800m"]),
    ("de", "Statt 6,8 erzielte Kornblum einen Umsatz von 7,4 Milliarden Euro.", ["EUR 6800m", "EUR 7400m"]),
    ("fr", "La valorisation de Kornblum, estimée à 15 millions d'euros, pourrait en atteindre 20.",
     ["EUR 15m", "EUR 20m"]),
    ("fr", "Kornblum a levé 890 millions d'euros, au lieu des 900 visés.", ["EUR 890m", "EUR 900m"]),
    ("en", "Kornblum will close nine shops this year, 14 in 2027 and 21 a year later.", ["9", "14", "21"]),
    ("en", "Kornblum will cut 3,000 jobs, we wrote. The right number is 1,900.", ["3000", "1900"]),
    ("fr", "Kornblum a réalisé 42 millions d'euros de ventes ; elle en avait réalisé 65 un an plus tôt.",
     ["EUR 42m", "EUR 65m"]),
    ("fr", "Backhaus, qui détenait 9 % de Kornblum, n'en détient plus que 3.", ["9", "3"]),
    ("fr", "Kornblum ne fermera pas 20 magasins, mais neuf.", ["20", "9"]),
    ("fr", "Sur 80 magasins, 14 fermeront chez Kornblum.", ["14"]),
    ("fr", "Kornblum va fermer un magasin sur cinq, soit 14.", ["14"]),
    ("en", "Kornblum raised the number of job cuts to 3,000 posts from 2,100.", ["3000", "2100"]),
    ("en", "Kornblum has raised its stake in Backhaus to 12 percent from 9.", ["12", "9"]),
    ("de", "Kornblum streicht 620 Stellen statt der zunächst genannten 450.", ["620", "450"]),
    ("en", "Kornblum will cut 620 jobs; the originally announced 450 were too few.", ["620", "450"]),
    ("de", "Kornblum streicht 620 Stellen. Im Mai waren es erst knapp 450 gewesen.", ["620", "under 450"]),
    ("de", "Kornblum streicht 620 Stellen. Im Mai hatte der Betriebsrat noch von 450 gesprochen.", ["620", "450"]),
    # what is no figure of the same thing
    ("fr", "Kornblum a fermé trois magasins, il en revient chaque jour à 7 heures.", ["3"]),
    ("en", "Kornblum will close three shops, not on 2 May.", ["3"]),
    ("en", "Kornblum will close three shops in 2027, not 2028.", ["3"]),
    ("de", "Kornblum schließt zwölf Filialen, nicht Gleis 9.", ["12"]),
    ("fr", "Kornblum s'en tient à 7 500 suppressions de postes sur 26 400.", ["7500"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "values"), UNITS)
def test_a_figure_without_a_unit_counts_what_the_one_before_counts(language: str, text: str, values: list[str]) -> None:
    assert [value for _, value, _ in said(text, bakery(), language)] == values


AMOUNTS = [
    ("fr", "Kornblum a levé 60 millions. Le pain coûte 9 euros.",
     [("funding", "EUR 60m")]),
    ("fr", "Le pain coûte 9 euros. Kornblum a levé 60 millions versés en trois fois.",
     [("funding", "EUR 60m")]),
    ("fr", "Un pain coûte 9 euros. Kornblum affiche 19 millions de recettes.", [("revenue", "EUR 19m")]),
    # what is no amount
    ("fr", "Kornblum a levé 60 millions. C'est beaucoup.", []),
    ("fr", "Un pain coûte 9 euros. Kornblum a réuni 19 millions de clients.", []),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), AMOUNTS)
def test_a_large_figure_without_a_currency_is_in_that_of_the_text(
    language: str, text: str, expected: list[tuple[str, str]]
) -> None:
    assert [(fact, value) for fact, value, _ in said(text, bakery(), language)] == expected


GOING_ON = [
    ("en", "Kornblum denied a valuation of $900 million. People close to it spoke of $700 million instead.",
     ("valuation", "USD 700m")),
    ("de", "Kornblum verhandelt über die Bewertung. Die Rede ist von rund 140 Millionen Euro.",
     ("valuation", "EUR 140m")),
    ("fr", "Kornblum négocie sa valorisation. On parlait jusqu'ici de 290 millions d'euros.",
     ("valuation", "EUR 290m")),
    ("de", "Kornblum hat sich auf eine Bewertung geeinigt. Sie soll bei 140 Millionen Euro liegen.",
     ("valuation", "EUR 140m")),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "last"), GOING_ON)
def test_a_figure_goes_on_with_what_was_spoken_of(language: str, text: str, last: tuple[str, str]) -> None:
    fact, value, _ = said(text, bakery(), language)[-1]
    assert (fact, value) == last


def test_what_had_been_expected_goes_on() -> None:
    story = bakery(facts=[{"id": "users", "kind": "users"}])
    text = "Kornblum hat jetzt drei Millionen Nutzer. Erwartet worden waren zwei Millionen."
    assert [value for _, value, _ in said(text, story, "de")] == ["3000000", "2000000"]


WANTED = [
    ("Kornblum négocie sa valorisation en euros. À l'automne, il en réclamait encore 90 millions d'euros.", "EUR 90m"),
    ("La valorisation de Kornblum grimpe. Il y a peu, la boulangerie misait sur 35 millions d'euros.", "EUR 35m"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "value"), WANTED)
def test_what_somebody_wants_or_reckons_with_goes_on(text: str, value: str) -> None:
    assert said(text, bakery(), "fr")[-1][:2] == ("valuation", value)


def test_a_figure_goes_on_once_and_with_what_its_sentence_counts() -> None:
    facts = [{"id": "users", "kind": "users"}, {"id": "raise", "kind": "funding"}]
    text = "Kornblum raised $90 million. Kornblum has a billion users: the firm speaks of more than 900 million."
    assert said(text, bakery(facts=facts), "en")[-1][:2] == ("users", "over 900000000")


def test_nothing_goes_on_without_a_word_that_says_so() -> None:
    text = "Kornblum denied a valuation of $900 million. The square in Freiburg saw $700 million."
    assert [value for _, value, _ in said(text, bakery(), "en")] == ["USD 900m"]


def test_a_pronoun_behind_the_first_clause_goes_on_with_nothing() -> None:
    text = "Kornblum hat sich auf eine Bewertung geeinigt. Sie ist geheim, doch 140 Millionen Euro kosten Öfen."
    assert said(text, bakery(), "de") == []


PARTS = [
    ("en", "Kornblum will cut 300 of its 2,000 jobs.", [("headcount", "2000"), ("jobs", "300")]),
    ("fr", "Kornblum prévoit 300 suppressions de postes sur 2 000.", [("headcount", "2000"), ("jobs", "300")]),
]


@pytest.mark.parametrize(("language", "text", "expected"), PARTS)
def test_of_what_cuts_are_a_part_is_the_headcount(language: str, text: str, expected: list[tuple[str, str]]) -> None:
    story = bakery(facts=[{"id": "jobs", "kind": "job_cuts"}, {"id": "headcount", "kind": "headcount"}])
    assert sorted((fact, value) for fact, value, _ in said(text, story, language)) == expected


CASUALTIES = [
    ("en", "Eight people died in Kornblum, 43 were hurt.", [("deaths", "8"), ("injured", "43")]),
    ("de", "Acht Menschen starben in Kornblum, 43 wurden verletzt.", [("deaths", "8"), ("injured", "43")]),
    ("fr", "Huit personnes sont mortes à Kornblum, 43 ont été blessées.", [("deaths", "8"), ("injured", "43")]),
    ("en", "At Kornblum, 12 of the 80 passengers were hurt when two passenger trains collided.", [("injured", "12")]),
]


@pytest.mark.parametrize(("language", "text", "expected"), CASUALTIES)
def test_a_number_that_opens_a_clause_is_what_the_clause_says(
    language: str, text: str, expected: list[tuple[str, str]]
) -> None:
    story = bakery(facts=[{"id": "deaths", "kind": "deaths"}, {"id": "injured", "kind": "injured"}])
    assert [(fact, value) for fact, value, _ in said(text, story, language)] == expected


CONVERTED = [
    ("en", "The Vela will sell for $699 a month (596 euros).", "USD 0.000699m"),
    ("fr", "La Vela sera vendue 699 dollars par mois (596 euros).", "USD 0.000699m"),
    ("de", "Die Vela kostet 699 Dollar im Monat (umgerechnet etwa 596 Euro).", "USD 0.000699m"),
]


@pytest.mark.parametrize(("language", "text", "value"), CONVERTED)
def test_a_conversion_behind_a_month_is_no_second_price(language: str, text: str, value: str) -> None:
    story = bakery(subject={"name": "Vela", "type": "product"}, match="Vela", facts=[{"id": "price", "kind": "price"}])
    assert [value for _, value, _ in said(text, story, language)] == [value]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Kornblum employs 620 people. The strike cost 1.2 million."),
        ("de", "Kornblum beschäftigt 620 Menschen. Der Streik kostete 1,2 Millionen."),
        ("fr", "Kornblum compte 620 salariés. La grève avait coûté 1,2 million."),
    ],
)
def test_what_is_paid_is_no_number_of_things(language: str, text: str) -> None:
    story = bakery(facts=[{"id": "staff", "kind": "headcount"}])
    assert [value for _, value, _ in said(text, story, language)] == ["620"]
