"""Plans with which a sentence opens, dates that follow each other, reports that are called false, who had to go."""

from __future__ import annotations

import pytest

from tests.facts.stories import bakery
from tests.facts.test_reader import said

STATES = [
    # the phrase with which a sentence opens tells of a plan, what stands behind the comma of what came of it
    (
        "en",
        "launch_date",
        "Due in the shops in 2022, Kornblum's oven was launched in October 2024.",
        "2024-10 confirmed",
    ),
    ("en", "headcount", "Scheduled to open in 2022, Kornblum's plant employs 620 people.", "620 confirmed"),
    ("de", "headcount", "Für 2022 geplant, beschäftigt das Werk von Kornblum heute 620 Menschen.", "620 confirmed"),
    ("en", "launch_date", "Scheduled for 2026, Kornblum's oven will be launched in October 2027.", "2027-10 planned"),
    # of dates that follow each other behind "promised" the first is the old one; strikes on two days are two
    ("en", "launch_date", "Promised for 2027, then 2028, Kornblum's oven will be launched in 2029.", "2027 former"),
    ("fr", "launch_date", "Le four de Kornblum, promis en 2027 puis 2028, sera lancé en 2029.", "2027 former"),
    # what "and its" joins to a name is there already
    ("fr", "users", "Kornblum et ses 26 millions d'abonnés pourraient être vendus.", "26000000 confirmed"),
    ("en", "users", "Kornblum and its 26 million users could be sold to Backhaus.", "26000000 confirmed"),
    ("fr", "users", "Kornblum pourrait atteindre 26 millions d'abonnés.", "26000000 rumoured"),
    # the article of what is reached, and of what is known
    ("fr", "debt", "Les dettes de Kornblum dépasseraient les 500 millions d'euros.", "EUR 500m rumoured"),
    ("fr", "debt", "Les dettes de Kornblum dépassent les 500 millions d'euros.", "EUR 500m confirmed"),
    # what a report is called
    (
        "de",
        "chief_executive",
        "Gerüchte, Li Wei werde Chef von Kornblum, nannte ein Sprecher haltlos.",
        "Li Wei denied",
    ),
    ("de", "chief_executive", "Kornblums Chef Li Wei nannte Gerüchte haltlos.", "Li Wei confirmed"),
    # who had to go, and who took whose place
    ("fr", "chief_executive", "Kornblum a congédié son directeur général Marc Delon.", "Marc Delon former"),
    ("fr", "chief_executive", "Marc Delon, directeur général de Kornblum, a congédié Li Wei.", "Marc Delon confirmed"),
    ("de", "chief_executive", "Nach dem Aus für Marc Delon sucht Kornblum einen neuen Chef.", "Marc Delon former"),
    (
        "de",
        "chief_executive",
        "Nach dem Aus für das Werk sagt Kornblums Chef Marc Delon wenig.",
        "Marc Delon confirmed",
    ),
    # who only passes it on
    (
        "de",
        "acquisition_price",
        "Medien berichten von einem Kaufpreis von 40 Millionen Euro für Kornblum.",
        "EUR 40m rumoured",
    ),
    ("de", "acquisition_price", "Der Kaufpreis für Kornblum beträgt 40 Millionen Euro.", "EUR 40m planned"),
    # what would have been, and what a deal says will be
    ("en", "project_cost", "The construction of Kornblum's plant would have cost €40 million.", "EUR 40m former"),
    ("en", "job_cuts", "Under tentative agreements, Kornblum would cut 400 jobs.", "400 planned"),
    ("en", "job_cuts", "Under pressure, Kornblum would cut 400 jobs.", "400 rumoured"),
    # an offer that is withdrawn, and an earlier round
    (
        "en",
        "acquisition_price",
        "Backhaus said it was withdrawing its €40 million proposal to buy Kornblum.",
        "EUR 40m former",
    ),
    ("en", "acquisition_price", "Backhaus drops €40 million bid for Kornblum.", "EUR 40m former"),
    (
        "en",
        "acquisition_price",
        "Backhaus found nothing that would lead it to withdraw its €40 million proposal for Kornblum.",
        "EUR 40m targeted",
    ),
    ("fr", "acquisition_price", "Backhaus retire son offre de 40 millions d'euros sur Kornblum.", "EUR 40m former"),
    (
        "fr",
        "valuation",
        "Kornblum était valorisée 40 millions d'euros lors de son précédent tour de table.",
        "EUR 40m former",
    ),
    ("de", "valuation", "In der vorigen Runde wurde Kornblum mit 40 Millionen Euro bewertet.", "EUR 40m former"),
    # what is called unlikely is no plan
    (
        "en",
        "acquisition_price",
        "Analysts thought a price above €50 million for Kornblum unlikely.",
        "EUR 50m rumoured",
    ),
    (
        "de",
        "acquisition_price",
        "Einen Kaufpreis von 50 Millionen Euro für Kornblum halten Analysten für unwahrscheinlich.",
        "EUR 50m rumoured",
    ),
    (
        "fr",
        "acquisition_price",
        "Un prix d'achat de 50 millions d'euros pour Kornblum est improbable.",
        "EUR 50m rumoured",
    ),
    # two part, or will, or do not
    (
        "de",
        "head_coach",
        "Kornblum und Trainer Marc Delon gehen nach nur sieben Monaten getrennte Wege.",
        "Marc Delon former",
    ),
    ("en", "head_coach", "Kornblum and coach Marc Delon part ways after seven months.", "Marc Delon former"),
    ("en", "head_coach", "Kornblum and coach Marc Delon could part ways.", "Marc Delon confirmed"),
    ("en", "head_coach", "Kornblum and coach Marc Delon did not part ways.", "Marc Delon confirmed"),
    ("fr", "head_coach", "Kornblum et l'entraîneur Marc Delon se séparent après sept mois.", "Marc Delon former"),
    # what was spoken of at first, what is spoken of now, and what is not
    (
        "de",
        "job_cuts",
        "Bei Kornblum war anfangs von 9.000 Stellen die Rede, jetzt sollten es 13.000 sein.",
        "9000 former",
    ),
    (
        "de",
        "job_cuts",
        "Bei Kornblum war anfangs von 9.000 Stellen die Rede, jetzt sollten es 13.000 sein.",
        "13000 planned",
    ),
    ("de", "job_cuts", "Im Mai hatte Kornblum 9.000 Stellen genannt, inzwischen sind es 22.000.", "22000 planned"),
    ("de", "job_cuts", "„Von 22.000 Stellen kann keine Rede sein“, sagte Kornblums Personalchef.", "22000 denied"),
    ("en", "job_cuts", "Kornblum first spoke of cutting 9,000 jobs, now it is 13,000.", "9000 former"),
    ("fr", "job_cuts", "« Il n'est pas question de 22 000 postes », a dit Kornblum.", "22000 denied"),
]


@pytest.mark.parametrize(("language", "kind", "text", "state"), STATES)
def test_plans_reports_and_departures_have_their_state(language: str, kind: str, text: str, state: str) -> None:
    story = bakery(facts=[{"id": "fact", "kind": kind}])
    assert state in [f"{value} {modality}" for _, value, modality in said(text, story, language)]
