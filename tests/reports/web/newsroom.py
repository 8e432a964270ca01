"""A small newsroom for the review application: a workspace with a story, texts, an edit, a copy, and raw answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from threading import Thread
from time import monotonic, sleep

import uvicorn
from sqlalchemy import Connection, Engine
from starlette.testclient import TestClient

from commands.serving import site_of
from facts.model import Claim, Evidence, Modality, Reading
from facts.values import Choice, Count, DateSpan, Money, Name, Place, Value
from reports.web.app import create_app
from reports.web.desk import desk_of
from reports.web.site import Site
from scraper.evidence import EvidenceWriter, Exchange
from storage.articles import Fetch, Text, add_article, add_revision, confirm_revision, record_fetch
from storage.changes import rebuild
from storage.database import open_database, reading
from storage.extractions import add_extraction
from storage.workspace import open_workspace

STORY = "ferry"
BEGIN = datetime(2026, 1, 5, 9, tzinfo=UTC)
NOW = BEGIN + timedelta(days=90)
OWN = {"Sec-Fetch-Site": "same-origin"}
FACTS = ("cost", "launch", "chief", "yard", "seats", "fate")
MILLION = Decimal(10**6)
VALUES: dict[str, tuple[Value, ...]] = {
    "cost": tuple(Money(amount * MILLION, "EUR", MILLION * 10) for amount in (210, 260, 340, 480)),
    "launch": tuple(DateSpan(text) for text in ("2027-03", "2027-09", "2028-05", "2029-02")),
    "chief": tuple(Name(text) for text in ("Ida Brandt", "Jonas Weiland", "Petra Kornblum", "Emil Sandström")),
    "yard": tuple(Place(text) for text in ("Kiel", "Gdynia", "Turku", "Rostock")),
    "seats": tuple(Count(Decimal(amount), Decimal(10)) for amount in (310, 420, 560, 730)),
    "fate": tuple(Choice(text) for text in ("planned", "postponed", "approved", "cancelled")),
}
LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
STORY_FILE = """\
title = {title}
match = '"Hansa Ferry"'

[subject]
name = {subject}
"""
SOURCE_FILE = """\
name = {name}
home = "https://{id}.example/"
language = "en"
country = "GB"

[discover]
feeds = ["https://{id}.example/rss.xml"]
"""
KINDS = {
    "cost": "project_cost", "launch": "launch_date", "chief": "chief_executive", "yard": "headquarters",
    "seats": "headcount", "fate": "role",
}  # fmt: skip
Spice = Callable[[str], str]


def plain(text: str) -> str:
    """No spice."""
    return text


def newsroom(folder: Path, spice: Spice = plain, *, url: Spice = plain, database: str = "") -> tuple[Path, int]:
    """A workspace in a folder, and the number of changes that are news. ``spice`` is put into every text there is.

    The ledger is a file of the workspace, unless the URL of a ``database`` is given.
    """
    (folder / "stories").mkdir(parents=True)
    (folder / "sources").mkdir()
    settings = f"database = {_toml(database)}\n" if database else ""
    (folder / "factdrift.toml").write_text(settings, encoding="utf-8")
    facts = "".join(
        f'\n[[facts]]\nid = "{fact}"\nkind = "{KINDS[fact]}"\nlabel = {_toml(spice(fact.title()))}\n'
        + ('person = "Ida Brandt"\n' if fact == "fate" else "")
        for fact in FACTS
    )
    head = STORY_FILE.format(title=_toml(spice("The electric ferry")), subject=_toml(spice("Hansa Ferry")))
    (folder / "stories" / f"{STORY}.toml").write_text(head + facts, encoding="utf-8")
    for key in ("ledger", "tagblatt"):
        text = SOURCE_FILE.format(name=_toml(spice(key.title())), id=key)
        (folder / "sources" / f"{key}.toml").write_text(text, encoding="utf-8")
    engine = open_database(open_workspace(folder).database_url)
    with engine.begin() as connection, EvidenceWriter(folder, "run") as evidence:
        for step in range(4):
            _article(connection, evidence, step, spice, url)
        _copy(connection, evidence, spice, url)
        failed = Fetch("https://tagblatt.example/rss.xml", "tagblatt", "listing failed", NOW - timedelta(days=2))
        record_fetch(connection, replace(failed, error=spice("the server hung up")), None)
    with engine.begin() as connection:
        news = sum(one.verb.news for one in rebuild(connection, STORY))
    engine.dispose()
    return folder, news


@contextmanager
def opened(folder: Path, *, password: str | None = None, reviewer: str = "anna") -> Iterator[Site]:
    """The site of a workspace, as ``factdrift serve`` makes it."""
    workspace = open_workspace(folder)
    engine: Engine = open_database(workspace.database_url)
    try:
        yield replace(site_of(workspace, engine, reviewer=reviewer, password=password), clock=lambda: NOW)
    finally:
        engine.dispose()


def client(site: Site, **headers: str) -> TestClient:
    """A client that asks as a browser does from our own pages, and follows no redirect by itself."""
    return TestClient(
        create_app(site), base_url="http://127.0.0.1:8765", headers=OWN | headers, follow_redirects=False,
        raise_server_exceptions=False,
    )  # fmt: skip


@contextmanager
def running(site: Site) -> Iterator[str]:
    """The address of a server for a browser."""
    config = uvicorn.Config(create_app(site), port=0, log_level="error", lifespan="off")
    server = uvicorn.Server(config)
    thread = Thread(target=server.run, daemon=True)
    thread.start()
    limit = monotonic() + 20
    while not server.started and monotonic() < limit:
        sleep(0.02)
    assert server.started
    try:
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(20)


def pages(site: Site) -> list[str]:
    """An address of every kind of page, with the variants that look different."""
    with reading(site.engine) as connection:
        items = list(desk_of(site, connection, STORY).items.values())
    moved = next(item for item in items if item.fact == "cost" and item.old and item.new)
    base = f"/stories/{STORY}"
    return [
        "/", base, f"{base}?as_of=2026-02-01", f"{base}?state=rejected", *(f"{base}/facts/{fact}" for fact in FACTS),
        f"{base}/review", f"{base}/review?fact=fate", f"{base}/decisions", f"{base}/rules",
        f"{base}/rules/new?change={moved.id}&least=250+million+euros", f"{base}/changes/{moved.id}",
        "/articles/1/1", "/articles/4/2", "/articles/4/2?view=edits", "/sources",
        "/sources/tagblatt", "/search", "/search?q=ship", "/nowhere",
    ]  # fmt: skip


def _toml(text: str) -> str:
    return "'''" + text + "'''"


def _article(connection: Connection, evidence: EvidenceWriter, step: int, spice: Spice, url: Spice) -> None:
    """One article with all facts; the last one is edited a day later."""
    at = BEGIN + timedelta(days=20 * step)
    address = url(f"https://ledger.example/{step}")
    article = add_article(connection, url=address, source="ledger", outlet=spice("The Ledger"), at=at)
    _text(connection, evidence, article, address, step, spice, at)
    if step == 3:
        _text(connection, evidence, article, address, step, spice, at + timedelta(days=1), cost=Money(
            510 * MILLION, "EUR", MILLION * 10
        ))  # fmt: skip
        confirm_revision(connection, article, at + timedelta(days=2))


def _copy(connection: Connection, evidence: EvidenceWriter, spice: Spice, url: Spice) -> None:
    """The first article in another paper, word for word."""
    at, address = BEGIN + timedelta(hours=2), url("https://tagblatt.example/0")
    article = add_article(connection, url=address, source="tagblatt", outlet=spice("Tagblatt"), at=at)
    _text(connection, evidence, article, address, 0, spice, at)


def _text(
    connection: Connection,
    evidence: EvidenceWriter,
    article: int,
    address: str,
    step: int,
    spice: Spice,
    at: datetime,
    **instead: Value,
) -> None:
    title = spice(f"What the ship will be, part {step}")
    text, claims = f"{title}\n\n{spice(f'The {LONG} met on day {step}.')}", []
    for fact in FACTS:
        value = instead.get(fact, VALUES[fact][step])
        words = spice(f"value {fact} {value}"[:60])
        quote = f"{spice(f'The ship {fact} is now said to be')} {words}, the yard told us in sentence {fact} {step}."
        start = len(text) + 2
        text += f"\n\n{quote} Nobody knew of it before, in the {step}th week of {fact}."
        at_words = start + quote.index(words)
        uncertain = spice("a quarter is named, no year") if fact == "seats" and step == 1 else None
        claims.append(
            Claim(
                fact,
                _spiced(value, spice),
                Modality.CONFIRMED,
                Evidence(quote, start, start + len(quote), words, at_words, at_words + len(words)),
                attribution=(spice("Reuters"),),
                uncertain=uncertain,
            )
        )
    body = f"<html><title>{title}</title><script>alert(1)</script><p>{step}</p></html>".encode()
    place = evidence.write(
        Exchange(address, (("Accept", "*/*"),), 200, "OK", (("Content-Type", "text/html; charset=utf-8"),), body, at)
    )
    attempt = Fetch(address, "ledger", "article", at, 200, 0.2, warc_file=place.file, warc_offset=place.offset)
    fetch = record_fetch(connection, attempt, article)
    written = Text(
        title, text, "en", spice("Imogen Prescott"), spice("yesterday"), at - timedelta(minutes=30), "minute",
        spice("dpa"), spice("An earlier version was wrong.") if instead else None,
    )  # fmt: skip
    revision = add_revision(connection, article=article, fetch=fetch, text=written, at=at)
    read = Reading(tuple(claims), "en")
    add_extraction(connection, revision=revision.id, story=STORY, reader="1.0+test", reading=read, at=at)


def _spiced(value: Value, spice: Spice) -> Value:
    match value:
        case Name() | Place():
            return type(value)(spice(value.name))
        case Choice():
            return Choice(spice(value.text))
    return value
