"""Another of the same sort as the subject, told by its name: the Medway Tunnel is not the Lyme Tunnel."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from facts.meaning.kind_cues import shared_cues
from facts.names.subject_words import SubjectWords
from facts.story import Story
from facts.words.cues import Token
from facts.words.sentence import Entity, Who


@lru_cache(maxsize=64)
def sorts_of(story: Story) -> frozenset[str]:
    """The nouns in a subject's names that say what it is: ``Tunnel`` of the Lyme Tunnel, ``Typhoon`` of Typhoon Kirra.

    What happened at a place can be named after another place as well, so what follows its name tells nothing.
    """
    if story.subject.type not in {"event", "place"}:
        return frozenset()
    named = [name.lower().split() for name in (story.subject.name, *story.subject.aliases) if " " in name]
    nouns = [words[0] for words in named]
    if story.subject.type == "place":
        nouns += [words[-1] for words in named]
    return frozenset(noun for noun in nouns if any(shared_cues(code).knows(noun) for code in story.languages))


def is_namesake(name: str, story: Story) -> bool:
    """Whether a name that is not the subject's says that it is of the same sort."""
    subject, words = story.subject, name.lower().split()
    own = {subject.name, *subject.aliases, *(names[0] for names in (*subject.people, *subject.makers))}
    return name not in own and len(words) > 1 and not sorts_of(story).isdisjoint({words[0], words[-1]})


def with_namesakes(
    words: Sequence[Token], entities: list[Entity], sorts: frozenset[str], language: SubjectWords
) -> list[Entity]:
    """The names of a sentence, those of the subject's sort marked as others: ``the Medway Tunnel``, ``Typhoon Mira``.

    What such a name is stands in it, behind it or, with or without a word of belonging, before it.
    """
    if not sorts:
        return entities
    return [
        _of_the_sort(words, entity, sorts, language) if entity.who is Who.UNKNOWN and not entity.human else entity
        for entity in entities
    ]


def _of_the_sort(words: Sequence[Token], entity: Entity, sorts: frozenset[str], language: SubjectWords) -> Entity:
    first, last = words[entity.first].word, words[entity.last].word
    if entity.first < entity.last and not sorts.isdisjoint({first, last}):
        return entity._replace(who=Who.OTHER)
    if first in sorts:
        return entity
    after = words[entity.last + 1] if entity.last + 1 < len(words) else None
    if after is not None and after.capital and after.word in sorts and not entity.genitive:
        return entity._replace(who=Who.OTHER, name=f"{entity.name} {after.word}", last=entity.last + 1)
    at = entity.first - 1
    at -= at > 0 and words[at].word in language.belongs
    if at >= 0 and words[at].word in sorts:
        return entity._replace(who=Who.OTHER, name=f"{words[at].word} {entity.name}", first=at)
    return entity
