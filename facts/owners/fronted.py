"""A phrase that opens a sentence, with its value and its word, belongs to whom the clause behind it is about."""

from __future__ import annotations

from facts.names.subject_words import SubjectWords
from facts.words.cues import Hit
from facts.words.sentence import Entity, Found, Sentence, Who
from facts.words.small_words import small_words, word_edges

_NOUNS = 4  # words between the comma and the name of what the clause is about
_BESIDE = 3  # words from a participle that opens a sentence to its value
_PHRASE = 9  # words of such a phrase


def owner_of_opening(sentence: Sentence, found: Found, cue: Hit, language: SubjectWords) -> Entity | None:
    """``At 899 euros, the Vertigo ...``, ``Opened in 1998, the bridge of Morlac ...``: the first name behind the comma.

    None where the phrase names somebody, where it begins with neither a preposition nor a participle, and where who
    stands behind the comma only says so.
    """
    words, last = sentence.words, max(found.last, cue.last)
    comma = next((i for i in range(last + 1, min(_PHRASE, len(words))) if words[i].word == ","), None)
    if comma is None or any(word.mark for word in words[:comma]) or not _begins_phrase(sentence, found, language):
        return None
    if any(entity.first < comma for entity in sentence.entities):
        return None
    named = next((e for e in sentence.entities if e.first > comma and e.who not in {Who.PRONOUN, Who.GENERIC}), None)
    if named is None or named.human or named.who is Who.MEDIUM or _says_so(sentence, named):
        return None
    between = [word.word for word in words[comma + 1 : named.first]]
    plain = len(between) <= _NOUNS and language.verbs.isdisjoint(between) and all(word[0].isalnum() for word in between)
    return named if plain and not (between and between[0] in language.places_at) else None


def _begins_phrase(sentence: Sentence, found: Found, language: SubjectWords) -> bool:
    opening = sentence.words[0].word
    if opening.endswith(word_edges("participle_ends")) or opening in small_words("with"):
        return found.first <= _BESIDE
    return found.type != "date" and opening in language.leading and found.first < _BESIDE


def _says_so(sentence: Sentence, entity: Entity) -> bool:
    """``Insured losses come to 3 billion, Backhaus estimates``: a word of saying right behind a name."""
    return any(hit.cue.label == "attribution" and 0 < hit.first - entity.last <= 2 for hit in sentence.stances)
