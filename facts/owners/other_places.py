"""In a story about a place, what a clause says of another place that it begins with."""

from __future__ import annotations

from facts.names.geography import known_place, place_within, same_place
from facts.names.subject_words import SubjectWords
from facts.story import Story
from facts.words.sentence import OWN, Found, Sentence, Who

_WORDS = 3  # words and marks of the name of a place
_OF_PLACES = frozenset({"date", "count", "percent"})


def another_place(sentence: Sentence, found: Found, story: Story, language: SubjectWords) -> str | None:
    """``Lyon will vote on 3 May``, ``in Lyon they vote on 3 May``, of a vote in Riga: the place a clause begins with.

    None where that lies in the subject, or around it, and where the sentence names somebody of the story.
    """
    if story.subject.type != "place" or found.type not in _OF_PLACES:
        return None
    if any(e.who in OWN or (e.who is Who.PRONOUN and e.first < found.first) for e in sentence.entities):
        return None
    place = _opening(sentence, found, language)
    own = (story.subject.name, *story.subject.aliases)
    if place is None or any(same_place(place, name) for name in own):
        return None
    return None if any(place_within(place, name) or place_within(name, place) for name in own) else place


def _opening(sentence: Sentence, found: Found, language: SubjectWords) -> str | None:
    """The place with which the clause of a value begins: behind a word for where, or with a verb behind it.

    What stands alone before the comma of the clause counts, too: ``In Lyon, turnout was 40%``.
    """
    words, start = sentence.words, sentence.part_begins(found.first)
    before = sentence.part_begins(start - 1) if start > 1 and words[start - 1].word == "," else start
    fronted = words[before].word in language.places_at and before < start - 1
    if fronted and known_place(place := _printed(sentence, before + 1, start - 2)) is not None:
        return place
    placed = words[start].word in language.places_at
    for last in range(start + placed, min(start + placed + _WORDS, found.first)):
        place = _printed(sentence, start + placed, last)
        acts = last + 1 < found.first and words[last + 1].word in language.verbs
        if words[last].capital and (placed or acts) and known_place(place) is not None:
            return place
    return None


def _printed(sentence: Sentence, first: int, last: int) -> str:
    return sentence.text[sentence.words[first].start : sentence.words[last].end]
