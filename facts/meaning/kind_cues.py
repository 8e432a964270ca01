"""The cues of all kinds, arranged once for all stories of a language, and what each of them says to one story."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from facts.kinds import Kind, kinds_of, known_kinds
from facts.languages import load_language
from facts.meaning.cue_weights import COUSIN, SISTER, STRONG, WEAK, WEAK_SISTER
from facts.meaning.cues_with_names import beside_its_name, where_it_is, with_its_name
from facts.meaning.event_families import EVENT, families, families_of, family_of, followed_families, telling
from facts.meaning.named_things import NamedThings, named_things
from facts.meaning.own_cues import Saying, own_cues, telling_nouns
from facts.names.subject_words import subject_words
from facts.stance.stance import stance_cues
from facts.story import Story, ValueType
from facts.words.cues import Cue, CueIndex, Hit, Token, cues_of, index_of
from facts.words.text import fold

OF_THE_PRODUCT = frozenset({"units_sold", "sales_forecast", "production", "orders"})  # "50,000 Velas were sold"
_OTHER_EVENT = "past_event"
_CALLED = frozenset({"person", "organisation", "place"})
"""Types of kinds whose values stand beside the words that a story gives for a fact."""
_RELATIONS = ("cue", "weak", "wide", "not", "done")
"""What the cues of a kind can say of a value."""


@dataclass(frozen=True)
class StoryCues:
    """The cues of a story: those of the kinds we ship as the story takes them, and its own."""

    shared: CueIndex
    says: Mapping[str, Saying | None]
    """Label of a cue of a kind → what it says here; None: nothing."""
    own: CueIndex | None
    _here: dict[int, Cue | None] = field(default_factory=dict)
    """What a cue is here, by its ``id``, which is quicker than by its words; the shared index keeps it."""

    def find(self, words: Sequence[Token]) -> list[Hit]:
        """All cues in a sentence, in the order of their first word: of kinds, of names and of stances."""
        hits = [Hit(cue, hit.first, hit.last) for hit in self.shared.find(words) if (cue := self._cue(hit.cue))]
        if self.own is not None and (more := self.own.find(words)):
            hits = sorted([*hits, *more], key=lambda hit: hit.first)
        return hits

    def _cue(self, cue: Cue) -> Cue | None:
        key = id(cue)
        if key not in self._here:
            said = self.says.get(cue.label, (cue.label, cue.weight))
            self._here[key] = None if said is None else Cue(said[0], cue.phrase, said[1], cue.side)
        return self._here[key]


@cache
def shared_cues(code: str) -> CueIndex:
    """The cues of all shipped kinds, of names and of stances of a language, in one index.

    Those of a kind are labelled ``cue``, ``weak``, ``not`` or ``done`` and its id.
    """
    cues: list[Cue] = []
    for kind in {kind.id: kind for kind in known_kinds().values()}.values():
        lists = (kind.cues, kind.weak, kind.wide, kind.not_cues, kind.done)
        for relation, words in zip(_RELATIONS, lists, strict=True):
            phrases = words.get(code, ())
            if kind.id == EVENT and relation == "cue":
                cues += [cue for phrase in phrases for cue in cues_of(_of_family(kind.id, phrase, code), [phrase])]
            else:
                cues += cues_of(f"{relation} {kind.id}", phrases)
    return index_of([*cues, *subject_words(code).cues, *stance_cues(code)])


def _of_family(kind: str, phrase: str, code: str) -> str:
    family = family_of(phrase, code)
    return f"cue {kind}" if family is None else f"cue {kind} {family}"


@lru_cache(maxsize=512)
def _noun_index(nouns: tuple[str, ...]) -> CueIndex:
    """The nouns of a kind that counts, folded."""
    return index_of(cues_of("noun", nouns))


@cache
def name_and_stance_labels(code: str) -> tuple[frozenset[str], frozenset[str]]:
    """The labels of the cues that speak of names, and of those that speak of stances."""
    return _labels(subject_words(code).cues), _labels(stance_cues(code))


def _labels(cues: Iterable[Cue]) -> frozenset[str]:
    return frozenset(cue.label for cue in cues)


@dataclass(frozen=True)
class KindWords:
    """The cues of all kinds in one language, and what counts are counts of."""

    cues: StoryCues
    kinds: Mapping[str, Kind]
    nouns: Mapping[str, CueIndex]
    own_nouns: Mapping[str, CueIndex]
    """Those that a story itself gives for a kind it describes."""
    named: Mapping[str, NamedThings]
    """What its own kinds without nouns name in their cues."""
    value_of: Mapping[str, str]
    """Label of a choice's phrase → the choice."""
    stops: Mapping[str, frozenset[str]]
    """Kind → the words beyond which its cues do not reach."""
    followed: frozenset[str]
    """The kinds that the story follows: of two that fit as well, what the story is about is meant."""
    own: frozenset[str]
    """Those of them that the story itself describes."""


def widened(said: Sequence[Hit], hit: Hit, words: KindWords) -> Hit | None:
    """``a verdict is expected on 4 May``: a cue of a story's own reaches as far as the shipped ones it is a part of.

    None where it is only a word of the same meaning within a cue of another kind that the story follows: "end up with".
    """
    kind = words.kinds[hit.cue.label.split(" ")[1]]
    around = [
        other
        for other in said
        if other.first <= hit.first
        and hit.last <= other.last
        and other.cue.label.startswith("cue ")
        and kind.type in {words.kinds[other.cue.label.split(" ")[1]].type, *_CALLED}
    ]
    widest = max(around, key=lambda other: other.last - other.first, default=hit)
    mine, other = (words.kinds[one.cue.label.split(" ")[1]] for one in (hit, widest))
    longer = widest.last - widest.first > hit.last - hit.first
    if (
        longer
        and hit.cue.weight < STRONG
        and other is not mine
        and other.type == mine.type
        and other.id in words.followed
    ):
        return None
    return Hit(hit.cue, widest.first, widest.last)


@lru_cache(maxsize=256)
def kind_words(story: Story, code: str) -> KindWords:
    """The cues that matter for a story in a language: those of every kind that has words in it."""
    known = kinds_of(story)
    types: set[ValueType] = {"date", *(known[fact.kind].type for fact in story.facts)}
    if any(fact.person for fact in story.facts):
        types.add("person")
    kinds = {kind.id: kind for kind in known.values() if kind.type in types}
    says: dict[str, Saying | None] = {}
    cues: list[Cue] = []
    nouns: dict[str, CueIndex] = {}
    followed = {known[fact.kind].id for fact in story.facts}
    names = [name for name in (story.subject.name, *story.subject.aliases) if " " not in name]
    for kind in kinds.values():
        name = _standing_for(kind, kinds, followed)
        sister = SISTER if kind.family == kinds[name].family else COUSIN
        strong = f"cue {name}", STRONG if name == kind.id else sister
        weak = (f"cue {name}", WEAK if name == kind.id else WEAK_SISTER) if name in followed else None
        if kind.id in story.kinds:
            cues += own_cues(kind, story, known, code, strong)
        else:
            wide = strong if _hears_wide(kind, kinds, followed) else None
            says |= {f"cue {kind.id}": strong, f"weak {kind.id}": weak, f"wide {kind.id}": wide}
        if story.subject.type == "person":
            cues += cues_of(strong[0], kind.of_person.get(code, ()), strong[1])
        if story.subject.type == "event" and kind.of_event.get(code):
            cues += cues_of(strong[0], (*kind.of_event[code], *where_it_is(story, code)), strong[1])
        cues += cues_of(strong[0], with_its_name(story, kind.of_name.get(code, ())), min(strong[1], SISTER))
        if story.subject.type == "event" and kind.id in followed:
            cues += cues_of(strong[0], beside_its_name(story, kind.beside_name.get(code, ())), strong[1])
        if kind.nouns.get(code):
            counted = (*kind.nouns[code], *names) if kind.id in OF_THE_PRODUCT else kind.nouns[code]
            nouns[kind.id] = _noun_index(tuple(map(fold, (*counted, *kind.noun_synonyms.get(code, ())))))
    says |= _events(story, code, says[f"cue {EVENT}"])
    cues += _told(story, code)
    days = [name for name in followed if known[name].type == "date"]
    if len(days) == 1:
        cues += cues_of(f"cue {days[0]}", load_language(code).table("dates")["moved"], STRONG)
    meant = _all_meant(story, known, followed, code)
    value_of = {}
    for fact in story.facts:
        if known[fact.kind].type in _CALLED or fact.kind == EVENT:
            cues += cues_of(f"cue {known[fact.kind].id}", fact.near, SISTER)
    for kind_id, value, phrases in _choices(story, kinds):
        label = f"choice {kind_id} {value}"
        value_of[label] = value
        cues += cues_of(label, phrases, STRONG)
    unheard = {kind.id for kind in known_kinds().values()} - (kinds.keys() - story.kinds.keys())
    says |= dict.fromkeys(f"{relation} {name}" for name in unheard for relation in _RELATIONS)
    says |= meant
    stops = {kind.id: frozenset(kind.stops[code]) for kind in kinds.values() if kind.stops.get(code)}
    of_story = StoryCues(shared_cues(code), says, index_of(cues) if cues else None)
    own = frozenset(followed & story.kinds.keys())
    own_nouns = {name: _noun_index(telling_nouns(known[name].nouns[code], code)) for name in own.intersection(nouns)}
    named = {name: things for name in own if (things := named_things(known[name], code)) is not None}
    return KindWords(of_story, kinds, nouns, own_nouns, named, value_of, stops, frozenset(followed), own)


def _events(story: Story, code: str, saying: Saying | None) -> Mapping[str, Saying | None]:
    """What the cues of each family of events say: those of another family than the story follows, another event."""
    wanted = followed_families([fact for fact in story.facts if fact.kind == EVENT], story)
    return {
        f"cue {EVENT} {family}": saying if not wanted or family in wanted else (f"cue {_OTHER_EVENT}", STRONG)
        for family in families(code)
    }


def _told(story: Story, code: str) -> Iterable[Cue]:
    """The other words of the events that a story follows: "shareholders .. approved" says as much as "vote" does."""
    for phrase in telling([fact for fact in story.facts if fact.kind == EVENT], story, code):
        yield from cues_of(f"cue {EVENT}", [phrase], STRONG if ".." in phrase else SISTER)


def _all_meant(story: Story, known: Mapping[str, Kind], followed: set[str], code: str) -> dict[str, Saying | None]:
    """What shipped cues say for a story's own kinds; where two mean the same, for the one that it names first."""
    says: dict[str, Saying | None] = {}
    for fact in story.facts:
        if fact.kind in story.kinds:
            says = {**_meant(known, fact.kind, followed, code), **says}
    return says


def _meant(known: Mapping[str, Kind], name: str, followed: set[str], code: str) -> dict[str, Saying | None]:
    """What the cues of the kinds we ship say where a story's own kind means the same as they do, or has its id."""
    says: dict[str, Saying | None] = {}
    like = {known[one].family for one in followed} - {None}
    for other in known[name].meant_kinds.get(code, ()):
        if known[other].type != known[name].type or known[other].family in like or other in followed - {name}:
            continue
        meant = f"cue {name}", SISTER if known[other].bound is None else WEAK
        says |= {f"cue {other}": meant, f"wide {other}": meant}
        if other == EVENT:
            mine = families_of(known[name].cues[code], code) or families(code)
            says |= {f"cue {other} {family}": meant for family in mine}
    return says


def _standing_for(kind: Kind, kinds: Mapping[str, Kind], followed: set[str]) -> str:
    """The kind that the words of a kind announce: its own, or the one followed of its family."""
    if kind.family is None or kind.id in followed:
        return kind.id
    sisters = [name for name in followed if name in kinds and kinds[name].family == kind.family]
    if len(sisters) == 1:
        return kind.id if sisters[0] in kind.never else sisters[0]
    return kind.nearest if kind.nearest in followed and kind.nearest in kinds else kind.id


def _hears_wide(kind: Kind, kinds: Mapping[str, Kind], followed: set[str]) -> bool:
    """Whether the words that a kind shares with others are its own in a story: it follows the kind, or one beside it.

    The total of all rounds stands beside a round: "raised 30 million, taking the total to 90 million".
    """
    if kind.id in followed or kind.among is None:
        return kind.id in followed
    beside = [name for name in kinds if kinds[name].family == kind.among]
    return any(one in beside or any(kinds[one].means(name) for name in beside) for one in followed if one in kinds)


def _choices(story: Story, kinds: Mapping[str, Kind]) -> Iterable[tuple[str, str, Sequence[str]]]:
    for kind in kinds.values():
        for value, phrases in kind.values.items():
            yield kind.id, value, phrases
    known = kinds_of(story)
    for fact in story.facts:
        for value, phrases in fact.values.items():
            yield known[fact.kind].id, value, phrases
