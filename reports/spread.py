"""How changes spread, as reports show it: who was first, who followed, who still carries the old value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from facts.changes.adoption import Adoption, adoptions
from facts.changes.ledger import Ledger
from facts.changes.standing import Seen
from facts.model import Change, Sighting
from reports.model import ChangeItem, Spread, Taking, seen
from storage.judging import Judge
from storage.reviews import Review


def with_spread(
    items: Sequence[ChangeItem], changes: Sequence[Change], ledger: Ledger, reviewed: Review
) -> tuple[ChangeItem, ...]:
    """The items, those of ``changes`` with how they spread among the reports that a ledger has read.

    The ledger has read the reports as they were judged; what a person corrected spreads as it was corrected.
    """
    judge = Judge(reviewed)
    found = adoptions(ledger, [_judged(change, judge) for change in changes])
    return tuple(replace(item, spread=_spread(found[item.id])) if item.id in found else item for item in items)


def _judged(change: Change, judge: Judge) -> Change:
    def as_judged(sighting: Sighting | None) -> Sighting | None:
        return sighting and replace(sighting, claim=judge.claim(sighting) or sighting.claim)

    return replace(change, old=as_judged(change.old), new=as_judged(change.new))


def _spread(adoption: Adoption) -> Spread:
    return Spread(tuple(map(_taking, adoption.adopted)), tuple(map(_taking, adoption.lagging)))


def _taking(one: Seen) -> Taking:
    return Taking(one.origin, seen(one.sighting, one.at))
