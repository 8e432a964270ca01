"""Names as people spell them: without case, diacritics, spaces; by surname and compatible given name."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_NICKNAMES = (
    {"alexander", "alexandre", "alexandra", "alex", "sasha", "sascha"}, {"andrew", "andy", "drew"},
    {"anthony", "tony", "antonio"}, {"benjamin", "ben"}, {"charles", "charlie", "chuck"}, {"christopher", "chris"},
    {"daniel", "dan", "danny"}, {"david", "dave"}, {"edward", "ed", "ted", "eddie"}, {"elizabeth", "liz", "beth"},
    {"gregory", "greg"}, {"hans", "johannes", "johann"}, {"james", "jim", "jimmy", "jamie"}, {"joseph", "joe", "joey"},
    {"john", "jack", "johnny"}, {"katherine", "catherine", "kate", "cathy", "kathy"}, {"lawrence", "larry"},
    {"margaret", "maggie", "peggy"}, {"matthew", "matt", "matthias"}, {"michael", "mike", "mick"}, {"nicholas", "nick"},
    {"patricia", "pat", "patty"}, {"peter", "pete"}, {"philip", "phil", "phillip"}, {"richard", "rick", "dick", "rich"},
    {"robert", "bob", "rob", "bobby"}, {"ronald", "ron"}, {"samuel", "sam"}, {"stephen", "steven", "steve"},
    {"susan", "sue"}, {"theodore", "ted"}, {"thomas", "tom"}, {"timothy", "tim"}, {"victoria", "vicky"},
    {"william", "bill", "will", "billy"},
)  # fmt: skip
_LEGAL_FORMS = {
    "inc", "incorporated", "corp", "corporation", "co", "company", "ltd", "limited", "llc", "plc", "ag", "se", "gmbh",
    "kg",
    "kgaa", "sa", "sas", "sarl", "spa", "nv", "bv", "ab", "asa", "oyj", "holding", "holdings",
}  # fmt: skip
_TITLES = {"mr", "mrs", "ms", "dr", "prof", "professor", "sir", "herr", "frau", "monsieur", "madame", "mme", "jr", "sr"}
_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i"})


@lru_cache(maxsize=8192)
def same_name(one: str, other: str) -> bool:
    """Whether two names can be of one person or organisation.

    They fold alike (legal forms and titles apart), or they share a surname and one given name is missing, an initial, a
    prefix of at least three letters, or a nickname of the other.
    """
    a, b = _core(one), _core(other)
    if "".join(a) == "".join(b):
        return True
    for length_a in range(1, min(3, len(a)) + 1):
        for length_b in range(1, min(3, len(b)) + 1):
            if "".join(a[-length_a:]) == "".join(b[-length_b:]) and _given(a[:-length_a], b[:-length_b]):
                return True
    return False


def _given(a: list[str], b: list[str]) -> bool:
    if not a or not b:
        return True
    short, long = sorted((a[0], b[0]), key=len)
    if len(short) == 1 or (len(short) >= 3 and long.startswith(short)):
        return long.startswith(short)
    return any(short in group and long in group for group in _NICKNAMES)


def _core(name: str) -> list[str]:
    words = _words(name)
    return [word for word in words if word not in _LEGAL_FORMS and word not in _TITLES] or words


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    plain = "".join(character for character in plain if not unicodedata.combining(character))
    return re.findall(r"[^\W_]+", plain.replace("'", "").replace("’", ""))
