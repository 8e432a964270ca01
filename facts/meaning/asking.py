"""How long a question waits for its answer: ``When does it open? That is not for me to say. In May, I hear.``."""

from __future__ import annotations

from facts.story import FIGURES
from facts.words.sentence import Sentence
from facts.words.small_words import small_words

_PATIENCE = 3  # sentences behind a question that asks for something else than yes or no
_OPENING = 3  # words in which its question word stands
_AVOIDS = 9  # words and marks of a sentence that puts the answer off


def waits(sentence: Sentence, before: int) -> int:
    """For how many sentences behind this one the question before them is still open; ``before`` it were so many.

    A short sentence that has neither a date nor a figure only puts the answer off.
    """
    if sentence.question:
        opening = {word.word for word in sentence.words[:_OPENING]}
        return 1 if small_words("asks").isdisjoint(opening) else _PATIENCE
    answered = any(found.type == "date" or found.type in FIGURES for found in sentence.found)
    return 0 if answered or len(sentence.words) > _AVOIDS else max(before - 1, 0)
