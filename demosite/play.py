"""The demo as a play: at which moments a crawl looks, and the workspace files that point it at the running site."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import chain

from demosite.server import Outlet, Site

# Two looks on one day are at least four hours apart, so that an article younger than a day is due again even where
# it stood still before. Older ones rest up to three days; the episodes lie where their articles come round.
MOMENTS = (
    "2025-12-18T07:00Z",
    "2025-12-18T12:00Z",
    "2025-12-18T18:00Z",
    "2025-12-19T08:00Z",
    "2025-12-19T14:00Z",
    "2025-12-20T09:00Z",
    "2025-12-20T13:00Z",
    "2025-12-22T10:00Z",
    "2025-12-22T15:00Z",
    "2025-12-23T10:00Z",
    "2025-12-23T15:00Z",
    "2025-12-30T09:00Z",
    "2026-01-05T09:00Z",
    "2026-01-06T09:00Z",
    "2026-01-20T07:00Z",
    "2026-01-20T11:00Z",
    "2026-01-21T08:00Z",
    "2026-01-21T13:00Z",
    "2026-03-10T07:00Z",
    "2026-03-10T13:00Z",
    "2026-03-11T09:00Z",
)

SETTINGS = """\
[crawl]
allow_loopback = true
delay = 0
"""


def moments() -> list[datetime]:
    """The moments of the play, in order, UTC: set the site to one, then run a crawl with that as its clock."""
    return [datetime.fromisoformat(moment).astimezone(UTC) for moment in MOMENTS]


def look_of(time: datetime) -> datetime | None:
    """The first look that is not before a time: what became knowable in between is told there. None after the last."""
    return next((moment for moment in moments() if moment >= time), None)


def workspace_files(site: Site) -> dict[str, str]:
    """Text by path inside a workspace: ``factdrift.toml`` and one ``sources/*.toml`` per outlet of the site."""
    files = {f"sources/{outlet.id}.toml": source_file(outlet) for outlet in site.outlets}
    return {"factdrift.toml": SETTINGS, **files}


def source_file(outlet: Outlet) -> str:
    """One outlet as a source file. All values are quoted by TOML's basic string rules."""
    ways = {"feeds": outlet.feeds, "sitemaps": outlet.sitemaps, "sections": outlet.sections}
    lines = chain(
        [
            f"name = {_quoted(outlet.name)}",
            f"home = {_quoted(outlet.url + '/')}",
            f"language = {_quoted(outlet.language)}",
            f"country = {_quoted(outlet.country)}",
            "enabled = true",
            "",
            "[discover]",
        ],
        (f"{way} = [{', '.join(map(_quoted, addresses))}]" for way, addresses in ways.items() if addresses),
        ["", "[expect]", "articles_per_run = 1", "text_length = 1500", ""],
    )
    return "\n".join(lines)


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
