"""The outlets: does each still answer, what came of the attempts, and when the next one is due."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlalchemy import Connection
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from reports.text import plain, shorten
from reports.web.pages import chosen_of, facet, number_of, page, site_of
from reports.web.site import Outcomes, Outlet, Site
from storage import attempts
from storage.attempts import FetchRow
from storage.database import reading

DAYS = 14
PER_PAGE = 60


@dataclass(frozen=True, slots=True)
class Day:
    """The attempts of one day, by how they went."""

    on: date
    good: int = 0
    other: int = 0
    bad: int = 0

    @property
    def total(self) -> int:
        """All attempts of the day."""
        return self.good + self.other + self.bad


@dataclass(frozen=True, slots=True)
class Health:
    """How an outlet is doing. ``state`` is ``well``, ``failing``, ``silent`` (never asked), ``off`` or ``broken``."""

    outlet: Outlet
    state: str
    days: tuple[Day, ...]
    outcomes: tuple[tuple[str, int], ...]  # of all days shown, the most frequent first
    last_success: FetchRow | None
    last: FetchRow | None
    articles: int
    due_at: datetime | None


def index(request: Request) -> Response:
    """All outlets, those in trouble first."""
    site = site_of(request)
    with reading(site.engine) as connection:
        rows = _healths(site, connection)
    order = {"broken": 0, "failing": 1, "silent": 2, "well": 3, "off": 4}
    rows.sort(key=lambda one: (order[one.state], one.outlet.name.casefold()))
    most = max((day.total for one in rows for day in one.days), default=1)
    return page(request, "sources.html", rows=rows, most=max(most, 1), now=site.clock())


def source(request: Request) -> Response:
    """One outlet: its attempts, newest first, of one outcome if the URL says so."""
    site, key = site_of(request), request.path_params["source"]
    before = number_of(request, "before")
    with reading(site.engine) as connection:
        health = next((one for one in _healths(site, connection) if one.outlet.id == key), None)
        if health is None:
            raise HTTPException(404, f"There is no outlet {shorten(plain(key), 60)} in sources/ or in the ledger.")
        outcome = chosen_of(request, "outcome")
        rows = attempts.attempts_at(connection, key, outcome=outcome, before=before, limit=PER_PAGE + 1)
    seen = {name: f"{name} ({number:,})" for name, number in health.outcomes}
    if outcome and outcome not in seen:
        seen[outcome] = outcome
    return page(
        request,
        "source.html",
        health=health,
        most=max((day.total for day in health.days), default=1) or 1,
        rows=rows[:PER_PAGE],
        more=rows[PER_PAGE - 1].id if len(rows) > PER_PAGE else None,
        outcome=outcome,
        facets=[facet("outcome", "What came of it", seen, outcome, "all attempts")],
        outcomes=site.outcomes,
        now=site.clock(),
    )


def _healths(site: Site, connection: Connection) -> list[Health]:
    newest = attempts.newest_attempt_at(connection)
    until = (newest or site.clock()).date()
    since = until - timedelta(days=DAYS - 1)
    counted: dict[str, list[tuple[str, str, int]]] = defaultdict(list)
    midnight = (newest or site.clock()).replace(hour=0, minute=0, second=0, microsecond=0)
    for key, on, outcome, number in attempts.outcomes(connection, since=midnight - timedelta(days=DAYS - 1)):
        counted[key].append((on, outcome, number))
    dues = attempts.dues(connection)
    files = {one.id: one for one in site.outlets()}
    for key in sorted({*dues, *counted} - set(files)):
        files[key] = Outlet(key, key, "", enabled=False)
    return [
        _health(site, connection, outlet, counted.get(key, []), since, dues.get(key, (0, None)))
        for key, outlet in files.items()
    ]


def _health(
    site: Site,
    connection: Connection,
    outlet: Outlet,
    counted: Sequence[tuple[str, str, int]],
    since: date,
    due: tuple[int, datetime | None],
) -> Health:
    days = {since + timedelta(days=one): Day(since + timedelta(days=one)) for one in range(DAYS)}
    total: Counter[str] = Counter()
    for on, outcome, number in counted:
        total[outcome] += number
        day = date.fromisoformat(on)
        if day in days:
            kind = kind_of(outcome, site.outcomes)
            days[day] = replace(days[day], **{kind: getattr(days[day], kind) + number})
    last = attempts.last_attempt(connection, outlet.id)
    success = attempts.last_attempt(connection, outlet.id, site.outcomes.good)
    return Health(
        outlet=outlet,
        state=_state(outlet, last, success, site.outcomes),
        days=tuple(days.values()),
        outcomes=tuple(total.most_common()),
        last_success=success,
        last=last,
        articles=due[0],
        due_at=due[1],
    )


def kind_of(outcome: str, outcomes: Outcomes) -> str:
    """``good``, ``bad`` or ``other``."""
    return "good" if outcome in outcomes.good else "bad" if outcome in outcomes.bad else "other"


def _state(outlet: Outlet, last: FetchRow | None, success: FetchRow | None, outcomes: Outcomes) -> str:
    """Failing is an outlet whose last success lies a day before its last failure: one bad page is no failing outlet."""
    if outlet.problem:
        return "broken"
    if not outlet.enabled:
        return "off"
    if last is None:
        return "silent"
    failed = last.outcome in outcomes.bad
    return "failing" if failed and (success is None or last.at - success.at > timedelta(days=1)) else "well"
