"""Looking things up in the ledger, a page at a time: articles with their texts, claims, changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from facts.model import Verb
from facts.values import Value, from_json
from storage import schema

SAME_VALUE = ("same value", "less precise", "copy", "other currency")  # rules of changes that carry a value further


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article as the ledger knows it."""

    id: int
    url: str
    source: str
    outlet: str
    title: str | None
    first_seen_at: datetime
    last_fetched_at: datetime | None
    last_outcome: str | None
    due_at: datetime | None
    revisions: int


@dataclass(frozen=True, slots=True)
class RevisionRow:
    """One text of an article; ``confirmed_at`` is the last good fetch that still showed it."""

    id: int
    n: int
    title: str | None
    text: str
    language: str | None
    author: str | None
    credit: str | None
    correction: str | None
    published_raw: str | None
    reported_at: datetime | None
    observed_at: datetime
    confirmed_at: datetime | None
    fetch: int | None


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim where it stands. Offsets count characters of the revision's text."""

    id: int
    story: str
    fact: str
    value: Value
    qualifier: str | None
    modality: str
    uncertain: str | None
    quote: str
    words: str
    words_start: int
    words_end: int
    article: int
    revision: int
    outlet: str
    title: str | None
    observed_at: datetime


@dataclass(frozen=True, slots=True)
class Echo:
    """A report that carries the new value of a change further: said again, copied, converted."""

    change: str
    article: int
    outlet: str
    origin: str
    at: datetime
    verb: str


@dataclass(frozen=True, slots=True)
class StorySize:
    """How much there is of a story. ``moved_at`` is the time of its newest change."""

    articles: int
    moved_at: datetime | None


def stamp(connection: Connection, story: str) -> tuple[object, ...]:
    """What moves when a crawl, an import or a reread brought something for the story: a cheap sign of "as before"."""
    readings, changes = schema.extraction, schema.change
    newest = connection.execute(select(func.max(readings.c.id)).where(readings.c.story == story)).scalar()
    row = connection.execute(select(func.count(), func.max(changes.c.at)).where(changes.c.story == story)).one()
    confirmed = connection.execute(select(func.max(schema.confirmation.c.id))).scalar()
    return newest, row[0], row[1], confirmed


def stamp_then(connection: Connection, story: str, as_of: datetime) -> tuple[object, ...]:
    """What moves when what was known at a past time is read anew. Later texts leave it as it is."""
    readings, texts, changes = schema.extraction, schema.revision, schema.change
    newest = (
        select(func.max(readings.c.id))
        .join(texts, texts.c.id == readings.c.revision)
        .where(readings.c.story == story, texts.c.observed_at <= as_of)
    )
    told = select(func.count()).where(changes.c.story == story, changes.c.at <= as_of)
    return connection.execute(newest).scalar(), connection.execute(told).scalar()


def last_decision(connection: Connection, story: str) -> int:
    """The id of the newest decision on a story, 0 without one."""
    table = schema.decision
    return connection.execute(select(func.max(table.c.id)).where(table.c.story == story)).scalar() or 0


def story_size(connection: Connection, story: str) -> StorySize:
    """Count the articles of a story."""
    readings, texts, changes = schema.extraction, schema.revision, schema.change
    articles = connection.execute(
        select(func.count(func.distinct(texts.c.article)))
        .select_from(readings)
        .join(texts, texts.c.id == readings.c.revision)
        .where(readings.c.story == story)
    ).scalar_one()
    moved = select(func.max(changes.c.at)).where(changes.c.story == story)
    return StorySize(articles, connection.execute(moved).scalar())


def find_article(connection: Connection, article: int) -> ArticleRow | None:
    """The article with this id."""
    table = schema.article
    query = select(*(table.c[name] for name in ArticleRow.__slots__)).where(table.c.id == article)
    row = connection.execute(query).mappings().one_or_none()
    return ArticleRow(**row) if row else None


def revision_times(connection: Connection, article: int) -> list[tuple[int, datetime]]:
    """Number and first sight of each text of an article, oldest first."""
    table = schema.revision
    query = select(table.c.n, table.c.observed_at).where(table.c.article == article).order_by(table.c.n)
    return [(row.n, row.observed_at) for row in connection.execute(query)]


def find_revision(connection: Connection, article: int, n: int) -> RevisionRow | None:
    """One text of an article by its number."""
    table, seen = schema.revision, schema.confirmation
    confirmed = select(func.max(seen.c.at)).where(seen.c.revision == table.c.id).scalar_subquery()
    columns = [table.c[name] for name in RevisionRow.__slots__ if name != "confirmed_at"]
    query = select(*columns, confirmed.label("confirmed_at")).where(table.c.article == article, table.c.n == n)
    row = connection.execute(query).mappings().one_or_none()
    return RevisionRow(**row) if row else None


def claims_of(connection: Connection, revision: int) -> list[ClaimRow]:
    """What the newest reading for each story made of a text, in the order of the text."""
    readings = schema.extraction
    newest = select(func.max(readings.c.id)).where(readings.c.revision == revision).group_by(readings.c.story)
    return _claims(connection, [readings.c.id.in_(newest)], None, ())


def find_claim(connection: Connection, claim: int) -> ClaimRow | None:
    """The claim with this id."""
    return next(iter(_claims(connection, [schema.claim.c.id == claim], 1, ())), None)


def changes_of(connection: Connection, claims: Sequence[int]) -> dict[int, tuple[str, str, str]]:
    """For each claim the change that it brought: ``(story, id, verb)``."""
    table = schema.change
    query = select(table.c.new_claim, table.c.story, table.c.id, table.c.verb).where(table.c.new_claim.in_(claims))
    return {row.new_claim: (row.story, row.id, row.verb) for row in connection.execute(query)}


def search(
    connection: Connection,
    words: Sequence[str],
    *,
    story: str | None = None,
    fact: str | None = None,
    outlet: str | None = None,
    before: int | None = None,
    limit: int = 25,
) -> list[ClaimRow]:
    """Claims whose sentence, or whose article's title, has all the words or phrases; the newest first.

    Letters count in any case (on SQLite only those of ASCII). ``before`` is the id to go on from.
    """
    # Titles are looked through once and not again for each claim: a text is far from its claims on the disk.
    wanted: list[ColumnElement[bool]] = [
        or_(
            _has(connection, schema.claim.c.quote, one),
            schema.claim.c.extraction.in_(
                select(schema.extraction.c.id)
                .join(schema.revision, schema.revision.c.id == schema.extraction.c.revision)
                .where(_has(connection, schema.revision.c.title, one))
            ),
        )
        for one in words
    ]
    if story is not None:
        wanted.append(schema.extraction.c.story == story)
    if fact is not None:
        wanted.append(schema.claim.c.fact == fact)
    if outlet is not None:
        wanted.append(schema.article.c.outlet == outlet)
    if before is not None:
        wanted.append(schema.claim.c.id < before)
    return _claims(connection, wanted, limit, (schema.claim.c.id.desc(),))


def outlets(connection: Connection) -> list[str]:
    """The names of all outlets that have an article."""
    table = schema.article
    return list(connection.execute(select(table.c.outlet).distinct().order_by(table.c.outlet)).scalars())


def echoes(connection: Connection, story: str, changes: Sequence[str]) -> list[Echo]:
    """Who carried the new values of some changes further, earliest first."""
    told, table = schema.change.alias("told"), schema.change
    query = (
        select(told.c.id, schema.article.c.id.label("article"), schema.article.c.outlet, table.c.new_origin)
        .add_columns(table.c.at, table.c.verb)
        .select_from(told)
        .join(table, and_(table.c.old_claim == told.c.new_claim, table.c.story == told.c.story))
        .join(schema.claim, schema.claim.c.id == table.c.new_claim)
        .join(schema.extraction, schema.extraction.c.id == schema.claim.c.extraction)
        .join(schema.revision, schema.revision.c.id == schema.extraction.c.revision)
        .join(schema.article, schema.article.c.id == schema.revision.c.article)
        .where(told.c.story == story, told.c.id.in_(changes), table.c.rule.in_(SAME_VALUE))
        .order_by(table.c.position)
    )
    rows = connection.execute(query)
    return [Echo(row.id, row.article, row.outlet, row.new_origin or "", row.at, row.verb) for row in rows]


def claim_ids(connection: Connection, story: str, change: str) -> tuple[int | None, int | None]:
    """The ids of the old and the new claim of a change."""
    table = schema.change
    query = select(table.c.old_claim, table.c.new_claim).where(table.c.story == story, table.c.id == change)
    row = connection.execute(query).one_or_none()
    return (row.old_claim, row.new_claim) if row else (None, None)


def quiet_counts(connection: Connection, story: str) -> dict[Verb, int]:
    """How many changes of a story are no news, by verb."""
    table = schema.change
    query = select(table.c.verb, func.count()).where(table.c.story == story).group_by(table.c.verb)
    found = {Verb(verb): number for verb, number in connection.execute(query)}
    return {verb: found[verb] for verb in Verb if verb in found and not verb.news}


def _claims(
    connection: Connection,
    wanted: Sequence[ColumnElement[bool]],
    limit: int | None,
    order: Sequence[ColumnElement[int]],
) -> list[ClaimRow]:
    table, readings, texts, articles = schema.claim, schema.extraction, schema.revision, schema.article
    names = ("id", "fact", "value", "qualifier", "modality", "uncertain", "quote", "words", "words_start", "words_end")
    query = (
        select(*(table.c[name] for name in names), readings.c.story, texts.c.n.label("revision"), texts.c.title)
        .add_columns(texts.c.observed_at, articles.c.id.label("article"), articles.c.outlet)
        .select_from(table)
        .join(readings, readings.c.id == table.c.extraction)
        .join(texts, texts.c.id == readings.c.revision)
        .join(articles, articles.c.id == texts.c.article)
        .where(*wanted)
        .order_by(*(order or (table.c.words_start, table.c.id)))
    )
    rows = connection.execute(query.limit(limit) if limit else query).mappings()
    return [ClaimRow(**{**row, "value": from_json(row["value"])}) for row in rows]


def _has(connection: Connection, column: ColumnElement[str], words: str) -> ColumnElement[bool]:
    """Whether a text has some words, in capitals or not."""
    escaped = words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    like = column.like if connection.dialect.name == "sqlite" else column.ilike
    return like(f"%{escaped}%", escape="\\")
