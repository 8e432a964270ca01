"""Names of one word that no story knows, by the words beside them: in German, where every noun has a capital."""

from __future__ import annotations

import pytest

from facts.story import Story
from tests.facts.stories import bakery
from tests.facts.test_reader import said

BUYERS = [
    ("de", "Kornblum wird von Tarvik übernommen.", ["Tarvik"]),
    ("de", "Der neue Eigentümer von Kornblum heißt Tarvik.", ["Tarvik"]),
    ("de", "Der Insolvenzverwalter hat Kornblum an Tarvik verkauft.", ["Tarvik"]),
    ("de", "Tarvik, Castella und Marlow buhlen um Kornblum.", ["Tarvik", "Castella", "Marlow"]),
    ("de", "Als Bieter für Kornblum gelten Tarvik, Castella und der Staatsfonds Norinvest.",
     ["Tarvik", "Castella", "Norinvest"]),
    ("de", "Ein Konsortium aus Tarvik und Castella bietet für Kornblum.", ["Tarvik", "Castella"]),
    ("en", "Tarvik and Castella have made an offer for Kornblum.", ["Tarvik", "Castella"]),
    ("en", "Castella Energy and the state fund Norinvest are in the running to buy Kornblum.",
     ["Castella Energy", "Norinvest"]),
    # common nouns are none
    ("de", "Kornblum wird mit Erfolg übernommen.", []),
    ("de", "Kornblum soll durch Verkauf von Strom und Gas übernommen werden.", []),
]  # fmt: skip


def story(kind: str) -> Story:
    """The bakery, of which only one kind of organisation is asked."""
    return bakery(facts=[{"id": "who", "kind": kind}])


@pytest.mark.parametrize(("language", "text", "expected"), BUYERS)
def test_a_name_without_an_article_is_one(language: str, text: str, expected: list[str]) -> None:
    assert [name for _, name, _ in said(text, story("buyer"), language)] == expected


def test_what_makes_one_of_a_list_a_rumour_makes_all_of_it_one() -> None:
    text = "Kornblum has attracted interest from Tarvik, Castella Energy and Norinvest, according to insiders."
    assert {state for _, _, state in said(text, story("buyer"), "en")} == {"rumoured"}


def test_a_list_of_backers_is_the_firm_s_as_a_whole() -> None:
    text = "Kornblum, soutenu par Tarvik et Castella Energy, emploie 300 personnes."
    assert [name for _, name, _ in said(text, story("investor"), "fr")] == ["Tarvik", "Castella Energy"]
