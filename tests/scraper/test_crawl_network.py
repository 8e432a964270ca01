"""Whatever a URL says, no private address is reached."""

# ruff: noqa: E501, S104 - sample pages and sentences stay on one line; 0.0.0.0 is asked for, not bound

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from scrapy import Request
from scrapy.exceptions import CannotResolveHostError
from scrapy.http import Response

from scraper.network import RefusedAddressError, addresses_of, is_allowed
from tests.scraper.newsite import Answer, Site, crawl, rows, source, workspace
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
