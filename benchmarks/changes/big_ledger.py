"""A large invented ledger: stories of many sizes whose facts move, with copies, laggards, edits and late finds.

Rows are written in bulk; what a single article costs is measured with the functions that a crawl calls.
"""

from __future__ import annotations

import random
import sys
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, func, select

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from facts.changes.origins import signature  # noqa: E402
from facts.model import Claim, Evidence, Modality, Reading  # noqa: E402
from facts.values import Count, Money, Value, to_json  # noqa: E402
from storage import articles, extractions, schema  # noqa: E402
from storage.texts import text_hash  # noqa: E402

START = datetime(2025, 1, 1, tzinfo=UTC)
YEAR = timedelta(days=365)
READER = "1"
OUTLETS = 120
FACTS = tuple(f"fact_{n}" for n in range(10))
BATCH = 1000
_SYLLABLES = "ba be bi bo da de di do ka ke ki ko la le li lo ma me mi mo na ne ni no ra re ri ro sa se si so".split()


@dataclass(frozen=True)
class Draft:
    """A text before it is stored. ``revision`` is 2 for an edit of the article before."""

    url: str
    outlet: str
    reported: datetime
    observed: datetime
    revision: int
    text: str
    claims: tuple[Claim, ...]


def drafts(story: str, size: int) -> Iterator[Draft]:
    """Without end: the texts of a story in the order in which they are seen, ``size`` articles a year.

    One in seven copies another one, one in twenty is edited a day later, one in fifty is found 40 days late, each
    is seen up to 40 minutes after it was published. A fact changes about twelve times a year.
    """
    dice = random.Random(story)  # noqa: S311
    now = {fact: dice.randint(100, 900) for fact in FACTS}
    before = dict(now)
    printed: list[tuple[str, tuple[Claim, ...]]] = []
    edits: deque[Draft] = deque()
    number = 0
    while True:
        number += 1
        observed = START + YEAR / size * number
        while edits and edits[0].observed < observed:
            yield edits.popleft()
        for fact in FACTS:
            if dice.random() < 12 / max(size, 100):
                before[fact], now[fact] = now[fact], dice.randint(100, 900)
        late = timedelta(days=40 if dice.random() < 0.02 else 0)
        outlet = f"Outlet {dice.randint(1, OUTLETS)}"
        url = f"https://{outlet.replace(' ', '-').lower()}.example/{story}/{number}"
        copies = printed and dice.random() < 0.15
        text, said = dice.choice(printed) if copies else _text(dice, story, now, before)
        printed = [*printed[-20:], (text, said)]
        draft = Draft(url, outlet, observed - timedelta(minutes=dice.randint(1, 40)) - late, observed, 1, text, said)
        yield draft
        if dice.random() < 0.05:
            text, said = _text(dice, story, now, before)
            edits.append(replace(draft, observed=observed + timedelta(days=1), revision=2, text=text, claims=said))


def fill(connection: Connection, sizes: dict[str, int]) -> None:
    """Write the stories, each with so many texts, into an empty ledger."""
    ids = dict.fromkeys(("article", "revision", "extraction", "claim"), 0)
    for story, size in sizes.items():
        texts, known = islice(drafts(story, size), size), dict[str, int]()
        while batch := list(islice(texts, BATCH)):
            _write(connection, story, batch, ids, known)
    if connection.dialect.name == "postgresql":
        for table in ("article", "revision", "extraction", "claim"):
            column = schema.metadata.tables[table].c.id
            sequence = func.pg_get_serial_sequence(table, "id")
            connection.execute(select(func.setval(sequence, select(func.max(column)).scalar_subquery())))


def add(connection: Connection, story: str, draft: Draft) -> None:
    """Store one text as a crawl does."""
    article = articles.add_article(
        connection, url=draft.url, source=draft.outlet.lower(), outlet=draft.outlet, at=draft.observed
    )
    fetch = articles.Fetch(draft.url, draft.outlet.lower(), "article", draft.observed, 200)
    key = articles.record_fetch(connection, fetch, article)
    text = articles.Text("Title", draft.text, language="en", reported_at=draft.reported)
    revision = articles.add_revision(connection, article=article, fetch=key, text=text, at=draft.observed)
    if revision.changed:
        extractions.add_extraction(
            connection,
            revision=revision.id,
            story=story,
            reader=READER,
            reading=Reading(draft.claims, "en"),
            at=draft.observed,
        )


def _text(
    dice: random.Random, story: str, now: dict[str, int], before: dict[str, int]
) -> tuple[str, tuple[Claim, ...]]:
    """A text of about 250 words, with a claim in each of 7 to 10 sentences, and sometimes a recalled value."""
    lines, found = [f"Title {story}"], []
    said = [(fact, before if dice.random() < 0.04 else now, None) for fact in dice.sample(FACTS, dice.randint(7, 10))]
    recalled = [(fact, before, Modality.FORMER) for fact, *_ in said[:1] if dice.random() < 0.3]
    for fact, figures, modality in (*said, *recalled):
        filler = [_word(dice) for _ in range(24)]
        words = f"{figures[fact]} million euros" if fact < FACTS[5] else f"{figures[fact]} posts"
        quote = f"{' '.join(filler[:12])} {words} {' '.join(filler[12:])}."
        start = sum(map(len, lines)) + len(lines)
        at = start + quote.index(words)
        firm = modality or dice.choice((Modality.PLANNED, Modality.PLANNED, Modality.CONFIRMED))
        evidence = Evidence(quote, start, start + len(quote), words, at, at + len(words))
        found.append(Claim(fact, _value(fact, figures[fact]), firm, evidence))
        lines.append(quote)
    return "\n".join(lines), tuple(found)


def _value(fact: str, figure: int) -> Value:
    if fact < FACTS[5]:
        return Money(Decimal(figure) * 1_000_000, "EUR", Decimal(1_000_000))
    return Count(Decimal(figure), Decimal(1))


def _word(dice: random.Random) -> str:
    return "".join(dice.choices(_SYLLABLES, k=3))


def _write(connection: Connection, story: str, batch: list[Draft], ids: dict[str, int], known: dict[str, int]) -> None:
    rows: dict[str, list[dict[str, Any]]] = {"article": [], "revision": [], "extraction": [], "claim": []}
    for draft in batch:
        if draft.revision == 1:
            ids["article"] += 1
            rows["article"].append(_article(draft, ids["article"]))
        ids["revision"] += 1
        ids["extraction"] += 1
        key = known.setdefault(draft.url, ids["article"])
        rows["revision"].append(_revision(draft, ids["revision"], key))
        rows["extraction"].append(
            {"id": ids["extraction"], "revision": ids["revision"], "story": story, "reader": READER}
            | {"language": "en", "at": draft.observed}
        )
        for position, claim in enumerate(draft.claims):
            ids["claim"] += 1
            rows["claim"].append(_claim(claim, ids["claim"], ids["extraction"], position))
    for name, of_table in rows.items():
        if of_table:
            connection.execute(schema.metadata.tables[name].insert(), of_table)


def _article(draft: Draft, key: int) -> dict[str, Any]:
    seen = {"first_seen_at": draft.observed, "age_from": draft.reported, "due_at": None}
    return {"id": key, "url": draft.url, "source": draft.outlet.lower(), "outlet": draft.outlet, "revisions": 1} | seen


def _revision(draft: Draft, key: int, article: int) -> dict[str, Any]:
    return {
        "id": key,
        "article": article,
        "n": draft.revision,
        "title": "Title",
        "text": draft.text,
        "text_hash": text_hash(draft.text),
        "language": "en",
        "reported_at": draft.reported,
        "signature": signature(draft.text),
        "observed_at": draft.observed,
    }


def _claim(claim: Claim, key: int, extraction: int, position: int) -> dict[str, Any]:
    evidence = claim.evidence
    return {
        "id": key,
        "extraction": extraction,
        "position": position,
        "fact": claim.fact,
        "value": to_json(claim.value),
        "modality": claim.modality.value,
        "attribution": [],
        "converted": [],
        "quote": evidence.quote,
        "quote_start": evidence.start,
        "quote_end": evidence.end,
        "words": evidence.words,
        "words_start": evidence.words_start,
        "words_end": evidence.words_end,
    }
