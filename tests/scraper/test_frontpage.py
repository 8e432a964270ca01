"""What a front page tells of its outlet."""

# ruff: noqa: E501 - sample pages and sentences stay on one line

import pytest

from scraper.frontpage import front_page_of

URL = "https://www.harbour-ledger.example/"


def front(body: str = "", head: str = "", lang: str = "en") -> str:
    return f'<!doctype html><html lang="{lang}"><head>{head}</head><body>{body}</body></html>'


def test_feeds_by_link_and_by_anchor_those_of_comments_left_out() -> None:
    head = """<link rel="alternate" type="application/rss+xml" href="/rss.xml">
        <link rel="alternate stylesheet" type="text/css" href="/s.css">
        <link rel="alternate" type="application/atom+xml; charset=utf-8" href="https://feeds.example/ledger">
        <link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed/">
        <link rel="alternate" type="application/feed+json" href="/feed.json">
        <link rel="alternate" hreflang="de" href="/de/">"""
    body = '<a href="/economy/rss">RSS</a> <a href="https://elsewhere.example/rss">x</a> <a href="/feedback">f</a>'
    assert front_page_of(front(body, head), URL).feeds == (
        "https://www.harbour-ledger.example/rss.xml",
        "https://feeds.example/ledger",
        "https://www.harbour-ledger.example/feed.json",
        "https://www.harbour-ledger.example/economy/rss",
    )


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ('<meta property="og:site_name" content="The Ledger"><title>News</title>', "The Ledger"),
        ('<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "The Ledger"}]}</script>', "The Ledger"),
        ("<title>Front page | The Harbour Ledger</title>", "The Harbour Ledger"),
        ("<title>Startseite – Norddeutsche Warte</title>", "Norddeutsche Warte"),
        ("<title>All the news of the port - Harbour Ledger</title>", "Harbour Ledger"),
        ('<script type="application/ld+json">{broken</script><title>Accueil</title>', None),
        ("", None),
    ],
)  # fmt: skip
def test_the_outlets_name(head: str, name: str | None) -> None:
    assert front_page_of(front(head=head), URL).name == name


def test_sections_are_what_the_navigation_leads_to() -> None:
    body = """<nav><a href="/economy/">Economy</a> <a href="/sport/football/">Football</a> <a href="/login">Sign in</a>
        <a href="/2026/01/09/harbour-wall-to-be-raised-by-spring">Harbour wall to be raised by spring</a>
        <a href="https://elsewhere.example/shop/">Shop</a> <a href="/imprint">Imprint</a></nav>
        <main><a href="/weather/">Weather</a></main>"""
    page = front_page_of(front(body), URL)
    assert [url.removeprefix(URL) for url in page.sections] == ["economy", "sport/football"] or [
        url.removeprefix(URL) for url in page.sections
    ] == ["economy/", "sport/football/"]
    assert page.articles == 1


@pytest.mark.parametrize(
    ("body", "head", "search"),
    [
        ('<form action="/find"><input type="search" name="q"></form>', "", "https://www.harbour-ledger.example/find?q={query}"),
        ('<form action="/find?lang=en"><input name="query"><input type="hidden" name="sort" value="new"></form>', "",
         "https://www.harbour-ledger.example/find?lang=en&sort=new&query={query}"),
        ('<form method="post" action="/find"><input name="q"></form>', "", None),
        ('<form action="https://elsewhere.example/"><input name="q"></form>', "", None),
        ('<form action="/letter"><input name="email"></form>', "", None),
        ("", """<script type="application/ld+json">{"@type": "WebSite", "name": "L", "potentialAction": {"@type": "SearchAction",
         "target": {"urlTemplate": "https://www.harbour-ledger.example/s?t={search_term_string}"}}}</script>""",
         "https://www.harbour-ledger.example/s?t={query}"),
        ("", """<script type="application/ld+json">{"@type": "WebSite", "potentialAction": [{"@type": "SearchAction",
         "target": "javascript:alert('{q}')"}]}</script>""", None),
    ],
)  # fmt: skip
def test_the_search_page_of_a_form_or_as_declared(body: str, head: str, search: str | None) -> None:
    assert front_page_of(front(body, head), URL).search == search


@pytest.mark.parametrize("source", ["", "\x00", "<", "<html>" * 3000, "<a href='http://[::1'>x</a><base href='://'>"])
def test_a_page_that_cannot_be_read_offers_nothing(source: str) -> None:
    page = front_page_of(source, URL)
    assert (page.feeds, page.sections, page.search) == ((), (), None)
