"""Which quantity a value belongs to: named figures (pre-money, group) beside bare ones of the same fact."""

from __future__ import annotations

from collections.abc import Sequence

from facts.changes.ledger import Ledger, key_of
from facts.changes.standing import Quantity, Seen
from facts.changes.verbs import Decision, judge, words
from facts.compare import Relation
from facts.model import Sighting, Verb


def resolve(ledger: Ledger, key: str | None, seen: Seen, cues: Sequence[Sighting]) -> tuple[Quantity, Decision | None]:
    """The quantity a value belongs to; with a decision where naming the quantity is itself what is new.

    A bare figure joins the named quantity that has its value; a named figure takes over the bare one it agrees with or
    supersedes. Two named quantities never dispute each other.
    """
    sighting, fact = seen.sighting, seen.sighting.claim.fact
    own = ledger.quantities.get((fact, key))
    if (
        own is not None
        and own.standing is not None
        and (key is not None or own.agrees(sighting, own.standing.sighting))
    ):
        return own, None
    siblings = [q for q in ledger.of_fact(fact) if q is not own and q.standing is not None]
    alike = [q for q in siblings if q.standing and q.agrees(sighting, q.standing.sighting)]
    if key is None and alike:
        return alike[-1], None
    edited = _edited(ledger, key, sighting)
    if edited is not None:
        return edited, None
    if own is not None:
        return own, None
    if key is None:
        return _bare(ledger, seen, siblings, cues)
    bare = ledger.quantities.get((fact, None))
    if bare is not None and bare.standing is not None and _comparable(bare, sighting):
        decision = judge(bare, seen, cues)
        if bare in alike or decision.moves:
            return ledger.rename(bare, key), None
    quantity = ledger.begin(fact, key, sighting)
    if alike:
        because = f"{words(sighting)} is the figure that stands for {alike[0].qualifier}, here said of {key}"
        old = alike[0].standing.sighting if alike[0].standing else None
        return quantity, Decision(Verb.RESTATED, "same figure, other quantity", because, old, moves=True)
    return quantity, None


def _edited(ledger: Ledger, key: str | None, sighting: Sighting) -> Quantity | None:
    """The quantity that the article's revision before gave for this fact under another name, where only one is bare.

    An edit from "3 billion" to "5 billion pre-money" is an edit of one figure.
    """
    report, fact = sighting.report, sighting.claim.fact
    now = {key_of(claim) for claim in report.claims if claim.fact == fact}
    given_up = [q for q in ledger.of_fact(fact) if report.article in q.carriers and q.qualifier not in now]
    found = [q for q in given_up if key is None or q.qualifier is None]
    if len(found) != 1 or (fact, key) in ledger.quantities:
        return None
    if key is not None and found[0].carried_in_one(report.article):
        return ledger.rename(found[0], key)
    return found[0]


def _bare(
    ledger: Ledger, seen: Seen, siblings: Sequence[Quantity], cues: Sequence[Sighting]
) -> tuple[Quantity, Decision | None]:
    """A figure without a name beside named ones that differ: it may replace one of them, never dispute it."""
    for quantity in siblings:
        if not _comparable(quantity, seen.sighting):
            continue
        decision = judge(quantity, seen, cues)
        recalls = any(quantity.standing and quantity.agrees(cue, quantity.standing.sighting) for cue in cues)
        if (decision.moves and (recalls or len(siblings) == 1)) or not decision.verb.news:
            return quantity, None
    return ledger.begin(seen.sighting.claim.fact, None, seen.sighting), None


def _comparable(quantity: Quantity, sighting: Sighting) -> bool:
    """Whether a value can be one of a quantity at all: "40 billion a year" is no other figure for "3 billion"."""
    standing = quantity.standing
    return (
        standing is not None
        and quantity.compare(sighting, standing.sighting).relation is not Relation.DIFFERENT_QUANTITY
    )
