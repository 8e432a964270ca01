# ruff: noqa: E501 - the wording of a page stays in one line
"""Whole texts on pages that call themselves not free, and what is no whole text there."""

from __future__ import annotations

import json

import pytest

from benchmarks.crawling.judge import verdict_on
from scraper.outcome import Outcome

TITLE = "Glass bottles return to Pendry dairy"
TEXT = [
    "The dairy at Pendry will fill milk into glass bottles again from June. It has bought a machine from a brewery for 74,000 pounds, the owners said on Monday.",
    "Plastic came in 1987. The last glass bottle of that time stands in the window of the village hall, and nobody may touch it.",
    "Deposits will be 40p a bottle. A test with 60 households last autumn lost eleven of 900, most of them to one dog.",
    "Supermarkets have shown no interest. The dairy sells from its yard and from two vans, which will be given wooden crates.",
]
BESIDE = "<aside><h3>Gazette trial</h3><p>Four weeks for £1.</p><a href='/offer'>See the offer</a></aside>"
GATE = (
    "<section><h3>Read on with Gazette+</h3><p>Four weeks for £1.</p><a href='/offer'>Unlock this article</a></section>"
)


def page(*, paragraphs: int, behind: str = "", **told: object) -> str:
    data = {"@type": "NewsArticle", "headline": TITLE, "datePublished": "2026-04-07T06:10:00Z"} | told
    text = "".join(f"<p>{paragraph}</p>" for paragraph in TEXT[:paragraphs])
    return (
        f"<html><head><title>{TITLE}</title><script type='application/ld+json'>{json.dumps(data)}</script></head>"
        f"<body><main><article><h1>{TITLE}</h1>{text}</article>{behind}</main></body></html>"
    )


WORDS = sum(len(paragraph.split()) for paragraph in TEXT)
WHOLE = {
    "more paragraphs than a teaser, and an offer beside": page(paragraphs=4, behind=BESIDE, isAccessibleForFree=False),
    "as many words as the page counts": page(paragraphs=4, isAccessibleForFree=False, wordCount=WORDS),
    "they are counted in a string": page(paragraphs=4, isAccessibleForFree="False", wordCount=str(WORDS + 8)),
}
TEASERS = {
    "as many paragraphs as a teaser": page(paragraphs=3, behind=BESIDE, isAccessibleForFree=False),
    "no offer: scripts may set a gate": page(paragraphs=4, isAccessibleForFree=False),
    "the offer is to read on": page(paragraphs=4, behind=GATE, isAccessibleForFree=False),
    "a third of the words that the page counts": page(paragraphs=4, isAccessibleForFree=False, wordCount=3 * WORDS),
    "a count of nothing": page(paragraphs=4, isAccessibleForFree=False, wordCount="0"),
}


@pytest.mark.parametrize("html", WHOLE.values(), ids=WHOLE.keys())
def test_a_whole_text_is_an_article_though_it_is_declared_as_not_free(html: str) -> None:
    assert verdict_on(html).outcome is Outcome.ARTICLE


@pytest.mark.parametrize("html", TEASERS.values(), ids=TEASERS.keys())
def test_what_may_be_a_teaser_is_none(html: str) -> None:
    assert verdict_on(html).outcome is Outcome.PAYWALL
