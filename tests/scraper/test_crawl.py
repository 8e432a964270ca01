"""The main way through, on a real site with a real ledger: found once, read, looked at again, revised, reverted."""

# ruff: noqa: E501 - sample pages and sentences stay on one line

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from pathlib import Path
from typing import Any

from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]

from tests.scraper.newsite import BODY, START, Answer, Site, crawl, rows, source, workspace

TITLE = "Nimbus Robotics in talks to raise money"
LATER = START + timedelta(hours=2)


def edited(old: str = "200 million", new: str = "250 million") -> str:
    return BODY.replace(old, new)


def test_all_ways_of_discovery_lead_to_one_article_each(tmp_path: Path, site: Site) -> None:
    """Feed, sitemap index, section page and search; what does not match is not even asked for."""
    for path in ("/from-feed", "/from-news-sitemap", "/2026/01/09/from-section-page", "/2026/01/10/from-search"):
        site.article(path, f"{TITLE}, {path[1:]}")
    site.article("/2026/01/09/football-results-of-the-day", "Football", "Ten goals were scored on Saturday. " * 12)
    site.feed("/rss", (TITLE, "/from-feed?utm_source=rss"), ("Football: ten goals", "/football"))
    site.put("/index.xml", f"<sitemapindex><sitemap><loc>{site.url}/news.xml</loc></sitemap></sitemapindex>")
    news = "http://www.google.com/schemas/sitemap-news/0.9"
    site.put(
        "/news.xml",
        f'<urlset xmlns:n="{news}"><url><loc>{site.url}/from-news-sitemap</loc><n:news><n:title>{TITLE}</n:title></n:news></url>'
        f"<url><loc>{site.url}/tennis</loc><n:news><n:title>Tennis</n:title></n:news></url></urlset>",
    )
    site.put(
        "/economy/",
        f'<html><body><a href="/2026/01/09/from-section-page">More</a> <a href="/from-feed?utm_medium=x">{TITLE}</a>'
        '<a href="/2026/01/09/tennis-results-of-the-day">Tennis results of the whole day</a>'
        '<a href="/2026/01/09/football-results-of-the-day"><img></a></body></html>',
    )
    site.put("/search?q=Nimbus+Robotics", '<html><body><a href="/2026/01/10/from-search">Read</a></body></html>')
    ways: dict[str, Any] = {
        "feeds": ["/rss"],
        "sitemaps": ["/index.xml"],
        "sections": ["/economy/"],
        "search": ["/search?q={query}"],
    }
    root = workspace(tmp_path, site, **ways)

    done = crawl(root)

    assert done.errors == []
    assert done.outcomes == {"article": 4, "not about a story": 1}
    assert sorted(url.removeprefix(site.url) for (url,) in rows(root, "select url from article")) == [
        "/2026/01/09/from-section-page",
        "/2026/01/10/from-search",
        "/from-feed",
        "/from-news-sitemap",
    ]
    assert not {"/tennis", "/football", "/2026/01/09/tennis-results-of-the-day"} & set(site.paths())
    assert len(site.paths()) == len(set(site.paths()))
    assert all(one.headers["user-agent"] == "Factdrift/0.1 (+https://factdrift.example/bot)" for one in site.asked)
    assert done.counts["articles"] == done.counts["revisions"] == 4
    assert done.progress[-1] == (5, 0)

    again = crawl(root, START + timedelta(minutes=5))

    assert again.outcomes == {}, "nothing is due, and the page about football is remembered"


def test_a_recheck_is_conditional_and_tells_every_kind_of_unchanged(tmp_path: Path, site: Site) -> None:
    site.article("/not-modified", TITLE, ETag='W/"a, b"', Last_Modified="Sat, 10 Jan 2026 07:00:00 GMT")
    site.article("/same-bytes", TITLE, BODY + "\nSecond.")
    site.article("/same-text", TITLE, BODY + "\nThird.")
    site.feed("/rss", *((TITLE, path) for path in ("/not-modified", "/same-bytes", "/same-text")))
    root = workspace(tmp_path, site, feeds=["/rss"])
    assert crawl(root).outcomes == {"article": 3}
    site.article("/same-text", TITLE, BODY + "\nThird.", head="<script>var build = 2</script>")

    assert crawl(root, LATER).outcomes == {
        "unchanged (304)": 1,
        "unchanged (same bytes)": 1,
        "unchanged (same text)": 1,
    }
    asked = [one for one in site.asked if one.path == "/not-modified"][-1]
    assert asked.headers["if-none-match"] == 'W/"a, b"'
    assert asked.headers["if-modified-since"] == "Sat, 10 Jan 2026 07:00:00 GMT"
    assert rows(root, "select count(*) from revision") == [(3,)]
    assert rows(root, "select count(*) from confirmation") == [(3,)]
    assert rows(root, "select etag from article where url like '%/not-modified'") == [('W/"a, b"',)]
    kinds: Counter[str] = Counter()
    for path in (root / "evidence").iterdir():
        with path.open("rb") as file:
            kinds.update(record.rec_type for record in ArchiveIterator(file))
    assert kinds == {"warcinfo": 2, "response": 4, "revisit": 2, "request": 6}


def test_an_edit_is_a_revision_and_a_way_back_is_another(tmp_path: Path, site: Site) -> None:
    site.article("/a", TITLE)
    site.feed("/rss", (TITLE, "/a"))
    root = workspace(tmp_path, site, feeds=["/rss"])
    crawl(root)
    site.article("/a", TITLE, edited())
    assert crawl(root, LATER).outcomes == {"revised": 1}
    site.article("/a", TITLE)
    assert crawl(root, LATER + timedelta(hours=2)).outcomes == {"reverted": 1}

    assert [n for (n,) in rows(root, "select n from revision order by id")] == [1, 2, 3]
    assert len(rows(root, "select distinct text_hash from revision")) == 2
    assert rows(root, "select count(*) from extraction") == [(3,)]
    text, start, end, quote = rows(
        root,
        "select r.text, c.quote_start, c.quote_end, c.quote from claim c join extraction e on c.extraction = e.id "
        "join revision r on e.revision = r.id where c.fact = 'funding' limit 1",
    )[0]
    assert text[start:end] == quote
    assert "million" in quote


def test_an_article_that_no_longer_names_the_story_is_read_all_the_same(tmp_path: Path, site: Site) -> None:
    """Otherwise nobody could know that it no longer states a value."""
    site.article("/a", TITLE)
    site.feed("/rss", (TITLE, "/a"))
    root = workspace(tmp_path, site, feeds=["/rss"])
    crawl(root)
    site.article("/a", "A maker of robots", BODY.replace("Nimbus Robotics", "A maker of robots"))
    assert crawl(root, LATER).outcomes == {"revised": 1}
    assert rows(root, "select story, count(*) from extraction group by story") == [("nimbus", 2)]


def test_every_fetch_has_its_evidence(tmp_path: Path, site: Site) -> None:
    site.article("/a", TITLE)
    site.feed("/rss", (TITLE, "/a"))
    root = workspace(tmp_path, site, feeds=["/rss"])
    crawl(root)
    file, offset, article = rows(root, "select warc_file, warc_offset, article from fetch where outcome = 'article'")[0]
    with (root / file).open("rb") as archive:
        archive.seek(offset)
        record = next(iter(ArchiveIterator(archive)))
        assert record.rec_headers["WARC-Target-URI"] == f"{site.url}/a"
        assert b"200 million" in record.content_stream().read()
    assert article is not None


def test_one_article_under_many_addresses_is_one(tmp_path: Path, site: Site) -> None:
    """Redirects, AMP with a canonical link, and a canonical link to another site, which is not believed."""
    canonical = f'<link rel="canonical" href="{site.url}/a.html">'
    site.article("/a.html", TITLE, head=canonical)
    site.article("/amp/a.html", TITLE, BODY + "\nAMP.", head=canonical)
    site.put("/go/1", "", 301, Location="/a.html")
    site.article("/b.html", TITLE, edited(), head='<link rel="canonical" href="https://elsewhere.example/x">')
    paths = ("/a.html", "/go/1", "/amp/a.html", "/b.html", "/a.html?utm_campaign=x")
    site.feed("/rss", *((TITLE, path) for path in paths))
    root = workspace(tmp_path, site, feeds=["/rss"])

    done = crawl(root)

    articles = {url.removeprefix(site.url): key for key, url in rows(root, "select id, url from article")}
    assert len(articles) == 2
    assert "/b.html" in articles
    assert done.outcomes == {"article": 2, "moved": 2}
    aliases = {url.removeprefix(site.url) for (url,) in rows(root, "select url from article_alias")}
    assert aliases | set(articles) == {"/a.html", "/go/1", "/amp/a.html", "/b.html"}


def test_an_article_fetched_at_another_address_is_known_by_its_own(tmp_path: Path, site: Site) -> None:
    """An AMP page that was announced first; what it says of its age does not hold for the page it names."""
    own = f'<link rel="canonical" href="{site.url}/news/a?wt_mc=sitemap">'
    site.article("/amp/a", TITLE, head=own, ETag='"1"')
    site.article("/news/a", TITLE, edited(), head=own, ETag='"1"')
    site.feed("/rss", (TITLE, "/amp/a"))
    root = workspace(tmp_path, site, feeds=["/rss"])
    assert crawl(root).outcomes == {"article": 1}
    assert rows(root, "select url from article") == [(f"{site.url}/news/a",)]
    assert rows(root, "select url from article_alias") == [(f"{site.url}/amp/a",)]

    site.feed("/rss", (TITLE, "/amp/a"), (TITLE, "/news/a"))
    assert crawl(root, LATER).outcomes == {"revised": 1}
    assert [one for one in site.paths() if one != "/rss"] == ["/amp/a", "/news/a"]


def test_an_article_keeps_its_address_when_it_names_another_one_later(tmp_path: Path, site: Site) -> None:
    """The ids of changes that were told go by it."""
    site.article("/a", TITLE)
    site.feed("/rss", (TITLE, "/a"))
    root = workspace(tmp_path, site, feeds=["/rss"])
    crawl(root)
    site.article("/a", TITLE, edited(), head=f'<link rel="canonical" href="{site.url}/news/a">')
    assert crawl(root, LATER).outcomes == {"revised": 1}
    assert rows(root, "select url from article") == [(f"{site.url}/a",)]
    assert rows(root, "select url from article_alias") == [(f"{site.url}/news/a",)]


def test_what_was_found_and_not_fetched_waits_for_the_next_crawl(tmp_path: Path, site: Site) -> None:
    for n in range(5):
        site.article(f"/{n}", f"{TITLE} {n}", f"{BODY}\nNumber {n}.")
    site.feed("/rss", *((f"{TITLE} {n}", f"/{n}") for n in range(5)))
    root = workspace(tmp_path)
    source(root, "daily", site.url, "limit = 2", feeds=[f"{site.url}/rss"])
    assert crawl(root).outcomes == {"article": 2}
    assert crawl(root, START + timedelta(minutes=5)).outcomes == {"article": 2}


def test_a_source_that_is_off_is_not_asked_and_a_broken_file_stops_nobody(tmp_path: Path, site: Site) -> None:
    site.article("/a", TITLE)
    site.feed("/rss", (TITLE, "/a"))
    root = workspace(tmp_path, site, feeds=["/rss"])
    off = root / "sources" / "off.toml"
    off.write_text(f'name = "Off"\nhome = "{site.url}/off"\nenabled = false\n[discover]\nfeeds = ["{site.url}/off"]\n')
    (root / "sources" / "broken.toml").write_text('name = "x"\nhmoe = "https://x.example"\n')
    done = crawl(root)
    assert done.outcomes == {"article": 1}
    assert "/off" not in site.paths()
    assert len(done.file_errors) == 1
    assert "broken.toml" in done.file_errors[0]
    assert "home" in done.file_errors[0]


def test_fetch_all_also_takes_what_its_title_does_not_tell(tmp_path: Path, site: Site) -> None:
    site.article("/briefing", "Morning briefing")
    site.feed("/rss", ("Morning briefing", "/briefing"))
    root = workspace(tmp_path)
    source(root, "daily", site.url, "fetch_all = true", feeds=[f"{site.url}/rss"])
    assert crawl(root).outcomes == {"article": 1}


def test_a_source_that_gives_walls_only_is_told(tmp_path: Path, site: Site) -> None:
    for n in range(3):
        site.put(f"/{n}", "", 403)
    site.feed("/rss", *((TITLE, f"/{n}") for n in range(3)))
    root = workspace(tmp_path, site, feeds=["/rss"])
    assert crawl(root).warnings == [("walls", "none of 3 fetches gave an article (3 times: blocked)")]


def test_of_a_source_whose_pages_fail_in_several_ways_the_commonest_is_told(tmp_path: Path, site: Site) -> None:
    for n, status in enumerate((403, 404, 500)):
        site.put(f"/{n}", "", status)
    site.feed("/rss", *((TITLE, f"/{n}") for n in range(3)))
    ((kind, said),) = crawl(workspace(tmp_path, site, feeds=["/rss"])).warnings
    assert kind == "walls"
    assert said.startswith("none of 3 fetches gave an article (once: ")


def test_a_yield_below_what_is_expected_is_told(tmp_path: Path, site: Site) -> None:
    site.article("/a", TITLE)
    site.feed("/rss", (TITLE, "/a"))
    root = workspace(tmp_path)
    source(root, "daily", site.url, "[expect]\narticles_per_run = 20", feeds=[f"{site.url}/rss"])
    assert crawl(root).warnings == [("yield", "it lists 1 articles, 20 are expected: has the layout changed?")]


def test_an_unchanged_listing_counts_for_what_it_listed_last(tmp_path: Path, site: Site) -> None:
    """A feed that answers 304 must not hide that the other one has run dry, nor look like a drop itself."""
    for n in range(6):
        site.article(f"/{n}", TITLE, f"{BODY}\nNumber {n}.")
    site.feed("/steady", *((TITLE, f"/{n}") for n in range(3)))
    steady = site.answers["/steady"]
    assert isinstance(steady, Answer)
    steady.headers["ETag"] = '"1"'
    site.feed("/other", *((TITLE, f"/{n}") for n in range(3, 6)))
    root = workspace(tmp_path)
    expect = "[expect]\narticles_per_run = 5"
    source(root, "daily", site.url, expect, feeds=[f"{site.url}/steady", f"{site.url}/other"])
    assert crawl(root).warnings == []
    assert crawl(root, LATER).warnings == []
    site.feed("/other")
    warnings = crawl(root, LATER + timedelta(hours=2)).warnings
    assert warnings == [("yield", "it lists 3 articles, 5 are expected: has the layout changed?")]


def test_a_listing_that_answers_the_same_bytes_is_read_again_only_for_other_code_or_settings(
    tmp_path: Path, site: Site
) -> None:
    site.article("/a", TITLE)
    site.article("/b", "Nothing of the kind", f"{BODY}\nNumber 2.")
    site.feed("/rss", (TITLE, "/a"), ("Nothing of the kind", "/b"))
    root = workspace(tmp_path, site, feeds=["/rss"])
    assert crawl(root).outcomes == {"article": 1}
    crawl(root, LATER)
    source(root, "daily", site.url, "fetch_all = true", feeds=[f"{site.url}/rss"])
    assert crawl(root, LATER + timedelta(minutes=1)).outcomes == {"article": 1}
    seen = [outcome for (outcome,) in rows(root, "select outcome from fetch where outcome like 'listing%' order by id")]
    assert seen == ["listing", "listing unchanged", "listing"]
