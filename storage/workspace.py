"""A workspace: a folder with ``factdrift.toml``, ``stories/`` and ``sources/``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

from facts.kinds import types_of_kinds
from facts.matching import MatchError, parse_match
from facts.story import FIGURES, Fact, Story
from storage.errors import Problem, SettingsFileError, StoryFileError, WorkspaceError
from storage.tomlfiles import line_of, nearest, read_model

if TYPE_CHECKING:
    from sqlalchemy import URL

    from storage.settings import Settings

SETTINGS_FILE = "factdrift.toml"
_TEMPLATE_PLACES = {"ami-labs.toml": "stories/ami-labs.toml"}
_STORY_ID = re.compile(r"[a-z0-9][a-z0-9_-]*")


@dataclass(frozen=True, slots=True)
class Workspace:
    """An open workspace. ``errors`` tells of stories that cannot be used; the others can."""

    root: Path
    settings: Settings
    stories: dict[str, Story]
    errors: tuple[StoryFileError, ...] = ()

    @property
    def sources(self) -> Path:
        """The folder of the source files."""
        return self.root / "sources"

    @property
    def database_url(self) -> URL:
        """Where the ledger is: a SQLite file is meant relative to the workspace."""
        from sqlalchemy.engine import make_url  # noqa: PLC0415 - slow to import, and a story alone needs no database

        url = make_url(self.settings.database)
        if url.get_backend_name() != "sqlite" or not url.database or url.database.startswith((":memory:", "file:")):
            return url
        return url.set(database=str(self.root / url.database))


def open_workspace(path: Path) -> Workspace:
    """The workspace in a folder.

    Raises WorkspaceError when the folder is none, SettingsFileError when ``factdrift.toml`` cannot be used. A story
    that cannot be used is told in ``Workspace.errors``.
    """
    root = Path(path).resolve()
    if not (root / SETTINGS_FILE).is_file():
        make = f"factdrift init {quote(str(root))}"
        msg = f"{root} is not a Factdrift workspace (it has no {SETTINGS_FILE}). Make one with: {make}"
        raise WorkspaceError(msg)
    stories: dict[str, Story] = {}
    errors: list[StoryFileError] = []
    for file in sorted((root / "stories").glob("*.toml")):
        try:
            stories[file.stem] = load_story(file)
        except StoryFileError as error:
            errors.append(error)
    return Workspace(root, load_settings(root / SETTINGS_FILE), stories, tuple(errors))


def load_settings(path: Path) -> Settings:
    """The settings a file holds. Raises SettingsFileError."""
    from sqlalchemy.engine import make_url  # noqa: PLC0415
    from sqlalchemy.exc import ArgumentError  # noqa: PLC0415

    from storage.settings import Settings  # noqa: PLC0415

    settings, text = read_model(path, Settings, SettingsFileError)
    try:
        make_url(settings.database)
    except ArgumentError:
        remedy = 'Write "sqlite:///factdrift.db" or "postgresql+psycopg://user:password@host:5432/name".'
        problem = Problem("database", "this is not a database URL", remedy, line_of(text, ("database",)))
        raise SettingsFileError(path, problem) from None
    return settings


def load_story(path: Path) -> Story:
    """The story a file holds; its id is the file's name without ``.toml``. Raises StoryFileError."""
    if not _STORY_ID.fullmatch(path.stem):
        remedy = "Name it with small letters, digits, - and _ only, such as ami-labs.toml."
        raise StoryFileError(path, Problem(None, f"{path.stem!r} cannot be the id of a story", remedy))
    story, text = read_model(path, Story, StoryFileError)
    problems = [*_match_problems(story, text), *_kind_problems(story, text), *_trend_problems(story, text)]
    if problems:
        raise StoryFileError(path, *problems)
    return story


def init_workspace(path: Path) -> list[Path]:
    """Make a folder a workspace with commented examples, and give the files written. No existing file is touched.

    Raises WorkspaceError when it is one already or cannot be written.
    """
    root = Path(path).resolve()
    if (root / SETTINGS_FILE).exists():
        msg = f"{root} is a workspace already (it has a {SETTINGS_FILE}). Choose another folder, or edit that file."
        raise WorkspaceError(msg)
    try:
        return _write_templates(root)
    except OSError as error:
        msg = f"{root} cannot be made a workspace: {error.strerror} ({error.filename}). Choose a folder you may write."
        raise WorkspaceError(msg) from None


def _write_templates(root: Path) -> list[Path]:
    """Copy the templates, the settings last: a folder that was left half made is no workspace yet."""
    for folder in (root / "stories", root / "sources"):
        folder.mkdir(parents=True, exist_ok=True)
    written = []
    templates = sorted(_templates(), key=lambda found: found[0] == SETTINGS_FILE)
    for place, template in templates:
        target = root / place
        if not target.exists():
            target.write_bytes(template.read_bytes())
            written.append(target)
    return written


def _templates() -> list[tuple[str, Traversable]]:
    """Where each template goes in the workspace, and its file."""
    folder = resources.files("storage") / "templates"
    top = [(_TEMPLATE_PLACES.get(file.name, file.name), file) for file in folder.iterdir() if _is_toml(file)]
    sources = [(f"sources/{file.name}", file) for file in (folder / "sources").iterdir() if _is_toml(file)]
    return sorted([*top, *sources], key=lambda found: found[0])


def _is_toml(file: Traversable) -> bool:
    return file.is_file() and file.name.endswith(".toml")


def _match_problems(story: Story, text: str) -> list[Problem]:
    try:
        parse_match(story.match)
    except MatchError as error:
        remedy = 'Write names and "phrases" with AND, OR, NOT and brackets.'
        return [Problem("match", str(error), remedy, line_of(text, ("match",)))]
    return []


def _kind_problems(story: Story, text: str) -> list[Problem]:
    known = sorted(types_of_kinds(story))
    return [
        _unknown_kind(number, fact, known, text) for number, fact in enumerate(story.facts) if fact.kind not in known
    ]


def _trend_problems(story: Story, text: str) -> list[Problem]:
    types, found = types_of_kinds(story), []
    for number, fact in enumerate(story.facts):
        kind = types.get(fact.kind)
        if fact.trend is not None and kind is not None and kind not in FIGURES:
            message = f"{fact.kind} is of type {kind}, which does not rise"
            remedy = f"Remove trend: it is for kinds of type {', '.join(FIGURES)}."
            line = line_of(text, ("facts", number, "trend"))
            found.append(Problem(f"facts[{number + 1}].trend", message, remedy, line))
    return found


def _unknown_kind(number: int, fact: Fact, known: list[str], text: str) -> Problem:
    remedy = f"{nearest(fact.kind, known)} `factdrift kinds` lists them all; a kind of your own goes under [kinds]."
    line = line_of(text, ("facts", number, "kind"))
    return Problem(f"facts[{number + 1}].kind", f"{fact.kind!r} is no known kind of fact", remedy, line)
