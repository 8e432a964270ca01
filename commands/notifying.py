"""``notify``: send what is to be told, list it, and try whether messages arrive."""

from __future__ import annotations

import os
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
    moment,
    note,
    out,
    workspace_at,
    write,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from reports.sending import Target
    from reports.telling import Attempt, Plan
    from storage.outbox import Message
    from storage.workspace import Workspace


def send(
    digest: Annotated[bool, typer.Option("--digest", help="Also what waits for the digest")] = False,
    again: Annotated[bool, typer.Option("--again", help="Also try anew, now, what failed or was given up")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what would be written and sent")] = False,
    now: Annotated[
        str | None, typer.Option(metavar="TIME", help="Pretend it is this moment, for replays: the clock stands still")
    ] = None,
    as_json: JsonOption = False,
    workspace: WorkspaceOption = Path(),
) -> None:
    """Tell the targets of factdrift.toml what is new since the last time, and try again what could not be sent.

    The first run notes since when each target is told, and tells nothing older. Exit codes: 0 all went well,
    4 a message or a target failed, 1 all of them did.
    """
    from reports.telling import deliver, write_messages
    from storage import outbox

    opened = workspace_at(workspace)
    _check_settings(opened)
    at = moment(now, "--now")
    targets, wrong = _targets(opened)
    with ledger_of(opened) as engine:
        moment_now = at or clock()
        if again and not dry_run:
            with engine.begin() as connection:
                outbox.try_again(connection, moment_now)
        plan = write_messages(
            engine, opened.stories, opened.settings.notify, now=moment_now, with_digest=digest, dry=dry_run
        )
        attempts = [] if dry_run else deliver(engine, targets, now=(lambda: at) if at else clock)
    if as_json:
        write(json_text(_round_body(plan, attempts, wrong)))
    else:
        _show_round(plan, attempts, dry_run=dry_run)
    failed = [one for one in attempts if one.error is not None]
    for problem in wrong:
        note(problem, "yellow")
    for one in failed:
        later = f"it is tried again after {one.again:%Y-%m-%d %H:%M} UTC" if one.again else "it was given up"
        note(f"{one.message.target}: “{one.message.title}” could not be sent ({one.error}); {later}.", "yellow")
    if failed or wrong:
        nothing = len(failed) == len(attempts) > 0 or len(wrong) == len(opened.settings.notify.targets)
        leave(Exit.ERROR if nothing else Exit.PARTLY)


def listing(
    limit: Annotated[int, typer.Option("--limit", min=1, max=10_000, help="So many messages, the latest first")] = 20,
    as_json: JsonOption = False,
    workspace: WorkspaceOption = Path(),
) -> None:
    """List the messages: what was sent, what waits, what failed and why."""
    from storage import outbox
    from storage.database import reading

    opened = workspace_at(workspace)
    with ledger_of(opened) as engine, reading(engine) as connection:
        found = outbox.messages(connection, limit=limit)
        waiting = outbox.waiting(connection)
    if as_json:
        rows = [{"target": target, "story": story, "changes": count} for (target, story), count in waiting.items()]
        body = {"schema": "factdrift-messages/1", "messages": [_message_body(one) for one in found], "waiting": rows}
        write(json_text(body))
        return
    _show_messages(found)
    for (target, story), count in waiting.items():
        out().print(f"{target}: {count} of {story or 'sources'} wait for a message.", markup=False)


def trial(
    target: Annotated[
        str | None, typer.Argument(metavar="TARGET", help="Name of a target in factdrift.toml; otherwise all")
    ] = None,
    workspace: WorkspaceOption = Path(),
) -> None:
    """Send a test message to the targets, and say whether it was taken. Nothing is stored."""
    from reports.render.message import trial_draft
    from reports.sending import SendError

    opened = workspace_at(workspace)
    _check_settings(opened)
    known = opened.settings.notify.targets
    if target is not None and target not in known:
        raise CommandError(
            f"factdrift.toml has no target {target!r} in [notify.targets]. There are: {', '.join(known)}"
        )
    targets, wrong = _targets(opened, only=target)
    failures = list(wrong)
    for name, one in targets.items():
        draft = trial_draft(name)
        try:
            one.send(draft.title, draft.text, draft.html, "test")
        except SendError as error:
            failures.append(f"{name} ({one.service}): not sent: {error}")
        else:
            out().print(f"{name} ({one.service}): sent", markup=False)
    for failure in failures:
        note(failure, "yellow")
    if failures:
        leave(Exit.PARTLY if len(failures) < len(targets) + len(wrong) else Exit.ERROR)


def _check_settings(workspace: Workspace) -> None:
    """Refuse to run without targets; tell of rules for stories and facts that are not there."""
    settings = workspace.settings.notify
    if not settings.targets:
        message = (
            f"{workspace.root / 'factdrift.toml'}: there is nobody to tell. Add for example:\n"
            '[notify.targets]\ndesk = "mailto://user:${MAIL_PASSWORD}@example.org"'
        )
        raise CommandError(message)
    broken = {error.file.stem for error in workspace.errors}
    for name, rule in settings.stories.items():
        story = workspace.stories.get(name)
        if story is None and name not in broken:
            note(f"factdrift.toml: notify.stories.{name}: there is no such story.", "yellow")
        known = {fact.id for fact in story.facts} if story else set(rule.facts)
        for fact in sorted(set(rule.facts) - known):
            note(f"factdrift.toml: notify.stories.{name}.facts.{fact}: the story has no such fact.", "yellow")


def _targets(workspace: Workspace, only: str | None = None) -> tuple[dict[str, Target], list[str]]:
    """The targets that can be used, and what is wrong with the others."""
    from reports.sending import open_target
    from storage.errors import TargetError

    found: dict[str, Target] = {}
    wrong: list[str] = []
    for name, url in workspace.settings.notify.targets.items():
        if only in {None, name}:
            try:
                found[name] = open_target(name, url, os.environ)
            except TargetError as error:
                wrong.append(str(error))
    return found, wrong


def _round_body(plan: Plan, attempts: list[Attempt], wrong: list[str]) -> dict[str, Any]:
    return {
        "schema": "factdrift-notify/1",
        "noticed": plan.noticed,
        "written": [
            {"target": one.target, "story": one.story, "title": one.title, "text": one.text} for one in plan.drafts
        ],
        "sent": [_attempt_body(one) for one in attempts if one.error is None],
        "failed": [
            _attempt_body(one) | {"error": one.error, "again": one.again and one.again.isoformat()}
            for one in attempts
            if one.error is not None
        ],
        "errors": wrong,
    }


def _attempt_body(attempt: Attempt) -> dict[str, Any]:
    return {name: getattr(attempt.message, name) for name in ("key", "target", "story", "title", "attempts")}


def _message_body(message: Message) -> dict[str, Any]:
    times: Mapping[str, datetime | None] = {
        "created_at": message.created_at, "due_at": message.due_at, "ended_at": message.ended_at
    }  # fmt: skip
    plain = {name: getattr(message, name) for name in ("key", "target", "story", "title", "text", "attempts", "error")}
    return plain | {"state": message.state.value} | {name: at and at.isoformat() for name, at in times.items()}


def _show_round(plan: Plan, attempts: list[Attempt], *, dry_run: bool) -> None:
    from reports.text import plain
    from reports.words import say_number

    things, messages = say_number(plan.noticed, "new thing"), say_number(len(plan.drafts), "message")
    sent = sum(one.error is None for one in attempts)
    if dry_run:
        for draft in plan.drafts:
            out().print(f"To {draft.target}: {plain(draft.title)}\n", markup=False)
            out().print(draft.text + "\n", markup=False)
        out().print(f"{things} to tell; {messages} would be written.", markup=False)
    else:
        out().print(f"{things} to tell, {messages} written, {sent} sent, {len(attempts) - sent} failed.", markup=False)


def _show_messages(found: list[Message]) -> None:
    from rich.table import Table
    from rich.text import Text

    from reports.text import plain, shorten
    from reports.words import say_number

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for name in ("Message", "When", "To", "State", "Title"):
        table.add_column(name, overflow="fold")
    for one in found:
        state = one.state.value + (f", {say_number(one.attempts, 'attempt')}: {one.error}" if one.error else "")
        when = one.ended_at or one.created_at
        cells = (one.key[:10], f"{when:%Y-%m-%d %H:%M}", one.target, shorten(state, 160), shorten(one.title, 100))
        table.add_row(*(Text(plain(cell)) for cell in cells))
    if found:
        out().print(table)
    else:
        out().print("No message yet.")
