"""Values that are places: behind cues, before plants, in brackets, and as words for those who live there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from facts.dates.datelines import is_town_of_report
from facts.meaning.kind_cues import KindWords
from facts.names.geography import known_place, town_of
from facts.names.subject_words import SubjectWords
from facts.owners.no_places import (
    describes_a_name,
    is_of_a_continent,
    measured_from,
    part_of_a_name,
    says_where_a_town_is,
)
from facts.values import Place
from facts.words.cues import Hit, Token
from facts.words.mentions import Mention
from facts.words.sentence import DEMONYM, OF_A_SITE, OTHERS, OWN, Entity, Found, Who
from facts.words.small_words import small_words, word_edges

_NAMED = OWN | OTHERS
_SHORTEST_PEOPLE = 6  # letters of a word for the people of a town


def find_places(
    text: str,
    words: Sequence[Token],
    hits: Sequence[Hit],
    subjects: Sequence[Hit],
    kinds: KindWords,
    language: SubjectWords,
    entities: Sequence[Entity] = (),
) -> list[Found]:
    """Places, looked for only where a cue of a kind of place stands: towns are too often also names.

    A word for the inhabitants beside a word for an organisation ("Pariser Start-up") needs no cue. Where a cue of a
    kind that the story describes stands, names that nobody knows may be places as well.
    """
    cues = [hit for hit in hits if _type_of(hit, kinds) == "place"]
    found = _demonyms(text, words, subjects, language) | dict(_before_plants(text, words, entities, language))
    found |= dict(_in_brackets(text, words, entities))
    if not cues:
        return list(found.values())
    found = _with_cues(text, words, cues, kinds, language, entities, found)
    return [
        found[i]
        for i in sorted(found)
        if not (
            says_where_a_town_is(words, found, found[i])
            or measured_from(words, found, found[i])
            or is_of_a_continent(found[i])
            or is_town_of_report(words, found[i].last)
        )
    ]


def _with_cues(
    text: str,
    words: Sequence[Token],
    cues: Sequence[Hit],
    kinds: KindWords,
    language: SubjectWords,
    entities: Sequence[Entity],
    demonyms: Mapping[int, Found],
) -> dict[int, Found]:
    """The places of a sentence that has a cue of one, by their first words."""
    found = dict(demonyms)
    led = (*_behind_cues(text, words, cues, entities, language), *_behind_adjectives(text, words, language))
    for first, last in led:
        found.setdefault(first, _place(text, words, first, last))
    taken = -1  # the last word of the place before
    for i, word in enumerate(words):
        if i in found:
            taken = max(taken, found[i].last)
        if i <= taken or not word.capital or text[max(0, word.start - 1)] == "-":  # Hauts-de-France is not France
            continue
        for last in range(min(i + 2, len(words) - 1), i - 1, -1):
            known = None if words[last].mark else known_place(text[word.start : words[last].end])
            if (
                known is not None
                and not part_of_a_name(i, last, entities)
                and not describes_a_name(text, words, i, last)
            ):
                found.setdefault(i, _place(text, words, i, last))
                taken = last  # North America is not America
                break
    for first, last in _beside_cues(text, words, cues, kinds, entities, language):
        if not any(first <= one.last and one.first <= last for one in found.values()):
            found[first] = _place(text, words, first, last)
    asked = {hit.cue.label.partition(" ")[2] for hit in cues} & kinds.followed
    if asked:
        for first, last in _maybe_places(text, words, entities, language):
            where = first > 0 and words[first - 1].word in small_words("to_places")
            if (where or asked & kinds.own) and not any(
                first <= one.last and one.first <= last for one in found.values()
            ):
                found[first] = _place(text, words, first, last)
    return found


def _behind_cues(
    text: str, words: Sequence[Token], cues: Sequence[Hit], entities: Sequence[Entity], language: SubjectWords
) -> Iterator[tuple[int, int]]:
    """``based in New York``, ``Riga-based``: the capitals right behind a cue, and what a hyphen joins to one."""
    for hit in cues:
        if hit.cue.side == "before" and _leads_to_a_place(words, hit, entities, language):
            if any(e.first <= hit.last + 1 <= e.last and e.who is Who.SUBJECT for e in entities):
                continue  # "will be home to Norvent's headquarters"
            place = _capitals_after(text, words, hit.last + 1)
            if place is not None:
                yield place
                yield from _town_in_it(text, words, place[1], language)
        hyphened = text[words[hit.first - 1].end : words[hit.first].start] == "-" if hit.first else False
        if hyphened and words[hit.first - 1].capital:
            yield hit.first - 1, hit.first - 1


def _beside_cues(
    text: str,
    words: Sequence[Token],
    cues: Sequence[Hit],
    kinds: KindWords,
    entities: Sequence[Entity],
    language: SubjectWords,
) -> Iterator[tuple[int, int]]:
    """``Hexley will host the games``, ``heads for Hexley``: an unknown name that a followed kind's words ask for there.

    Where nouns have capitals only the one that opens the sentence, or stands behind a word for a settlement.
    """
    unknown = [e for e in entities if e.who is Who.UNKNOWN and not e.human and not e.genitive]
    for hit in cues:
        if hit.cue.label.partition(" ")[2] not in kinds.followed or hit.cue.side == "either":
            continue
        after = hit.cue.side == "after"
        if not language.nouns_have_capitals:
            beside = hit.first - 1 if after else hit.last + 1
            yield from ((e.first, e.last) for e in unknown if (e.last if after else e.first) == beside)
        if after and hit.first and _opens_as_a_town(text, words, hit.first - 1, entities, language):
            yield hit.first - 1, hit.first - 1


def _opens_as_a_town(
    text: str, words: Sequence[Token], at: int, entities: Sequence[Entity], language: SubjectWords
) -> bool:
    """``Lindow bekommt das Werk``, ``die Gemeinde Lindow bekommt``: a capital without an article before it."""
    named = any(e.first <= at <= e.last and e.who is not Who.UNKNOWN for e in entities)
    small = words[at].word in language.stand_ins or text[words[at].start : words[at].end] in language.not_names
    if named or small or not words[at].capital or _mere_noun(words[at].word):
        return False
    behind_one = language.nouns_have_capitals and at > 0 and words[at - 1].word in small_words("settlements")
    return at == 0 or behind_one


def _town_in_it(text: str, words: Sequence[Token], last: int, language: SubjectWords) -> Iterator[tuple[int, int]]:
    """``assemblée en Espagne, à Sagunt``: the town behind the comma of a place, where nouns have no capitals."""
    at = last + 2
    if language.nouns_have_capitals or at + 1 >= len(words) or words[last + 1].word != ",":
        return
    if words[at].word in language.places_at and (town := _capitals_after(text, words, at + 1)) is not None:
        yield town


def _leads_to_a_place(words: Sequence[Token], hit: Hit, entities: Sequence[Entity], language: SubjectWords) -> bool:
    """``usine à Sagunt``, ``usine espagnole de Sagunt``, but not ``usine de Renault``, whom the story knows."""
    if words[hit.last].word in language.places_at:
        return True
    named = any(e.first <= hit.last + 1 <= e.last and (e.human or e.who is not Who.UNKNOWN) for e in entities)
    if words[hit.last].word not in language.belongs or named:
        return False
    return hit.last - hit.first > 1 or words[hit.first].word in small_words("settlements")


def _behind_adjectives(text: str, words: Sequence[Token], language: SubjectWords) -> Iterator[tuple[int, int]]:
    """``im bayerischen Pullach``: a town behind the word for its country, in a language whose nouns have capitals."""
    if not language.nouns_have_capitals:
        return
    for i in range(2, len(words)):
        if (
            words[i].capital
            and words[i - 1].word.endswith(word_edges("country_ends"))
            and not words[i - 1].capital
            and words[i - 2].word in small_words("before_countries")
            and not _mere_noun(words[i].word)
            and not words[i].word.endswith(word_edges("site_ends"))
            and (place := _capitals_after(text, words, i)) is not None
        ):
            yield place


def _maybe_places(
    text: str, words: Sequence[Token], entities: Sequence[Entity], language: SubjectWords
) -> Iterator[tuple[int, int]]:
    """Names that the story does not know; in a language of many capitals only those behind ``in``, ``nach``."""
    if not language.nouns_have_capitals:
        unknown = (e for e in entities if e.who in {Who.UNKNOWN, Who.OTHER} and not e.human and not e.genitive)
        yield from ((entity.first, entity.last) for entity in unknown)
        return
    known = {i for entity in entities if entity.who is not Who.UNKNOWN for i in range(entity.first, entity.last + 1)}
    for i, word in enumerate(words[:-1]):
        if word.word not in small_words("to_places") or i + 1 in known:
            continue
        place = _capitals_after(text, words, i + 1)
        if place is not None and not _mere_noun(words[place[1]].word):
            yield place


def _mere_noun(word: str) -> bool:
    """``in Betrieb``, ``nach Prüfung``: no place."""
    return word in small_words("no_places") or word.endswith(word_edges("noun_ends"))


def _demonyms(text: str, words: Sequence[Token], subjects: Sequence[Hit], language: SubjectWords) -> dict[int, Found]:
    found: dict[int, Found] = {}
    for hit in subjects:
        for i in (hit.first - 1, hit.last + 1):
            name = text[words[i].start : words[i].end] if 0 <= i < len(words) else ""
            town = town_of(name, language) if hit.cue.label == "organisation" else None
            if town is None and hit.cue.label == "organisation" and i == hit.first - 1:
                town = _town_of_people(text, words, i, subjects, language)
            if town is not None:
                mention = Mention(words[i].start, words[i].end, Place(town), noun=DEMONYM)
                found[i] = Found("place", mention, i, i)
    return found


def _town_of_people(
    text: str, words: Sequence[Token], at: int, subjects: Sequence[Hit], language: SubjectWords
) -> str | None:
    """``der Hamelner Hersteller``: a town whose name nobody knows, by the word for its people behind an article."""
    if at < 1 or not language.nouns_have_capitals or not words[at].capital or words[at - 1].capital:
        return None
    if words[at - 1].word not in small_words("before_towns_people") or any(h.first <= at <= h.last for h in subjects):
        return None
    name = text[words[at].start : words[at].end]
    plain = name[1:].islower() and text[words[at].end : words[at].end + 1] == " "
    return name[:-2] if plain and name.endswith("er") and len(name) > _SHORTEST_PEOPLE else None


def _before_plants(
    text: str, words: Sequence[Token], entities: Sequence[Entity], language: SubjectWords
) -> Iterator[tuple[int, Found]]:
    """``the Riga plant``, ``im Leipziger Werk``: a town right before a word for a plant, with an article before it."""
    for i in range(1, len(words) - 1):
        if not words[i].capital or words[i - 1].capital or words[i - 1].mark or not _is_plant(words[i + 1], language):
            continue
        name = text[words[i].start : words[i].end]
        town = town_of(name, language) if language.nouns_have_capitals else known_place(name)
        town = town or _town_of_people(text, words, i, (), language)
        town = town or _of_ones_own(words, i, name, entities, language)
        if town is None or any(e.first <= i <= e.last and e.who is not Who.UNKNOWN for e in entities):
            continue
        if text[words[i].end : words[i + 1].start] == " ":
            mention = Mention(words[i].start, words[i].end, Place(town), noun=OF_A_SITE)
            yield i, Found("place", mention, i, i)


def _in_brackets(text: str, words: Sequence[Token], entities: Sequence[Entity]) -> Iterator[tuple[int, Found]]:
    """``Norvent (Riga) ruft zurück``, ``die Norvent GmbH (Riga)``: a town alone in brackets behind a name."""
    for entity in entities:
        at = entity.last + 1
        if at < len(words) and words[at].word in small_words("legal_forms"):
            at += 1
        if entity.human or entity.who not in _NAMED or at + 2 >= len(words) or words[at].word != "(":
            continue
        closing = next((i for i in range(at + 2, min(at + 5, len(words))) if words[i].word == ")"), None)
        town = None if closing is None else known_place(text[words[at + 1].start : words[closing - 1].end])
        if town is not None and closing is not None:
            first, last = at + 1, closing - 1
            mention = Mention(words[first].start, words[last].end, Place(town), noun=DEMONYM)
            yield first, Found("place", mention, first, last)


def _of_ones_own(
    words: Sequence[Token], at: int, name: str, entities: Sequence[Entity], language: SubjectWords
) -> str | None:
    """``Norvent's Hexley plant``, ``its Hexley plant``: an unknown name between whose plant it is and the plant."""
    if language.nouns_have_capitals or at < 1:
        return None
    owned = any(e.last in {at - 1, at - 2} and e.genitive and e.who in {Who.SUBJECT, Who.MAKER} for e in entities)
    if not owned and words[at - 1].word not in small_words("possessives"):
        return None
    return name if name[1:].islower() and not any(e.first <= at <= e.last and e.human for e in entities) else None


def _is_plant(word: Token, language: SubjectWords) -> bool:
    plants = small_words("plants")
    return word.word in plants or (language.nouns_have_capitals and word.word.endswith(word_edges("plants")))


def _type_of(hit: Hit, kinds: KindWords) -> str | None:
    relation, _, kind = hit.cue.label.partition(" ")
    return kinds.kinds[kind].type if relation == "cue" else None


def _capitals_after(text: str, words: Sequence[Token], first: int) -> tuple[int, int] | None:
    """The capitalised words right behind a cue, as in ``based in New York``."""
    if first >= len(words) or not words[first].capital:
        return None
    last = first
    while last + 1 < len(words) and last - first < 3 and words[last + 1].capital and text[words[last].end] in " -":
        last += 1
    return first, last


def _place(text: str, words: Sequence[Token], first: int, last: int) -> Found:
    start, end = words[first].start, words[last].end
    return Found("place", Mention(start, end, Place(text[start:end])), first, last)
