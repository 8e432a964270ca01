"""``factdrift evidence``: from a change back to what the outlet sent."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]

from tests.command_line import BODY, add_source, factdrift, factdrift_process, feed, page, site, workspace

TITLE = "Nimbus Robotics in talks to raise money"


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    root = workspace(tmp_path_factory.mktemp("crawled"))
    with site() as (url, pages):
        pages["/a"] = page(TITLE)
        pages["/rss"] = feed(url, (TITLE, "/a"))
        add_source(root, "daily", url, "/rss")
        assert factdrift_process("crawl", folder=root).code == 0
        yield root


def first_change(root: Path) -> str:
    return str(factdrift("changes", "--json", folder=root).json()["changes"][0]["id"])


def test_a_change_leads_to_the_page_as_it_was_sent(crawled: Path, tmp_path: Path) -> None:
    saved = tmp_path / "page.html"
    assert factdrift("evidence", first_change(crawled), "--output", saved, folder=crawled).code == 0
    assert saved.read_bytes() == page(TITLE)


def test_it_can_go_to_standard_output(crawled: Path) -> None:
    assert factdrift_process("evidence", "1/1", "-o", "-", folder=crawled).out.encode() == page(TITLE)


def test_without_an_option_it_is_described(crawled: Path) -> None:
    shown = factdrift("evidence", "1/1", folder=crawled).out
    assert "/a\n" in shown
    assert "200 OK" in shown
    assert f"{len(page(TITLE)):,} bytes, kept in evidence/" in shown


def test_it_is_described_as_json(crawled: Path) -> None:
    shown = factdrift("evidence", "1/1", "--json", folder=crawled).json()
    assert shown["url"].endswith("/a")
    assert (shown["status"], shown["bytes"]) == ("200 OK", len(page(TITLE)))


def test_the_record_is_a_warc_file_of_its_own(crawled: Path, tmp_path: Path) -> None:
    saved = tmp_path / "page.warc.gz"
    assert factdrift("evidence", "1/1", "--warc", saved, folder=crawled).code == 0
    kinds = [record.rec_type for record in ArchiveIterator(BytesIO(saved.read_bytes()))]
    assert kinds == ["response", "request"]
    assert gzip.decompress(saved.read_bytes())


@pytest.mark.parametrize(
    ("wanted", "says", "code"),
    [
        (("9/9",), "No raw answer is kept for 9/9", 1),
        (("zzz",), "no change has an id that begins with 'zzz'", 1),
        ((" ",), "Give the beginning of a change's id", 2),
    ],
)
def test_what_is_not_there_is_told(crawled: Path, wanted: tuple[str, ...], says: str, code: int) -> None:
    done = factdrift("evidence", *wanted, folder=crawled)
    assert (says in done.err, done.code) == (True, code)


def test_a_first_report_has_no_old_side(crawled: Path) -> None:
    done = factdrift("evidence", first_change(crawled), "--old", folder=crawled)
    assert "is a first report" in done.err
    assert done.code == 2


def test_an_imported_text_has_no_raw_answer(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    (root / "a.txt").write_text(f"{TITLE}\n\n{BODY}")
    assert factdrift("import", "a.txt", "--outlet", "Daily", folder=root).code == 0
    assert "imported" in factdrift("evidence", "1/1", folder=root).err


def test_evidence_that_was_removed_is_told(crawled: Path) -> None:
    files = sorted((crawled / "evidence").iterdir())
    for file in files:
        file.rename(file.with_suffix(".away"))
    try:
        assert "the file is not there" in factdrift("evidence", "1/1", folder=crawled).err
    finally:
        for file in files:
            file.with_suffix(".away").rename(file)
