"""What one of several organisations in a sentence means for the others."""

from __future__ import annotations

from itertools import pairwise

from facts.meaning.classify import Meaning
from facts.names.lists_of_names import lists_of_organisations
from facts.stance.asides import of_its_name
from facts.words.sentence import Sentence


def share_among_names(sentence: Sentence, ranked: dict[int, list[Meaning]]) -> None:
    """``Amazon, Nvidia and SoftBank remain the biggest backers``: organisations in a list are the same."""
    for names in lists_of_organisations(sentence):
        meant = next((ranked[id(found)] for found in names if ranked[id(found)]), None)
        for found in names:
            if meant is not None and not ranked[id(found)]:
                ranked[id(found)] = meant


def leave_to_the_named(sentence: Sentence, ranked: dict[int, list[Meaning]]) -> None:
    """``led by Brotmann, the firm of Backhaus founder Otto Krahl``: Backhaus only tells who leads."""
    named = [found for found in sentence.found if found.type == "organisation" and ranked[id(found)]]
    for found, following in pairwise(named):
        cues = ranked[id(following)]
        if cues[0].cue.last < found.first and of_its_name(sentence, following, found):
            ranked[id(following)] = []
