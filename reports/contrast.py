"""Two fact sheets side by side, as reports show them: a row for each quantity in which they differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from facts.changes.diff import Difference, Kind, diff
from facts.compare import Relation
from facts.model import Entry, FactSheet
from reports.model import Contrast, How, Side, seen

_HOW = {Kind.ADDED: How.ADDED, Kind.REMOVED: How.DROPPED, Kind.STATUS: How.STATUS, Kind.OTHERS: How.BESIDE}
_PRECISION = {Relation.REFINES: How.MORE_PRECISE, Relation.REFINED_BY: How.LESS_PRECISE}


def contrasts(
    before: FactSheet, after: FactSheet, titles: Mapping[str, str], *, on: date | None = None
) -> tuple[Contrast, ...]:
    """Where two sheets differ, in the order of ``titles``, which names the facts that count.

    ``on`` is the day whose exchange rates count; the latest when None.
    """
    rows: dict[tuple[str, str | None], list[Difference]] = defaultdict(list)
    for difference in diff(_only(before, titles), _only(after, titles), on=on):
        rows[difference.fact, difference.qualifier].append(difference)
    places = {fact: place for place, fact in enumerate(titles)}
    return tuple(_contrast(rows[key], titles[key[0]]) for key in sorted(rows, key=lambda k: (places[k[0]], k[1] or "")))


def _only(sheet: FactSheet, titles: Mapping[str, str]) -> FactSheet:
    return FactSheet({key: entry for key, entry in sheet.entries.items() if key[0] in titles})


def _contrast(differences: Sequence[Difference], title: str) -> Contrast:
    first = differences[0]
    notes = dict.fromkeys(one.comparison.note for one in differences if one.comparison and one.comparison.note)
    return Contrast(
        fact=first.fact,
        title=title,
        qualifier=first.qualifier,
        how=tuple(_how(one) for one in differences),
        before=_side(first.before),
        after=_side(first.after),
        note="; ".join(notes),
    )


def _how(difference: Difference) -> How:
    if difference.kind is Kind.VALUE:
        return How.OTHER_VALUE
    if difference.kind is Kind.PRECISION and difference.comparison is not None:
        return _PRECISION.get(difference.comparison.relation, How.OVERLAPPING)
    return _HOW[difference.kind]


def _side(entry: Entry | None) -> Side | None:
    if entry is None:
        return None
    said = [s for s in entry.sightings if s.claim.value == entry.value] or list(entry.sightings)
    lead = next((s for s in said if s.claim.modality is entry.modality), said[0])
    return Side(
        value=entry.value,
        modality=entry.modality,
        outlets=tuple(dict.fromkeys(s.report.outlet for s in entry.sightings)),
        others=tuple(dict.fromkeys(s.claim.value for s in entry.others)),
        lead=seen(lead),
    )
