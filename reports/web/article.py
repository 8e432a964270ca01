"""An article: its texts with what changed between them, the claims marked, the attempts, and the raw answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from reports.web.pages import chosen_of, page, site_of
from reports.web.wordiff import compare_texts
from storage import attempts, browse
from storage.browse import ClaimRow
from storage.database import reading
from storage.errors import EvidenceError
from storage.evidence import Place, Record, read_record

MOST_BYTES = 4 * 1024 * 1024  # of a raw answer
_CHARSET = re.compile(r"charset=[\"']?([\w.:-]+)", re.IGNORECASE)
VIEWS = {"text": "the text, claims marked", "edits": "what was edited"}


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text, with the claims whose words it is part of. ``first`` says that a claim's words begin here."""

    text: str
    claims: tuple[ClaimRow, ...]
    first: tuple[ClaimRow, ...]


def latest(request: Request) -> Response:
    """On to the latest text of an article."""
    site, key = site_of(request), request.path_params["article"]
    with reading(site.engine) as connection:
        times = browse.revision_times(connection, key) if key < 2**63 else []
        known = browse.find_article(connection, key) if key < 2**63 else None
    if known is None:
        raise HTTPException(404, f"There is no article {key} in the ledger.")
    if not times:
        raise HTTPException(404, f"No text of article {key} was kept so far. Last attempt: {known.last_outcome}.")
    return RedirectResponse(f"/articles/{key}/{times[-1][0]}", status_code=307)


def revision(request: Request) -> Response:
    """One text of an article, beside the one before it where there is one."""
    site = site_of(request)
    key, n = request.path_params["article"], request.path_params["n"]
    view = chosen_of(request, "view", VIEWS)
    with reading(site.engine) as connection:
        known = browse.find_article(connection, key) if key < 2**63 else None
        text = browse.find_revision(connection, key, n) if known and n < 2**31 else None
        if known is None or text is None:
            raise HTTPException(404, f"There is no text {n} of an article {key} in the ledger.")
        times = browse.revision_times(connection, key)
        before = browse.find_revision(connection, key, n - 1) if n > 1 else None
        claims = browse.claims_of(connection, text.id)
        brought = browse.changes_of(connection, [one.id for one in claims])
        fetches = attempts.fetches_of(connection, key)
        raw = attempts.find_fetch(connection, text.fetch) if text.fetch is not None else None
    titles = {name: {one.id: one.title for one in story.facts} for name, story in site.stories.items()}
    edits = compare_texts(before.text, text.text) if before and view == "edits" else ()
    body = paragraphs(text.text, claims)
    titled = bool(body) and "".join(run.text for run in body[0]).strip() == (text.title or "").strip()
    headline = body.pop(0) if titled and not edits else []
    return page(
        request,
        "article.html",
        article=known,
        text=text,
        before=before,
        times=times,
        newest=times[-1][0],
        claims=claims,
        brought=brought,
        fetches=fetches,
        raw=raw if raw and raw.warc_file else None,
        view=view or "text",
        edits=edits,
        headline=headline,
        paragraphs=[] if edits else body,
        titles=titles,
        outcomes=site.outcomes,
    )


def raw(request: Request) -> Response:
    """The raw answer to an attempt, as plain text: headers, an empty line, and the body as it was sent."""
    site, key = site_of(request), request.path_params["fetch"]
    with reading(site.engine) as connection:
        row = attempts.find_fetch(connection, key) if key < 2**63 else None
    if row is None or row.warc_file is None or row.warc_offset is None:
        raise HTTPException(404, f"No raw answer was kept for attempt {key}. It is kept for answers with an article.")
    try:
        record = read_record(site.root, Place(row.warc_file, row.warc_offset), most_bytes=MOST_BYTES + 1)
    except EvidenceError as error:
        raise HTTPException(404, str(error)) from None
    return PlainTextResponse(as_sent(record), headers={"Content-Security-Policy": "default-src 'none'; sandbox"})


def as_sent(record: Record) -> str:
    """An answer as text: status and headers, an empty line, the body decoded, cut where it is long."""
    content_type = next((value for name, value in record.headers if name.lower() == "content-type"), "")
    charset = _CHARSET.search(content_type)
    body = record.body[:MOST_BYTES]
    try:
        text = body.decode(charset[1] if charset else "utf-8", "replace")
    except LookupError:
        text = body.decode("utf-8", "replace")
    cut = f"\n\n(cut after {MOST_BYTES:,} bytes)" if len(record.body) > MOST_BYTES else ""
    return "\n".join([record.status, *(f"{name}: {value}" for name, value in record.headers), "", text]) + cut


def paragraphs(text: str, claims: Sequence[ClaimRow]) -> list[list[Run]]:
    """The text in paragraphs, each in runs that are cut where a claim's words begin or end."""
    cuts = sorted({0, len(text), *(one.words_start for one in claims), *(one.words_end for one in claims)})
    made: list[list[Run]] = [[]]
    for start, end in pairwise(cuts):
        here = tuple(one for one in claims if one.words_start <= start < one.words_end)
        first = tuple(one for one in here if one.words_start == start)
        for index, line in enumerate(text[start:end].split("\n")):
            if index and made[-1]:
                made.append([])
            if line.strip() or (line and made[-1]):
                made[-1].append(Run(line, here, first if not index else ()))
    return [one for one in made if one]
