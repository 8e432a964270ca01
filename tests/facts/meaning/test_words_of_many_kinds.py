"""Amounts whose nearest word may speak of several kinds, or of something that is only in the amount."""

from __future__ import annotations

from typing import Any

import pytest

from facts.reader import read
from facts.story import Story


def amounts(text: str, language: str, *kinds: str, own: dict[str, Any] | None = None, of: str = "") -> list[str]:
    """The fact and the words of each claim of a text about Velora, which a story with these kinds follows."""
    body = {
        "title": "Velora",
        "match": "Velora",
        "subject": {"name": "Velora"} | ({"type": of} if of else {}),
        "facts": [{"id": kind, "kind": kind} for kind in kinds],
        "kinds": own or {},
    }
    claims = read(text, Story.model_validate(body), language=language).claims
    return [f"{claim.fact}: {claim.evidence.words}" for claim in claims if claim.uncertain is None]


FEE: dict[str, Any] = {
    "fee": {
        "type": "money",
        "description": "What a club pays for the player",
        "cues": {"en": ["fee of #"], "de": ["ablöse*"], "fr": ["transfert", "indemnité"]},
    }
}


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "The fee for Velora is 80 million euros, rising to 95 million with bonuses.", "fee: 95 million"),
        ("en", "The fee for Velora would be 95 million euros if bonuses are paid.", "fee: 95 million euros"),
        ("de", "Die Ablöse für Velora beträgt 95 Millionen Euro, Boni eingerechnet.", "fee: 95 Millionen Euro"),
        ("fr", "L'indemnité pour Velora atteint 95 millions d'euros avec les bonus.", "fee: 95 millions d'euros"),
    ],
)
def test_what_an_amount_has_in_it_is_not_what_it_is(language: str, text: str, words: str) -> None:
    read_words = amounts(text, language, "fee", "pay", own=FEE)
    assert words in read_words
    assert not any(each.startswith("pay") for each in read_words)


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "Velora collects 44 million euros, to which 6 million in bonuses may be added.", ["6 million"]),
        ("fr", "Velora encaisse 44 millions d'euros, auxquels s'ajoutent 6 millions de primes.", ["6 millions"]),
    ],
)
def test_a_word_behind_two_amounts_is_that_of_the_nearer_one(language: str, text: str, wanted: list[str]) -> None:
    assert amounts(text, language, "pay") == [f"pay: {words}" for words in wanted]


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("en", "The council raised the budget for Velora again, taking the total to €2.2 billion.", "project_cost"),
        ("en", "Velora's owner expects proceeds of up to €14 billion from the sale.", "acquisition_price"),
        ("en", "Velora is to be sold to a fund led by its founder for €300 million.", "acquisition_price"),
        ("de", "Den Schaden bei Velora veranschlagt das Amt auf 420 Millionen Euro.", "damage"),
        ("de", "Der Kanton schießt Velora 80 Millionen Euro zu.", "investment"),
        ("fr", "Le tunnel de Velora avait été évalué à 2,1 milliards d'euros.", "project_cost"),
        ("fr", "L'incendie chez Velora a coûté 4 millions d'euros.", "damage"),
        ("en", "The strike at Velora reduced operating income by $300 million.", "damage"),
    ],
)
def test_words_that_many_kinds_share_are_those_of_the_kind_followed(language: str, text: str, kind: str) -> None:
    assert [each.split(":")[0] for each in amounts(text, language, kind)] == [kind]


def test_such_words_are_still_those_of_their_own_kind_where_a_story_follows_it() -> None:
    assert amounts("Velora's flotation may bring in $600 million.", "en", "ipo_proceeds")
    assert amounts("Velora schätzt man: Der Fonds veranschlagt Velora mit 3 Milliarden Euro.", "de", "valuation")
    assert amounts("Velora is worth $9 billion in all.", "en", "market_cap")


def test_the_total_of_all_rounds_is_no_round() -> None:
    text = "Velora raised $30 million, taking its total to $90 million."
    assert amounts(text, "en", "funding") == ["funding: $30 million"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Velora's market capitalisation stood at $17 billion on Friday.", ("ipo_valuation",)),
        ("The builder of Velora has received a takeover offer of €360 million.", ("project_cost",)),
        ("Velora expects one-off costs of about €800 million.", ("acquisition_price",)),
        ("Velora's profit before tax would be €110 million.", ("acquisition_price",)),
        ("Velora will pay partly with a share issue of up to €5 billion.", ("acquisition_price",)),
        ("Velora gives 10,000 euros to each family.", ("price",)),
    ],
)
def test_what_is_of_another_kind_is_not_taken_for_a_relative(text: str, kinds: tuple[str, ...]) -> None:
    assert amounts(text, "en", *kinds) == []


def test_what_is_paid_each_week_is_pay_and_no_fee() -> None:
    text = "Velora signs until 2031 and will get a reported £300,000 a week."
    assert amounts(text, "en", "fee", "pay", own=FEE, of="person") == ["pay: £300,000 a week"]
    assert amounts("The Velora shop sells 300 loaves at £3 a week.", "en", "pay") == []


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("Velora earns £280,000 a week before bonuses.", "week"),
        ("Velora earned £280,000 a week before the talks.", None),
    ],
)
def test_what_is_earned_before_tax_is_still_of_each_week(text: str, per: str | None) -> None:
    story = {
        "title": "Velora",
        "match": "Velora",
        "subject": {"name": "Velora"},
        "facts": [{"id": "pay", "kind": "pay"}],
    }
    (claim,) = read(text, Story.model_validate(story), language="en").claims
    assert getattr(claim.value, "per", None) == per
