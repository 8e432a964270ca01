# ruff: noqa: E501 - sample pages and addresses stay on one line
"""Private addresses in every spelling and by every way that an address comes to a crawl: none is connected to."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from pathlib import Path

from benchmarks.crawling.bad_bodies import TITLE
from benchmarks.crawling.checks import check
from tests.scraper.newsite import Answer, Asked, Server, Site, crawl, source, workspace


def _spellings(ip: str) -> list[str]:
    """One IPv4 address in the ways that URL parsers and resolvers have been fooled by."""
    a, b, c, d = (int(part) for part in ip.split("."))
    number = (a << 24) + (b << 16) + (c << 8) + d
    return [
        ip, f"{ip}.", str(number), f"{number:#x}", f"0{number:o}", f"{a:#x}.{b:#x}.{c:#x}.{d:#x}", f"0{a:o}.0{b:o}.0{c:o}.0{d:o}",
        f"{a}.{b}.{(c << 8) + d}", f"{a}.{(b << 16) + (c << 8) + d}", f"{a:#x}.{number & 0xFFFFFF}", f"{a:03}.{b:03}.{c:03}.{d:03}",
        f"[::ffff:{ip}]", f"[::ffff:{number >> 16:x}:{number & 0xFFFF:x}]", f"[0:0:0:0:0:ffff:{ip}]", f"[::{ip}]",
        f"[64:ff9b::{ip}]", f"[2002:{number >> 16:x}:{number & 0xFFFF:x}::1]", ip.replace(".", "。"), ip.replace(".", "%2e"),
        "".join(chr(0xFF10 + int(c)) if c.isdigit() else c for c in ip),
    ]  # fmt: skip


def _own_address() -> str:
    """Give this machine's address in its network, 192.168.0.1 where it has none. Nothing is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        try:
            asked.connect(("198.51.100.1", 9))
        except OSError:
            return "192.168.0.1"
        found = str(asked.getsockname()[0])
    return "192.168.0.1" if found.startswith("127.") else found


class Canary:
    """Counts every connection to a port, on all addresses of this machine."""

    def __init__(self) -> None:
        self.heard = 0
        self.lines: list[list[str]] = []
        self._sockets: list[socket.socket] = []
        self.port = self._listen(socket.AF_INET, "0.0.0.0", 0)  # noqa: S104 - it is to be reached if anything leaks
        if socket.has_ipv6:
            try:
                self._listen(socket.AF_INET6, "::", self.port)
            except OSError:
                print("  (no IPv6 here)")

    def _listen(self, family: socket.AddressFamily, host: str, port: int) -> int:
        made = socket.socket(family, socket.SOCK_STREAM)
        if family == socket.AF_INET6:
            made.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        made.bind((host, port))
        made.listen(64)
        self._sockets.append(made)
        threading.Thread(target=self._accept, args=(made,), daemon=True).start()
        return int(made.getsockname()[1])

    def _accept(self, made: socket.socket) -> None:
        while True:
            try:
                other, _ = made.accept()
            except OSError:
                return
            self.heard += 1
            other.settimeout(0.2)
            with contextlib.suppress(OSError):
                self.lines.append(other.recv(300).decode("latin-1").split("\r\n")[:2])
            other.close()

    def works(self) -> bool:
        """Whether it hears a connection at all; that one is not counted."""
        socket.create_connection(("127.0.0.1", self.port)).close()
        time.sleep(0.2)
        heard, self.heard = self.heard, 0
        self.lines.clear()
        return heard == 1

    def close(self) -> None:
        """Listen no more."""
        for one in self._sockets:
            one.close()


def hostile(site: Site, root: Path) -> None:
    """No spelling of a private address is connected to, by no way that an address comes to us."""
    canary = Canary()
    check("the canary hears a connection", "yes", canary.works())
    own = _own_address()
    everywhere = [*_spellings("0.0.0.0"), "0", "0x0", "00", "[::]", "[0:0:0:0:0:0:0:0]", "[::0]"]  # noqa: S104
    outside = [*_spellings(own), *everywhere, *_spellings("10.0.0.1"), *_spellings("169.254.169.254")]
    outside = list(dict.fromkeys(outside))
    inside = [
        *_spellings("127.0.0.1"),
        *_spellings("127.1.2.3"),
        "localhost",
        "LOCALHOST.",
        "localhost.localdomain",
        "[::1]",
        "[0:0:0:0:0:0:0:1]",
        *outside,
    ]

    listed = [f"http://{host}:{canary.port}/x{n}" for n, host in enumerate(inside)]
    first = root / "listed"
    workspace(first, loopback=False)
    source(
        first,
        "hostile",
        "http://hostile.example",
        feeds=listed,
        sitemaps=[f"{u}s" for u in listed],
        sections=[f"{u}t" for u in listed],
        search=[f"{u}?q={{query}}" for u in listed],
    )
    done = crawl(first)
    check(
        f"{len(inside)} addresses as feed, sitemap, section and search, loopback refused",
        f"{len(done.errors)} told, {canary.heard} connections",
        canary.heard == 0 and len(done.errors) >= 3 * len(inside),
    )

    urls = [f"http://{host}:{canary.port}/y{n}" for n, host in enumerate(outside)]
    second = root / "followed"
    workspace(second)
    servers = []
    homes = []
    for n in range(len(urls)):
        home = f"127.1.{1 + n // 200}.{1 + n % 200}"
        server = Server((home, site.port), site.handler())
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        servers.append(server)
        homes.append(f"http://{home}:{site.port}")
    by_host = dict(zip([home.removeprefix("http://") for home in homes], urls, strict=True))

    def robots(asked: Asked) -> Answer:
        to = by_host.get(asked.headers["host"])
        return Answer(b"", 302, {"Location": to + "r"}) if to else Answer(b"", 404)

    site.answers["/robots.txt"] = robots
    for n, url in enumerate(urls):
        for way in ("article", "feed", "sitemap", "section"):
            site.answers[f"/{way}{n}"] = Answer(b"", (301, 302, 303, 307, 308)[n % 5], {"Location": f"{url}{way}"})
    items = "".join(f"<item><title>{TITLE}</title><link>{url}</link></item>" for url in urls)
    items += "".join(f"<item><title>{TITLE}</title><link>{site.url}/article{n}</link></item>" for n in range(len(urls)))
    site.put(
        "/rss",
        f'<rss version="2.0"><channel><title>t</title>{items}</channel></rss>',
        Content_Type="application/rss+xml",
    )
    for start in range(0, len(urls), 5):  # an index is read for its five latest sitemaps
        children = "".join(f"<sitemap><loc>{url}c</loc></sitemap>" for url in urls[start : start + 5])
        site.put(
            f"/index{start}",
            f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{children}</sitemapindex>',
            Content_Type="text/xml",
        )
    site.put(
        "/links",
        f"<html><body>{''.join(f'<p><a href={url}l>{TITLE} for 200 million euros</a></p>' for url in urls)}</body></html>",
    )
    ways = {
        "feeds": [
            f"{site.url}/rss",
            *(f"{site.url}/feed{n}" for n in range(len(urls))),
            *(f"{home}/rss" for home in homes),
        ],
        "sitemaps": [
            *(f"{site.url}/sitemap{n}" for n in range(len(urls))),
            *(f"{site.url}/index{n}" for n in range(0, len(urls), 5)),
        ],
        "sections": [f"{site.url}/links", *(f"{site.url}/section{n}" for n in range(len(urls)))],
    }
    source(second, "followed", site.url, "limit = 10000", **ways)
    done = crawl(second)
    for server in servers:
        server.shutdown()
        server.server_close()
    names = "article, redirected article, feed, sitemap, section and robots.txt, sitemap of an index, link"
    check(
        f"{len(urls)} addresses by {names}",
        f"{done.outcomes}, {len(done.errors)} told, {canary.heard} connections",
        canary.heard == 0 and done.reason == "finished",
    )
    check(
        "requests of robots.txt that were led astray",
        sum(one.path == "/robots.txt" for one in site.asked),
        sum(one.path == "/robots.txt" for one in site.asked) >= len(urls),
    )
    print("".join(f"    heard {line}\n" for line in canary.lines[:10]), end="")
    canary.close()
