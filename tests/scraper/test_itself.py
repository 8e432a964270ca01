# ruff: noqa: E501 - the wording of a page stays in one line
"""Texts about the site they stand on, teasers with long offers, and texts that break off; and articles like them."""

from __future__ import annotations

import pytest

from benchmarks.crawling.judge import verdict_on
from scraper.itself import shares
from scraper.outcome import Outcome

TITLE = "Council weighs sale of old slaughterhouse"


def page(body: str, title: str = TITLE) -> str:
    menu = "".join(f"<li><a href='/{n}'>{one}</a></li>" for n, one in enumerate(["Home", "Town", "County", "Sport"]))
    return f"<html><head><title>{title}</title></head><body><header><nav><ul>{menu}</ul></nav></header><main>{body}</main></body></html>"


def divs(*texts: str) -> str:
    return page("".join(f"<div>{text}</div>" for text in texts), texts[0])


ABOUT_THE_SITE = {
    "signed out": divs(
        "Sie wurden abgemeldet",
        "Ihr Zugang wird gerade auf einem anderen Gerät verwendet. Aus Sicherheitsgründen kann ein Benutzerkonto immer nur an zwei Orten zugleich aktiv sein.",
        "Wenn Sie das nicht waren, ändern Sie bitte umgehend Ihr Kennwort. Unser Leserservice hilft Ihnen montags bis freitags von 7 bis 17 Uhr unter 06421 4090 weiter.",
    ),
    "terms": page(
        "<h1>A few changes to how we work</h1><p>On 2 May 2026 we revised our Terms of Service and Privacy Policy. By continuing to use our sites you accept them, so please read this summary.</p>"
        "<p>The service is provided by Northgate Media Holdings Ltd, registered in England (company number 04417120), and its affiliates.</p>"
        "<p>To the fullest extent permitted by law, we shall not be liable for any loss arising from reliance on material published here. Nothing in these terms limits rights that you have as a consumer.</p>"
        "<p>Content may not be used for machine learning without prior written permission. We monitor traffic and may suspend access.</p>",
        "Updated terms",
    ),
    "a test": divs(
        "Encore une étape",
        "Nous devons nous assurer que cette visite n'est pas le fait d'une machine. Il se peut que vous partagiez votre accès à Internet avec d'autres, que vous naviguiez très vite ou qu'une extension modifie vos pages.",
        "Faites glisser la pièce jusqu'à l'emplacement vide. En cas de difficulté, indiquez à l'assistance la référence 8f41-77c2-a09b.",
    ),
    "advertising": divs(
        "Schade, Sie blockieren Anzeigen",
        "Wir zeigen keine Pop-ups und keine Videos mit Ton, versprochen. Aber ohne die Einnahmen können wir unsere 22 Reporterinnen und Reporter nicht bezahlen. So geht es weiter: Nehmen Sie uns in die Liste der Ausnahmen auf und laden Sie neu.",
        "uBlock: Klicken Sie auf das Schild und dann auf den großen blauen Knopf.",
    ),
    "professionals": page(
        "<h1>Espace réservé</h1><p>Les informations qui suivent sont destinées aux médecins, pharmaciens et infirmiers exerçant en France, conformément à l'article L. 5122-1 du code de la santé publique. En entrant, vous attestez sur l'honneur de votre qualité.</p>"
        "<p>Vous pouvez justifier de votre numéro RPPS ou de votre carte CPS. La vérification prend 24 heures.</p><button>Je suis professionnel de santé</button>",
        "Espace réservé",
    ),
    "taken away": divs(
        "Hier war einmal ein Artikel",
        "Aus rechtlichen Gründen dürfen wir Agenturberichte nur für zwölf Monate vorhalten. Danach werden sie automatisch von unseren Servern genommen, so auch der Text, den Sie suchen.",
        "In der Stadtbibliothek liegen alle Ausgaben seit 1949 auf Mikrofilm. Ausdrucke kosten 50 Cent.",
    ),
}
BEFORE_AN_OFFER = {
    "a letter that asks for support": page(
        f"<article><h1>{TITLE}</h1><p>Der Gemeinderat hat in nichtöffentlicher Sitzung über den Verkauf des alten Schlachthofs beraten. Zwei Bieter sind noch im Rennen, und einer von ihnen ist in der Stadt kein Unbekannter.</p></article>"
        "<div><h3>Liebe Leserin, lieber Leser,</h3><p>Sie haben in diesem Monat alle freien Artikel gelesen. Guter Lokaljournalismus entsteht nicht von allein: Unsere 14 Redakteurinnen und Redakteure sitzen jeden Abend für Sie in den Räten und Ausschüssen zwischen Lahn und Dill.</p>"
        "<p>Damit das so bleibt, bitten wir Sie um einen fairen Beitrag. Dafür bekommen Sie Zugang zu allem, was wir schreiben, und dazu die Zeitung von morgen schon heute Abend.</p>"
        "<p>Wir haben weder einen Konzern noch einen Milliardär hinter uns, und Ihr Geld geht in Recherchen, für die wir oft Wochen brauchen. Ohne Sie gäbe es sie nicht.</p><button>Angebot ansehen</button></div>"
    ),
    "the terms of an account": page(
        f"<article><h1>{TITLE}</h1><p>Two bidders are left for the old slaughterhouse, the council heard on Tuesday. One of them, Ferris Homes, has built 212 flats in the town since 2019.</p></article>"
        "<section><h2>Create an account to read this story</h2><p>It takes a minute, and you can then follow your village and send us your pictures of the week.</p><input type='email'><input type='password'>"
        "<p>By joining you confirm that you are 16 or over, that you accept our Terms and Conditions and that we may write to you about events, offers and subscriptions. You can change your mind in your account at any time.</p>"
        "<p>The Lennox Group keeps your details for as long as you are a member and for two years after. Our privacy policy says how you can see them and have them erased.</p></section>"
    ),
    "the end of a trial": page(
        f"<article><h1>{TITLE}</h1><p>The mine's owners knew for at least nine weeks that water was rising in the east shaft, internal emails reveal. They told neither the inspectorate nor the night shift.</p></article>"
        "<div><p>Your free trial of The Ledger has come to an end.</p><p>We hope you enjoyed it. Pick a plan today and your saved articles, your followed writers and your comments will all be waiting for you.</p></div>"
    ),
    "prices": divs(
        TITLE,
        "The hospital trust spent £4.1 million on agency nurses in the three months to March, more than in the whole of the previous year, according to figures obtained by",
        "Get the whole picture",
        "Standard Digital — £9 a month",
        "Premium Digital — £19 a month",
        "Print + Digital — £29 a month",
        "Have a login? Enter here",
        "Terms apply. Prices include VAT and renew until cancelled.",
    ),
}
ARTICLES = {
    "stolen passwords": divs(
        "Hacker erbeuten Passwörter von 40.000 Nutzern",
        "Unbekannte haben beim Online-Händler Wollwerk die Zugangsdaten von 40.000 Nutzern erbeutet. Das teilte das Unternehmen am Dienstag mit. Kreditkarten seien nicht betroffen.",
        "Was Kunden jetzt tun sollten: Melden Sie sich ab, ändern Sie Ihr Passwort und schalten Sie die Anmeldung in zwei Schritten ein. Wer dasselbe Kennwort anderswo benutzt, sollte es auch dort wechseln.",
    ),
    "a newspaper that begins to charge": page(
        "<article><h1>Verlag führt Bezahlschranke ein</h1><p>Der Lohberger Anzeiger verlangt von Mai an Geld für seine Texte im Netz. Ein Digitalabo kostet 7,90 Euro im Monat, Abonnenten der gedruckten Zeitung zahlen 2 Euro zusätzlich, wie der Verlag am Freitag mitteilte.</p>"
        "<p>Bislang waren alle Artikel frei. „Das können wir uns nicht mehr leisten“, sagte Verleger Theo Brandis. Fünf Texte im Monat bleiben kostenlos.</p></article>"
    ),
    "a fine for a banner": divs(
        "Cookies : la Cnil sévit",
        "Le régulateur reproche au vendeur en ligne Voltéo d'avoir déposé des traceurs avant tout consentement. Le bouton « tout refuser » menait à une page d'erreur, selon la décision publiée mardi.",
        "Voltéo a deux mois pour faire appel de l'amende de 12 millions d'euros. Ses 3 millions de clients seront informés par courriel.",
    ),
    "a fine, in figures": page(
        "<article><h1>Traceurs : une amende salée</h1><p>La Cnil a infligé mardi une amende de 320 000 euros au voyagiste Kornblum, qui déposait 27 traceurs sur les terminaux avant tout consentement.</p>"
        "<p>Le site a changé de bannière depuis. Il n'a pas souhaité commenter la sanction de la commission.</p></article>"
    ),
    "advice on subscriptions": page(
        "<article><h1>Where the money goes</h1><p>Households spend £40 a month on subscriptions they have forgotten, a study by the bank Pell &amp; Co estimates. From June a reminder must reach you before a free trial ends.</p>"
        "<p>Look through the statements of your bank for payments of the same amount. Then log in to each account and cancel there, or write to the company and keep a copy of the letter. What is charged after you have cancelled must be paid back.</p>"
        "<p>Clubs are exempt until 2028.</p></article>"
    ),
    "questions and answers on registering": page(
        "<article><h1>Ask Ada: why must I log in?</h1><p>Dr Ada Thornby of Selby College studies how people pay for news.</p><h3>I want to read one story. Why should I register?</h3>"
        "<p>Because your address is worth money. If a publisher has it, each of your visits is sold for four times as much.</p>"
        "<h3>So what do I do?</h3><p>Keep a second address, or ask the town library, where newspapers cost nothing.</p></article>"
    ),
    "a letter from a subscriber": divs(
        "Letter: my subscription and me",
        "Sir, I have read your newspaper since 1961, and I have paid for every copy. Now you tell me that I must register to read what I have already bought. My grandson set it up. The password was wrong by Tuesday.",
        "Please give us back the newsagent in Mill Lane. Edith Parrish, Selby",
    ),
    "a gift to pupils": page(
        "<article><h1>Le département offre la presse aux lycéens</h1><p>Les 12 600 lycéens du département pourront consulter tous les articles réservés aux abonnés de trois quotidiens, jusqu'au mois de juin.</p>"
        "<p>L'assemblée a voté la mesure à l'unanimité. Son président, Alain Corre, espère que les familles y prendront goût.</p></article>"
    ),
    "a newsletter below": page(
        "<article><h1>Stadtwerke kündigen 3.000 Kunden</h1><p>Die Stadtwerke Lohberg haben 3.000 Kunden die Verträge gekündigt. Betroffen sind Haushalte mit dem Tarif „Fix 24“, wie Sprecherin Ines Radtke am Montag sagte. Die Schreiben seien Ende März verschickt worden.</p>"
        "<p>Wer betroffen ist, kann bis zum 31. Mai in einen anderen Tarif wechseln oder sich einen neuen Anbieter suchen. Sonst landet er in der Grundversorgung, die 8 Cent je Kilowattstunde mehr kostet.</p></article>"
        "<div><h4>Der Tag in Lohberg</h4><p>Was heute wichtig war, jeden Abend um 18 Uhr in Ihrem Postfach.</p><input type='email'><button>Anmelden</button></div>"
    ),
    "an account to be had below three full paragraphs": page(
        "<article><h1>Swans stop a crane</h1><p>A pair of swans has brought work on the new library in Rowan Street to a halt. They have nested on the base of the crane, the parks department confirmed on Monday, and five eggs were counted on Tuesday.</p>"
        "<p>Until the young have hatched the crane may not be moved. “We are laying bricks by hand,” said the foreman, Col Baxter, who has worked on the site since January. His men have built a fence around the birds.</p>"
        "<p>The delay will cost the council some £70,000, an amount that was not in the budget. Pupils of the school next door have been asked to name the birds, and the vote was close until the very last day.</p></article>"
        "<section><h2>Register for free</h2><p>Get an account to save what you like and follow your town.</p><input type='email'><button>Register</button></section>"
    ),
    "a column before an advertisement": divs(
        "My kettle wants a password",
        "My kettle asked me for a password this morning. I have owned kettles for forty years, and none of them ever wished to know who I was. I typed in the name of my cat, and it said that my cat was too weak.",
        "I then boiled the water in a pan, as my grandmother did, and I have not felt so free since the winter of 1987. The kettle sulks on the shelf. I hear it hum at night.",
        "Four weeks for £1",
        "Subscribe",
    ),
}


@pytest.mark.parametrize("name", ABOUT_THE_SITE)
def test_a_text_that_speaks_to_the_reader_of_the_site_is_no_article(name: str) -> None:
    assert verdict_on(ABOUT_THE_SITE[name]).outcome is not Outcome.ARTICLE


@pytest.mark.parametrize("name", BEFORE_AN_OFFER)
def test_a_teaser_is_one_however_long_the_offer_behind_it(name: str) -> None:
    assert verdict_on(BEFORE_AN_OFFER[name]).outcome in {Outcome.PAYWALL, Outcome.LOGIN}


@pytest.mark.parametrize("name", ARTICLES)
def test_an_article_may_be_about_such_things_or_stand_above_an_offer(name: str) -> None:
    verdict = verdict_on(ARTICLES[name])
    assert verdict.outcome is Outcome.ARTICLE, verdict


def test_a_text_that_breaks_off_before_nothing_is_an_article() -> None:
    text = "The hospital trust spent £4.1 million on agency nurses in the three months to March, more than in the whole of the previous year, according to figures obtained by"
    more = "Its chairman, Iain Mowat, said on Friday that the money had been well spent, and that no ward was closed."
    assert verdict_on(divs(TITLE, more, text)).outcome is Outcome.ARTICLE


def test_the_sentences_of_a_text_are_weighed() -> None:
    ours = shares("You agree that any claim over our service is settled by arbitration.")
    theirs = shares("The council sold the mill to Ferris Homes for 4 million.")
    assert ours.spoken == ours.about == ours.length > 0 == ours.told
    assert theirs.told == theirs.length > 0 == theirs.spoken == theirs.about


def test_a_figure_of_a_law_is_no_report() -> None:
    assert shares("Diese Inhalte sind nach § 2 und § 10 nur für Heilberufe bestimmt.").told == 0
