"""The report as JSON. The shape is versioned and published as ``reports/schema/report-1.json``; texts are verbatim."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Final, Literal

from pydantic import ConfigDict, TypeAdapter, with_config
from typing_extensions import TypedDict

from facts.values import to_json
from reports.judgement import Tally
from reports.model import ChangeItem, FactSection, Group, Line, Seen, StoryReport
from reports.render import reviews, spreads
from reports.render.contrasts import ContrastBody, contrast_body
from reports.words import say_value

CHANGES_SCHEMA: Final = "factdrift-changes/1"
_STRICT: Final = ConfigDict(extra="forbid")
_Status = Literal["rumoured", "in_talks", "targeted", "planned", "confirmed", "denied", "former"]


@with_config(_STRICT)
class SeenBody(TypedDict):
    """A value in one article. Times are ISO 8601, UTC. ``words`` are the value's own words in ``quote``."""

    fact: str
    qualifier: str | None
    value: dict[str, Any]
    text: str
    modality: _Status
    converted: list[dict[str, Any]]
    attribution: list[str]
    uncertain: str | None
    words: str
    quote: str
    outlet: str
    title: str
    url: str
    article: int
    revision: int
    origin: str
    at: str
    reported_at: str | None
    observed_at: str
    confirmed_at: str
    correction: reviews.CorrectionBody | None


@with_config(_STRICT)
class CarrierBody(TypedDict):
    """Who carries a value: ``article`` and ``revision`` find its sentence in the ``seen`` of the fact."""

    outlet: str
    article: int
    revision: int
    at: str


@with_config(_STRICT)
class GroupBody(TypedDict):
    """A value beside the current one, and who carries it."""

    value: dict[str, Any]
    text: str
    carriers: list[CarrierBody]


@with_config(_STRICT)
class StepBody(TypedDict):
    """From ``at`` on, this was the leading value."""

    at: str
    value: dict[str, Any]
    text: str


@with_config(_STRICT)
class LineBody(TypedDict):
    """What is reported for one quantity now."""

    qualifier: str | None
    value: dict[str, Any]
    text: str
    modality: _Status
    outlets: list[str]
    origins: int
    first: SeenBody
    last_confirmed: SeenBody
    lead: SeenBody
    carriers: list[CarrierBody]
    others: list[GroupBody]
    former: list[GroupBody]
    steps: list[StepBody]


@with_config(_STRICT)
class FactBody(TypedDict):
    """One fact of the story; ``now`` is empty while nobody has reported it. ``seen`` is every report of it."""

    id: str
    title: str
    reported: bool
    now: list[LineBody]
    seen: list[SeenBody]


@with_config(_STRICT)
class ChangeBody(TypedDict):
    """One difference with its verb, the rule that fired, and why. ``adoption`` is null in lists of changes."""

    id: str
    fact: str
    title: str
    verb: str
    at: str
    old: SeenBody | None
    new: SeenBody | None
    rule: str
    because: str
    flags: list[str]
    adoption: spreads.AdoptionBody | None
    review: reviews.JudgementBody


@with_config(_STRICT)
class ReportBody(TypedDict):
    """The whole report. ``quiet`` counts the changes that are no news, by verb.

    ``changes`` has those that reviewers or rules left out only where ``everything`` is true; ``reviewed`` counts all.

    ``movement`` is where the sheet of now differs from the one at ``since``; null without ``since``.
    """

    schema: Literal["factdrift-report/1"]
    story: str
    title: str
    subject: str
    created_at: str
    as_of: str
    since: str | None
    fact: str | None
    articles: int
    outlets: int
    origins: int
    first_at: str | None
    last_at: str | None
    facts: list[FactBody]
    changes: list[ChangeBody]
    everything: bool
    reviewed: reviews.TallyBody
    dangling: list[reviews.DanglingBody]
    quiet: dict[str, int]
    uncertain: list[SeenBody]
    movement: list[ContrastBody] | None


def render(report: StoryReport) -> str:
    """The report as one JSON document."""
    return json.dumps(body(report), ensure_ascii=False, indent=1) + "\n"


def body(report: StoryReport) -> ReportBody:
    """The report as JSON values."""
    return {
        "schema": "factdrift-report/1",
        "story": report.story,
        "title": report.title,
        "subject": report.subject,
        "created_at": _time(report.created_at),
        "as_of": _time(report.as_of),
        "since": _time(report.since) if report.since else None,
        "fact": report.fact,
        "articles": report.articles,
        "outlets": report.outlets,
        "origins": report.origins,
        "first_at": _time(report.first_at) if report.first_at else None,
        "last_at": _time(report.last_at) if report.last_at else None,
        "facts": [_fact(section) for section in report.facts],
        "changes": [change_body(item) for item in report.changes],
        "everything": report.everything,
        "reviewed": reviews.tally_body(report.reviewed),
        "dangling": [reviews.dangling_body(one) for one in report.dangling],
        "quiet": {verb.value: count for verb, count in report.quiet},
        "uncertain": [_seen(one) for one in report.uncertain],
        "movement": None if report.movement is None else [contrast_body(one) for one in report.movement],
    }


def change_body(item: ChangeItem) -> ChangeBody:
    """One change as JSON values, for ``factdrift explain --json`` too."""
    return {
        "id": item.id,
        "fact": item.fact,
        "title": item.title,
        "verb": item.verb.value,
        "at": _time(item.at),
        "old": _seen(item.old) if item.old else None,
        "new": _seen(item.new) if item.new else None,
        "rule": item.rule,
        "because": item.because,
        "flags": list(item.flags),
        "adoption": spreads.adoption_body(item.spread) if item.spread else None,
        "review": reviews.judgement_body(item.judgement),
    }


def render_change(item: ChangeItem) -> str:
    """One change as a JSON document."""
    return json.dumps(change_body(item), ensure_ascii=False, indent=1) + "\n"


def render_changes(items: Sequence[ChangeItem], reviewed: Tally) -> str:
    """A list of changes as a JSON document; ``reviewed`` counts those that are news, the left out too."""
    listed = {
        "schema": CHANGES_SCHEMA,
        "changes": [change_body(one) for one in items],
        "reviewed": reviews.tally_body(reviewed),
    }
    return json.dumps(listed, ensure_ascii=False, indent=1) + "\n"


def schema() -> dict[str, Any]:
    """JSON schema (2020-12) of the report; ``reports/schema/report-1.json`` is this, written out."""
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Factdrift report, version 1"}
    return TypeAdapter(ReportBody).json_schema() | head


def _fact(section: FactSection) -> FactBody:
    return {
        "id": section.id,
        "title": section.title,
        "reported": bool(section.lines),
        "now": [_line(line) for line in section.lines],
        "seen": [_seen(one) for one in section.seen],
    }


def _line(line: Line) -> LineBody:
    return {
        "qualifier": line.qualifier,
        "value": to_json(line.value),
        "text": line.text,
        "modality": line.modality.value,
        "outlets": list(line.outlets),
        "origins": line.origins,
        "first": _seen(line.first),
        "last_confirmed": _seen(line.last_confirmed),
        "lead": _seen(line.lead),
        "carriers": _carriers(line.carriers),
        "others": [_group(group) for group in line.others],
        "former": [_group(group) for group in line.former],
        "steps": [
            {"at": _time(step.at), "value": to_json(step.value), "text": say_value(step.value)} for step in line.steps
        ],
    }


def _group(group: Group) -> GroupBody:
    return {"value": to_json(group.value), "text": group.text, "carriers": _carriers(group.seen)}


def _carriers(seen: tuple[Seen, ...]) -> list[CarrierBody]:
    return [
        {"outlet": one.outlet, "article": one.article, "revision": one.revision, "at": _time(one.at)} for one in seen
    ]


def _seen(seen: Seen) -> SeenBody:
    return {
        "fact": seen.fact,
        "qualifier": seen.qualifier,
        "value": to_json(seen.value),
        "text": seen.text,
        "modality": seen.modality.value,
        "converted": [to_json(one) for one in seen.converted],
        "attribution": list(seen.attribution),
        "uncertain": seen.uncertain,
        "words": seen.quote.words,
        "quote": seen.quote.text,
        "outlet": seen.outlet,
        "title": seen.title,
        "url": seen.url,
        "article": seen.article,
        "revision": seen.revision,
        "origin": seen.origin,
        "at": _time(seen.at),
        "reported_at": _time(seen.reported_at) if seen.reported_at else None,
        "observed_at": _time(seen.observed_at),
        "confirmed_at": _time(seen.confirmed_at),
        "correction": reviews.correction_body(seen.correction),
    }


def _time(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()
