"""The queue: one change at a time, and what a person decides about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from facts.changes.origins import independent
from facts.story import Story
from facts.typed import EXAMPLES, typed_value
from facts.values import Value
from reports.judgement import say_decision
from reports.model import ChangeItem
from reports.text import plain, shorten
from reports.web.context import Passage, passage
from reports.web.desk import Desk, desk_of, titles_of
from reports.web.forms import Form, needed, see_other
from reports.web.pages import chosen_of, facet, number_of, page, reviewer_of, site_of, story_of, story_url, url
from storage import browse, changes
from storage.browse import Echo
from storage.database import reading
from storage.decisions import Action, Decision, decisions, standing
from storage.decisions import decide as add_decision

NEXT_SHOWN = 7
LAST_SHOWN = 10
MERGE_SHOWN = 40
LOG_SHOWN = 100
_FACETS = ("fact", "verb", "outlet")
_LONGEST_NOTE = 2000


@dataclass(frozen=True, slots=True)
class Card:
    """A change with all that is needed to decide on it."""

    item: ChangeItem
    old: Passage | None
    new: Passage | None
    echoes: tuple[Echo, ...]
    outlets: tuple[str, ...]  # who reports the new value, the first one first
    origins: int
    example: str  # how a value of this type can be written
    others: tuple[ChangeItem, ...]  # what it can be merged into


def show(request: Request) -> Response:
    """The card that the URL names, else the first that waits."""
    name, story = story_of(request)
    site, titles = site_of(request), titles_of(story)
    with reading(site.engine) as connection:
        desk = desk_of(site, connection, name)
        chosen = {key: chosen_of(request, key) for key in _FACETS}
        queue = [item for item in desk.waiting if _wanted(item, chosen)]
        at = _place(queue, request.query_params.get("change"))
        card = card_of(connection, desk, queue[at]) if queue else None
    mine = _mine(desk, reviewer_of(request))
    verbs = {item.verb.value: item.verb.value for item in desk.waiting}
    outlets = {outlet_of(item): outlet_of(item) for item in desk.waiting}
    return page(
        request,
        "queue.html",
        name=name,
        story=story,
        card=card,
        position=at + 1,
        waiting=len(desk.waiting),
        matching=len(queue),
        before=queue[at - 1] if card and at > 0 else None,
        following=queue[at + 1 : at + 1 + NEXT_SHOWN],
        done=_done(request, desk),
        last=mine[:LAST_SHOWN],
        query=chosen,
        facets=[
            facet("fact", "Fact", {key: titles.get(key, key) for key in dict.fromkeys(i.fact for i in desk.waiting)},
                  chosen["fact"], "all facts"),
            facet("verb", "What happened", verbs, chosen["verb"], "all changes"),
            facet("outlet", "Outlet", dict(sorted(outlets.items())), chosen["outlet"], "all outlets"),
        ],
        narrowed=any(chosen.values()),
        say_decision=say_decision,
        desk=desk,
    )  # fmt: skip


def decide(request: Request, form: Form) -> Response:
    """Accept, reject, correct, merge or annotate a change, and go on to the next one."""
    name, story = story_of(request)
    site = site_of(request)
    action = _action(needed(form, "action", "What to do"))
    key = request.path_params["change"]
    note = form.get("note") or None
    if note is not None and len(note) > _LONGEST_NOTE:
        raise HTTPException(400, f"The note has {len(note):,} characters; at most {_LONGEST_NOTE:,} are kept.")
    with site.engine.begin() as connection:
        made = add_decision(
            connection,
            story=name,
            action=action,
            reviewer=reviewer_of(request),
            at=site.clock(),
            change=key,
            into=needed(form, "into", "The change to merge it into") if action is Action.MERGE else None,
            value=_value(connection, name, story, key, form) if action is Action.CORRECT else None,
            note=needed(form, "note", "The note") if action is Action.NOTE else note,
        )
    return see_other(_onward(name, form, made, stay=action is Action.NOTE))


def undo(request: Request, form: Form) -> Response:
    """Take a decision back."""
    name, _ = story_of(request)
    site = site_of(request)
    number = needed(form, "decision", "The number of the decision")
    if not number.isascii() or not number.isdigit() or len(number) > 15:
        raise HTTPException(400, "That is no number of a decision. Load the page again.")
    with site.engine.begin() as connection:
        undone = next((one for one in decisions(connection, name) if one.id == int(number)), None)
        made = add_decision(
            connection, story=name, action=Action.UNDO, reviewer=reviewer_of(request), at=site.clock(),
            undoes=int(number),
        )  # fmt: skip
    back = {**form, "change": (undone.change if undone else None) or ""}
    return see_other(_onward(name, back, made, stay=True))


def log(request: Request) -> Response:
    """Every decision on the story, newest first, those taken back too."""
    name, story = story_of(request)
    site = site_of(request)
    with reading(site.engine) as connection:
        desk = desk_of(site, connection, name)
    hold = {one.id for one in standing(desk.made)}
    number = number_of(request, "page", default=1) or 1
    newest = list(reversed(desk.made))
    return page(
        request,
        "decisions.html",
        name=name,
        story=story,
        made=newest[(number - 1) * LOG_SHOWN : number * LOG_SHOWN],
        total=len(newest),
        page_number=number,
        pages=-(-len(newest) // LOG_SHOWN),
        hold=hold,
        say_decision=say_decision,
        waiting=len(desk.waiting),
        desk=desk,
    )


def card_of(connection: Connection, desk: Desk, item: ChangeItem) -> Card:
    """The card of a change."""
    old, new = browse.claim_ids(connection, desk.story, item.id)
    echoes = tuple(browse.echoes(connection, desk.story, [item.id]))
    subject = item.new or item.old
    said = [(subject.origin, subject.outlet)] if subject else []
    said += [(one.origin, one.outlet) for one in echoes]
    others = [
        one
        for one in desk.items.values()
        if one.fact == item.fact and one.id != item.id and one.verb.news and one.judgement.listed
    ]
    return Card(
        item=item,
        old=passage(connection, old),
        new=passage(connection, new),
        echoes=echoes,
        outlets=tuple(dict.fromkeys(outlet for _, outlet in said)),
        origins=independent(said),
        example=EXAMPLES[type(item.new.value)] if item.new else "",
        others=tuple(others[:MERGE_SHOWN]),
    )


def outlet_of(item: ChangeItem) -> str:
    """The outlet that a change is about."""
    subject = item.new or item.old
    return subject.outlet if subject else ""


def decisions_on(desk: Desk, change: str) -> Sequence[Decision]:
    """What was decided about a change, oldest first, with what took it back."""
    named = {one.id for one in desk.made if change in {one.change, one.into}}
    return [one for one in desk.made if one.id in named or one.undoes in named]


def _wanted(item: ChangeItem, chosen: Mapping[str, str | None]) -> bool:
    return (
        chosen["fact"] in {None, item.fact}
        and chosen["verb"] in {None, item.verb.value}
        and chosen["outlet"] in {None, outlet_of(item)}
    )


def _place(queue: Sequence[ChangeItem], change: str | None) -> int:
    return next((index for index, item in enumerate(queue) if item.id == change), 0)


def _mine(desk: Desk, reviewer: str) -> list[Decision]:
    """The reviewer's decisions that hold, newest first."""
    return [one for one in reversed(standing(desk.made)) if one.reviewer == reviewer and one.action is not Action.RULE]


def _done(request: Request, desk: Desk) -> Decision | None:
    """The decision that led here, to be told and offered to be taken back."""
    number = number_of(request, "done")
    return next((one for one in reversed(desk.made) if one.id == number), None) if number else None


def _action(text: str) -> Action:
    takes = {Action.ACCEPT, Action.REJECT, Action.CORRECT, Action.MERGE, Action.NOTE}
    if text not in takes:
        raise HTTPException(400, f"“{shorten(plain(text), 40)}” is nothing that can be done. Use the buttons.")
    return Action(text)


def _value(connection: Connection, name: str, story: Story, key: str, form: Form) -> Value:
    """The corrected value, read by the same grammar as the texts."""
    change = changes.stored_change(connection, name, key)
    if change.new is None:
        raise HTTPException(400, "The change gives no new value that could be corrected. Reject it, or leave a note.")
    try:
        typed = needed(form, "value", "The value")
        return typed_value(typed, type(change.new.claim.value), story=story, fact=change.fact)
    except ValueError as error:
        raise HTTPException(400, f"{plain(str(error))}. Go back and write it like that.") from None


def _onward(story: str, form: Form, made: Decision, *, stay: bool) -> str:
    """Back to the page the form stood on: the queue at the next card, or the change."""
    change = made.change or form.get("change") or ""
    if form.get("from") == "change" and change:
        return url(story_url(story, "changes", change), done=made.id)
    if form.get("from") == "decisions":
        return story_url(story, "decisions")
    here = change if stay else form.get("next")
    return url(story_url(story, "review"), **{key: form.get(key) for key in _FACETS}, change=here, done=made.id)
