"""A fact of a story: the value over time as a chart, who still carries which value, and every report as a table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from reports.model import FactSection, Line, Seen, StoryReport
from reports.render.html import Drawn, draw
from reports.text import plain, shorten
from reports.web.desk import desk_of, report_of
from reports.web.pages import chosen_of, number_of, page, site_of, story_of
from reports.web.stories import moment_of
from reports.web.strip import Strip, strips
from storage.database import reading

ROWS = 50
_WIDE = 1016  # units of a chart over the whole width of the page


@dataclass(frozen=True, slots=True)
class Part:
    """One quantity of the fact with its chart and its outlets."""

    line: Line
    drawn: Drawn
    strips: tuple[Strip, ...]


def show(request: Request) -> Response:
    """The page of a fact, now or as of a time."""
    name, story = story_of(request)
    site = site_of(request)
    as_of, said = moment_of(request)
    held = report_of(site, name, as_of)
    section = next((one for one in held.thing.facts if one.id == request.path_params["fact"]), None)
    if section is None:
        listed = ", ".join(one.id for one in held.thing.facts)
        asked = shorten(plain(request.path_params["fact"]), 60)
        raise HTTPException(404, f"The story has no fact “{asked}”. It follows {listed}.")
    with reading(site.engine) as connection:
        desk = desk_of(site, connection, name)
    outlets = {one.outlet: one.outlet for one in sorted(section.seen, key=lambda one: one.outlet.casefold())}
    outlet = chosen_of(request, "outlet", outlets)
    rows = [one for one in reversed(section.seen) if outlet in {None, one.outlet}]
    number = number_of(request, "page", default=1) or 1
    until = as_of or held.thing.last_at
    return page(
        request,
        "fact.html",
        name=name,
        story=story,
        section=section,
        parts_of=[_part(held.thing, section, line) for line in section.lines],
        rows=rows[(number - 1) * ROWS : number * ROWS],
        total=len(rows),
        page_number=number,
        pages=-(-len(rows) // ROWS),
        outlet=outlet,
        outlets=outlets,
        as_of=as_of,
        as_of_text=said,
        until=until,
        fresh=held.fresh,
        query={"as_of": said, "outlet": outlet},
        waiting=len(desk.waiting),
        changes=[
            one for one in desk.items.values() if one.fact == section.id and one.verb.news and _shown(one.at, as_of)
        ],
    )


def _part(report: StoryReport, section: FactSection, line: Line) -> Part:
    return Part(line, draw(report, section, line, wide=_WIDE, target=_target), strips(line, report))


def _target(row: Seen) -> str:
    """Where a dot of the chart leads: the text it stands in, at the sentence."""
    return f"/articles/{row.article}/{row.revision}#fact-{row.fact}"


def _shown(at: datetime, as_of: datetime | None) -> bool:
    return as_of is None or at <= as_of
