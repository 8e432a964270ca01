"""How long the server takes for each page of the review application.

Usage: python benchmarks/review/pages.py WORKSPACE [--rounds 40]

Starts ``factdrift serve`` on a workspace, such as one that ``ledger.py`` made, and asks for every kind of page over
loopback, one request at a time: first once after the start (cold), then in rounds over different stories, facts,
changes, articles and words. Prints milliseconds until the whole answer is there, and beside them the processor's time
alone (Linux), which does not depend on what else the machine does. The exit code is 1 when a page needs more than 150
ms of the processor in one of twenty requests.
"""

from __future__ import annotations

import argparse
import http.client
import random
import re
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BOUND = 150.0


def main() -> int:
    """Print a row for each page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("workspace", type=Path)
    parser.add_argument("--rounds", type=int, default=40)
    arguments = parser.parse_args()
    command = [sys.executable, str(ROOT / "cli.py"), "serve", "--port", "0", "--workspace", str(arguments.workspace)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        try:
            line = server.stderr.readline() if server.stderr else ""
            found = re.search(r"http://127\.0\.0\.1:(\d+)/", line)
            if found is None:
                print(f"the server did not start: {line}")
                return 1
            return _measure(int(found[1]), server.pid, _makers(arguments.workspace), arguments.rounds)
        finally:
            server.terminate()


def _measure(port: int, process: int, makers: dict[str, Callable[[], str]], rounds: int) -> int:
    cold = {name: _timed(port, process, make()) for name, make in makers.items()}
    _settle(process)
    warm: dict[str, list[tuple[float, float]]] = {name: [] for name in makers}
    for _ in range(rounds):
        for name, make in makers.items():
            warm[name].append(_timed(port, process, make()))
    print(f"{'':28}{'wall ms':^36}{'processor ms':^36}")
    print(f"{'page':28}" + f"{'first':>9}{'median':>9}{'p95':>9}{'most':>9}" * 2)
    over = False
    for name, times in warm.items():
        wall, used = (sorted(one[part] for one in times) for part in (0, 1))
        over = over or _p95(used) > BOUND
        cells = (
            f"{first:9.0f}{listed[len(listed) // 2]:9.0f}{_p95(listed):9.0f}{listed[-1]:9.0f}"
            for first, listed in zip(cold[name], (wall, used), strict=True)
        )
        print(f"{name:28}" + "".join(cells))
    return int(over)


def _p95(ordered: list[float]) -> float:
    return ordered[max(0, int(len(ordered) * 0.95) - 1)]


def _timed(port: int, process: int, address: str) -> tuple[float, float]:
    before = _used(process)
    wall = _ask(port, address)
    return wall, _used(process) - before


def _used(process: int) -> float:
    """Milliseconds that the process has had of the processor, over all its threads."""
    tasks = Path(f"/proc/{process}/task").glob("*/schedstat")
    return sum(int(one.read_text().split()[0]) for one in tasks) / 1e6


def _settle(process: int) -> None:
    """Wait until what the first requests left to build in the background is built."""
    while True:
        before = _used(process)
        time.sleep(1)
        if _used(process) - before < 50:
            return


def _ask(port: int, address: str) -> float:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    began = time.perf_counter()
    connection.request("GET", address)
    answer = connection.getresponse()
    answer.read()
    took = (time.perf_counter() - began) * 1000
    connection.close()
    if answer.status != 200:
        print(f"{address} answered {answer.status}")
    return took


def _makers(workspace: Path) -> dict[str, Callable[[], str]]:
    """For each kind of page an address, another one each time."""
    chance = random.Random(1)  # noqa: S311 - the same pages each time
    ledger = sqlite3.connect(workspace / "factdrift.db")
    stories = [row[0] for row in ledger.execute("SELECT DISTINCT story FROM change")]
    facts = [row[0] for row in ledger.execute("SELECT DISTINCT fact FROM change")]
    news = list(ledger.execute("SELECT story, id FROM change WHERE verb NOT IN ('restated', 'copied') LIMIT 2000"))
    days = [row[0] for row in ledger.execute("SELECT DISTINCT date(at) FROM change ORDER BY 1")]
    texts = list(ledger.execute("SELECT article, n FROM revision ORDER BY n DESC LIMIT 4000"))
    sources = [row[0] for row in ledger.execute("SELECT DISTINCT source FROM article")]
    titles = [row[0].split()[-1] for row in ledger.execute("SELECT title FROM article LIMIT 500")]
    ledger.close()

    def story() -> str:
        return f"/stories/{chance.choice(stories)}"

    def change() -> str:
        name, key = chance.choice(news)
        return f"/stories/{name}/changes/{key}"

    def text(view: str = "") -> str:
        article, n = chance.choice(texts)
        return f"/articles/{article}/{n}{view}"

    return {
        "stories": lambda: "/",
        "story": story,
        "story, page 5": lambda: story() + "?page=5",
        "story, narrowed": lambda: f"{story()}?fact={chance.choice(facts)}&verb=superseded",
        "story as of a day": lambda: f"{story()}?as_of={chance.choice(days)}",
        "fact": lambda: f"{story()}/facts/{chance.choice(facts)}",
        "fact, page 20": lambda: f"{story()}/facts/{chance.choice(facts)}?page=20",
        "queue": lambda: story() + "/review",
        "queue, narrowed": lambda: f"{story()}/review?fact={chance.choice(facts)}",
        "decisions": lambda: story() + "/decisions",
        "rules": lambda: story() + "/rules",
        "change": change,
        "rule from a change": lambda: "/stories/{2}/rules/new?change={4}".format(*change().split("/")),
        "article": text,
        "article, edits": lambda: text("?view=edits"),
        "sources": lambda: "/sources",
        "source": lambda: f"/sources/{chance.choice(sources)}",
        "search, a common word": lambda: "/search?q=billion",
        "search, a rare word": lambda: f"/search?q={chance.choice(titles)}zzz",
        "search, a title": lambda: f"/search?q={chance.choice(titles)}&fact={chance.choice(facts)}",
    }


if __name__ == "__main__":
    sys.exit(main())
