"""What the news of mergers, mishaps and ballots taught: holders, appositions, parts of sums, questions left open.

All texts are of 11 March 2026, a Wednesday.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from facts.amounts.counts import find_counts
from facts.amounts.money import find_money
from facts.dates.dates import find_dates
from facts.reader import read
from facts.story import Story
from facts.values import Count, DateSpan, Money
from tests.facts.stories import bakery, telescope
from tests.facts.test_reader import brief, said

DAY = date(2026, 3, 11)


def told(text: str, story: Story, language: str) -> list[tuple[str, str, str]]:
    """(fact, value, modality) of the certain claims of a text of that day."""
    claims = read(text, story, language=language, published=DAY).claims
    return [(claim.fact, brief(claim), claim.modality.value) for claim in claims if claim.uncertain is None]


RATES = [
    ("en", "Every month $5 million goes on rent.", "month"),
    ("en", "Each week €2 million is lost.", "week"),
    ("de", "Die Miete kostet jeden Monat 300.000 Euro.", "month"),
    ("de", "Das kostet jede Woche 2 Millionen Euro.", "week"),
    ("fr", "Le loyer coûte chaque mois 300 000 euros.", "month"),
]


@pytest.mark.parametrize(("language", "text", "per"), RATES)
def test_a_rate_may_stand_before_its_amount(language: str, text: str, per: str) -> None:
    assert [m.value.per for m in find_money(text, language) if isinstance(m.value, Money)] == [per]


@pytest.mark.parametrize(
    ("text", "amount"),
    [("two and a half billion euros", 2_500_000_000), ("two-and-a-half million dollars", 2_500_000)],
)
def test_a_fraction_may_stand_between_a_number_and_its_scale(text: str, amount: int) -> None:
    assert [int(m.value.amount) for m in find_money(text, "en") if isinstance(m.value, Money)] == [amount]


MERGER: dict[str, Any] = {
    "title": "Norvent and Castella merge",
    "match": "Norvent",
    "subject": {"name": "Norvent Castella", "aliases": ["Norvent Marine", "Norvent", "Castella"]},
    "facts": [{"id": "share", "kind": "stake", "holder": "Norvent Marine"}],
}
SHARES = [
    ("Norvent's owners will hold 61% of Norvent Castella and Castella's the other 39%.", [("share", "61", "planned")]),
    ("Castella's owners will hold 39% of Norvent Castella.", []),
    ("Norvent Marine holders end up with 61%.", [("share", "61", "confirmed")]),
]


@pytest.mark.parametrize(("text", "expected"), SHARES)
def test_a_holder_can_be_one_of_the_names_of_the_subject(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(text, Story.model_validate(MERGER), "en") == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Vela goes public. Its Danish parent keeps a 19 percent stake."),
        ("de", "Vela geht an die Börse. Der dänische Mutterkonzern hält weiter 19 Prozent."),
    ],
)
def test_a_word_for_the_parent_names_the_only_maker(language: str, text: str) -> None:
    story = telescope(facts=[{"id": "kept", "kind": "stake", "holder": "Esrange Optics"}])
    assert [value for _, value, _ in told(text, story, language)] == ["19"]


def test_a_kind_named_after_one_of_ours_is_announced_by_its_words() -> None:
    story = bakery(
        facts=[{"id": "sale", "kind": "sale_deadline"}],
        kinds={"sale_deadline": {"type": "date", "cues": {"en": ["must be sold by"]}}},
    )
    assert told("Kornblum has until 9 May to find a buyer.", story, "en") == [("sale", "2026-05-09", "planned")]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("The raid that stopped its ovens in November is set to cost Kornblum dear.", "2025-11"),
        ("The raid that will stop its ovens in November is set to cost Kornblum dear.", "2026-11"),
        ("The deal closes within 12 to 18 months.", "2027-03/2027-09"),
        ("It opens in two to three years.", "2028/2029"),
    ],
)
def test_dates_by_the_verb_before_them_and_as_a_range_from_now(text: str, edtf: str) -> None:
    spans = [m.value.edtf for m in find_dates(text, "en", published=DAY) if isinstance(m.value, DateSpan)]
    assert spans == [edtf]


APPOSED = [
    ("en", "Kornblum, a unit of Backhaus, has raised €40 million.", ["EUR 40m"]),
    ("en", "Kornblum, owned by Backhaus, has raised €40 million.", ["EUR 40m"]),
    ("en", "Backhaus, the owner of Kornblum, has raised €40 million.", []),
    ("de", "Kornblum, eine Tochter von Backhaus, hat 40 Millionen Euro eingesammelt.", ["EUR 40m"]),
    ("fr", "Kornblum, filiale de Backhaus, a levé 40 millions d'euros.", ["EUR 40m"]),
]


@pytest.mark.parametrize(("language", "text", "values"), APPOSED)
def test_a_name_in_an_apposition_owns_nothing_behind_it(language: str, text: str, values: list[str]) -> None:
    assert [value for fact, value, _ in told(text, bakery(), language) if fact == "funding"] == values


def test_a_pronoun_in_a_clause_about_the_subject_means_the_subject() -> None:
    text = "The Ostland Pension System led a round in Leipzig-based Kornblum that lifts its value to $7 billion."
    assert ("valuation", "USD 7000m", "confirmed") in told(text, bakery(), "en")


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("en", "Kornblum had revenue of €80 million, behind only the chain from Ulm with €90 million.", ["EUR 80m"]),
        (
            "de",
            "Kornblum kam auf einen Umsatz von 80 Millionen Euro, gefolgt von Holmgren mit 70 Millionen Euro.",
            ["EUR 80m"],
        ),
    ],
)
def test_the_figure_of_whom_a_clause_ranks_something_beside(language: str, text: str, values: list[str]) -> None:
    assert [value for fact, value, _ in told(text, bakery(), language) if fact == "revenue"] == values


def test_it_was_repeats_what_was_counted() -> None:
    story = telescope(
        facts=[{"id": "cost", "kind": "project_cost"}, {"id": "total", "kind": "total"}],
        kinds={"total": {"type": "money", "cues": {"de": ["alles in allem"]}}},
    )
    text = "Alles in allem braucht Vela 900 Millionen Euro, heißt es in einer Vorlage, bislang waren es 700 Millionen."
    assert [(fact, value) for fact, value, _ in told(text, story, "de")] == [
        ("total", "EUR 900m"),
        ("total", "EUR 700m"),
    ]


@pytest.mark.parametrize(
    ("text", "counts"),
    [("It has 170m monthly users.", [170_000_000]), ("She ran the 400m in a minute.", []), ("A 50m pool.", [])],
)
def test_a_small_m_is_millions_before_what_people_count(text: str, counts: list[int]) -> None:
    assert [int(m.value.amount) for m in find_counts(text, "en") if isinstance(m.value, Count)][:1] == counts


WAITING = [
    ("en", "When will Vela be launched? That is not for me to say. In May, I hear.", ["2026-05"]),
    ("de", "Wann startet Vela? Das müssen andere sagen. Gedacht ist an Mai 2027.", ["2027-05"]),
    # who asks for yes or no is answered by the next sentence
    ("en", "Is Vela to be launched at all? It is. People left in May 2025.", []),
]


@pytest.mark.parametrize(("language", "text", "values"), WAITING)
def test_a_question_waits_for_its_answer(language: str, text: str, values: list[str]) -> None:
    assert [value for fact, value, _ in told(text, telescope(), language) if fact == "launch"] == values


PARTS = [
    ("en", "Revenue of Kornblum came to €80 million, of which €30 million came from Austria.", ["EUR 80m"]),
    ("en", "Revenue of Kornblum came to €80 million, including €30 million from Austria.", ["EUR 80m"]),
    ("de", "Der Umsatz von Kornblum lag bei 80 Millionen Euro, davon kamen 30 Millionen Euro aus Wien.", ["EUR 80m"]),
    (
        "fr",
        "Le chiffre d'affaires de Kornblum atteint 80 millions d'euros, dont 30 millions d'euros à Vienne.",
        ["EUR 80m"],
    ),
]


@pytest.mark.parametrize(("language", "text", "values"), PARTS)
def test_a_part_of_an_amount_is_no_level(language: str, text: str, values: list[str]) -> None:
    assert [value for fact, value, _ in told(text, bakery(), language) if fact == "revenue"] == values


def test_what_is_said_behind_a_part_says_nothing_of_the_whole() -> None:
    story = bakery(facts=[{"id": "damage", "kind": "damage"}])
    text = "Kornblum booked one-off items of €23 million, of which €19 million relate to the fire."
    assert [value for _, value, _ in told(text, story, "en")] == ["EUR 19m"]


PARTY: dict[str, Any] = {
    "title": "The League votes",
    "match": "League",
    "subject": {"name": "League", "aliases": ["Liga"], "people": ["Rosa Holm"]},
    "facts": [
        {"id": "holm", "kind": "vote_share", "person": "Rosa Holm"},
        {"id": "poll", "kind": "vote_share", "near": ["poll*", "Umfrage*"]},
    ],
}
BALLOTS = [
    ("en", "Rosa Holm speaks. In the polls the League is on 13 percent.", {("poll", "13", "confirmed")}),
    ("de", "Knapp 65 Prozent für Rosa Holm: Die Liga staunt.", {("holm", "under 65", "confirmed")}),
    ("de", "Rosa Holm sammelte bei der Liga 95 Prozent ein.", {("holm", "95", "confirmed")}),
]


@pytest.mark.parametrize(("language", "text", "expected"), BALLOTS)
def test_what_is_the_subjects_own_is_no_persons(language: str, text: str, expected: set[tuple[str, str, str]]) -> None:
    assert set(told(text, Story.model_validate(PARTY), language)) == expected


SUCCESSIONS = [
    (
        "en",
        "Jan Wendt, who has been chief executive of Kornblum since 2021 and hands over to Ida Brandt next month, left.",
        {("Jan Wendt", "confirmed"), ("Ida Brandt", "planned")},
    ),
    ("en", "Kornblum has a new chief executive. The engineer succeeds Jan Wendt.", {("Jan Wendt", "former")}),
    ("de", "Kornblum hat eine neue Chefin. Die Ingenieurin folgt auf Jan Wendt.", {("Jan Wendt", "former")}),
]


@pytest.mark.parametrize(("language", "text", "expected"), SUCCESSIONS)
def test_who_follows_whom(language: str, text: str, expected: set[tuple[str, str]]) -> None:
    assert {(name, modality) for fact, name, modality in told(text, bakery(), language) if fact == "ceo"} == expected


def test_the_comma_that_closes_a_date_parts_it_from_nothing() -> None:
    text = "Vela waits. On Thursday, May 7, 2026, a launch follows."
    assert ("launch", "2026-05-07", "planned") in told(text, telescope(), "en")


def test_a_longer_cue_of_what_a_story_follows_goes_first() -> None:
    story = bakery(
        facts=[{"id": "stake", "kind": "stake", "holder": "Backhaus"}, {"id": "premium", "kind": "premium"}],
        kinds={"premium": {"type": "percent", "cues": {"en": ["premium", "above .. closing price"]}}},
    )
    assert told("In Kornblum, Backhaus ends up with 28 percent.", story, "en") == [("stake", "28", "confirmed")]


@pytest.mark.parametrize(
    "holder", ["Der Anteil des Landes", "Die Beteiligung der Stadt", "Der Anteil der Gründerfamilie"]
)
def test_what_a_group_holds_is_not_the_holders_share(holder: str) -> None:
    story = bakery(facts=[{"id": "stake", "kind": "stake", "holder": "Backhaus"}])
    text = f"Backhaus hält 14 Prozent an Kornblum. {holder} liegt bei fünf Prozent."
    assert [value for _, value, _ in said(text, story, "de")] == ["14"]


@pytest.mark.parametrize("behind", ["Die dänische Mutter behält 20 Prozent.", "Vier Prozent gehen an private Anleger."])
def test_what_the_parent_keeps_or_others_are_given_is_not_the_holders(behind: str) -> None:
    story = bakery(facts=[{"id": "stake", "kind": "stake", "holder": "Backhaus"}])
    text = f"Backhaus hält 14 Prozent an Kornblum. {behind}"
    assert [value for _, value, _ in said(text, story, "de")] == ["14"]


def test_what_is_said_behind_a_share_and_its_whole_is_said_of_the_share() -> None:
    kinds = {"fit": {"type": "count", "cues": {"de": ["# .. infrage"]}}}
    story = bakery(facts=[{"id": "fit", "kind": "fit"}], kinds=kinds)
    text = "Von den 1,2 Millionen Kunden von Kornblum kommen höchstens 50.000 infrage."
    assert [value for _, value, _ in said(text, story, "de")] == ["up to 50000"]


def test_what_the_head_of_the_holder_holds_is_the_holders() -> None:
    story = bakery(facts=[{"id": "stake", "kind": "stake", "holder": "Backhaus"}])
    text = "Backhaus-Chef Tom Miller hat nachgelegt. Die Schweden halten nun 21 Prozent an Kornblum."
    assert [value for _, value, _ in said(text, story, "de")] == ["21"]


def test_a_part_with_a_scope_of_the_story_is_told_apart() -> None:
    story = bakery(facts=[{"id": "jobs", "kind": "job_cuts", "scope": ["Backstuben"]}])
    text = "Kornblum streicht 3900 Stellen, davon 1300 in den Backstuben."
    assert [value for _, value, _ in said(text, story, "de")] == ["3900", "1300"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Kornblum ouvre un four, dont le coût est passé de 33 à 38 millions d'euros."),
        ("en", "Kornblum opens an oven, of which the cost went up from €33 million to €38 million."),
    ],
)
def test_a_figure_with_no_whole_before_the_word_for_a_part_is_none(language: str, text: str) -> None:
    story = bakery(facts=[{"id": "cost", "kind": "project_cost"}])
    assert "EUR 38m" in [value for _, value, _ in said(text, story, language)]


@pytest.mark.parametrize(
    ("language", "cue", "text"),
    [
        ("fr", "à hauteur de #", "payé à hauteur de 42 % par Castella, 31 % par Velora et 27 % par Nordbeam."),
        ("en", "shared, #", "shared, 42% by Castella, 31% by Velora and 27% by Nordbeam."),
    ],
)
def test_the_last_of_a_list_of_shares_is_of_the_other_behind_its_by(language: str, cue: str, text: str) -> None:
    facts = [{"id": name.lower(), "kind": "split", "holder": name} for name in ("Castella", "Velora")]
    kind = {"type": "percent", "description": "Part of the price", "cues": {language: [cue]}}
    story = bakery(facts=facts, kinds={"split": kind}, others={"organisations": ["Castella", "Velora", "Nordbeam"]})
    opening = {"fr": "Le prix de Kornblum est", "en": "The price of Kornblum is"}[language]
    found = [(fact, value) for fact, value, _ in said(f"{opening} {text}", story, language)]
    assert ("castella", "42") in found
    assert "27" not in [value for _, value in found]


@pytest.mark.parametrize(
    ("language", "text", "whole"),
    [
        ("en", "Kornblum will invest $58 million in a plant. This includes $4 million for a lab.", "USD 58m"),
        ("en", "Kornblum invests $58 million. It has clarified that this includes $4 million for a lab.", "USD 58m"),
        ("de", "Kornblum investiert 58 Millionen Euro. Davon sind 4 Millionen Euro für ein Labor.", "EUR 58m"),
        ("fr", "Kornblum investit 58 millions d'euros. Cela comprend 4 millions d'euros pour un labo.", "EUR 58m"),
    ],
)
def test_a_part_may_point_back_to_the_sentence_before(language: str, text: str, whole: str) -> None:
    story = bakery(facts=[{"id": "money", "kind": "investment"}])
    assert [value for _, value, _ in said(text, story, language)] == [whole]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Backhaus has bid for Kornblum. The founding family, which owns 18% of Kornblum, will accept."),
        ("de", "Backhaus will Kornblum kaufen. Die Gründerfamilie, die 18 Prozent an Kornblum hält, ist dafür."),
        ("fr", "Backhaus a fait une offre sur Kornblum. La famille fondatrice, qui possède 18 % des titres, est pour."),
    ],
)
def test_what_a_family_holds_is_not_the_bidders(language: str, text: str) -> None:
    assert not [claim for claim in told(text, bakery(), language) if claim[0] == "stake"]
