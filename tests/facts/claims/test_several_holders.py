"""Projects and firms that several own, pay for or buy: whose share it is, whose money, which day, who only makes it.

All texts are of 11 March 2026, a Wednesday.
"""

from __future__ import annotations

from typing import Any

import pytest

from facts.story import Story
from tests.facts.claims.test_parts_and_holders import told

WORKS: dict[str, Any] = {
    "title": "The dam at Harrow Point",
    "match": "Harrow",
    "subject": {"name": "Harrow Point", "type": "product", "makers": ["Norvent"]},
    "others": {"organisations": [["Castella Sovereign Fund", "CSF"], "Backhaus"], "products": ["Lyme Point"]},
    "facts": [
        {"id": "cost", "kind": "project_cost"},
        {"id": "grant", "kind": "subsidy"},
        {"id": "opening", "kind": "completion_date"},
        {"id": "state", "kind": "stake", "holder": "government"},
        {"id": "fund", "kind": "stake", "holder": "CSF"},
    ],
}
DEAL: dict[str, Any] = {
    "title": "Norvent is sold",
    "match": "Norvent",
    "subject": {"name": "Norvent"},
    "others": {"organisations": ["Castella", "Backhaus"]},
    "facts": [{"id": "price", "kind": "acquisition_price"}, {"id": "closing", "kind": "closing_date"}],
}

SHARES = [
    ("en", "Castella Sovereign Fund will hold 93% of Harrow Point.", [("fund", "93", "planned")]),
    ("en", "CSF already owned 9.9% of Harrow Point.", [("fund", "9.9", "confirmed")]),
    (
        "en",
        "CSF's stake in Harrow Point has come down to 12%, and the state now owns 45%.",
        [("fund", "12"), ("state", "45")],
    ),
    ("de", "An Harrow Point hält der Bund nun 45 Prozent.", [("state", "45", "confirmed")]),
    ("fr", "L'État détient 45 % de Harrow Point.", [("state", "45", "confirmed")]),
    (
        "en",
        "CSF of Riga, which is building Lyme Point in Dorset, will own 12.5% of Harrow Point.",
        [("fund", "12.5", "planned")],
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), SHARES)
def test_a_holder_goes_by_all_its_names(language: str, text: str, expected: list[tuple[str, ...]]) -> None:
    claims = told(text, Story.model_validate(WORKS), language)
    assert [claim[: len(wanted)] for claim, wanted in zip(claims, expected, strict=True)] == expected


MONEY = [
    (
        "The state is contributing 240 million euros to Harrow Point and Backhaus 15 million.",
        [("grant", "EUR 240m", "planned")],
    ),
    (
        "The cost of Harrow Point has not been announced. Industry sources put it at 40 million euros.",
        [("cost", "EUR 40m", "rumoured")],
    ),
    (
        "The cost of Harrow Point is put at 40 million euros. A professor said that it would exceed 60 million euros.",
        [("cost", "EUR 40m", "planned"), ("cost", "EUR 60m", "rumoured")],
    ),
    (
        "Work on Harrow Point is within budget, and Norvent stuck to the 38 million euros set last summer.",
        [("cost", "EUR 38m", "planned")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), MONEY)
def test_money_for_a_project_is_its_own(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(text, Story.model_validate(WORKS), "en") == expected


DAYS = [
    ("en", "Harrow Point remains on course for 2039.", [("opening", "2039", "planned")]),
    (
        "en",
        "Harrow Point will be finished in 2031, not 2029 as the deal with Backhaus says.",
        [("opening", "2031", "planned"), ("opening", "2029", "former")],
    ),
    ("en", "If all goes to plan, Harrow Point will be completed in 2031.", [("opening", "2031", "planned")]),
    ("de", "Wenn alles nach Plan läuft, wird Harrow Point 2031 fertig.", [("opening", "2031", "planned")]),
    ("fr", "Si tout se passe bien, Harrow Point sera achevé en 2031.", [("opening", "2031", "planned")]),
]


@pytest.mark.parametrize(("language", "text", "expected"), DAYS)
def test_days_of_a_project(language: str, text: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(text, Story.model_validate(WORKS), language) == expected


PRICES = [
    (
        "en",
        "Norvent agreed on Monday to be acquired by Hartland Group, Castella and Backhaus for 5 billion euros.",
        [("price", "EUR 5000m", "planned")],
    ),
    (
        "en",
        'Norvent is for sale. Backhaus will pay 5 billion euros for the maker of "Tallow Run".',
        [("price", "EUR 5000m", "planned")],
    ),
    (
        "de",
        'Norvent steht zum Verkauf. Backhaus zahlt für den Hersteller von "Tallow Run" 5 Milliarden Euro.',
        [("price", "EUR 5000m", "planned")],
    ),
    ("en", "Norvent is being sold. The two sides want to wrap it up in May.", [("closing", "2026-05", "targeted")]),
]


@pytest.mark.parametrize(("language", "text", "expected"), PRICES)
def test_who_buys_is_a_list_and_who_makes_it_a_name(
    language: str, text: str, expected: list[tuple[str, str, str]]
) -> None:
    assert told(text, Story.model_validate(DEAL), language) == expected
