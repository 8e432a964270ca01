"""The review application: its addresses, and what is shown when something is wrong."""

from __future__ import annotations

from collections.abc import Callable
from importlib import resources

from sqlalchemy.exc import SQLAlchemyError
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from reports.web import article, change, fact, queue, rules, search, sources, stories
from reports.web.forms import posted
from reports.web.guard import Guard
from reports.web.pages import page
from reports.web.site import Site
from storage.errors import LedgerError, StorageError
from storage.explain import explain

LARGEST_FORM = 64 * 1024  # bytes
_STORY = "/stories/{story}"
_CHANGE = _STORY + "/changes/{change}"
_STATIC = {
    "report.css": ("reports", "templates/report.css", "text/css"),
    "chart.css": ("reports", "templates/chart.css", "text/css"),
    "web.css": ("reports.web", "static/web.css", "text/css"),
    "keys.js": ("reports.web", "static/keys.js", "text/javascript"),
    "icon.svg": ("reports.web", "static/icon.svg", "image/svg+xml"),
}


def routes() -> list[BaseRoute]:
    """Every address. Those that write take POST only."""
    return [
        Route("/", stories.index),
        Route("/static/{name}", _static),
        Route("/sources", sources.index),
        Route("/sources/{source}", sources.source),
        Route("/search", search.results),
        Route("/articles/{article:int}", article.latest),
        Route("/articles/{article:int}/{n:int}", article.revision),
        Route("/fetches/{fetch:int}/raw", article.raw),
        Route(_STORY, stories.story),
        Route(_STORY + "/look", posted(stories.look), methods=["POST"]),
        Route(_STORY + "/facts/{fact}", fact.show),
        Route(_STORY + "/review", queue.show),
        Route(_STORY + "/undo", posted(queue.undo), methods=["POST"]),
        Route(_STORY + "/decisions", queue.log),
        Route(_STORY + "/rules", rules.index),
        Route(_STORY + "/rules/new", rules.propose),
        Route(_STORY + "/rules/add", posted(rules.add), methods=["POST"]),
        Route(_CHANGE, change.show),
        Route(_CHANGE + "/decide", posted(queue.decide), methods=["POST"]),
    ]


def create_app(site: Site) -> Starlette:
    """The application of a site."""
    guard = Middleware(Guard, hosts=site.hosts, password=site.password, reviewer=site.reviewer, refuse=_refuser(site))
    app = Starlette(
        routes=routes(),
        middleware=[guard],
        exception_handlers={
            HTTPException: _http_error,
            LedgerError: _ledger_error,
            SQLAlchemyError: _database_error,
            StorageError: _storage_error,
            Exception: _fault,
        },
        max_body_size=LARGEST_FORM,
    )
    app.router.redirect_slashes = True
    app.state.site = site
    return app


_TITLES = {
    400: "That address cannot be read",
    401: "A name and the password, please",
    403: "This was not sent from here",
    404: "There is nothing here",
    405: "Not that way",
    409: "That cannot be done now",
    413: "That is too long",
    500: "Something is broken here",
    503: "The ledger does not answer",
}
_REFUSALS = {
    "host": "The name in the address is not one of this server. Use the address that `factdrift serve` printed, or "
    "start it with --allow-host NAME.",
    "password": "This ledger is open to the network and asks for a password. Load the page again, give any name as "
    "the user and the password that `factdrift serve --set-password` took.",
    "origin": "Decisions are only taken from pages of this server. Go back, load the page again, and try once more.",
}


def _refuser(site: Site) -> Callable[[Request, int, str], Response]:
    def refuse(request: Request, status: int, reason: str) -> Response:
        request.scope.setdefault("app", _Bare(site))
        return error_page(request, status, _REFUSALS[reason])

    return refuse


class _Bare:
    """What a page needs of the application where the request never reached it."""

    def __init__(self, site: Site) -> None:
        self.state = type("State", (), {"site": site})()


def error_page(request: Request, status: int, told: str) -> Response:
    """A page that says what is wrong and what to do."""
    title = _TITLES.get(status, "That did not work")
    return page(request, "error.html", status=status, heading=title, told=told, code=status)


def _http_error(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    told = error.detail if isinstance(error, HTTPException) else ""
    general = {
        404: "The address may be mistyped, or what it named is not in the ledger. Begin from the list of stories.",
        405: "This address takes another method. Use the links and buttons of the pages.",
        413: "A form takes at most 64 KiB.",
    }
    plain_words = {"Not Found", "Method Not Allowed", "Content Too Large"}
    response = error_page(request, status, general.get(status, told) if told in plain_words else told)
    response.headers.update((error.headers or {}) if isinstance(error, HTTPException) else {})
    return response


def _ledger_error(request: Request, error: Exception) -> Response:
    return error_page(request, 409, f"{str(error)[:1].upper()}{str(error)[1:]}. Go back and load the page again.")


def _storage_error(request: Request, error: Exception) -> Response:
    return error_page(request, 503, str(error))


def _database_error(request: Request, error: Exception) -> Response:
    site: Site = request.app.state.site
    if not isinstance(error, SQLAlchemyError):
        raise error
    return _storage_error(request, explain(site.engine.url, error))


def _fault(request: Request, _error: Exception) -> Response:
    """A mistake of ours: the page stays calm, the server's log has the traceback."""
    return error_page(
        request,
        500,
        "This is a mistake in Factdrift, not yours. Nothing was changed. The terminal of "
        "`factdrift serve` shows what happened; please report it.",
    )


def _static(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in _STATIC:
        raise HTTPException(404)
    package, path, kind = _STATIC[name]
    body = resources.files(package).joinpath(path).read_bytes()
    return Response(body, media_type=kind)
