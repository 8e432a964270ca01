"""The report of a story: one model that every rendering draws from. Texts in it are verbatim; renderings clean them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from facts.changes.order import reported_time
from facts.changes.origins import independent
from facts.model import Change, Correction, Modality, Sighting, Verb
from facts.values import Value
from reports.judgement import UNJUDGED, Dangling, Judgement, Tally, judgement
from reports.words import say_value
from storage.judging import Judge
from storage.reviews import Review, review


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence in three pieces, so that the value's own words can be marked. ``words`` may be empty."""

    before: str
    words: str
    after: str

    @property
    def text(self) -> str:
        """The whole sentence."""
        return self.before + self.words + self.after


@dataclass(frozen=True, slots=True)
class Seen:
    """A value in one article: who, when, in which sentence. Unchanged later revisions only move ``confirmed_at``."""

    fact: str
    qualifier: str | None
    value: Value
    modality: Modality
    converted: tuple[Value, ...]
    attribution: tuple[str, ...]
    uncertain: str | None
    quote: Quote
    outlet: str
    title: str
    url: str
    article: int
    revision: int
    origin: str
    at: datetime  # UTC: when readers could read it, as far as we know; see ``facts.changes.order``
    reported_at: datetime | None
    observed_at: datetime
    confirmed_at: datetime
    correction: Correction | None = None  # a person gave the value, and this is what the machine had read

    @property
    def text(self) -> str:
        """The value in words."""
        return say_value(self.value)


@dataclass(frozen=True, slots=True)
class Group:
    """A value beside the current one, and who carries it."""

    value: Value
    seen: tuple[Seen, ...]  # earliest first, never empty

    @property
    def text(self) -> str:
        """The value in words."""
        return say_value(self.value)

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets, each once."""
        return tuple(dict.fromkeys(one.outlet for one in self.seen))


@dataclass(frozen=True, slots=True)
class Step:
    """From ``at`` on, ``value`` was the leading report."""

    at: datetime
    value: Value


@dataclass(frozen=True, slots=True)
class Dispute:
    """Between two moments, independent origins reported two values that exclude each other."""

    at: datetime
    until: datetime | None  # None while it lasts
    value: Value
    against: Value


@dataclass(frozen=True, slots=True)
class Line:
    """What is reported for one quantity now, and how it came there."""

    qualifier: str | None
    value: Value
    modality: Modality
    carriers: tuple[Seen, ...]  # who carries the value now, first seen first, never empty
    first: Seen
    last_confirmed: Seen
    lead: Seen  # the sentence to show
    others: tuple[Group, ...]  # who carries another value at the same time
    former: tuple[Group, ...]  # values the texts recall as superseded
    history: tuple[Seen, ...]  # every certain report of this quantity, earliest first
    steps: tuple[Step, ...]
    disputes: tuple[Dispute, ...] = ()

    @property
    def text(self) -> str:
        """The value in words."""
        return say_value(self.value)

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets that carry the value, each once."""
        return tuple(dict.fromkeys(one.outlet for one in self.carriers))

    @property
    def origins(self) -> int:
        """How many independent origins stand behind the value."""
        return independent((one.origin, one.outlet) for one in self.carriers)


@dataclass(frozen=True, slots=True)
class FactSection:
    """One fact of the story. No lines means that nothing was reported yet (or nothing certain)."""

    id: str
    title: str
    lines: tuple[Line, ...]
    seen: tuple[Seen, ...]  # every report of the fact, uncertain ones too, earliest first


@dataclass(frozen=True, slots=True)
class Taking:
    """One origin's first report of a new value, or an article that carries the old one."""

    origin: str  # whom the claim goes back to: a named source, an agency, or the article's own text
    seen: Seen


@dataclass(frozen=True, slots=True)
class Spread:
    """Who was first with the new value of a change, when each origin took it up, and who still carries the old one."""

    adopted: tuple[Taking, ...]  # first of all first; empty for a change without a new value
    lagging: tuple[Taking, ...]  # where two values are disputed, who carries the other one


@dataclass(frozen=True, slots=True)
class ChangeItem:
    """A change with all that is needed to judge it. ``spread`` is None where a list does not tell it."""

    id: str
    fact: str
    title: str  # how the story names the fact
    verb: Verb
    old: Seen | None
    new: Seen | None
    at: datetime
    rule: str
    because: str
    flags: tuple[str, ...]
    judgement: Judgement = UNJUDGED
    spread: Spread | None = None


class How(StrEnum):
    """In what two fact sheets differ, the later or second one beside the earlier or first."""

    ADDED = "added"
    DROPPED = "dropped"
    OTHER_VALUE = "other value"
    MORE_PRECISE = "more precise"
    LESS_PRECISE = "less precise"
    OVERLAPPING = "overlapping value"
    STATUS = "status"
    BESIDE = "other values beside it"


@dataclass(frozen=True, slots=True)
class Side:
    """What one fact sheet has for a quantity."""

    value: Value
    modality: Modality
    outlets: tuple[str, ...]  # who carries the value, each once
    others: tuple[Value, ...]  # other values reported beside it
    lead: Seen  # the sentence to show

    @property
    def text(self) -> str:
        """The value in words."""
        return say_value(self.value)


@dataclass(frozen=True, slots=True)
class Contrast:
    """A quantity in which two fact sheets differ. One side is None where its sheet does not have the quantity."""

    fact: str
    title: str  # how the story names the fact
    qualifier: str | None
    how: tuple[How, ...]  # never empty
    before: Side | None
    after: Side | None
    note: str  # what the comparison rests on, as an exchange rate; may be empty


@dataclass(frozen=True, slots=True)
class StoryReport:
    """What is reported about a story at one moment, and what changed before it."""

    story: str
    title: str
    subject: str
    created_at: datetime
    as_of: datetime
    since: datetime | None
    fact: str | None  # the one fact this report was narrowed to
    articles: int
    outlets: int
    origins: int
    first_at: datetime | None
    last_at: datetime | None
    newest_change_at: datetime | None  # of the whole story, no news too: up to here a reader has seen it
    facts: tuple[FactSection, ...]  # in the order of the story file
    changes: tuple[ChangeItem, ...]  # news, newest first, without those that reviewers or rules left out
    everything: bool  # the changes that reviewers or rules left out are listed too
    reviewed: Tally  # of all that is news, the left out too
    dangling: tuple[Dangling, ...]  # decisions whose change is gone
    quiet: tuple[tuple[Verb, int], ...]  # no news: how many of each
    uncertain: tuple[Seen, ...]  # newest first
    movement: tuple[Contrast, ...] | None  # the sheet at ``since`` beside the present one; None without ``since``

    @property
    def missing(self) -> tuple[FactSection, ...]:
        """The facts nobody has reported yet."""
        return tuple(section for section in self.facts if not section.lines)


def seen(sighting: Sighting, at: datetime | None = None) -> Seen:
    """A sighting as reports show it. Without ``at`` a first text has the outlet's date, a later one ours."""
    claim, report = sighting.claim, sighting.report
    return Seen(
        fact=claim.fact,
        qualifier=claim.qualifier,
        value=claim.value,
        modality=claim.modality,
        converted=claim.converted,
        attribution=claim.attribution,
        uncertain=claim.uncertain,
        quote=_split(sighting),
        outlet=report.outlet,
        title=report.title,
        url=report.url,
        article=report.article,
        revision=report.revision,
        origin=report.origin,
        at=at or (reported_time(report) if report.revision == 1 else report.observed_at),
        reported_at=report.reported_at,
        observed_at=report.observed_at,
        confirmed_at=report.confirmed_at,
        correction=claim.correction,
    )


def change_items(
    changes: Sequence[Change], titles: Mapping[str, str], reviewed: Review | None = None
) -> tuple[ChangeItem, ...]:
    """Changes as reports show them, newest first. ``titles`` names the facts by id.

    ``reviewed`` is the review of all changes of the story; without it nobody has decided anything. Values that a person
    corrected stand in the place of what was read; rejected ones are shown as they were read.
    """
    reviewed = reviewed or review(changes, ())
    judge = Judge(reviewed)
    newest = sorted(changes, key=lambda change: (change.at, change.id), reverse=True)
    return tuple(_item(change, titles.get(change.fact, change.fact), reviewed, judge) for change in newest)


def _item(change: Change, title: str, reviewed: Review, judge: Judge) -> ChangeItem:
    old, old_counts = _judged(change.old, judge)
    new, new_counts = _judged(change.new, judge)
    return ChangeItem(
        id=change.id,
        fact=change.fact,
        title=title,
        verb=change.verb,
        old=old,
        new=new,
        at=change.at,
        rule=change.rule,
        because=change.because,
        flags=change.flags,
        judgement=judgement(reviewed.items[change.id], reviewed, old_counts=old_counts, new_counts=new_counts),
    )


def _judged(sighting: Sighting | None, judge: Judge) -> tuple[Seen | None, bool]:
    if sighting is None:
        return None, True
    claim = judge.claim(sighting)
    return seen(replace(sighting, claim=claim or sighting.claim)), claim is not None


def _split(sighting: Sighting) -> Quote:
    evidence = sighting.claim.evidence
    start, end = evidence.words_start - evidence.start, evidence.words_end - evidence.start
    if evidence.words and evidence.quote[max(start, 0) : end] == evidence.words:
        return Quote(evidence.quote[:start], evidence.words, evidence.quote[end:])
    before, found, after = evidence.quote.partition(evidence.words) if evidence.words else (evidence.quote, "", "")
    return Quote(before, found, after)
