"""What people made of a story's changes: the decisions replayed over the changes as they are derived now. Pure.

Changes are derived anew, and a better reader or an article found late gives some of them another id. A decision keeps
what its change looked like (``storage.judged``), so it is found again by the value's place in the text.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from functools import cached_property

from facts.model import Change
from facts.values import Value
from storage.decisions import Action, Decision, standing
from storage.judged import Judged, JudgedSide, judged
from storage.rules import Rule, hides


class State(StrEnum):
    """Where a change stands with the reviewers."""

    PENDING = "pending"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    CORRECTED = "corrected"
    MERGED = "merged"


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A change and its state. ``decision`` is what gave the state; its id is what an undo takes back.

    ``value`` is the new value as the person gives it: the corrected one, or the one that was accepted where the machine
    reads another now. It is None where the machine's reading is all there is; that always stays in ``change``.
    """

    change: Change
    state: State = State.PENDING
    decision: Decision | None = None
    value: Value | None = None
    into: str | None = None  # merged: the change shown in its place, at the end of the chain
    merged: tuple[str, ...] = ()  # the changes folded into this one
    notes: tuple[Decision, ...] = ()
    reopened: Decision | None = None  # a judgement that no longer fits what is read now; the change is pending again
    rule: Decision | None = None  # the rule that hides it; only pending changes can be hidden

    @property
    def by(self) -> str | None:
        """Who gave it its state."""
        return self.decision.reviewer if self.decision else None

    @property
    def at(self) -> datetime | None:
        """When it was given its state, UTC."""
        return self.decision.at if self.decision else None

    @property
    def listed(self) -> bool:
        """Whether lists of changes show it: not when it is rejected, folded into another one, or hidden by a rule."""
        return self.state not in {State.REJECTED, State.MERGED} and self.rule is None

    @property
    def asks(self) -> bool:
        """Whether a person should look at it: it is news or uncertain, and neither decided nor hidden."""
        return (
            self.state is State.PENDING and self.listed and (self.change.verb.news or "uncertain" in self.change.flags)
        )


@dataclass(frozen=True, slots=True)
class Review:
    """The changes of a story with their states, by id, in the order of the history.

    ``dangling`` are holding judgements and notes whose change is no longer derived: kept, and to be told. ``rules`` are
    the decisions that made the holding rules.
    """

    items: Mapping[str, Reviewed]
    dangling: tuple[Decision, ...] = ()
    rules: tuple[Decision, ...] = ()

    @property
    def queue(self) -> tuple[Reviewed, ...]:
        """What waits for a person, oldest first."""
        return tuple(one for one in self.items.values() if one.asks)

    @property
    def counts(self) -> Counter[State]:
        """How many changes are in each state."""
        return Counter(one.state for one in self.items.values())


@dataclass(frozen=True, slots=True)
class Effect:
    """What a rule would have hidden so far: changes still pending, and those that people judged one by one.

    Those stay as they were judged. ``kept`` are the accepted and corrected ones: each speaks against the rule.
    """

    hidden: tuple[Reviewed, ...]
    rejected: tuple[Reviewed, ...]
    kept: tuple[Reviewed, ...]


def review(changes: Sequence[Change], made: Sequence[Decision]) -> Review:
    """Replay all decisions on a story over its changes; the result depends on nothing else.

    The last judgement of a change counts. A rejection is of one reading of one value, and holds while the same is read
    in that place. Acceptances, corrections and merges are of what a person saw in the sentences: they are reopened only
    when both the sentences and the reading have changed. A merge that would close a circle with later ones is void.
    """
    present = {change.id: change for change in changes}
    hold = standing(made)
    found = _Finder(present)
    own: dict[str, Decision] = {}
    inherited: dict[str, Decision] = {}
    notes: dict[str, list[Decision]] = defaultdict(list)
    dangling: list[Decision] = []
    for decision in hold:
        if decision.change is None:
            continue
        now = found.now(decision.change, decision.judged)
        if now is None:
            dangling.append(decision)
        elif decision.action is Action.NOTE:
            notes[now].append(decision)
        else:
            (own if now == decision.change else inherited)[now] = decision
    judgements = {**inherited, **own}
    reopened = {key: one for key, one in judgements.items() if not _holds(one, present[key])}
    into, void = _merges({key: one for key, one in judgements.items() if key not in reopened}, found)
    reopened |= void
    folded: dict[str, list[str]] = defaultdict(list)
    for key in present:
        if key in into:
            folded[into[key]].append(key)
    rules = tuple(one for one in hold if one.action is Action.RULE)
    items = {}
    for key, change in present.items():
        one = Reviewed(change, notes=tuple(notes[key]), merged=tuple(folded[key]), reopened=reopened.get(key))
        if key in judgements and key not in reopened:
            one = _judged(one, judgements[key], into.get(key))
        else:
            hiding = (rule for rule in rules if rule.rule is not None and hides(rule.rule, change))
            one = replace(one, rule=next(hiding, None))
        items[key] = one
    return Review(items, tuple(dangling), rules)


def effect(rule: Rule, reviewed: Review) -> Effect:
    """What a rule would have hidden, had it been there from the beginning. Changes that are no news do not count."""
    hit = [one for one in reviewed.items.values() if one.change.verb.news and hides(rule, one.change)]
    return Effect(
        hidden=tuple(one for one in hit if one.state is State.PENDING),
        rejected=tuple(one for one in hit if one.state is State.REJECTED),
        kept=tuple(one for one in hit if one.state in {State.ACCEPTED, State.CORRECTED}),
    )


_STATES = {
    Action.ACCEPT: State.ACCEPTED,
    Action.REJECT: State.REJECTED,
    Action.CORRECT: State.CORRECTED,
    Action.MERGE: State.MERGED,
}


def _judged(one: Reviewed, decision: Decision, into: str | None) -> Reviewed:
    value = decision.value
    was = decision.judged.new if decision.judged else None
    if decision.action is Action.ACCEPT and was and one.change.new and was.value != one.change.new.claim.value:
        value = was.value
    return replace(one, state=_STATES[decision.action], decision=decision, value=value, into=into)


def _holds(decision: Decision, change: Change) -> bool:
    """Whether a judgement still fits what is read now."""
    was, now = decision.judged, judged(change)
    if was is None:
        return True
    if decision.action is Action.REJECT:
        return was.subject is None or (now.subject is not None and was.subject.reading == now.subject.reading)
    return was.source == now.source or was.reading == now.reading


def _merges(judgements: Mapping[str, Decision], found: _Finder) -> tuple[dict[str, str], dict[str, Decision]]:
    """Each merged change with the one shown in its place, and the merges that have no place to go."""
    merges = {key: one for key, one in judgements.items() if one.action is Action.MERGE}
    links: dict[str, str] = {}
    void: dict[str, Decision] = {}
    for key, decision in sorted(merges.items(), key=lambda item: item[1].id, reverse=True):
        target = found.now(decision.into, decision.judged_into) if decision.into is not None else None
        if target is None or _end(target, links) == key:
            void[key] = decision
        else:
            links[key] = target
    return {key: _end(target, links) for key, target in links.items()}, void


def _end(change: str, links: Mapping[str, str]) -> str:
    while change in links:
        change = links[change]
    return change


class _Finder:
    """Finds a judged change among those derived now: by its id, else by the place of its value in the text."""

    def __init__(self, present: Mapping[str, Change]) -> None:
        self._present = present

    @cached_property
    def _places(self) -> dict[tuple[str, str, int, bool], list[tuple[Judged, str]]]:
        places = defaultdict(list)
        for key, change in self._present.items():
            seen = judged(change)
            if seen.subject is not None:
                places[_place(seen, seen.subject)].append((seen, key))
        return places

    def now(self, change: str, was: Judged | None) -> str | None:
        """The id of the change today; None when nothing like it is derived any more."""
        if change in self._present:
            return change
        if was is None or was.subject is None:
            return None
        subject = was.subject
        near = [
            (seen.verb is was.verb, seen.verb.news, key)
            for seen, key in self._places.get(_place(was, subject), ())
            if seen.subject is not None and seen.subject.start < subject.end and subject.start < seen.subject.end
        ]
        return max(near, key=lambda one: one[:2])[2] if near else None


def _place(seen: Judged, subject: JudgedSide) -> tuple[str, str, int, bool]:
    return seen.fact, subject.url, subject.revision, seen.new is not None
