"""Bodies that no outlet should send cost themselves only. benchmarks/crawling/torture.py has the long runs."""

from __future__ import annotations

import gzip
from pathlib import Path

import brotli  # type: ignore[import-untyped]

from benchmarks.crawling.bad_bodies import HTML, TITLE, bad_bodies
from tests.scraper.newsite import Answer, Site, crawl, rows, source, workspace


def test_each_of_thirty_bad_bodies_has_one_outcome(tmp_path: Path, site: Site) -> None:
    bad = list(bad_bodies(30))
    for n, (_, body, headers) in enumerate(bad):
        site.answers[f"/{n}"] = Answer(body, 200, headers)
    site.article("/good", TITLE)
    site.feed("/rss", *((TITLE, f"/{n}") for n in range(len(bad))), (TITLE, "/good"))
    done = crawl(workspace(tmp_path, site, feeds=["/rss"]))
    assert done.reason == "finished"
    assert done.errors == []
    query = "select count(*), count(distinct url) from fetch where outcome not like 'listing%'"
    assert rows(tmp_path, query) == [(31, 31)]
    assert sum(done.outcomes.values()) == 31
    assert rows(tmp_path, "select outcome from fetch where url like '%/good'") == [("article",)]


def test_no_bomb_is_unpacked_in_page_feed_or_sitemap(tmp_path: Path, site: Site) -> None:
    zeros = b"<p>" + bytes(20_000_000)
    once = gzip.compress(zeros)
    bombs = {"gzip": once, "gzip, gzip": gzip.compress(once), "br": brotli.compress(zeros, quality=1)}
    feeds, maps = [], []
    for n, (name, body) in enumerate(bombs.items()):
        said = {"Content-Type": HTML, "Content-Encoding": name}
        site.answers[f"/page{n}"] = site.answers[f"/feed{n}"] = Answer(body, 200, said)
        site.answers[f"/map{n}.gz"] = Answer(body, 200, {"Content-Type": "application/gzip"})
        feeds.append(f"{site.url}/feed{n}")
        maps.append(f"{site.url}/map{n}.gz")
    site.feed("/rss", *((TITLE, f"/page{n}") for n in range(len(bombs))))
    root = workspace(tmp_path)
    source(root, "daily", site.url, feeds=[f"{site.url}/rss", *feeds], sitemaps=maps)
    done = crawl(root)
    assert done.outcomes == {"too large": 3}
    assert {where for _, where, _, _ in done.errors} == {*feeds, *maps}
