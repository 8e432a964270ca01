"""Looking things up, the same on SQLite and PostgreSQL."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import Engine

from facts.model import Verb
from storage import attempts, browse, changes
from storage.articles import Fetch, confirm_revision, record_fetch
from storage.database import reading
from storage.extractions import add_extraction
from tests.storage.ledger_samples import HOUR, NOON, article_at, claim_in, dollars, reading_of, seen

STORY = "ami"
DAY = timedelta(days=1)
FIRST, SECOND = "AMI is worth $3 billion now.", "AMI is worth $4 billion, 100% sure."


def filled(engine: Engine) -> tuple[int, int]:
    """Two articles: one with two texts, one that says the same as the first; gives their ids."""
    with engine.begin() as connection:
        one = article_at(connection, "https://daily.example/1")
        text = seen(connection, one, FIRST, NOON)
        claim = claim_in(FIRST, "$3 billion", dollars("3"))
        add_extraction(connection, revision=text.id, story=STORY, reader="1", reading=reading_of(claim), at=NOON)
        confirm_revision(connection, one, NOON + HOUR)
        other = article_at(connection, "https://weekly.example/1", at=NOON + HOUR, outlet="Weekly")
        text = seen(connection, other, "AMI: $3 billion it is, they say.", NOON + HOUR)
        claim = claim_in("AMI: $3 billion it is, they say.", "$3 billion", dollars("3"))
        add_extraction(connection, revision=text.id, story=STORY, reader="1", reading=reading_of(claim), at=NOON)
        text = seen(connection, one, SECOND, NOON + DAY)
        claim = claim_in(SECOND, "$4 billion", dollars("4"), uncertain="too sure")
        add_extraction(connection, revision=text.id, story=STORY, reader="1", reading=reading_of(claim), at=NOON)
        failed = Fetch("https://daily.example/feed", "daily", "timeout", NOON + 2 * DAY, error="slow")
        record_fetch(connection, failed, None)
        changes.rebuild(connection, STORY)
    return one, other


def test_an_article_with_its_texts(engine: Engine) -> None:
    one, _ = filled(engine)
    with reading(engine) as connection:
        found = browse.find_article(connection, one)
        assert found is not None
        assert (found.outlet, found.revisions) == ("Daily", 2)
        assert browse.find_article(connection, 99) is None
        assert browse.revision_times(connection, one) == [(1, NOON), (2, NOON + DAY)]
        text = browse.find_revision(connection, one, 1)
        assert text is not None
        assert (text.text, text.confirmed_at) == (FIRST, NOON + HOUR)
        assert browse.find_revision(connection, one, 3) is None
        assert [claim.words for claim in browse.claims_of(connection, text.id)] == ["$3 billion"]


def test_the_attempts_of_an_outlet(engine: Engine) -> None:
    one, _ = filled(engine)
    with reading(engine) as connection:
        assert [row.outcome for row in attempts.attempts_at(connection, "daily")] == ["timeout", *["article"] * 3]
        assert [row.error for row in attempts.attempts_at(connection, "daily", outcome="timeout")] == ["slow"]
        newest = attempts.attempts_at(connection, "daily", limit=1)[0]
        assert len(attempts.attempts_at(connection, "daily", before=newest.id)) == 3
        assert len(attempts.fetches_of(connection, one)) == 2
        success = attempts.last_attempt(connection, "daily", {"article"})
        assert success is not None
        assert success.at == NOON + DAY
        assert attempts.last_attempt(connection, "none") is None
        assert attempts.newest_attempt_at(connection) == NOON + 2 * DAY
        assert attempts.dues(connection)["daily"][0] == 1
        assert attempts.outcomes(connection, since=NOON + DAY) == [
            ("daily", "2025-12-19", "article", 1),
            ("daily", "2025-12-20", "timeout", 1),
        ]


def test_search_takes_words_literally_in_any_case(engine: Engine) -> None:
    filled(engine)
    with reading(engine) as connection:
        assert [one.words for one in browse.search(connection, ["WORTH"])] == ["$4 billion", "$3 billion"]
        assert [one.words for one in browse.search(connection, ["worth", "sure"])] == ["$4 billion"]
        assert [one.words for one in browse.search(connection, ["100%"])] == ["$4 billion"]
        assert browse.search(connection, ["1%s"]) == browse.search(connection, ["w_rth"]) == []
        assert len(browse.search(connection, ["title"])) == 3
        assert [one.outlet for one in browse.search(connection, ["title"], outlet="Weekly")] == ["Weekly"]
        assert browse.search(connection, ["title"], story="other") == []
        newest = browse.search(connection, ["title"], limit=1)[0]
        assert len(browse.search(connection, ["title"], before=newest.id)) == 2
        assert browse.outlets(connection) == ["Daily", "Weekly"]


def test_changes_to_review_and_who_carried_them_further(engine: Engine) -> None:
    filled(engine)
    with reading(engine) as connection:
        every, asked = changes.changes(connection, STORY), changes.to_review(connection, STORY)
        assert [one.verb for one in asked if one.verb.news] == [one.verb for one in every if one.verb.news]
        assert all(one.verb.news or "uncertain" in one.flags for one in asked)
        first = next(one for one in asked if one.verb is Verb.FIRST_REPORTED)
        assert changes.by_ids(connection, STORY, [first.id, "none"]) == [first]
        echoes = browse.echoes(connection, STORY, [first.id])
        assert [(one.outlet, one.change) for one in echoes] == [("Weekly", first.id)]
        _, new = browse.claim_ids(connection, STORY, first.id)
        assert new is not None
        assert browse.changes_of(connection, [new])[new][1] == first.id
        assert sum(browse.quiet_counts(connection, STORY).values()) == sum(not one.verb.news for one in every)
        assert browse.story_size(connection, STORY).articles == 2


def test_a_stamp_moves_with_the_ledger_and_a_past_one_does_not(engine: Engine) -> None:
    one, _ = filled(engine)
    with reading(engine) as connection:
        now, then = browse.stamp(connection, STORY), browse.stamp_then(connection, STORY, NOON + HOUR)
    with engine.begin() as connection:
        text = seen(connection, one, "AMI is worth $5 billion.", NOON + 3 * DAY)
        claim = claim_in("AMI is worth $5 billion.", "$5 billion", dollars("5"))
        add_extraction(connection, revision=text.id, story=STORY, reader="1", reading=reading_of(claim), at=NOON)
        changes.rebuild(connection, STORY)
    with reading(engine) as connection:
        assert browse.stamp(connection, STORY) != now
        assert browse.stamp_then(connection, STORY, NOON + HOUR) == then
