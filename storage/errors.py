"""What can go wrong around the workspace and the ledger, said so that a person can put it right."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


class StorageError(Exception):
    """Base of every error of this package."""


class EvidenceError(StorageError):
    """A raw answer that cannot be shown."""

    def __init__(self, file: str, problem: str, remedy: str) -> None:
        super().__init__(f"{file}: {problem}. {remedy}")


class WorkspaceError(StorageError):
    """The folder is no workspace, or cannot be made one."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong in a file. ``line`` counts from 1, ``key`` is dotted: ``facts[2].kind``."""

    key: str | None
    problem: str
    remedy: str
    line: int | None = None

    def __str__(self) -> str:
        where = [f"line {self.line}"] if self.line else []
        where += [self.key] if self.key else []
        return (f"{', '.join(where)}: " if where else "") + f"{self.problem}. {self.remedy}"


class FileError(StorageError):
    """A file of the workspace that cannot be used, with everything that is wrong in it."""

    def __init__(self, file: Path, *problems: Problem) -> None:
        if not problems:
            msg = "a FileError needs at least one problem"
            raise ValueError(msg)
        self.file = file
        self.problems = problems
        super().__init__("\n".join(f"{file}: {problem}" for problem in problems))

    @property
    def line(self) -> int | None:
        """Line of the first problem, from 1; None where it has none."""
        return self.problems[0].line

    @property
    def key(self) -> str | None:
        """Dotted key of the first problem."""
        return self.problems[0].key

    @property
    def problem(self) -> str:
        """What is wrong first."""
        return self.problems[0].problem

    @property
    def remedy(self) -> str:
        """What to do about the first problem."""
        return self.problems[0].remedy


class SettingsFileError(FileError, WorkspaceError):
    """``factdrift.toml`` cannot be used."""


class TargetError(WorkspaceError):
    """A target of ``[notify.targets]`` that cannot be used. Its URL is never shown: it may hold a password."""


class StoryFileError(FileError):
    """A file in ``stories/`` cannot be used. The other stories are not concerned."""


class DatabaseError(StorageError):
    """The database cannot be opened or used: says which one, why, and what to do."""

    def __init__(self, database: str, problem: str, remedy: str) -> None:
        self.database = database
        self.problem = problem
        self.remedy = remedy
        super().__init__(f"{database}: {problem}. {remedy}")


class LedgerError(StorageError):
    """What should be written or looked up does not fit the ledger. Nothing was written."""


class QuoteError(LedgerError):
    """A claim does not stand in the stored text where it says it does."""


class StaleLeaseError(LedgerError):
    """The lease on a frontier row has passed to another worker; the late result must not be written."""
