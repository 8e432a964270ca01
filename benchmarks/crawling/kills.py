# ruff: noqa: E501 - sample pages, queries and figures stay on one line
"""Crawls that are killed at random points, and what the ledger holds afterwards.

python benchmarks/crawling/kills.py [--kills 200] [--database URL] [--seed N]

An outlet on loopback adds and edits articles. The crawl of each round gets SIGKILL at a random moment of the time that
a crawl takes from its first request on; after each kill the ledger is inspected. At the end crawls are let run until
one finds nothing new, and the ledger is compared with what the outlet shows.
With a PostgreSQL URL the tables go into an empty database of that server.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from sqlalchemy import Engine, text
from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]

from storage.database import open_database
from storage.workspace import open_workspace
from tests.scraper.newsite import START, Site, crawl, crawl_into, processes, workspace

TITLE = "Nimbus Robotics in talks"
MOST_ARTICLES = 480
MOST_RESTS = 10  # crawls at the end; each takes the first look at 100 articles at most
HALF = {
    "articles without a text": "select count(*) from article where revisions = 0",
    "articles whose count of texts is wrong": "select count(*) from article a where a.revisions != (select count(*) from revision r where r.article = a.id)",
    "texts without their attempt": "select count(*) from revision r where r.fetch is null",
    "texts that nobody read": "select count(*) from revision r where not exists (select 1 from extraction e where e.revision = r.id)",
    "readings without a value": "select count(*) from extraction e where not exists (select 1 from claim c where c.extraction = e.id)",
    "attempts with a text that is missing": "select count(*) from \"fetch\" f where f.outcome in ('article', 'revised', 'reverted') and not exists (select 1 from revision r where r.fetch = f.id)",
    "acknowledged addresses without an article": "select count(*) from frontier f where f.last_outcome = 'article' and f.due_at is null and not exists (select 1 from article a where a.url = f.url)",
    "articles that still wait to be fetched": "select count(*) from article a join frontier f on f.url = a.url where f.due_at is not null",
}


def publish(site: Site, chance: random.Random, shown: dict[int, str], step: int) -> None:
    """Add two articles and edit three, so that each round has work to do."""
    for _ in range(2):
        if len(shown) < MOST_ARTICLES:
            shown[len(shown)] = ""
    for n in [*chance.sample(sorted(shown)[-20:], min(3, len(shown))), *(n for n, body in shown.items() if not body)]:
        shown[n] = (
            f"Nimbus Robotics is in talks to raise {100 + step} million euros from investors, people familiar with the matter said. "
            f"It would be valued at about {2 + n} billion euros, they said, asking not to be named since the talks are private. "
            f"This is report number {n} on the company, which has its headquarters in Lyon and employs engineers there."
        )
        site.article(f"/{n}", TITLE, shown[n])
        site.answers[f"/{n}"].wait = 0.02  # type: ignore[union-attr]
    site.feed("/rss", *((TITLE, f"/{n}") for n in shown))


def killed_crawl(root: Path, at: datetime, site: Site, seconds: float) -> tuple[bool, float]:
    """Start a crawl and kill it so many seconds after its first request.

    Whether it was still running, and how many seconds it ran from its first request on.
    """
    spawn = processes()
    ours, theirs = spawn.Pipe(duplex=False)
    asked = len(site.asked)
    process = spawn.Process(target=crawl_into, args=(str(root), at, theirs))
    process.start()
    while len(site.asked) == asked and process.is_alive():
        process.join(0.002)
    begun = time.monotonic()
    process.join(seconds)
    took = time.monotonic() - begun
    running: bool = process.is_alive()
    process.kill()
    process.join(30)
    theirs.close()
    ours.close()
    return running, took


def attempts(engine: Engine) -> int:
    """How many attempts the ledger holds."""
    with engine.connect() as connection:
        return int(connection.execute(text('select count(*) from "fetch"')).scalar_one())


def wrong(engine: Engine, root: Path) -> dict[str, int]:
    """What is half done in the ledger or the evidence, by kind."""
    found: dict[str, int] = {}
    with engine.connect() as connection:
        if (
            engine.dialect.name == "sqlite"
            and (said := connection.execute(text("pragma integrity_check")).scalar()) != "ok"
        ):
            found[f"integrity: {said}"] = 1
        for name, query in HALF.items():
            if count := connection.execute(text(query)).scalar_one():
                found[name] = count
        places = connection.execute(
            text('select warc_file, warc_offset, url from "fetch" where warc_file is not null order by id desc limit 5')
        ).all()
    for file, offset, url in places:
        with (root / file).open("rb") as warc:
            warc.seek(offset)
            record = next(iter(ArchiveIterator(warc)))
            if record.rec_headers.get_header("WARC-Target-URI") != url:
                found["evidence that is not where the ledger says"] = (
                    found.get("evidence that is not where the ledger says", 0) + 1
                )
    return found


def main() -> None:
    """Kill, inspect, and compare at the end."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--kills", type=int, default=200)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--database", help="an empty database, as factdrift.toml names it; SQLite otherwise")
    chosen = options.parse_args()
    chance = random.Random(chosen.seed)  # noqa: S311 - the same moments each time
    site, shown = Site(), dict[int, str]()
    with tempfile.TemporaryDirectory() as folder:
        root = workspace(Path(folder), site, feeds=["/rss"])
        if chosen.database:
            settings = root / "factdrift.toml"
            settings.write_text(f'database = "{chosen.database}"\n{settings.read_text()}')
        engine = open_database(open_workspace(root).database_url)
        publish(site, chance, shown, 0)
        crawl(root, START)
        publish(site, chance, shown, 1)
        _, whole = killed_crawl(root, START + timedelta(hours=7), site, 60)
        bad, kills, amid, step = Counter[str](), 0, 0, 1
        while kills < chosen.kills:
            step += 1
            publish(site, chance, shown, step)
            before = attempts(engine)
            at = START + step * timedelta(hours=7)
            killed, took = killed_crawl(root, at, site, chance.uniform(0, whole))
            kills += killed
            whole = whole if killed else took  # what others do on the machine makes a crawl slower or faster
            amid += killed and attempts(engine) > before
            bad.update(wrong(engine, root))
            if step % 20 == 0:
                print(
                    f"  {kills} kills in {step} crawls, {len(shown)} articles; wrong: {dict(bad) or 'nothing'}",
                    flush=True,
                )
        for rest in range(1, MOST_RESTS + 1):
            done = crawl(root, START + (step + rest * 150) * timedelta(hours=7))
            if not done.counts["articles"] and not done.counts["revisions"]:
                break
        told = _converged(engine, site, shown)
        engine.dispose()
    site.close()
    print(
        f"{kills} kills in {step} crawls, {amid} after the crawl had kept something; half done or lost: {dict(bad) or 'nothing'}"
    )
    print(f"after {rest} crawls that were let run ({done.reason}): {told}")
    sys.exit(1 if bad or told != "the ledger shows what the outlet shows" else 0)


def _converged(engine: Engine, site: Site, shown: dict[int, str]) -> str:
    query = "select a.url, r.text, (select count(*) from claim c join extraction e on e.id = c.extraction where e.revision = r.id) from article a join revision r on r.article = a.id and r.n = a.revisions"
    with engine.connect() as connection:
        latest: dict[str, Any] = {url: (kept, claims) for url, kept, claims in connection.execute(text(query))}
        leased = connection.execute(
            text("select count(*) from frontier where lease_until is not null and due_at is not null")
        ).scalar_one()
    missing = [n for n in shown if f"{site.url}/{n}" not in latest]
    stale = [n for n, body in shown.items() if n not in missing and body not in latest[f"{site.url}/{n}"][0]]
    unread = [n for n in shown if n not in missing and not latest[f"{site.url}/{n}"][1]]
    if missing or stale or unread or leased or len(latest) != len(shown):
        return f"missing {missing}, stale {stale}, unread {unread}, still leased {leased}, {len(latest)} of {len(shown)} articles"
    return "the ledger shows what the outlet shows"


if __name__ == "__main__":
    main()
