"""Words of recall that are of another post than the one that a value is of."""

from __future__ import annotations

from facts.kinds import Kind, known_kinds
from facts.words.cues import Hit
from facts.words.sentence import Found, Sentence

_POST = 4  # words from an adjective to who holds the post behind it
_RECALLS = frozenset({"former", "former_person"})


def without_its_cue(sentence: Sentence, found: Found, cue: Hit, kind: Kind) -> Sentence:
    """``parted ways with Barret Zane``: where a story asks who left, the word that says so recalls nobody."""
    if found.type != "person" or kind.id in known_kinds():
        return sentence
    if any(hit.cue.label == "succeeds" and overlap(hit, cue) for hit in sentence.stances):
        return sentence  # "replaces Barret Zane"
    stances = [hit for hit in sentence.stances if hit.cue.label not in _RECALLS or not overlap(hit, cue)]
    return sentence._replace(stances=stances)


def without_other_posts(sentence: Sentence, cue: Hit) -> Sentence:
    """``den bisherigen Vertriebschef Lars Kolbe zum Chef``: an adjective before a post and its holder is of that post.

    It says nothing of another one that the sentence gives, nor of the day on which that begins.
    """
    stances = [hit for hit in sentence.stances if not _of_another_post(sentence, hit, cue)]
    return sentence if len(stances) == len(sentence.stances) else sentence._replace(stances=stances)


def _of_another_post(sentence: Sentence, hit: Hit, cue: Hit) -> bool:
    if hit.cue.label != "former" or hit.first != hit.last:
        return False
    holder = next((e for e in sentence.entities if e.human and 1 < e.first - hit.last <= _POST), None)
    if holder is None or (hit.first <= cue.last and cue.first <= holder.last and not _is_carried(cue)):
        return False
    post = range(hit.last + 1, holder.first)
    named = any(
        other.cue.label == "person_words" and other.first in post and other.last in post for other in sentence.subjects
    )
    return named and not any(sentence.words[at].mark for at in post)


def _is_carried(cue: Hit) -> bool:
    """``His successor will be the former head of sales Li Wei``: the post that is meant was spoken of before."""
    return cue.cue.label == "carried"


def overlap(one: Hit, other: Hit) -> bool:
    """Whether two words share one of a sentence's."""
    return one.first <= other.last and other.first <= one.last
