"""Many articles that stand still are kept at once, as each would be alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, select

from storage import schema
from storage.articles import Fetch, confirm_revision, note_passages, record_fetch
from storage.confirming import Unchanged, record_unchanged
from storage.errors import LedgerError
from tests.storage.ledger_samples import HOUR, NOON, article_at, seen

AGAIN = NOON + 5 * HOUR


def articles(connection: Connection) -> list[int]:
    """Three with a text, the second of them with two; with the validators of their pages."""
    made = []
    for n in range(3):
        article = article_at(connection, f"https://daily.example/{n}")
        seen(connection, article, f"Text {n}", NOON)
        made.append(article)
    seen(connection, made[1], "Another text", NOON + HOUR)
    note_passages(connection, made[2], "old")
    return made


def fetched(article: int, **more: Any) -> Fetch:
    return Fetch(f"https://daily.example/{article}", "daily", "unchanged (304)", AGAIN, status=304, **more)


def everything(connection: Connection) -> list[list[dict[str, Any]]]:
    """The rows of articles, attempts and confirmations, without what is numbered anew each time."""
    tables = (schema.article, schema.fetch, schema.confirmation)
    return [
        [dict(row) for row in connection.execute(select(table).order_by(*table.primary_key)).mappings()]
        for table in tables
    ]


def test_many_at_once_give_the_rows_that_each_alone_gives(connection: Connection) -> None:
    one, two, three = articles(connection)
    pages = [
        Unchanged(one, fetched(one)),
        Unchanged(two, fetched(two, etag='"2"', body_hash="ff"), cleaned=True, passages="new"),
        Unchanged(three, replace(fetched(three, last_modified="today"), at=AGAIN + timedelta(minutes=1))),
    ]
    with connection.begin_nested() as trial:
        for page in pages:
            key = record_fetch(connection, page.fetch, page.article)
            confirm_revision(connection, page.article, page.fetch.at, fetch=key)
            if page.cleaned:
                note_passages(connection, page.article, page.passages)
        alone = everything(connection)
        trial.rollback()
    record_unchanged(connection, pages)
    together = everything(connection)
    for table in (*alone, *together):
        for row in table:
            for numbered in {"id", "fetch"} & row.keys():
                if "first_seen_at" not in row:
                    row.pop(numbered)
    assert together == alone


def test_looks_at_the_passages_alone_are_counted_until_the_page_is_cleaned(connection: Connection) -> None:
    _, _, article = articles(connection)
    state = select(schema.article.c.passages, schema.article.c.passage_looks).where(schema.article.c.id == article)
    for looks in (1, 2):
        record_unchanged(connection, [Unchanged(article, fetched(article), cleaned=False)])
        assert tuple(connection.execute(state).one()) == ("old", looks)
    record_unchanged(connection, [Unchanged(article, fetched(article), cleaned=True, passages="new")])
    assert tuple(connection.execute(state).one()) == ("new", 0)


def test_where_one_has_no_text_none_is_kept(connection: Connection) -> None:
    one, *_ = articles(connection)
    empty = article_at(connection, "https://daily.example/empty")
    before = everything(connection)
    with pytest.raises(LedgerError, match=f"article {empty} has no text"):
        record_unchanged(connection, [Unchanged(one, fetched(one)), Unchanged(empty, fetched(empty))])
    assert everything(connection) == before
    record_unchanged(connection, [])
    assert everything(connection) == before
