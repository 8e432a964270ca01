"""Two fact sheets side by side: what was added, dropped, changed. The only importer of deepdiff.

For revision against revision, outlet against outlet, story yesterday against today. This tells *that* two sheets
differ and how far; which verb a change deserves needs the history (``history.changes``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from deepdiff import DeepDiff
from deepdiff.model import CUSTOM_FIELD
from deepdiff.operator import BaseOperator

from facts.compare import Comparison, Relation, compare_values
from facts.model import Entry, FactSheet
from facts.rates import Rates, ecb_rates
from facts.values import Choice, Count, DateSpan, Money, Name, Percent, Place

Key = tuple[str, str | None]
_VALUES = (Money, Count, Percent, DateSpan, Name, Place, Choice)
_VALUE_DIFFERS = "value_differs"


class Kind(StrEnum):
    """In what two entries differ."""

    ADDED = "added"
    REMOVED = "removed"
    VALUE = "value"  # the values exclude each other
    PRECISION = "precision"  # one value lies within the other, or they overlap
    STATUS = "status"
    OTHERS = "others"  # another set of values is reported beside the current one


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference of two sheets. ``comparison`` is there for VALUE and PRECISION: ``after`` beside ``before``."""

    fact: str
    qualifier: str | None
    kind: Kind
    before: Entry | None
    after: Entry | None
    comparison: Comparison | None = None


class _SameValue(BaseOperator):
    """Lets DeepDiff ask our comparison: values that mean the same do not differ, however they are printed.

    When ``exact``, only equal values do not.
    """

    def __init__(self, on: date | None, rates: Rates, *, exact: bool) -> None:
        super().__init__(types=list(_VALUES))
        self.on, self.rates, self.exact = on, rates, exact

    def match(self, level: Any) -> bool:
        return isinstance(level.t1, _VALUES) and isinstance(level.t2, _VALUES)

    def give_up_diffing(self, level: Any, diff_instance: DeepDiff) -> bool:
        comparison = compare_values(level.t2, level.t1, on=self.on, rates=self.rates)
        if (level.t1 != level.t2) if self.exact else comparison.relation is not Relation.SAME:
            diff_instance.custom_report_result(_VALUE_DIFFERS, level, comparison)  # type: ignore[no-untyped-call]
        return True


def diff(
    before: FactSheet, after: FactSheet, *, on: date | None = None, rates: Rates | None = None, exact: bool = False
) -> list[Difference]:
    """All differences, by fact, qualifier and kind. ``on`` is the day whose exchange rates count; the latest when None.

    ``exact`` is for two texts of one article, where "310 million" that became "about 310 million" is an edit: values
    and further values are told unless they are equal, and further values with their status.

    Else a figure without a qualifier is the named one that has its value, as in ``resolving``.

    Keys are matched first and only entries that are not equal are handed to DeepDiff, which is slow on large sheets.
    """
    rates = rates or ecb_rates()
    old, new = (before.entries, after.entries) if exact else _paired(before.entries, after.entries, on, rates)
    found = [_difference(key, Kind.ADDED, None, new[key]) for key in new.keys() - old.keys()]
    found += [_difference(key, Kind.REMOVED, old[key], None) for key in old.keys() - new.keys()]
    view = _exact_view if exact else _view
    views = {key: (view(old[key]), view(new[key])) for key in old.keys() & new.keys() if old[key] is not new[key]}
    unequal = {key: pair for key, pair in views.items() if pair[0] != pair[1]}
    if unequal:
        found += _changed(unequal, old, new, _SameValue(on, rates, exact=exact))
    return sorted(found, key=lambda d: (d.fact, d.qualifier or "", list(Kind).index(d.kind)))


def _paired(
    old: Mapping[Key, Entry], new: Mapping[Key, Entry], on: date | None, rates: Rates
) -> tuple[Mapping[Key, Entry], Mapping[Key, Entry]]:
    """Both sheets, a bare figure that the other one gives under a name put under that name."""
    return _renamed(old, new, on, rates), _renamed(new, old, on, rates)


def _renamed(sheet: Mapping[Key, Entry], other: Mapping[Key, Entry], on: date | None, rates: Rates) -> dict[Key, Entry]:
    found = dict(sheet)
    for key in [(fact, name) for fact, name in other if name is not None and (fact, None) not in other]:
        bare = found.get((key[0], None))
        if bare is None or key in found:
            continue
        if compare_values(bare.value, other[key].value, on=on, rates=rates).relation.agrees:
            found[key] = found.pop((key[0], None))
    return found


def _changed(
    unequal: Mapping[Key, tuple[dict[str, Any], dict[str, Any]]],
    old: Mapping[Key, Entry],
    new: Mapping[Key, Entry],
    operator: _SameValue,
) -> list[Difference]:
    tree = DeepDiff(
        {key: pair[0] for key, pair in unequal.items()},
        {key: pair[1] for key, pair in unequal.items()},
        view="tree",
        custom_operators=[operator],
    )
    kinds: dict[tuple[Key, Kind], Comparison | None] = {}
    for report, levels in tree.items():
        for level in levels:
            key, field, *_ = level.path(output_format="list")
            comparison = level.additional[CUSTOM_FIELD] if report == _VALUE_DIFFERS else None
            kinds.setdefault((key, _kind(field, comparison)), comparison if field == "value" else None)
    return [_difference(key, kind, old[key], new[key], comparison) for (key, kind), comparison in kinds.items()]


def _kind(field: str, comparison: Comparison | None) -> Kind:
    if field == "status":
        return Kind.STATUS
    if field == "others":
        return Kind.OTHERS
    return Kind.PRECISION if comparison is not None and comparison.relation.agrees else Kind.VALUE


def _view(entry: Entry) -> dict[str, Any]:
    """What of an entry is compared; who carries it and in which words is not."""
    others = sorted({repr(sighting.claim.value): sighting.claim.value for sighting in entry.others}.items())
    return {"value": entry.value, "status": entry.modality.value, "others": [value for _, value in others]}


def _exact_view(entry: Entry) -> dict[str, Any]:
    """As ``_view``, with every further value and its status."""
    further = {(s.claim.value, s.claim.modality) for s in (*entry.sightings, *entry.others)}
    others = sorted(further - {(entry.value, entry.modality)}, key=repr)
    return {
        "value": entry.value,
        "status": entry.modality.value,
        "others": [{"value": value, "status": modality.value} for value, modality in others],
    }


def _difference(
    key: Key, kind: Kind, before: Entry | None, after: Entry | None, comparison: Comparison | None = None
) -> Difference:
    return Difference(key[0], key[1], kind, before, after, comparison)
