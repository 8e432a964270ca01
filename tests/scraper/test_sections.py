"""Section pages and searches: which links look like articles."""

# ruff: noqa: E501 - sample pages and sentences stay on one line

import pytest

from scraper.discovery.queries import search_addresses
from scraper.discovery.search import read_search
from scraper.discovery.sections import has_headline, looks_like_article, read_section
from scraper.errors import DiscoveryError

BASE = "https://news.example/economy/"
PAGE = b"""<html><head><title>Economy</title></head><body>
<nav><a href="/">Home</a> <a href="/economy/">Economy</a> <a href="/impressum">Impressum und Kontakt der Redaktion</a></nav>
<a href="/economy/alpha-raises-half-a-billion-euros"><img alt=""></a>
<a href="/economy/alpha-raises-half-a-billion-euros?utm_source=teaser">Alpha raises half a billion</a>
<a href="beta-12345678.html">Read more</a>
<a href="https://other.example/economy/alpha-raises-half-a-billion-euros">Elsewhere</a>
<a href="/tag/alpha-beta-gamma-delta">Alpha Beta Gamma Delta</a>
<a href="/pictures/alpha-raises-half-a-billion.jpg">Picture</a>
</body></html>"""


def test_articles_of_the_same_site_with_their_headline() -> None:
    first, second = read_section(PAGE, BASE)
    assert first.url == "https://news.example/economy/alpha-raises-half-a-billion-euros"
    assert first.title == "Alpha raises half a billion"
    assert second.url == "https://news.example/economy/beta-12345678.html"


@pytest.mark.parametrize(
    ("path", "title", "expected"),
    [
        ("/2025/12/18/alpha", "", True),
        ("/wirtschaft/alpha-sammelt-geld-ein-100.html", "", True),
        ("/a/b-11234567", "", True),
        ("/economy/alpha.html", "Alpha raises half a billion", True),
        ("/economy/alpha.html", "Alpha", False),
        ("/economy", "The economy of the whole world", False),
        ("/", "Alpha raises half a billion", False),
        ("/author/jane-doe-of-the-news-desk", "", False),
        ("/2025/12/", "", False),
    ],
)
def test_the_shape_of_an_article(path: str, title: str, expected: bool) -> None:
    assert looks_like_article(f"https://news.example{path}", title) is expected


def test_read_more_is_no_headline() -> None:
    assert has_headline("Alpha raises half a billion")
    assert not has_headline("Read more")
    assert not has_headline("Weiterlesen")


@pytest.mark.parametrize(
    ("body", "kind"), [(b"", "empty"), (b"<p>nothing here</p>", "no links"), (b"<!-- -->", "broken")]
)
def test_a_page_without_articles_says_so(body: bytes, kind: str) -> None:
    with pytest.raises(DiscoveryError) as caught:
        read_section(body, BASE)
    assert caught.value.kind == kind


def test_search_words_are_quoted_into_the_address() -> None:
    assert search_addresses("https://n.example/s?q={query}&x=1", ["A & B", "Ümlaut", "A & B"]) == (
        "https://n.example/s?q=A+%26+B&x=1",
        "https://n.example/s?q=%C3%9Cmlaut&x=1",
    )


def test_a_search_may_answer_with_a_page_a_feed_or_nothing() -> None:
    feed = b'<rss version="2.0"><channel><title>t</title><item><title>T</title><link>/x</link></item></channel></rss>'
    assert [one.url for one in read_search(feed, BASE)] == ["https://news.example/x"]
    assert len(read_search(PAGE, BASE)) == 2
    assert read_search(b"<html><p>Nothing found</p></html>", BASE) == []
    with pytest.raises(DiscoveryError):
        read_search(b"", BASE)
