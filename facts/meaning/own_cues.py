"""The cues of a kind that a story describes itself: its words, others for them, parts of its phrases."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from facts.kinds import Kind
from facts.languages import load_language
from facts.meaning.cue_weights import PART, SISTER, WEAK
from facts.story import Story
from facts.words.cues import Cue, cues_of
from facts.words.small_words import small_words
from facts.words.text import fold

Saying = tuple[str, float]
"""The label and the weight of a cue."""


def own_cues(kind: Kind, story: Story, known: Mapping[str, Kind], code: str, strong: Saying) -> Iterable[Cue]:
    """The cues of a story's own kind: those it gives, other words for them, parts of them and words of its id."""
    label = strong[0]
    yield from cues_of(label, kind.cues.get(code, ()), strong[1])
    if kind.type == "date":
        yield from cues_of(label, _on_either_side(kind.cues.get(code, ()), code), SISTER)
    yield from cues_of(label, _untaken(_heavy(kind.cue_synonyms.get(code, ()), kind), kind, story, known, code), SISTER)
    yield from cues_of(label, _how_many(kind.nouns.get(code, ()), kind, code), SISTER)
    for phrases, weight in ((kind.parts, PART), (kind.weak, WEAK)):
        yield from cues_of(
            label, _beside_names(_untaken(phrases.get(code, ()), kind, story, known, code), story), weight
        )
    yield from cues_of(f"not {kind.id}", kind.not_cues.get(code, ()))
    yield from cues_of(f"done {kind.id}", kind.done.get(code, ()))


def _on_either_side(phrases: Iterable[str], code: str) -> Sequence[str]:
    """``vom band #`` → ``vom band``: "am Freitag lief der erste vom Band" has the day before its word.

    Not what ends with a preposition: "läuft bis #".
    """
    small = load_language(code).table("text")["stop_words"]
    bare = (phrase.removesuffix("#").rstrip(" .") for phrase in phrases if phrase.endswith("#"))
    return [phrase for phrase in bare if phrase.split(" ")[-1].split("|")[0] not in small]


def _how_many(nouns: Sequence[str], kind: Kind, code: str) -> Sequence[str]:
    """``number of evacuees``, ``Patientenzahl``: how many there are of what a story's own kind counts by its nouns."""
    if kind.type != "count":
        return ()
    told = load_language(code).table("counts")["how_many"]
    names = [one for noun in telling_nouns(nouns, code) for one in noun.split("|") if one[0] != "*" and " " not in one]
    return [phrase.replace("{}", name.strip("*")) for name in names for phrase in told]


def _heavy(phrases: Sequence[str], kind: Kind) -> Sequence[str]:
    """The other words for a kind's own, those of a count without verbs of anything."""
    return [phrase for phrase in phrases if kind.type != "count" or not _is_light(phrase)]


def _is_light(phrase: str) -> bool:
    """``have|has|had``, ``add|adds #``: a verb of anything, which does not say what is counted."""
    words = [word for word in phrase.split() if word not in {"#", ".."}]
    return len(words) == 1 and not small_words("light_verbs").isdisjoint(words[0].split("|"))


def telling_nouns(nouns: Sequence[str], code: str) -> tuple[str, ...]:
    """Without the nouns that are counted in news of every kind: people, kilometres."""
    anything = {form for noun in load_language(code).table("counts")["anything"] for form in (noun, fold(noun))}
    return tuple(fold(noun) for noun in nouns if anything.isdisjoint(noun.lower().replace("*", "").split("|")))


def _untaken(phrases: Sequence[str], kind: Kind, story: Story, known: Mapping[str, Kind], code: str) -> list[str]:
    """The other words for a kind's own that are not those of another kind of the story."""
    taken = {
        phrase
        for name in story.kinds
        if name != kind.id and known[name].type == kind.type
        for phrase in known[name].cues.get(code, ())
    }
    return [phrase for phrase in phrases if phrase not in taken]


def _beside_names(phrases: Sequence[str], story: Story) -> list[str]:
    """Without the words of the subject's own names: of the Harrow outbreak, "outbreak" does not say that it is over."""
    names = {word for name in (story.subject.name, *story.subject.aliases) for word in name.casefold().split()}
    return [phrase for phrase in phrases if names.isdisjoint(phrase.casefold().split("|"))]
