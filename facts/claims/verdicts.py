"""What became of a value, and what a change of hands makes of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from facts.model import Modality
from facts.stance.stance import Stance
from facts.story import Fact
from facts.words.sentence import Found


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one value. ``fact`` is None when it is no claim; ``reason`` says why in either case."""

    found: Found
    fact: Fact | None
    reason: str
    stance: Stance | None = None
    qualifier: str | None = None
    attribution: tuple[str, ...] = ()
    doubt: str | None = None
    strength: float = 0.0
    """The weight of the words that say which fact it is."""
    partys: str | None = None
    """The other side of a deal with the subject whose it is, where the sentence does not name the subject."""
    if_the_subjects: Verdict | None = None
    """What it would be if it were not another's, where only that stands against it."""

    def doubted(self, why: str) -> Verdict:
        """The same in doubt; the first doubt stands."""
        if self.doubt is not None:
            return self
        return replace(self, doubt=why, reason=f"{self.reason}; uncertain: {why}")


def of_a_change(verdict: Verdict, changed: Modality | None, *, later: bool) -> Verdict:
    """The verdict on somebody in a change of hands.

    ``changed`` is what an open change makes of them: ``denies that Ida Brandt is to replace Li Wei`` denies the one and
    leaves the other in office. ``later`` says that somebody comes into a role on a day to come.
    """
    if verdict.stance is None:
        return verdict
    plain = verdict.stance.modality in {Modality.CONFIRMED, Modality.PLANNED}
    if changed is Modality.CONFIRMED or (changed is not None and plain):
        return _with_modality(verdict, verdict.stance, changed)
    if later and verdict.stance.modality is Modality.CONFIRMED:
        return _with_modality(verdict, verdict.stance, Modality.PLANNED)
    return verdict


def _with_modality(verdict: Verdict, stance: Stance, modality: Modality) -> Verdict:
    reason = verdict.reason.replace(f", {stance.modality} (", f", {modality} (")
    return replace(verdict, reason=reason, stance=replace(stance, modality=modality))


def alike_in_lists(verdicts: Sequence[Verdict], lists: Sequence[Sequence[Found]]) -> list[Verdict]:
    """``Norvent, Tarvik and Castella, people familiar said``: what makes one of a list a rumour makes all of it one."""
    alike = list(verdicts)
    for names in lists:
        listed = {id(found) for found in names}
        places = [
            at for at, verdict in enumerate(verdicts) if verdict.stance is not None and id(verdict.found) in listed
        ]
        said = {stance.modality for at in places if (stance := verdicts[at].stance) is not None}
        unsure = said - {Modality.CONFIRMED}
        if len(unsure) != 1 or unsure == said:
            continue
        (modality,) = unsure
        for at in places:
            stance = verdicts[at].stance
            if stance is not None and stance.modality is Modality.CONFIRMED and not stance.explicit:
                alike[at] = _with_modality(verdicts[at], stance, modality)
    return alike
