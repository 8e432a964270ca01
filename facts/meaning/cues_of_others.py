"""Whether a cue near a value speaks of another one: of the next clause, the nearer date, the figure beside it."""

from __future__ import annotations

from facts.meaning.kind_cues import KindWords
from facts.meaning.roles import of_a_former_firm, of_whose_role, role_of_a_pronoun
from facts.story import FIGURES
from facts.values import Money
from facts.words.cues import Hit
from facts.words.sentence import Found, Sentence, Who
from facts.words.small_words import small_words

_BESIDE = 2  # words from a cue to the value behind it, "of" between them
_JOINED = 2  # words between a noun and what says that it is in an amount or comes on top
_NAMED = 4  # words from what is called by its day to the day
_FAR_LARGER = 5  # times
_MARK = 5  # words that a mark of punctuation counts as


def speaks_of_another(sentence: Sentence, hit: Hit, found: Found) -> bool:
    """Whether the words around say that a cue is another date's, or somebody else's role."""
    if found.type == "organisation":
        return _is_whose(sentence, hit, found) or _has_it_done(sentence, hit, found)
    if found.type == "person":
        return any(of(sentence, hit, found) for of in (role_of_a_pronoun, of_whose_role, of_a_former_firm))
    if found.type == "date":
        return any(
            of(sentence, hit, found) for of in (_beside_another, _asked, _has_a_figure_as_object, _of_what_it_names)
        )
    return found.type in FIGURES and (
        _around_another(sentence, hit, found)
        or _of_the_next_clause(sentence, hit, found)
        or _opens_that_of_another(sentence, hit, found)
        or _thrown_in(sentence, hit, found)
        or _of_the_one_between(sentence, hit, found)
    )


def _is_whose(sentence: Sentence, hit: Hit, found: Found) -> bool:
    """``der Norvent-Investor Castella``: what a hyphen joins before a role says whose investor somebody is."""
    if hit.cue.side == "after" and found.first > 0 and _at_a_firm(sentence, found.first - 1):
        return True  # "at Castella the fund is the largest investor"
    behind = hit.first == found.last + 1 and sentence.words[hit.first].capital
    return behind and sentence.text[found.mention.end : sentence.words[hit.first].start] == "-"


def _at_a_firm(sentence: Sentence, at: int) -> bool:
    """Whether ``at`` or ``bei`` stands there, or right before the noun that stands there."""
    words, firm = sentence.words, small_words("at_firms")
    return words[at].word in firm or (at > 0 and words[at].capital and words[at - 1].word in firm)


def _has_it_done(sentence: Sentence, hit: Hit, found: Found) -> bool:
    """``Norvent hat den Zulieferer Castella übernommen``: inside the words behind a subject stands whom it does it to.

    So does nobody who acts: "Norvent hat Castella geschluckt" is no deed of Castella.
    """
    if hit.cue.side != "after" or not hit.first < found.first <= found.last < hit.last:
        return False
    return any(entity.who is Who.SUBJECT and entity.last == hit.first - 1 for entity in sentence.entities)


def _around_another(sentence: Sentence, hit: Hit, found: Found) -> bool:
    """``erhielt 110 Millionen und wird mit 750 Millionen bewertet``: a cue around one figure is of none before it."""
    if "#" not in hit.cue.phrase or hit.first <= found.last:
        return False
    return any(
        other.type == found.type
        and other.mention.former == found.mention.former
        and hit.first < other.first <= other.last < hit.last
        for other in sentence.found
    )


def _of_the_one_between(sentence: Sentence, hit: Hit, found: Found) -> bool:
    """``gets 44 million, to which six million in bonuses may be added``: a word behind an amount is of the nearer one.

    Not where the two are listed: "40 million and 6 million in bonuses" may both be bonuses.
    """
    if found.type != "money" or hit.first <= found.last:
        return False
    joins = small_words("and") | small_words("or") | {","}
    return any(
        other.type == "money"
        and other.mention.former == found.mention.former
        and found.last < other.first
        and other.last < hit.first
        and words_away(hit, other) < words_away(hit, found)
        and any(word.word not in joins for word in sentence.between(found.last, other.first))
        for other in sentence.found
    )


def _thrown_in(sentence: Sentence, hit: Hit, found: Found) -> bool:
    """``85 million with bonuses``, "85 million, bonuses included": what an amount has in it is not what it is."""
    if found.type != "money" or hit.first <= found.last:
        return False
    before = [word.word for word in sentence.words[max(found.last + 1, hit.first - _JOINED) : hit.first]]
    behind = [word.word for word in sentence.words[hit.last + 1 : hit.last + 1 + _JOINED]]
    return not (small_words("with_or_without").isdisjoint(before) and small_words("thrown_in").isdisjoint(behind))


def _of_the_next_clause(sentence: Sentence, hit: Hit, found: Found) -> bool:
    """``the fee is 125 million, with bonuses it may be 150``: a word behind a comma is that of the next figure."""
    if hit.first <= found.last or found.mention.former:
        return False
    if not any(word.mark for word in sentence.between(found.last, hit.first)):
        return False
    return any(
        other.type == found.type
        and other.first > hit.last
        and not other.mention.former
        and not any(word.mark for word in sentence.between(hit.last, other.first))
        for other in sentence.found
    )


def _opens_that_of_another(sentence: Sentence, hit: Hit, found: Found) -> bool:
    """``raised 2 million and valued the bakery at 9 million``: a word that opens the phrase before a later value."""
    if hit.first <= found.last:
        return False
    return any(
        longer.cue.label == hit.cue.label
        and longer.cue.side == "before"
        and longer.first <= hit.first
        and hit.last <= longer.last
        and any(other.type == found.type and other.first == longer.last + 1 for other in sentence.found)
        for longer in sentence.kinds
    )


def of_another_date(sentence: Sentence, hit: Hit, found: Found) -> bool:
    """``in the second quarter, with production in late 2028``: a word of one date says nothing of the next one.

    ``closed since May; the date of 2030 stands``, ``has a deal until 2030 and trained on Monday``: words that end with
    the "since" or "until" of a date are of that date.
    """
    return found.type == "date" and any(
        other.type == "date"
        and other is not found
        and (
            (other.first <= hit.first and hit.last <= other.last)
            or (hit.first < hit.last == other.first and (found.last < hit.first or _led(sentence, other)))
            or (_led(sentence, other) and _spans(hit, other) and not hit.first <= found.first <= hit.last)
        )
        for other in sentence.found
    )


def _spans(hit: Hit, date: Found) -> bool:
    """``since May .. closed``, ``contract .. jusqu'en 2030``: the "since" or "until" of a date is a word of the cue."""
    return hit.first <= date.first < hit.last if hit.first == date.first else date.first <= hit.last <= date.last


def _led(sentence: Sentence, date: Found) -> bool:
    word = sentence.words[date.first].word
    return word in small_words("since") or word in small_words("until")


def of_another_value(sentence: Sentence, hit: Hit, found: Found) -> bool:
    """``two years ago it was 600``: that the two are years says nothing of the 600."""
    return any(other is not found and other.first <= hit.first and hit.last <= other.last for other in sentence.found)


def unit_of_another(sentence: Sentence, hit: Hit, found: Found) -> bool:
    """``pays 62 euros a share, 12 billion in all``: that one amount is of a share says nothing of a far larger one."""
    return any(
        other.first <= hit.first and hit.last <= other.last and far_larger(found, other) for other in sentence.found
    )


def far_larger(found: Found, other: Found) -> bool:
    """Whether one amount is far larger than another that is of a share, a piece or a month."""
    value, unit = found.mention.value, other.mention.value
    if not (isinstance(value, Money) and isinstance(unit, Money)) or value.per is not None or unit.per is None:
        return False
    return value.amount > _FAR_LARGER * unit.amount


def _beside_another(sentence: Sentence, hit: Hit, found: Found) -> bool:
    """``decides on 20 March; construction is to begin in September``: a cue between two dates is the nearer one's."""
    if found.mention.former or hit.first <= found.last:
        return False
    own = _apart(sentence, hit, found)
    return any(
        other.type == "date"
        and other.first > hit.last
        and not other.mention.former
        and _apart(sentence, hit, other) + _BESIDE < own
        for other in sentence.found
    )


def _has_a_figure_as_object(sentence: Sentence, hit: Hit, found: Found) -> bool:
    """``stuck to the 38 million set last summer``: a verb whose object is a figure says nothing of the date behind."""
    if hit.last >= found.first or sentence.words[hit.last].word not in small_words("at_level"):
        return False
    start = hit.last + 1
    start += sentence.words[start].word in small_words("articles")
    return any(other.type in FIGURES and other.first == start and other.last < found.first for other in sentence.found)


def said_of_another(sentence: Sentence, hit: Hit, found: Found) -> bool:
    """``collected 40 million and had sales of 80 million``: a word right behind a figure rather speaks of that one."""
    return hit.last + 3 < found.first and any(
        other.type == found.type and other.last + 1 == hit.first for other in sentence.found
    )


def _of_what_it_names(sentence: Sentence, hit: Hit, found: Found) -> bool:
    """``bleibt nach dem Unfall vom 3. Mai bis Ende Juni gesperrt``: what is called by its day is not what is closed."""
    at = found.first
    if sentence.words[at].word not in small_words("of_its_day") or not at or not sentence.words[at - 1].capital:
        return False
    behind = sentence.words[found.last + 1].word if found.last + 1 < len(sentence.words) else ""
    if behind in small_words("from_its_day_on") or found.mention.former:
        return False
    return not 0 < at - hit.last <= _NAMED


def _asked(sentence: Sentence, hit: Hit, found: Found) -> bool:
    """``will say in May when the listing comes``: what is asked for in a clause does not happen on a day outside it."""
    start = hit.first
    while (
        start > 0
        and not sentence.words[start - 1].mark
        and sentence.words[start - 1].word not in small_words("question")
    ):
        start -= 1
    if start == 0 or sentence.words[start - 1].word not in small_words("question"):
        return False
    end = next((i for i in range(hit.last + 1, len(sentence.words)) if sentence.words[i].mark), len(sentence.words))
    relative = found.last == start - 3 and sentence.words[start - 2].word == ","  # "in May, when the launch is due"
    return not (relative or start <= found.first <= end)


def _apart(sentence: Sentence, hit: Hit, found: Found) -> int:
    """The words between a cue and a date, a mark of punctuation for several."""
    between = (
        sentence.between(found.last, hit.first) if found.first < hit.first else sentence.between(hit.last, found.first)
    )
    return len(between) + _MARK * sum(word.mark for word in between)


def leads_to_another(sentence: Sentence, hit: Hit, found: Found) -> bool:
    """``a profit of 12 million on revenue of 58 million``: a word right before another value is the word of that."""
    following = (other for other in sentence.found if other is not found and other.type == found.type)
    return any(hit.last < other.first <= hit.last + _BESIDE for other in following)


def ahead_of_another(sentence: Sentence, hit: Hit, found: Found) -> bool:
    """``a round of 2 million at a pre-money value of 9 million``: words behind an amount, and ahead of the next one."""
    if found.type not in FIGURES or hit.first <= found.last:
        return False
    return any(
        other.type == found.type
        and other.first > hit.last
        and words_away(hit, other) < words_away(hit, found)
        and not any(word.mark for word in sentence.between(hit.last, other.first))
        for other in sentence.found
    )


def words_away(hit: Hit, found: Found) -> int:
    """The words from a cue to a value, whichever comes first."""
    return min(abs(hit.first - found.last), abs(found.first - hit.last))


def nearer_to_another(sentence: Sentence, hit: Hit, found: Found) -> bool:
    """``Kestrel paid 3 million, its rival 2 euros per share``: a word beside another value speaks of that one."""
    low, high = (hit.last, found.first) if hit.last < found.first else (found.last, hit.first)
    return any(
        other.type == found.type
        and low < other.first
        and other.last < high
        and words_away(hit, other) < words_away(hit, found)
        for other in sentence.found
        if other is not found
    )


def is_word_of_another(sentence: Sentence, hit: Hit, words: KindWords) -> bool:
    """``Gesamtfinanzierung`` is no ``*finanzierung``: a compound that is itself a cue of another kind of the type.

    Nor is ``a loss, on revenue of`` one of ``loss .. of``.
    """
    if hit.last > hit.first and ".." in hit.cue.phrase:
        return _ends_another(sentence, hit, words)
    if not hit.cue.phrase.startswith("*") or hit.last > hit.first:
        return False
    word, kind = sentence.words[hit.first].word, words.kinds[hit.cue.label.partition(" ")[2]]
    return any(
        other.first == other.last == hit.first
        and other.cue.label.startswith("cue ")
        and word in other.cue.phrase.split("|")
        and (of := words.kinds[other.cue.label.partition(" ")[2]]).type == kind.type
        and of is not kind
        for other in sentence.kinds
    )


def _ends_another(sentence: Sentence, hit: Hit, words: KindWords) -> bool:
    """Whether a cue with a gap closes with a cue of another kind without one, behind a comma and a preposition."""
    kind = words.kinds[hit.cue.label.partition(" ")[2]]
    return any(
        hit.first < other.first < other.last == hit.last
        and hit.first < other.first - 2
        and sentence.words[other.first - 2].mark
        and sentence.words[other.first - 1].word in small_words("adjoining")
        and other.cue.label.startswith("cue ")
        and ".." not in other.cue.phrase
        and (of := words.kinds[other.cue.label.partition(" ")[2]]).type == kind.type
        and of is not kind
        for other in sentence.kinds
    )
