"""Whose role a word of it names: by commas, by what stands between, and who else could have it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from facts.languages import language_codes
from facts.meaning.cue_weights import STRONG, WEAK
from facts.names.lists_of_names import list_with
from facts.names.subject_words import subject_words
from facts.words.cues import Cue, Hit, Token
from facts.words.sentence import OTHERS, Entity, Found, Sentence, Who, name_of
from facts.words.small_words import small_words

if TYPE_CHECKING:
    from facts.meaning.classify import Meaning

_COMMA, _OTHER_CLAUSE, _BEHIND = 1.2, 3.0, 2.0  # what commas give a role, or take from it
HEAD = "chief_executive"
_CLAUSE = 6  # words from what opens a clause to its verb
_SAID = 11.0  # how well a role must fit a name for it to be said of that name


def apposition(before: bool, between: Sequence[Token], commas: Sequence[int], *, titled: bool) -> float:
    """What a role gains or loses by the commas between it and a name.

    ``Li Wei, the new head of the firm``, ``the head, Li Wei``: set apart by one comma right beside the name, it is that
    person's. ``Li Wei, the head, blamed Ann Lee``: it is not that of a name in the clause behind it. ``titled`` is a
    role with a name right behind it.
    """
    if not commas:
        return 0.0
    if before:
        return 0.0 if commas == [len(between) - 1] else -_OTHER_CLAUSE
    return _COMMA if commas == [0] and not titled else -_BEHIND


def fits(sentence: Sentence, ranked: dict[int, list[Meaning]]) -> list[tuple[float, Hit, str]]:
    """How well each word of a role fits each person, the best first."""
    found_fits = [
        (meaning.score, meaning.cue, name_of(found))
        for found in sentence.found
        if found.type == "person"
        for meaning in ranked[id(found)]
    ]
    return sorted(found_fits, key=lambda fit: -fit[0])


def holder_of(fits: list[tuple[float, Hit, str]], role: Hit) -> str | None:
    """Whose role a word of it names: ``as chief executive he chose P`` makes it P's, and nobody else's."""
    return next((name for _, cue, name in fits if cue.first <= role.last and role.first <= cue.last), None)


def named_together(sentence: Sentence, found: Found, cue: Hit, holder: str | None) -> bool:
    """``founded by Ann Lee, Li Wei and Tom Roy``: whether nothing but a list of names joins a person to the holder.

    Not ``Ann Lee and Li Wei, the founder``, but ``the founders``.
    """
    listed = list_with(sentence, found)
    if len(listed) == 1 or all(name_of(other) != holder for other in listed):
        return False
    last = listed[-1].last
    several = sentence.words[cue.last].word.endswith("s")
    return several or not (last < cue.first and any(word.mark for word in sentence.between(last, cue.first)))


def touches(sentence: Sentence, found: Found, cue: Hit) -> bool:
    """Whether at most one word, and no comma, stands between a name and a strong cue: ``CEO Li Wei``."""
    between = (
        sentence.between(cue.last, found.first) if cue.last < found.first else sentence.between(found.last, cue.first)
    )
    return cue.cue.weight > WEAK and len(between) <= 1 and not any(word.mark for word in between)


def is_object_of(found: Found, cue: Hit) -> bool:
    """``Rovers have sacked Lee Garrity``: whether a verb that takes a person stands right before a full name."""
    full = found.first < found.last
    return full and cue.cue.side == "before" and cue.last == found.first - 1 and cue.cue.phrase.count(" ") == 0


def of_a_part(sentence: Sentence, cue: Hit) -> bool:
    """``Ann Lee, who heads basketball operations``, ``runs marketing``: a bare noun behind the verb is a part only.

    Not ``heads carmaker Norvent``: a name closes what the noun opens.
    """
    words, at = sentence.words, cue.last + 1
    if words[cue.last].word not in small_words("heads"):
        return False
    if at >= len(words) or words[at].word in small_words("heads_all") or not words[at].word.isalpha():
        return False
    while at < len(words) and words[at].word.isalpha() and not words[at].capital:
        if words[at].word in small_words("heads_all"):
            return True
        at += 1
    return at > cue.last + 1 and not (at < len(words) and words[at].capital)


def heads_by_name(words: Sequence[Token], entities: Sequence[Entity]) -> list[Hit]:
    """``is to run Norvent``, ``Ann Lee führt Norvent``: a verb of heading with the subject's name right behind it.

    Where a subject stands behind the verb as well ("derzeit führt Norvent Gespräche"), a person stands right before it.
    """
    hits = []
    for entity in entities:
        at = entity.first - 1
        if entity.who is not Who.SUBJECT or entity.genitive or at < 1 or entity.human:
            continue
        if _goes_on(words, entity.last) or _said_of_a_thing(words, at, entities):
            continue
        behind_a_person = any(one.human and one.last == at - 1 for one in entities)
        if words[at].word in small_words("heads_it") or (
            behind_a_person and words[at].word in small_words("heads_it_behind_a_person")
        ):
            hits.append(Hit(Cue(f"cue {HEAD}", f"{words[at].word} #", STRONG), at, at))
    return hits


def _goes_on(words: Sequence[Token], last: int) -> bool:
    """``to lead Norvent sale talks``: whether a name is only the first word of what a verb has behind it."""
    return last + 1 < len(words) and words[last + 1].word in small_words("matters_of_it")


def _said_of_a_thing(words: Sequence[Token], at: int, entities: Sequence[Entity]) -> bool:
    """``the new company that is to run Norvent``: whether a relative clause behind a thing has the verb."""
    relatives = small_words("relative") | small_words("opens_relative")
    for i in range(at - 1, max(0, at - _CLAUSE), -1):
        if words[i].word in relatives:
            before = i - 1 - words[i - 1].mark
            return not any(entity.human and entity.first <= before <= entity.last for entity in entities)
    return False


def is_said_of(sentence: Sentence, found: Found, role: Meaning) -> bool:
    """``Soumith Rao, the founder, would be the new head``: what is said right behind a full name makes it a person."""
    between = [word.word for word in sentence.words[found.last + 1 : role.cue.first]]
    full = found.first < found.last < role.cue.first
    return full and role.score >= _SAID and small_words("relative").isdisjoint(between)


def role_of_a_pronoun(sentence: Sentence, hit: Hit, found: Found) -> bool:
    """``at Brandt's request he stays on as chief executive``: the role is that of whom the pronoun stands for."""
    return sentence.words[found.last].word == "s" and any(
        found.last < entity.first < hit.first
        and entity.who is Who.PRONOUN
        and entity.name not in small_words("no_person")
        for entity in sentence.entities
    )


def of_whose_role(sentence: Sentence, hit: Hit, found: Found) -> bool:
    """``Barret Zane is Murray's chief of staff``: behind "is" the genitive tells whose, and not who."""
    genitive = sentence.words[found.last].word == "s" and hit.first == found.last + 1
    return genitive and any(
        link.cue.label == "role_links" and link.last == found.first - 1 for link in sentence.stances
    )


def of_a_former_firm(sentence: Sentence, hit: Hit, found: Found) -> bool:
    """``Former Backhaus boss Ida Brandt is tipped to head Norvent``: a post that was held elsewhere is none of now."""
    if hit.last != found.first - 1:
        return False
    firm = firm_leading(sentence, hit)
    return firm is not None and firm.first > 0 and sentence.words[firm.first - 1].word in _former_words()


def firm_leading(sentence: Sentence, post: Hit) -> Entity | None:
    """``Backhaus chief executive``, ``Backhaus's chief executive``: another organisation right before a post."""
    at = post.first - 1
    at -= at > 0 and sentence.words[at].word == "s"
    return next((e for e in sentence.entities if e.last == at and e.who in OTHERS and not e.human), None)


@cache
def _former_words() -> frozenset[str]:
    return frozenset(word for code in language_codes() for word in subject_words(code).former)


def without_insertion(between: Sequence[Token]) -> Sequence[Token]:
    """The words without what two dashes or commas set apart: ``erscheint nicht - wie geplant - in diesem Jahr``."""
    words = [word.word for word in between]
    for mark in ("-", "–", ","):
        if words.count(mark) == 2:
            first = words.index(mark)
            return [*between[:first], *between[words.index(mark, first + 1) :]]
    return between
