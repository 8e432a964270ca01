"""A source's own code: what it may give, and what becomes of its mistakes."""

# ruff: noqa: E501 - sample code and sentences stay on one line

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from scraper.errors import OverrideError, SourceFileError
from scraper.overrides import check_override, own_links, own_text
from scraper.samples import PageSeen, look
from scraper.sources import load_source
from tests.scraper.newsite import BODY, START, Site, crawl, rows, workspace

TITLE = "Nimbus Robotics in talks to raise money"
HARD = f"""
import json
import re

def discover(text, url):
    if not text.startswith("window.news"):
        return None
    return [{{"url": one["u"], "title": one["t"], "date": "2026-01-09"}} for one in json.loads(text.partition("=")[2])]

def clean(html, url):
    found = re.search(r'data-story="(.*?)"', html, re.DOTALL)
    print("looked at", url)
    return {{"title": {TITLE!r}, "text": found[1], "published": "2026-01-08T07:00:00Z"}} if found else None
"""


def write(folder: Path, code: str) -> Path:
    file = folder / "daily.py"
    file.write_text(code, encoding="utf-8")
    return file


def test_discover_gives_addresses_or_dicts_and_none_leaves_it_to_us(tmp_path: Path) -> None:
    file = write(tmp_path, "def discover(text, url):\n    return text.split() or None\n")
    assert own_links(file, "", "https://a.example/") is None
    found = own_links(file, "/x https://b.example/y javascript:alert(1) /x", "https://a.example/list") or []
    assert [one.url for one in found] == ["https://a.example/x", "https://b.example/y"]
    file = write(tmp_path, HARD)
    (one,) = own_links(file, 'window.news=[{"u": "/z", "t": "A title"}]', "https://a.example/") or []
    assert (one.url, one.title, one.published_raw) == ("https://a.example/z", "A title", "2026-01-09")


def test_clean_gives_the_text_and_the_judge_still_judges(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    file = write(tmp_path, HARD)
    page = f'<html lang=en><head><title>x</title></head><body><div data-story="{BODY}"></div></body></html>'
    seen = look(PageSeen("https://a.example/z", "https://a.example/z", 200, page.encode(), "text/html", override=file))
    assert (seen.good, seen.title, seen.published_raw) == (True, TITLE, "2026-01-08T07:00:00Z")
    assert seen.first.startswith("Nimbus Robotics is in talks")
    assert capfd.readouterr() == ("", "looked at https://a.example/z\n"), "standard output is for data"
    short = page.replace(BODY, "Too little.")
    assert not look(
        PageSeen("https://a.example/z", "https://a.example/z", 200, short.encode(), "text/html", override=file)
    ).good


def test_a_changed_file_is_read_anew(tmp_path: Path) -> None:
    file = write(tmp_path, "def discover(text, url):\n    return ['/1']\n")
    assert [one.url for one in own_links(file, "", "https://a.example/") or []] == ["https://a.example/1"]
    write(tmp_path, "def discover(text, url):\n    return ['/22']\n")
    assert [one.url for one in own_links(file, "", "https://a.example/") or []] == ["https://a.example/22"]


@pytest.mark.parametrize(
    ("code", "line", "says"),
    [
        ("def discover(text, url):\n    x = 1\n    return text[99]\n", 3, "IndexError"),
        ("def helper():\n    raise KeyError('k')\ndef discover(text, url):\n    return helper()\n", 2, "KeyError: 'k'"),
        ("def discover(text, url):\n    yield '/x'\n    raise ValueError('late')\n", 3, "late"),
        ("import sys\ndef discover(text, url):\n    sys.exit(3)\n", 3, "SystemExit"),
        ("x = 1\ndef discover(text url):\n", 2, "not valid Python"),
        ("x = 1 / 0\n", 1, "ZeroDivisionError"),
        ("def discover(text):\n    return []\n", None, "TypeError"),
        ("def discover(text, url):\n    return 7\n", 1, "give a list"),
        ("def discover(text, url):\n    return [7]\n", 1, "discover gave 7"),
        ("def discover(text, url):\n    return [{'link': 'x'}]\n", 1, "url, title"),
        ("discover = 3\n", None, "no function"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_file_and_line(tmp_path: Path, code: str, line: int | None, says: str) -> None:
    file = write(tmp_path, code)
    with pytest.raises(OverrideError) as caught:
        own_links(file, "a", "https://a.example/")
    assert (caught.value.file, caught.value.line) == (file, line)
    assert says in str(caught.value)
    assert str(file) in str(caught.value)


@pytest.mark.parametrize(
    ("gives", "says"),
    [("'text'", "give a dict"), ("{}", "give a dict"), ("{'text': 'x', 'tilte': 'y'}", "give a dict"), ("{'text': 'x', 'title': 3}", "'title'")],
)  # fmt: skip
def test_what_clean_may_not_give_is_told(tmp_path: Path, gives: str, says: str) -> None:
    with pytest.raises(OverrideError, match=says):
        own_text(write(tmp_path, f"def clean(html, url):\n    return {gives}\n"), "<p>", "https://a.example/")


def test_only_the_folder_of_the_sources_is_a_place_for_code(tmp_path: Path) -> None:
    outside = tmp_path / "outside.py"
    outside.write_text("raise SystemExit")
    folder = tmp_path / "sources"
    folder.mkdir()
    file = folder / "daily.toml"
    file.write_text('name = "D"\nhome = "https://d.example/"\nenabled = false\n')
    assert load_source(file).override is None
    (folder / "daily.py").symlink_to(outside)
    with pytest.raises(SourceFileError, match="leads out of this folder"):
        load_source(file)


@pytest.mark.parametrize(
    ("code", "line", "says"),
    [
        ("def discover(text, url:\n", 1, "not valid Python"),
        ("def discover(text):\n    return []\n", 1, "two arguments"),
        ("\nasync def clean(html, url):\n    return None\n", 2, "async"),
        ("raise SystemExit\n", None, "neither discover nor clean"),
    ],
)
def test_a_check_finds_mistakes_without_running_the_code(
    tmp_path: Path, code: str, line: int | None, says: str
) -> None:
    (problem,) = check_override(write(tmp_path, code))
    assert (problem.line, says in f"{problem}") == (line, True)


def test_a_crawl_uses_both_functions(tmp_path: Path, site: Site) -> None:
    """A site that lists its articles in a script and keeps their text in an attribute."""
    site.put(
        "/news.js",
        f'window.news=[{{"u": "/story/1", "t": "{TITLE}"}}, {{"u": "/story/2", "t": "Tennis results of the whole day"}}]',
    )
    site.put("/story/1", f'<html lang="en"><body><div id="app" data-story="{BODY}"></div></body></html>')
    root = workspace(tmp_path, site, sections=["/news.js"])
    (root / "sources" / "daily.py").write_text(HARD)
    done = crawl(root)
    assert (done.errors, done.outcomes) == ([], {"article": 1})
    ((title, text, date),) = rows(root, "select title, text, published_raw from revision")
    assert (title, date) == (TITLE, "2026-01-08T07:00:00Z")
    assert text == f"{TITLE}\n\n{BODY}"


def test_an_edit_that_only_the_own_code_can_see_is_seen(tmp_path: Path, site: Site) -> None:
    """What a reader of the plain page sees stays the same, word for word."""
    page = '<html lang="en"><body><div data-story="{}"></div><p>Please open our app to read the stories of the day in full.</p></body></html>'
    site.put("/news.js", f'window.news=[{{"u": "/story/1", "t": "{TITLE}"}}]')
    site.put("/story/1", page.format(BODY))
    root = workspace(tmp_path, site, sections=["/news.js"])
    (root / "sources" / "daily.py").write_text(HARD)
    assert crawl(root).outcomes == {"article": 1}
    site.put("/story/1", page.format(BODY.replace("200 million", "250 million")))
    assert crawl(root, START + timedelta(hours=6)).outcomes == {"revised": 1}


def test_in_a_crawl_a_mistake_costs_one_outcome_each_and_is_told_once(tmp_path: Path, site: Site) -> None:
    for number in range(3):
        site.article(f"/{number}", f"{TITLE} {number}")
    site.feed("/rss", *((TITLE, f"/{number}") for number in range(3)))
    site.feed("/other", (TITLE, "/good"))
    site.article("/good", TITLE)
    root = workspace(tmp_path, site, feeds=["/rss"])
    (root / "sources" / "daily.py").write_text("def clean(html, url):\n    return html.no_such_thing\n")
    other = f'name = "Other"\nhome = "{site.url}/"\n[discover]\nfeeds = ["{site.url}/other"]\n'
    (root / "sources" / "other.toml").write_text(other)
    done = crawl(root)
    assert done.outcomes == {"undecodable": 3, "article": 1}
    ((source, where, kind, problem),) = done.errors
    assert (source, kind, where) == ("daily", "override", str(root / "sources" / "daily.py"))
    assert "daily.py, line 2: AttributeError" in problem


@pytest.mark.timeout(110)
def test_code_that_hangs_or_ends_its_process_costs_one_page(tmp_path: Path, site: Site) -> None:
    for path in ("/hangs", "/dies", "/good"):
        site.article(path, f"{TITLE} {path[1:]}")
    site.feed("/rss", *((TITLE, path) for path in ("/hangs", "/dies", "/good")))
    root = workspace(tmp_path, site, feeds=["/rss"])
    (root / "sources" / "daily.py").write_text(
        "import os\ndef clean(html, url):\n    if 'dies' in url:\n        os._exit(1)\n    while 'hangs' in url:\n        pass\n    return None\n"
    )
    assert crawl(root).outcomes == {"undecodable": 2, "article": 1}
