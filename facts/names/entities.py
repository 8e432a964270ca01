"""Who is named in a sentence: the story's subject, the others it knows, and names it does not know."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from facts.dates.datelines import is_place_of_report
from facts.names.generic_names import generic_names, named_behind_adjective
from facts.names.geography import known_place
from facts.names.name_runs import (
    apposed_to_known,
    bare_name,
    behind_nouns,
    called_a_rival,
    hyphened,
    in_title_case,
    is_prefix,
    joined,
    listed_with_a_name,
    nameable,
    opens_a_list,
    opens_a_pair,
    over_particle,
    over_possessive,
    runs_of_capitals,
    small_particles,
)
from facts.names.parts_of_names import as_known, as_medium, beside_known, by_given_name, short_for_known
from facts.names.person_names import (
    given_names,
    has_age,
    is_aged_person,
    is_given_name,
    is_person,
    titles_of_people,
)
from facts.names.story_names import StoryNames
from facts.names.strange_names import is_strange
from facts.names.subject_words import SubjectWords
from facts.words.cues import Hit, Token
from facts.words.sentence import OWN, Entity, Who
from facts.words.small_words import small_words, word_edges

_NUMBER_BEHIND = re.compile(r"[ -](?:\d{1,2}|[IVX]{1,4})(?![\w.,]*\w)")


def find_entities(
    text: str,
    words: Sequence[Token],
    hits: Sequence[Hit],
    names: StoryNames,
    language: SubjectWords,
    occupied: Iterable[tuple[int, int]],
    said: Collection[int],
    surnames: Collection[str] = (),
    met: Collection[str] = (),
    *,
    asked: bool = False,
) -> list[Entity]:
    """The names of a sentence in order.

    ``occupied`` are words that belong to values, ``said`` those that announce a kind: they begin no name.

    ``surnames`` are those of persons named earlier in full, ``met`` other names of one word seen earlier. A sentence
    is ``asked`` for names that has words for a kind of organisation that the story follows.
    """
    entities: list[Entity] = []
    of_values = {i for first, last in occupied for i in range(first, last + 1)}
    taken = of_values | set(said)
    named: set[int] = set()
    for first, word in enumerate(words):
        found = names.at(text, word)
        if found is None or first in named:
            continue
        known, end = found
        last = first
        while last + 1 < len(words) and words[last + 1].start < end:
            last += 1
        printed = text[word.start : end]
        if known.who is Who.MEDIUM and first == last and _ends_a_name(text, words, first, language):
            continue
        genitive = printed[-2:] in {"'s", "s'"} or printed.endswith("'")
        if not genitive and language.nouns_have_capitals:
            genitive = printed.endswith("s") and not known.name.endswith("s")
        entity = Entity(known.who, known.name, first, last, known.human, genitive)
        number = _NUMBER_BEHIND.match(text, end) if printed.casefold() in names.series else None
        if number is not None and known.who in OWN:
            entity = entity._replace(who=Who.OTHER, name=printed + number[0])
        entities.append(entity)
        named.update(range(first, last + 1))
    known_names = list(entities)
    blocked = taken | named
    entities += generic_names(words, hits, blocked)
    entities += [
        Entity(Who.PRONOUN, word.word, i, i)
        for i, word in enumerate(words)
        if word.word in language.stand_ins
        and i not in blocked
        and (word.word in language.pronouns or _behind_comma(words, i) or _demonstrative(words, i, language))
    ]
    entities += [
        as_medium(words, by_given_name(words, as_known(e, names, surnames), known_names, names))
        for e in _unknown(text, words, hits, language, blocked, of_values | named, named, met, asked=asked)
        if not (beside_known(text, words, e, known_names) or short_for_known(text, words, e, known_names))
    ]
    proper = [entity for entity in entities if entity.who not in {Who.GENERIC, Who.PRONOUN}]
    inside = {i for entity in proper for i in range(entity.first, entity.last + 1)}
    names_start = {entity.first for entity in proper}
    entities = [
        e
        for e in entities
        if e.who is not Who.GENERIC
        or not (e.last + 1 in names_start or e.first in inside or named_behind_adjective(words, e, names_start))
    ]
    return sorted(entities, key=lambda entity: entity.first)


def _ends_a_name(text: str, words: Sequence[Token], at: int, language: SubjectWords) -> bool:
    """``Thrive Capital``: a medium of one common word that ends another name. Not so ``das Magazin Capital``."""
    before = words[at - 1] if at else None
    return (
        before is not None
        and text[before.end : words[at].start] == " "
        and nameable(text, before, language.not_names)
        and before.word not in language.outlets
        and not before.word.endswith(tuple(language.outlets))
    )


def _behind_comma(words: Sequence[Token], i: int) -> bool:
    """Whether a relative pronoun stands for the name before the comma: ``LeCun, der ...``."""
    return i > 0 and words[i - 1].word == ","


def _demonstrative(words: Sequence[Token], i: int, language: SubjectWords) -> bool:
    """``Der will bei zehn Prozent landen``: an article with a verb behind it that opens a sentence."""
    opens = i == 0 and len(words) > 1 and words[0].word in small_words("demonstratives")
    return opens and words[1].word in language.verbs


def _unknown(
    text: str,
    words: Sequence[Token],
    hits: Sequence[Hit],
    language: SubjectWords,
    blocked: set[int],
    barred: set[int],
    known: set[int],
    met: Collection[str],
    *,
    asked: bool,
) -> list[Entity]:
    """Runs of capitalised words that no list knows.

    They begin with none that is ``blocked``; in a language where only names have capitals they go on unless ``barred``.
    """
    barred = blocked if language.nouns_have_capitals else barred
    titles = {
        i
        for hit in hits
        if hit.cue.label in {"organisation", "person_words"} or _rival(words, hit)
        for i in range(hit.first, hit.last + 1)
        if not hyphened(text, words, i)
    }
    titles -= {i for i in titles if _closes_a_name(text, words, i, titles, language)}
    roles = {hit.first for hit in hits if hit.cue.label == "person_words"}
    posts = titles_of_people(words, hits)
    parts = set[int]() if in_title_case(words) else {i for i in titles if words[i].capital} - roles
    rivals = {hit.first for hit in hits if hit.cue.label == "comparison" and hit.first == hit.last}
    named_runs = known | runs_of_capitals(text, words, barred | titles) if language.nouns_have_capitals else set()
    entities = []
    behind = 0
    for position in [at for at, word in enumerate(words) if word.capital]:
        if position < behind or position in blocked or not nameable(text, words[position], language.not_names):
            continue
        last = position
        while (
            (
                last + 1 < len(words)
                and last + 1 not in barred
                and not (last + 1 in blocked and last + 1 in titles)
                and joined(text, words[last], words[last + 1], language.not_names)
            )
            or over_particle(text, words, last, language.not_names, language.particles)
            or over_possessive(text, words, last, language.not_names)
        ):
            last += 1
        if particles := small_particles(text, words, position, last, known, language):
            last += particles + 1
        behind = last + 1
        said_whose = (last == position and known_place(text[words[last].start : words[last].end]) is None) and (
            text[words[position].start : words[position].end] in met
            or _beside_a_role(text, words, position, roles, language)
            or apposed_to_known(text, words, position, known, language.leading)
            or called_a_rival(words, position, rivals)
            or (language.nouns_have_capitals and listed_with_a_name(text, words, position, named_runs))
            or (asked and _is_bare_name(text, words, position, language))
            or is_strange(text, words, position, language)
        )
        mere = last == position and language.nouns_have_capitals and _mere_noun(text, words, position, titles)
        if (mere and not said_whose) or text.startswith(word_edges("based_in"), words[last].end):
            continue
        inside = titles if language.nouns_have_capitals else titles - (parts - {position})
        first = max((i + 1 for i in range(position, last) if i in inside), default=position) if inside else position
        if language.nouns_have_capitals and last - first > 1:
            first = behind_nouns(text, words, first, last, language)
        if language.nouns_have_capitals and first < last and _adjective(text, words, first):
            first += 1
        if first == 0 and last - first > 1 and words[1].word.capitalize() in given_names():
            first += words[0].word.capitalize() not in given_names()  # "Assistant Kieran Doyle will ..."
        name = text[words[first].start : words[last].end]
        part = first < last and not language.nouns_have_capitals  # "Hadley Group": a part of the name by its capital
        if (
            first not in titles
            and (part or last not in titles)
            and (said_whose or _is_name(text, words, first, last, titles, language))
        ):
            genitive = text[words[last].end : words[last].end + 2] in {"'s", "s'"}
            entities.append(
                Entity(
                    Who.UNKNOWN,
                    name,
                    first,
                    last,
                    is_person(name, first, posts) or is_aged_person(name, words, last),
                    genitive,
                )
            )
    return entities


def _closes_a_name(text: str, words: Sequence[Token], at: int, titles: Collection[int], language: SubjectWords) -> bool:
    """``dem Staatsfonds Norvent Holding``: a word for a firm with a capital right behind a name is a part of it."""
    if not language.nouns_have_capitals or at == 0 or words[at].word not in small_words("name_tails"):
        return False
    before = words[at - 1]
    named = nameable(text, before, language.not_names) and at - 1 not in titles
    return named and words[at].capital and text[before.end : words[at].start] == " "


def _is_bare_name(text: str, words: Sequence[Token], at: int, language: SubjectWords) -> bool:
    """A single word that is a name by the words beside it: where nouns have capitals, or at the head of a pair."""
    if language.nouns_have_capitals:
        return bare_name(text, words, at, language.verbs)
    return opens_a_pair(words, at)


def _rival(words: Sequence[Token], hit: Hit) -> bool:
    """``Konkurrent Nordbeam``: a word with a capital that compares is none of the name behind it."""
    return hit.cue.label == "comparison" and hit.first == hit.last and words[hit.first].capital


def _beside_a_role(text: str, words: Sequence[Token], at: int, roles: Collection[int], language: SubjectWords) -> bool:
    """``Nordbeam-Chef Tom Reyes``, ``Nordbeam CEO``, ``Chef von Nordbeam``: whose chief somebody is.

    A word that is no name can stand there as well: "Konzernchef", "former CEO".
    """
    if words[at].word in small_words("before_roles"):
        return False
    if at > 1 and at - 2 in roles and words[at - 1].word in language.belongs:
        return True
    between = text[words[at].end : words[at + 1].start] if at + 1 in roles else ""
    return between == "-" if language.nouns_have_capitals else (between == " " and at == 0)


def _mere_noun(text: str, words: Sequence[Token], at: int, titles: set[int]) -> bool:
    """Whether a single capital amid a clause is a noun's, in a language that gives them capitals: most are."""
    amid = at > 0 and not words[at - 1].mark and at - 1 not in titles
    return amid and text[words[at].start + 1 : words[at].end].islower()


def _adjective(text: str, words: Sequence[Token], first: int) -> bool:
    """``Aktuelle LLMs``: an adjective or article that has its capital from the beginning of the sentence.

    Given names can end as adjectives do: Werner, Anne.
    """
    word = words[first]
    opens = (first == 0 or (words[first - 1].mark and words[first - 1].word != ",")) and text[word.end] == " "
    return opens and word.word.endswith(word_edges("adjective_ends")) and not is_given_name(text[word.start : word.end])


def _is_name(
    text: str, words: Sequence[Token], first: int, last: int, titles: set[int], language: SubjectWords
) -> bool:
    printed = text[words[first].start : words[last].end]
    following = words[last + 1].word if last + 1 < len(words) else ""
    if not _looks_like_a_name(text, words, first, last, titles, language, printed, following):
        return False
    if first == 0 and (following == ":" or is_place_of_report(printed, following, aged=has_age(words, last))):
        return False
    return known_place(printed) is None


def _fronted(word: str) -> bool:
    """``Verhandelt wird über ...``: a participle that opens a sentence."""
    return word.startswith(word_edges("fronted_begins")) and word.endswith(word_edges("fronted_ends"))


def _looks_like_a_name(
    text: str,
    words: Sequence[Token],
    first: int,
    last: int,
    titles: set[int],
    language: SubjectWords,
    printed: str,
    following: str,
) -> bool:
    if first and text[words[first].start - 1] == "-" and not words[first - 1].capital:
        return False  # "outre-Rhin": a part of another word
    inner_capital = last == first and any(map(str.isupper, printed[1:]))
    if not inner_capital and last == first and is_prefix(text, words, first):
        return False
    if language.nouns_have_capitals:
        if last > first:
            return not any(word.word.isdigit() for word in words[first : last + 1]) or first > 0
        if inner_capital:
            return True
        before = words[first - 1] if first else None
        if before is not None and first - 1 in titles and not before.mark:
            return True
        return (
            (before is None or before.mark)
            and following in language.verbs
            and not printed.endswith(word_edges("adverb_ends"))
            and not _fronted(printed.lower())
        )
    if last > first or inner_capital or first > 0:
        return True
    genitive = text[words[first].end : words[first].end + 2] == "'s"
    return following in language.verbs or genitive or opens_a_list(words, first)
