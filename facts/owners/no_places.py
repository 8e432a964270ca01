"""Names of places that are none of a value's: continents, where a town lies, what is measured from, parts of names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from facts.names.geography import is_continent, known_place
from facts.values import Place
from facts.words.cues import Token
from facts.words.sentence import Entity, Found, Who
from facts.words.small_words import small_words


def is_of_a_continent(place: Found) -> bool:
    """``built in Europe``: so large a place is none where anything stands."""
    return isinstance(place.mention.value, Place) and is_continent(place.mention.value.name)


def says_where_a_town_is(words: Sequence[Token], found: Mapping[int, Found], place: Found) -> bool:
    """``in Ridgeway, Ohio, where``, ``à Sagunt, en Espagne``: a place behind another one, where no list goes on."""
    end, comma = place.last + 1, place.first - 1
    if comma > 1 and words[comma].word in small_words("in_countries"):
        comma -= 1
    if comma < 1 or words[comma].word != "," or (end < len(words) and not words[end].mark):
        return False
    value = place.mention.value
    if not isinstance(value, Place) or known_place(value.name) is None:
        return False
    if not any(town.last == comma - 1 for town in found.values()):
        return False
    listed = (
        end < len(words)
        and words[end].word == ","
        and (end + 1 in found or words[min(end + 1, len(words) - 1)].word in small_words("and"))
    )
    return not listed and not any(other.last == comma - 3 and words[comma - 2].word == "," for other in found.values())


def measured_from(words: Sequence[Token], found: Mapping[int, Found], place: Found) -> bool:
    """``at Harrow, 100 km from Riga``: from where a length is measured, behind the place that is meant."""
    at = place.first - 1
    if at < 1 or words[at].word not in small_words("measured_from"):
        return False
    while at > 1 and words[at - 1].word in small_words("directions"):
        at -= 1
    return words[at - 1].word in small_words("lengths") and any(other.last < at for other in found.values())


def describes_a_name(text: str, words: Sequence[Token], first: int, last: int) -> bool:
    """``the U.S. Space Force``: a country's letters before a name are no place."""
    letters = text[words[first].start : words[last].end].replace(".", "")
    at = last + 1
    at += at < len(words) and words[at].word == "."
    return letters.isupper() and at < len(words) and words[at].capital


def part_of_a_name(first: int, last: int, entities: Sequence[Entity]) -> bool:
    """``the California Teachers' Fund``: a place that opens the name of an organisation that nobody knows."""
    return any(
        e.first == first and last < e.last - 1 and e.who is Who.UNKNOWN and not e.human and not e.genitive
        for e in entities
    )
