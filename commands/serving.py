"""``serve``: the review application, on this machine unless a password is set."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Callable
from ipaddress import ip_address
from pathlib import Path
from shlex import quote
from threading import Thread
from typing import TYPE_CHECKING, Annotated

import typer

from commands.surface import (
    CommandError,
    Exit,
    ReviewerOption,
    WorkspaceOption,
    clock,
    ledger_of,
    note,
    reviewer_of,
    workspace_at,
)

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from reports.web.site import Outlet, Site
    from storage.workspace import Workspace

PASSWORD_FILE = ".factdrift-password"  # noqa: S105 - the name of a file
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


def serve(
    host: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Where to listen; another than this machine needs a password")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port; 0 takes a free one")] = 8765,
    allow_host: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Another name that the pages are asked for by; repeat it")
    ] = None,
    set_password: Annotated[
        bool, typer.Option("--set-password", help="Ask for a password, keep its hash in the workspace, and end")
    ] = False,
    reviewer: ReviewerOption = None,
    workspace: WorkspaceOption = Path(),
) -> None:
    """Show the ledger as pages in a browser, and take decisions on its changes, until stopped (Ctrl-C)."""
    opened = workspace_at(workspace)
    if set_password:
        _set_password(opened)
        return
    password = _password(opened)
    if password is None and not _is_loopback(host):
        raise CommandError(
            f"{host} can be reached from other machines, and no password is set. Set one with: "
            f"factdrift serve --set-password --workspace {quote(str(opened.root))}",
            Exit.USAGE,
        )
    with ledger_of(opened) as engine:
        site = site_of(
            opened, engine, reviewer=reviewer_of(reviewer), password=password, hosts=_hosts(host, allow_host or [])
        )
        _run(site, host, port)


def site_of(
    workspace: Workspace, engine: Engine, *, reviewer: str, password: str | None, hosts: frozenset[str] = LOOPBACK
) -> Site:
    """The site of a workspace. Whatever of it comes from crawling is handed over here."""
    from reports.web.site import Outcomes, Site
    from scraper.verdict import LISTED, LISTED_UNCHANGED, LISTING_FAILED, OFF_TOPIC, Outcome

    calm = {Outcome.GONE, Outcome.MOVED, Outcome.NOT_AN_ARTICLE, Outcome.SOFT_404, Outcome.ROBOTS_DISALLOWED}
    good = {one.value for one in Outcome if one.to_ledger or one.confirms} | {LISTED, LISTED_UNCHANGED, OFF_TOPIC}
    bad = {one.value for one in set(Outcome) - calm if one.value not in good} | {LISTING_FAILED}
    return Site(
        root=workspace.root,
        stories=workspace.stories,
        story_errors=workspace.errors,
        engine=engine,
        clock=clock,
        outlets=_outlets(workspace),
        outcomes=Outcomes(frozenset(good), frozenset(bad)),
        timetable=workspace.settings.schedule.crawl,
        reviewer=reviewer,
        password=password,
        hosts=hosts,
    )


def _outlets(workspace: Workspace) -> Callable[[], list[Outlet]]:
    from reports.web.site import Outlet
    from scraper.sources import load_sources

    def load() -> list[Outlet]:
        sources, errors = load_sources(workspace.sources)
        found = [
            Outlet(
                id=one.id,
                name=one.name,
                home=one.home,
                enabled=one.enabled,
                language=one.language,
                country=one.country,
                listings=len(one.discover.addresses()),
                expected_articles=one.expect.articles_per_run,
            )
            for one in sources
        ]
        broken = [Outlet(one.file.stem, one.file.stem, "", enabled=False, problem=str(one)) for one in errors]
        return found + broken

    return load


def _run(site: Site, host: str, port: int) -> None:
    """Serve until stopped. The socket is opened here, so that a taken port is told in words."""
    import uvicorn

    from reports.web.app import create_app
    from reports.web.desk import build_reports

    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, port))
            listener.listen()
        except OSError as error:
            raise CommandError(
                f"{host} port {port} cannot be used: {error.strerror}. Stop the other program, or give another --port."
            ) from None
        shown = f"[{host}]" if ":" in host else host
        note(f"Review the changes at http://{shown}:{listener.getsockname()[1]}/ (stop with Ctrl-C)")
        config = uvicorn.Config(
            create_app(site), log_level="warning", server_header=False, proxy_headers=False, access_log=False,
            lifespan="off", timeout_graceful_shutdown=5,
        )  # fmt: skip
        Thread(target=build_reports, args=(site,), daemon=True).start()
        uvicorn.Server(config).run(sockets=[listener])


def _hosts(host: str, more: list[str]) -> frozenset[str]:
    named = {host} if host not in {"0.0.0.0", "::"} else {socket.gethostname()}  # noqa: S104 - read, not bound
    return LOOPBACK | named | set(more)


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _password(workspace: Workspace) -> str | None:
    """The hash of the workspace's password; None without one."""
    from reports.web.passwords import is_hash

    file = workspace.root / PASSWORD_FILE
    if not file.exists():
        return None
    text = file.read_text(encoding="utf-8").strip()
    if not is_hash(text):
        raise CommandError(f"{file} holds no Argon2 hash. Delete it, or set the password anew with --set-password.")
    return text


def _set_password(workspace: Workspace) -> None:
    from reports.web.passwords import SHORTEST, hash_password

    if sys.stdin.isatty():
        password = typer.prompt(
            f"New password, at least {SHORTEST} characters", hide_input=True, confirmation_prompt=True, err=True
        )
    else:
        password = sys.stdin.readline().rstrip("\r\n")
    try:
        hashed = hash_password(password)
    except ValueError as error:
        raise CommandError(f"Not set: {error}.", Exit.USAGE) from None
    file = workspace.root / PASSWORD_FILE
    file.unlink(missing_ok=True)
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as out:
        out.write(hashed + "\n")
    note(f"{file} written. `factdrift serve` now asks for a name and this password.")
