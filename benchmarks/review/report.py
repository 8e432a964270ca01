"""How long the report of a story takes, and how large its files are.

Usage: python benchmarks/review/report.py WORKSPACE [STORY]

For a workspace such as ``ledger.py`` makes (``--claims 4000 --stories 1`` gives a story of 1,000 articles). Prints the
seconds until the report is built from the ledger, and for each format the seconds until it is rendered and its size;
beside them those of the floor: Python's own ``json.dumps`` of what the JSON report says. The exit code is 1 when the
HTML report takes more than two seconds of the processor or has more than 2 MB.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from commands.reporting import build, rendered  # noqa: E402
from storage.database import open_database  # noqa: E402
from storage.workspace import open_workspace  # noqa: E402

SECONDS, BYTES = 2.0, 2_000_000
Made = TypeVar("Made")


def main() -> int:
    """Print a row for each format."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("workspace", type=Path)
    parser.add_argument("story", nargs="?")
    given = parser.parse_args()
    workspace = open_workspace(given.workspace)
    story = given.story or next(iter(workspace.stories))
    engine = open_database(workspace.database_url)
    report, seconds = timed(lambda: build(workspace, engine, story))
    engine.dispose()
    print(f"{story}: {report.articles} articles, {len(report.changes)} changes that are news")
    print(f"{'built from the ledger':24}{seconds:8.2f} s")
    sizes: dict[str, tuple[float, int]] = {}
    for form in ("html", "markdown", "json", "csv", "atom"):
        text, seconds = timed(lambda form=form: rendered(report, form))  # type: ignore[misc]
        sizes[form] = seconds, len(text.encode())
        print(f"{form:24}{seconds:8.2f} s {sizes[form][1] / 1e6:8.2f} MB")
        if form == "json":
            body = json.loads(text)
            floor, seconds = timed(lambda: json.dumps(body, ensure_ascii=False, indent=1))  # noqa: B023
            print(f"{'json.dumps alone':24}{seconds:8.2f} s {len(floor.encode()) / 1e6:8.2f} MB")
    return int(sizes["html"][0] > SECONDS or sizes["html"][1] > BYTES)


def timed(work: Callable[[], Made]) -> tuple[Made, float]:
    """What a piece of work gives, and the seconds of the processor that it took."""
    began = time.process_time()
    made = work()
    return made, time.process_time() - began


if __name__ == "__main__":
    sys.exit(main())
