"""What reviewers made of a change, as reports show it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from facts.model import Change
from facts.values import Value
from reports.words import say_number, say_value
from storage.decisions import Action, Decision
from storage.reviews import Effect, Review, Reviewed, State
from storage.rules import FromOutlet, OutOfRange, Rule

DONE = {
    Action.ACCEPT: "accepted",
    Action.REJECT: "rejected",
    Action.CORRECT: "corrected",
    Action.MERGE: "merged",
    Action.NOTE: "noted",
    Action.RULE: "made a rule",
    Action.UNDO: "undone",
}


@dataclass(frozen=True, slots=True)
class Remark:
    """What a reviewer wrote, when (UTC)."""

    by: str
    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """The state of a change and who gave it. Texts are verbatim; renderings clean them."""

    state: State
    by: str | None
    at: datetime | None
    value: Value | None  # the new value as the person gives it, where it is not what the machine reads
    remarks: tuple[Remark, ...]  # the reason of the judgement and the notes, oldest first
    folded: tuple[tuple[str, str], ...]  # id and outlet of each change merged into this one
    into: str | None  # the change that this one was merged into
    rule: str | None  # the rule that hides it, in words
    reopened: str | None  # the judgement that no longer fits, in words
    old_counts: bool  # False where the value before the change was rejected, or is left out by a rule
    new_counts: bool  # the same of the value after it

    @property
    def listed(self) -> bool:
        """Whether lists of changes show it without being asked."""
        return self.state not in {State.REJECTED, State.MERGED} and self.rule is None


@dataclass(frozen=True, slots=True)
class Tally:
    """The changes of a list by what reviewers made of them. ``hidden`` are those that rules hide."""

    pending: int = 0
    accepted: int = 0
    corrected: int = 0
    rejected: int = 0
    merged: int = 0
    hidden: int = 0


@dataclass(frozen=True, slots=True)
class Dangling:
    """A judgement or note whose change is not derived any more. ``text`` tells it in words."""

    decision: int
    change: str
    fact: str | None
    text: str


UNJUDGED = Judgement(State.PENDING, None, None, None, (), (), None, None, None, True, True)


def judgement(one: Reviewed, review: Review, *, old_counts: bool, new_counts: bool) -> Judgement:
    """What reviewers made of a change."""
    said = [*one.notes, *([one.decision] if one.decision else [])]
    return Judgement(
        state=one.state,
        by=one.by,
        at=one.at,
        value=one.value,
        remarks=tuple(Remark(d.reviewer, d.at, d.note) for d in sorted(said, key=lambda d: d.id) if d.note),
        folded=tuple((key, _outlet(review.items[key].change)) for key in one.merged),
        into=one.into,
        rule=say_rule(one.rule.rule) if one.rule and one.rule.rule else None,
        reopened=say_reopened(one.reopened) if one.reopened else None,
        old_counts=old_counts,
        new_counts=new_counts,
    )


def tally(judgements: Iterable[Judgement]) -> Tally:
    """Count them."""
    listed = list(judgements)
    counted = {state: sum(one.state is state and one.rule is None for one in listed) for state in State}
    return Tally(
        pending=counted[State.PENDING],
        accepted=counted[State.ACCEPTED],
        corrected=counted[State.CORRECTED],
        rejected=counted[State.REJECTED],
        merged=counted[State.MERGED],
        hidden=sum(one.rule is not None for one in listed),
    )


def dangling(review: Review) -> tuple[Dangling, ...]:
    """The decisions whose change is gone, in words, oldest first."""
    return tuple(
        Dangling(one.id, one.change or "", one.judged.fact if one.judged else None, say_decision(one))
        for one in review.dangling
    )


def say_rule(rule: Rule) -> str:
    """A rule in one sentence, without its full stop."""
    match rule:
        case FromOutlet():
            return f"what {rule.outlet} reports for {rule.fact} does not count"
        case OutOfRange():
            ends = [f"below {say_value(rule.least)}"] if rule.least else []
            ends += [f"above {say_value(rule.most)}"] if rule.most else []
            return f"values of {rule.fact} {' or '.join(ends)} do not count"
    return f"changes of {rule.fact} with the verb “{rule.verb.value}” are not listed"


def say_effect(found: Effect) -> str:
    """What a rule would have hidden, in one sentence: "It would have hidden 14 changes, none of them accepted."."""
    count = len(found.hidden) + len(found.rejected)
    hidden = f"It would have hidden {say_number(count, 'change') if count else 'no change'}"
    judged = f" ({len(found.rejected)} of them rejected one by one)" if found.rejected else ""
    if not found.kept:
        return f"{hidden}{judged}; none that it is about was accepted."
    kept = say_number(len(found.kept), "other")
    return f"{hidden}{judged}; {kept} that it is about were accepted or corrected, and stay."


def say_decision(one: Decision) -> str:
    """A decision in words: what was done to what, by whom, when, and why."""
    done = DONE[one.action]
    if one.action is Action.RULE and one.rule:
        done = f"rule made ({say_rule(one.rule)})"
    elif one.action is Action.CORRECT and one.value is not None:
        done += f" to {say_value(one.value)}"
    elif one.action is Action.MERGE:
        done += f" into {one.into}"
    elif one.action is Action.UNDO:
        done = f"decision {one.undoes} undone"
    if one.judged:
        move = " → ".join(say_value(side.value) for side in (one.judged.old, one.judged.new) if side)
        done = f"{one.judged.fact} {one.judged.verb.value}, {move}: {done}"
    reason = f": {one.note}" if one.note else ""
    return f"{done} by {one.reviewer} on {one.at:%Y-%m-%d %H:%M} UTC{reason}"


def say_reopened(one: Decision) -> str:
    """Why a change is open again."""
    if one.action is Action.MERGE:
        return f"merged into {one.into} by {one.reviewer}, but that change is gone or was merged into this one"
    side = one.judged and (one.judged.new or one.judged.old)
    read = f" when it was read as {say_value(side.value)}" if side else ""
    return f"{DONE[one.action]} by {one.reviewer}{read}; it is read differently now"


def _outlet(change: Change) -> str:
    sighting = change.new or change.old
    return sighting.report.outlet if sighting else ""
