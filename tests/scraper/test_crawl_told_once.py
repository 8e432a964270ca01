"""From a page to what is told: a value that goes to and fro is told once more, a reprint of an old text never."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from tests.scraper.newsite import BODY, START, Site, crawl, rows, workspace

TITLE = "Nimbus Robotics raises money"
TWO_DAYS = timedelta(days=2)
FUNDING = "select verb, rule, flags from change where fact = 'funding' order by position"


def test_a_value_that_goes_to_and_fro_is_told_once_more_and_marked(tmp_path: Path, site: Site) -> None:
    site.feed("/rss", (TITLE, "/a"))
    root = workspace(tmp_path, site, feeds=["/rss"])
    for number, figure in enumerate(("200", "250", "200", "250", "200", "250")):
        site.article("/a", TITLE, BODY.replace("200 million", f"{figure} million"))
        assert crawl(root, START + number * TWO_DAYS).errors == []
    assert [(verb, flags) for verb, _, flags in rows(root, FUNDING)] == [
        ("first reported", "[]"),
        ("revised in place", "[]"),
        ("revised in place", "[]"),
        ("revised in place", '["flapping"]'),
        ("restated", '["flapping"]'),
        ("restated", '["flapping"]'),
    ]


def test_a_reprint_of_an_old_text_is_marked_as_stale(tmp_path: Path, site: Site) -> None:
    newer = "Nimbus Robotics has raised 250 million euros, instead of the 200 million euros it had wanted at first. "
    pages = {"/a": BODY, "/newer": newer + "Its machines sort parcels in many halls of two countries. " * 4, "/b": BODY}
    root = workspace(tmp_path, site, feeds=["/rss"])
    for number, (path, text) in enumerate(pages.items()):
        site.article(path, f"{TITLE}, part {number}", text)
        site.feed("/rss", (f"{TITLE}, part {number}", path))
        assert crawl(root, START + number * TWO_DAYS).errors == []
    found = rows(root, FUNDING)
    assert [verb for verb, _, _ in found if verb != "restated"] == ["first reported", "superseded", "copied"]
    assert found[-1] == ("copied", "stale copy", '["stale"]')


def test_an_article_that_is_taken_back_in_a_note_states_nothing_any_more(tmp_path: Path, site: Site) -> None:
    site.feed("/rss", (TITLE, "/a"))
    root = workspace(tmp_path, site, feeds=["/rss"])
    site.article("/a", TITLE)
    crawl(root)
    site.article("/a", TITLE, f"{BODY}\nEditor's note: This article has been retracted, since its source was wrong.")

    crawl(root, START + TWO_DAYS)

    assert rows(root, FUNDING)[-1][:2] == ("no longer stated", "article taken back")
