"""Whose figure it is where several hold or offer one: "Velora's £2.1bn bid was trumped by Castella's £2.4bn"."""

from __future__ import annotations

from collections.abc import Container

from facts.names.subject_words import SubjectWords
from facts.words.sentence import OTHERS, Entity, Found, Sentence
from facts.words.small_words import small_words

_BEFORE = 4  # words from a genitive to its figure: "Velora's improved offer of 2.1"
_BEHIND = 4  # words from a figure to whose it is: "a 2.1 bid for it by Velora"


def bidder_of(sentence: Sentence, found: Found, parties: Container[str], language: SubjectWords) -> str | None:
    """Which of the parties a figure belongs to by the words right around it; None where they do not say."""
    for entity in sentence.entities:
        if entity.name not in parties:
            if _by_another(sentence, entity, found):
                return entity.name
            continue
        if entity.last < found.first and _before(sentence, entity, found):
            return entity.name
        if entity.first > found.last and _behind(sentence, entity, found, language):
            return entity.name
    return None


def _by_another(sentence: Sentence, entity: Entity, found: Found) -> bool:
    """``31% by Velora and 27% by Nordbeam``: the last figure is of one whose figures the story does not follow."""
    if entity.who not in OTHERS or entity.human or entity.first != found.last + 2:
        return False
    return sentence.words[found.last + 1].word in small_words("offered_by") & small_words("buyers")


def _before(sentence: Sentence, entity: Entity, found: Found) -> bool:
    """``Velora's bid of 2.1``, ``the Castella offer, worth 2.4``."""
    between = [word.word for word in sentence.between(entity.last, found.first)]
    if len(between) > _BEFORE or _figure_between(sentence, entity.last, found.first, found):
        return False
    if entity.genitive:
        return all(word[0].isalnum() for word in between)
    return bool(between) and between[0] in small_words("offers") | small_words("deals")


def _behind(sentence: Sentence, entity: Entity, found: Found, language: SubjectWords) -> bool:
    """``2.1 offered by Velora``, ``the 2.4 that Castella has put on the table``, ``the 2.4 Castella bid``."""
    between = [word.word for word in sentence.between(found.last, entity.first)]
    if len(between) > _BEHIND or _figure_between(sentence, found.last, entity.first, found):
        return False
    if not all(word[0].isalnum() for word in between):
        return False
    following = sentence.words[entity.last + 1].word if entity.last + 1 < len(sentence.words) else ""
    if not between and following in small_words("offers") | small_words("deals"):
        return True
    if not between or (len(between) == 1 and between[0] in small_words("opens_relative")):
        return following in language.verbs
    return between[-1] in small_words("offered_by")


def _figure_between(sentence: Sentence, first: int, last: int, found: Found) -> bool:
    return any(other.type == found.type and first < other.first and other.last < last for other in sentence.found)
