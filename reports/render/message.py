"""Messages about changes and sources: a title, plain text, and HTML. Everything from outside is cleaned and escaped.

In a chat even plain text can act: a name behind an @ rings, a pair of angle brackets links. So sentences and names from
articles lose such marks here. What a template is given is never a template itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined

from facts.model import Verb
from reports.model import ChangeItem
from reports.notify import News
from reports.render import phrases
from reports.text import plain, safe_link, shorten
from reports.words import say_carriers, say_modality, say_number, say_value
from storage.outbox import Draft

MOST: Final = 12  # changes in one message
QUOTE: Final = 300  # characters of a sentence
_LOADER = PackageLoader("reports", "templates")
_ACTIVE: Final = str.maketrans({"@": "＠", "<": "‹", ">": "›", "`": "'"})


@dataclass(frozen=True, slots=True)
class _Part:
    """One change of a message, in words. ``before``, ``words`` and ``after`` make up the sentence."""

    head: str
    before: str = ""
    words: str = ""
    after: str = ""
    teller: str = ""
    link: str | None = None
    notes: tuple[str, ...] = ()


def change_draft(target: str, story: str, title: str, news: Sequence[News], *, since: datetime) -> Draft:
    """The message about some changes of a story, the newest first; the rest is counted from the thirteenth on.

    ``title`` is the story's; ``since`` dates the hint to the whole list.
    """
    newest = sorted(news, key=lambda one: (one.item.at, one.item.id), reverse=True)
    parts = [_part(one) for one in newest[:MOST]]
    name = _tame(shorten(plain(title), 80))
    subject = f"{name}: {parts[0].head}" if len(newest) == 1 else f"{name}: {say_number(len(newest), 'change')}"
    footer = [f"and {len(newest) - MOST:,} more"] if len(newest) > MOST else []
    footer.append(f"All of them: factdrift changes {story} --since {since:%Y-%m-%d}")
    return _draft(target, story, shorten(subject, 160), f"{name}: what changed", parts, footer)


def source_draft(target: str, texts: Sequence[str]) -> Draft:
    """The message about sources in trouble or well again."""
    parts = [_Part(_tame(shorten(plain(text), 400))) for text in texts[:MOST]]
    subject = (
        shorten(parts[0].head, 160) if len(texts) == 1 else f"Factdrift: {say_number(len(texts), 'source notice')}"
    )
    footer = [f"and {len(texts) - MOST:,} more"] if len(texts) > MOST else []
    return _draft(target, None, subject, "Factdrift: sources", parts, footer)


def trial_draft(target: str) -> Draft:
    """A message that only shows that the way is open."""
    return _draft(
        target, None, "Factdrift: a test", "", [_Part("This is a test: messages of Factdrift reach you.")], []
    )


def _part(news: News) -> _Part:
    item = news.item
    status = [say_modality(item.new.modality)] if item.new and item.verb is not Verb.STATUS_MOVED else []
    notes = [", ".join([*status, say_carriers(news.outlets, news.origins)]), *phrases.judged(item)]
    source = item.new or item.old
    quote = phrases.pieces(source.quote, QUOTE) if source else None
    return _Part(
        head=_tame(_head(item)),
        before=_tame(quote.before) if quote else "",
        words=_tame(quote.words) if quote else "",
        after=_tame(quote.after) if quote else "",
        teller=_tame(phrases.teller(item)),
        link=safe_link(source.url) if source else None,
        notes=(*map(_tame, notes), f"Why: factdrift explain {item.id}"),
    )


def _head(item: ChangeItem) -> str:
    """``Valuation (pre-money) superseded: $3 billion → $3.5 billion``."""
    source = item.new or item.old
    name = phrases.qualifier(source.qualifier) if source else ""
    fact = shorten(plain(item.title), 60) + (f" ({name})" if name else "")
    said = phrases.move(item)
    if item.verb is Verb.DENIED and item.old and item.new and say_value(item.old.value) == say_value(item.new.value):
        said = phrases.value(item.new)
    return f"{fact} {item.verb.value}: {said}"


def _draft(
    target: str, story: str | None, title: str, heading: str, parts: Sequence[_Part], footer: Sequence[str]
) -> Draft:
    html = _environment().get_template("message.html")
    page = html.render(heading=heading if len(parts) > 1 else "", parts=parts, footer=footer)
    text = "\n\n".join([*(_as_text(part) for part in parts), *footer])
    return Draft(target, story, title, text, page)


def _as_text(part: _Part) -> str:
    sentence = f"“{part.before}{part.words}{part.after}”" if part.before or part.words or part.after else ""
    where = ", ".join(piece for piece in (part.teller, part.link) if piece)
    return "\n".join(line for line in (part.head, sentence, where, *part.notes) if line)


def _tame(text: str) -> str:
    """Text that neither rings, links nor marks up in a chat."""
    return text.translate(_ACTIVE).replace("](", "] (")


@cache
def _environment() -> Environment:
    return Environment(loader=_LOADER, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
