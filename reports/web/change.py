"""One change: why it fired, both sentences in their texts, who carried it further, and what was decided."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from reports.judgement import say_decision
from reports.text import plain, shorten
from reports.web.desk import desk_of, with_change
from reports.web.pages import number_of, page, site_of, story_of
from reports.web.queue import card_of, decisions_on
from storage import changes
from storage.database import reading
from storage.decisions import standing


def show(request: Request) -> Response:
    """The page of a change, be it news or not."""
    name, story = story_of(request)
    key = request.path_params["change"]
    site = site_of(request)
    with reading(site.engine) as connection:
        found = changes.by_ids(connection, name, [key])
        if not found:
            told = (
                f"There is no change {shorten(plain(key), 40)} now. Changes are derived anew from the reports, and a "
            )
            raise HTTPException(404, told + "text found late or a better reader can put another in its place.")
        desk = with_change(desk_of(site, connection, name), found[0])
        card = card_of(connection, desk, desk.items[key])
    number = number_of(request, "done")
    return page(
        request,
        "change.html",
        name=name,
        story=story,
        card=card,
        done=next((one for one in desk.made if one.id == number), None),
        made=decisions_on(desk, key),
        hold={one.id for one in standing(desk.made)},
        say_decision=say_decision,
        query={},
        waiting=len(desk.waiting),
        desk=desk,
    )
