"""``source list``, ``check``, ``enable``, ``disable``, ``backfill``: the outlets of a workspace."""

from __future__ import annotations

import sys
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from commands.surface import (
    CommandError,
    Exit,
    JsonOption,
    WorkspaceOption,
    clock,
    json_text,
    leave,
    ledger_of,
    note,
    out,
    problems_body,
    workspace_at,
    write,
)

if TYPE_CHECKING:
    from scraper.sources import Source
    from storage.track_record import TrackRecord
    from storage.workspace import Workspace

DAYS = 7
SourceArgument = Annotated[str, typer.Argument(help="Id of the source: its file's name without .toml", metavar="ID")]


def source_list(workspace: WorkspaceOption = Path(), as_json: JsonOption = False) -> None:
    """List the outlets of the workspace, and how they have done in the last seven days."""
    from scraper.sources import load_sources

    opened = workspace_at(workspace)
    sources, errors = load_sources(opened.sources)
    known = _health(opened, sources)
    if as_json:
        bodies = [source.model_dump(mode="json") | {"health": _health_body(known[source.id])} for source in sources]
        write(json_text(bodies))
    elif not sources:
        note("There is no source yet. Find one with: factdrift source search, or: factdrift source add ADDRESS")
    else:
        _print_sources(sources, known)
    for error in errors:
        note(f"left out: {error}", "yellow")
    leave(Exit.PARTLY if errors else Exit.OK)


def source_check(
    source: Annotated[str | None, typer.Argument(help="Id of one source; otherwise all", metavar="ID")] = None,
    workspace: WorkspaceOption = Path(),
    as_json: JsonOption = False,
) -> None:
    """Check the source files, and say everything that is wrong."""
    from reports.words import say_number
    from scraper.overrides import problems_beside
    from scraper.sources import load_sources

    folder = workspace_at(workspace).sources
    sources, errors = load_sources(folder)
    if source is not None:
        if source not in {one.id for one in sources} | {error.file.stem for error in errors}:
            raise _unknown(source, sources)
        sources = [one for one in sources if one.id == source]
    wrong = [*errors, *problems_beside(folder)]
    wrong = [error for error in wrong if source is None or error.file.stem == source]
    files = {error.file.stem for error in wrong}
    fine = sum(one.id not in files for one in sources)
    if as_json:
        write(json_text({"in_order": {"sources": fine}, "problems": problems_body(wrong)}))
    else:
        for error in wrong:
            out().print(str(error), markup=False, soft_wrap=True)
        are = ("is" if fine == 1 else "are", "is" if len(files) == 1 else "are")
        note(f"{say_number(fine, 'source')} {are[0]} in order, {len(files)} {are[1]} not.")
    leave(Exit.ERROR if wrong else Exit.OK)


def source_enable(
    sources: Annotated[list[str], typer.Argument(help="Ids of sources", metavar="ID...")],
    workspace: WorkspaceOption = Path(),
) -> None:
    """Have sources crawled from now on."""
    _switch(sources, workspace, enabled=True)


def source_disable(
    sources: Annotated[list[str], typer.Argument(help="Ids of sources", metavar="ID...")],
    workspace: WorkspaceOption = Path(),
) -> None:
    """Have sources crawled no more. What is in the ledger stays."""
    _switch(sources, workspace, enabled=False)


def source_backfill(
    source: SourceArgument,
    file: Annotated[str, typer.Argument(metavar="FILE", help="Addresses of articles, one a line; - is stdin")],
    workspace: WorkspaceOption = Path(),
) -> None:
    """Queue a list of older articles of an outlet: the next crawls fetch them, as politely as new ones.

    Only addresses of the outlet's own site are taken; empty lines and lines with # are passed over.
    """
    from reports.words import say_number
    from scraper.backfill import read_addresses
    from storage.frontier import Discovered, discover

    opened = workspace_at(workspace)
    one = chosen_source(opened, source)
    body = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    found, problems = read_addresses(body, one)
    for problem in problems:
        note(f"{'standard input' if file == '-' else file}: {problem}", "yellow")
    with ledger_of(opened) as engine, engine.begin() as connection:
        new = discover(connection, [Discovered(url, one.id) for url in found], at=clock())
    queued = f"{say_number(new, 'address', 'addresses')} {'is' if new == 1 else 'are'} queued for {one.id}"
    known = len(found) - new
    said = f"{queued}, {known} {'was' if known == 1 else 'were'} known, {len(problems)} left out."
    out().print(said, markup=False, soft_wrap=True)
    crawls = -(-new // one.discover.limit)
    if crawls > 1:
        most = say_number(one.discover.limit, "new article")
        note(f"A crawl takes {most} of a source ([discover] limit): {crawls} crawls.")
    if new and not one.enabled:
        note(f"{one.id} is not enabled. Fetch them with: factdrift crawl --source {one.id}")
    leave(Exit.PARTLY if problems else Exit.OK)


def chosen_source(workspace: Workspace, key: str) -> Source:
    """The source of an id. Raises CommandError, or what is wrong with its file."""
    from scraper.sources import load_source, load_sources

    file = workspace.sources / f"{key}.toml"
    if Path(key).name == key and file.is_file():
        return load_source(file)
    raise _unknown(key, load_sources(workspace.sources)[0])


def _unknown(key: str, sources: list[Source]) -> CommandError:
    listed = ", ".join(one.id for one in sources) or "none"
    return CommandError(f"There is no source {key!r}. There are: {listed}")


def _switch(keys: list[str], workspace: Path, *, enabled: bool) -> None:
    from scraper.source_editing import set_enabled

    opened = workspace_at(workspace)
    for key in keys:
        chosen_source(opened, key)
    state = "enabled" if enabled else "disabled"
    for key in keys:
        changed = set_enabled(opened.sources / f"{key}.toml", enabled=enabled)
        out().print(f"{key} is {state}." if changed else f"{key} was {state} already.")


def _health(workspace: Workspace, sources: list[Source]) -> dict[str, TrackRecord]:
    """How each source has done; nothing where there is no ledger yet, which a look must not make."""
    from scraper.verdict import GOOD, LISTED, LISTED_UNCHANGED, LISTING_FAILED
    from storage.database import reading
    from storage.track_record import TrackRecord, track_record

    url = workspace.database_url
    if url.get_backend_name() == "sqlite" and not Path(url.database or "").is_file():
        return {source.id: TrackRecord() for source in sources}
    since = clock() - timedelta(days=DAYS)
    with ledger_of(workspace) as engine, reading(engine) as connection:
        return {
            source.id: track_record(
                connection,
                source.id,
                since=since,
                good=[str(one) for one in GOOD],
                listings=(LISTED, LISTED_UNCHANGED),
                failed=LISTING_FAILED,
            )
            for source in sources
        }


def _health_body(health: TrackRecord) -> dict[str, Any]:
    return {
        "last_attempt": health.last_attempt.isoformat() if health.last_attempt else None,
        "last_good": health.last_good.isoformat() if health.last_good else None,
        "outcomes": dict(health.outcomes),
        "listed": health.listed,
        "failed_listings": list(health.failed_listings),
    }


def _print_sources(sources: list[Source], known: dict[str, TrackRecord]) -> None:
    from rich.table import Table
    from rich.text import Text

    from reports.text import plain

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for name in (
        "Source",
        "Outlet",
        "Language",
        "Finds articles by",
        "Enabled",
        "Last good",
        "Lists",
        f"In {DAYS} days",
    ):
        table.add_column(name, overflow="fold", no_wrap=name == "Source")
    for one in sources:
        health = known[one.id]
        ways = {name: len(getattr(one.discover, name)) for name in ("feeds", "sitemaps", "sections", "search")}
        found = ", ".join(
            f"{count} {name if count > 1 else name.removesuffix('s')}" for name, count in ways.items() if count
        )
        said = ", ".join(f"{count} {name}" for name, count in sorted(health.outcomes.items()))
        if failed := len(health.failed_listings):
            said += f"{', ' if said else ''}{failed} listing{'s' if failed > 1 else ''} failed"
        table.add_row(
            one.id,
            plain(one.name),
            one.language or "any",
            found,
            "yes" if one.enabled else "no",
            f"{health.last_good:%Y-%m-%d %H:%M}" if health.last_good else "never",
            _yield(one, health),
            Text(said or "nothing", style="" if said else "dim"),
        )
    out().print(table)


def _yield(source: Source, health: TrackRecord) -> Any:
    """How many articles its listings list, against what is expected."""
    from rich.text import Text

    expected = source.expect.articles_per_run
    shown = "–" if health.listed is None else str(health.listed)
    low = bool(expected and health.listed is not None and health.listed < expected)
    return Text(f"{shown} of {expected}" if expected else shown, style="yellow" if low else "")
