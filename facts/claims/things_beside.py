"""Another thing that a text on a product, an event or a place tells of without a name: its figures are in doubt."""

from __future__ import annotations

from facts.meaning.classify import Meaning
from facts.owners.subject import STAGES
from facts.story import Story
from facts.words.cues import Hit
from facts.words.sentence import OWN, Entity, Found, Sentence, Who
from facts.words.small_words import small_words

THING_BESIDE = "it may be of another thing"

_KINDS = frozenset({"launch_date", "completion_date", "preorder_date", "price", "project_cost", "site_location"})
_THINGS = STAGES | {"product"}
_OPENING = 12  # words from an article that opens a clause to the words that say what is told of its noun
_NOUN = 4  # words from an article within which its noun ends
_PHRASE = 4  # words from an article to what is said right behind its noun
_FURTHER = 18  # words from "a second" to the words that tell of it


def of_a_thing_beside(sentence: Sentence, found: Found, meaning: Meaning, story: Story) -> bool:
    """``a patch is due next week``, "is working on an expansion planned for May", "a second pad, which opens in May".

    What stands with an article as never spoken of before is not what the story follows, nor are its day, place and
    price. What a firm brings out is its own all the same, so that this asks only about things.
    """
    cue = meaning.cue
    if story.subject.type not in _THINGS or meaning.kind.id not in _KINDS or found.mention.former:
        return False
    return any(
        word.word in small_words("another") and _tells_of(sentence, at, found, cue)
        for at, word in enumerate(sentence.words[: min(cue.first, found.first)])
    )


def _tells_of(sentence: Sentence, article: int, found: Found, cue: Hit) -> bool:
    """Whether what is said with a cue is said of the noun behind an article."""
    words = sentence.words
    if any(article <= entity.first < found.first and _known(sentence, entity) for entity in sentence.entities):
        return False
    if _once_more(sentence, article, cue):
        return False
    between = [word.word for word in words[article + 1 : cue.first]]
    if any(not small_words(role).isdisjoint(between) for role in ("presupposing", "clause_opens")) or ":" in between:
        return False
    if any(word.word in small_words("further") for word in words[article : article + 2]):
        return cue.first - article <= _FURTHER
    return _opens(sentence, article, found, cue) or _right_behind(sentence, article, found, cue)


def _once_more(sentence: Sentence, article: int, cue: Hit) -> bool:
    """``A release is planned for May``, "a second attempt will be made": the noun is what the kind asks for."""
    words = sentence.words
    for at in range(article + 1, min(article + 1 + _NOUN, cue.last + 1)):
        if words[at].word in small_words("planned_behind"):
            return False
        asked = any(hit.cue.label == cue.cue.label and hit.first == at for hit in sentence.kinds)
        behind = words[at + 1].word if at + 1 < len(words) and not words[at + 1].mark else ""
        ends = not behind or behind in small_words("no_noun") or behind in small_words("planned_behind")
        if ends:
            return asked or words[at].word in small_words("tries")
    return False


def _known(sentence: Sentence, entity: Entity) -> bool:
    """Whether a name is the story's or stands for one; "which" behind a comma stands for the noun before it."""
    if entity.who is Who.PRONOUN:
        return not (entity.first and sentence.words[entity.first - 1].mark)
    return entity.who in OWN or entity.who is Who.GENERIC


def _opens(sentence: Sentence, article: int, found: Found, cue: Hit) -> bool:
    """``a patch is due next week``: a noun that opens a clause, and a verb of its own."""
    words = sentence.words
    if found.type != "date" or not 0 < cue.first - article <= _OPENING or (article and words[article - 1].word != ";"):
        return False
    return any(word.word in small_words("is_a") for word in words[article + 1 : max(cue.last, found.first)])


def _right_behind(sentence: Sentence, article: int, found: Found, cue: Hit) -> bool:
    """``on an expansion planned for May``: a participle right behind a noun that is no apposition."""
    words = sentence.words
    plain = not any(word.mark or word.capital for word in words[article + 1 : cue.first])
    near = 1 < cue.first - article <= _PHRASE and found.first - cue.last <= _PHRASE // 2
    if not (plain and near and words[cue.first].word in small_words("planned_behind")):
        return False
    before = words[article - 1] if article else None
    return before is not None and not before.mark and before.word not in small_words("is_a")
