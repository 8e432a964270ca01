# ruff: noqa: E501 - the wording of a page stays in one line
"""Overviews and results, briefs and what is left of an article, those who tell of themselves and pages that say I."""

from __future__ import annotations

import pytest

from benchmarks.crawling.judge import verdict_on
from scraper.outcome import Outcome


def page(*texts: str, title: str = "Talbote") -> str:
    return f"<html><head><title>{title}</title></head><body><main>{''.join(texts)}</main></body></html>"


def cards(*endings: str) -> str:
    texts = (
        (
            "Alter Kran kommt ins Museum",
            "Der Hafenkran von 1911 zieht im Mai in die Halle am Kai um, wie die Stadt am Freitag sagte",
        ),
        (
            "Schleuse steht wieder still",
            "Seit Dienstag warten elf Frachter vor dem unteren Tor auf ein Ersatzteil aus Rotterdam",
        ),
        (
            "Neue Fähre heißt Gesine",
            "Für den Namen stimmten 412 Leserinnen und Leser, gebaut wird sie in einer Werft in Leer",
        ),
    )
    pairs = zip(texts, endings, strict=True)
    return "".join(f"<div><h2>{head}</h2><p>{text}{end}</p></div>" for (head, text), end in pairs)


WALLS = {
    "what a page says it gathers": page(
        "<h1>Häfen</h1><p>Alle Artikel zum Thema Häfen im Überblick.</p>", cards(".", ".", ".")
    ),
    "a topic by its title": page("<h1>Häfen</h1>", cards(".", ".", "."), title="Thema: Häfen"),
    "the same label below each summary": page(
        "<h1>Häfen</h1><p>Zehn Jahre Streit, 19 Artikel.</p>",
        cards(".", ".", ".").replace("</p></div>", "</p><a href='/x'>Artikel lesen</a></div>"),
    ),
    "summaries that are cut off": page("<h1>Häfen</h1>", cards(" …", ".", " …")),
    "opening hours": page(
        "<h1>Ihre Bürgerbüros</h1>",
        "<pre>Rathaus Nord, Montag 8:00 bis 16:00\nRathaus Süd, Dienstag 8:00 bis 18:00\nBürgerhaus, Mittwoch 9:00 bis 12:00\nStadtbad, Freitag 7:00 bis 20:00</pre>",
    ),
    "a brief before something to press": page(
        "<h1>Man held over barn fire</h1><p>A 29-year-old man was arrested on Sunday after a barn burnt down at Nether Coombe. He was taken to Yeovil.</p><button>More</button>"
    ),
    "a brief that trails off": page(
        "<h1>Man held over barn fire</h1><p>A 29-year-old man was arrested on Sunday after a barn burnt down at Nether Coombe. Three calves were ...</p>"
    ),
    "an error in two sentences": page(
        "<h1>Error 503</h1><p>The backend has not answered in time. The cache server at Holme has tried again twice, and has then given up.</p>"
    ),
    "one sentence": page(
        "<h1>Man held over barn fire</h1><p>A 29-year-old man was arrested on Sunday after a barn burnt down at Nether Coombe near Yeovil.</p>"
    ),
    "a table of prices": page(
        "<h1>Halden lesen</h1><p>Die Zeitung für Halden und die Mühlau, gedruckt oder im Netz.</p>"
        "<table><tr><th>Ausgabe</th><th>Preis</th></tr><tr><td>Digital</td><td>9,90 €</td></tr><tr><td>Gedruckt</td><td>39 €</td></tr><tr><td>Beides</td><td>44 €</td></tr></table>"
    ),
    "a page that is sorry": page(
        "<h1>Page not found</h1><p>I looked behind the sofa and under my desk, but I cannot find this page. I am sorry, and my cat is too.</p>",
        title="Page not found",
    ),
    "a test that says I": page(
        "<h1>One moment</h1><p>I am not a robot, and I accept that my browser is checked. I know that this website may store what I do for 30 days.</p><input type='checkbox' name='me'>"
    ),
    "consent that says I": page(
        "<h1>Vor dem Lesen</h1><p>Ich bin einverstanden, dass wir Cookies verwenden dürfen. Meine Einwilligung gilt 12 Monate, und ich kann sie jederzeit widerrufen. Ich stimme zu, dass Ihre Partner meine Daten für Werbung nutzen.</p><button>Alle akzeptieren</button>"
    ),
}
ARTICLES = {
    "sections of an article": page(
        "<h1>Ein Hafen zieht um</h1><p>Drei Dinge ändern sich in diesem Jahr am Kai, und eines bleibt, wie es war.</p>",
        cards(".", ".", "."),
    ),
    "results": page(
        "<h1>Ergebnisse der Kreisliga</h1>",
        "<pre>SV Niederau – TuS Halden 2:1\nFC Rotbach – Eintracht Moos 0:0\nSpVgg Lauf – VfB Kirchroda 3:4\nTSV Au – Blau-Weiß Horn 1:0</pre>",
    ),
    "a brief": page(
        "<h1>Man held over barn fire</h1><p>A 29-year-old man was arrested on Sunday after a barn burnt down at Nether Coombe. Three calves were saved by neighbours.</p>"
    ),
    "a brief under a line that the title of the page has": page(
        "<div><a href='/'>Talbote</a></div><div><a href='/orte'>Orte</a></div><div>Maibaum liegt im Fluss</div><div>Unbekannte haben den Maibaum von Halden in die Ree geworfen. Die Feuerwehr zog die 24 Meter lange Fichte am Montag mit einer Winde ans Ufer.</div>"
        "<div><a href='/i'>Impressum</a> <a href='/d'>Datenschutz</a> <a href='/c'>Cookie-Einstellungen</a> <a href='/m'>Ihr Konto</a></div>",
        title="Halden: Maibaum liegt im Fluss",
    ),
    "an editor's note": page(
        "<h1>Editor's note: the swimming club</h1><p>An earlier version of this article said that the club had 300 members. It has 130. The text has been corrected.</p>"
    ),
    "a brief in which somebody tells of himself": page(
        "<h1>Der letzte Schlosser</h1><p>Ich war 41 Jahre lang Schlosser, und ich habe nie gefehlt. Am Freitag habe ich meine Werkstatt abgeschlossen. Was ich nun tue? Ich lerne schwimmen.</p>"
    ),
    "a brief with a table": page(
        "<h1>So hat Halden gewählt</h1><p>Bürgermeisterin Anke Rohde (parteilos) bleibt im Amt. Sie kam am Sonntag auf 53,1 Prozent.</p>"
        "<table><tr><th>Ortsteil</th><th>Rohde</th><th>Lenz</th></tr><tr><td>Altdorf</td><td>49,0</td><td>51,0</td></tr><tr><td>Mühlau</td><td>57,2</td><td>42,8</td></tr><tr><td>Briefwahl</td><td>55,5</td><td>44,5</td></tr></table>"
    ),
    "somebody who had to be no robot": page(
        "<h1>Lettre : ma facture</h1><p>J'ai voulu payer ma facture d'eau. On m'a demandé de prouver que je n'étais pas un robot, puis d'attendre 20 minutes. Mon voisin, lui, a envoyé un chèque par la poste.</p>"
    ),
    "somebody whose hotel was not found": page(
        "<h1>Page not found: my holiday</h1><p>I had booked two nights by the sea for my mother and me, and in May the hotel's site was gone.</p><p>The bank kept my £80 for six weeks. My mother keeps hens, so I stayed with her, and it rained.</p>"
    ),
    "an interview with a word on cookies": page(
        "<h1>The man who cuts the hedge maze</h1><p>How long does it take you? I need nine days, and my brother helps with the 14 corners.</p><p>Do people get lost? They accept cookies from me when they do: I keep a tin at the middle.</p><p>Who is next? My daughter, if she wants it. I won't push her.</p>"
    ),
}


@pytest.mark.parametrize("name", WALLS)
def test_what_is_no_article_is_refused(name: str) -> None:
    assert verdict_on(WALLS[name]).outcome is not Outcome.ARTICLE


@pytest.mark.parametrize("name", ARTICLES)
def test_an_article_that_looks_like_it_is_none_of_them(name: str) -> None:
    assert verdict_on(ARTICLES[name]).outcome is Outcome.ARTICLE
