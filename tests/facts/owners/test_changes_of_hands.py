"""Who follows whom in a role: both are named in the sentence, or the sentence before says which role it is."""

from __future__ import annotations

import pytest

from tests.facts.stories import bakery
from tests.facts.test_reader import said

NEW = ("ceo", "Ida Brandt", "confirmed")
COMING = ("ceo", "Ida Brandt", "planned")
OLD = ("ceo", "Jan Wendt", "former")

SENTENCES = [
    ("en", "Ida Brandt succeeds Jan Wendt as chief executive of Kornblum.", [NEW, OLD]),
    ("en", "Ida Brandt takes over from Jan Wendt as CEO of Kornblum.", [NEW, OLD]),
    ("en", "Kornblum named Ida Brandt CEO, replacing Jan Wendt.", [NEW, OLD]),
    ("en", "Jan Wendt will be succeeded by Ida Brandt as chief executive of Kornblum.", [OLD, COMING]),
    ("en", "Kornblum boss Jan Wendt hands the top job to Ida Brandt.", [OLD, NEW]),
    ("de", "Ida Brandt löst Jan Wendt als Chefin von Kornblum ab.", [NEW, OLD]),
    ("de", "Ida Brandt folgt bei Kornblum als Vorstandschefin auf Jan Wendt.", [NEW, OLD]),
    ("de", "Jan Wendt gibt den Chefposten bei Kornblum an Ida Brandt ab.", [OLD, NEW]),
    ("de", "Nachfolgerin von Kornblum-Chef Jan Wendt wird Ida Brandt.", [OLD, COMING]),
    ("fr", "Ida Brandt remplace Jan Wendt à la tête de Kornblum.", [NEW, OLD]),
    ("fr", "Jan Wendt cède la direction générale de Kornblum à Ida Brandt.", [OLD, NEW]),
    ("fr", "Jan Wendt sera remplacé par Ida Brandt à la direction générale de Kornblum.", [OLD, COMING]),
    # who has the title keeps it until the day comes
    ("en", "Kornblum chief executive Jan Wendt will be succeeded by Ida Brandt.",
     [("ceo", "Jan Wendt", "confirmed"), COMING]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), SENTENCES)
def test_both_have_the_role_one_of_them_had_it(language: str, text: str, expected: list[tuple[str, str, str]]) -> None:
    assert said(text, bakery(), language) == expected


def test_the_sentence_before_says_which_role_it_is() -> None:
    text = "Kornblum's chief executive has resigned. The successor is Ida Brandt."
    assert said(text, bakery(), "en") == [NEW]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ida Brandt is the new finance director of Kornblum. She succeeds Jan Wendt."),
        ("fr", "Ida Brandt est promue directrice financière de Kornblum. Elle succède à Jan Wendt."),
    ],
)
def test_who_is_followed_had_the_office_that_was_spoken_of(language: str, text: str) -> None:
    story = bakery(facts=[{"id": "cfo", "kind": "finance_chief"}, {"id": "ceo", "kind": "chief_executive"}])
    assert [(fact, name) for fact, name, _ in said(text, story, language)] == [
        ("cfo", "Ida Brandt"),
        ("cfo", "Jan Wendt"),
    ]
