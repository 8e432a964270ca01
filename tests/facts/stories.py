"""Stories for the tests of reading: made up, so that nothing in the product can know them."""

from __future__ import annotations

from typing import Any

from facts.story import Story


def bakery(**changes: Any) -> Story:
    """A bakery chain that looks for money, closes shops and changes its head."""
    body: dict[str, Any] = {
        "title": "Kornblum looks for money",
        "match": "Kornblum",
        "subject": {"name": "Kornblum", "aliases": ["Kornblum AG"], "people": ["Rosa Kornblum"]},
        "others": {"organisations": ["Backhaus", ["Miller's", "Miller's Bakeries"]], "people": ["Tom Miller"]},
        "facts": [
            {"id": "valuation", "kind": "valuation"},
            {"id": "funding", "kind": "funding"},
            {"id": "revenue", "kind": "revenue"},
            {"id": "jobs", "kind": "job_cuts"},
            {"id": "shops", "kind": "sites_closed"},
            {"id": "stake", "kind": "stake", "holder": "Backhaus"},
            {"id": "ceo", "kind": "chief_executive"},
            {"id": "hq", "kind": "headquarters"},
            {"id": "ipo", "kind": "ipo_date"},
            {"id": "leaves", "kind": "departure_date", "person": "Rosa Kornblum"},
            {"id": "role", "kind": "role", "person": "Rosa Kornblum"},
        ],
    }
    return Story.model_validate(body | changes)


def telescope(**changes: Any) -> Story:
    """A space telescope whose start slips."""
    body: dict[str, Any] = {
        "title": "When the Vela telescope starts",
        "match": "Vela",
        "subject": {"name": "Vela", "type": "product", "makers": ["Esrange Optics"]},
        "others": {"products": ["Hubble"]},
        "facts": [
            {"id": "launch", "kind": "launch_date"},
            {"id": "cost", "kind": "project_cost"},
            {"id": "status", "kind": "status"},
        ],
    }
    return Story.model_validate(body | changes)
