"""An article that its outlet takes back says so of itself."""

from __future__ import annotations

import pytest

from facts.taken_back import taken_back


@pytest.mark.parametrize(
    "note",
    [
        "Editor's note: This article has been retracted.",
        "Norvent raises 40 million\n\nThis story has since been withdrawn because its source was wrong.",
        "The Daily Harbour has retracted this article.",
        "We have withdrawn this report.",
        "Anmerkung der Redaktion: Dieser Artikel wurde am Montag zurückgezogen.",
        "Die Redaktion hat diesen Beitrag zurückgezogen, weil die Angaben nicht stimmten.",
        "Cet article a été retiré par la rédaction.",
        "Note de la rédaction : nous avons dépublié cet article.",
    ],
)
def test_a_note_that_takes_the_article_back(note: str) -> None:
    assert taken_back(note)


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        "The journal has retracted the study of 2023.",
        'The journal wrote: "This article has been retracted."',
        "Norvent has withdrawn its offer. This article was updated.",
        "Correction: an earlier version of this article gave a wrong sum.",
        "Die Klage wurde zurückgezogen. Dieser Artikel wurde korrigiert.",
        "Le ministre a retiré son projet. Cet article a été corrigé.",
    ],
)
def test_what_is_no_such_note(text: str | None) -> None:
    assert not taken_back(text)
