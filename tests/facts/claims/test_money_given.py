"""All rounds together beside a single one, and what is paid for the subject beside what is paid for other things."""

from __future__ import annotations

import pytest

from tests.facts.owners.test_giving import amounts

ALL = [
    ("en", "Investors have already entrusted more than $240m to the start-up.", "more than $240m"),
    ("de", "Insgesamt haben die drei Gründer damit mehr als 240 Millionen Euro eingeworben.",
     "mehr als 240 Millionen Euro"),
    ("de", "Schon jetzt stecken mehr als 240 Millionen Euro in dem Unternehmen.", "mehr als 240 Millionen Euro"),
    ("de", "Damit summiert sich das seit 2015 aufgenommene Kapital auf 240 Millionen Euro.", "240 Millionen Euro"),
    ("fr", "Les investisseurs ont déjà confié plus de 240 millions d'euros à la start-up.",
     "plus de 240 millions d'euros"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "words"), ALL)
def test_what_was_raised_so_far_is_all_rounds(language: str, text: str, words: str) -> None:
    assert amounts(text, language, "funding", "total_funding") == {("total_funding", words)}


ONE = [
    ("en", "The start-up has already raised $60m in this round.", "$60m"),
    ("de", "In der Runde hat die Firma bereits 60 Millionen Euro eingeworben.", "60 Millionen Euro"),
    ("fr", "Lors de ce tour, la société a déjà levé 60 millions d'euros.", "60 millions d'euros"),
]


@pytest.mark.parametrize(("language", "text", "words"), ONE)
def test_what_a_round_has_brought_so_far_is_that_round(language: str, text: str, words: str) -> None:
    assert amounts(text, language, "funding", "total_funding") == {("funding", words)}


def test_what_had_been_raised_is_the_total_where_no_round_is_followed() -> None:
    assert amounts("It had raised over $240m.", "en", "total_funding") == {("total_funding", "over $240m")}
    assert amounts("It has taken in $240m from investors.", "en", "total_funding", "revenue") == {
        ("total_funding", "$240m")
    }
    assert amounts("It has raised $50m in its latest round.", "en", "total_funding") == set()
    assert amounts("It raised $50m in May.", "en", "total_funding") == set()


OTHER_THINGS = [
    ("en", "Castella will buy back $40m of its own shares."),
    ("de", "Castella kauft für 40 Millionen Euro eigene Aktien zurück."),
    ("fr", "Castella rachètera pour 40 millions d'euros de ses propres actions."),
    ("fr", "En 2021, Paris avait torpillé son offre de 40 millions d'euros sur Kymi Partners."),
    ("en", "Orders peaked at $40m."),
]


@pytest.mark.parametrize(("language", "text"), OTHER_THINGS)
def test_what_is_paid_for_other_things_is_no_price_of_the_subject(language: str, text: str) -> None:
    assert amounts(text, language, "acquisition_price") == set()


PAID = [
    ("en", "Castella spent $40m on Norvent.", "$40m"),
    ("en", "Castella is buying Norvent at $40m.", "$40m"),
    ("de", "Castella zahlt für Norvent 40 Millionen Euro in eigenen Aktien.", "40 Millionen Euro"),
    ("fr", "Castella a transmis à Norvent une proposition bonifiée de 40 millions d'euros.", "40 millions d'euros"),
]


@pytest.mark.parametrize(("language", "text", "words"), PAID)
def test_what_is_paid_or_offered_for_the_subject(language: str, text: str, words: str) -> None:
    assert amounts(text, language, "acquisition_price") == {("acquisition_price", words)}


def test_what_stands_at_an_amount_can_still_be_what_something_costs() -> None:
    text = "Wir liegen bei 40 Millionen Euro."
    assert amounts(text, "de", "project_cost") == {("project_cost", "40 Millionen Euro")}
    assert amounts(text, "de", "acquisition_price") == set()
