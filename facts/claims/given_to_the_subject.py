"""What seems to be another's, and is the subject's all the same: the only value that a report on it has of a fact."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from facts.claims.background import TAIL
from facts.claims.rivals import Judged
from facts.names.story_names import speaks_of
from facts.story import Story


def give_to_the_subject(judged: Sequence[Judged], story: Story, title: str | None, length: int) -> list[Judged]:
    """``Strike at Norvent``: what its drivers' union puts at 450 is of the strike at Norvent.

    Where the title names a story, and its text of ``length`` characters has no value of a kind that the story itself
    describes but one that seems to be another's, that one is meant: of such values four in five were the subject's. Of
    the kinds that we ship it was one in two, for every firm has a round and a seat.
    """
    if not title or not speaks_of(title, story):
        return list(judged)
    known = {verdict.fact.id for _, verdict in judged if verdict.fact is not None and verdict.stance is not None}
    given = list(judged)
    for place, (analysis, verdict) in enumerate(judged):
        other = verdict.if_the_subjects
        if other is None or other.fact is None or other.fact.id in known:
            continue
        if analysis.sentence.start <= TAIL * length:
            given[place] = analysis, replace(other, reason=f"{other.reason}; the text has no other")
    return given
