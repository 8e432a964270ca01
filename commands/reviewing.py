"""``review``: what waits for a person, what people decide about it, and taking it back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from commands.reporting import FactOption, review_of
from commands.surface import (
    CommandError,
    Exit,
    JsonOption,
    ReviewerOption,
    StoryArgument,
    StoryOption,
    WorkspaceOption,
    clock,
    json_text,
    ledger_of,
    note,
    out,
    reviewer_of,
    story_of,
    workspace_at,
    write,
)

if TYPE_CHECKING:
    from facts.story import Story
    from facts.values import Value
    from storage.decisions import Decision
    from storage.reviews import Review, Reviewed

Wanted = Literal["pending", "accepted", "rejected", "corrected", "merged", "hidden", "reopened", "all"]
ChangeArgument = Annotated[str, typer.Argument(metavar="ID", help="Id of a change, or its beginning")]
WhyOption = Annotated[str | None, typer.Option("--note", metavar="TEXT", help="Why, for those who read it later")]


def review_list(
    story: StoryArgument = None,
    state: Annotated[Wanted, typer.Option(help="Which changes; pending are those that wait for you")] = "pending",
    fact: FactOption = None,
    as_json: JsonOption = False,
    workspace: WorkspaceOption = Path(),
) -> None:
    """List what waits for a person, oldest first, with both sentences; or the changes in another state."""
    from reports.judgement import dangling
    from reports.model import change_items
    from reports.render import json as as_document
    from reports.render.reviews import dangling_body
    from reports.render.terminal import changes_list
    from reports.timeline import UnknownFactError
    from storage.database import reading

    opened = workspace_at(workspace)
    name, wanted = story_of(opened, story)
    titles = {one.id: one.title for one in wanted.facts}
    if fact is not None and fact not in titles:
        raise UnknownFactError(fact, titles)
    with ledger_of(opened) as engine, reading(engine) as connection:
        reviewed = review_of(connection, name)
    found = [one.change for one in _wanted(reviewed, state) if fact in {None, one.change.fact}]
    items = change_items(found, titles, reviewed)[::-1]
    gone = dangling(reviewed)
    if as_json:
        body = {"schema": "factdrift-review/1", "changes": [as_document.change_body(one) for one in items]}
        write(json_text(body | {"dangling": [dangling_body(one) for one in gone]}))
        return
    out().print(changes_list(items, sentences=True) if items else "Nothing waits." if state == "pending" else "None.")
    for one in gone:
        note(f"The change is not there any more (decision {one.decision}): {one.text}.", "dim")


def review_accept(
    change: ChangeArgument,
    why: WhyOption = None,
    story: StoryOption = None,
    reviewer: ReviewerOption = None,
    as_json: JsonOption = False,
    workspace: WorkspaceOption = Path(),
) -> None:
    """Accept a change: it is so reported. A value that was uncertain counts from now on."""
    _decide("accept", change, why, reviewer, as_json, workspace, story)


def review_reject(
    change: ChangeArgument,
    why: WhyOption = None,
    story: StoryOption = None,
    reviewer: ReviewerOption = None,
    as_json: JsonOption = False,
    workspace: WorkspaceOption = Path(),
) -> None:
    """Reject a change: its new value is not what the sentence says, or not about this fact, and does not count."""
    _decide("reject", change, why, reviewer, as_json, workspace, story)


def review_correct(
    change: ChangeArgument,
    value: Annotated[str, typer.Argument(metavar="VALUE", help='What the sentence says: "€3.5 billion", "early 2026"')],
    why: WhyOption = None,
    story: StoryOption = None,
    reviewer: ReviewerOption = None,
    as_json: JsonOption = False,
    workspace: WorkspaceOption = Path(),
) -> None:
    """Correct the new value of a change. What the machine read is kept and shown beside it."""
    _decide("correct", change, why, reviewer, as_json, workspace, story, value=value)


def review_merge(
    change: ChangeArgument,
    into: Annotated[str, typer.Argument(metavar="INTO", help="Id of the change it is the same as")],
    why: WhyOption = None,
    story: StoryOption = None,
    reviewer: ReviewerOption = None,
    as_json: JsonOption = False,
    workspace: WorkspaceOption = Path(),
) -> None:
    """Fold a change into another one that tells the same."""
    _decide("merge", change, why, reviewer, as_json, workspace, story, into=into)


def review_note(
    change: ChangeArgument,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="What others should know")],
    story: StoryOption = None,
    reviewer: ReviewerOption = None,
    as_json: JsonOption = False,
    workspace: WorkspaceOption = Path(),
) -> None:
    """Leave a note on a change; it decides nothing."""
    _decide("note", change, text, reviewer, as_json, workspace, story)


def review_undo(
    decision: Annotated[
        int | None, typer.Argument(metavar="NUMBER", help="Number of a decision; without it your last one")
    ] = None,
    story: StoryOption = None,
    reviewer: ReviewerOption = None,
    as_json: JsonOption = False,
    workspace: WorkspaceOption = Path(),
) -> None:
    """Take a decision back; an undo can be taken back too, by its number."""
    from storage.decisions import Action, decide, decisions, standing

    opened = workspace_at(workspace)
    name, _ = story_of(opened, story, option="--story")
    who = reviewer_of(reviewer)
    with ledger_of(opened) as engine, engine.begin() as connection:
        if decision is None:
            own = [one for one in standing(decisions(connection, name)) if one.reviewer == who]
            if not own:
                raise CommandError(f"{who} has no decision on {name} to take back; `factdrift review log` lists all.")
            decision = own[-1].id
        made = decide(connection, story=name, action=Action.UNDO, reviewer=who, at=clock(), undoes=decision)
        undone = next(one for one in decisions(connection, name) if one.id == decision)
    tell_decision(made, as_json, undone=undone)


def review_log(
    story: StoryArgument = None,
    change: Annotated[str | None, typer.Option(metavar="ID", help="Only what names this change")] = None,
    as_json: JsonOption = False,
    workspace: WorkspaceOption = Path(),
) -> None:
    """List every decision on a story, newest first, those taken back too."""
    from reports.judgement import say_decision
    from reports.text import plain
    from storage.changes import find_change
    from storage.database import reading
    from storage.decisions import decisions, holding

    opened = workspace_at(workspace)
    name, _ = story_of(opened, story)
    with ledger_of(opened) as engine, reading(engine) as connection:
        key = find_change(connection, change, story=name).id if change is not None else None
        made = decisions(connection, name)
    hold = holding(made)
    listed = [one for one in reversed(made) if key is None or key in {one.change, one.into}]
    if as_json:
        write(json_text([decision_body(one) | {"holds": one.id in hold} for one in listed]))
        return
    for one in listed:
        taken_back = "" if one.id in hold else "  (taken back)"
        change_id = f"  {one.change}" if one.change else ""
        out().print(f"{one.id}{change_id}  {plain(say_decision(one))}{taken_back}", markup=False, soft_wrap=True)
    if not listed:
        out().print("No decisions.")


def decision_body(made: Decision) -> dict[str, Any]:
    """A decision as JSON values."""
    from facts.values import to_json
    from storage.rules import rule_to_json

    body: dict[str, Any] = {"decision": made.id, "story": made.story, "action": made.action.value}
    body |= {"reviewer": made.reviewer, "at": made.at.isoformat(), "change": made.change, "into": made.into}
    body |= {"undoes": made.undoes, "value": to_json(made.value) if made.value is not None else None}
    return body | {"note": made.note, "rule": rule_to_json(made.rule) if made.rule else None}


def tell_decision(made: Decision, as_json: bool, *, undone: Decision | None = None) -> None:
    """Say what was decided, with the number that takes it back."""
    from reports.judgement import say_decision
    from reports.text import plain

    if as_json:
        write(json_text(decision_body(made)))
        return
    what = f"taken back: {say_decision(undone)}" if undone else say_decision(made)
    out().print(plain(f"Decision {made.id}: {what}."), markup=False, soft_wrap=True)


def _decide(
    action: str,
    change: str,
    why: str | None,
    reviewer: str | None,
    as_json: bool,
    workspace: Path,
    story: str | None,
    *,
    into: str | None = None,
    value: str | None = None,
) -> None:
    from storage.changes import find_change, story_of_change
    from storage.decisions import Action, decide

    opened = workspace_at(workspace)
    who = reviewer_of(reviewer)
    with ledger_of(opened) as engine, engine.begin() as connection:
        found = find_change(connection, _id(change), story=story)
        story = story or story_of_change(connection, found.id)
        target = find_change(connection, _id(into), story=story).id if into is not None else None
        given = None
        if value is not None:
            if found.new is None:
                raise CommandError(f"Change {found.id} gives no new value that could be corrected. Reject or note it.")
            given = value_of(value, type(found.new.claim.value), story=opened.stories.get(story), fact=found.fact)
        made = decide(
            connection,
            story=story,
            action=Action(action),
            reviewer=who,
            at=clock(),
            change=found.id,
            into=target,
            value=given,
            note=why,
        )
    tell_decision(made, as_json)


def value_of(text: str, like: type[Value], *, story: Story | None, fact: str) -> Value:
    """A value of a fact as a person types it. Raises CommandError with examples."""
    from facts.typed import typed_value

    try:
        return typed_value(text, like, on=clock().date(), story=story, fact=fact)
    except ValueError as error:
        raise CommandError(str(error), Exit.USAGE) from None


def _id(text: str) -> str:
    if not text.strip():
        raise CommandError("Give the beginning of a change's id; `factdrift review list` has them.", Exit.USAGE)
    return text.strip()


def _wanted(reviewed: Review, state: Wanted) -> list[Reviewed]:
    if state == "pending":
        return list(reviewed.queue)
    if state == "hidden":
        return [one for one in reviewed.items.values() if one.rule is not None and one.change.verb.news]
    if state == "reopened":
        return [one for one in reviewed.items.values() if one.reopened is not None]
    if state == "all":
        return [one for one in reviewed.items.values() if one.change.verb.news or one.decision]
    return [one for one in reviewed.items.values() if one.state.value == state]
