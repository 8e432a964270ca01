"""Reports that are denied: what they say stands behind a comma, also without a "dass" that opens the clause."""

from __future__ import annotations

import pytest

from tests.facts.stories import bakery
from tests.facts.test_reader import said


@pytest.mark.parametrize(
    "text",
    [
        "Kornblum hat Berichten widersprochen, das Unternehmen verlege seinen Sitz nach Ulm.",
        "Kornblum hat Berichte zurückgewiesen, man verlege den Sitz nach Ulm.",
        "Kornblum trat Berichten entgegen, der Sitz werde nach Ulm verlegt.",
        "Kornblum dementierte Gerüchte, die Zentrale werde nach Ulm verlegt.",
    ],
)
def test_a_seat_that_reports_speak_of_is_denied_with_them(text: str) -> None:
    assert said(text, bakery(), "de") == [("hq", "Ulm", "denied")]


def test_a_head_of_whom_reports_speak_is_denied_with_them() -> None:
    text = "Kornblum hat Berichte zurückgewiesen, Anna Berg werde neue Chefin."
    assert said(text, bakery(), "de") == [("ceo", "Anna Berg", "denied")]


def test_what_is_said_against_a_report_is_not_denied() -> None:
    text = "Kornblum hat Berichte zurückgewiesen, aber verlegt den Sitz nach Ulm."
    assert said(text, bakery(), "de") == [("hq", "Ulm", "planned")]


TOLL = bakery(facts=[{"id": "deaths", "kind": "deaths"}, {"id": "job_cuts", "kind": "job_cuts"}])


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "de",
            "Eine Zeitung hatte von fünf Toten bei Kornblum berichtet. Das trifft nach Angaben der Polizei nicht zu.",
        ),
        (
            "de",
            "Eine Zeitung hatte von fünf Toten bei Kornblum berichtet; das trifft nach Angaben der Polizei nicht zu.",
        ),
        ("de", "Eine Zeitung hatte von fünf Toten bei Kornblum berichtet; das stimmt aber nicht."),
        ("de", "Berichte über fünf Tote bei Kornblum trafen nach Angaben der Polizei nicht zu."),
        ("en", "A newspaper reported that 5 people had died at Kornblum. That is not true, police said."),
    ],
)
def test_all_that_a_report_said_is_denied_by_what_points_back_to_it(language: str, text: str) -> None:
    assert said(text, TOLL, language) == [("deaths", "5", "denied")]


def test_what_has_a_part_of_its_own_behind_it_stands() -> None:
    text = "Kornblum streicht 300 Stellen; das hat der Betriebsrat nicht verhindert."
    assert said(text, TOLL, "de") == [("job_cuts", "300", "planned")]
