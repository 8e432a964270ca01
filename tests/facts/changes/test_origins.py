"""Copies: agency credits, near-duplicate texts, named first sources."""

import random
from datetime import UTC, datetime, timedelta

import pytest

from facts.changes.origins import (
    Fingerprint,
    agency_credit,
    claim_origin,
    group_origins,
    independent,
    signature,
    signature_is_current,
    similarity,
)
from facts.model import Sighting
from tests.facts.reported import money, report, says

NOON = datetime(2026, 1, 5, 12, 0, tzinfo=UTC)
WORDS = [f"word{n}" for n in range(2000)]


def text(seed: int, length: int = 300) -> str:
    return " ".join(random.Random(seed).choices(WORDS, k=length))  # noqa: S311


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("PARIS (Reuters) - The firm said on Monday", "Reuters"),
        ("LONDON, March 3 (Reuters) - The firm said", "Reuters"),
        ("Paris (AFP) – Le groupe a annoncé", "AFP"),
        ("BERLIN (dpa) - Der Konzern teilte mit", "dpa"),
        ("Frankfurt/Main (dpa/lhe) - Der Konzern", "dpa"),
        ("WOLFSBURG (dpa-AFX) - Der Konzern", "dpa"),
        ("NEW YORK (AP) — The company said", "AP"),
        ("(Bloomberg) -- The company is in talks", "Bloomberg"),
        ("Der Konzern teilte das mit. (dpa)", "dpa"),
        ("Der Konzern teilte das mit.\n\n/dpa/", "dpa"),
        ("Mit Material von dpa und Reuters", "dpa"),
        ("Mit Material der dpa", "dpa"),
        ("Le groupe n'a pas répondu. (avec AFP)", "AFP"),
        ("Le groupe n'a pas répondu.\nAvec AFP", "AFP"),
        ("By Reuters Staff\nThe firm said", "Reuters"),
        ("Quelle: dpa", "dpa"),
        ("© 2026 AFP", "AFP"),
        ("It declined to comment.\n(Reporting by A. Writer in Paris; Editing by B. Editor)", "Reuters"),
    ],
)
def test_a_credit_names_the_agency(line: str, agency: str) -> None:
    assert agency_credit(line) == agency


@pytest.mark.parametrize(
    "line",
    [
        "According to Reuters, the firm is in talks.",
        "Das berichtet die Nachrichtenagentur Reuters am Montag.",
        "Der Konzern verhandelt, schrieb Bloomberg.",
        "Selon l'AFP, le groupe négocie.",
        "The Financial Times (FT) reported it.",
    ],
)
def test_an_agency_named_as_a_source_is_no_credit(line: str) -> None:
    assert agency_credit(line) is None


def test_a_credit_in_the_middle_of_a_long_text_is_a_source() -> None:
    assert agency_credit(f"{text(1)} \n{text(2)}\nParis (AFP) – Le groupe\n{text(3)} \n{text(4)}") is None


def test_a_signature_estimates_the_share_of_common_shingles() -> None:
    original = text(1)
    words = original.split()
    cut = " ".join(words[: len(words) * 4 // 5])
    assert similarity(signature(original), signature(original)) == 1
    assert similarity(signature(original), signature(cut)) == pytest.approx(0.8, abs=0.12)
    assert similarity(signature(original), signature(text(2))) < 0.1


def test_a_changed_figure_leaves_a_copy_a_copy() -> None:
    original = f"{text(1)} worth 3 billion euros {text(2)}"
    assert similarity(signature(original), signature(original.replace("3 billion", "5 billion"))) > 0.9


def test_signatures_of_another_version_are_not_compared() -> None:
    current = signature(text(1))
    assert signature_is_current(current)
    old = bytes([current[0] + 1]) + current[1:]
    assert not signature_is_current(old)
    assert similarity(current, old) == 0


def test_short_and_empty_texts_have_signatures() -> None:
    assert signature_is_current(signature(""))
    assert similarity(signature("two words"), signature("Two words!")) == 1


def fingerprint(key: str, body: str, credit: str | None = None, hours: float = 0) -> Fingerprint:
    return Fingerprint(key, f"outlet {key}", NOON + timedelta(hours=hours), credit, signature(body))


def test_near_duplicates_are_one_origin_named_after_the_first() -> None:
    a, b, c = fingerprint("a", text(1), hours=2), fingerprint("b", text(1)), fingerprint("c", text(2))
    assert group_origins([a, b, c]) == {"a": "outlet b#b", "b": "outlet b#b", "c": "outlet c#c"}


def test_the_same_credit_joins_texts_that_are_merely_similar() -> None:
    whole = f"{text(1)} {text(2)}"
    cut = f"{text(1)} {text(5, 120)}"
    credited = group_origins([fingerprint("a", whole, "dpa"), fingerprint("b", cut, "dpa", hours=3)])
    assert credited["a"] == credited["b"] == "dpa#a"
    assert len(set(group_origins([fingerprint("a", whole), fingerprint("b", cut, hours=3)]).values())) == 2
    late = group_origins([fingerprint("a", whole, "dpa"), fingerprint("b", cut, "dpa", hours=72)])
    assert len(set(late.values())) == 2


def test_a_credit_alone_joins_nothing() -> None:
    """An agency writes many reports a day."""
    found = group_origins([fingerprint("a", text(1), "dpa"), fingerprint("b", text(2), "dpa")])
    assert found == {"a": "dpa#a", "b": "dpa#b"}


def test_the_order_of_the_fingerprints_changes_nothing() -> None:
    prints = [fingerprint(f"{n}", text(n % 4) + f" end {n}", hours=n) for n in range(20)]
    assert group_origins(prints) == group_origins(reversed(prints))
    assert len(set(group_origins(prints).values())) == 4


def test_a_claim_goes_back_to_its_first_named_source() -> None:
    def origin(*sources: str, of: str = "outlet 1#1") -> str:
        return claim_origin(Sighting(says(money(3e9), attribution=sources), report(1, 0, origin=of)))

    assert origin("Reuters", "Financial Times") == origin("the Financial Times") == "financial times"
    assert origin("people familiar with the matter") == "outlet 1#1"
    assert origin("Reuters", "people familiar with the matter") == "reuters"
    assert origin(of="dpa#7") == origin("dpa") == "dpa"


@pytest.mark.parametrize(
    ("carried", "expected"),
    [
        ([], 0),
        ([("a", "Post"), ("b", "Post")], 1),
        ([("wire", "Post"), ("wire", "Times"), ("wire", "Sun")], 1),
        ([("wire", "Post"), ("wire", "Times"), ("a", "Post")], 2),
        ([("a", "Post"), ("b", "Times")], 2),
    ],
)
def test_origins_are_counted_not_outlets_and_not_articles(carried: list[tuple[str, str]], expected: int) -> None:
    assert independent(carried) == expected
