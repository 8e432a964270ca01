"""Walls that were written before the judge's rules: those of all sets are refused, but for two with odd wordings."""

from __future__ import annotations

import pytest

from benchmarks.crawling.judge import NAMED, verdict_on
from benchmarks.crawling.walls import HERE, Built, built
from scraper.outcome import Outcome

WALLS = [wall for number in (1, 2, 3) for wall in built(HERE / f"walls-{number}.toml")]


def test_there_are_enough() -> None:
    assert len({wall.html for wall in WALLS}) == len(WALLS) > 220
    assert set(NAMED) == {wall.kind for wall in WALLS}


@pytest.mark.parametrize("wall", WALLS, ids=lambda wall: wall.name)
def test_no_wall_passes_as_an_article(wall: Built) -> None:
    verdict = verdict_on(wall.html, wall.known)
    assert verdict.outcome is not Outcome.ARTICLE, verdict


PLACE = "The stream is not available in your country, viewers in Norderhaff were told when they opened it on Monday."
TELLS = (
    "The broadcaster said it had bought the rights for two states only, and that it would ask for those of the island"
    " in autumn. Around 400 households have paid for the channel since last year, according to the island council."
)
LETTER = "You and your family can write to us: tell us what you think of our paper, and we will print your letter."


def test_an_article_may_report_what_a_wall_says() -> None:
    paragraphs = "".join(f"<p>{text}</p>" for text in (TELLS, PLACE, TELLS.upper(), TELLS.title()))
    assert verdict_on(f"<html><body><article><h1>No football</h1>{paragraphs}</article></body></html>").outcome is (
        Outcome.ARTICLE
    )


def test_a_notice_that_speaks_to_its_readers_throughout_is_no_article_however_it_is_built() -> None:
    page = f"<html><body><main><h1>Letters</h1><p>{LETTER}</p><p>{LETTER.upper()}</p><p>{LETTER.title()}</p></main>"
    assert verdict_on(page).outcome is Outcome.TOO_SHORT


def test_a_few_headlines_with_a_summary_each_are_a_list_in_whatever_lines_their_text_is() -> None:
    entries = "".join(f"<li><a href='/{n}'>What happened in the town on day {n}</a> <p>{TELLS}</p></li>" for n in "12")
    more = "".join(f"<li><a href='/{n}'>What happened in the town on day {n}</a></li>" for n in "345")
    assert verdict_on(f"<html><body><main><ul>{entries}{more}</ul></main></body></html>").outcome is (
        Outcome.NOT_AN_ARTICLE
    )
