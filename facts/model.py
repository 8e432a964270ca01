"""The nouns of Factdrift: claim, evidence, report, fact sheet, change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from facts.values import Value


class Modality(StrEnum):
    """How firmly a text states a value. Two lie off the axis: denied, and former (recalled as superseded)."""

    RUMOURED = "rumoured"
    IN_TALKS = "in_talks"
    TARGETED = "targeted"
    PLANNED = "planned"
    CONFIRMED = "confirmed"
    DENIED = "denied"
    FORMER = "former"

    @property
    def off_axis(self) -> bool:
        """Whether the value does not hold: it is denied, or recalled as superseded."""
        return self in (Modality.DENIED, Modality.FORMER)


class Trend(StrEnum):
    """How the figure of a fact moves while its event goes on; without one it is not known to move."""

    RISES = "rises"  # a tally such as a death toll: it grows from one report to the next, and never shrinks


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sentence a value stands in, and the value's own words. Offsets count characters of the stored text.

    ``text[start:end] == quote`` and ``text[words_start:words_end] == words``, and the words lie inside the quote.
    """

    quote: str
    start: int
    end: int
    words: str
    words_start: int
    words_end: int


@dataclass(frozen=True, slots=True)
class Correction:
    """A person's word in the place of the reader's: who, when (UTC), and the value that the reader had read."""

    by: str
    at: datetime
    read: Value


@dataclass(frozen=True, slots=True)
class Claim:
    """One value that a text reports for one fact of a story."""

    fact: str
    value: Value
    modality: Modality
    evidence: Evidence
    qualifier: str | None = None  # keeps quantities apart: pre-money, cumulative, market:US, scope:Group ...
    attribution: tuple[str, ...] = ()  # nearest first: ("Reuters", "Financial Times") is Reuters citing the FT
    converted: tuple[Value, ...] = ()  # the same amount in other currencies, as the text gives it
    uncertain: str | None = None  # why a person should look first; such a claim never alerts
    correction: Correction | None = None  # a person gave the value; None: the reader of the report did
    trend: Trend | None = None  # of the kind of the fact


@dataclass(frozen=True, slots=True)
class Reading:
    """What one reader made of one text for one story. ``note`` says why a text could not be read, if so."""

    claims: tuple[Claim, ...]
    language: str | None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """A reading in its context: one revision of one article, as one outlet published it and we saw it."""

    article: int
    revision: int  # 1 for the first text of the article
    outlet: str
    url: str
    title: str
    reported_at: datetime | None  # by the outlet, UTC; None when it gives no date
    observed_at: datetime  # by us, UTC: first sight of this text
    confirmed_at: datetime  # by us, UTC: last good fetch that still showed this text
    origin: str  # reports of one origin are copies of one another
    correction: str | None  # the correction note of the text, where it has one
    reader: str  # version of the reader that made the claims
    claims: tuple[Claim, ...]
    unchanged: tuple[str, ...] = ()  # sentences of claims that stand in the revision before as well, word for word
    partial: bool = False  # the text is only a part of the article: what it lacks was not observed


@dataclass(frozen=True, slots=True)
class Sighting:
    """A claim where it was seen. ``claim`` is the claim, ``report`` its context."""

    claim: Claim
    report: Report


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a fact sheet: what is reported for one quantity. All sightings are of the current value."""

    fact: str
    qualifier: str | None
    value: Value
    modality: Modality
    sightings: tuple[Sighting, ...]  # the latest of each article that carries the value, first seen first
    others: tuple[Sighting, ...] = ()  # who carries another value at the same time
    former: tuple[Sighting, ...] = ()  # values the texts recall as superseded


@dataclass(frozen=True, slots=True)
class FactSheet:
    """The facts of a story, an outlet or an article at one moment, by fact and qualifier."""

    entries: Mapping[tuple[str, str | None], Entry]


class Verb(StrEnum):
    """What a change is. The last four are no news: kept and countable, never alerted."""

    FIRST_REPORTED = "first reported"
    SUPERSEDED = "superseded"
    REVISED_IN_PLACE = "revised in place"
    CORRECTED = "corrected"
    STATUS_MOVED = "status moved"
    REFINED = "refined"
    DISPUTED = "disputed"
    DENIED = "denied"
    NO_LONGER_STATED = "no longer stated"
    RESTATED = "restated"
    CONVERTED = "converted"
    COPIED = "copied"
    TECHNICAL = "technical"

    @property
    def news(self) -> bool:
        """Whether people want to hear of it."""
        return self not in (Verb.RESTATED, Verb.CONVERTED, Verb.COPIED, Verb.TECHNICAL)


@dataclass(frozen=True, slots=True)
class Change:
    """One difference with its verb. ``old`` is None for a first report, ``new`` for a value no longer stated."""

    id: str  # 10 hex digits of what it links, so that a rebuild gives the same
    fact: str
    verb: Verb
    old: Sighting | None
    new: Sighting | None
    at: datetime  # UTC: when we could know
    rule: str  # the rule that fired, one short name
    because: str  # its inputs, one sentence for a person
    flags: tuple[str, ...] = ()  # "likely currency slip", "flapping", "uncertain" ...
