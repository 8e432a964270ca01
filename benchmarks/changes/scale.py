"""What a story's size costs: adding an article and telling its changes, a sheet as of a moment, a whole rebuild.

Usage: python benchmarks/changes/scale.py [--database URL] [--part 0.1] [--largest 2000] [--json]

An invented ledger (``big_ledger.py``) of 100,000 texts and about 900,000 claims: one story of 10,000, others of 2,000,
500, 150 and 50 texts. Every figure is a median on the clock, beside the CPU time of this process, the worst one, and
the most memory that the process has had until then. An edit and an article found 40 days late are told apart from new
articles that count last: for those two the story is read again.
"""

from __future__ import annotations

import argparse
import gc
import json
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from itertools import islice
from pathlib import Path

from sqlalchemy import Connection, Engine, func, select

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from benchmarks.changes.big_ledger import START, YEAR, Draft, add, drafts, fill  # noqa: E402
from facts.changes.sheets import sheet  # noqa: E402
from storage import changes, claims, overview, schema, then  # noqa: E402
from storage.database import open_database, reading  # noqa: E402

STORIES = {10_000: 1, 2_000: 10, 500: 40, 150: 200, 50: 400}
MOMENTS = (0.25, 0.5, 0.75, 0.99)  # of the year
ADDED = 12
Look = Callable[[Connection, str, datetime], object]


@dataclass(frozen=True)
class Figure:
    """A measurement: medians, seconds."""

    what: str
    size: int
    clock: float
    cpu: float
    worst: float
    memory: float  # MB, at most until then


def main() -> int:
    """Fill a ledger, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", help="an empty one; by default a new SQLite file in a temporary folder")
    parser.add_argument("--part", type=float, default=1.0, help="share of the smaller stories to write")
    parser.add_argument("--largest", type=int, default=10_000, help="leave out larger stories")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        engine = open_database(arguments.database or f"sqlite:///{folder}/ledger.db")
        sizes = {
            f"story-{size}-{n}": size
            for size, count in STORIES.items()
            if size <= arguments.largest
            for n in range(max(1, round(count * arguments.part)))
        }
        with engine.begin() as connection:
            fill(connection, sizes)
        figures = measured(engine, sorted(set(sizes.values())))
        engine.dispose()
    if arguments.json:
        print(json.dumps([vars(one) for one in figures]))
        return 0
    for one in figures:
        times = f"{_said(one.clock)}  cpu {_said(one.cpu)}  worst {_said(one.worst)}"
        print(f"{one.what:42} {one.size:7,}  {times}  {one.memory:5,.0f} MB")
    return 0


def measured(engine: Engine, sizes: list[int]) -> list[Figure]:
    """All figures for a story of each size."""
    with reading(engine) as connection:
        texts = connection.execute(select(func.count()).select_from(schema.revision)).scalar_one()
        said = connection.execute(select(func.count()).select_from(schema.claim)).scalar_one()
    print(f"{engine.dialect.name}: {texts:,} texts, {said:,} claims", file=sys.stderr)
    figures = []
    for size in sizes:
        story = f"story-{size}-0"
        figures.append(_timed("rebuild", size, [partial(_rebuild, engine, story)]))
        for what, new in _new(story, size).items():
            figures.append(_timed(what, size, [partial(_add, engine, story, one) for one in new]))
        for what, look in LOOKS.items():
            figures.append(_timed(what, size, [partial(_look, engine, look, story, at) for at in MOMENTS]))
    return figures


def _new(story: str, size: int) -> dict[str, list[Draft]]:
    """What comes after the texts that are stored: articles that count last, then an edit and a late find each."""
    coming = islice(drafts(story, size), size, size + 400)
    new, edits, late = list[Draft](), list[Draft](), list[Draft]()
    for draft in coming:
        kind = edits if draft.revision > 1 else late if draft.observed - draft.reported > timedelta(days=1) else new
        kind.append(draft)
    seen = new[ADDED - 1].observed
    edited = replace(edits[0], url=new[0].url, outlet=new[0].outlet, reported=new[0].reported)
    return {
        "add an article, tell its changes": new[:ADDED],
        "an edit, told": [replace(edited, observed=seen + timedelta(minutes=50))],
        "an article found 40 days late, told": [
            replace(late[0], reported=seen - timedelta(days=40), observed=seen + timedelta(minutes=55))
        ],
    }


def _rebuild(engine: Engine, story: str) -> None:
    with engine.begin() as connection:
        changes.rebuild(connection, story)


def _add(engine: Engine, story: str, draft: Draft) -> None:
    with engine.begin() as connection:
        add(connection, story, draft)
        changes.update(connection, story)


def _look(engine: Engine, look: Look, story: str, share: float) -> None:
    with reading(engine) as connection:
        look(connection, story, START + YEAR * share + timedelta(minutes=1))


def _folded(connection: Connection, story: str, at: datetime) -> None:
    sheet(claims.reports(connection, story, as_of=at), as_of=at)


def _with_voices(connection: Connection, story: str, at: datetime) -> None:
    look = overview.Look(connection, story, at)
    look.lines(), look.voices()


def _of_outlet(connection: Connection, story: str, at: datetime) -> None:
    sheet(claims.reports_in(connection, story, outlet="Outlet 7", as_of=at), as_of=at)


LOOKS: dict[str, Look] = {
    "sheet as of a moment": overview.counted_sheet,
    "the same, outlets and origins counted": _with_voices,
    "the same with all its sentences": then.sheet,
    "the same folded from the reports": _folded,
    "the sheet of an outlet as of a moment": _of_outlet,
}


def _timed(what: str, size: int, steps: Sequence[Callable[[], None]]) -> Figure:
    clocks, cpus = [], []
    for step in steps:
        gc.collect()
        clock, cpu = time.perf_counter(), time.process_time()
        step()
        clocks.append(time.perf_counter() - clock)
        cpus.append(time.process_time() - cpu)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    found = Figure(what, size, statistics.median(clocks), statistics.median(cpus), max(clocks), memory)
    print(f"{what} {size:,}: {_said(found.clock)}, cpu {_said(found.cpu)}", file=sys.stderr)
    return found


def _said(seconds: float) -> str:
    return f"{seconds * 1000:9,.1f} ms" if seconds < 10 else f"{seconds:9,.1f} s "


if __name__ == "__main__":
    raise SystemExit(main())
