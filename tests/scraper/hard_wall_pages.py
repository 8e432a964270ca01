# ruff: noqa: E501 - sample pages stay on one line
"""Walls in other clothes, made of the page of an article: what sets them apart is in their words or their data."""

from __future__ import annotations

import json

from tests.scraper.wall_pages import LEADS, OTHER_HEADLINES, TITLES, page

PURPOSES = [
    "Speichern von oder Zugriff auf Informationen auf einem Endgerät. Cookies, Endgeräte- oder ähnliche Online-Kennungen können zusammen mit anderen Informationen gespeichert werden.",
    "Verwendung reduzierter Daten zur Auswahl von Werbeanzeigen. Werbung kann auf begrenzten Daten beruhen, etwa auf der Website, die Sie gerade nutzen.",
    "Messung der Performance von Inhalten. Informationen darüber, welche Inhalte Ihnen präsentiert werden, können dazu verwendet werden, deren Relevanz zu bestimmen.",
    "Entwicklung und Verbesserung der Angebote. Informationen über Ihre Aktivitäten können dazu verwendet werden, Produkte und Angebote zu verbessern.",
]
OVERLAY = {
    "de": "<div role=dialog><strong>Neugierig geworden?</strong><p>Holen Sie sich Ihren Digitalpass und lesen Sie diesen Artikel sofort weiter, ab 1 € im ersten Monat.</p><button>Zu den Angeboten</button></div>",
    "en": "<div role=dialog><strong>Like what you see?</strong><p>Get your digital pass and read this story right away, from £1 for the first month.</p><button>View plans</button></div>",
    "fr": "<div role=dialog><strong>Envie d'en savoir plus ?</strong><p>Prenez votre pass numérique et lisez cet article tout de suite, dès 1 € le premier mois.</p><button>Voir les offres</button></div>",
}
LOST = {
    "de": (
        "Leider nichts gefunden",
        "Unter dieser Adresse gibt es bei uns keinen Artikel (mehr). Vielleicht interessieren Sie diese Beiträge:",
    ),
    "en": (
        "Nothing here, we're afraid",
        "There is no story at this address (any more). You may like one of these instead:",
    ),
    "fr": (
        "Rien à cette adresse",
        "Il n'y a pas (ou plus) d'article à cette adresse. Ces sujets pourraient vous intéresser :",
    ),
}
OUTAGE = {
    "de": ("Wartungsarbeiten", "Wir sind gleich zurück. Unsere Seiten werden gerade überarbeitet. Bitte versuchen Sie es in einigen Minuten noch einmal. Vielen Dank für Ihre Geduld und Ihr Verständnis, Ihre Redaktion des Küstenkuriers."),
    "en": ("Down for maintenance", "We'll be right back. Our pages are being worked on at the moment. Please try again in a few minutes. Thank you for your patience and your understanding, the editors of the Coastal Herald."),
    "fr": ("Site en maintenance", "Nous revenons très vite. Nos pages sont en cours de maintenance. Merci de réessayer dans quelques minutes. Merci de votre patience et de votre compréhension, la rédaction du Courrier du Littoral."),
}  # fmt: skip


def article(
    language: str,
    paragraphs: list[str],
    *,
    title: str | None = None,
    extra: str = "",
    head: str = "",
    frame: str = "site",
) -> str:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    title = title or TITLES[language]
    return page(language, title, f"{head}<article><h1>{title}</h1>{text}</article>{extra}", frame)


def news_data(**more: object) -> str:
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": "x",
        "datePublished": "2026-03-10T08:00:00+01:00",
        **more,
    }
    return f"<script type='application/ld+json'>{json.dumps(data)}</script>"


def teaser_list(language: str) -> str:
    cards = zip(OTHER_HEADLINES[language], LEADS[language] * 3, strict=True)
    return "".join(
        f"<div><h3><a href='/{n}'>{head}</a></h3><p>{lead}</p></div>" for n, (head, lead) in enumerate(cards)
    )


def hard_walls() -> dict[str, str]:
    found = {
        "purposes": page(
            "de",
            "Übersicht der Zwecke",
            f"<h1>Sie haben die Wahl</h1>{''.join(f'<p>{p}</p>' for p in PURPOSES)}",
            "article metadata",
        )
    }
    found["purposes in a dialog"] = page(
        "de",
        TITLES["de"],
        f"<div role=dialog><h2>Wie wollen Sie lesen?</h2><ul>{''.join(f'<li>{p}</li>' for p in PURPOSES)}</ul><a href='/abo'>Mit Pur-Abo</a></div>",
        "bare",
    )
    for language in ("de", "en", "fr"):
        leads = LEADS[language]
        for n in (1, 2, 3):
            found[f"overlay behind a teaser {language} {n}"] = article(
                language, leads[:n], extra=f"<footer>© 2026</footer>{OVERLAY[language]}"
            )
        locked = news_data(
            isAccessibleForFree="False",
            hasPart={"@type": "WebPageElement", "isAccessibleForFree": False, "cssSelector": ".locked"},
        )
        found[f"declared as not free {language}"] = article(language, leads, head=locked)
        found[f"declared as not free, part is empty {language}"] = article(
            language, leads * 3, head=locked, extra="<div class='locked'></div>"
        )
        title, text = LOST[language]
        found[f"lost with a list {language}"] = page(
            language, title, f"<h1>{title}</h1><p>{text}</p>{teaser_list(language)}", "site"
        )
        title, text = OUTAGE[language]
        found[f"outage {language}"] = page(language, title, f"<h1>{title}</h1><p>{text}</p>", "bare")
        found[f"front page {language}"] = page(language, "", f"<main>{teaser_list(language)}</main>", "site")
        found[f"video {language}"] = page(
            language,
            TITLES[language],
            f"<h1>{TITLES[language]}</h1><video src='/v.mp4'></video><p>02:14</p>{teaser_list(language)}",
            "site",
        )
    found["author"] = page(
        "en",
        "Jo Tidewell",
        f"<h1>Jo Tidewell</h1><p>Jo Tidewell has reported on ports and shipping for twelve years. Before she wrote for a trade paper.</p>{teaser_list('en')}",
        "site",
    )
    found["search"] = page(
        "fr", "Recherche", f"<h1>9 résultats pour « port »</h1>{teaser_list('fr')}<a href='?page=2'>Suivant</a>", "site"
    )
    found["empty"] = "<html><body></body></html>"
    found["no text"] = ""
    found["what is on, a line each"] = page(
        "de",
        "Termine",
        "<h1>Was läuft in Hollern</h1><p>Freitag, 19.30 Uhr, Alte Scheune: Jazz im Stall</p><p>Freitag, 20 Uhr, Kino Capitol: Die letzte Mannschaft</p><p>Samstag, 8 bis 13 Uhr, Markt vor dem Rathaus</p><p>Samstag, 15 Uhr, Stadion: Hollern I gegen Minden II</p><p>Sonntag, 11 Uhr, Konzert im Schloss mit Werken von Haydn</p>",
        "site",
    )
    for language, offer in {
        "de": "Nur Förderer können sehen, wie es weitergeht. Sie bekommen auch unseren Brief am Freitag.",
        "en": "Only patrons can see what comes next. They also get our letter on Fridays.",
        "fr": "Seuls les mécènes peuvent lire ce qui suit. Ils reçoivent aussi notre lettre du vendredi.",
    }.items():
        found[f"patrons only {language}"] = article(language, [*LEADS[language], offer])
    return found
