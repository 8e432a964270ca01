"""Which verb a sighting deserves beside what stands: the rules of change, without the memory.

Decided between values, modalities, origins and time; never by counting outlets.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from facts.changes.standing import Quantity, Seen, level
from facts.compare import Comparison, Relation, exceeds
from facts.edtf import parse
from facts.model import Claim, Modality, Sighting, Trend, Verb
from facts.values import Choice, DateSpan, Money, Name, Place

NEWS_CYCLE = timedelta(days=14)  # reports closer than this speak of the same moment; a later one is a newer event
SAME_MOMENT = timedelta(hours=1)  # of a tally that rises: which of two figures is the later one cannot be told
SLIP = "likely currency slip"
STALE = "stale"
COPY_DIFFERS = "copy differs"
A_DAY = timedelta(days=1)
A_WEEK = timedelta(days=7)
_NOT_TO_COME = {Modality.CONFIRMED, Modality.DENIED, Modality.FORMER}
REPLACEABLE = (Name, Place, Choice)  # one follows another: a planned one announces a change of the present one


@dataclass(frozen=True, slots=True)
class Decision:
    """A verb, why, and whether the new value becomes the current one."""

    verb: Verb
    rule: str
    because: str
    old: Sighting | None = None
    flags: tuple[str, ...] = ()
    moves: bool = False
    note: bool = False  # remember the value as told beside the standing one


def words(sighting: Sighting) -> str:
    """A value in the words of its text."""
    return f"“{sighting.claim.evidence.words}”"


def has_passed(claim: Claim, at: datetime) -> bool:
    """Whether a text gives a day as still to come that was over when it appeared: a misread or stale sentence."""
    if not isinstance(claim.value, DateSpan) or claim.modality in _NOT_TO_COME:
        return False
    span = parse(claim.value.edtf)
    return not span.yearly and span.last < (at - A_DAY).date()


def judge(quantity: Quantity, new: Seen, cues: Sequence[Sighting]) -> Decision:
    """The verb for a report's value beside the standing one.

    ``cues`` are the values that the same report recalls as superseded, or denies.
    """
    if quantity.standing is None:
        return _first(quantity, new.sighting, cues)
    old = quantity.standing.sighting
    found = quantity.compare(new.sighting, old)
    if quantity.ended is not None:
        decision = _after_end(quantity, new, found)
    elif found.relation.agrees:
        decision = _agreeing(quantity, new, found, cues)
    else:
        decision = _differing(quantity, new, cues, found)
    flags = (*decision.flags, SLIP) if found.slip and decision.verb.news else decision.flags
    because = f"{decision.because} ({found.note})" if found.note else decision.because
    return Decision(decision.verb, decision.rule, because, decision.old or old, flags, decision.moves, decision.note)


def _first(quantity: Quantity, new: Sighting, cues: Sequence[Sighting]) -> Decision:
    for cue in cues:
        relation = quantity.compare(new, cue).relation
        if relation in {Relation.REFINES, Relation.DISJOINT}:
            verb = Verb.REFINED if relation is Relation.REFINES else Verb.SUPERSEDED
            because = f"{words(new)} is given; the same report recalls {words(cue)}, which we had not seen before"
            return Decision(verb, "recalled value", because, cue, moves=True)
    return Decision(Verb.FIRST_REPORTED, "first report", f"no earlier report says what {words(new)} says", moves=True)


def _after_end(quantity: Quantity, new: Seen, found: Comparison) -> Decision:
    old, ended = quantity.standing, quantity.ended
    if old is None or ended is None:
        raise ValueError("nothing has ended")
    how = "denied" if ended.claim.modality.value == "denied" else "withdrawn"
    said = words(new.sighting)
    if not found.relation.agrees:
        if quantity.is_past(new.sighting):
            return Decision(Verb.RESTATED, "older value", f"{said} was superseded before")
        return Decision(
            Verb.SUPERSEDED, f"replaces a {how} value", f"{said} follows a value that was {how}", moves=True
        )
    firmer = level(new.sighting.claim.modality) > level(old.sighting.claim.modality)
    later = quantity.last_at is not None and new.at - quantity.last_at > NEWS_CYCLE
    if firmer or later:
        return Decision(
            Verb.STATUS_MOVED, f"{how} value returns", f"{said} was {how} and is reported again", ended, moves=True
        )
    return Decision(Verb.RESTATED, f"{how} value", f"{said} was {how}; this report still carries it")


def _agreeing(quantity: Quantity, new: Seen, found: Comparison, cues: Sequence[Sighting]) -> Decision:
    standing = quantity.standing
    if standing is None:
        raise ValueError("nothing stands")
    sighting, old = new.sighting, standing.sighting
    said, stood = words(sighting), words(old)
    firm, stands = level(sighting.claim.modality), level(quantity.modality)
    if found.relation is Relation.REFINES:
        if any(
            quantity.compare(sighting, told).relation is not Relation.REFINES for told in _agreeing_notes(quantity, new)
        ):
            return Decision(Verb.RESTATED, "same value", f"{said} was told before")
        softer = firm == 0 < stands
        because = f"{said} lies within {stood} and is more precise"
        return Decision(Verb.REFINED, "more precise", because, moves=not softer, note=softer)
    narrowed = [cue for cue in cues if quantity.compare(sighting, cue).relation is Relation.REFINES]
    if narrowed and found.relation is Relation.COMPATIBLE:
        because = f"{said} narrows {words(narrowed[0])}, which the report recalls"
        return Decision(Verb.REFINED, "narrows the recalled value", because, narrowed[0], moves=True)
    if firm > stands and found.relation is not Relation.REFINED_BY:
        because = f"{stood} was {_status(quantity)}, {said} is {sighting.claim.modality.value}"
        return Decision(Verb.STATUS_MOVED, "firmer status", because, moves=True)
    if copy := quantity.copy_of(sighting):
        return Decision(Verb.COPIED, "copy", f"the text is a copy of one by {copy.report.outlet}")
    if _currencies_differ(sighting, old):
        return Decision(Verb.CONVERTED, "other currency", f"{said} is {stood} in another currency")
    if found.relation is Relation.REFINED_BY:
        return Decision(Verb.RESTATED, "less precise", f"{said} is a vaguer form of {stood}")
    return Decision(Verb.RESTATED, "same value", f"{said} says what {stood} says")


def _differing(quantity: Quantity, new: Seen, cues: Sequence[Sighting], found: Comparison) -> Decision:
    standing = quantity.standing
    if standing is None:
        raise ValueError("nothing stands")
    sighting, old = new.sighting, standing.sighting
    said, stood = words(sighting), words(old)
    firm, stands = level(sighting.claim.modality), level(quantity.modality)
    rumour_beside_official = firm == 0 < stands
    cued = [cue for cue in cues if quantity.agrees(cue, old)]
    narrowed = [cue for cue in cues if quantity.compare(sighting, cue).relation is Relation.REFINES]
    copy = quantity.copy_of(sighting)
    if copy and quantity.copy_agrees(sighting):
        because = f"the text is a copy of one by {copy.report.outlet}; {said} was followed by {stood}"
        return Decision(Verb.COPIED, "stale copy", because, flags=(STALE,))
    exact = any(quantity.compare(cue, old).relation is not Relation.REFINED_BY for cue in cued)
    if _another_event(quantity, sighting):
        because = f"{said} was over before {stood} was first reported as still to come"
        return Decision(Verb.RESTATED, "earlier event", because, flags=("uncertain",))
    if narrowed and not exact and stands == 0 < firm:
        because = f"{said} narrows {words(narrowed[0])}, which the report recalls; {stood} stood here"
        return Decision(Verb.REFINED, "narrows the recalled value", because, narrowed[0], moves=True)
    if cued and not rumour_beside_official:
        because = f"{said} replaces {stood}; the same report recalls or denies {words(cued[0])}"
        return Decision(Verb.SUPERSEDED, "recalls the old value", because, moves=True)
    if firm > stands and (present := _present(quantity, sighting)):
        return present
    if firm > stands:
        because = f"{said} is {sighting.claim.modality.value}, {stood} was {_status(quantity)}"
        return Decision(Verb.SUPERSEDED, "firmer status", because, moves=True)
    return _without_cue(quantity, new, found)


def _present(quantity: Quantity, new: Sighting) -> Decision | None:
    """What holds now beside what is planned to follow it: both are true until the plan is carried out.

    One that we knew before is told by nobody as new. Of a holder that we did not know, it cannot be decided whether he
    was there already or came in the other one's place; a person looks.
    """
    value, standing = new.claim.value, quantity.standing
    if standing is None or quantity.modality is not Modality.PLANNED or not isinstance(value, REPLACEABLE):
        return None
    known = quantity.is_past(new)
    if not known and not isinstance(value, Name):
        return None
    because = f"{words(new)} holds now, and {words(standing.sighting)} is planned to follow"
    flags = () if known and not isinstance(value, Choice) else ("uncertain",)
    return Decision(Verb.RESTATED, "present value", because, flags=flags)


def _without_cue(quantity: Quantity, new: Seen, found: Comparison) -> Decision:
    """Another value that is no firmer, in a report that does not mention the standing one."""
    standing = quantity.standing
    if standing is None:
        raise ValueError("nothing stands")
    sighting, old = new.sighting, standing.sighting
    said, stood = words(sighting), words(old)
    firm, stands = level(sighting.claim.modality), level(quantity.modality)
    if quantity.is_past(sighting) and not quantity.outlet_carried(sighting):
        return Decision(Verb.RESTATED, "older value", f"{said} was superseded by {stood}; this report still carries it")
    if firm == stands and _later_tally(quantity, new):
        flags = (COPY_DIFFERS,) if quantity.copy_of(sighting) else ()
        because = f"{said} is more than {stood} and was reported later; the figure rises while the event goes on"
        return Decision(Verb.SUPERSEDED, "tally rises", because, flags=flags, moves=True)
    if any(quantity.agrees(sighting, told) and firm <= level(told.claim.modality) for told in quantity.noted):
        return Decision(Verb.RESTATED, "disputed value again", f"{said} was told before, beside {stood}")
    if _same_day_of_another_year(sighting, old):
        because = f"{said} is the day of {stood} in another year: the text may be old, or its year misread"
        return Decision(Verb.RESTATED, "other year", because, flags=("uncertain",))
    if copy := quantity.copy_of(sighting):
        because = f"the text is a copy of one by {copy.report.outlet}, which says {words(copy)}"
        return Decision(Verb.DISPUTED, "copy differs", because, flags=(COPY_DIFFERS,), note=True)
    if firm == 0 < stands:
        because = f"{said} is {sighting.claim.modality.value}, beside {stood}, which is {_status(quantity)}"
        return Decision(Verb.DISPUTED, "rumour beside an official value", because, note=True)
    if firm == 1 < stands and isinstance(sighting.claim.value, REPLACEABLE):
        because = f"{said} is planned and will follow {stood}"
        return Decision(Verb.SUPERSEDED, "announced change", because, moves=True)
    return _by_time_and_source(quantity, new, found)


def _another_event(quantity: Quantity, new: Sighting) -> bool:
    """Whether a day lies before the first report that planned the event: then it is the day of another event."""
    value, first_at = new.claim.value, quantity.first_at
    if not isinstance(value, DateSpan) or first_at is None or level(quantity.modality) == level(Modality.CONFIRMED):
        return False
    span = parse(value.edtf)
    return not span.yearly and span.last < (first_at - A_WEEK).date()


def _same_day_of_another_year(new: Sighting, old: Sighting) -> bool:
    a, b = new.claim.value, old.claim.value
    if not isinstance(a, DateSpan) or not isinstance(b, DateSpan):
        return False
    one, other = parse(a.edtf), parse(b.edtf)
    return one.days == other.days == 1 and (one.first.month, one.first.day) == (other.first.month, other.first.day)


def _by_time_and_source(quantity: Quantity, new: Seen, found: Comparison) -> Decision:
    standing, last_at = quantity.standing, quantity.last_at
    if standing is None or last_at is None:
        raise ValueError("nothing stands")
    said, stood = words(new.sighting), words(standing.sighting)
    if not found.slip and quantity.carried_only_by(new):
        return Decision(Verb.SUPERSEDED, "same source", f"{said} comes from who said {stood}", moves=True)
    other_currency = _currencies_differ(new.sighting, standing.sighting)
    if _falls(new.sighting, standing.sighting):
        because = f"{said} is less than {stood}, but the figure only rises; the report does not refer to {stood}"
        return Decision(Verb.DISPUTED, "tally falls", because, note=True)
    if new.at - last_at > NEWS_CYCLE and not other_currency:
        because = f"{said} is reported {(new.at - last_at).days} days after {stood} was last said"
        return Decision(Verb.SUPERSEDED, "newer report", because, moves=True)
    because = f"{said} and {stood} exclude each other, and neither report refers to the other value"
    return Decision(Verb.DISPUTED, "independent reports differ", because, note=True)


def _later_tally(quantity: Quantity, new: Seen) -> bool:
    """Whether a tally that rises was higher in a report later than any that gave the standing figure."""
    standing, last_at = quantity.standing, quantity.last_at
    if standing is None or last_at is None or new.sighting.claim.trend is not Trend.RISES:
        return False
    later = new.at - last_at > SAME_MOMENT
    return later and exceeds(new.sighting.claim.value, standing.sighting.claim.value)


def _falls(new: Sighting, old: Sighting) -> bool:
    """Whether a tally that only rises is lower than before."""
    return new.claim.trend is Trend.RISES and exceeds(old.claim.value, new.claim.value)


def _agreeing_notes(quantity: Quantity, new: Seen) -> list[Sighting]:
    return [told for told in quantity.noted if quantity.agrees(new.sighting, told)]


def _status(quantity: Quantity) -> str:
    return quantity.modality.value.replace("_", " ")


def _currencies_differ(one: Sighting, other: Sighting) -> bool:
    a, b = one.claim.value, other.claim.value
    return isinstance(a, Money) and isinstance(b, Money) and a.currency != b.currency
