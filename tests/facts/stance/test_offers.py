"""Who makes an offer has paid nothing yet, whatever verb tells that it was made."""

from __future__ import annotations

import pytest

from tests.facts.stories import bakery
from tests.facts.test_reader import said


@pytest.mark.parametrize(
    ("language", "text", "modality"),
    [
        ("en", "Backhaus launched a rival offer for Kornblum, valuing the chain at €40 million.", "planned"),
        ("en", "Backhaus has made a bid of €40 million for Kornblum.", "planned"),
        ("en", "Backhaus has made a bid of €40 million for Kornblum, according to reports in Spain.", "rumoured"),
        ("en", "Backhaus has paid €40 million for Kornblum.", "confirmed"),
        ("de", "Backhaus hat für Kornblum ein Angebot von 40 Millionen Euro vorgelegt.", "planned"),
        ("fr", "Backhaus a fait une offre de 40 millions d'euros pour Kornblum.", "targeted"),
    ],
)
def test_an_offer_that_was_made_is_no_price_that_was_paid(language: str, text: str, modality: str) -> None:
    story = bakery(facts=[{"id": "price", "kind": "acquisition_price"}])
    assert [stance for _, _, stance in said(text, story, language)] == [modality]


def test_so_it_is_with_what_a_story_describes() -> None:
    kinds = {"fee": {"type": "money", "description": "What a club bids", "cues": {"en": ["bid*"]}}}
    story = bakery(facts=[{"id": "fee", "kind": "fee"}], kinds=kinds)
    text = "Backhaus have made a bid of €40 million for Kornblum's baker, according to reports in Spain."
    assert [stance for _, _, stance in said(text, story, "en")] == ["rumoured"]
