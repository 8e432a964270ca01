"""What an employer offers is not agreed on yet, and what a house drew before it closed is the old figure."""

from __future__ import annotations

import pytest

from facts.story import Story
from tests.facts.test_reader import said

STORY = Story.model_validate(
    {
        "title": "Strike at Kornblum",
        "match": "Kornblum",
        "subject": {"name": "Kornblum"},
        "facts": [{"id": "rise", "kind": "rise"}, {"id": "bonus", "kind": "bonus"}, {"id": "guests", "kind": "guests"}],
        "kinds": {
            "rise": {"type": "percent", "cues": {"fr": ["augmentation*", "salaire*"], "de": ["lohn*"]}},
            "bonus": {"type": "money", "cues": {"fr": ["prime*"], "de": ["prämie*"]}},
            "guests": {"type": "count", "cues": {"fr": ["accueill*", "fréquentation"]}, "nouns": {"fr": ["visiteur*"]}},
        },
    }
)
TOLD = [
    ("fr", "La direction de Kornblum propose une augmentation de 9 %.", ["targeted"]),
    ("fr", "L'employeur, Kornblum, en offre 9 % d'augmentation.", ["targeted"]),
    ("fr", "Kornblum paie une prime de 42.000 euros. La direction proposait 25.000 euros.", ["confirmed", "former"]),
    ("fr", "Kornblum a obtenu une augmentation de 9 %.", ["confirmed"]),
    ("de", "Kornblum bietet eine Lohnerhöhung von 9 Prozent.", ["targeted"]),
    ("fr", "Kornblum accueillait 212.000 visiteurs avant sa fermeture.", ["former"]),
    ("fr", "La fréquentation d'avant-fermeture de Kornblum était de 212.000 visiteurs.", ["former"]),
    ("fr", "Kornblum a accueilli 212.000 visiteurs avant Noël.", ["confirmed"]),
]


@pytest.mark.parametrize(("language", "text", "modalities"), TOLD)
def test_how_an_offer_and_a_figure_of_before_are_told(language: str, text: str, modalities: list[str]) -> None:
    assert [modality for _, _, modality in said(text, STORY, language)] == modalities
