"""Reading a text at the command line, and the kinds of fact that can be read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.command_line import BODY, factdrift, lines_file, page, workspace


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return workspace(tmp_path / "ws")


def test_kinds_are_listed_each_with_description_and_example() -> None:
    kinds = factdrift("kinds", "--json").json()
    assert len(kinds) > 20
    assert [kind["id"] for kind in kinds if not kind["description"]] == []
    valuation = next(kind for kind in kinds if kind["id"] == "valuation")
    assert valuation["examples"]
    shown = factdrift("kinds", "valuation").out
    assert all(example in shown for example in valuation["examples"])
    wrong = factdrift("kinds", "valuatio")
    assert wrong.code == 1
    assert "'valuation'" in wrong.err


def test_a_kind_is_shown_with_each_of_its_words_once() -> None:
    shown = factdrift("kinds", "injured", columns=10_000).out
    (english,) = (line for line in shown.splitlines() if line.startswith("words (en): "))
    words = english.removeprefix("words (en): ").split(", ")
    assert len(set(words)) == len(words)
    assert "injur*" in words
    assert not [word for word in words if word.startswith("injur") and word != "injur*" and " " not in word]
    assert "trend: rises" in shown


def test_read_prints_a_line_per_article_and_needs_no_workspace(tmp_path: Path) -> None:
    story = workspace(tmp_path / "ws") / "stories" / "nimbus.toml"
    file = lines_file(tmp_path, {"id": "a", "text": BODY}, {"id": "b", "text": "Nothing to see here."})
    done = factdrift("read", file, "--story", story, "--json", folder=tmp_path)
    first, second = done.lines()
    assert done.code == 0
    assert (first["id"], second["id"], second["claims"]) == ("a", "b", [])
    assert {claim["fact"] for claim in first["claims"]} == {"valuation", "funding"}
    for claim in first["claims"]:
        assert BODY[claim["start"] : claim["end"]] == claim["quote"]
        assert BODY[claim["words_start"] : claim["words_end"]] == claim["words"]
    (valuation,) = [claim for claim in first["claims"] if claim["fact"] == "valuation"]
    assert (valuation["value"]["amount"], valuation["value"]["currency"]) == (2_000_000_000, "EUR")
    assert (valuation["hedge"], valuation["value"]["qual"]) == ("approx", "approx")
    assert {path.name for path in (tmp_path / "ws").iterdir()} == {"stories", "sources", "factdrift.toml"}


def test_read_takes_standard_input_and_a_story_by_id(root: Path) -> None:
    line = json.dumps({"id": "a", "text": BODY}).encode()
    done = factdrift("read", "-", "-s", "nimbus", "--json", "--language", "en", folder=root, stdin=line)
    assert [claim["fact"] for claim in done.lines()[0]["claims"]] == ["funding", "valuation"]


def test_read_for_people_shows_sentence_and_value(root: Path, tmp_path: Path) -> None:
    file = tmp_path / "saved.html"
    file.write_bytes(page("Nimbus Robotics seeks money"))
    done = factdrift("read", file, "-s", "nimbus", "-w", root)
    assert "€200 million" in done.out
    assert "“Nimbus Robotics is in talks to raise 200 million euros" in done.out


def test_read_explains_what_each_value_was_taken_for(root: Path, tmp_path: Path) -> None:
    file = lines_file(tmp_path, {"id": "a", "text": BODY + " Its rival paid 9 million dollars for a hall."})
    done = factdrift("read", file, "-s", "nimbus", "-w", root, "--explain", "--json")
    taken = {row["words"]: row["fact"] for row in done.lines()[0]["values"]}
    assert taken["200 million euros"] == "funding"
    assert taken["9 million dollars"] is None
    assert "funding" in factdrift("read", file, "-s", "nimbus", "-w", root, "--explain").out


def test_read_explains_why_a_text_as_a_whole_does_not_count(root: Path, tmp_path: Path) -> None:
    """Not only of its values, which each look right by themselves."""
    short = lines_file(tmp_path, {"id": "a", "text": "Its rival Altair was valued at 3 billion euros on Friday."})
    said = factdrift("read", short, "-s", "nimbus", "-w", root, "--explain", "--language", "en").out
    assert "Nothing for this story: an excerpt that names neither Nimbus Robotics nor" in said
    assert "3 billion euros" in said
    foreign = lines_file(tmp_path, {"id": "a", "text": "La società vale 3 miliardi di euro.", "language": "it"})
    said = factdrift("read", foreign, "-s", "nimbus", "-w", root, "--explain").out
    assert "Nothing for this story: the text is in it; the story follows" in said
    assert "“”" not in said


def test_read_takes_only_languages_that_can_be_read(root: Path, tmp_path: Path) -> None:
    file = lines_file(tmp_path, {"id": "a", "text": BODY})
    wrong = factdrift("read", file, "-s", "nimbus", "-w", root, "--language", "english")
    assert (wrong.code, "'de', 'en', 'fr'" in wrong.err) == (2, True)
