"""A ledger of many claims to try the review application on, with all rows that a crawl stores.

Usage: python benchmarks/review/ledger.py FOLDER [--claims 100000] [--stories 10]

Makes FOLDER a workspace. The texts are put together from made-up words, the claims stand in them at their offsets
(the ledger checks that), and the changes are derived from them by ``storage.changes.rebuild``. The same arguments give
the same rows.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from sqlalchemy import Connection

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from facts.model import Claim, Evidence, Modality, Reading  # noqa: E402
from facts.values import Count, DateSpan, Money, Name, Place, Value  # noqa: E402
from reports.words import say_value  # noqa: E402
from storage.articles import Fetch, Text, add_article, add_revision, record_fetch  # noqa: E402
from storage.changes import rebuild  # noqa: E402
from storage.database import open_database  # noqa: E402
from storage.extractions import add_extraction  # noqa: E402
from storage.workspace import init_workspace  # noqa: E402

BEGIN = datetime(2025, 1, 6, 8, tzinfo=UTC)
DAYS = 300
OUTLETS = 40
MOVES = 6  # times a fact gets another value
CLAIMS_A_TEXT = 4
FACTS = (
    ("valuation", "valuation"), ("funding", "funding"), ("launch", "launch_date"), ("ceo", "chief_executive"),
    ("hq", "headquarters"), ("jobs", "headcount"),
)  # fmt: skip
SYLLABLES = "ba ke li mo nu ra se ti vo za dro fen gal hin jor kam lup mer nis pol".split()
STORY = """\
title = "Story {number:02}: what becomes of {name}"
match = '"{name}"'

[subject]
name = "{name}"
"""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is so in a story: for each fact the values it takes, one after the other."""

    story: str
    name: str
    values: dict[str, list[Value]]


def main() -> None:
    """Make the workspace and tell what is in it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--stories", type=int, default=10)
    arguments = parser.parse_args()
    made = build(arguments.folder, arguments.claims, arguments.stories, tell=print)
    print(f"{made:,} claims in {arguments.folder}")


def build(folder: Path, claims: int, stories: int, *, tell: object = None) -> int:
    """Make a workspace with about so many claims, spread over the stories; gives their number."""
    say = tell if callable(tell) else lambda _: None
    for path in init_workspace(folder):
        if path.parent.name in {"stories", "sources"}:
            path.unlink()
    engine = open_database(f"sqlite:///{folder.resolve() / 'factdrift.db'}")
    made = 0
    for number in range(stories):
        chance = random.Random(number)  # noqa: S311 - the same ledger each time
        plan = _plan(number, chance)
        (folder / "stories" / f"{plan.story}.toml").write_text(_story_file(number, plan), encoding="utf-8")
        began = time.perf_counter()
        with engine.begin() as connection:
            for article in range(claims // stories // CLAIMS_A_TEXT):
                made += _article(connection, plan, article, claims // stories // CLAIMS_A_TEXT, chance)
        stored = time.perf_counter()
        with engine.begin() as connection:
            found = rebuild(connection, plan.story)
        news = sum(one.verb.news for one in found)
        seconds = f"stored in {stored - began:.0f} s, derived in {time.perf_counter() - stored:.0f} s"
        say(f"{plan.story}: {len(found):,} changes, {news:,} of them news; {seconds}")
    engine.dispose()
    return made


def _plan(number: int, chance: random.Random) -> Plan:
    name = f"{_word(chance).title()} {_word(chance).title()}"
    billion, thousand = Decimal(10**9), Decimal(1000)
    values: dict[str, list[Value]] = {
        "valuation": [Money(Decimal(chance.randint(10, 90)) * billion / 10, "EUR", billion / 10) for _ in range(MOVES)],
        "funding": [Money(Decimal(chance.randint(100, 900)) * 10**6, "USD", Decimal(10**7)) for _ in range(MOVES)],
        "launch": [DateSpan(f"{2027 + one // 3}-{chance.randint(1, 12):02}") for one in range(MOVES)],
        "ceo": [Name(f"{_word(chance).title()} {_word(chance).title()}") for _ in range(MOVES)],
        "hq": [Place(_word(chance).title()) for _ in range(MOVES)],
        "jobs": [Count(Decimal(chance.randint(10, 99)) * thousand, thousand) for _ in range(MOVES)],
    }
    return Plan(f"story-{number:02}", name, values)


def _story_file(number: int, plan: Plan) -> str:
    facts = "".join(f'\n[[facts]]\nid = "{fact}"\nkind = "{kind}"\n' for fact, kind in FACTS)
    return STORY.format(number=number, name=plan.name) + facts


def _article(connection: Connection, plan: Plan, number: int, of: int, chance: random.Random) -> int:
    """Store one article; one of twelve is edited later. Gives the number of its claims."""
    outlet = f"Outlet {chance.randrange(OUTLETS):02}"
    source = outlet.lower().replace(" ", "-")
    at = BEGIN + timedelta(days=DAYS * number / of, minutes=chance.randint(0, 600))
    url = f"https://{source}.example/{plan.story}/{number}"
    article = add_article(connection, url=url, source=source, outlet=outlet, at=at)
    step = min(MOVES - 1, int(MOVES * number / of))
    made = 0
    for edit in range(2 if chance.random() < 1 / 12 else 1):
        seen = at + timedelta(hours=30 * edit)
        late = step - (edit == 0 and step > 0 and chance.random() < 0.1)
        title, text, claims = _text(plan, late, chance)
        fetch = record_fetch(connection, Fetch(url, source, "revised" if edit else "article", seen, 200, 0.2), article)
        written = Text(title, text, "en", reported_at=at - timedelta(minutes=20), reported_precision="minute")
        revision = add_revision(connection, article=article, fetch=fetch, text=written, at=seen)
        reading = Reading(tuple(claims), "en")
        add_extraction(connection, revision=revision.id, story=plan.story, reader="1.0+bench", reading=reading, at=seen)
        made += len(claims)
    return made


def _text(plan: Plan, step: int, chance: random.Random) -> tuple[str, str, list[Claim]]:
    title = f"{plan.name} {_words(chance, 6)}"
    text, claims = f"{title}\n\n{_words(chance, 30).capitalize()}.", []
    for fact, _ in chance.sample(FACTS, CLAIMS_A_TEXT):
        value = plan.values[fact][step]
        words = say_value(value)
        before = f"{_words(chance, 8).capitalize()} {plan.name} {_words(chance, 3)} "
        quote = f"{before}{words} {_words(chance, 5)}."
        start = len(text) + 2
        text += f"\n\n{quote} {_words(chance, 25).capitalize()}."
        evidence = Evidence(
            quote, start, start + len(quote), words, start + len(before), start + len(before) + len(words)
        )
        modality = Modality.CONFIRMED if chance.random() < 0.6 else Modality.RUMOURED
        claims.append(Claim(fact, value, modality, evidence))
    return title, text, claims


def _words(chance: random.Random, number: int) -> str:
    return " ".join(_word(chance) for _ in range(number))


def _word(chance: random.Random) -> str:
    return "".join(chance.choice(SYLLABLES) for _ in range(chance.randint(2, 3)))


if __name__ == "__main__":
    main()
