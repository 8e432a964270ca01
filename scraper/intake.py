"""What becomes of an answer to an article request: judged in a worker, kept in the ledger, counted once."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from http import HTTPStatus
from typing import Any

from scrapy.http import Response
from sqlalchemy.exc import SQLAlchemyError

from scraper.account import Account
from scraper.addresses import canonical, is_front_page, same_site
from scraper.batch import MOST, Batch
from scraper.cleaned import Cleaned
from scraper.dates import parse_moment
from scraper.errors import OverrideError
from scraper.evidence import EvidenceWriter, Exchange
from scraper.failures import outcome_of
from scraper.ledger import Ledger
from scraper.names import NOT_NAMED, StoryNames
from scraper.politeness import RAW_ANSWER, PausedError, Raw, StoppedError
from scraper.targets import Page, Stored, Target
from scraper.tasks import LOOKS, Examined, PageTask, examine
from scraper.verdict import OFF_TOPIC, Outcome
from scraper.workers import WorkError, Workers
from storage.articles import Fetch, Known, Text
from storage.confirming import Unchanged
from storage.errors import LedgerError, StorageError
from storage.evidence import original_of

_PHRASES = {int(status): status.phrase for status in HTTPStatus}

# After these a discovered address is not asked for again; after the others it is, a few times.
_FINAL = frozenset(
    {
        Outcome.GONE,
        Outcome.MOVED,
        Outcome.NOT_AN_ARTICLE,
        Outcome.SOFT_404,
        Outcome.TOO_LARGE,
        Outcome.REFUSED_ADDRESS,
        Outcome.ROBOTS_DISALLOWED,
        Outcome.UNDECODABLE,
    }
)

_TAKEN_AWAY = frozenset({Outcome.GONE, Outcome.SOFT_404})


class Intake:
    """Takes the answers of article requests in. Everything here runs in the event loop."""

    def __init__(
        self,
        account: Account,
        ledger: Ledger,
        workers: Workers,
        evidence: EvidenceWriter,
        names: StoryNames,
        now: Callable[[], datetime],
    ) -> None:
        self.account, self.ledger, self.workers, self.evidence, self.now = account, ledger, workers, evidence, now
        self.names = names
        self.batch = Batch(ledger.together, lambda: account.waiting or MOST)

    async def answered(self, response: Response, target: Target) -> None:
        """Keep what an answer to an article request gave: exactly one outcome and one fetch row."""
        try:
            await self._article(response, target)
        except (SQLAlchemyError, StorageError, OSError) as error:
            raise self.account.stop(error) from error

    async def failed(self, error: BaseException, target: Target) -> None:
        """Keep that an article request had no answer; one that was held back was no attempt."""
        try:
            if isinstance(error, StoppedError):
                self.account.waiting -= 1
            elif isinstance(error, PausedError):
                self.account.waiting -= 1
                self.account.postponed(target.source)
                await self.batch.keep(partial(self.ledger.postpone, target, error.seconds))
            else:
                outcome, reason = outcome_of(error)
                fetch = Fetch(target.url, target.source.id, str(outcome), self.now(), error=reason)
                await self._failure(target, fetch)
        except (SQLAlchemyError, StorageError, OSError) as stop:
            raise self.account.stop(stop) from stop

    async def _article(self, response: Response, target: Target) -> None:
        fetch, known = self._fetch(response, target), target.known
        if response.status == 304 and known is not None and known.revisions:
            self._revisited(response, target, fetch)
            await self._unchanged(target, Unchanged(known.id, _as(fetch, Outcome.NOT_MODIFIED, None)))
            return
        if response.status == 200 and known is not None and known.revisions and fetch.body_hash == known.body_hash:
            if not self._revisited(response, target, fetch):
                fetch = self._with_evidence(response, fetch)
            await self._unchanged(target, Unchanged(known.id, _as(fetch, Outcome.SAME_BYTES, None)))
            return
        fetch = self._with_evidence(response, fetch)
        final = target.url if response.url == target.url else canonical(response.url) or target.url
        if response.status == 200 and final != target.url:
            again = partial(self._keep_duplicate, target, fetch, [final])
            if self._other(target, [final]) is not None and await self.batch.keep(again):
                self._count(target, Outcome.MOVED)
                return
        title = (target.lease.title if target.lease else None) or ""
        named = self.names.in_bytes(title, response.body) if response.status == 200 and known is None else None
        if named is False:
            await self._off_topic(target, fetch, NOT_NAMED)
            return
        fetch = replace(fetch, body_hash=fetch.body_hash or _body_hash(response))
        try:
            examined = await self.workers.run(examine, self._page_task(response, target, final, named=bool(named)))
        except WorkError as error:
            await self._failure(target, _as(fetch, Outcome.UNDECODABLE, f"cleaning stopped: {error}"), final=False)
        except OverrideError as error:
            self.account.trouble_once(target.source, str(error.file), "override", str(error))
            await self._failure(target, _as(fetch, Outcome.UNDECODABLE, str(error)), final=False)
        except Exception as error:  # noqa: BLE001 - a page that trips the cleaner costs itself, and is told
            await self._broken_page(target, fetch, error)
        else:
            await self._keep(target, fetch, final, examined)

    async def _keep(self, target: Target, fetch: Fetch, final: str, examined: Examined) -> None:
        if examined.outcome is Outcome.SAME_TEXT and target.known is not None:
            fetch, cleaned = _as(fetch, Outcome.SAME_TEXT, None), examined.cleaned is not None
            await self._unchanged(target, Unchanged(target.known.id, fetch, cleaned, examined.passages))
        elif examined.outcome is None:
            await self._off_topic(target, fetch, examined.reason)
        elif not examined.outcome.to_ledger or examined.cleaned is None:
            outcome = examined.outcome
            if outcome is Outcome.NOT_MODIFIED:  # a 304 that nobody asked for
                outcome = Outcome.SERVER_ERROR
            await self._failure(target, _as(fetch, outcome, examined.reason))
        else:
            good = _as(fetch, examined.outcome, examined.partial)
            await self._good(target, good, final, examined, examined.cleaned)

    async def _good(self, target: Target, fetch: Fetch, final: str, examined: Examined, cleaned: Cleaned) -> None:
        """Keep an article: a new one by the address it calls its own. What was told of a known one goes by its."""
        own = cleaned.canonical
        if own is None or not same_site(own, final) or is_front_page(own):
            own = final
        home = target.known.url if target.known else own
        if home not in {target.url, final}:  # what the server says of another address is no validator there
            fetch = replace(fetch, etag=None, last_modified=None)
        aliases = tuple(dict.fromkeys(url for url in (target.url, final, own) if url != home))
        text, urls = _text(cleaned, target, examined.partial), list(dict.fromkeys([own, final]))
        page = Page(text, home, aliases, examined.readings, examined.readers, examined.passages, examined.signature)
        try:
            stored = await self.batch.keep(partial(self._keep_page, target, fetch, page, urls))
        except LedgerError as error:  # a reading that does not fit its text; the page itself is sound
            await self._broken_page(target, fetch, error)
            return
        if stored is None:
            self._count(target, Outcome.MOVED)
            return
        tally = self.account.tallies[target.source.id]
        tally.lengths.append(len(cleaned.text))
        if examined.partial:
            tally.partial.append(target.url)
        tally.revisions += stored.changed
        if stored.changed and not stored.new and not stored.reverted:
            tally.revised.append(stored.revision)
        self.account.new_articles += stored.new
        self.account.new_revisions += stored.changed
        self.account.claims += stored.claims
        self._count(target, fetch.outcome)

    def _keep_page(self, target: Target, fetch: Fetch, page: Page, urls: list[str]) -> Stored | None:
        """Keep a good page; None where one of its addresses leads to another article, also to one just kept."""
        if self._keep_duplicate(target, fetch, urls):
            return None
        return self.ledger.record_page(target, fetch, page)

    def _keep_duplicate(self, target: Target, fetch: Fetch, urls: list[str]) -> bool:
        """Keep the attempt as moved when the page is an article we know under another address."""
        other = self._other(target, urls)
        if other is None:
            return False
        moved = _as(fetch, Outcome.MOVED, f"the same article as {other.url}")
        self.ledger.record_duplicate(target, moved, other.id, [target.url, *urls])
        return True

    def _other(self, target: Target, urls: list[str]) -> Known | None:
        """The article that one of the addresses leads to, if it is not the target's own."""
        other = self.ledger.known_at(urls)
        return None if other is None or (target.known is not None and other.id == target.known.id) else other

    async def _unchanged(self, target: Target, page: Unchanged) -> None:
        await self.batch.keep_with_others(self.ledger.record_unchanged, page)
        self._count(target, page.fetch.outcome)

    async def _off_topic(self, target: Target, fetch: Fetch, why: str) -> None:
        fetch = _as(fetch, OFF_TOPIC, why)
        if target.lease is None:
            await self._failure(target, fetch, final=True)
            return
        await self.batch.keep_with_others(self.ledger.record_off_topic, (target.lease, fetch))
        self._count(target, fetch.outcome)

    async def _failure(self, target: Target, fetch: Fetch, *, final: bool | None = None) -> None:
        final = fetch.outcome in _FINAL if final is None else final
        await self.batch.keep(partial(self.ledger.record_failure, target, fetch, final=final))
        known = target.known
        read = known is not None and known.revisions > 0 and known.last_outcome not in _TAKEN_AWAY
        if read and fetch.outcome in _TAKEN_AWAY:
            self.account.tallies[target.source.id].taken_away.append(target.url)
        self._count(target, fetch.outcome)

    async def _broken_page(self, target: Target, fetch: Fetch, error: Exception) -> None:
        what = f"{type(error).__name__}: {' '.join(str(error).split())[:300]}"
        self.account.trouble(target.source, target.url, "internal", f"the page could not be read ({what})")
        await self._failure(target, _as(fetch, Outcome.UNDECODABLE, what), final=False)

    def _page_task(self, response: Response, target: Target, final: str, *, named: bool) -> PageTask:
        known = target.known
        text, told = self.ledger.latest(known) if known else (None, frozenset[int]())
        return PageTask(
            url=target.url,
            final_url=final,
            status=response.status,
            body=response.body,
            content_type=header(response, "Content-Type"),
            headers={name.decode("latin-1").lower(): header(response, name) or "" for name in response.headers},
            now=self.now(),
            title=(target.lease.title if target.lease else None) or "",
            named=named,
            country=target.source.country,
            language=target.source.language,
            known_length=target.length,
            known_hash=known.text_hash if known else None,
            known_passages=known.passages if known and known.passage_looks < LOOKS else None,
            known_text=text,
            told=told,
            furniture=self.ledger.furniture(target.source).around(known.id) if known else frozenset(),
            earlier=target.earlier,
            stories=target.stories,
            override=target.source.override,
        )

    def _fetch(self, response: Response, target: Target) -> Fetch:
        return Fetch(
            url=target.url,
            source=target.source.id,
            outcome="",
            at=self.now(),
            status=response.status,
            duration_seconds=response.meta.get("download_latency"),
            etag=header(response, "ETag"),
            last_modified=header(response, "Last-Modified"),
            body_hash=_body_hash(response) if target.known else None,  # what is about no story is not compared
        )

    def _with_evidence(self, response: Response, fetch: Fetch) -> Fetch:
        exchange = _exchange(response, fetch)
        if exchange is None:
            return fetch
        place = self.evidence.write(exchange)
        response.meta[RAW_ANSWER] = None
        digest = place.digest if exchange.url == fetch.url else None
        return replace(fetch, warc_file=place.file, warc_offset=place.offset, warc_digest=digest)

    def _revisited(self, response: Response, target: Target, fetch: Fetch) -> bool:
        """Keep that an answer was as before; False when what was before is not kept any more."""
        exchange = _exchange(response, fetch)
        if exchange is None or target.record is None:
            return False
        first = original_of(self.evidence.workspace, target.record)
        if first is None:
            return False
        self.evidence.write_revisit(exchange, first)
        return True

    def _count(self, target: Target, outcome: str) -> None:
        self.account.count(target.source, target.url, outcome, rechecked=target.known is not None)


def _exchange(response: Response, fetch: Fetch) -> Exchange | None:
    raw: Raw | None = response.meta.get(RAW_ANSWER)
    if raw is None:
        return None
    reason = _PHRASES.get(raw.status, "")
    return Exchange(response.url, raw.request_headers, raw.status, reason, raw.headers, raw.body, fetch.at)


def _body_hash(response: Response) -> str | None:
    return hashlib.sha256(response.body).hexdigest() if response.body else None


def _as(fetch: Fetch, outcome: str, error: str | None, **more: Any) -> Fetch:
    return replace(fetch, outcome=str(outcome), error=error, **more)


def _text(cleaned: Cleaned, target: Target, part: str | None) -> Text:
    """The text with its reported date: of a changed article when it was modified, else when it was published."""
    raw, at, precision = cleaned.published_raw, cleaned.published, cleaned.precision
    if target.known is not None and cleaned.modified is not None and (at is None or cleaned.modified > at):
        raw, at, precision = cleaned.modified_raw, cleaned.modified, None
    elif at is None and target.lease is not None and (moment := parse_moment(target.lease.published_raw)):
        raw, at, precision = target.lease.published_raw, moment.at, moment.precision
    return Text(
        title=cleaned.title,
        text=cleaned.stored,
        language=cleaned.language or target.source.language,
        author=cleaned.author,
        published_raw=raw,
        reported_at=at,
        reported_precision=precision,
        credit=cleaned.credit,
        correction=cleaned.correction,
        partial=part,
    )


def header(response: Response, name: str | bytes) -> str | None:
    """One header as text."""
    value = response.headers.get(name)
    return value.decode("latin-1") if value is not None else None
