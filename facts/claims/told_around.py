"""What the sentences around a value, and the words before a post, make of how it is stated."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from facts.claims.analysis import Analysis
from facts.meaning.classify import Meaning
from facts.meaning.dating import CARRIED
from facts.meaning.other_things import is_of_an_old_year
from facts.model import Modality
from facts.owners.posts import of_another_time_and_team
from facts.stance.scope import refuted_behind
from facts.stance.stance import Stance
from facts.values import Choice
from facts.words.cues import Hit
from facts.words.sentence import Found

AHEAD = frozenset({Modality.RUMOURED, Modality.IN_TALKS, Modality.TARGETED, Modality.PLANNED})
_REACHED = frozenset({Choice("completed"), Choice("approved")})


def stance_in_context(
    analysis: Analysis, found: Found, meaning: Meaning, stance: Stance | str, published: date | None
) -> Stance | str:
    """The stance with what the next sentence and the word for a former holder say; the reason if nothing is stated."""
    if isinstance(stance, str):
        if analysis.refuted is None or not analysis.sentence.question:
            return stance
        return Stance(Modality.DENIED, explicit=True, why=f"the next sentence: {analysis.refuted!r}")
    if found.mention.value in _REACHED and stance.modality in AHEAD:
        return f"it has not come about ({stance.why})"
    behind = refuted_behind(analysis.sentence, found)
    refuted = analysis.refuted or behind
    heard = any(hit.cue.label == "hearsay" for hit in analysis.sentence.stances)
    all_of_it = heard and not stance.modality.off_axis and (analysis.pointed or behind is not None)
    if refuted is not None and (
        all_of_it or stance.modality is Modality.RUMOURED or (stance.modality in AHEAD and not stance.explicit)
    ):
        return replace(stance, modality=Modality.DENIED, why=f"{stance.why}; the next sentence: {refuted!r}")
    if found.type in analysis.set_right and not stance.modality.off_axis and _alone(analysis, found):
        return replace(stance, modality=Modality.DENIED, why="the next sentence sets it right")
    done = stance.modality is Modality.CONFIRMED or not stance.explicit
    if done and is_of_an_old_year(analysis.sentence, found, meaning.kind, published):
        return replace(stance, modality=Modality.FORMER, why="of a year long before")
    if meaning.kind.type == "person" and (former := _formerly(analysis, meaning.cue)) is not None:
        if of_another_time_and_team(analysis.sentence, meaning.cue, found, former, analysis.language):
            return "a post with another, in former times"
        return replace(stance, modality=Modality.FORMER, why="a former holder")
    return stance


def _alone(analysis: Analysis, found: Found) -> bool:
    """Whether a value is the only one of its type in its sentence."""
    return not any(other.type == found.type and other is not found for other in analysis.sentence.found)


def _formerly(analysis: Analysis, cue: Hit) -> int | None:
    """Where a word for a former holder stands right before a post; None where none does.

    Not "the former head of sales follows him", where the post was spoken of before.
    """
    if cue.cue.label == CARRIED:
        return None
    words, former = analysis.sentence.words, analysis.language.former
    return next((at for at in range(max(0, cue.first - 2), cue.first) if words[at].word in former), None)
