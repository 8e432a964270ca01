"""Pages from templates. Autoescape is on, text from the web is cleaned, and only http and https links lead outside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any
from urllib.parse import quote, urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from facts.story import Story
from reports.model import ChangeItem
from reports.render import limits, phrases
from reports.text import plain, safe_link, shorten
from reports.web.site import Site
from reports.words import (
    say_carriers,
    say_day,
    say_modality,
    say_number,
    say_qualifier,
    say_short_day,
    say_time,
    say_value,
)


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a facet."""

    value: str
    text: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """A narrowing of a list that stands in the URL under ``name``. The first option is "all"."""

    name: str
    label: str
    options: tuple[Option, ...]


def site_of(request: Request) -> Site:
    """The site that a request goes to."""
    site: Site = request.app.state.site
    return site


def reviewer_of(request: Request) -> str:
    """Who is looking."""
    name: str = request.state.reviewer
    return name


def story_of(request: Request) -> tuple[str, Story]:
    """The story in the path, or 404."""
    name = request.path_params["story"]
    stories = site_of(request).stories
    if name not in stories:
        raise HTTPException(404, f"There is no story “{shorten(plain(name), 60)}”.")
    return name, stories[name]


def page(request: Request, template: str, *, status: int = 200, **context: Any) -> Response:
    """A page. Every template knows the request, the site and the reviewer."""
    made = _environment().get_template(template)
    body = made.render(
        request=request, site=site_of(request), reviewer=getattr(request.state, "reviewer", None), **context
    )
    return HTMLResponse(body, status_code=status)


def url(path: str, **query: object) -> str:
    """A path with a query; what is None or empty is left out."""
    kept = {name: str(value) for name, value in query.items() if value not in {None, ""}}
    return f"{path}?{urlencode(kept)}" if kept else path


def story_url(story: str, *parts: str) -> str:
    """The address of a story's page: ``/stories/ami-labs/facts/valuation``."""
    return "/".join(["/stories", *(quote(part, safe="") for part in (story, *parts))])


def facet(name: str, label: str, choices: Mapping[str, str], chosen: str | None, everything: str = "all") -> Facet:
    """A facet over ``{value: text}``."""
    options = [Option("", everything, not chosen), *(Option(key, text, key == chosen) for key, text in choices.items())]
    return Facet(name, label, tuple(options))


def chosen_of(request: Request, name: str, among: Mapping[str, str] | None = None) -> str | None:
    """What the URL says for a facet; None when nothing, or 400 when it is none of the choices."""
    value = request.query_params.get(name, "").strip() or None
    if value is not None and among is not None and value not in among:
        listed = ", ".join(among) or "none"
        raise HTTPException(400, f"“{shorten(plain(value), 60)}” is no {name}. There are: {listed}.")
    return value


def number_of(request: Request, name: str, *, least: int = 1, default: int | None = None) -> int | None:
    """A whole number in the URL, or 400."""
    text = request.query_params.get(name, "").strip()
    if not text:
        return default
    if not text.isascii() or not text.isdigit() or len(text) > 15 or int(text) < least:
        raise HTTPException(400, f"{name} should be a whole number from {least} on, not “{shorten(plain(text), 40)}”.")
    return int(text)


def _clean(text: Any) -> Any:
    return text if isinstance(text, Markup) or not isinstance(text, str) else plain(text)


def _by_day(items: Sequence[ChangeItem]) -> list[tuple[str, list[ChangeItem]]]:
    return [(day, list(group)) for day, group in groupby(items, key=lambda item: say_day(item.at))]


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("reports.web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_clean,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        limits=limits,
        phrases=phrases,
        plain=plain,
        safe_link=safe_link,
        say_day=say_day,
        say_carriers=say_carriers,
        say_modality=say_modality,
        say_number=say_number,
        say_qualifier=say_qualifier,
        say_short_day=say_short_day,
        say_time=say_time,
        say_value=say_value,
        shorten=shorten,
        story_url=story_url,
        url=url,
    )
    environment.filters["groupby_day"] = _by_day
    return environment
