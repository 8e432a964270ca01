"""Others that a sentence tells of by what they are: the parent, the event called by them, who is ranked beside."""

from __future__ import annotations

from facts.meaning.classify import Meaning
from facts.meaning.event_families import families_of
from facts.names.geography import known_place
from facts.names.subject_words import SubjectWords
from facts.owners.posts import heads_another
from facts.owners.subject import STAGES, Owner
from facts.owners.targets import is_of_a_part
from facts.story import FIGURES, Story
from facts.words.sentence import OTHERS, OWN, Entity, Found, Sentence, Who
from facts.words.small_words import small_words

TOLD_BY_TOWN = "the firm is told by its town only, and the subject was not named before"
_OF = 3  # words between an event and whose it is
_NAME = 3  # words of a name
_DISASTER = "disaster"


def described_owner(sentence: Sentence, found: Found, story: Story, code: str, language: SubjectWords) -> Owner | None:
    """Whose a figure is where a sentence that names the subject gives it to another without a name of the story."""
    if found.type not in FIGURES or not any(entity.who in OWN for entity in sentence.entities):
        return None
    if story.subject.type in STAGES and (event := event_of_another(sentence, found, code, language)) is not None:
        return Owner(event.who, event.name, apart=True)
    if story.subject.type == "organisation" and _of_the_parent(sentence, found, language):
        return Owner(Who.UNKNOWN, "the parent", apart=True)
    if story.subject.type == "person":
        return None
    ranked = _ranked_behind_ours(sentence, found, language)
    return Owner(Who.UNKNOWN, ranked, apart=True) if ranked is not None else None


def why_in_doubt(
    sentence: Sentence, found: Found, meaning: Meaning, story: Story, language: SubjectWords
) -> str | None:
    """Why what seems the subject's may not be: the price of a part of it, a post elsewhere, a firm told by its town."""
    if meaning.kind.id == "acquisition_price":
        return "it is the price of a part" if is_of_a_part(sentence, found) else None
    if (firm := heads_another(sentence, found, meaning.cue)) is not None:
        return f"heads {firm}"
    told = story.subject.type == "organisation" and _described_by_a_town(sentence, found, language)
    return TOLD_BY_TOWN if told else None


def event_of_another(sentence: Sentence, found: Found, code: str, language: SubjectWords) -> Entity | None:
    """``The Castella crash killed 60``, ``beim Absturz der Castella starben 60``: whose disaster a figure is of.

    None where the part of the sentence before the figure names the story's own.
    """
    start = sentence.part_begins(found.first)
    inside = [entity for entity in sentence.entities if start <= entity.first and entity.last < found.first]
    if any(entity.who in OWN for entity in inside):
        return None
    of = (language.belongs - language.places_at) | small_words("genitive_articles")
    for entity in inside:
        if entity.human or entity.who not in OTHERS or known_place(entity.name) is not None:
            continue
        following = sentence.words[entity.last + 1].word
        before = [word.word for word in sentence.words[max(start, entity.first - _OF) : entity.first]]
        led = any(
            word in of and at and _DISASTER in families_of([before[at - 1]], code) for at, word in enumerate(before)
        )
        if led or _DISASTER in families_of([following], code):
            return entity
    return None


def _of_the_parent(sentence: Sentence, found: Found, language: SubjectWords) -> bool:
    """``Velora made 2 million; its parent made 35 million``: a word for whoever owns the subject begins the clause.

    Not so where the sentence speaks of a subsidiary: the subject is the parent then.
    """
    start = sentence.part_begins(found.first)
    opening = [word.word for word in sentence.words[start : start + _OF]]
    at = next((i for i, word in enumerate(opening) if word in small_words("parents")), None)
    if at is None or any(
        entity.who in OWN and start <= entity.first < found.first and not entity.genitive
        for entity in sentence.entities
    ):
        return False
    before = [word.word for word in sentence.words[:start]]
    ends = tuple(small_words("subsidiaries"))
    nouns = {entity.first for entity in sentence.entities if entity.who is Who.GENERIC}  # "la maison mère"
    led = small_words("articles") | language.pronouns | small_words("contrast")
    plain = all(word in led or start + i in nouns for i, word in enumerate(opening[:at]))
    return plain and not any(word.endswith(ends) for word in before)


def _ranked_behind_ours(sentence: Sentence, found: Found, language: SubjectWords) -> str | None:
    """``Backhaus, the third-largest chain behind Velora, is closing``: a name whose aside ranks it beside the subject.

    None where what stands behind the aside names the story's own again.
    """
    words = sentence.words
    comma = next((i for i, word in enumerate(words[: _NAME + 1]) if word.mark), 0)
    close = next((i for i in range(comma + 1, found.first) if words[i].mark), None)
    if not comma or words[comma].word != "," or close is None or words[close].word != ",":
        return None
    if any(not word.capital or word.word.capitalize() in language.not_names for word in words[:comma]):
        return None
    if any(entity.who in OWN and not comma < entity.first < close for entity in sentence.entities):
        return None
    compared = {hit.last + 1 for hit in sentence.subjects if hit.cue.label == "comparison"}
    ranked = any(e.who in OWN and not e.human and e.first in compared for e in sentence.entities)
    article = words[comma + 1].word in small_words("articles") | small_words("apposed") | small_words("ranks")
    plain = article and not any(word.word in small_words("relative") for word in words[comma + 2 : close])
    return sentence.text[words[0].start : words[comma - 1].end] if ranked and plain else None


def _described_by_a_town(sentence: Sentence, found: Found, language: SubjectWords) -> bool:
    """``The supplier from Harrow is cutting 40 jobs``: a clause opens with a word for a firm and where that is at home.

    Before anybody of the story was named nobody knows whether that is the subject.
    """
    first = next((entity for entity in sentence.entities if entity.last < found.first), None)
    if first is None or first.who is not Who.GENERIC or first.human or first.first > 1:
        return False
    if any(entity.who in OWN for entity in sentence.entities) or first.last + _OF > found.first:
        return False
    leads, place = sentence.words[first.last + 1 : first.last + _OF]
    return leads.word in language.belongs | language.places_at and place.capital
