"""Since when and until when outlets disagreed about a quantity: what a chart draws as a band."""

from __future__ import annotations

from collections.abc import Sequence

from facts.model import Verb
from reports.model import ChangeItem, Dispute, Step

_ENDS = frozenset({Verb.CORRECTED, Verb.REVISED_IN_PLACE, Verb.SUPERSEDED, Verb.DENIED, Verb.NO_LONGER_STATED})


def disputes(items: Sequence[ChangeItem], steps: Sequence[Step], qualifier: str | None) -> tuple[Dispute, ...]:
    """The disputes among the changes of a fact, in the order in which they arose.

    A dispute ends when the leading value moves on, or when a disputed value is corrected, followed or taken back. One
    that has not ended has no ``until``. What a reviewer rejected disputes nothing.
    """
    found = []
    for item in sorted(items, key=lambda one: one.at):
        if item.verb is not Verb.DISPUTED or item.new is None or item.old is None or not item.judgement.new_counts:
            continue
        if item.new.qualifier != qualifier:
            continue
        began, values = item.new.at, {item.new.value, item.old.value}
        ends = [step.at for step in steps if step.at > began]
        ends += [
            other.at
            for other in items
            if other.verb in _ENDS and other.at > item.at and other.old is not None and other.old.value in values
        ]
        found.append(Dispute(began, min(ends, default=None), item.old.value, item.new.value))
    return tuple(found)
