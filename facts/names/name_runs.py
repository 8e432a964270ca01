"""Where a name of several words ends: capitals, initials, particles and owners inside it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from facts.names.geography import known_place, town_of
from facts.names.person_names import given_names
from facts.names.subject_words import SubjectWords
from facts.words.cues import Token
from facts.words.small_words import small_words, word_edges

_SHORTEST_APPOSITION, _LONGEST_APPOSITION = 4, 12  # words from a name to the comma behind what is said of it
_NOUN_AND_NAME = 2  # words behind a noun to the last one of its name
_SHORTEST_BARE = 2  # letters
_MOST_PARTICLES = 2  # small words before a surname
_FEWEST_NAMES, _MOST_NAMES = 3, 12  # in a list, before "and"


def nameable(text: str, word: Token, not_names: frozenset[str]) -> bool:
    """Whether a word can be a name or a part of one: it has a capital, and is none of the words that never are."""
    if not word.capital or text[word.start : word.end] in not_names:
        return False
    return len(word.word) > 1 or _initial(text, word)


def apposed_to_known(
    text: str,
    words: Sequence[Token],
    at: int,
    known: Collection[int],
    belongs: frozenset[str],
) -> bool:
    """``Nordbeam, a rival of Velora, raised``: a name by what is said of it between commas: whose rival or owner it is.

    ``known`` are the words of names that the story knows, ``belongs`` those before whom something belongs to or is in.
    """
    inside = [i for i in range(at + 2, min(at + _LONGEST_APPOSITION, len(words))) if words[at + 1].word == ","]
    end = next((i for i in inside if words[i].word == ","), None)
    whose = next((i for i in inside if i in known and end is not None and i < end), None)
    if end is None or whose is None or end - at < _SHORTEST_APPOSITION:
        return False
    if at > 0 and (words[at - 1].mark or words[at - 1].word in small_words("before_nouns")):
        return False
    if words[at].word.endswith(word_edges("adverb_tails")):
        return False
    opening = words[at + 2].word
    if whose == at + 2:
        return text[words[whose].end : words[whose].end + 1] == "'"
    told = opening in small_words("relative") or opening.endswith(word_edges("participle_ends"))
    return told or words[whose - 1].word in belongs


def bare_name(text: str, words: Sequence[Token], at: int, verbs: frozenset[str]) -> bool:
    """``wird von Norvent gekauft``, ``Norvent und Tarvik``: nouns that stand bare and do not end as such."""
    head = at
    while head > 1 and at - head < 2 * _MOST_NAMES and _joins(words[head - 1]) and _is_bare(text, words[head - 2]):
        head -= 2
    if not _is_bare(text, words[at]) or text[words[at].end : words[at].end + 1] == "-":
        return False
    if head == 0 or words[head - 1].word in {":", "–"}:
        return head + 2 < len(words) and _joins(words[head + 1]) and _is_bare(text, words[head + 2])
    before = words[head - 1].word
    return before in small_words("before_bare_names") or before in verbs


def _joins(word: Token) -> bool:
    return word.word == "," or word.word in small_words("and")


def _is_bare(text: str, word: Token) -> bool:
    """Whether a word with a capital has none of the endings of common nouns."""
    plain = word.capital and word.end - word.start > _SHORTEST_BARE and text[word.start + 1 : word.end].islower()
    return plain and not word.word.endswith(word_edges("noun_ends") + word_edges("bare_noun_ends"))


def called_a_rival(words: Sequence[Token], at: int, rivals: Collection[int]) -> bool:
    """``Nordbeam, a rival, employs``: a name that is said between commas to be one; ``rivals`` are words for it."""
    if at + 4 >= len(words) or words[at + 1].word != "," or words[at + 2].word not in small_words("apposed"):
        return False
    end = next((i for i in range(at + 3, min(at + _LONGEST_APPOSITION, len(words))) if words[i].word == ","), at)
    return any(at + 2 < rival < end for rival in rivals)


def behind_nouns(text: str, words: Sequence[Token], first: int, last: int, language: SubjectWords) -> int:
    """Where a name begins behind what it is, in a language where nouns have capitals: ``die Belgierin Annick Delvaux``.

    So it does behind a town: ``ein Berliner Fonds Atlantic Ridge``.
    """
    led = first > 0 and words[first - 1].word in small_words("before_nouns")
    if town_of(text[words[first].start : words[first].end], language) is not None:
        led, first = True, first + 1
    return last - 1 if led and last - first == _NOUN_AND_NAME else first


def _initial(text: str, word: Token) -> bool:
    """``Y Combinator``, ``J Sainsbury``: a letter that begins a name of several words."""
    behind = text[word.end : word.end + 3]
    return len(behind) == 3 and behind[0] == " " and behind[1].isupper() and behind[2].islower()


def joined(text: str, word: Token, following: Token, not_names: frozenset[str]) -> bool:
    """Whether the next word goes on with the name: a capital or a number after one space, hyphen or ampersand."""
    gap = text[word.end : following.start]
    plural = gap == "' " and word.word.endswith("s")  # "the Public Employees' Retirement System"
    if not (gap in {" ", "-", "'", ". ", " & "} or plural) or (gap == ". " and word.end - word.start > 2):
        return False
    tail = following.capital and gap == " " and following.word in small_words("name_tails")  # "Norvent Capital"
    return (
        tail
        or nameable(text, following, not_names)
        or (following.word.isdigit() and len(following.word) < 3 and gap == " ")
    )


def over_particle(
    text: str, words: Sequence[Token], last: int, not_names: frozenset[str], particles: frozenset[str]
) -> bool:
    """``Yves Le Floch``: an article with a capital, between two words of a name."""
    if last + 2 >= len(words) or text[words[last + 1].start : words[last + 1].end] not in particles:
        return False
    gaps = {text[words[i].end : words[i + 1].start] for i in (last, last + 1)}
    return gaps == {" "} and nameable(text, words[last + 2], not_names)


def small_particles(
    text: str, words: Sequence[Token], first: int, last: int, known: Collection[int], language: SubjectWords
) -> int:
    """How many small words lead from a given name to a surname: two in ``Ida van der Meer``, else mostly none.

    They stand behind a given name alone: in ``Li Wei de Norvent`` the word says whose somebody is. What can be a mere
    preposition (``war Werner von Anfang an``) does so where a clause begins.
    """
    given = words[first].word.capitalize() in given_names()
    if not given or any(text[words[i].end : words[i + 1].start] != "-" for i in range(first, last)):
        return 0
    at = last + 1
    while at < len(words) and at - last <= _MOST_PARTICLES and words[at].word in small_words("name_particles"):
        at += 1
    if at == last + 1 or at == len(words) or at in known or words[last + 1].word in small_words("inner_particles"):
        return 0
    opens = first == 0 or words[first - 1].mark
    if language.nouns_have_capitals and words[last + 1].word in language.belongs and not opens:
        return 0
    printed = text[words[at].start : words[at].end]
    gaps = {text[words[i - 1].end : words[i].start] for i in range(last + 1, at)}
    surname = nameable(text, words[at], language.not_names) and not printed.isupper() and known_place(printed) is None
    behind = text[words[at - 1].end : words[at].start]
    return at - last - 1 if surname and gaps == {" "} and behind in {" ", "-", "'"} else 0


def over_possessive(text: str, words: Sequence[Token], last: int, not_names: frozenset[str]) -> bool:
    """``Ontario Teachers' Pension Plan``: a plural that owns what follows is a part of the name."""
    if last + 2 >= len(words) or not words[last + 1].capital or not words[last + 1].word.endswith("s"):
        return False
    gaps = text[words[last].end : words[last + 1].start], text[words[last + 1].end : words[last + 2].start]
    return gaps == (" ", "' ") and nameable(text, words[last + 2], not_names)


def hyphened(text: str, words: Sequence[Token], at: int) -> bool:
    """``Pioneer-Kestrel``: a word with a capital that a hyphen joins to another is a part of a name, and no title."""
    if at + 1 >= len(words) or not (words[at].capital and words[at + 1].capital):
        return False
    return text[words[at].end : words[at + 1].start] == "-"


def is_prefix(text: str, words: Sequence[Token], at: int) -> bool:
    """``Quick-commerce firm``: a word that has its capital from the beginning of a clause, with a hyphen behind it."""
    end = words[at].end
    return (at == 0 or words[at - 1].mark) and text[end : end + 1] == "-" and text[end + 1 : end + 2].islower()


def in_title_case(words: Sequence[Token]) -> bool:
    """``Norvent Opens Second Plant in Riga``: a line in which most words have a capital."""
    return 3 * sum(word.capital for word in words) > 2 * len(words)


def opens_a_pair(words: Sequence[Token], at: int) -> bool:
    """``Norvent and Tarvik each invest``: the first of two names, where it opens a sentence. Not so ``Banks and``."""
    closed = at + 2 < len(words) and words[at + 1].word in small_words("and") and words[at + 2].capital
    return at == 0 and closed and not words[at].word.endswith((*word_edges("adverb_tails"), "s"))


def opens_a_list(words: Sequence[Token], at: int) -> bool:
    """``Norvent, Tarvik, Marlow and Castella took part``: the first of four names and more is one as well.

    Of three it can be an adverb: "Yesterday, Norvent and Castella agreed".
    """
    names, position = 1, at + 1
    while (
        position + 1 < len(words)
        and names < _MOST_NAMES
        and words[position].word == ","
        and words[position + 1].capital
    ):
        position += 2
        while position < len(words) and words[position].capital:
            position += 1
        names += 1
    closed = position + 1 < len(words) and words[position].word in small_words("and") and words[position + 1].capital
    return closed and names >= _FEWEST_NAMES


def runs_of_capitals(text: str, words: Sequence[Token], barred: Collection[int]) -> set[int]:
    """The words that stand two and more in a row, each with a capital and small letters behind it."""
    plain = [
        i not in barred and word.capital and text[word.start + 1 : word.end].islower() for i, word in enumerate(words)
    ]
    return {
        i
        for at in range(1, len(words))
        if plain[at - 1] and plain[at] and text[words[at - 1].end : words[at].start] == " "
        for i in (at - 1, at)
    }


def listed_with_a_name(text: str, words: Sequence[Token], at: int, names: Collection[int]) -> bool:
    """``Sequoia, Accel und Thrive Capital``: a capital in a list in which a name stands is one, where nouns have them.

    A noun that says so by its ending is none.
    """
    if words[at].word.endswith(word_edges("noun_ends")):
        return False
    ands = small_words("and")
    for step in (-1, 1):
        here, joins = at, 0
        while 0 <= here + 2 * step < len(words) and joins < _MOST_NAMES:
            join, other = words[here + step].word, here + 2 * step
            if not (join == "," or join in ands) or not words[other].capital:
                break
            if other in names:
                return True
            if not text[words[other].start + 1 : words[other].end].islower():
                break
            here, joins = other, joins + 1
    return False
