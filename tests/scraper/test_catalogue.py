"""The catalogue of outlets: facts that a source file can be made of."""

import re

import pytest

from scraper.addresses import canonical
from scraper.catalogue import at_domain, load_catalogue, search_catalogue
from scraper.source_editing import source_text
from scraper.sources import SOURCE_ID

ENTRIES = load_catalogue()


def test_there_are_three_hundred_outlets_in_the_languages_we_read() -> None:
    read = [entry for entry in ENTRIES if {"de", "en", "fr"} & set(entry.languages)]
    assert len(read) >= 300
    assert min(sum(code in entry.languages for entry in read) for code in ("de", "en", "fr")) >= 50


def test_every_entry_makes_a_source_that_is_not_enabled() -> None:
    for entry in ENTRIES:
        source = entry.source(enabled=False)
        assert SOURCE_ID.fullmatch(entry.id)
        assert not source.enabled
        assert source.discover.addresses(), entry.id
        assert all(canonical(url) for url in (source.home, *source.discover.addresses())), entry.id
        assert "enabled = false" in source_text(source)


def test_entries_stand_in_order_and_each_front_page_once() -> None:
    """So that two people who add an outlet meet at the same place of the file."""
    assert [entry.id for entry in ENTRIES] == [entry.id for entry in sorted(ENTRIES, key=lambda e: (e.country, e.id))]
    homes = [re.sub(r"^https?://(www\.)?", "", entry.home) for entry in ENTRIES]
    assert len(set(homes)) == len(homes)


@pytest.mark.parametrize(
    ("words", "options", "first"),
    [
        ("heise", {}, "heise"),
        ("HEISE.DE", {}, "heise"),
        ("lemonde.fr", {}, "le-monde"),
        ("le temps", {"country": "ch"}, "le-temps"),
        ("", {"language": "fr", "country": "CH", "topic": "business"}, "le-temps"),
    ],
)
def test_outlets_are_found_by_name_domain_language_country_and_topic(
    words: str, options: dict[str, str], first: str
) -> None:
    assert search_catalogue(ENTRIES, words, **options)[0].id == first


def test_what_is_not_there_is_not_found() -> None:
    assert search_catalogue(ENTRIES, "no such outlet") == []
    assert search_catalogue(ENTRIES, "heise", language="fr") == []
    assert at_domain(ENTRIES, "https://shop.heise.de/x").id == "heise"  # type: ignore[union-attr]
    assert at_domain(ENTRIES, "https://heise.example/") is None


def test_an_outlet_in_several_languages_has_no_language_of_its_own() -> None:
    several = next(entry for entry in ENTRIES if len(entry.languages) > 1)
    assert several.source(enabled=False).language is None
