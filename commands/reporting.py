"""``report``: what is said now, and what changed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from commands.quarantine import note_held_back
from commands.surface import (
    ReviewerOption,
    StoryArgument,
    WorkspaceOption,
    clock,
    ledger_of,
    moment,
    note,
    out,
    reviewer_of,
    save,
    story_of,
    workspace_at,
    write,
)

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection, Engine

    from reports.model import StoryReport
    from storage.reviews import Review
    from storage.workspace import Workspace

Format = Literal["terminal", "markdown", "html", "json", "csv", "atom"]
LAST = "last"
SUFFIXES: dict[str, Format] = {
    ".html": "html", ".htm": "html", ".md": "markdown", ".json": "json", ".csv": "csv", ".atom": "atom", ".xml": "atom",
    ".txt": "terminal",
}  # fmt: skip
ENDINGS = {"html": ".html", "markdown": ".md", "json": ".json", "csv": ".csv", "atom": ".atom"}
REPORTS_FOLDER = "reports"

SinceOption = Annotated[
    str | None,
    typer.Option(metavar="TIME", help="Changes from then on: a day, a time, 24h, 7d, or last: your last look"),
]
RejectedOption = Annotated[
    bool, typer.Option("--rejected", help="Also changes that were rejected or merged, or that rules hide")
]
FactOption = Annotated[str | None, typer.Option(metavar="FACT", help="Only this fact of the story")]


def report(
    story: StoryArgument = None,
    since: SinceOption = None,
    as_of: Annotated[
        str | None, typer.Option(metavar="TIME", help="As it was known then; a day means its end, times are UTC")
    ] = None,
    fact: FactOption = None,
    form: Annotated[Format | None, typer.Option("--format", "-f", help="terminal, or what --output ends in")] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write it to a file")] = None,
    save_all: Annotated[
        bool,
        typer.Option(
            "--save", help="Write the formats of factdrift.toml to reports/, for all stories or the one named"
        ),
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="The same as --format json")] = False,
    rejected: RejectedOption = False,
    mark: Annotated[
        bool, typer.Option("--mark", help="Remember that you have seen this, for the next --since last")
    ] = False,
    reviewer: ReviewerOption = None,
    workspace: WorkspaceOption = Path(),
) -> None:
    """Show what is reported about a story now, by whom, in which sentence, and what changed."""
    opened = workspace_at(workspace)
    until = moment(as_of, "--as-of", end_of_day=True)
    if mark and (until or fact):
        raise typer.BadParameter("what you see with --as-of or --fact is not all there is to see", param_hint="--mark")
    who = reviewer_of(reviewer) if mark or since == LAST else ""
    if as_json and form not in {None, "json"}:
        raise typer.BadParameter(f"--format says {form}", param_hint="--json")
    form = "json" if as_json else form
    forms: tuple[Format, ...] = (form or _form_of(output),)
    chosen = [story_of(opened, story)[0]] if story or not (save_all and opened.stories) else list(opened.stories)
    if save_all:
        forms = (form,) if form else opened.settings.report.formats
        if "terminal" in forms or output is not None:
            raise typer.BadParameter("it writes html, markdown, json, csv or atom, to reports/", param_hint="--save")
    with ledger_of(opened) as engine:
        for one in chosen:
            start = since_of(engine, one, since, who)
            made = build(opened, engine, one, since=start, as_of=until, fact=fact, everything=rejected)
            for each in forms:
                target = opened.root / REPORTS_FOLDER / f"{one}{ENDINGS[each]}" if save_all else output
                _show(made, each, target, told=not save_all)
            if mark:
                _mark(engine, made, who)
        note_held_back(engine)


def _form_of(output: Path | None) -> Format:
    """The format that a file's name asks for. Raises a usage error where its ending names none."""
    if output is None or str(output) == "-":
        return "terminal"
    if (form := SUFFIXES.get(output.suffix.lower())) is None:
        said = f"the ending of {output.name!r} names no format. Give --format, or one of {', '.join(SUFFIXES)}"
        raise typer.BadParameter(said, param_hint="--output")
    return form


def _show(made: StoryReport, form: Format, target: Path | None, *, told: bool) -> None:
    """Print a report, or write it to a file and say so, on standard output where files are what was asked for."""
    if target is not None:
        save(target, rendered(made, form))
        if told:
            note(f"{target} written ({form}).")
        else:
            out().print(str(target), soft_wrap=True)
    elif form == "terminal":
        from reports.render.terminal import render

        out().print(render(made))
    else:
        write(rendered(made, form))


def since_of(engine: Engine, story: str, since: str | None, reviewer: str) -> datetime | None:
    """The moment that ``--since`` means for a story; None for all there is."""
    if since != LAST:
        return moment(since, "--since")
    from storage.database import reading
    from storage.looks import last_look

    with reading(engine) as connection:
        found = last_look(connection, story, reviewer=reviewer)
    if found is None:
        note(f"{reviewer} has not marked a look at {story} yet (--mark): all is new.", "dim")
    return found


def _mark(engine: Engine, made: StoryReport, reviewer: str) -> None:
    from storage.looks import looked

    with engine.begin() as connection:
        looked(connection, made.story, reviewer=reviewer, at=clock(), until=made.newest_change_at)


def build(
    workspace: Workspace,
    engine: Engine,
    story: str,
    *,
    since: datetime | None = None,
    as_of: datetime | None = None,
    fact: str | None = None,
    everything: bool = False,
) -> StoryReport:
    """The report of a story from the ledger, all from one moment of it."""
    from reports.timeline import build_report
    from storage import changes as stored
    from storage import claims
    from storage.database import reading
    from storage.decisions import decisions

    with reading(engine) as connection:
        seen = claims.reports(connection, story, as_of=as_of)
        found = stored.changes(connection, story)
        made = decisions(connection, story)
    return build_report(
        story,
        workspace.stories[story],
        seen,
        found,
        decisions=made,
        now=clock(),
        since=since,
        as_of=as_of,
        fact=fact,
        everything=everything,
    )


def review_of(connection: Connection, story: str) -> Review:
    """The changes of a story as people judged them, all from one moment of the ledger."""
    from storage.changes import changes as stored
    from storage.decisions import decisions
    from storage.reviews import review

    return review(stored(connection, story), decisions(connection, story))


def rendered(made: StoryReport, form: Format) -> str:
    """A report as text in one of the formats."""
    import importlib

    if form == "terminal":
        from rich.console import Console

        from reports.render.terminal import render

        console = Console(width=100, no_color=True, highlight=False, force_terminal=False)
        with console.capture() as captured:
            console.print(render(made))
        return captured.get()
    text: str = importlib.import_module(f"reports.render.{form}").render(made)
    return text
