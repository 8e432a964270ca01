"""Others of the subject's sort, told by their names, and appositions that say whose supplier somebody is."""

from __future__ import annotations

from typing import Any

import pytest

from facts.story import Story
from tests.facts.owners.test_rival_clauses import story, values
from tests.facts.test_reader import said

TUNNEL = story("Lyme Tunnel", "opening", "place", aliases=["Lymetunnel", "tunnel de Lyme"])
TYPHOON: dict[str, Any] = {
    "title": "Kirra",
    "match": "Kirra",
    "since": "2026-01-01",
    "subject": {"name": "Typhoon Kirra", "type": "event", "aliases": ["Kirra"]},
    "facts": [{"id": "deaths", "kind": "deaths"}],
}

NAMESAKES = [
    ("en", "The Lyme Tunnel is late. The Medway Tunnel opened in 1996.", []),
    ("en", "The Lyme Tunnel is long. The Lyme Tunnel opened in 1996.", ["1996"]),
    ("en", "The Lyme Tunnel is long. Work near Medway went well, and the tunnel opened in 1996.", ["1996"]),
    ("fr", "Le tunnel de Lyme est long. Le tunnel de Morlac a été inauguré en 1996.", []),
    ("fr", "Le tunnel de Lyme a été inauguré en 1996.", ["1996"]),
]


@pytest.mark.parametrize(("language", "text", "expected"), NAMESAKES)
def test_another_of_the_same_sort_has_its_own_figures(language: str, text: str, expected: list[str]) -> None:
    assert values(text, TUNNEL, language) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Typhoon Mira killed 900 in 1998, long before Kirra.", []),
        ("Typhoon Kirra killed 900 on Thursday, long after Mira.", ["900"]),
    ],
)
def test_an_older_event_named_beside_the_subject_keeps_its_dead(text: str, expected: list[str]) -> None:
    assert values(text, Story.model_validate(TYPHOON), "en") == expected


BELVARA = story("Belvara", "headcount", others={"organisations": ["Tessmark"]})

APPOSITIONS = [
    ("de", "Belvara spart. Der Familienbetrieb Fennhoff, ein Zulieferer von Belvara, zählt 230 Beschäftigte.", []),
    ("de", "Der Familienbetrieb Belvara, ein Zulieferer von Tessmark, zählt 230 Beschäftigte.", ["230"]),
    ("en", "Belvara is cutting costs. The family firm Fennhoff, a supplier to Belvara, employs 230 people.", []),
    ("en", "The family firm Belvara, a supplier to Tessmark, employs 230 people.", ["230"]),
    ("fr", "Belvara économise. L'entreprise familiale Fennhoff, un fournisseur de Belvara, emploie 230 personnes.", []),
    ("fr", "L'entreprise familiale Belvara, un fournisseur de Tessmark, emploie 230 personnes.", ["230"]),
]


@pytest.mark.parametrize(("language", "text", "expected"), APPOSITIONS)
def test_what_somebody_is_to_another_does_not_hand_the_figure_over(
    language: str, text: str, expected: list[str]
) -> None:
    assert values(text, BELVARA, language) == expected


DEALS = [
    ("en", "closing_date", "Backhaus's takeover of Kornblum should be wrapped up by May 2026.", ["2026-05"]),
    ("en", "closing_date", "Kornblum waits. Backhaus's takeover of Panmill should be wrapped up by May 2026.", []),
    ("de", "closing_date", "Backhaus' Übernahme von Kornblum soll im Mai 2026 abgeschlossen werden.", ["2026-05"]),
    ("fr", "deadline", "Backhaus a jusqu'au 15 mai 2026 pour déposer une offre sur Kornblum.", ["2026-05-15"]),
    ("fr", "acquisition_price", "L'offre de Backhaus - 640 millions d'euros - a été rejetée par Kornblum.",
     ["EUR 640m"]),
    ("fr", "acquisition_price", "Kornblum attend. L'offre de Backhaus sur Panetier - 640 millions d'euros - échoue.",
     []),
]  # fmt: skip


@pytest.mark.parametrize(("language", "kind", "text", "expected"), DEALS)
def test_a_deal_about_the_subject_is_its_own_whoever_makes_it(
    language: str, kind: str, text: str, expected: list[str]
) -> None:
    of = story("Kornblum", kind, others={"organisations": ["Backhaus"]})
    assert [value for fact, value, _ in said(text, of, language) if fact == kind] == expected
