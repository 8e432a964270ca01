"""Changes in the ledger are derived: dropping and rebuilding gives the same rows, with every sighting in full."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, select

from facts.changes import history, ledger
from facts.model import Change, Claim, Modality, Trend, Verb
from storage import schema
from storage.articles import confirm_revision
from storage.changes import changes, find_change, found_by_rereading, rebuild, update
from storage.claims import reports, unread_revisions
from storage.decisions import Action, decide, decisions
from storage.errors import LedgerError
from storage.extractions import add_extraction
from tests.storage.ledger_samples import HOUR, NOON, article_at, claim_in, dollars, reading_of, seen

STORY = "ami-labs"
FACTS = ("valuation", "raise", "debt")


def text_of(figure: str, outlet: str) -> str:
    return f"Title\n\nAs {outlet} learned, the startup aims at ${figure} billion, and {outlet} knows more of it."


def valuation(figure: str, outlet: str, **more: Any) -> Claim:
    return claim_in(text_of(figure, outlet), f"${figure} billion", dollars(figure), **more)


def tell(connection: Connection, outlet: str, figure: str | None, hours: float, *, reader: str = "1") -> int:
    """An outlet's article says a figure (None: no figure any more), and our reader reads that."""
    article = article_at(connection, f"https://{outlet}.example/1", outlet=outlet, at=NOON)
    body = text_of(figure, outlet) if figure else f"Title\n\nAs {outlet} learned, the startup has plans of some kind."
    revision = seen(connection, article, body, NOON + hours * HOUR)
    reading = reading_of(*([valuation(figure, outlet)] if figure else []))
    if revision.changed:
        add_extraction(connection, revision=revision.id, story=STORY, reader=reader, reading=reading, at=NOON)
    return article


def small_history(connection: Connection) -> None:
    """3 billion at first, edited to 5 silently, disputed by another outlet, then gone without a word."""
    tell(connection, "Daily", "3", 0)
    tell(connection, "Daily", "5", 24)
    tell(connection, "Post", "8", 30)
    article = tell(connection, "Daily", None, 48)
    confirm_revision(connection, article, NOON + 50 * HOUR)


def rows_of(connection: Connection) -> list[Any]:
    return list(connection.execute(select(schema.change).order_by(schema.change.c.story, schema.change.c.position)))


def derive(connection: Connection) -> list[Change]:
    """The changes, derived anew."""
    rebuild(connection, STORY)
    return changes(connection, STORY)


def told(found: list[Change]) -> list[tuple[Verb, bool, bool]]:
    return [(change.verb, change.old is not None, change.new is not None) for change in found if change.verb.news]


def test_changes_come_back_as_they_were_derived(connection: Connection) -> None:
    small_history(connection)
    derived = derive(connection)
    assert (Verb.FIRST_REPORTED, False, True) in told(derived)
    assert (Verb.REVISED_IN_PLACE, True, True) in told(derived)
    assert (Verb.NO_LONGER_STATED, True, False) in told(derived)


def test_sightings_are_full_reports_with_their_origins(connection: Connection) -> None:
    small_history(connection)
    rebuild(connection, STORY)
    known = reports(connection, STORY)
    sightings = [one for change in changes(connection, STORY) for one in (change.old, change.new) if one is not None]
    assert sightings
    for sighting in sightings:
        assert sighting.report in known
        assert sighting.claim in sighting.report.claims


def test_rebuilding_gives_identical_rows(connection: Connection) -> None:
    small_history(connection)
    rebuild(connection, STORY)
    before = rows_of(connection)
    assert len(before) >= 3
    rebuild(connection, STORY)
    assert rows_of(connection) == before
    connection.execute(schema.change.delete())
    rebuild(connection, STORY)
    assert rows_of(connection) == before


_STEPS = st.tuples(
    st.sampled_from(["Daily", "Post"]), st.sampled_from([None, "3", "5", "8"]), st.sampled_from([0.5, 30])
)


@given(steps=st.lists(_STEPS, max_size=8))
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_rebuilding_after_any_history_gives_identical_rows(
    connection: Connection, steps: list[tuple[str, str | None, float]]
) -> None:
    with connection.begin_nested() as trial:
        hours = 0.0
        for outlet, figure, later in steps:
            hours += later
            tell(connection, outlet, figure, hours)
            rebuild(connection, STORY)
        derived, kept = derive(connection), rows_of(connection)
        connection.execute(schema.change.delete())
        assert derive(connection) == derived
        assert rows_of(connection) == kept
        trial.rollback()


def test_changes_of_two_facts_never_have_one_id(connection: Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    """Facts are told apart; that two of their changes begin with the same digits is rare, and must be seen."""
    monkeypatch.setattr(ledger, "DIGITS", 2)
    for number in range(12):
        article = article_at(connection, f"https://daily.example/{number}", at=NOON + number * HOUR)
        lines = [f"The {fact} is put at ${number + 1}.0 billion by the {fact} people." for fact in FACTS]
        text = "\n".join(["Title", *lines])
        said = [
            claim_in(text, f"{fact} is put at ${number + 1}.0 billion", dollars(f"{number + 1}.0"), fact=fact)
            for fact in FACTS
        ]
        revision = seen(connection, article, text, NOON + number * HOUR)
        add_extraction(connection, revision=revision.id, story=STORY, reader="1", reading=reading_of(*said), at=NOON)
    assert [change.id for change in derive(connection)] == [
        change.id for change in history.changes(reports(connection, STORY))
    ]


def test_ids_of_earlier_changes_stay_when_the_story_goes_on(connection: Connection) -> None:
    tell(connection, "Daily", "3", 0)
    first = [change.id for change in derive(connection)]
    tell(connection, "Daily", "5", 24)
    assert [change.id for change in derive(connection)][: len(first)] == first


def test_other_stories_are_not_touched(connection: Connection) -> None:
    row = {"story": "other", "id": "00000000aa", "position": 0, "fact": "valuation", "verb": "superseded", "at": NOON}
    connection.execute(schema.change.insert().values(**row, rule="later", because="It is later.", flags=["uncertain"]))
    small_history(connection)
    rebuild(connection, STORY)
    (other,) = changes(connection, "other")
    assert (other.id, other.verb, other.flags, other.old) == ("00000000aa", Verb.SUPERSEDED, ("uncertain",), None)


def test_decisions_stay_when_changes_are_rebuilt(connection: Connection) -> None:
    small_history(connection)
    change = rebuild(connection, STORY)[0].id
    made = decide(connection, story=STORY, action=Action.ACCEPT, reviewer="anna", at=NOON, change=change)
    rebuild(connection, STORY)
    assert decisions(connection, STORY, change=change) == [made]


def test_a_newer_reading_of_the_same_text_is_told_as_technical(connection: Connection) -> None:
    article = tell(connection, "Daily", "3", 0)
    revision = connection.execute(select(schema.revision.c.id).where(schema.revision.c.article == article)).scalar_one()
    reading = reading_of(valuation("3", "Daily", modality=Modality.CONFIRMED))
    add_extraction(connection, revision=revision, story=STORY, reader="2", reading=reading, at=NOON)
    derived = derive(connection)
    (technical,) = [change for change in derived if change.verb is Verb.TECHNICAL]
    assert technical.old is not None
    assert technical.new is not None
    assert (technical.old.report.reader, technical.new.report.reader) == ("1", "2")


def test_a_tally_rises_from_row_to_row_told_at_once_or_bit_by_bit(connection: Connection) -> None:
    for hours, outlet, figure in ((0, "Daily", "3"), (5, "Post", "5"), (6, "Globe", "3"), (30, "Times", "8")):
        article = article_at(connection, f"https://{outlet}.example/1", outlet=outlet, at=NOON)
        revision = seen(connection, article, text_of(figure, outlet), NOON + hours * HOUR)
        reading = reading_of(valuation(figure, outlet, trend=Trend.RISES))
        add_extraction(connection, revision=revision.id, story=STORY, reader="1", reading=reading, at=NOON)
        update(connection, STORY)
    kept = rows_of(connection)
    assert [row.verb for row in kept] == ["first reported", "superseded", "restated", "superseded"]
    rebuild(connection, STORY)
    assert rows_of(connection) == kept


def test_texts_read_before_facts_had_a_trend_keep_their_changes_until_they_are_read_again(
    connection: Connection,
) -> None:
    tell(connection, "Daily", "3", 0)
    tell(connection, "Post", "5", 24)
    update(connection, STORY)
    before = rows_of(connection)
    assert [row.verb for row in before] == ["first reported", "disputed"]
    texts = unread_revisions(connection, STORY, "2")
    for text in texts:
        (claim,) = (valuation(figure, text.outlet) for figure in "35" if f"${figure} billion" in text.text)
        reading = reading_of(replace(claim, trend=Trend.RISES))
        add_extraction(connection, revision=text.revision, story=STORY, reader="2", reading=reading, at=NOON)
    update(connection, STORY)
    again = rows_of(connection)
    assert [row.verb for row in again] == ["first reported", "superseded"]
    rebuild(connection, STORY)
    assert rows_of(connection) == again


def test_what_was_read_last_counts_also_by_an_older_version(connection: Connection) -> None:
    article = tell(connection, "Daily", "3", 0, reader="2")
    revision = connection.execute(select(schema.revision.c.id).where(schema.revision.c.article == article)).scalar_one()
    add_extraction(connection, revision=revision, story=STORY, reader="1", reading=reading_of(), at=NOON)
    assert [report.reader for report in reports(connection, STORY)] == ["1"]
    assert rebuild(connection, STORY) == []


def test_a_sentence_that_only_moved_in_its_article_gives_no_news(connection: Connection) -> None:
    """The reader lost a value when paragraphs changed places; the text still has its sentence."""
    article = article_at(connection, "https://daily.example/1", outlet="Daily", at=NOON)
    claim = valuation("3", "Daily")
    first = seen(connection, article, f"{text_of('3', 'Daily')}\n\nThe end.", NOON)
    second = seen(connection, article, f"The end.\n\n{text_of('3', 'Daily')}", NOON + 5 * HOUR)
    add_extraction(connection, revision=first.id, story=STORY, reader="1", reading=reading_of(claim), at=NOON)
    add_extraction(connection, revision=second.id, story=STORY, reader="1", reading=reading_of(), at=NOON)
    confirm_revision(connection, article, NOON + 9 * HOUR)
    assert [change.verb for change in rebuild(connection, STORY)] == [Verb.FIRST_REPORTED]
    assert [one.unchanged for one in reports(connection, STORY)] == [(), (claim.evidence.quote,)]


def test_changes_are_chosen_by_time_fact_and_verb(connection: Connection) -> None:
    small_history(connection)
    everything = derive(connection)
    edited = next(change for change in everything if change.verb is Verb.REVISED_IN_PLACE)
    assert changes(connection, STORY, verb=Verb.REVISED_IN_PLACE) == [edited]
    assert changes(connection, STORY, since=edited.at) == [change for change in everything if change.at >= edited.at]
    assert changes(connection, STORY, until=edited.at) == [change for change in everything if change.at <= edited.at]
    assert changes(connection, STORY, fact="valuation") == everything
    assert changes(connection, STORY, fact="headquarters") == []
    assert changes(connection, "other") == []


def test_a_change_is_found_by_the_beginning_of_its_id(connection: Connection) -> None:
    small_history(connection)
    change = derive(connection)[0]
    assert find_change(connection, change.id) == change
    assert find_change(connection, change.id[:8].upper()) == change


def test_an_id_that_fits_none_or_several_is_told(connection: Connection) -> None:
    small_history(connection)
    number = len(rebuild(connection, STORY))
    assert number > 1
    with pytest.raises(LedgerError, match="no change has an id that begins with 'zz'"):
        find_change(connection, "zz")
    with pytest.raises(LedgerError, match=r"several changes .*\(ami-labs, valuation\).*give more of it"):
        find_change(connection, "")
    with pytest.raises(LedgerError, match="no change has an id that begins with '%'"):
        find_change(connection, "%")


def test_what_only_a_later_reading_found_can_be_told_from_what_a_new_text_said(connection: Connection) -> None:
    article = article_at(connection, "https://daily.example/1")
    body = text_of("3", "Daily")
    revision = seen(connection, article, body, NOON)
    add_extraction(connection, revision=revision.id, story=STORY, reader="1", reading=reading_of(), at=NOON)
    again = reading_of(valuation("3", "Daily"))
    add_extraction(connection, revision=revision.id, story=STORY, reader="2", reading=again, at=NOON + HOUR)
    late = {change.id for change in derive(connection)}
    assert found_by_rereading(connection, STORY) == late
    assert late
    other = seen(connection, article_at(connection, "https://post.example/1"), text_of("8", "Post"), NOON + 2 * HOUR)
    told_now = reading_of(valuation("8", "Post"))
    add_extraction(connection, revision=other.id, story=STORY, reader="2", reading=told_now, at=NOON + 2 * HOUR)
    assert {change.id for change in derive(connection)} > late
    assert found_by_rereading(connection, STORY) == late
