"""Who was first with a new value, when each origin took it up, and who still carries the old one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from facts.changes.ledger import Ledger
from facts.changes.standing import Quantity, Seen
from facts.model import Change, Sighting


@dataclass(frozen=True, slots=True)
class Adoption:
    """How a new value spread.

    ``adopted`` has its first report by every origin, first of all first; ``lagging`` the articles that carry the old
    value still, or the other one where two are disputed. Each with the time from which it counts.
    """

    adopted: tuple[Seen, ...]
    lagging: tuple[Seen, ...]

    @property
    def first(self) -> Seen | None:
        """Who was first; None for a change without a new value."""
        return self.adopted[0] if self.adopted else None


@dataclass(frozen=True, slots=True)
class _Stated:
    quantity: Quantity
    seen: Seen
    origin: str
    latest: bool  # whether it stands in the latest text of its article
    said: int  # equal numbers are equal values


def adoptions(ledger: Ledger, changes: Iterable[Change]) -> dict[str, Adoption]:
    """How each of the changes spread among the reports that a ledger has read, by the id of the change."""
    wanted = list(changes)
    stated = _stated(ledger, {change.fact for change in wanted})
    return {change.id: _adoption(ledger, change, stated[change.fact]) for change in wanted}


def _adoption(ledger: Ledger, change: Change, stated: list[_Stated]) -> Adoption:
    quantity = _quantity(ledger, change.new or change.old)
    answers: dict[tuple[int, bool], bool] = {}

    def says(one: _Stated, value: Sighting | None, *, new: bool) -> bool:
        if value is None or (quantity is not None and one.quantity is not quantity):
            return False
        if (one.said, new) not in answers:
            answers[one.said, new] = one.quantity.agrees(one.seen.sighting, value)
        return answers[one.said, new]

    adopted: dict[str, Seen] = {}
    lagging: list[Seen] = []
    for one in stated:
        if says(one, change.new, new=True):
            adopted.setdefault(one.origin, one.seen)
        elif one.latest and says(one, change.old, new=False):
            lagging.append(one.seen)
    return Adoption(tuple(adopted.values()), tuple(lagging))


def _quantity(ledger: Ledger, sighting: Sighting | None) -> Quantity | None:
    if sighting is None:
        return None
    placed = ledger.placed.get((sighting.report.article, sighting.report.revision), ())
    return next((quantity for quantity, other in placed if other.claim == sighting.claim), None)


def _stated(ledger: Ledger, facts: set[str]) -> dict[str, list[_Stated]]:
    """What the reports state for the facts, in the order of the reports."""
    found: dict[str, list[_Stated]] = defaultdict(list)
    numbers: dict[object, int] = {}
    for placed in ledger.order:
        report = placed.report
        latest = ledger.latest[report.article].revision == report.revision
        for quantity, sighting in ledger.placed.get((report.article, report.revision), ()):
            claim = sighting.claim
            if claim.fact not in facts or claim.modality.off_axis:
                continue
            said = numbers.setdefault((claim.value, claim.converted), len(numbers))
            seen = Seen(sighting, placed.at)
            found[claim.fact].append(_Stated(quantity, seen, seen.origin, latest, said))
    return found
