"""From a page to clean text: the only place that knows trafilatura.

What a page declares is read first (``scraper.metadata``); trafilatura gives the body and guesses what is missing.
Cleaning can take seconds on hostile pages: callers run it in a worker process with a time and memory limit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, tzinfo
from importlib import import_module
from typing import Any

from htmldate import find_date
from lxml.etree import ElementDefaultClassLookup, HTMLParser
from lxml.html import HtmlElement
from trafilatura import bare_extraction, xpaths

from facts.changes.origins import agency_credit
from facts.taken_back import taken_back
from facts.words.language_detection import detect_language
from scraper.advertisements import take_out_advertisements
from scraper.cleaned import Cleaned
from scraper.dates import Moment, parse_moment
from scraper.marks import Marks, quick
from scraper.metadata import read_metadata
from scraper.overrides import OwnText

_NOTE_LENGTH = 600
_CORRECTION = re.compile(
    r"""^[\W_]{0,6}(?:
      (?:korrektur(?:hinweis)?|berichtigung|richtigstellung|klarstellung|transparenzhinweis|erratum|corrigendum
        |correction|clarification|rectificatif|rectification|précision|mise\ au\ point)
        (?:\s+(?:vom|der\ redaktion|of|on|du|le|\d)[^:.]{0,40})?\s*[:.–—-]
      |(?:correction|clarification|rectificatif|korrektur)\s*\(
      |(?:anm(?:erkung|\.)?|hinweis)\s+(?:der|d\.)\s+red(?:aktion|\.|\b)
      |editor[’']?s['’]?\s+note
      |note\s+de\s+la\s+rédaction|\[?ndlr\s*:
      |in\s+(?:einer|der)\s+(?:früheren|vorherigen|ersten|ursprünglichen|älteren)\s+(?:version|fassung)
      |(?:wir\s+hatten|zunächst\s+(?:hieß|stand))\b[^.]{0,80}(?:version|fassung|artikel|text|fälschlich)
      |an?\s+(?:earlier|previous)\s+version\s+of\s+this
      |(?:the\s+original|a\s+prior)\s+version\s+of\s+this
      |this\s+(?:article|story|post|piece|report)\s+(?:was|has\s+been)\s+(?:\w+\s+){0,3}(?:corrected|amended)
      |(?:une|la)\s+(?:première\s+version|version\s+(?:précédente|antérieure|initiale))
      |(?:dans\s+une\s+version\s+(?:précédente|antérieure|initiale))
      |cet\s+article\s+a\s+été\s+(?:corrigé|rectifié)
      |(?:dieser|der)\s+(?:artikel|text|beitrag)\s+wurde\s+(?:\w+\s+){0,4}(?:korrigiert|berichtigt)
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_NOTE_BOXES = Marks(
    ".//*[self::div or self::section or self::span or self::footer or self::li]["
    "contains(@class, 'orrect') or contains(@class, 'orrektur') or contains(@class, 'editor')"
    " or contains(@class, 'note') or contains(@class, 'erratum')"
    " or contains(@class, 'hinweis') or contains(@id, 'orrect')]"
)
_baseline: Any = import_module("trafilatura.baseline")  # the package has a function of that name
_utils: Any = import_module("trafilatura.utils")
_ASKED: tuple[list[Any], ...] = (  # of most pages
    xpaths.RAW_TREE_PRUNE_XPATH,
    xpaths.REMOVE_COMMENTS_AND_LISTS_XPATH,
    xpaths.BODY_XPATH,
    xpaths.OVERALL_DISCARD_XPATH,
    xpaths.DISCARD_IMAGE_ELEMENTS,
    xpaths.TEASER_DISCARD_XPATH,
)
_QUICK = tuple([quick(path) for path in listed] for listed in _ASKED)
_PARSER = HTMLParser(collect_ids=False, default_doctype=False, encoding="utf-8", remove_comments=True, remove_pis=True)
_PARSER.set_element_class_lookup(ElementDefaultClassLookup(element=HtmlElement))
_QUICK_BASIC = quick(_baseline.BASIC_CLEAN_XPATH)


def clean(
    html: str, url: str, *, zone: tzinfo = UTC, now: datetime | None = None, own: OwnText | None = None
) -> Cleaned | None:
    """Take the article out of a page. None when there is no page or no text in it.

    ``zone`` holds for times of day that the page gives without offset (the outlet's own zone, if known). With
    ``now``, dates more than two days ahead are nonsense. Comments are left out; tables stay, for figures are there.
    ``own`` takes the place of what is found by the general rules.
    """
    tree = _parse(html)
    if tree is None:
        return None
    metadata = read_metadata(tree, url)
    title = own.title or metadata.title if own else metadata.title
    text = own.text if own else _extracted(tree, url)
    body = _paragraphs(text, title)
    if not body:
        return None
    declared = (own.published,) if own and own.published else metadata.published
    published_raw, published = _moment(declared, zone, now)
    if published_raw is None:
        published_raw, published = _guess_date(tree, url, now)
    modified_raw, modified = _moment(metadata.modified, zone, now)
    return Cleaned(
        url=url,
        title=title,
        text=body,
        author=own.author or metadata.author if own else metadata.author,
        published_raw=published_raw,
        published=published.at if published else None,
        precision=published.precision if published else None,
        modified_raw=modified_raw,
        modified=modified.at if modified else None,
        language=(own.language if own else None) or _language(metadata.language, body),
        credit=agency_credit(body),
        correction=_correction(body, tree),
        metadata=metadata,
    )


def _extracted(tree: HtmlElement, url: str) -> str:
    """The text of the article by trafilatura; empty where it finds none."""
    take_out_advertisements(tree)
    with _quickly():
        document = bare_extraction(
            tree,
            url=url,
            fast=True,
            include_comments=False,
            include_tables=True,
            deduplicate=False,
            with_metadata=False,
        )
    return "" if document is None or isinstance(document, dict) else document.text or ""


@contextmanager
def _quickly() -> Iterator[None]:
    """Let trafilatura parse pages and ask its questions about names and attributes in our way.

    Half of its time goes into these questions, and a tenth into asking Python of which class each element is to be.
    """
    slow, slow_basic, slow_parser = [list(listed) for listed in _ASKED], _baseline.BASIC_CLEAN_XPATH, _utils.HTML_PARSER
    try:
        for listed, quick in zip(_ASKED, _QUICK, strict=True):
            listed[:] = quick
        _baseline.BASIC_CLEAN_XPATH, _utils.HTML_PARSER = _QUICK_BASIC, _PARSER
        yield
    finally:
        for listed, own in zip(_ASKED, slow, strict=True):
            listed[:] = own
        _baseline.BASIC_CLEAN_XPATH, _utils.HTML_PARSER = slow_basic, slow_parser


def _parse(html: str) -> HtmlElement | None:
    text = html.replace("\x00", "") if "\x00" in html else html
    if "<" not in text:
        return None
    with _quickly():
        tree = _utils.load_html(text)
    return tree if isinstance(tree, HtmlElement) else None


def _paragraphs(text: str, title: str | None) -> str:
    """Lines without blank ones between, and without the headline where the body begins by repeating it."""
    lines = [line.strip() for line in text.split("\n")]
    lines = [line for line in lines if line]
    if title and lines and lines[0].casefold() == title.casefold() and len(lines) > 1:
        lines = lines[1:]
    return "\n".join(lines)


def _moment(raws: Iterable[str], zone: tzinfo, now: datetime | None) -> tuple[str | None, Moment | None]:
    """The first raw string that makes sense with its moment; else the first raw string alone."""
    told = list(raws)
    for raw in told:
        moment = parse_moment(raw, zone=zone, now=now)
        if moment is not None:
            return raw, moment
    return (told[0] if told else None), None


def _guess_date(tree: HtmlElement, url: str, now: datetime | None) -> tuple[str | None, Moment | None]:
    found = find_date(tree, extensive_search=False, original_date=True, url=url, deferred_url_extractor=True)
    return (found, parse_moment(found, now=now)) if found else (None, None)


def _language(declared: str | None, body: str) -> str | None:
    """The text decides where it is long enough, for many templates declare a language that is not the text's."""
    if declared is not None and len(body) < 200:
        return declared
    return detect_language(body[:2000]) or declared


def _correction(body: str, tree: HtmlElement) -> str | None:
    """The note that corrects the article or takes it back; also outside the body, in a box or a footnote."""
    for line in body.split("\n"):
        if _CORRECTION.match(line) or taken_back(line):
            return line[:_NOTE_LENGTH]
    for element in (*tree.iter("p", "aside", "small", "em"), *_NOTE_BOXES(tree)):
        inner = element[0].text if len(element) and isinstance(element[0].tag, str) else None
        if any(_CORRECTION.match(f"{start.lstrip()}:") for start in (element.text, inner) if start):
            whole = " ".join(element.text_content().split())
            if 25 <= len(whole) <= _NOTE_LENGTH * 2 and _CORRECTION.match(whole):
                return whole[:_NOTE_LENGTH]
    return None
