"""Large pages that name no story are known by their bytes; where these cannot tell, the page is looked at."""

from __future__ import annotations

import codecs

import pytest

from facts.story import Story
from scraper.names import SMALL_PAGE, StoryNames

FILLING = "<p>Nothing of interest, &#8222;as ever&#8220;, caf&eacute; &#x2019; &#160;</p>" * 1000


def names(match: str) -> StoryNames:
    fact = {"id": "launch", "kind": "launch_date"}
    told = {"title": "One", "match": match, "subject": {"name": "Nimbus"}, "facts": [fact]}
    return StoryNames({"one": Story.model_validate(told)})


def page(text: str) -> str:
    made = f"<html><body>{text}{FILLING}</body></html>"
    assert len(made) > SMALL_PAGE
    return made


@pytest.mark.parametrize(
    "match", ['"Nimbus Robotics"', "LeCun", '"Straße 17"', '"Strasse 17"', '"Møller Maersk"', "VW OR Nimbus"]
)
def test_a_page_without_the_name_is_passed_over(match: str) -> None:
    assert names(match).in_bytes("", page("nimble robots").encode()) is False


@pytest.mark.parametrize(
    ("match", "text"),
    [
        ('"Nimbus Robotics"', "NIMBUS-ROBOTICS"),
        ('"Nimbus Robotics"', "Nimbus&nbsp;Robotics"),
        ('"Nimbus Robotics"', "N&#105;mbus Robotics"),
        ('"Nimbus Robotics"', "N&#x69;mbus Robotics"),
        ('"Nimbus Robotics"', "Nimbu\u017f Robotics"),
        ('"Nimbus Robotics"', "Nimbus Roboti\ufb05"),
        ('"Kilo Works"', "\u212ailo Works"),
        ('"Straße 17"', "STRASSE 17"),
        ('"Strasse 17"', "Straße 17"),
        ("Société", "societe"),
        ("LeCun", "Le Cun"),
        ("football OR Nimbus", "Nimbus"),
    ],
)
def test_a_name_in_any_spelling_is_seen(match: str, text: str) -> None:
    assert names(match).in_bytes("", page(text).encode()) is not False


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32"])
def test_bytes_that_are_not_like_ascii_cannot_tell(encoding: str) -> None:
    assert names("Nimbus").in_bytes("", page("nothing").encode(encoding)) is not False


def test_what_is_no_text_is_for_the_judge() -> None:
    assert names("Nimbus").in_bytes("", b"%PDF-1.7 <" + bytes(range(1, 256)) * 200) is not False
    assert names("Nimbus").in_bytes("", b"\x89PNG" + bytes(range(256)) * 200) is not False


def test_small_pages_and_those_announced_with_a_name_are_looked_at() -> None:
    assert names("Nimbus").in_bytes("", b"<html><p>Please accept our cookies.</p></html>") is not False
    assert names("Nimbus").in_bytes("Nimbus in talks", page("nothing").encode()) is not False


def test_a_byte_order_mark_of_utf_8_changes_nothing() -> None:
    assert names("Nimbus").in_bytes("", codecs.BOM_UTF8 + page("nothing").encode()) is False
