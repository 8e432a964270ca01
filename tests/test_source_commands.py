"""The commands about outlets that need no network: search, add from the catalogue, switch, list, OPML, backfill."""

from __future__ import annotations

from pathlib import Path

import pytest

from scraper.sources import load_source
from tests.command_line import factdrift, workspace

OPML = """<opml version="2.0"><body>
<outline type="rss" text="The Daily" xmlUrl="https://daily.example/rss" htmlUrl="https://daily.example/"/>
<outline type="rss" text="Broken" xmlUrl="nowhere"/>
<outline type="rss" text="The Weekly" xmlUrl="https://weekly.example/rss"/>
</body></opml>"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return workspace(tmp_path / "ws")


def test_the_catalogue_is_searched_without_a_workspace(tmp_path: Path) -> None:
    done = factdrift("source", "search", "heise", folder=tmp_path)
    assert (done.code, "heise online" in done.out) == (0, True)
    assert "factdrift source add heise" in done.err
    (one,) = factdrift("source", "search", "heise.de", "--language", "de", "--json", folder=tmp_path).json()
    assert (one["id"], one["domain"], one["country"], one["topics"]) == ("heise", "heise.de", "DE", ["tech"])
    assert factdrift("source", "search", "nothing of the kind", "--json").json() == []
    wrong = factdrift("source", "search", "--topic", "sprot")
    assert (wrong.code, "sport" in wrong.err or "science" in wrong.err) == (2, True)


def test_an_id_is_never_broken_over_two_lines(root: Path) -> None:
    """It is there to be copied, in a narrow terminal too."""
    key = "australian-financial-review"
    assert key in factdrift("source", "search", "financial review", columns=80).out
    assert factdrift("source", "add", key, "-w", root).code == 0
    assert key in factdrift("source", "list", "-w", root, columns=80).out


def test_an_outlet_of_the_catalogue_is_written_and_not_enabled(root: Path) -> None:
    done = factdrift("source", "add", "heise", "le-monde", "-w", root)
    assert done.code == 0
    assert done.out.splitlines() == [str(root / "sources" / f"{key}.toml") for key in ("heise", "le-monde")]
    assert not load_source(root / "sources" / "heise.toml").enabled
    assert "factdrift source enable heise" in done.err
    again = factdrift("source", "add", "heise", "-w", root)
    assert (again.code, "there is a source of this id already" in again.err) == (1, True)
    other = factdrift("source", "add", "heise", "--id", "heise-2", "--enable", "--json", "-w", root).json()
    assert other["source"]["enabled"] is True
    assert load_source(root / "sources" / "heise-2.toml").enabled


def test_a_dry_run_writes_nothing(root: Path) -> None:
    done = factdrift("source", "add", "heise", "--dry-run", "-w", root)
    assert (done.code, 'name = "heise online"' in done.out) == (0, True)
    assert list((root / "sources").iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("heisse",), 1, "'heise'"),
        (("zzzzzz",), 1, "factdrift source search"),
        (("heise", "https://a.example/"), 2, "one outlet at a time"),
        (("ftp://a.example/",), 2, "not a web address"),
        (("https://user:secret@a.example/",), 2, "not a web address"),
        (("heise", "--id", "../x"), 1, "cannot be the id"),
        (("https://a.example/", "--id", "A B"), 1, "cannot be the id"),
    ],
)
def test_what_cannot_be_added_says_what_to_do(root: Path, arguments: tuple[str, ...], code: int, says: str) -> None:
    done = factdrift("source", "add", *arguments, "-w", root)
    assert (done.code, says in done.err) == (code, True), done.err
    assert list((root / "sources").iterdir()) == []


def test_sources_are_switched_in_their_files(root: Path) -> None:
    factdrift("source", "add", "heise", "le-monde", "-w", root)
    on = factdrift("source", "enable", "heise", "le-monde", "-w", root)
    assert on.out.splitlines() == ["heise is enabled.", "le-monde is enabled."]
    assert factdrift("source", "enable", "heise", "-w", root).out == "heise was enabled already.\n"
    assert factdrift("source", "disable", "heise", "-w", root).code == 0
    assert [load_source(root / "sources" / f"{key}.toml").enabled for key in ("heise", "le-monde")] == [False, True]
    unknown = factdrift("source", "enable", "le-monde", "nothing", "-w", root)
    assert (unknown.code, "There are: heise, le-monde" in unknown.err) == (1, True)
    assert factdrift("source", "disable", "../factdrift", "-w", root).code == 1


def test_a_list_before_the_first_crawl_makes_no_ledger(root: Path) -> None:
    assert "factdrift source search" in factdrift("source", "list", "-w", root).err
    factdrift("source", "add", "heise", "-w", root)
    assert "never" in factdrift("source", "list", "-w", root).out
    (one,) = factdrift("source", "list", "--json", "-w", root).json()
    assert one["health"] == {
        "last_attempt": None,
        "last_good": None,
        "outcomes": {},
        "listed": None,
        "failed_listings": [],
    }
    assert not (root / "factdrift.db").exists()


def test_opml_comes_in_and_goes_out_again(root: Path) -> None:
    done = factdrift("source", "import", "-", "-w", root, stdin=OPML.encode())
    assert done.code == 4, "one entry is broken"
    assert "standard input: line 3, Broken" in done.err
    assert sorted(file.stem for file in (root / "sources").iterdir()) == ["the-daily", "the-weekly"]
    assert not load_source(root / "sources" / "the-daily.toml").enabled
    out = factdrift("source", "export", "-w", root)
    (root / "again.opml").write_text(out.out)
    again = factdrift("source", "import", root / "again.opml", "-w", root)
    assert (again.code, "0 sources added, 2 were followed already" in again.err) == (0, True)


def test_an_import_never_overwrites_a_source(root: Path) -> None:
    (root / "sources" / "the-daily.toml").write_text("broken = [")
    factdrift("source", "import", "-", "--enable", "-w", root, stdin=OPML.encode())
    assert (root / "sources" / "the-daily.toml").read_text() == "broken = ["
    assert load_source(root / "sources" / "the-daily-2.toml").enabled


def test_a_file_that_is_no_opml_is_an_error(root: Path) -> None:
    done = factdrift("source", "import", "-", "-w", root, stdin=b"<!DOCTYPE x [<!ENTITY a 'b'>]><opml/>")
    assert (done.code, "declares entities" in done.err) == (1, True)
    assert factdrift("source", "import", root / "missing.opml", "-w", root).code == 1


def test_a_backfill_queues_each_address_once(root: Path) -> None:
    factdrift("source", "add", "heise", "-w", root)
    lines = "# old ones\n\nhttps://www.heise.de/news/a-1.html?utm_source=x\nhttps://www.heise.de/news/a-1.html\nhttps://other.example/x\nnonsense\nhttps://www.heise.de/\nhttps://www.heise.de/news/a-2.html\n"
    done = factdrift("source", "backfill", "heise", "-", "-w", root, stdin=lines.encode())
    assert (done.code, done.out) == (4, "2 addresses are queued for heise, 0 were known, 3 left out.\n")
    assert [line.split(":")[1].strip() for line in done.err.splitlines()[:3]] == ["line 5", "line 6", "line 7"]
    assert "factdrift crawl --source heise" in done.err
    again = factdrift("source", "backfill", "heise", "-", "-w", root, stdin=lines.encode())
    assert again.out.startswith("0 addresses are queued for heise, 2 were known")
    one = factdrift("source", "backfill", "heise", "-", "-w", root, stdin=b"https://www.heise.de/news/a-3.html\n")
    assert one.out == "1 address is queued for heise, 0 were known, 0 left out.\n"


def test_a_check_looks_at_the_code_beside_a_source_without_running_it(root: Path) -> None:
    factdrift("source", "add", "heise", "-w", root)
    marker = root / "ran"
    (root / "sources" / "heise.py").write_text(f"open({str(marker)!r}, 'w')\ndef discover(text):\n    return []\n")
    (root / "sources" / "alone.py").write_text("")
    done = factdrift("source", "check", "-w", root)
    assert done.code == 1
    assert "heise.py: line 2, discover: it must take two arguments" in done.out
    assert "there is no alone.toml beside it" in done.out
    assert factdrift("source", "check", "heise", "-w", root).code == 1
    told = factdrift("source", "check", "heise", "--json", "-w", root)
    assert (told.code, told.json()["in_order"]) == (1, {"sources": 0})
    assert [(row["line"], row["key"]) for row in told.json()["problems"]] == [(2, "discover")]
    assert not marker.exists()
    (root / "sources" / "alone.py").unlink()
    (root / "sources" / "heise.py").unlink()
    fine = factdrift("source", "check", "-w", root)
    assert (fine.code, fine.err) == (0, "1 source is in order, 0 are not.\n")
    assert factdrift("source", "check", "--json", "-w", root).json() == {"in_order": {"sources": 1}, "problems": []}
