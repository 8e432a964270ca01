"""Everything an outlet can do wrong has a name, costs itself only, and touches nothing that is stored."""

# ruff: noqa: E501 - sample pages and sentences stay on one line

from __future__ import annotations

import gzip
import os
import signal
import time
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest

from tests.scraper.newsite import (
    BODY,
    START,
    Answer,
    Asked,
    Site,
    article,
    crawl,
    crawl_into,
    processes,
    rows,
    source,
    workspace,
)

TITLE = "Nimbus Robotics in talks"
HTML = {"Content-Type": "text/html; charset=utf-8"}
CONSENT = (
    "<html><head><title>Before you continue</title></head><body><h1>Before you continue</h1><p>We and our 842 partners use "
    "cookies and process personal data. Accept all cookies or manage your privacy settings to continue to the site.</p>"
    "<button>Accept all</button><button>Reject all</button></body></html>"
)


def test_every_bad_answer_has_exactly_one_outcome(tmp_path: Path, site: Site) -> None:
    bad = {
        "/gone": (Answer(b"no", 410, HTML), "gone"),
        "/forbidden": (Answer(b"no", 403, HTML), "blocked"),
        "/error": (Answer(b"no", 500, HTML), "server error"),
        "/empty": (Answer(b"", 200, HTML), "too short"),
        "/slow": (Answer(b"late", 200, HTML, wait=4), "timeout"),
        "/drip": (Answer(article(TITLE).encode(), 200, HTML, drip=0.02), "timeout"),
        "/endless": (Answer(endless=True, headers=HTML), "too large"),
        "/large": (Answer(b"x" * 300_000, 200, HTML), "too large"),
        "/bomb": (Answer(gzip.compress(bytes(5_000_000)), 200, HTML | {"Content-Encoding": "gzip"}), "too large"),
        "/binary": (Answer(b"\x89PNG\r\n\x1a\n" + bytes(500), 200, HTML), "undecodable"),
        "/pdf": (Answer(b"%PDF-1.7 ...", 200, {"Content-Type": "application/pdf"}), "undecodable"),
        "/consent": (Answer(CONSENT.encode(), 200, HTML), "consent wall"),
        "/circle": (Answer(b"", 302, {"Location": "/circle"}), "moved"),
        "/to-file": (Answer(b"", 302, {"Location": "file:///etc/passwd"}), "moved"),
        "/private/a": (Answer(article(TITLE).encode(), 200, HTML), "robots disallowed"),
        "/to-metadata": (Answer(b"", 302, {"Location": "http://169.254.169.254/latest/"}), "refused address"),
    }
    for path, (answer, _) in bad.items():
        site.answers[path] = answer
    site.article("/good", TITLE)
    site.put("/robots.txt", "User-agent: *\nDisallow: /private/\n", Content_Type="text/plain")
    site.feed("/rss", *((TITLE, path) for path in [*bad, "/good"]))
    root = workspace(tmp_path, site, feeds=["/rss"])

    done = crawl(root)

    found = dict(rows(root, "select url, outcome from fetch where outcome not like 'listing%'"))
    assert {url.removeprefix(site.url): outcome for url, outcome in found.items()} == {
        **{path: outcome for path, (_, outcome) in bad.items()},
        "/good": "article",
    }
    assert done.outcomes == Counter(found.values())
    assert rows(root, "select count(*) from revision") == [(1,)]
    assert "/private/a" not in site.paths()
    assert rows(root, "select count(*) from fetch where outcome not like 'listing%' and error is null") == [(1,)]


def test_a_wall_in_place_of_a_known_article_leaves_it_as_it_was(tmp_path: Path, site: Site) -> None:
    walls = {
        "/consent": Answer(CONSENT.encode(), 200, HTML | {"ETag": '"wall"'}),
        "/forbidden": Answer(b"", 403, HTML),
        "/down": Answer(b"", 502, HTML),
        "/away": Answer(b"", 404, HTML),
        "/led-home": Answer(b"", 302, {"Location": "/"}),
        "/stub": Answer(article(TITLE, BODY[:170]).encode(), 200, HTML),
    }
    for number, path in enumerate(walls):
        site.article(
            path, TITLE, f"{BODY}\nVersion {number}.\n{'More about robots and their makers. ' * 20}", ETag=f'"{number}"'
        )
    site.feed("/rss", *((TITLE, path) for path in walls))
    root = workspace(tmp_path, site, feeds=["/rss"])
    assert crawl(root).outcomes == {"article": len(walls)}
    before = (
        rows(root, "select * from revision"),
        rows(root, "select * from claim"),
        rows(root, "select url, etag from article"),
    )
    site.answers |= walls
    site.put("/", "<html><body>Welcome</body></html>")

    done = crawl(root, START + timedelta(hours=2))

    assert sum(done.outcomes.values()) == len(walls)
    assert set(done.outcomes) == {"consent wall", "blocked", "server error", "gone", "soft 404", "collapsed"}
    assert (
        rows(root, "select * from revision"),
        rows(root, "select * from claim"),
        rows(root, "select url, etag from article"),
    ) == before
    assert rows(root, "select count(*) from confirmation") == [(0,)]


def test_an_article_that_is_gone_is_told_once_with_its_address(tmp_path: Path, site: Site) -> None:
    site.article("/kept", TITLE, f"{BODY}\nOne.")
    site.article("/lost", TITLE, f"{BODY}\nTwo.")
    site.feed("/rss", (TITLE, "/kept"), (TITLE, "/lost"))
    root = workspace(tmp_path, site, feeds=["/rss"])
    crawl(root)
    site.put("/lost", "", 410)

    first, second = (crawl(root, START + timedelta(hours=hours)) for hours in (2, 4))

    assert first.warnings == [("taken away", f"an article that was read is gone: {site.url}/lost")]
    assert second.warnings == []


def test_a_broken_listing_is_told_with_its_address_and_a_remedy(tmp_path: Path, site: Site) -> None:
    site.article("/good", TITLE)
    site.feed("/rss", (TITLE, "/good"))
    site.put("/html", "<!doctype html><html><body>Sorry</body></html>")
    site.put("/empty", b"")
    site.put("/broken", b"\x00\x01 no feed")
    site.put("/sections", "<html><body><p>nothing</p></body></html>")
    site.put("/sitemap", "<rss><channel></channel></rss>")
    site.answers["/late"] = Answer(b"", wait=4)
    root = workspace(tmp_path)
    feeds = [f"{site.url}{path}" for path in ("/html", "/empty", "/broken", "/missing", "/late", "/rss")]
    source(root, "daily", site.url, feeds=feeds, sections=[f"{site.url}/sections"], sitemaps=[f"{site.url}/sitemap"])
    source(root, "nowhere", "http://127.0.0.1:1", feeds=["http://127.0.0.1:1/rss"])

    done = crawl(root)

    assert done.outcomes == {"article": 1}
    assert {(where.rpartition("/")[2], kind) for _, where, kind, _ in done.errors} == {
        ("html", "html"),
        ("empty", "empty"),
        ("broken", "broken"),
        ("missing", "status"),
        ("late", "network"),
        ("sections", "no links"),
        ("sitemap", "broken"),
        ("rss", "network"),
    }
    assert {source for source, where, _, _ in done.errors if where.startswith("http://127.0.0.1:1/")} == {"nowhere"}


def test_a_failed_address_is_tried_again_later_and_a_gone_one_is_not(tmp_path: Path, site: Site) -> None:
    site.put("/down", "", 502)
    site.put("/gone", "", 404)
    site.feed("/rss", (TITLE, "/down"), (TITLE, "/gone"))
    root = workspace(tmp_path, site, feeds=["/rss"])
    assert crawl(root).outcomes == {"server error": 1, "gone": 1}
    assert crawl(root, START + timedelta(minutes=10)).outcomes == {}
    site.article("/down", TITLE)
    site.article("/gone", TITLE)
    assert crawl(root, START + timedelta(hours=2)).outcomes == {"article": 1}


def test_a_page_in_another_encoding_is_read(tmp_path: Path, site: Site) -> None:
    page = article(TITLE, BODY + "\nÜber Zürich und Besançon wird berichtet.").replace('<meta charset="utf-8">', "")
    site.put("/latin", page.encode("cp1252"), Content_Type="text/html")
    site.feed("/rss", (TITLE, "/latin"))
    root = workspace(tmp_path, site, feeds=["/rss"])
    crawl(root)
    assert "Über Zürich und Besançon" in rows(root, "select text from revision")[0][0]


def test_a_date_that_makes_no_sense_is_kept_raw_and_not_believed(tmp_path: Path, site: Site) -> None:
    site.put("/a", article(TITLE).replace("2026-01-09T09:00:00+00:00", "2999-01-01T00:00:00Z"))
    site.feed("/rss", (TITLE, "/a"))
    root = workspace(tmp_path, site, feeds=["/rss"])
    crawl(root)
    assert rows(root, "select published_raw, reported_at from revision") == [("2999-01-01T00:00:00Z", None)]


def test_a_ledger_that_cannot_be_written_ends_the_crawl_with_the_reason(tmp_path: Path, site: Site) -> None:
    """The table goes away in mid-crawl, as a disk may: what was kept stays, and nobody is told of a success."""
    site.article("/a", TITLE)
    site.feed("/rss", (TITLE, "/a"))
    root = workspace(tmp_path, site, feeds=["/rss"])

    def sabotage(_: Asked) -> Answer:
        rows(root, "drop table claim")
        rows(root, "drop table confirmation")
        rows(root, "alter table fetch rename to fetched")
        return Answer(article(TITLE).encode(), 200, HTML)

    site.answers["/a"] = sabotage
    done = crawl(root)
    assert done.reason == "raised"
    assert "fetch" in str(done.failure)
    assert rows(root, "select count(*) from article") == [(0,)]


def test_a_page_that_hangs_the_cleaner_costs_itself_only(tmp_path: Path, site: Site) -> None:
    """150,000 attributes on one element keep libxml2 busy for a long time; its process is killed after ten seconds."""
    attributes = " ".join(f'a{n}=""' for n in range(150_000))
    site.put("/hostile", article(TITLE) + f"<div {attributes}>x</div>")
    site.article("/good", TITLE)
    site.feed("/rss", (TITLE, "/hostile"), (TITLE, "/good"))
    root = workspace(tmp_path, site, feeds=["/rss"])
    settings = root / "factdrift.toml"
    settings.write_text(settings.read_text().replace("max_size = 200000", "max_size = 2000000"))

    done = crawl(root)

    assert done.outcomes == {"article": 1, "undecodable": 1}
    ((error,),) = rows(root, "select error from fetch where outcome = 'undecodable'")
    assert "10 seconds" in error


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_the_crawl_in_order(tmp_path: Path, site: Site, number: signal.Signals) -> None:
    """What was fetched is kept; what was not is fetched by the next crawl."""
    for n in range(12):
        site.article(f"/{n}", TITLE, f"{BODY}\nNumber {n}.")
        site.answers[f"/{n}"].wait = 0.3  # type: ignore[union-attr]
    site.feed("/rss", *((TITLE, f"/{n}") for n in range(12)))
    root = workspace(tmp_path, site, feeds=["/rss"])
    (root / "factdrift.toml").write_text((root / "factdrift.toml").read_text().replace("delay = 0.0", "delay = 0.1"))
    spawn = processes()
    ours, theirs = spawn.Pipe(duplex=False)
    process = spawn.Process(target=crawl_into, args=(str(root), START, theirs))
    process.start()
    until = time.monotonic() + 60
    while len(site.paths()) < 4 and time.monotonic() < until:
        time.sleep(0.02)
    os.kill(process.pid or 0, number)
    assert ours.poll(60)
    done = ours.recv()
    process.join(60)

    assert done.reason == "shutdown"
    kept = sum(done.outcomes.values())
    assert 1 <= kept < 12
    assert rows(root, "select count(*) from revision") == [(kept,)]
    assert rows(root, "select count(*) from frontier where lease_until is not null") == [(0,)]
    assert crawl(root, START + timedelta(minutes=5)).outcomes == {"article": 12 - kept}
    assert rows(root, "select count(*) from article") == [(12,)]


def test_a_killed_crawl_loses_nothing_that_was_kept(tmp_path: Path, site: Site) -> None:
    """A kill -9 in the middle: every article in the ledger is whole, and a later crawl fetches the rest."""
    for n in range(12):
        site.article(f"/{n}", TITLE, f"{BODY}\nNumber {n}.")
        site.answers[f"/{n}"].wait = 0.2  # type: ignore[union-attr]
    site.feed("/rss", *((TITLE, f"/{n}") for n in range(12)))
    root = workspace(tmp_path, site, feeds=["/rss"])
    spawn = processes()
    _, theirs = spawn.Pipe(duplex=False)
    process = spawn.Process(target=crawl_into, args=(str(root), START, theirs))
    process.start()
    until = time.monotonic() + 60
    while len(site.paths()) < 6 and time.monotonic() < until:
        time.sleep(0.02)
    process.kill()
    process.join(60)

    assert rows(root, "pragma integrity_check") == [("ok",)]
    kept = rows(root, "select count(*) from article")[0][0]
    assert rows(root, "select count(*) from extraction") == [(kept,)]
    crawl(root, START + timedelta(hours=3))
    assert rows(root, "select count(*) from article") == [(12,)]
    assert rows(root, "select count(*) from revision") == [(12,)]
