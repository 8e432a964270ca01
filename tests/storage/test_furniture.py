"""What an outlet prints into several articles is told by its recurring, and never when a fact was read from it."""

from __future__ import annotations

from sqlalchemy import Connection

from storage.extractions import add_extraction
from storage.furniture import furniture_of, text_and_facts
from storage.texts import mark
from tests.storage.ledger_samples import HOUR, NOON, article_at, claim_in, dollars, reading_of, seen

BOX = "Our evening letter explains the day in five minutes, and costs nothing for the first four weeks."
OTHER_BOX = "More than forty thousand readers have the application of this newspaper on their telephones."
FIGURE = "The maker of warehouse robots was valued at $2.0 billion when it last took money from investors."


def own(number: int) -> str:
    return f"This is what happened in the town of number {number}, and nobody else reported it that morning."


def articles_of(connection: Connection, *bodies: str, outlet: str = "Daily") -> list[int]:
    articles = []
    for n, body in enumerate(bodies):
        articles.append(article_at(connection, f"https://{outlet}.example/{n}", outlet=outlet))
        seen(connection, articles[-1], body, NOON)
    return articles


def test_a_long_paragraph_of_two_articles_belongs_to_neither(connection: Connection) -> None:
    one, two = articles_of(connection, f"{own(1)}\n{BOX}", f"{own(2)}\n{BOX}")
    furniture = furniture_of(connection, "daily")
    assert furniture.around(one) == {mark(BOX), mark(own(2))}
    assert furniture.around(two) == {mark(BOX), mark(own(1))}


def test_a_paragraph_of_one_article_is_furniture_in_another_that_has_it_now(connection: Connection) -> None:
    one, two = articles_of(connection, f"{own(1)}\n{BOX}", own(2))
    furniture = furniture_of(connection, "daily")
    assert mark(BOX) not in furniture.around(one)
    assert mark(BOX) in furniture.around(two)


def test_one_that_an_article_repeats_is_still_its_own(connection: Connection) -> None:
    (one,) = articles_of(connection, "\n".join([own(1), BOX, BOX, BOX]))
    assert furniture_of(connection, "daily").around(one) == frozenset()


def test_short_paragraphs_are_none(connection: Connection) -> None:
    articles_of(connection, "Read more", "Read more")
    assert furniture_of(connection, "daily").marks == frozenset()


def test_other_outlets_do_not_count(connection: Connection) -> None:
    articles_of(connection, own(1))
    articles_of(connection, BOX, BOX, outlet="Weekly")
    assert furniture_of(connection, "daily").marks == {mark(own(1))}


def test_the_latest_text_of_an_article_counts(connection: Connection) -> None:
    one, _ = articles_of(connection, f"{own(1)}\n{BOX}", own(2))
    seen(connection, one, f"{own(1)}\n{OTHER_BOX}", NOON + HOUR)
    assert furniture_of(connection, "daily").marks == {mark(own(1)), mark(own(2)), mark(OTHER_BOX)}


def test_a_paragraph_from_which_a_fact_was_read_is_none(connection: Connection) -> None:
    """The same background in three articles: an edit of it is an edit."""
    bodies = [f"{own(n)}\n{FIGURE}\n{BOX}" for n in range(3)]
    articles = [article_at(connection, f"https://daily.example/{n}") for n, _ in enumerate(bodies)]
    revisions = [seen(connection, *one, NOON).id for one in zip(articles, bodies, strict=True)]
    add_extraction(
        connection,
        revision=revisions[1],
        story="nimbus",
        reader="1",
        reading=reading_of(claim_in(bodies[1], "$2.0 billion", dollars("2.0"))),
        at=NOON,
    )
    assert furniture_of(connection, "daily").around(articles[0]) == {mark(BOX), mark(own(1)), mark(own(2))}
    assert [text_and_facts(connection, one)[1] for one in articles] == [frozenset(), {mark(FIGURE)}, frozenset()]
