"""Looking again at known pages beside page watchers, in one run: how fast, and who takes noise for news.

Usage: python benchmarks/crawling/recheck.py [--peers .peers/bin] [--pages FOLDER] [--count 1000] [--slow 200]

The site first shows its pages to everybody; then it answers all with 304, sends the same bytes, edits one page in ten
(the others: 304), and at last shows other noise on every page: advertisements, a clock, counters, links, and boxes of
long text from an A/B trial, which stand in an aside, in a box called a newsletter, or in one that nothing tells from
the text. A revision of a page that was not edited is a false one, an edit without a revision is missed. Then cells of
short tables are edited, which passages do not show: the crawl finds them when it cleans a page all the same, after
some looks. webchanges, which is slow, looks at --slow pages. Seconds are those of the whole command.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1]))

from benchmarks.crawling.measure import Run, load, run, table  # noqa: E402
from benchmarks.crawling.newssite import NewsSite, news_site  # noqa: E402
from benchmarks.crawling.pages import BOXES, REAL, Show  # noqa: E402
from benchmarks.crawling.workspace import crawl, make_due, make_workspace, stored  # noqa: E402
from scraper.tasks import LOOKS  # noqa: E402

SPARE = 1.3  # pages on the site for each one wanted, since some real pages are no articles
_NUMBER = re.compile(r"/news/(\d+)\.html")


class Watcher:
    """urlwatch or webchanges, with a list of pages. It reports each page that differs from what it has seen."""

    def __init__(self, command: Path, folder: Path, urls: Sequence[str]) -> None:
        folder.mkdir()
        self.urls = urls
        (folder / "urls.yaml").write_text("---\n".join(f"url: {url}\n" for url in urls), "utf-8")
        jobs, seen = ("--jobs", "--database") if command.name == "webchanges" else ("--urls", "--cache")
        report = {"stdout": {"enabled": True, "color": False}, "text": {"details": True}}
        (folder / "config.yaml").write_text(json.dumps({"report": report}), "utf-8")
        files = {jobs: "urls.yaml", "--config": "config.yaml", "--hooks": "hooks.py", seen: "seen.db"}
        (folder / "hooks.py").write_text("", "utf-8")
        (folder / "hooks.py").chmod(0o600)
        self.command = [str(command), *(part for flag, name in files.items() for part in (flag, str(folder / name)))]

    def look(self) -> tuple[Run, set[int]]:
        """The pages it reports as changed."""
        done = run(self.command)
        return done, {
            int(found[1])
            for line in done.output.splitlines()
            if "CHANGED" in line.upper()
            for found in _NUMBER.finditer(line)
        }


class Crawl:
    """``factdrift crawl`` with these pages due."""

    def __init__(self, root: Path, urls: Sequence[str]) -> None:
        self.root, self.urls = root, urls

    def look(self) -> tuple[Run, set[int]]:
        """The pages that got a new revision."""
        make_due(self.root, self.urls)
        before = stored(self.root)
        done = crawl(self.root)
        return done, {page_number(url) for url, texts in stored(self.root).items() if texts > before[url]}


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peers", type=Path, help="the folder with urlwatch and webchanges; without: the crawl alone")
    parser.add_argument("--pages", type=Path, default=REAL)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--slow", type=int, default=200)
    given = parser.parse_args()
    with (
        tempfile.TemporaryDirectory() as name,
        news_site(given.pages, count=int(given.count * SPARE)) as site,
    ):
        folder = Path(name)
        root = make_workspace(folder / "workspace", site)
        crawl(root)
        urls = list(stored(root))[: given.count]
        print(f"{len(urls)} known pages, {load()}")
        own = Crawl(root, urls)
        contestants: dict[str, Crawl | Watcher] = {"factdrift": own}
        if given.peers:
            contestants["urlwatch"] = Watcher(given.peers / "urlwatch", folder / "urlwatch", urls)
            few = urls[:: max(1, len(urls) // given.slow)]
            contestants["webchanges"] = Watcher(given.peers / "webchanges", folder / "webchanges", few)
            for peer in ("urlwatch", "webchanges"):
                contestants[peer].look()
        print(_rounds(site, contestants))
        print(_short_edits(site, own))
    print(load())


def _rounds(site: NewsSite, contestants: dict[str, Crawl | Watcher]) -> str:
    numbers = sorted(page_number(url) for url in contestants["factdrift"].urls)
    edited = frozenset(numbers[3::10])
    shows = {
        "all 304": Show(),
        "same bytes": Show(validators=False),
        "10 % edited": Show(edited=edited),
        "noise on every page": Show(look=1, edited=edited),
    }
    before, rows = Show(), []
    for name, show in shows.items():
        site.show(show)
        new, speed = show.edited - before.edited, 0.0
        for contestant, looking in contestants.items():
            done, told = looking.look()
            mine = {page_number(url) for url in looking.urls}
            rate = len(mine) / done.seconds
            speed = rate if contestant == "factdrift" else speed
            rows.append(
                [
                    f"{name}: {contestant}",
                    f"{rate:.0f}",
                    f"{done.cpu / len(mine) * 1000:.1f}",
                    f"{done.memory / 1e6:.0f}",
                    f"{len(new & told)} of {len(new & mine)}",
                    f"{len(told - new)} of {len(mine - new)}",
                    ", ".join(str(sum(n % len(BOXES) == box for n in told - new)) for box in range(len(BOXES))),
                    f"{speed / rate:.1f}",
                ]
            )
        before = show
    head = [
        "",
        "pages/s",
        "CPU ms/page",
        "memory MB",
        "edits found",
        "false revisions",
        "by box",
        "factdrift is x as fast",
    ]
    return f"\n{table(head, rows)}"


def _short_edits(site: NewsSite, own: Crawl) -> str:
    """How many looks it takes until edits of a table's cell are found, each look with new noise."""
    numbers = sorted(page_number(url) for url in own.urls)[:200]
    few = Crawl(own.root, [url for url in own.urls if page_number(url) in set(numbers)])
    short, found, counts = frozenset(numbers[::4]), set[int](), []
    everything = frozenset(sorted(page_number(url) for url in own.urls)[3::10])
    for look in range(LOOKS + 2):
        site.show(Show(look=2 + look, edited=everything, short=short))
        found |= few.look()[1]
        counts.append(len(found & short))
    return (
        f"\nedits of a short cell ({len(short)} pages): found after 1, 2, ... looks: {', '.join(map(str, counts))};"
        f" false revisions: {len(found - short)} of {len(numbers) - len(short)} pages"
    )


def page_number(url: str) -> int:
    """Which page an address leads to."""
    found = _NUMBER.search(url)
    if found is None:
        raise ValueError(url)
    return int(found[1])


if __name__ == "__main__":
    main()
