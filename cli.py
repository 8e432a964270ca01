"""The command line of Factdrift. Each command stands in ``commands/``; here they are put together."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from commands import (
    adding,
    comparing,
    crawling,
    demo,
    evidence,
    importing,
    kinds,
    listing,
    notifying,
    quarantine,
    reading,
    reporting,
    rereading,
    reviewing,
    ruling,
    serving,
    sources,
    subscriptions,
    timetable,
    trying,
    workspaces,
)
from commands.surface import in_words, note

_STORY = "Set up"
_WORK = "Work"
_LOOK = "Look"
_JUDGE = "Judge"


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import PackageNotFoundError, version

        try:
            typer.echo(f"factdrift {version('factdrift')}")
        except PackageNotFoundError:
            typer.echo("factdrift (not installed)")
        raise typer.Exit


def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version")
    ] = False,
) -> None:
    """Follow what the news reports about the facts you care about: what, who, in which sentence, how it changes."""


def build() -> typer.Typer:
    """All commands, each with an example in its help."""
    app = typer.Typer(
        name="factdrift",
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        rich_markup_mode="rich",
        context_settings={"help_option_names": ["-h", "--help"]},
        callback=_root,
        epilog="Begin with: factdrift demo, or: factdrift init my-news",
    )
    for panel, name, command, example in (
        (_STORY, "init", workspaces.init, "factdrift init my-news"),
        (_STORY, "check", workspaces.check, "factdrift check --workspace my-news"),
        (_STORY, "kinds", kinds.kinds, "factdrift kinds valuation"),
        (_STORY, "schema", workspaces.schema, "factdrift schema story > story.schema.json"),
        (_WORK, "crawl", crawling.crawl, "factdrift crawl --workspace my-news"),
        (_WORK, "read", reading.read, "factdrift read article.txt --story stories/ami-labs.toml --json"),
        (_WORK, "import", importing.import_files, 'factdrift import clippings/ --outlet "The Daily"'),
        (_WORK, "reread", rereading.reread, "factdrift reread --dry-run"),
        (_WORK, "schedule", timetable.schedule, "factdrift schedule --workspace my-news"),
        (_WORK, "demo", demo.demo, "factdrift demo --dir demo-workspace"),
        (_LOOK, "report", reporting.report, "factdrift report ami-labs --since 7d --format html --output report.html"),
        (_LOOK, "changes", listing.changes, "factdrift changes --since 24h --exit-code"),
        (_LOOK, "compare", comparing.compare, "factdrift compare ami-labs --before 7d --sentences"),
        (_LOOK, "serve", serving.serve, "factdrift serve --workspace my-news"),
        (_LOOK, "explain", listing.explain, "factdrift explain 3f9a"),
        (_LOOK, "evidence", evidence.evidence, "factdrift evidence 3f9a --output page.html"),
    ):
        app.command(name, epilog=f"Example: {example}", rich_help_panel=panel)(command)
    notify = typer.Typer(no_args_is_help=True, help="Tell people of changes.", epilog="Example: factdrift notify test")
    notify.command("send", epilog="Example: factdrift notify send --digest --dry-run")(notifying.send)
    notify.command("list", epilog="Example: factdrift notify list --json")(notifying.listing)
    notify.command("test", epilog="Example: factdrift notify test desk")(notifying.trial)
    app.add_typer(notify, name="notify", rich_help_panel=_WORK)
    app.add_typer(_sources(), name="source", rich_help_panel=_STORY)
    app.add_typer(_review(), name="review", rich_help_panel=_JUDGE)
    app.add_typer(_rules(), name="rules", rich_help_panel=_JUDGE)
    return app


def _review() -> typer.Typer:
    group = typer.Typer(
        no_args_is_help=True, help="Judge changes; nothing is ever lost.", epilog="Example: factdrift review list"
    )
    for name, command, example in (
        ("list", reviewing.review_list, "factdrift review list ami-labs --fact valuation"),
        ("accept", reviewing.review_accept, "factdrift review accept 3f9a"),
        ("reject", reviewing.review_reject, 'factdrift review reject 3f9a --note "another company"'),
        ("correct", reviewing.review_correct, 'factdrift review correct 3f9a "€3.5 billion"'),
        ("merge", reviewing.review_merge, "factdrift review merge 3f9a 81c2"),
        ("note", reviewing.review_note, 'factdrift review note 3f9a "ask the press office"'),
        ("undo", reviewing.review_undo, "factdrift review undo"),
        ("log", reviewing.review_log, "factdrift review log --change 3f9a"),
    ):
        group.command(name, epilog=f"Example: {example}")(command)
    return group


def _rules() -> typer.Typer:
    group = typer.Typer(
        no_args_is_help=True, help="Hide kinds of change; reversible.", epilog="Example: factdrift rules list"
    )
    for name, command, example in (
        ("list", ruling.rules_list, "factdrift rules list"),
        ("preview", ruling.rules_preview, 'factdrift rules preview --fact valuation --outlet "The Daily"'),
        ("add", ruling.rules_add, 'factdrift rules add --fact valuation --least "€100 million"'),
        ("withdraw", ruling.rules_withdraw, "factdrift rules withdraw 12"),
    ):
        group.command(name, epilog=f"Example: {example}")(command)
    return group


def _sources() -> typer.Typer:
    """The commands about outlets."""
    group = typer.Typer(
        no_args_is_help=True, help="Find, add, try and list the outlets.", epilog="Example: factdrift source list"
    )
    for name, command, example in (
        ("search", adding.source_search, "factdrift source search heise"),
        ("add", adding.source_add, "factdrift source add https://outlet.example"),
        ("test", trying.source_test, "factdrift source test heise"),
        ("list", sources.source_list, "factdrift source list --json"),
        ("check", sources.source_check, "factdrift source check heise"),
        ("enable", sources.source_enable, "factdrift source enable heise le-monde"),
        ("disable", sources.source_disable, "factdrift source disable heise"),
        ("release", quarantine.source_release, "factdrift source release heise"),
        ("import", subscriptions.source_import, "factdrift source import subscriptions.opml"),
        ("export", subscriptions.source_export, "factdrift source export > outlets.opml"),
        ("backfill", sources.source_backfill, "factdrift source backfill heise addresses.txt"),
    ):
        group.command(name, epilog=f"Example: {example}")(command)
    return group


def _only(name: str) -> typer.Typer:
    """The application with one command alone, for to make all of them takes a tenth of a second; else with all."""
    app = build()
    wanted = [command for command in app.registered_commands if command.name == name]
    if wanted:
        app.registered_commands, app.registered_groups = wanted, []
    return app


def main(arguments: list[str] | None = None) -> None:
    """Run a command and exit with its code. An error that a person can act on is one message, not a traceback."""
    given = sys.argv[1:] if arguments is None else arguments
    try:
        _only(given[0] if given else "")(args=given, prog_name="factdrift")
    except Exception as error:
        told = in_words(error)
        if told is None:
            raise
        message, code = told
        note(f"Error: {message}", "red")
        sys.exit(int(code))


if __name__ == "__main__":
    main()
