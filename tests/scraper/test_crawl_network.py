"""Whatever a URL says, no private address is reached; and what an outlet asks of us is heeded."""

# ruff: noqa: E501, S104 - sample pages and sentences stay on one line; 0.0.0.0 is asked for, not bound

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from scrapy import Request
from scrapy.exceptions import CannotResolveHostError
from scrapy.http import Response

from scraper.network import RefusedAddressError, addresses_of, is_allowed
from scraper.politeness import retry_after
from scraper.settings import scrapy_settings
from storage.settings import Settings
from tests.scraper.newsite import START, Answer, Site, crawl, rows, source, workspace
from tests.scraper.test_fetching import fetcher

TITLE = "Nimbus Robotics in talks"
LOOPBACK = [
    "127.0.0.1", "localhost", "LOCALHOST", "localhost.", "127.1", "127.0.1", "2130706433", "0x7f000001", "0x7f.0.0.1", "0x7f.0x0.0x0.0x1",
    "0177.0.0.1", "017700000001", "127.0.0.2", "127.255.255.254", "127.000.000.001", "0", "0.0.0.0", "[::1]", "[::]",
    "[0:0:0:0:0:0:0:1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::ffff:0.0.0.0]", "[::127.0.0.1]", "①②⑦.⓪.⓪.①", "127。0。0。1",
]  # fmt: skip


@pytest.fixture
def both(site: Site) -> Iterator[Site]:
    """Serve the site on IPv4 and, where there is one, on IPv6."""
    server = None
    if socket.has_ipv6:

        class Six(ThreadingHTTPServer):
            address_family = socket.AF_INET6
            daemon_threads = True

        try:
            server = Six(("::1", site.port), site.handler())
        except OSError:
            server = None
        else:
            Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    yield site
    if server is not None:
        server.shutdown()
        server.server_close()


def test_no_spelling_of_this_machine_is_reached(tmp_path: Path, both: Site) -> None:
    """26 addresses as feed, sitemap and section, robots.txt included: the canary hears nothing."""
    assert len(LOOPBACK) >= 20
    root = workspace(tmp_path, loopback=False)
    urls = [f"http://{host}:{both.port}/x" for host in LOOPBACK]
    source(root, "hostile", "http://hostile.example", feeds=urls, sitemaps=urls[::4], sections=urls[1::4])

    done = crawl(root)

    assert both.asked == []
    assert {where for _, where, _, _ in done.errors} == set(urls)
    assert {kind for _, _, kind, _ in done.errors} <= {"refused", "network"}
    refused = {where for _, where, kind, _ in done.errors if kind == "refused"}
    assert len(refused) >= 18, "most are refused by name, the rest do not resolve here"


def test_no_redirect_and_no_link_leads_to_a_private_address(tmp_path: Path, site: Site) -> None:
    """Loopback is allowed here, as for a demo; 0.0.0.0 would reach the same server and is not loopback."""
    hidden = [
        "http://0.0.0.0:{port}/hidden",
        "http://[::]:{port}/hidden",
        "http://0:{port}/hidden",
        "http://[::ffff:0.0.0.0]:{port}/hidden",
    ]
    for number, address in enumerate(hidden):
        site.answers[f"/jump{number}"] = Answer(b"", 302, {"Location": address.format(port=site.port)})
    links = "".join(
        f"<item><title>{TITLE}</title><link>{address.format(port=site.port)}</link></item>" for address in hidden
    )
    jumps = "".join(f"<item><title>{TITLE}</title><link>{site.url}/jump{n}</link></item>" for n in range(len(hidden)))
    site.put("/rss", f'<rss version="2.0"><channel><title>t</title>{links}{jumps}</channel></rss>')
    site.article("/hidden", TITLE)
    root = workspace(tmp_path, site, feeds=["/rss", "/jump0"], sitemaps=["/jump1"])

    done = crawl(root)

    assert "/hidden" not in site.paths()
    assert done.outcomes == {"refused address": 2 * len(hidden)}
    assert rows(root, "select count(*) from article") == [(0,)]
    assert {kind for _, _, kind, _ in done.errors} == {"refused"}


class Names:
    """A system that knows these names of hosts; the event loop asks it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, **names: list[str]) -> None:
        self.names = names
        monkeypatch.setattr(socket, "getaddrinfo", self.look_up)

    def look_up(self, host: str, port: int, *_: object, **__: object) -> list[tuple[Any, ...]]:
        found = self.names.get(host)
        if found is None:
            raise socket.gaierror(socket.EAI_NONAME, "unknown")
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, port)) for number in found]


def test_of_the_addresses_of_a_name_only_public_ones_are_connected_to(monkeypatch: pytest.MonkeyPatch) -> None:
    Names(monkeypatch, mixed=["10.0.0.1", "93.184.216.34", "93.184.216.34"], inside=["10.0.0.1", "127.0.0.1"], none=[])
    assert asyncio.run(addresses_of("mixed", 80)) == ["93.184.216.34"]
    with pytest.raises(RefusedAddressError, match=r"10\.0\.0\.1"):
        asyncio.run(addresses_of("inside", 80))
    assert asyncio.run(addresses_of("inside", 80, allow_loopback=True)) == ["127.0.0.1"]
    for nowhere in ("none", "unknown", "", "two..dots", "a\0b"):
        with pytest.raises(CannotResolveHostError):
            asyncio.run(addresses_of(nowhere, 80))


def test_a_name_is_looked_up_once_for_a_connection(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """The connection is made to the address that was checked: what the name leads to the second time does not count."""
    names = Names(monkeypatch, rebound=["127.0.0.1"])
    asked: list[str] = []

    def look_up(host: str, port: int, *_: object, **__: object) -> list[tuple[Any, ...]]:
        asked.append(host)
        found = names.look_up(host, port)
        names.names["rebound"] = ["10.0.0.1"]
        return found

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    site.put("/rss", "<rss/>")

    async def ask() -> Response:
        fetch = fetcher()
        try:
            return await fetch.download_request(Request(f"http://rebound:{site.port}/rss"))
        finally:
            await fetch.close()
            await asyncio.sleep(0)

    answer = asyncio.run(ask())
    assert (answer.status, answer.body) == (200, b"<rss/>")
    assert asked == ["rebound"]


@pytest.mark.parametrize(
    "address",
    [
        "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "192.0.2.1", "198.18.0.1", "224.0.0.1", "255.255.255.255",
        "0.0.0.0", "240.0.0.1", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1", "::", "2002:7f00:1::", "64:ff9b::10.0.0.1", "2001:db8::1",
        "::ffff:169.254.169.254", "::ffff:10.0.0.1", "not an address", "",
    ],
)  # fmt: skip
def test_addresses_that_are_not_public_are_never_allowed(address: str) -> None:
    assert not is_allowed(address)
    assert not is_allowed(address, allow_loopback=True)


def test_public_addresses_are_allowed_and_loopback_only_when_told() -> None:
    assert is_allowed("93.184.216.34")
    assert is_allowed("2606:2800:220:1:248:1893:25c8:1946")
    for loopback in ("127.0.0.1", "::1", "::ffff:127.0.0.1"):
        assert not is_allowed(loopback)
        assert is_allowed(loopback, allow_loopback=True)


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


def test_passwords_and_cookies_do_not_follow_a_redirect(tmp_path: Path, site: Site) -> None:
    other = Site()
    try:
        other.article("/a", TITLE)
        site.answers["/a"] = Answer(b"", 302, {"Location": f"{other.url}/a", "Set-Cookie": "secret=1"})
        site.answers["/rss"] = Answer(b"", 302, {"Location": f"{other.url}/rss", "Set-Cookie": "secret=1"})
        other.feed("/rss", (TITLE, "/x"))
        site.feed("/rss2", (TITLE, "/a"))
        root = workspace(tmp_path)
        named = site.url.replace("http://", "http://reader:secret@")
        source(root, "daily", site.url, feeds=[f"{named}/rss", f"{site.url}/rss2"])
        crawl(root)
        assert "/a" in other.paths()
        for asked in other.asked:
            assert not {"authorization", "cookie", "referer"} & set(asked.headers)
        assert not any("cookie" in asked.headers for asked in site.asked)
    finally:
        other.close()
