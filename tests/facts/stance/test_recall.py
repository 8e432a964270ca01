"""Which words of recall make a value the old one, and which only seem to."""

from __future__ import annotations

import pytest

from tests.facts.stories import bakery
from tests.facts.test_reader import said

NOT_OLD = [
    # words that recall only right before a figure, or with another noun behind them
    ("fr", "price", "Kornblum vend son pain contre la grippe à un prix de 12 euros."),
    ("fr", "price", "Kornblum vend le trajet au départ de Lyon à un prix de 12 euros."),
    ("fr", "launch_date", "Le pain contre la fatigue de Kornblum sera lancé le 3 mars 2027."),
    ("en", "price", "The bread box of Kornblum costs an initial €12."),
    ("en", "acquisition_price", "Kornblum fought against the €40 million purchase price."),
    ("en", "job_cuts", "Kornblum has not updated its estimate that as many as 400 jobs will go."),
    ("en", "headcount", "Since the old bakery closed, Kornblum employs 620 people."),
    # what is at the root of something was not so at first
    ("fr", "savings", "Les économies de Kornblum, 40 millions d'euros, seraient à l'origine du départ."),
    # "up from" within another word
    ("en", "valuation", "The round values Kornblum, a start-up from Leipzig, at €40 million."),
    ("en", "headcount", "Kornblum, a start-up from a small town, employs 620 people."),
    # a verb or a subject of its own behind "and"
    ("en", "headcount", "Kornblum employs 620 people and scraps the dividend."),
    ("fr", "headcount", "Kornblum emploie 620 salariés et l'équilibre n'est plus attendu cette année."),
    # what happened last year or before something else has not been replaced since
    ("en", "job_cuts", "Kornblum cut 400 jobs last year. It has cut 900 jobs since 2022."),
    ("en", "valuation", "Kornblum is valued at €40 million once all is counted. It was valued at €30 million."),
    ("de", "acquisition_price", "Marlow hat für Kornblum bislang 40 Millionen Euro geboten, verlangt sind 50."),
    # words for who left, who is dead or what fell apart say nothing of other figures
    ("en", "deaths", "The fire at Kornblum killed 12 people, has left thousands homeless."),
    ("en", "deaths", "Twelve people were killed at Kornblum when a bridge fell through."),
    ("en", "hires", "Kornblum has hired 400 people, money used to pay for training."),
    ("en", "headcount", "At first light, 620 employees of Kornblum went to work."),
    ("fr", "deaths", "Douze personnes sont mortes chez Kornblum après être tombées à l'eau."),
    ("fr", "injured", "Douze personnes ont été blessées chez Kornblum avant d'être évacuées."),
    ("fr", "price", "Le prix du pain de Kornblum est de 12 euros, au plus haut depuis 2012."),
    ("fr", "investment", "Kornblum a fait un investissement initial de 40 millions d'euros."),
    ("fr", "headcount", "Kornblum remplace 620 salariés."),
    ("de", "deaths", "Bei Kornblum starben 12 Menschen, die Trümmer hatten sie begraben."),
    ("de", "vote_share", "Kornblum ist mit 4,9 Prozent der Stimmen gescheitert."),
    ("de", "headcount", "Kornblum beschäftigt 620 Menschen, die Zahl der Verletzten war noch unklar."),
    # a first toll holds as long as there is no other
    ("fr", "deaths", "Selon un premier bilan, l'explosion chez Kornblum a fait 12 morts."),
    ("de", "damage", "Erste Schätzungen beziffern den Schaden bei Kornblum auf 40 Millionen Euro."),
    ("en", "damage", "A first estimate puts the damage at Kornblum at €40 million."),
    # what is so today, though it is to change
    ("de", "headcount", "Kornblum will die Zahl der Beschäftigten von derzeit 620 auf 900 erhöhen."),
]
OLD = [
    ("fr", "headcount", "Kornblum emploie 620 salariés, contre 450 en 2020."),
    ("en", "project_cost", "The cost of Kornblum's plant, put at €40 million in August, is €60 million now."),
    ("de", "headcount", "Kornblum beschäftigt 620 Menschen, im Februar waren es 450."),
    ("fr", "deaths", "L'explosion chez Kornblum a fait 12 morts. Un premier bilan parlait de 9 morts."),
    ("en", "chief_executive", "Kornblum considered hiring Li Wei as chief executive."),
]

RIVALS = [
    ("fr", "Chez Kornblum, Rosa Kornblum obtient 51 % des voix, contre 49 % pour Lena Brandt.", "confirmed"),
    ("fr", "Chez Kornblum, Rosa Kornblum obtient 51 % des voix, contre 49 % en 2020.", "former"),
]
TRUE = [
    ("en", "fine", "Kornblum was fined €40 million and it denies any wrongdoing."),
    ("en", "fine", "Kornblum was fined €40 million for misleading customers."),
    ("de", "fine", "Kornblum muss eine Strafe von 40 Millionen Euro zahlen, bestreitet aber die Vorwürfe."),
    ("fr", "fine", "Kornblum, condamné à une amende de 40 millions d'euros, conteste toute responsabilité."),
    ("en", "headcount", "Kornblum, a group made up of 620 employees, grows."),
]


def _states(kind: str, text: str, language: str) -> list[str]:
    story = bakery(facts=[{"id": "fact", "kind": kind}])
    return [modality for _, _, modality in said(text, story, language)]


@pytest.mark.parametrize(("language", "kind", "text"), NOT_OLD)
def test_what_only_seems_recalled_is_not_old(language: str, kind: str, text: str) -> None:
    found = _states(kind, text, language)
    assert found
    assert found[0] != "former"


@pytest.mark.parametrize(("language", "kind", "text"), OLD)
def test_what_another_value_has_replaced_is_old(language: str, kind: str, text: str) -> None:
    assert "former" in _states(kind, text, language)


@pytest.mark.parametrize(("language", "kind", "text"), TRUE)
def test_who_denies_a_charge_denies_no_figure(language: str, kind: str, text: str) -> None:
    found = _states(kind, text, language)
    assert found
    assert "denied" not in found


@pytest.mark.parametrize(("language", "text", "state"), RIVALS)
def test_what_a_rival_has_is_not_old(language: str, text: str, state: str) -> None:
    assert _states("vote_share", text, language)[1:] in ([], [state])
    assert ("former" in _states("vote_share", text, language)) == (state == "former")


CLAUSES = [
    # a word of recall ends at its clause: behind "and that", and where something is told to be as it was
    ("en", "Kornblum said that it had planned for delays, and that the oven would be launched in September 2027."),
    ("de", "Kornblum hatte mit Verzögerungen gerechnet, und der Ofen kommt weiterhin im September 2027 auf den Markt."),
    ("fr", "Kornblum a dit qu'il avait prévu des retards, et que le four serait toujours lancé en septembre 2027."),
]


@pytest.mark.parametrize(("language", "text"), CLAUSES)
def test_recall_ends_where_the_next_clause_begins(language: str, text: str) -> None:
    assert _states("launch_date", text, language) == ["planned"]


def test_within_its_clause_recall_goes_on_behind_an_and() -> None:
    text = "Kornblum had planned to test the oven and launch it in September 2027."
    assert _states("launch_date", text, "en") == ["former"]


RAISED = [
    ("en", "Backhaus made a bid for Kornblum worth €40 million, which it later sweetened to about €47 million."),
    ("de", "Backhaus bot 40 Millionen Euro für Kornblum und erhöhte das Gebot später auf 47 Millionen Euro."),
    ("fr", "Backhaus a proposé 40 millions d'euros pour Kornblum, une offre relevée ensuite à 47 millions d'euros."),
]


@pytest.mark.parametrize(("language", "text"), RAISED)
def test_an_offer_that_was_raised_is_the_old_one(language: str, text: str) -> None:
    old, new = _states("acquisition_price", text, language)
    assert old == "former"
    assert new != "former"


def test_an_offer_that_only_could_be_raised_holds() -> None:
    text = "Backhaus made a bid for Kornblum worth €40 million, which could be raised to €47 million."
    assert _states("acquisition_price", text, "en")[0] != "former"


def test_what_a_headline_tells_of_a_round_to_come_is_to_come() -> None:
    assert _states("valuation", "Kornblum to raise €13 million at €183 million valuation", "en") == ["planned"]
    assert _states("valuation", "Kornblum raises €13 million at €183 million valuation", "en") == ["confirmed"]
    text = "Kornblum to raise €13 million, was at a €183 million valuation in May"
    assert "planned" not in _states("valuation", text, "en")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Marlow paie {}, contre 41 euros auparavant, un prix d'achat de 40 millions d'euros pour Kornblum."),
        ("fr", "Marlow offre {}, contre 41 euros auparavant : le prix d'achat de Kornblum est de 40 millions d'euros."),
        ("en", "Marlow bid {} for Kornblum, from 41 euros previously, making the value of the deal €40 million."),
    ],
)
def test_a_word_of_recall_between_a_value_and_a_mark_is_that_values(language: str, text: str) -> None:
    share = {"fr": "45 euros par action", "en": "45 euros a share"}
    assert _states("acquisition_price", text.format(share[language]), language) == ["planned"]


_STANDING = [
    ("Der Neubau von Kornblum soll nach bisherigen Angaben 190 Millionen Euro kosten.", "planned"),
    ("Nach bisheriger Planung soll der Neubau von Kornblum 190 Millionen Euro kosten.", "planned"),
    ("Die bisherigen Schätzungen für den Neubau von Kornblum lagen bei 190 Millionen Euro.", "former"),
    ("Die Kosten des Neubaus von Kornblum waren irrtümlich mit 190 Millionen Euro angegeben.", "former"),
]


@pytest.mark.parametrize(("text", "modality"), _STANDING)
def test_what_has_been_said_so_far_still_stands(text: str, modality: str) -> None:
    story = bakery(facts=[{"id": "cost", "kind": "project_cost"}])
    assert said(text, story, "de") == [("cost", "EUR 190m", modality)]


_AGAIN = [
    ("Ein Neubau war bei Kornblum ohnehin geplant: Er soll 190 Millionen Euro kosten.", "planned"),
    ("Ursprünglich war geplant: 190 Millionen Euro für den Neubau von Kornblum.", "former"),
]


@pytest.mark.parametrize(("text", "modality"), _AGAIN)
def test_behind_a_colon_a_verb_tells_how_a_plan_stands(text: str, modality: str) -> None:
    story = bakery(facts=[{"id": "cost", "kind": "project_cost"}])
    assert said(text, story, "de") == [("cost", "EUR 190m", modality)]


def test_the_loss_of_the_year_before_is_an_old_one() -> None:
    text = (
        "Kornblum machte 14 Millionen Euro Verlust. Im Jahr davor stand ein Minus von 9 Millionen Euro in den Büchern."
    )
    story = bakery(facts=[{"id": "profit", "kind": "profit"}])
    assert [modality for _, _, modality in said(text, story, "de")] == ["confirmed", "former"]


_EXPECTED = [
    ("Analysten hatten bei Kornblum mit einem Umsatz von 14 Milliarden Euro gerechnet.", "former"),
    ("Damit hatten Analysten bei Kornblum nicht gerechnet: Der Umsatz stieg auf 14 Milliarden Euro.", "confirmed"),
]


@pytest.mark.parametrize(("text", "modality"), _EXPECTED)
def test_what_was_expected_is_old_and_what_stands_behind_a_colon_is_not(text: str, modality: str) -> None:
    assert [how for _, _, how in said(text, bakery(facts=[{"id": "revenue", "kind": "revenue"}]), "de")] == [modality]
