"""Danish words and what their inflected forms have in common, so that ”kommuner” finds ”kommunen” and ”bog” ”bøger”."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache

from .irregular import ROOTS

RULES = 1
"""Counts up when the stems change: words that are kept with their stems must be gone through again."""

LONGEST = 60
"""Letters of a word that has a stem; what is longer is no word."""

_WORD = re.compile(r"[^\W_]+")

_PREFIXES = frozenset((
    "af", "an", "be", "bi", "bort", "del", "efter", "for", "fore", "foran", "fra", "frem", "gen", "god", "hen", "ind",
    "med", "mod", "ned", "om", "op", "over", "på", "rå", "sam", "sammen", "til", "tilbage", "ud",
    "und", "under", "ved", "videre",
))  # fmt: skip
"""What stands before a verb or noun and leaves its forms as they are: vedtage, vedtog."""

_NOUN = 3
"""Letters before a noun of those in a compound: lærebøger, fritidsjob."""

_TAILS = frozenset(
    form
    for form, root in ROOTS.items()
    if len(form) > 3 and (re.search("[æøå]", form) or root in ("borger", "leder", "proces"))
)

_HED = re.compile(r"(.{2,}hed)(?:s|en|ens|er|ers|erne|ernes)?")
_IG = re.compile(r"(.*[aeiouyæøå].*ig)(?:e|es|t|st|ste|ere|est|este|s|en|ens|er|ers|erne|ernes)")
_NOT_IG = re.compile(r".*(?:s|pl)igt(?:e|en|er)?")
_EDE = re.compile(r"(.*[aeiouyæøå].*[^aeiouyæøå])ede?s?")
_SYNCOPE = re.compile(r"(.{2,}?)(?P<twice>[^aeiouyæøå])?(?P=twice)?el")


def words(text: str) -> list[str]:
    """The words of a text in small letters, ``aa`` written as ``å``."""
    return [word.replace("aa", "å") for word in _WORD.findall(unicodedata.normalize("NFC", text).lower())]


def spellings(text: str) -> tuple[str, ...]:
    """How a text in small letters may stand, its å written in either way: ``ålborg`` and ``aalborg``."""
    return tuple(dict.fromkeys((text, text.replace("aa", "å"), text.replace("å", "aa"))))


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """What all forms of a word in small letters share: ``boligområdet`` and ``boligområder`` → ``boligområd``.

    Endings that only inflect are taken off; ”ledige” is no ”leder”, and ”borgere” no ”borg”.
    """
    if len(word) > LONGEST or not word.isalpha():
        return word
    return _known_root(word) or _plain(word)


def _known_root(word: str) -> str:
    """What the word is an irregular form of, alone or at the end of another; empty for all others."""
    if word in ROOTS:
        return ROOTS[word]
    for place in range(1, len(word) - 1):
        tail = word[place:]
        if tail in ROOTS and (word[:place] in _PREFIXES or (place >= _NOUN and tail in _TAILS)):
            return word[:place] + ROOTS[tail]
    return ""


def _plain(word: str) -> str:
    if found := _HED.fullmatch(word):
        return found[1]
    if word.endswith("ig") or ((found := _IG.fullmatch(word)) and not _NOT_IG.fullmatch(word)):
        return found[1] if found else word
    if found := _EDE.fullmatch(word):
        word = f"{found[1]}e"
    # The stemmer leaves the first three letters alone, which is one too many in uger and ejere.
    short = _stemmer()(f"xx{word}").removeprefix("xx")
    if found := _SYNCOPE.fullmatch(short):
        short = f"{found[1]}{found['twice'] or ''}l"
    elif len(short) > 3 and short.endswith("r") and short[-2] not in "aeiouyæøår":
        short = short[:-1]
    if short.endswith(("eum", "ium")):
        short = short[:-2]
    if len(short) > 4 and short.endswith("s") and short[-2] not in "aeiouyæøås":
        short = short[:-1]
    return short


@cache
def _stemmer() -> Callable[[str], str]:
    import snowballstemmer

    stem_word: Callable[[str], str] = snowballstemmer.stemmer("danish").stemWord
    return stem_word
