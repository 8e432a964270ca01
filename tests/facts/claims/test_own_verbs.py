"""A figure with a verb of its own behind it says nothing by the verb of the figure before."""

from __future__ import annotations

import pytest

from facts.story import Story
from tests.facts.test_reader import said

FIRM = Story.model_validate(
    {
        "title": "Norvent",
        "match": "Norvent",
        "subject": {"name": "Norvent"},
        "facts": [{"id": "closed", "kind": "sites_closed"}],
    }
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norvent will 500 Filialen schließen und 100 eröffnen.", ["500"]),
        ("Norvent will in Polen 500 Filialen schließen, Castella dagegen 100 eröffnen.", ["500"]),
        ("Norvent will 500 Filialen schließen.", ["500"]),
    ],
)
def test_each_verb_at_the_end_of_its_clause_has_its_own_figure(text: str, expected: list[str]) -> None:
    assert [value for _, value, _ in said(text, FIRM, "de")] == expected
