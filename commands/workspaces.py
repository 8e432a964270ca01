"""``init``, ``schema``, ``check``: a workspace and the files in it."""

from __future__ import annotations

from pathlib import Path
from shlex import quote
from typing import Annotated, Literal

import typer

from commands.surface import (
    CommandError,
    Exit,
    JsonOption,
    WorkspaceOption,
    json_text,
    leave,
    note,
    out,
    problems_body,
    write,
)


def init(folder: Annotated[Path, typer.Argument(metavar="DIR", help="A new or empty folder")]) -> None:
    """Make a folder a workspace: settings, an example story, a few sources."""
    from storage.workspace import init_workspace

    for path in init_workspace(folder):
        out().print(str(path), soft_wrap=True)
    note(f"Next: cd {quote(str(folder))}, look at stories/ and sources/, then run: factdrift crawl")


def schema(
    what: Annotated[Literal["story", "source", "settings", "report"], typer.Argument(help="Which file")] = "story",
) -> None:
    """Print the JSON schema of a story (or source, settings, report) for editors."""
    match what:
        case "story":
            from facts.story import json_schema

            body = json_schema()
        case "source":
            from scraper.sources import SourceFile

            body = SourceFile.model_json_schema()
        case "settings":
            from storage.settings import Settings

            body = Settings.model_json_schema()
        case "report":
            from reports.render.json import schema as report_schema

            body = report_schema()
    write(json_text(body, indent=2))


def check(workspace: WorkspaceOption = Path(), as_json: JsonOption = False) -> None:
    """Check the settings, all stories and all sources, and say everything that is wrong."""
    from reports.words import say_number
    from scraper.overrides import problems_beside
    from scraper.sources import load_source
    from storage.errors import FileError
    from storage.workspace import SETTINGS_FILE, load_settings, load_story

    root = workspace.resolve()
    settings = root / SETTINGS_FILE
    if not settings.is_file():
        make = f"factdrift init {quote(str(root))}"
        raise CommandError(f"{root} is no workspace (it has no {SETTINGS_FILE}). Make one with: {make}")
    wrong: list[FileError] = []
    counts: dict[str, int] = {}
    for name, files, load in (
        ("settings", [settings], load_settings),
        ("stories", sorted((root / "stories").glob("*.toml")), load_story),
        ("sources", sorted((root / "sources").glob("*.toml")), load_source),
    ):
        counts[name] = 0
        for file in files:
            try:
                load(file)
                counts[name] += 1
            except FileError as error:
                wrong.append(error)
    wrong += problems_beside(root / "sources")
    if as_json:
        write(json_text({"in_order": counts, "problems": problems_body(wrong)}))
        leave(Exit.ERROR if wrong else Exit.OK)
        return
    for broken in wrong:
        for problem in broken.problems:
            out().print(f"{broken.file}: {problem}", markup=False, soft_wrap=True)
    fine = f"{say_number(counts['stories'], 'story', 'stories')} and {say_number(counts['sources'], 'source')}"
    note(f"In order: {fine}." + (f" Not in order: {say_number(len(wrong), 'file')}." if wrong else ""))
    if not list((root / "stories").glob("*.toml")):
        note(f"There is no story to follow yet: write one in {root / 'stories'}; see docs/stories.md.", "yellow")
    leave(Exit.ERROR if wrong else Exit.OK)
