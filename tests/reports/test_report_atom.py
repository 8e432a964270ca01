"""The feed of changes is what RFC 4287 asks for, and feed readers understand it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import feedparser  # type: ignore[import-untyped]
import pytest

from reports.model import StoryReport
from reports.render import atom
from reports.timeline import build_report
from storage.decisions import Action, Decision
from storage.judged import judged
from tests.reports.ferry import NOW, STORY, coverage
from tests.reports.rendered import PAYLOADS, ferry, hostile

NS = {"a": atom.NAMESPACE}
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")
DECIDED = NOW - timedelta(hours=1)


def reviewed() -> StoryReport:
    """The first two changes are decided on: one accepted, one rejected."""
    reports, changes = coverage()
    news = [one for one in changes if one.verb.news]
    made = [
        Decision(n, "ferry", action, "anna", DECIDED, change=one.id, judged=judged(one), note="seen")
        for n, (action, one) in enumerate(zip((Action.ACCEPT, Action.REJECT), news, strict=False), 1)
    ]
    return build_report("ferry", STORY, reports, changes, decisions=made, now=NOW)


def parsed(report: StoryReport) -> ET.Element:
    return ET.fromstring(atom.render(report))  # noqa: S314 - our own


def one(parent: ET.Element, name: str) -> ET.Element:
    found = parent.findall(f"a:{name}", NS)
    assert len(found) == 1, f"{name} must be there once, RFC 4287"
    return found[0]


@pytest.mark.parametrize("report", [ferry(), reviewed(), *(hostile(payload) for payload in PAYLOADS)])
def test_every_element_that_the_standard_requires_is_there_once(report: StoryReport) -> None:
    feed = parsed(report)
    assert feed.tag == f"{{{atom.NAMESPACE}}}feed"
    assert one(one(feed, "author"), "name").text
    entries = feed.findall("a:entry", NS)
    assert len(entries) == len(report.changes)
    for element in (feed, *entries):
        assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", one(element, "id").text or "")
        assert (one(element, "title").text or "").strip()
        assert RFC_3339.fullmatch(one(element, "updated").text or "")
    for entry in entries:
        assert one(entry, "content").get("type") == "html"
        links = entry.findall("a:link", NS)
        assert all(urlsplit(link.get("href", "")).scheme in {"http", "https"} for link in links)
        assert len(links) <= 1
    ids = [one(element, "id").text for element in (feed, *entries)]
    assert len(set(ids)) == len(ids)


def test_a_feed_reader_understands_it() -> None:
    report = ferry()
    found = feedparser.parse(atom.render(report, address="https://factdrift.example/ferry.atom").encode())
    assert (found.bozo, found.version) == (0, "atom10")
    assert found.feed.title == STORY.title
    assert [link.href for link in found.feed.links] == ["https://factdrift.example/ferry.atom"]
    first, item = found.entries[0], report.changes[0]
    source = item.new or item.old
    assert source is not None
    assert first.link == source.url
    assert source.quote.words in first.content[0].value
    assert datetime.fromisoformat(first.published) == item.at


def test_no_markup_from_outside_becomes_markup() -> None:
    for payload in PAYLOADS:
        found = feedparser.parse(atom.render(hostile(payload)).encode(), sanitize_html=False)
        assert found.bozo == 0
        for entry in found.entries:
            tags = set(re.findall(r"<(/?\w+)", entry.content[0].value))
            assert tags <= {"p", "/p", "b", "/b", "blockquote", "/blockquote", "mark", "/mark"}


def test_ids_stay_the_same_and_differ_between_stories_and_facts() -> None:
    report = ferry()
    assert atom.render(report) == atom.render(replace(report, created_at=NOW + timedelta(days=9)))
    later, other = replace(report, changes=report.changes[1:]), replace(report, story="other")

    def ids(of: StoryReport) -> list[str | None]:
        return [element.text for element in parsed(of).iter(f"{{{atom.NAMESPACE}}}id")]

    assert ids(later) == [ids(report)[0], *ids(report)[2:]]
    assert not set(ids(other)) & set(ids(report))
    narrowed = build_report("ferry", STORY, *coverage(), now=NOW, fact="funding")
    assert ids(narrowed)[0] != ids(report)[0]
    assert set(ids(narrowed)[1:]) < set(ids(report))
    assert (one(parsed(narrowed), "title").text or "").endswith(": Financing")


def test_rejected_changes_are_not_in_it_and_a_decision_updates_an_entry() -> None:
    before = {one(entry, "id").text: entry for entry in parsed(ferry()).findall("a:entry", NS)}
    after = {one(entry, "id").text: entry for entry in parsed(reviewed()).findall("a:entry", NS)}
    assert len(before) - len(after) == 1
    decided = [entry for entry in after.values() if "Accepted by anna" in (one(entry, "content").text or "")]
    (entry,) = decided
    told = (one(entry, "updated").text or "").replace("Z", "+00:00")
    assert datetime.fromisoformat(told) == DECIDED
    assert one(entry, "published").text == one(before[one(entry, "id").text], "published").text
    assert one(parsed(reviewed()), "updated").text == one(entry, "updated").text
