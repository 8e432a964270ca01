"""The verbs in a story's own cues are found in all their forms, and so are those of its nouns of deeds."""

from __future__ import annotations

import pytest

from facts.kinds.verbs import verb_forms


@pytest.mark.parametrize(
    ("cue", "said"),
    [
        ("einziehen", "ziehen|zieht|zog|zogen|ziehe .. ein"),
        ("Einzug", "ziehen|zieht|zog|zogen|ziehe .. ein"),
        ("abgesagt", "sagt|sagen|sagte|sagten|sage .. ab"),
        ("Ausschüttung", "schüttet|schütten|schüttete|schütteten|schütte .. aus"),
    ],
)
def test_a_verb_with_a_particle_is_found_in_two_parts(cue: str, said: str) -> None:
    assert said in verb_forms([cue], "de")


@pytest.mark.parametrize(
    ("cue", "form"),
    [
        ("einziehen", "eingezogen"),
        ("gesperrt", "sperrte"),
        ("Schließung", "geschlossen"),
        ("Behandlung", "behandelt"),
        ("eröffnet", "eröffnung*"),
        ("verurteilt", "verurteilung*"),
    ],
)
def test_a_form_of_a_verb_stands_for_all_of_them(cue: str, form: str) -> None:
    assert form in {one for phrase in verb_forms([cue], "de") for one in phrase.split("|")}


@pytest.mark.parametrize("cue", ["Miete", "Zeitung", "Wohnung", "Betten", "Erklärung", "gesagt", "gesperrt bis"])
def test_words_of_no_deed_have_none(cue: str) -> None:
    assert verb_forms([cue], "de") == []


@pytest.mark.parametrize("code", ["en", "fr", "xx"])
def test_other_languages_make_their_verbs_by_endings(code: str) -> None:
    assert verb_forms(["Ausschüttung"], code) == []
