"""A figure with a verb of its own behind it does not go on with the verb of the figure before."""

from __future__ import annotations

from facts.languages import load_language
from facts.meaning.classify import Meaning
from facts.names.subject_words import SubjectWords
from facts.words.sentence import Found, Sentence
from facts.words.small_words import small_words

_AGAIN = 6  # words from the verb that ends a clause to the next figure


def leave_to_own_verbs(sentence: Sentence, ranked: dict[int, list[Meaning]], code: str, language: SubjectWords) -> None:
    """``500 Filialen schließen und 100 eröffnen``: what closes the clause before is not said of the second figure.

    So it is where verbs close their clauses, and a bare figure has another right behind it, at the end of its own.
    """
    infinitive = load_language(code).table("inflection").get("verb_last", {}).get("infinitive")
    if infinitive is None or not language.nouns_have_capitals:
        return
    for found in sentence.found:
        if found.type == "count" and found.mention.noun is None and _has_a_verb(sentence, found, infinitive):
            ranked[id(found)] = [one for one in ranked[id(found)] if not _closes_before(sentence, found, one)]


def _has_a_verb(sentence: Sentence, found: Found, infinitive: str) -> bool:
    """Whether an infinitive stands right behind a figure, at the end of its clause."""
    at, words = found.last + 1, sentence.words
    if at >= len(words) or words[at].mark or words[at].capital or not words[at].word.endswith(infinitive):
        return False
    after = words[at + 1] if at + 1 < len(words) else None
    return after is None or after.mark or after.word in small_words("and")


def _closes_before(sentence: Sentence, found: Found, meaning: Meaning) -> bool:
    """Whether the word for a kind stands right behind an earlier figure and before a mark or an "and"."""
    last, words = meaning.cue.last, sentence.words
    if not 0 < found.first - last <= _AGAIN or last + 1 >= found.first:
        return False
    ends = words[last + 1].mark or words[last + 1].word in small_words("and")
    return ends and any(one.type == found.type and one.last == last - 1 for one in sentence.found)
