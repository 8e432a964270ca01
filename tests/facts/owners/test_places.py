"""Which towns are a firm's seat, where several are named."""

from __future__ import annotations

import pytest

from tests.facts.stories import bakery
from tests.facts.test_reader import said


@pytest.mark.parametrize(
    ("language", "text", "seats"),
    [
        ("en", "Kornblum, headquartered in Riga, also has labs in Lyon.", ["Riga"]),
        ("en", "Riga will be home to Kornblum's headquarters.", ["Riga"]),
        ("de", "Die Kornblum GmbH (Leipzig) ruft 3000 Brote zurück.", ["Leipzig"]),
        ("de", "RIGA/LYON – Kornblum mit Stammsitz in Leipzig ist insolvent.", ["Leipzig"]),
        ("de", "Kornblum zieht nach Europa, als Gegengewicht zum Silicon Valley.", []),
        ("en", "Kornblum moves to North America, as rivals in Lyon watch.", []),
        ("en", "Kornblum moves to New York, as rivals in Lyon watch.", ["New York"]),
        ("fr", "Depuis son siège mondial de Toulouse, Kornblum pilote des équipes à Lyon.", ["Toulouse"]),
    ],
)
def test_the_seat_is_the_town_right_behind_its_word_or_in_brackets_behind_the_name(
    language: str, text: str, seats: list[str]
) -> None:
    story = bakery(facts=[{"id": "seat", "kind": "headquarters"}])
    assert [name for _, name, _ in said(text, story, language)] == seats


def test_a_countrys_letters_before_a_name_are_no_place() -> None:
    story = bakery(facts=[{"id": "site", "kind": "site_location"}])
    assert said("Kornblum has orders for 24 launches, eight of them from the U.S. Space Force.", story, "en") == []
