"""What an organisation brings out is its own, though it has a name that no story lists."""

from __future__ import annotations

from facts.meaning.classify import Meaning
from facts.owners.subject import Owner
from facts.words.mentions import Mention
from facts.words.sentence import OWN, Sentence, Who
from facts.words.text import fold

_LAUNCHES = frozenset({"launch_date", "release_date"})
_NEAR = 2  # words from who acts to the verb, and from the verb to the name
_NUMBER = 3  # characters of the number behind the name of a product


def brought_out(sentence: Sentence, owner: Owner, meaning: Meaning) -> bool:
    """``the company released Tinkler on 1 October``: whether the story's own acts, and the owner is what comes out."""
    cue = meaning.cue
    if meaning.kind.id not in _LAUNCHES or owner.who is not Who.UNKNOWN:
        return False
    acts = any(
        0 < cue.first - entity.last <= _NEAR and entity.who in {*OWN, Who.GENERIC, Who.PRONOUN}
        for entity in sentence.entities
    ) or any(hit.cue.label == "organisation" and hit.last == cue.first - 1 for hit in sentence.subjects)
    return acts and any(
        cue.first < entity.first <= cue.last + _NEAR and entity.name == owner.name for entity in sentence.entities
    )


def without_own_name(text: str, mention: Mention, own: frozenset[str]) -> Mention:
    """``sold 9000 Velas``: a product counted by its own name, which says whose the figure is and not what it counts.

    Of ``2 million Vela 4 phones`` the number of the product stands behind the noun.
    """
    printed = fold(text[mention.start : mention.end])
    behind = fold(text[mention.start : mention.end + _NUMBER])
    named = [
        name
        for name in own
        if printed.removesuffix("s").endswith(f" {name.removesuffix('s')}")
        or (name[-1].isdigit() and printed.endswith(f" {name.rpartition(' ')[0]}") and f" {name}" in behind)
    ]
    if mention.noun is None or not named:
        return mention
    end = mention.end
    longest = max(named, key=len)
    for _ in longest.split()[: -1 if longest[-1].isdigit() and not printed.endswith(longest) else None]:
        end = text.rfind(" ", mention.start, end)
    return mention._replace(end=end, noun=None)
