"""Who gives money is not whose round it is; what a state gives is public money."""

from __future__ import annotations

import pytest

from facts.reader import read
from facts.story import Story
from tests.facts.test_reader import DAY

OPENS = {"en": "Norvent has news. ", "de": "Norvent hat Neuigkeiten. ", "fr": "Norvent a du nouveau. "}


def amounts(text: str, language: str, *kinds: str) -> set[tuple[str, str]]:
    """(fact, its words) of each claim about Norvent."""
    body = {
        "title": "Norvent",
        "match": "Norvent",
        "subject": {"name": "Norvent"},
        "others": {"organisations": ["Castella", "Marlow Capital", "Kymi Partners"]},
        "facts": [{"id": kind, "kind": kind} for kind in kinds],
    }
    claims = read(OPENS[language] + text, Story.model_validate(body), language=language, published=DAY).claims
    return {(claim.fact, claim.evidence.words) for claim in claims}


GIVEN = [
    ("en", "Marlow Capital is putting $80m into the start-up.", "$80m"),
    ("en", "Marlow Capital has invested $80m in the drone maker.", "$80m"),
    ("en", "Kymi Partners would lead the round, in which about $80m of shares is to change hands.", "about $80m"),
    ("en", "Castella, which already holds 5%, took part in the $80m round.", "$80m"),
    ("de", "Marlow Capital steckt 80 Millionen Euro in das Unternehmen.", "80 Millionen Euro"),
    ("de", "Die Runde über 80 Millionen Euro wird von Marlow Capital angeführt.", "80 Millionen Euro"),
    ("fr", "Marlow Capital remet 80 millions d'euros au pot.", "80 millions d'euros"),
    ("fr", "Marlow Capital injecte 80 millions d'euros dans la start-up.", "80 millions d'euros"),
]


@pytest.mark.parametrize(("language", "text", "words"), GIVEN)
def test_what_an_investor_gives_is_the_subjects_round(language: str, text: str, words: str) -> None:
    assert amounts(text, language, "funding") == {("funding", words)}


KEPT = [
    ("en", "Castella raised $80m last month."),
    ("en", "Marlow Capital, which raised a $900m fund last year, led the round."),
    ("en", "The round was led by Marlow Capital, which put in $20m of its own."),
    ("en", "Marlow Capital has put $80m into Castella."),
    ("en", "Castella has put $80m into its own plant."),
    ("de", "Konkurrent Castella hat 80 Millionen Euro eingesammelt."),
    ("fr", "Castella a bouclé mardi 80 millions d'euros, pour une valeur de 2 milliards."),
]


@pytest.mark.parametrize(("language", "text"), KEPT)
def test_what_others_raise_or_give_elsewhere_is_theirs(language: str, text: str) -> None:
    assert amounts(text, language, "funding") == set()


PUBLIC = [
    ("en", "The prime minister used a speech to pledge £200m for Norvent.", "£200m"),
    ("en", "The Scottish government would add £200m.", "£200m"),
    ("de", "Der Bund hat seit 2021 200 Millionen Euro in Norvent gesteckt.", "200 Millionen Euro"),
    ("de", "Das Land legt 200 Millionen Euro drauf.", "200 Millionen Euro"),
    ("fr", "L'État mettrait de son côté 200 millions d'euros.", "200 millions d'euros"),
    ("fr", "Ce sont 200 millions d'euros déjà placés par l'État dans l'entreprise.", "200 millions d'euros"),
]


@pytest.mark.parametrize(("language", "text", "words"), PUBLIC)
def test_what_a_state_gives_is_public_money(language: str, text: str, words: str) -> None:
    assert amounts(text, language, "investment", "subsidy") == {("subsidy", words)}


OWN_MONEY = [
    ("en", "Norvent has put £200m into the factory.", "£200m"),
    ("en", "Norvent bought land and invested £200m in the factory.", "£200m"),
    ("de", "In die Fabrik steckt der Konzern 200 Millionen Euro.", "200 Millionen Euro"),
    ("fr", "Norvent a injecté 200 millions d'euros dans l'usine.", "200 millions d'euros"),
]


@pytest.mark.parametrize(("language", "text", "words"), OWN_MONEY)
def test_what_the_subject_spends_is_none(language: str, text: str, words: str) -> None:
    assert amounts(text, language, "investment", "subsidy") == {("investment", words)}
