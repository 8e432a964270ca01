"""``schedule``: crawl, report and tell on the workspace's timetable, until stopped."""

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
    """Run crawls, reports and messages on the timetable of factdrift.toml until stopped (Ctrl-C or SIGTERM).

    Each run is a process of its own; one that fails is told and does not stop the next. Reports go to reports/,
    messages to the targets of factdrift.toml, if it has any: after each crawl, and on their own timetable.
    """
    from scheduler import Job, command_line, run_once, run_until_stopped

    opened = workspace_at(workspace)
    timetable = opened.settings.schedule
    root = str(opened.root)
    tell = ("notify", "send", "--workspace", root)
    messages = Job("messages", timetable.messages, command_line(*tell))
    targets = bool(opened.settings.notify.targets)
    jobs = [
        Job(
            "crawl",
            timetable.crawl,
            command_line("crawl", "--quiet", "--workspace", root),
            at_once=True,
            then=messages if targets else None,
        ),
        Job("report", timetable.report, command_line("report", "--save", "--workspace", root)),
    ]
    if targets:
        jobs += [messages, Job("digest", timetable.digest, command_line(*tell, "--digest"))]
    jobs = [job for job in jobs if job.timetable != "never"]
    if not jobs:
        raise CommandError(f"{opened.root / 'factdrift.toml'}: [schedule] says never for every job. Give one a time.")
    code = run_once(jobs, tell=note) if once else run_until_stopped(jobs, tell=note)
    sys.exit(code)
