"""Real input: two real articles of the story that ``init`` writes, where they lie beside the project."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from tests.command_line import factdrift

SEEDS = Path(os.environ.get("FACTDRIFT_SEEDS", Path(__file__).parents[2] / "shared" / "seeds"))
ARTICLES = sorted(SEEDS.glob("*.txt"))

pytestmark = pytest.mark.skipif(not ARTICLES, reason=f"no articles in {SEEDS}; set FACTDRIFT_SEEDS")


@pytest.fixture(scope="module")
def sheet(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """The facts that the report shows after importing the articles."""
    workspace = tmp_path_factory.mktemp("seeds") / "news"
    assert factdrift("init", workspace).code == 0
    assert factdrift("import", *ARTICLES, "--workspace", workspace).code == 0
    done = factdrift("report", "ami-labs", "--format", "json", "--workspace", workspace)
    assert done.code == 0, done.err
    facts: list[dict[str, Any]] = json.loads(done.out)["facts"]
    return facts


@pytest.mark.parametrize(
    ("fact", "expected", "status"),
    [
        ("valuation", {"amount": 3_500_000_000, "currency": "USD"}, "targeted"),
        ("funding", {"amount": 500_000_000, "currency": "EUR"}, "in_talks"),
        ("launch", {"edtf": "2026-01"}, None),
        ("departure", {"edtf": "2025-12~"}, None),
        ("ceo", {"name": "Alexandre LeBrun"}, None),
        ("hq", {"name": "Paris"}, None),
        ("role", {"text": "chairman of the supervisory board"}, None),
    ],
)
def test_the_sheet_holds_what_the_articles_report(
    sheet: list[dict[str, Any]], fact: str, expected: dict[str, Any], status: str | None
) -> None:
    lines = _lines(sheet, fact)

    assert len(lines) == 1
    assert expected.items() <= lines[0]["value"].items()
    assert status is None or lines[0]["modality"] == status


def test_a_sum_that_one_article_hedges_is_about(sheet: list[dict[str, Any]]) -> None:
    seen = next(section for section in sheet if section["id"] == "valuation")["seen"]

    assert {one["value"].get("qual") for one in seen} == {None, "approx"}


def test_nothing_is_read_from_sentences_on_others(sheet: list[dict[str, Any]]) -> None:
    """Every quote speaks of the subject or its people, none of language models or of other companies alone."""
    quotes = [seen["quote"] for section in sheet for seen in section["seen"]]

    assert quotes
    for quote in quotes:
        assert not any(other in quote for other in ("Google", "OpenAI", "ChatGPT", "LLM", "WhatsApp"))


def _lines(sheet: list[dict[str, Any]], fact: str | None = None) -> list[dict[str, Any]]:
    return [line for section in sheet if fact in {None, section["id"]} for line in section["now"]]
