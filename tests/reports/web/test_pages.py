"""What each page shows, asked for as a browser without JavaScript does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from reports.web.article import MOST_BYTES, as_sent
from storage.evidence import Record
from storage.workspace import init_workspace
from tests.reports.web.newsroom import FACTS, STORY, client, newsroom, opened, pages
from tests.storage.conftest import DATABASES, empty_schema

BASE = f"/stories/{STORY}"


@pytest.fixture(scope="module", params=DATABASES)
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A newsroom whose ledger is on each of the two databases."""
    place = tmp_path_factory.mktemp("web") / "news"
    if request.param == "sqlite":
        yield newsroom(place)[0]
        return
    with empty_schema(request.getfixturevalue("postgresql_database")) as url:
        yield newsroom(place, database=url.render_as_string(hide_password=False))[0]


@pytest.fixture(scope="module")
def browser(folder: Path) -> Iterator[TestClient]:
    with opened(folder) as site, client(site) as asked:
        yield asked


def text_of(browser: TestClient, address: str, status: int = 200) -> str:
    answer = browser.get(address)
    assert answer.status_code == status, address
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    return answer.text


def test_every_page_answers_in_html_with_one_heading_and_no_script_of_its_own(folder: Path) -> None:
    with opened(folder) as site, client(site) as browser:
        for address in pages(site):
            text = text_of(browser, address, 404 if address == "/nowhere" else 200)
            assert text.count("<h1") == 1, address
            assert re.findall(r"<script[^>]*>", text) == ['<script src="/static/keys.js" defer>'], address
            assert not re.search(r"\s(?:style|on\w+)=", text), address


def test_the_list_of_stories_says_what_waits(browser: TestClient) -> None:
    text = text_of(browser, "/")
    assert "The electric ferry" in text
    assert "5 articles" in text
    assert re.search(r"\d+ changes</a>|\d+ changes to review", text)


def test_a_story_shows_the_facts_now(browser: TestClient) -> None:
    text = text_of(browser, BASE)
    assert "€510 million" in text
    assert "Emil Sandström" in text


def test_a_story_shows_the_facts_as_of_a_day(browser: TestClient) -> None:
    text = text_of(browser, f"{BASE}?as_of=2026-01-10")
    assert "€210 million" in text
    assert "€510 million" not in text
    assert "2 articles" in text


def test_facets_stand_in_the_address(browser: TestClient) -> None:
    text = text_of(browser, f"{BASE}?fact=cost&verb=superseded")
    assert '<option value="cost" selected>' in text
    assert set(re.findall(r"<h4><strong>(\w+)</strong>", text)) == {"Cost"}
    assert "revised in place</span>" not in text


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("fact=ships", "no fact"),
        ("verb=exploded", "no verb"),
        ("as_of=soon", "is no time"),
        ("page=-1", "whole number"),
        ("state=odd", "no state"),
    ],
)
def test_a_query_that_makes_no_sense_is_told(browser: TestClient, query: str, told: str) -> None:
    assert told in text_of(browser, f"{BASE}?{query}", 400)


@pytest.mark.parametrize("fact", FACTS)
def test_a_fact_has_a_chart_and_a_table_of_the_same_reports(browser: TestClient, fact: str) -> None:
    text = text_of(browser, f"{BASE}/facts/{fact}")
    wide = text[text.index('<div class="wide">') : text.index('<div class="narrow">')]
    dots = set(re.findall(r'<a href="([^"]+)" tabindex="-1">', wide))
    table = text[text.index('id="reports"') :]
    assert len(dots) >= 4
    assert dots <= set(re.findall(r'href="([^"]+)"', table))


def test_a_fact_tells_who_still_carries_an_older_value(browser: TestClient) -> None:
    text = text_of(browser, f"{BASE}/facts/cost")
    row = next(row for row in re.findall(r"<tr>.*?</tr>", text, re.DOTALL) if "Tagblatt" in row)
    assert "€210 million" in row
    assert "another value" in row


def test_a_change_tells_why_it_fired_with_both_sentences(browser: TestClient) -> None:
    listed = text_of(browser, f"{BASE}?fact=cost&verb=revised+in+place") + text_of(
        browser, f"{BASE}?fact=cost&verb=corrected"
    )
    address = re.search(rf'{BASE}/changes/(\w+)"', listed)
    assert address is not None
    text = text_of(browser, address[0][:-1])
    assert "rule:" in text
    assert text.count('<span class="around">') == 2
    assert "view=edits" in text


def test_copies_are_one_card_with_their_origin(browser: TestClient) -> None:
    text = text_of(browser, f"{BASE}/review?fact=cost&verb=first+reported")
    assert "2 outlets, 1 origin" in text


def test_an_article_shows_its_text_with_claims_marked_and_what_was_done(browser: TestClient) -> None:
    text = text_of(browser, "/articles/4/2")
    assert text.count("<mark") == len(FACTS)
    assert 'rel="prev"' in text
    for heading in ("What was read", "What was kept", "What was fetched"):
        assert heading in text


def test_an_article_shows_its_edits_by_word(browser: TestClient) -> None:
    text = text_of(browser, "/articles/4/2?view=edits")
    assert len(re.findall(r"<del>", text)) == len(re.findall(r"<ins>", text)) == 1
    assert re.search(r"<del>.*?−</span>[^<]*480", text)
    assert re.search(r"<ins>.*?\+</span>[^<]*510", text)


def test_an_article_leads_on_to_its_latest_text(browser: TestClient) -> None:
    answer = browser.get("/articles/4")
    assert (answer.status_code, answer.headers["location"]) == (307, "/articles/4/2")


def test_a_raw_answer_is_plain_text_that_nothing_runs(browser: TestClient) -> None:
    answer = browser.get("/fetches/1/raw")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in answer.headers["content-security-policy"]
    assert answer.text.startswith("200 OK\nContent-Type: text/html; charset=utf-8\n")
    assert "<script>alert(1)</script>" in answer.text


def test_a_raw_answer_is_decoded_as_it_says_and_cut_where_it_is_long() -> None:
    headers = (("Content-Type", "text/html; charset=ISO-8859-1"),)
    record = Record("https://a.example/", "", None, "200 OK", headers, "Größe".encode("latin-1"))
    assert as_sent(record) == "200 OK\nContent-Type: text/html; charset=ISO-8859-1\n\nGröße"
    odd = replace(record, headers=(("content-type", "text/html; charset=klingon"),), body="Größe".encode())
    assert as_sent(odd).endswith("\n\nGröße")
    long = replace(record, headers=(), body=b"x" * (MOST_BYTES + 1))
    assert as_sent(long).endswith("(cut after 4,194,304 bytes)")


def test_a_raw_answer_that_is_gone_is_told(tmp_path: Path) -> None:
    folder, _ = newsroom(tmp_path / "news")
    for file in (folder / "evidence").iterdir():
        file.unlink()
    with opened(folder) as site, client(site) as browser:
        assert "the file is not there" in text_of(browser, "/fetches/1/raw", 404)


def test_sources_tell_who_fails_first(browser: TestClient) -> None:
    text = text_of(browser, "/sources")
    assert text.index("Tagblatt") < text.index("Ledger</a>")
    assert "listing failed" in text


def test_search_finds_sentences_and_titles_and_narrows(browser: TestClient) -> None:
    assert "€210 million" in text_of(browser, '/search?q="sentence+cost+0"')
    assert "€210 million" not in text_of(browser, '/search?q="sentence+cost+0"&fact=chief')
    assert text_of(browser, "/search?q=part&fact=yard").count("<blockquote>") == 6
    assert "No sentence" in text_of(browser, "/search?q=100%25_")


@pytest.mark.parametrize(
    "address",
    ["/stories/none", f"{BASE}/facts/none", f"{BASE}/changes/none", "/articles/99/1", "/articles/99", "/articles/1/9",
     "/articles/99999999999999999999", "/articles/1/99999999999999999999", "/fetches/99999999999999999999/raw",
     "/fetches/99/raw", "/sources/none", "/static/../app.py", "/static/none.css"],
)  # fmt: skip
def test_what_is_not_there_is_told_with_a_way_on(browser: TestClient, address: str) -> None:
    text = text_of(browser, address, 404)
    assert 'href="/"' in text


def test_a_fault_of_ours_is_a_page_without_a_traceback(folder: Path) -> None:
    with opened(folder) as site, client(site) as browser:
        site.engine.dispose()
        object.__setattr__(site, "outlets", lambda: 1 / 0)
        text = text_of(browser, "/sources", 500)
    assert "mistake in Factdrift" in text
    assert "ZeroDivisionError" not in text


def test_an_empty_ledger_has_pages_that_say_what_to_do(tmp_path: Path) -> None:
    init_workspace(tmp_path / "new")
    with opened(tmp_path / "new") as site, client(site) as browser:
        assert "no article read yet" in text_of(browser, "/")
        assert "factdrift crawl" in text_of(browser, "/stories/ami-labs")
        assert "Nothing waits" in text_of(browser, "/stories/ami-labs/review")
        assert "not reported" in text_of(browser, "/stories/ami-labs")
        assert "Nobody has reported" in text_of(browser, "/stories/ami-labs/facts/valuation")
        assert "never asked" in text_of(browser, "/sources")
