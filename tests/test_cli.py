"""The command line as a person meets it: help, a first workspace, reading, importing, reporting."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command_line import BODY, COMMAND, ROOT, factdrift, lines_file, workspace

COMMANDS = (
    "init", "check", "kinds", "schema", "crawl", "read", "import", "reread", "schedule", "demo", "report", "changes",
    "explain", "compare", "evidence", "source", "source search", "source add", "source test", "source list",
    "source check", "source enable", "source disable", "source import", "source export", "source backfill",
    "notify send", "notify list", "notify test", "review", "review list", "review accept", "review reject",
    "review correct", "review merge", "review note", "review undo", "review log", "rules", "rules list",
    "rules preview", "rules add", "rules withdraw",
)  # fmt: skip
HEAVY = (
    "scrapy",
    "twisted",
    "trafilatura",
    "sqlalchemy",
    "alembic",
    "pydantic",
    "lxml",
    "apscheduler",
    "babel",
    "apprise",
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return workspace(tmp_path / "ws")


@pytest.fixture
def filled(root: Path) -> Path:
    """A workspace with one imported article, read for the story."""
    article = lines_file(
        root, {"id": "a", "outlet": "The Daily", "published": "2026-01-09", "text": f"Talks\n\n{BODY}"}
    )
    assert factdrift("import", article, "-w", root).code == 0
    return root


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command: str) -> None:
    done = factdrift(*command.split(), "--help")
    assert done.code == 0
    assert f"Example: factdrift {command}" in done.out


def test_the_help_of_the_whole_lists_every_command() -> None:
    listed = factdrift("--help").out
    assert {command for command in COMMANDS if " " not in command and command not in listed} == set()


def test_starting_up_imports_nothing_heavy() -> None:
    """Otherwise ``factdrift --help`` would take a second and more."""
    code = f"import cli, sys; print(sorted(set({HEAVY!r}) & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=120, check=True
    )
    assert done.stdout.strip() == "[]"


def test_reading_a_plain_text_imports_neither_cleaner_nor_database(tmp_path: Path) -> None:
    """Otherwise a reading of one page of text would take a second."""
    text, story = tmp_path / "article.en.txt", tmp_path / "kornblum.toml"
    text.write_text("Kornblum, the bakery chain, raised 40 million euros on Monday.", encoding="utf-8")
    story.write_text(
        'title = "Money"\nmatch = "Kornblum"\nsubject = {name = "Kornblum"}\n'
        'facts = [{id = "funding", kind = "funding"}]\n',
        encoding="utf-8",
    )
    code = (
        "import sys; from cli import main; sys.argv = ['factdrift', 'read', *sys.argv[1:]]\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        f"print(sorted({{*{HEAVY!r}, 'currency_converter', 'fasttext'}} & set(sys.modules) - {{'pydantic'}}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(text), "--story", str(story)],
        cwd=ROOT, capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    assert "40 million euros" in done.stdout
    assert done.stdout.strip().splitlines()[-1] == "[]"


def test_usage_errors_exit_with_2() -> None:
    assert factdrift("no-such-command").code == 2
    assert factdrift("read", "x.txt").code == 2
    assert factdrift("report", "--since", "soon").code in {1, 2}


def test_a_first_workspace_is_in_order_and_is_never_overwritten(tmp_path: Path) -> None:
    made = factdrift("init", tmp_path / "news")
    assert made.code == 0
    assert len(made.out.splitlines()) >= 4
    assert all(Path(line).is_file() for line in made.out.splitlines())
    checked = factdrift("check", folder=tmp_path / "news")
    assert (checked.code, checked.out, checked.err) == (0, "", "In order: 1 story and 3 sources.\n")
    (tmp_path / "news" / "stories" / "ami-labs.toml").unlink()
    assert "There is no story to follow yet" in factdrift("check", folder=tmp_path / "news").err
    again = factdrift("init", tmp_path / "news")
    assert again.code == 1
    assert "is a workspace already" in again.err


def test_a_folder_with_a_space_in_its_name_is_told_as_a_shell_takes_it(tmp_path: Path) -> None:
    folder = tmp_path / "my news"
    assert f"factdrift init '{folder}'" in factdrift("check", "-w", folder).err
    assert f"factdrift init '{folder}'" in factdrift("report", "-w", folder).err
    assert f"cd '{folder}'," in factdrift("init", folder).err
    open_to_all = factdrift("serve", "--host", "192.0.2.1", "-w", folder)
    assert f"factdrift serve --set-password --workspace '{folder}'" in open_to_all.err


def test_a_folder_that_is_no_workspace_is_told_with_its_remedy(tmp_path: Path) -> None:
    for command in (["report"], ["changes"], ["crawl"], ["check"], ["source", "list"], ["schedule", "--once"]):
        done = factdrift(*command, folder=tmp_path)
        assert (done.code, done.out) == (1, "")
        assert "factdrift init" in done.err


def test_schemas_are_json_schemas() -> None:
    assert "subject" in factdrift("schema", "story").json()["properties"]
    assert "home" in factdrift("schema", "source").json()["properties"]


def test_importing_twice_is_importing_once(root: Path, tmp_path: Path) -> None:
    folder = tmp_path / "clippings"
    folder.mkdir()
    (folder / "a.txt").write_text(f"Nimbus Robotics seeks money\n\n{BODY}\n")
    (folder / "b.txt").write_text("Football\n\nTen goals were scored on Saturday in the old stadium.\n")
    first = factdrift("import", folder, "--outlet", "The Daily", "-w", root)
    assert first.code == 0
    assert "1 new article, 1 new text, 0 known already, 1 about no story" in first.out
    before = factdrift("changes", "--json", "--all", "-w", root).json()
    again = factdrift("import", folder / "a.txt", folder, "-w", root)
    assert "0 new articles, 0 new texts, 2 known already" in again.out
    assert factdrift("changes", "--json", "--all", "-w", root).json() == before
    (folder / "c.txt").write_text(f"Nimbus Robotics asks for money\n\n{BODY}\n")
    third = factdrift("import", folder / "c.txt", "--json", "-w", root).json()
    assert (third["new_articles"], third["known"], third["unmatched"], third["failed"]) == (1, 0, 0, 0)
    assert third["claims"]["nimbus"] > 0
    assert third["changes"] == {"nimbus": []}, "it says what was known"
    with sqlite3.connect(root / "factdrift.db") as ledger:
        assert ledger.execute("select outlet, count(*) from article").fetchall() == [("The Daily", 2)]
        assert ledger.execute("select count(*) from confirmation").fetchone() == (0,)
    ledger.close()


def test_an_imported_article_reaches_report_changes_and_explain(filled: Path) -> None:
    report = factdrift("report", "--format", "json", folder=filled).json()
    assert {fact["id"] for fact in report["facts"]} == {"valuation", "funding"}
    listed = factdrift("changes", "nimbus", "--exit-code", "--json", folder=filled)
    assert listed.code == 3
    changes = listed.json()["changes"]
    assert {change["verb"] for change in changes} == {"first reported"}
    assert all(change["new"]["outlet"] == "The Daily" for change in changes)
    for change in changes:
        why = factdrift("explain", change["id"][:7], folder=filled)
        assert why.code == 0
        assert "The Daily" in why.out
        explained = factdrift("explain", change["id"], "--json", folder=filled).json()
        assert {**explained, "adoption": None} == change
        (first,) = explained["adoption"]["adopted"]
        assert (first["outlet"], first["url"], explained["adoption"]["lagging"]) == (
            "The Daily",
            change["new"]["url"],
            [],
        )


def test_changes_narrow_by_fact_verb_and_time(filled: Path) -> None:
    def facts(*options: str) -> list[str]:
        return [one["fact"] for one in factdrift("changes", "--json", *options, folder=filled).json()["changes"]]

    assert sorted(facts()) == ["funding", "valuation"]
    assert facts("--fact", "funding") == ["funding"]
    assert facts("--verb", "disputed") == []
    assert sorted(facts("--verb", "first-reported", "--since", "24h")) == ["funding", "valuation"]
    assert facts("--since", "2999-01-01") == []
    assert factdrift("changes", "--since", "2999-01-01", "--exit-code", folder=filled).code == 0
    unknown = factdrift("changes", "--fact", "price", folder=filled)
    assert unknown.code == 1
    assert "it follows valuation, funding" in unknown.err
    assert factdrift("changes", "--verb", "exploded", folder=filled).code == 2


def test_a_report_in_every_format_by_option_or_by_the_files_ending(filled: Path, tmp_path: Path) -> None:
    assert "€200 million" in factdrift("report", folder=filled).out
    for name, sign in (("r.html", "<html"), ("r.md", "# Nimbus"), ("r.csv", "fact"), ("r.json", "factdrift-report/1")):
        done = factdrift("report", "-o", tmp_path / name, folder=filled)
        assert (done.code, done.out) == (0, "")
        assert sign in (tmp_path / name).read_text(encoding="utf-8")
    assert factdrift("report", "--format", "csv", folder=filled).out == (tmp_path / "r.csv").read_bytes().decode()
    assert not list(tmp_path.glob(".*.part"))


def test_a_report_is_json_by_the_option_of_all_other_commands_too(filled: Path) -> None:
    assert factdrift("report", "--json", folder=filled).json()["schema"] == "factdrift-report/1"
    assert factdrift("report", "--json", "--format", "csv", folder=filled).code == 2


def test_a_report_is_not_written_to_a_file_of_an_unknown_kind(filled: Path, tmp_path: Path) -> None:
    wrong = factdrift("report", "-o", tmp_path / "r.pdf", folder=filled, columns=240)
    assert (wrong.code, "names no format. Give --format, or one of .html" in wrong.err) == (2, True)
    assert not (tmp_path / "r.pdf").exists()
    assert factdrift("report", "-o", tmp_path / "r", "--format", "csv", folder=filled).code == 0


def test_a_report_as_of_a_moment_before_knows_nothing(filled: Path) -> None:
    early = factdrift("report", "--as-of", "2026-01-01", "--format", "json", folder=filled).json()
    assert early["articles"] == 0
    said = factdrift("report", "--as-of", "2026-01-01", folder=filled).out
    assert "No article about this story had been fetched or imported by then." in said
    assert "Run a crawl" not in said


def test_saved_reports_have_the_formats_of_the_settings(filled: Path) -> None:
    (filled / "factdrift.toml").write_text('[report]\nformats = ["html", "csv"]\n')
    done = factdrift("report", "--save", folder=filled)
    assert [Path(line).name for line in done.out.splitlines()] == ["nimbus.html", "nimbus.csv"]
    assert "<html" in (filled / "reports" / "nimbus.html").read_text()


def test_rereading_says_first_and_then_does(filled: Path) -> None:
    """As if an earlier version of the reader had read the ledger and found one value less."""
    with sqlite3.connect(filled / "factdrift.db") as ledger:
        ledger.execute("delete from change")
        ledger.execute("delete from claim where fact = 'valuation'")
        ledger.execute("update extraction set reader = '0'")
    ledger.close()
    said = factdrift("reread", "--dry-run", folder=filled)
    assert "1 text to read with reader" in said.out
    assert "1 value more, 0 less" in said.out
    assert factdrift("report", "--format", "csv", folder=filled).out.count("valuation") == 0
    assert "of them technical" in factdrift("reread", folder=filled).out
    assert "valuation" in factdrift("report", "--format", "csv", folder=filled).out
    assert "nothing to read again" in factdrift("reread", folder=filled).out


def test_several_stories_need_a_name(filled: Path) -> None:
    (filled / "stories" / "other.toml").write_text((filled / "stories" / "nimbus.toml").read_text())
    done = factdrift("report", folder=filled)
    assert done.code == 2
    assert "nimbus, other" in done.err
    assert factdrift("report", "other", folder=filled).code == 0
    undo = factdrift("review", "undo", folder=filled)
    assert (undo.code, "with --story: nimbus, other" in undo.err) == (2, True)


def test_output_can_be_cut_short_without_a_traceback(filled: Path) -> None:
    """As in ``factdrift kinds | head``."""
    process = subprocess.Popen([*COMMAND, "kinds"], cwd=filled, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    said = process.stderr.read().decode()
    process.stderr.close()
    process.wait(90)
    assert "Traceback" not in said


def test_a_crawl_takes_up_at_once_what_a_killed_one_had_leased(filled: Path) -> None:
    with sqlite3.connect(filled / "factdrift.db") as ledger:
        ledger.execute(
            "insert into frontier (url, source, discovered_at, due_at, lease_until, leased_by, attempts) values "
            "('https://daily.example/a', 'daily', '2026-01-09', '2026-01-09', '2099-01-01', 'killed', 1)"
        )
    assert factdrift("crawl", "-w", filled).code == 0
    with sqlite3.connect(filled / "factdrift.db") as ledger:
        assert ledger.execute("select lease_until, leased_by from frontier").fetchall() == [(None, None)]
