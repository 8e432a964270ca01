"""Whose a role is where it stands in the plural."""

from __future__ import annotations

from tests.facts.stories import bakery
from tests.facts.test_reader import said


def test_names_in_a_list_share_a_role_in_the_plural() -> None:
    chairs = bakery(facts=[{"id": "chair", "kind": "chair"}])
    text = "Ida Brandt and Otto Krahl, co-chairs of Kornblum, said no. Nobody was at the Gandhi Hall."
    assert [name for _, name, _ in said(text, chairs, "en")] == ["Ida Brandt", "Otto Krahl"]
