"""The demo site over real HTTP."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.message import Message
from http.client import HTTPConnection
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

import pytest
from lxml import etree, html

from demosite.content import load_content
from demosite.play import moments, source_file, workspace_files
from demosite.server import Outlet, Site, serve

ROOT = Path(__file__).parents[2]
LAST = moments()[-1]


@dataclass(frozen=True)
class Answer:
    """Status, headers and body of one request."""

    status: int
    headers: Message
    body: bytes

    def text(self) -> str:
        """The body in the character set that the header names."""
        return self.body.decode(self.headers.get_content_charset() or "ascii")


def get(url: str, method: str = "GET", **headers: str) -> Answer:
    parts = urlsplit(url)
    connection = HTTPConnection(parts.netloc, timeout=10)
    try:
        connection.request(method, parts.path or "/", headers={k.replace("_", "-"): v for k, v in headers.items()})
        response = connection.getresponse()
        return Answer(response.status, response.headers, response.read())
    finally:
        connection.close()


def article_url(site: Site, name: str) -> str:
    article = load_content().article(name)
    return site.outlet(article.outlet).url + article.path


def online_at(outlet: Outlet, moment: datetime) -> set[str]:
    return {outlet.url + article.path for article, _ in load_content().published(outlet.id, moment)}


def links(outlet: Outlet, page: Answer) -> set[str]:
    hrefs = html.fromstring(page.text().encode(), parser=html.HTMLParser(encoding="utf-8")).xpath("//a/@href")
    return {outlet.url + href if href.startswith("/") else href for href in hrefs}


def test_there_are_eight_outlets_in_three_languages_each_on_its_own_port(site: Site) -> None:
    assert len({outlet.url for outlet in site.outlets}) == 8
    assert {outlet.language for outlet in site.outlets} == {"de", "en", "fr"}
    assert all(outlet.feeds or outlet.sitemaps or outlet.sections for outlet in site.outlets)


def test_every_outlet_has_its_own_design(site: Site) -> None:
    """Front pages without their texts differ in their markup."""
    site.set_moment(LAST)
    shapes = {
        tuple(element.tag for element in html.fromstring(get(outlet.url).body).iter() if isinstance(element.tag, str))
        for outlet in site.outlets
    }
    assert len(shapes) == 8


def test_every_story_article_is_announced_where_its_outlet_says(site: Site) -> None:
    """Feeds and news sitemaps parse as XML, section pages as HTML, and they carry all that is online."""
    for moment in moments():
        site.set_moment(moment)
        for outlet in site.outlets:
            announced: set[str] = set()
            for address in (*outlet.feeds, *outlet.sitemaps, *outlet.sections):
                answer = get(address)
                if answer.status in {429, 503}:
                    announced |= online_at(outlet, moment)  # nothing to see in an episode
                    continue
                if address in outlet.sections:
                    announced |= links(outlet, answer)
                    continue
                root = etree.fromstring(answer.body)
                announced |= {str(url) for url in root.xpath("//item/link/text()")}
                announced |= {str(url) for url in root.xpath("//*[local-name()='entry']/*[local-name()='link']/@href")}
                announced |= {str(url) for url in root.xpath("//*[local-name()='loc']/text()")}
            assert online_at(outlet, moment) <= announced, (outlet.id, moment)


def test_ways_in_are_of_all_kinds(site: Site) -> None:
    roots = [etree.fromstring(get(feed).body).tag for outlet in site.outlets for feed in outlet.feeds]
    assert any(str(tag).endswith("}feed") for tag in roots)
    assert "rss" in roots
    assert [outlet.id for outlet in site.outlets if outlet.sitemaps and not outlet.feeds] == ["harbour-ledger"]
    assert [outlet.id for outlet in site.outlets if outlet.sections] == ["norddeutsche-warte"]


def test_every_page_shows_its_version_in_its_own_character_set(site: Site) -> None:
    """Each version of each article is served from its moment on, paragraph by paragraph."""
    content = load_content()
    for article in content.articles:
        for version in article.versions:
            site.set_moment(version.since)
            troubled = any(e.outlet == article.outlet and e.holds(version.since, article.id) for e in content.episodes)
            if troubled and "courrier" not in article.id:  # the Courrier is only restyled
                continue
            answer = get(article_url(site, article.id))
            shown = " ".join(
                html.fromstring(answer.text().encode(), parser=html.HTMLParser(encoding="utf-8")).itertext()
            )
            shown = re.sub(r"\s+", " ", shown)
            assert answer.status == 200
            for words in (version.title, *version.body, *([version.note] if version.note else [])):
                assert words in shown, (article.id, version.since)


def test_before_its_moment_an_article_does_not_exist(site: Site) -> None:
    for article in load_content().articles:
        site.set_moment(article.versions[0].since - timedelta(seconds=1))
        assert get(article_url(site, article.id)).status == 404


def test_one_outlet_is_not_utf_8(site: Site) -> None:
    site.set_moment(LAST)
    answer = get(article_url(site, "anzeiger-departure"))
    assert answer.headers.get_content_charset() == "windows-1252"
    assert "größten" in answer.body.decode("windows-1252")
    with pytest.raises(UnicodeDecodeError):
        answer.body.decode("utf-8")


def test_one_outlet_gives_no_date_or_a_wrong_one(site: Site) -> None:
    site.set_moment(LAST)
    assert "2025" not in get(article_url(site, "gazette-question")).text()
    assert "2099-01-01" in get(article_url(site, "gazette-closing")).text()


@pytest.mark.parametrize("name", ["rheinblick-january", "alpenkurier-europe"])
def test_an_unchanged_page_is_304_by_its_etag(site: Site, name: str) -> None:
    site.set_moment(datetime(2025, 12, 30, 9, tzinfo=UTC))
    first = get(article_url(site, name))
    again = get(article_url(site, name), If_None_Match=first.headers["ETag"])
    other = get(article_url(site, name), If_None_Match='"something-else"')
    assert (first.status, again.status, again.body, other.status) == (200, 304, b"", 200)
    assert again.headers["ETag"] == first.headers["ETag"]


def test_an_unchanged_page_is_304_by_its_date_and_if_none_match_counts_first(site: Site) -> None:
    site.set_moment(LAST)
    url = article_url(site, "anzeiger-departure")
    date = get(url).headers["Last-Modified"]
    assert get(url, If_Modified_Since=date).status == 304
    assert get(url, If_Modified_Since="Mon, 01 Jan 2024 00:00:00 GMT").status == 200
    assert get(url, If_Modified_Since="last Tuesday").status == 200
    both = article_url(site, "ledger-slip")
    date = get(both).headers["Last-Modified"]
    assert get(both, If_None_Match='"stale"', If_Modified_Since=date).status == 200


def test_a_silent_edit_changes_both_validators(site: Site) -> None:
    url = article_url(site, "tribune-trims")
    site.set_moment(datetime(2026, 1, 20, 7, tzinfo=UTC))
    before = get(url)
    site.set_moment(datetime(2026, 1, 20, 11, tzinfo=UTC))
    after = get(url, If_None_Match=before.headers["ETag"], If_Modified_Since=before.headers["Last-Modified"])
    assert after.status == 200
    assert after.headers["ETag"] != before.headers["ETag"]
    assert after.headers["Last-Modified"] != before.headers["Last-Modified"]
    assert before.text().replace("€400 million", "€350 million") == after.text()


def test_some_outlets_send_no_validators_and_noise_on_every_page(site: Site) -> None:
    url = article_url(site, "agency-warte")
    pages = []
    for moment in moments()[3:5]:
        site.set_moment(moment)
        pages.append(get(url))
    assert pages[0].body != pages[1].body
    assert not {"ETag", "Last-Modified"} & set(pages[0].headers)


def test_robots_txt_forbids_the_archive_that_the_feed_announces(site: Site) -> None:
    site.set_moment(moments()[1])
    outlet = site.outlet("spreeanzeiger")
    trap = load_content().article("anzeiger-archive-trap")
    assert "Disallow: /archiv/" in get(outlet.url + "/robots.txt").text().splitlines()
    assert trap.path.startswith("/archiv/")
    assert trap.path in get(outlet.feeds[0]).text()
    assert "Sitemap: " in get(site.outlet("harbour-ledger").url + "/robots.txt").text()


def test_unknown_paths_are_404(site: Site) -> None:
    assert all(get(outlet.url + "/nothing/here").status == 404 for outlet in site.outlets)


def test_related_links_and_menus_lead_somewhere(site: Site) -> None:
    site.set_moment(LAST)
    for article in load_content().articles:
        outlet = site.outlet(article.outlet)
        for link in links(outlet, get(outlet.url + article.path)):
            assert get(link).status == 200, (article.id, link)


def test_head_answers_like_get_without_the_body(site: Site) -> None:
    site.set_moment(LAST)
    url = article_url(site, "ledger-talks")
    head, full = get(url, "HEAD"), get(url)
    assert head.body == b""
    assert head.headers["Content-Length"] == str(len(full.body))


def test_the_log_tells_every_request(site: Site) -> None:
    site.set_moment(LAST)
    before = len(site.requests)
    url = article_url(site, "ledger-talks")
    get(url, User_Agent="a-crawler/1", If_None_Match='"x"')
    (request,) = site.requests[before:]
    assert (request.outlet, request.method, request.status, request.moment) == ("harbour-ledger", "GET", 200, LAST)
    assert (request.path, request.user_agent, request.conditional) == (urlsplit(url).path, "a-crawler/1", True)


def test_parallel_readers_get_whole_pages(site: Site) -> None:
    site.set_moment(LAST)
    url = article_url(site, "warte-portrait")
    sizes: list[int] = []
    threads = [Thread(target=lambda: sizes.append(len(get(url).body))) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert len(sizes) == 20
    assert len(set(sizes)) == 1


def test_a_moment_needs_a_time_zone(site: Site) -> None:
    with pytest.raises(ValueError, match="no time zone"):
        site.set_moment(datetime(2025, 12, 18, 7))  # noqa: DTZ001 that is the point


def test_a_closed_site_frees_its_ports() -> None:
    with serve(LAST) as site:
        url = site.outlets[0].url
        assert get(url).status == 200
    with pytest.raises(ConnectionRefusedError):
        get(url)


def test_source_files_are_toml_and_point_at_the_running_site(site: Site) -> None:
    files = workspace_files(site)
    assert tomllib.loads(files["factdrift.toml"])["crawl"] == {"allow_loopback": True, "delay": 0}
    assert len(files) == 9
    for outlet in site.outlets:
        source = tomllib.loads(files[f"sources/{outlet.id}.toml"])
        assert (source["name"], source["home"], source["enabled"]) == (outlet.name, outlet.url + "/", True)
        assert all(url.startswith(outlet.url) for ways in source["discover"].values() for url in ways)


def test_names_with_quotes_survive_the_source_file(site: Site) -> None:
    odd = Outlet("x", 'The "Late" \\ Edition', site.outlets[0].url, "en", "GB", ("http://127.0.0.1/f",), (), ())
    assert tomllib.loads(source_file(odd))["name"] == 'The "Late" \\ Edition'


def test_it_can_be_served_for_looking() -> None:
    """``python -m demosite`` prints an address per outlet, and a wrong moment says what to write."""
    command = [sys.executable, "-m", "demosite"]
    with subprocess.Popen([*command, "--moment", "2025-12-18T12:00Z"], cwd=ROOT, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        try:
            lines = [process.stdout.readline().decode() for _ in range(9)]
            address = re.search(r"http://[^ ]+", lines[1])
            assert address is not None
            assert get(address[0]).status == 200
        finally:
            process.terminate()
            process.wait(10)
    wrong = subprocess.run([*command, "--moment", "soon"], cwd=ROOT, capture_output=True, timeout=20, check=False)
    assert wrong.returncode == 2
    assert b"write it like 2025-12-18T12:00Z" in wrong.stderr
