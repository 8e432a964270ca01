"""``schedule``: crawl and report on the workspace's timetable, until stopped."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from commands.surface import CommandError, WorkspaceOption, note, workspace_at


def schedule(
    once: Annotated[bool, typer.Option("--once", help="Run each job once now, one after the other, and end")] = False,
    workspace: WorkspaceOption = Path(),
) -> None:
    """Run crawls and reports on the timetable of factdrift.toml until stopped (Ctrl-C or SIGTERM).

    Each run is a process of its own; one that fails is told and does not stop the next. Reports go to reports/.
    """
    from scheduler import Job, command_line, run_once, run_until_stopped

    opened = workspace_at(workspace)
    timetable = opened.settings.schedule
    root = str(opened.root)
    jobs = [
        Job("crawl", timetable.crawl, command_line("crawl", "--quiet", "--workspace", root), at_once=True),
        Job("report", timetable.report, command_line("report", "--save", "--workspace", root)),
    ]
    jobs = [job for job in jobs if job.timetable != "never"]
    if not jobs:
        raise CommandError(f"{opened.root / 'factdrift.toml'}: [schedule] says never for every job. Give one a time.")
    code = run_once(jobs, tell=note) if once else run_until_stopped(jobs, tell=note)
    sys.exit(code)
