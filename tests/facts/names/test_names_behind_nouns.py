"""Names behind a word for what they are, in a language where nouns have capitals: firms, funds, courts, investors."""

from __future__ import annotations

from typing import Any

import pytest

from facts.reader import read
from facts.story import Story


def names(text: str, kind: str, **own: Any) -> list[str]:
    body: dict[str, Any] = {
        "title": "Castella",
        "match": "Castella",
        "subject": {"name": "Castella"},
        "facts": [{"id": "named", "kind": kind}],
        "kinds": own,
    }
    return [claim.evidence.words for claim in read(text, Story.model_validate(body), language="de").claims]


@pytest.mark.parametrize(
    "text",
    [
        "Neuer Eigentümer der Kette Castella ist die Beteiligungsgesellschaft Holm Capital.",
        "Die Mehrheit an Castella geht an den Mischkonzern Holm Capital.",
        "Castella wird vom schwedischen Finanzinvestor Holm Capital übernommen.",
        "Gekauft wird Castella von einem Münchner Fonds Holm Capital.",
    ],
)
def test_a_name_behind_a_word_for_a_firm_is_no_person(text: str) -> None:
    assert names(text, "buyer") == ["Holm Capital"]


@pytest.mark.parametrize(
    "text",
    [
        "Anführen soll die Runde bei Castella der US-Investor Holm Capital.",
        "Neu bei Castella an Bord ist der Kölner Fonds Holm Capital.",
        "Großaktionär Holm Capital schießt bei Castella noch einmal Geld nach.",
        "Lead-Investor bei Castella ist der Risikokapitalgeber Holm Capital.",
    ],
)
def test_the_word_is_no_part_of_the_name(text: str) -> None:
    assert names(text, "investor") == ["Holm Capital"]


def test_a_name_behind_a_post_is_a_person() -> None:
    assert names("Konzernchef Okafor Bello führt Castella.", "chief_executive") == ["Okafor Bello"]


@pytest.mark.parametrize("court", ["Amtsgericht Coburg", "Landgericht Köln"])
def test_a_court_is_no_person(court: str) -> None:
    text = f"Zum Sachwalter von Castella bestellte das {court} den Anwalt Kai Lohr."
    cues = {"type": "person", "cues": {"de": ["Sachwalter* #"]}}
    assert names(text, "administrator", administrator=cues) == ["Kai Lohr"]
