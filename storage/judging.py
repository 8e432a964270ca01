"""Reports as people judged them: what the fact sheet is made of. Pure; the ledger keeps what the machine read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from facts.model import Claim, Correction, Modality, Report, Sighting
from facts.values import Value
from storage.decisions import Decision
from storage.reviews import Review, Reviewed, State
from storage.rules import FromOutlet, OutOfRange, Rule, excludes

_Key = tuple[str, str, Value, str | None, Modality]  # one reading of one sentence, wherever it is printed


@dataclass(frozen=True, slots=True)
class _Verdict:
    """What holds for a reading. ``value`` is the person's; None: the one that was read."""

    state: State
    value: Value | None
    decision: Decision


class Judge:
    """Applies the judgements of changes to claims.

    A judgement of a change is one of its new value: that sentence, read so. It holds for the same sentence in later
    revisions and in copies, too. What is merged goes by the change it was merged into. A rule about an outlet or a
    range leaves out all values it is about, except those that a person accepted or corrected.
    """

    def __init__(self, review: Review) -> None:
        decided = [(_leading(one, review), one.change.new) for one in review.items.values()]
        known = [(lead.decision, lead, new) for lead, new in decided if lead.decision is not None and new is not None]
        self._verdicts: dict[_Key, _Verdict] = {
            _key(new.claim): _Verdict(lead.state, lead.value, decision)
            for decision, lead, new in sorted(known, key=lambda one: one[0].id)
        }
        self._rules: list[Rule] = [one.rule for one in review.rules if one.rule is not None]

    @property
    def accepts(self) -> frozenset[str] | None:
        """The sentences of accepted readings, where all that counts is as the machine reads it; else None.

        An accepted reading counts also where it is uncertain: then, too, something else counts than what was read.
        """
        verdicts = self._verdicts.values()
        if any(isinstance(rule, FromOutlet | OutOfRange) for rule in self._rules):
            return None
        if any(one.state is not State.ACCEPTED or one.value is not None for one in verdicts):
            return None
        return frozenset(quote for _, quote, *_ in self._verdicts)

    def claim(self, sighting: Sighting) -> Claim | None:
        """The claim as it counts; None when it was rejected, or when a rule leaves it out."""
        claim = sighting.claim
        verdict = self._verdicts.get(_key(claim))
        if verdict is None:
            left_out = any(excludes(rule, claim, sighting.report) for rule in self._rules)
            return None if left_out else claim
        if verdict.state is State.REJECTED:
            return None
        if verdict.value is None or type(verdict.value) is not type(claim.value):
            return replace(claim, uncertain=None)
        by = Correction(verdict.decision.reviewer, verdict.decision.at, claim.value)
        return replace(claim, value=verdict.value, converted=(), uncertain=None, correction=by)

    def report(self, report: Report) -> Report:
        """The report with the claims that count."""
        judged = (self.claim(Sighting(claim, report)) for claim in report.claims)
        kept = tuple(claim for claim in judged if claim is not None)
        return report if kept == report.claims else replace(report, claims=kept)


def as_judged(reports: Iterable[Report], review: Review) -> list[Report]:
    """The reports with rejected values left out and corrected ones in the place of what was read."""
    judge = Judge(review)
    return [judge.report(one) for one in reports]


def _leading(one: Reviewed, review: Review) -> Reviewed:
    return review.items[one.into] if one.into is not None else one


def _key(claim: Claim) -> _Key:
    return claim.fact, claim.evidence.quote, claim.value, claim.qualifier, claim.modality
