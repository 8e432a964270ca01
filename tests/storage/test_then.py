"""A fact sheet as of any moment is looked up, and it is the one that folding all reports of then gives."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from facts.changes.origins import independent
from facts.changes.sheets import sheet as folded
from facts.model import Entry, FactSheet, Sighting
from facts.values import Money
from storage import claims, overview, then
from storage.articles import Text, add_revision
from storage.changes import rebuild, update
from storage.extractions import add_extraction
from tests.storage.ledger_samples import BILLION, HOUR, NOON, article_at, claim_in, reading_of
from tests.storage.test_checkpoints import _TOLD, STORY, Told, World, trial


def places(sightings: tuple[Sighting, ...]) -> list[object]:
    return [(one.report.article, one.report.revision, one.claim) for one in sightings]


def shown(sheet: FactSheet) -> object:
    """What a sheet says, without what else its reports say."""
    return {
        key: (entry.value, entry.modality, *map(places, (entry.sightings, entry.others, entry.former)))
        for key, entry in sheet.entries.items()
    }


def counted(entry: Entry) -> tuple[object, ...]:
    """A line as the overview counts it."""
    others: dict[object, set[str]] = {}
    for one in entry.others:
        others.setdefault(one.claim.value, set()).add(one.report.outlet)
    return (
        entry.value,
        entry.modality,
        len(entry.sightings),
        len({one.report.outlet for one in entry.sightings}),
        independent((one.report.origin, one.report.outlet) for one in entry.sightings),
        others,
    )


def overviewed(line: overview.Standing, voices: overview.Voices) -> tuple[object, ...]:
    assert {one.value for one in line.others} == set(voices.beside)
    others = {value: set(outlets) for value, outlets in voices.beside.items()}
    return line.value, line.modality, line.articles, voices.outlets, voices.origins, others


@given(
    history=st.lists(_TOLD, max_size=10), share=st.lists(st.floats(0, 1.1), min_size=3, max_size=3), every=st.booleans()
)
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_a_sheet_as_of_any_moment_is_the_fold_of_what_was_known_then(
    connection: Connection, history: list[Told], share: list[float], every: bool
) -> None:
    with trial(connection):
        world = World(connection)
        for told in history:
            world.add(told)
            if every:
                update(connection, STORY)
        update(connection, STORY)
        for moment in [None, *(NOON + (world.at - NOON) * part for part in share)]:
            agrees(connection, moment)


def agrees(connection: Connection, moment: datetime | None) -> None:
    """Assert that what is looked up is what is folded."""
    reports = claims.reports(connection, STORY, as_of=moment)
    whole = folded(reports, as_of=moment)
    assert shown(then.sheet(connection, STORY, moment)) == shown(whole)
    look = overview.Look(connection, STORY, moment)
    voices = look.voices()
    lines = {(one.fact, one.qualifier): overviewed(one, voices[one.quantity]) for one in look.lines()}
    assert lines == {key: counted(entry) for key, entry in whole.entries.items()}
    for outlet in {one.outlet for one in reports}:
        of_outlet = [one for one in reports if one.outlet == outlet]
        assert claims.reports_in(connection, STORY, outlet=outlet, as_of=moment) == of_outlet
        article = of_outlet[0].article
        of_article = [one for one in reports if one.article == article]
        assert claims.reports_in(connection, STORY, article=article, as_of=moment) == of_article
    size = then.size(connection, STORY, moment)
    assert (size.articles, size.outlets, size.origins) == (
        len({one.article for one in reports}),
        len({one.outlet for one in reports}),
        independent((one.origin, one.outlet) for one in reports),
    )


def test_what_was_found_late_is_in_the_sheets_from_then_on(connection: Connection) -> None:
    world = World(connection)
    world.add(Told("Daily", (("valuation", "3.0", "planned"),)))
    world.add(Told("Post", (("valuation", "5.0", "confirmed"),), later=600.0))
    update(connection, STORY)
    found = world.at + 30 * HOUR
    world.add(Told("Globe", (("valuation", "3.0", "planned"),), later=30.0, age=500.0))
    update(connection, STORY)
    (before,), (after,) = (
        overview.counted_sheet(connection, STORY, moment) for moment in (found - timedelta(seconds=1), found)
    )
    assert [one.articles for one in before.others] == [1]
    assert [one.articles for one in after.others] == [2]


def test_amounts_in_two_currencies_agree_by_the_rate_of_the_day(connection: Connection) -> None:
    for n, (currency, figure, days) in enumerate([("USD", "3.5", 0), ("EUR", "3.0", 1), ("EUR", "3.0", 200)]):
        at = NOON - timedelta(days=300) + timedelta(days=days)
        article = article_at(connection, f"https://outlet-{n}.example/1", outlet=f"Outlet {n}", at=at)
        text = f"Title\nThe startup is worth {currency} {figure} billion, says source {n} of many."
        value = Money(BILLION * int(float(figure) * 10) / 10, currency, BILLION / 10)
        claim = claim_in(text, f"{currency} {figure} billion", value)
        revision = add_revision(connection, article=article, fetch=None, text=Text("Title", text), at=at)
        add_extraction(connection, revision=revision.id, story=STORY, reader="1", reading=reading_of(claim), at=at)
    rebuild(connection, STORY)
    agrees(connection, None)


def test_a_story_is_told_when_its_changes_were_derived_by_the_rules_of_today(connection: Connection) -> None:
    world = World(connection)
    world.add(Told("Daily", (("valuation", "3.0", "planned"),)))
    assert not then.is_told(connection, STORY)
    update(connection, STORY)
    assert then.is_told(connection, STORY)
