"""Figures of what is to come beside those of what has happened: sales that are expected, and sales."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from facts.claims.analysis import Analysis
from facts.kinds import kinds_of
from facts.meaning.classify import Meaning
from facts.model import Modality
from facts.stance.stance import Stance, stance_of
from facts.story import Story
from facts.words.sentence import Found


def as_awaited(
    analysis: Analysis,
    story: Story,
    found: Found,
    meaning: Meaning,
    published: date | None,
    ranked: dict[int, list[Meaning]],
    peers: Sequence[Found],
) -> Meaning:
    """``expects deliveries of 480,000``: where a story follows what is to come as well, what is only planned is that.

    Unless another figure of the sentence is: "expects to reach 15 million, along with 45 million games".
    """
    known = kinds_of(story)
    awaited = [
        kind
        for fact in story.facts
        if (kind := known[fact.kind]).to_come and kind.family is not None and kind.family == meaning.kind.family
    ]
    if not meaning.kind.done_only or not awaited:
        return meaning
    if any(options[0].kind.to_come for options in ranked.values() if options):
        return meaning
    stance = stance_of(analysis.sentence, found, meaning.cue, meaning.kind, published, peers)
    to_come = isinstance(stance, Stance) and stance.modality in {Modality.PLANNED, Modality.TARGETED}
    return replace(meaning, kind=awaited[0]) if to_come else meaning


def no_forecast(meaning: Meaning, stance: Stance) -> str | None:
    """``sold 4 million phones last year``: a figure of what has happened is none of what is expected."""
    happened = meaning.kind.to_come and stance.modality is Modality.CONFIRMED
    return f"it has happened ({stance.why}) and is no forecast" if happened else None
