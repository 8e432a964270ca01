"""Pages built from TOML: a body in one of five frames of a site.

``walls-*.toml`` are pages that stand where an article should be, ``articles-*.toml`` articles that look like them:
short ones, letters to the reader, reports about walls.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
URL = "https://lohberg.example/region/zementwerk-schliesst-4711.html"


@dataclass(frozen=True, slots=True)
class Built:
    """One page. ``known`` is the length of the article's last text in characters, 0 where there is none."""

    name: str
    kind: str
    html: str
    known: int


def built(file: Path) -> Iterator[Built]:
    """The pages of a file, in its order."""
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    for n, page in enumerate(data["page"], 1):
        texts = data["texts"][page["language"]]
        words = {"title": texts["title"]} | {f"{k}{i}": one for k in "ph" for i, one in enumerate(texts[k], 1)}
        body = page["html"]
        for key, value in words.items():
            body = body.replace(f"{{{key}}}", value)
        name = f"{file.stem.rpartition('-')[2]}.{n} {page['kind']} {page['language']}"
        yield Built(name, page["kind"], _framed(page, texts, body), page.get("known", 0))


def _framed(page: dict[str, Any], texts: dict[str, Any], body: str) -> str:
    title = page.get("title", texts["title"])
    menu = "".join(f"<li><a href='/{n}'>{one}</a></li>" for n, one in enumerate(texts["menu"]))
    foot = "".join(f"<a href='/f{n}'>{one}</a> " for n, one in enumerate(texts["foot"]))
    most_read = "".join(f"<li><a href='/m{n}'>{one}</a></li>" for n, one in enumerate(texts["h"][:6]))
    head, around = "", body
    if page["frame"] in {"paper", "meta"}:
        around = (
            f"<header><a href='/'>Logo</a><nav><ul>{menu}</ul></nav></header><main>{body}</main>"
            f"<aside><ol>{most_read}</ol></aside><footer>{foot} © 2026</footer>"
        )
    if page["frame"] == "meta":
        data = {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": texts["title"],
            "datePublished": "2026-04-07T06:10:00+02:00",
        } | ({} if page.get("free", True) else {"isAccessibleForFree": False})
        head = (
            f"<meta property='og:type' content='article'><meta property='og:title' content='{json.dumps(title)[1:-1]}'>"
            f"<script type='application/ld+json'>{json.dumps(data)}</script>"
        )
    if page["frame"] == "soup":
        around = (
            f"<div class='c-a1'><div class='c-b2'><a href='/'>Logo</a>{menu}</div><div class='c-c3'>{body}</div>"
            f"<div class='c-d4'>{foot}</div></div><script>window.state={{'a':1}}</script>"
        )
    return (
        f"<!doctype html><html lang='{page['language']}'><head><meta charset='utf-8'><title>{title}</title>{head}"
        f"</head><body>{around}</body></html>"
    )
