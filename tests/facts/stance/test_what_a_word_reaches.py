"""Words of planning, aims, rumours and talks that speak of something else, and those that reach over a clause."""

from __future__ import annotations

import pytest

from tests.facts.stories import bakery
from tests.facts.test_reader import said

_MODALITIES = [
    # what somebody expects to happen is no aim
    ("en", "launch_date", "Kornblum expects Vela to open in October 2027.", "planned"),
    ("en", "job_cuts", "Kornblum expects some 400 jobs to go.", "planned"),
    # what something will cost is its price, what it should cost is none yet
    ("en", "price", "A bread box of Kornblum will cost €12.", "confirmed"),
    ("en", "price", "A bread box of Kornblum should cost €12.", "planned"),
    ("de", "price", "Kornblums Brotkiste soll 12 Euro kosten.", "planned"),
    ("fr", "price", "Le pain de Kornblum devrait coûter 12 euros.", "planned"),
    # authorities
    ("de", "job_cuts", "Kornblum wird nach Angaben des Sozialministeriums 400 Stellen streichen.", "planned"),
    ("en", "job_cuts", "Kornblum will cut 400 jobs, according to the state's Department of Labor.", "planned"),
    # titles
    ("en", "chief_executive", "Chief Executive Li Wei will open Kornblum's shop in May.", "confirmed"),
    ("de", "chief_executive", "Ohne Mehl wird es nicht gehen, sagt Tom Reyes, der Chef von Kornblum.", "confirmed"),
    ("en", "chief_executive", "Li Wei will be chief executive of Kornblum.", "planned"),
    # a modal verb and its infinitives
    ("de", "pay", "Kornblum-Chefin Ida Brandt soll einen Vertrag erhalten und 4 Millionen Euro verdienen.", "rumoured"),
    ("de", "job_cuts", "Bei Kornblum könnten bis zu 400 Stellen gestrichen werden.", "rumoured"),
    ("de", "job_cuts", "Bis zu 400 Stellen könnten bei Kornblum gestrichen werden.", "rumoured"),
    ("de", "job_cuts", "Bei Kornblum werden bis zu 400 Stellen gestrichen.", "planned"),
    # what is done
    ("de", "acquisition_price", "Seit der 40 Millionen Euro teuren Übernahme ruht Kornblum.", "confirmed"),
    ("en", "acquisition_price", "Kornblum has grown since its €40 million purchase.", "confirmed"),
    ("fr", "job_cuts", "Les 400 personnes licenciées par Kornblum ont manifesté.", "confirmed"),
    ("de", "subsidy", "Der Kanton überwies Kornblum eine Million Franken Beihilfe.", "confirmed"),
    # rumours of sums
    ("de", "acquisition_price", "Der Kaufpreis für Kornblum soll sich auf 40 Millionen Euro belaufen.", "rumoured"),
    ("de", "pay", "Das Gehalt von Kornblum-Chefin Ida Brandt wird auf 4 Millionen Euro geschätzt.", "rumoured"),
    # what one side only asks for
    ("de", "acquisition_price", "Für Kornblum verlangt die Familie einen Kaufpreis von 40 Millionen Euro.", "targeted"),
    ("en", "acquisition_price", "Staff will keep their terms after the €40 million sale of Kornblum.", "planned"),
    # talks that are over
    ("fr", "stake", "Après des mois de marchandage, Marlow détient 30 % du capital de Kornblum.", "confirmed"),
    ("en", "stake", "After weeks of talks, Marlow holds a 30 per cent stake in Kornblum.", "confirmed"),
    ("en", "stake", "Marlow is in talks about a 30 per cent stake in Kornblum.", "in_talks"),
    # plans that who plans has confirmed
    ("fr", "job_cuts", "Kornblum a confirmé jeudi qu'il supprimerait 400 postes.", "planned"),
    # a word that means something else
    ("fr", "headcount", "Le risque d'incendie inquiète les 7 800 salariés de Kornblum.", "confirmed"),
    ("de", "job_cuts", "Der Plan von Kornblum sieht den Abbau von 400 Stellen vor.", "planned"),
    ("en", "fine", "Bakers will share the rest of Kornblum's record €40 million fine.", "confirmed"),
    # a verb right behind the comma opens the next clause
    ("de", "stake", "Marlow und Backhaus halten 80 Prozent an Kornblum, wollen sie aber 2030 abgeben.", "confirmed"),
    ("fr", "stake", "Marlow, actionnaire de Kornblum à hauteur de 30 %, serait favorable au projet.", "confirmed"),
    ("de", "job_cuts", "Rund 400 Stellen bei Kornblum, vor allem in Riga, könnten wegfallen.", "rumoured"),
]


@pytest.mark.parametrize(("language", "kind", "text", "modality"), _MODALITIES)
def test_a_word_speaks_of_its_own_clause(language: str, kind: str, text: str, modality: str) -> None:
    story = bakery(facts=[{"id": kind, "kind": kind}])
    assert [stance for _, _, stance in said(text, story, language)] == [modality], said(text, story, language)


def test_a_headlines_infinitive_stands_behind_the_first_name() -> None:
    story = bakery(facts=[{"id": "hires", "kind": "hires"}])
    assert said("Kornblum to hire 300 bakers.", story, "en") == [("hires", "300", "planned")]


def test_talks_behind_the_comma_that_ends_a_clause_are_of_another_sum() -> None:
    text = "Kornblum hat bislang 47 Millionen Euro eingeworben, verhandelt aber über eine größere Runde."
    assert said(text, bakery(), "de") == [("funding", "EUR 47m", "confirmed")]
