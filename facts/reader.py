"""From a text to claims: the one public entry to reading.

The text is made plain, cut into sentences, and each sentence's values are found. A value becomes a claim when its
words say which fact it is (``meaning``), it belongs to the right owner (``owners``), the story wants it
(``claims``), and the sentence states it (``stance``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from facts.claims.analysis import EXCERPT, Analysis, analyse
from facts.claims.anchor import inferred_day
from facts.claims.background import doubt_background
from facts.claims.claiming import judge_values
from facts.claims.days_gone_by import doubt_days_gone_by, doubt_tolls_of_old
from facts.claims.distinct import RESULTS, Stated, distinct
from facts.claims.given_to_the_subject import give_to_the_subject
from facts.claims.parties import leave_to_parties
from facts.claims.rivals import doubt_weaker_words
from facts.claims.verdicts import Verdict
from facts.kinds import Kind, kinds_of
from facts.model import Claim, Evidence, Reading, Trend
from facts.names.story_names import speaks_of
from facts.story import Fact, Story
from facts.taken_back import taken_back
from facts.words.language_detection import detect_language
from facts.words.text import Normalised, normalise

READER = "16"
"""Version of the reader. It changes whenever the same text could give other claims."""


def reader_of(story: Story) -> str:
    """What reads for a story: the reader's version and a digest of the story, since either can give other claims."""
    return f"{READER}+{story.digest}"


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why one value in a text became a claim or did not. Offsets count characters of the text as given."""

    words: str
    start: int
    end: int
    sentence: str
    fact: str | None
    reason: str


def read(
    text: str,
    story: Story,
    *,
    language: str | None = None,
    published: date | None = None,
    title: str | None = None,
    outlet_country: str | None = None,
) -> Reading:
    """The claims that a text makes about the facts of a story.

    ``published`` resolves relative dates; without it the text's own dates tell about when it was written. ``title``
    tells what the text is about, ``outlet_country`` (ISO 3166) which dollar is meant. A text in a language the story
    does not follow yields no claims and a note that says so.
    """
    code = language or detect_language(text)
    note = _unreadable(text, story, code, published, title)
    if note is not None or code is None:
        return Reading((), code, note)
    plain, kinds = normalise(text), kinds_of(story)
    published = published or inferred_day(plain.text, code)
    analyses = analyse(plain.text, story, code, published=published, title=title, country=outlet_country)
    stated = [
        Stated(
            _claim(text, plain, analysis, verdict, kinds),
            verdict.stance.explicit,
            verdict.stance.earlier,
            result=kinds[verdict.fact.kind].id in RESULTS,
        )
        for analysis, verdict in _verdicts(analyses, story, published, title, len(plain.text))
        if verdict.fact is not None and verdict.stance is not None
    ]
    if len({one.claim.fact for one in stated}) < 2 and not speaks_of(f"{title or ''}\n{text}", story):
        return Reading((), code, f"an excerpt that names neither {story.subject.name} nor two of the story's facts")
    return Reading(tuple(distinct(stated, published)), code)


def explain(
    text: str,
    story: Story,
    *,
    language: str | None = None,
    published: date | None = None,
    title: str | None = None,
    outlet_country: str | None = None,
) -> list[Explanation]:
    """For each value in a text, which fact it was taken for or why it was not. Arguments as for ``read``."""
    code = language or detect_language(text)
    note = _unreadable(text, story, code, published, title)
    if note is not None or code is None:
        return [Explanation("", 0, 0, "", None, note or "the language is unknown")]
    plain = normalise(text)
    published = published or inferred_day(plain.text, code)
    rows = []
    analyses = analyse(plain.text, story, code, published=published, title=title, country=outlet_country, far=True)
    for analysis, verdict in _verdicts(analyses, story, published, title, len(plain.text)):
        offset = analysis.sentence.start
        start, end = plain.original(offset + verdict.found.mention.start, offset + verdict.found.mention.end)
        quote = analysis.sentence.text.strip()
        fact = verdict.fact.id if verdict.fact and not analysis.far else None
        reason = "the last name of the story stands far before it" if analysis.far else verdict.reason
        rows.append(Explanation(text[start:end], start, end, quote, fact, reason))
    return rows


def _unreadable(text: str, story: Story, code: str | None, published: date | None, title: str | None) -> str | None:
    if not text.strip():
        return "the text is empty"
    if taken_back(text):
        return "the outlet takes this article back"
    if code not in story.languages:
        return f"the text is in {code or 'an unknown language'}; the story follows {', '.join(story.languages)}"
    if story.since is not None and published is not None and published < story.since:
        return f"published on {published}, before the story began ({story.since})"
    if len(text.split(maxsplit=EXCERPT)) > EXCERPT and not speaks_of(f"{title or ''}\n{text}", story):
        return f"the text names neither {story.subject.name} nor anybody of it"
    return None


def _verdicts(
    analyses: Iterable[Analysis], story: Story, published: date | None, title: str | None, length: int
) -> list[tuple[Analysis, Verdict]]:
    judged = leave_to_parties([(one, verdict) for one in analyses for verdict in judge_values(one, story, published)])
    certain = doubt_days_gone_by(doubt_weaker_words(judged, published), story, published)
    certain = doubt_tolls_of_old(certain, story, published)
    return give_to_the_subject(doubt_background(certain, length, published), story, title, length)


def _claim(text: str, plain: Normalised, analysis: Analysis, verdict: Verdict, kinds: Mapping[str, Kind]) -> Claim:
    sentence, mention = analysis.sentence, verdict.found.mention
    body = sentence.text
    lead, tail = len(body) - len(body.lstrip()), len(body.rstrip())
    start, end = plain.original(sentence.start + lead, sentence.start + tail)
    words_start, words_end = plain.original(sentence.start + mention.start, sentence.start + mention.end)
    evidence = Evidence(text[start:end], start, end, text[words_start:words_end], words_start, words_end)
    if verdict.fact is None or verdict.stance is None:
        msg = "a claim needs a fact and a stance"
        raise ValueError(msg)
    return Claim(
        fact=verdict.fact.id,
        value=mention.value,
        modality=verdict.stance.modality,
        evidence=evidence,
        qualifier=verdict.qualifier,
        attribution=verdict.attribution,
        converted=mention.converted,
        uncertain=verdict.doubt,
        trend=_trend(verdict.fact, kinds),
    )


def _trend(fact: Fact, kinds: Mapping[str, Kind]) -> Trend | None:
    return Trend(fact.trend) if fact.trend else kinds[fact.kind].trend
