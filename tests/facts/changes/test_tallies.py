"""Tallies that only rise while their event goes on: a higher figure reported later follows the lower one."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from facts.changes.sheets import sheet
from facts.compare import exceeds
from facts.kinds import known_kinds
from facts.model import Change, Claim, Modality, Report, Trend, Verb
from facts.reader import read
from facts.story import FIGURES
from facts.values import Value
from tests.facts.reported import count, day, money, report, says, told, verbs
from tests.facts.stories import bakery

HOUR = 1 / 24


def dead(number: float, *, modality: str = "confirmed", fact: str = "deaths", **more: Any) -> Claim:
    """A death toll, as a text gives it; ``qual`` is its hedge."""
    hedge = {"qual": more.pop("qual")} if "qual" in more else {}
    return says(count(number, unit=1, **hedge), modality, fact=fact, trend=Trend.RISES, **more)


def stands(*reports: Report) -> Value:
    (entry,) = sheet(reports).entries.values()
    return entry.value


def last(*reports: Report) -> Change:
    return told(*reports)[-1]


THREE = report(1, 0, dead(3))


class TestAHigherFigure:
    """It follows the lower one, unless it cannot be known to be the later."""

    def test_in_a_later_report_of_another_outlet_follows_the_lower_one(self) -> None:
        reports = [THREE, report(2, 0.5, dead(5))]
        change = last(*reports)
        assert (change.verb, change.rule) == (Verb.SUPERSEDED, "tally rises")
        assert change.old is not None
        assert change.old.claim == dead(3)
        assert stands(*reports) == dead(5).value

    def test_is_disputed_where_the_fact_is_no_tally(self) -> None:
        plain = [report(n, n, says(count(3 + n, unit=1), "confirmed")) for n in range(2)]
        assert verbs(*plain) == [Verb.FIRST_REPORTED, Verb.DISPUTED]

    def test_within_the_hour_is_disputed_for_either_text_may_be_the_later_one(self) -> None:
        reports = [THREE, report(2, HOUR, dead(5))]
        assert verbs(*reports) == [Verb.FIRST_REPORTED, Verb.DISPUTED]
        assert stands(*reports) == dead(3).value

    def test_within_the_hour_of_who_said_the_lower_one_last_is_disputed_too(self) -> None:
        again = report(3, 0.5, dead(3))
        assert verbs(THREE, again, report(2, 0.51, dead(5))) == [Verb.FIRST_REPORTED, Verb.DISPUTED]

    def test_that_was_disputed_follows_once_a_later_report_says_it(self) -> None:
        reports = [THREE, report(2, 0, dead(5)), report(3, 0.5, dead(5))]
        assert verbs(*reports) == [Verb.FIRST_REPORTED, Verb.DISPUTED, Verb.SUPERSEDED]
        assert stands(*reports) == dead(5).value

    def test_is_only_more_precise_where_the_lower_one_was_said_to_be_the_least(self) -> None:
        least = report(1, 0, dead(3, qual="at least"))
        assert verbs(least, report(2, 1, dead(5))) == [Verb.FIRST_REPORTED, Verb.REFINED]
        assert verbs(least, report(2, 1, dead(5, qual="at least"))) == [Verb.FIRST_REPORTED, Verb.REFINED]

    def test_that_is_only_feared_is_disputed(self) -> None:
        reports = [THREE, report(2, 1, dead(9, modality="rumoured"))]
        assert verbs(*reports) == [Verb.FIRST_REPORTED, Verb.DISPUTED]

    def test_rises_among_figures_that_are_all_only_feared(self) -> None:
        reports = [report(n, n, dead(3 + n, modality="rumoured")) for n in range(2)]
        assert last(*reports).rule == "tally rises"

    def test_in_a_copy_of_the_text_is_an_update_and_says_so(self) -> None:
        one, other = (report(n, n, dead(3 + 2 * n), origin="dpa#1") for n in range(2))
        change = last(one, other)
        assert (change.verb, change.rule, change.flags) == (Verb.SUPERSEDED, "tally rises", ("copy differs",))

    def test_rises_by_any_number_of_steps_whatever_the_order_in_which_texts_are_found(self) -> None:
        reports = [report(n, n, dead(3 + 2 * n)) for n in range(6)]
        assert verbs(*reversed(reports)) == [Verb.FIRST_REPORTED, *[Verb.SUPERSEDED] * 5]
        assert stands(*reports) == dead(13).value

    def test_that_a_doubtful_claim_gives_moves_nothing(self) -> None:
        assert verbs(THREE, report(2, 1, dead(5, uncertain="whose it is"))) == [Verb.FIRST_REPORTED]


class TestALowerFigure:
    """It needs a cue, a correction or the source itself."""

    FIVE = report(2, 1, dead(5))

    def test_that_the_tally_has_passed_is_an_older_value_and_no_news(self) -> None:
        assert verbs(THREE, self.FIVE, report(3, 1.1, dead(3))) == [Verb.FIRST_REPORTED, Verb.SUPERSEDED]

    @pytest.mark.parametrize("days", [1.1, 40])
    def test_that_nobody_had_given_is_disputed_however_late_it_comes(self, days: float) -> None:
        reports = [THREE, self.FIVE, report(3, days, dead(4))]
        assert (last(*reports).verb, last(*reports).rule) == (Verb.DISPUTED, "tally falls")
        assert stands(*reports) == dead(5).value

    def test_comes_40_days_later_where_the_fact_is_no_tally(self) -> None:
        plain = [report(n, 40 * n, says(count(5 - n, unit=1), "confirmed")) for n in range(2)]
        assert verbs(*plain) == [Verb.FIRST_REPORTED, Verb.SUPERSEDED]

    def test_follows_where_the_report_recalls_the_higher_one(self) -> None:
        recalled = dead(5, modality="former", at=80)
        reports = [THREE, self.FIVE, report(3, 2, dead(4), recalled)]
        assert (last(*reports).verb, stands(*reports)) == (Verb.SUPERSEDED, dead(4).value)

    def test_follows_where_the_article_itself_is_corrected(self) -> None:
        corrected = report(2, 2, dead(4), revision=2, correction="An earlier version gave a wrong toll.")
        reports = [THREE, self.FIVE, corrected]
        assert (last(*reports).verb, stands(*reports)) == (Verb.CORRECTED, dead(4).value)

    def test_follows_where_only_its_own_outlet_had_given_the_higher_one(self) -> None:
        own = report(3, 2, dead(4), outlet="outlet 2")
        assert (last(THREE, self.FIVE, own).verb, last(THREE, self.FIVE, own).rule) == (Verb.SUPERSEDED, "same source")


class TestWhichFactsRise:
    """The kind says so, or the story does."""

    def test_the_dead_the_injured_and_the_exits_agreed(self) -> None:
        assert {kind.id for kind in known_kinds().values() if kind.trend} == {"deaths", "injured", "exits_agreed"}
        assert all(kind.type in FIGURES for kind in known_kinds().values() if kind.trend)

    def test_a_kind_of_the_storys_own_that_says_so(self) -> None:
        story = bakery(
            facts=[{"id": "recalled", "kind": "recalled"}],
            kinds={"recalled": {"type": "count", "trend": "rises", "cues": {"en": ["recalled"]}}},
        )
        (claim,) = read("Kornblum has recalled 4,000 loaves.", story, language="en").claims
        assert (claim.value, claim.trend) == (count(4000), Trend.RISES)

    def test_a_fact_that_says_so_where_its_kind_does_not(self) -> None:
        fact = {"id": "sold", "kind": "units_sold"}
        text = "Kornblum has sold 4,000 units so far."
        claims = [
            claim
            for trend in ({}, {"trend": "rises"})
            for claim in read(text, bakery(facts=[fact | trend]), language="en").claims
        ]
        assert [claim.trend for claim in claims] == [None, Trend.RISES]

    def test_no_kind_of_dates_or_names(self) -> None:
        kinds = {"own": {"type": "date", "trend": "rises", "cues": {"en": ["opens"]}}}
        with pytest.raises(ValidationError, match="trend is for kinds of type money, count, percent; a date does not"):
            bakery(kinds=kinds)

    def test_a_death_toll_that_was_read(self) -> None:
        story = bakery(
            subject={"name": "the fire", "type": "event"}, match="fire", facts=[{"id": "d", "kind": "deaths"}]
        )
        (claim,) = read("At least 41 people were killed in the fire.", story, language="en").claims
        assert (claim.modality, claim.trend) == (Modality.CONFIRMED, Trend.RISES)


@pytest.mark.parametrize(
    ("higher", "lower"),
    [
        (count(5, unit=1), count(3, unit=1)),
        (count(5, unit=1), count(1, unit=1, max=3)),
        (money(5e9), money(3e9)),
        (count(12, unit=1), count(9, unit=1, qual="up to")),
    ],
)
def test_one_figure_exceeds_another(higher: Value, lower: Value) -> None:
    assert exceeds(higher, lower)
    assert not exceeds(lower, higher)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (money(5e9), money(3e9, "USD")),
        (money(5e9), money(3e9, per="year")),
        (count(5), money(3e9)),
        (day("2026"), day("2025")),
    ],
)
def test_what_cannot_be_measured_against_each_other_exceeds_nothing(one: Value, other: Value) -> None:
    assert not exceeds(one, other)
    assert not exceeds(other, one)
