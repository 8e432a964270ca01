"""A pronoun that opens a sentence means the subject of the one before, or nobody knows whom."""

from __future__ import annotations

import pytest

from facts.story import Story
from tests.facts.test_reader import said

GAINS = Story.model_validate(
    {
        "title": "Norvent",
        "match": "Norvent",
        "subject": {"name": "Norvent"},
        "others": {"organisations": ["Backhaus"]},
        "facts": [{"id": "revenue", "kind": "revenue"}],
    }
)

SENTENCES = [
    ("en", GAINS, "Backhaus is losing ground to Norvent. Its revenue was $13 million last year.", []),
    ("de", GAINS, "Backhaus verliert an Boden gegenüber Norvent. Sein Umsatz betrug 13 Millionen Euro.", []),
    ("fr", GAINS, "Backhaus perd du terrain face à Norvent. Son chiffre d'affaires a atteint 13 millions d'euros.", []),
    ("en", GAINS, "Norvent is gaining on Backhaus. Its revenue was $13 million last year.", ["USD 13m"]),
]  # fmt: skip


@pytest.mark.parametrize(("code", "followed", "text", "expected"), SENTENCES)
def test_a_pronoun_means_the_subject_of_the_sentence_before(
    code: str, followed: Story, text: str, expected: list[str]
) -> None:
    assert [value for _, value, _ in said(text, followed, code)] == expected
