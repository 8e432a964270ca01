"""Cues that have the subject's name in them, or stand beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from facts.names.subject_words import subject_words
from facts.story import Story
from facts.words.cues import tokens

_NAME = "NAME"  # in a cue of a kind: where the subject's name stands


def with_its_name(story: Story, phrases: Iterable[str]) -> Iterator[str]:
    """``staff at Norvent in #``: phrases with NAME in them, in each spelling of the subject."""
    for phrase in phrases:
        yield from (phrase.replace(_NAME, words) for words in _spellings(story.subject.name, *story.subject.aliases))


def beside_its_name(story: Story, phrases: Iterable[str]) -> Iterator[str]:
    """``The Harrow Fair returns on 3 May``, ``has moved the Harrow Fair``: a word before or behind the full name."""
    for phrase in phrases:
        for words in _spellings(story.subject.name):
            yield from (f"{words} .. {phrase}", f"{phrase} .. {words}")


def where_it_is(story: Story, code: str) -> Iterator[str]:
    """``the Harrow Games in Riga``: a place right behind the name of an event, and a comma at most."""
    at = "|".join(sorted(subject_words(code).places_at))
    for words in _spellings(story.subject.name, *story.subject.aliases):
        yield from (f"{words} {at} #", f"{words} , {at} #")


def _spellings(*names: str) -> Iterator[str]:
    """Names as the words of a cue: without marks."""
    spelled = (" ".join(word.word for word in tokens(name) if not word.mark) for name in names)
    return (words for words in spelled if words)
