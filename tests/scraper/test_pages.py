"""An article in several parts is named as such, and other links are not taken for its second page."""

from __future__ import annotations

from pathlib import Path

import pytest

from scraper.pages import continues, second_page
from tests.scraper.newsite import BODY, Site, crawl, rows, workspace

TITLE = "Nimbus Robotics in talks"


@pytest.mark.parametrize(
    ("url", "other"),
    [
        ("https://n.example/a/story.html", "https://n.example/a/story.html?page=2"),
        ("https://n.example/a/story?id=5", "https://n.example/a/story?id=5&seite=2"),
        ("https://n.example/a/story/", "https://n.example/a/story/2/"),
        ("https://n.example/a/story", "https://n.example/a/story/seite-2"),
        ("https://n.example/a/story.html", "https://n.example/a/story-2.html"),
        ("https://n.example/a/story.html", "https://n.example/a/story,2.html"),
        ("https://n.example/a/story-17.html", "https://n.example/a/story-17-p2.html"),
        ("https://n.example/a/story/", "https://n.example/a/story/page/2/"),
    ],
)
def test_second_pages(url: str, other: str) -> None:
    assert continues(url, other)
    assert second_page(f"<html><body><p>x</p><a href='{other}'>2</a></body></html>", url) == other


@pytest.mark.parametrize(
    ("url", "other"),
    [
        ("https://n.example/a/story.html", "https://n.example/a/next-story.html"),
        ("https://n.example/a/story/", "https://n.example/a/story/comment-page-2/"),
        ("https://n.example/a/story", "https://n.example/a/story?comments=2"),
        ("https://n.example/a/story?id=5", "https://n.example/a/story?page=2"),
        ("https://n.example/a/story-1.html", "https://n.example/a/story-2.html"),
        ("https://n.example/a/story.html", "https://other.example/a/story.html?page=2"),
        ("https://n.example/", "https://n.example/2/"),
        ("https://n.example/a/story", "https://n.example/a/story-2026-preview"),
        ("https://n.example/a/story", "http://[broken"),
    ],
)
def test_other_links(url: str, other: str) -> None:
    assert second_page(f"<html><body><p>x</p><a rel=next href='{other}'>2</a></body></html>", url) is None


def test_half_an_article_is_named_in_the_ledger_and_told(tmp_path: Path, site: Site) -> None:
    site.article("/half", TITLE, f"{BODY}\n<a href='/half?page=2'>Next page</a>")
    live = '{"@context": "https://schema.org", "@type": "LiveBlogPosting", "headline": "x"}'
    ticker = f'<script type="application/ld+json">{live}</script>'
    site.article("/ticker", TITLE, f"{BODY}\nNumber 2.", ticker)
    site.article("/whole", TITLE, f"{BODY}\nNumber 3.", f"<link rel=next href='{site.url}/half'>")
    site.feed("/rss", (TITLE, "/half"), (TITLE, "/ticker"), (TITLE, "/whole"))
    done = crawl(workspace(tmp_path, site, feeds=["/rss"]))
    assert done.outcomes == {"article": 3}
    named = rows(tmp_path, "select url, error from fetch where outcome = 'article'")
    assert {url.removeprefix(site.url): why for url, why in named} == {
        "/half": f"the first part only: the article goes on at {site.url}/half?page=2",
        "/ticker": "a live ticker: only what its page shows at the time",
        "/whole": None,
    }
    kept = rows(tmp_path, "select a.url, r.partial from revision r join article a on a.id = r.article")
    assert dict(kept) == dict(named)
    assert [kind for kind, _ in done.warnings] == ["partial"]
