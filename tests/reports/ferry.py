"""A small story for the tests of reports: Fjordlink orders electric ferries. Sentences, outlets and figures are made up."""

# ruff: noqa: E501 - one claim with its sentence stands on one line

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from facts.model import Change, Claim, Evidence, Modality, Report, Sighting, Verb
from facts.story import Story
from facts.values import Choice, Count, DateSpan, Hedge, Money, Name, Percent, Place, Value

START = datetime(2026, 2, 2, 7, 30, tzinfo=UTC)
NOW = START + timedelta(days=16)

STORY = Story.model_validate(
    {
        "title": "Fjordlink's electric ferries",
        "match": "Fjordlink",
        "subject": {"name": "Fjordlink"},
        "facts": [
            {"id": "funding", "kind": "funding", "label": "Financing"},
            {"id": "launch", "kind": "launch_date", "label": "First sailing"},
            {"id": "chief", "kind": "chief_executive", "label": "Chief executive"},
            {"id": "ferries", "kind": "count", "label": "Ferries ordered"},
            {"id": "base", "kind": "headquarters", "label": "Home port"},
            {"id": "stake", "kind": "stake", "label": "State's stake"},
            {"id": "status", "kind": "status", "label": "Yard contract"},
            {"id": "licence", "kind": "launch_date", "label": "Operating licence"},
        ],
    }
)


def euros(millions: str, *, hedge: Hedge | None = None, top: str | None = None) -> Money:
    """Money in millions of euros, printed to the million."""
    return _money(millions, "EUR", hedge, top)


def dollars(millions: str, *, hedge: Hedge | None = None) -> Money:
    """Money in millions of US dollars."""
    return _money(millions, "USD", hedge, None)


def number(count: int, hedge: Hedge | None = None) -> Count:
    """A plain count."""
    return Count(Decimal(count), Decimal(1), hedge=hedge)


def claim(
    fact: str,
    value: Value,
    sentence: str,
    *,
    modality: Modality = Modality.CONFIRMED,
    qualifier: str | None = None,
    attribution: tuple[str, ...] = (),
    converted: tuple[Value, ...] = (),
    uncertain: str | None = None,
) -> Claim:
    """A claim from a sentence whose value's words stand in [brackets]; the sentence stands at offset 100 of its text."""
    before, _, rest = sentence.partition("[")
    words, _, after = rest.partition("]")
    quote = before + words + after
    start = 100 + len(before)
    evidence = Evidence(quote, 100, 100 + len(quote), words, start, start + len(words))
    return Claim(fact, value, modality, evidence, qualifier, attribution, converted, uncertain)


def report(
    article: int,
    outlet: str,
    day: float,
    *claims: Claim,
    revision: int = 1,
    origin: str | None = None,
    title: str = "Fjordlink plans electric ferries",
    url: str | None = None,
    correction: str | None = None,
    confirmed: float | None = None,
) -> Report:
    """A report so many days after the start; seen by us half an hour after the outlet published it."""
    at = START + timedelta(days=day)
    return Report(
        article=article,
        revision=revision,
        outlet=outlet,
        url=url or f"https://{outlet.lower().replace(' ', '-')}.example/{article}",
        title=title,
        reported_at=at,
        observed_at=at + timedelta(minutes=30),
        confirmed_at=START + timedelta(days=confirmed if confirmed is not None else day + 1),
        origin=origin or f"article-{article}",
        correction=correction,
        reader="1",
        claims=claims,
    )


def change(
    verb: Verb,
    new: Report | None,
    old: Report | None,
    fact: str,
    because: str,
    rule: str = "a rule",
    flags: tuple[str, ...] = (),
) -> Change:
    """The change between the claims that two reports make for a fact."""
    sightings = [
        Sighting(next(one for one in source.claims if one.fact == fact), source) if source else None
        for source in (old, new)
    ]
    source = new or old
    at = source.observed_at if source else START
    digest = hashlib.sha256(f"{verb}{fact}{at}{because}".encode()).hexdigest()[:10]
    return Change(digest, fact, verb, sightings[0], sightings[1], at, rule, because, flags)


def coverage() -> tuple[list[Report], list[Change]]:
    """Two weeks of reports, with the changes a careful reader would note."""
    c = claim
    talks, planned, soft = Modality.IN_TALKS, Modality.PLANNED, Modality.TARGETED
    kueste = report(
        1, "Küstenblatt", 0,
        c("funding", euros("180", hedge=Hedge.APPROX), "Die Reederei Fjordlink verhandelt über eine Finanzierung von [rund 180 Millionen Euro].", modality=talks, attribution=("people familiar with the talks",)),
        c("launch", DateSpan("2027"), "Die erste Fähre soll [2027] ablegen.", modality=soft),
        c("base", Place("Kiel"), "Fjordlink will seine Schiffe von [Kiel] aus einsetzen.", modality=planned),
        title="Fjordlink verhandelt über Elektrofähren", confirmed=15,
    )  # fmt: skip
    wire = [
        report(
            2 + index, outlet, 1 + index * 0.06,
            c("funding", euros("180"), "Fjordlink is in talks to raise [€180 million] ($212 million), the agency Nordwire reported.", modality=talks, attribution=("Nordwire",), converted=(dollars("212"),)),
            c("ferries", number(6), "The money would pay for [six] ferries.", modality=soft),
            origin="nordwire", title="Ferry start-up seeks money", confirmed=3,
        )
        for index, outlet in enumerate(("Harbour Times", "The Packet", "Le Courrier des Ports", "Morgenpost am Fjord"))
    ]  # fmt: skip
    ledger = report(
        6, "Baltic Ledger", 3.2,
        c("funding", dollars("250", hedge=Hedge.UNDER), "Investors are ready to put [nearly $250 million] into Fjordlink, two of them said.", modality=talks),
        c("launch", DateSpan("2027-01/2027-04~"), "The first crossing is planned for [early 2027].", modality=planned),
        c("chief", Name("Ingrid Solberg-Haugen"), "[Ingrid Solberg-Haugen], who ran the coastal line until last year, leads the company."),
        title="Investors line up for electric ferries", confirmed=14,
    )  # fmt: skip
    edited = report(
        3, "The Packet", 5,
        c("funding", euros("210"), "Fjordlink is in talks to raise [€210 million], the agency Nordwire reported.", modality=talks, attribution=("Nordwire",)),
        c("ferries", number(6), "The money would pay for [six] ferries.", modality=soft),
        revision=2, origin="nordwire", title="Ferry start-up seeks money", confirmed=13,
    )  # fmt: skip
    yard = report(
        7, "Werftkurier", 7.4,
        c("funding", euros("210"), "Fjordlink hat nach eigenen Angaben [210 Millionen Euro] eingesammelt."),
        c("ferries", number(8), "Bestellt sind [acht] Fähren, nicht wie zunächst berichtet sechs."),
        c("launch", DateSpan("2027-03"), "Der Betrieb beginnt im [März 2027].", modality=planned),
        c("stake", Percent(Decimal("12.5"), Decimal("0.1")), "Das Land hält [12,5 Prozent] der Anteile."),
        c("funding", euros("180"), "Zuvor war von [180 Millionen Euro] die Rede.", modality=Modality.FORMER),
        title="Fjordlink bestellt acht Elektrofähren bei der Schiffbaugesellschaft", confirmed=15.5,
    )  # fmt: skip
    moves = report(
        8, "Harbour Times", 9.1,
        c("base", Place("Flensburg"), "The company has chosen [Flensburg] as its home port instead of Kiel."),
        c("status", Choice("signed"), "The contract with the yard is [signed]."),
        c("launch", DateSpan("2027-05-04"), "Sailings start on [4 May 2027], two months later than planned.", modality=planned),
        title="Flensburg wins the ferries", confirmed=15.5,
    )  # fmt: skip
    courier = report(
        9, "Fjordmagazin", 11.3,
        c("chief", Name("Jonas Brekke"), "[Jonas Brekke] könnte die Leitung übernehmen, heißt es in der Branche.", modality=Modality.RUMOURED),
        c("ferries", number(80), "Das Vorhaben umfasst [80] Schiffe und Boote.", uncertain="ten times the other reports; perhaps another fleet is meant"),
        c("launch", DateSpan("2027-05"), "Abgelegt werden soll im [Mai 2027].", modality=planned),
        title="Führungsfrage bei Fjordlink", confirmed=15.5,
    )  # fmt: skip
    reports = [kueste, *wire, ledger, edited, yard, moves, courier]
    changes = [
        change(Verb.FIRST_REPORTED, kueste, None, "funding", "No earlier report names a sum.", "first of a fact"),
        change(Verb.FIRST_REPORTED, kueste, None, "launch", "No earlier report names a date.", "first of a fact"),
        change(Verb.FIRST_REPORTED, kueste, None, "base", "No earlier report names a port.", "first of a fact"),
        change(Verb.RESTATED, wire[0], kueste, "funding", "€180 million lies within about €180 million.", "same value"),
        *[change(Verb.COPIED, one, wire[0], "funding", f"{one.outlet} prints the text of Nordwire.", "same origin") for one in wire[1:]],
        change(Verb.FIRST_REPORTED, wire[0], None, "ferries", "No earlier report counts the ferries.", "first of a fact"),
        change(Verb.DISPUTED, ledger, wire[0], "funding", "Two origins give sums that do not overlap: €180 million, and $250 million (€212 million at the rate of the day).", "disjoint values", ("currencies differ",)),
        change(Verb.REFINED, ledger, kueste, "launch", "Early 2027 lies within 2027.", "contained span"),
        change(Verb.FIRST_REPORTED, ledger, None, "chief", "No earlier report names a chief executive.", "first of a fact"),
        change(Verb.REVISED_IN_PLACE, edited, wire[1], "funding", "The Packet changed the sum in the same article and added no note.", "same article, no note"),
        change(Verb.STATUS_MOVED, yard, edited, "funding", "The sum is the same; in talks became confirmed.", "advance in modality"),
        change(Verb.SUPERSEDED, yard, wire[0], "ferries", "A later report gives another count with the cue “nicht wie zunächst berichtet”.", "change cue"),
        change(Verb.REFINED, yard, ledger, "launch", "March 2027 lies within early 2027.", "contained span"),
        change(Verb.DISPUTED, moves, yard, "launch", "4 May 2027 and March 2027 exclude each other.", "independent reports differ"),
        change(Verb.SUPERSEDED, moves, kueste, "base", "Another port with the cue “instead of”.", "change cue"),
    ]  # fmt: skip
    return reports, changes


def _money(millions: str, currency: str, hedge: Hedge | None, top: str | None) -> Money:
    million = Decimal(10) ** 6
    return Money(
        Decimal(millions) * million, currency, million, Decimal(top) * million if top is not None else None, hedge
    )
