"""``report``, ``changes``, ``explain``: what is said now, what changed, and why a change fired."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from commands.surface import (
    CommandError,
    Exit,
    JsonOption,
    StoryArgument,
    WorkspaceOption,
    clock,
    leave,
    ledger_of,
    moment,
    note,
    out,
    save,
    story_of,
    workspace_at,
    write,
)

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Engine

    from reports.model import ChangeItem, StoryReport
    from storage.workspace import Workspace

Format = Literal["terminal", "markdown", "html", "json", "csv"]
SUFFIXES: dict[str, Format] = {
    ".html": "html", ".htm": "html", ".md": "markdown", ".json": "json", ".csv": "csv", ".txt": "terminal",
}  # fmt: skip
ENDINGS = {"html": ".html", "markdown": ".md", "json": ".json", "csv": ".csv"}
REPORTS_FOLDER = "reports"

SinceOption = Annotated[
    str | None, typer.Option(metavar="TIME", help="Changes from then on: a day, a time, or 24h, 7d")
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
    workspace: WorkspaceOption = Path(),
) -> None:
    """Show what is reported about a story now, by whom, in which sentence, and what changed."""
    opened = workspace_at(workspace)
    start, until = moment(since, "--since"), moment(as_of, "--as-of", end_of_day=True)
    if save_all:
        forms: tuple[Format, ...] = (form,) if form else opened.settings.report.formats
        if "terminal" in forms or output is not None:
            raise typer.BadParameter("it writes html, markdown, json or csv, to reports/", param_hint="--save")
        chosen = [story_of(opened, story)[0]] if story or not opened.stories else list(opened.stories)
        with ledger_of(opened) as engine:
            for one in chosen:
                made = build(opened, engine, one, since=start, as_of=until, fact=fact)
                for each in forms:
                    target = opened.root / REPORTS_FOLDER / f"{one}{ENDINGS[each]}"
                    save(target, rendered(made, each))
                    out().print(str(target), soft_wrap=True)
        return
    name = story_of(opened, story)[0]
    with ledger_of(opened) as engine:
        made = build(opened, engine, name, since=start, as_of=until, fact=fact)
    chosen_form: Format = form or (SUFFIXES.get(output.suffix.lower(), "terminal") if output else "terminal")
    if output is not None:
        save(output, rendered(made, chosen_form))
        note(f"{output} written ({chosen_form}).")
    elif chosen_form == "terminal":
        from reports.render.terminal import render

        out().print(render(made))
    else:
        write(rendered(made, chosen_form))


def changes(
    story: StoryArgument = None,
    since: SinceOption = None,
    fact: FactOption = None,
    verb: Annotated[str | None, typer.Option(metavar="VERB", help='Only these: "superseded", "disputed" ...')] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Also what is no news: restated, copied, converted")
    ] = False,
    as_json: JsonOption = False,
    with_code: Annotated[bool, typer.Option("--exit-code", help="Exit with 3 when there are changes")] = False,
    workspace: WorkspaceOption = Path(),
) -> None:
    """List the changes of a story's facts, newest first."""
    from reports.model import change_items
    from reports.render import json as as_document
    from reports.render.terminal import changes_list
    from reports.timeline import UnknownFactError
    from storage import changes as stored
    from storage.database import reading

    opened = workspace_at(workspace)
    name, wanted = story_of(opened, story)
    titles = {one.id: one.title for one in wanted.facts}
    if fact is not None and fact not in titles:
        raise UnknownFactError(fact, titles)
    only = _verb(verb)
    with ledger_of(opened) as engine, reading(engine) as connection:
        found = stored.changes(connection, name, since=moment(since, "--since"), fact=fact, verb=only)
    items = change_items([one for one in found if everything or only or one.verb.news], titles)
    if as_json:
        write(as_document.render_changes(items))
    else:
        out().print(changes_list(items))
    leave(Exit.CHANGES if items and with_code else Exit.OK)


def explain(
    change: Annotated[str, typer.Argument(metavar="ID", help="Id of a change, or its beginning")],
    as_json: JsonOption = False,
    workspace: WorkspaceOption = Path(),
) -> None:
    """Show why a change fired: the rule, its reason, both sentences, who was first, who followed and who lags."""
    from reports.render.json import render_change
    from reports.render.terminal import change_explained

    opened = workspace_at(workspace)
    with ledger_of(opened) as engine:
        item = _change_item(opened, engine, change)
    if as_json:
        write(render_change(item))
    else:
        out().print(change_explained(item))


def build(
    workspace: Workspace,
    engine: Engine,
    story: str,
    *,
    since: datetime | None = None,
    as_of: datetime | None = None,
    fact: str | None = None,
) -> StoryReport:
    """The report of a story from the ledger, all from one moment of it."""
    from reports.timeline import build_report
    from storage import changes as stored
    from storage import claims
    from storage.database import reading

    with reading(engine) as connection:
        seen = claims.reports(connection, story, as_of=as_of)
        found = stored.changes(connection, story, until=as_of)
    wanted = workspace.stories[story]
    return build_report(story, wanted, seen, found, now=clock(), since=since, as_of=as_of, fact=fact)


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


def _verb(text: str | None) -> Any:
    from facts.model import Verb

    if text is None:
        return None
    plain = text.strip().lower().replace("-", " ").replace("_", " ")
    if plain not in set(Verb):
        listed = ", ".join(Verb)
        raise typer.BadParameter(f"{text!r} is no verb of a change. There are: {listed}", param_hint="--verb")
    return Verb(plain)


def _change_item(workspace: Workspace, engine: Engine, prefix: str) -> ChangeItem:
    from sqlalchemy import select

    from facts.adoption import adoptions
    from facts.history import fold
    from reports.model import change_items
    from storage import claims, schema
    from storage.changes import find_change
    from storage.database import reading

    if not prefix.strip():
        raise CommandError("Give the beginning of a change's id; `factdrift changes` lists them.", Exit.USAGE)
    with reading(engine) as connection:
        found = find_change(connection, prefix.strip())
        story = connection.execute(select(schema.change.c.story).where(schema.change.c.id == found.id)).scalar_one()
        reports = claims.reports(connection, story)
    wanted = workspace.stories.get(story)
    titles = {one.id: one.title for one in wanted.facts} if wanted else {}
    return change_items([found], titles, adoptions(fold(reports), [found]))[0]
