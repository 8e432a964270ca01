"""``factdrift compare``: two fact sheets side by side, of two moments or of two outlets."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.command_line import Done, factdrift, workspace

DAILY = "Talks\n\nNimbus Robotics is in talks to raise 200 million euros, two people familiar with the matter said."
WEEKLY = (
    "Talks\n\nNimbus Robotics is in talks to raise 300 million euros, a person close to the talks said. "
    "Nimbus Robotics would be valued at about 2 billion euros, the person said."
)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace in which two outlets report different sums for one financing."""
    made = workspace(tmp_path_factory.mktemp("compare") / "ws")
    for outlet, text in (("The Daily", DAILY), ("The Weekly", WEEKLY)):
        file = made / "articles.jsonl"
        file.write_text(json.dumps({"id": outlet, "outlet": outlet, "published": "2026-01-09", "text": text}))
        assert factdrift("import", file, "-w", made).code == 0
    return made


def compare(root: Path, *arguments: str) -> Done:
    return factdrift("compare", *arguments, "-w", root)


def test_two_outlets_are_put_side_by_side(root: Path) -> None:
    done = compare(root, "--outlet", "The Daily", "--with", "the weekly")
    assert done.code == 0, done.err
    assert re.search(r"Fact +The Daily +The Weekly +How they differ", done.out)
    assert re.search(r"€200 million +€300 million +other value", done.out)
    assert re.search(r"– +about €2 billion +only The Weekly", done.out)
    assert "“" not in done.out


def test_sentences_show_outlet_status_and_both_sentences(root: Path) -> None:
    done = compare(root, "--outlet", "The Daily", "--with", "The Weekly", "--fact", "funding", "--sentences")
    assert "“Nimbus Robotics is in talks to raise 200 million euros" in done.out
    assert "“Nimbus Robotics is in talks to raise 300 million euros" in done.out
    assert "The Weekly: €300 million  in talks · The Weekly" in done.out
    assert "2 billion" not in done.out


def test_then_and_now_with_an_exit_code(root: Path) -> None:
    done = compare(root, "nimbus", "--before", "2026-01-01", "--exit-code")
    assert done.code == 3
    assert done.out.count("added") == 2
    still = compare(root, "--before", "2026-01-01", "--after", "2026-01-02", "--exit-code")
    assert (still.code, still.out) == (0, "No difference.\n")


def test_one_outlet_then_and_now(root: Path) -> None:
    done = compare(root, "--outlet", "The Daily", "--before", "2026-01-01", "--json")
    body = done.json()
    assert [(one["fact"], one["how"], one["before"]) for one in body["differences"]] == [("funding", ["added"], None)]


def test_json_has_both_sides_and_what_they_rest_on(root: Path) -> None:
    body = compare(root, "--outlet", "The Daily", "--with", "The Weekly", "--json").json()
    assert (body["schema"], body["story"], body["quantities"]) == ("factdrift-compare/1", "nimbus", 2)
    assert (body["before"]["outlet"], body["after"]["outlet"]) == ("The Daily", "The Weekly")
    valuation, funding = body["differences"]
    assert (valuation["how"], valuation["before"]) == (["added"], None)
    assert funding["how"] == ["other value"]
    assert (funding["before"]["value"]["amount"], funding["after"]["value"]["amount"]) == (200_000_000, 300_000_000)
    assert funding["after"]["outlets"] == ["The Weekly"]
    assert funding["after"]["words"] in funding["after"]["quote"]


def test_an_outlet_does_not_differ_from_itself(root: Path) -> None:
    done = compare(root, "--outlet", "The Daily", "--with", "The Daily", "--exit-code")
    assert (done.code, done.out) == (0, "No difference.\n")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "Say what to compare"),
        (["--outlet", "The Daily"], "Say what to compare"),
        (["--with", "The Daily"], "Name the other outlet too"),
        (["--before", "7d", "--outlet", "The Daily", "--with", "The Weekly"], "Say what to compare"),
        (["--outlet", "The Daily", "--with", "The Weekly", "--after", "1d"], "--after goes with --before"),
        (["--before", "7d", "--as-of", "1d"], "--as-of goes with --with"),
        (["--before", "1d", "--after", "7d"], "--before must lie before --after"),
    ],
)
def test_what_cannot_be_compared_is_a_usage_error(root: Path, arguments: list[str], told: str) -> None:
    done = compare(root, *arguments)
    assert (done.code, done.out) == (2, "")
    assert told in done.err


def test_an_unknown_outlet_or_fact_is_told_with_those_there_are(root: Path) -> None:
    outlet = compare(root, "--outlet", "The Daily", "--with", "The Monthly")
    assert outlet.code == 1
    assert "The Daily, The Weekly" in outlet.err
    fact = compare(root, "--before", "7d", "--fact", "price")
    assert fact.code == 1
    assert "valuation, funding" in fact.err
