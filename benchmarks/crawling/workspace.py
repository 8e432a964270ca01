"""A workspace that follows the benchmark's story on its news site, and the crawl of it as a user runs it."""

from __future__ import annotations

import sqlite3
import sys
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from benchmarks.crawling.measure import HOME, Run, run
from benchmarks.crawling.newssite import NewsSite
from benchmarks.crawling.pages import SUBJECT

_STORY = f"""title = "Jobs at {SUBJECT}"
match = '"{SUBJECT}"'

[subject]
name = "{SUBJECT}"

[[facts]]
id = "jobs"
kind = "job_cuts"
"""


def make_workspace(root: Path, site: NewsSite) -> Path:
    """A workspace with a source for each host, and no delay between requests."""
    for name in ("stories", "sources"):
        (root / name).mkdir(parents=True)
    (root / "factdrift.toml").write_text("[crawl]\ndelay = 0\nallow_loopback = true\n", "utf-8")
    (root / "stories" / "jobs.toml").write_text(_STORY, "utf-8")
    for number, host in enumerate(site.hosts, start=1):
        text = (
            f'name = "Host {number}"\nhome = "{host}/"\n[discover]\nsitemaps = ["{host}/sitemap.xml"]\nlimit = 1000\n'
        )
        (root / "sources" / f"host{number}.toml").write_text(text, "utf-8")
    return root


def crawl(root: Path) -> Run:
    """``factdrift crawl`` in a process of its own."""
    return run([sys.executable, "-m", "cli", "crawl", "--quiet", "--workspace", str(root)], folder=HOME)


def outcomes(root: Path) -> Counter[str]:
    """How often each outcome was, over all attempts at articles."""
    with closing(sqlite3.connect(root / "factdrift.db")) as database:
        rows = database.execute("SELECT outcome, count(*) FROM fetch WHERE outcome NOT LIKE 'listing%' GROUP BY 1")
        return Counter({str(outcome): int(number) for outcome, number in rows})


def stored(root: Path) -> dict[str, int]:
    """Address and number of texts of each article."""
    with closing(sqlite3.connect(root / "factdrift.db")) as database:
        rows = database.execute("SELECT url, revisions FROM article WHERE revisions > 0 ORDER BY id")
        return {str(url): int(number) for url, number in rows}


def make_due(root: Path, urls: Sequence[str]) -> None:
    """Let these articles be young and due, and no others: the pages' own dates are years old."""
    with closing(sqlite3.connect(root / "factdrift.db")) as database, database:
        database.execute("UPDATE article SET due_at = NULL")
        young = "UPDATE article SET due_at = '2026-01-01 00:00:00', age_from = datetime('now', '-1 hour') WHERE url = ?"
        database.executemany(young, [(url,) for url in urls])
