"""What the fold over reports has found so far: the changes, and what stands for each quantity."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime

from facts.changes.order import Placed
from facts.changes.standing import Journal, Quantity
from facts.changes.verbs import Decision
from facts.model import Change, Claim, Report, Sighting, Verb
from facts.rates import Rates
from facts.values import Money

FOUND_LATE = "found late"
DIGITS = 10  # hexadecimal ones, of the id of a change


@dataclass(slots=True)
class Ledger:
    """The state of the fold. ``history.changes`` and ``sheets.sheet`` are two views of it.

    ``placed`` tells the quantities of the claims of a revision, ``latest`` the last revision of every article,
    ``order`` the reports read, ``awaiting`` the articles that lack values which the next fetch may show to be lost,
    ``bare`` what every article had given for the bare figure of a fact when that got a name. New quantities have the
    ``journal``, and ``clashes`` counts changes whose id needed a number.
    """

    rates: Rates
    changes: list[Change] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    quantities: dict[tuple[str, str | None], Quantity] = field(default_factory=dict)
    placed: dict[tuple[int, int], list[tuple[Quantity, Sighting]]] = field(default_factory=lambda: defaultdict(list))
    latest: dict[int, Report] = field(default_factory=dict)
    order: list[Placed] = field(default_factory=list)
    awaiting: set[int] = field(default_factory=set)
    bare: dict[str, dict[int, list[Sighting]]] = field(default_factory=dict)
    journal: Journal | None = None
    clashes: int = 0

    def of_fact(self, fact: str) -> list[Quantity]:
        """The quantities of one fact, first seen first."""
        return [quantity for quantity in self.quantities.values() if quantity.fact == fact]

    def begin(self, fact: str, qualifier: str | None, sighting: Sighting) -> Quantity:
        """A new quantity. What articles gave for a bare figure that got a name counts for the next bare one, too."""
        quantity = Quantity(fact, qualifier, self.rates, began=sighting, journal=self.journal)
        if qualifier is None and fact in self.bare:
            quantity.sequences = self.bare[fact]
        self.quantities[fact, qualifier] = quantity
        return quantity

    def rename(self, quantity: Quantity, qualifier: str) -> Quantity:
        """Give a bare quantity a name."""
        del self.quantities[quantity.fact, None]
        quantity.qualifier = qualifier
        self.quantities[quantity.fact, qualifier] = quantity
        self.bare[quantity.fact] = dict(quantity.sequences)
        return quantity

    def tell(
        self,
        decision: Decision,
        new: Sighting | None,
        *,
        fact: str | None = None,
        at: datetime | None = None,
        salt: str = "",
    ) -> None:
        """Record a change. It can be known from the later of its two sightings on, or from ``at``."""
        old = decision.old
        sightings = [s for s in (new, old) if s is not None]
        name = fact or sightings[0].claim.fact
        flags = decision.flags
        if new and old and decision.verb.news and old.report.observed_at > new.report.observed_at:
            flags = (*flags, FOUND_LATE)
        self.changes.append(
            Change(
                id=self._identity([name, decision.verb.value, _place(old), _place(new), salt]),
                fact=name,
                verb=decision.verb,
                old=old,
                new=new,
                at=at or max(s.report.observed_at for s in sightings),
                rule=decision.rule,
                because=decision.because,
                flags=flags,
            )
        )

    def quiet(
        self, sighting: Sighting, rule: str, because: str, flags: tuple[str, ...] = (), old: Sighting | None = None
    ) -> None:
        """Record a sighting that is no news."""
        self.tell(Decision(Verb.RESTATED, rule, because, old, flags), sighting)

    def _identity(self, parts: list[str]) -> str:
        """Some hex digits of what a change links. The rare equal ones are told apart by their number."""
        digits, number = "", 0
        while not digits or digits in self.ids:
            digits = hashlib.sha256("\x1f".join([*parts, str(number or "")]).encode()).hexdigest()[:DIGITS]
            number += 1
        self.clashes += number > 1
        self.ids.add(digits)
        return digits


def key_of(claim: Claim) -> str | None:
    """What keeps the quantity of a claim apart within its fact: its qualifier, and the period of an amount.

    Most qualifiers name the period already.
    """
    value = claim.value
    period = f"per {value.per}" if isinstance(value, Money) and value.per not in {None, "total"} else None
    if period in (claim.qualifier or "").split(", "):
        return claim.qualifier
    return " ".join(part for part in (claim.qualifier, period) if part) or None


def _place(sighting: Sighting | None) -> str:
    if sighting is None:
        return "-"
    evidence = sighting.claim.evidence
    return f"{sighting.report.url} {sighting.report.revision} {evidence.words_start} {evidence.words_end}"
