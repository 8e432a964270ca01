"""Who had or has a post where no word for it stands in the sentence: ousted, following, heading it by its name."""

from __future__ import annotations

from typing import Any

import pytest

from tests.facts.stories import bakery
from tests.facts.test_reader import said

STARTS: dict[str, Any] = {
    "subject": {"name": "Kornblum", "people": ["Ida Brandt", "Jan Wendt"]},
    "facts": [
        {"id": "start", "kind": "start_in_office", "person": "Ida Brandt"},
        {"id": "end", "kind": "departure_date", "person": "Jan Wendt"},
    ],
}
NEW, COMING = ("Ida Brandt", "confirmed"), ("Ida Brandt", "planned")
OLD = ("Jan Wendt", "former")


def _heads(text: str, language: str) -> list[tuple[str, str]]:
    return [(name, how) for fact, name, how in said(text, bakery(), language) if fact == "ceo"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Kornblum has sacked Jan Wendt."),
        ("en", "Kornblum needs a hand for the post vacated by Jan Wendt in April."),
        ("de", "Kornblum hat Jan Wendt am Montag fristlos vor die Tür gesetzt."),
        ("de", "Jan Wendt wirft bei Kornblum das Handtuch."),
        ("de", "Kornblum stellt Jan Wendt mit sofortiger Wirkung frei."),
        ("fr", "Kornblum a limogé Jan Wendt."),
        ("fr", "Kornblum a annoncé s'être séparé de Jan Wendt."),
    ],
)
def test_who_is_ousted_had_the_post(language: str, text: str) -> None:
    assert _heads(text, language) == [OLD]


@pytest.mark.parametrize(
    ("language", "text", "heads"),
    [
        ("en", "Ida Brandt steps into Jan Wendt's shoes at Kornblum.", [NEW, OLD]),
        ("en", "Kornblum has named Ida Brandt as the replacement for Jan Wendt.", [NEW, OLD]),
        ("de", "Bei Kornblum tritt Ida Brandt an die Stelle von Jan Wendt.", [COMING, OLD]),
        ("de", "Für Jan Wendt kommt bei Kornblum Ida Brandt.", [OLD, NEW]),
        ("fr", "Chez Kornblum, Jan Wendt cède son fauteuil à Ida Brandt.", [OLD, NEW]),
        ("fr", "Chez Kornblum, Ida Brandt prend le relais de Jan Wendt.", [NEW, OLD]),
    ],
)
def test_who_takes_the_place_of_another_has_the_only_post_followed(
    language: str, text: str, heads: list[tuple[str, str]]
) -> None:
    assert _heads(text, language) == heads


def test_of_two_posts_followed_neither_is_meant() -> None:
    both = bakery(facts=[{"id": "ceo", "kind": "chief_executive"}, {"id": "chair", "kind": "chair"}])
    assert said("Kornblum has named Ida Brandt as the replacement for Jan Wendt.", both, "en") == []


@pytest.mark.parametrize(
    ("language", "text", "heads"),
    [
        ("en", "Ida Brandt is to run Kornblum from June.", [COMING]),
        ("en", "Candidates to lead Kornblum include Ida Brandt and Jan Wendt.",
         [("Ida Brandt", "rumoured"), ("Jan Wendt", "rumoured")]),
        ("en", "Ida Brandt ran Kornblum's shops.", []),
        ("en", "Ida Brandt is to lead Kornblum sale talks.", []),
        ("de", "Ida Brandt führt Kornblum seit 2020.", [NEW]),
        ("de", "Derzeit führt Kornblum Gespräche mit Ida Brandt.", []),
        # a bare noun behind the verb is a part only
        ("en", "Ida Brandt, who heads sales at Kornblum, called it a step.", []),
        ("en", "Ida Brandt, who heads the company, called it a step. Kornblum gained.", [NEW]),
    ],
)  # fmt: skip
def test_who_heads_it_by_its_name(language: str, text: str, heads: list[tuple[str, str]]) -> None:
    assert _heads(text, language) == heads


@pytest.mark.parametrize(
    ("language", "text", "heads"),
    [
        ("en", "Backhaus, led by Ida Brandt, has been a rival of Kornblum for years.", []),
        ("de", "Backhaus, geführt von Ida Brandt, verkauft weniger als Kornblum.", []),
        ("fr", "Backhaus, dirigé par Ida Brandt, a vendu plus que Kornblum.", []),
        ("en", "Kornblum, led by Ida Brandt, sells more than Backhaus.", [NEW]),
    ],
)
def test_who_leads_another_behind_its_comma_does_not_lead_the_subject(
    language: str, text: str, heads: list[tuple[str, str]]
) -> None:
    assert _heads(text, language) == heads


@pytest.mark.parametrize(
    ("language", "text", "fact"),
    [
        ("en", "Jan Wendt hands over to Ida Brandt at Kornblum on 1 September 2026.", "start"),
        ("en", "Ida Brandt, in the saddle since 25 March 2026, promised a plan for Kornblum.", "start"),
        ("en", "Jan Wendt was to act as head of Kornblum until 2028.", "end"),
        ("de", "Am 5. Oktober hat Ida Brandt ihren Schreibtisch bei Kornblum bezogen.", "start"),
        ("de", "Der am 5. Oktober freigestellte Jan Wendt arbeitet nicht mehr bei Kornblum.", "end"),
    ],
)
def test_the_day_of_a_change_is_that_of_who_comes_or_goes(language: str, text: str, fact: str) -> None:
    assert [one for one, _, _ in said(text, bakery(**STARTS), language)] == [fact]
