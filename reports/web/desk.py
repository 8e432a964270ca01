"""What there is of a story to look at: its report, and the changes on which people decide, with their states.

Only changes that are news, uncertain or decided on are loaded: most rows of a large story say the same again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from facts.model import Change
from facts.story import Story
from reports.model import ChangeItem, StoryReport, change_items
from reports.timeline import build_report
from reports.web.shelf import Held
from reports.web.site import Site
from storage import browse, changes, claims, decisions
from storage.database import reading
from storage.decisions import Decision
from storage.reviews import Review, review


@dataclass(frozen=True, slots=True)
class Desk:
    """The changes of a story that a person may decide on. ``items`` are by id, newest first; ``made`` oldest first."""

    story: str
    titles: Mapping[str, str]
    review: Review
    items: Mapping[str, ChangeItem]
    made: tuple[Decision, ...]

    @property
    def waiting(self) -> tuple[ChangeItem, ...]:
        """What waits for a person, oldest first."""
        return tuple(self.items[one.change.id] for one in self.review.queue)


def titles_of(story: Story) -> dict[str, str]:
    """How a story names its facts."""
    return {one.id: one.title for one in story.facts}


def desk_of(site: Site, connection: Connection, story: str) -> Desk:
    """The desk of a story, as the ledger and the decisions stand now."""
    at = browse.stamp(connection, story)
    last = browse.last_decision(connection, story)

    def load() -> list[Change]:
        return changes.to_review(connection, story)

    def replay() -> Desk:
        made = decisions.decisions(connection, story)
        known = site.shelf.get(("changes", story), at, load).thing
        here = {one.id for one in known}
        named = {key for one in made for key in (one.change, one.into) if key is not None and key not in here}
        quiet = changes.by_ids(connection, story, named) if named else []
        gone = len(quiet) < len(named)  # an id that is not there now is looked for by its place, among all changes
        chosen = changes.changes(connection, story) if gone else [*known, *quiet]
        return _desk(story, titles_of(site.stories[story]), chosen, made)

    return site.shelf.get(("desk", story), (at, last), replay).thing


def with_change(desk: Desk, change: Change) -> Desk:
    """The desk with one change more, that is no news and was not decided on."""
    if change.id in desk.items:
        return desk
    known = [*(one.change for one in desk.review.items.values()), change]
    return _desk(desk.story, desk.titles, known, list(desk.made))


def report_of(site: Site, story: str, as_of: datetime | None) -> Held[StoryReport]:
    """The report of a story, now or as of a time. The one of now may be that of before the last crawl or decision.

    It is made of the changes on the desk, so it counts no changes that are no news.
    """

    def build() -> StoryReport:
        with reading(site.engine) as connection:
            desk = desk_of(site, connection, story)
            return build_report(
                story,
                site.stories[story],
                claims.reports(connection, story, as_of=as_of),
                [one.change for one in desk.review.items.values()],
                decisions=desk.made,
                now=site.clock(),
                as_of=as_of,
            )

    with reading(site.engine) as connection:
        moved = browse.stamp(connection, story) if as_of is None else browse.stamp_then(connection, story, as_of)
        at = (moved, browse.last_decision(connection, story))
    return site.shelf.get(("report", story, as_of), at, build, may_be_old=as_of is None)


def build_reports(site: Site) -> None:
    """Build the report of each story before somebody asks for it."""
    for story in site.stories:
        report_of(site, story, None)


def _desk(story: str, titles: Mapping[str, str], known: list[Change], made: list[Decision]) -> Desk:
    reviewed = review(known, made)
    items = {item.id: item for item in change_items(known, titles, reviewed)}
    return Desk(story, titles, reviewed, items, tuple(made))
