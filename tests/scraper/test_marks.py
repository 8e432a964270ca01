"""Expressions about names and attributes: the quick way selects what the expression selects."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml.etree import XPath, _Element
from lxml.html import fromstring

from scraper import text
from scraper.marks import Marks, pieces

REGULAR = {"re": "http://exslt.org/regular-expressions"}
EXPRESSIONS = [path for listed in text._ASKED for path in listed]
WORDS = """post-text postText article__body articleBody entry-content comment commentary comment-list share sharing nav
    menu-bar header-ad ad -ad- main Teaser TEASER captions hidden display:none none true infinite-scroll infinitescroll
    elementor-share-buttons fulltext FullText content-main Content story page-Content reply-1 hide-print b7 é""".split()
NAMES = ["article", "div", "section", "main", "p", "span", "ul", "ol", "aside", "details", "h1", "a", "list", "item"]
ATTRIBUTES = [
    "class",
    "id",
    "style",
    "role",
    "itemprop",
    "aria-hidden",
    "data-component",
    "data-lp-replacement-content",
]
elements = st.tuples(
    st.sampled_from(NAMES),
    st.lists(st.tuples(st.sampled_from(ATTRIBUTES), st.lists(st.sampled_from(WORDS), max_size=3)), max_size=3),
    st.integers(0, 2),
)


def tree_of(drawn: list[tuple[str, list[tuple[str, list[str]]], int]]) -> _Element:
    """A page of these elements; the number of each says by how many levels it goes up before it is put in."""
    root = fromstring("<html><body></body></html>")
    place = root[0]
    for name, attributes, up in drawn:
        for _ in range(up):
            parent = place.getparent()
            place = place if parent is None or parent is root else parent
        child = place.makeelement(name, {key: " ".join(words) for key, words in attributes})
        place.append(child)
        place = child
    return root


@pytest.mark.parametrize("number", range(len(EXPRESSIONS)))
@settings(max_examples=50)
@given(st.lists(elements, max_size=12))
def test_it_selects_the_same_elements_in_the_same_order(
    number: int, drawn: list[tuple[str, list[tuple[str, list[str]]], int]]
) -> None:
    expression = EXPRESSIONS[number]
    page = tree_of(drawn)
    expected = expression(page)
    assert Marks(expression.path)(page) == (expected[:1] if "[1]" in expression.path else expected)


def test_of_two_attributes_the_first_on_the_element_is_asked_as_xpath_does() -> None:
    path = ".//*[re:test(@id|@class, 'cookie')]"
    page = fromstring("<div><p id='a' class='cookie'>1</p><p class='cookie' id='a'>2</p></div>")
    assert (
        [one.text for one in Marks(path)(page)] == [one.text for one in XPath(path, namespaces=REGULAR)(page)] == ["2"]
    )


@pytest.mark.parametrize(
    ("expression", "needed"),
    [
        ("share|nav", {"share", "nav"}),
        ("post[-_]text", {"post"}),
        ("bread-?crumb", {"bread"}),
        ("(?:entry|art)-content", {"-content"}),
        ("^(?:nav|post-nav)", {"nav", "post-nav"}),
        ("^(?:[Cc]omment(?!ary)|comol)", {"omment", "comol"}),
    ],
)
def test_what_a_match_needs(expression: str, needed: set[str]) -> None:
    assert set(pieces(expression)) == needed


def test_all_that_the_cleaner_asks_is_understood() -> None:
    assert all(isinstance(one, Marks) for listed in text._QUICK for one in listed)


def test_a_condition_on_what_is_inside_an_element_holds() -> None:
    path = ".//*[self::div][contains(@class, 'more')][not(.//h1)]"
    page = fromstring("<main><div class='more'><h1>1</h1></div><div class='more'>2</div></main>")
    assert [one.text for one in Marks(path)(page)] == ["2"]


@pytest.mark.parametrize("expression", ["a.*b", r"\bnav", "(?:a(?:b)c)", "[ab]|nav", "x?"])
def test_what_is_not_understood_is_refused(expression: str) -> None:
    with pytest.raises(ValueError, match=r"not understood|no text is known"):
        list(pieces(expression))


def test_the_cleaner_has_its_own_expressions_again_afterwards() -> None:
    before = [list(listed) for listed in text._ASKED]
    assert text.clean("<html><body><p>A text.</p></body></html>", "https://site.example/1") is not None
    assert [list(listed) for listed in text._ASKED] == before
    assert all(isinstance(path, XPath) for listed in before for path in listed)
