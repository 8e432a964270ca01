"""A redesign is no news: what changes en masse is held back until a person has looked."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from typer.testing import CliRunner

from cli import build
from scraper.sources import Source
from scraper.summary import SourceTally
from tests.scraper.newsite import BODY, START, Site, crawl, rows, source, workspace

TITLE = "Nimbus Robotics in talks for 200 million euros"
LINES = BODY.splitlines()
MORE = (
    "Nimbus Robotics plans to open a plant at the harbour, said a manager of the company who oversees the works and "
    "who has been with it since the beginning. The town council is to vote on the plan before the summer break."
)
DAY = timedelta(days=1)


def page(site: Site, n: int, *lines: str, menu: str = "") -> None:
    """Article ``n`` with a line of its own."""
    body = "\n".join([*lines, f"{MORE} The reference number of the plan is {4000 + n}.", *([menu] if menu else [])])
    site.article(f"/{n}", TITLE, body)


def set_up(tmp_path: Path, site: Site, other: Site) -> Path:
    """Twenty articles of one source, one of another, all with the valuation of 2 billion euros; crawled once."""
    for n in range(20):
        page(site, n, *LINES)
    page(other, 0, *LINES)
    site.feed("/rss", *((TITLE, f"/{n}") for n in range(20)))
    other.feed("/rss", (TITLE, "/0"))
    root = workspace(tmp_path, site, feeds=["/rss"])
    source(root, "weekly", other.url, feeds=[f"{other.url}/rss"])
    assert crawl(root).outcomes == {"article": 21}
    return root


def redesign(site: Site, pages: int = 12) -> None:
    """The new template loses the paragraph with the valuation."""
    for n in range(pages):
        page(site, n, LINES[0], LINES[2], menu="Share this story with a friend, or listen to it on the way to work.")


def edits(root: Path) -> list[tuple[str, str]]:
    """Verb and outlet of the changes that tell of an edit or of something left out."""
    query = (
        "select distinct c.verb, a.source from change c join claim l on l.id = coalesce(c.new_claim, c.old_claim) "
        "join extraction e on e.id = l.extraction join revision r on r.id = e.revision "
        "join article a on a.id = r.article "
        "where c.verb in ('revised in place', 'no longer stated', 'corrected')"
    )
    return sorted(rows(root, query))


def held(root: Path) -> list[str]:
    """The latest word on each text that was ever held back, in order."""
    return [
        row[0]
        for row in rows(
            root, "select action from quarantine where id in (select max(id) from quarantine group by revision)"
        )
    ]


def test_a_redesign_that_loses_a_fact_is_no_news_until_it_is_released(tmp_path: Path) -> None:
    site, other = Site(), Site()
    try:
        root = set_up(tmp_path, site, other)
        redesign(site)
        page(other, 0, LINES[0], LINES[1].replace("2 billion", "3 billion"), LINES[2])
        done = crawl(root, START + DAY)
        assert done.outcomes == {"revised": 13, "unchanged (same bytes)": 8}
        assert done.warnings == [("redesign", "12 of 20 pages changed at once; 12 are held back")]
        assert edits(root) == [("revised in place", "weekly")]
        again = crawl(root, START + DAY + timedelta(hours=4))
        assert again.warnings == [("redesign", "12 changed pages are held back, since many changed at once")]
        assert edits(root) == [("revised in place", "weekly")]
        assert rows(root, "select count(*) from revision") == [(34,)]

        released = CliRunner().invoke(build(), ["source", "release", "daily", "-w", str(root)])
        assert released.exit_code == 0
        assert len(released.stdout.split()) == 12
        assert "12 texts of daily are released" in released.stderr
        assert ("no longer stated", "daily") in edits(root)
        assert held(root) == ["released"] * 12
        assert crawl(root, START + 2 * DAY).warnings == []
        nothing = CliRunner().invoke(build(), ["source", "release", "daily", "-w", str(root)])
        assert nothing.exit_code == 1
    finally:
        site.close()
        other.close()


def test_pages_that_show_the_text_before_again_wait_for_nobody(tmp_path: Path) -> None:
    site, other = Site(), Site()
    try:
        root = set_up(tmp_path, site, other)
        redesign(site)
        crawl(root, START + DAY)
        for n in range(12):
            page(site, n, *LINES)
        assert crawl(root, START + DAY + timedelta(hours=2)).outcomes["reverted"] == 12
        assert crawl(root, START + 2 * DAY).warnings == []
        assert edits(root) == []
        redesign(site)
        assert crawl(root, START + 4 * DAY).warnings[0][0] == "redesign"
        assert edits(root) == []
    finally:
        site.close()
        other.close()


def test_what_follows_on_a_page_that_is_held_back_waits_with_it(tmp_path: Path) -> None:
    site, other = Site(), Site()
    try:
        root = set_up(tmp_path, site, other)
        redesign(site)
        crawl(root, START + DAY)
        page(site, 0, LINES[0].replace("200 million", "300 million"), LINES[2], menu="Share this story with a friend.")
        page(site, 19, LINES[0], LINES[1].replace("2 billion", "3 billion"), LINES[2])
        crawl(root, START + 5 * DAY)
        assert held(root) == ["held"] * 13
        let_through = rows(
            root,
            "select url from article where revisions > 1 and id not in "
            "(select article from revision where id in (select revision from quarantine))",
        )
        assert let_through == [(f"{site.url}/19",)]  # it had not changed in the redesign
    finally:
        site.close()
        other.close()


def test_nine_pages_are_too_few_for_a_redesign(tmp_path: Path) -> None:
    site = Site()
    try:
        for n in range(9):
            page(site, n, *LINES)
        site.feed("/rss", *((TITLE, f"/{n}") for n in range(9)))
        root = workspace(tmp_path, site, feeds=["/rss"])
        crawl(root)
        redesign(site, 9)
        assert crawl(root, START + DAY).warnings == []
        assert held(root) == []
    finally:
        site.close()


def test_one_page_is_told_in_the_singular() -> None:
    tally = SourceTally(Source(id="daily", name="Daily", home="https://daily.example/"))
    tally.waiting, tally.partial = ("https://daily.example/1",), ["https://daily.example/2"]
    part, held_back = tally.warnings()
    assert part.problem == "a new text is a part of an article: https://daily.example/2"
    assert held_back.problem == "1 changed page is held back, since many changed at once"
    assert held_back.remedy == "look at https://daily.example/1, then: factdrift source release daily"
