"""What a report says about a story: the sheet now, who else says what, and what changed."""

from __future__ import annotations

from datetime import timedelta

import pytest

from facts.model import Modality, Verb
from facts.values import Place
from reports.model import FactSection, StoryReport
from reports.timeline import UnknownFactError, build_report
from tests.reports.ferry import NOW, START, STORY, claim, coverage, euros, report


def built(**asked: object) -> StoryReport:
    reports, changes = coverage()
    return build_report("ferry", STORY, reports, changes, now=NOW, **asked)  # type: ignore[arg-type]


def section(of: StoryReport, fact: str) -> FactSection:
    return next(one for one in of.facts if one.id == fact)


def test_the_head_counts_articles_outlets_and_origins() -> None:
    head = built()
    assert (head.articles, head.outlets, head.origins) == (9, 8, 6)
    assert head.first_at == START
    assert head.as_of == NOW


def test_facts_stand_in_the_order_of_the_story_and_unreported_ones_too() -> None:
    all_facts = built()
    assert [one.id for one in all_facts.facts] == [one.id for one in STORY.facts]
    assert [one.id for one in all_facts.missing] == ["licence"]


def test_a_line_says_value_status_carriers_and_first_sight() -> None:
    (line,) = section(built(), "funding").lines
    assert (line.text, line.modality) == ("€210 million", Modality.CONFIRMED)
    assert line.lead.outlet == "Werftkurier"
    assert line.lead.quote.words == "210 Millionen Euro"
    assert line.first.outlet == "The Packet"
    assert line.first.revision == 2
    assert line.last_confirmed.outlet == "Werftkurier"


def test_others_and_former_values_are_grouped_by_value() -> None:
    (line,) = section(built(), "ferries").lines
    assert [(one.text, len(one.outlets)) for one in line.others] == [("6", 4)]
    (money,) = section(built(), "funding").lines
    assert [(one.text, one.outlets) for one in money.former] == [("€180 million", ("Werftkurier",))]


def test_former_and_uncertain_values_are_no_part_of_the_history_line() -> None:
    (line,) = section(built(), "ferries").lines
    assert {one.text for one in line.history} == {"6", "8"}
    assert all(one.modality is not Modality.FORMER for one in section(built(), "funding").lines[0].history)


def test_the_step_line_ends_in_the_current_value() -> None:
    for one in built().facts:
        for line in one.lines:
            assert line.steps[-1].value == line.value
            assert [step.at for step in line.steps] == sorted(step.at for step in line.steps)


def test_later_revisions_that_say_the_same_only_confirm() -> None:
    said = claim("base", Place("Kiel"), "Home is [Kiel].")
    texts = [report(1, "Küstenblatt", 0, said), report(1, "Küstenblatt", 2, said, revision=2, confirmed=6)]
    one = section(build_report("ferry", STORY, texts, [], now=NOW), "base")
    assert [(row.revision, row.confirmed_at) for row in one.seen] == [(1, START + timedelta(days=6))]


def test_a_value_that_comes_back_is_a_new_row() -> None:
    first, other = claim("base", Place("Kiel"), "Home is [Kiel]."), claim("base", Place("Husum"), "Home is [Husum].")
    texts = [
        report(1, "Küstenblatt", 0, first),
        report(1, "Küstenblatt", 2, other, revision=2),
        report(1, "Küstenblatt", 4, first, revision=3),
    ]
    one = section(build_report("ferry", STORY, texts, [], now=NOW), "base")
    assert [(row.revision, row.text) for row in one.seen] == [(1, "Kiel"), (2, "Husum"), (3, "Kiel")]


def test_as_of_shows_only_what_was_known_then() -> None:
    early = built(as_of=START + timedelta(days=2))
    assert early.articles == 5
    assert section(early, "funding").lines[0].text in {"€180 million", "about €180 million"}
    assert not section(early, "chief").lines
    assert {item.verb for item in early.changes} == {Verb.FIRST_REPORTED}
    assert all(row.confirmed_at <= early.as_of for row in section(early, "funding").seen)


def test_changes_are_news_newest_first_and_the_rest_is_counted() -> None:
    everything = built()
    assert [item.at for item in everything.changes] == sorted((item.at for item in everything.changes), reverse=True)
    assert all(item.verb.news for item in everything.changes)
    assert dict(everything.quiet) == {Verb.RESTATED: 1, Verb.COPIED: 3}


def test_since_limits_the_changes_and_not_the_sheet() -> None:
    late = built(since=START + timedelta(days=8))
    assert {item.fact for item in late.changes} == {"launch", "base"}
    assert section(late, "stake").lines
    assert late.quiet == ()


def test_a_report_can_be_narrowed_to_one_fact() -> None:
    narrow = built(fact="launch")
    assert [one.id for one in narrow.facts] == ["launch"]
    assert {item.fact for item in narrow.changes} == {"launch"}
    assert narrow.uncertain == ()


def test_an_unknown_fact_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UnknownFactError, match=r"no fact 'price'; it follows funding, launch"):
        built(fact="price")


def test_uncertain_claims_are_listed_apart() -> None:
    (one,) = built().uncertain
    assert (one.fact, one.text, one.outlet) == ("ferries", "80", "Fjordmagazin")


def test_the_order_of_reports_does_not_matter() -> None:
    reports, changes = coverage()
    turned = build_report("ferry", STORY, reports[::-1], changes[::-1], now=NOW)
    assert turned == built()


def test_a_story_without_reports_is_a_report_too() -> None:
    empty = build_report("ferry", STORY, [], [], now=NOW)
    assert (empty.articles, empty.first_at, empty.changes) == (0, None, ())
    assert len(empty.missing) == len(STORY.facts)


def test_words_that_do_not_fit_their_offsets_are_looked_up_in_the_sentence() -> None:
    said = claim("funding", euros("5"), "They raised [5 million].")
    shifted = report(1, "Küstenblatt", 0, said)
    (row,) = section(build_report("ferry", STORY, [shifted], [], now=NOW), "funding").seen
    assert (row.quote.before, row.quote.words, row.quote.after) == ("They raised ", "5 million", ".")
