"""The verbs of change: which reports are news, and which are not."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from facts.changes.history import changes
from facts.model import Verb
from tests.facts.reported import DAY_ONE, choice, count, day, money, name, report, says, told, verbs

HOUR = timedelta(hours=1)


def test_the_first_report_of_a_fact_is_first_reported() -> None:
    (change,) = told(report(1, 0, says(money(3e9))))
    assert (change.verb, change.old, change.at) == (Verb.FIRST_REPORTED, None, DAY_ONE)
    assert re.fullmatch(r"[0-9a-f]{10}", change.id)


def test_saying_it_again_is_restated() -> None:
    found = changes([report(1, 0, says(money(3e9))), report(2, 1, says(money(3e9)))])
    assert [change.verb for change in found] == [Verb.FIRST_REPORTED, Verb.RESTATED]


def test_another_currency_is_converted_and_the_rate_is_told() -> None:
    found = changes([report(1, -18, says(money(3e9))), report(2, -17, says(money(3.5e9, "USD")))])
    assert found[1].verb is Verb.CONVERTED
    assert "ECB" in found[1].because


def test_a_report_that_recalls_the_old_value_supersedes_it() -> None:
    found = told(
        report(1, 0, says(day("2026-05-26"))),
        report(2, 1, says(day("2026-11-19")), says(day("2026-05-26"), "former", at=9)),
    )
    assert [change.verb for change in found] == [Verb.FIRST_REPORTED, Verb.SUPERSEDED]
    assert found[1].old is not None
    assert found[1].old.report.article == 1


def test_a_firmer_report_supersedes() -> None:
    assert verbs(report(1, 0, says(money(500e6), "targeted")), report(2, 1, says(money(890e6), "confirmed"))) == [
        Verb.FIRST_REPORTED,
        Verb.SUPERSEDED,
    ]


def test_a_report_long_after_supersedes_without_a_word_on_the_old_value() -> None:
    sold = [report(1, 0, says(count(20000), "confirmed")), report(2, 60, says(count(25000), "confirmed"))]
    assert verbs(*sold) == [Verb.FIRST_REPORTED, Verb.SUPERSEDED]


def test_independent_reports_of_the_same_days_dispute_once() -> None:
    reports = [report(1, 0, says(count(400))), report(2, 1, says(count(600))), report(3, 2, says(count(600)))]
    assert verbs(*reports) == [Verb.FIRST_REPORTED, Verb.DISPUTED]


def test_an_outlet_that_says_otherwise_supersedes_itself() -> None:
    reports = [report(1, 0, says(count(400)), outlet="x"), report(2, 1, says(count(600)), outlet="x")]
    assert verbs(*reports) == [Verb.FIRST_REPORTED, Verb.SUPERSEDED]


def test_all_who_cite_one_source_are_one_origin() -> None:
    """A source that raises its own figure supersedes it, whoever prints it."""
    ft = ("Financial Times",)
    reports = [report(1, 0, says(count(400), attribution=ft)), report(2, 1, says(count(600), attribution=ft))]
    assert verbs(*reports) == [Verb.FIRST_REPORTED, Verb.SUPERSEDED]


def test_a_rumour_beside_an_official_value_never_supersedes_it() -> None:
    planned, rumoured = says(day("2026-05-26")), says(day("2026-09"), "rumoured", at=50)
    assert verbs(report(1, 0, planned), report(2, 40, rumoured)) == [Verb.FIRST_REPORTED, Verb.DISPUTED]
    assert verbs(report(1, 0, planned), report(2, 40, planned, rumoured)) == [Verb.FIRST_REPORTED]


def test_a_currency_slip_is_disputed_and_flagged() -> None:
    found = told(report(1, 0, says(money(11.7e9))), report(2, 1, says(money(11.7e9, "USD"))))
    assert found[1].verb is Verb.DISPUTED
    assert "likely currency slip" in found[1].flags


def test_an_amount_of_another_period_is_another_quantity() -> None:
    """A value "a year" neither replaces nor disputes one without a period."""
    plain, yearly = says(money(3e9)), says(money(40e9, per="year"), at=60)
    assert verbs(report(1, 0, plain), report(2, 1, plain, yearly)) == [Verb.FIRST_REPORTED] * 2
    assert verbs(report(1, 0, plain), report(1, 1, plain, yearly, revision=2)) == [Verb.FIRST_REPORTED] * 2
    assert verbs(report(1, 0, yearly), report(2, 1, plain)) == [Verb.FIRST_REPORTED] * 2


def test_a_laggard_that_still_carries_the_old_value_is_no_news() -> None:
    reports = [
        report(1, 0, says(day("2026-05-26"))),
        report(2, 1, says(day("2026-11-19")), says(day("2026-05-26"), "former", at=9)),
        report(3, 2, says(day("2026-05-26"))),
        report(4, 3, says(day("2026-05"))),
    ]
    assert verbs(*reports) == [Verb.FIRST_REPORTED, Verb.SUPERSEDED]


@pytest.mark.parametrize(
    ("before", "after", "told_as"),
    [
        ("rumoured", "targeted", None),
        ("in_talks", "planned", Verb.STATUS_MOVED),
        ("planned", "confirmed", Verb.STATUS_MOVED),
        ("rumoured", "confirmed", Verb.STATUS_MOVED),
        ("confirmed", "rumoured", None),
        ("planned", "targeted", None),
    ],
)
def test_only_a_firmer_status_is_news(before: str, after: str, told_as: Verb | None) -> None:
    found = verbs(report(1, 0, says(money(3e9), before)), report(2, 1, says(money(3e9), after)))
    assert found == [Verb.FIRST_REPORTED, *([told_as] if told_as else [])]


def test_a_value_given_up_without_a_new_one_is_withdrawn() -> None:
    withdrawn = says(day("2026-04-09"), "former")
    found = told(report(1, 0, says(day("2026-04-09"))), report(2, 1, withdrawn), report(3, 2, withdrawn))
    assert [(change.verb, change.rule) for change in found[1:]] == [(Verb.STATUS_MOVED, "withdrawn")]


def test_a_withdrawn_value_that_returns_firmer_is_news_and_a_laggard_is_not() -> None:
    reports = [
        report(1, 0, says(day("2026-04-09"))),
        report(2, 1, says(day("2026-04-09"), "former")),
        report(3, 2, says(day("2026-04-09"))),
        report(4, 3, says(day("2026-04-09"), "confirmed")),
    ]
    assert verbs(*reports) == [Verb.FIRST_REPORTED, Verb.STATUS_MOVED, Verb.STATUS_MOVED]


def test_recalling_a_figure_that_was_true_in_its_time_withdraws_nothing() -> None:
    sold = [report(1, 0, says(count(20000), "confirmed")), report(2, 9, says(count(20000), "former"))]
    assert verbs(*sold) == [Verb.FIRST_REPORTED]


def test_a_more_precise_value_refines_and_a_coarser_one_changes_nothing() -> None:
    reports = [
        report(1, 0, says(day("2026-01/2026-04~"))),
        report(2, 1, says(day("2026-01"))),
        report(3, 2, says(day("2026"))),
        report(4, 3, says(day("2026-01"))),
    ]
    assert verbs(*reports) == [Verb.FIRST_REPORTED, Verb.REFINED]


def test_a_denial_takes_the_standing_value_off_once() -> None:
    denial = says(money(3e9), "denied")
    assert verbs(report(1, 0, says(money(3e9), "rumoured")), report(2, 1, denial), report(3, 2, denial)) == [
        Verb.FIRST_REPORTED,
        Verb.DENIED,
    ]


def test_a_denial_of_another_value_is_no_news() -> None:
    assert verbs(report(1, 0, says(day("2026-23"))), report(2, 1, says(day("2027"), "denied"))) == [Verb.FIRST_REPORTED]


def test_a_value_first_heard_as_denied_is_denied_and_the_next_value_replaces_it() -> None:
    reports = [report(1, 0, says(money(150, "USD"), "denied")), report(2, 40, says(money(100, "USD"), "rumoured"))]
    assert verbs(*reports) == [Verb.DENIED, Verb.SUPERSEDED]


def test_a_text_that_denies_one_value_and_gives_another_supersedes() -> None:
    both = report(2, 1, says(money(2e9), "rumoured"), says(money(3e9), "denied", at=60))
    assert verbs(report(1, 0, says(money(3e9), "rumoured")), both) == [Verb.FIRST_REPORTED, Verb.SUPERSEDED]


def test_several_scenarios_in_one_report_are_one_voice() -> None:
    scenarios = report(
        1,
        0,
        says(day("2027-01/2027-04~"), "targeted", at=10),
        says(day("2027-12~"), "rumoured", at=60),
        says(day("2028"), "rumoured", at=90),
    )
    assert verbs(scenarios) == [Verb.FIRST_REPORTED]
    assert len(changes([scenarios])) == 3


def test_the_first_report_that_recalls_a_value_supersedes_what_it_recalls() -> None:
    (change,) = told(report(1, 0, says(day("2026-03"), "rumoured"), says(day("2025-10/2025-12~"), "former", at=70)))
    assert change.verb is Verb.SUPERSEDED
    assert change.old is not None
    assert change.old.claim.value == day("2025-10/2025-12~")


def test_uncertain_claims_never_alert_and_move_nothing() -> None:
    doubtful = report(2, 1, says(money(9e9), "confirmed", uncertain="whose figure it is"))
    found = changes([report(1, 0, says(money(3e9))), doubtful, report(3, 2, says(money(3e9)))])
    assert [change.verb for change in found] == [Verb.FIRST_REPORTED, Verb.RESTATED, Verb.RESTATED]
    assert found[1].flags == ("uncertain",)


def test_a_successor_who_is_announced_supersedes_the_present_head() -> None:
    present, planned = says(name("Ann Lee"), "confirmed"), says(name("Bo Ek"), "planned", at=60)
    assert verbs(report(1, 0, present), report(2, 1, planned)) == [Verb.FIRST_REPORTED, Verb.SUPERSEDED]
    assert verbs(report(1, 0, present), report(2, 1, present, planned)) == [Verb.FIRST_REPORTED, Verb.SUPERSEDED]


def test_the_head_of_now_does_not_supersede_the_one_who_is_announced() -> None:
    present, planned = says(name("Ann Lee"), "confirmed"), says(name("Bo Ek"), "planned", at=60)
    later = report(3, 4, present)
    known = changes([report(1, 0, present), report(2, 1, planned), later])
    unknown = changes([report(2, 1, planned), later])
    assert [(one.verb, one.rule, one.flags) for one in (known[-1], unknown[-1])] == [
        (Verb.RESTATED, "present value", ()),
        (Verb.RESTATED, "present value", ("uncertain",)),
    ]
    assert verbs(report(2, 1, planned), later, report(4, 5, present, planned)) == [Verb.FIRST_REPORTED]
    assert verbs(report(2, 1, planned), later, report(4, 9, says(name("Bo Ek"), "confirmed")))[1:] == [
        Verb.STATUS_MOVED
    ]


def test_a_head_who_came_instead_of_the_announced_one_supersedes_him() -> None:
    planned, instead = says(name("Bo Ek"), "planned"), says(name("Cy Orr"), "confirmed")
    given_up = says(name("Bo Ek"), "former", at=60)
    assert verbs(report(1, 0, planned), report(2, 1, instead, given_up))[1:] == [Verb.SUPERSEDED]
    state = [report(1, 0, says(choice("approved"), "planned")), report(2, 1, says(choice("refused"), "confirmed"))]
    assert verbs(*state)[1:] == [Verb.SUPERSEDED]


def test_a_day_that_was_over_when_the_text_appeared_is_no_plan() -> None:
    passed = says(day("2025-05"), "planned")
    assert verbs(report(1, 0, says(day("2026-11-19"))), report(2, 1, passed)) == [Verb.FIRST_REPORTED]


def test_the_same_day_of_another_year_is_an_old_page_or_a_misread_year() -> None:
    reports = [report(1, 0, says(day("2026-06-05"))), report(2, 9, says(day("2027-06-05")))]
    assert verbs(*reports) == [Verb.FIRST_REPORTED]


def test_a_day_before_the_plan_was_first_reported_is_another_event() -> None:
    reports = [report(1, 0, says(day("2026-06-05"))), report(2, 9, says(day("2017"), "confirmed"))]
    assert verbs(*reports) == [Verb.FIRST_REPORTED]


class TestQualifiers:
    """Figures that share a name but not a meaning."""

    def test_pre_and_post_money_are_no_dispute(self) -> None:
        pre, post = says(money(10e9), qualifier="pre-money"), says(money(11.7e9), qualifier="post-money", at=70)
        assert verbs(report(1, 0, pre), report(2, 1, post)) == [Verb.FIRST_REPORTED, Verb.FIRST_REPORTED]
        assert Verb.DISPUTED not in verbs(report(1, 0, pre, post), report(2, 1, post))

    def test_naming_the_quantity_of_a_known_figure_is_no_news(self) -> None:
        bare, named = says(money(3.5e9, "USD")), says(money(3.5e9, "USD"), qualifier="pre-money")
        assert verbs(report(1, 0, bare), report(2, 1, named), report(3, 2, bare)) == [Verb.FIRST_REPORTED]

    def test_a_named_figure_can_supersede_a_bare_one(self) -> None:
        rumour, plan = says(count(30000), "rumoured"), says(count(35000), "planned", qualifier="brand")
        assert verbs(report(1, 0, rumour), report(2, 40, plan)) == [Verb.FIRST_REPORTED, Verb.SUPERSEDED]

    def test_a_bare_figure_never_disputes_a_named_one(self) -> None:
        pre, bare = says(money(10e9), qualifier="pre-money"), says(money(11.7e9))
        assert verbs(report(1, 0, pre), report(2, 1, bare)) == [Verb.FIRST_REPORTED, Verb.FIRST_REPORTED]

    def test_a_figure_per_year_is_not_the_total(self) -> None:
        total, yearly = says(money(15e9)), says(money(3.8e9, per="year"))
        assert verbs(report(1, 0, total), report(2, 1, yearly)) == [Verb.FIRST_REPORTED, Verb.FIRST_REPORTED]


class TestCopies:
    """Nine outlets, one origin."""

    def test_a_copy_is_no_news(self) -> None:
        found = changes([report(n, n / 10, says(count(400)), origin="dpa#1") for n in range(1, 10)])
        assert [change.verb for change in found] == [Verb.FIRST_REPORTED, *[Verb.COPIED] * 8]

    def test_a_copy_with_another_value_is_told(self) -> None:
        found = told(report(1, 0, says(count(400)), origin="dpa#1"), report(2, 0.1, says(count(4000)), origin="dpa#1"))
        assert (found[1].verb, found[1].flags) == (Verb.DISPUTED, ("copy differs",))

    def test_a_stale_copy_brings_no_old_value_back(self) -> None:
        reports = [
            report(1, 0, says(count(400), "confirmed"), origin="dpa#1"),
            report(2, 30, says(count(600), "confirmed")),
            report(3, 90, says(count(400), "confirmed"), origin="dpa#1"),
        ]
        found = changes(reports)
        assert [change.verb for change in found] == [Verb.FIRST_REPORTED, Verb.SUPERSEDED, Verb.COPIED]


class TestOrder:
    """Reported time where it can be trusted, else observed time."""

    def test_an_old_article_found_late_overrides_nothing(self) -> None:
        new = report(1, 60, says(count(25000), "confirmed"))
        old = report(2, 0, says(count(20000), "confirmed"), observed_at=new.observed_at + HOUR)
        found = told(new, old)
        assert [change.new.claim.value for change in found if change.new] == [count(20000), count(25000)]
        assert "found late" in found[1].flags

    @pytest.mark.parametrize("wrong", [datetime(1970, 1, 1, tzinfo=UTC), datetime(2099, 1, 1, tzinfo=UTC), None])
    def test_a_date_that_cannot_be_is_replaced_by_our_own_first_sight(self, wrong: datetime | None) -> None:
        strange = report(1, 30, says(count(600), "confirmed"))
        found = told(replace(strange, reported_at=wrong), report(2, 0, says(count(400), "confirmed")))
        assert [change.new.claim.value for change in found if change.new] == [count(400), count(600)]

    def test_a_date_without_a_time_counts_as_noon(self) -> None:
        midnight = DAY_ONE.replace(hour=0)
        rumour = report(1, 0.05, says(count(400), "rumoured"))
        plan = report(2, 1, says(count(600), "planned"), reported_at=midnight)
        assert verbs(rumour, plan) == [Verb.FIRST_REPORTED, Verb.SUPERSEDED]
