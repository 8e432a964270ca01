"""Whose crowns a text means, and amounts with their conversion a few words behind; for invented texts."""

from __future__ import annotations

import pytest

from facts.amounts.local_crowns import country_of_crowns
from facts.amounts.money import find_money


@pytest.mark.parametrize(
    ("language", "country", "text"),
    [
        ("en", "DK", "Norvent of Copenhagen saves 8 billion crowns. The Danish group cuts jobs."),
        ("en", "SE", "The Swedish bakery has debts of 40 million kroner."),
        ("de", "DK", "Der dänische Konzern Norvent spart acht Milliarden Kronen."),
        ("de", "NO", "Norvent aus Oslo zahlt 40 Millionen Kronen."),
        ("de", "CZ", "Norvent baut in Prag für 40 Millionen Kronen."),
        ("fr", "DK", "Le laboratoire danois Norvent économise 8 milliards de couronnes."),
        ("fr", "SE", "Le suédois Norvent perd 40 millions de couronnes."),
        ("en", None, "Norvent saves 8 billion crowns."),
        ("en", None, "The Danish group Norvent saves 8 billion euros."),
    ],
)
def test_the_country_that_a_text_speaks_of_tells_whose_crowns_it_means(
    language: str, country: str | None, text: str
) -> None:
    assert country_of_crowns(text, language) == country


def test_of_two_countries_it_is_the_one_that_is_spoken_of_more() -> None:
    text = "The Danish group Norvent, of Copenhagen, sells its Swedish shops for 40 million crowns."
    assert country_of_crowns(text, "en") == "DK"


@pytest.mark.parametrize(
    ("language", "country", "text", "currency"),
    [
        ("de", "DK", "acht Milliarden Kronen", "DKK"),
        ("fr", "NO", "8 milliards de couronnes", "NOK"),
        ("en", "CZ", "8 billion crowns", "CZK"),
        ("en", None, "8 billion crowns", "SEK"),
        ("de", "DK", "acht Milliarden schwedische Kronen", "SEK"),
    ],
)
def test_crowns_are_read_as_those_of_the_country(language: str, country: str | None, text: str, currency: str) -> None:
    (amount,) = find_money(text, language, crowns=country)
    assert getattr(amount.value, "currency", None) == currency


def test_the_outlet_tells_whose_dollars_they_are_whatever_crowns_a_text_has() -> None:
    amounts = find_money("8 billion crowns and $3 million", "en", country="CA", crowns="DK")
    assert [getattr(amount.value, "currency", None) for amount in amounts] == ["DKK", "CAD"]


@pytest.mark.parametrize(
    ("language", "text", "number"),
    [
        ("fr", "8 milliards de couronnes d'économies par an (1,1 milliard d'euros)", 1),
        ("en", "8 billion crowns in savings a year (1.1 billion euros)", 1),
        ("en", "8 million crowns at home (and 3 million dollars abroad)", 2),
        ("en", "8 million crowns at home (3 million dollars in all)", 2),
    ],
)
def test_an_amount_alone_in_brackets_a_few_words_behind_is_the_same_in_another_currency(
    language: str, text: str, number: int
) -> None:
    assert len(find_money(text, language)) == number
