"""The plan of planted changes, held against the articles and the running site."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from html import unescape
from itertools import pairwise
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from demosite.content import Article, Trouble, load_content
from demosite.plan import PlantedChange, PlantedNonChange, Told, held_against, load_plan
from demosite.play import look_of, moments
from demosite.server import Site
from facts.model import Modality, Verb
from facts.values import from_json

SHARED = Path(__file__).parents[3] / "shared"
PLAN = load_plan()
CONTENT = load_content()
FACTS = {"valuation", "funding", "launch", "departure", "ceo", "role", "hq"}
FIRST_OF_STORY = {Verb.FIRST_REPORTED, Verb.SUPERSEDED, Verb.REFINED, Verb.DISPUTED}


def before(moment: datetime) -> datetime:
    """The look before this one, or the day before the first."""
    return max((m for m in moments() if m < moment), default=moment - timedelta(days=1))


def text_at(name: str, moment: datetime) -> str:
    version = CONTENT.article(name).at(moment)
    return version.text if version else ""


def followed() -> list[Article]:
    return [article for article in CONTENT.articles if article.story and not article.disallowed]


def test_the_play_has_a_dozen_days_and_its_looks_are_in_order() -> None:
    play = moments()
    assert play == sorted(set(play))
    assert 16 <= len(play) <= 22
    assert len({moment.date() for moment in play}) == 12
    assert all(b - a >= timedelta(hours=1) for a, b in pairwise(play))


def test_ids_are_distinct() -> None:
    ids = [change.id for change in PLAN.changes] + [planted.id for planted in PLAN.non_changes]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("change", PLAN.changes, ids=lambda change: change.id)
def test_a_planted_change_uses_the_words_of_the_domain(change: PlantedChange) -> None:
    assert change.moment in moments()
    assert change.fact in FACTS
    assert all(Verb(verb).news for verb in (change.verb, *change.accept))
    assert CONTENT.article(change.article).outlet == change.outlet
    assert change.modality is None or Modality(change.modality)
    assert change.modality_before is None or Modality(change.modality_before)
    for value in (change.old, change.new):
        assert value is None or from_json(value)
    assert (change.old is None) == (change.verb == Verb.FIRST_REPORTED)
    assert (change.new is None) == (change.verb == Verb.NO_LONGER_STATED)
    assert change.note


@pytest.mark.parametrize("change", PLAN.changes, ids=lambda change: change.id)
def test_the_words_of_a_planted_change_appear_at_its_moment_and_not_before(change: PlantedChange) -> None:
    """A dropped sentence has been seen and is missing at two looks; all others come with their moment."""
    earlier = before(change.moment)
    if change.verb == Verb.NO_LONGER_STATED:
        assert change.words not in text_at(change.article, change.moment)
        assert change.words not in text_at(change.article, earlier)
        assert change.words in text_at(change.article, before(earlier))
        return
    assert change.words in text_at(change.article, change.moment)
    assert change.words not in text_at(change.article, earlier)
    if Verb(change.verb) in FIRST_OF_STORY:
        assert not [article.id for article in followed() if change.words in text_at(article.id, earlier)]


def test_facts_first_reported_are_all_facts_of_the_story() -> None:
    first = {change.fact for change in PLAN.changes if change.verb == Verb.FIRST_REPORTED}
    assert first == FACTS


def test_the_chain_of_each_fact_has_no_gap() -> None:
    """Each change starts from the value that the one before left, a dropped statement aside."""
    for fact in FACTS:
        chain = [c for c in PLAN.changes if c.fact == fact and c.verb != Verb.NO_LONGER_STATED]
        for earlier, later in pairwise(chain):
            assert later.old == earlier.new, later.id


def test_every_verb_that_alerts_is_planted_but_denied() -> None:
    assert {Verb(change.verb) for change in PLAN.changes} == {verb for verb in Verb if verb.news} - {Verb.DENIED}


def test_only_the_edits_of_the_plan_change_an_article() -> None:
    edited = {article.id for article in CONTENT.articles if len(article.versions) > 1}
    in_place = {Verb.REVISED_IN_PLACE, Verb.CORRECTED, Verb.NO_LONGER_STATED}
    assert edited == {change.article for change in PLAN.changes if Verb(change.verb) in in_place}


def test_a_silent_edit_has_no_note_and_a_correction_has_one_without_figures() -> None:
    silent = CONTENT.article("tribune-trims").versions[-1]
    corrected = CONTENT.article("ledger-slip").versions[-1]
    assert silent.note is None
    assert silent.modified is None
    assert corrected.note is not None
    assert corrected.note.startswith("Correction:")
    assert not re.search(r"[$€]", corrected.note)


def test_a_perfect_tracker_meets_the_plan() -> None:
    """Every planted change told at its look pairs up; the order of telling does not matter."""
    told = [Told(change.fact, change.verb, change.moment) for change in reversed(PLAN.changes)]
    assert all(row.planted and row.told for row in held_against(PLAN, told))


def test_what_is_missed_wrong_or_told_twice_stands_out() -> None:
    first, *rest = [Told(change.fact, change.verb, change.moment) for change in PLAN.changes]
    missed = held_against(PLAN, rest)
    assert [row.planted for row in missed if not row.told] == [PLAN.changes[0]]
    twice = held_against(PLAN, [first, first, *rest])
    assert [row.told for row in twice if not row.planted] == [first]
    late = Told(first.fact, first.verb, moments()[1])
    assert {(bool(row.planted), bool(row.told)) for row in held_against(PLAN, [late, *rest])} == {
        (True, True),
        (True, False),
        (False, True),
    }


def test_a_change_between_two_looks_belongs_to_the_later() -> None:
    assert look_of(moments()[3]) == moments()[3]
    assert look_of(moments()[3] + timedelta(minutes=1)) == moments()[4]
    assert look_of(moments()[-1] + timedelta(days=1)) is None


@pytest.mark.parametrize("planted", PLAN.non_changes, ids=lambda planted: planted.id)
def test_a_planted_non_change_is_there_to_be_fallen_for(planted: PlantedNonChange) -> None:
    assert planted.moment in moments()
    assert set(planted.facts) <= FACTS
    texts = [text_at(name, planted.moment) for name in planted.articles]
    assert all(texts)
    for words in planted.words:
        assert any(words in text for text in texts), words
    if planted.episode:
        (episode,) = [e for e in CONTENT.episodes if e.id == planted.episode]
        assert all(episode.holds(planted.moment, name) for name in planted.articles)


def test_every_episode_is_in_the_plan_and_ends_within_the_play_or_never() -> None:
    assert {episode.id for episode in CONTENT.episodes} == {planted.episode for planted in PLAN.non_changes} - {None}


@pytest.mark.parametrize("planted", [p for p in PLAN.non_changes if p.episode], ids=lambda planted: planted.id)
def test_an_episode_is_served_and_hides_the_facts(site: Site, planted: PlantedNonChange) -> None:
    """The page that a reader gets in the episode, and the real one at the look before or after."""
    (episode,) = [e for e in CONTENT.episodes if e.id == planted.episode]
    site.set_moment(planted.moment)
    article = CONTENT.article(planted.articles[0])
    version = article.at(planted.moment)
    assert version is not None
    status, body, retry_after = fetch(site, article)
    expected = {Trouble.MISSING: 404, Trouble.STATUS: episode.status}.get(episode.kind, 200)
    assert status == expected
    assert (version.body[-1] in body) == (episode.kind is Trouble.RESTYLED)
    assert (retry_after is not None) == (status in {429, 503})
    if episode.kind is not Trouble.RESTYLED:
        site.set_moment(next(moment for moment in moments() if moment >= episode.until))
        status, body, _ = fetch(site, article)
        assert status == 200
        assert version.body[-1] in body or article.outlet == "courrier-du-canal"


def fetch(site: Site, article: Article) -> tuple[int, str, str | None]:
    url = site.outlet(article.outlet).url + article.path
    try:
        with urlopen(url, timeout=10) as response:  # noqa: S310 a loopback address of the test
            text = response.read().decode(response.headers.get_content_charset())
            return response.status, unescape(text), None
    except HTTPError as refused:
        with refused:
            return refused.code, refused.read().decode("utf-8"), refused.headers["Retry-After"]


def test_articles_are_of_a_natural_length() -> None:
    for article in CONTENT.articles:
        for version in article.versions:
            assert (120 if article.story else 100) <= len(version.text.split()) <= 350, article.id


def test_the_unrelated_articles_do_not_name_the_story_and_the_others_do_so_where_they_are_announced() -> None:
    names = re.compile(r"LeCun|AMI Labs")
    for article in CONTENT.articles:
        for version in article.versions:
            announced = version.title if article.outlet == "harbour-ledger" else f"{version.title} {version.summary}"
            assert bool(names.search(announced if article.story else version.text)) == article.story, article.id


def test_agency_copies_are_near_verbatim_and_credited() -> None:
    copies = [CONTENT.article(name) for name in sorted(a.id for a in CONTENT.articles if a.id.startswith("agency-"))]
    assert len({copy.outlet for copy in copies}) == 4
    assert all("dpa" in copy.versions[0].text for copy in copies)
    runs = [set(shingles(" ".join(copy.versions[0].body), 5)) for copy in copies]
    assert all(len(runs[0] & other) / len(runs[0] | other) > 0.8 for other in runs)
    assert len({copy.versions[0].title for copy in copies}) == 4


def shingles(text: str, length: int) -> Iterator[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return zip(*(words[start:] for start in range(length)), strict=False)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the labelled articles are not here")
def test_the_sentences_are_our_own() -> None:
    """No run of eight words is shared with the labelled articles or the seed articles."""
    lines = (SHARED / "gold" / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    known = [f"{row['title'] or ''} {row['text']}" for row in map(json.loads, lines)]
    known += [path.read_text(encoding="utf-8") for path in sorted((SHARED / "seeds").glob("*.txt"))]
    assert len(known) > 80
    taken = {run for text in known for run in shingles(text, 8)}
    for article in CONTENT.articles:
        for version in article.versions:
            shared = taken & set(shingles(f"{version.title} {version.summary} {version.text}", 8))
            assert not shared, (article.id, shared)
