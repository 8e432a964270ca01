"""Values that are names: persons, organisations, places, and the choices of a kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from facts.meaning.kind_cues import KindWords
from facts.names.geography import is_continent, known_place, town_of
from facts.names.person_names import looks_like_a_person
from facts.names.subject_words import SubjectWords
from facts.story import ValueType
from facts.values import Choice, Name, Place, Value
from facts.words.cues import Hit, Token
from facts.words.mentions import Mention
from facts.words.sentence import DEMONYM, MAYBE_A_PERSON, OF_A_SITE, OTHERS, OWN, Entity, Found, Who
from facts.words.small_words import small_words, word_edges

_NAMED = OWN | OTHERS


def find_names(
    text: str, words: Sequence[Token], entities: Sequence[Entity], full: dict[str, str], language: SubjectWords
) -> list[Found]:
    """Persons and organisations as values. ``full`` completes a surname to the name the text gave before."""
    found = []
    for entity in entities:
        if entity.who not in _NAMED:
            continue
        start, end = words[entity.first].start, words[entity.last].end
        printed = text[start:end]
        maybe = entity.who is Who.UNKNOWN and not entity.human and _may_be_a_person(printed, words, entity, language)
        if maybe:
            mention = Mention(start, end, Name(printed), noun=MAYBE_A_PERSON)
            found.append(Found("person", mention, entity.first, entity.last))
        kind: ValueType = "person" if entity.human else "organisation"
        if kind == "organisation" and entity.who is Who.SUBJECT:
            continue  # nobody is one's own partner, buyer or investor
        name = full.get(printed, entity.name if entity.who is not Who.UNKNOWN else printed)
        found.append(_found(kind, start, end, Name(name), entity.first, entity.last))
    return found


def _may_be_a_person(printed: str, words: Sequence[Token], entity: Entity, language: SubjectWords) -> bool:
    """Whether a name has a person's shape and is none of an authority or of a thing by its town: ``Messe Essen``.

    Nor is what stands behind a word for where and an article: ``at the Gandhi Hall``.
    """
    authority = any(word.word in language.bystanders for word in words[entity.first : entity.last + 1])
    town = language.nouns_have_capitals and known_place(printed.rsplit(maxsplit=1)[-1]) is not None
    place = (
        entity.first > 1
        and words[entity.first - 1].word in small_words("articles")
        and words[entity.first - 2].word in language.places_at
    )
    return not authority and not town and not place and looks_like_a_person(printed)


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
    if not cues:
        return list(found.values())
    found = _with_cues(text, words, cues, kinds, language, entities, found)
    return [
        found[i]
        for i in sorted(found)
        if not _says_where_a_town_is(words, found, found[i]) and not _is_continent(found[i])
    ]


def _is_continent(place: Found) -> bool:
    """``built in Europe``: so large a place is none where anything stands."""
    return isinstance(place.mention.value, Place) and is_continent(place.mention.value.name)


def _says_where_a_town_is(words: Sequence[Token], found: Mapping[int, Found], place: Found) -> bool:
    """``in Ridgeway, Ohio, where``, ``à Sagunt, en Espagne``: a place behind another one, where no list goes on."""
    end, comma = place.last + 1, place.first - 1
    if comma > 1 and words[comma].word in small_words("in_countries"):
        comma -= 1
    if comma < 1 or words[comma].word != "," or (end < len(words) and not words[end].mark):
        return False
    value = place.mention.value
    if not isinstance(value, Place) or known_place(value.name) is None:
        return False
    if not any(town.last == comma - 1 for town in found.values()):
        return False
    listed = (
        end < len(words)
        and words[end].word == ","
        and (end + 1 in found or words[min(end + 1, len(words) - 1)].word in small_words("and"))
    )
    return not listed and not any(other.last == comma - 3 and words[comma - 2].word == "," for other in found.values())


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
    for i, word in enumerate(words):
        if i in found or not word.capital or text[max(0, word.start - 1)] == "-":  # Hauts-de-France is not France
            continue
        for last in range(min(i + 2, len(words) - 1), i - 1, -1):
            known = None if words[last].mark else known_place(text[word.start : words[last].end])
            if known is not None and not _part_of_a_name(i, last, entities):
                found.setdefault(i, _place(text, words, i, last))
                break
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
            place = _capitals_after(text, words, hit.last + 1)
            if place is not None:
                yield place
                yield from _town_in_it(text, words, place[1], language)
        hyphened = text[words[hit.first - 1].end : words[hit.first].start] == "-" if hit.first else False
        if hyphened and words[hit.first - 1].capital:
            yield hit.first - 1, hit.first - 1


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


def _part_of_a_name(first: int, last: int, entities: Sequence[Entity]) -> bool:
    """``the California Teachers' Fund``: a place that opens the name of an organisation that nobody knows."""
    return any(
        e.first == first and last < e.last - 1 and e.who is Who.UNKNOWN and not e.human and not e.genitive
        for e in entities
    )


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
            if town is not None:
                mention = Mention(words[i].start, words[i].end, Place(town), noun=DEMONYM)
                found[i] = Found("place", mention, i, i)
    return found


def _before_plants(
    text: str, words: Sequence[Token], entities: Sequence[Entity], language: SubjectWords
) -> Iterator[tuple[int, Found]]:
    """``the Riga plant``, ``im Leipziger Werk``: a town right before a word for a plant, with an article before it."""
    for i in range(1, len(words) - 1):
        if not words[i].capital or words[i - 1].capital or words[i - 1].mark or not _is_plant(words[i + 1], language):
            continue
        name = text[words[i].start : words[i].end]
        town = town_of(name, language) if language.nouns_have_capitals else known_place(name)
        if town is None or any(e.first <= i <= e.last and e.who is not Who.UNKNOWN for e in entities):
            continue
        if text[words[i].end : words[i + 1].start] == " ":
            mention = Mention(words[i].start, words[i].end, Place(town), noun=OF_A_SITE)
            yield i, Found("place", mention, i, i)


def _is_plant(word: Token, language: SubjectWords) -> bool:
    plants = small_words("plants")
    return word.word in plants or (language.nouns_have_capitals and word.word.endswith(word_edges("plants")))


def find_choices(words: Sequence[Token], hits: Sequence[Hit], kinds: KindWords) -> Iterator[tuple[Found, Hit]]:
    """The choices of a sentence, each with the phrase that gives it; the longest phrase wins."""
    choices = [hit for hit in hits if hit.cue.label in kinds.value_of]
    choices = list({(hit.cue.label, hit.first, hit.last): hit for hit in choices}.values())
    for hit in choices:
        if any(_covers(other, hit) for other in choices if other is not hit):
            continue
        start, end = words[hit.first].start, words[hit.last].end
        yield _found("choice", start, end, Choice(kinds.value_of[hit.cue.label]), hit.first, hit.last), hit


def _covers(other: Hit, hit: Hit) -> bool:
    same_kind = other.cue.label.split(" ")[1] == hit.cue.label.split(" ")[1]
    longer = other.last - other.first > hit.last - hit.first
    return same_kind and longer and other.first <= hit.first and hit.last <= other.last


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
    return _found("place", start, end, Place(text[start:end]), first, last)


def _found(kind: ValueType, start: int, end: int, value: Value, first: int, last: int) -> Found:
    return Found(kind, Mention(start, end, value), first, last)
