"""Contracts that run until a day to come, what is not ruled out, and what something was before."""

import datetime as dt

import pytest

from facts.reader import read
from facts.story import Story
from facts.values import to_json

DAY = dt.date(2026, 1, 15)

STORY = Story.model_validate(
    {
        "title": "FC Ilmstadt",
        "match": "Ilmstadt",
        "subject": {"name": "FC Ilmstadt", "people": ["Luca Torres"]},
        "facts": [
            {"id": "contract", "kind": "contract_end"},
            {"id": "staff", "kind": "headcount"},
            {"id": "cuts", "kind": "job_cuts"},
            {"id": "day", "kind": "event_date"},
        ],
        "kinds": {
            "contract_end": {
                "type": "date",
                "description": "Until when the coach's contract runs",
                "cues": {
                    "en": ["contract"],
                    "de": ["vertrag", "unterschrieb bis #", "unter vertrag"],
                    "fr": ["contrat", "jusqu'en #"],
                },
            }
        },
    }
)


def said(text: str, language: str) -> list[str]:
    claims = [claim for claim in read(text, STORY, language=language, published=DAY).claims if not claim.uncertain]
    return [f"{claim.fact} {_shown(to_json(claim.value))} {claim.modality.value}" for claim in claims]


def _shown(value: dict[str, object]) -> object:
    return value.get("edtf", value.get("count"))


@pytest.mark.parametrize(
    ("language", "sentence", "expected"),
    [
        ("en", "Luca Torres has a contract with FC Ilmstadt until 2028.", ["contract 2028 confirmed"]),
        ("de", "Luca Torres unterschrieb beim FC Ilmstadt bis 2028.", ["contract 2028 confirmed"]),
        ("de", "Der Vertrag von Luca Torres beim FC Ilmstadt lief noch bis 2027.", ["contract 2027 former"]),
        ("fr", "Le contrat de Luca Torres au FC Ilmstadt court jusqu'en 2028.", ["contract 2028 confirmed"]),
        ("fr", "Le contrat de Luca Torres au FC Ilmstadt courait jusqu'en 2027.", ["contract 2027 former"]),
        ("de", "Der Vertrag von Luca Torres beim FC Ilmstadt soll bis 2029 laufen.", ["contract 2029 planned"]),
    ],
)
def test_a_contract_is_in_force_until_the_day_on_which_it_ends(
    language: str, sentence: str, expected: list[str]
) -> None:
    assert said(sentence, language) == expected


@pytest.mark.parametrize(
    ("language", "sentence", "expected"),
    [
        ("en", "A strike at FC Ilmstadt on 6 May cannot be ruled out.", ["day 2026-05-06 rumoured"]),
        ("de", "Ein Streik beim FC Ilmstadt am 6. Mai ist nicht ausgeschlossen.", ["day 2026-05-06 rumoured"]),
        ("de", "Der FC Ilmstadt schließt den Abbau von 30 Stellen nicht aus.", ["cuts 30 rumoured"]),
        ("fr", "Une grève au FC Ilmstadt n'est pas exclue le 6 mai.", ["day 2026-05-06 rumoured"]),
        ("fr", "Le FC Ilmstadt n'exclut pas une grève le 6 mai.", ["day 2026-05-06 rumoured"]),
        ("fr", "Le FC Ilmstadt n'écarte pas un débrayage le 6 mai.", ["day 2026-05-06 rumoured"]),
    ],
)
def test_what_is_not_ruled_out_may_be(language: str, sentence: str, expected: list[str]) -> None:
    assert said(sentence, language) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Der FC Ilmstadt beschäftigt 340 Menschen, im Vorjahr waren es 430.",
            ["staff 340 confirmed", "staff 430 former"],
        ),
        (
            "Der FC Ilmstadt zählt 340 Mitarbeiter. 2022 waren es noch 430.",
            ["staff 340 confirmed", "staff 430 former"],
        ),
        ("Dass der FC Ilmstadt 30 Stellen streichen wolle, stimme nicht.", ["cuts 30 denied"]),
    ],
)
def test_what_something_was_is_old_and_what_is_not_true_is_denied(sentence: str, expected: list[str]) -> None:
    assert said(sentence, "de") == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Bei einer Belegschaft von 340 Menschen dürfte der FC Ilmstadt kaum wachsen.", ["staff 340 confirmed"]),
        ("Beim FC Ilmstadt dürfte die Belegschaft auf 340 Menschen wachsen.", ["staff 340 rumoured"]),
    ],
)
def test_the_phrase_before_the_verb_says_what_is_so_already(sentence: str, expected: list[str]) -> None:
    assert said(sentence, "de") == expected
