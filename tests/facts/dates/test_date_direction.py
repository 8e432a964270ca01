"""Which May, which Thursday: a bare date lies behind or ahead as the verbs around it say.

All are of 13 October 2026 (a Tuesday). A date is ``edtf``, with "former" where the sentence gives it up.
"""

from __future__ import annotations

from datetime import date

import pytest

from facts.dates.dates import find_dates
from facts.reader import read
from facts.values import DateSpan
from tests.facts.stories import bakery, telescope
from tests.facts.test_reader import brief

DAY = date(2026, 10, 13)


def printed(text: str, language: str) -> list[str]:
    return [
        f"{mention.value.edtf}{' former' if mention.former else ''}"
        for mention in find_dates(text, language, published=DAY)
        if isinstance(mention.value, DateSpan)
    ]


@pytest.mark.parametrize(
    ("language", "sentence", "expected"),
    [
        # what was planned lies nearest, and is given up where it is over
        ("en", "First the Vela was coming in August.", ["2026-08 former"]),
        ("en", "The Vela was to fly in August.", ["2026-08 former"]),
        ("en", "The Vela was due to fly in December.", ["2026-12"]),
        ("en", "Esrange should have opened the hall in March.", ["2026-03 former"]),
        ("de", "Das Gerät sollte im August kommen.", ["2026-08 former"]),
        ("de", "Das Gerät sollte im Dezember kommen.", ["2026-12"]),
        ("de", "Eigentlich hätte die Vela schon im September starten sollen.", ["2026-09 former"]),
        ("de", "Der Start der Vela war für September zugesagt.", ["2026-09 former"]),
        ("fr", "Le télescope devait partir en août.", ["2026-08 former"]),
        ("fr", "Le télescope devait partir en décembre.", ["2026-12"]),
        ("fr", "Le lancement aurait dû intervenir en septembre.", ["2026-09 former"]),
        # what was done is no plan
        ("en", "Kornblum was set up by two bakers in 2009.", ["2009"]),
        ("en", "The 24 who were hurt have until March to file claims.", ["2027-03"]),
        ("de", "Der Start wurde im September angekündigt.", ["2026-09"]),
        ("fr", "Le lancement a été annoncé en septembre.", ["2026-09"]),
        # a clause ends at a colon, a sentence behind the name of a month
        ("de", "Gespart wird schon länger: Ende Februar hat Vela ein Werk geschlossen.", ["2026-02-21/2026-02-28"]),
        ("en", "It was due in August. Two weeks ago Vela said so.", ["2026-08 former", "2026-09-29~"]),
        # what somebody is quoted with, what is meant not to be
        ("en", 'Vela on Monday said "the beginning of December".', ["2026-10-12", "2026-12-01/2026-12-10"]),
        ("de", "Die Vela-Leute sagten nur „Anfang Dezember“.", ["2026-12-01/2026-12-10"]),
        ("fr", "La société a dit « début décembre ».", ["2026-12-01/2026-12-10"]),
        ("en", "Vela has no intention of launching in May.", ["2027-05"]),
        ("fr", "Vela n'a pas l'intention de partir en mai.", ["2027-05"]),
        # a day for which something was announced is to come, the day on which it was announced is over
        ("de", "Den für Donnerstag angekündigten Ausstand hat die Gewerkschaft abgeblasen.", ["2026-10-15"]),
        ("de", "Den am Donnerstag angekündigten Ausstand hat die Gewerkschaft abgeblasen.", ["2026-10-08"]),
        # a day of the week whose sentence tells nothing gone by is one to come
        ("en", "The crews of Vela down tools again on Thursday.", ["2026-10-15"]),
        ("en", "The board sits on Thursday.", ["2026-10-15"]),
        ("en", "The crews flew in on Thursday.", ["2026-10-08"]),
        ("en", "Some 1,900 crews remain out, down from 2,400 on Monday.", ["2026-10-12"]),
        ("de", "Die Fahrer legen am Donnerstag die Arbeit nieder.", ["2026-10-15"]),
        ("de", "Am Donnerstag rollten die ersten Wagen vom Band.", ["2026-10-08"]),
        ("de", "Am Donnerstag rollen die ersten Wagen vom Band.", ["2026-10-15"]),
        ("fr", "Les pilotes cessent le travail jeudi.", ["2026-10-15"]),
        ("fr", "Les pilotes cessaient le travail jeudi.", ["2026-10-08"]),
        ("fr", "Raccordé jeudi, le parc du Raz produit enfin.", ["2026-10-08"]),
        ("fr", "Inauguration en grande pompe, jeudi, du pont de Quillan.", ["2026-10-08"]),
        # what was forestalled was still to come, whatever day lies nearer
        ("en", "Vela will pay, averting a trial that was due to start Monday.", ["2026-10-19"]),
        ("en", "The trial was due to start on Monday.", ["2026-10-12 former"]),
        ("de", "Vela zahlt und wendet einen Prozess ab, der am Montag beginnen sollte.", ["2026-10-19"]),
        ("fr", "Vela paie, évitant un procès qui devait s'ouvrir lundi.", ["2026-10-19"]),
        # forms of the past tell it of months as well
        ("fr", "Le 3 mars, il quittait le groupe.", ["2026-03-03"]),
        ("fr", "Le groupe souhaite partir le 3 mars.", ["2027-03-03"]),
    ],
)
def test_a_bare_date_lies_where_its_verbs_say(language: str, sentence: str, expected: list[str]) -> None:
    assert printed(sentence, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "First the Vela was coming out in August."),
        ("de", "Vorgestellt wurde das Teleskop Vela im Juni, starten sollte es ursprünglich im August."),
        ("fr", "Le lancement du télescope Vela devait intervenir en août."),
    ],
)
def test_a_plan_that_is_over_is_former_and_no_announcement(language: str, text: str) -> None:
    claims = read(text, telescope(), language=language, published=DAY).claims
    assert [f"{claim.fact} {brief(claim)} {claim.modality}" for claim in claims] == ["launch 2026-08 former"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "First set for 20 November, the launch will now happen a week later.", ["2026-11-20", "2026-11-27~"]),
        ("en", "The launch was set for 20 November. It will now happen a week later.", ["2026-11-20", "2026-11-27~"]),
        ("en", "Sales open on 3 November and close three days later.", ["2026-11-03", "2026-11-06"]),
        ("de", "Geplant war der 20. November, nun soll sie eine Woche später starten.", ["2026-11-20", "2026-11-27~"]),
        ("fr", "Prévu le 20 novembre, le départ aura lieu une semaine plus tard.", ["2026-11-20", "2026-11-27~"]),
        # what it is compared with, ruled out, two sentences on, or beside a day that is told too roughly
        ("en", "The launch came on 20 August, six months later than planned.", ["2026-08-20"]),
        ("de", "Der Start war am 20. August, drei Wochen später als geplant.", ["2026-08-20"]),
        ("fr", "Le départ a eu lieu le 20 août, six mois plus tard que prévu.", ["2026-08-20"]),
        ("de", "Die Vela werde 2037 fertig, nicht ein Jahr später.", ["2037"]),
        ("en", "The launch came on 20 August. Many had waited. Then it rained. A week later all went.", ["2026-08-20"]),
        ("en", "It opened in 2024. Two days later it closed.", ["2024"]),
        ("en", "Two days later it closed.", []),
    ],
)
def test_so_much_later_is_reckoned_from_the_date_before(language: str, text: str, expected: list[str]) -> None:
    assert printed(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Chefin von Kornblum ist ab Januar Silke Brandis.", "ceo Silke Brandis planned"),
        ("en", "From January, Silke Brandis is chief executive of Kornblum.", "ceo Silke Brandis planned"),
        ("fr", "Dès janvier, Silke Brandis dirigera Kornblum.", "ceo Silke Brandis planned"),
        ("de", "Ab Dezember hat Kornblum seinen Hauptsitz in Lyon.", "hq Lyon planned"),
        # what comes then is something else
        ("de", "Ab Januar will Kornblum-Chefin Silke Brandis die Preise erhöhen.", "ceo Silke Brandis confirmed"),
        (
            "en",
            "Silke Brandis, chief executive of Kornblum, raises prices from January.",
            "ceo Silke Brandis confirmed",
        ),
        ("de", "Silke Brandis ist Chefin von Kornblum und verkauft ab Januar Brot.", "ceo Silke Brandis confirmed"),
    ],
)
def test_what_is_so_from_a_day_to_come_is_planned(language: str, text: str, expected: str) -> None:
    claims = read(text, bakery(), language=language, published=DAY).claims
    assert expected in {f"{claim.fact} {brief(claim)} {claim.modality}" for claim in claims}


@pytest.mark.parametrize(
    ("language", "sentence", "expected"),
    [
        ("en", "The website gives August as the date.", ["2027-08"]),
        ("de", "Der Chef nannte August als Termin.", ["2027-08"]),
        ("fr", "Le site donne novembre comme date.", ["2026-11"]),
        ("en", "The book gives August Horch as its founder.", []),
        ("de", "Die Chronik nennt August Horch als Gründer.", []),
        ("fr", "Le site donne Mars comme planète la plus proche.", []),
    ],
)
def test_a_month_given_as_a_date_needs_no_preposition(language: str, sentence: str, expected: list[str]) -> None:
    assert printed(sentence, language) == expected


@pytest.mark.parametrize(
    ("language", "sentence", "expected"),
    [
        # "by" with who did it, or with how much, sets no bound
        ("en", "The idea was turned down by a panel in Lund in July.", ["2026-07"]),
        ("en", "A stoppage in August lowered output by 12 percent.", ["2026-08"]),
        ("en", "Members voted by a wide margin on Thursday.", ["2026-10-08"]),
        ("en", "The Vela has to be ready by July.", ["2027-07"]),
        # what had come about by a day
        ("en", "Only 30 of the rooms had been painted by the end of September.", ["2026-09-21/2026-09-30"]),
        ("en", "The crew had until the end of July to reply.", ["2027-07-21/2027-07-31"]),
        ("de", "Bis Ende September hatten 300 Leute unterschrieben.", ["2026-09-21/2026-09-30"]),
        ("en", "It promised that it'll reach the pad in March.", ["2027-03"]),
        ("en", "The date it gave before that was the end of September.", ["2026-09-21/2026-09-30"]),
        # the year that stands behind
        ("en", "It promised to finish in November of this year.", ["2026-11"]),
        ("en", "It will open in the second half of this year.", ["2026-41"]),
        ("en", "It came in the last quarter of this year.", ["2026-36"]),
        ("en", "It came in the last quarter of 2024.", ["2024-36"]),
        ("en", "It is due on the 18th of this month.", ["2026-10-18"]),
        ("en", "All flights are off by the end of Friday.", ["2026-10-16"]),
        # what is called by its day has been
        ("de", "Über das Urteil vom Sommer verhandelt die Kammer.", ["2026-22"]),
        ("de", "Vom Dezember an fährt die Bahn wieder.", ["2026-12"]),
        # how long a time something ranks in
        ("en", "It is the third delay in two years.", []),
        ("en", "It would be the biggest float in three years.", []),
        ("en", "The Vela is to fly in two years.", ["2028~"]),
        ("de", "Es ist die dritte Panne in zwei Jahren.", []),
    ],
)
def test_what_a_date_is_reckoned_from(language: str, sentence: str, expected: list[str]) -> None:
    assert printed(sentence, language) == expected
