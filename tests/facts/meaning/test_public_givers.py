"""What a state, a region or a town promises is public money; what a strike or a storm costs is damage."""

from __future__ import annotations

import pytest

from facts.reader import read
from facts.story import Story


def amounts(text: str, kind: str, language: str) -> list[str]:
    body = {
        "title": "The Harrow tunnel",
        "match": "Harrow",
        "subject": {"name": "Harrow", "type": "place"},
        "facts": [{"id": "own", "kind": kind}],
    }
    return [claim.evidence.words for claim in read(text, Story.model_validate(body), language=language).claims]


GIVEN = [
    ("en", "The ministry has promised £40m for the repairs at Harrow.", "£40m"),
    ("en", "Harrow has had £40m from the Treasury.", "£40m"),
    ("en", "Harrow gets £40m from the regional government.", "£40m"),
    ("de", "Für Harrow hat das Land 40 Millionen Euro zugesagt.", "40 Millionen Euro"),
    ("fr", "À Harrow, la Région a promis 40 millions d'euros.", "40 millions d'euros"),
    ("fr", "À Harrow, la ville est prête à mettre 40 millions d'euros.", "40 millions d'euros"),
    ("en", "The Scottish government would add £40m for Harrow.", "£40m"),
    ("en", "Ministers pledged £40m from the Regeneration Fund for Harrow.", "£40m"),
    ("de", "Das Land steckt 40 Millionen Euro in den Hafen von Harrow.", "40 Millionen Euro"),
    ("fr", "Québec a injecté 40 millions de dollars dans Harrow.", "40 millions de dollars"),
    ("fr", "Les 40 millions d'euros placés par l'État dans Harrow sont perdus.", "40 millions d'euros"),
    ("fr", "L'État mettrait de son côté 40 millions d'euros dans Harrow.", "40 millions d'euros"),
    ("fr", "Harrow a échoué malgré 40 millions d'euros d'engagements publics.", "40 millions d'euros"),
]


@pytest.mark.parametrize(("language", "text", "words"), GIVEN)
def test_who_gives_public_money(language: str, text: str, words: str) -> None:
    assert amounts(text, "subsidy", language) == [words]


KEPT = [
    ("en", "Norvent would add £40m for Harrow."),
    ("de", "Norvent steckt 40 Millionen Euro in den Hafen von Harrow."),
    ("fr", "Le fonds suédois Norvent a injecté 40 millions d'euros dans Harrow."),
]


@pytest.mark.parametrize(("language", "text"), KEPT)
def test_what_a_firm_gives_is_no_public_money(language: str, text: str) -> None:
    assert amounts(text, "subsidy", language) == []


LOST = [
    ("en", "Harrow needs £40m to repair its roads after the storm.", "£40m"),
    ("de", "Die Reparaturen in Harrow schlagen mit 40 Millionen Euro zu Buche.", "40 Millionen Euro"),
    ("fr", "Harrow redoute une perte de 40 millions d'euros.", "40 millions d'euros"),
    ("fr", "À Harrow, le coût de cette grève atteint 40 millions d'euros.", "40 millions d'euros"),
]


@pytest.mark.parametrize(("language", "text", "words"), LOST)
def test_what_is_to_be_made_good(language: str, text: str, words: str) -> None:
    assert amounts(text, "damage", language) == [words]


PAID = [
    ("en", "The £40m verdict against Harrow is the largest of its kind.", "fine", "£40m"),
    ("en", "A jury had ordered £40m for what Harrow did.", "fine", "£40m"),
    ("de", "Das 40 Millionen Euro schwere Geschäft um Harrow ist vollzogen.", "acquisition_price", "40 Millionen Euro"),
    ("fr", "L'opération à 40 millions d'euros autour de Harrow est close.", "acquisition_price", "40 millions d'euros"),
]


@pytest.mark.parametrize(("language", "text", "kind", "words"), PAID)
def test_an_amount_beside_what_it_is_paid_for(language: str, text: str, kind: str, words: str) -> None:
    assert amounts(text, kind, language) == [words]


def test_a_contract_that_is_worth_something_is_not_what_the_whole_costs() -> None:
    assert amounts("Contracts for Harrow worth £40m will be let.", "project_cost", "en") == []
    assert amounts("Harrow is a project worth £40m.", "project_cost", "en") == ["£40m"]


PUT_AT = [
    ("project_cost", "Le pont de Harrow est chiffré à 40 millions d'euros."),
    ("project_cost", "À Harrow, le chantier pourrait se chiffrer à 40 millions d'euros."),
    ("damage", "Les dégâts à Harrow sont chiffrés à 40 millions d'euros."),
]


@pytest.mark.parametrize(("kind", "text"), PUT_AT)
def test_what_is_put_at_an_amount_is_what_the_story_follows(kind: str, text: str) -> None:
    assert amounts(text, kind, "fr") == ["40 millions d'euros"]
