"""A story's own cues are found in the regular forms of their words; those with a ``*`` stay as they were written."""

from __future__ import annotations

from datetime import date

import pytest

from facts.kinds.inflecting import contracted, inflected, with_reported
from facts.reader import explain, read
from facts.story import Story
from facts.values import DateSpan, Money


def player(cues: dict[str, list[str]], kind: str = "date") -> Story:
    return Story.model_validate(
        {
            "title": "A transfer",
            "match": "Ostrow",
            "subject": {"name": "Jan Ostrow", "aliases": ["Ostrow"], "type": "person"},
            "others": {"organisations": ["FC Harwick", "Colmore"]},
            "facts": [{"id": "own", "kind": "own"}],
            "kinds": {"own": {"type": kind, "cues": cues}},
        }
    )


@pytest.mark.parametrize(
    ("language", "cue", "text"),
    [
        ("en", "signs until", "Jan Ostrow will sign until 2031."),
        ("en", "signs until", "Jan Ostrow signed until 2031."),
        ("en", "leaves", "Jan Ostrow left in 2031."),
        ("de", "unterschreibt bis", "Jan Ostrow will bis 2031 unterschreiben."),
        ("de", "vertrag", "Jan Ostrow bekommt einen Fünfjahresvertrag bis 2031."),
        ("fr", "s'engage", "Jan Ostrow s'est engagé jusqu'en 2031."),
    ],
)
def test_other_forms_of_a_cue_are_found(language: str, cue: str, text: str) -> None:
    claims = read(text, player({language: [cue]}), language=language, published=date(2026, 6, 1)).claims
    assert [claim.value for claim in claims] == [DateSpan("2031")]


def test_short_words_function_words_and_stars_stay() -> None:
    assert inflected(["bid", "valu*", "with"], "en") == ["bid", "valu*", "with"]


def test_an_unknown_language_is_left_alone() -> None:
    assert inflected(["signs until"], "xx") == ["signs until"]


def amounts(text: str) -> list[int]:
    claims = read(text, player({"en": ["fee", "offer*"]}, "money"), language="en", published=date(2026, 6, 1)).claims
    return [int(claim.value.amount) for claim in claims if isinstance(claim.value, Money)]


def test_what_a_club_offers_for_the_player_is_the_players() -> None:
    assert amounts("Colmore offer 45 million euros for Jan Ostrow.") == [45_000_000]


def test_what_it_offers_for_another_player_is_not() -> None:
    assert amounts("Jan Ostrow stays. Colmore offer 45 million euros for Karl Brandt.") == []


def test_the_cue_is_explained_as_it_was_written() -> None:
    story = player({"en": ["signs until"]})
    rows = explain("Jan Ostrow signed until 2031.", story, language="en", published=date(2026, 6, 1))
    assert "'signs until'" in rows[0].reason


def test_two_forms_of_a_german_verb_give_that_of_indirect_speech() -> None:
    assert with_reported(["kostet|kosten", "zahlt|zahlte .. für", "gebaut|errichtet"], "de") == (
        "kostet|kosten|koste",
        "zahlt|zahlte|zahle .. für",
        "gebaut|errichtet",
    )


def test_other_languages_have_no_such_form() -> None:
    assert with_reported(["costs|cost"], "en") == ("costs|cost",)
    assert with_reported(["costs|cost"], "xx") == ("costs|cost",)


def test_a_preposition_stands_for_its_contractions() -> None:
    assert contracted(["s'allie* à|avec #", "à la tête"], "fr") == ("s'allie* à|au|aux|avec #", "à|au|aux la tête")
    assert contracted(["dans le giron de #", "# de la"], "fr") == ("dans le giron de|d|du #", "# de|du la")
    assert contracted(["at #"], "en") == ("at #",)
