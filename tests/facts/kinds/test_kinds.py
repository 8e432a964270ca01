"""Kinds of fact: for each, how news word it in each language, one sentence a line in kind_sentences/xx*.txt.

Where that file got long, there is a second one, kind_sentences/xx_wordings.txt.
A line is ``kind | value modality | sentence``; ``-`` for the value says that the sentence states no such fact of the
subject. Values are written as in ``brief``: ``EUR 5m``, ``over 300``, ``2026-09``, ``Ida Brandt``. Several claims are
joined by ``;``. The modality may be left out where it does not matter. All sentences are of 12 May 2026, about
"Kornblum" (an organisation led by Rosa Kornblum) or, for kinds that need one, its product "Vela".
"""

from __future__ import annotations

from pathlib import Path

import pytest

from facts.kinds import known_kinds
from facts.languages import language_codes
from facts.meaning.kind_cues import kind_words
from facts.reader import read
from facts.story import Fact, Story
from facts.words.cues import cues_of, index_of
from tests.facts.stories import bakery
from tests.facts.test_reader import DAY, brief, said

FOLDER = Path(__file__).parent / "kind_sentences"
KINDS = sorted({kind.id for kind in known_kinds().values()})


def _lines() -> list[tuple[str, str, str, str]]:
    rows = []
    for path in sorted(FOLDER.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip() and not line.startswith("#"):
                kind, expected, sentence = (part.strip() for part in line.split("|", 2))
                rows.append((path.stem[:2], kind, expected, sentence))
    return rows


def story_of(kind: str) -> Story:
    """A story that follows this one kind of fact about Kornblum or its product Vela."""
    narrowing: dict[str, str] = {}
    if "person" in known_kinds()[kind].narrowed_by:
        narrowing["person"] = "Rosa Kornblum"
    return Story.model_validate(
        {
            "title": "Kornblum",
            "match": "Kornblum OR Vela",
            "subject": {"name": "Kornblum", "aliases": ["Vela"], "people": ["Rosa Kornblum"]},
            "others": {"organisations": ["Backhaus", "Miller's"], "people": ["Tom Miller"]},
            "facts": [{"id": "it", "kind": kind} | narrowing],
        }
    )


@pytest.mark.parametrize(
    ("language", "kind", "expected", "sentence"),
    _lines(),
    ids=[f"{language}-{kind}-{sentence[:50]}" for language, kind, _, sentence in _lines()],
)
def test_a_sentence_states_a_fact_of_a_kind(language: str, kind: str, expected: str, sentence: str) -> None:
    claims = [
        claim
        for claim in read(sentence, story_of(kind), language=language, published=DAY).claims
        if not claim.uncertain
    ]

    wanted = [] if expected == "-" else [part.strip() for part in expected.split(";")]
    said = [f"{brief(claim)} {claim.modality.value}" for claim in claims]

    assert len(said) == len(wanted), said
    for want in wanted:
        assert any(want in {claim, claim.rsplit(" ", 1)[0]} for claim in said), said


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("code", language_codes())
def test_every_kind_has_words_in_every_language(kind: str, code: str) -> None:
    known = known_kinds()[kind]

    assert known.cues.get(code) or known.values, f"{kind} has no cues in {code}"
    index_of(cues_of(kind, (*known.cues.get(code, ()), *known.weak.get(code, ()), *known.not_cues.get(code, ()))))
    assert kind_words(story_of(kind), code).kinds[kind] is known


def test_a_fact_can_use_another_name_of_a_kind() -> None:
    assert known_kinds()["release_date"] is known_kinds()["launch_date"]
    assert Fact(id="x", kind="release_date").title == "X"


@pytest.mark.parametrize(
    ("language", "text", "stakes"),
    [
        ("en", "Backhaus has secured 62.3% of Kornblum, well above its 35% threshold.", ["62.3"]),
        ("en", "Backhaus has crossed the 5% threshold in Kornblum.", ["5"]),
        ("en", "Backhaus raised its stake in Kornblum above the 30% threshold.", ["30"]),
        ("fr", "Backhaus détient 62,3 % de Kornblum, bien au-delà du seuil de 35 %.", ["62.3"]),
        (
            "de",
            "Backhaus hat sich 62,3 Prozent an Kornblum gesichert, weit über der Annahmeschwelle von 35 Prozent.",
            ["62.3"],
        ),
    ],
)
def test_a_threshold_is_no_stake_unless_it_is_crossed(language: str, text: str, stakes: list[str]) -> None:
    story = bakery(facts=[{"id": "stake", "kind": "stake", "holder": "Backhaus"}])
    assert [value for _, value, _ in said(text, story, language)] == stakes
