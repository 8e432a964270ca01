"""A workspace that tells a receiver, and articles that reach its ledger."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from storage.database import open_database
from storage.workspace import open_workspace
from tests.command_line import (
    SETTINGS,
    Done,
    factdrift,
)
from tests.command_line import workspace as make_workspace
from tests.receiver import Receiver

TALKS = "Nimbus Robotics is in talks to raise {} million euros from investors, two people familiar with it said."
SURE = "Nimbus Robotics has raised {} million euros from investors, the company said in a statement on Friday."


def workspace(root: Path, hook: Receiver, settings: str = "", target: str = "") -> Path:
    """A workspace that is told nothing yet but is switched on."""
    target = target or hook.url
    made = make_workspace(root, f'{SETTINGS}[notify]\n{settings}\n[notify.targets]\ndesk = "{target}"\n')
    assert factdrift("notify", "send", "-w", made).code == 0
    return made


def publish(root: Path, outlet: str, sentence: str, *, name: str = "", **more: Any) -> None:
    """An article of an outlet reaches the ledger."""
    padding = f"The paper {outlet} asked around, and this is how it put it to its readers on that day."
    body = {"id": name or outlet, "outlet": outlet, "text": f"Money\n\n{sentence}\n\n{padding}"} | more
    file = root / f"{name or outlet}.jsonl"
    file.write_text(json.dumps(body) + "\n")
    done = factdrift("import", file, "-w", root)
    assert done.code == 0, done.err


def send(root: Path, *options: object, later: timedelta = timedelta()) -> Done:
    """Send, as if it were so much later."""
    pretend = ("--now", (datetime.now(UTC) + later).isoformat()) if later else ()
    return factdrift("notify", "send", "-w", root, *pretend, *options)


def change_ids(root: Path) -> list[str]:
    return [one["id"] for one in factdrift("changes", "--json", "-w", root).json()["changes"]]


@contextmanager
def open_ledger(root: Path) -> Iterator[Engine]:
    """The ledger of a workspace."""
    engine = open_database(open_workspace(root).database_url)
    try:
        yield engine
    finally:
        engine.dispose()
