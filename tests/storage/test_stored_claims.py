"""Readings in the ledger: the quote gate, readers, and the reports of a story."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, func, select

from facts.model import Claim, Modality, Reading, Trend
from facts.values import Choice, Count, DateSpan, Hedge, Money, Name, Percent, Place, Value
from storage import schema
from storage.articles import confirm_revision
from storage.claims import reports, unread_revisions
from storage.errors import LedgerError, QuoteError
from storage.extractions import add_extraction
from tests.storage.ledger_samples import HOUR, NOON, article_at, claim_in, dollars, reading_of, seen

TEXT = "Title\n\nThe startup aims at $3.5 billion, people say.\nIt starts in January 2026."
STORY, READER = "ami-labs", "1"


def read(connection: Connection, revision: int, *claims: Claim, reader: str = READER, story: str = STORY) -> int:
    return add_extraction(
        connection, revision=revision, story=story, reader=reader, reading=reading_of(*claims), at=NOON
    )


def valuation(text: str = TEXT, **more: object) -> Claim:
    return claim_in(text, "$3.5 billion", dollars("3.5"), **more)  # type: ignore[arg-type]


def test_a_report_says_who_published_what_when_we_saw_it_and_what_it_claims(connection: Connection) -> None:
    article = article_at(connection, "https://daily.example/1", outlet="Daily")
    revision = seen(connection, article, TEXT, NOON, reported_at=NOON - HOUR, correction="Corrected.")
    confirm_revision(connection, article, NOON + 2 * HOUR)
    claims = (
        valuation(qualifier="pre-money", attribution=("Reuters", "Financial Times"), uncertain="whose figure?"),
        claim_in(TEXT, "January 2026", DateSpan("2026-01"), fact="launch", modality=Modality.PLANNED),
    )
    read(connection, revision.id, *claims)
    (report,) = reports(connection, STORY)
    assert report.claims == claims
    assert (report.article, report.revision, report.outlet) == (article, 1, "Daily")
    assert (report.url, report.title, report.correction) == ("https://daily.example/1", "Title", "Corrected.")
    assert (report.reported_at, report.observed_at, report.confirmed_at) == (NOON - HOUR, NOON, NOON + 2 * HOUR)
    assert report.reader == READER


def test_a_reading_without_claims_is_kept(connection: Connection) -> None:
    revision = seen(connection, article_at(connection, "https://daily.example/1"), TEXT, NOON)
    read(connection, revision.id)
    (report,) = reports(connection, STORY)
    assert report.claims == ()


def test_a_revision_nobody_read_for_the_story_is_no_report_of_it(connection: Connection) -> None:
    revision = seen(connection, article_at(connection, "https://daily.example/1"), TEXT, NOON)
    read(connection, revision.id, story="other")
    assert reports(connection, STORY) == []


def evidence_with(**changed: object) -> Claim:
    claim = valuation()
    return replace(claim, evidence=replace(claim.evidence, **changed))  # type: ignore[arg-type]


WORDS = TEXT.index("$3.5 billion")


@pytest.mark.parametrize(
    ("claim", "says"),
    [
        (evidence_with(quote="The startup aims at $4.5 billion, people say."), "but there is 'The startup aims"),
        (evidence_with(start=8), "the quote"),
        (evidence_with(end=10_000), "but there is 'nothing'"),
        (evidence_with(start=-1), "but there is 'nothing'"),
        (evidence_with(words="$3.6 billion"), r"the words '\$3.6 billion' should stand at"),
        (evidence_with(words="", words_end=WORDS), "the words ''"),
        (
            evidence_with(words="Title", words_start=0, words_end=5),
            "the words 'Title' lie outside their sentence",
        ),
    ],
)
def test_a_claim_that_does_not_stand_in_the_text_is_refused_and_nothing_is_written(
    connection: Connection, claim: Claim, says: str
) -> None:
    revision = seen(connection, article_at(connection, "https://daily.example/1"), TEXT, NOON)
    with pytest.raises(QuoteError, match=says):
        read(connection, revision.id, valuation(), claim)
    assert connection.execute(select(func.count()).select_from(schema.extraction)).scalar_one() == 0


def test_every_stored_claim_stands_in_its_text_at_its_offsets(connection: Connection) -> None:
    odd = "Tïtle\n\n😀 “€ 3,5\u202fMilliarden” — so\u00a0heißt es.\nEnde \U0001d7db."
    revision = seen(connection, article_at(connection, "https://daily.example/1"), odd, NOON)
    read(connection, revision.id, claim_in(odd, "€ 3,5\u202fMilliarden", dollars("3.5")))
    table, of = schema.claim, schema.revision
    query = select(of.c.text, table).select_from(table).join(schema.extraction).join(of)
    for row in connection.execute(query):
        assert row.text[row.quote_start : row.quote_end] == row.quote
        assert row.text[row.words_start : row.words_end] == row.words


def test_the_same_reading_again_is_the_same_extraction(connection: Connection) -> None:
    revision = seen(connection, article_at(connection, "https://daily.example/1"), TEXT, NOON)
    assert read(connection, revision.id, valuation()) == read(connection, revision.id, valuation())
    assert len(reports(connection, STORY)) == 1


def test_one_reader_version_cannot_read_one_text_in_two_ways(connection: Connection) -> None:
    revision = seen(connection, article_at(connection, "https://daily.example/1"), TEXT, NOON)
    read(connection, revision.id, valuation())
    with pytest.raises(LedgerError, match=r"read by 1 for story 'ami-labs' before, with other claims"):
        read(connection, revision.id, valuation(modality=Modality.CONFIRMED))


def test_a_revision_that_is_not_there_cannot_be_read(connection: Connection) -> None:
    with pytest.raises(LedgerError, match="no revision 1000000000"):
        read(connection, 10**9)


def test_the_newest_reader_speaks_for_each_revision_and_the_old_one_stays(connection: Connection) -> None:
    article = article_at(connection, "https://daily.example/1")
    first, second = seen(connection, article, TEXT, NOON), seen(connection, article, TEXT + " More.", NOON + HOUR)
    read(connection, first.id, valuation())
    read(connection, second.id, valuation())
    read(connection, first.id, reader="2")
    assert [(report.reader, len(report.claims)) for report in reports(connection, STORY)] == [("2", 0), ("1", 1)]
    assert connection.execute(select(func.count()).select_from(schema.claim)).scalar_one() == 2


def test_as_of_tells_what_we_had_seen_by_then_and_confirmed_by_then(connection: Connection) -> None:
    article = article_at(connection, "https://daily.example/1")
    for revision, hour in (("A", 0), ("B", 5)):
        read(connection, seen(connection, article, revision, NOON + hour * HOUR).id)
        confirm_revision(connection, article, NOON + (hour + 1) * HOUR)
        confirm_revision(connection, article, NOON + (hour + 3) * HOUR)

    def shown(hours: float) -> list[tuple[int, timedelta]]:
        found = reports(connection, STORY, as_of=NOON + hours * HOUR)
        return [(report.revision, report.confirmed_at - NOON) for report in found]

    assert shown(-0.1) == []
    assert shown(0) == [(1, 0 * HOUR)]
    assert shown(2) == [(1, 1 * HOUR)]
    assert shown(5) == [(1, 3 * HOUR), (2, 5 * HOUR)]
    assert shown(9) == [(1, 3 * HOUR), (2, 8 * HOUR)]


def test_reports_come_in_the_order_we_first_saw_them(connection: Connection) -> None:
    late, early = (article_at(connection, f"https://daily.example/{n}") for n in (1, 2))
    read(connection, seen(connection, late, "A", NOON + HOUR).id)
    read(connection, seen(connection, early, "B", NOON).id)
    assert [report.article for report in reports(connection, STORY)] == [early, late]


AGENCY = (
    "AMI Labs will 500 Millionen Euro einsammeln. Das sagte eine mit den Plänen vertraute Person am Donnerstag. "
    "Das Unternehmen sitzt in Paris und soll im Januar seine Arbeit aufnehmen. Der Gründer bleibt vorerst bei Meta."
)


def test_copies_of_one_agency_report_have_one_origin_and_another_text_has_its_own(connection: Connection) -> None:
    texts = {"Daily": AGENCY + " (dpa)", "Post": AGENCY + " Mehr dazu folgt. (dpa)", "Times": TEXT}
    for outlet, text in texts.items():
        article = article_at(connection, f"https://{outlet}.example/", outlet=outlet)
        credit = "dpa" if "dpa" in text else None
        read(connection, seen(connection, article, text, NOON, credit=credit).id)
    origin = {report.outlet: report.origin for report in reports(connection, STORY)}
    assert origin["Daily"] == origin["Post"] != origin["Times"]
    assert all(origin.values())


def test_a_signature_of_an_older_algorithm_is_made_anew_from_the_text(connection: Connection) -> None:
    for outlet in ("Daily", "Post"):
        article = article_at(connection, f"https://{outlet}.example/", outlet=outlet)
        read(connection, seen(connection, article, AGENCY, NOON).id)
    first = connection.execute(select(func.min(schema.revision.c.id))).scalar_one()
    before = [report.origin for report in reports(connection, STORY)]
    connection.execute(schema.revision.update().where(schema.revision.c.id == first).values(signature=b"\0old"))
    assert [report.origin for report in reports(connection, STORY)] == before
    assert len(set(before)) == 1


def test_unread_revisions_are_those_this_reader_has_not_read_for_the_story(connection: Connection) -> None:
    article = article_at(connection, "https://daily.example/1", outlet="Daily")
    revisions = [seen(connection, article, text, NOON, reported_at=NOON - HOUR) for text in "ABC"]
    read(connection, revisions[0].id, reader="2")
    read(connection, revisions[1].id, reader="1")
    read(connection, revisions[2].id, reader="2", story="other")
    unread = unread_revisions(connection, STORY, "2")
    assert [(one.n, one.text, one.read_before) for one in unread] == [(2, "B", True), (3, "C", False)]
    assert (unread[0].outlet, unread[0].reported_at) == ("Daily", NOON - HOUR)
    assert [one.n for one in unread_revisions(connection, STORY, "2", after=revisions[1].id)] == [3]
    assert [one.n for one in unread_revisions(connection, STORY, "2", limit=1)] == [2]


_AMOUNTS = st.decimals(min_value=0, max_value=10**13, places=2)
_UNITS = st.sampled_from([Decimal("0.01"), Decimal(1), Decimal(100_000_000)])
_HEDGES = st.none() | st.sampled_from(Hedge)
_NUMBERS = {"amount": _AMOUNTS, "unit": _UNITS, "maximum": st.none() | _AMOUNTS, "hedge": _HEDGES}
_NAMES = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=20)
_DATES = st.dates(date(1990, 1, 1), date(2100, 1, 1)).map(lambda day: DateSpan(day.isoformat()))
_VALUES: st.SearchStrategy[Value] = st.one_of(
    st.builds(Money, currency=st.sampled_from(["EUR", "USD"]), per=st.none() | st.just("year"), **_NUMBERS),
    st.builds(Count, **_NUMBERS),
    st.builds(Percent, **_NUMBERS),
    _DATES,
    st.builds(Name, _NAMES),
    st.builds(Place, _NAMES),
    st.builds(Choice, _NAMES),
)


@given(
    value=_VALUES,
    converted=st.lists(_VALUES, max_size=2).map(tuple),
    modality=st.sampled_from(Modality),
    trend=st.none() | st.sampled_from(Trend),
)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_any_claim_comes_back_equal(
    connection: Connection, value: Value, converted: tuple[Value, ...], modality: Modality, trend: Trend | None
) -> None:
    claim = replace(valuation(), value=value, converted=converted, modality=modality, trend=trend)
    with connection.begin_nested() as trial:
        revision = seen(connection, article_at(connection, "https://daily.example/1"), TEXT, NOON)
        read(connection, revision.id, claim)
        (report,) = reports(connection, STORY)
        assert report.claims == (claim,)
        assert read(connection, revision.id, claim)
        trial.rollback()


def test_a_note_why_a_text_could_not_be_read_is_kept(connection: Connection) -> None:
    revision = seen(connection, article_at(connection, "https://daily.example/1"), TEXT, NOON)
    at = datetime(2025, 12, 19, tzinfo=UTC)
    reading = Reading((), "nl", "no language data for nl")
    add_extraction(connection, revision=revision.id, story=STORY, reader=READER, reading=reading, at=at)
    row = connection.execute(select(schema.extraction)).one()
    assert (row.language, row.note, row.at) == ("nl", "no language data for nl", at)
