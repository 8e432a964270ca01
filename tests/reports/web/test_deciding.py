"""Decisions over the forms of the pages: each is a row, leads on to the next card, and can be taken back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from reports.web.desk import Desk, desk_of
from reports.web.site import Site
from storage.database import reading
from storage.decisions import Action, decisions
from storage.reviews import State
from tests.reports.web.newsroom import STORY, client, newsroom, opened

BASE = f"/stories/{STORY}"


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with opened(newsroom(tmp_path / "news")[0]) as made:
        yield made


@pytest.fixture
def browser(site: Site) -> Iterator[TestClient]:
    with client(site) as asked:
        yield asked


def desk(site: Site) -> Desk:
    with reading(site.engine) as connection:
        return desk_of(site, connection, STORY)


def waiting(site: Site) -> list[str]:
    return [item.id for item in desk(site).waiting]


def state(site: Site, change: str) -> State:
    return desk(site).items[change].judgement.state


def decide(browser: TestClient, change: str, **fields: str) -> str:
    """Send the form of a card; gives the address that it leads on to."""
    answer = browser.post(f"{BASE}/changes/{change}/decide", data=fields)
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"])


@pytest.mark.parametrize(("action", "after"), [("accept", State.ACCEPTED), ("reject", State.REJECTED)])
def test_a_verdict_leads_on_to_the_next_card(site: Site, browser: TestClient, action: str, after: State) -> None:
    first, second, *_ = waiting(site)
    address = decide(browser, first, action=action, next=second)
    assert state(site, first) is after
    assert waiting(site)[0] == second
    page = browser.get(address).text
    assert f"{after.value} by anna" in page
    assert f"/changes/{second}/decide" in page
    assert f"/changes/{first}/decide" not in page


def test_a_value_is_corrected_as_a_person_writes_it(site: Site, browser: TestClient) -> None:
    change = next(item.id for item in desk(site).waiting if item.fact == "cost")
    decide(browser, change, action="correct", value="€215 million", note="the table says so")
    assert state(site, change) is State.CORRECTED
    shown = browser.get(f"{BASE}/changes/{change}").text
    assert "€215 million" in shown
    assert "the table says so" in shown


def test_a_value_that_is_not_understood_is_told_with_examples(site: Site, browser: TestClient) -> None:
    change = next(item.id for item in desk(site).waiting if item.fact == "cost")
    answer = browser.post(f"{BASE}/changes/{change}/decide", data={"action": "correct", "value": "a lot"})
    assert answer.status_code == 400
    assert "€3.5 billion" in answer.text
    assert state(site, change) is State.PENDING


def test_a_change_is_merged_into_another_and_shown_there(site: Site, browser: TestClient) -> None:
    one, other = [item.id for item in desk(site).waiting if item.fact == "yard"][:2]
    decide(browser, other, action="merge", into=one)
    assert state(site, other) is State.MERGED
    assert desk(site).items[other].judgement.into == one


def test_a_note_stays_on_its_card(site: Site, browser: TestClient) -> None:
    first = waiting(site)[0]
    address = decide(browser, first, action="note", note="ask the yard", next=first)
    assert waiting(site)[0] == first
    assert "ask the yard" in browser.get(address).text


def test_an_undo_brings_the_card_back_and_stands_in_the_log(site: Site, browser: TestClient) -> None:
    first, second, *_ = waiting(site)
    decide(browser, first, action="accept", next=second)
    page = browser.get(f"{BASE}/review").text
    number = re.search(r'name="decision" value="(\d+)"', page)
    assert number is not None
    answer = browser.post(f"{BASE}/undo", data={"decision": number[1]})
    assert f"change={first}" in answer.headers["location"]
    assert waiting(site)[0] == first
    log = browser.get(f"{BASE}/decisions").text
    assert "taken back" in log
    assert f"decision {number[1]} undone" in log


def test_the_last_ten_decisions_can_be_undone_from_the_queue(site: Site, browser: TestClient) -> None:
    for change in waiting(site)[:12]:
        decide(browser, change, action="accept")
    assert browser.get(f"{BASE}/review").text.count('name="decision"') == 10


def test_facets_of_the_queue_outlive_a_decision(site: Site, browser: TestClient) -> None:
    one, other = [item.id for item in desk(site).waiting if item.fact == "chief"][:2]
    address = decide(browser, one, action="accept", fact="chief", next=other)
    assert "fact=chief" in address
    assert f"change={other}" in address


def test_deciding_on_the_page_of_a_change_stays_there(site: Site, browser: TestClient) -> None:
    first = waiting(site)[0]
    address = decide(browser, first, action="accept", **{"from": "change"})
    assert address.startswith(f"{BASE}/changes/{first}?done=")
    assert "Decisions so far" in browser.get(address).text


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({}, 400),
        ({"action": "explode"}, 400),
        ({"action": "undo"}, 400),
        ({"action": "rule"}, 400),
        ({"action": "merge"}, 400),
        ({"action": "merge", "into": "none"}, 409),
        ({"action": "note", "note": ""}, 400),
        ({"action": "note", "note": "x" * 3000}, 400),
        ({"action": "correct", "value": ""}, 400),
    ],
)
def test_an_incomplete_decision_is_told_and_not_kept(
    site: Site, browser: TestClient, fields: dict[str, str], status: int
) -> None:
    answer = browser.post(f"{BASE}/changes/{waiting(site)[0]}/decide", data=fields)
    assert answer.status_code == status
    with reading(site.engine) as connection:
        assert decisions(connection, STORY) == []


def test_a_change_that_is_gone_cannot_be_decided_on(browser: TestClient) -> None:
    answer = browser.post(f"{BASE}/changes/0000000000/decide", data={"action": "accept"})
    assert answer.status_code == 409
    assert "load the page again" in answer.text


def test_a_redirect_leads_only_to_our_own_pages(site: Site, browser: TestClient) -> None:
    for evil in ("//evil.example", "https://evil.example", "\r\nX: y"):
        address = decide(browser, waiting(site)[0], action="accept", next=evil, fact=evil, **{"from": evil})
        assert address.startswith(f"{BASE}/review?")


def test_a_rule_shows_its_effect_before_it_holds_and_can_be_withdrawn(site: Site, browser: TestClient) -> None:
    change = next(item.id for item in desk(site).waiting if item.fact == "yard")
    before = len(waiting(site))
    page = browser.get(f"{BASE}/rules/new?change={change}").text
    hidden = re.search(
        r"What The Ledger reports.*?hidden <strong>(\d+) changes</strong>.*?None of them", page, re.DOTALL
    )
    assert hidden is not None
    form = {"form": "outlet", "fact": "yard", "outlet": "The Ledger"}
    assert browser.post(f"{BASE}/rules/add", data=form).status_code == 303
    assert len(waiting(site)) == before - int(hidden[1])
    with reading(site.engine) as connection:
        made = decisions(connection, STORY)
    assert [one.action for one in made] == [Action.RULE]
    browser.post(f"{BASE}/undo", data={"decision": str(made[0].id)})
    assert len(waiting(site)) == before


def test_a_rule_says_when_it_would_have_hidden_what_people_accepted(site: Site, browser: TestClient) -> None:
    first, second = [item.id for item in desk(site).waiting if item.fact == "yard"][:2]
    decide(browser, first, action="accept")
    assert "think twice" in browser.get(f"{BASE}/rules/new?change={second}").text


def test_a_range_is_tried_out_and_a_wrong_one_is_told(site: Site, browser: TestClient) -> None:
    change = next(item.id for item in desk(site).waiting if item.fact == "cost")
    tried = browser.get(f"{BASE}/rules/new", params={"change": change, "most": "€300 million"}).text
    assert "above €300 million do not count" in tried
    wrong = browser.get(f"{BASE}/rules/new", params={"change": change, "least": "€3 billion", "most": "€2 billion"})
    assert wrong.status_code == 400
    assert "ends before it begins" in wrong.text


def test_what_was_seen_is_marked_and_only_the_rest_is_new(browser: TestClient) -> None:
    assert "Mark what you have seen" in browser.get(BASE).text
    until = re.search(r'name="until" value="([^"]+)"', browser.get(BASE).text)
    assert until is not None
    assert browser.post(f"{BASE}/look", data={"until": until[1]}).status_code == 303
    assert "Nothing changed since your last look" in browser.get(BASE).text
    browser.post(f"{BASE}/look", data={"until": "2026-02-01T00:00:00+00:00"})
    assert "changes since your last look" in browser.get(BASE).text
    listed = browser.get(f"{BASE}?new=1").text
    assert "14 February" in listed or "16 February" in listed
    assert "5 January 2026</h3>" not in listed
