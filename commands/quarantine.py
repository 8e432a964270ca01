"""``source release``: let texts into the history that were held back since many pages changed at once."""

from __future__ import annotations

from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Annotated

import typer

from commands.surface import CommandError, WorkspaceOption, clock, ledger_of, note, out, workspace_at

if TYPE_CHECKING:
    from sqlalchemy import Engine


def source_release(
    source: Annotated[str, typer.Argument(help="Id of the source", metavar="ID")],
    workspace: WorkspaceOption = Path(),
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only list the pages that are held back")] = False,
) -> None:
    """Tell what changed on pages that were held back: many of the outlet's pages had changed at once.

    Look at two of them first. When the outlet has only a new design, leave them held back.
    """
    from reports.words import say_number
    from storage import changes, quarantine
    from storage.database import reading

    opened = workspace_at(workspace)
    with ledger_of(opened) as engine:
        with reading(engine) as connection:
            waiting = quarantine.held(connection, source)
            sources = sorted({one.source for one in quarantine.held(connection)})
        if not waiting:
            others = f" Held back are pages of: {', '.join(sources)}." if sources else " No source is held back."
            raise CommandError(f"Nothing of {source!r} is held back.{others}")
        for url in dict.fromkeys(one.url for one in waiting):
            out().print(url, markup=False, highlight=False, soft_wrap=True)
        if dry_run:
            return
        news = 0
        with engine.begin() as connection:
            released = quarantine.release(connection, source, at=clock())
            for story in quarantine.stories_of(connection, released):
                before = {change.id for change in changes.changes(connection, story)}
                found = changes.rebuild(connection, story)
                news += sum(change.verb.news for change in found if change.id not in before)
        texts, are = say_number(len(released), "text"), "is" if len(released) == 1 else "are"
        note(f"{texts} of {source} {are} released. New changes of facts: {news} (factdrift changes).")


def note_held_back(engine: Engine) -> None:
    """Say on standard error which sources are held back, so that a report is not taken for complete."""
    from reports.words import say_number
    from storage import quarantine
    from storage.database import reading

    with reading(engine) as connection:
        waiting = quarantine.held(connection)
    for source in sorted({one.source for one in waiting}):
        pages = len({one.article for one in waiting if one.source == source})
        said, are = say_number(pages, "changed page"), "is" if pages == 1 else "are"
        note(f"{said} of {source} {are} held back: factdrift source release {quote(source)} --dry-run", "yellow")
