"""What is told, to whom, at once or later: decided from changes, decisions and settings alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.changes.sheets import sheet
from facts.model import Change, Sighting, Verb
from facts.values import DateSpan, Money, Name, Value
from reports.model import change_items
from reports.notify import (
    NEWS,
    News,
    Rule,
    Silence,
    alert_for,
    at_once,
    moved,
    news_of,
    rule_for,
    silence,
    source_alerts,
)
from storage.decisions import Action, Decision
from storage.health import Health
from storage.judged import judged
from storage.reviews import Reviewed, State, review
from storage.rules import WithVerb
from storage.settings import NotifySettings
from tests.reports.ferry import START, claim, coverage, dollars, euros, report

MONTH = timedelta(days=30)
ALL = Rule(tell="at once", min_origins=1)


def changed(
    old: Value | None, new: Value | None, *, verb: Verb = Verb.SUPERSEDED, flags: tuple[str, ...] = (), **more: Any
) -> Change:
    """A change from what one outlet said on the first day to what another says on the third."""
    before = report(1, "Daily", 0, claim("funding", old, "It was [this much] then.")) if old else None
    after = report(2, "Weekly", 2, claim("funding", new, "It is [that much] now."), **more) if new else None
    sides = [Sighting(one.claims[0], one) if one else None for one in (before, after)]
    at = (after or before or report(1, "Daily", 0)).observed_at
    return Change("c0ffee0000", "funding", verb, sides[0], sides[1], at, "a rule", "a reason", flags)


def pending(change: Change) -> Reviewed:
    return review([change], []).items[change.id]


def news(change: Change, *, origins: int = 2, state: State = State.PENDING) -> News:
    item = change_items([change], {})[0]
    return News(replace(item, judgement=replace(item.judgement, state=state)), origins, origins)


def why_not(
    one: Reviewed, *, since: datetime = START, reread: tuple[str, ...] = (), rule: Rule = ALL
) -> Silence | None:
    return silence(one, rule, since=since, reread=reread, max_age=MONTH)


def test_a_change_that_is_news_is_told() -> None:
    assert why_not(pending(changed(euros("180"), euros("210")))) is None


@pytest.mark.parametrize("verb", [verb for verb in Verb if not verb.news])
def test_quiet_verbs_are_never_told(verb: Verb) -> None:
    assert why_not(pending(changed(euros("180"), euros("180"), verb=verb))) is Silence.NO_NEWS


def test_what_is_uncertain_is_never_told() -> None:
    flagged = changed(euros("180"), euros("210"), flags=("uncertain",))
    doubtful = changed(euros("180"), euros("210"))
    assert doubtful.new is not None
    new = replace(doubtful.new, claim=replace(doubtful.new.claim, uncertain="ten times the others"))
    assert why_not(pending(flagged)) is Silence.UNCERTAIN
    assert why_not(pending(replace(doubtful, new=new))) is Silence.UNCERTAIN


def test_what_a_reviewer_or_a_rule_left_out_is_not_told() -> None:
    change = changed(euros("180"), euros("210"))
    rejection = Decision(1, "s", Action.REJECT, "anna", START, change=change.id, judged=judged(change))
    hidden = Decision(2, "s", Action.RULE, "anna", START, rule=WithVerb("funding", Verb.SUPERSEDED))
    for decision, expected in ((rejection, Silence.REJECTED), (hidden, Silence.HIDDEN)):
        assert why_not(review([change], [decision]).items[change.id]) is expected
    undone = Decision(3, "s", Action.UNDO, "anna", START, undoes=1)
    assert why_not(review([change], [rejection, undone]).items[change.id]) is None


def test_what_was_known_before_is_not_told_nor_what_reading_again_found() -> None:
    one = pending(changed(euros("180"), euros("210")))
    assert why_not(one, since=one.change.at + timedelta(seconds=1)) is Silence.BEFORE
    assert why_not(one, since=one.change.at) is None
    assert why_not(one, reread=(one.change.id,)) is Silence.REREAD
    assert why_not(one, rule=Rule(tell="never")) is Silence.MUTED


def test_an_article_that_was_old_when_first_seen_is_no_news_but_an_edit_of_it_is() -> None:
    fresh = changed(None, euros("210"), verb=Verb.FIRST_REPORTED)
    assert fresh.new is not None
    long_ago = replace(fresh.new.report, reported_at=START - timedelta(days=300))
    old = replace(fresh, new=replace(fresh.new, report=long_ago))
    edited = replace(fresh, new=replace(fresh.new, report=replace(long_ago, revision=2)))
    assert why_not(pending(old)) is Silence.OLD
    assert why_not(pending(edited)) is None


def test_the_nearest_level_that_has_a_key_counts() -> None:
    settings = NotifySettings.model_validate(
        {
            "tell": "at once",
            "min_percent": 5,
            "stories": {"s": {"min_origins": 1, "facts": {"f": {"min_percent": 0, "tell": "never"}}}},
        }
    )
    assert rule_for(settings, "s", "f") == Rule("never", NEWS, 1, 0.0, 0, "any")
    assert rule_for(settings, "s", "g") == Rule("at once", NEWS, 1, 5.0, 0, "any")
    assert rule_for(settings, "t", "f") == Rule("at once", NEWS, 2, 5.0, 0, "any")
    assert rule_for(NotifySettings(), "s", "f") == Rule()


def test_at_once_goes_what_two_origins_report_or_a_person_accepted() -> None:
    rule, change = Rule(tell="at once"), changed(euros("180"), euros("210"))
    assert at_once(news(change), rule)
    assert not at_once(news(change, origins=1), rule)
    assert at_once(news(change, origins=1, state=State.ACCEPTED), rule)
    assert at_once(news(change, origins=1, state=State.CORRECTED), rule)
    assert not at_once(news(change), Rule())
    assert not at_once(news(change), replace(rule, verbs=(Verb.CORRECTED,)))


@pytest.mark.parametrize(
    ("old", "new", "percent", "days", "up"),
    [
        (euros("200"), euros("250"), 25, None, True),
        (euros("200"), euros("150"), 25, None, False),
        (euros("200"), euros("200", top="300"), 25, None, True),
        (DateSpan("2027-03"), DateSpan("2027-05"), None, 61, True),
        (DateSpan("2027-03-10"), DateSpan("2027-03-03"), None, 7, False),
        (DateSpan("../2027-03-10"), DateSpan("2027-03-20"), None, 10, True),
        (Name("Anna Berg"), Name("Eva Lund"), None, None, None),
        (euros("200"), Name("Eva Lund"), None, None, None),
        (None, euros("200"), None, None, None),
        (euros("0"), euros("5"), None, None, True),
        (Money(Decimal(5), "XXX", Decimal(1)), euros("5"), None, None, None),
    ],
)
def test_how_far_a_value_moved(
    old: Value | None, new: Value, percent: int | None, days: int | None, up: bool | None
) -> None:
    step = moved(change_items([changed(old, new)], {})[0])
    assert (step.percent, step.days, step.up) == (percent, days, up)


def test_two_currencies_meet_at_the_rate_of_the_day() -> None:
    change = replace(changed(dollars("100"), euros("100")), at=datetime(2025, 12, 18, tzinfo=UTC))
    step = moved(change_items([change], {})[0])
    assert step.percent is not None
    assert 16 < step.percent < 19  # a dollar was 85 cents then
    assert step.up


def test_thresholds_hold_back_small_moves_and_the_other_direction() -> None:
    grows = news(changed(euros("200"), euros("210")))
    assert at_once(grows, replace(ALL, min_percent=5))
    assert not at_once(grows, replace(ALL, min_percent=5.1))
    assert not at_once(grows, replace(ALL, direction="down"))
    later = news(changed(DateSpan("2027-03-01"), DateSpan("2027-03-15")))
    assert at_once(later, replace(ALL, min_days=14, direction="up"))
    assert not at_once(later, replace(ALL, min_days=15))
    assert at_once(news(changed(Name("Anna Berg"), Name("Eva Lund"))), replace(ALL, min_percent=50, direction="down"))


def test_who_stands_behind_a_value_is_counted_on_the_present_sheet_by_claim() -> None:
    reports, changes = coverage()
    items = {one.id: one for one in change_items(changes, {})}
    now = sheet(reports)
    counts = {}
    for change in changes:
        found = news_of(items[change.id], now)
        counts[change.verb, change.fact, change.at] = (found.outlets, found.origins)
    port = next(count for (verb, fact, _), count in counts.items() if (verb, fact) == (Verb.SUPERSEDED, "base"))
    assert port == (1, 1)
    ferries = [count for (verb, fact, _), count in counts.items() if (verb, fact) == (Verb.FIRST_REPORTED, "ferries")]
    assert ferries == [(4, 1)]  # four outlets print one agency report


def test_a_value_is_known_by_its_place_whatever_became_of_its_change() -> None:
    change = changed(euros("180"), euros("210"))
    other = replace(change, id="0123456789", verb=Verb.REFINED, old=None)
    assert alert_for("desk", "s", change).place == alert_for("desk", "s", other).place
    assert alert_for("desk", "s", change).place != alert_for("desk", "t", change).place
    assert change.new is not None
    later = replace(change, new=replace(change.new, report=replace(change.new.report, revision=7)))
    assert alert_for("desk", "s", change).place != alert_for("desk", "s", later).place
    assert alert_for("desk", "s", change).transition == alert_for("desk", "s", later).transition


def well(source: str, at: datetime = START) -> Health:
    return Health(source, at, 0, None, None, at, None, None)


def ill(source: str, failures: int, since: datetime = START) -> Health:
    return Health(source, since + timedelta(hours=failures), failures, since, "no answer", None, None, None)


def test_trouble_of_a_source_is_told_once_and_its_end_once() -> None:
    def told(state: Health) -> list[str]:
        found = source_alerts("desk", [state], past, since=START, failures=3)
        past.extend(found)
        return [alert.text or "" for alert in found]

    past: list[Any] = []
    assert told(ill("daily", 2)) == []
    assert told(well("daily")) == []
    assert "3 crawls in a row" in "".join(told(ill("daily", 3)))
    assert told(ill("daily", 4)) == []
    assert told(ill("daily", 40)) == []
    assert told(well("daily")) == ["daily: it is well again."]
    assert told(well("daily")) == []
    assert len(told(ill("daily", 3, since=START + MONTH))) == 1


def test_a_new_trouble_between_two_looks_tells_of_both() -> None:
    past = source_alerts("desk", [ill("daily", 3)], [], since=START, failures=3)
    found = source_alerts("desk", [ill("daily", 3, since=START + MONTH)], past, since=START, failures=3)
    assert ["well for a while" in (alert.text or "") for alert in found] == [False, True]


def test_sources_that_failed_before_notifications_were_switched_on_are_told_when_they_fail_again() -> None:
    state = ill("daily", 5)
    assert source_alerts("desk", [state], [], since=state.at + MONTH, failures=3) == []
    assert len(source_alerts("desk", [replace(state, at=state.at + 2 * MONTH)], [], since=state.at, failures=3)) == 1


def test_a_mass_change_is_told_once() -> None:
    state = replace(well("daily"), mass_change_at=START, mass_change="9 of 12 articles had changed")
    found = source_alerts("desk", [state], [], since=START, failures=3)
    assert ["9 of 12" in (alert.text or "") for alert in found] == [True]
    assert "factdrift source release daily" in (found[0].text or "")
    assert source_alerts("desk", [state], found, since=START, failures=3) == []


moments = st.integers(-48, 48).map(lambda hours: START + timedelta(hours=hours))
amounts = st.integers(0, 10_000).map(lambda number: euros(str(number)))
dates = st.dates(datetime(2020, 1, 1, tzinfo=UTC).date(), datetime(2030, 1, 1, tzinfo=UTC).date()).map(
    lambda day: DateSpan(day.isoformat())
)
values = st.one_of(amounts, dates, st.sampled_from([Name("Anna Berg"), Name("Eva Lund")]))
rules = st.builds(
    Rule,
    tell=st.sampled_from(["digest", "at once", "never"]),
    verbs=st.lists(st.sampled_from(NEWS)).map(tuple),
    min_origins=st.integers(1, 5),
    min_percent=st.floats(0, 200),
    min_days=st.integers(0, 500),
    direction=st.sampled_from(["any", "up", "down"]),
)


@given(
    old=st.none() | values,
    new=values,
    verb=st.sampled_from(list(Verb)),
    flags=st.sampled_from([(), ("uncertain",), ("flapping",)]),
    action=st.sampled_from([None, Action.ACCEPT, Action.REJECT]),
    rule=rules,
    since=moments,
    reread=st.booleans(),
)
def test_nothing_is_told_that_must_not_be(
    old: Value | None,
    new: Value,
    verb: Verb,
    flags: tuple[str, ...],
    action: Action | None,
    rule: Rule,
    since: datetime,
    reread: bool,
) -> None:
    change = changed(old, new, verb=verb, flags=flags)
    made = [Decision(1, "s", action, "anna", START, change=change.id, judged=judged(change))] if action else []
    one = review([change], made).items[change.id]
    told = why_not(one, since=since, reread=(change.id,) if reread else (), rule=rule) is None
    forbidden = (
        not verb.news
        or "uncertain" in flags
        or action is Action.REJECT
        or change.at < since
        or reread
        or rule.tell == "never"
    )
    assert told == (not forbidden)


@given(old=st.none() | values, new=values, verb=st.sampled_from(NEWS), rule=rules, origins=st.integers(1, 6))
def test_a_stricter_rule_never_tells_more_at_once(
    old: Value | None, new: Value, verb: Verb, rule: Rule, origins: int
) -> None:
    one = news(changed(old, new, verb=verb), origins=origins)
    stricter = (
        replace(rule, min_origins=rule.min_origins + 1),
        replace(rule, min_percent=rule.min_percent + 1),
        replace(rule, min_days=rule.min_days + 1),
        replace(rule, verbs=rule.verbs[:-1]),
        replace(rule, direction="up") if rule.direction == "any" else rule,
        replace(rule, tell="digest"),
    )
    if not at_once(one, rule):
        assert not any(at_once(one, stricter_rule) for stricter_rule in stricter)
    else:
        assert rule.tell == "at once"
        assert verb in rule.verbs
        assert origins >= rule.min_origins
