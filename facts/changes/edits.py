"""What a new revision edits in its article: the article's fact sheet before and after, side by side.

The sheet of an article is what its text states, without the memory of other reports. ``diff`` tells which quantities
differ; only those are judged as edits (see ``revisions``) or watched for absence (see ``absence``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from facts.changes.diff import Difference, Key, Kind, diff
from facts.changes.ledger import key_of
from facts.changes.standing import Quantity, level
from facts.changes.verbs import REPLACEABLE
from facts.compare import Relation
from facts.model import Claim, Entry, FactSheet, Modality, Report, Sighting
from facts.rates import Rates, ecb_rates
from facts.values import Name

EMPTY = FactSheet({})


@dataclass(frozen=True, slots=True)
class Edit:
    """What the text of a revision does to what its article stated: ``before``, ``after`` and how they differ."""

    before: FactSheet
    after: FactSheet
    differences: tuple[Difference, ...]

    @property
    def keys(self) -> frozenset[Key]:
        """The quantities that differ, by fact and qualifier."""
        return frozenset((difference.fact, difference.qualifier) for difference in self.differences)

    @property
    def lacking(self) -> frozenset[str]:
        """The facts of which a quantity was stated before and is not any more."""
        return frozenset(difference.fact for difference in self.differences if difference.kind is Kind.REMOVED)


def edit(before: FactSheet, report: Report, *, rates: Rates | None = None) -> Edit:
    """A revision beside what its article stated. Texts are compared to the letter of their values (see ``diff``)."""
    after = article_sheet(report, rates=rates)
    return Edit(before, after, tuple(diff(before, after, rates=rates, exact=True)))


def article_sheet(report: Report, *, rates: Rates | None = None) -> FactSheet:
    """What one text states: an entry for each quantity of its certain claims, led by its firmest value.

    What the text denies, or recalls as superseded, is no entry.
    """
    groups: dict[Key, list[Sighting]] = defaultdict(list)
    for claim in certain(report):
        groups[claim.fact, key_of(claim)].append(Sighting(claim, report))
    entries = {}
    for (fact, qualifier), sightings in groups.items():
        first, rest = leading(Quantity(fact, qualifier, rates or ecb_rates()), sightings)
        beside = tuple(s for s in sightings if s is not first and s not in rest)
        entries[fact, qualifier] = Entry(
            fact, qualifier, first.claim.value, first.claim.modality, (first, *beside), tuple(rest)
        )
    return FactSheet(entries)


def carried(before: FactSheet, after: FactSheet, *, without: frozenset[str] = frozenset()) -> FactSheet:
    """What an article states after a revision: the new text, and the facts it lacks unless they are known as lost."""
    said = {fact for fact, _ in after.entries}
    kept = {key: entry for key, entry in before.entries.items() if key[0] not in said and key[0] not in without}
    return FactSheet({**kept, **after.entries}) if kept else after


def unchanged_sentences(before: str, after: str, claims: Iterable[Claim]) -> tuple[str, ...]:
    """The sentences of the claims that stand in both texts of an article, word for word.

    What such a sentence says was not edited, even where it is read otherwise because of what stands around it now.
    """
    quotes = {claim.evidence.quote for claim in claims}
    return tuple(sorted(quote for quote in quotes if quote in before and quote in after))


def counterpart(before: Sighting, new: Sighting) -> Sighting:
    """What a new value of a head, a place or a state took the place of in its article, which was heard by ``before``.

    A text may tell what holds and what is planned: what was planned became what is planned, what held what holds.
    """
    status, claim = new.claim.modality, before.claim
    if not isinstance(new.claim.value, REPLACEABLE) or claim.modality is status:
        return before
    alike = (
        one
        for one in certain(before.report)
        if one.fact == claim.fact and key_of(one) == key_of(claim) and one.modality is status
    )
    return next((Sighting(one, before.report) for one in alike), before)


def certain(report: Report) -> list[Claim]:
    """The claims of a text that state a value for certain."""
    return [claim for claim in report.claims if claim.uncertain is None and not claim.modality.off_axis]


def leading(quantity: Quantity, sightings: Sequence[Sighting]) -> tuple[Sighting, list[Sighting]]:
    """The claim by which a report is heard for one quantity, and the others that contradict it.

    The firmest leads, then what is not known to be superseded, then the first, in its most precise wording. Of a
    head, a place or a state, the announced one leads before the present one that stands already; of a head, where an
    announced one stands, before any present one.
    """
    if len(sightings) == 1:
        return sightings[0], []
    awaited = quantity.standing is not None and quantity.modality is Modality.PLANNED
    awaited = awaited and any(s.claim.modality is Modality.PLANNED for s in sightings)

    def rank(sighting: Sighting) -> tuple[int, bool, bool, int, int]:
        firm, stale, value = level(sighting.claim.modality), quantity.is_past(sighting), sighting.claim.value
        present = awaited and isinstance(value, Name) and sighting.claim.modality is Modality.CONFIRMED
        if isinstance(value, REPLACEABLE) and firm:
            firm = 1
            stale = stale or (quantity.standing is not None and quantity.agrees(sighting, quantity.standing.sighting))
        return -firm, present, stale, sighting.claim.evidence.words_start, sighting.claim.evidence.words_end

    ordered = sorted(sightings, key=rank)
    lead = ordered[0]
    for other in ordered[1:]:
        same_level = level(other.claim.modality) == level(lead.claim.modality)
        if same_level and quantity.compare(other, lead).relation is Relation.REFINES:
            lead = other
    return lead, [s for s in ordered if s is not lead and not quantity.agrees(s, lead)]
