"""News sitemaps with their titles and dates, indexes, and what pretends to be one."""

# ruff: noqa: E501 - sample pages and sentences stay on one line

import gzip
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from scraper.discovery.sitemaps import MOST_CHILDREN, read_sitemap
from scraper.errors import DiscoveryError

BASE = "https://news.example/sitemap.xml"
NEWS = b"""<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
 xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc> https://news.example/old </loc><lastmod>2025-12-01</lastmod></url>
<url><loc>https://news.example/new</loc><news:news><news:publication><news:name>News</news:name></news:publication>
<news:publication_date>2025-12-18T09:00:00+01:00</news:publication_date><news:title>Alpha &amp; Beta</news:title></news:news>
<image:image><image:loc>https://news.example/i.jpg</image:loc><image:title>Picture</image:title></image:image></url>
<url><loc>javascript:alert(1)</loc></url>
</urlset>"""


def test_titles_and_dates_of_news_newest_first() -> None:
    new, old = read_sitemap(NEWS, BASE).articles
    assert (new.url, new.title) == ("https://news.example/new", "Alpha & Beta")
    assert new.published == datetime(2025, 12, 18, 8, tzinfo=UTC)
    assert (old.url, old.title, old.published_raw) == ("https://news.example/old", "", "2025-12-01")


def test_a_packed_sitemap_is_unpacked() -> None:
    assert read_sitemap(gzip.compress(NEWS), BASE) == read_sitemap(NEWS, BASE)


def test_a_cut_off_sitemap_gives_what_came() -> None:
    assert len(read_sitemap(NEWS[: NEWS.index(b"<image:image>")], BASE).articles) == 2


def test_an_index_gives_its_latest_children_bounded() -> None:
    entries = b"".join(
        b"<sitemap><loc>https://news.example/s%d.xml</loc><lastmod>2025-12-%02d</lastmod></sitemap>" % (n, n)
        for n in range(1, 20)
    )
    index = b'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">' + entries + b"</sitemapindex>"
    children = read_sitemap(index, BASE).children
    assert len(children) == MOST_CHILDREN
    assert children[0] == "https://news.example/s19.xml"


def test_an_index_without_dates_gives_news_first_and_then_the_latest_by_name() -> None:
    """Indexes often begin with the oldest year, and say nothing of when their sitemaps changed."""
    names = ["posts-2004-01", "posts-2026-01", "posts-2025-12", "pages", "google-news"]
    entries = "".join(f"<sitemap><loc>https://example.org/sitemap/{name}.xml</loc></sitemap>" for name in names)
    children = read_sitemap(f"<sitemapindex>{entries}</sitemapindex>".encode(), BASE).children
    assert [url.rpartition("/")[2].removesuffix(".xml") for url in children] == [
        "google-news", "posts-2026-01", "posts-2025-12", "posts-2004-01", "pages",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"", "empty"),
        (b"<!doctype html><html></html>", "html"),
        (b"nothing of the kind", "broken"),
        (b"<rss><channel/></rss>", "broken"),
        (b"\x1f\x8b\x08 not gzip at all", "broken"),
    ],
)
def test_what_is_no_sitemap_says_so(body: bytes, kind: str) -> None:
    with pytest.raises(DiscoveryError) as caught:
        read_sitemap(body, BASE)
    assert caught.value.kind == kind


def test_a_bomb_is_not_unpacked() -> None:
    with pytest.raises(DiscoveryError, match="unpacks to more"):
        read_sitemap(gzip.compress(bytes(60 * 1024 * 1024)), BASE)


def test_no_entity_reads_a_file_or_blows_up(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("planted")
    entities = f'<!ENTITY x SYSTEM "{secret.as_uri()}"><!ENTITY a0 "ha">'.encode() + b"".join(
        b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 12)
    )
    body = NEWS.replace(b"<urlset", b"<!DOCTYPE urlset [" + entities + b"]><urlset", 1).replace(b"Alpha", b"&x;&a11;")
    began = time.process_time()
    assert "planted" not in repr(read_sitemap(body, BASE))
    assert time.process_time() - began < 1
