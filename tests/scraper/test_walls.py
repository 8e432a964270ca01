# ruff: noqa: E501 - the wording of a page stays in one line
"""Walls and likenesses that were written before the judge's rules: no wall passes, and hardly a likeness is refused."""

from __future__ import annotations

import pytest

from benchmarks.crawling.judge import NAMED, verdict_on
from benchmarks.crawling.walls import HERE, Built, built
from scraper.outcome import Outcome

WALLS = [wall for number in (1, 2, 3, 4, 5, *range(7, 15)) for wall in built(HERE / f"walls-{number}.toml")]


def test_there_are_enough() -> None:
    assert len({wall.html for wall in WALLS}) == len(WALLS) > 450
    assert set(NAMED) == {wall.kind for wall in WALLS}


@pytest.mark.parametrize("wall", WALLS, ids=lambda wall: wall.name)
def test_no_wall_passes_as_an_article(wall: Built) -> None:
    verdict = verdict_on(wall.html, wall.known)
    assert verdict.outcome is not Outcome.ARTICLE, verdict


@pytest.mark.parametrize("number", [4, 5, *range(7, 15)])
def test_of_articles_that_look_like_walls_two_with_an_offer_beside_them_are_refused(number: int) -> None:
    """Whether a short text that an offer follows is all there is, the page does not say."""
    verdicts = [(article.name, verdict_on(article.html)) for article in built(HERE / f"articles-{number}.toml")]
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


BRIDGE = {
    "de": "<p>Die Brücke über die Lahn wird von Juni an saniert. Das teilte Bauamtsleiter Jens Orth am Mittwoch mit, nachdem der Rat 4,2 Millionen Euro freigegeben hatte.</p><p>Autos fahren so lange über die Umgehung.</p>",
    "en": "<div>The bridge over the Tarn will be repaired from June, the head of works, Alan Petrie, said on Wednesday.</div><div>Cars will take the bypass until then. Walkers may keep using the bridge except on two weekends.</div>",
    "fr": "<p>Le pont sur la Sorgue sera réparé à partir de juin, a annoncé mercredi Paul Vidal, chef des travaux de la commune.</p><p>Les voitures passeront par la rocade, sauf deux week-ends en août.</p>",
}  # fmt: skip
OPENS = [
    ("de", "<a href='#'>Gesamten Beitrag lesen</a>"),
    ("de", "<span class='t'>Text vollständig anzeigen</span>"),
    ("de", "<button>Mehr anzeigen</button>"),
    ("en", "<div role='button'>Read the whole story</div>"),
    ("fr", "<button>Voir l'article en entier</button>"),
]
STAYS = [
    ("de", "<button>Ganzen Artikel anhören</button>"),
    (
        "de",
        "<h3>Reden Sie mit</h3><p>Melden Sie sich an, um diesen Artikel zu kommentieren.</p><button>Anmelden</button>",
    ),
    ("en", "<button>Share full article</button><button>More</button>"),
    ("en", "<p><a href='/full'>Read the full council report</a></p>"),
    ("en", "<h3>Join the conversation</h3><p>Sign in to reply to this article.</p><button>Sign in</button>"),
    ("fr", "<h3>Débat</h3><p>Identifiez-vous pour réagir à cet article.</p><button>Se connecter</button>"),
]


@pytest.mark.parametrize(("language", "behind"), OPENS)
def test_a_label_that_opens_the_whole_of_a_short_text_makes_it_a_teaser(language: str, behind: str) -> None:
    assert verdict_on(f"<html><body><main>{BRIDGE[language]}{behind}</main></body></html>").outcome is Outcome.PAYWALL


@pytest.mark.parametrize(("language", "behind"), STAYS)
def test_a_call_to_listen_or_to_comment_takes_nothing_from_an_article(language: str, behind: str) -> None:
    page = f"<html><body><article>{BRIDGE[language]}</article><div>{behind}</div></body></html>"
    assert verdict_on(page).outcome is Outcome.ARTICLE


def test_a_choice_of_ways_to_read_is_a_consent_wall_without_a_single_button() -> None:
    body = (
        "<div>Travaux sur le pont</div><div>Pour accéder à cet article, deux solutions s'offrent à vous.</div>"
        "<b>Lire gratuitement</b><div>Vous acceptez que des cookies soient déposés par des tiers pour vous montrer de"
        " la publicité choisie selon vos habitudes.</div><i>Accepter et lire</i><b>Lire sans pub</b>"
        "<div>0,50 € la première semaine, puis 2,90 €. Personne ne vous suit à la trace.</div>"
    )
    assert verdict_on(f"<html><body>{body}</body></html>").outcome is Outcome.CONSENT_WALL


@pytest.mark.parametrize("title", ["Wir stellen sicher, dass Sie kein Bot sind", "Vous n'êtes pas un bot ?"])
def test_a_headline_that_asks_for_a_human_is_a_challenge_whatever_the_text_explains(title: str) -> None:
    text = (
        "Der Betreiber setzt einen Rechennachweis ein, damit Firmen mit Sprachmodellen den Server nicht überlasten. "
        * 3
    )
    page = f"<html><body><main><h1>{title}</h1><p>{text}</p></main></body></html>"
    assert verdict_on(page).outcome is Outcome.BOT_CHALLENGE


def test_an_author_s_page_is_a_list_without_a_heading() -> None:
    links = "".join(f"<a href='/{n}'>What the county council decided on day {n}</a>" for n in range(4))
    body = f"<div>Moira Tennant</div><div>Reporter</div><div>{TELLS}</div><div>More</div>{links}"
    author = f"<html><head><title>Moira Tennant – Gazette</title></head><body>{body}</body></html>"
    assert verdict_on(author).outcome is Outcome.NOT_AN_ARTICLE
    report = author.replace("Moira Tennant – Gazette", "Moira Tennant dies at 81")
    assert verdict_on(report).outcome is Outcome.ARTICLE


def test_the_date_beside_a_headline_makes_it_none_of_an_author_s_text() -> None:
    links = "".join(
        f"<div><a href='/{n}'>Why the islands want their own tax</a> <i>29 April</i></div>" for n in range(3)
    )
    body = f"<main><h1>Rhona Leckie</h1><p>Editor</p><p>Before joining us, Rhona lived in Brussels. {TELLS}</p>{links}</main>"
    page = f"<html><head><title>Rhona Leckie | The Courier</title></head><body>{body}</body></html>"
    assert verdict_on(page).outcome is Outcome.NOT_AN_ARTICLE


def test_tickers_with_a_line_ahead_of_them_are_a_list() -> None:
    rows = "".join(
        f"<div><i>LIVE</i><a href='/{n}'>{headline}</a><u>vor {n} Minuten</u></div>"
        for n, headline in enumerate(["Kommunalwahl: Ergebnisse und Reaktionen aus dem Kreis", "Sturm Ida: Bahnstrecken gesperrt, Schulen zu", "Stadtrat berät über die Brücke an der Lahn"])
    )  # fmt: skip
    page = f"<html><body><div>Liveticker</div><div>Alles, was gerade passiert, von den Reportern.</div>{rows}</body></html>"
    assert verdict_on(page).outcome is Outcome.NOT_AN_ARTICLE


def test_a_report_may_say_in_its_own_words_who_may_read_what() -> None:
    text = "Der Bote schafft seine Bezahlschranke ab. Texte, die bisher nur für Abonnenten zu lesen waren, sind vom 1. Juni an frei. Die Zeitung lebt künftig von Spenden, sagte Verlegerin Ute Brandt am Montag. Die 800 Abonnenten bekommen ihr Geld zurück."
    assert verdict_on(f"<html><body><div>Der Bote öffnet sein Archiv</div><div>{text}</div></body></html>").outcome is (
        Outcome.ARTICLE
    )


NOTICES = [
    "La politique de votre établissement ne permet pas de consulter la catégorie des journaux. S'il s'agit d'une erreur, votre administrateur peut ouvrir l'accès au site. Donnez-lui la référence qui figure ci-dessous et l'heure de votre demande.",
    "Ads keep this newspaper free for everyone. To show ones that fit you, we and 213 companies would like to remember what you read, where you are and which device you hold. You can change your mind whenever you like.</p><p>Is that all right?</p><div>Fine by me</div><div>No thanks</div>",
    "The page has sailed. It may have been moved in March, or the address was mistyped, or the story was older than our archive, which goes back to 1998. Try one of the sections above, or start again. If you think it should be here, tell us.",
    "Den Artikel, den Sie aufrufen wollten, gibt es nicht oder nicht mehr. Meldungen der Agenturen löschen wir nach 90 Tagen, und manches ist seit Februar anderswo. Vielleicht hilft Ihnen unsere Suche weiter. Wir bitten um Verständnis.",
]


@pytest.mark.parametrize("text", NOTICES)
def test_a_long_notice_in_its_own_words_is_no_article(text: str) -> None:
    assert (
        verdict_on(f"<html><body><main><h1>A moment</h1><p>{text}</p></main></body></html>").outcome
        is not Outcome.ARTICLE
    )


SHORT = [
    "Stale bread? Do not throw yours away. Cut it into cubes, fry them in butter and drop them in your soup. Leftover greens want two minutes in the pan. Try it with mustard, and tell your neighbour.</p><button>Print recipe</button><button>Save</button><p>",
    "Le site internet du département est inaccessible depuis dimanche soir, à la suite d'un incident technique. Les demandes d'aide sont traitées par téléphone. Le service devrait être rétabli mardi, selon la collectivité.",
]


@pytest.mark.parametrize("text", SHORT)
def test_tools_and_an_outage_reported_make_no_wall(text: str) -> None:
    page = f"<html><body><main><article><h1>Of the day</h1><p>{text}</p></article></main></body></html>"
    assert verdict_on(page).outcome is Outcome.ARTICLE


FOUND_NOTHING = [
    "<h1>0 résultat pour « écluse basse »</h1><p>Vérifiez l'orthographe ou essayez des termes plus généraux. Les archives d'avant 2011 se consultent aux Archives départementales de la Dronne.</p>",
    "<h1>No results for “lower lock”</h1><p>Fewer words may help. Stories from before 2011 are kept at the record office in Dale Street, which opens on two days a week.</p>",
    "<h1>Keine Treffer</h1><p>Mit weniger Wörtern findet sich oft mehr. Ältere Texte liegen nur auf Papier vor und können im Lesesaal eingesehen werden, solange das Haus geöffnet ist.</p>",
]


@pytest.mark.parametrize("text", FOUND_NOTHING)
def test_a_search_that_found_nothing_is_no_article(text: str) -> None:
    assert verdict_on(f"<html><head><title>Search</title></head><body>{text}</body></html>").outcome is Outcome.SOFT_404


def test_a_headline_may_say_that_nothing_was_found() -> None:
    text = "<h1>No trace of “Sea Lark” found</h1><p>Divers have given up the search for the trawler Sea Lark, which went down off Holm Point in 1953 with nine men on board, the harbour office said on Monday. The families had asked for one more week.</p>"
    assert verdict_on(f"<html><body><main>{text}</main></body></html>").outcome is Outcome.ARTICLE


@pytest.mark.parametrize("address", ["203.0.113.7", "2001:db8::17"])
def test_what_tells_the_reader_the_address_of_his_network_is_a_challenge(address: str) -> None:
    text = f"<div>Das ging zu schnell.</div><div>Von Ihrem Anschluss ({address}) kamen in der letzten Minute 212 Aufrufe. In zehn Minuten lassen wir Sie wieder herein.</div><div>Wer forschen will, liest bitte die Anleitung zur Schnittstelle.</div>"
    assert verdict_on(f"<html><body>{text}</body></html>").outcome is Outcome.BOT_CHALLENGE


def test_a_guide_may_tell_the_address_of_a_router() -> None:
    text = "<h1>Wie man das WLAN umbenennt</h1><p>Fast jeder Router in Deutschland lässt sich am Rechner einstellen, sagt Netzwerker Jan Timm. Rufen Sie dazu 192.168.178.1 auf und wählen Sie den Punkt Funknetz.</p><p>Der neue Name darf 32 Zeichen haben. 40 Prozent aller Netze heißen laut einer Umfrage noch so wie bei der Lieferung.</p>"
    assert verdict_on(f"<html><body><main>{text}</main></body></html>").outcome is Outcome.ARTICLE


def test_a_page_whose_heading_says_that_it_has_expired_is_gone() -> None:
    text = "<h1>This content has expired</h1><p>Stories from our wire partner can be shown here for 14 days. This one, first published on January 12, is past that date.</p><p>The local news of Harlan is on the front page, and the wire keeps a site of its own.</p>"
    assert verdict_on(f"<html><body><main>{text}</main></body></html>").outcome is Outcome.SOFT_404
