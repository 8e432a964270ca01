"""Who answers a question with a name, or puts a value first; for invented texts."""

from __future__ import annotations

import pytest

from tests.facts.stories import bakery
from tests.facts.test_reader import said

STORY = bakery(
    facts=[
        {"id": "ceo", "kind": "chief_executive"},
        {"id": "founder", "kind": "founder"},
        {"id": "price", "kind": "acquisition_price"},
        {"id": "valuation", "kind": "valuation"},
    ]
)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Who will run Kornblum? Ann Lee, it seems.", [("ceo", "Ann Lee")]),
        ("de", "Wer leitet Kornblum künftig? Anna Lehmann.", [("ceo", "Anna Lehmann")]),
        ("fr", "Qui dirigera Kornblum ? Anne Lefort.", [("ceo", "Anne Lefort")]),
        ("en", "Who founded Kornblum? Ann Lee, Li Wei and Tom Roy.",
         [("founder", "Ann Lee"), ("founder", "Li Wei"), ("founder", "Tom Roy")]),
        ("en", "Who will run Kornblum? That is open. The union's Ann Lee does not know.", []),
        ("en", "Will Kornblum be sold? Ann Lee does not know.", []),
    ],
)  # fmt: skip
def test_the_name_that_an_answer_opens_with_is_what_was_asked_for(
    language: str, text: str, expected: list[tuple[str, str]]
) -> None:
    assert [claim[:2] for claim in said(text, STORY, language)] == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "C'est 4 milliards de dollars que Backhaus paiera pour Kornblum.", ("price", "USD 4000m")),
        ("fr", "C'est quatre milliards de dollars que vaut désormais Kornblum.", ("valuation", "USD 4000m")),
    ],
)
def test_a_value_set_first_is_what_the_words_behind_it_say(language: str, text: str, expected: tuple[str, str]) -> None:
    assert [claim[:2] for claim in said(text, STORY, language)] == [expected]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Kornblum was founded by Ann Lee, Li Wei and Tom Roy."),
        ("de", "Kornblum wurde gegründet von Ann Lee, Li Wei und Tom Roy."),
        ("fr", "Kornblum a été fondé par Ann Lee, Li Wei et Tom Roy."),
    ],
)
def test_all_of_a_list_are_founders(language: str, text: str) -> None:
    assert [value for _, value, _ in said(text, STORY, language)] == ["Ann Lee", "Li Wei", "Tom Roy"]


def test_of_two_names_before_one_founder_only_the_nearer_is_one() -> None:
    text = "Kornblum grows, say Ann Lee and Li Wei, the founder."
    assert [value for _, value, _ in said(text, STORY, "en")] == ["Li Wei"]
