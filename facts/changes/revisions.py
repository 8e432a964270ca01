"""Which verb a value deserves beside the value that the same article gave in its revision before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from facts.changes.origins import claim_origin
from facts.changes.standing import Quantity as Standing
from facts.changes.standing import Seen, level
from facts.changes.verbs import SLIP, Decision, words
from facts.compare import Relation, without_cents
from facts.model import Modality, Sighting, Verb
from facts.values import Money, Quantity

FLAPPING = "flapping"
_AXIS = {
    Modality.RUMOURED: 0,
    Modality.IN_TALKS: 1,
    Modality.TARGETED: 1,
    Modality.PLANNED: 2,
    Modality.CONFIRMED: 3,
}  # finer than between reports: an outlet that turns its own plan into a rumour means it


def judge_revision(
    quantity: Standing, before: Sighting, new: Seen, cues: Sequence[Sighting], sequence: Sequence[Sighting]
) -> Decision | None:
    """The verb for an article's new value, None where it says what it said.

    ``sequence`` is what the article gave before, oldest first. An outlet's own edit is told whatever others say, even
    when it is small; whether the story's value follows depends on who else carries the old one.
    """
    sighting = new.sighting
    found = quantity.compare(sighting, before)
    if found.relation in {Relation.DISJOINT, Relation.DIFFERENT_QUANTITY} or (
        found.relation is not Relation.REFINES and _other_figure(before, sighting)
    ):
        decision = _other_value(quantity, before, sighting, cues)
        decision = replace(decision, flags=(*decision.flags, SLIP)) if found.slip else decision
        follows = decision.verb.news and _follows(quantity, before, sighting)
        decision = replace(decision, moves=follows, note=decision.verb.news and not follows)
        return _flapping(quantity, decision, sighting, sequence) if decision.verb.news else decision
    if _only_reader(before, sighting) and before.claim.modality is not sighting.claim.modality:
        return Decision(Verb.TECHNICAL, "reader version", "the sentence is the same, the reader is not", before)
    if found.relation is Relation.REFINES:
        because = f"{words(sighting)} lies within {words(before)} and is more precise"
        follows = _follows(quantity, before, sighting)
        return Decision(Verb.REFINED, "more precise in the same article", because, before, moves=follows)
    if _AXIS.get(before.claim.modality) != _AXIS.get(sighting.claim.modality):
        was, now = before.claim.modality.value, sighting.claim.modality.value
        because = f"the same article said {was.replace('_', ' ')} and says {now.replace('_', ' ')}"
        return Decision(
            Verb.STATUS_MOVED, "status in the same article", because, before, moves=_follows(quantity, before, sighting)
        )
    if found.relation is not Relation.SAME:
        return Decision(Verb.RESTATED, "less precise", f"{words(sighting)} is a vaguer form of {words(before)}", before)
    return None


def unedited(decision: Decision, new: Sighting) -> Decision:
    """What is no edit: a sentence that stood in the text before is read otherwise because of what is around it now."""
    if not decision.verb.news:
        return decision
    because = f"the sentence of {words(new)} stood in the text before, word for word; it is only read otherwise now"
    return replace(decision, verb=Verb.TECHNICAL, rule="same sentence", because=because, note=False)


def _other_value(quantity: Standing, before: Sighting, new: Sighting, cues: Sequence[Sighting]) -> Decision:
    edit = f"{words(before)} became {words(new)} in the same article"
    if _only_reader(before, new):
        return Decision(Verb.TECHNICAL, "reader version", "the sentence is the same, the reader is not", before)
    if new.report.correction is not None and new.report.correction != before.report.correction:
        return Decision(Verb.CORRECTED, "correction note", f"{edit}, with a correction note", before, moves=True)
    if any(quantity.agrees(cue, before) for cue in cues):
        return Decision(Verb.SUPERSEDED, "updated article", f"{edit}, which recalls the old value", before, moves=True)
    return Decision(Verb.REVISED_IN_PLACE, "no correction note", f"{edit}, without a note", before, moves=True)


def _other_figure(before: Sighting, new: Sighting) -> bool:
    """Whether plain figures differ: "310 million" that became "300 million" is an edit, not a rounding elsewhere."""
    a, b = before.claim.value, new.claim.value
    if not isinstance(a, Quantity) or not isinstance(b, Quantity) or type(a) is not type(b):
        return False
    if isinstance(a, Money) and isinstance(b, Money) and (a.currency != b.currency or without_cents(a, b)):
        return False
    return a.amount != b.amount and not (a.hedge or b.hedge or a.maximum or b.maximum)


def _only_reader(before: Sighting, new: Sighting) -> bool:
    same_sentence = before.claim.evidence.quote.split() == new.claim.evidence.quote.split()
    return before.report.reader != new.report.reader and same_sentence


def _follows(quantity: Standing, before: Sighting, new: Sighting) -> bool:
    """Whether the story's value follows an article's edit: it stood there, and no independent report carries it still.

    A standing value that was denied or withdrawn is not brought back by an edit elsewhere.
    """
    standing = quantity.standing
    if standing is None:
        return True
    if not quantity.agrees(before, standing.sighting):
        return False
    if level(new.claim.modality) < level(quantity.modality) and not quantity.agrees(new, standing.sighting):
        return False
    return not quantity.carried_apart(before, claim_origin(before))


def _flapping(quantity: Standing, decision: Decision, new: Sighting, sequence: Sequence[Sighting]) -> Decision:
    """A→B→A is two changes; the second return is told once more and marked; further ones are no news."""
    values: list[Sighting] = []
    for sighting in (*sequence, new):
        if not values or not quantity.agrees(values[-1], sighting):
            values.append(sighting)
    returns = sum(
        any(quantity.agrees(values[n], earlier) for earlier in values[: n - 1]) for n in range(2, len(values))
    )
    if returns < 2:
        return decision
    if returns == 2:
        return replace(decision, flags=(*decision.flags, FLAPPING), moves=False)
    because = f"{decision.because}; the article goes to and fro between them"
    return replace(decision, verb=Verb.RESTATED, rule=FLAPPING, because=because, flags=(FLAPPING,), moves=False)
