"""Every rendering of the report: complete, friendly when there is nothing, bounded and fast."""

from __future__ import annotations

import csv as csv_reader
import io
import itertools
import json as json_reader
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError
from rich.console import Console

from facts.model import Verb
from facts.values import Choice, Name
from reports.judgement import tally
from reports.model import StoryReport, change_items
from reports.render import csv, html, json, limits, markdown, terminal
from reports.timeline import build_report
from tests.reports.ferry import NOW, START, STORY, change, claim, coverage, euros, report
from tests.reports.rendered import PAYLOADS, Page, ferry, hostile, shown

SCHEMA = Path(json.__file__).parents[1] / "schema" / "report-1.json"


def empty() -> StoryReport:
    return build_report("ferry", STORY, [], [], now=NOW)


# --- complete -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("render", [html.render, markdown.render, lambda one: shown(terminal.render(one))])
def test_people_see_value_status_carriers_sentence_and_change(render: Any) -> None:
    text = re.sub(r"<[^>]+>|\*\*|\s+", " ", render(ferry()))
    text = re.sub(r"\s+", " ", text)
    for expected in (
        "€210 million", "confirmed", "3 outlets, 3 origins", "eingesammelt", "about €180 million", "not reported yet",
        "revised in place", "4 May 2027", "Needs a look", "ten times the other reports", "Early 2027 lies within 2027",
        "9 articles from 8 outlets, 6 independent origins", "3 copied from a report already seen", "12.5%",
    ):  # fmt: skip
        assert expected in text, expected
    assert ferry().changes[0].id in text


def test_html_marks_the_words_in_the_sentence() -> None:
    assert "Angaben <mark>210 Millionen Euro</mark> eingesammelt." in html.render(ferry())


def test_html_has_a_table_beside_each_chart_and_ordered_headings() -> None:
    page = Page(html.render(ferry()))
    names = [tag for tag, _ in page.tags]
    assert names.count("figure") == 7
    assert names.count("details") == 7
    assert names.count("h1") == 1
    levels = [int(name[1]) for name in names if re.fullmatch("h[1-6]", name)]
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    ids = [attrs["id"] for _, attrs in page.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    inside = [attrs["href"] for tag, attrs in page.tags if tag == "a" and (attrs["href"] or "").startswith("#")]
    assert {str(href)[1:] for href in inside} <= set(ids)


def test_html_asks_for_nothing_from_outside() -> None:
    text = html.render(ferry())
    page = Page(text)
    policies = [attrs["content"] for tag, attrs in page.tags if attrs.get("http-equiv") == "Content-Security-Policy"]
    assert policies == ["default-src 'none'; style-src 'unsafe-inline'; img-src data:"]
    assert not {"script", "link", "img", "iframe", "object", "form", "base"} & {tag for tag, _ in page.tags}
    assert "url(" not in text
    assert "@import" not in text


def test_json_follows_the_published_schema() -> None:
    published = json_reader.loads(SCHEMA.read_text(encoding="utf-8"))
    assert published == json.schema(), "write reports/schema/report-1.json anew, or a new version of it"
    for one in (ferry(), empty(), hostile(PAYLOADS[0])):
        TypeAdapter(json.ReportBody).validate_json(json.render(one), strict=True)


def test_json_with_a_stray_key_breaks_the_schema() -> None:
    body = json_reader.loads(json.render(ferry()))
    body["facts"][0]["price"] = 1
    with pytest.raises(ValidationError, match="price"):
        TypeAdapter(json.ReportBody).validate_python(body)


def test_json_keeps_sentences_verbatim_and_carriers_point_to_them() -> None:
    body = json_reader.loads(json.render(ferry()))
    assert body["schema"] == "factdrift-report/1"
    for fact in body["facts"]:
        known = {(one["article"], one["revision"]) for one in fact["seen"]}
        for line in fact["now"]:
            assert {(one["article"], one["revision"]) for one in line["carriers"]} <= known
            assert line["lead"]["words"] in line["lead"]["quote"]


def test_csv_has_one_row_a_sighting() -> None:
    rows = list(csv_reader.DictReader(io.StringIO(csv.render(ferry()))))
    assert len(rows) == sum(len(section.seen) for section in ferry().facts)
    yard = next(row for row in rows if row["outlet"] == "Werftkurier" and row["fact"] == "funding")
    assert (yard["value"], yard["amount"], yard["currency"], yard["words"]) == (
        "€210 million", "210000000", "EUR", "210 Millionen Euro",
    )  # fmt: skip
    assert [row["uncertain"] for row in rows if row["value"] == "80"] == [
        "ten times the other reports; perhaps another fleet is meant"
    ]


def test_changes_and_one_change_are_rendered_for_terminal_and_json() -> None:
    _, changes = coverage()
    items = change_items(changes, {one.id: one.title for one in STORY.facts})
    listed = shown(terminal.changes_list(items))
    assert all(item.id in listed for item in items)
    edit = next(item for item in items if item.verb is Verb.REVISED_IN_PLACE)
    told = " ".join(shown(terminal.change_explained(edit)).split())
    for expected in ("€180 million → €210 million", "same article, no note", "revision 2", "“Fjordlink is in talks"):
        assert expected in told
    assert shown(terminal.changes_list([])).strip() == "No changes."
    TypeAdapter(json.ChangeBody).validate_json(json.render_change(edit), strict=True)
    body = json_reader.loads(json.render_changes(items, tally(one.judgement for one in items)))
    assert (body["schema"], len(body["changes"])) == ("factdrift-changes/1", len(items))


def test_then_and_now_is_shown_with_a_since_and_only_then() -> None:
    """The sheet of four days in beside that of now; what was the same then is not in it."""
    reports, changes = coverage()
    made = build_report("ferry", STORY, reports, changes, now=NOW, since=START + timedelta(days=4))
    for render in (html.render, markdown.render, lambda one: shown(terminal.render(one), 140)):
        text = re.sub(r"<[^>]+>|\*\*|[|]|\s+", " ", render(made))
        part = re.sub(r"\s+", " ", text).partition("Then and now ")[2].partition("What changed since")[0]
        assert "From 6 February 2026, 07:30 UTC to 18 February 2026, 07:30 UTC" in part
        rows = part.replace(" then ", " ").replace(" now ", " ").replace("&#39;", "'")
        assert "Ferries ordered 6 8 other value, targeted → confirmed" in rows
        assert "State's stake – 12.5% added" in rows
        assert "Then and now" not in render(ferry())
    body = json_reader.loads(json.render(made))
    TypeAdapter(json.ReportBody).validate_python(body, strict=True)
    assert {one["fact"]: one["how"][:2] for one in body["movement"]}["ferries"] == ["other value", "status"]
    assert json_reader.loads(json.render(ferry()))["movement"] is None


def test_without_movement_it_says_that_the_facts_stand() -> None:
    reports, changes = coverage()
    made = build_report("ferry", STORY, reports, changes, now=NOW, since=NOW)
    for text in (html.render(made), markdown.render(made), shown(terminal.render(made))):
        assert "The facts stand as they did at 18 February 2026, 07:30 UTC." in text


def test_no_color_is_respected(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    out = io.StringIO()
    Console(file=out, width=100, force_terminal=True).print(terminal.render(ferry()))
    assert not re.search(r"\x1b\[[0-9;]*3[0-7]m", out.getvalue())


# --- nothing, one, very many --------------------------------------------------------------------------------------


@pytest.mark.parametrize("render", [html.render, markdown.render, lambda one: shown(terminal.render(one))])
def test_nothing_read_yet_is_said_kindly(render: Any) -> None:
    text = " ".join(render(empty()).split())
    assert "Nothing has been read for this story yet." in text
    assert "Run a crawl, or import articles you have." in text
    assert "Needs a look" not in text


def test_nothing_new_since_a_day_is_said_with_the_day() -> None:
    reports, changes = coverage()
    quiet = build_report("s", STORY, reports, changes, now=NOW, since=NOW)
    for text in (html.render(quiet), markdown.render(quiet), shown(terminal.render(quiet))):
        assert "Nothing changed since 18 February 2026, 07:30 UTC." in text


def test_one_report_is_a_whole_report() -> None:
    one = report(1, "Küstenblatt", 0, claim("funding", euros("5"), "Es sind [5 Millionen Euro]."))
    made = build_report("s", STORY, [one], [], now=NOW)
    text = html.render(made)
    assert "1 article from 1 outlet, 1 independent origin" in text
    assert "<svg" in text
    assert "1 report as a table" in text


def test_endless_words_and_sentences_are_bounded() -> None:
    word = "Ä" * 20_000
    one = report(
        1,
        word,
        0,
        claim("chief", Name(word), f"{word} [{word}] {word}"),
        title=word,
        url="https://a.example/" + "x" * 300,
    )
    made = build_report("s", STORY, [one], [], now=NOW)
    assert len(html.render(made)) < 40_000
    assert len(markdown.render(made)) < 25_000
    assert max(len(line) for line in shown(terminal.render(made), 60).splitlines()) <= 60


def test_a_thousand_articles_make_less_than_two_megabytes_and_tell_what_is_left_out() -> None:
    """How long it takes is measured in ``benchmarks/review/report.py``."""
    reports = [
        report(
            index, f"Outlet {index % 60}", index / 70,
            claim("funding", euros(str(100 + index // 100)), "The company raised [that sum], said the paper. " * 3),
            claim("chief", Name(f"Person {index % 30}"), f"[Person {index % 30}] leads the company."),
            claim("launch", Choice("unclear"), "The date is [unclear].", uncertain="no date"),
            origin=f"wire-{index % 40}" if index % 2 else None,
        )
        for index in range(1, 1001)
    ]  # fmt: skip
    changes = [
        change(Verb.SUPERSEDED, after, before, "funding", f"Reason {after.article}.")
        for before, after in itertools.pairwise(reports[:401])
    ]
    made = build_report("s", STORY, reports, changes, now=NOW)
    text = html.render(made)
    assert len(text.encode()) < 2_000_000
    assert text.count('class="change"') == limits.CHANGES
    assert "300 earlier changes not shown here; the CSV and JSON reports list all." in text
    assert "uncertain readings not shown here" in text
    assert len(list(csv_reader.reader(io.StringIO(csv.render(made))))) == 1 + 3000
    assert made.articles == 1000
