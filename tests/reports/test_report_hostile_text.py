"""Every rendering of the report shows hostile text as text."""

from __future__ import annotations

import csv as csv_reader
import io
import re

import pytest
from rich.console import RenderableType

from reports.render import csv, html, markdown, terminal
from reports.timeline import build_report
from tests.reports.ferry import NOW, STORY, claim, euros, report
from tests.reports.rendered import PAYLOADS, Page, ferry, hostile, shown


@pytest.mark.parametrize("payload", PAYLOADS)
def test_html_shows_hostile_text_as_text(payload: str) -> None:
    text = html.render(hostile(payload))
    page = Page(text)
    assert not {"script", "img", "marquee", "iframe"} & {tag for tag, _ in page.tags}
    assert not [name for _, attrs in page.tags for name in attrs if name.startswith("on")]
    assert all((attrs.get("href") or "#").startswith(("#", "http")) for tag, attrs in page.tags if tag == "a")
    assert [tag for tag, _ in page.tags].count("style") == 1
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
    if "{{" in payload:
        assert payload in "".join(page.words)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_markdown_shows_hostile_text_as_text(payload: str) -> None:
    text = markdown.render(hostile(payload))
    assert "<" not in text
    assert not re.search(r"(?<!\\)\]\((?!<?https?:)", text)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
    for line in text.splitlines():
        if line.startswith("|"):
            assert len(re.findall(r"(?<!\\)\|", line)) == 6, line


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("width", [40, 100])
def test_a_terminal_gets_no_control_characters_and_no_markup(payload: str, width: int) -> None:
    one = hostile(payload)
    parts: list[RenderableType] = [terminal.render(one), terminal.changes_list(one.changes)]
    parts += [terminal.change_explained(item) for item in one.changes]
    text = "".join(shown(part, width) for part in parts)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
    if "[red]" in payload:
        assert "[red]" in text
    assert max(len(line) for line in text.splitlines()) <= width


def test_a_terminal_in_colour_gets_only_our_own_sequences() -> None:
    text = shown(terminal.render(hostile(PAYLOADS[5])), colour=True)
    assert "\x1b]8;;http://evil.example" not in text
    assert "\x07" not in text


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r=", " =", "\u200b=", "\uff1d"])
def test_no_cell_starts_a_formula(start: str) -> None:
    for row in csv_reader.reader(io.StringIO(csv.render(hostile(start + "cmd|' /C calc'!A0")))):
        for cell in row:
            assert not cell.strip().startswith(("=", "+", "-", "@", "\uff1d")), cell
    assert csv.cell(start + "1").startswith("'")
    assert csv.cell("plain") == "plain"


def test_addresses_of_the_web_are_linked_and_others_are_not() -> None:
    bad = report(1, "Küstenblatt", 0, claim("funding", euros("5"), "[5 million]"), url="javascript:alert(1)")
    text = html.render(build_report("s", STORY, [bad], [], now=NOW))
    assert "javascript:alert(1)" in text
    assert 'href="javascript' not in text
    assert 'href="https://werftkurier.example/7"' in html.render(ferry())
