# ruff: noqa: E501 - the wording of a page stays in one line
"""Lists of a few headlines in whatever markup, and articles beside such lists."""

from __future__ import annotations

import pytest

from benchmarks.crawling.judge import verdict_on
from scraper.outcome import Outcome
from tests.scraper.test_gates import DECLARED, TEXT

HEADS = [
    "Bus lane trial extended until autumn",
    "Beavers build a dam across the golf course",
    "Parents oppose merger of two schools",
    "Night market returns to the old tannery",
    "Bell ringer, 91, hangs up his ropes",
]
PORTRAIT = "Tess Ardley covers water, farming and the moor. She joined the paper in 2014 and won a prize for her series on river pollution. She lives with two terriers in Cold Barrow."


def links(*numbers: int, label: str = "") -> str:
    return "".join(f"<div>{label} <a href='/{n}'>{HEADS[n]}</a></div>" for n in numbers)


def page(body: str, head: str = "", title: str = "All live coverage") -> str:
    return f"<html><head><title>{title}</title>{head}</head><body><main>{body}</main></body></html>"


SUMMARISED = "".join(f"<div><a href='/{n}'>{HEADS[n]}</a><p>{TEXT[n]}</p></div>" for n in (0, 1))
LISTS = {
    "no links, but a time for each": "".join(
        f"<div><b>{head}</b><i>{text}</i></div>"
        for head, text in [
            ("Ashby lose at home again", "Three yellow cards cost the home side dear. 2h"),
            ("Scrum-half out for the season", "A scan on Tuesday confirmed the worst for Tom Reddy. 5h"),
            ("Club sells its old ground", "Homes will be built where the stand once was. 1d"),
        ]
    ),
    "long headlines among short ones": "".join(
        f"<dt><a href='/{n}'>{head}</a></dt><dd>{text}</dd>"
        for n, (head, text) in enumerate(
            [
                ("Kran kippt um", "Verletzt wurde niemand, der Schaden ist hoch."),
                ("Reederei kauft zwei Schlepper", "Die Schiffe kommen im Herbst aus Rostock."),
                ("Fischer protestieren", "Die Gebühr trifft vor allem kleine Betriebe."),
            ]
        )
    ),
    "index of live pages": f"<h1>All live coverage</h1>{SUMMARISED}{links(2, 3, 4)}",
    "labels before the headlines": f"<h1>All live coverage</h1><div><b>LIVE</b> <a href='/0'>{HEADS[0]}</a><p>{TEXT[0]}</p></div><div><b>LIVE</b> <a href='/1'>{HEADS[1]}</a><p>Follow the second half and have your say with our reporters.</p></div>{links(2, 3, label='Over')}",
    "ticker in one line each": "".join(
        f"<div><span>1{n}:42</span> <a href='/{n}'>{HEADS[n]}</a> <span>{TEXT[n + 1] if n < 2 else ''}</span></div>"
        for n in range(5)
    ),
    "short headlines behind dates": "".join(
        f"<div><i>1{n}/04</i> <a href='/{n}'>{head}</a> <em>{TEXT[n]}</em></div>"
        for n, head in enumerate(["Night market back", "Mill is sold", "Ferry fails again"])
    ),
    "headlines of a word or two": "<h1>Harbour</h1><p>News and views of the harbour and of its people.</p><dl>"
    + "".join(
        f"<dt><a href='/{n}'>{head}</a></dt><dd>{text}</dd>"
        for n, (head, text) in enumerate(
            [
                ("Crane goes", "The last of the coal cranes was dismantled on Friday."),
                ("Dredging row", "Fishermen say the spoil is dumped on their grounds."),
                ("Ferry fares up", "A return trip now costs £14.20, two pounds more."),
                ("Pier reopens", "Anglers were back at six in the morning."),
            ]
        )
    )
    + "</dl>",
    "a menu of the same page above": "<div>All | Politics | Traffic | Weather | Sport | Culture</div>"
    + "".join(f"<div><b>1{n}:05</b> <a href='/{n}'>{HEADS[n]}</a> <i>{TEXT[n]}</i></div>" for n in range(3)),
    "author": f"<h1>Tess Ardley</h1><p>{PORTRAIT}</p><h2>Latest</h2>{links(0, 1, 2)}",
    "author under another heading": f"<h1>The newsroom</h1><h2>Tess Ardley</h2><p>{PORTRAIT}</p>{links(0, 1, 2)}",
}


@pytest.mark.parametrize("name", LISTS)
def test_a_few_headlines_make_a_list(name: str) -> None:
    assert verdict_on(page(LISTS[name])).outcome is not Outcome.ARTICLE


def test_an_index_that_declares_an_article_is_a_list_all_the_same() -> None:
    assert verdict_on(page(LISTS["index of live pages"], DECLARED)).outcome is Outcome.NOT_AN_ARTICLE


@pytest.mark.parametrize("head", [DECLARED, ""])
def test_an_article_before_a_list_is_one(head: str) -> None:
    own = f"<article><h1>Mill sold for one pound</h1><p>{TEXT[2]}</p><p>{TEXT[3]}</p></article>"
    related = SUMMARISED if head else links(0, 1, 2)
    assert verdict_on(page(f"{own}<section>{related}</section>", head, "Mill sold for one pound")).outcome is (
        Outcome.ARTICLE
    )


def test_an_obituary_is_no_authors_page() -> None:
    text = "<p>Rex Nettleton, who has died aged 79, ran the last news-stand on Harrow Street for fifty-one years and claimed to have read all he sold.</p><p>He is survived by his wife, June, and by the stand.</p>"
    own = f"<article><h1>Obituary: Rex Nettleton</h1>{text}</article>{links(0, 1, 2)}"
    assert verdict_on(page(own, title="Obituary: Rex Nettleton")).outcome is Outcome.ARTICLE


ABOUT = {
    "Water": "Water of the Ree has been in dispute since the mill closed in 1998. Three councils have tried to settle who pays for the weir and who gets the trout, and two of them have gone to court over it since the flood.",
    "On the Ree": "Who owns the river, who pays for the weir and who gets the trout? Follow our reporting from the valley and its three councils, from the flood to the day in court that all of them still wait for.",
}


@pytest.mark.parametrize("name", ABOUT)
def test_a_text_that_says_what_dated_headlines_are_about_makes_a_list(name: str) -> None:
    dated = "".join(f"<div><a href='/{n}'>{HEADS[n]}</a> <span>{n + 1} April</span></div>" for n in range(4))
    body = f"<div>{name}</div><div>{ABOUT[name]}</div><span>Follow</span>{dated}"
    html = f"<html><head><title>Water: all stories</title></head><body><div>{body}</div></body></html>"
    assert verdict_on(html).outcome is Outcome.NOT_AN_ARTICLE


def test_a_brief_before_dated_headlines_is_an_article() -> None:
    dated = "".join(f"<div><a href='/{n}'>{HEADS[n]}</a> <span>{n + 1} April</span></div>" for n in range(4))
    html = page(
        f"<article><h1>Mill sold for one pound</h1><p>{TEXT[1]} {TEXT[3]}</p></article>{dated}",
        title="Mill sold for one pound",
    )
    assert verdict_on(html).outcome is Outcome.ARTICLE


def test_short_links_between_the_paragraphs_of_an_article_make_no_list() -> None:
    own = "".join(f"<p>{TEXT[n]} {TEXT[3]}</p><div><a href='/{n}'>Save image</a></div>" for n in range(3))
    html = page(
        f"<article><h1>Mill sold for one pound</h1>{own}<p>{TEXT[3]}</p></article>", title="Mill sold for one pound"
    )
    assert verdict_on(html).outcome is Outcome.ARTICLE


def test_headlines_above_the_page_s_own_are_a_menu() -> None:
    menu = "".join(
        f"<div><a href='/{n}'>{head}</a></div>" for n, head in enumerate((*HEADS, "Ferry to carry on all winter"))
    )
    html = page(f"{menu}<h1>Ferry fails to sail</h1><p>{TEXT[2]} {TEXT[3]}</p>", title="Ferry fails to sail")
    assert verdict_on(html).outcome is Outcome.ARTICLE


def test_what_is_on_is_a_list_with_abbreviations_too() -> None:
    lines = [
        "Sat, 10am: flea market in the school yard",
        "Sat, 8pm: sea shanties at the spa, £8",
        "Sun, 11am: organ hour at St. Botolph",
        "Sun, 2pm: a walk through the marsh with Gert Ollerton and his two dogs",
    ]
    body = "<h1>What is on</h1><ul>" + "".join(f"<li>{line}</li>" for line in lines) + "</ul>"
    assert verdict_on(page(body, title="What is on")).outcome is not Outcome.ARTICLE


def test_a_label_that_ends_with_the_name_above_makes_a_list_of_headlines_an_author_s() -> None:
    portrait = PORTRAIT.replace("Tess Ardley", "<b>Tess Ardley</b>", 1)
    heads = "".join(f"<div><a href='/{n}'>{head}</a> Feb {n}</div>" for n, head in enumerate(HEADS[:3], 1))
    html = f"<html><head><title>Moor Gazette</title></head><body><div>{portrait}</div><div>Stories by Tess Ardley</div>{heads}</body></html>"
    assert verdict_on(html).outcome is Outcome.NOT_AN_ARTICLE
