"""``source add`` and ``source test`` with an address: a real site on loopback, a process for each command."""

# ruff: noqa: E501 - sample pages and sentences stay on one line

from __future__ import annotations

import signal
import subprocess
import threading
import time
from pathlib import Path

import pytest

from scraper.sources import load_source
from tests.command_line import COMMAND, environment, factdrift, factdrift_process
from tests.scraper.newsite import Answer, Site, article, workspace

TITLES = [f"Harbour report number {number} of the week" for number in range(1, 9)]
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
CONSENT = "<html lang=en><body><h1>We value your privacy</h1><p>We and our 812 partners use cookies. Accept all cookies to continue to the site.</p><button>Accept all</button><button>Manage options</button></body></html>"
SHELL = '<!doctype html><html lang="en"><head><title>App</title><script src="/a.js"></script></head><body><noscript>You need to enable JavaScript to run this app.</noscript><div id="root"></div></body></html>'


@pytest.fixture
def site() -> object:
    served = Site()
    yield served
    served.close()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return workspace(tmp_path)


def front(site: Site, body: str = "", head: str = "") -> None:
    site.put(
        "/",
        f'<!doctype html><html lang="en"><head><title>Front page | The Quay</title>{head}</head><body>{body}</body></html>',
    )


def articles(site: Site, count: int = 8) -> list[tuple[str, str]]:
    """Articles of the site, with their paths; the first says the time without a zone."""
    found = [(title, f"/2026/01/{number:02}/report") for number, title in enumerate(TITLES[:count], start=1)]
    for title, path in found:
        site.article(path, title)
    return found


def sitemap(site: Site, entries: list[tuple[str, str]]) -> str:
    rows = "".join(
        f"<url><loc>{site.url}{path}</loc><n:news><n:publication_date>2026-01-09</n:publication_date><n:title>{title}</n:title></n:news></url>"
        for title, path in entries
    )
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="{NEWS}">{rows}</urlset>'


def test_an_outlet_is_found_shown_and_written_in_one_go(root: Path, site: Site) -> None:
    """Feed of the front page, news sitemap behind the index of robots.txt, search form: each asked once, politely."""
    listed = articles(site)
    site.put("/robots.txt", f"User-agent: *\nDisallow: /2026/01/04/\nSitemap: {site.url}/sitemaps.xml\n")
    site.put(
        "/sitemaps.xml",
        f"<sitemapindex><sitemap><loc>{site.url}/old.xml</loc></sitemap><sitemap><loc>{site.url}/news-latest.xml</loc></sitemap></sitemapindex>",
    )
    site.put("/news-latest.xml", sitemap(site, listed[4:]))
    site.feed("/rss.xml", *listed[:4])
    site.feed("/copy.xml", *listed[:2])
    site.answers["/comments/feed"] = Answer(b"", 500)
    head = "".join(
        f'<link rel="alternate" type="application/rss+xml" href="/{name}">'
        for name in ("rss.xml", "copy.xml", "comments/feed")
    )
    front(site, '<form action="/find"><input type="search" name="q"></form>', head)
    site.put("/find?q=Harbour", f'<html><body><a href="{listed[0][1]}">{listed[0][0]}</a></body></html>')

    done = factdrift_process("source", "add", site.url, "--id", "quay", "-w", root)

    assert done.code == 0, done.err
    assert (
        (root / "sources" / "quay.toml").read_text()
        == f"""name = "The Quay"
home = "{site.url}/"
language = "en"
enabled = false

[discover]
feeds = ["{site.url}/rss.xml"]
sitemaps = ["{site.url}/news-latest.xml"]
search = ["{site.url}/find?q={{query}}"]

[expect]
articles_per_run = 4
text_length = 360
"""
    )
    assert str(root / "sources" / "quay.toml") in done.out
    assert done.out.count("2026-01-09 09:00 UTC (the page says 2026-01-09T09:00:00+00:00) · en · 36") == 4
    assert "robots disallowed  no title" in done.out
    assert "“Nimbus Robotics is in talks to raise 200 million euros" in done.out
    assert "/2026/01/04/report" not in site.paths()
    assert len(set(site.paths())) == len(site.paths()), "nothing is asked twice"
    assert {one.headers["user-agent"] for one in site.asked} == {"Factdrift/0.1 (+https://factdrift.example/bot)"}


def test_a_dry_run_shows_all_and_writes_nothing(root: Path, site: Site) -> None:
    site.feed("/rss.xml", *articles(site, 3))
    front(site)
    done = factdrift_process("source", "add", site.url, "--dry-run", "--json", "-w", root)
    found = done.json()
    assert (done.code, found["file"], found["id"]) == (0, None, "127-0-0-1")
    assert [one["way"] for one in found["listings"]] == ["feed"], "found at a usual place"
    assert [one["good"] for one in found["articles"]] == [True] * 3
    assert found["articles"][0]["title"] == TITLES[0]
    assert found["articles"][0]["published"] == "2026-01-09T09:00:00+00:00"
    assert found["source"]["discover"]["feeds"] == [f"{site.url}/rss.xml"]
    assert list((root / "sources").iterdir()) == []


def test_without_feed_and_sitemap_the_pages_that_list_articles_are_taken(root: Path, site: Site) -> None:
    listed = articles(site)
    links = [f'<a href="{path}">{title}</a>' for title, path in listed]
    front(site, f"<nav><a href='/town/'>Town</a><a href='/same/'>Same</a></nav>{''.join(links[:4])}")
    site.put("/town/", f"<html><body>{''.join(links[3:])}</body></html>")
    site.put("/same/", f"<html><body>{''.join(links[:3])}</body></html>")
    done = factdrift_process("source", "add", site.url, "--enable", "-w", root)
    assert done.code == 0, done.err
    source = load_source(root / "sources" / "127-0-0-1.toml")
    assert source.discover.sections == (f"{site.url}/", f"{site.url}/town/"), "the third has nothing of its own"
    assert source.enabled


def test_the_address_of_a_feed_will_do(root: Path, site: Site) -> None:
    site.feed("/hidden/feed", *articles(site, 2))
    done = factdrift_process("source", "add", f"{site.url}/hidden/feed", "--id", "quay", "-w", root)
    assert done.code == 0, done.err
    source = load_source(root / "sources" / "quay.toml")
    assert source.discover.feeds == (f"{site.url}/hidden/feed",)
    assert source.name == "t", "the title of the feed"
    assert "/" not in site.paths()
    assert "not crawled yet. Have it crawled with: factdrift source enable quay" in done.err


def test_an_address_that_is_no_feed_leads_to_the_front_page_and_no_sitemap_is_asked_for_twice(
    root: Path, site: Site
) -> None:
    site.put("/robots.txt", f"User-agent: *\nSitemap: {site.url}/sitemap.xml\n")
    site.put("/feed", "<html><body><p>Our feeds.</p></body></html>")
    done = factdrift_process("source", "add", f"{site.url}/feed", "-w", root)
    assert done.code == 1
    assert f"no feed; give the address of the front page: factdrift source add {site.url}/\n" in done.err
    assert site.paths().count("/sitemap.xml") == 1


def test_an_outlet_behind_a_wall_is_written_but_never_enabled(root: Path, site: Site) -> None:
    listed = articles(site, 3)
    for _, path in listed:
        site.put(path, CONSENT)
    site.feed("/feed/", *listed)
    front(site)
    done = factdrift_process("source", "add", site.url, "--id", "walled", "--enable", "-w", root)
    assert done.code == 4
    assert done.out.count("consent wall") == 3
    assert "not enabled" in done.err
    assert not load_source(root / "sources" / "walled.toml").enabled


@pytest.mark.parametrize(
    ("pages", "says"),
    [
        ({"/robots.txt": "User-agent: *\nDisallow: /\n", "/": "x"}, "robots.txt of 127.0.0.1 does not allow us /"),
        ({"/": SHELL}, "empty without JavaScript, and no browser is run. Look for a link to RSS"),
        ({"/": "<html><body><p>Nothing here.</p></body></html>"}, "neither feed nor news sitemap nor page of articles was found"),
        ({}, "the server answered 404"),
        ({"/": b"\x89PNG\r\n\x1a\n"}, "an image, not a page of text"),
    ],
)  # fmt: skip
def test_what_cannot_be_added_says_why_and_what_to_do(
    root: Path, site: Site, pages: dict[str, str | bytes], says: str
) -> None:
    for path, body in pages.items():
        site.put(path, body)
    done = factdrift_process("source", "add", site.url, "-w", root)
    assert (done.code, done.out) == (1, "")
    assert says in done.err
    assert list((root / "sources").iterdir()) == []
    assert site.paths() in ([], ["/"]) or len(site.paths()) < 15


def test_an_unknown_host_and_a_private_one_are_told_apart(tmp_path: Path, site: Site) -> None:
    root = workspace(tmp_path, loopback=False)
    unknown = factdrift_process("source", "add", "no-such-outlet.invalid", "-w", root)
    assert (unknown.code, "There is no host no-such-outlet.invalid. Check the spelling" in unknown.err) == (1, True)
    site.feed("/rss", *articles(site, 2))
    for address in (site.url, f"http://localhost:{site.port}/rss"):
        private = factdrift_process("source", "add", address, "--id", "x", "-w", root)
        assert (private.code, "not a public address" in private.err) == (1, True), private.err
    assert site.asked == [], "the canary hears nothing, robots.txt included"


def test_nothing_an_outlet_says_leads_into_a_private_network(root: Path, site: Site) -> None:
    """Its feed, its sitemaps, its search and its articles point to this machine under names that are not loopback."""
    hosts = ("0.0.0.0", "[::]", "0", "[::ffff:0.0.0.0]")  # noqa: S104 - asked for, and refused
    hidden = [f"http://{host}:{site.port}/hidden{number}" for number, host in enumerate(hosts)]
    site.put("/robots.txt", "User-agent: *\n" + "".join(f"Sitemap: {url}\n" for url in hidden))
    items = "".join(f"<item><title>{TITLES[0]}</title><link>{url}</link></item>" for url in hidden)
    site.put("/rss", f'<rss version="2.0"><channel>{items}</channel></rss>')
    site.answers["/jump"] = Answer(b"", 302, {"Location": hidden[0]})
    links = "".join(
        f'<link rel="alternate" type="application/rss+xml" href="{url}">' for url in [*hidden[:2], "/jump", "/rss"]
    )
    front(site, f'<form action="{hidden[0]}"><input name="q"></form>', links)
    done = factdrift_process("source", "add", site.url, "--id", "hostile", "--enable", "-w", root)
    assert done.code == 4
    assert done.out.count("refused address") == len(hidden)
    assert [path for path in site.paths() if "hidden" in path] == []


def test_hostile_pages_cost_little_and_steer_no_terminal(root: Path, site: Site) -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "lol">{laughs}]><urlset><url><loc>&l11;</loc></url></urlset>'
    site.put("/robots.txt", f"Sitemap: {site.url}/bomb.xml\nSitemap: {site.url}/endless.xml\n")
    site.put("/bomb.xml", bomb)
    site.answers["/endless.xml"] = Answer(b"", 200, {"Content-Type": "text/xml"}, endless=True)
    listed = articles(site, 1)
    site.put(listed[0][1], article("Red \x1b[31m alert \x1b]0;owned\x07 \u202egnp", head=""))
    site.feed("/feed/", *listed)
    front(site, head="<meta property='og:site_name' content='Quay \x1b[2J'>")
    began = time.monotonic()
    done = factdrift_process("source", "add", site.url, "--id", "hostile", "-w", root)
    assert done.code == 0, done.err
    assert time.monotonic() - began < 30
    assert not {"\x1b", "\x07", "\u202e"} & set(done.out + done.err)
    assert load_source(root / "sources" / "hostile.toml").discover.feeds == (f"{site.url}/feed/",)


def test_a_look_that_is_interrupted_says_so_and_writes_nothing(root: Path, site: Site) -> None:
    front(site)
    asked = threading.Event()

    def slow(_: object) -> Answer:
        asked.set()
        return Answer(b"x", 200, {}, wait=1.0)

    site.answers["/feed/"] = slow
    command = subprocess.Popen(
        [*COMMAND, "source", "add", site.url, "-w", str(root)], env=environment(), stderr=subprocess.PIPE
    )
    assert asked.wait(30)
    command.send_signal(signal.SIGINT)
    _, said = command.communicate(timeout=30)
    assert (command.returncode, b"stopped before it was done" in said) == (130, True), said
    assert list((root / "sources").iterdir()) == []


def source_file(root: Path, site: Site, expect: str = "", language: str = "en") -> None:
    text = f'name = "Quay"\nhome = "{site.url}/"\nlanguage = "{language}"\n[discover]\nfeeds = ["{site.url}/rss"]\n{expect}'
    (root / "sources" / "quay.toml").write_text(text)


def test_a_test_of_a_source_tells_what_is_not_as_expected(root: Path, site: Site) -> None:
    site.feed("/rss", *articles(site, 4))
    source_file(root, site, "[expect]\narticles_per_run = 4\ntext_length = 400\n")
    good = factdrift_process("source", "test", "quay", "--articles", "2", "-w", root)
    assert (good.code, good.out.count("article  Harbour report")) == (0, 2), good.err
    assert "All is as expected." in good.err
    assert not (root / "factdrift.db").exists(), "nothing goes to the ledger"
    source_file(root, site, "[expect]\narticles_per_run = 40\ntext_length = 4000\n", language="de")
    bad = factdrift_process("source", "test", "quay", "--json", "-w", root)
    assert bad.code == 1
    assert [sentence.split(":")[0] for sentence in bad.json()["wrong"]] == [
        "[expect] articles_per_run",
        "[expect] text_length",
        "language",
    ]


def test_a_kept_page_is_looked_at_again_and_the_field_that_fails_is_named(root: Path, site: Site) -> None:
    site.feed("/rss", *articles(site, 2))
    source_file(root, site)
    kept = factdrift_process("source", "test", "quay", "--save", "-w", root)
    assert kept.code == 0, kept.err
    (file,) = (root / "fixtures" / "quay").glob("*.toml")
    assert f'title = "{TITLES[0]}"' in file.read_text()
    assert file.with_suffix(".html").read_bytes() == article(TITLES[0]).encode()
    site.asked.clear()
    again = factdrift_process("source", "test", "quay", "--offline", "--json", "-w", root)
    assert (again.code, again.json()["fixtures"], site.asked) == (0, 1, [])

    (root / "sources" / "quay.py").write_text(
        "def clean(html, url):\n    return {'text': 'A sentence of the other kind. ' * 40, 'title': 'Other'}\n"
    )
    broken = factdrift_process("source", "test", "quay", "--offline", "--json", "-w", root).json()["wrong"]
    assert [sentence.removeprefix(f"{file}: ").split(":")[0] for sentence in broken] == ["title", "first"]

    (root / "sources" / "quay.py").write_text("def clean(html, url):\n    return 1 / 0\n")
    failed = factdrift_process("source", "test", "quay", "--offline", "-w", root)
    assert (failed.code, "quay.py, line 2: ZeroDivisionError" in failed.err) == (1, True)


def test_one_article_can_be_tried_by_its_address(root: Path, site: Site) -> None:
    articles(site, 1)
    source_file(root, site)
    done = factdrift_process(
        "source", "test", "quay", "--url", f"{site.url}/2026/01/01/report", "--json", "-w", root
    ).json()
    assert ([one["title"] for one in done["articles"]], done["listings"], done["wrong"]) == ([TITLES[0]], [], [])
    assert site.paths() == ["/2026/01/01/report"]


def test_the_list_tells_how_a_source_has_done_and_a_backfill_is_fetched(root: Path, site: Site) -> None:
    listed = articles(site, 3)
    site.feed("/rss", listed[0])
    source_file(root, site, "[expect]\narticles_per_run = 5\n")
    lines = "".join(f"{site.url}{path}\n" for _, path in listed[1:])
    assert factdrift("source", "backfill", "quay", "-", "-w", root, stdin=lines.encode()).code == 0
    crawled = factdrift_process("crawl", "--quiet", "--json", "-w", root)
    assert sorted(path for path in site.paths() if path != "/rss") == [path for _, path in listed[1:]]
    (warning,) = crawled.json()["warnings"]
    assert warning["problem"] == "it lists 1 articles, 5 are expected: has the layout changed?"
    (one,) = factdrift("source", "list", "--json", "-w", root).json()
    assert (one["health"]["listed"], one["health"]["outcomes"], one["health"]["failed_listings"]) == (
        1,
        {"article": 2},
        [],
    )
    assert one["health"]["last_good"] is not None
    assert "1 of 5" in factdrift("source", "list", "-w", root).out
