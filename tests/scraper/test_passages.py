"""The digest of a page's passages: blind to noise, not to what an article says."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.noise import Noise
from scraper.passages import Passages, passages
from scraper.tasks import LOOKS
from storage.texts import mark
from tests.scraper.newsite import BODY, START, Site, article, crawl, rows, workspace

TITLE = "Nimbus Robotics in talks to raise money"
PAGE = article(TITLE)
NOTHING = Noise(lambda text: "Nimbus" in text)
MORE = "A long headline of another article that the outlet recommends to its readers today"

NOISE = {
    "an advertisement": "<div class='ad'>Buy now! Only 19 euros.</div>",
    "a counter": "<p>Read 1,204 times</p>",
    "a time": "<span>Updated 3 minutes ago</span>",
    "a list of links": f"<ul><li><a href='/x'>{MORE}</a></li></ul>",
    "an aside": f"<aside><p>{MORE}, and a second sentence that is long enough.</p></aside>",
    "a script": "<script>var build = 'a long line of code that has more than fifty characters in it'</script>",
    "a form": f"<form><p>{MORE}: give us your address and read it first.</p></form>",
}


def digest_of(source: str) -> str | None:
    return passages(source, NOTHING).digest


@pytest.mark.parametrize("noise", NOISE.values(), ids=NOISE)
def test_noise_leaves_the_digest_as_it_was(noise: str) -> None:
    assert digest_of(PAGE.replace("</article>", f"{noise}</article>")) == digest_of(PAGE)


ISLAND = "You have read this far, so you seem to like what our newsroom does: become a friend of the house."


def with_box(text: str, box: str = "<div><p>{}</p></div>") -> str:
    """The page with a box behind the first of its paragraphs."""
    return PAGE.replace("</p>", f"</p>{box.format(text)}", 1)


@pytest.mark.parametrize(
    "box", ["<div><p>{}</p></div>", "<div class='x'><div><p>{}</p></div></div>", "<section><h2>{}</h2></section>"]
)
def test_a_box_amid_the_paragraphs_is_an_island_and_does_not_count(box: str) -> None:
    assert passages(with_box(ISLAND, box), NOTHING) == Passages(digest_of(PAGE), frozenset({mark(ISLAND)}))


COUNTED = {
    "a paragraph like the others": "<p>{}</p>",
    "a quotation": "<blockquote><p>{}</p></blockquote>",
    "a list": "<ul><li>{}</li></ul>",
    "a part of the text": f"<div><p>{{}}</p><p>{BODY.splitlines()[0]}</p><p>{BODY.splitlines()[1]}</p></div>",
}


@pytest.mark.parametrize("box", COUNTED.values(), ids=COUNTED)
def test_what_is_no_box_is_no_island(box: str) -> None:
    shown = passages(with_box(ISLAND, box), NOTHING)
    assert shown.digest != digest_of(PAGE)
    assert not shown.islands


@pytest.mark.parametrize("more", [" It costs 5 euros.", " Nimbus Robotics pays."])
def test_an_island_with_a_figure_or_the_name_of_a_story_counts(more: str) -> None:
    assert digest_of(with_box(ISLAND + more)) != digest_of(PAGE)


ALONE = "<html><body><div><p>{}</p></div><div class='box newsletter-sign-up'><p>{}</p></div></body></html>"


def test_a_box_with_the_name_of_an_offer_is_an_island_anywhere() -> None:
    page = ALONE.format(f"{BODY.splitlines()[0]} {BODY.splitlines()[1]}", "{}")
    assert passages(page.format(ISLAND), NOTHING).islands == {mark(ISLAND)}
    assert digest_of(page.format(ISLAND)) == digest_of(page.format(f"{ISLAND} Or do not."))
    assert digest_of(page.format(ISLAND)) != digest_of(page.format(f"{ISLAND} Nimbus Robotics pays."))


@pytest.mark.parametrize("body", ["<p>{0}</p><p>{0}</p><p>{0}</p>", "<p>{0}</p>", "<h1>Nimbus</h1><p>{0}</p>"])
def test_what_bears_the_name_of_an_offer_and_holds_the_text_is_no_island(body: str) -> None:
    shown = passages(f"<html><body class='has-newsletter'>{body.format(ISLAND)}</body></html>", NOTHING)
    assert shown.digest is not None
    assert not shown.islands


def test_where_every_paragraph_has_a_box_none_is_an_island() -> None:
    boxed = PAGE.replace("<p>", "<div><p>").replace("</p>", "</p></div>")
    two = "<p>A short sentence that stands beside the boxes of the text.</p>" * 2
    shown = passages(boxed.replace("</article>", f"{two}</article>"), NOTHING)
    assert not shown.islands


def test_furniture_does_not_count_unless_it_names_a_story() -> None:
    named = f"{ISLAND} It is said by Nimbus Robotics."
    noise = Noise(NOTHING.named, furniture=frozenset({mark(ISLAND), mark(named)}))
    assert passages(with_box(ISLAND, "<p>{}</p>"), noise).digest == digest_of(PAGE)
    assert passages(with_box(named, "<p>{}</p>"), noise).digest != digest_of(PAGE)


def test_space_does_not_count() -> None:
    assert digest_of(PAGE.replace(" million", "\n  million")) == digest_of(PAGE)


EDITS = {
    "a figure": ("200 million", "250 million"),
    "a word": ("in talks to raise", "close to raising"),
    "a name in bold": ("Lyon", "<b>Paris</b>"),
    "the headline": (TITLE, "Nimbus Robotics raises money"),
}


@pytest.mark.parametrize(("old", "new"), EDITS.values(), ids=EDITS)
def test_an_edit_gives_another_digest(old: str, new: str) -> None:
    assert digest_of(PAGE.replace(old, new)) != digest_of(PAGE)


@given(at=st.integers(0, len(BODY) - 1), letter=st.sampled_from("abc0123456789"))
def test_any_letter_of_a_passage_counts(at: int, letter: str) -> None:
    edited = BODY[:at] + letter + BODY[at + 1 :]
    assert (digest_of(article(TITLE, edited)) == digest_of(PAGE)) == (edited == BODY)


@pytest.mark.parametrize("source", ["", "<html></html>", "<p>Short.</p>", "no markup at all", "<p" * 1000])
def test_a_page_without_passages_has_no_digest(source: str) -> None:
    assert digest_of(source) is None


def test_noise_is_not_cleaned_but_now_and_then_the_page_is(tmp_path: Path, site: Site) -> None:
    """An edit in a passage too short for the digest is found by the look that cleans all the same."""
    short = "<table><tr><td>Valuation</td><td>{} billion</td></tr></table>"
    site.put("/a", PAGE.replace("</article>", short.format(2) + "</article>"))
    site.feed("/rss", (TITLE, "/a"))
    root = workspace(tmp_path, site, feeds=["/rss"])
    crawl(root)
    outcomes, looks = [], []
    for look in range(LOOKS + 1):
        noisy = f"<p>Read {look} times</p></article>"
        site.put("/a", PAGE.replace("</article>", short.format(3) + noisy))
        rows(root, "update article set due_at = first_seen_at")
        outcomes += list(crawl(root, START + timedelta(hours=look + 1)).outcomes)
        looks += [n for (n,) in rows(root, "select passage_looks from article")]

    assert outcomes == ["unchanged (same text)"] * LOOKS + ["revised"]
    assert looks == [*range(1, LOOKS + 1), 0]


BOXES = [
    "Read everything a day earlier: our letter for early risers explains the night in five minutes and costs nothing.",
    "More than forty thousand people have the evening briefing of this newspaper on their telephones. Join them now.",
    "Readers who support us pay for reporters who go and look for themselves, on weekdays and on Sundays too.",
]


def boxed(number: int, box: str, millions: int = 200) -> str:
    """The page of an article with a box between its paragraphs that nothing tells from them."""
    lines = [f"Nimbus Robotics opened plant number {number} in a town that nobody had expected, its owners said."]
    first, *others = BODY.replace("200 million", f"{millions} million").splitlines()
    return article(
        f"Nimbus Robotics and case {number}", "\n".join([*lines, first, box, f"Case {number}: {others[-1]}"])
    )


def test_a_box_that_many_articles_have_is_no_edit_and_an_edit_beside_it_is(tmp_path: Path, site: Site) -> None:
    paths = [f"/{n}" for n in range(3 * len(BOXES))]
    for n, path in enumerate(paths):
        site.put(path, boxed(n, BOXES[n % len(BOXES)]))
    site.feed("/rss", *((f"Nimbus Robotics and case {n}", path) for n, path in enumerate(paths)))
    root = workspace(tmp_path, site, feeds=["/rss"])
    crawl(root)
    for n, path in enumerate(paths):
        site.put(path, boxed(n, BOXES[(n + 1) % len(BOXES)], millions=250 if n == 4 else 200))
    rows(root, "update article set due_at = first_seen_at")
    outcomes = crawl(root, START + timedelta(hours=1)).outcomes

    assert outcomes == {"unchanged (same text)": len(paths) - 1, "revised": 1}
    assert rows(root, "select url like '%/4' from article where revisions = 2") == [(1,)]


def test_a_box_of_its_own_is_no_edit_though_no_other_article_has_it(tmp_path: Path, site: Site) -> None:
    """Not when it comes, changes or goes again; a fact in it is one."""
    site.put("/a", PAGE)
    site.feed("/rss", (TITLE, "/a"))
    root = workspace(tmp_path, site, feeds=["/rss"])
    crawl(root)
    outcomes = []
    told = "Nimbus Robotics is to move its headquarters to Paris, two people familiar with the matter said on Friday."
    for hour, page in enumerate([with_box(ISLAND), with_box(BOXES[2]), PAGE, with_box(told)]):
        site.put("/a", page)
        rows(root, "update article set due_at = first_seen_at, passages = null")
        outcomes += list(crawl(root, START + timedelta(hours=hour + 1)).outcomes)

    assert outcomes == ["unchanged (same text)"] * 3 + ["revised"]
