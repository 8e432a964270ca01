"""What an outlet prints into article after article: an invitation to subscribe, a box of a trial, a word about itself.

Such a paragraph stands among those of an article, and nothing in the page tells it from them; only the other articles
do. When it changes or goes, the article has not been edited.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from sqlalchemy import Connection, func, select

from storage import schema
from storage.texts import mark

ARTICLES = 2
"""A paragraph that stands in so many articles of a source belongs to none of them."""
RECENT = 200
"""So many of a source's latest articles are compared."""
_LONG = 50  # characters: "Read more" recurs, and so does "Yes."


def furniture_of(connection: Connection, source: str) -> frozenset[str]:
    """The marks of the paragraphs that recur in the latest texts of a source's articles.

    A paragraph from which a fact was read is never one of them: what is reported may stand in several articles.
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
    texts = select(schema.revision.c.text).join(latest, latest.c.revision == schema.revision.c.id)
    counts = Counter(one for text in connection.execute(texts).scalars() for one in set(_marks(text)))
    recurring = {one for one, articles in counts.items() if articles >= ARTICLES}
    if not recurring:
        return frozenset()
    facts = (
        select(schema.revision.c.text, schema.claim.c.quote_start, schema.claim.c.quote_end)
        .join(schema.extraction, schema.extraction.c.id == schema.claim.c.extraction)
        .join(schema.revision, schema.revision.c.id == schema.extraction.c.revision)
        .join(latest, latest.c.revision == schema.revision.c.id)
    )
    return frozenset(recurring - {mark(_paragraph(*row)) for row in connection.execute(facts)})


def _marks(text: str) -> Iterable[str]:
    return (mark(line) for line in text.splitlines() if len(line) >= _LONG)


def _paragraph(text: str, start: int, end: int) -> str:
    after = text.find("\n", end)
    return text[text.rfind("\n", 0, start) + 1 : after if after >= 0 else len(text)]
