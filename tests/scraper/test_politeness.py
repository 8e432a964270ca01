"""What an outlet asks of us is heeded: its robots.txt, its delays and pauses; and no crawl asks for more than its budget."""

# ruff: noqa: E501 - sample pages and sentences stay on one line

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from scraper.politeness import retry_after
from scraper.settings import scrapy_settings
from storage.settings import Settings
from tests.scraper.newsite import START, Answer, Site, crawl, rows, workspace

TITLE = "Nimbus Robotics in talks"


def test_a_crawl_delay_is_kept(tmp_path: Path, site: Site) -> None:
    for n in range(3):
        site.article(f"/{n}", TITLE)
    site.put("/robots.txt", "User-agent: *\nCrawl-delay: 0.7\n", Content_Type="text/plain")
    site.feed("/rss", *((TITLE, f"/{n}") for n in range(3)))
    root = workspace(tmp_path, site, feeds=["/rss"])
    crawl(root)
    times = [one.at for one in site.asked if one.path != "/robots.txt"]
    assert len(times) == 4
    assert all(later - earlier >= 0.65 for earlier, later in pairwise(times))


def test_after_too_many_requests_the_outlet_is_left_alone(tmp_path: Path, site: Site) -> None:
    for n in range(8):
        site.article(f"/{n}", TITLE)
    site.answers["/0"] = Answer(b"slow down", 429, {"Retry-After": "3600"})
    site.feed("/rss", *((TITLE, f"/{n}") for n in range(8)))
    root = workspace(tmp_path, site, feeds=["/rss"])
    (root / "factdrift.toml").write_text((root / "factdrift.toml").read_text().replace("delay = 0.0", "delay = 0.1"))

    done = crawl(root)

    assert done.outcomes["rate limited"] == 1
    asked = [path for path in site.paths() if path != "/rss"]
    assert asked[-1] == "/0"
    assert done.counts["postponed"] == 8 - len(asked) > 0
    soon = crawl(root, START + timedelta(minutes=30))
    assert soon.outcomes == {}, "what was postponed waits until the outlet's hour is over"
    site.article("/0", TITLE)
    assert sum(crawl(root, START + timedelta(minutes=70)).outcomes.values()) >= done.counts["postponed"]


def test_a_short_pause_is_waited_for_and_the_article_asked_for_once_more(tmp_path: Path, site: Site) -> None:
    for n in range(3):
        site.article(
            f"/{n}", TITLE, f"Nimbus Robotics said that plant {n} would open in Lyon with four hundred jobs. " * 4
        )
    good = site.answers["/0"]
    assert isinstance(good, Answer)
    answers = [Answer(b"slow down", 429, {"Retry-After": "2"}), good]
    site.answers["/0"] = lambda _: answers.pop(0)
    site.answers["/1"] = Answer(b"slow down", 503, {"Retry-After": "1"})
    site.feed("/rss", *((TITLE, f"/{n}") for n in range(3)))
    root = workspace(tmp_path, site, feeds=["/rss"])
    (root / "factdrift.toml").write_text((root / "factdrift.toml").read_text().replace("delay = 0.0", "delay = 0.2"))

    done = crawl(root)

    assert done.outcomes == {"article": 2, "server error": 1}
    assert (site.paths().count("/0"), site.paths().count("/1"), site.paths().count("/2")) == (2, 2, 1)
    first = next(n for n, one in enumerate(site.asked) if one.path == "/0")
    assert site.asked[first + 1].at - site.asked[first].at >= 1.9, "what stood in the queue waits as well"


def test_requests_are_never_closer_than_the_delay(tmp_path: Path, site: Site) -> None:
    """A busy machine hides it, so the setting is looked at, too."""
    assert scrapy_settings(Settings())["DOWNLOAD_DELAY_JITTER"] == 0
    for n in range(6):
        site.article(f"/{n}", TITLE)
    site.feed("/rss", *((TITLE, f"/{n}") for n in range(6)))
    root = workspace(tmp_path, site, feeds=["/rss"])
    (root / "factdrift.toml").write_text((root / "factdrift.toml").read_text().replace("delay = 0.0", "delay = 1.0"))
    crawl(root)
    times = [one.at for one in site.asked]
    assert len(times) == 8
    assert min(later - earlier for earlier, later in pairwise(times)) >= 0.93, (
        "but for the time that a connection takes"
    )


def test_robots_are_asked_for_once_a_day_and_obeyed_meanwhile(tmp_path: Path, site: Site) -> None:
    site.put("/robots.txt", "User-agent: *\nDisallow: /private/\n", Content_Type="text/plain")
    site.feed("/rss")
    root = workspace(tmp_path, site, feeds=["/rss"])
    asked = []
    for hours in (0, 12, 25):
        site.article(f"/private/{hours}", TITLE)
        site.feed("/rss", (TITLE, f"/private/{hours}"))
        site.asked.clear()
        assert crawl(root, START + timedelta(hours=hours)).outcomes == {"robots disallowed": 1}
        asked.append([one.path for one in site.asked].count("/robots.txt"))

    assert asked == [1, 0, 1]


def test_robots_that_cannot_be_served_forbid_everything_for_now(tmp_path: Path, site: Site) -> None:
    site.put("/robots.txt", "<html>Error</html>", 503)
    site.feed("/rss", (TITLE, "/a"))
    root = workspace(tmp_path, site, feeds=["/rss"])
    done = crawl(root)
    assert [(kind, problem) for _, _, kind, problem in done.errors] == [
        ("network", "the server answered 503 for robots.txt")
    ]
    assert site.paths() == []


def test_an_article_whose_robots_cannot_be_served_is_asked_for_later(tmp_path: Path, site: Site) -> None:
    site.feed("/rss", (TITLE, "/a"))
    site.article("/a", TITLE)
    answers = iter([Answer(b"", 404), Answer(b"", 503)])
    site.answers["/robots.txt"] = lambda _: next(answers, Answer(b"", 404))
    root = workspace(tmp_path, site, feeds=["/rss"])
    first = crawl(root, START)
    assert first.outcomes == {"article": 1}
    site.feed("/rss", (TITLE, "/a"), (TITLE, "/b"))
    site.article("/b", TITLE)
    assert [kind for _, _, kind, _ in crawl(root, START + timedelta(hours=25)).errors] == ["network"]
    assert crawl(root, START + timedelta(hours=27)).outcomes["article"] == 1


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        (b"120", 120),
        (b" 5 ", 5),
        (b"Sat, 10 Jan 2026 08:01:00 GMT", 60),
        (b"Sat, 10 Jan 2026 07:00:00 GMT", 0),
        (b"soon", None),
        (None, None),
    ],
)
def test_retry_after_is_seconds_or_a_date(value: bytes | None, seconds: float | None) -> None:
    assert retry_after(value, datetime(2026, 1, 10, 8, 0, tzinfo=UTC)) == seconds


def test_a_pause_that_was_asked_for_holds_for_later_crawls_too(tmp_path: Path, site: Site) -> None:
    """Known articles and feeds included: nothing is asked until it is over."""
    site.article("/a", TITLE)
    site.article(
        "/b", TITLE, "Nimbus Robotics said on Monday that it would open a plant in Lyon with four hundred jobs. " * 3
    )
    site.feed("/rss", (TITLE, "/a"), (TITLE, "/b"))
    root = workspace(tmp_path, site, feeds=["/rss"])
    assert crawl(root).outcomes == {"article": 2}
    site.put("/rss", "slow down", 429, Retry_After="7200")
    crawl(root, START + timedelta(hours=4))
    site.feed("/rss", (TITLE, "/a"), (TITLE, "/b"))
    site.asked.clear()
    during = crawl(root, START + timedelta(hours=5))
    assert site.asked == []
    assert during.counts["postponed"] >= 1
    assert {kind for _, _, kind, _ in during.errors} == {"paused"}
    after = crawl(root, START + timedelta(hours=7))
    assert "/rss" in site.paths()
    assert after.errors == []
    assert rows(root, "select * from pause") == []


def test_a_crawl_sends_no_more_requests_than_its_budget(tmp_path: Path, site: Site) -> None:
    for n in range(8):
        site.article(
            f"/{n}",
            TITLE,
            f"Nimbus Robotics said on Monday that plant number {n} would open in Lyon with four hundred jobs. " * 3,
        )
    site.feed("/rss", *((TITLE, f"/{n}") for n in range(8)))
    root = workspace(tmp_path, site, feeds=["/rss"])
    settings = (root / "factdrift.toml").read_text()
    (root / "factdrift.toml").write_text(f"{settings}requests_per_site = 5\n")
    done = crawl(root)
    assert len(site.asked) == 5  # robots.txt and the feed among them
    assert done.outcomes == {"article": 3}
    assert done.counts["postponed"] == 5
    (root / "factdrift.toml").write_text(f"{settings}requests = 100\n")
    assert crawl(root, START + timedelta(minutes=10)).outcomes == {"article": 5}
