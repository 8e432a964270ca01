"""Values that are names: persons, organisations, and the choices of a kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from facts.meaning.kind_cues import KindWords
from facts.names.geography import known_place
from facts.names.person_names import looks_like_a_person
from facts.names.subject_words import SubjectWords
from facts.story import ValueType
from facts.values import Choice, Name, Value
from facts.words.cues import Hit, Token
from facts.words.mentions import Mention
from facts.words.sentence import MAYBE_A_PERSON, OTHERS, OWN, Entity, Found, Who
from facts.words.small_words import small_words

_NAMED = OWN | OTHERS


def find_names(
    text: str, words: Sequence[Token], entities: Sequence[Entity], full: dict[str, str], language: SubjectWords
) -> list[Found]:
    """Persons and organisations as values. ``full`` completes a surname to the name the text gave before."""
    found = []
    for entity in entities:
        if entity.who not in _NAMED:
            continue
        titled = entity.first < entity.last and words[entity.first].word in small_words("honorifics")
        start, end = words[entity.first + titled].start, words[entity.last].end
        printed = text[start:end]
        whole = text[words[entity.first].start : end]
        maybe = entity.who is Who.UNKNOWN and not entity.human and _may_be_a_person(whole, words, entity, language)
        if maybe:
            mention = Mention(start, end, Name(printed), noun=MAYBE_A_PERSON)
            found.append(Found("person", mention, entity.first, entity.last))
        kind: ValueType = "person" if entity.human else "organisation"
        if kind == "organisation" and entity.who is Who.SUBJECT:
            continue  # nobody is one's own partner, buyer or investor
        name = full.get(printed, entity.name if entity.who is not Who.UNKNOWN else printed)
        found.append(_found(kind, start, end, Name(name), entity.first, entity.last))
    return found


def _may_be_a_person(printed: str, words: Sequence[Token], entity: Entity, language: SubjectWords) -> bool:
    """Whether a name has a person's shape and is none of an authority or of a thing by its town: ``Messe Essen``.

    Nor is what stands behind a word for where and an article: ``at the Gandhi Hall``.
    """
    authority = any(word.word in language.bystanders for word in words[entity.first : entity.last + 1])
    town = language.nouns_have_capitals and known_place(printed.rsplit(maxsplit=1)[-1]) is not None
    place = (
        entity.first > 1
        and words[entity.first - 1].word in small_words("articles")
        and words[entity.first - 2].word in language.places_at
    )
    return not authority and not town and not place and looks_like_a_person(printed)


def find_choices(words: Sequence[Token], hits: Sequence[Hit], kinds: KindWords) -> Iterator[tuple[Found, Hit]]:
    """The choices of a sentence, each with the phrase that gives it; the longest phrase wins."""
    choices = [hit for hit in hits if hit.cue.label in kinds.value_of]
    choices = list({(hit.cue.label, hit.first, hit.last): hit for hit in choices}.values())
    for hit in choices:
        if any(_covers(other, hit) for other in choices if other is not hit):
            continue
        start, end = words[hit.first].start, words[hit.last].end
        yield _found("choice", start, end, Choice(kinds.value_of[hit.cue.label]), hit.first, hit.last), hit


def _covers(other: Hit, hit: Hit) -> bool:
    same_kind = other.cue.label.split(" ")[1] == hit.cue.label.split(" ")[1]
    longer = other.last - other.first > hit.last - hit.first
    return same_kind and longer and other.first <= hit.first and hit.last <= other.last


def _found(kind: ValueType, start: int, end: int, value: Value, first: int, last: int) -> Found:
    return Found(kind, Mention(start, end, value), first, last)
