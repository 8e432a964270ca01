"""New articles are judged beside what is remembered of the others; the rows are those of a rebuild."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, select

from facts.model import Claim, Modality, Trend
from storage import changes, checkpoints, going_on, quarantine, schema, told
from storage.articles import Text, add_article, add_revision, confirm_revision
from storage.changes import rebuild, update
from storage.extractions import add_extraction
from storage.told import up_to_date
from tests.storage.ledger_samples import HOUR, NOON, claim_in, dollars, reading_of

STORY = "ami-labs"
DERIVED = (
    schema.change, schema.standing, schema.stated, schema.origin, schema.quantity, schema.carrier, schema.sketch,
    schema.checkpoint,
)  # fmt: skip


@dataclass(frozen=True)
class Told:
    """A text: who prints it, in which words, and how many hours before it was seen it was published."""

    outlet: str
    figures: tuple[tuple[str, str, str], ...]  # fact, billions, modality
    edits: bool = False  # an article of the outlet that is there already
    copies: bool = False  # an agency's report, the same words in every outlet
    age: float = 0.0
    later: float = 1.0  # hours after the text before
    confirms: bool = False  # the latest article is seen again, unchanged
    credit: str | None = None
    cites: bool = False  # the claims are attributed to the same paper
    held: bool = False  # the text is held back
    releases: bool = False  # what was held back is released
    tally: bool = False  # the figures only rise


class World:
    """A ledger to which texts are added."""

    def __init__(self, connection: Connection) -> None:
        self.connection, self.at, self.articles = connection, NOON, dict[str, list[int]]()

    def add(self, told: Told) -> None:
        """Store a text and its reading."""
        self.at += told.later * HOUR
        known = self.articles.setdefault(told.outlet, [])
        if told.confirms and known:
            confirm_revision(self.connection, known[-1], self.at)
            return
        if not (told.edits and known):
            url = f"https://{told.outlet}.example/{len(known)}".lower()
            known.append(add_article(self.connection, url=url, source="s", outlet=told.outlet, at=self.at))
        text, claims = self._text(told, len(known))
        kept = Text("Title", text, reported_at=self.at - told.age * HOUR, credit=told.credit)
        revision = add_revision(self.connection, article=known[-1], fetch=None, text=kept, at=self.at)
        if revision.changed:
            add_extraction(
                self.connection, revision=revision.id, story=STORY, reader="1", reading=reading_of(*claims), at=self.at
            )
        if revision.changed and told.held:
            quarantine.hold(self.connection, [revision.id], at=self.at)
        if told.releases:
            quarantine.release(self.connection, "s", at=self.at)

    def _text(self, told: Told, number: int) -> tuple[str, list[Claim]]:
        own = "" if told.copies else f" {told.outlet} {self.at:%d %H} has looked into this itself for issue {number}."
        lines = [
            f"The {fact} is {modality} at ${figure} billion, {n} people say.{own}"
            for n, (fact, figure, modality) in enumerate(told.figures)
        ]
        text = "\n".join(["Title", *lines, "And so on it goes with the plans of the startup in Paris."])
        said = [
            claim_in(
                text,
                f"{modality} at ${figure} billion, {n}",
                dollars(figure),
                fact=fact,
                modality=Modality(modality),
                attribution=("Financial Times",) if told.cites else (),
                trend=Trend.RISES if told.tally else None,
            )
            for n, (fact, figure, modality) in enumerate(told.figures)
        ]
        return text, said


def everything(connection: Connection) -> dict[str, list[tuple[object, ...]]]:
    """All rows that are derived of the story."""
    return {
        table.name: sorted(map(tuple, connection.execute(select(table).where(table.c.story == STORY))), key=repr)
        for table in DERIVED
    }


def rows(connection: Connection) -> list[Any]:
    query = select(schema.change).where(schema.change.c.story == STORY).order_by(schema.change.c.position)
    return list(connection.execute(query))


@contextmanager
def trial(connection: Connection) -> Iterator[None]:
    """What happens in it is taken back."""
    with connection.begin_nested() as savepoint:
        yield
        savepoint.rollback()


_FIGURES = st.lists(
    st.tuples(
        st.sampled_from(["valuation", "raise"]),
        st.sampled_from(["3.0", "3.1", "5.0", "8.0"]),
        st.sampled_from(["planned", "confirmed", "rumoured", "former", "denied"]),
    ),
    max_size=3,
).map(tuple)
_TOLD = st.builds(
    Told,
    outlet=st.sampled_from(["Daily", "Post", "Globe"]),
    figures=_FIGURES,
    edits=st.sampled_from([False, False, False, True]),
    copies=st.booleans(),
    age=st.sampled_from([0.0, 0.0, 0.5, 30.0]),
    later=st.sampled_from([0.0, 0.1, 2.0, 500.0]),
    confirms=st.sampled_from([False, False, False, True]),
    credit=st.sampled_from([None, None, "dpa"]),
    cites=st.sampled_from([False, False, True]),
    held=st.sampled_from([False] * 9 + [True]),
    releases=st.sampled_from([False] * 9 + [True]),
    tally=st.booleans(),
)


@given(history=st.lists(_TOLD, max_size=12), every=st.integers(1, 4))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_going_on_gives_the_rows_of_a_rebuild(connection: Connection, history: list[Told], every: int) -> None:
    with trial(connection):
        world = World(connection)
        for n, told in enumerate(history):
            world.add(told)
            if n % every:
                continue
            before = {row.id for row in rows(connection)}
            added = update(connection, STORY)
            kept = rows(connection)
            assert [change.id for change in added] == [row.id for row in kept if row.id not in before]
            derived = everything(connection)
            with trial(connection):
                rebuild(connection, STORY)
                assert everything(connection) == derived


def plan(outlet: str, figure: str = "3.0", **more: Any) -> Told:
    return Told(outlet, (("valuation", figure, "planned"),), **more)


@pytest.mark.parametrize(
    ("told", "goes_on"),
    [
        (plan("Globe"), True),
        (plan("Globe", "5.0"), True),
        (Told("Globe", ()), True),
        (plan("Globe", copies=True), True),
        (plan("Globe", age=30.0), False),  # found late
        (plan("Globe", age=0.5), True),
        (plan("Post", "5.0", edits=True), False),
        (plan("Globe", credit="dpa", copies=True), False),  # names the origin of its copies anew
    ],
)
def test_only_new_articles_that_count_last_go_on(
    connection: Connection, monkeypatch: pytest.MonkeyPatch, told: Told, goes_on: bool
) -> None:
    world = World(connection)
    for first in (plan("Daily", copies=True), plan("Post")):
        world.add(first)
    update(connection, STORY)
    read = list[str]()

    def whole(connection: Connection, story: str, after: datetime | None) -> list[going_on.Told]:
        read.append(story)
        return retold(connection, story, after)

    retold = changes._retold
    monkeypatch.setattr(changes, "_retold", whole)
    world.add(told)
    update(connection, STORY)
    assert bool(read) is not goes_on


def test_articles_of_one_crawl_go_on_in_whatever_order_they_were_seen(
    connection: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = World(connection)
    world.add(plan("Daily"))
    update(connection, STORY)
    world.add(plan("Post", "5.0", later=10.0))
    world.add(plan("Globe", "8.0", age=2.0))  # published before the one of the Post
    world.add(Told("Times", (("raise", "1.0", "planned"),), age=2.5))
    world.add(plan("Herald", "8.0", later=0.0))  # seen at the very same moment
    with monkeypatch.context() as patched:
        patched.delattr(changes, "retell")
        told = update(connection, STORY)
    assert [one.id for one in told] == [row.id for row in rows(connection)[1:]]
    derived = everything(connection)
    rebuild(connection, STORY)
    assert everything(connection) == derived


def test_what_other_rules_remembered_is_not_gone_on_from(
    connection: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = World(connection)
    world.add(plan("Daily"))
    update(connection, STORY)
    world.add(plan("Post"))
    assert checkpoints.new_articles(connection, STORY)
    monkeypatch.setattr(checkpoints, "RULES", "another")
    assert checkpoints.new_articles(connection, STORY) is None


def test_a_story_is_told_up_to_the_end_until_something_comes(
    connection: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = World(connection)
    world.add(plan("Daily"))
    assert not up_to_date(connection, STORY), "it was never told"
    update(connection, STORY)
    assert up_to_date(connection, STORY)
    world.add(plan("Daily", confirms=True))
    assert up_to_date(connection, STORY), "a text that stands still changes nothing"
    with monkeypatch.context() as patched:
        patched.setattr(told, "RULES", "another")
        assert not up_to_date(connection, STORY)
    for new in (plan("Post"), plan("Daily", edits=True), plan("Third", held=True)):
        world.add(new)
        assert not up_to_date(connection, STORY)
        update(connection, STORY)
        assert up_to_date(connection, STORY)


def test_what_another_process_stored_late_is_not_passed_over(connection: Connection) -> None:
    """Ids are given out in order, but transactions end in any order."""
    world = World(connection)
    world.add(plan("Daily"))
    update(connection, STORY)
    article = add_article(connection, url="https://late.example/1", source="s", outlet="Late", at=world.at + HOUR)
    late = add_revision(
        connection, article=article, fetch=None, text=Text("Title", "Nothing is said."), at=world.at + HOUR
    )
    row = {"id": -1, "revision": late.id, "story": STORY, "reader": "1", "language": "en", "at": world.at}
    connection.execute(schema.extraction.insert().values(row))
    assert checkpoints.new_articles(connection, STORY) is None


def test_a_fetch_that_confirms_a_loss_is_told(connection: Connection) -> None:
    world = World(connection)
    both = (("valuation", "3.0", "planned"), ("raise", "1.0", "planned"))
    world.add(Told("Daily", both))
    world.add(Told("Daily", both[1:], edits=True))
    update(connection, STORY)
    world.add(plan("Daily", confirms=True, later=2.0))
    assert [change.verb.value for change in update(connection, STORY)] == ["no longer stated"]
    assert update(connection, STORY) == []


def test_a_fetch_that_shows_no_loss_yet_does_not_have_all_told_anew(connection: Connection) -> None:
    world = World(connection)
    both = (("valuation", "3.0", "planned"), ("raise", "1.0", "planned"))
    world.add(Told("Daily", both))
    world.add(Told("Daily", both[1:], edits=True))
    world.add(plan("Daily", confirms=True, later=0.1))
    update(connection, STORY)
    world.add(Told("Daily", both[1:], edits=True, later=5.0))
    assert checkpoints.new_articles(connection, STORY) is None
    assert checkpoints.told_until(connection, STORY) is not None


def test_nothing_new_tells_nothing(connection: Connection) -> None:
    world = World(connection)
    world.add(plan("Daily"))
    assert len(update(connection, STORY)) == 1
    assert update(connection, STORY) == []
    world.at += timedelta(days=3)
    assert update(connection, "another story") == []
