"""The command line of Factdrift. Each command stands in ``commands/``; here they are put together."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from commands import (
    catalogue,
    comparing,
    crawling,
    demo,
    importing,
    quarantine,
    reading,
    reporting,
    rereading,
    timetable,
    workspaces,
)
from commands.surface import in_words, note

_STORY = "Set up"
_WORK = "Work"
_LOOK = "Look"


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
        (_STORY, "kinds", catalogue.kinds, "factdrift kinds valuation"),
        (_STORY, "schema", workspaces.schema, "factdrift schema story > story.schema.json"),
        (_WORK, "crawl", crawling.crawl, "factdrift crawl --workspace my-news"),
        (_WORK, "read", reading.read, "factdrift read article.txt --story stories/ami-labs.toml --json"),
        (_WORK, "import", importing.import_files, 'factdrift import clippings/ --outlet "The Daily"'),
        (_WORK, "reread", rereading.reread, "factdrift reread --dry-run"),
        (_WORK, "schedule", timetable.schedule, "factdrift schedule --workspace my-news"),
        (_WORK, "demo", demo.demo, "factdrift demo --dir demo-workspace"),
        (_LOOK, "report", reporting.report, "factdrift report ami-labs --since 7d --format html --output report.html"),
        (_LOOK, "changes", reporting.changes, "factdrift changes --since 24h --exit-code"),
        (_LOOK, "compare", comparing.compare, "factdrift compare ami-labs --before 7d --sentences"),
        (_LOOK, "explain", reporting.explain, "factdrift explain 3f9a"),
    ):
        app.command(name, epilog=f"Example: {example}", rich_help_panel=panel)(command)
    source = typer.Typer(
        no_args_is_help=True, help="List and check the outlets.", epilog="Example: factdrift source list"
    )
    source.command("list", epilog="Example: factdrift source list --json")(catalogue.source_list)
    source.command("check", epilog="Example: factdrift source check heise")(catalogue.source_check)
    source.command("release", epilog="Example: factdrift source release heise")(quarantine.source_release)
    app.add_typer(source, name="source", rich_help_panel=_STORY)
    return app


app = build()


def main(arguments: list[str] | None = None) -> None:
    """Run a command and exit with its code. An error that a person can act on is one message, not a traceback."""
    try:
        app(args=arguments, prog_name="factdrift")
    except Exception as error:
        told = in_words(error)
        if told is None:
            raise
        message, code = told
        note(f"Error: {message}", "red")
        sys.exit(int(code))


if __name__ == "__main__":
    main()
