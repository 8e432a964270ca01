"""``changes`` and ``explain``: what changed, and why a change fired."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commands.reporting import LAST, FactOption, RejectedOption, SinceOption, review_of, since_of
from commands.surface import (
    CommandError,
    Exit,
    JsonOption,
    ReviewerOption,
    StoryArgument,
    StoryOption,
    WorkspaceOption,
    leave,
    ledger_of,
    note,
    out,
    reviewer_of,
    story_of,
    workspace_at,
    write,
)

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from facts.model import Verb
    from reports.model import ChangeItem
    from storage.workspace import Workspace


def changes(
    story: StoryArgument = None,
    since: SinceOption = None,
    fact: FactOption = None,
    verb: Annotated[str | None, typer.Option(metavar="VERB", help='Only these: "superseded", "disputed" ...')] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Also what is no news: restated, copied, converted")
    ] = False,
    rejected: RejectedOption = False,
    as_json: JsonOption = False,
    with_code: Annotated[bool, typer.Option("--exit-code", help="Exit with 3 when there are changes")] = False,
    reviewer: ReviewerOption = None,
    workspace: WorkspaceOption = Path(),
) -> None:
    """List the changes of a story's facts, newest first."""
    from reports.judgement import tally
    from reports.model import change_items
    from reports.render import json as as_document
    from reports.render.phrases import left_out_of
    from reports.render.terminal import changes_list
    from reports.timeline import UnknownFactError
    from storage.database import reading

    opened = workspace_at(workspace)
    name, wanted = story_of(opened, story)
    titles = {one.id: one.title for one in wanted.facts}
    if fact is not None and fact not in titles:
        raise UnknownFactError(fact, titles)
    only = verb_of(verb) if verb is not None else None
    with ledger_of(opened) as engine:
        start = since_of(engine, name, since, reviewer_of(reviewer) if since == LAST else "")
        with reading(engine) as connection:
            reviewed = review_of(connection, name)
    found = [
        one.change
        for one in reviewed.items.values()
        if (everything or only or one.change.verb.news)
        and only in {None, one.change.verb}
        and fact in {None, one.change.fact}
        and (start is None or one.change.at >= start)
    ]
    items = change_items(found, titles, reviewed)
    listed = [one for one in items if rejected or one.judgement.listed]
    counted = tally(one.judgement for one in items)
    if as_json:
        write(as_document.render_changes(listed, counted))
    else:
        out().print(changes_list(listed))
        note("" if rejected else left_out_of(counted), "dim")
    leave(Exit.CHANGES if listed and with_code else Exit.OK)


def explain(
    change: Annotated[str, typer.Argument(metavar="ID", help="Id of a change, or its beginning")],
    story: StoryOption = None,
    as_json: JsonOption = False,
    workspace: WorkspaceOption = Path(),
) -> None:
    """Show why a change fired: the rule, its reason, both sentences, who was first, who followed and who lags."""
    from reports.render.json import render_change
    from reports.render.terminal import change_explained

    opened = workspace_at(workspace)
    with ledger_of(opened) as engine:
        item = _change_item(opened, engine, change, story)
    if as_json:
        write(render_change(item))
    else:
        out().print(change_explained(item))


def verb_of(text: str) -> Verb:
    """The verb that a person names. Raises a usage error."""
    from facts.model import Verb

    plain = text.strip().lower().replace("-", " ").replace("_", " ")
    if plain not in set(Verb):
        listed = ", ".join(Verb)
        raise typer.BadParameter(f"{text!r} is no verb of a change. There are: {listed}", param_hint="--verb")
    return Verb(plain)


def _change_item(workspace: Workspace, engine: Engine, prefix: str, story: str | None) -> ChangeItem:
    from facts.changes.history import fold
    from reports.model import change_items
    from reports.spread import with_spread
    from storage import claims
    from storage.changes import find_change, story_of_change
    from storage.database import reading
    from storage.judging import as_judged

    if not prefix.strip():
        raise CommandError("Give the beginning of a change's id; `factdrift changes` lists them.", Exit.USAGE)
    with reading(engine) as connection:
        found = find_change(connection, prefix.strip(), story=story)
        story = story or story_of_change(connection, found.id)
        reviewed = review_of(connection, story)
        reports = claims.reports(connection, story)
    wanted = workspace.stories.get(story)
    titles = {one.id: one.title for one in wanted.facts} if wanted else {}
    ledger = fold(as_judged(reports, reviewed))
    return with_spread(change_items([found], titles, reviewed), [found], ledger, reviewed)[0]
