"""What an outlet prints into article after article: an invitation to subscribe, a box of a trial, a word about itself.

Such a paragraph stands among those of an article, and nothing in the page tells it from them; only the other articles
do. When it comes, changes or goes, the article has not been edited.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, func, select

from storage import schema
from storage.texts import mark, paragraph_at

RECENT = 200
"""So many of a source's latest articles are compared."""
_LONG = 50  # characters: "Read more" recurs, and so does "Yes."
_revision, _extraction, _claim = schema.revision.c, schema.extraction.c, schema.claim.c
_TEXT_AND_QUOTES = (  # made once: to make it takes longer than to ask it
    select(_revision.text, _claim.quote_start, _claim.quote_end)
    .select_from(schema.revision)
    .outerjoin(schema.extraction, _extraction.revision == _revision.id)
    .outerjoin(schema.claim, _claim.extraction == _extraction.id)
    .where(
        _revision.id
        == select(func.max(_revision.id)).where(_revision.article == bindparam("of_article")).scalar_subquery()
    )
)


@dataclass(frozen=True, slots=True)
class Furniture:
    """The marks of the long paragraphs of a source's latest articles, without those from which a fact was read."""

    marks: frozenset[int]
    own: Mapping[int, frozenset[int]]
    """Article → the marks that it alone has."""

    def around(self, article: int) -> frozenset[int]:
        """What other articles have, also where this one has it now: that belongs to none of them."""
        return self.marks - self.own.get(article, frozenset())


def furniture_of(connection: Connection, source: str) -> Furniture:
    """The paragraphs of the latest texts of a source's articles.

    A paragraph from which a fact was read is none of them: what is reported may stand in several articles.
    """
    latest = (
        select(schema.revision.c.article, func.max(schema.revision.c.id).label("revision"))
        .join(schema.article, schema.article.c.id == schema.revision.c.article)
        .where(schema.article.c.source == source)
        .group_by(schema.revision.c.article)
        .order_by(schema.revision.c.article.desc())
        .limit(RECENT)
        .subquery()
    )
    texts = select(latest.c.article, schema.revision.c.text).join(latest, latest.c.revision == schema.revision.c.id)
    articles: defaultdict[int, set[int]] = defaultdict(set)
    for article, text in connection.execute(texts):
        for one in _marks(text):
            articles[one].add(article)
    facts = (
        select(schema.revision.c.text, schema.claim.c.quote_start, schema.claim.c.quote_end)
        .join(schema.extraction, schema.extraction.c.id == schema.claim.c.extraction)
        .join(schema.revision, schema.revision.c.id == schema.extraction.c.revision)
        .join(latest, latest.c.revision == schema.revision.c.id)
    )
    for row in connection.execute(facts):
        articles.pop(mark(paragraph_at(*row)), None)
    own: defaultdict[int, set[int]] = defaultdict(set)
    for one, found in articles.items():
        if len(found) == 1:
            own[found.pop()].add(one)
    return Furniture(frozenset(articles), {article: frozenset(marks) for article, marks in own.items()})


def text_and_facts(connection: Connection, article: int) -> tuple[str | None, frozenset[int]]:
    """The latest text of an article, if it has one, and the marks of its paragraphs from which a fact was read."""
    rows = connection.execute(_TEXT_AND_QUOTES, {"of_article": article}).all()
    marks = (mark(paragraph_at(*row)) for row in rows if row.quote_start is not None)
    return rows[0].text if rows else None, frozenset(marks)


def _marks(text: str) -> Iterable[int]:
    return (mark(line) for line in text.splitlines() if len(line) >= _LONG)
