"""The words that a story wants near a value can stand in the title, and a sign is found right at its figure."""

from __future__ import annotations

import pytest

from facts.claims.narrowing import mentions
from facts.reader import read
from facts.story import Story
from tests.facts.stories import telescope
from tests.facts.test_reader import DAY, brief, said

PRICES = telescope(
    facts=[{"id": "in", "kind": "price", "near": ["India"]}, {"id": "uk", "kind": "price", "near": ["Britain"]}]
)
BRACKET = telescope(facts=[{"id": "price", "kind": "price", "near": ["bracket", "Halterung"]}])
TITLES = [
    (BRACKET, "en", "Esrange sells a bracket", "Esrange makes Vela. It costs €99.", {"price EUR 9.9e-05m"}),
    (BRACKET, "de", "Halterung für Vela", "Esrange baut Vela. Sie kostet 99 Euro.", {"price EUR 9.9e-05m"}),
    (BRACKET, "en", "Esrange has news", "Esrange makes Vela. It costs €99.", set()),
    (PRICES, "en", "Vela cheaper in India", "Vela costs ₹900 at Esrange.", {"in INR 0.0009m"}),
    (PRICES, "en", "Vela cheaper in India than in Britain", "Vela costs ₹900 at Esrange.", set()),
    (PRICES, "en", "Vela cheaper in India", "Vela costs £9 in Britain.", {"uk GBP 9e-06m"}),
]


@pytest.mark.parametrize(("story", "language", "title", "text", "expected"), TITLES)
def test_a_word_wanted_near_can_stand_in_the_title(
    story: Story, language: str, title: str, text: str, expected: set[str]
) -> None:
    claims = read(text, story, language=language, published=DAY, title=title).claims
    assert {f"{claim.fact} {brief(claim)}" for claim in claims if claim.uncertain is None} == expected


def test_of_several_percentages_each_needs_its_own_word() -> None:
    story = telescope(
        facts=[{"id": "loss", "kind": "mirror", "near": ["dust"]}],
        kinds={"mirror": {"type": "percent", "cues": {"en": ["of its light", "of light"]}}},
    )
    texts = {
        "Vela loses 4% of its light.": [("loss", "4", "confirmed")],
        "Vela loses 4% of its light, and in winter 9% of its light.": [],
    }
    for text, expected in texts.items():
        claims = read(text, story, language="en", published=DAY, title="Vela and the dust").claims
        assert [(c.fact, brief(c), c.modality.value) for c in claims] == expected


@pytest.mark.parametrize(("word", "text"), [("₹", "at ₹59,999"), ("US$", "for US$5"), ("%", "9% of it")])
def test_a_sign_is_found_right_at_its_figure(word: str, text: str) -> None:
    assert mentions(word, text)


PLACES = telescope(
    facts=[
        {"id": "whole", "kind": "completion_date"},
        {"id": "annex", "kind": "launch_date", "near": ["annex", "Anbau", "annexe"]},
    ]
)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Vela is to open in May 2027.", [("whole", "2027-05", "planned")]),
        ("en", "The annex of Vela is to open in May 2027.", [("annex", "2027-05", "planned")]),
        ("fr", "L'ouverture de Vela est prévue en mai 2027.", [("whole", "2027-05", "planned")]),
    ],
)
def test_a_milestone_whose_words_stand_nowhere_is_the_one_that_wants_none(
    language: str, text: str, expected: list[tuple[str, str, str]]
) -> None:
    assert said(text, PLACES, language) == expected
