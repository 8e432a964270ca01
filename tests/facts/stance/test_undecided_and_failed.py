"""What is not decided, has yet to be done or has failed is no plan and no fact; who once had a post has it no more."""

from __future__ import annotations

import pytest

from tests.facts.stories import bakery
from tests.facts.test_reader import said

_SUMS = [
    ("en", "jobs", "Kornblum will decide in May whether to cut 400 jobs.", "rumoured"),
    ("en", "jobs", "It is not clear whether Kornblum will cut 400 jobs.", "rumoured"),
    ("de", "jobs", "Kornblum hat noch nicht entschieden, ob 400 Stellen gestrichen werden.", "rumoured"),
    ("de", "jobs", "Ob Kornblum 400 Stellen streicht, ist offen.", "rumoured"),
    ("en", "funding", "Kornblum has yet to raise the €40 million it needs.", "targeted"),
    ("en", "funding", "Kornblum failed to raise €40 million.", "denied"),
    ("en", "funding", "Kornblum did not manage to raise €40 million.", "denied"),
    ("de", "jobs", "Kornblum will nun doch keine 400 Stellen streichen.", "denied"),
    ("de", "jobs", "Kornblum verzichtet auf den Abbau von 400 Stellen.", "denied"),
    ("de", "shops", "Kornblum schließt doch keine Filialen.", "planned"),
    ("de", "revenue", "Kornblum lag mit einem Umsatz von 40 Millionen Euro unter den Erwartungen.", "confirmed"),
    ("en", "revenue", "Kornblum's revenue came in at €40 million, above expectations.", "confirmed"),
    ("de", "funding", "Kornblum ist es nicht gelungen, 40 Millionen Euro einzusammeln.", "denied"),
    ("fr", "funding", "Kornblum n'a pas réussi à lever 40 millions d'euros.", "denied"),
]


@pytest.mark.parametrize(("language", "fact", "text", "modality"), _SUMS)
def test_what_is_open_or_has_failed(language: str, fact: str, text: str, modality: str) -> None:
    assert [(of, how) for of, _, how in said(text, bakery(), language)] == [(fact, modality)]


_GIVEN_UP = [
    ("fine", "A judge threw out the €40 million fine against Kornblum.", "former"),
    ("fine", "A court overturned a €40 million fine imposed on Kornblum.", "former"),
    ("buyer", "Backhaus has pulled out of talks to buy Kornblum.", "former"),
    ("headquarters", "Kornblum decided against moving its headquarters to Riga.", "denied"),
]


@pytest.mark.parametrize(("kind", "text", "modality"), _GIVEN_UP)
def test_what_is_given_up_or_overturned(kind: str, text: str, modality: str) -> None:
    assert [how for _, _, how in said(text, bakery(facts=[{"id": "it", "kind": kind}]), "en")] == [modality]


def test_who_is_talked_of_behind_the_word_for_a_post_has_it_not_yet() -> None:
    text = "Als neue Chefin von Kornblum ist Ida Brandt im Gespräch."
    assert said(text, bakery(), "de") == [("ceo", "Ida Brandt", "rumoured")]


_POSTS = [
    ("en", "Ida Brandt, who stepped down as Kornblum's chief executive in May, has joined Backhaus."),
    ("en", "Ida Brandt, Kornblum's chief executive from 2019 to 2024, has joined Backhaus."),
    ("en", "Ida Brandt, formerly chief executive of Kornblum, has joined Backhaus."),
    ("de", "Ida Brandt, die als Kornblum-Chefin zurückgetreten ist, geht zu Backhaus."),
    ("fr", "Ida Brandt, qui a quitté la direction générale de Kornblum en mai, rejoint Backhaus."),
    ("fr", "Ida Brandt, directrice générale de Kornblum de 2019 à 2024, rejoint Backhaus."),
]


@pytest.mark.parametrize(("language", "text"), _POSTS)
def test_who_has_left_a_post_held_it_once(language: str, text: str) -> None:
    story = bakery(facts=[{"id": "ceo", "kind": "chief_executive"}])
    assert said(text, story, language) == [("ceo", "Ida Brandt", "former")]


def test_words_behind_a_french_au_still_speak_of_the_value() -> None:
    text = "Un tour de table de 40 millions d'euros au total serait annoncé lundi par Kornblum."
    assert [how for of, _, how in said(text, bakery(), "fr") if of == "funding"] == ["rumoured"]
