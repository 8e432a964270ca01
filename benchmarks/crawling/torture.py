# ruff: noqa: E501 - sample pages, queries and figures stay on one line
"""Crawls of outlets that do everything wrong, on loopback; prints what came of it.

python benchmarks/crawling/torture.py [bodies] [storms] [hostile] [bombs]        (all of them without a name)

Exit code 1 when a figure is not as it should be. ``kills.py`` has the crawls that are killed.
"""

from __future__ import annotations

import argparse
import gzip
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from benchmarks.crawling.bad_bodies import HTML, TITLE, bad_bodies
from benchmarks.crawling.checks import check, failures
from benchmarks.crawling.hostile_addresses import hostile
from benchmarks.crawling.measure import peaks
from tests.scraper.newsite import (
    START,
    Answer,
    Site,
    article,
    crawl,
    crawl_here,
    processes,
    rows,
    source,
    workspace,
)

SECONDS_BETWEEN_LOOKS = 0.05
MOST_MEMORY = 300  # MiB of one process, while a bomb goes off
HEADERS = {"Content-Type": HTML}


def bodies(site: Site, root: Path) -> None:
    """Each bad body has exactly one outcome, and none stops the crawl."""
    made = list(bad_bodies())
    for n, (_, body, headers) in enumerate(made):
        site.answers[f"/{n}"] = Answer(body, 200, headers)
    site.article("/good", TITLE)
    site.feed("/rss", *((TITLE, f"/{n}") for n in range(len(made))), (TITLE, "/good"))
    workspace(root)
    source(root, "daily", site.url, "limit = 1000", feeds=[f"{site.url}/rss"])
    began = time.monotonic()
    done = crawl(root)
    check("bodies", len(made), len(made) >= 300)
    check("the crawl ended by itself", f"{done.reason}, {time.monotonic() - began:.0f} s", done.reason == "finished")
    check("outcomes", dict(sorted(done.outcomes.items())), sum(done.outcomes.values()) == len(made) + 1)
    once = rows(root, "select count(*), count(distinct url) from fetch where outcome not like 'listing%'")[0]
    check("rows of attempts, addresses", once, once == (len(made) + 1, len(made) + 1))
    internal = [error for error in done.errors if error[2] == "internal"]
    check("pages that tripped the cleaner", [error[3] for error in internal], not internal)
    good = rows(root, "select outcome from fetch where url like '%/good'")
    check("the sound page beside them", good, good == [("article",)])


def storms(site: Site, root: Path) -> None:
    """An outlet that answers everything wrong changes nothing that is stored."""
    count = 20
    for n in range(count):
        site.put(
            f"/{n}",
            article(
                TITLE,
                f"Nimbus Robotics is valued at {n + 2} billion euros, people familiar with the matter said on Monday in Lyon, where the maker of robots has its headquarters and employs engineers.",
            ),
            ETag=f'"{n}"',
        )
    site.feed("/rss", *((TITLE, f"/{n}") for n in range(count)))
    workspace(root, site, feeds=["/rss"])
    first = crawl(root)
    check("articles", first.outcomes, first.outcomes == {"article": count})
    kept = {path: site.answers[path] for path in [f"/{n}" for n in range(count)]}
    wrong: dict[str, Callable[[str], Answer]] = {
        "429": lambda _: Answer(b"slow down", 429, HEADERS),
        "403": lambda _: Answer(b"no", 403, HEADERS),
        "500": lambda _: Answer(b"oops", 500, HEADERS),
        "503": lambda _: Answer(b"busy", 503, HEADERS),
        "redirects in a circle": lambda path: Answer(b"", 302, {"Location": path}),
        "an endless chain of redirects": lambda path: Answer(b"", 302, {"Location": f"{path}x"}),
        "late headers": lambda _: Answer(b"late", 200, HEADERS, wait=2.5),
        "one byte at a time": lambda _: Answer(article(TITLE).encode(), 200, HEADERS, drip=0.02),
        "endless bodies": lambda _: Answer(endless=True, headers=HEADERS),
        "empty pages": lambda _: Answer(b"", 200, HEADERS),
        "304 for everything": lambda _: Answer(b"", 304, {}),
    }

    def state() -> Any:
        return rows(root, "select count(*) from revision") + rows(root, "select id from change order by 1")

    before = state()
    for day, (name, answer) in enumerate(wrong.items(), 1):
        for path in kept:
            made = answer(path)
            site.answers[path] = made
            if "chain" in name:
                for hop in range(1, 9):
                    site.answers[path + "x" * hop] = Answer(b"", 302, {"Location": path + "x" * (hop + 1)})
        rows(root, "update article set due_at = '2026-01-01 00:00:00.000000'")
        done = crawl(root, START + timedelta(days=day))
        told = done.counts["postponed"] + sum(done.outcomes.values())
        check(
            name, f"{done.outcomes}, {done.counts['postponed']} postponed", done.reason == "finished" and told == count
        )
        check(f"what is stored after {name}", "the same", state() == before)
    site.answers.update(kept)
    rows(root, "update article set due_at = '2026-01-01 00:00:00.000000'")
    done = crawl(root, START + timedelta(days=len(wrong) + 1))
    check("when the outlet is back", done.outcomes, set(done.outcomes) <= {"unchanged (304)", "unchanged (same bytes)"})


def bombs(site: Site, root: Path) -> None:
    """Packed bodies that unpack to 200 MB: in a page, a feed and a sitemap."""
    zeros = b"<p>" + bytes(200_000_000)
    packed = {"gzip": gzip.compress(zeros, 6)}
    packed["gzip, gzip"] = gzip.compress(packed["gzip"])
    try:
        import brotli  # type: ignore[import-untyped]  # noqa: PLC0415 - only where it is installed

        packed["br"] = brotli.compress(zeros, quality=3)
    except ImportError:
        print("  (no brotli here: pip install brotli)")
    try:
        import zstandard  # type: ignore[import-not-found,unused-ignore]  # noqa: PLC0415

        packed["zstd"] = zstandard.compress(zeros)
    except ImportError:
        print("  (no zstandard here: pip install zstandard)")
    del zeros
    for name, body in packed.items():
        said = {"Content-Type": HTML, "Content-Encoding": name}
        key = name.replace(", ", "-")
        site.answers[f"/page-{key}"] = Answer(body, 200, said)
        site.answers[f"/feed-{key}"] = Answer(body, 200, said | {"Content-Type": "application/rss+xml"})
        site.answers[f"/map-{key}.gz"] = Answer(body, 200, {"Content-Type": "application/gzip"})
        site.answers[f"/map2-{key}.gz"] = Answer(
            gzip.compress(body), 200, {"Content-Type": "application/x-gzip", "Content-Encoding": "gzip"}
        )
    keys = [name.replace(", ", "-") for name in packed]
    site.feed("/rss", *((TITLE, f"/page-{key}") for key in keys))
    workspace(root)
    settings = (
        (root / "factdrift.toml")
        .read_text()
        .replace("max_size = 200000", "max_size = 10485760")
        .replace("timeout = 1.5", "timeout = 20")
    )
    (root / "factdrift.toml").write_text(settings)
    source(
        root,
        "daily",
        site.url,
        feeds=[f"{site.url}/rss", *(f"{site.url}/feed-{key}" for key in keys)],
        sitemaps=[f"{site.url}/{m}-{key}.gz" for key in keys for m in ("map", "map2")],
    )
    spawn = processes()
    ours, theirs = spawn.Pipe(duplex=False)
    child = spawn.Process(target=_crawl, args=(str(root), theirs))
    child.start()
    most: dict[int, int] = {}
    while not ours.poll(SECONDS_BETWEEN_LOOKS):
        for pid, peak in peaks(child.pid or 0).items():
            most[pid] = max(peak, most.get(pid, 0))
    done = ours.recv()
    child.join(30)
    own = most.pop(child.pid or 0) // 1024**2
    check("kinds of bomb", list(packed), len(packed) == 4)
    check("pages", done.outcomes, sum(done.outcomes.values()) == len(packed) and "article" not in done.outcomes)
    check("feeds and sitemaps that were refused", len(done.errors), len(done.errors) == 3 * len(packed))
    check("most memory of the crawl, MiB", own, own <= MOST_MEMORY)
    workers = max(most.values(), default=0) // 1024**2
    check("most memory of a worker, MiB", workers, 0 < workers <= MOST_MEMORY)


def _crawl(root: str, answer: Any) -> None:
    answer.send(crawl_here(root, START))
    answer.close()


PARTS: dict[str, Callable[[Site, Path], None]] = {
    "bodies": bodies,
    "storms": storms,
    "hostile": hostile,
    "bombs": bombs,
}


def main() -> None:
    """Run what is asked for."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    for name in options.parse_args().parts or PARTS:
        print(f"{name}: {(PARTS[name].__doc__ or '').strip()}", flush=True)
        site = Site()
        with tempfile.TemporaryDirectory() as folder:
            PARTS[name](site, Path(folder))
        site.close()
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
