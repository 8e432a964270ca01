"""Who says so: the sources that a sentence names, and plans that are told by others than those who plan."""

from __future__ import annotations

from facts.stance.asides import said_in_passing
from facts.words.cues import Hit
from facts.words.sentence import OWN, Entity, Found, Sentence, Who
from facts.words.small_words import small_words, word_edges

_OWN = frozenset({Who.SUBJECT, Who.MAKER, Who.PERSON, Who.GENERIC})
_SOURCES = frozenset({"hearsay", "rumoured", "unnamed"})
_SOURCE = 4  # words from "according to" to the noun of who says so
SPEAKS = 3  # words from a name to what it says
_CLOSING = 4  # words at the end of a sentence that say of all of it who said so


def hearsay(sentence: Sentence, found: Found, near: tuple[int, int]) -> str | None:
    """A plan told by somebody else than those who plan: a rumour. Gives the words that say so."""
    if found.type == "date" and said_in_passing(sentence, found):
        return None
    for hit in sentence.stances:
        if hit.cue.label != "hearsay" or not near[0] <= hit.first <= near[1] or _officially(sentence, hit):
            continue
        closing = hit.cue.side == "either" and hit.last + _CLOSING >= len(sentence.words)
        if not closing and sum(word.word == "," for word in sentence.between(hit.last, found.first)) > 1:
            continue
        if not any(entity.who in _OWN and _beside(sentence, entity, hit) for entity in sentence.entities):
            return hit.cue.phrase
    return _told_by_a_medium(sentence, near)


def _officially(sentence: Sentence, hit: Hit) -> bool:
    """``selon la préfecture``, ``according to the prospectus``, ``staff were told``: no rumour is told so."""
    behind = sentence.words[hit.last + 1 : hit.last + 1 + _SOURCE]
    if hit.cue.phrase in small_words("spoken_to"):
        return hit.first > 0 and sentence.words[hit.first - 1].word in small_words("was")
    return any(
        word.word in small_words("officials") or word.word.endswith(word_edges("official_ends")) for word in behind
    )


def counts_who_says_so(sentence: Sentence, found: Found) -> bool:
    """``..., two people briefed on the matter said``: a count in the words for those who say so."""
    return found.type == "count" and any(
        hit.cue.label in _SOURCES
        and hit.first < hit.last
        and hit.first <= found.last <= hit.last
        and not (hit.first < found.first and found.last < hit.last)  # "soll 300 Stellen streichen wollen"
        for hit in sentence.stances
    )


def told_by_others(sentence: Sentence) -> str | None:
    """The word by which a sentence says that others than those who plan tell it: then what it quotes is a rumour."""
    for hit in sentence.stances:
        if hit.cue.label == "unnamed":
            return hit.cue.phrase
        if hit.cue.label == "hearsay" and not any(
            e.who in _OWN and _beside(sentence, e, hit) for e in sentence.entities
        ):
            return hit.cue.phrase
    return _told_by_a_medium(sentence, (0, len(sentence.words)))


def _beside(sentence: Sentence, entity: Entity, hit: Hit) -> bool:
    """Whether a name stands where who says so stands: on the side of the word that is open to it."""
    behind = hit.cue.side != "after" and entity.first <= hit.last + 3 and entity.last > hit.last
    told = hit.cue.phrase in small_words("spoken_to")
    before = (told or hit.cue.side != "before") and entity.first < hit.first <= entity.last + 4
    return behind or (before and not any(word.mark for word in sentence.between(entity.last, hit.first)))


def _told_by_a_medium(sentence: Sentence, near: tuple[int, int]) -> str | None:
    """``..., the Irish Times has learned``: the word by which a news medium, and not who speaks to it, says so."""
    media = [entity for entity in sentence.entities if entity.who is Who.MEDIUM]
    for hit in sentence.stances if media else ():
        if hit.cue.label != "attribution" or not near[0] <= hit.first <= near[1]:
            continue
        if any(_says(sentence, entity, hit) and not _hears(entity, hit) for entity in media):
            return hit.cue.phrase
    return None


def _hears(entity: Entity, saying: Hit) -> bool:
    """``told Reuters``: the medium behind the word is spoken to."""
    return entity.first > saying.last and saying.cue.phrase in small_words("spoken_to")


def told_by_planner(sentence: Sentence, hit: Hit, *, of_a_day: bool = False) -> bool:
    """``Murray wrote that she had left and that Ann Lee would follow``: all that the subject itself tells.

    A day is announced by others as well: ``The minister Jane Rowe said that a vote would be held in May``.
    """
    if hit.cue.phrase not in small_words("plans_told"):
        return False
    told = [other for other in sentence.stances if other.cue.label == "attribution" and other.last < hit.first]
    speakers = [e for e in sentence.entities if e.who in OWN or (of_a_day and e.who is not Who.MEDIUM)]
    return any(_says_that(sentence, speaker, other, hit) for other in told for speaker in speakers)


def _says_that(sentence: Sentence, speaker: Entity, saying: Hit, hit: Hit) -> bool:
    """Whether a name stands before a word of saying, and "that" right behind it or before what is to come."""
    words, that = sentence.words, small_words("that")
    beside = 0 < saying.first - speaker.last <= SPEAKS
    joined = words[saying.first - 1].word in small_words("and")  # "Rowe opened the hall and said that"
    return (
        speaker.last < saying.first
        and (beside or joined)
        and not any(word.mark for word in words[speaker.last + 1 : saying.first])
        and (words[saying.last + 1].word in that or any(word.word in that for word in words[saying.last : hit.first]))
    )


def attribution_of(sentence: Sentence) -> tuple[str, ...]:
    """Who says so, nearest first: the media and people named beside a word of saying."""
    sayings = [hit for hit in sentence.stances if hit.cue.label == "attribution"]
    if not sayings:
        return ()
    named = []
    for entity in sentence.entities:
        if entity.who in {Who.PRONOUN, Who.GENERIC}:
            continue
        if any(_says(sentence, entity, hit) for hit in sayings):
            start, end = sentence.words[entity.first].start, sentence.words[entity.last].end
            named.append(sentence.text[start:end])
    return tuple(dict.fromkeys(named))


def _says(sentence: Sentence, entity: Entity, saying: Hit) -> bool:
    """Whether a name stands on the side of a word of saying on which its source stands.

    A name behind it is what is spoken of where the speaker stands before it: ``Kornblum said Ida Brandt would leave``.
    """
    if saying.cue.side == "after" or _before_saying(sentence, entity, saying):
        return saying.cue.side != "before" and _before_saying(sentence, entity, saying)
    spoken = saying.cue.side == "either" and any(_before_saying(sentence, e, saying) for e in sentence.entities)
    return not spoken and 0 < entity.first - saying.last <= _reach(entity)


def _before_saying(sentence: Sentence, entity: Entity, saying: Hit) -> bool:
    """Whether a name stands right before a word of saying; a comma ends its part, but not that of a medium."""
    return 0 < saying.first - entity.last <= _reach(entity) and (
        entity.who is Who.MEDIUM or not any(word.mark for word in sentence.between(entity.last, saying.first))
    )


def _reach(entity: Entity) -> int:
    return 6 if entity.who is Who.MEDIUM else 2
