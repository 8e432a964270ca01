# ruff: noqa: E501 - the wording of a page stays in one line
"""Pages that stand where an article should be, made from our own words: kinds × languages × wordings × frames."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

TITLES = {
    "de": "Hafenbetreiber verschiebt den Ausbau des Nordkais",
    "en": "Port operator postpones the northern quay",
    "fr": "L'opérateur du port reporte l'extension du quai nord",
}
SITE = {"de": "Küstenkurier", "en": "The Coastal Herald", "fr": "Le Courrier du Littoral"}
MENU = {
    "de": ["Politik", "Wirtschaft", "Sport", "Kultur", "Wetter", "Anzeigen", "E-Paper"],
    "en": ["Politics", "Business", "Sport", "Culture", "Weather", "Jobs", "Newsletters"],
    "fr": ["Politique", "Économie", "Sport", "Culture", "Météo", "Annonces", "Newsletters"],
}
LEADS = {
    "de": [
        "Der Betreiber des Hafens verschiebt den Ausbau des Nordkais um mindestens ein Jahr, wie am Dienstag aus dem Aufsichtsrat zu hören war.",
        "Als Grund gelten gestiegene Kosten für Stahl und Beton. Zuletzt waren 240 Millionen Euro veranschlagt, inzwischen ist von deutlich mehr die Rede.",
        "Im Rathaus reagierte man gelassen auf die Nachricht. Entscheidend sei, dass die Arbeitsplätze in den Terminals erhalten blieben, sagte eine Sprecherin.",
    ],
    "en": [
        "The operator of the port is putting off the extension of its northern quay by at least a year, people close to the board said on Tuesday.",
        "Rising prices of steel and concrete are given as the reason. The works were last put at 240 million euros and are now said to cost far more.",
        "At the town hall the news was met calmly. What counts is that the jobs at the terminals are safe, a spokeswoman said in the afternoon.",
    ],
    "fr": [
        "L'opérateur du port reporte d'au moins un an l'extension du quai nord, a-t-on appris mardi dans l'entourage du conseil de surveillance.",
        "La hausse des prix de l'acier et du béton serait en cause. Le chantier, estimé à 240 millions d'euros, coûterait désormais bien davantage.",
        "À la mairie, on accueille la nouvelle avec calme. L'essentiel est que les emplois des terminaux soient maintenus, a dit une porte-parole.",
    ],
}
OTHER_HEADLINES = {
    "de": ["Stadtrat beschließt neue Regeln für Fahrräder", "Volleyballerinnen gewinnen das Spitzenspiel in Kiel", "Theater eröffnet die Saison mit einer Komödie",
           "Warum der Deich bei Norderhaven erhöht wird", "Brücke bleibt bis Ende Oktober gesperrt", "Sturm wirft vierzig Bäume im Stadtpark um",
           "Krankenhaus sucht hundert neue Pflegekräfte", "So feiert die Altstadt ihr Jubiläum am Wochenende", "Busfahrer stimmen für einen neuen Tarifvertrag"],
    "en": ["Council agrees new rules for bicycles downtown", "Volleyball team wins the top match in Dover", "Theatre opens the season with a comedy",
           "Why the dyke at Norhaven is being raised", "Bridge to stay closed until late October", "Storm fells forty trees in the city park",
           "Hospital seeks a hundred new nurses this year", "How the old town celebrates its anniversary", "Bus drivers vote for a new wage agreement"],
    "fr": ["Le conseil adopte de nouvelles règles pour les vélos", "Les volleyeuses remportent le match au sommet", "Le théâtre ouvre la saison avec une comédie",
           "Pourquoi la digue de Norhaven est surélevée", "Le pont reste fermé jusqu'à la fin octobre", "La tempête abat quarante arbres dans le parc",
           "L'hôpital recherche cent nouveaux infirmiers", "La vieille ville fête son anniversaire ce week-end", "Les chauffeurs de bus votent un nouvel accord"],
}  # fmt: skip

# kind → language → wordings: (headline, paragraphs, button labels)
Wording = tuple[str, list[str], list[str]]
CONSENT: dict[str, list[Wording]] = {
    "de": [
        ("Willkommen beim Küstenkurier", [
            "Wir und unsere 187 Partner speichern und verarbeiten Informationen auf Ihrem Gerät, zum Beispiel Cookies und eindeutige Kennungen, um Anzeigen und Inhalte auf Sie zuzuschneiden und ihre Leistung zu messen.",
            "Ihre Einwilligung ist freiwillig. Sie können sie jederzeit mit Wirkung für die Zukunft in der Datenschutzerklärung widerrufen.",
            "Wenn Sie ohne Werbetracking lesen möchten, schließen Sie das Pur-Abo für 3,99 Euro im Monat ab."], ["Akzeptieren und weiter", "Zum Pur-Abo"]),
        ("Ihre Daten, Ihre Wahl", [
            "Diese Website nutzt Cookies und ähnliche Techniken. Manche sind für den Betrieb nötig, andere helfen uns, das Angebot zu verbessern und über Werbung zu bezahlen.",
            "Mit einem Klick auf „Zustimmen“ erlauben Sie uns die Verarbeitung Ihrer personenbezogenen Daten, auch durch Drittanbieter in den USA.",
            "Unter „Einstellungen“ können Sie einzelnen Zwecken widersprechen."], ["Zustimmen", "Ablehnen", "Einstellungen"]),
        ("Datenschutz-Einstellungen", [
            "Um Ihnen unsere Inhalte kostenlos anbieten zu können, benötigen wir Ihre Zustimmung zu Cookies und Tracking.",
            "Zwecke der Verarbeitung: personalisierte Anzeigen, Messung der Anzeigenleistung, Erkenntnisse über Zielgruppen."], ["Alle akzeptieren", "Nur notwendige"]),
    ],
    "en": [
        ("Before you read on", [
            "We and our 214 partners store and access information on your device, such as cookies and unique identifiers, and process personal data to show you personalised advertising and to measure it.",
            "You may withdraw your consent or object at any time by visiting our privacy policy.",
            "Prefer not to be tracked? Subscribe to read without ads for $4 a month."], ["Accept and continue", "More options"]),
        ("Your privacy", [
            "This website uses cookies. Some are necessary to run it, others help us to understand how it is used and to pay for our journalism through advertising.",
            "By clicking “Accept” you agree that your data are processed by us and by third parties.",
            "Choose “Manage” to set your preferences purpose by purpose."], ["Accept", "Reject", "Manage"]),
        ("We value your privacy", [
            "With your agreement, we and our vendors use cookies or similar technologies to store and use personal data like your visit to this site.",
            "Purposes: personalised content, advertising measurement, audience research and services development."], ["Agree and close", "Learn more"]),
    ],
    "fr": [
        ("Bienvenue", [
            "Avec votre accord, nos 163 partenaires et nous utilisons des cookies ou des technologies similaires pour stocker et consulter des données personnelles comme votre visite sur ce site.",
            "Vous pouvez retirer votre consentement à tout moment en cliquant sur « En savoir plus » ou dans notre politique de confidentialité.",
            "Vous pouvez aussi vous abonner pour lire sans publicité ciblée."], ["Accepter et fermer", "En savoir plus"]),
        ("Vos données, votre choix", [
            "Ce site utilise des cookies. Certains sont nécessaires à son fonctionnement, d'autres financent la rédaction grâce à la publicité personnalisée.",
            "En cliquant sur « Accepter », vous consentez au traitement de vos données par nous et par des tiers.",
            "Le bouton « Personnaliser » vous permet de choisir finalité par finalité."], ["Accepter", "Refuser", "Personnaliser"]),
        ("Le respect de votre vie privée", [
            "Nous et nos partenaires stockons des informations sur un appareil et traitons les données personnelles, telles que les identifiants uniques.",
            "Finalités : publicités personnalisées, mesure de performance, études d'audience."], ["Tout accepter", "Continuer sans accepter"]),
    ],
}  # fmt: skip
LOGIN: dict[str, list[Wording]] = {
    "de": [("Anmelden", ["Melden Sie sich mit Ihrem Küstenkurier-Konto an, um den Beitrag zu sehen.", "Passwort vergessen? Noch kein Konto? Jetzt kostenlos registrieren."], ["Anmelden"]),
           ("Mitgliederbereich", ["Dieser Bereich ist nur angemeldeten Mitgliedern zugänglich. Bitte geben Sie Ihre E-Mail-Adresse und Ihr Kennwort ein."], ["Weiter"])],
    "en": [("Sign in", ["Sign in with your Herald account to view this page.", "Forgot your password? New here? Create a free account."], ["Sign in"]),
           ("Members' area", ["This area is open to registered members only. Please enter your e-mail address and your password to go on."], ["Continue"])],
    "fr": [("Se connecter", ["Connectez-vous avec votre compte pour afficher cette page.", "Mot de passe oublié ? Pas encore inscrit ? Créez un compte gratuit."], ["Connexion"]),
           ("Espace membres", ["Cet espace est réservé aux membres inscrits. Veuillez saisir votre adresse électronique et votre mot de passe."], ["Continuer"])],
}  # fmt: skip
CHALLENGE: dict[str, list[Wording]] = {
    "de": [("Nur einen Moment …", ["Wir prüfen, ob Ihre Verbindung sicher ist. Das dauert nur wenige Sekunden. Bitte warten Sie, Sie werden gleich weitergeleitet.", "Vorgangsnummer 8f2c-77ab"], []),
           ("Sind Sie ein Mensch?", ["Aus Ihrem Netz kommen ungewöhnlich viele Anfragen. Bitte lösen Sie das Captcha, um fortzufahren."], ["Ich bin kein Roboter"])],
    "en": [("Just a moment...", ["We are checking that your connection is secure. This takes only a few seconds. Please wait, you will be redirected shortly.", "Ray ID: 8f2c77ab"], []),
           ("Are you human?", ["Our systems have detected unusual traffic from your network. Please complete the captcha to proceed to the site."], ["I'm not a robot"])],
    "fr": [("Un instant…", ["Nous vérifions la sécurité de votre connexion. Cela ne prend que quelques secondes. Veuillez patienter, vous allez être redirigé.", "Référence 8f2c-77ab"], []),
           ("Êtes-vous humain ?", ["Un trafic inhabituel provient de votre réseau. Veuillez résoudre le captcha pour poursuivre votre navigation."], ["Je ne suis pas un robot"])],
}  # fmt: skip
MISSING: dict[str, list[Wording]] = {
    "de": [("Seite nicht gefunden", ["Die aufgerufene Adresse führt ins Leere. Vielleicht wurde der Beitrag gelöscht oder umbenannt. Bitte prüfen Sie die Schreibweise oder nutzen Sie die Suche."], ["Zur Startseite"]),
           ("Hoppla, da ist etwas schiefgegangen", ["Diesen Artikel gibt es leider nicht mehr. Möglicherweise ist der Link veraltet oder der Inhalt wurde verschoben."], ["Suche"]),
           ("404", ["Hier ist nichts zu sehen."], [])],
    "en": [("Page not found", ["The address you followed leads nowhere. Perhaps the story was deleted or renamed. Please check the spelling or use the search box above."], ["Home"]),
           ("Oops, that didn't work", ["Sorry, this article no longer exists. The link may be out of date or the content may have moved elsewhere on our site."], ["Search"]),
           ("404", ["There is nothing to see here."], [])],
    "fr": [("Page introuvable", ["L'adresse demandée ne mène nulle part. L'article a peut-être été supprimé ou renommé. Vérifiez l'orthographe ou utilisez la recherche."], ["Accueil"]),
           ("Oups, ça n'a pas marché", ["Désolé, cet article n'existe plus. Le lien est peut-être périmé ou le contenu a été déplacé ailleurs sur notre site."], ["Recherche"]),
           ("404", ["Il n'y a rien à voir ici."], [])],
}  # fmt: skip
GATES: dict[str, list[Wording]] = {
    "de": [("Jetzt weiterlesen", ["Mit Küstenkurier Plus lesen Sie diesen und alle anderen Artikel. Vier Wochen für 1 Euro, danach 9,90 Euro im Monat, jederzeit kündbar."], ["Angebot wählen", "Bereits Abonnent? Anmelden"]),
           ("Exklusiv für Abonnenten", ["Sie möchten den ganzen Text lesen? Testen Sie unser Digitalabo einen Monat gratis."], ["Jetzt testen", "Ich habe schon ein Abo"]),
           ("Registrieren und weiterlesen", ["Dieser Beitrag ist für registrierte Leserinnen und Leser kostenlos. Legen Sie in zwei Minuten ein Konto an."], ["Kostenlos registrieren"])],
    "en": [("Continue reading", ["Subscribe to the Herald for unlimited access to this and every other story. $1 for the first month, then $9.90 per month. Cancel anytime."], ["See offers", "Already a subscriber? Log in"]),
           ("This story is for subscribers", ["Want to read the rest? Try our digital subscription free for 30 days."], ["Start trial", "I already have a subscription"]),
           ("Register to read on", ["This article is free for registered readers. It takes two minutes to create an account."], ["Register for free"])],
    "fr": [("La suite est réservée aux abonnés", ["Accédez à tous nos articles en illimité. 1 € le premier mois, puis 9,90 € par mois, sans engagement."], ["Voir les offres", "Déjà abonné ? Se connecter"]),
           ("Article réservé à nos abonnés", ["Il vous reste 82 % de cet article à lire. Essayez notre offre numérique un mois gratuit."], ["Je m'abonne"]),
           ("Inscrivez-vous pour lire la suite", ["Cet article est offert aux lecteurs inscrits. Créez votre compte en deux minutes."], ["S'inscrire gratuitement"])],
}  # fmt: skip
NOSCRIPT = {
    "de": "Bitte aktivieren Sie JavaScript, um diese Seite anzuzeigen.",
    "en": "You need to enable JavaScript to run this app.",
    "fr": "Veuillez activer JavaScript pour afficher cette page.",
}


@dataclass(frozen=True)
class WallPage:
    """A page that is no article, with what it is."""

    name: str
    kind: str
    html: str


def wall_pages() -> Iterator[WallPage]:
    """All of them, each once."""
    for language in ("de", "en", "fr"):
        for frame in FRAMES:
            for kind, wordings in (
                ("consent", CONSENT),
                ("login", LOGIN),
                ("challenge", CHALLENGE),
                ("missing", MISSING),
            ):
                for n, (headline, paragraphs, buttons) in enumerate(wordings[language]):
                    if frame == "article metadata" and kind == "challenge":
                        continue
                    main = _message(kind, headline, paragraphs, buttons, n)
                    yield WallPage(f"{kind}-{language}-{n}-{frame}", kind, page(language, headline, main, frame))
            for n, (headline, paragraphs, buttons) in enumerate(GATES[language]):
                for leads in (1, 3):
                    main = _teaser(language, leads, headline, paragraphs, buttons, n)
                    yield WallPage(
                        f"paywall-{language}-{n}-{leads}-{frame}",
                        "paywall",
                        page(language, TITLES[language], main, frame),
                    )
        yield from _shells(language)
        yield from _lists(language)


def _message(kind: str, headline: str, paragraphs: list[str], buttons: list[str], n: int) -> str:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    controls = "".join(f"<button type=button>{label}</button>" for label in buttons)
    if kind == "login":
        controls = f"<form method=post><input name=email type=email><input name=secret type=password>{controls}</form>"
    if kind == "challenge":
        controls += '<div id="challenge-stage"></div><script src="/check/v2.js"></script>'
    if n % 2:
        return f'<div class="box"><h2>{headline}</h2><div>{"<br>".join(paragraphs)}</div>{controls}</div>'
    return f"<main><h1>{headline}</h1>{text}{controls}</main>"


def _teaser(language: str, leads: int, headline: str, paragraphs: list[str], buttons: list[str], n: int) -> str:
    text = "".join(f"<p>{lead}</p>" for lead in LEADS[language][:leads])
    gate = f"<div class='{['offer', 'wall-box', 'c7a'][n]}'><h3>{headline}</h3><p>{' '.join(paragraphs)}</p>"
    gate += "".join(f"<a href='/go/{i}'>{label}</a>" for i, label in enumerate(buttons)) + "</div>"
    return f"<article><h1>{TITLES[language]}</h1><div class=body>{text}{gate}</div></article>"


def _shells(language: str) -> Iterator[WallPage]:
    bundle = "<script src='/static/js/main.4f1c.js'></script><script>window.__STATE__={}</script>"
    bodies = {
        "root": f"<noscript>{NOSCRIPT[language]}</noscript><div id='root'></div>{bundle}",
        "next": f"<div id='__next'><div></div></div>{bundle}<noscript><p>{NOSCRIPT[language]}</p></noscript>",
        "plain": f"<p>{NOSCRIPT[language]}</p>{bundle}",
        "skeleton": f"{_menu(language)}<main><div class='skeleton'></div><div class='skeleton'></div></main>{bundle}{_footer(language)}",
        "custom": f"<app-root><span>…</span></app-root>{bundle}",
    }
    for name, body in bodies.items():
        yield WallPage(
            f"shell-{language}-{name}",
            "shell",
            f"<!doctype html><html lang={language}><head><title>{SITE[language]}</title></head><body>{body}</body></html>",
        )


def _lists(language: str) -> Iterator[WallPage]:
    heads, leads = OTHER_HEADLINES[language], LEADS[language]
    grid = "".join(
        f"<div class=card><a href='/a/{i}'><h3>{head}</h3></a><p>{leads[i % 3]}</p></div>"
        for i, head in enumerate(heads)
    )
    rows = "".join(
        f"<li><h2><a href='/{i}/x.html'>{head}</a></h2><span>12:{i}0</span><div>{leads[(i + 1) % 3][:90]} …</div></li>"
        for i, head in enumerate(heads)
    )
    bare = "".join(f"<li><a href='/{i}'>{head}</a></li>" for i, head in enumerate(heads))
    articles = "".join(
        f"<article><header><h2><a href='/p/{i}'>{head}</a></h2></header><div><p>{leads[i % 3]}</p><p>{leads[(i + 1) % 3]}</p></div></article>"
        for i, head in enumerate(heads)
    )
    collection = json.dumps({"@context": "https://schema.org", "@type": "CollectionPage", "name": MENU[language][1]})
    intro = f"<p>{leads[2]} {leads[0]}</p>"
    pages = {
        "grid": f"<main><h1>{MENU[language][1]}</h1>{grid}</main>",
        "rows": f"<h1>{MENU[language][0]}</h1><ul>{rows}</ul>",
        "bare": f"<h1>{MENU[language][0]}</h1><ul>{bare}</ul>",
        "articles": f"<main>{articles}</main>",
        "topic": f"<script type='application/ld+json'>{collection}</script><main><h1>{MENU[language][1]}</h1>{intro}<ul>{rows}</ul></main>",
        "topic without data": f"<main><h1>{MENU[language][1]}</h1>{intro}{grid}</main>",
    }
    for name, main in pages.items():
        for frame in ("bare", "site"):
            yield WallPage(f"list-{language}-{name}-{frame}", "list", page(language, MENU[language][1], main, frame))


FRAMES = ("bare", "site", "related", "article metadata")


def page(language: str, title: str, main: str, frame: str) -> str:
    """A whole page around ``main``: alone, within the site's menus, with related links, or with an article's metadata."""
    head = f"<title>{title} | {SITE[language]}</title>"
    if frame == "article metadata":
        head += f"<meta property='og:type' content='article'><meta property='og:title' content='{TITLES[language].replace(chr(39), '&#39;')}'>"
        head += "<meta property='article:published_time' content='2026-03-10T08:00:00+01:00'>"
    before = after = ""
    if frame != "bare":
        before, after = _menu(language), _footer(language)
    if frame == "related":
        links = "".join(f"<li><a href='/r/{i}'>{head}</a></li>" for i, head in enumerate(OTHER_HEADLINES[language][:5]))
        after = f"<section><h2>+</h2><ul>{links}</ul></section>" + after
    return f"<!doctype html><html lang='{language}'><head><meta charset=utf-8>{head}</head><body>{before}{main}{after}</body></html>"


def _menu(language: str) -> str:
    links = "".join(f"<li><a href='/{i}'>{name}</a></li>" for i, name in enumerate(MENU[language]))
    return f"<header><a href='/'>{SITE[language]}</a><nav><ul>{links}</ul></nav></header>"


def _footer(language: str) -> str:
    return f"<footer><p>© 2026 {SITE[language]}</p><a href='/imprint'>Impressum</a> <a href='/privacy'>Privacy</a></footer>"
