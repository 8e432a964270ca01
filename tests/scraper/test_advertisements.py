"""Advertisements are no text of an article, wherever a page has them."""

import pytest
from lxml.html import HtmlElement, document_fromstring

from scraper.advertisements import take_out_advertisements


def said(html: str) -> str:
    tree: HtmlElement = document_fromstring(f"<html><body>{html}</body></html>")
    take_out_advertisements(tree)
    return " ".join(tree.text_content().split())


@pytest.mark.parametrize(
    "name",
    ["ad", "ads", "ad-slot", "ad_top", "AdContainer", "adbox", "adslot_12", "advertisement", "anzeige", "werbung-top"],
)
def test_its_place_goes_and_what_stands_behind_stays(name: str) -> None:
    assert said(f"<p>One <span class='x {name}'>Buy a boat</span> two.</p>") == "One two."
    assert said(f"<td>One <div id='{name}'><p>Buy</p></div> two.</td>") == "One two."


@pytest.mark.parametrize("name", ["header", "lead", "add", "address", "adult", "advice", "no-ad", "adviser", "madness"])
def test_other_names_are_none(name: str) -> None:
    assert said(f"<p>One <span class='{name}'>and</span> two.</p>") == "One and two."


def test_what_has_the_text_of_an_article_stays() -> None:
    text = "The firm said on Monday that it would close two of its five plants next year. " * 5
    assert said(f"<div class='ads-active'><p>{text}</p></div>") == text.strip()
