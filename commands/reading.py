"""``read``: what the values in some texts are for a story. It writes nothing and needs no workspace."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from commands.surface import (
    Exit,
    JsonOption,
    WorkspaceOption,
    json_text,
    leave,
    note,
    out,
    story_of,
    workspace_at,
    write,
)

if TYPE_CHECKING:
    from rich.text import Text

    from facts.model import Claim, Reading
    from facts.reader import Explanation
    from facts.story import Story
    from scraper.documents import Document, DocumentError

StoryOption = Annotated[str, typer.Option("--story", "-s", metavar="FILE|ID", help="A story file, or a story's id")]


def read(
    files: Annotated[
        list[str], typer.Argument(metavar="FILES...", help="Text, HTML, WARC, JSON lines, folders of them; - is stdin")
    ],
    story: StoryOption,
    as_json: JsonOption = False,
    explain: Annotated[bool, typer.Option("--explain", help="Say of each value why it counts or not")] = False,
    language: Annotated[Literal["de", "en", "fr"] | None, typer.Option(help="Language of all texts")] = None,
    workspace: WorkspaceOption = Path(),
) -> None:
    """Read texts and show the values they report for a story; nothing is stored.

    With --json one line for each article: {"id", "claims", "uncertain", "language", "note"}; "claims" are sure.
    """
    from scraper.documents import Document, read_documents

    wanted = story_at(story, workspace)
    failed = False
    for item in read_documents(files):
        if not isinstance(item, Document):
            failed = True
            if as_json:
                write(json_text(_error_body(item), indent=None))
            note(str(item), "yellow")
        elif explain:
            _explain(item, wanted, language, as_json=as_json)
        else:
            reading = reading_of(item, wanted, language)
            if as_json:
                write(json_text(reading_body(item, reading), indent=None))
            else:
                _print_reading(item, wanted, reading)
    leave(Exit.PARTLY if failed else Exit.OK)


def story_at(name: str, workspace: Path) -> Story:
    """The story of a file, or of an id in the workspace."""
    if name.endswith(".toml") or "/" in name or "\\" in name:
        from storage.workspace import load_story

        return load_story(Path(name))
    return story_of(workspace_at(workspace), name)[1]


def reading_of(document: Document, story: Story, language: str | None = None) -> Reading:
    """What the reader makes of a document."""
    from facts.reader import read as read_text

    return read_text(
        document.text,
        story,
        language=language or document.language,
        published=document.published.date() if document.published else None,
        title=document.title,
    )


def reading_body(document: Document, reading: Reading) -> dict[str, Any]:
    """One article as JSON values; what is uncertain stands apart."""
    sure = [claim_body(claim) for claim in reading.claims if not claim.uncertain]
    unsure = [claim_body(claim) | {"why": claim.uncertain} for claim in reading.claims if claim.uncertain]
    language = reading.language
    return {"id": document.id, "claims": sure, "uncertain": unsure, "language": language, "note": reading.note}


def claim_body(claim: Claim) -> dict[str, Any]:
    """A claim as JSON values. Offsets count characters of the text: ``text[start:end] == quote``."""
    from facts.values import to_json

    hedge, evidence = getattr(claim.value, "hedge", None), claim.evidence
    return {
        "fact": claim.fact,
        "value": to_json(claim.value),
        "qualifier": claim.qualifier,
        "modality": claim.modality.value,
        "hedge": hedge.value if hedge else None,
        "attribution": list(claim.attribution),
        "quote": evidence.quote,
        "start": evidence.start,
        "end": evidence.end,
        "words": evidence.words,
        "words_start": evidence.words_start,
        "words_end": evidence.words_end,
    }


def _error_body(error: DocumentError) -> dict[str, Any]:
    where = f"{error.file}:{error.line}" if error.line else error.file
    return {"id": where, "error": f"{error.what}. {error.remedy}"}


def _print_reading(document: Document, story: Story, reading: Reading) -> None:
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    from reports.text import plain

    _print_head(document)
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_header=False)
    table.add_column(style="dim", no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    titles = {fact.id: fact.title for fact in story.facts}
    for claim in sorted(reading.claims, key=lambda one: one.uncertain is not None):
        table.add_row(Text(plain(titles.get(claim.fact, claim.fact))), _said(claim))
        table.add_row("", Padding(_quoted(claim), (0, 0, 1, 0)))
    if reading.claims:
        out().print(table)
    else:
        out().print(Text(_nothing(reading.note), style="dim"))


def _nothing(why: str | None) -> str:
    from reports.text import plain

    return f"Nothing for this story{f': {plain(why)}' if why else ''}.\n"


def _said(claim: Claim) -> Text:
    from rich.text import Text

    from reports.text import plain
    from reports.words import say_modality, say_qualifier, say_value

    status = ", ".join(filter(None, (say_modality(claim.modality), say_qualifier(claim.qualifier))))
    said = Text.assemble((plain(say_value(claim.value)), "bold"), ("  " + plain(status), "cyan"))
    if claim.attribution:
        said.append(f"  says {plain(', citing '.join(claim.attribution))}", style="dim")
    if claim.uncertain:
        said.append(f"  needs a look: {plain(claim.uncertain)}", style="yellow")
    return said


def _print_head(document: Document) -> None:
    from rich.text import Text

    from reports.text import plain

    parts = [
        document.id,
        document.outlet,
        document.language,
        f"{document.published:%Y-%m-%d}" if document.published else None,
    ]
    out().print(Text(plain(document.title or document.id), style="bold underline"))
    out().print(Text(plain(" · ".join(part for part in parts if part)), style="dim"))


def _quoted(claim: Claim) -> Text:
    from rich.text import Text

    from reports.text import plain

    evidence = claim.evidence
    start, end = evidence.words_start - evidence.start, evidence.words_end - evidence.start
    before, words, after = evidence.quote[:start], evidence.quote[start:end], evidence.quote[end:]
    return Text.assemble("“", plain(before), (plain(words), "bold underline"), plain(after), "”", overflow="fold")


def _explain(document: Document, story: Story, language: str | None, *, as_json: bool) -> None:
    from facts.reader import explain

    rows = explain(
        document.text,
        story,
        language=language or document.language,
        published=document.published.date() if document.published else None,
        title=document.title,
    )
    if as_json:
        write(json_text({"id": document.id, "values": [_explanation_body(row) for row in rows]}, indent=None))
    else:
        _print_explanations(document, rows, reading_of(document, story, language).note)


def _explanation_body(row: Explanation) -> dict[str, Any]:
    return {name: getattr(row, name) for name in ("words", "start", "end", "sentence", "fact", "reason")}


def _print_explanations(document: Document, rows: list[Explanation], why_not: str | None) -> None:
    from itertools import groupby

    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    from reports.text import plain

    _print_head(document)
    if why_not:
        out().print(Text(_nothing(why_not), style="yellow"))
    rows = [row for row in rows if row.sentence]
    for sentence, group in groupby(rows, key=lambda row: row.sentence):
        table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_header=False)
        table.add_column(style="bold", overflow="fold", max_width=30)
        table.add_column(overflow="fold", ratio=1)
        for row in group:
            taken = Text(f"→ {plain(row.fact)}  ", style="green") if row.fact else Text("– ", style="dim")
            table.add_row(Text(plain(row.words)), taken.append(plain(row.reason), style="dim"))
        out().print(Text(f"“{plain(sentence)}”", overflow="fold"))
        out().print(Padding(table, (0, 0, 1, 2)))
    if not rows and not why_not:
        out().print(Text("There is no value in this text.\n", style="dim"))
