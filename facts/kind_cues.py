"""The cues of all kinds, arranged once for all stories of a language, and what each of them says to one story."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from facts.cues import Cue, CueIndex, Hit, Token, cues_of, index_of
from facts.entities import subject_words
from facts.kinds import known_kinds
from facts.stance import stance_cues

RELATIONS = ("cue", "weak", "not", "done")
"""What the cues of a kind can say of a value."""
Saying = tuple[str, float]
"""The label and the weight of a cue."""


@dataclass(frozen=True)
class StoryCues:
    """The cues of a story: those of the kinds we ship as the story takes them, and its own."""

    shared: CueIndex
    says: Mapping[str, Saying | None]
    """Label of a cue of a kind → what it says here; None: nothing."""
    own: CueIndex | None
    _here: dict[int, Cue | None] = field(default_factory=dict)
    """What a cue is here, by its ``id``, which is quicker than by its words; the shared index keeps it."""

    def find(self, words: Sequence[Token]) -> list[Hit]:
        """All cues in a sentence, in the order of their first word: of kinds, of names and of stances."""
        hits = [Hit(cue, hit.first, hit.last) for hit in self.shared.find(words) if (cue := self._cue(hit.cue))]
        if self.own is not None and (more := self.own.find(words)):
            hits = sorted([*hits, *more], key=lambda hit: hit.first)
        return hits

    def _cue(self, cue: Cue) -> Cue | None:
        key = id(cue)
        if key not in self._here:
            said = self.says.get(cue.label, (cue.label, cue.weight))
            self._here[key] = None if said is None else Cue(said[0], cue.phrase, said[1], cue.side)
        return self._here[key]


@cache
def shared_cues(code: str) -> CueIndex:
    """The cues of all shipped kinds, of names and of stances of a language, in one index.

    Those of a kind are labelled with one of ``RELATIONS`` and its id.
    """
    cues: list[Cue] = []
    for kind in {kind.id: kind for kind in known_kinds().values()}.values():
        for relation, words in zip(RELATIONS, (kind.cues, kind.weak, kind.not_cues, kind.done), strict=True):
            cues += cues_of(f"{relation} {kind.id}", words.get(code, ()))
    return index_of([*cues, *subject_words(code).cues, *stance_cues(code)])


@lru_cache(maxsize=512)
def noun_index(nouns: tuple[str, ...]) -> CueIndex:
    """The nouns of a kind that counts, folded."""
    return index_of(cues_of("noun", nouns))


@cache
def labels_apart(code: str) -> tuple[frozenset[str], frozenset[str]]:
    """The labels of the cues that speak of names, and of those that speak of stances."""
    return _labels(subject_words(code).cues), _labels(stance_cues(code))


def _labels(cues: Iterable[Cue]) -> frozenset[str]:
    return frozenset(cue.label for cue in cues)
