"""Which articles belong to a story."""

import pytest

from facts.matching import MatchError, parse_match


@pytest.mark.parametrize(
    ("expression", "text", "expected"),
    [
        ('"AMI Labs" OR LeCun', "Yann Le Cun quitte Meta", True),
        ('"AMI Labs" OR LeCun', "LeCuns Abschied", True),
        ('"AMI Labs"', "mon ami Labs", True),
        ("AMI", "mon ami", False),
        ("AMI", "AMI sucht Geld", True),
        ("VW AND Stellen", "VW streicht Stellen", True),
        ("VW AND Stellen", "Stellen fallen weg", False),
        ("VW Stellen", "Stellen bei VW", True),
        ("Jaguar NOT (zoo OR football)", "Jaguar cars", True),
        ("Jaguar NOT (zoo OR football)", "Jaguar at the zoo", False),
        ("(a1 OR b1) AND c1", "b1 c1", True),
        ("Müller", "Muller", True),
        ("Siemens", "der Siemens-Konzern", True),
        ("Siemens", "Siemensstadt", False),
        ("Kaisa", "die KAI\u017fA", True),
        ("Isik", "bei \u0130sik", True),
        ("Le Cun", "LECUN", False),
        ('"U.S. Steel"', "u.s. steel", True),
    ],
)
def test_an_expression_matches_names_as_news_print_them(expression: str, text: str, *, expected: bool) -> None:
    assert parse_match(expression).matches(text) is expected


@pytest.mark.parametrize(
    ("expression", "position"), [("", 0), ("(a", 0), ("a)", 1), ('"a', 0), ("AND a", 0), ("a OR", 4), ("NOT a", 0)]
)
def test_a_broken_expression_names_the_place(expression: str, position: int) -> None:
    with pytest.raises(MatchError) as caught:
        parse_match(expression)

    assert caught.value.position == position


def test_the_wanted_names_are_known_for_a_cheap_scan() -> None:
    assert parse_match('(LeCun OR "AMI Labs") NOT football').names == ("LeCun", "AMI Labs")
