"""Words of denial and recall in another sense: "contre la grippe", "denies any wrongdoing", "leaves 4 dead"."""

from __future__ import annotations

from facts.stance.scope import QUANTITIES
from facts.story import FIGURES
from facts.words.cues import Hit
from facts.words.sentence import OTHERS, Found, Sentence
from facts.words.small_words import small_words, word_pairs

_RIGHT_BEFORE = 2  # words from a word that recalls only there to its figure
_RIVAL = 4  # words from "for" to the name that has the other figure
_CHARGE = 4  # words from a denial to what somebody is charged with
_VOTE = 2  # words between what is rejected and how many did so


def in_another_sense(sentence: Sentence, hit: Hit, found: Found) -> bool:
    """Whether a word that can deny or recall does neither where it stands: by what is beside it, or for such a value.

    ``au départ de Lyon`` is where a train leaves, and what is "made up of 12 members" is true.
    """
    words = sentence.words
    following = words[hit.last + 1].word if hit.last + 1 < len(words) else ""
    if (words[hit.last].word, following) in word_pairs("no_recall"):
        return True
    if found.type == "count" and hit.first == found.last + 1 and words[hit.last].word in small_words("departures"):
        return True  # "203 vols au départ"
    if hit.cue.label == "denied":
        return _of_guilt(sentence, hit, found) or _of_voters(sentence, hit, found)
    if words[hit.last].word in small_words("right_before"):
        far = found.first - hit.last > _RIGHT_BEFORE  # "un traitement contre la grippe à 80 euros"
        if far or of_a_rival(sentence, found):
            return True
    if hit.cue.label == "former" and found.type in QUANTITIES and words[hit.last].word in small_words("of_holders"):
        return True  # "killed 12, leaves thousands homeless"
    return found.type == "date" and hit.cue.label == "earlier" and found.first <= hit.first and hit.last <= found.last


def of_a_rival(sentence: Sentence, found: Found) -> bool:
    """``51 %, contre 49 % pour Lena Brandt``: a figure that another name has at the same time is no old one."""
    at = found.last + 1
    if found.type not in FIGURES or at >= len(sentence.words) or sentence.words[at].word not in small_words("of_rival"):
        return False
    return any(
        0 < entity.first - at <= _RIVAL and not any(word.mark for word in sentence.words[at : entity.first])
        for entity in sentence.entities
        if entity.human or entity.who in OTHERS
    )


def of_an_opponent(sentence: Sentence, found: Found) -> bool:
    """``2,870 for the incumbent``, ``2 870 à son adversaire``: a figure that a word for whoever stood against has."""
    at = found.last + 1
    if found.type not in FIGURES or at >= len(sentence.words) or sentence.words[at].word not in small_words("of_rival"):
        return False
    return any(word.word in small_words("opponents") for word in sentence.words[at + 1 : at + 1 + _RIVAL])


def in_a_clause_of_its_own(sentence: Sentence, hit: Hit, found: Found) -> bool:
    """``costs 40 million and scraps the fee``, ``made 40 million, and the chain was sold``: behind "and" is another."""
    if found.type not in FIGURES or hit.first <= found.last:
        return False
    between = [word.word for word in sentence.words[found.last + 1 : hit.first]]
    joined = [at for at, word in enumerate(between) if word in small_words("and")]
    return bool(joined) and len(between) - joined[-1] != 2  # one word between is what goes on: "and later dropped"


def _of_guilt(sentence: Sentence, hit: Hit, found: Found) -> bool:
    """``was fined 40 million and denies any wrongdoing``: a charge is denied, and no figure."""
    around = sentence.words[hit.first : hit.last + 1 + _CHARGE]
    return found.type in FIGURES and any(word.word in small_words("guilt") for word in around)


def _of_voters(sentence: Sentence, hit: Hit, found: Found) -> bool:
    """``rejected by 69 per cent of members``, ``mit 364 Stimmen abgelehnt``: how many did so is true."""
    if found.type not in {"count", "percent"} or sentence.words[found.first - 1].word not in small_words("by_votes"):
        return False
    return hit.last == found.first - 2 or 0 < hit.first - found.last <= _VOTE
