"""Products counted by their own names."""

from __future__ import annotations

import pytest

from facts.amounts.counts import find_counts
from facts.owners.products import without_own_name
from tests.facts.stories import bakery
from tests.facts.test_reader import said

OWN = frozenset({"vela 4", "vela"})


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "Some 2 million Vela 4 phones have rolled off the lines.", "Some 2 million"),
        ("de", "Verkauft wurden 2 Millionen Vela 4.", "2 Millionen"),
        ("fr", "Il s'est vendu 2 millions de Vela 4.", "2 millions de"),
    ],
)
def test_the_name_of_the_product_is_not_what_is_counted(language: str, text: str, words: str) -> None:
    mention = without_own_name(text, find_counts(text, language)[0], OWN)
    assert (text[mention.start : mention.end], mention.noun) == (words, None)


def test_another_product_is() -> None:
    text = "Some 2 million Orrin 4 phones have rolled off the lines."
    mention = find_counts(text, "en")[0]
    assert without_own_name(text, mention, OWN) == mention


def test_a_count_of_the_subjects_products_is_its_own_whoever_buys_them() -> None:
    story = bakery(facts=[{"id": "orders", "kind": "orders"}])
    assert said("Backhaus is buying 40 Kornblum trucks.", story, "en") == [("orders", "40", "confirmed")]
