"""What somebody said that somebody "would" do: a plan where those tell it who decide, a rumour where others do."""

from __future__ import annotations

import pytest

from tests.facts.stories import bakery
from tests.facts.test_reader import said

_MODALITIES = [
    # who tells it stands before an aside
    ("en", "job_cuts", "Kornblum, which runs 40 bakeries, said it would cut 400 jobs.", "planned"),
    ("en", "job_cuts", "One of them, who did not give a name, said it would cut 400 jobs at Kornblum.", "rumoured"),
    # a word that only those use who decide, whoever they are
    (
        "fr",
        "subsidy",
        "Le ministre Paul Sorel a confirmé que l'État apporterait une aide de 5 millions d'euros à Kornblum.",
        "planned",
    ),
    (
        "en",
        "subsidy",
        "The minister Jane Rowe confirmed the state would grant Kornblum a subsidy of €5 million.",
        "planned",
    ),
    ("en", "subsidy", "Jane Rowe estimated the state would grant Kornblum a subsidy of €5 million.", "rumoured"),
    # a capital that stands for its government
    ("en", "subsidy", "Ottawa said in May it would grant Kornblum a subsidy of €5 million.", "planned"),
    ("en", "subsidy", "Sources said it would grant Kornblum a subsidy of €5 million.", "rumoured"),
]


@pytest.mark.parametrize(("language", "kind", "text", "modality"), _MODALITIES)
def test_who_decides_tells_a_plan(language: str, kind: str, text: str, modality: str) -> None:
    story = bakery(facts=[{"id": kind, "kind": kind}])
    assert [stance for _, _, stance in said(text, story, language)] == [modality], said(text, story, language)
