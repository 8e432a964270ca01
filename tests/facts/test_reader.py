"""From a text to claims: the right figure, of the right owner, in the right mood, with its sentence."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facts.model import Claim
from facts.reader import explain, read
from facts.story import Story
from facts.values import to_json
from tests.facts.stories import bakery, telescope
from tests.growth import grows_in_step, is_linear

DAY = date(2026, 5, 12)


def said(text: str, story: Story, language: str) -> list[tuple[str, str, str]]:
    """(fact, value in a few words, modality) for each certain claim."""
    return [
        (claim.fact, brief(claim), claim.modality.value)
        for claim in read(text, story, language=language, published=DAY).claims
        if claim.uncertain is None
    ]


def brief(claim: Claim) -> str:
    """``EUR 5e6``, ``over 300``, ``2026-09``, ``Rosa Kornblum``."""
    value = to_json(claim.value)
    if "amount" in value:
        return f"{value['currency']} {value['amount'] / 1e6:g}m"
    number = value.get("count", value.get("percent"))
    if number is not None:
        return f"{value['qual']} {number}" if "qual" in value else str(number)
    return str(value.get("edtf") or value.get("name") or value.get("text"))


EXAMPLES = [
    # who: the subject, another one, carried over
    ("en", "Kornblum raised $40 million at a valuation of $300 million.",
     [("funding", "USD 40m", "confirmed"), ("valuation", "USD 300m", "confirmed")]),
    ("en", "Kornblum wants money. It is in talks to raise €25m, which would value the company at about €200m.",
     [("funding", "EUR 25m", "in_talks"), ("valuation", "EUR 200m", "rumoured")]),
    ("en", "Kornblum is small. Backhaus was valued at €3 billion last year.", []),
    ("en", "Unlike Kornblum, Miller's raised $90 million in April.", []),
    ("en", "Kornblum employs bakers. Tom Miller's Miller's Bakeries is worth $2 billion.", []),
    ("de", "Kornblum sammelt 40 Millionen Euro ein und wird mit 300 Millionen Euro bewertet.",
     [("funding", "EUR 40m", "confirmed"), ("valuation", "EUR 300m", "confirmed")]),
    ("de", "Kornblum sucht Geld. Die Bewertung soll rund 200 Mio. Euro sein. Zum Vergleich: Backhaus ist 3 Mrd. wert.",
     [("valuation", "EUR 200m", "planned")]),
    ("de", "Der Rivale Backhaus hat 90 Millionen Euro eingesammelt, Kornblum noch nichts.", []),
    ("fr", "Kornblum a levé 40 millions d'euros, sur la base d'une valorisation de 300 millions d'euros.",
     [("funding", "EUR 40m", "confirmed"), ("valuation", "EUR 300m", "confirmed")]),
    ("fr", "Kornblum serait en pourparlers pour lever 25 millions d'euros. Backhaus, lui, vaut 3 milliards.",
     [("funding", "EUR 25m", "in_talks")]),
    # who: places, authorities, bidders and rivals own nothing that the text does not give them
    ("en", "Kornblum opened in Freiburg. The line from Freiburg to Nancy helps. Revenue came to €80 million.",
     [("revenue", "EUR 80m", "confirmed")]),
    ("en", "Kornblum is under scrutiny. The Competition Commission put revenue at €80 million.",
     [("revenue", "EUR 80m", "confirmed")]),
    ("en", "Kornblum faces Backhaus, which sold twice as much. Revenue came to €80 million last year.",
     [("revenue", "EUR 80m", "confirmed")]),
    ("en", "Kornblum is small. Backhaus is a giant. Its revenue came to €900 million last year.", []),
    ("de", "LEIPZIG (dpa) - Kornblum wächst. Chefin Ida Brandt stellt ein.", [("ceo", "Ida Brandt", "confirmed")]),
    ("fr", "Kornblum grandit, malgré Backhaus. La directrice générale, Ida Brandt, embauche.",
     [("ceo", "Ida Brandt", "confirmed")]),
    # what: kinds compete
    ("en", "Kornblum had revenue of €80 million and paid a fine of €2 million.", [("revenue", "EUR 80m", "confirmed")]),
    ("de", "Kornblum erzielte einen Umsatz von 80 Millionen Euro, der Verlust lag bei fünf Millionen.",
     [("revenue", "EUR 80m", "confirmed")]),
    # counts
    ("en", "Kornblum will cut more than 300 jobs and close at least four shops.",
     [("jobs", "over 300", "planned"), ("shops", "at least 4", "planned")]),
    ("de", "Kornblum streicht 1'200 Stellen und schließt zwölf Filialen.",
     [("jobs", "1200", "planned"), ("shops", "12", "planned")]),
    ("fr", "Kornblum va supprimer 1 200 postes et fermer une douzaine de magasins.",
     [("jobs", "1200", "planned"), ("shops", "12", "planned")]),
    ("en", "Kornblum will cut 300 of its 2,000 jobs.", [("jobs", "300", "planned")]),
    ("de", "Kornblum schließt zwei der acht Filialen.", [("shops", "2", "planned")]),
    # stakes
    ("en", "Backhaus raised its stake in Kornblum to 28 percent.", [("stake", "28", "confirmed")]),
    ("de", "Backhaus hält 28 Prozent an Kornblum.", [("stake", "28", "confirmed")]),
    ("fr", "Backhaus détient 28 % du capital de Kornblum.", [("stake", "28", "confirmed")]),
    # people, places, roles
    ("en", "Kornblum named Ida Brandt as chief executive.", [("ceo", "Ida Brandt", "confirmed")]),
    ("de", "Neuer Geschäftsführer von Kornblum wird Karl Winter.", [("ceo", "Karl Winter", "planned")]),
    ("fr", "Kornblum a nommé Ida Brandt au poste de directrice générale.", [("ceo", "Ida Brandt", "confirmed")]),
    ("en", "Kornblum is headquartered in Leipzig.", [("hq", "Leipzig", "confirmed")]),
    ("fr", "Kornblum, dont le siège est à Lyon, se développe.", [("hq", "Lyon", "confirmed")]),
    ("en", "Rosa Kornblum will serve as executive chairman of Kornblum.", [("role", "executive chairman", "planned")]),
    # dates
    ("en", "Rosa Kornblum will leave Kornblum at the end of the year, she said on May 11.",
     [("leaves", "2026-12~", "planned")]),
    ("de", "Der Börsengang von Kornblum ist für den Herbst geplant.", [("ipo", "2026-23", "planned")]),
    # nothing is stated
    ("en", "Is Kornblum worth $300 million?", []),
    ("en", "If Kornblum raised $40 million, it could open shops.", []),
    ("en", "Kornblum declined to comment on the figure of 5 people.", []),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), EXAMPLES, ids=[text[:60] for _, text, _ in EXAMPLES])
def test_a_sentence_gives_the_claims_it_states(language: str, text: str, expected: list[tuple[str, str, str]]) -> None:
    assert sorted(said(text, bakery(), language)) == sorted(expected)


SHIFTS = [
    ("en", "The launch of Vela was pushed back from May to November 2026.",
     {("launch", "2026-05", "former"), ("launch", "2026-11", "planned")}),
    ("en", "Vela will launch in November 2026 instead of May.",
     {("launch", "2026-05", "former"), ("launch", "2026-11", "planned")}),
    ("de", "Der Start von Vela wurde von Mai auf November 2026 verschoben.",
     {("launch", "2026-05", "former"), ("launch", "2026-11", "planned")}),
    ("de", "Ursprünglich war der Start von Vela für 2025 geplant.", {("launch", "2025", "former")}),
    ("fr", "Le lancement de Vela est reporté de mai à novembre 2026.",
     {("launch", "2026-05", "former"), ("launch", "2026-11", "planned")}),
    ("en", "The cost of Vela rose from €300 million to €500 million.",
     {("cost", "EUR 300m", "former"), ("cost", "EUR 500m", "planned")}),
    ("de", "Die Kosten von Vela steigen von 300 auf 500 Millionen Euro.",
     {("cost", "EUR 300m", "former"), ("cost", "EUR 500m", "planned")}),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), SHIFTS, ids=[text[:60] for _, text, _ in SHIFTS])
def test_a_shift_gives_the_new_value_and_the_former_one(
    language: str, text: str, expected: set[tuple[str, str, str]]
) -> None:
    assert {row for row in said(text, telescope(), language) if row[0] != "status"} == expected


def test_the_same_thing_said_twice_is_one_claim() -> None:
    text = "Kornblum raises $1 billion. To be exact, Kornblum has raised $1.03 billion (about €950 million)."

    claims = read(text, bakery(), language="en", published=DAY).claims

    assert [(claim.fact, brief(claim)) for claim in claims] == [("funding", "USD 1030m")]
    assert [to_json(value)["currency"] for value in claims[0].converted] == ["EUR"]


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("", "the text is empty"),
        ("La empresa Kornblum negocia una ronda de 25 millones de euros con varios inversores de la ciudad.", "es"),
    ],
)
def test_what_cannot_be_read_gives_no_claims_and_says_why(text: str, note: str) -> None:
    reading = read(text, bakery(), published=DAY)

    assert reading.claims == ()
    assert note in (reading.note or "")


def test_a_text_from_before_the_story_says_nothing_about_it() -> None:
    story = bakery(since=date(2026, 1, 1))

    reading = read("Kornblum raised $40 million.", story, language="en", published=date(2024, 3, 1))

    assert reading.claims == ()
    assert "2026-01-01" in (reading.note or "")


def test_a_long_text_about_others_gives_no_claims() -> None:
    text = "The company raised $40 million at a valuation of $300 million. " * 20

    assert read(text, bakery(), language="en", published=DAY).claims == ()


def test_every_value_is_explained() -> None:
    text = "Kornblum raised $40 million. Backhaus is worth $3 billion."

    reasons = {row.words: (row.fact, row.reason) for row in explain(text, bakery(), language="en", published=DAY)}

    assert reasons["$40 million"][0] == "funding"
    assert reasons["$3 billion"][0] is None
    assert "Backhaus" in reasons["$3 billion"][1]


def test_a_kind_of_ones_own_needs_no_code() -> None:
    story = bakery(
        kinds={"recalled": {"type": "count", "cues": {"en": ["recall*"]}, "nouns": {"en": ["loaves"]}}},
        facts=[{"id": "recalled", "kind": "recalled"}],
    )

    assert said("Kornblum recalled 4,000 loaves of bread.", story, "en") == [("recalled", "4000", "confirmed")]


PIECES = st.lists(
    st.sampled_from(
        [
            "Kornblum raised $40 million.", "Kornblum wird mit 300\u00a0Mio.\u202f€ bewertet.", "«Rien», dit-elle.",
            "Miller’s lost $5bn – so what?", "(50 %)", "am 26. Mai 2026", "â‚¬5m", "\u200b", "\n\n", "1.1.1",
            "Rosa Korn\u00adblum leaves in June.", "It could be valued at €3bn, up from €2bn.", "\t", "|", "9" * 30,
        ]
    ),
    max_size=12,
)  # fmt: skip


@settings(max_examples=150)
@given(PIECES, st.sampled_from(["de", "en", "fr"]))
def test_the_quote_gate_holds_and_reading_is_repeatable(pieces: list[str], language: str) -> None:
    """``text[start:end]`` is the quote, and the quote contains the value's words."""
    text = "Kornblum. " + " ".join(pieces)

    first = read(text, bakery(), language=language, published=DAY)

    for claim in first.claims:
        seen = claim.evidence
        assert text[seen.start : seen.end] == seen.quote
        assert text[seen.words_start : seen.words_end] == seen.words
        assert seen.start <= seen.words_start <= seen.words_end <= seen.end
    assert read(text, bakery(), language=language, published=DAY) == first


@pytest.mark.parametrize("filler", ["a, ", "Kornblum raised ", "$5 ", "(((((", "May 5 ", "- ", "Aa Bb ", "\n", "„“"])
def test_hostile_text_is_linear_work(filler: str) -> None:
    assert is_linear(lambda text: read(f"Kornblum {text}", bakery(), language="en", published=DAY), filler)


def test_a_text_of_ever_new_names_is_linear_work() -> None:
    """What a text has spoken of so far is not copied for each sentence."""
    names = ["".join(letters) for letters in product("abcdefghij", repeat=4)]

    def speak_of(count: int) -> None:
        said = " ".join(f"Ida Br{name} said so." for name in names[:count])
        read(f"Kornblum. {said}", bakery(), language="en", published=DAY)

    assert grows_in_step(speak_of, 1000)


@pytest.mark.parametrize(
    ("text", "language", "sources"),
    [
        ("Rosa Lind was named chief executive of Kornblum, according to people who know the plans.", "en", ()),
        ("Rosa Lind wird Chefin von Kornblum, sagten Eingeweihte.", "de", ()),
        ("Kornblum raised 5 million euros, according to Reuters.", "en", ("Reuters",)),
        ("Kornblum said Ida Brandt would be its chief executive.", "en", ("Kornblum",)),
        ("Kornblum teilte mit, Ida Brandt werde neue Chefin.", "de", ("Kornblum",)),
        ("Ida Brandt is the new chief executive of Kornblum, said Rosa Lind.", "en", ("Rosa Lind",)),
    ],
)
def test_who_says_so_stands_beside_the_word_of_saying(text: str, language: str, sources: tuple[str, ...]) -> None:
    claims = read(text, bakery(), language=language, published=DAY).claims
    assert [claim.attribution for claim in claims] == [sources]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Kornblum put off the launch indefinitely, said Ida Brandt, chief executive until last year."),
        ("de", "Kornblum verschob den Start auf unbestimmte Zeit, sagte Ida Brandt, bis 2020 Vorstandschefin."),
        ("fr", "Kornblum a reporté le lancement sine die, a dit Ida Brandt, directrice générale jusqu'en 2020."),
    ],
)
def test_a_day_that_is_not_known_stands_beside_a_role(language: str, text: str) -> None:
    facts = [{"id": "boss", "kind": "chief_executive"}, {"id": "launch", "kind": "launch_date"}]
    story = Story.model_validate({"title": "-", "match": "-", "subject": {"name": "Kornblum"}, "facts": facts})
    reading = read(text, story, language=language, published=date(2026, 1, 5))
    assert {claim.fact for claim in reading.claims} <= {"boss", "launch"}
