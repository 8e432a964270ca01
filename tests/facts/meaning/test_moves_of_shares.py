"""By how much shares move is no growth of what a story follows, unless it follows the shares."""

from __future__ import annotations

from typing import Any

import pytest

from facts.reader import read
from facts.story import Story

ORGANIC = {
    "type": "percent",
    "description": "Organic growth of sales",
    "cues": {"en": ["organic growth", "growth"], "de": ["organisch*", "wachstum"], "fr": ["organique", "croissance"]},
}


def percents(text: str, language: str, **fact: Any) -> list[str]:
    body = {
        "title": "Velora",
        "match": "Velora",
        "subject": {"name": "Velora"},
        "facts": [{"id": "organic", "kind": "organic"} | fact],
        "kinds": {"organic": ORGANIC},
    }
    return [claim.evidence.words for claim in read(text, Story.model_validate(body), language=language).claims]


TOLD = [
    ("de", "Velora wuchs organisch um 3 Prozent. Die Aktie verlor am Dienstag 7 Prozent.", ["3 Prozent"]),
    ("de", "An der Börse sprang Velora um 7 Prozent nach oben.", []),
    ("en", "Velora reported organic growth of 3%. The stock fell 7%.", ["3%"]),
    ("en", "Organic growth of 3% lifted the stock of Velora.", ["3%"]),
    ("fr", "La croissance organique de Velora atteint 3 %. L'action a reculé de 7 %.", ["3 %"]),
]


@pytest.mark.parametrize(("language", "text", "words"), TOLD)
def test_who_follows_growth_of_sales_does_not_mean_the_shares(language: str, text: str, words: list[str]) -> None:
    assert percents(text, language) == words


def test_who_follows_the_shares_does() -> None:
    assert percents("Velora lost ground. The stock fell 7%.", "en", kind="growth", id="share_move") == ["7%"]
    assert percents("Velora gab nach. Die Aktie verlor 7 Prozent.", "de", label="Wachstum der Aktie") == ["7 Prozent"]
    assert percents("In exchange for shares Backhaus gets a stake of 7% in Velora.", "en", kind="stake") == ["7%"]
