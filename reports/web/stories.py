"""The list of stories, and a story: what is reported now or was at any time, and what changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import partial

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from facts.model import Verb
from facts.story import Story
from reports.model import ChangeItem
from reports.text import plain, shorten
from reports.web.desk import Desk, desk_of, titles_of
from reports.web.forms import Form, see_other
from reports.web.glance import glance_of
from reports.web.pages import chosen_of, facet, number_of, page, reviewer_of, site_of, story_of, story_url
from reports.words import say_short_day
from storage import browse
from storage.database import reading
from storage.looks import last_look, looked
from storage.reviews import State

PER_PAGE = 25
DAYS_LINKED = 6
STATES = {
    "pending": "not reviewed",
    "accepted": "accepted",
    "corrected": "corrected",
    "rejected": "rejected",
    "merged": "merged",
    "hidden": "hidden by a rule",
}


@dataclass(frozen=True, slots=True)
class StoryLine:
    """A story in the list of stories. ``new`` counts changes since the reader's last look, None without one."""

    id: str
    story: Story
    size: browse.StorySize
    waiting: int
    new: int | None
    latest: ChangeItem | None


def index(request: Request) -> Response:
    """All stories of the workspace."""
    site = site_of(request)
    lines = []
    with reading(site.engine) as connection:
        for name, story in site.stories.items():
            desk = desk_of(site, connection, name)
            at = browse.stamp(connection, name)
            size = site.shelf.get(("size", name), at, partial(browse.story_size, connection, name)).thing
            since = last_look(connection, name, reviewer=reviewer_of(request))
            new = None if since is None else len(_since(desk, since))
            latest = next((item for item in desk.items.values() if item.verb.news), None)
            lines.append(StoryLine(name, story, size, len(desk.waiting), new, latest))
    lines.sort(key=lambda line: line.size.moved_at or datetime.min.replace(tzinfo=UTC), reverse=True)
    return page(request, "stories.html", lines=lines)


def story(request: Request) -> Response:
    """One story. ``as_of`` is a day (its end counts) or a time; facets narrow the list of changes."""
    name, wanted = story_of(request)
    site, titles = site_of(request), titles_of(wanted)
    as_of, said = moment_of(request)
    held = glance_of(site, name, as_of)
    with reading(site.engine) as connection:
        desk = desk_of(site, connection, name)
        quiet = browse.quiet_counts(connection, name)
        since = last_look(connection, name, reviewer=reviewer_of(request))
    fact = chosen_of(request, "fact", titles)
    verbs = {verb.value: verb.value for verb in Verb if verb.news}
    verb = chosen_of(request, "verb", verbs)
    state = chosen_of(request, "state", STATES)
    news_only = chosen_of(request, "new", {"1": "since my last look"})
    listed = [
        item
        for item in desk.items.values()
        if item.verb.news
        and (as_of is None or item.at <= as_of)
        and fact in {None, item.fact}
        and verb in {None, item.verb.value}
        and _in_state(item, state)
        and (news_only is None or since is None or item.at >= since)
    ]
    number = number_of(request, "page", default=1) or 1
    return page(
        request,
        "story.html",
        name=name,
        story=wanted,
        report=held.thing,
        fresh=held.fresh,
        as_of=as_of,
        as_of_text=said,
        days=_days(desk, as_of),
        since=since,
        new=_since(desk, since) if since else [],
        listed=listed[(number - 1) * PER_PAGE : number * PER_PAGE],
        total=len(listed),
        page_number=number,
        pages=-(-len(listed) // PER_PAGE),
        facets=[
            facet("fact", "Fact", titles, fact, "all facts"),
            facet("verb", "What happened", verbs, verb, "all changes"),
            facet("state", "Review", STATES, state, "not left out"),
        ],
        narrowed=bool(fact or verb or state or news_only),
        news_only=news_only,
        query={"as_of": said, "fact": fact, "verb": verb, "state": state, "new": news_only},
        waiting=len(desk.waiting),
        quiet=quiet,
        desk=desk,
    )


def look(request: Request, form: Form) -> Response:
    """Mark that the reader has seen the changes up to the one the page showed last."""
    name, _ = story_of(request)
    site = site_of(request)
    until = _time(form.get("until", "")) if form.get("until") else None
    with site.engine.begin() as connection:
        looked(connection, name, reviewer=reviewer_of(request), at=site.clock(), until=until)
    return see_other(story_url(name))


def moment_of(request: Request) -> tuple[datetime | None, str | None]:
    """The time that ``as_of`` in the URL names, a day as its end, and how it was written; or 400."""
    text = request.query_params.get("as_of", "").strip()
    return (_time(text), text) if text else (None, None)


def _time(text: str) -> datetime:
    try:
        if len(text) <= 10:
            return datetime.combine(date.fromisoformat(text), time.max, UTC)
        found = datetime.fromisoformat(text.replace(" ", "+"))  # a + in a URL is a blank
        return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, OverflowError):
        told = f"“{shorten(plain(text), 40)}” is no time. Write 2025-12-18 or 2025-12-18T07:00Z."
        raise HTTPException(400, told) from None


def _in_state(item: ChangeItem, state: str | None) -> bool:
    found = item.judgement
    if state is None:
        return found.listed
    if state == "hidden":
        return found.rule is not None
    return found.state is State(state) and (found.rule is None or found.state is not State.PENDING)


def _since(desk: Desk, since: datetime) -> list[ChangeItem]:
    return [item for item in desk.items.values() if item.verb.news and item.judgement.listed and item.at >= since]


def _days(desk: Desk, as_of: datetime | None) -> Sequence[tuple[str, str, bool]]:
    """The latest days on which something changed, as ``(2025-12-18, "18 Dec 2025", chosen)``."""
    days: dict[str, str] = {}
    for item in desk.items.values():
        if item.verb.news and item.judgement.listed:
            days.setdefault(f"{item.at.astimezone(UTC):%Y-%m-%d}", say_short_day(item.at))
    chosen = f"{as_of:%Y-%m-%d}" if as_of else ""
    return [(day, text, day == chosen) for day, text in list(days.items())[:DAYS_LINKED]]
