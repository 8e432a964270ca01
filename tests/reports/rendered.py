"""Reports to render, one with hostile text in every place, and how a terminal and a browser show them."""

from __future__ import annotations

import io
from datetime import timedelta
from html.parser import HTMLParser
from typing import Any

from rich.console import Console, RenderableType

from facts.model import Modality, Report, Verb
from facts.story import Story
from facts.values import Choice, Name
from reports.model import StoryReport
from reports.timeline import build_report
from tests.reports.ferry import NOW, START, STORY, change, claim, coverage, report

PAYLOADS = (
    "<script>alert(1)</script>",
    "\"'><img src=x onerror=alert(1)>",
    "{{ 7*7 }}{% raw %}",
    "</style></title></svg><svg onload=alert(1)>",
    "[click](javascript:alert(1)) <marquee>|`*_",
    "[red]markup[/red] \x1b[31m\x1b]8;;http://evil.example\x07 \x9b2J \u202egnp.exe\u2066 \x00",
    '=HYPERLINK("http://evil.example")',
)  # fmt: skip


def ferry() -> StoryReport:
    reports, changes = coverage()
    return build_report("ferry", STORY, reports, changes, now=NOW)


def hostile(payload: str) -> StoryReport:
    """A report with the payload in every text that comes from outside."""
    story = Story.model_validate(
        STORY.model_dump() | {
            "title": payload,
            "subject": {"name": payload},
            "facts": [{"id": "chief", "kind": "x", "label": payload}, {"id": "status", "kind": "x"}],
        }
    )  # fmt: skip
    asked: dict[str, Any] = {"qualifier": payload, "attribution": (payload,), "modality": Modality.RUMOURED}

    def text(article: int, value: str, **more: Any) -> Report:
        return report(
            article, payload, article, claim("chief", Name(value), f"{payload} [{value}] {payload}", **asked),
            claim("status", Choice(value), f"[{value}]", uncertain=payload),
            claim("chief", Name(value + "former"), f"[{value}]", qualifier=payload, modality=Modality.FORMER),
            title=payload, url=payload, origin=payload, correction=payload, **more,
        )  # fmt: skip

    texts = [text(1, payload), text(2, payload + "2"), text(3, payload)]
    changes = [
        change(verb, texts[1], texts[0], "chief", payload, payload, (payload,)) for verb in Verb
    ]  # fmt: skip
    return build_report(payload, story, texts, changes, now=NOW, since=START + timedelta(days=1, hours=1))


def shown(what: RenderableType, width: int = 100, *, colour: bool = False) -> str:
    out = io.StringIO()
    Console(file=out, width=width, force_terminal=colour, color_system="truecolor" if colour else None).print(what)
    return out.getvalue()


class Page(HTMLParser):
    """Collects tags and attributes of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the tag with its attributes."""
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        """Keep the words."""
        self.words.append(data)
