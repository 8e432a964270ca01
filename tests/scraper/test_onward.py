# ruff: noqa: E501 - the wording of a page stays in one line
"""What says of the very text that it goes on, and what stands beside a whole text for something else."""

from __future__ import annotations

import pytest

from benchmarks.crawling.judge import verdict_on
from scraper.onward import denies, says_onward
from scraper.outcome import Outcome

FERRY = "<h1>Winter ferry to Aldoe is cut to two days</h1><p>The ferry to Aldoe will sail on Mondays and Fridays only from 3 November, the Harbour Board said. A new engine would cost £2.4 million.</p>"
MILL = (
    "<h1>Drei Mühlen, ein Müller</h1><p>In Lauenhof mahlt seit Montag wieder eine Mühle. Der Müller Jost Behn hat sie für 90.000 Euro von der Gemeinde gekauft.</p>"
    "<p>Gut zwölf Jahre lang hatte das Rad stillgestanden. Behn betreibt zwei weitere Mühlen am selben Bach, wie er am Mittwoch sagte.</p>"
    "<p>Das Mehl verkauft er samstags am Tor. Ein Kilo Roggen kostet dort 2,10 Euro, und wer eine Tüte mitbringt, spart zehn Cent. Am ersten Sonntag im Monat führt er Besucher durch den Mahlgang.</p>"
)
HALL = (
    "<h1>Village hall saved</h1><p>The hall at Upper Sedge will stay open after 61 neighbours raised £38,000 between them. The last £200 came from a cake sale.</p>"
    "<p>The parish council had wanted to sell it to a builder from Holme. “He offered more,” said the clerk, Ann Tye, “and we said no.”</p>"
    "<p>The committee that takes over in June plans to mend the roof first, then the piano, and after a vote the clock.</p>"
)


def page(text: str, *behind: str, title: str = "Aldoe Post") -> str:
    return f"<html><head><title>{title}</title></head><body><main>{text}{''.join(behind)}</main></body></html>"


WALLS = {
    "what opens to all later": page(
        FERRY, "<p>Members have been reading this since Monday. It opens to everybody on Friday.</p><a>Be a member</a>"
    ),
    "paragraphs to come": page(
        FERRY, "<p>Like our page and the next paragraphs appear by themselves.</p><button>Like</button>"
    ),
    "a question to be answered": page(
        FERRY,
        "<h3>Answer one short question and keep reading</h3><p>Which of these paint shops have you heard of?</p><label>Hallbrush</label><label>None</label><button>Next</button>"
        "<p>Answers are counted without names and pay for this site. <a>Skip it</a></p>",
    ),
    "the rest went to members": page(
        FERRY, "<p>The rest of this story went out to readers of our Tuesday newsletter.</p><a>Join them</a>"
    ),
    "a second device": page(
        FERRY,
        "<p>Someone is signed in elsewhere with this account.</p><p>Press the button and the other reader will be told.</p><button>Carry on here</button>",
    ),
    "a plan that does not hold": page(FERRY, "<p>The island pages are not part of your plan.</p><a>Change it</a>"),
    "a payment that failed": page(
        MILL[: MILL.index("<p>Gut")], "<p>Die letzte Zahlung für Ihr Abo ist fehlgeschlagen.</p><a>Karte ändern</a>"
    ),
    "a newsletter that is a condition": page(
        FERRY, "<p>Sign up for our newsletter to read the rest of it.</p><input type='email'><button>Sign up</button>"
    ),
    "a pass that ran out, below a text that breaks off": page(
        MILL + "<p>Nach Angaben von Müllerin Corinna Aebi wurden zuletzt noch neunzehn Säcke</p>",
        "<ul><li>Ihr Tagespass ist abgelaufen.</li><li>Bleiben Sie noch einen Monat für 7,90 € und behalten Sie die Merkliste.</li></ul><button>Verlängern</button>",
    ),
    "an article that opens for a sum": page(
        FERRY, "<h4>News has a price</h4><p>Pay what you can, and the article opens.</p><a>Choose a sum</a>"
    ),
    "terms to be agreed to": page(FERRY, "<p>To see this content, agree to our new terms.</p><button>Agree</button>"),
    "a library": page(FERRY, "<p>Your library may have access to this paper.</p><a>Ask it</a>"),
    "a code that was sent": page(
        MILL,
        "<p>Ein Code ist an Sie unterwegs. Geben Sie ihn ein, um den Artikel zu öffnen.</p><input><button>Prüfen</button>",
    ),
    "a note for members": page(FERRY, "<p>Cette note est destinée à nos membres. Pas encore membre ?</p>"),
    "an address in return for the article": page(
        FERRY,
        "<h3>One address, and it is yours</h3><p>In return for this article we will send you our newsletter, which you can cancel.</p><input type='email'><button>Read it</button>",
    ),
    "no paywall, but a condition": page(
        HALL.replace("<p>The committee", "<p hidden>"),
        "<p>We have no paywall. Register with us to continue reading; it takes a minute and costs nothing.</p><button>Register</button>",
    ),
    "an account to follow a town and to read on": page(
        FERRY,
        "<p>Create a free account to continue reading and to follow your town.</p><button>Create account</button>",
    ),
    "what is for subscribers, above what is to press": page(
        FERRY, "<h3>Subscribers only</h3><a href='/o'>Choose your subscription and read on</a>"
    ),
}
ARTICLES = {
    "a video of others that opens on consent": page(
        HALL,
        "<div><p>Um diesen Inhalt von YouTube zu sehen, stimmen Sie bitte zu.</p><button>Video laden</button></div>",
    ),
    "a map of others that opens on consent": page(
        HALL,
        "<div><p>To view this content you need to allow a map by a third party.</p><button>Show map</button></div>",
    ),
    "a letter from the editors below a whole text": page(
        HALL,
        "<p>Vous avez aimé cet article ? Inscrivez-vous à notre infolettre.</p><input type='email'><button>OK</button>",
    ),
    "a gift for what is free": page(
        MILL,
        "<p>Dieser Text ist für Sie kostenlos. Wenn Sie unsere Arbeit mögen, hilft uns Ihre Spende: 3 Euro, 5 Euro oder so viel Sie wollen.</p><button>Spenden</button>",
    ),
    "a reading list": page(
        HALL, "<h3>Save this story</h3><p>Sign in to save stories to your reading list.</p><button>Sign in</button>"
    ),
    "an account to follow a village": page(
        HALL,
        "<div><h3>Did you like this?</h3><p>Create a free account to follow Upper Sedge and get an alert when we report from there.</p><input type='email'><button>Create account</button><p>Already registered? Sign in</p></div>",
    ),
    "headlines for subscribers": page(
        HALL,
        "<h3>Subscribers only</h3><a href='/1'>Where the piano came from and who played it</a> <a href='/2'>Ten halls that were sold</a>",
    ),
    "a gift is asked for": page(
        MILL[: MILL.index("<p>Das Mehl")],
        "<div><p>Hat Ihnen dieser Text gefallen? Wir haben keine Bezahlschranke und leben von Ihnen: 5 Euro im Monat helfen uns sehr.</p><a>Jetzt spenden</a></div>",
    ),
    "an offer below three paragraphs": page(
        MILL,
        "<div><h3>Plus testen</h3><p>Vier Wochen für 1 Euro, danach 9,90 Euro im Monat, jederzeit kündbar. Bereits Abonnent? Anmelden</p><button>Jetzt bestellen</button></div>",
    ),
}


@pytest.mark.parametrize("name", WALLS)
def test_what_says_that_the_text_goes_on_is_a_wall(name: str) -> None:
    assert verdict_on(WALLS[name]).outcome is not Outcome.ARTICLE


@pytest.mark.parametrize("name", ARTICLES)
def test_what_is_for_another_thing_stands_beside_a_text(name: str) -> None:
    assert verdict_on(ARTICLES[name]).outcome is Outcome.ARTICLE


@pytest.mark.parametrize(
    "text",
    [
        "Um weiterzulesen, geben Sie den Code von Seite 3 ein.",
        "Den Rest haben unsere Mitglieder am Freitag bekommen.",
        "The long version is for supporters.",
        "La suite de cet article est partie dans notre lettre du jeudi.",
        "Répondez à une question pour lire la suite.",
    ],
)
def test_a_condition_or_the_place_of_the_rest_is_known(text: str) -> None:
    assert says_onward(text)


@pytest.mark.parametrize(
    "text",
    [
        "Der Rest ist schnell erzählt.",
        "He gave the rest of the cake to the choir.",
        "The clerk said “to continue reading” was not the council's wish.",
        "La suite de la réunion a duré deux heures.",
    ],
)
def test_the_rest_of_something_else_is_no_condition(text: str) -> None:
    assert not says_onward(text)


def test_an_account_that_does_not_hold_is_no_news_of_payments() -> None:
    assert denies("Mit diesem Konto wird auf einem anderen Gerät gelesen.")
    assert denies("Cet article n'est pas inclus dans votre formule.")
    assert not denies("The payment of £400 reached the hall on Monday.")
    assert not denies("La fédération compte plusieurs appareils en panne.")
