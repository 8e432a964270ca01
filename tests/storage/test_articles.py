"""Articles, attempts and revisions."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, func, select

from storage import schema
from storage.articles import (
    Fetch,
    Known,
    Text,
    add_alias,
    add_article,
    add_revision,
    confirm_revision,
    due_articles,
    find_article,
    last_fetch,
    record_fetch,
)
from storage.errors import LedgerError
from storage.texts import text_hash
from tests.storage.ledger_samples import HOUR, NOON, article_at, seen

URL = "https://daily.example/1"
MINUTE = timedelta(minutes=1)


def known_at(connection: Connection, url: str = URL) -> Known:
    known = find_article(connection, url)
    assert known is not None
    return known


def texts_of(connection: Connection, article: int) -> list[tuple[int, str]]:
    table = schema.revision
    query = select(table.c.n, table.c.text).where(table.c.article == article).order_by(table.c.id)
    return [(row.n, row.text) for row in connection.execute(query)]


def test_an_unknown_url_is_no_article(connection: Connection) -> None:
    assert find_article(connection, URL) is None


def test_adding_an_article_twice_gives_the_same_one(connection: Connection) -> None:
    first = article_at(connection, URL)
    assert add_article(connection, url=URL, source="other", outlet="Other", at=NOON + HOUR) == first
    assert known_at(connection).first_seen_at == NOON


def test_an_alias_leads_to_the_article(connection: Connection) -> None:
    article = article_at(connection, URL)
    assert add_alias(connection, article, URL + "?utm=x") == article
    assert add_alias(connection, article, URL + "?utm=x") == article
    assert known_at(connection, URL + "?utm=x").url == URL
    assert article_at(connection, URL + "?utm=x") == article


def test_an_alias_never_takes_an_address_from_another_article(connection: Connection) -> None:
    one, other = article_at(connection, URL), article_at(connection, "https://daily.example/2")
    assert add_alias(connection, one, "https://daily.example/2") == other
    assert known_at(connection, "https://daily.example/2").id == other


def test_every_attempt_is_one_row_also_without_an_article_and_after_a_failure(connection: Connection) -> None:
    article = article_at(connection, URL)
    for outcome, about in (("timeout", article), ("timeout", article), ("robots disallowed", None)):
        record_fetch(connection, Fetch(URL, "daily", outcome, NOON, error="no answer in 30 s"), about)
    rows = connection.execute(select(schema.fetch.c.outcome, schema.fetch.c.article)).all()
    assert rows == [("timeout", article), ("timeout", article), ("robots disallowed", None)]
    assert known_at(connection).last_outcome == "timeout"


def test_a_fetch_comes_back_as_it_was(connection: Connection) -> None:
    fetch = Fetch(URL, "daily", "feed", NOON, 200, 0.25, '"e1"', "Thu", "b1", "2025-12.warc.gz", 2**33, None)
    record_fetch(connection, fetch, None)
    record_fetch(connection, Fetch(URL, "daily", "timeout", NOON + HOUR), None)
    assert last_fetch(connection, URL, ["feed"]) == fetch
    assert last_fetch(connection, URL) == Fetch(URL, "daily", "timeout", NOON + HOUR)
    assert last_fetch(connection, "https://daily.example/none") is None


def test_a_text_and_its_return_are_three_revisions(connection: Connection) -> None:
    article = article_at(connection, URL)
    made = [seen(connection, article, text, NOON + n * HOUR) for n, text in enumerate("ABA")]
    assert [(one.n, one.changed, one.reverted) for one in made] == [(1, True, False), (2, True, False), (3, True, True)]
    assert texts_of(connection, article) == [(1, "A"), (2, "B"), (3, "A")]


def test_the_same_text_again_only_confirms(connection: Connection) -> None:
    article = article_at(connection, URL)
    first = seen(connection, article, "A", NOON)
    again = seen(connection, article, "A", NOON + HOUR)
    assert (again.id, again.n, again.changed) == (first.id, 1, False)
    assert connection.execute(select(schema.confirmation.c.at)).scalars().all() == [NOON + HOUR]
    assert known_at(connection).last_changed_at == NOON


@given(texts=st.lists(st.sampled_from("ABC"), min_size=1, max_size=12))
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_any_history_numbers_exactly_the_texts_that_differ_from_the_one_before(
    connection: Connection, texts: list[str]
) -> None:
    with connection.begin_nested() as trial:
        article = article_at(connection, URL)
        for hours, text in enumerate(texts):
            seen(connection, article, text, NOON + hours * HOUR)
        expected = [text for n, text in enumerate(texts) if n == 0 or text != texts[n - 1]]
        assert texts_of(connection, article) == list(enumerate(expected, start=1))
        known = known_at(connection)
        assert (known.revisions, known.text_hash) == (len(expected), text_hash(texts[-1]))
        confirmed = connection.execute(select(func.count()).select_from(schema.confirmation)).scalar_one()
        assert confirmed == len(texts) - len(expected)
        trial.rollback()


def test_a_revision_keeps_all_that_was_cleaned(connection: Connection) -> None:
    article = article_at(connection, URL)
    text = Text("Title", "Title\n\nBody", "de", "A. Writer", "18.12.2025 13:00", NOON, "minute", "dpa", "Korrektur")
    add_revision(connection, article=article, fetch=None, text=text, at=NOON + HOUR)
    row = connection.execute(select(schema.revision)).mappings().one()
    assert Text(**{name: row[name] for name in Text.__slots__}) == text
    assert (row["observed_at"], row["text_hash"]) == (NOON + HOUR, text_hash("Title\n\nBody"))
    assert row["signature"]


def test_a_text_with_nul_is_recognised_as_the_same_when_it_comes_again(connection: Connection) -> None:
    article = article_at(connection, URL)
    assert seen(connection, article, "A\0B", NOON).changed
    assert not seen(connection, article, "A\0B", NOON + HOUR).changed


@pytest.mark.parametrize("empty", ["", " \n\t"])
def test_an_empty_text_is_no_revision(connection: Connection, empty: str) -> None:
    article = article_at(connection, URL)
    with pytest.raises(LedgerError, match="empty text"):
        seen(connection, article, empty, NOON)


def test_what_is_not_there_cannot_be_revised_or_confirmed(connection: Connection) -> None:
    with pytest.raises(LedgerError, match="no article 1000000000"):
        add_revision(connection, article=10**9, fetch=None, text=Text("T", "A"), at=NOON)
    article = article_at(connection, URL)
    with pytest.raises(LedgerError, match="no text yet"):
        confirm_revision(connection, article, NOON)


def test_validators_are_those_of_the_last_accepted_page_never_of_a_wall(connection: Connection) -> None:
    article = article_at(connection, URL)

    def validators() -> tuple[str | None, ...]:
        known = known_at(connection)
        return known.etag, known.last_modified, known.body_hash

    page = record_fetch(connection, Fetch(URL, "daily", "article", NOON, 200, 0.1, "e1", "m1", "b1"), article)
    assert validators() == (None, None, None)
    add_revision(connection, article=article, fetch=page, text=Text("T", "A"), at=NOON)
    assert validators() == ("e1", "m1", "b1")
    record_fetch(connection, Fetch(URL, "daily", "consent wall", NOON, 200, 0.1, "wall", "wall", "wall"), article)
    assert validators() == ("e1", "m1", "b1")
    same = record_fetch(connection, Fetch(URL, "daily", "unchanged", NOON, 304, 0.1, "e2"), article)
    confirm_revision(connection, article, NOON, fetch=same)
    assert validators() == ("e2", "m1", "b1")
    page = record_fetch(connection, Fetch(URL, "daily", "revised", NOON, 200, 0.1, None, None, "b3"), article)
    add_revision(connection, article=article, fetch=page, text=Text("T", "B"), at=NOON)
    assert validators() == (None, None, "b3")


def test_a_new_article_is_due_at_once(connection: Connection) -> None:
    article = article_at(connection, URL)
    assert [known.id for known in due_articles(connection, "daily", NOON, 10)] == [article]


@pytest.mark.parametrize(
    ("age", "every"),
    [
        (timedelta(minutes=10), timedelta(minutes=15)),
        (timedelta(hours=3), timedelta(hours=1)),
        (timedelta(days=1), timedelta(hours=3)),
        (timedelta(days=7), timedelta(hours=12)),
        (timedelta(days=14), timedelta(days=3)),
        (timedelta(days=30), timedelta(days=30)),
    ],
)
def test_an_article_is_due_by_its_age(connection: Connection, age: timedelta, every: timedelta) -> None:
    article = article_at(connection, URL, at=NOON - age)
    record_fetch(connection, Fetch(URL, "daily", "server error", NOON, 503), article)
    assert due_articles(connection, "daily", NOON + every - MINUTE, 10) == []
    assert [known.id for known in due_articles(connection, "daily", NOON + every, 10)] == [article]


def test_a_changed_article_moves_up_one_step_and_a_still_one_down(connection: Connection) -> None:
    article = article_at(connection, URL, at=NOON - 48 * HOUR)

    def due_in() -> timedelta:
        due_at = known_at(connection).due_at
        assert due_at is not None
        return due_at - NOON

    seen(connection, article, "A", NOON)
    assert due_in() == timedelta(hours=3)
    seen(connection, article, "B", NOON)
    assert due_in() == timedelta(hours=1)
    seen(connection, article, "C", NOON)
    assert due_in() == timedelta(hours=1)
    for still, due in ((1, timedelta(hours=3)), (2, timedelta(hours=12)), (3, timedelta(hours=12))):
        confirm_revision(connection, article, NOON)
        assert due_in() == due, f"after standing still {still} times"
    seen(connection, article, "D", NOON)
    assert due_in() == timedelta(hours=3)


def test_a_year_old_article_is_not_looked_at_again(connection: Connection) -> None:
    article = article_at(connection, URL, at=NOON - timedelta(days=365))
    record_fetch(connection, Fetch(URL, "daily", "article", NOON, 200), article)
    assert known_at(connection).due_at is None
    assert due_articles(connection, "daily", NOON + timedelta(days=400), 10) == []


def test_articles_older_than_the_setting_are_not_looked_at(connection: Connection) -> None:
    article_at(connection, URL, at=NOON - timedelta(days=31))
    assert due_articles(connection, None, NOON, 10, follow=timedelta(days=30)) == []
    assert len(due_articles(connection, None, NOON, 10, follow=timedelta(days=32))) == 1


@pytest.mark.parametrize(
    ("reported", "every"),
    [
        (NOON - timedelta(days=2), timedelta(hours=3)),
        (NOON + timedelta(days=2), timedelta(minutes=15)),
        (datetime(1970, 1, 1, tzinfo=UTC), timedelta(minutes=15)),
        (None, timedelta(minutes=15)),
    ],
    ids=["published two days ago", "date in the future", "date of 1970", "no date"],
)
def test_age_counts_from_a_publication_date_that_can_be_trusted(
    connection: Connection, reported: datetime | None, every: timedelta
) -> None:
    article = article_at(connection, URL)
    seen(connection, article, "A", NOON, reported_at=reported)
    assert known_at(connection).due_at == NOON + every


def test_the_longest_due_come_first_of_the_source_and_within_the_limit(connection: Connection) -> None:
    urls = [f"https://daily.example/{n}" for n in range(3)]
    for n, url in enumerate(urls):
        article_at(connection, url, at=NOON - n * HOUR)
    article_at(connection, "https://other.example/", outlet="Other")
    assert [known.url for known in due_articles(connection, "daily", NOON, 2)] == [urls[2], urls[1]]
    assert len(due_articles(connection, None, NOON, 10)) == 4
