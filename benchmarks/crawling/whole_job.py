"""The whole job beside others, in one run: discover, fetch, judge, clean, store, keep as WARC, read.

Usage: python benchmarks/crawling/whole_job.py [--peers .peers/bin/python] [--pages FOLDER] [--count 1000] [--rounds 2]

A site of 20 hosts on loopback has --count pages. In one half of the run every page speaks of the story, in the other
one page in twenty. Peers and floors get the addresses; the crawl finds them in sitemaps. Seconds are those of the
whole command, start and end included; of several rounds, in turn, the fastest counts. --slow pages go to the peers.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1]))

from benchmarks.crawling.measure import Run, load, run, table  # noqa: E402
from benchmarks.crawling.newssite import NewsSite, news_site  # noqa: E402
from benchmarks.crawling.pages import REAL  # noqa: E402
from benchmarks.crawling.workspace import crawl, make_workspace, outcomes  # noqa: E402

MEGABYTE = 1_000_000


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peers", type=Path, help="the Python that has what peers.txt lists; without: floors only")
    parser.add_argument("--pages", type=Path, default=REAL)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--slow", type=int, default=250, help="pages for the peers, which are slow")
    parser.add_argument("--rounds", type=int, default=2)
    given = parser.parse_args()
    print(f"{given.count} pages, {load()}")
    with tempfile.TemporaryDirectory() as folder:
        for every, name in ((1, "every page matches the story"), (20, "one page in twenty matches")):
            with news_site(given.pages, count=given.count, every=every) as site:
                print(f"\n{name}\n{_compare(site, Path(folder) / str(every), given)}")
    print(f"\n{load()}")


def _compare(site: NewsSite, folder: Path, given: argparse.Namespace) -> str:
    folder.mkdir()
    (folder / "all").write_text("\n".join(site.urls), "utf-8")
    (folder / "some").write_text("\n".join(site.urls[:: max(1, given.count // given.slow)]), "utf-8")
    own = str(HERE / "contestants.py")
    contestants: dict[str, tuple[int, Callable[[int], Run]]] = {
        "factdrift": (given.count, lambda number: crawl(make_workspace(folder / f"workspace{number}", site))),
        "scrapy": (given.count, lambda _: run([sys.executable, own, "scrapy", str(folder / "all")])),
        "scrapy-workers": (given.count, lambda _: run([sys.executable, own, "scrapy-workers", str(folder / "all")])),
    }
    runs: dict[str, list[Run]] = {name: [] for name in contestants}
    for number in range(given.rounds):
        for name, (_, start) in contestants.items():
            runs[name].append(start(number))
    counts = {name: count for name, (count, _) in contestants.items()}
    if given.peers:
        for name in ("news-please", "newspaper4k"):
            counts[name] = len((folder / "some").read_text("utf-8").split())
            runs[name] = [run([str(given.peers), own, name, str(folder / "some")])]
    best = {name: min(several, key=lambda one: one.seconds) for name, several in runs.items()}
    speeds = {name: counts[name] / one.seconds for name, one in best.items()}
    kept = outcomes(folder / "workspace0")
    rows = [
        [
            name,
            str(counts[name]),
            one.output.strip() if name != "factdrift" else str(kept["article"]),
            f"{one.seconds:.1f}",
            f"{speeds[name]:.1f}",
            f"{one.cpu / counts[name] * 1000:.1f}",
            f"{one.memory / MEGABYTE:.0f}",
            f"{speeds['factdrift'] / speeds[name]:.2f}",
        ]
        for name, one in best.items()
    ]
    head = ["", "pages", "good", "seconds", "pages/s", "CPU ms/page", "memory MB", "factdrift is x as fast"]
    return f"{table(head, rows)}\noutcomes: {dict(kept.most_common())}"


if __name__ == "__main__":
    main()
