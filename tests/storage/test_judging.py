"""Rejected values do not count, corrected ones are the person's, and nothing else is touched."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from facts.changes.sheets import sheet
from facts.model import Change, Claim, Correction, Modality, Report, Sighting, Verb
from facts.values import Value
from storage.decisions import Action, Decision
from storage.judged import judged
from storage.judging import as_judged
from storage.reviews import review
from storage.rules import FromOutlet, OutOfRange, Rule, WithVerb
from tests.storage.ledger_samples import HOUR, NOON, claim_in, dollars

TWO = "The startup is valued at $2 billion."
NINE = "The startup is valued at $9 billion."


def says(text: str, value: Value, **more: Any) -> Claim:
    return claim_in(text, "billion", value, modality=Modality.PLANNED, **more)


def report(article: int, *claims: Claim, revision: int = 1, hours: int = 0, outlet: str | None = None) -> Report:
    at = NOON + (article + hours) * HOUR
    name = outlet or f"Outlet {article}"
    url = f"https://outlet.example/{article}"
    return Report(article, revision, name, url, "T", at, at, at, f"o{article}", None, "1", claims)


FIRST, WRONG = report(1, says(TWO, dollars("2"))), report(2, says(NINE, dollars("9")))


def change(key: str, new: Report | None, old: Report | None = None) -> Change:
    sides = [Sighting(one.claims[0], one) if one else None for one in (old, new)]
    verb = Verb.SUPERSEDED if new else Verb.NO_LONGER_STATED
    return Change(key, "valuation", verb, sides[0], sides[1], NOON, "r", "b")


CHANGES = [change("aa", FIRST), change("bb", WRONG, FIRST)]


def decided(number: int, action: Action, on: str, changes: list[Change] = CHANGES, **more: Any) -> Decision:
    seen = next(one for one in changes if one.id == on)
    return Decision(number, "s", action, "anna", NOON, change=on, judged=judged(seen), **more)


def values(reports: list[Report], made: list[Decision], changes: list[Change] = CHANGES) -> list[list[Value]]:
    judged_reports = as_judged(reports, review(changes, made))
    return [[claim.value for claim in one.claims] for one in judged_reports]


def test_a_rejected_value_is_not_the_current_one() -> None:
    reports = [FIRST, WRONG]
    made = [decided(1, Action.REJECT, "bb")]
    assert values(reports, made) == [[dollars("2")], []]
    (entry,) = sheet(as_judged(reports, review(CHANGES, made))).entries.values()
    assert (entry.value, entry.others) == (dollars("2"), ())
    assert values(reports, [*made, Decision(2, "s", Action.UNDO, "anna", NOON, undoes=1)]) == [
        [dollars("2")],
        [dollars("9")],
    ]


def test_a_corrected_value_is_a_claim_of_the_person_and_what_was_read_stays_with_it() -> None:
    made = [decided(1, Action.CORRECT, "bb", value=dollars("0.9"))]
    claim = as_judged([WRONG], review(CHANGES, made))[0].claims[0]
    assert (claim.value, claim.correction) == (dollars("0.9"), Correction("anna", NOON, dollars("9")))
    assert (claim.evidence, claim.modality) == (WRONG.claims[0].evidence, WRONG.claims[0].modality)


def test_a_judgement_holds_for_the_same_sentence_in_later_revisions_and_in_copies() -> None:
    later = replace(WRONG, revision=2, claims=(*WRONG.claims, says(TWO, dollars("2"))))
    copy, other_reading = report(3, says(NINE, dollars("9"))), report(4, says(NINE, dollars("8")))
    made = [decided(1, Action.REJECT, "bb")]
    assert values([later, copy, other_reading], made) == [[dollars("2")], [], [dollars("8")]]


def test_an_accepted_value_is_certain() -> None:
    doubtful = report(5, says(NINE, dollars("9"), uncertain="another company?"))
    changes = [change("cc", doubtful)]
    assert as_judged([doubtful], review(changes, []))[0].claims[0].uncertain
    made = [decided(1, Action.ACCEPT, "cc", changes)]
    assert as_judged([doubtful], review(changes, made))[0].claims[0].uncertain is None


def test_what_was_accepted_stays_where_the_machine_reads_another_value_in_the_sentence() -> None:
    again = [CHANGES[0], change("bb", replace(WRONG, claims=(replace(WRONG.claims[0], value=dollars("7")),)), FIRST)]
    reports = [one.new.report for one in again if one.new]
    assert values(reports, [decided(1, Action.ACCEPT, "bb")], again) == [[dollars("2")], [dollars("9")]]


def test_a_merged_change_goes_by_the_one_it_was_merged_into() -> None:
    merged = decided(1, Action.MERGE, "bb", into="aa", judged_into=judged(CHANGES[0]))
    assert values([FIRST, WRONG], [merged, decided(2, Action.REJECT, "aa")]) == [[], []]


def test_rejecting_that_a_value_is_gone_takes_no_value_off() -> None:
    changes = [change("dd", None, FIRST)]
    assert values([FIRST], [decided(1, Action.REJECT, "dd", changes)], changes) == [[dollars("2")]]


def ruled(number: int, rule: Rule) -> Decision:
    return Decision(number, "s", Action.RULE, "anna", NOON, rule=rule)


def test_a_rule_about_an_outlet_or_a_range_takes_off_all_it_is_about_but_what_people_kept() -> None:
    quiet = report(2, says(NINE.replace("startup", "company"), dollars("9")), revision=2, hours=1)
    reports = [FIRST, WRONG, quiet]
    for rule in (FromOutlet("valuation", "Outlet 2"), OutOfRange("valuation", None, dollars("5"))):
        assert values(reports, [ruled(1, rule)]) == [[dollars("2")], [], []]
        kept = [ruled(1, rule), decided(2, Action.ACCEPT, "bb")]
        assert values(reports, kept) == [[dollars("2")], [dollars("9")], []]
    assert values(reports, [ruled(1, WithVerb("valuation", Verb.SUPERSEDED))])[1] == [dollars("9")]


def test_without_decisions_reports_are_the_very_same() -> None:
    assert as_judged([FIRST, WRONG], review(CHANGES, [])) == [FIRST, WRONG]
