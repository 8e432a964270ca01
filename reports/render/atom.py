"""The changes as an Atom feed (RFC 4287), of a story or of one fact, for feed readers."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime
from typing import Final
from xml.etree import ElementTree as ET

from markupsafe import escape

from reports.model import ChangeItem, Seen, StoryReport
from reports.render import limits, phrases
from reports.text import plain, safe_link, shorten

NAMESPACE: Final = "http://www.w3.org/2005/Atom"
_ENTRIES: Final = limits.CHANGES
_ROOT: Final = uuid.uuid5(uuid.NAMESPACE_URL, "factdrift")


def render(report: StoryReport, *, address: str | None = None) -> str:
    """The feed with the newest changes first, ``address`` being its own URL where it has one.

    Ids are those of story, fact and change, so that a reader tells known entries from new ones. An entry counts as
    updated when a person decided on its change. What reviewers or rules left out is not in the feed.
    """
    ET.register_namespace("", NAMESPACE)
    feed = ET.Element(_name("feed"))
    fact = next((section.title for section in report.facts if section.id == report.fact), None)
    _add(feed, "id", _id(report.story, report.fact or ""))
    _add(feed, "title", f"{report.title}: {fact}" if fact else report.title)
    _add(feed, "subtitle", f"What changed in what is reported about {report.subject}")
    items = report.changes[:_ENTRIES]
    _add(feed, "updated", _time(max((_updated(item) for item in items), default=report.last_at or report.as_of)))
    _add(_add(feed, "author"), "name", "Factdrift")
    _add(feed, "generator", "Factdrift")
    if address:
        _add(feed, "link", rel="self", href=address)
    for item in items:
        _entry(feed, report, item)
    ET.indent(feed)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(feed, encoding="unicode") + "\n"


def _entry(feed: ET.Element, report: StoryReport, item: ChangeItem) -> None:
    entry = _add(feed, "entry")
    _add(entry, "id", _id(report.story, item.fact, item.id))
    _add(entry, "title", f"{item.title}: {item.verb.value}, {phrases.move(item)}")
    _add(entry, "published", _time(item.at))
    _add(entry, "updated", _time(_updated(item)))
    source = item.new or item.old
    link = safe_link(source.url) if source else None
    if source and link:
        _add(entry, "link", rel="alternate", href=link, title=shorten(plain(source.title), 140) or "article")
    for term in (item.fact, item.verb.value, item.judgement.state.value):
        _add(entry, "category", term=plain(term))
    _add(entry, "content", "".join(_content(item)), type="html")


def _content(item: ChangeItem) -> list[str]:
    parts = [f"<p><b>{escape(phrases.move(item))}</b></p>"]
    parts += [_quoted(one) for one in (item.new, item.old) if one]
    parts.append(f"<p>{escape(phrases.why(item))}</p>")
    flags = plain(", ".join(item.flags))
    parts += [f"<p>{escape(said)}</p>" for said in ([f"Note: {flags}."] if flags else []) + phrases.judged(item)]
    return parts


def _quoted(seen: Seen) -> str:
    quote = phrases.pieces(seen.quote)
    words = f"<mark>{escape(quote.words)}</mark>" if quote.words else ""
    return (
        f"<blockquote><p>{escape(quote.before)}{words}{escape(quote.after)}</p></blockquote>"
        f"<p>{escape(phrases.where(seen))}</p>"
    )


def _updated(item: ChangeItem) -> datetime:
    said = [one.at for one in item.judgement.remarks]
    return max([item.at, *said, *([item.judgement.at] if item.judgement.at else [])])


def _id(*parts: str) -> str:
    """A URN that is the same each time, on every machine."""
    return f"urn:uuid:{uuid.uuid5(_ROOT, chr(31).join(parts))}"


def _add(parent: ET.Element, name: str, text: str | None = None, **attributes: str) -> ET.Element:
    made = ET.SubElement(parent, _name(name), attributes)
    made.text = None if text is None else plain(text)
    return made


def _name(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def _time(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")
