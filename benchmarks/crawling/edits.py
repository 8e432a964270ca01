"""How soon the schedule of looks sees an edit, beside looks at fixed intervals with the same number of requests.

Usage: python benchmarks/crawling/edits.py [--articles 400] [--edits 200] [--seed 1]

A site publishes articles over a week and edits some of them once, at random times in what is left of the week, or soon
after publication as outlets do (GDELT: 4 of 5 edits within a day). The ledger is the real one, and decides when an
article is due; a crawl runs every 15 minutes by a clock that is handed in, and what it would fetch is taken from the
plan instead of the network. Looks at fixed intervals are worked out from the same plan: each article every N minutes
from its publication on, N such that the requests are as many.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1]))

from benchmarks.crawling.measure import table  # noqa: E402
from scraper.discovery.candidate import Candidate  # noqa: E402
from scraper.ledger import Ledger  # noqa: E402
from scraper.outcome import Outcome  # noqa: E402
from scraper.sources import Source  # noqa: E402
from scraper.targets import Page, Target  # noqa: E402
from storage.articles import Fetch, Text  # noqa: E402
from storage.confirming import Unchanged  # noqa: E402
from storage.database import open_database  # noqa: E402
from storage.texts import text_hash  # noqa: E402

START = datetime(2026, 1, 5, tzinfo=UTC)
WEEK = timedelta(days=7)
STEP = timedelta(minutes=15)
SOURCE = Source.model_validate(
    {"id": "site", "name": "Site", "home": "https://site.example/", "discover": {"feeds": ["https://site.example/rss"]}}
)


@dataclass(frozen=True, slots=True)
class Article:
    """When it comes out, and when it is edited, if it is."""

    url: str
    out: datetime
    edited: datetime | None


@dataclass(frozen=True, slots=True)
class Seen:
    """What a way of looking came to: the delay of each edit that was seen, and all requests."""

    delays: list[timedelta]
    requests: int


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=400)
    parser.add_argument("--edits", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    rows = []
    for name, soon in (("edits at random times", False), ("4 of 5 edits within a day", True)):
        articles = plan(given.articles, given.edits, random.Random(given.seed), soon=soon)  # noqa: S311 - a plan
        ours = scheduled(articles)
        every = interval(articles, ours.requests)
        for way, seen in (("schedule", ours), (f"every {every.total_seconds() / 60:.0f} min", fixed(articles, every))):
            rows.append([f"{name}: {way}", *_figures(seen, given.edits)])
    print(table(["", "requests", "edits seen", "median delay", "9 of 10 within"], rows))


def plan(count: int, edits: int, chance: random.Random, *, soon: bool) -> list[Article]:
    """Articles over the week, the edited ones spread among them."""
    found = []
    for number in range(count):
        out = START + WEEK * chance.random()
        left = START + WEEK - out
        wait = min(left, timedelta(days=1)) if soon and chance.random() < 0.8 else left
        edited = out + wait * chance.random() if number < edits else None
        found.append(Article(f"https://site.example/{number}", out, edited))
    return found


def scheduled(articles: list[Article]) -> Seen:
    """Crawl every quarter of an hour for a week, each time what the ledger says is due."""
    by_url = {article.url: article for article in articles}
    now, requests = START, 0
    delays: dict[str, timedelta] = {}
    with tempfile.TemporaryDirectory() as folder:
        engine = open_database(f"sqlite:///{Path(folder) / 'ledger.db'}")
        ledger = Ledger(engine, lambda: now, follow=timedelta(days=365), view="")
        while now < START + WEEK:
            now += STEP
            new = [one for one in articles if now - STEP <= one.out < now]
            ledger.announce(SOURCE, [Candidate(one.url, "") for one in new])
            targets = [*ledger.due([SOURCE], len(articles)), *ledger.take(SOURCE, len(articles))]
            for target in targets:
                article = by_url[target.url]
                requests += 1
                new_text = _look(ledger, target, article, now)
                if new_text and article.edited is not None and article.edited <= now:
                    delays[target.url] = now - article.edited
        engine.dispose()
    return Seen(list(delays.values()), requests)


def _look(ledger: Ledger, target: Target, article: Article, now: datetime) -> bool:
    """Keep what the site shows now; whether it is another text than before."""
    edited = article.edited is not None and article.edited <= now
    text = f"Report of {article.url}, {'as edited' if edited else 'as it came out'}."
    if target.known is not None and target.known.text_hash == text_hash(text):
        fetch = Fetch(target.url, SOURCE.id, Outcome.NOT_MODIFIED, now, status=304)
        ledger.record_unchanged([Unchanged(target.known.id, fetch)])
        return False
    outcome = Outcome.ARTICLE if target.known is None else Outcome.REVISED
    page = Page(Text(title="Report", text=text, reported_at=article.out), target.url, (), {}, {})
    ledger.record_page(target, Fetch(target.url, SOURCE.id, outcome, now, status=200), page)
    return True


def interval(articles: list[Article], requests: int) -> timedelta:
    """The fixed interval that spends as many requests."""
    return sum((START + WEEK - article.out for article in articles), timedelta()) / requests


def fixed(articles: list[Article], every: timedelta) -> Seen:
    """Look at each article again and again from when it comes out."""
    delays, requests = [], 0
    for article in articles:
        looks = int((START + WEEK - article.out) / every) + 1
        requests += looks
        if article.edited is not None:
            first = article.out + every * (int((article.edited - article.out) / every) + 1)
            if first <= START + WEEK:
                delays.append(first - article.edited)
    return Seen(delays, requests)


def _figures(seen: Seen, edits: int) -> list[str]:
    hours = sorted(delay.total_seconds() / 3600 for delay in seen.delays)
    median, late = statistics.median(hours), hours[int(len(hours) * 0.9)]
    return [str(seen.requests), f"{len(hours) / edits:.0%}", f"{median:.1f} h", f"{late:.1f} h"]


if __name__ == "__main__":
    main()
