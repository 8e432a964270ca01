"""What is to be sold and what has been sold, in a story that follows both."""

from __future__ import annotations

from datetime import date

import pytest

from facts.reader import read
from facts.story import Story

STORY = Story.model_validate(
    {
        "title": "Norvent",
        "match": "Norvent",
        "subject": {"name": "Norvent"},
        "facts": [{"id": "sold", "kind": "units_sold"}, {"id": "forecast", "kind": "sales_forecast"}],
    }
)


@pytest.mark.parametrize(
    ("language", "text", "fact"),
    [
        ("en", "Norvent plans deliveries of 480,000 cars.", "forecast"),
        ("en", "Norvent made deliveries of 480,000 cars.", "sold"),
        ("de", "Norvent rechnet mit einem Absatz von 480.000 Fahrzeugen.", "forecast"),
        ("de", "Norvent rechnet mit 900.000 verkauften Geräten.", "forecast"),
        ("de", "Norvent hat 480.000 Fahrzeuge abgesetzt.", "sold"),
        ("fr", "Les ventes de Norvent devraient atteindre 480 000 unités.", "forecast"),
    ],
)
def test_sales_that_are_only_planned_are_a_forecast(language: str, text: str, fact: str) -> None:
    claims = read(text, STORY, language=language, published=date(2026, 11, 16)).claims
    assert [claim.fact for claim in claims] == [fact]
