"""What all commands share: where output goes, exit codes, the options they have in common, errors in words."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, time, timedelta
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.text import Text

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from facts.story import Story
    from storage.errors import FileError
    from storage.workspace import Workspace

_AGO = re.compile(r"(\d{1,5})\s*([mhdw])")
_UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}


class Exit(IntEnum):
    """What the exit code of a command says."""

    OK = 0
    ERROR = 1
    USAGE = 2
    CHANGES = 3  # with --exit-code: there are changes
    PARTLY = 4  # part of the work failed
    BUSY = 75  # another process is at it
    INTERRUPTED = 130


class CommandError(Exception):
    """A command cannot do its work: one message that says what, where and what to do."""

    def __init__(self, message: str, code: Exit = Exit.ERROR) -> None:
        self.code = code
        super().__init__(message)


WorkspaceOption = Annotated[
    Path,
    typer.Option("--workspace", "-w", envvar="FACTDRIFT_WORKSPACE", help="Folder of the workspace", metavar="DIR"),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Machine-readable output")]
ReviewerOption = Annotated[
    str | None,
    typer.Option("--reviewer", envvar="FACTDRIFT_REVIEWER", metavar="NAME", help="Who you are; else your user name"),
]
StoryOption = Annotated[
    str | None, typer.Option("--story", "-s", metavar="STORY", help="Id of the story, where the id alone is not clear")
]
StoryArgument = Annotated[
    str | None, typer.Argument(help="Id of the story; not needed where there is one only", metavar="STORY")
]


def out() -> Console:
    """Where data goes. It obeys NO_COLOR, and has no colours where it is no terminal."""
    return Console(file=sys.stdout, highlight=False, soft_wrap=False)


def err() -> Console:
    """Where progress and messages go."""
    return Console(file=sys.stderr, highlight=False, soft_wrap=True)


def write(text: str) -> None:
    """Data for a file or another program: exactly these characters, as UTF-8 wherever it goes."""
    sys.stdout.flush()
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        sys.stdout.write(text)
    else:
        buffer.write(text.encode("utf-8", "surrogatepass"))
        buffer.flush()


def note(message: str, style: str = "") -> None:
    """One message for the person, on standard error. Text from outside cannot style it or steer the terminal."""
    from reports.text import plain

    for line in message.splitlines():
        err().print(Text(plain(line), style=style))


def leave(code: Exit) -> None:
    """End the command with an exit code, unless all is well."""
    if code is not Exit.OK:
        raise typer.Exit(int(code))


def clock() -> datetime:
    """Now, UTC."""
    return datetime.now(UTC)


def reviewer_of(given: str | None) -> str:
    """The name that decisions and looks are kept under: the one given, else the user's. Raises CommandError."""
    import getpass

    try:
        name = given if given is not None else getpass.getuser()
    except OSError:
        name = ""
    if not name.strip():
        raise CommandError("Say who you are: --reviewer NAME, or the variable FACTDRIFT_REVIEWER.", Exit.USAGE)
    return name.strip()


def moment(text: str | None, option: str, *, end_of_day: bool = False) -> datetime | None:
    """A time as people write it, in UTC: ``2025-12-18``, ``2025-12-18T07:00Z``, or ``24h``, ``7d``, ``2w`` ago.

    A day alone is its first moment, or its last with ``end_of_day``. Raises a usage error that names the option.
    """
    if text is None:
        return None
    if ago := _AGO.fullmatch(text.strip().lower()):
        return clock() - timedelta(**{_UNITS[ago[2]]: int(ago[1])})
    try:
        found = datetime.fromisoformat(text.strip())
    except ValueError:
        message = f"{text!r} is no time. Write 2025-12-18, 2025-12-18T07:00Z, or 24h, 7d, 2w for that long ago"
        raise typer.BadParameter(message, param_hint=option) from None
    if end_of_day and len(text.strip()) <= 10:
        found = datetime.combine(found.date(), time.max)
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)


def workspace_at(folder: Path) -> Workspace:
    """The workspace of a command. Stories that cannot be used are told; the command goes on with the others."""
    from storage.workspace import open_workspace

    workspace = open_workspace(folder)
    for error in workspace.errors:
        note(f"left out: {error}", "yellow")
    return workspace


def story_of(workspace: Workspace, story: str | None, *, option: str = "") -> tuple[str, Story]:
    """The story a command is about. Raises CommandError where it is not clear which one is meant.

    ``option`` is how the command takes its name, where it is no argument.
    """
    known = workspace.stories
    if story is None and len(known) == 1:
        return next(iter(known.items()))
    if story in known:
        return story, known[story]
    folder = workspace.root / "stories"
    for error in workspace.errors:
        if story == error.file.stem:
            raise error
    if not known:
        raise CommandError(f"{folder} has no story that can be used. Write one there, or see: factdrift init --help")
    listed = ", ".join(known)
    if story is None:
        how = f" with {option}" if option else ""
        raise CommandError(f"The workspace has several stories; say which one{how}: {listed}", Exit.USAGE)
    raise CommandError(f"There is no story {story!r} in {folder}. There are: {listed}")


@contextmanager
def ledger_of(workspace: Workspace) -> Iterator[Engine]:
    """The open ledger of a workspace. What a database says on the way becomes a DatabaseError."""
    from sqlalchemy.exc import SQLAlchemyError

    from storage.database import open_database
    from storage.explain import explain

    engine = open_database(workspace.database_url)
    try:
        yield engine
    except SQLAlchemyError as error:
        raise explain(workspace.database_url, error) from error
    finally:
        engine.dispose()


def in_words(error: BaseException) -> tuple[str, Exit] | None:
    """What an error says to a person, and the exit code; None for one that is a mistake of ours."""
    from reports.timeline import UnknownFactError
    from scraper.errors import CrawlError, StoppedEarlyError
    from storage.errors import StorageError

    if isinstance(error, CommandError):
        return str(error), error.code
    if isinstance(error, StoppedEarlyError):
        return str(error), Exit.INTERRUPTED
    if isinstance(error, StorageError | CrawlError | UnknownFactError):
        return str(error), Exit.ERROR
    if isinstance(error, OSError) and error.strerror:
        where = f"{error.filename}: " if error.filename else ""
        return f"{where}{error.strerror}. Check the path, its permissions and the free space.", Exit.ERROR
    return None


def problems_body(wrong: Iterable[FileError]) -> list[dict[str, Any]]:
    """What is wrong in files, as JSON values: a row for each problem. ``line`` counts from 1."""
    return [
        {
            "file": str(broken.file),
            "line": problem.line,
            "key": problem.key,
            "problem": problem.problem,
            "remedy": problem.remedy,
        }
        for broken in wrong
        for problem in broken.problems
    ]


def save(path: Path, text: str) -> None:
    """Write a file so that a reader sees the old one or the new one, never half of it."""
    save_bytes(path, text.encode())


def save_bytes(path: Path, body: bytes) -> None:
    """As ``save``; the path ``-`` is standard output."""
    if str(path) == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(body)
        sys.stdout.buffer.flush()
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(f".{path.name}.part")
    try:
        half.write_bytes(body)
        half.replace(path)
    finally:
        half.unlink(missing_ok=True)


def json_text(body: Any, *, indent: int | None = 1) -> str:
    """A JSON document and a line break; letters stay letters."""
    import json

    return json.dumps(body, ensure_ascii=False, indent=indent) + "\n"
