"""The demo, as a new user runs it: one command, no network, a report at its end."""

from __future__ import annotations

from pathlib import Path

import pytest

from demosite.play import MOMENTS
from tests.command_line import Done, factdrift, factdrift_process

pytestmark = [pytest.mark.xdist_group("demo"), pytest.mark.timeout(420)]  # one worker plays it once


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Done]:
    """The folder and the output of one run with --check."""
    folder = tmp_path_factory.mktemp("demo")
    return folder / "news", factdrift_process("demo", "--dir", "news", "--check", folder=folder, seconds=400)


def test_it_prints_the_report_and_ends_with_the_path_of_the_page(played: tuple[Path, Done]) -> None:
    folder, done = played
    assert done.code in {0, 1}, done.err
    assert "What changed" in done.out
    last = done.out.rstrip().splitlines()[-1]
    assert last == f"HTML report: {folder / 'reports' / 'ami-labs.html'}"
    assert "<svg" in (folder / "reports" / "ami-labs.html").read_text(encoding="utf-8")


def test_every_look_of_the_play_is_crawled_and_told(played: tuple[Path, Done]) -> None:
    _, done = played
    told = [line[:16].replace(" ", "T") + "Z" for line in done.err.splitlines() if "Changes of facts" in line]
    assert tuple(told) == MOMENTS


def test_everything_planted_is_told_once_and_nothing_else(played: tuple[Path, Done]) -> None:
    """Every planted change with the right verb, and no other alert."""
    _, done = played
    table = done.out.partition("Planted and told")[2]
    assert table
    assert [line for line in table.splitlines() if line.startswith(("missing", "extra"))] == []
    assert done.code == 0


def test_the_workspace_it_leaves_can_be_looked_at_further(played: tuple[Path, Done]) -> None:
    folder, _ = played
    assert factdrift("check", folder=folder).code == 0
    assert factdrift("report", "--format", "json", folder=folder).json()["outlets"] == 8
    sources = factdrift("source", "list", "--json", folder=folder).json()
    assert all(one["home"].startswith("http://127.0.0.1:") for one in sources), "it must need no network"


def test_a_folder_that_is_not_its_own_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("three years of work")
    done = factdrift("demo", "--dir", tmp_path / "mine")
    assert done.code == 1
    assert "Choose another folder" in done.err
    assert (tmp_path / "mine" / "thesis.txt").read_text() == "three years of work"
