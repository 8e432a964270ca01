"""Who was first with a new value, when each origin took it up, and who still carries the old one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from facts.history import fold
from facts.model import Change, Modality, Report, Sighting
from facts.order import in_order
from facts.origins import claim_origin
from facts.rates import Rates

_NOT_STATED = {Modality.FORMER, Modality.DENIED}


@dataclass(frozen=True, slots=True)
class Adoption:
    """How a new value spread.

    ``adopted`` has its first sighting by every origin, first of all first; ``lagging`` the latest claims that still
    agree with the old value.
    """

    adopted: tuple[Sighting, ...]
    lagging: tuple[Sighting, ...]

    @property
    def first(self) -> Sighting | None:
        """Who was first; None for a change without a new value."""
        return self.adopted[0] if self.adopted else None


def adoption(reports: Iterable[Report], change: Change, *, rates: Rates | None = None) -> Adoption:
    """How a change spread among the reports of its story, in the order in which they were reported."""
    if change.new is None:
        return Adoption((), ())
    known = list(reports)
    ledger = fold(known, rates=rates)
    adopted: dict[str, Sighting] = {}
    lagging: list[Sighting] = []
    for placed in in_order(known):
        key = (placed.report.article, placed.report.revision)
        latest = ledger.latest[placed.report.article].revision == placed.report.revision
        for quantity, sighting in ledger.placed.get(key, ()):
            if sighting.claim.fact != change.fact or sighting.claim.modality in _NOT_STATED:
                continue
            if quantity.agrees(sighting, change.new):
                adopted.setdefault(claim_origin(sighting), sighting)
            elif latest and change.old is not None and quantity.agrees(sighting, change.old):
                lagging.append(sighting)
    return Adoption(tuple(adopted.values()), tuple(lagging))
