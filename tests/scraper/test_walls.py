# ruff: noqa: E501 - the wording of a page stays in one line
"""Walls and likenesses that were written before the judge's rules: no wall passes, and hardly a likeness is refused."""

from __future__ import annotations

import pytest

from benchmarks.crawling.judge import NAMED, verdict_on
from benchmarks.crawling.walls import HERE, Built, built
from scraper.outcome import Outcome

WALLS = [wall for number in (1, 2, 3, 4) for wall in built(HERE / f"walls-{number}.toml")]


def test_there_are_enough() -> None:
    assert len({wall.html for wall in WALLS}) == len(WALLS) > 280
    assert set(NAMED) == {wall.kind for wall in WALLS}


@pytest.mark.parametrize("wall", WALLS, ids=lambda wall: wall.name)
def test_no_wall_passes_as_an_article(wall: Built) -> None:
    verdict = verdict_on(wall.html, wall.known)
    assert verdict.outcome is not Outcome.ARTICLE, verdict


def test_of_articles_that_look_like_walls_two_with_an_offer_beside_them_are_refused() -> None:
    """Whether a short text that an offer follows is all there is, the page does not say."""
    verdicts = [(article.name, verdict_on(article.html)) for article in built(HERE / "articles-4.toml")]
    refused = [(name, verdict) for name, verdict in verdicts if verdict.outcome is not Outcome.ARTICLE]
    assert len(refused) <= 2, refused


@pytest.mark.parametrize(
    "text",
    [
        "Sie schreiben, das Gras am Wall sehe ungepflegt aus. Kommen Sie einmal um sieben vorbei. Sie werden Hummeln zählen, bis Ihnen die Finger ausgehen. Mein Vater hat dort noch mit der Sense gemäht.",
        "If your radiator is cold at the top, you have air in it. You need a key, a rag and a cup. Turn the key until you hear it hiss, and close it when your rag gets wet. Do it before you call someone.",
        "Vous en aviez onze, vous en aurez douze. Le rond-point de votre commune sera posé là où vous ne croisiez que des hérons. Vous tournerez, et les hérons vous regarderont tourner.",
    ],
)
def test_a_letter_or_a_guide_may_speak_to_its_reader_throughout(text: str) -> None:
    page = f"<html><body><main><article><h1>To whom it concerns</h1><p>{text}</p></article></main></body></html>"
    assert verdict_on(page).outcome is Outcome.ARTICLE


CITING = [
    ("„Ich bin kein Roboter“", "Klicken Sie auf alle Ampeln, bestätigen Sie, dass Sie ein Mensch sind: Solche Captchas kosten nach einer Schätzung jeden Tag 500 Jahre. Im Versuch löste ein Programm 98 von 100 Rätseln, die Testpersonen kamen auf 74. Ältere gaben oft nach dem dritten Bild auf."),
    ("Page not found: who mends the web?", "A quarter of all pages published since 2013 now answer with error 404, according to a study of two million links. Rhona Leckie of the University of Esk, who led it, found that news sites lose pages faster than governments do. Agency copy goes first."),
    ("Cookies : trois millions d'euros d'amende", "« Continuer sans accepter » : les mots étaient bien là, mais en gris sur gris. La Commission a infligé une amende de 3 millions d'euros à un groupe de presse dont la bannière déposait des traceurs sans consentement. Le groupe conteste la décision et a saisi le Conseil d'État."),
]  # fmt: skip


@pytest.mark.parametrize(("headline", "text"), CITING)
def test_a_report_on_walls_is_no_wall(headline: str, text: str) -> None:
    page = f"<html><head><title>{headline}</title></head><body><article><h1>{headline}</h1><p>{text}</p></article></body></html>"
    assert verdict_on(page).outcome is Outcome.ARTICLE


@pytest.mark.parametrize(
    "text",
    [
        "Bevor die Seite erscheint, wird Ihre Verbindung geprüft. Das geschieht von selbst und dauert selten länger als fünf Sekunden. Ohne Cookies geht es hier nicht weiter.",
        "Something about this connection looks automated. Match the two shapes to show there is a person at the keyboard, and the page will open. Scripts are the usual reason.",
        "La connexion est en cours d'examen. Ce contrôle protège le journal contre les programmes qui aspirent ses articles ; il est automatique et ne prend que quelques secondes.",
    ],
)
def test_a_check_of_the_connection_in_any_words_is_a_challenge(text: str) -> None:
    assert verdict_on(f"<html><body><h1>Hold on</h1><p>{text}</p></body></html>").outcome is Outcome.BOT_CHALLENGE


PLACE = "The stream is not available in your country, viewers in Norderhaff were told when they opened it on Monday."
TELLS = (
    "The broadcaster said it had bought the rights for two states only, and that it would ask for those of the island"
    " in autumn. Around 400 households have paid for the channel since last year, according to the island council."
)
LETTER = "You and your family can write to us: tell us what you think of our paper, and we will print your letter."


def test_an_article_may_report_what_a_wall_says() -> None:
    paragraphs = "".join(f"<p>{text}</p>" for text in (TELLS, PLACE, TELLS.upper(), TELLS.title()))
    assert verdict_on(f"<html><body><article><h1>No football</h1>{paragraphs}</article></body></html>").outcome is (
        Outcome.ARTICLE
    )


def test_a_notice_that_speaks_to_its_readers_throughout_is_no_article_however_it_is_built() -> None:
    page = f"<html><body><main><h1>Letters</h1><p>{LETTER}</p><p>{LETTER.upper()}</p><p>{LETTER.title()}</p></main>"
    assert verdict_on(page).outcome is Outcome.TOO_SHORT


def test_a_few_headlines_with_a_summary_each_are_a_list_in_whatever_lines_their_text_is() -> None:
    entries = "".join(f"<li><a href='/{n}'>What happened in the town on day {n}</a> <p>{TELLS}</p></li>" for n in "12")
    more = "".join(f"<li><a href='/{n}'>What happened in the town on day {n}</a></li>" for n in "345")
    assert verdict_on(f"<html><body><main><ul>{entries}{more}</ul></main></body></html>").outcome is (
        Outcome.NOT_AN_ARTICLE
    )
