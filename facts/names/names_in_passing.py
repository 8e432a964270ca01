"""Organisations named only to say who or what somebody is: they are no value of a sentence."""

from __future__ import annotations

from facts.names.lists_of_names import list_with
from facts.words.cues import Hit
from facts.words.sentence import Entity, Found, Sentence
from facts.words.small_words import small_words

_ROLE = 3  # words that a role before a person's name can have
_LONGEST = 16  # words of what stands between two commas behind a name


def named_in_passing(sentence: Sentence, found: Found, cue: Hit) -> str | None:
    """``the firm of Spindle founder Ida Brandt``, ``Quill, a vehicle of Spindle, wants to buy it``: why it is none."""
    if found.type != "organisation":
        return None
    if (_says_who_a_person_is(sentence, found) and not _speaks_for_it(sentence, found)) or _says_whose_people(
        sentence, found
    ):
        return "it only says who a person is"
    if _says_what_another_is(sentence, found, cue):
        return "it only says what another is"
    if _meanwhile(sentence, found, cue):
        return "it is of what another does meanwhile"
    return None


def _meanwhile(sentence: Sentence, found: Found, cue: Hit) -> bool:
    """``Castella buys Norvent, while Spindle looks for a partner``: a name in a clause set beside that of its words."""
    words, low, high = sentence.words, min(cue.last, found.last), max(cue.first, found.first)
    beside = small_words("meanwhile")
    return any(words[at].word in beside and words[at - 1].word == "," for at in range(low + 1, high) if at)


def _says_who_a_person_is(sentence: Sentence, found: Found) -> bool:
    """``Spindle founder Ida Brandt``, ``la fondatrice de Spindle, Ida Brandt``: a role and a person beside a name."""
    person = next((e for e in sentence.entities if e.human and e.first > found.last), None)
    if person is None:
        return False
    roles = {
        at for hit in sentence.subjects if hit.cue.label == "person_words" for at in range(hit.first, hit.last + 1)
    }
    between = range(found.last + 1, person.first)
    if not between or (len(between) == 1 and sentence.words[between[0]].word == ","):
        return found.first - 2 in roles and not sentence.words[found.first - 1].mark
    return len(between) <= _ROLE and all(at in roles for at in between)


def _speaks_for_it(sentence: Sentence, found: Found) -> bool:
    """``"We are no bidder for Norvent," the head of Castella said``: who says "we" speaks for the firm."""
    said = sentence.text.rfind('"', 0, found.mention.start)
    ours = small_words("own_voice")
    return said > 0 and any(word.word in ours and word.end <= said for word in sentence.words)


def _says_whose_people(sentence: Sentence, found: Found) -> bool:
    """``founded by former Spindle and Quill engineers``, ``d'anciens ingénieurs de Spindle``: where people worked."""
    words, people = sentence.words, small_words("people_of_firms")
    listed = list_with(sentence, found)
    last, first = listed[-1].last + 1, listed[0].first - 2
    behind = last < len(words) and words[last].word in people and not words[last].capital
    before = first >= 0 and words[first].word in people and words[first + 1].word in small_words("of_firms")
    return behind or before


def _says_what_another_is(sentence: Sentence, found: Found, cue: Hit) -> bool:
    """Whether a name stands between two commas behind another name, and its word behind the second one."""
    words, start, end = sentence.words, sentence.part_begins(found.first), found.last + 1
    while end < len(words) and not words[end].mark:
        end += 1
    if start < 2 or not end < cue.first or end - start > _LONGEST:
        return False
    opens = words[start].word in small_words("articles") | small_words("apposed")
    set_apart = words[start - 1].word == "," == words[end].word and opens
    return set_apart and found.first > start + 1 and any(_ends(entity, start - 2) for entity in sentence.entities)


def _ends(entity: Entity, at: int) -> bool:
    return entity.last == at and not entity.human
