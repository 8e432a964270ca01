"""Bad input through the command line: a clear message or a named outcome, and the rest of the run goes on."""

from __future__ import annotations

import fcntl
import json
import signal
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.command_line import (
    BODY,
    COMMAND,
    SETTINGS,
    add_source,
    environment,
    factdrift,
    factdrift_process,
    feed,
    page,
    site,
    workspace,
)
from tests.nimbus import STORY

TITLE = "Nimbus Robotics in talks to raise money"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return workspace(tmp_path / "ws")


@pytest.fixture
def served() -> Iterator[tuple[str, dict[str, bytes]]]:
    with site() as running:
        yield running


def test_a_broken_story_file_is_told_with_file_line_and_remedy(root: Path) -> None:
    """And the other story is not concerned."""
    (root / "stories" / "broken.toml").write_text('title = "x"\nmatch = "unfinished\n')
    checked = factdrift("check", folder=root)
    assert checked.code == 1
    assert "broken.toml: line 2: this is not valid TOML" in checked.out
    assert "nimbus" not in checked.out
    report = factdrift("report", "--format", "json", folder=root)
    assert report.code == 0
    assert report.json()["story"] == "nimbus"
    assert "left out" in report.err
    asked = factdrift("report", "broken", folder=root)
    assert asked.code == 1
    assert "line 2" in asked.err.splitlines()[-1]


def test_check_tells_everything_that_is_wrong_at_once(root: Path) -> None:
    """Settings, stories and sources, each with file, line, key and what to do."""
    (root / "factdrift.toml").write_text('databse = "sqlite:///x.db"\n')
    (root / "stories" / "kind.toml").write_text(STORY.replace('kind = "valuation"', 'kind = "valuatoin"'))
    (root / "sources" / "typo.toml").write_text('name = "x"\nhmoe = "https://x.example"\n')
    lines = factdrift("check", folder=root).out.splitlines()
    for file, said in (
        ("factdrift.toml", "line 1, databse: unknown key. Did you mean 'database'?"),
        ("kind.toml", "line 7, facts[1].kind: 'valuatoin' is no known kind of fact. Did you mean 'valuation'"),
        ("typo.toml", "hmoe: unknown key. Did you mean 'home'?"),
        ("typo.toml", "home: this key is missing"),
    ):
        assert [line for line in lines if file in line and said in line], (file, said, lines)
    told = factdrift("check", "--json", folder=root)
    assert told.code == 1
    assert told.json()["in_order"] == {"settings": 0, "stories": 1, "sources": 0}
    assert told.json()["problems"][0] == {
        "file": str(root / "factdrift.toml"),
        "line": 1,
        "key": "databse",
        "problem": "unknown key",
        "remedy": "Did you mean 'database'?",
    }
    assert [Path(row["file"]).name for row in told.json()["problems"]] == [
        Path(line.split(":")[0]).name for line in lines
    ]


def test_a_workspace_in_order_has_no_problems_in_json(root: Path) -> None:
    told = factdrift("check", "--json", folder=root)
    assert (told.code, told.json()) == (0, {"in_order": {"settings": 1, "stories": 1, "sources": 0}, "problems": []})


def test_an_unreachable_database_is_named_without_its_password(root: Path) -> None:
    (root / "factdrift.toml").write_text('database = "postgresql+psycopg://me:geheim@127.0.0.1:1/news"\n')
    done = factdrift("report", folder=root)
    assert done.code == 1
    assert "no PostgreSQL server answers at 127.0.0.1:1" in done.err
    assert "geheim" not in done.err + done.out


def test_a_file_that_is_no_database_is_left_as_it_is(root: Path) -> None:
    (root / "factdrift.db").write_bytes(b"my shopping list\n" * 100)
    done = factdrift("report", folder=root)
    assert done.code == 1
    assert "is not a SQLite database" in done.err
    assert (root / "factdrift.db").read_bytes() == b"my shopping list\n" * 100


def test_bad_lines_and_files_are_told_and_the_rest_is_read(root: Path, tmp_path: Path) -> None:
    """Broken JSON, no text, a wrong date, 0 bytes, bytes that are no text, a file that is not there."""
    lines = tmp_path / "many.jsonl"
    good = json.dumps({"id": "good", "text": BODY})
    late = json.dumps({"id": "late", "text": BODY, "published": "31 February"})
    lines.write_text(f'{{"id": \n{json.dumps({"id": "none"})}\n{good}\n{late}\n')
    (tmp_path / "empty.html").write_bytes(b"")
    (tmp_path / "picture.txt").write_bytes(bytes(range(256)) * 40)
    files = [lines, tmp_path / "empty.html", tmp_path / "picture.txt", tmp_path / "missing.txt"]

    done = factdrift("read", *files, "--story", "nimbus", "--json", folder=root)

    assert done.code == 4
    found = done.lines()
    assert [line["id"] for line in found if "claims" in line] == ["good", "late"]
    errors = {line["id"]: line["error"] for line in found if "error" in line}
    assert [Path(where).name for where in errors] == [
        "many.jsonl:1", "many.jsonl:2", "many.jsonl:4", "empty.html", "picture.txt", "missing.txt",
    ]  # fmt: skip
    assert "is no date: '31 February'" in errors[f"{lines}:4"]
    assert "no such file" in errors[str(tmp_path / "missing.txt")]

    imported = factdrift("import", *files, "-w", root)
    assert imported.code == 4
    assert "2 new articles" in imported.out
    assert "6 not readable" in imported.out


def test_a_text_that_is_not_utf_8_is_read_as_what_it_is(root: Path, tmp_path: Path) -> None:
    file = tmp_path / "saved.html"
    file.write_bytes(page("Nimbus Robotics’ café", BODY.replace("Lyon", "Besançon"), "windows-1252"))
    done = factdrift("import", file, "-w", root)
    assert done.code == 0
    assert "1 new article," in done.out
    report = factdrift("report", "--format", "json", "-w", root).out
    assert "Nimbus Robotics’ café" in report


def test_a_crawl_goes_on_past_bad_sources_and_bad_pages(root: Path, served: tuple[str, dict[str, bytes]]) -> None:
    """A feed that is HTML, an article of 0 bytes, a wrong date, a page that is not UTF-8, a broken source file."""
    url, pages = served
    pages["/feed.xml"] = feed(url, (TITLE, "/empty"), (TITLE, "/latin"), (TITLE, "/late"))
    pages["/empty"] = b""
    pages["/latin"] = page(TITLE, BODY.replace("Lyon", "Besançon"), "iso-8859-1")
    pages["/late"] = page(TITLE, BODY + " It was founded in 2019.").replace(b"2026-01-09T09:00:00Z", b"the day before")
    pages["/page.xml"] = b"<!doctype html><html><body><h1>Welcome</h1></body></html>"
    add_source(root, "daily", url, "/feed.xml")
    add_source(root, "html", url, "/page.xml")
    (root / "sources" / "broken.toml").write_text("name = \n")

    done = factdrift_process("crawl", "--json", "--now", "2026-01-10T08:00Z", folder=root)

    summary = done.json()
    assert done.code == 4
    assert summary["outcomes"].pop("article") == 2
    assert sum(summary["outcomes"].values()) == 1
    assert [(one["source"], one["kind"]) for one in summary["errors"]] == [("html", "html")]
    assert "broken.toml" in summary["file_errors"][0]
    assert "shows a web page" in done.err
    report = factdrift("report", "--as-of", "2026-01-10T08:00Z", "--format", "json", folder=root).json()
    assert report["articles"] == 2
    assert report["last_at"] <= "2026-01-10T08:00:00Z"
    told = {one["id"] for one in factdrift("changes", "--json", folder=root).json()["changes"]}
    assert {one for ids in summary["changes"].values() for one in ids} == told, "what is no news is left out"
    before = factdrift("changes", "--json", "--all", folder=root).json()
    assert len(before["changes"]) > len(told)

    pages["/latin"] = pages["/late"] = b""
    later = factdrift_process("crawl", "--now", "2026-01-10T20:00Z", folder=root)

    assert later.code == 4
    assert "daily" in later.out
    assert factdrift("changes", "--json", "--all", folder=root).json() == before, "nothing stored is touched"


def test_a_crawl_where_every_source_fails_is_an_error(root: Path, served: tuple[str, dict[str, bytes]]) -> None:
    url, _ = served
    add_source(root, "gone", url, "/feed.xml")
    done = factdrift_process("crawl", folder=root)
    assert done.code == 1
    assert "gone" in done.err
    assert "404" in done.err


def test_a_crawl_that_goes_well_exits_with_0_and_logs_plain_lines(
    root: Path, served: tuple[str, dict[str, bytes]]
) -> None:
    url, pages = served
    pages["/feed.xml"] = feed(url, (TITLE, "/a"))
    pages["/a"] = page(TITLE)
    add_source(root, "daily", url, "/feed.xml")
    done = factdrift_process("crawl", folder=root)
    assert done.code == 0, done.err
    assert "1 new article, 1 new text, 2 values read. Changes of facts: 2 in nimbus." in done.out
    assert "\x1b" not in done.out + done.err


def test_one_source_alone_can_be_crawled(root: Path, served: tuple[str, dict[str, bytes]]) -> None:
    url, pages = served
    pages["/feed.xml"] = feed(url, (TITLE, "/a"))
    pages["/a"] = page(TITLE)
    add_source(root, "daily", url, "/feed.xml")
    add_source(root, "gone", url, "/missing.xml")
    done = factdrift_process("crawl", "--source", "daily", "--json", folder=root)
    assert done.code == 0
    assert [one["id"] for one in done.json()["sources"]] == ["daily"]
    unknown = factdrift("crawl", "--source", "weekly", folder=root)
    assert unknown.code == 1
    assert "there are: daily, gone" in unknown.err


def test_two_crawls_at_once_are_one_too_many(root: Path) -> None:
    with (root / ".factdrift-crawl.lock").open("w") as lock:
        lock.write("4711\n")
        lock.flush()
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = factdrift("crawl", folder=root)
    assert done.code == 75
    assert "another crawl is running (process 4711)" in done.err


def test_a_crawl_without_a_story_or_a_source_says_so(root: Path) -> None:
    assert "No source is enabled" in factdrift("crawl", folder=root).err
    (root / "stories" / "nimbus.toml").unlink()
    done = factdrift("crawl", folder=root)
    assert done.code == 1
    assert "no story" in done.err


def test_a_wrong_time_is_a_usage_error(root: Path) -> None:
    for command in (["crawl", "--now", "yesterday"], ["report", "--since", "2025-13-40"], ["changes", "--since", "x"]):
        done = factdrift(*command, folder=root)
        assert done.code == 2
        assert "is no time" in done.err


def test_an_interrupted_crawl_ends_in_order(root: Path) -> None:
    """Ctrl-C while an outlet lets us wait: exit code 130, a word about what is left, and the ledger is whole."""
    (root / "factdrift.toml").write_text(SETTINGS.replace("timeout = 5", "timeout = 60"))
    with site() as (url, pages):
        pages["/feed.xml"] = feed(url, *((f"{TITLE} {number}", f"/{number}") for number in range(400)))
        pages.update({f"/{number}": page(f"{TITLE} {number}") for number in range(400)})
        (root / "sources" / "daily.toml").write_text(
            f'name = "Daily"\nhome = "{url}/"\n[discover]\nfeeds = ["{url}/feed.xml"]\nlimit = 400\n'
        )
        process = subprocess.Popen(
            [*COMMAND, "crawl"], cwd=root, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        try:
            wait_for(lambda: articles(root) > 3)
            process.send_signal(signal.SIGINT)
            _, said = process.communicate(timeout=120)
        finally:
            process.kill()
    assert process.returncode == 130, said.decode()
    assert b"Traceback" not in said
    assert b"The crawl was stopped; the next one goes on where it stopped." in said
    assert 3 < articles(root) < 400
    assert factdrift("report", "--format", "json", folder=root).json()["articles"] == articles(root)


def articles(root: Path) -> int:
    """How many articles the ledger of a workspace has by now."""
    if not (root / "factdrift.db").exists():
        return 0
    ledger = sqlite3.connect(root / "factdrift.db", timeout=10)
    try:
        return int(ledger.execute("select count(distinct revision) from extraction").fetchone()[0])
    except sqlite3.OperationalError:  # not migrated yet
        return 0
    finally:
        ledger.close()


def wait_for(condition: object, seconds: float = 120) -> None:
    """Until it holds; fails when it never does."""
    assert callable(condition)
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, "it never came"
        time.sleep(0.02)
