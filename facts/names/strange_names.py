"""Names that no list knows: single words with a capital that the language does not have."""

from __future__ import annotations

from collections.abc import Sequence

from facts.names.person_names import is_given_name
from facts.names.subject_words import SubjectWords
from facts.words.cues import Token
from facts.words.lexicon import is_compound, is_word
from facts.words.small_words import small_words, word_edges

_SHORTEST, _LONGEST = 4, 40  # letters; what is longer is no name, and dear to take apart


def is_strange(text: str, words: Sequence[Token], at: int, language: SubjectWords) -> bool:
    """``Zorbeck halved its loss``: a word with a capital is a name where the language has no such word.

    Where nouns have capitals, one behind an article is a noun, or somebody from a town: ``die Zuffenhausener``.
    """
    word = words[at]
    printed = text[word.start : word.end]
    heads = text[word.end : word.end + 1] == "-"  # "die Zorbeck-Aktie"
    if text[word.start - 1 : word.start] == "-" or (heads and not _is_a_noun(text, words, at + 1, language)):
        return False
    led = language.nouns_have_capitals and at > 0 and words[at - 1].word in small_words("before_nouns")
    return (heads or not led) and is_strange_name(printed, language)


def _is_a_noun(text: str, words: Sequence[Token], at: int, language: SubjectWords) -> bool:
    """Whether a word is one of the language's nouns, where these have capitals."""
    if not (language.nouns_have_capitals and at < len(words) and words[at].capital):
        return False
    return is_word(text[words[at].start : words[at].end], language.code)


def is_strange_name(printed: str, language: SubjectWords) -> bool:
    """Whether a word with a capital is none that the language has, and no given name."""
    if not _SHORTEST <= len(printed) <= _LONGEST or not printed.isalpha() or is_given_name(printed):
        return False
    if not (printed[0].isupper() and printed[1:].islower()):
        return False
    if printed.endswith(word_edges("noun_ends") + word_edges("noun_tails")):
        return False
    if is_word(printed, language.code) or is_word(printed.removesuffix("s"), language.code):
        return False
    return not (language.nouns_have_capitals and is_compound(printed, language.code))
