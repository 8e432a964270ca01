"""Two addresses of one article are one; addresses that cannot be fetched are none."""

import pytest

from scraper.addresses import canonical, country_of, is_front_page, same_site, site


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://News.Example/a/b?utm_source=x&id=5#top", "https://news.example/a/b?id=5"),
        ("http://news.example:80/a", "http://news.example/a"),
        ("/story-1.html", "https://news.example/story-1.html"),
        ("  https://news.example/a \n", "https://news.example/a"),
        ("https://news.example/a?fbclid=1", "https://news.example/a"),
        ("http://127.0.0.1:8001/a?x=1", "http://127.0.0.1:8001/a?x=1"),
    ],
)
def test_canonical_addresses(url: str, expected: str) -> None:
    assert canonical(url, "https://news.example/section/") == expected
    assert canonical(expected) == expected


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)", "mailto:a@b.example", "file:///etc/passwd", "data:text/html,x", "https://", "http://a:b@c.example/",
        "http://[::1", "http://a.example:99999/", "ftp://a.example/x", "https://a.example/" + "x" * 3000, "",
    ],
)  # fmt: skip
def test_what_cannot_be_fetched_is_none(url: str) -> None:
    assert canonical(url) is None


def test_a_site_is_the_registrable_domain_or_host_and_port() -> None:
    assert site("https://www.bbc.co.uk/news") == "bbc.co.uk" == site("http://feeds.bbc.co.uk/rss")
    assert site("http://127.0.0.1:8001/") == "127.0.0.1:8001" != site("http://127.0.0.1:8002/")
    assert site("http://localhost/") == "localhost:80"
    assert site("https://[2001:db8::1]/") == "2001:db8::1:443"


def test_same_site() -> None:
    assert same_site("https://a.news.example.com/", "https://example.com/x")
    assert not same_site("https://one.github.io.evil.com/", "https://two.github.io/")
    assert not same_site("http://127.0.0.1:1/", "http://127.0.0.1:2/")


def test_front_pages() -> None:
    assert is_front_page("https://a.example/")
    assert is_front_page("https://a.example")
    assert not is_front_page("https://a.example/?id=7")


@pytest.mark.parametrize(
    ("url", "country"),
    [("https://x.de/", "DE"), ("https://a.x.co.uk/", "GB"), ("https://x.com/", None), ("http://127.0.0.1:80/", None)],
)
def test_the_country_is_taken_from_the_domain_only(url: str, country: str | None) -> None:
    assert country_of(url) == country


@pytest.mark.parametrize(
    "query",
    [
        "cid=4711",
        "gallery=12",
        "ref=story-17",
        "source=17",
        "global=3",
        "cid=7&id=3",
        "reference=a5",
        "ocid=17",
        "at=7",
    ],
)
def test_a_parameter_that_may_name_the_article_stays(query: str) -> None:
    assert canonical(f"https://n.example/show?{query}&utm_source=feed7") == canonical(f"https://n.example/show?{query}")
    assert canonical(f"https://n.example/show?{query}") != canonical(
        f"https://n.example/show?{query.replace('7', '8').replace('3', '4').replace('2', '9').replace('5', '6')}"
    )


@pytest.mark.parametrize(
    "query",
    [
        "utm_campaign=x2",
        "fbclid=3",
        "gclid=77",
        "mc_cid=4",
        "ref=twitter",
        "source=rss",
        "session=a1",
        "uid=4",
        "campaign=9",
        "xtor=RSS-16",
        "wt_mc=sitemap",
        "wt_zmc=nl.int.17",
        "WT.mc_id=rss3",
        "mc_eid=b",
        "at_medium=rss",
        "at_custom1=link",
        "ns_mchannel=rss",
        "ns_source=publisher7",
        "cmpid=feed-4",
        "CMP=share_btn",
        "ito=1490",
        "intcmp=a1",
        "ocid=rss",
        "smid=share",
        "_hsmi=22",
        "__twitter_impression=true",
    ],
)
def test_a_parameter_that_names_the_reader_or_the_way_goes(query: str) -> None:
    assert canonical(f"https://n.example/show?id=3&{query}") == "https://n.example/show?id=3"
