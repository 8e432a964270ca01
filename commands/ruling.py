"""``rules``: which kinds of change are hidden, what a new rule would have hidden, and withdrawing one."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from commands.listing import verb_of
from commands.reporting import review_of
from commands.reviewing import decision_body, tell_decision, value_of
from commands.surface import (
    CommandError,
    Exit,
    JsonOption,
    ReviewerOption,
    StoryArgument,
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
    from storage.reviews import Effect, Reviewed
    from storage.rules import Rule

FactOption = Annotated[str, typer.Option(metavar="FACT", help="The fact that the rule is about")]
OutletOption = Annotated[str | None, typer.Option(metavar="NAME", help="What this outlet reports does not count")]
VerbOption = Annotated[str | None, typer.Option(metavar="VERB", help="Changes with this verb are not listed")]
LeastOption = Annotated[str | None, typer.Option(metavar="VALUE", help="Values below this one do not count")]
MostOption = Annotated[str | None, typer.Option(metavar="VALUE", help="Values above this one do not count")]


def rules_list(story: StoryArgument = None, as_json: JsonOption = False, workspace: WorkspaceOption = Path()) -> None:
    """List the rules that hold, with what each hides now."""
    from reports.judgement import say_decision
    from reports.text import plain
    from storage.database import reading

    opened = workspace_at(workspace)
    name, _ = story_of(opened, story)
    with ledger_of(opened) as engine, reading(engine) as connection:
        reviewed = review_of(connection, name)
    hidden = {one.id: 0 for one in reviewed.rules}
    for item in reviewed.items.values():
        if item.rule is not None and item.change.verb.news:
            hidden[item.rule.id] += 1
    if as_json:
        write(json_text([decision_body(one) | {"hidden": hidden[one.id]} for one in reviewed.rules]))
        return
    for one in reviewed.rules:
        said = f"{one.id}  {say_decision(one)}; hides {hidden[one.id]} now"
        out().print(plain(said), markup=False, soft_wrap=True)
    if not reviewed.rules:
        out().print("No rules.")


def rules_preview(
    fact: FactOption,
    story: StoryArgument = None,
    outlet: OutletOption = None,
    verb: VerbOption = None,
    least: LeastOption = None,
    most: MostOption = None,
    as_json: JsonOption = False,
    workspace: WorkspaceOption = Path(),
) -> None:
    """Show what a rule would have hidden so far. Give --outlet, --verb, or --least and --most."""
    from storage.database import reading
    from storage.reviews import effect

    opened = workspace_at(workspace)
    name, wanted = story_of(opened, story)
    with ledger_of(opened) as engine, reading(engine) as connection:
        reviewed = review_of(connection, name)
    rule = _rule(wanted, fact, outlet, verb, least, most, reviewed.items.values())
    found = effect(rule, reviewed)
    if as_json:
        write(json_text(_effect_body(rule, found)))
    else:
        _show_effect(rule, found)


def rules_add(
    fact: FactOption,
    story: StoryArgument = None,
    outlet: OutletOption = None,
    verb: VerbOption = None,
    least: LeastOption = None,
    most: MostOption = None,
    why: Annotated[str | None, typer.Option("--note", metavar="TEXT", help="Why")] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask")] = False,
    reviewer: ReviewerOption = None,
    as_json: JsonOption = False,
    workspace: WorkspaceOption = Path(),
) -> None:
    """Make a rule, after showing what it would have hidden. Give --outlet, --verb, or --least and --most."""
    from storage.decisions import Action, decide
    from storage.reviews import effect

    opened = workspace_at(workspace)
    name, wanted = story_of(opened, story)
    who = reviewer_of(reviewer)
    with ledger_of(opened) as engine:
        with engine.connect() as connection:
            reviewed = review_of(connection, name)
        rule = _rule(wanted, fact, outlet, verb, least, most, reviewed.items.values())
        if any(one.rule == rule for one in reviewed.rules):
            raise CommandError("This rule holds already; see: factdrift rules list")
        if not as_json:
            _show_effect(rule, effect(rule, reviewed))
        if not yes:
            _ask()
        with engine.begin() as connection:
            made = decide(connection, story=name, action=Action.RULE, reviewer=who, at=clock(), rule=rule, note=why)
    tell_decision(made, as_json)


def rules_withdraw(
    rule: Annotated[int, typer.Argument(metavar="NUMBER", help="Number of the rule, from: factdrift rules list")],
    story: StoryArgument = None,
    reviewer: ReviewerOption = None,
    as_json: JsonOption = False,
    workspace: WorkspaceOption = Path(),
) -> None:
    """Withdraw a rule: what it hid is there again."""
    from storage.decisions import Action, decide, decisions, standing

    opened = workspace_at(workspace)
    name, _ = story_of(opened, story)
    who = reviewer_of(reviewer)
    with ledger_of(opened) as engine, engine.begin() as connection:
        holding = {one.id: one for one in standing(decisions(connection, name)) if one.rule is not None}
        if rule not in holding:
            raise CommandError(f"{name} has no rule {rule}; `factdrift rules list` has their numbers.")
        made = decide(connection, story=name, action=Action.UNDO, reviewer=who, at=clock(), undoes=rule)
    tell_decision(made, as_json, undone=holding[rule])


def _rule(
    story: Story,
    fact: str,
    outlet: str | None,
    verb: str | None,
    least: str | None,
    most: str | None,
    known: Any,
) -> Rule:
    """The rule that options describe. Raises CommandError."""
    from reports.timeline import UnknownFactError
    from storage.errors import LedgerError
    from storage.rules import FromOutlet, OutOfRange, WithVerb

    facts = [one.id for one in story.facts]
    if fact not in facts:
        raise UnknownFactError(fact, facts)
    ranged = least is not None or most is not None
    if sum((outlet is not None, verb is not None, ranged)) != 1:
        raise CommandError("A rule has one condition: --outlet, --verb, or --least and --most.", Exit.USAGE)
    if outlet is not None:
        _check_outlet(outlet, known)
        return FromOutlet(fact, outlet.strip())
    if verb is not None:
        return WithVerb(fact, verb_of(verb))
    like = _type_of(story, fact)
    try:
        return OutOfRange(
            fact, *(value_of(one, like, story=story, fact=fact) if one is not None else None for one in (least, most))
        )
    except LedgerError as error:
        raise CommandError(f"{fact}: {error}.", Exit.USAGE) from None


def _check_outlet(outlet: str, known: Any) -> None:
    names = {s.report.outlet for one in known for s in (one.change.old, one.change.new) if s is not None}
    if outlet.strip().casefold() not in {name.casefold() for name in names}:
        listed = f"There are: {', '.join(sorted(names))}" if names else "Nothing was reported yet."
        raise CommandError(f"No outlet {outlet!r} has reported on this story. {listed}")


def _type_of(story: Story, fact: str) -> type[Value]:
    from facts.kinds import kinds_of
    from facts.values import Choice, Count, DateSpan, Money, Name, Percent, Place

    types: dict[str, type[Value]] = {
        "money": Money, "count": Count, "percent": Percent, "date": DateSpan, "place": Place, "choice": Choice,
    }  # fmt: skip
    kind = next(one.kind for one in story.facts if one.id == fact)
    return types.get(kinds_of(story)[kind].type, Name)


def _show_effect(rule: Rule, found: Effect) -> None:
    from reports.judgement import say_effect, say_rule
    from reports.text import plain

    out().print(plain(f"Rule: {say_rule(rule)}."), markup=False, soft_wrap=True)
    out().print(say_effect(found), markup=False, soft_wrap=True)
    for one in found.kept:
        out().print(f"  {one.change.id}  {one.state.value} by {plain(one.by or '')}", markup=False, soft_wrap=True)


def _effect_body(rule: Rule, found: Effect) -> dict[str, Any]:
    from storage.rules import rule_to_json

    def ids(listed: tuple[Reviewed, ...]) -> list[str]:
        return [one.change.id for one in listed]

    body = {"rule": rule_to_json(rule), "hidden": ids(found.hidden)}
    return body | {"rejected": ids(found.rejected), "kept": ids(found.kept)}


def _ask() -> None:
    if not sys.stdin.isatty():
        raise CommandError("Say --yes to make the rule.", Exit.USAGE)
    if not typer.confirm("Make this rule?", err=True):
        note("No rule was made.")
        raise typer.Exit
