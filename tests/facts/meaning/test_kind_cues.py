"""What the cues of a language say to one story."""

from __future__ import annotations

from collections.abc import Mapping

from facts.meaning.kind_cues import kind_words, shared_cues
from facts.story import Story
from facts.words.cues import tokens


def story(*facts: str, kinds: Mapping[str, object] | None = None) -> Story:
    return Story.model_validate(
        {
            "title": "Jobs at Vela",
            "match": "Vela",
            "subject": {"name": "Vela"},
            "facts": [{"id": f"fact_{n}", "kind": kind} for n, kind in enumerate(facts)],
            "kinds": kinds or {},
        }
    )


def said(of: Story, sentence: str) -> set[str]:
    """The labels of the cues that speak of kinds."""
    hits = kind_words(of, "en").cues.find(tokens(sentence))
    return {hit.cue.label for hit in hits if hit.cue.label.partition(" ")[2]}


def test_all_stories_look_into_one_index() -> None:
    one, other = story("job_cuts"), story("valuation")

    assert kind_words(one, "en").cues.shared is kind_words(other, "en").cues.shared is shared_cues("en")


def test_kinds_of_types_that_a_story_does_not_follow_say_nothing() -> None:
    sentence = "Its valuation fell, and it cuts jobs."

    assert "cue valuation" in said(story("valuation"), sentence)
    assert "cue valuation" not in said(story("job_cuts"), sentence)


def test_weak_words_speak_for_a_kind_that_is_followed_alone() -> None:
    weak = kind_words(story("job_cuts", "headcount"), "en").cues.says
    unheard = kind_words(story("headcount"), "en").cues.says

    assert weak["weak job_cuts"] is not None
    assert unheard["weak job_cuts"] is None


def test_a_kind_of_the_story_speaks_in_the_place_of_the_shipped_one() -> None:
    own = {"job_cuts": {"type": "count", "cues": {"en": ["axed"]}}}

    assert "cue job_cuts" in said(story("job_cuts", kinds=own), "Vela axed 300 posts.")
    assert "cue job_cuts" not in said(story("job_cuts", kinds=own), "Vela cuts 300 jobs.")
    assert "cue job_cuts" in said(story("job_cuts"), "Vela cuts 300 jobs.")
