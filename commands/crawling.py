"""``crawl``: one look at all sources, with its progress, its summary and its exit code."""

from __future__ import annotations

import fcntl
import gc
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from commands.surface import (
    CommandError,
    Exit,
    JsonOption,
    WorkspaceOption,
    clock,
    err,
    json_text,
    leave,
    ledger_of,
    moment,
    note,
    out,
    workspace_at,
    write,
)

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Engine

    from scraper.summary import CrawlSummary, Progress, SourceSummary
    from storage.workspace import Workspace

LOCK_FILE = ".factdrift-crawl.lock"
SECONDS_BETWEEN_LINES = 5.0


def crawl(
    workspace: WorkspaceOption = Path(),
    source: Annotated[
        str | None, typer.Option(metavar="ID", help="Only this source, also if it is not enabled")
    ] = None,
    now: Annotated[
        str | None,
        typer.Option(
            metavar="TIME",
            help="Pretend it is this moment, for replays: the clock stands still, all is dated so",
        ),
    ] = None,
    as_json: JsonOption = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress, only the summary")] = False,
) -> None:
    """Look at all sources once: find, fetch, read, and see what changed.

    Exit codes: 0 all went well, 4 a source or a file failed, 1 all of them did, 75 another crawl is at it.
    """
    from scraper.workers import import_ahead

    import_ahead("scraper.preload")
    opened = workspace_at(workspace)
    at = moment(now, "--now")
    if not opened.stories:
        raise CommandError(f"{opened.root / 'stories'} has no story that can be used, so there is nothing to look for.")
    with lasting_imports():
        from scraper.crawl import crawl as run
    with one_at_a_time(opened.root), ledger_of(opened) as engine, shown_progress(quiet=quiet) as progress:
        _take_back_leases(engine)
        summary = run(opened, engine, now=_standing(at) if at else clock, progress=progress, only=source)
    if as_json:
        write(json_text(summary_body(summary)))
    else:
        _print_summary(summary)
    for trouble in (*summary.errors, *summary.warnings, *summary.file_errors):
        note(str(trouble), "yellow")
    leave(exit_code(opened, summary))


def _take_back_leases(engine: Engine) -> None:
    """What a killed crawl had leased is due at once: the lock says that it runs no more.

    Not on a server: a crawl of another workspace may share the ledger, and its leases end by themselves.
    """
    if engine.dialect.name == "sqlite":
        from storage.frontier import take_back

        with engine.begin() as connection:
            take_back(connection)


@contextmanager
def lasting_imports() -> Iterator[None]:
    """Import what is needed to the end: nobody looks through it for garbage, now or later."""
    gc.disable()
    try:
        yield
        gc.freeze()
    finally:
        gc.enable()


@contextmanager
def one_at_a_time(root: Path) -> Iterator[None]:
    """Hold the workspace's crawl lock. Raises CommandError (busy) when another process does.

    The system lets go of it when the process ends, however it ends.
    """
    with (root / LOCK_FILE).open("a+", encoding="utf-8") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            owner = lock.read().strip() or "unknown"
            message = f"{root}: another crawl is running (process {owner}). Wait until it has ended, then try again."
            raise CommandError(message, Exit.BUSY) from None
        lock.truncate(0)
        lock.write(f"{os.getpid()}\n")
        lock.flush()
        yield


def exit_code(workspace: Workspace, summary: CrawlSummary) -> Exit:
    """What the outcome of a crawl is as an exit code."""
    if summary.reason == "shutdown":
        return Exit.INTERRUPTED
    failed = {trouble.source for trouble in summary.errors}
    if (failed or summary.file_errors) and not any(one.id not in failed or one.gave for one in summary.sources):
        return Exit.ERROR
    return Exit.OK if summary.complete and not workspace.errors else Exit.PARTLY


def summary_body(summary: CrawlSummary) -> dict[str, Any]:
    """The summary as JSON values."""
    troubles = {"errors": summary.errors, "warnings": summary.warnings}
    return {
        "started_at": summary.started_at.isoformat(),
        "finished_at": summary.finished_at.isoformat(),
        "reason": summary.reason,
        "complete": summary.complete,
        "fetched": summary.fetched,
        "outcomes": dict(summary.outcomes),
        "new_articles": summary.new_articles,
        "new_revisions": summary.new_revisions,
        "claims": summary.claims,
        "changes": {
            story: [change.id for change in found if change.verb.news] for story, found in summary.changes.items()
        },
        "sources": [_source_body(one) for one in summary.sources],
        **{
            name: [
                {
                    "source": one.source,
                    "where": one.where,
                    "kind": one.kind,
                    "problem": one.problem,
                    "remedy": one.remedy,
                }
                for one in listed
            ]
            for name, listed in troubles.items()
        },
        "file_errors": [str(error) for error in summary.file_errors],
    }


@contextmanager
def shown_progress(*, quiet: bool) -> Iterator[Callable[[Progress], None] | None]:
    """How a crawl tells where it is: a line that moves on a terminal, a line now and then elsewhere."""
    console = err()
    if quiet:
        yield None
    elif console.is_terminal:
        from reports.text import plain

        with console.status("looking at the sources …", spinner="dots") as status:

            def show(progress: Progress) -> None:
                status.update(f"{_counts(progress)}  [dim]{plain(progress.source)}[/dim]")

            yield show
    else:
        last = time.monotonic()

        def log(progress: Progress) -> None:
            nonlocal last
            if time.monotonic() - last >= SECONDS_BETWEEN_LINES:
                last = time.monotonic()
                note(f"crawl: {_counts(progress)}")

        yield log


def _counts(progress: Progress) -> str:
    outcomes = ", ".join(
        f"{count} {name}" for name, count in sorted(progress.outcomes.items(), key=lambda one: -one[1])
    )
    return f"{progress.fetched} fetched, {max(progress.waiting, 0)} waiting" + (f": {outcomes}" if outcomes else "")


def _standing(at: datetime) -> Callable[[], datetime]:
    return lambda: at


def _source_body(one: SourceSummary) -> dict[str, Any]:
    return {name: getattr(one, name) for name in one.__slots__} | {"outcomes": dict(one.outcomes)}


def _print_summary(summary: CrawlSummary) -> None:
    from rich.table import Table
    from rich.text import Text

    from reports.words import say_number

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for name in ("Source", "Listed", "Fetched", "New texts", "Outcomes"):
        left = name in {"Source", "Outcomes"}
        table.add_column(name, justify="left" if left else "right", overflow="fold", no_wrap=name == "Source")
    failed = {trouble.source for trouble in summary.errors}
    for one in summary.sources:
        outcomes = ", ".join(f"{count} {name}" for name, count in sorted(one.outcomes.items()))
        if one.postponed:
            outcomes += f"{', ' if outcomes else ''}{one.postponed} postponed"
        source = Text(one.id, style="yellow" if one.id in failed else "")
        idle = "nothing to fetch" if summary.reason == "finished" else "nothing fetched"
        said = Text(outcomes or ("in trouble" if one.id in failed else idle), style="" if outcomes else "dim")
        table.add_row(source, str(one.listed), str(one.fetched), str(one.revisions), said)
    console = out()
    if summary.sources:
        console.print(table)
    news = {story: sum(change.verb.news for change in found) for story, found in summary.changes.items()}
    told = ", ".join(f"{count} in {story}" for story, count in news.items() if count) or "none"
    console.print(
        f"{say_number(summary.new_articles, 'new article')}, {say_number(summary.new_revisions, 'new text')}, "
        f"{say_number(summary.claims, 'value')} read. "
        f"Changes of facts: {told}."
    )
    if not summary.sources:
        note("No source is enabled: add files to sources/ (factdrift source list).", "yellow")
    if summary.reason != "finished":
        ended = "was stopped" if summary.reason == "shutdown" else f"ended early ({summary.reason})"
        note(f"The crawl {ended}; the next one goes on where it stopped.", "yellow")
