"""Fact sheets: what is reported for each fact at one moment, by a story, an outlet or an article.

The current value is the one that stands at the end of the same fold that finds the changes, so the two never differ.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from facts.changes.history import fold, fold_on
from facts.changes.ledger import Ledger
from facts.changes.order import known_at, reported_time
from facts.changes.standing import Quantity, level
from facts.model import Entry, FactSheet, Modality, Report, Sighting
from facts.rates import Rates


def sheet(reports: Sequence[Report], *, as_of: datetime | None = None, rates: Rates | None = None) -> FactSheet:
    """The sheet of the given reports as known at ``as_of`` (UTC; the end when None).

    Pass the reports of a story, of one outlet, or of one article. Only the latest revision of each article counts;
    what it lacks without being known to have lost it (see ``absence``) is taken from the one before. A quantity that
    nobody states any more has no entry; a denied or withdrawn one has the modality DENIED or FORMER, and the reports
    that took it off as its sightings.
    """
    return sheet_of(fold(known_at(reports, as_of), rates=rates))


def then_and_now(
    reports: Sequence[Report], *, then: datetime, now: datetime, rates: Rates | None = None
) -> tuple[FactSheet, Ledger]:
    """The sheet of one moment and the ledger of a later one, as ``sheet`` and ``fold`` give them, read once."""
    earlier, later = known_at(reports, then), known_at(reports, now)
    return fold_on(earlier, later, lambda ledger: _confirmed_by(sheet_of(ledger), then), rates=rates)


def sheet_of(ledger: Ledger) -> FactSheet:
    """The sheet of the reports that a ledger has read."""
    present = _present(ledger)
    entries = {}
    for key, quantity in sorted(ledger.quantities.items(), key=lambda item: (item[0][0], item[0][1] or "")):
        entry = entry_of(quantity, present.get(id(quantity), []), _formers(ledger, quantity))
        if entry is not None:
            entries[key] = entry
    return FactSheet(entries)


def _confirmed_by(found: FactSheet, moment: datetime) -> FactSheet:
    """The same, its reports confirmed no later than then."""

    def all_of(sightings: tuple[Sighting, ...]) -> tuple[Sighting, ...]:
        return tuple(
            s if s.report.confirmed_at <= moment else replace(s, report=replace(s.report, confirmed_at=moment))
            for s in sightings
        )

    return FactSheet(
        {
            key: replace(
                entry,
                sightings=all_of(entry.sightings),
                others=all_of(entry.others),
                former=all_of(entry.former),
            )
            for key, entry in found.entries.items()
        }
    )


def _present(ledger: Ledger) -> dict[int, list[Sighting]]:
    """The claims of the latest revision of every article, by the quantity they belong to."""
    found: dict[int, list[Sighting]] = defaultdict(list)
    for report in ledger.latest.values():
        for quantity, sighting in ledger.placed.get((report.article, report.revision), ()):
            found[id(quantity)].append(sighting)
    return {key: sorted(sightings, key=sheet_order) for key, sightings in found.items()}


def entry_of(quantity: Quantity, present: Sequence[Sighting], formers: tuple[Sighting, ...]) -> Entry | None:
    """The line of a quantity: ``present`` is what the latest texts state for it, ``formers`` what they recall."""
    if quantity.standing is None:
        return None
    standing = quantity.standing.sighting
    current = [s for s in present if not s.claim.modality.off_axis]
    if quantity.ended is not None:
        kind = quantity.ended.claim.modality
        enders = tuple(s for s in present if s.claim.modality.off_axis) or (quantity.ended,)
        return Entry(quantity.fact, quantity.qualifier, standing.claim.value, kind, enders, tuple(current), formers)
    carrying = [s for s in current if quantity.agrees(s, standing)]
    if not carrying:
        return None
    firmest = max(carrying, key=lambda s: level(s.claim.modality)).claim.modality
    modality = quantity.modality if level(quantity.modality) >= level(firmest) else firmest
    others = tuple(s for s in current if not quantity.agrees(s, standing))
    return Entry(quantity.fact, quantity.qualifier, standing.claim.value, modality, tuple(carrying), others, formers)


def _formers(ledger: Ledger, quantity: Quantity) -> tuple[Sighting, ...]:
    """Values that the latest texts recall as superseded, for the quantity they name or, unnamed, for every one."""
    return tuple(
        sorted(
            (
                Sighting(claim, report)
                for report in ledger.latest.values()
                for claim in report.claims
                if claim.fact == quantity.fact
                and claim.modality is Modality.FORMER
                and claim.qualifier in {None, quantity.qualifier}
            ),
            key=sheet_order,
        )
    )


def sheet_order(sighting: Sighting) -> tuple[datetime, str, int]:
    """Where a sighting stands in its line: by when it was reported."""
    report = sighting.report
    return reported_time(report), report.url, sighting.claim.evidence.words_start
