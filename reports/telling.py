"""One round of telling: notice what is new, write messages, send what is due. Each stage can be cut off anywhere.

The stages leave their result in the ledger, and the next round goes on from there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from uuid import uuid4

from sqlalchemy import Connection, Engine

from facts.changes.sheets import sheet
from facts.model import FactSheet
from facts.story import Story
from reports import notify
from reports.model import ChangeItem, change_items
from reports.notify import News
from reports.render.message import change_draft, source_draft
from reports.sending import SendError, Target
from storage import changes, claims, outbox
from storage.database import reading
from storage.decisions import decisions
from storage.errors import StaleLeaseError
from storage.health import health
from storage.judging import as_judged
from storage.outbox import Alert, Draft, Message
from storage.reviews import Reviewed, review
from storage.settings import NotifySettings


@dataclass(frozen=True, slots=True)
class Attempt:
    """What became of one message. ``error`` is None when it was sent; ``again`` None when it is not tried again."""

    message: Message
    error: str | None = None
    again: datetime | None = None


@dataclass(slots=True)
class Plan:
    """What a round has noticed and written; of a trial, what it would have."""

    noticed: int = 0
    drafts: list[Draft] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Known:
    """A story in one moment of the ledger. ``sheet`` is None where nothing of it is told this time."""

    id: str
    story: Story
    mark: str
    reviewed: Mapping[str, Reviewed]
    items: Mapping[str, ChangeItem]  # the same with the values as people judged them
    reread: Collection[str]
    sheet: FactSheet | None


def write_messages(
    engine: Engine,
    stories: Mapping[str, Story],
    settings: NotifySettings,
    *,
    now: datetime,
    with_digest: bool,
    dry: bool = False,
) -> Plan:
    """Notice what is new for each target, and write messages of what is to be told now.

    ``with_digest``: of everything that waits; else of what need not wait. Messages that still wait are written anew
    where people have decided on what they tell. ``dry`` leaves the ledger as it is.
    """
    plan = Plan()
    if not settings.targets:
        return plan
    with engine.connect() as connection, connection.begin() as first:
        since = outbox.switched_on(connection, settings.targets, now)
        first.rollback() if dry else first.commit()
    known = [one for name in stories if (one := _known(engine, name, stories[name], settings, since, with_digest, now))]
    with engine.connect() as connection, connection.begin() as transaction:
        outbox.hold(connection)
        if dry:
            outbox.switched_on(connection, settings.targets, now)
        for target in sorted(since):
            for one in known:
                _of_story(_Round(connection, plan, settings, target, since[target], now, with_digest), one)
            outbox.mark(connection, target, {one.id: one.mark for one in known})
            _of_sources(_Round(connection, plan, settings, target, since[target], now, with_digest))
        transaction.rollback() if dry else transaction.commit()
    return plan


def deliver(engine: Engine, targets: Mapping[str, Target], *, now: Callable[[], datetime]) -> list[Attempt]:
    """Send the messages that are due. A target that fails is left alone until the next round; the others go on."""
    attempts: list[Attempt] = []
    left, worker = set(targets), uuid4().hex
    while left:
        with engine.begin() as connection:
            message = outbox.lease(connection, now(), worker, left)
        if message is None:
            break
        attempt = _send(engine, targets[message.target], message, worker, now)
        attempts.append(attempt)
        if attempt.error is not None:
            left.discard(message.target)
    return attempts


@dataclass(frozen=True, slots=True)
class _Round:
    """What writing the messages to one target needs."""

    connection: Connection
    plan: Plan
    settings: NotifySettings
    target: str
    since: datetime
    now: datetime
    with_digest: bool


def _send(engine: Engine, target: Target, message: Message, worker: str, now: Callable[[], datetime]) -> Attempt:
    error: str | None = None
    try:
        target.send(message.title, message.text, message.html, message.key)
    except SendError as failed:
        error = str(failed)
    try:
        with engine.begin() as connection:
            if error is None:
                outbox.mark_sent(connection, message, worker, now())
                return Attempt(message)
            return Attempt(message, error, outbox.mark_failed(connection, message, worker, now(), error))
    except StaleLeaseError as stale:
        return Attempt(message, str(stale))


def _known(
    engine: Engine,
    name: str,
    story: Story,
    settings: NotifySettings,
    since: Mapping[str, datetime],
    with_digest: bool,
    now: datetime,
) -> _Known | None:
    """A story with all that is needed to tell of it; None where all is as it was looked at the last time."""
    urgent = any(notify.rule_for(settings, name, fact.id).tell == "at once" for fact in story.facts)
    with reading(engine) as connection:
        rules = settings.model_dump_json(exclude={"targets"})
        mark = notify.digest(outbox.state_of(connection, name), is_quiet(settings.quiet, now), rules)
        waits = [alert for target in since for alert in outbox.open_alerts(connection, target, name, now)]
        looked = outbox.marks(connection, since, name)
        written = any(alert.message for alert in waits)
        if all(looked.get(target) == mark for target in since) and not written and not (with_digest and waits):
            return None
        derived = changes.changes(connection, name)
        found = review(derived, decisions(connection, name))
        reread = changes.found_by_rereading(connection, name)
        shown = with_digest or urgent or written
        reports = as_judged(claims.reports(connection, name), found) if shown else []
    items = {one.id: one for one in change_items(derived, {fact.id: fact.title for fact in story.facts}, found)}
    return _Known(name, story, mark, found.items, items, reread, sheet(reports, as_of=now) if shown else None)


def _of_story(this: _Round, known: _Known) -> None:
    """Notice the news of a story for one target, and write what is to be told now."""
    max_age = timedelta(days=this.settings.max_age_days)
    news: dict[str, ChangeItem] = {}
    alerts: list[Alert] = []
    for one in known.reviewed.values():
        rule = notify.rule_for(this.settings, known.id, one.change.fact)
        if notify.withheld(one) is not None:
            continue
        alert = notify.alert_for(this.target, known.id, one.change)
        news[alert.place] = known.items[one.change.id]
        if notify.silence(one, rule, since=this.since, reread=known.reread, max_age=max_age) is None:
            alerts.append(alert)
    this.plan.noticed += outbox.notice(this.connection, alerts, this.now)
    if known.sheet is None:
        return
    waiting: list[tuple[Alert, News]] = []
    written: dict[int, list[tuple[Alert, News | None]]] = defaultdict(list)
    for alert in outbox.open_alerts(this.connection, this.target, known.id, this.now):
        one_news = notify.news_of(news[alert.place], known.sheet) if alert.place in news else None
        if alert.message is not None:
            written[alert.message].append((alert, one_news))
        elif one_news is not None and _is_due(this, known.id, one_news):
            waiting.append((alert, one_news))
    for message, inside in written.items():
        told = [found for _, found in inside if found is not None]
        released = [alert.id for alert, found in inside if found is None]
        draft = _change_draft(this, known, told) if told else None
        outbox.revise(this.connection, message, draft, released, this.now)
    if waiting:
        _post(this, _change_draft(this, known, [found for _, found in waiting]), [alert for alert, _ in waiting])


def _is_due(this: _Round, story: str, news: News) -> bool:
    rule = notify.rule_for(this.settings, story, news.item.fact)
    if rule.tell == "never":
        return False
    return this.with_digest or (notify.at_once(news, rule) and not is_quiet(this.settings.quiet, this.now))


def _of_sources(this: _Round) -> None:
    """Notice which sources are in trouble or well again, and write it: at once, but for the quiet hours."""
    past = outbox.source_alerts(this.connection, this.target)
    failures = this.settings.source_failures
    found = notify.source_alerts(this.target, health(this.connection), past, since=this.since, failures=failures)
    this.plan.noticed += outbox.notice(this.connection, found, this.now)
    if is_quiet(this.settings.quiet, this.now) and not this.with_digest:
        return
    alerts = outbox.open_alerts(this.connection, this.target, None, this.now)
    if waiting := [alert for alert in alerts if alert.message is None]:
        _post(this, source_draft(this.target, [alert.text or "" for alert in waiting]), waiting)


def is_quiet(hours: str | None, now: datetime) -> bool:
    """Whether a moment lies in the quiet hours, written as ``22:00-06:00`` (UTC; the end does not belong to them)."""
    if hours is None:
        return False
    begin, end = (time.fromisoformat(part) for part in hours.split("-"))
    at = now.time().replace(tzinfo=None)
    return begin <= at < end if begin <= end else at >= begin or at < end


def _change_draft(this: _Round, known: _Known, news: Sequence[News]) -> Draft:
    first = min(one.item.at for one in news)
    return change_draft(this.target, known.id, known.story.title, news, since=first)


def _post(this: _Round, draft: Draft, alerts: Sequence[Alert]) -> None:
    key = notify.digest(this.target, this.now.isoformat(), *sorted(alert.place for alert in alerts))
    outbox.post(this.connection, draft, key, [alert.id for alert in alerts], this.now)
    this.plan.drafts.append(draft)
