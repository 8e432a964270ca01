"""A story at a glance: what is reported for each fact at a moment, counted, without every sentence behind it.

It is looked up (``storage.then``) where nothing else counts than what the machine reads. Where people rejected or
corrected a value, or a rule leaves values out, the report of the story is folded for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from facts.model import Modality
from facts.values import Value
from reports.judgement import Tally, tally
from reports.model import Seen, StoryReport, seen
from reports.web.desk import Desk, desk_of, report_of
from reports.web.shelf import Held
from reports.web.site import Site
from reports.words import say_value
from storage import browse, overview, then
from storage.database import reading
from storage.judging import Judge

DOUBTS = 12  # uncertain readings on a page


@dataclass(frozen=True, slots=True)
class Other:
    """Another value beside the one that stands."""

    value: Value
    outlets: tuple[str, ...]  # each once, earliest first

    @property
    def text(self) -> str:
        """The value in words."""
        return say_value(self.value)


@dataclass(frozen=True, slots=True)
class GlanceLine:
    """A quantity. ``lead`` is there where a person gave the value."""

    qualifier: str | None
    value: Value
    modality: Modality
    outlets: int
    origins: int
    since: datetime
    others: tuple[Other, ...]
    lead: Seen | None

    @property
    def text(self) -> str:
        """The value in words."""
        return say_value(self.value)


@dataclass(frozen=True, slots=True)
class GlanceFact:
    """A fact and its quantities, the most carried first."""

    id: str
    title: str
    lines: tuple[GlanceLine, ...]


@dataclass(frozen=True, slots=True)
class Glance:
    """What the page of a story shows. ``uncertain`` are the newest of ``doubts`` readings."""

    articles: int
    outlets: int
    origins: int
    first_at: datetime | None
    last_at: datetime | None
    since: datetime | None
    newest_change_at: datetime | None
    facts: tuple[GlanceFact, ...]
    reviewed: Tally
    uncertain: tuple[Seen, ...]
    doubts: int
    as_of: datetime
    created_at: datetime


def glance_of(site: Site, story: str, as_of: datetime | None) -> Held[Glance]:
    """A story at a glance, now or as of a time. The one of now may be that of before the last crawl or decision."""
    with reading(site.engine) as connection:
        desk = desk_of(site, connection, story)
        moved = browse.stamp(connection, story) if as_of is None else browse.stamp_then(connection, story, as_of)
        at = moved, browse.last_decision(connection, story)
        if _as_read(site, connection, desk):
            made = site.shelf.get(("glance", story, as_of), at, lambda: _looked_up(site, connection, desk, as_of))
            return Held(made.thing, made.fresh)
    held = report_of(site, story, as_of)
    return Held(_of_report(held.thing), held.fresh)


def _as_read(site: Site, connection: Connection, desk: Desk) -> bool:
    """Whether the rows that are kept tell what counts."""

    def check() -> bool:
        accepted = Judge(desk.review).accepts
        return accepted is not None and not then.doubted(connection, desk.story, accepted)

    at = browse.stamp(connection, desk.story), browse.last_decision(connection, desk.story)
    return then.is_told(connection, desk.story) and site.shelf.get(("as read", desk.story), at, check).thing


def _looked_up(site: Site, connection: Connection, desk: Desk, as_of: datetime | None) -> Glance:
    now, look = site.clock(), overview.Look(connection, desk.story, as_of)
    voices = look.voices()
    lines: dict[str, list[overview.Standing]] = {one.id: [] for one in site.stories[desk.story].facts}
    for line in look.lines():
        lines.setdefault(line.fact, []).append(line)
    size = then.size(connection, desk.story, as_of)
    doubts, newest = (0, []) if as_of else then.uncertain(connection, desk.story, DOUBTS)
    items = [item for item in desk.items.values() if as_of is None or item.at <= as_of]
    return Glance(
        articles=size.articles,
        outlets=size.outlets,
        origins=size.origins,
        first_at=size.first_at,
        last_at=size.last_at,
        since=None,
        newest_change_at=max((item.at for item in items), default=None),
        facts=tuple(
            GlanceFact(one.id, one.title, tuple(_line(line, voices) for line in _most_carried(lines[one.id])))
            for one in site.stories[desk.story].facts
        ),
        reviewed=tally(item.judgement for item in items if item.verb.news),
        uncertain=tuple(seen(one.sighting, one.at) for one in newest),
        doubts=doubts,
        as_of=as_of or now,
        created_at=now,
    )


def _most_carried(lines: list[overview.Standing]) -> list[overview.Standing]:
    return sorted(lines, key=lambda line: (-line.articles, line.qualifier or ""))


def _line(line: overview.Standing, voices: Mapping[int, overview.Voices]) -> GlanceLine:
    heard = voices[line.quantity]
    by_text: dict[str, list[overview.Beside]] = {}
    for one in line.others:
        by_text.setdefault(say_value(one.value), []).append(one)
    texts = sorted(by_text, key=lambda text: (-sum(one.articles for one in by_text[text]), text))
    return GlanceLine(
        line.qualifier,
        line.value,
        line.modality,
        heard.outlets,
        heard.origins,
        line.since,
        tuple(_other(by_text[text], heard) for text in texts),
        None,
    )


def _other(alike: list[overview.Beside], heard: overview.Voices) -> Other:
    names = [outlet for one in alike for outlet in heard.beside.get(one.value, ())]
    return Other(alike[0].value, tuple(dict.fromkeys(names)))


def _of_report(report: StoryReport) -> Glance:
    return Glance(
        articles=report.articles,
        outlets=report.outlets,
        origins=report.origins,
        first_at=report.first_at,
        last_at=report.last_at,
        since=report.since,
        newest_change_at=report.newest_change_at,
        facts=tuple(
            GlanceFact(
                section.id,
                section.title,
                tuple(
                    GlanceLine(
                        line.qualifier,
                        line.value,
                        line.modality,
                        len(line.outlets),
                        line.origins,
                        line.first.at,
                        tuple(Other(one.value, one.outlets) for one in line.others),
                        line.lead,
                    )
                    for line in section.lines
                ),
            )
            for section in report.facts
        ),
        reviewed=report.reviewed,
        uncertain=report.uncertain[:DOUBTS],
        doubts=len(report.uncertain),
        as_of=report.as_of,
        created_at=report.created_at,
    )
