"""The pages of the benchmark's news site: real pages with a passage about the story, and noise that moves.

A page has parts that change with every look (``Show.look``) and say nothing: an advertisement, a clock, counters,
links to other articles, and two boxes whose long text is that of an A/B trial. An edit changes what it reports.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

SUBJECT = "Quellbrunn Werke"
HOME = Path(__file__).resolve().parents[2]
REAL = HOME.parent / "shared" / "pages"
_PARAGRAPH = re.compile(r"<p[^>]*>(.*?)</p>", re.IGNORECASE | re.DOTALL)
_CANONICAL = re.compile(r"<link[^>]*canonical[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")
_WORDS = """harbour council evening report engine bridge market winter field station river teacher signal window
library garden letter profit village morning journal railway forest budget captain theatre museum kitchen concert
weather machine holiday student factory airport painter doctor summer""".split()
BOXES = (
    "<aside><p>{}</p></aside>",
    '<div class="newsletter-box"><p>{}</p></div>',
    '<div class="b-x41"><p>{}</p></div>',  # nothing tells that this is no part of the article
)
"""How the box between the article's paragraphs is built; page n has box n modulo 3."""
_TRIALS = (
    (
        "Read the whole story every morning before everybody else does: our letter for early risers gathers what the"
        " night has brought, explains it in five minutes, and costs nothing for the first four weeks of your trial."
    ),
    (
        "More than forty thousand people already have our evening briefing on their telephones. Join them now, choose"
        " the subjects that matter to you, and end the subscription whenever you like with a single tap."
    ),
    (
        "You have read this far, so you seem to like what our newsroom does. Readers who support us pay for reporters"
        " who go and look for themselves, in the town hall and abroad, on weekdays and on Sundays."
    ),
    (
        "Our new application brings the news of your district to your screen, without advertisements at first,"
        " with a map of all building sites and the timetable of the buses that are really running."
    ),
)


@dataclass(frozen=True, slots=True)
class Show:
    """What the site shows: the noise of which look, and which pages (numbers) are edited, in a long or a short text."""

    look: int = 0
    edited: frozenset[int] = frozenset()
    short: frozenset[int] = frozenset()
    validators: bool = True  # whether ETag and Last-Modified are sent and heeded


@dataclass(frozen=True, slots=True)
class Original:
    """A page as it was found, cut where text is put in: behind a paragraph of the article, and behind the next one."""

    head: str
    middle: str
    tail: str


def originals(folder: Path, count: int) -> list[Original]:
    """``count`` pages: those of a folder again and again, or generated ones where it has none."""
    listed = json.loads((folder / "manifest.json").read_text("utf-8")) if folder.is_dir() else []
    found = [
        _cut((folder / entry["file"]).read_bytes().decode("utf-8", "replace"), entry["with"])
        for entry in listed[:count]
    ]
    found += [_cut(_generated(number), []) for number in range(0 if found else count)]
    return [found[number % len(found)] for number in range(count)]


def page(original: Original, number: int, show: Show, *, mentions: bool) -> str:
    """The HTML of a page. ``mentions``: whether it speaks of the story."""
    chance = random.Random(f"{number} {show.look}")  # noqa: S311 - noise, the same in each run
    story = passage(number, number in show.edited) if mentions else ""
    table = f"<table><tr><td>Places</td><td>{'90' if number in show.short else '70'}</td></tr></table>"
    return "".join(
        (
            original.head,
            story,
            table if mentions else "",
            _advertisement(chance),
            original.middle,
            BOXES[number % len(BOXES)].format(chance.choice(_TRIALS)),
            original.tail,
            _around(chance),
        )
    )


def passage(number: int, edited: bool) -> str:
    """What a page reports of the story."""
    jobs = (number % 40 + 10) * 10 + (5 if edited else 0)
    return (
        f"<p>{SUBJECT} will cut {jobs} jobs at its plant in Lauterbach, the company said in case {number}. The maker of"
        f" pumps employs people in four countries and has been losing money for two years, a spokeswoman said.</p>"
    )


def _cut(html: str, segments: Iterable[str]) -> Original:
    """Cut behind the paragraph that has one of the segments of the article, else behind the longest one.

    The address that a page calls its own goes: the site has it at another.
    """
    html = _CANONICAL.sub("", html)
    paragraphs = list(_PARAGRAPH.finditer(html))
    if not paragraphs:
        place = html.lower().rfind("</body")
        place = place if place >= 0 else len(html)
        return Original(html[:place], "", html[place:])
    texts = [_TAG.sub("", paragraph[1]) for paragraph in paragraphs]
    inside = [number for number, text in enumerate(texts) if any(segment in text for segment in segments)]
    place = inside[0] if inside else max(range(len(texts)), key=lambda number: len(texts[number]))
    first = paragraphs[place].end()
    second = paragraphs[min(place + 1, len(paragraphs) - 1)].end()
    return Original(html[:first], html[first:second], html[second:])


def _advertisement(chance: random.Random) -> str:
    name = chance.randrange(10**9)
    return (
        f'<div class="ad-slot" id="ad{name}"><a href="https://ads.example/{name}">{_headline(chance)}</a>'
        f"<span>Advertisement {name}</span></div>"
    )


def _around(chance: random.Random) -> str:
    links = "".join(f'<li><a href="/n/{chance.randrange(10**6)}.html">{_headline(chance)}</a></li>' for _ in range(8))
    return (
        f'<aside class="trial"><p>{chance.choice(_TRIALS)}</p></aside>'
        f'<div class="related"><h3>More on this</h3><ul>{links}</ul></div>'
        f'<div class="counter">{chance.randrange(10, 9999)} people are reading this</div>'
        f'<p class="clock">Page built at {chance.randrange(24):02}:{chance.randrange(60):02}</p>'
        f'<script>var nonce = "{chance.randrange(10**12)}";</script>'
    )


def _headline(chance: random.Random) -> str:
    return " ".join(chance.choices(_WORDS, k=8)).capitalize()


def _generated(number: int) -> str:
    chance = random.Random(number)  # noqa: S311 - a page, the same in each run
    menu = "".join(f'<li><a href="/{word}/">{word.capitalize()}</a></li>' for word in _WORDS)
    body = "".join(
        "<p>" + " ".join(f"{_headline(chance)}." for _ in range(chance.randrange(2, 7))) + "</p>"
        for _ in range(chance.randrange(8, 25))
    )
    title = _headline(chance)
    script = f"<script>var data = [{','.join(str(chance.random()) for _ in range(2500))}];</script>"
    return (
        f"<!doctype html><html lang='en'><head><meta charset='utf-8'><title>{title}</title>{script}"
        f"<meta property='article:published_time' content='2026-01-{number % 28 + 1:02}T08:00:00Z'></head><body>"
        f"<nav><ul>{menu}</ul></nav><main><article><h1>{title}</h1>{body}</article></main></body></html>"
    )
