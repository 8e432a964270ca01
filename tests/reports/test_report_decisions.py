"""Reports tell what reviewers decided: in the list of changes, in the fact sheet, in every format."""

from __future__ import annotations

import csv as csv_reader
import io
import json as json_reader
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from pydantic import TypeAdapter

from facts.model import Change, Sighting, Verb
from facts.values import Count, Place
from reports.model import ChangeItem, Line, StoryReport
from reports.render import csv, html, json, markdown, terminal
from reports.timeline import build_report
from storage.decisions import Action, Decision
from storage.judged import judged
from storage.reviews import State
from storage.rules import FromOutlet, OutOfRange, WithVerb
from tests.reports.ferry import NOW, START, STORY, coverage
from tests.reports.rendered import PAYLOADS, Page, shown

REPORTS, CHANGES = coverage()


def told(fact: str, verb: Verb) -> Change:
    return next(one for one in CHANGES if (one.fact, one.verb) == (fact, verb))


DISPUTE = told("funding", Verb.DISPUTED)
FERRIES = told("ferries", Verb.SUPERSEDED)
BASE = told("base", Verb.SUPERSEDED)
FIRST_BASE = told("base", Verb.FIRST_REPORTED)
CHIEF = told("chief", Verb.FIRST_REPORTED)


def decided(number: int, action: Action, on: Change | None = None, **more: Any) -> Decision:
    seen: dict[str, Any] = {"change": on.id, "judged": judged(on)} if on else {}
    given: dict[str, Any] = {"reviewer": "anna", "at": NOW - timedelta(hours=number)} | seen | more
    return Decision(number, "ferry", action, **given)


def built(*made: Decision, **more: Any) -> StoryReport:
    return build_report("ferry", STORY, REPORTS, CHANGES, decisions=made, now=NOW, **more)


def item(report: StoryReport, of: Change) -> ChangeItem:
    return next(one for one in report.changes if one.id == of.id)


def line(report: StoryReport, fact: str) -> Line:
    return next(section for section in report.facts if section.id == fact).lines[0]


MADE = (
    decided(1, Action.ACCEPT, CHIEF, note="checked with the register"),
    decided(2, Action.REJECT, BASE, note="the ferry's name"),
    decided(3, Action.CORRECT, FERRIES, value=Count(Decimal(9), Decimal(1))),
    decided(4, Action.MERGE, told("funding", Verb.STATUS_MOVED), into=told("funding", Verb.REVISED_IN_PLACE).id),
    decided(5, Action.RULE, rule=WithVerb("launch", Verb.REFINED)),
    decided(6, Action.NOTE, DISPUTE, note="ask Nordwire"),
)


def test_what_was_rejected_merged_or_hidden_is_not_listed_but_counted() -> None:
    before, report = built(), built(*MADE)
    news = len(before.changes)
    counted = report.reviewed
    assert (counted.accepted, counted.corrected, counted.rejected, counted.merged) == (1, 1, 1, 1)
    assert counted.hidden == sum(one.fact == "launch" and one.verb is Verb.REFINED for one in before.changes) == 2
    assert len(report.changes) == news - 4
    assert counted.pending == news - 6
    everything = built(*MADE, everything=True)
    assert [one.id for one in everything.changes] == [one.id for one in before.changes]
    assert item(everything, BASE).judgement.state is State.REJECTED


def test_a_rejected_value_leaves_the_sheet_and_a_corrected_one_takes_its_place() -> None:
    assert line(built(), "base").value == Place("Flensburg")
    report = built(*MADE)
    assert line(report, "base").value == Place("Kiel")
    ferries = line(report, "ferries")
    assert (ferries.value, ferries.lead.value) == (Count(Decimal(9), Decimal(1)), Count(Decimal(9), Decimal(1)))
    assert ferries.lead.correction is not None
    assert (ferries.lead.correction.by, ferries.lead.correction.read) == ("anna", Count(Decimal(8), Decimal(1)))
    assert ferries.steps[-1].value == ferries.value


def test_an_accepted_doubt_is_certain_and_a_rejected_one_needs_no_look_any_more() -> None:
    doubt = next(one for report in REPORTS for one in report.claims if one.uncertain)
    source = next(one for one in REPORTS if doubt in one.claims)
    new = Sighting(doubt, source)
    change = Change("0d0d", "ferries", Verb.RESTATED, None, new, NOW, "uncertain", "b", ("uncertain",))
    for action in (Action.ACCEPT, Action.REJECT):
        made = (decided(1, action, change),)
        report = build_report("ferry", STORY, REPORTS, [*CHANGES, change], decisions=made, now=NOW)
        assert (len(built().uncertain), len(report.uncertain)) == (1, 0)


def test_a_rule_by_range_takes_values_off_the_sheet_and_one_by_outlet_all_of_it() -> None:
    rule = OutOfRange("ferries", None, Count(Decimal(7), Decimal(1)))
    assert line(built(decided(1, Action.RULE, rule=rule)), "ferries").value == Count(Decimal(6), Decimal(1))
    report = built(decided(1, Action.RULE, rule=FromOutlet("base", "Harbour Times")))
    assert line(report, "base").value == Place("Kiel")
    assert "Harbour Times" not in {one.outlet for one in line(report, "base").history}


def test_a_change_whose_older_value_was_rejected_says_so() -> None:
    report = built(decided(1, Action.REJECT, FIRST_BASE))
    judgement = item(report, BASE).judgement
    assert (judgement.old_counts, judgement.new_counts) == (False, True)


def rendered(report: StoryReport) -> dict[str, str]:
    texts = {
        "terminal": shown(terminal.render(report), width=400),
        "markdown": markdown.render(report),
        "html": " ".join(Page(html.render(report)).words),
    }
    return {name: " ".join(text.replace("\\", "").split()) for name, text in texts.items()}


@pytest.mark.parametrize("form", ["terminal", "markdown", "html"])
def test_people_read_who_decided_what(form: str) -> None:
    text = rendered(built(*MADE))[form]
    for said in (
        "Left out: 1 rejected by reviewers, 1 folded into another change, 2 hidden by rules.",
        "Accepted by anna, 18 February 2026.",
        "“checked with the register”",
        "9 (corrected by anna; read as 8)",
        "(Werftkurier), folded into it.",
        "“ask Nordwire”",
        "1 accepted, 1 corrected, ",
    ):
        assert said in text
    assert "the ferry's name" not in text
    everything = rendered(built(*MADE, everything=True))[form]
    assert "Left out" not in everything
    for said in ("Rejected by anna", "the ferry's name", "Hidden by a rule", "Merged into", "1 rejected by reviewers"):
        assert said in everything


@pytest.mark.parametrize("form", ["terminal", "markdown", "html"])
def test_decisions_without_a_change_and_reopened_ones_are_told(form: str) -> None:
    gone = Change("ffff", "stake", Verb.FIRST_REPORTED, None, DISPUTE.new, NOW, "r", "b")
    read_before = judged(replace(CHIEF, new=FERRIES.new))
    made = [decided(1, Action.REJECT, gone), decided(2, Action.REJECT, CHIEF, judged=read_before)]
    text = rendered(built(*made))[form]
    assert "1 decision on changes that are not there any more: stake first reported" in text
    assert "Open again: rejected by anna when it was read as 8; it is read differently now." in text


def test_json_and_csv_have_it_all() -> None:
    for report in (built(*MADE), built(*MADE, everything=True, since=START)):
        body = TypeAdapter(json.ReportBody).validate_json(json.render(report), strict=True)
        assert body["reviewed"]["rejected"] == 1
        listed = {one["id"]: one["review"] for one in body["changes"]}
        assert listed[CHIEF.id]["remarks"][0]["text"] == "checked with the register"
        assert listed[FERRIES.id]["value"] == {"count": 9, "unit": 1}
        assert (BASE.id in listed) is report.everything
    rows = list(csv_reader.DictReader(io.StringIO(csv.render(built(*MADE)))))
    (corrected,) = [row for row in rows if row["corrected_by"]]
    assert (corrected["value"], corrected["corrected_by"], corrected["read_as"]) == ("9", "anna", "8")
    assert json_reader.loads(json.render(built()))["reviewed"]["pending"] == len(built().changes)


def test_a_report_without_decisions_says_nothing_of_them() -> None:
    for text in rendered(built()).values():
        assert "Left out" not in text
        assert "rejected" not in text


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_reviewers_write_is_text_and_nothing_else(payload: str) -> None:
    made = [decided(1, Action.CORRECT, BASE, reviewer=payload, note=payload, value=Place(payload))]
    made += [decided(2, Action.NOTE, FERRIES, reviewer=payload, note=payload)]
    made += [decided(3, Action.RULE, reviewer=payload, rule=FromOutlet("stake", payload))]
    report = built(*made, everything=True)
    calm = Page(html.render(built(decided(1, Action.CORRECT, BASE, value=Place("Kiel")))))
    page = Page(html.render(report))
    assert {tag for tag, _ in page.tags} == {tag for tag, _ in calm.tags}
    assert all(not name.startswith("on") for _, attrs in page.tags for name in attrs)
    for character in "\x1b\x9b\u202e\x00\x07":
        assert character not in shown(terminal.render(report))
        assert character not in markdown.render(report)
    assert "<script" not in markdown.render(report)
