"""What a count counts: whether the thing counted is one that a kind counts."""

from __future__ import annotations

from functools import cache

from facts.meaning.kind_cues import OF_THE_PRODUCT, KindWords
from facts.values import Count
from facts.words.cues import CueIndex, Hit, tokens
from facts.words.sentence import Found, Sentence
from facts.words.small_words import small_words
from facts.words.text import fold

_MEASURES, _PEOPLE = "other_number", "deaths"
_OTHER_THING = 20.0
_OF_PEOPLE = frozenset({"deaths", "injured", "missing", "job_cuts", "hires"})
_ANOTHER_PRODUCT = 1.0  # what can be made can be sold and ordered
_MADE, _SERIES = "production", 100  # below it, what nobody knows is not made in series: "10 kWh", "two sources"
_ANY_OTHER = 2.0  # "sold five million ovens", "killed three beekeepers": what is sold or hurt can be anything, anybody


def wrong_noun(found: Found, kind_id: str, words: KindWords) -> float:
    """What a count must lose when the thing counted is not what the kind counts."""
    index = words.nouns.get(kind_id)
    if index is None:
        return 0.0
    noun = found.mention.noun
    if noun is None:
        return 1.5
    if noun_fits(index, noun):
        return 0.0
    sisters = (words.nouns[other] for other in OF_THE_PRODUCT if other in words.nouns)
    if kind_id in OF_THE_PRODUCT and any(noun_fits(other, noun) for other in sisters):
        return _ANOTHER_PRODUCT
    few = kind_id == _MADE and isinstance(found.mention.value, Count) and found.mention.value.amount < _SERIES
    any_fits = (kind_id in OF_THE_PRODUCT and not few) or (kind_id in _OF_PEOPLE and _are_people(noun))
    known = not any_fits or any(noun_fits(other, noun) for other in words.nouns.values())
    return _OTHER_THING if known else _ANY_OTHER


def _are_people(noun: str) -> bool:
    """``four schoolchildren``, ``cinq lycéens``: whether a noun ends as one for people."""
    return noun.endswith(_people_ends()) and noun not in small_words("no_people")


@cache
def _people_ends() -> tuple[str, ...]:
    return tuple(sorted(map(fold, small_words("people_ends"))))


def counts_another(sentence: Sentence, hit: Hit, found: Found, kind_id: str, words: KindWords) -> bool:
    """``one of the jewels``: a kind without nouns does not count what another kind of the story does.

    Nor does it count what has a noun of its own where its word is the noun of another figure: "180 plaintiffs and
    40 lawyers"; or what its own words cannot mean.
    """
    noun = found.mention.noun
    if noun is not None and (kind_id not in words.own or kind_id in words.nouns):
        return _beside_its_own(sentence, hit, found, kind_id)
    if noun is None and _noun_of_the_next(sentence, hit, found):
        return True
    if noun is None or kind_id not in words.own or kind_id in words.nouns:
        return False
    if any(noun_fits(index, noun) for index in words.own_nouns.values()):
        return True
    if is_another_thing(noun, kind_id, words) and not begins_with_its_noun(hit, found):
        return True
    return is_noun_of_another(sentence, hit, found)


def is_noun_of_another(sentence: Sentence, hit: Hit, found: Found) -> bool:
    """``412 beds and 1,150 employees``: a word that is the noun of one count says nothing of one that has its own."""
    return found.mention.noun is not None and any(
        other.type == "count"
        and other is not found
        and other.mention.noun != found.mention.noun
        and other.first <= hit.first
        and hit.last <= other.last
        for other in sentence.found
    )


def _beside_its_own(sentence: Sentence, hit: Hit, found: Found, kind_id: str) -> bool:
    """``93 million customers and 675,000 merchants``: the noun of one figure does not say what the other counts.

    That of a whole does so for its part, "63 of 110 votes cast", but not for those of a toll; where both count the
    same, as in "gained 300,000 users, to 4 million", it says so of both.
    """
    share = found.mention.share
    if share and kind_id not in _OF_PEOPLE:
        return False
    return hit.first == hit.last and any(
        other.type == "count"
        and other is not found
        and other.first <= hit.first
        and hit.last <= other.last
        and other.mention.noun is not None
        and (share or found.mention.whole or other.mention.noun != found.mention.noun)
        for other in sentence.found
    )


def _noun_of_the_next(sentence: Sentence, hit: Hit, found: Found) -> bool:
    """``298 job cuts, and no longer 312, fourteen workers having left``: what the figure behind a comma counts."""
    return any(
        other.type == "count"
        and found.last < other.first <= hit.first
        and hit.last <= other.last
        and any(word.word == "," for word in sentence.between(found.last, other.first))
        for other in sentence.found
    )


def is_another_thing(noun: str, kind_id: str, words: KindWords, *, carried: bool = False) -> bool:
    """``evacuated nine days ago``, ``the ward has three kitchens``: whether a kind without nouns cannot count a noun.

    It is a measure, of which the kind does not speak, or every cue that the story gives names the thing itself:
    "# beds". Of what is only ``carried`` on from the sentence before, the noun must be one of anything.
    """
    named = words.named.get(kind_id)
    if named is None or noun_fits(named.spoken, noun):
        return False
    measures = words.nouns.get(_MEASURES)
    if measures is not None and not named.measures and noun_fits(measures, noun):
        return True
    people = words.nouns.get(_PEOPLE)
    if carried and people is not None and noun_fits(people, noun):
        return False
    return (named.only or carried) and not named.anything.intersection(noun.split())


def begins_with_its_noun(hit: Hit, found: Found) -> bool:
    """``four left homeless``: a cue whose first word is taken for the thing counted says what is counted."""
    begins = hit.first == found.last > found.first and hit.last > hit.first
    return begins and ".." not in hit.cue.phrase and "#" not in hit.cue.phrase


def noun_fits(index: CueIndex, noun: str) -> bool:
    """Whether a noun, folded, is one of those of an index."""
    return bool(index.find(tokens(noun)))
