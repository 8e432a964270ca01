"""To whom a text speaks: a wall speaks to its reader, a report tells of others and cites what they say. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

_QUOTED = re.compile(  # what opens behind a space or a bracket and closes before one, within a paragraph
    r"[„“][^„“”\"\n]{1,300}[“”\"]|«[^«»\n]{1,300}»|»[^«»\n]{1,300}«"
    r"|\"(?<![^\s(\[,:—–-]\")(?=[^\s\"])[^\"\n]{1,300}(?<=\S)\"(?!\w)"
    r"|['‘‚](?<![^\s(\[,:—–-]['‘‚])(?=\w)(?:[^'‘’\n]|(?<=\w)['’](?=\w)){1,200}(?<=[\w.!?,…])['’](?!\w)"
)
READER = re.compile(  # the German polite form only inside a sentence, where its capital tells it from "she" and "they"
    r"(?<![.!?:…\n] )(?<!^)\b(?:Sie|Ihre?[nmrs]?|Ihnen)\b"
    r"|\b(?i:wir|uns|unser\w*|dich|dir|dein\w*|you|your|we|our|us|vous|votre|vos|nous|notre|nos)\b",
    re.MULTILINE,
)
_NAMED = re.compile(r"(?<=[\w,;)] )[A-ZÀ-Þ][\w'’-]+ (?:(?:von|van|de|du|[A-Z]\.) )?[A-ZÀ-Þ][a-zà-ÿ]")
FIGURE = re.compile(r"(?<![\w.,-])\d{1,3}(?:[.,  ]?\d{3})*(?:,\d+)?(?![\w-])")
SENTENCE_END = re.compile(r"(?<=[.!?…]) ")
CUT_OFF = re.compile(r"(?:…|\.\.\.)[\s\])]*$")
ENDS = re.compile(r"[.!?…:;。！？।؟][\"'»“”’)\]\s]*$")
_I = re.compile(r"\b(?:ich|mir|mich|mein\w*|I|my|me|je|mes?|mon|ma)\b|\b[Jjm]'")
WE = re.compile(r"\b(?i:wir|uns|unser\w*|we|our|us|nous|notre|nos)\b")
_BOTH = 4
_OF_ONESELF = 3
_SHORTEST_TOLD = 40  # characters of a sentence


def unquoted(text: str) -> str:
    """A text without what stands in quotation marks: that is cited, and a report on walls cites them."""
    return _QUOTED.sub(" ", text)


def told(text: str) -> Iterator[str]:
    """The sentences of a text that tell something and speak to nobody, without what they cite."""
    for line in unquoted(text).split("\n"):
        for sentence in SENTENCE_END.split(line):
            if len(sentence) >= _SHORTEST_TOLD and not READER.search(sentence):
                yield sentence


def names_or_counts(sentence: str) -> bool:
    """Whether a sentence has a name of two words or a figure inside, as sentences of reports have."""
    return _NAMED.search(sentence) is not None or FIGURE.search(sentence) is not None


def says_i(text: str, least: int = _OF_ONESELF) -> bool:
    """Whether somebody tells of himself: a box to tick says I once or twice."""
    return len(_I.findall(unquoted(text))) >= least


def we_and_you(text: str) -> bool:
    """Whether those who speak are many and speak to others: an outlet to its readers, and no "I" among them."""
    both, ours = len(READER.findall(text)), len(WE.findall(text))
    return ours >= _BOTH and both - ours >= _BOTH and not _I.search(text)
