"""Names that nobody knows, in sentences that name nobody of the story: a figure there may be theirs."""

from __future__ import annotations

from facts.names.clauses import inside_value, is_inserted, preceded_by
from facts.names.geography import known_place
from facts.names.lists_of_names import list_with
from facts.names.strange_names import is_strange_name
from facts.names.subject_words import SubjectWords
from facts.words.cues import Hit
from facts.words.sentence import OWN, Entity, Found, Sentence, Who
from facts.words.small_words import small_words

_STAND_FOR = frozenset({Who.PRONOUN, Who.GENERIC})
_APART = frozenset({";", "|"})
_RAISED = frozenset({"funding", "total_funding"})
_NEAR = 2  # words from those of a fact to whose it is
_SAYS = 2  # words between a name and its verb of saying


def stranger_beside(sentence: Sentence, found: Found, cue: Hit, kind: str, language: SubjectWords) -> str | None:
    """``Red ink at Zorbeck totalled 64 million``: a strange name, in a sentence that names nobody of the story.

    A name behind "in" is a place's, one behind an article an institution's or a paper's, and who only says or reckons
    something owns nothing of it. Who gives money (``kind``), or is listed with a firm, does not have it.
    """
    if any(entity.who in OWN for entity in sentence.entities):
        return None
    if (counted := _counted_with(sentence, found, language)) is not None:
        return counted
    for entity in sentence.entities:
        if entity.who in _STAND_FOR:
            return None
        if _is_stranger(entity, language) and _may_own(sentence, entity, found, cue, kind, language):
            return entity.name
    return None


def _may_own(sentence: Sentence, entity: Entity, found: Found, cue: Hit, kind: str, language: SubjectWords) -> bool:
    """Whether a strange name is neither a part of the value nor a place, a source, a giver, or of another clause."""
    if inside_value(entity, found) or _is_elsewhere(sentence, entity, cue) or _only_tells(sentence, entity):
        return False
    led = preceded_by(sentence, entity, language.leading)
    if found.type == "organisation" and (
        not led or any(entity.first == one.first for one in list_with(sentence, found))
    ):
        return False
    if kind in _RAISED and not led:
        return False
    if found.type == "person" and not (led and _behind(entity, cue)):
        return False  # many a name beside a person's is another person's
    if found.type == "date" and entity.first == cue.last + 1:
        return False  # "released Tinkler on 1 March": what it is that comes
    low, high = min(cue.first, found.first), max(cue.last, found.last)
    between = sentence.between(min(entity.last, high), max(entity.first, low))
    return not (is_inserted(sentence, entity) or any(word.word in language.contrast | _APART for word in between))


def _counted_with(sentence: Sentence, found: Found, language: SubjectWords) -> str | None:
    """``14 Zorbeck branches``: a strange name within a count."""
    if found.type != "count":
        return None
    printed = (sentence.text[word.start : word.end] for word in sentence.words[found.first : found.last + 1])
    return next((one for one in printed if is_strange_name(one, language) and known_place(one) is None), None)


def _behind(entity: Entity, cue: Hit) -> bool:
    return 0 < entity.first - cue.last <= _NEAR


def _is_stranger(entity: Entity, language: SubjectWords) -> bool:
    name, _, noun = entity.name.partition("-")  # "Zorbeck-Titel"
    unknown = entity.who is Who.UNKNOWN and not entity.human and (noun != "" or entity.first == entity.last)
    return unknown and is_strange_name(name, language) and not any(map(known_place, (name, name.removesuffix("s"))))


def _is_elsewhere(sentence: Sentence, entity: Entity, cue: Hit) -> bool:
    """Whether a name is that of a place or a paper, by the word before it or the mark of a quotation.

    A word such as French "de" leads to either: only behind the words of a fact it says whose that is.
    """
    before = sentence.words[entity.first - 1].word if entity.first else ""
    text = sentence.text[: sentence.words[entity.first].start]
    if before in small_words("of_whom_or_where") and not _behind(entity, cue):
        return True
    end = sentence.words[entity.last].end
    noun = before in small_words("articles") and sentence.text[end : end + 1] != "-"  # but "die Zorbeck-Aktie"
    return noun or before in small_words("whereabouts") or text.count("«") > text.count("»")


def _only_tells(sentence: Sentence, entity: Entity) -> bool:
    """Whether a word of saying or of reckoning stands beside a name, or the name is its analysts' firm."""
    if any(
        hit.cue.label == "attribution"
        and (0 < hit.first - entity.last <= _SAYS or 0 < entity.first - hit.last <= _SAYS)
        for hit in sentence.stances
    ):
        return True
    words = sentence.words
    behind = {word.word for word in words[entity.last + 1 : entity.last + 1 + _SAYS]}
    before = {word.word for word in words[max(0, entity.first - _SAYS) : entity.first]}
    return not behind.isdisjoint(small_words("estimating")) or not before.isdisjoint(small_words("analysts"))
