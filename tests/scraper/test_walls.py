"""Walls that were written before the judge's rules: those of both sets are refused, but for two with odd wordings."""

from __future__ import annotations

import pytest

from benchmarks.crawling.judge import NAMED, verdict_on
from benchmarks.crawling.walls import Wall, walls
from scraper.outcome import Outcome

WALLS = [*walls(1), *walls(2)]
PASSED = {"2.12 paywall en", "2.36 list fr"}  # known: nothing in them but their wording tells them from an article


def test_there_are_enough() -> None:
    assert len({wall.html for wall in WALLS}) == len(WALLS) > 190
    assert set(NAMED) == {wall.kind for wall in WALLS}


@pytest.mark.parametrize("wall", WALLS, ids=lambda wall: wall.name)
def test_no_wall_passes_as_an_article(wall: Wall) -> None:
    verdict = verdict_on(wall.html, wall.known)
    assert (verdict.outcome is Outcome.ARTICLE) == (wall.name in PASSED), verdict
