"""Feeds as they come: good, broken, cut off, in the wrong encoding, hostile."""

# ruff: noqa: E501 - sample pages and sentences stay on one line

import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from scraper.discovery.feeds import feed_hub, feed_title, read_feed
from scraper.errors import DiscoveryError

BASE = "https://news.example/feed/"
RSS = b"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>News</title><link>https://news.example/</link>
<item><title>Alpha &amp; Beta</title><link>https://news.example/1?a=1&amp;utm_source=rss&amp;b=2</link>
<description>&lt;p&gt;Raises &lt;b&gt;money&lt;/b&gt;&lt;/p&gt;</description>
<pubDate>Thu, 18 Dec 2025 08:00:00 +0100</pubDate></item>
<item><title>Beta</title><guid>https://news.example/2</guid></item>
<item><title>No link</title><guid isPermaLink="false">77</guid></item>
</channel></rss>"""
ATOM = b"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>t</title>
<entry><title>Gamma</title><link href="../g.html"/><updated>2025-12-18T08:00:00Z</updated><summary>S</summary></entry></feed>"""


def test_rss_gives_address_title_summary_and_date() -> None:
    first, second = read_feed(RSS, BASE)
    assert first.url == "https://news.example/1?a=1&b=2"
    assert (first.title, first.summary) == ("Alpha & Beta", "Raises money")
    assert first.published == datetime(2025, 12, 18, 7, tzinfo=UTC)
    assert (second.url, second.published) == ("https://news.example/2", None)


def test_atom_and_relative_links() -> None:
    (entry,) = read_feed(ATOM, BASE)
    assert (entry.url, entry.title, entry.summary) == ("https://news.example/g.html", "Gamma", "S")


def test_a_json_feed_and_rdf_are_feeds_too() -> None:
    as_json = b"""{"version": "https://jsonfeed.org/version/1.1", "title": "t", "items": [{"id": "1",
        "url": "https://news.example/a", "title": "Alpha", "date_published": "2026-01-09T09:00:00+01:00"}]}"""
    as_rdf = b"""<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
        xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"/>
        <item rdf:about="https://news.example/a"><title>Alpha</title><link>https://news.example/a</link>
        <dc:date>2026-01-09T09:00:00+01:00</dc:date></item></rdf:RDF>"""
    for body in (as_json, as_rdf):
        (one,) = read_feed(body, BASE)
        assert (one.url, one.title) == ("https://news.example/a", "Alpha")
        assert one.published == datetime(2026, 1, 9, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("body", "hub"),
    [
        (b"<rss><channel><atom:link rel='hub' href='https://hub.example/?a=1&amp;b=2'/></channel></rss>", "https://hub.example/?a=1&b=2"),
        (b'<feed><link href="https://hub.example/" rel="hub"/></feed>', "https://hub.example/"),
        (b'{"hubs": [{"type": "WebSub", "url": "https:\\/\\/hub.example\\/"}]}', "https://hub.example/"),
        (b'<feed><link rel="self" href="https://news.example/"/></feed>', None),
        (b'<feed><link rel="hub" href="javascript:alert(1)"/></feed>', None),
    ],
)  # fmt: skip
def test_the_hub_of_a_feed_is_noted(body: bytes, hub: str | None) -> None:
    assert feed_hub(body) == hub


@pytest.mark.parametrize(
    ("header", "hub"),
    [
        ('<https://news.example/rss>; rel="self", <https://hub.example/>; rel="hub"', "https://hub.example/"),
        ("<https://hub.example/>;rel=hub", "https://hub.example/"),
        ('<https://hub.example/>; type="text/html"; rel="hub"', "https://hub.example/"),
        ('<https://news.example/rss>; rel="self"', None),
        ("<" * 50_000, None),
    ],
)
def test_the_hub_may_stand_in_the_answers_header(header: str, hub: str | None) -> None:
    assert feed_hub(b"<rss/>", header) == hub


def test_bytes_that_are_not_in_the_declared_encoding_keep_links_and_letters() -> None:
    wrong = RSS.replace(b"Beta</title><link", "Zürich</title><link".encode("latin-1"))
    first = read_feed(wrong, BASE)[0]
    assert first.url == "https://news.example/1?a=1&b=2"
    assert first.title == "Alpha & Zürich"


def test_a_feed_that_is_cut_off_gives_what_came() -> None:
    assert [entry.url for entry in read_feed(RSS[: RSS.index(b"<item><title>No link")], BASE)] == [
        "https://news.example/1?a=1&b=2",
        "https://news.example/2",
    ]


def test_a_feed_without_entries_is_a_quiet_day() -> None:
    assert read_feed(b'<?xml version="1.0"?><rss version="2.0"><channel><title>t</title></channel></rss>', BASE) == []


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"", "empty"),
        (b" \n ", "empty"),
        (b"<!DOCTYPE html><html><body>Sorry</body></html>", "html"),
        (b"<!-- hi --><html lang=en><p>Sorry", "html"),
        (b"\x00\x01\x02\xff garbage", "broken"),
        (b"just some words", "broken"),
        (b'{"error": "no"}', "broken"),
    ],
)
def test_what_is_no_feed_says_so(body: bytes, kind: str) -> None:
    with pytest.raises(DiscoveryError) as caught:
        read_feed(body, BASE)
    assert caught.value.kind == kind


def test_dates_that_make_no_sense_are_no_dates() -> None:
    body = RSS.replace(b"Thu, 18 Dec 2025 08:00:00 +0100", b"Thu, 01 Jan 1970 00:00:00 GMT")
    assert read_feed(body, BASE)[0].published is None


def test_entities_are_never_expanded(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("planted")
    doctype = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'.encode()
    body = RSS.replace(b"<rss", doctype + b"<rss", 1).replace(b"Alpha", b"&x;")
    assert "planted" not in repr(read_feed(body, BASE))


def test_a_billion_laughs_takes_no_time() -> None:
    entities = b'<!ENTITY a0 "ha">' + b"".join(
        b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 12)
    )
    body = RSS.replace(b"<rss", b"<!DOCTYPE rss [" + entities + b"]><rss", 1).replace(b"Alpha", b"&a11;")
    began = time.process_time()
    try:
        found = read_feed(body, BASE)
    except DiscoveryError:
        found = []
    assert time.process_time() - began < 2
    assert len(repr(found)) < 10_000


@pytest.mark.parametrize(
    ("body", "title"),
    [
        (b"<rss><channel><title>The Quay</title><item><title>A</title></item></channel></rss>", "The Quay"),
        (
            b"<feed><title type='text'><![CDATA[Quay &amp; Co]]></title><entry><title>A</title></entry></feed>",
            "Quay & Co",
        ),
        ("<?xml version='1.0' encoding='iso-8859-1'?><rss><title>Caf\xe9</title></rss>".encode("latin-1"), "Caf\xe9"),
        (
            b'{"version": "https://jsonfeed.org/version/1.1", "title": "The \\"Quay\\"", "items": [{"title": "A"}]}',
            'The "Quay"',
        ),
        (b'{"items": [{"title": "A"}]}', ""),
        (b"<rss><channel><item><title>A</title></item></channel></rss>", ""),
    ],
)
def test_a_feed_says_its_title(body: bytes, title: str) -> None:
    assert feed_title(body) == title
