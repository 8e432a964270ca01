"""One claim for each thing a text says: restatements, roundings and repetitions inside a text fall together."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from facts.compare import Relation, compare
from facts.model import Claim, Modality
from facts.rates import ecb_rates

_OFF_AXIS = (Modality.DENIED, Modality.FORMER)
_FIRMNESS = (Modality.RUMOURED, Modality.IN_TALKS, Modality.TARGETED, Modality.PLANNED, Modality.CONFIRMED)


def distinct(claims: Sequence[Claim], published: date | None) -> list[Claim]:
    """The claims without those that another claim of the same text says at least as precisely."""
    kept: list[Claim] = []
    for claim in claims:
        for i, other in enumerate(kept):
            relation = _relation(claim, other, published)
            if relation in {Relation.SAME, Relation.REFINED_BY}:
                break
            if relation is Relation.REFINES:
                kept[i] = claim
                break
        else:
            kept.append(claim)
    return kept


def _relation(claim: Claim, other: Claim, published: date | None) -> Relation | None:
    if claim.fact != other.fact or _state(claim) != _state(other):
        return None
    if claim.qualifier and other.qualifier and claim.qualifier != other.qualifier:
        return None
    return compare(claim.value, other.value, on=published, rates=ecb_rates())


def _state(claim: Claim) -> Modality | None:
    return claim.modality if claim.modality in _OFF_AXIS else None
