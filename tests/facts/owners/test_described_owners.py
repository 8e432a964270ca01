"""Others told by what they are: an event called by another's name, the parent, a rival in an aside, a firm's part."""

from __future__ import annotations

from typing import Any

import pytest

from facts.reader import read
from facts.story import Story
from tests.facts.test_reader import DAY, brief


def story(name: str, subject_type: str, *kinds: str, **others: list[str]) -> Story:
    body: dict[str, Any] = {
        "title": name,
        "match": name,
        "subject": {"name": name, "type": subject_type},
        "others": others,
        "facts": [{"id": kind, "kind": kind} for kind in kinds],
    }
    return Story.model_validate(body)


CRASH = story("Orlim Air", "event", "deaths")
FIRM = story("Norvent", "organisation", "revenue", "job_cuts", "sites_closed")
DEAL = story("Norvent", "organisation", "acquisition_price", organisations=["Backhaus", "Castella"])
CHIEF = story("Norvent", "organisation", "chief_executive", organisations=["Backhaus"])

CERTAIN = [
    # an event called by another's name
    ("en", CRASH, "The Castella Air crash killed 260 people, more than the Orlim Air crash, in which 179 died.",
     ["179"]),
    ("de", CRASH, "Beim Absturz der Castella Air starben 260 Menschen, mehr als beim Absturz der Orlim Air.", []),
    ("fr", CRASH, "Le crash de Castella Air a fait 260 morts, plus que la catastrophe d'Orlim Air.", []),
    ("en", CRASH, "The crash of Orlim Air killed 179 people.", ["179"]),
    # an event of a year of its own
    ("en", CRASH, "The Orlim Air crash is the worst since 1997, when a Castella jet fell on Harrow, killing 228.", []),
    ("en", CRASH, "Orlim Air crashed in Harrow. The worst since in 2002 a jet fell near it and killed 129 people.",
     []),
    ("de", CRASH, "Orlim Air stürzte ab. Es war das schwerste Unglück seit 1997, als in Harrow 228 Menschen starben.",
     []),
    ("fr", CRASH, "Orlim Air s'est écrasé. C'est le pire accident depuis 1997, quand un avion avait fait 228 morts.",
     []),
    # the parent
    ("en", FIRM, "Norvent had revenue of 2 million euros; its parent made 35 million.", ["EUR 2m"]),
    ("de", FIRM, "Norvent hatte einen Umsatz von 2 Millionen Euro, die Mutter 35 Millionen.", ["EUR 2m"]),
    ("fr", FIRM, "Norvent a un chiffre d'affaires de 2 millions d'euros ; la maison mère en a réalisé 35 millions.",
     ["EUR 2m"]),
    # a firm told by its town, before the subject
    ("en", FIRM, "The supplier from Harrow is cutting 140 jobs. Norvent has given no figure.", []),
    ("de", FIRM, "Der Zulieferer aus Harrow baut 140 Stellen ab. Norvent nennt keine Zahl.", []),
    ("fr", FIRM, "L'équipementier de Harrow supprime 140 postes. Norvent ne donne pas de chiffre.", []),
    ("de", FIRM, "Norvent muss sparen. Der Zulieferer aus Harrow baut 140 Stellen ab.", ["140"]),
    # who is ranked beside the subject
    ("en", FIRM, "Castella, the third-largest chain behind Norvent, is closing 150 shops.", []),
    # another deal, and a part
    ("en", DEAL, "Backhaus is paying $32 million for Norvent, more than in 2022 for Castella ($5 million).",
     ["USD 32m"]),
    ("de", DEAL, "Backhaus zahlt für Norvent 32 Millionen Dollar, mehr als 2022 für Castella (5 Millionen).",
     ["USD 32m"]),
    ("fr", DEAL, "Backhaus paie 32 millions de dollars pour Norvent, plus qu'en 2022 pour Castella (5 millions).",
     ["USD 32m"]),
    ("en", DEAL, "Backhaus bought the grocery unit of Norvent for 8 million euros.", []),
    ("de", DEAL, "Backhaus kaufte die Backwarensparte von Norvent für 8 Millionen Euro.", []),
    ("fr", DEAL, "Backhaus a racheté la filiale de boulangerie de Norvent pour 8 millions d'euros.", []),
    ("en", DEAL, "Backhaus bought Norvent for 8 million euros.", ["EUR 8m"]),
    # posts of others
    ("en", CHIEF, "Norvent waits. Backhaus, where Hart once worked, have backed chief executive Li Wei.", []),
    ("de", CHIEF, "Norvent wartet. Backhaus-Chef Li Wei soll den fusionierten Konzern leiten.", []),
    ("fr", CHIEF, "Norvent attend. Le patron de Backhaus, Li Wei, dirigera le groupe fusionné.", []),
]  # fmt: skip


@pytest.mark.parametrize(("code", "followed", "text", "expected"), CERTAIN)
def test_what_is_told_of_another_is_not_certainly_the_subjects(
    code: str, followed: Story, text: str, expected: list[str]
) -> None:
    claims = read(text, followed, language=code, published=DAY).claims
    assert [brief(claim) for claim in claims if claim.uncertain is None] == expected
