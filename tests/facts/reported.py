"""Reports for tests, in a few words: who says what, when."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from facts.changes.history import changes
from facts.model import Change, Claim, Evidence, Modality, Report, Verb
from facts.values import Value, from_json

DAY_ONE = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
TITLE = "Test"


def money(amount: float, currency: str = "EUR", **more: Any) -> Value:
    return from_json({"amount": amount, "currency": currency, **more})


def count(number: float, **more: Any) -> Value:
    return from_json({"count": number, **more})


def day(edtf: str) -> Value:
    return from_json({"edtf": edtf})


def place(name: str) -> Value:
    return from_json({"name": name, "type": "place"})


def name(text: str) -> Value:
    return from_json({"name": text})


def choice(text: str) -> Value:
    return from_json({"text": text})


def says(value: Value, modality: str = "planned", *, fact: str = "figure", **more: Any) -> Claim:
    """A claim whose words are the value itself; ``at`` is where in the text it stands."""
    start, quote = more.pop("at", 0), more.pop("quote", f"It is {value}.")
    words = str(value)
    evidence = Evidence(quote, start, start + len(quote), words, start, start + len(words))
    return Claim(fact, value, Modality(modality), evidence, **more)


def report(article: int, when: float, *claims: Claim, revision: int = 1, **more: Any) -> Report:
    """A report that was published and seen ``when`` days after day one, by an outlet and an origin of its own."""
    at = DAY_ONE + timedelta(days=when)
    fields: dict[str, Any] = {
        "outlet": f"outlet {article}",
        "url": f"https://outlet-{article}.example/story",
        "reported_at": at,
        "observed_at": at,
        "confirmed_at": at,
        "origin": f"outlet {article}#{article}",
        "correction": None,
        "reader": "1",
    }
    return Report(article=article, revision=revision, title=TITLE, claims=claims, **{**fields, **more})


def told(*reports: Report) -> list[Change]:
    """The changes that are news."""
    return [change for change in changes(reports) if change.verb.news]


def verbs(*reports: Report) -> list[Verb]:
    """Their verbs."""
    return [change.verb for change in told(*reports)]
