"""Rules that hide changes: proposed from one change, shown with their effect, and taken back at any time."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from facts.model import Verb
from facts.story import Story
from facts.typed import EXAMPLES, typed_value
from facts.values import Count, DateSpan, Money, Percent, Value
from reports.judgement import say_rule
from reports.model import ChangeItem
from reports.text import plain
from reports.web.desk import Desk, desk_of
from reports.web.forms import Form, see_other
from reports.web.pages import page, reviewer_of, site_of, story_of, story_url
from storage.database import reading
from storage.decisions import Action, Decision, decide
from storage.errors import LedgerError
from storage.reviews import Effect, effect
from storage.rules import FromOutlet, OutOfRange, Rule, WithVerb

_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Proposal:
    """A rule as a form can send it, in words, and what it would have hidden."""

    rule: Rule
    fields: dict[str, str]
    words: str
    effect: Effect
    examples: tuple[ChangeItem, ...]


def index(request: Request) -> Response:
    """The rules that hold."""
    name, story = story_of(request)
    site = site_of(request)
    with reading(site.engine) as connection:
        desk = desk_of(site, connection, name)
    held = [(one, say_rule(one.rule), _hidden(desk, one)) for one in desk.review.rules if one.rule]
    return page(request, "rules.html", name=name, story=story, held=held, waiting=len(desk.waiting), desk=desk)


def propose(request: Request) -> Response:
    """The rules that would have hidden a change, each with its effect; ``least`` and ``most`` try out a range."""
    name, story = story_of(request)
    site = site_of(request)
    query = request.query_params
    with reading(site.engine) as connection:
        desk = desk_of(site, connection, name)
    item = desk.items.get(query.get("change", ""))
    if item is None:
        raise HTTPException(404, "A rule is made from a change. Begin in the queue, at “Reject by a rule”.")
    subject = item.new or item.old
    proposals = [_proposal(desk, FromOutlet(item.fact, subject.outlet))] if subject else []
    proposals.append(_proposal(desk, WithVerb(item.fact, item.verb)))
    ranged, problem = _range(story, item, query.get("least", "").strip(), query.get("most", "").strip())
    return page(
        request,
        "rule.html",
        status=400 if problem else 200,
        name=name,
        story=story,
        item=item,
        proposals=proposals,
        can_range=bool(subject and isinstance(subject.value, Money | Count | Percent | DateSpan)),
        ranged=_proposal(desk, ranged) if ranged else None,
        least=query.get("least", ""),
        most=query.get("most", ""),
        problem=problem,
        example=EXAMPLES[type(subject.value)] if subject else "",
        waiting=len(desk.waiting),
        desk=desk,
    )


def add(request: Request, form: Form) -> Response:
    """Make a rule hold."""
    name, story = story_of(request)
    site = site_of(request)
    known = {one.id for one in story.facts}
    if form.get("fact") not in known:
        raise HTTPException(400, f"The story follows {', '.join(sorted(known))}. Begin again from the change.")
    try:
        rule = _rule(story, form, _like(form))
    except (ValueError, LedgerError) as error:
        raise HTTPException(400, f"{plain(str(error))}. Go back and mend it.") from None
    with site.engine.begin() as connection:
        decide(
            connection, story=name, action=Action.RULE, reviewer=reviewer_of(request), at=site.clock(), rule=rule,
            note=form.get("note") or None,
        )  # fmt: skip
    return see_other(story_url(name, "rules"))


def _proposal(desk: Desk, rule: Rule) -> Proposal:
    found = effect(rule, desk.review)
    examples = tuple(desk.items[one.change.id] for one in (*found.kept, *found.hidden)[:_SHOWN])
    return Proposal(rule, _fields(rule), say_rule(rule), found, examples)


def _fields(rule: Rule) -> dict[str, str]:
    match rule:
        case FromOutlet():
            return {"form": "outlet", "fact": rule.fact, "outlet": rule.outlet}
        case WithVerb():
            return {"form": "verb", "fact": rule.fact, "verb": rule.verb.value}
    return {"form": "range", "fact": rule.fact}


def _range(story: Story, item: ChangeItem, least: str, most: str) -> tuple[OutOfRange | None, str]:
    subject = item.new or item.old
    if subject is None or not (least or most):
        return None, ""
    try:
        return _between(story, item.fact, least, most, type(subject.value)), ""
    except (ValueError, LedgerError) as error:
        return None, plain(str(error))


def _between(story: Story, fact: str, least: str, most: str, like: type[Value]) -> OutOfRange:
    bounds = (typed_value(one, like, story=story, fact=fact) if one else None for one in (least, most))
    return OutOfRange(fact, *bounds)


_TYPES: dict[str, type[Value]] = {"Money": Money, "Count": Count, "Percent": Percent, "DateSpan": DateSpan}


def _like(form: Form) -> type[Value]:
    return _TYPES.get(form.get("type", ""), Money)


def _rule(story: Story, form: Form, like: type[Value]) -> Rule:
    match form.get("form"):
        case "outlet" if form.get("outlet"):
            return FromOutlet(form["fact"], form["outlet"])
        case "verb" if form.get("verb") in set(Verb):
            return WithVerb(form["fact"], Verb(form["verb"]))
        case "range":
            return _between(story, form["fact"], form.get("least", ""), form.get("most", ""), like)
    raise ValueError("the form names no rule")


def _hidden(desk: Desk, made: Decision) -> int:
    return sum(one.rule is not None and one.rule.id == made.id for one in desk.review.items.values())
