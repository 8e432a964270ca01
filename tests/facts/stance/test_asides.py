"""Which value of a sentence a word of modality, denial or recall speaks of, and which it only stands beside."""

from __future__ import annotations

import pytest

from tests.facts.stories import bakery, telescope
from tests.facts.test_reader import said

STORY = bakery(
    facts=[
        {"id": kind, "kind": kind}
        for kind in ("valuation", "revenue", "job_cuts", "headcount", "chief_executive", "ipo_date")
    ]
)

_MODALITIES = [
    # an aside, and a sentence around one
    ("en", "Kornblum, which could soon open shops in Spain, employs 12,000 people.", "confirmed"),
    ("de", "Kornblum, das womöglich Filialen schließt, beschäftigt 12.000 Menschen.", "confirmed"),
    ("fr", "Kornblum, qui pourrait fermer des magasins, emploie 12 000 personnes.", "confirmed"),
    ("en", "Valued at €300 million last year, Kornblum may hire more bakers.", "confirmed"),
    (
        "fr",
        "Un plan de 300 suppressions de postes chez Kornblum, évoqué cet été, n'est pas à l'ordre du jour.",
        "denied",
    ),
    # another clause, another predicate, another value
    ("en", "Kornblum will pause for breath after its revenue rose to €80 million.", "confirmed"),
    ("en", "Kornblum's revenue fell to €80 million and may fall further.", "confirmed"),
    ("en", "Kornblum's revenue of €80 million beat what analysts had expected.", "confirmed"),
    # what is told
    ("en", "Rumour has it that Kornblum will cut 300 jobs.", "rumoured"),
    ("en", "Kornblum will cut 300 jobs, the Financial Times wrote.", "rumoured"),
    ("en", "Kornblum will cut 300 jobs, Rosa Kornblum told the Financial Times.", "planned"),
    ("de", "Am Abbau von 300 Stellen bei Kornblum werde festgehalten.", "planned"),
    ("de", "Kornblum werde 300 Stellen abbauen, heißt es in der Branche.", "rumoured"),
    # what was
    ("en", "Kornblum has scrapped a plan to cut 300 jobs.", "former"),
    ("en", "That Kornblum will cut 300 jobs, as a blog says, is wrong.", "denied"),
    ("fr", "Kornblum n'emploie plus que 12 000 personnes.", "confirmed"),
    ("de", "Kornblum beschäftigt nur noch 12.000 Menschen.", "confirmed"),
    # what is done
    ("fr", "Kornblum a supprimé 300 postes.", "confirmed"),
]


@pytest.mark.parametrize(("language", "sentence", "modality"), _MODALITIES)
def test_a_word_speaks_of_the_value_it_belongs_to(language: str, sentence: str, modality: str) -> None:
    assert [claim[2] for claim in said(sentence, STORY, language)] == [modality]


def test_what_is_cut_from_is_there() -> None:
    claims = said("Kornblum will cut 300 of its 12,000 jobs.", STORY, "en")
    assert claims == [("job_cuts", "300", "planned"), ("headcount", "12000", "confirmed")]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("de", "Aus 300 Stellen, die Kornblum streichen wollte, sind 500 geworden."),
        ("en", "Kornblum had planned to cut 300 jobs and will now cut 500 jobs."),
    ],
)
def test_of_an_old_figure_came_a_new_one(language: str, sentence: str) -> None:
    assert said(sentence, STORY, language) == [("job_cuts", "300", "former"), ("job_cuts", "500", "planned")]


@pytest.mark.parametrize(
    ("language", "sentence", "modality"),
    [
        ("en", "Rosa Kornblum was chief executive of Kornblum until last year.", "former"),
        ("fr", "Rosa Kornblum, directrice générale de Kornblum jusqu'en mars 2025, s'est tue.", "former"),
        ("de", "Rosa Kornblum ist als Vorstandschefin von Kornblum zurückgetreten.", "former"),
        ("en", "Kornblum denied that chief executive Rosa Kornblum was about to leave.", "confirmed"),
        ("en", "Rosa Kornblum has turned down the post of chief executive of Kornblum.", "denied"),
        ("en", "Rosa Kornblum, who founded Kornblum and is its chief executive, may sell shares.", "confirmed"),
        ("fr", "Rosa Kornblum restera directrice générale de Kornblum.", "confirmed"),
    ],
)
def test_who_had_who_has_and_who_does_not_want_a_role(language: str, sentence: str, modality: str) -> None:
    assert [claim[2] for claim in said(sentence, STORY, language)] == [modality]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Kornblum has 12,000 staff. A year earlier it employed 9,000 people."),
        ("en", "Kornblum employs 12,000 people. Its founder had promised 9,000 people work."),
        ("de", "Kornblum beschäftigt 12.000 Menschen. Vor zwei Jahren hatte die Firma 9000 Mitarbeiter gemeldet."),
        ("fr", "Kornblum emploie 12 000 personnes. Il y a deux ans, l'entreprise employait 9 000 personnes."),
    ],
)
def test_what_is_told_of_a_time_gone_by_is_former_beside_another_value(language: str, text: str) -> None:
    assert said(text, STORY, language) == [("headcount", "12000", "confirmed"), ("headcount", "9000", "former")]


def test_alone_it_is_what_it_was_said_to_be() -> None:
    assert said("A year ago Kornblum employed 9,000 people.", STORY, "en") == [("headcount", "9000", "confirmed")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Kornblum's IPO is no longer expected before 2028."),
        ("fr", "L'entrée en Bourse de Kornblum n'est plus attendue avant 2028."),
    ],
)
def test_what_is_no_longer_expected_before_a_day_may_come_then(language: str, text: str) -> None:
    assert [claim[2] for claim in said(text, STORY, language)] == ["planned"]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Kornblum said it would cut 300 jobs.", "planned"),
        ("Kornblum told its staff that it would cut 300 jobs.", "planned"),
        ("Two people said Kornblum would cut 300 jobs.", "rumoured"),
        ("Backhaus said Kornblum would cut 300 jobs.", "rumoured"),
    ],
)
def test_what_those_who_plan_say_they_would_do_is_planned(text: str, modality: str) -> None:
    claims = [claim for claim in said(text, STORY, "en") if claim[1] == "300"]
    assert [claim[2] for claim in claims] == [modality]


def test_a_count_of_those_who_say_so_is_none_of_the_fact() -> None:
    text = "Kornblum is preparing to cut 300 jobs, according to two people briefed on the matter."
    assert said(text, STORY, "en") == [("job_cuts", "300", "rumoured")]


@pytest.mark.parametrize(
    ("language", "text", "claim"),
    [
        ("de", "Dem Vernehmen nach geht Kornblum im März 2027 an die Börse.", ("ipo_date", "2027-03", "rumoured")),
        ("en", "Ida Brandt will not become chief executive of Kornblum.", ("chief_executive", "Ida Brandt", "denied")),
        ("en", "Kornblum said it would pay for 300 job cuts.", ("job_cuts", "300", "planned")),
    ],
)
def test_how_all_of_a_sentence_is_known(language: str, text: str, claim: tuple[str, str, str]) -> None:
    assert said(text, STORY, language) == [claim]


@pytest.mark.parametrize(
    ("language", "text", "claim"),
    [
        ("en", "The Vela could be launched in October.", ("launch", "2026-10", "rumoured")),
        ("en", "The Vela was launched in March.", ("launch", "2026-03", "confirmed")),
        ("de", "Die Vela könnte im Oktober starten.", ("launch", "2026-10", "rumoured")),
        ("en", "The Vela will not be launched before 2028.", ("launch", "2028", "planned")),
        ("en", "The launch of the Vela has been postponed until 2028.", ("launch", "2028", "planned")),
        ("de", "Der Start der Vela verzögert sich bis 2028.", ("launch", "2028", "planned")),
        ("en", "Launch of the Vela: October.", ("launch", "2026-10", "planned")),
    ],
)
def test_how_surely_something_is_to_happen(language: str, text: str, claim: tuple[str, str, str]) -> None:
    story = telescope(facts=[{"id": "launch", "kind": "launch_date"}])
    assert said(text, story, language) == [claim]
