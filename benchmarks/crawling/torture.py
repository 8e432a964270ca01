# ruff: noqa: E501 - sample pages, queries and figures stay on one line
"""Crawls of outlets that do everything wrong, on loopback; prints what came of it.

python benchmarks/crawling/torture.py [bodies] [storms] [hostile] [bombs]        (all of them without a name)

Exit code 1 when a figure is not as it should be. ``kills.py`` has the crawls that are killed.
"""

from __future__ import annotations

import argparse
import contextlib
import gzip
import socket
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from benchmarks.crawling.bad_bodies import HTML, TITLE, bad_bodies
from tests.scraper.newsite import (
    START,
    Answer,
    Asked,
    Server,
    Site,
    article,
    crawl,
    crawl_here,
    processes,
    rows,
    source,
    workspace,
)

MOST_MEMORY = 300  # MiB of one process, while a bomb goes off
HEADERS = {"Content-Type": HTML}
failures: list[str] = []


def check(name: str, figure: object, right: bool) -> None:
    """Print a figure, and remember one that is not as it should be."""
    print(f"  {'ok ' if right else 'BAD'} {name}: {figure}", flush=True)
    if not right:
        failures.append(name)


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
    child = spawn.Process(target=_crawl_and_weigh, args=(str(root), theirs))
    child.start()
    done, own, workers = ours.recv()
    child.join(30)
    check("kinds of bomb", list(packed), len(packed) == 4)
    check("pages", done.outcomes, sum(done.outcomes.values()) == len(packed) and "article" not in done.outcomes)
    check("feeds and sitemaps that were refused", len(done.errors), len(done.errors) == 3 * len(packed))
    check("most memory of the crawl, MiB", own, own <= MOST_MEMORY)
    check("most memory of a worker, MiB", workers, workers <= MOST_MEMORY)


def _crawl_and_weigh(root: str, answer: Any) -> None:
    import resource  # noqa: PLC0415 - not on Windows

    done = crawl_here(root, START)
    most = [resource.getrusage(who).ru_maxrss // 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    answer.send((done, *most))
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
