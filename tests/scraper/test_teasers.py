# ruff: noqa: E501 - the wording of a page stays in one line
"""What stands in the place of an article without speaking to its reader much, and whole articles beside an offer."""

from __future__ import annotations

import pytest

from benchmarks.crawling.judge import verdict_on
from scraper.beside import hangs
from scraper.outcome import Outcome
from scraper.pageview import Block
from scraper.teasers import tariffs


def page(*texts: str, title: str = "Dale Courier", head: str = "") -> str:
    return f"<html><head><title>{title}</title>{head}</head><body><main>{''.join(texts)}</main></body></html>"


def divs(*texts: str) -> str:
    return page(*(f"<div>{text}</div>" for text in texts))


COBBLER = (
    "<h1>The last cobbler of Mill Lane</h1><p>For 52 years Alf Denby has opened his shop at seven. On Friday he will turn the key for the last time.</p>"
    "<p>The street around him has changed beyond recognition, and the 79-year-old says nobody under 60 has brought him a shoe since Easter.</p>"
)
GRAVEL = (
    "Die Kiesgrube bei Talheim darf um elf Hektar wachsen. Das hat der Regionalverband am Dienstag mit 14 zu 9 Stimmen beschlossen, gegen den Rat der Gemeinde.",
    "Bürgermeister Axel Rupp kündigte eine Klage an. Auf der Fläche stünden 90 Jahre alte Eichen, und der Bach führe schon jetzt im August kein Wasser mehr.",
    "Das Kieswerk beschäftigt 38 Menschen. Ohne die Erweiterung wäre 2029 Schluss gewesen, sagte Betriebsleiterin Ute Lang nach der Sitzung.",
    "Zum Ausgleich wird ein Feld bei Obertal aufgeforstet. Der Naturschutzbund hält das für zu wenig und hat 3.100 Unterschriften gesammelt.",
)
FREE = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": true}</script>'
WALLS = {
    "a table of prices": page(COBBLER, "<div><i>Month</i><b>£5</b></div><div><i>Year</i><b>£50</b></div>"),
    "a text that hangs before a link": divs(
        "Councillors in Penrith walked out of a meeting on Monday night after the chair refused to let residents speak about the quarry that Harker Aggregates wants to",
        "<a href='/l'>Log in</a> or <a href='/r'>register</a> for the full version.",
    ),
    "what is on paper": divs(
        "Une nuit avec les gendarmes de Guéret, entre cambriolages, disputes de voisins et longs silences sur la départementale.",
        "Reportage à retrouver dans notre numéro du jeudi 23 avril, en vente 2,20 euros chez les marchands de journaux.",
    ),
    "the full report on paper, below a longer text": divs(
        *GRAVEL,
        "Den vollständigen Bericht lesen Sie in der Mittwochausgabe, am Kiosk oder als E-Paper.",
    ),
    "letters that mean nothing": page(
        COBBLER,
        "<p class='blur'>Xxxx xxx xxxxxx xx xxxxxxxx xxx xxxx. Xx xxxxx xxx xxxxxx xx xxx.</p><p>Three days left: a year for £30.</p><a href='/o'>Take it</a>",
    ),
    "a licence": divs(
        "Trusted by 900 hauliers, agents and insurers from Bergen to Cadiz.",
        "A Quayside Pro licence is required to view this report",
        "The sales desk on +44 20 7946 0111 can say whether a firm already holds one, and arranges a tour of the tool.",
    ),
    "what was looked for": divs(
        "Since 1 March the Fell Herald's reporters have been writing for the Dale Courier. Herald stories from before 2020, also the one you were after, were not moved.",
        "Bound volumes can be read at Settle library, and copies cost £2 a page.",
    ),
    "a page of the site's own": page(
        "<h1>About us</h1><p>The Dale Courier was founded in 1881 by the printer Josiah Cole and has been published every Thursday since. The office in Market Street is open from nine to five.</p>"
    ),
    "the purposes of a banner": divs(
        "412 sociétés peuvent déposer un traceur lors de la lecture de cette page, pour une durée de 13 mois au plus.",
        "Le refus n'a pas d'incidence sur le nombre de publicités, seulement sur la façon dont elles sont choisies.",
    ),
}
ARTICLES = {
    "declared as free, with an account to be had": page(
        COBBLER,
        "<div>Register to read more from Mill Lane</div><div>It's free and takes a minute.</div><span>Register</span>",
        head=FREE,
    ),
    "another report on paper": divs(
        *GRAVEL,
        "Mehr zur Geschichte der Gruben lesen Sie in der Wochenendausgabe.",
    ),
    "letters that are left over from a template": page(
        "<div>Lorem ipsum dolor sit amet, consectetuer adipiscing elit.</div>",
        COBBLER,
        COBBLER.replace("Friday", "Monday"),
    ),
    "a letter of the editor": page(
        "<h1>À nos lecteurs</h1><p>À compter de lundi, le prix de votre quotidien passe de 1,40 à 1,50 euro. Nous ne l'avions pas augmenté depuis deux ans.</p>"
        "<p>L'abonnement numérique, lui, reste à 9,90 euros par mois. Il donne accès à tous les articles. Vous êtes 21 000 à nous faire cette confiance.</p>"
        "<p>Votre journal continuera de paraître chaque matin avec ses onze éditions. Nous savons ce que dix centimes veulent dire. Merci de votre fidélité.</p>"
    ),
    "a line on when and where at its end": page(
        "<h1>Bürgerfest am Samstag</h1><p>Das Bürgerfest in Lüchow steht in diesem Jahr unter dem Motto Handwerk. 40 Betriebe zeigen, was sie können.</p>"
        "<p>Am Abend spielt die Kreismusikschule, danach legt DJ Henning auf. Der Eintritt ist frei.</p><p>Termin: Samstag, 9. Mai 2026, ab 14 Uhr auf dem Marktplatz in Lüchow</p>"
        "<div>Abo</div><div>Die Zeitung 14 Tage gratis testen</div><a href='/a'>Bestellen</a>"
    ),
    "licences of others": divs(
        "Anglers need a licence to fish on the Ure from this weekend, and bailiffs will be checking. Last year 340 people were fined, some of them more than £400.",
        "You can buy one online or at a post office; a day costs £6.60 and a year £33. Children under 13 fish free.",
    ),
}


@pytest.mark.parametrize("name", WALLS)
def test_what_stands_in_the_place_of_an_article_is_none(name: str) -> None:
    assert verdict_on(WALLS[name]).outcome is not Outcome.ARTICLE


@pytest.mark.parametrize("name", ARTICLES)
def test_a_whole_article_may_have_an_offer_in_it_or_beside_it(name: str) -> None:
    verdict = verdict_on(ARTICLES[name])
    assert verdict.outcome is Outcome.ARTICLE, verdict


def test_without_being_declared_as_free_two_paragraphs_before_the_same_offer_are_a_teaser() -> None:
    assert (
        verdict_on(ARTICLES["declared as free, with an account to be had"].replace(FREE, "")).outcome is Outcome.PAYWALL
    )


@pytest.mark.parametrize(
    ("texts", "count"),
    [
        (["24 Stunden", "€ 1,50", "Monat", "€ 8,90"], 2),
        (["Annual £50"], 1),
        (["Abonnement de la piscine au mois : 29 euros"], 0),
        (["Monat", "Jahr"], 0),
    ],
)
def test_a_tariff_says_what_it_costs_and_for_how_long_and_no_more(texts: list[str], count: int) -> None:
    assert tariffs([Block(text, 0, heading=False, chrome=False) for text in texts]) == count


@pytest.mark.parametrize(
    "text", ["according to figures obtained by", "Er klagte gegen den", "les navires au mouillage et les"]
)
def test_a_text_hangs_on_a_word_that_ends_no_sentence(text: str) -> None:
    assert hangs(text)


def test_a_text_does_not_hang_on_a_name() -> None:
    assert not hangs("Additional reporting by Kate Simms")
