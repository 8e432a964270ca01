"""From a file to what is told: reprints and late finds make no news, and a change tells how it spread."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.command_line import BODY, factdrift, workspace

NEWER = (
    "Nimbus Robotics has raised 250 million euros from investors, the company said on Monday, instead of the 200 "
    "million euros it had wanted at first. Its machines sort parcels in forty halls, and more halls are to follow soon."
)


def article(outlet: str, published: str, text: str) -> dict[str, Any]:
    return {"id": outlet, "outlet": outlet, "published": published, "text": f"Nimbus Robotics\n\n{text}"}


def imported(root: Path, *articles: dict[str, Any]) -> list[dict[str, Any]]:
    """All changes of the funding after the articles were imported, oldest first."""
    file = root / f"{articles[0]['id']}.jsonl"
    file.write_text("".join(json.dumps(one) + "\n" for one in articles))
    assert factdrift("import", file, "-w", root).code == 0
    listed = factdrift("changes", "--all", "--fact", "funding", "--json", "-w", root).json()["changes"]
    return list(reversed(listed))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return workspace(tmp_path / "ws")


def told(changes: list[dict[str, Any]]) -> list[tuple[str, str, list[str]]]:
    """Verb, outlet of the new value, and flags."""
    return sorted((one["verb"], one["new"]["outlet"], one["flags"]) for one in changes)


def test_a_stale_reprint_is_marked_and_is_no_news(root: Path) -> None:
    imported(root, article("Daily", "2026-01-09", BODY), article("Post", "2026-01-12", NEWER))
    changes = imported(root, article("Mirror", "2026-01-20", BODY))
    assert told(changes) == [
        ("copied", "Mirror", ["stale"]),
        ("first reported", "Daily", []),
        ("superseded", "Post", []),
    ]
    (reprint,) = [one for one in changes if one["new"]["outlet"] == "Mirror"]
    assert (reprint["rule"], reprint["old"]["outlet"]) == ("stale copy", "Post")
    assert factdrift("changes", "--since", "2026-01-13", "--fact", "funding", "-w", root).code == 0
    report = factdrift("report", "--format", "json", "-w", root).json()
    (line,) = next(fact["now"] for fact in report["facts"] if fact["id"] == "funding")
    assert line["value"]["amount"] == 250_000_000


def test_an_old_article_found_late_overrides_nothing(root: Path) -> None:
    imported(root, article("Post", "2026-01-12", NEWER))
    changes = imported(root, article("Archive", "2026-01-02", BODY.replace("200 million", "180 million")))
    news = [one for one in changes if one["verb"] == "superseded"]
    assert [(one["old"]["outlet"], one["new"]["outlet"], one["flags"]) for one in news] == [
        ("Archive", "Post", ["found late"])
    ]
    report = factdrift("report", "--format", "json", "-w", root).json()
    (line,) = next(fact["now"] for fact in report["facts"] if fact["id"] == "funding")
    assert line["value"]["amount"] == 250_000_000


def test_explain_tells_who_was_first_who_followed_and_who_lags(root: Path) -> None:
    imported(root, article("Daily", "2026-01-09", BODY), article("Post", "2026-01-12", NEWER))
    own = "Nimbus Robotics has secured 250 million euros in its funding round, our newspaper has learned from the firm."
    changes = imported(root, article("Globe", "2026-01-14", own))
    (change,) = [one for one in changes if one["verb"] == "superseded"]
    spread = factdrift("explain", change["id"], "--json", "-w", root).json()["adoption"]
    assert [(one["outlet"], one["at"][:10]) for one in spread["adopted"]] == [
        ("Post", "2026-01-12"),
        ("Globe", "2026-01-14"),
    ]
    assert [one["outlet"] for one in spread["lagging"]] == ["Daily"]
    shown = factdrift("explain", change["id"], "-w", root).out
    assert shown.index("Taken up by") < shown.index("Globe") < shown.index("Still says it") < shown.rindex("Daily")
    listed = factdrift("report", "--format", "json", "-w", root).json()["changes"]
    assert next(one for one in listed if one["id"] == change["id"])["adoption"] == spread
    assert "1 more origin by 14 January 2026; 1 article still says" in factdrift("report", "-w", root).out
