"""Known articles that still show their latest text, many at once: what most looks at the news come to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, and_, bindparam, func, select, update

from storage import recheck, schema
from storage.articles import Fetch
from storage.columns import row_of
from storage.errors import LedgerError


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A good fetch of an article that shows its latest text again.

    ``cleaned`` tells whether the page was cleaned to see that, and not its passages alone compared; None where the page
    itself was not looked at. ``passages`` is the digest of the passages of a page that was cleaned.
    """

    article: int
    fetch: Fetch
    cleaned: bool | None = None
    passages: str | None = None


# Statements are made once, and each is run once for all articles: running one costs as much as ten rows.
_article, _revision = schema.article.c, schema.revision.c
_STATE = (
    select(_article.id, _article.age_from, _article.step, _revision.id.label("revision"))
    .join_from(
        schema.article,
        schema.revision,
        and_(_revision.article == _article.id, _revision.n == _article.revisions),
    )
    .where(_article.id.in_(bindparam("articles", expanding=True)))
    .with_for_update(of=schema.article)
)
_ADD_FETCHES = schema.fetch.insert().returning(schema.fetch.c.id, sort_by_parameter_order=True)
_ADD_CONFIRMATIONS = schema.confirmation.insert()
_OF_ARTICLE = update(schema.article).where(_article.id == bindparam("of_article"))
_CONFIRM = _OF_ARTICLE.values(
    {
        name: func.coalesce(bindparam(f"new_{name}", type_=_article[name].type), _article[name])
        for name in ("etag", "last_modified", "body_hash")
    }
)
_CLEANED = _OF_ARTICLE.values(passage_looks=0)
_COMPARED = _OF_ARTICLE.values(passage_looks=_article.passage_looks + 1)


def record_unchanged(connection: Connection, pages: Sequence[Unchanged]) -> None:
    """Keep the attempts and that the latest texts still stand, and say when the articles are due again.

    Validators of the attempts take the place of the old ones; those that an answer leaves out still hold. Raises
    LedgerError, and keeps none, when one of the articles has no text that could be confirmed.
    """
    if not pages:
        return
    states = {row.id: row for row in connection.execute(_STATE, {"articles": [page.article for page in pages]})}
    missing = [page.article for page in pages if page.article not in states]
    if missing:
        msg = f"article {missing[0]} has no text yet that could be confirmed"
        raise LedgerError(msg)
    rows = [row_of(page.fetch) | {"article": page.article} for page in pages]
    keys = connection.execute(_ADD_FETCHES, rows).scalars().all()
    connection.execute(
        _ADD_CONFIRMATIONS,
        [
            {"revision": states[page.article].revision, "fetch": key, "at": page.fetch.at}
            for page, key in zip(pages, keys, strict=True)
        ],
    )
    connection.execute(_CONFIRM, [_confirmed(page, states[page.article]) for page in pages])
    cleaned = [{"of_article": page.article, "passages": page.passages} for page in pages if page.cleaned]
    compared = [{"of_article": page.article} for page in pages if page.cleaned is False]
    if cleaned:
        connection.execute(_CLEANED, cleaned)
    if compared:
        connection.execute(_COMPARED, compared)


def _confirmed(page: Unchanged, state: Any) -> dict[str, Any]:
    fetch, step = page.fetch, recheck.moved_down(state.step)
    return {
        "of_article": page.article,
        "last_fetched_at": fetch.at,
        "last_outcome": fetch.outcome,
        "step": step,
        "due_at": recheck.next_check(fetch.at, fetch.at - state.age_from, step),
        "new_etag": fetch.etag,
        "new_last_modified": fetch.last_modified,
        "new_body_hash": fetch.body_hash,
    }
