"""What an outlet prints into many articles is told by its recurring, and never when a fact was read from it."""

from __future__ import annotations

from sqlalchemy import Connection

from storage.extractions import add_extraction
from storage.furniture import ARTICLES, furniture_of
from storage.texts import core_hash, mark
from tests.storage.ledger_samples import HOUR, NOON, article_at, claim_in, dollars, reading_of, seen

BOX = "Our evening letter explains the day in five minutes, and costs nothing for the first four weeks."
OTHER_BOX = "More than forty thousand readers have the application of this newspaper on their telephones."
FIGURE = "The maker of warehouse robots was valued at $2.0 billion when it last took money from investors."


def own(number: int) -> str:
    return f"This is what happened in the town of number {number}, and nobody else reported it that morning."


def texts(connection: Connection, *bodies: str, outlet: str = "Daily") -> list[int]:
    return [
        seen(connection, article_at(connection, f"https://{outlet}.example/{n}", outlet=outlet), body, NOON).id
        for n, body in enumerate(bodies)
    ]


def test_a_long_paragraph_of_two_articles_is_furniture(connection: Connection) -> None:
    texts(connection, *(f"{own(n)}\n{BOX}" for n in range(ARTICLES)))
    assert furniture_of(connection, "daily") == {mark(BOX)}


def test_a_paragraph_of_one_article_is_not(connection: Connection) -> None:
    texts(connection, *(f"{own(n)}\n{BOX}" for n in range(ARTICLES - 1)))
    assert furniture_of(connection, "daily") == frozenset()


def test_one_that_an_article_repeats_counts_once(connection: Connection) -> None:
    texts(connection, *("\n".join([own(n), BOX, BOX, BOX]) for n in range(ARTICLES - 1)))
    assert furniture_of(connection, "daily") == frozenset()


def test_other_outlets_do_not_count(connection: Connection) -> None:
    texts(connection, *(f"{own(n)}\n{BOX}" for n in range(ARTICLES - 1)))
    texts(connection, *(f"{own(n)}\n{BOX}" for n in range(ARTICLES)), outlet="Weekly")
    assert furniture_of(connection, "daily") == frozenset()


def test_the_latest_text_of_an_article_counts(connection: Connection) -> None:
    articles = [article_at(connection, f"https://daily.example/{n}") for n in range(ARTICLES)]
    for n, article in enumerate(articles):
        seen(connection, article, f"{own(n)}\n{BOX}", NOON)
        seen(connection, article, f"{own(n)}\n{OTHER_BOX}", NOON + HOUR)
    assert furniture_of(connection, "daily") == {mark(OTHER_BOX)}


def test_a_paragraph_from_which_a_fact_was_read_is_none(connection: Connection) -> None:
    """The same background in three articles: an edit of it is an edit."""
    bodies = [f"{own(n)}\n{FIGURE}\n{BOX}" for n in range(ARTICLES)]
    revision = texts(connection, *bodies)[1]
    add_extraction(
        connection,
        revision=revision,
        story="nimbus",
        reader="1",
        reading=reading_of(claim_in(bodies[1], "$2.0 billion", dollars("2.0"))),
        at=NOON,
    )
    assert furniture_of(connection, "daily") == {mark(BOX)}


def test_texts_that_differ_in_furniture_alone_have_one_core() -> None:
    furniture = frozenset({mark(BOX), mark(OTHER_BOX)})
    plain = core_hash(f"{own(1)}\n{own(2)}", furniture)
    assert core_hash(f"{own(1)}\n{BOX}\n{own(2)}", furniture) == plain
    assert core_hash(f"{own(1)}\n{own(2)}\n  {OTHER_BOX}", furniture) == plain
    assert core_hash(f"{own(1)}\n{own(3)}\n{BOX}", furniture) != plain
    assert core_hash(f"{own(1)}\n{BOX}\n{own(2)}", frozenset()) != plain
