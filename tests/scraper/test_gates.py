# ruff: noqa: E501 - the wording of a page stays in one line
"""Gates over a short text: windows, offers with something to press, apps, meters, texts that were taken away."""

from __future__ import annotations

import pytest

from benchmarks.crawling.judge import verdict_on
from scraper.outcome import Outcome

TITLE = "Mill on the Ree sold for one pound"
TEXT = [
    "The old mill on the Ree has been sold for one pound to a cooperative of forty households, the council said on Friday. It had stood empty since 1998.",
    "The buyers, led by the carpenter Ada Thornby, want to grind flour again by autumn. The wheel alone will cost them about 85,000 pounds, and the roof as much.",
    "A chain of hotels had offered ten times as much last year. It withdrew when surveyors found bats of a protected kind under the slates.",
    "Thornby, who is 61, was born in the house next door. She said that the bats might stay.",
]
DECLARED = '<script type="application/ld+json">{"@type":"NewsArticle","headline":"x","datePublished":"2026-04-07T06:10:00Z"}</script>'


def page(*, paragraphs: int = 1, behind: str = "", declared: bool = True, before: str = "") -> str:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in TEXT[:paragraphs])
    head = DECLARED if declared else ""
    return (
        f"<html><head><title>{TITLE}</title>{head}</head><body><header><nav><a href='/'>News</a></nav></header>"
        f"<main>{before}<article><h1>{TITLE}</h1>{text}</article>{behind}</main><footer><a href='/p'>Privacy</a></footer></body></html>"
    )


def outcome(html: str) -> Outcome:
    return verdict_on(html).outcome


WINDOW = "<h2>One more thing</h2><p>Create a free account and carry on. Your e-mail address will do.</p><button>Carry on</button>"
CONSENT = "<p>Anzeigen bezahlen diese Seite. Erlauben Sie Cookies oder nehmen Sie das Abo.</p><button>Erlauben</button>"
GATES = {
    "modal": f"<div role='dialog' aria-modal='true'>{WINDOW}</div>",
    "alertdialog": f"<div role='alertdialog'>{CONSENT}</div>",
    "open dialog": f"<dialog open>{WINDOW}</dialog>",
    "dialog": f"<section role='dialog'>{CONSENT}</section>",
    "app en": "<div><p>Finish this story in the Gazette app</p><a href='#'>Open</a></div>",
    "app de": "<div><p>In der App geht es weiter</p><button>App öffnen</button></div>",
    "app fr": "<div><p>Pour lire la fin, ouvrez l'appli</p><button>Ouvrir</button></div>",
    "app, a code to scan": "<div><p>Want the whole story? It is on your phone.</p><p>Scan the square with your camera.</p></div>",
    "meter en": "<div><p>You have 0 articles left until May.</p><a href='/pass'>Get a pass</a></div>",
    "meter de": "<div><p>5 von 5 Artikeln gelesen</p><p>Ihr Kontingent ist aufgebraucht.</p><a href='/abo'>Angebote</a></div>",
    "meter fr": "<div><p>Plus aucun article gratuit ce mois-ci</p><a href='/abo'>Voir nos formules</a></div>",
    "offer to press": "<div><p>There is more to this story</p><p>Our supporters keep it going. Be one of them.</p><button>Support us</button></div>",
    "address to fill in": "<div><h2>Noch ein Schritt</h2><p>Mit einer E-Mail-Adresse sind Sie dabei.</p><input name='mail'><button>Weiter</button></div>",
    "price for a time": "<div><p>Weiter mit M+</p><p>1 Monat gratis, dann 9,90 €</p></div>",
    "text that breaks off": "<p>Sur place, la colère monte et les salariés…</p><button>Lire l'article entier</button>",
    "labels without markup": "<div>Article pour les membres</div><div>Se connecter</div><div>Devenir membre</div>",
    "perks beside a price": "<div><p>There's more to come</p><p>Comments and our newsletters come with every membership, from £3 a month.</p></div><div>Be a member</div>",
    "tools before the gate": "<button>Share</button><button>Save</button><div><h2>The whole story</h2><p>Unlock everything for £1.</p><button>Unlock</button></div>",
    "a link to press for what the text costs": "<div><p>You need a token for this article. Yours are spent.</p><a href='/t'>Top up</a></div>",
    "a link that answers a call": "<div><p>Here our paying readers go on. Shall we count you in?</p><a href='/y'>Yes, please</a></div>",
    "who vouches for the reader": "<div><p>Continue with Apple</p><p>Continue with Google</p><p>Continue with email</p></div>",
    "a guest": "<div><p>Vous lisez en tant qu'invité.</p><a href='/l'>Changer</a></div>",
    "a code on paper": "<div><p>Type the access code from page 2 of the printed Gazette.</p><input name='code'><button>OK</button></div>",
    "what is too old": "<div><p>Artikel, die älter als 30 Tage sind, rufen nur Abonnenten ab.</p></div>",
    "no account yet": "<div><p>Vous n'avez pas encore de compte ? Il est gratuit et vaut pour trois articles par mois.</p><a href='/c'>Créer</a></div>",
    "two calls side by side": "<div><p>Keep going with our digital pass, $2 for two months.</p><a href='/p'>Get the pass</a> <a href='/g'>Have a gift code?</a></div>",
}
PROMOTION = "<section><h3>Behind every story</h3><p>Local reporting for £2 a month. Cancel anytime.</p><button>Subscribe</button></section>"
METERS = {
    "en": "You have 2 free articles left this month.",
    "en, which one it is": "This is your 2nd of 5 free stories.",
    "de": "Sie lesen Artikel 2 von 5 kostenlosen Artikeln in diesem Monat.",
    "de, left": "Noch drei Gratis-Artikel in diesem Monat",
    "fr": "Il vous reste 1 article gratuit ce mois-ci.",
}
ENDS = {
    "agency": "<p>(pa/reuters)</p>",
    "comments": "<a href='#c'>Comments (4)</a>",
    "newsletter": "<p>Sign up to our newsletter to hear more from the valley every Friday.</p>",
    "share": "<button>Share</button>",
}
BESIDE = {
    "share buttons": "<button>Share</button><button>Print</button><a href='#c'>Comments (4)</a>",
    "comment form": "<div><h2>Comments</h2><p>Write the first comment. Your address will not be published.</p><input name='name'><button>Send</button></div>",
    "hidden window": f"<div role='dialog' aria-modal='true' aria-hidden='true'>{WINDOW}</div><dialog>{WINDOW}</dialog>",
    "window of another kind": "<div role='dialog' aria-modal='true'><p>Play the crossword</p><button>Play</button></div>",
    "note on errors": "<p>Spotted a mistake?</p><a href='/m'>Write to the desk</a>",
    "a tip": "<div><p>Do you know more about this story? Write to us in confidence.</p><a href='/w'>To the desk</a></div>",
    "who wrote it": "<div><p>This article was written with the help of AI and checked by an editor.</p><a href='/ai'>Our rules</a></div>",
    "whether it helped": "<div><p>Cet article vous a-t-il été utile ?</p><button>Oui</button><button>Non</button></div>",
    "news as it comes": "<div><p>Unsere App bringt Ihnen Eilmeldungen aufs Telefon.</p><a href='/app'>App laden</a></div>",
    "a gift, since all is free": "<div><p>This report is free to read thanks to our donors. You can be one of them.</p><a href='/d'>Give</a></div>",
    "share on networks": "<div><a href='/f'>Share with Facebook</a></div><div><a href='/x'>Share with X</a></div><div><a href='/e'>Share with email</a></div>",
    "menu": "<div><a href='/1'>Terms</a> <a href='/2'>Privacy policy</a> <a href='/3'>Subscribe</a> <a href='/4'>Sign in</a></div>",
}


@pytest.mark.parametrize("name", GATES)
def test_a_gate_over_a_teaser_makes_it_no_article(name: str) -> None:
    assert outcome(page(behind=GATES[name])) is not Outcome.ARTICLE


@pytest.mark.parametrize("name", ["modal", "alertdialog", "open dialog"])
def test_a_window_counts_wherever_it_stands(name: str) -> None:
    assert outcome(page(paragraphs=2, before=GATES[name])) is not Outcome.ARTICLE


@pytest.mark.parametrize("name", BESIDE)
@pytest.mark.parametrize("declared", [True, False])
def test_what_stands_beside_a_short_article_makes_no_gate(name: str, declared: bool) -> None:
    assert outcome(page(paragraphs=2, behind=BESIDE[name], declared=declared)) is Outcome.ARTICLE


def test_a_banner_over_a_whole_article_makes_no_gate() -> None:
    banner = "<div role='dialog'><p>We use cookies.</p><button>OK</button></div>"
    assert outcome(page(paragraphs=4, before=banner)) is Outcome.ARTICLE


def test_a_button_with_a_price_under_a_short_text_that_is_not_declared_is_an_offer() -> None:
    sold = "<html><body><main><h1>Today's paper</h1><p>{}</p>{}</main></body></html>"
    text = "Leaf through the paper as it was printed, with the puzzles and the supplement for the valley. A new issue appears at five. It can be kept for thirty days, and printed."
    assert outcome(sold.format(text, "<button>Buy this issue for £1.20</button>")) is Outcome.PAYWALL
    assert outcome(page(paragraphs=2, behind="<a href='/t'>Tickets for the mill, from £4</a>")) is Outcome.ARTICLE


GONE = [
    "Liebe Leser, diese Meldung stammte von einer Agentur und steht aus rechtlichen Gründen nicht länger bereit. Agenturtexte dürfen wir nur dreißig Tage zeigen, eigene Berichte der Redaktion bleiben im Archiv.",
    "Die Rechte an diesem Text sind ausgelaufen, deshalb fehlt er hier. In unserem Archiv finden Sie andere Berichte zum selben Thema, die von der Redaktion stammen und die bleiben dürfen.",
    "This item came from an agency, and our right to show it has expired. Reports by our own staff stay on the site for good, and so do their pictures and all of our maps.",
    "Cette dépêche n'est plus visible : le contrat avec l'agence limite à trente jours la mise en ligne de ses textes. Les articles de la rédaction restent, eux, en ligne sans limite de durée.",
]
REPORTS_ON_GONE = [
    "A judge has ordered a weekly paper to take down a report on a care home in Cold Barrow. This article has been removed, the publisher said on Monday, but printed copies remain on sale.",
    "Le tribunal de Vaubrun a condamné mercredi un hebdomadaire à retirer un texte sur la papeterie. Cet article a été supprimé dans la soirée, mais des copies circulent, a constaté l'avocate.",
]


@pytest.mark.parametrize("text", GONE)
@pytest.mark.parametrize("declared", [True, False])
def test_a_text_that_was_taken_away_is_gone_even_where_the_page_declares_an_article(text: str, declared: bool) -> None:
    head = DECLARED if declared else ""
    html = f"<html><head><title>{TITLE}</title>{head}</head><body><article><h1>{TITLE}</h1><p>{text}</p></article></body></html>"
    assert outcome(html) is Outcome.SOFT_404


@pytest.mark.parametrize("text", REPORTS_ON_GONE)
def test_a_report_on_a_text_that_was_taken_away_is_an_article(text: str) -> None:
    html = f"<html><body><article><h1>Court orders paper to take down report</h1><p>{text}</p></article></body></html>"
    assert outcome(html) is Outcome.ARTICLE


@pytest.mark.parametrize("name", METERS)
def test_below_a_meter_that_has_not_run_out_a_promotion_is_no_gate(name: str) -> None:
    meter = f"<div>{METERS[name]} <a href='/s'>Subscribe for unlimited access</a></div>"
    assert outcome(page(paragraphs=2, before=meter, behind=PROMOTION)) is Outcome.ARTICLE
    assert outcome(page(paragraphs=2, behind=PROMOTION)) is Outcome.PAYWALL


@pytest.mark.parametrize(
    "meter",
    ["You have 0 free articles left this month.", "5 of 5 free articles read", "No free articles left until 1 May"],
)
def test_a_meter_that_has_run_out_excuses_nothing(meter: str) -> None:
    assert outcome(page(paragraphs=2, before=f"<div>{meter}</div>", behind=PROMOTION)) is Outcome.PAYWALL


def test_what_is_not_among_the_free_ones_is_gated_below_any_meter() -> None:
    gate = "<div><p>Subscribe to read the rest of this story.</p><button>Subscribe</button></div>"
    assert outcome(page(paragraphs=2, before=f"<div>{METERS['en']}</div>", behind=gate)) is Outcome.PAYWALL


@pytest.mark.parametrize("name", ENDS)
def test_a_promotion_behind_what_ends_a_whole_text_is_beside_it(name: str) -> None:
    assert outcome(page(paragraphs=4, behind=ENDS[name] + PROMOTION)) is Outcome.ARTICLE


def test_a_columnist_who_tells_of_a_subscription_offers_none() -> None:
    text = "<p>My subscription lapsed, so I rang. I was asked to sign in, with a password I never had. I am a valued member again.</p>"
    html = page(declared=False).replace("</article>", f"{text}</article><button>Like</button>")
    assert outcome(html) is Outcome.ARTICLE
