"""What a story's size costs: adding an article and telling its changes, a sheet as of a moment, a whole rebuild.

Usage: python benchmarks/changes/scale.py [--database URL] [--part 0.1] [--largest 2000] [--json]

An invented ledger (``big_ledger.py``) of 100,000 texts and about 900,000 claims: one story of 10,000, others of 2,000,
500, 150 and 50 texts. Every figure is a median on the clock, beside the CPU time of this process and the worst one.
Among the articles added are edits and late finds, for which the story is read as a whole: those make the worst.
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
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from itertools import islice
from pathlib import Path

from sqlalchemy import Engine, func, select

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from benchmarks.changes.big_ledger import START, YEAR, Draft, add, drafts, fill  # noqa: E402
from facts.sheets import sheet  # noqa: E402
from storage import changes, claims, schema  # noqa: E402
from storage.database import open_database, reading  # noqa: E402

STORIES = {10_000: 1, 2_000: 10, 500: 40, 150: 200, 50: 400}
MOMENTS = (0.25, 0.5, 0.75, 0.99)  # of the year
ADDED = 12


@dataclass(frozen=True)
class Figure:
    """A measurement: medians, seconds."""

    what: str
    size: int
    clock: float
    cpu: float
    worst: float


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
        print(f"{one.what:34} {one.size:7,}  {_said(one.clock)}  cpu {_said(one.cpu)}  worst {_said(one.worst)}")
    print(f"memory at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")
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
        new = list(islice((d for n, d in enumerate(drafts(story, size)) if n >= size), ADDED))
        figures.append(_timed("add an article, tell its changes", size, [partial(_add, engine, story, d) for d in new]))
        moments = [partial(_sheet, engine, story, at) for at in MOMENTS]
        figures.append(_timed("sheet as of a moment", size, moments))
    return figures


def _rebuild(engine: Engine, story: str) -> None:
    with engine.begin() as connection:
        changes.rebuild(connection, story)


def _add(engine: Engine, story: str, draft: Draft) -> None:
    with engine.begin() as connection:
        add(connection, story, draft)
        changes.update(connection, story)


def _sheet(engine: Engine, story: str, share: float) -> None:
    at = START + YEAR * share + timedelta(minutes=1)
    with reading(engine) as connection:
        sheet(claims.reports(connection, story, as_of=at), as_of=at)


def _timed(what: str, size: int, steps: Sequence[Callable[[], None]]) -> Figure:
    clocks, cpus = [], []
    for step in steps:
        gc.collect()
        clock, cpu = time.perf_counter(), time.process_time()
        step()
        clocks.append(time.perf_counter() - clock)
        cpus.append(time.process_time() - cpu)
    found = Figure(what, size, statistics.median(clocks), statistics.median(cpus), max(clocks))
    print(f"{what} {size:,}: {_said(found.clock)}, cpu {_said(found.cpu)}", file=sys.stderr)
    return found


def _said(seconds: float) -> str:
    return f"{seconds * 1000:9,.1f} ms" if seconds < 10 else f"{seconds:9,.1f} s "


if __name__ == "__main__":
    raise SystemExit(main())
