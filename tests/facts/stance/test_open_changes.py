"""Who has a role while a change of hands is only talked of, or denied."""

from __future__ import annotations

import pytest

from tests.facts.stories import bakery
from tests.facts.test_reader import said

CHANGES = [
    ("en", "Carla Weiss is tipped to succeed Nadia Brook as chief executive of Kornblum.",
     {("Carla Weiss", "rumoured"), ("Nadia Brook", "confirmed")}),
    ("en", "Kornblum denies it has sounded out Fay Ross to replace Moira Shaw as chief executive.",
     {("Fay Ross", "denied"), ("Moira Shaw", "confirmed")}),
    ("en", "Carla Weiss succeeds Nadia Brook as chief executive of Kornblum.",
     {("Carla Weiss", "confirmed"), ("Nadia Brook", "former")}),
    ("de", "Carla Weiss gilt als Favoritin für die Nachfolge von Nadia Brook als Chefin von Kornblum.",
     {("Carla Weiss", "rumoured"), ("Nadia Brook", "confirmed")}),
    ("de", "Carla Weiss löst Nadia Brook als Chefin von Kornblum ab.",
     {("Carla Weiss", "confirmed"), ("Nadia Brook", "former")}),
    ("fr", "Carla Weiss est pressentie pour succéder à Nadia Brook à la direction générale de Kornblum.",
     {("Carla Weiss", "rumoured"), ("Nadia Brook", "confirmed")}),
    ("fr", "Kornblum dément avoir approché Carla Weiss pour succéder à Nadia Brook à la direction générale.",
     {("Carla Weiss", "denied"), ("Nadia Brook", "confirmed")}),
    ("fr", "Carla Weiss succède à Nadia Brook à la direction générale de Kornblum.",
     {("Carla Weiss", "confirmed"), ("Nadia Brook", "former")}),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), CHANGES)
def test_a_change_that_is_open_makes_nobody_a_former_holder(
    language: str, text: str, expected: set[tuple[str, str]]
) -> None:
    assert {(name, modality) for fact, name, modality in said(text, bakery(), language) if fact == "ceo"} == expected
