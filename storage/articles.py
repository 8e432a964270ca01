"""Articles, the attempts to fetch them, and their texts: the evidence every claim rests on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from importlib import import_module
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Connection, Executable, Row, Table, bindparam, func, or_, select, update

from storage import recheck, schema
from storage.columns import batched, row_of
from storage.errors import LedgerError
from storage.texts import text_hash

_OLDEST_DATE = datetime(1995, 1, 1, tzinfo=UTC)  # an earlier date on a news page is an error of the page


@dataclass(frozen=True, slots=True)
class Known:
    """What we know of an article before we fetch it again. ``revisions`` counts its texts so far."""

    id: int
    url: str
    source: str
    outlet: str
    etag: str | None
    last_modified: str | None
    body_hash: str | None
    text_hash: str | None
    passages: str | None
    passage_looks: int
    title: str | None
    last_outcome: str | None
    last_fetched_at: datetime | None
    first_seen_at: datetime
    last_changed_at: datetime | None
    due_at: datetime | None
    revisions: int


@dataclass(frozen=True, slots=True)
class Fetch:
    """One attempt to fetch a URL, whatever came of it. ``outcome`` is the crawler's word for it."""

    url: str
    source: str
    outcome: str
    at: datetime
    status: int | None = None
    duration_seconds: float | None = None
    etag: str | None = None
    last_modified: str | None = None
    body_hash: str | None = None
    warc_file: str | None = None
    warc_offset: int | None = None
    warc_digest: str | None = None  # of the record's payload; None where it has another address
    error: str | None = None
    listed: int | None = None  # articles that a feed, sitemap or page listed


@dataclass(frozen=True, slots=True)
class Text:
    """The clean text of an article. ``text`` is the title, a blank line, then the body."""

    title: str | None
    text: str
    language: str | None = None
    author: str | None = None
    published_raw: str | None = None
    reported_at: datetime | None = None  # by the outlet, UTC
    reported_precision: str | None = None
    credit: str | None = None  # the news agency it names
    correction: str | None = None
    partial: str | None = None  # why it may be only a part of the article


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of an article so far: their hashes, and the length of the latest in characters."""

    hashes: frozenset[str]
    length: int


@dataclass(frozen=True, slots=True)
class Revision:
    """One text of an article. ``changed``: this call added it; ``reverted``: it had been seen before the latest."""

    id: int
    article: int
    n: int
    changed: bool
    reverted: bool = False


# Statements are made once: making one costs as much as running it, and each page runs a dozen.
_article, _alias, _fetch, _revision = schema.article.c, schema.article_alias.c, schema.fetch.c, schema.revision.c
_KNOWN = select(*(_article[name] for name in Known.__slots__))
_BY_ALIAS = select(_alias.article).where(_alias.url == bindparam("at_url"))
_AT_URL = _KNOWN.where(or_(_article.url == bindparam("at_url"), _article.id.in_(_BY_ALIAS)))
_ID_AT_URL = select(_article.id).where(_article.url == bindparam("at_url"))
_STATE = select(schema.article).where(_article.id == bindparam("of_article")).with_for_update()
_UPDATE = update(schema.article).where(_article.id == bindparam("of_article"))
_ADD_FETCH = schema.fetch.insert().returning(_fetch.id)
_ADD_FETCHES = schema.fetch.insert()
_VALIDATORS = select(_fetch.etag, _fetch.last_modified, _fetch.body_hash).where(_fetch.id == bindparam("fetch"))
_ADD_REVISION = schema.revision.insert().returning(_revision.id)
_SAME_TEXT = (
    select(_revision.id)
    .where(_revision.article == bindparam("of_article"), _revision.text_hash == bindparam("digest"))
    .limit(1)
)
_LATEST = (
    select(_revision.id, _revision.n)
    .where(_revision.article == bindparam("of_article"))
    .order_by(_revision.n.desc())
    .limit(1)
)
_ADD_CONFIRMATION = schema.confirmation.insert()


def find_article(connection: Connection, url: str) -> Known | None:
    """The article at a URL, be it the canonical one or an alias."""
    found = [Known(**row) for row in connection.execute(_AT_URL, {"at_url": url}).mappings()]
    return min(found, key=lambda known: known.url != url, default=None)


def due_articles(
    connection: Connection,
    source: str | None,
    now: datetime,
    limit: int,
    *,
    follow: timedelta = recheck.FOLLOWED,
) -> list[Known]:
    """Articles of a source (None: of all) to be checked again, the longest due first; none older than ``follow``."""
    table = schema.article
    wanted: list[ColumnElement[bool]] = [table.c.due_at <= now, table.c.age_from > now - follow]
    if source is not None:
        wanted.append(table.c.source == source)
    query = _KNOWN.where(*wanted).order_by(table.c.due_at, table.c.id).limit(limit)
    return [Known(**row) for row in connection.execute(query).mappings()]


def add_article(connection: Connection, *, url: str, source: str, outlet: str, at: datetime) -> int:
    """The id of the article at a URL, which is added when it is not known (also as an alias). It is due at once."""
    if known := find_article(connection, url):
        return known.id
    row = {"url": url, "source": source, "outlet": outlet, "first_seen_at": at, "age_from": at, "due_at": at}
    added = connection.execute(_insert_new(connection.dialect.name, schema.article), row).scalar()
    key: int = added or connection.execute(_ID_AT_URL, {"at_url": url}).scalar_one()
    return key


def add_alias(connection: Connection, article: int, url: str) -> int:
    """Let another URL lead to an article, and give the article it leads to.

    That is another one when the URL is its own address or was its alias before: evidence never moves.
    """
    if known := find_article(connection, url):
        return known.id
    insert_new(connection, schema.article_alias, [{"url": url, "article": article}])
    leads_to: int = connection.execute(_BY_ALIAS, {"at_url": url}).scalar_one()
    return leads_to


def record_fetch(connection: Connection, fetch: Fetch, article: int | None) -> int:
    """Keep an attempt, and say when the article is due again. Its validators count only once its text is accepted."""
    row = {name: getattr(fetch, name) for name in Fetch.__slots__} | {"article": article}
    key: int = connection.execute(_ADD_FETCH, row).scalar_one()
    if article is not None:
        state = _state(connection, article)
        due = recheck.next_check(fetch.at, fetch.at - state.age_from, state.step)
        _set(connection, article, last_fetched_at=fetch.at, last_outcome=fetch.outcome, due_at=due)
    return key


def record_fetches(connection: Connection, fetches: Sequence[Fetch]) -> None:
    """Keep attempts at addresses that are no article, all at once."""
    if fetches:
        connection.execute(_ADD_FETCHES, [row_of(fetch) | {"article": None} for fetch in fetches])


def last_fetch(connection: Connection, url: str, outcomes: Sequence[str] = ()) -> Fetch | None:
    """The latest attempt at a URL, of the given outcomes only: holds the validators of feeds and sitemaps."""
    table = schema.fetch
    columns = [table.c[name] for name in Fetch.__slots__]
    query = select(*columns).where(table.c.url == url).order_by(table.c.at.desc(), table.c.id.desc()).limit(1)
    if outcomes:
        query = query.where(table.c.outcome.in_(outcomes))
    row = connection.execute(query).mappings().one_or_none()
    return Fetch(**row) if row else None


def add_revision(
    connection: Connection,
    *,
    article: int,
    fetch: int | None,
    text: Text,
    at: datetime,
    signature: bytes | None = None,
) -> Revision:
    """Keep a text that was seen at ``at``: as a new revision when it differs from the latest, else as its confirmation.

    A → B → A is three revisions. ``signature`` is that of the text (``facts.changes.origins``), made here if None.
    Raises LedgerError for an empty text or an unknown article.
    """
    if not text.text.strip():
        msg = f"article {article}: an empty text is no revision; record the fetch with its outcome only"
        raise LedgerError(msg)
    state, digest = _state(connection, article), text_hash(text.text)
    if state.text_hash == digest:
        return confirm_revision(connection, article, at, fetch=fetch)
    same = {"of_article": article, "digest": digest}
    reverted = connection.execute(_SAME_TEXT, same).first() if state.revisions else None
    row = row_of(text) | {
        "article": article,
        "n": state.revisions + 1,
        "fetch": fetch,
        "text_hash": digest,
        "signature": _signature(text.text) if signature is None else signature,
        "observed_at": at,
    }
    key = connection.execute(_ADD_REVISION, row).scalar_one()
    age_from = state.age_from if state.revisions else _age_from(state.first_seen_at, text.reported_at)
    step = recheck.moved_up(state.step) if state.revisions else state.step
    _set(
        connection,
        article,
        title=text.title,
        text_hash=digest,
        revisions=state.revisions + 1,
        last_changed_at=at,
        age_from=age_from,
        step=step,
        due_at=recheck.next_check(at, at - age_from, step),
        **_validators(connection, fetch, replace=True),
    )
    return Revision(key, article, state.revisions + 1, changed=True, reverted=reverted is not None)


def texts_so_far(connection: Connection, articles: Iterable[int]) -> dict[int, Texts]:
    """By article, what its texts so far were; an article without a text is left out."""
    found: dict[int, Texts] = {}
    for batch in batched(sorted(articles)):
        query = (
            select(_revision.article, _revision.text_hash, func.length(_revision.text).label("length"))
            .where(_revision.article.in_(batch))
            .order_by(_revision.article, _revision.n)
        )
        for article, rows in groupby(connection.execute(query), key=lambda row: row.article):
            texts = list(rows)
            found[article] = Texts(frozenset(row.text_hash for row in texts), texts[-1].length)
    return found


def confirm_revision(connection: Connection, article: int, at: datetime, *, fetch: int | None = None) -> Revision:
    """Note that the latest text of an article still stood there at ``at`` (304, same bytes or same text).

    With ``fetch`` its validators take the place of the old ones. Raises LedgerError when there is no text yet.
    """
    state = _state(connection, article)
    latest = connection.execute(_LATEST, {"of_article": article}).first()
    if latest is None:
        msg = f"article {article} has no text yet that could be confirmed"
        raise LedgerError(msg)
    connection.execute(_ADD_CONFIRMATION, {"revision": latest.id, "fetch": fetch, "at": at})
    step = recheck.moved_down(state.step)
    due = recheck.next_check(at, at - state.age_from, step)
    _set(connection, article, step=step, due_at=due, **_validators(connection, fetch, replace=False))
    return Revision(latest.id, article, latest.n, changed=False)


def note_passages(connection: Connection, article: int, passages: str | None) -> None:
    """Keep the digest of the passages of a page that was cleaned; ``passages`` is None when it has no long one."""
    _set(connection, article, passages=passages, passage_looks=0)


def insert_new(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> int:
    """Insert the rows whose unique key is not there yet, and give their number."""
    if not rows:
        return 0
    return len(connection.execute(_insert_new(connection.dialect.name, table), rows).all())


@cache
def _insert_new(dialect: str, table: Table) -> Executable:
    insert = import_module(f"sqlalchemy.dialects.{dialect}").insert  # the other one would be imported in vain
    query: Executable = insert(table).on_conflict_do_nothing().returning(*table.primary_key.columns)
    return query


def _signature(text: str) -> bytes:
    from facts.changes.origins import signature  # noqa: PLC0415 - with numpy, which a crawl needs in its workers only

    return signature(text)


def _state(connection: Connection, article: int) -> Row[Any]:
    """The article's row, locked against other writers until the transaction ends."""
    row = connection.execute(_STATE, {"of_article": article}).first()
    if row is None:
        msg = f"there is no article {article}"
        raise LedgerError(msg)
    return row


def _set(connection: Connection, article: int, **values: Any) -> None:
    connection.execute(_UPDATE, {"of_article": article} | values)


def _validators(connection: Connection, fetch: int | None, *, replace: bool) -> dict[str, str | None]:
    """What to send with the next request. A 304 may leave validators out that still hold, a new text may not."""
    if fetch is None:
        return {"etag": None, "last_modified": None, "body_hash": None} if replace else {}
    row = connection.execute(_VALIDATORS, {"fetch": fetch}).mappings().one_or_none()
    if row is None:
        msg = f"there is no fetch {fetch}"
        raise LedgerError(msg)
    return {name: value for name, value in row.items() if replace or value is not None}


def _age_from(first_seen: datetime, reported: datetime | None) -> datetime:
    """Since when the article is out: as the outlet says, unless that is in the future or before there was a web."""
    return reported if reported and _OLDEST_DATE <= reported < first_seen else first_seen
