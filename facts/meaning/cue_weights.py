"""How much a cue weighs, by how surely its words are those of the kind that it is taken for."""

from __future__ import annotations

STRONG = 10.0
"""One of a kind's own words."""
PART = 8.2
"""Of a story's own kinds: single words of its phrases."""
SISTER = 8.0
"""Of a kind of the same family, or another word for one of a story's own."""
COUSIN = 5.5
"""Of a kind that stands nearest where a story does not follow it itself."""
WEAK, WEAK_SISTER = 6.0, 4.5
"""Words that suffice when they stand close by."""
SAME_MEANING = frozenset({PART, SISTER})
"""Weights of cues that only mean the same as those of a kind, or are a part of them."""
