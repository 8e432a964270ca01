"""Whose post somebody has where a sentence does not say so with a firm's name: by the town beside it, by its place."""

from __future__ import annotations

from functools import cache

from facts.meaning.roles import firm_leading
from facts.names.clauses import attached
from facts.names.geography import known_place, town_of, towns
from facts.names.subject_words import SubjectWords
from facts.story import Story
from facts.words.cues import Hit
from facts.words.sentence import OTHERS, OWN, Entity, Found, Sentence, Who, name_of
from facts.words.small_words import small_words
from facts.words.text import fold

_OF_PLACES = "minister"  # a post that is with a state or a town by its nature
_ADJECTIVES = 2  # words between whose a post is and the post
_NAME = 3  # words of a title's holder


def behind_a_titled_person(sentence: Sentence, entity: Entity, cue: Hit, found: Found, language: SubjectWords) -> bool:
    """``Chief executive Li Wei said Backhaus had``: who is named behind a title and its holder does not have that post.

    Unless it stands right there with a word of belonging: ``chief executive Li Wei of Backhaus``.
    """
    titled = found.type == "person" and cue.last == found.first - 1
    if not titled or entity.first <= found.last or entity.who in OWN:
        return False
    return entity.first - found.last > _NAME or not attached(sentence, entity, cue, language)


def post_of_a_town(sentence: Sentence, post: Hit, found: Found, story: Story, language: SubjectWords) -> str | None:
    """``Leipzigs Trainer Ida Brandt``, ``Leicester coach Li Wei``, ``l'entraîneur de Lens``: another town's, or None.

    None where the story has the town in any of its names, or the sentence names the story's own beside the post.
    """
    if found.type != "person" or story.subject.type == "place" or post.cue.label.endswith(f" {_OF_PLACES}"):
        return None
    town = _before(sentence, post, language) or _behind(sentence, post, language)
    if town is None or any(town in name for name in _own_names(story)):
        return None
    beside = range(post.first - _NAME, post.last + _NAME + 1)
    return None if any(e.who in OWN and (e.first in beside or e.last in beside) for e in sentence.entities) else town


def of_another_time_and_team(sentence: Sentence, post: Hit, found: Found, former: int, language: SubjectWords) -> bool:
    """``former Switzerland coach Li Wei``: whether what somebody once was, by the word ``former``, was with another.

    A name that is not the story's own, or a country, stands between that word and the person.
    """
    named = [entity for entity in sentence.entities if former < entity.first and entity.last < found.first]
    if found.first <= post.first or any(entity.who in OWN for entity in named):
        return False
    joined = sentence.text[sentence.words[post.first].start - 1] == "-"  # "der frühere Marlow-Trainer"
    if joined or any(entity.who in OTHERS and not entity.human for entity in named):
        return True
    title = [sentence.text[word.start : word.end] for word in sentence.words[former + 1 : found.first]]
    return any(known_place(word) is not None or town_of(word, language) is not None for word in title)


def opened_by_another(sentence: Sentence, post: Hit, found: Found, story: Story) -> Entity | None:
    """``Backhaus, where Brandt once won, have backed manager Li Wei``: another whose clause ends with its titled head.

    None where the sentence names the story's own, and for somebody whom the story knows.
    """
    first = next(iter(sentence.entities), None)
    if first is None or found.type != "person" or post.last != found.first - 1 or first.who is not Who.OTHER:
        return None
    people = (*story.subject.people, *story.others.people)
    if first.human or first.genitive or first.first > 1 or any(name_of(found) in names for names in people):
        return None
    if any(entity.who in OWN and not entity.human for entity in sentence.entities):
        return None
    words, at = sentence.words, first.last + 1
    if words[at].word != "," or words[at + 1].word not in small_words("relative"):
        return None
    at = next((i for i in range(at + 1, post.first) if words[i].word == ","), post.first) + 1
    clause = words[at : post.first]
    parted = any(word.mark or word.word in small_words("and") for word in clause)
    return first if clause and not parted and not clause[0].capital else None


def heads_another(sentence: Sentence, found: Found, cue: Hit) -> str | None:
    """``Backhaus-Chef Li Wei``, ``le patron de Backhaus, Li Wei``: whose head somebody is by the title before his name.

    None where the sentence names the story's own firm, and where the ``cue`` is not behind him: somebody hands over to
    ``Backhaus finance director Li Wei``, who comes from there.
    """
    if (
        found.type != "person"
        or cue.first < found.last
        or any(entity.who in OWN and not entity.human for entity in sentence.entities)
    ):
        return None
    titles = {hit.last for hit in sentence.subjects if hit.cue.label == "person_words"}
    for entity in sentence.entities:
        if entity.who is not Who.OTHER or entity.human or entity.last >= found.first:
            continue
        between = sentence.words[entity.last + 1 : found.first]
        behind = not any(word.mark for word in between) and len(between) <= _NAME and found.first - 1 in titles
        set_off = [word.word for word in between] == [","] and not titles.isdisjoint({entity.first - 2})
        if behind or set_off:
            return entity.name
    return None


def firm_led(sentence: Sentence, post: Hit, found: Found) -> Entity | None:
    """``Nordbeam, led by Ida Brandt``, ``Nordbeam, das Ida Brandt leitet``: whose head a clause behind a name names.

    None where the clause names the story's own: ``Nordbeam, whose boss Ida Brandt is to run Velora``.
    """
    last = max(found.last, post.last)
    people = {one.first for one in sentence.found if one.type == "person"}
    for entity in sentence.entities:
        comma, begin = entity.last + 1, entity.last + 2
        if entity.who not in OTHERS or entity.first in people or begin > min(found.first, post.first):
            continue
        opens = sentence.words[begin].word in small_words("led") | small_words("relative")
        if sentence.words[comma].word != "," or not opens or any(word.mark for word in sentence.words[begin:last]):
            continue
        if not any(own.who in OWN and not own.human and begin <= own.first < last for own in sentence.entities):
            return entity
    return None


def firm_before(sentence: Sentence, post: Hit, found: Found, language: SubjectWords) -> Entity | None:
    """``will report to Backhaus chief executive Ida Brandt``: whose name leads a post right before its holder.

    A verb is no post: "the engineer succeeds Ida Brandt".
    """
    if post.last != found.first - 1 or sentence.words[post.first].word in language.verbs:
        return None
    return firm_leading(sentence, post)


def _before(sentence: Sentence, post: Hit, language: SubjectWords) -> str | None:
    """The town whose genitive stands before a post, or that stands right before it as a firm's name does."""
    words, at = sentence.words, post.first - 1
    if at >= 0 and (town := _town(sentence, at)) is not None:
        led = at > 0 and (words[at - 1].capital or words[at - 1].word in language.leading | small_words("articles"))
        return None if led else town
    while at >= 0 and post.first - at <= _ADJECTIVES and not (words[at].capital or words[at].mark):
        if words[at].word == "s":
            return _town(sentence, at - 1) if at > 0 else None
        at -= 1
    return _town(sentence, at, genitive=True) if at >= 0 else None


def _behind(sentence: Sentence, post: Hit, language: SubjectWords) -> str | None:
    at = post.last + 1
    if at + 1 >= len(sentence.words) or sentence.words[at].word not in language.belongs:
        return None
    following = sentence.words[at + 2] if at + 2 < len(sentence.words) else None
    return None if following is not None and following.capital else _town(sentence, at + 1)


def _town(sentence: Sentence, at: int, *, genitive: bool = False) -> str | None:
    word = sentence.words[at]
    if not word.capital or any(e.first <= at <= e.last for e in sentence.entities):
        return None
    name = fold(sentence.text[word.start : word.end])
    if genitive:
        return name[:-1] if name.endswith("s") and name[:-1] in _towns() else None
    if name in _towns():
        return name
    return name[:-1] if name.endswith("s") and name[:-1] in _towns() else None


@cache
def _towns() -> frozenset[str]:
    return frozenset(fold(name) for _, names in towns() for name in names if " " not in name)


@cache
def _own_names(story: Story) -> tuple[str, ...]:
    subject = story.subject
    names = [subject.name, *subject.aliases, *(name for maker in subject.makers for name in maker)]
    return tuple(fold(name) for name in (*names, story.title, story.match))
