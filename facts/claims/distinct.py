"""One claim for each thing a text says: restatements, roundings and repetitions inside a text fall together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from facts.compare import Relation, compare
from facts.model import Claim, Modality
from facts.rates import ecb_rates
from facts.values import Count, Hedge, Money, Percent

_BOUNDS = frozenset({Hedge.AT_LEAST, Hedge.UP_TO})
_NEAR = Decimal("1.1")
"""How many times a bound a figure can be to repeat it."""
RESULTS = frozenset({"revenue", "profit", "production", "units_sold"})
"""Kinds of what a firm makes in a year."""
_SAME = frozenset({Relation.SAME, Relation.REFINES, Relation.REFINED_BY})


@dataclass(frozen=True, slots=True)
class Stated:
    """A claim, and whether words of the text gave its modality rather than the default of its kind."""

    claim: Claim
    explicit: bool
    earlier: bool = False
    """Whether it is told of a time gone by."""
    result: bool = False
    """Whether it is what was made in a year: last year's is no old one of a year to come."""


def distinct(stated: Sequence[Stated], published: date | None) -> list[Claim]:
    """The claims without those that another claim of the same text says at least as precisely.

    A repeated value has the modality that words in the text gave it, wherever they stand: a round "in talks" in the
    lead is in talks when it is mentioned again. A repetition with another hedge stays, with that modality. What is told
    of a time gone by is former where the text has another value.
    """
    kept: list[Stated] = []
    for new in _with_former(stated, published):
        for i, old in enumerate(kept):
            relation = _relation(new.claim, old.claim, published)
            if relation not in _SAME or _far_from_its_bound(new.claim, old.claim):
                continue
            merged, again = _agreed(old, new)
            if _other_hedge(old.claim, new.claim):
                kept[i] = merged
                kept.append(again)
            else:
                kept[i] = again if relation is Relation.REFINES else merged
            break
        else:
            kept.append(new)
    return list(dict.fromkeys(one.claim for one in kept))


def _with_former(stated: Sequence[Stated], published: date | None) -> Iterator[Stated]:
    """``It costs 70 million. Two years ago the city had spoken of 40``: of the two values the second is the old one."""
    for one in stated:
        now = [
            _relation(one.claim, other.claim, published)
            for other in stated
            if one.earlier and not other.earlier and other.claim.uncertain is None and not _of_a_year_ahead(one, other)
        ]
        superseded = Relation.DISJOINT in now and _SAME.isdisjoint(now)
        yield Stated(replace(one.claim, modality=Modality.FORMER), explicit=True) if superseded else one


def _of_a_year_ahead(one: Stated, other: Stated) -> bool:
    """``lost 40 million last year and expects to lose 30``: whether what was made is set beside what is to come."""
    return one.result and one.claim.modality is Modality.CONFIRMED and other.claim.modality is not Modality.CONFIRMED


def _agreed(old: Stated, new: Stated) -> tuple[Stated, Stated]:
    """Both with the modality of the one whose words gave it; the first when both or neither did."""
    source = new if new.explicit and not old.explicit else old
    modality, explicit = source.claim.modality, source.explicit
    return (
        Stated(replace(old.claim, modality=modality), explicit),
        Stated(replace(new.claim, modality=modality), explicit),
    )


def _other_hedge(one: Claim, other: Claim) -> bool:
    a, b = one.value, other.value
    if not (isinstance(a, Money | Count | Percent) and isinstance(b, Money | Count | Percent)):
        return False
    return a.hedge != b.hedge and a.amount == b.amount and a.maximum == b.maximum


def _relation(claim: Claim, other: Claim, published: date | None) -> Relation | None:
    if (
        claim.fact != other.fact
        or _state(claim) != _state(other)
        or (claim.uncertain is None) != (other.uncertain is None)
    ):
        return None
    if claim.qualifier and other.qualifier and claim.qualifier != other.qualifier:
        return None
    return compare(claim.value, other.value, on=published, rates=ecb_rates())


def _far_from_its_bound(one: Claim, other: Claim) -> bool:
    """``at least two dead``, then ``13 were killed``: a bound is repeated only by a figure near it."""
    a, b = one.value, other.value
    if not (isinstance(a, Money | Count | Percent) and isinstance(b, Money | Count | Percent)):
        return False
    bounded = a.hedge != b.hedge and (a.hedge in _BOUNDS or b.hedge in _BOUNDS)
    return bounded and min(a.amount, b.amount) * _NEAR < max(a.amount, b.amount)


def _state(claim: Claim) -> Modality | None:
    return claim.modality if claim.modality.off_axis else None
