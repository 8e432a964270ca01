"""Figures that belong to another by the words right beside them, and names that give or lend and own nothing."""

from __future__ import annotations

import pytest

from facts.story import Story
from tests.facts.test_reader import said

SENTENCES = [
    # who did it stands behind the figure
    ("funding", "fr", "Après les 200 millions d'euros levés par Backhaus, place à Norvent, une start-up.", []),
    ("debt", "en", "Norvent is owed 30 million euros by the collapsed grocer Backhaus.", []),
    # a rival opens the clause
    ("valuation", "de",
     "Norvent erhielt Geld. Zum Wert hieß es nichts, der Rivale Backhaus wurde mit 90 Millionen Euro bewertet.", []),
    # more than its rival's
    ("funding", "de", "Norvents Runde fiel mit 22 Millionen Euro höher aus als die des Rivalen Backhaus.", [22]),
    # who lends or gives owns nothing
    ("debt", "fr", "Norvent a contracté un prêt de 200 millions d'euros auprès de la Banque Kymi.", [200]),
    ("subsidy", "en", "Whitehall will contribute 640 million euros to Norvent.", [640]),
    # an offer, its price and who makes it; what the subject buys
    ("acquisition_price", "en", "Norvent's board rejected an approach worth 3.1 billion euros from Backhaus.", [3100]),
    ("acquisition_price", "en", "Norvent snapped up the Dutch snack maker Kroon for 210 million euros.", []),
    ("acquisition_price", "de", "Norvent hat den Zulieferer Kroon für 140 Millionen Euro erworben.", []),
    ("acquisition_price", "fr", "Norvent tombe dans l'escarcelle de Backhaus pour 300 millions d'euros.", [300]),
    # whose holding, and in whom
    ("stake", "de", "Der Anteil von Backhaus an Norvent schrumpft auf 5 Prozent.", [5]),
    # how many times as much it is
    ("revenue", "de", "Der Umsatz von Norvent hat sich auf 81 Millionen Euro mehr als verdoppelt.", [81]),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "language", "text", "expected"), SENTENCES)
def test_the_words_beside_a_figure_say_whose_it_is(kind: str, language: str, text: str, expected: list[float]) -> None:
    story = Story.model_validate(
        {
            "title": "Norvent",
            "subject": {"name": "Norvent", "type": "organisation"},
            "match": '"Norvent"',
            "languages": ["de", "en", "fr"],
            "others": {"organisations": ["Backhaus", "Banque Kymi"]},
            "facts": [{"id": kind, "kind": kind}],
        }
    )
    values = [float(value.removeprefix("EUR ").removesuffix("m")) for _, value, _ in said(text, story, language)]
    assert values == expected
