"""What is to be told, to whom, at once or with the digest: decided from changes, decisions and settings alone. Pure."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Any

from facts.changes.origins import claim_origin, independent
from facts.edtf import parse
from facts.model import Change, FactSheet, Sighting, Verb
from facts.rates import NoRateError, Rates, ecb_rates
from facts.values import Count, DateSpan, Money, Percent, to_json
from reports.model import ChangeItem
from reports.words import say_number, say_time
from storage.health import Health
from storage.outbox import Alert
from storage.reviews import Reviewed, State
from storage.settings import NotifySettings

NEWS = tuple(verb for verb in Verb if verb.news)
_TROUBLE, _OVER, _MASS = "trouble", "over", "mass"


class Silence(StrEnum):
    """Why a change is not told."""

    NO_NEWS = "no news"
    UNCERTAIN = "uncertain"
    REJECTED = "rejected"
    MERGED = "merged into another change"
    HIDDEN = "hidden by a rule"
    BEFORE = "known before notifications were switched on"
    REREAD = "found by reading an old text again"
    OLD = "from an article that was old when first seen"
    MUTED = "muted in the settings"


@dataclass(frozen=True, slots=True)
class Rule:
    """The settings that hold for one fact of one story."""

    tell: str = "digest"  # "at once", "never"
    verbs: tuple[Verb, ...] = NEWS
    min_origins: int = 2
    min_percent: float = 0.0
    min_days: int = 0
    direction: str = "any"  # "up", "down"


_RULE = tuple(one.name for one in fields(Rule))


@dataclass(frozen=True, slots=True)
class Step:
    """How far a value has moved. What cannot be said is None: of names, of a first report, without a rate."""

    percent: Decimal | None = None  # of the old figure, never negative
    days: int | None = None
    up: bool | None = None  # larger, or later


@dataclass(frozen=True, slots=True)
class News:
    """A change that is to be told, with its values as people judged them, and who stands behind the new one now."""

    item: ChangeItem
    outlets: int
    origins: int  # independent ones, by claim


def rule_for(settings: NotifySettings, story: str, fact: str) -> Rule:
    """What holds for a fact: its own keys, else those of its story, else those of ``[notify]``, else the defaults."""
    of_story = settings.stories.get(story)
    of_fact = of_story.facts.get(fact) if of_story else None
    found: dict[str, Any] = {}
    for level in (settings, of_story, of_fact):
        found |= {name: value for name in _RULE if (value := getattr(level, name, None)) is not None}
    return Rule(**found)


def withheld(one: Reviewed) -> Silence | None:
    """Why a change must not be told as things stand; None when it may."""
    change = one.change
    if not change.verb.news:
        return Silence.NO_NEWS
    claims = [side.claim for side in (change.old, change.new) if side is not None]
    if "uncertain" in change.flags or any(claim.uncertain for claim in claims):
        return Silence.UNCERTAIN
    if one.state is State.REJECTED:
        return Silence.REJECTED
    if one.state is State.MERGED:
        return Silence.MERGED
    return Silence.HIDDEN if one.rule is not None else None


def silence(
    one: Reviewed, rule: Rule, *, since: datetime, reread: Collection[str], max_age: timedelta
) -> Silence | None:
    """Why a change that was not noticed before is not told; None when it is.

    ``since`` is when the target was switched on, ``reread`` the ids of ``storage.changes.found_by_rereading``.
    """
    if (why := withheld(one)) is not None:
        return why
    change = one.change
    if change.at < since:
        return Silence.BEFORE
    if change.id in reread:
        return Silence.REREAD
    report = change.new.report if change.new else None
    if report and report.revision == 1 and report.reported_at and report.observed_at - report.reported_at > max_age:
        return Silence.OLD
    return Silence.MUTED if rule.tell == "never" else None


def at_once(news: News, rule: Rule) -> bool:
    """Whether a change that is to be told need not wait for the digest."""
    item = news.item
    sure = news.origins >= rule.min_origins or item.judgement.state in {State.ACCEPTED, State.CORRECTED}
    if rule.tell != "at once" or item.verb not in rule.verbs or not sure:
        return False
    step = moved(item)
    if step.percent is not None and step.percent < Decimal(str(rule.min_percent)):
        return False
    if step.days is not None and step.days < rule.min_days:
        return False
    return rule.direction == "any" or step.up is None or step.up == (rule.direction == "up")


def moved(item: ChangeItem, *, rates: Rates | None = None) -> Step:
    """How far the value of a change has moved."""
    if item.old is None or item.new is None:
        return Step()
    old, new = item.old.value, item.new.value
    if isinstance(old, DateSpan) and isinstance(new, DateSpan):
        return _days(old, new)
    if isinstance(old, Money) and isinstance(new, Money):
        factor = _factor(old, new, item.at.date(), rates)
        return Step() if factor is None else _share(_middle(old) * factor, _middle(new))
    if isinstance(old, Count | Percent) and type(old) is type(new):
        return _share(_middle(old), _middle(new))
    return Step()


def news_of(item: ChangeItem, sheet: FactSheet) -> News:
    """A change with those who stand behind its new value on the fact sheet of now, as people judged it."""
    behind = _carriers(item, sheet)
    origins = independent((claim_origin(seen), seen.report.outlet) for seen in behind)
    return News(item, max(1, len({seen.report.outlet for seen in behind})), max(1, origins))


def alert_for(target: str, story: str, change: Change) -> Alert:
    """The alert of a change.

    Its place is the value in its text, so that a history told anew by a late article tells nothing twice, whatever
    ids and verbs it gives. Its transition is what the article went from and to: a value that flaps is told once.
    """
    subject = change.new or change.old
    if subject is None:
        raise ValueError(f"change {change.id} has neither an old nor a new value")
    report, evidence = subject.report, subject.claim.evidence
    side = "new" if change.new else "old"
    place = (story, change.fact, report.url, report.revision, side, evidence.start, evidence.words)
    step = (story, change.fact, report.url, _reading(change.old), _reading(change.new))
    return Alert(target, change.id, digest(*place), story, digest(*step))


def source_alerts(
    target: str, health: Sequence[Health], past: Sequence[Alert], *, since: datetime, failures: int
) -> list[Alert]:
    """What is to be told of sources: trouble after so many bad crawls in a row, its end, and mass changes; each once.

    ``past`` are the target's alerts about sources so far. An end is told only where the trouble was.
    """
    found: list[Alert] = []
    for one in health:
        now = _place(_TROUBLE, one.source, one.failing_since)
        if one.failures >= failures and one.failing_since and one.at >= since:
            text = (
                f"{one.source}: {say_number(one.failures, 'crawl')} in a row gave nothing or too little, "
                f"since {say_time(one.failing_since)}. The last one: {one.problem}"
            )
            found.append(Alert(target, one.source, now, text=text))
        for trouble in past:
            is_past = trouble.subject == one.source and trouble.place.startswith(_TROUBLE)
            if is_past and (one.failures == 0 or trouble.place != now):
                how = "it is well again" if one.failures == 0 else "it was well for a while"
                text = f"{one.source}: {how}."
                found.append(Alert(target, one.source, _place(_OVER, trouble.place), text=text))
        if one.mass_change and one.mass_change_at and one.mass_change_at >= since:
            look = f"Look at two of them: is it a new layout? If not: factdrift source release {one.source}"
            text = f"{one.source}: {one.mass_change}. {look}"
            found.append(Alert(target, one.source, _place(_MASS, one.source, one.mass_change_at), text=text))
    known = {alert.place for alert in past}
    return [alert for alert in found if alert.place not in known]


def digest(*parts: object) -> str:
    """32 hex digits of some values."""
    return hashlib.sha256(json.dumps([str(part) for part in parts]).encode()).hexdigest()[:32]


def _place(kind: str, *parts: object) -> str:
    return f"{kind}:{digest(*parts)}"


def _reading(seen: Sighting | None) -> str:
    if seen is None:
        return ""
    return json.dumps([to_json(seen.claim.value), seen.claim.qualifier, seen.claim.modality.value], sort_keys=True)


def _carriers(item: ChangeItem, sheet: FactSheet) -> Sequence[Sighting]:
    """The sightings of the change's new value in the present texts; none where nobody carries it any more."""
    new = item.new
    if new is None:
        return ()

    def same(seen: Sighting) -> bool:
        return seen.report.article == new.article and seen.claim.value == new.value

    for entry in sheet.entries.values():
        if entry.fact != item.fact:
            continue
        if any(same(seen) for seen in entry.sightings):
            return entry.sightings
        if any(same(seen) for seen in entry.others):
            return [seen for seen in entry.others if seen.claim.value == new.value]
    return ()


def _days(old: DateSpan, new: DateSpan) -> Step:
    one, other = parse(old.edtf), parse(new.edtf)
    if one.yearly or other.yearly:
        return Step()
    pairs = ((one.first, other.first), (one.last, other.last))
    days = [(after - before).days for before, after in pairs if not {before, after} & {date.min, date.max}]
    if not days:
        return Step()
    far = max(days, key=abs)
    return Step(days=abs(far), up=far > 0 if far else None)


def _share(old: Decimal, new: Decimal) -> Step:
    up = new > old if new != old else None
    return Step(percent=abs(new - old) / abs(old) * 100 if old else None, up=up)


def _middle(value: Money | Count | Percent) -> Decimal:
    return value.amount if value.maximum is None else (value.amount + value.maximum) / 2


def _factor(old: Money, new: Money, on: date, rates: Rates | None) -> Decimal | None:
    if old.currency == new.currency:
        return Decimal(1)
    try:
        return (rates or ecb_rates()).rate(old.currency, new.currency, on).factor
    except NoRateError:
        return None
