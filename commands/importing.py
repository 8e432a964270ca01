"""``import``: articles from files into the ledger, read as if they had been fetched."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from shlex import quote as in_shell
from typing import TYPE_CHECKING, Annotated, Any
from urllib.parse import quote, urlsplit

import typer

from commands.reading import reading_of
from commands.surface import (
    CommandError,
    Exit,
    JsonOption,
    WorkspaceOption,
    clock,
    json_text,
    leave,
    ledger_of,
    note,
    out,
    story_of,
    workspace_at,
    write,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from sqlalchemy import Connection, Engine

    from facts.story import Story
    from scraper.documents import Document
    from storage.going_on import Told

SOURCE = "import"
INFERRED = "inferred"
"""Precision of a date that nobody gave: the text's own dates tell it."""
UNKNOWN_OUTLET = "unknown outlet"


@dataclass
class Stored:
    """What an import came to."""

    articles: int = 0
    texts: int = 0
    known: int = 0
    unmatched: int = 0
    failed: int = 0
    claims: Counter[str] = field(default_factory=Counter)  # by story
    nameless: int = 0


def import_files(
    files: Annotated[
        list[str], typer.Argument(metavar="FILES...", help="Text, HTML, WARC, JSON lines, folders of them; - is stdin")
    ],
    story: Annotated[
        str | None, typer.Option("--story", "-s", metavar="ID", help="Read for this story, whether it matches or not")
    ] = None,
    outlet: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who published them, where the file does not say")
    ] = None,
    workspace: WorkspaceOption = Path(),
    as_json: JsonOption = False,
) -> None:
    """Put articles from files into the ledger and read them; the same file again changes nothing.

    An article counts as published when its file says so, else when its own dates tell that it was written, and as
    seen now.
    """
    from scraper.documents import Document, read_documents

    opened = workspace_at(workspace)
    stories = dict([story_of(opened, story)]) if story else opened.stories
    if not stories:
        raise CommandError(f"{opened.root / 'stories'} has no story that can be used; nothing was imported.")
    done = Stored()
    with ledger_of(opened) as engine:
        for file in files:
            for item in read_documents([file]):
                if isinstance(item, Document):
                    _import(engine, item, _address(item, file), outlet, stories, done, forced=story is not None)
                else:
                    done.failed += 1
                    note(str(item), "yellow")
        news = rebuilt(engine, [name for name in stories if name in done.claims])
    if as_json:
        write(json_text(_import_body(done, news)))
    else:
        _tell_import(done, news)
    if done.nameless:
        note('Some articles do not say who published them; name the outlet with --outlet "The Daily".', "dim")
    leave(Exit.PARTLY if done.failed else Exit.OK)


def _import(
    engine: Engine,
    document: Document,
    url: str,
    outlet: str | None,
    stories: Mapping[str, Story],
    done: Stored,
    *,
    forced: bool,
) -> None:
    from storage import articles

    inferred = None if document.published else written_about(document)
    day = document.published or inferred
    published = day.date() if day else None
    about = [name for name, one in stories.items() if forced or belongs(one, document.text, published)]
    if not about:
        done.unmatched += 1
        note(f"{document.id}: about none of the stories; left out", "dim")
        return
    name = document.outlet or outlet or urlsplit(url).hostname or UNKNOWN_OUTLET
    done.nameless += name == UNKNOWN_OUTLET
    text = articles.Text(
        title=document.title,
        text=document.text,
        language=document.language,
        author=document.author,
        published_raw=document.published_raw,
        reported_at=document.published or inferred,
        reported_precision=document.precision or (INFERRED if inferred else None),
        credit=document.credit,
        correction=document.correction,
    )
    at = clock()
    with engine.begin() as connection:
        known = articles.find_article(connection, url)
        article = known.id if known else articles.add_article(connection, url=url, source=SOURCE, outlet=name, at=at)
        revision = _revision_with(connection, article, text.text)
        done.articles += known is None
        done.known += revision is not None
        done.texts += revision is None
        if revision is None:
            revision = articles.add_revision(connection, article=article, fetch=None, text=text, at=at).id
        for one in about:
            done.claims[one] += _read_for(connection, one, stories[one], revision, document, at)


def _read_for(connection: Connection, name: str, story: Story, revision: int, document: Document, at: datetime) -> int:
    """Read a stored text for a story unless this reader has done so; gives the number of new claims."""
    from sqlalchemy import select

    from facts.reader import reader_of
    from storage import schema
    from storage.extractions import add_extraction

    table = schema.extraction
    reader = reader_of(story)
    done = select(table.c.id).where(table.c.revision == revision, table.c.story == name, table.c.reader == reader)
    if connection.execute(done).first() is not None:
        return 0
    reading = reading_of(document, story)
    add_extraction(connection, revision=revision, story=name, reader=reader, reading=reading, at=at)
    return len(reading.claims)


def _revision_with(connection: Connection, article: int, text: str) -> int | None:
    """The revision of an article that has this text: an older one, too, for importing is no sighting."""
    from sqlalchemy import select

    from storage import schema
    from storage.texts import text_hash

    table = schema.revision
    query = select(table.c.id).where(table.c.article == article, table.c.text_hash == text_hash(text))
    return connection.execute(query.order_by(table.c.n.desc()).limit(1)).scalar_one_or_none()


def written_about(document: Document) -> datetime | None:
    """When an article without a date was written, as far as its own dates tell: the day, at midnight UTC."""
    from facts.claims.anchor import inferred_day
    from facts.languages import language_codes
    from facts.words.text import normalise

    language = document.language
    if language is None or language not in language_codes():
        return None
    day = inferred_day(normalise(document.text).text, language)
    return datetime(day.year, day.month, day.day, tzinfo=UTC) if day else None


def belongs(story: Story, text: str, published: date | None) -> bool:
    """Whether a text is about a story: its names match, and it is not from before the story began."""
    from facts.matching import parse_match

    if story.since is not None and published is not None and published < story.since:
        return False
    return parse_match(story.match).matches(text)


def _address(document: Document, file: str) -> str:
    """The article's own address, else one made of its file, and of its id where the file holds several."""
    from scraper.addresses import canonical

    if document.url:
        return canonical(document.url) or document.url
    if file == "-":
        return f"file:stdin#{quote(document.id)}"
    path = Path(file).resolve()
    if path.is_dir():
        inner = path / document.id
        return inner.as_uri() if inner.is_file() else f"{path.as_uri()}#{quote(document.id)}"
    return path.as_uri() if document.id == path.name else f"{path.as_uri()}#{quote(document.id)}"


def rebuilt(engine: Engine, stories: list[str]) -> dict[str, list[Told]]:
    """Tell what is new for stories; gives the changes that were not there before."""
    from storage import changes

    news = {}
    for story in stories:
        with engine.begin() as connection:
            news[story] = changes.update(connection, story)
    return news


def _tell_import(done: Stored, news: Mapping[str, list[Told]]) -> None:
    from reports.words import say_number

    console = out()
    console.print(
        f"{say_number(done.articles, 'new article')}, {say_number(done.texts, 'new text')}, "
        f"{done.known} known already, {done.unmatched} about no story, {done.failed} not readable."
    )
    for story, count in done.claims.items():
        told = sum(change.verb.news for change in news.get(story, []))
        said = f"{story}: {say_number(count, 'new claim')}, {say_number(told, 'change')}. "
        said += f"See: factdrift report {in_shell(story)}"
        console.print(said, markup=False, soft_wrap=True)


def _import_body(done: Stored, news: Mapping[str, list[Told]]) -> dict[str, Any]:
    return {
        "new_articles": done.articles,
        "new_revisions": done.texts,
        "known": done.known,
        "unmatched": done.unmatched,
        "failed": done.failed,
        "claims": dict(done.claims),
        "changes": {story: [change.id for change in told if change.verb.news] for story, told in news.items()},
    }
