"""Sightings that take a value off: denials, withdrawals, absence, another reader. None puts a value in its place."""

from __future__ import annotations

from collections.abc import Sequence

from facts.changes.absence import Lost
from facts.changes.ledger import Ledger, key_of
from facts.changes.order import Placed
from facts.changes.standing import Quantity, Seen
from facts.changes.verbs import Decision, words
from facts.compare import Relation
from facts.model import Modality, Report, Sighting, Verb
from facts.values import Quantity as Figure


def without_value(
    ledger: Ledger, placed: Placed, fact: str, formers: Sequence[Sighting], denials: Sequence[Sighting]
) -> None:
    """A report that only denies or recalls: it can take the standing value off, and puts none in its place."""
    for denial in denials:
        _deny(ledger, placed, fact, denial)
    for former in formers:
        _withdraw(ledger, placed, fact, former)


def _deny(ledger: Ledger, placed: Placed, fact: str, denial: Sighting) -> None:
    quantities = ledger.of_fact(fact)
    for quantity in quantities:
        standing = quantity.standing
        told = [s for s in quantity.noted if _meant(quantity, denial, s)]
        if standing is not None and _meant(quantity, denial, standing.sighting):
            if quantity.ended is not None:
                ledger.quiet(denial, "denied again", f"{words(denial)} was denied or withdrawn before")
                return
            because = f"{words(standing.sighting)} stands and is denied"
            decision = Decision(Verb.DENIED, "denies the standing value", because, standing.sighting)
            quantity.ended, quantity.last_at = denial, placed.at
        elif told:
            quantity.noted.remove(told[0])
            because = f"{words(told[0])} was reported beside the standing value and is denied"
            decision = Decision(Verb.DENIED, "denies a disputed value", because, told[0])
        else:
            continue
        ledger.tell(decision, denial)
        quantity.drop(denial.report.article)
        ledger.placed[denial.report.article, denial.report.revision].append((quantity, denial))
        return
    if quantities:
        ledger.quiet(denial, "denial of another value", f"{words(denial)} is denied and does not stand")
        return
    quantity = ledger.begin(fact, key_of(denial.claim), denial)
    quantity.stand(Seen(denial, placed.at))
    quantity.ended = denial
    ledger.placed[denial.report.article, denial.report.revision].append((quantity, denial))
    ledger.tell(
        Decision(Verb.DENIED, "first heard as denied", f"{words(denial)} is reported only to be denied"), denial
    )


def _withdraw(ledger: Ledger, placed: Placed, fact: str, former: Sighting) -> None:
    for quantity in ledger.of_fact(fact):
        standing = quantity.standing
        if standing is None or quantity.ended is not None or not _meant(quantity, former, standing.sighting):
            continue
        if isinstance(former.claim.value, Figure) and quantity.modality is Modality.CONFIRMED:
            break  # "up from 3 billion" recalls a figure that was true in its time
        because = f"{words(standing.sighting)} stands; this report recalls it as given up and names no other value"
        quantity.ended, quantity.last_at = former, placed.at
        quantity.drop(former.report.article)
        ledger.placed[former.report.article, former.report.revision].append((quantity, former))
        ledger.tell(Decision(Verb.STATUS_MOVED, "withdrawn", because, standing.sighting), former)
        return
    ledger.quiet(former, "recalled value", f"{words(former)} is recalled as superseded")
    for quantity in ledger.of_fact(fact):
        quantity.recall([former])


def _meant(quantity: Quantity, named: Sighting, other: Sighting) -> bool:
    """Whether a denied or recalled value is the other one; a more precise one is not."""
    relation = quantity.compare(named, other).relation
    return relation in {Relation.SAME, Relation.REFINED_BY, Relation.COMPATIBLE}


def absent(ledger: Ledger, report: Report, lost: Lost) -> None:
    """Tell that an article does not state a value any more."""
    last = lost.sighting
    for quantity in ledger.of_fact(last.claim.fact):
        carrier = quantity.carriers.get(report.article)
        if carrier is None or carrier.sighting.claim != last.claim:
            continue
        quantity.drop(report.article)
        if lost.note is not None:
            because = f"{words(last)} stood in revision {last.report.revision}; the outlet: {lost.note!r}"
            decision = Decision(Verb.NO_LONGER_STATED, "article taken back", because, last)
        elif lost.technical:
            because = f"{words(last)} is not read any more, but another reader version read this text"
            decision = Decision(Verb.TECHNICAL, "reader version", because, last)
        else:
            because = f"{words(last)} stood in revision {last.report.revision}; two good fetches an hour apart lack it"
            decision = Decision(Verb.NO_LONGER_STATED, "absent for an hour", because, last)
        ledger.tell(decision, None, at=lost.at, salt=f"{report.url}#{report.revision}")
        return


def reread(ledger: Ledger, before: Report, after: Report) -> None:
    """What a newer reader reads differently in the same text."""
    old = {(c.fact, key_of(c), c.evidence.words_start): c for c in before.claims}
    new = {(c.fact, key_of(c), c.evidence.words_start): c for c in after.claims}
    for place in sorted(old.keys() | new.keys(), key=str):
        was, is_now = old.get(place), new.get(place)
        if was and is_now and (was.value, was.modality) == (is_now.value, is_now.modality):
            continue
        because = f"reader {after.reader} reads the same text differently from reader {before.reader}"
        decision = Decision(Verb.TECHNICAL, "reader version", because, Sighting(was, before) if was else None)
        ledger.tell(decision, Sighting(is_now, after) if is_now else None, at=after.observed_at, fact=place[0])
