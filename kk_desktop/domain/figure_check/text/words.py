"""Which words of a text tell something, and whether two are forms of one; knows neither amounts nor tables."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_EMPTY = frozenset({
    "og", "samt", "til", "af", "for", "på", "med", "den", "det", "de", "der", "som", "fra", "ved", "inkl", "ekskl",
    "mv", "heraf", "hvoraf", "alt", "ialt", "kr", "mio", "mia", "udgift", "udgifter", "indtægt", "indtægter",
    "øvrige", "andre", "forslag", "projekt", "projekter", "indsats", "indsatser", "i", "en", "et",
})  # fmt: skip
_CODE = re.compile(r"[^\W\d_]{1,4}\d{1,4}[a-z]?")
_SHORTEST, _STEM = 3, 5
"""Letters of a word that tells something, and of one that may have another ending."""
_ENDINGS = ("s", "et", "en", "er", "ene", "erne", "ne")
_AFTER_E = ("n", "ns", "r", "rne")
"""What a short word may end in, and one that ends in an e: ``leje``, ``lejen``."""
_MADE_OF_VERB = re.compile(r"n?(?:ing|e?lse|sel)(?:en|er|erne|ens|ers|ernes|n|ns|r|rne|s)?|s(?:ler|lerne|len)")
_OF_VERB = re.compile(r"(?:e?[rs]?|edes?|tes?|e?t|ende)")
"""What a noun that is made of a verb ends in, and what the verb's own forms do: ``overførsler``, ``overfører``."""


_COST_OF = re.compile(r"(.{3,}?)s?(?:udgift|omkostning)(?:en|er|erne|ens|ernes|s)?")


@lru_cache(maxsize=4096)
def telling(words: str) -> tuple[str, ...]:
    """The words that tell something, in small letters."""
    found = (word.lower() for word in _WORD.findall(words))
    return tuple(word for word in found if word not in _EMPTY and (len(word) >= _SHORTEST or word.isdigit()))


@lru_cache(maxsize=32768)
def same(one: str, other: str) -> bool:
    """Whether two words are forms of one, or one is what the other costs.

    ``borgerrådgiver`` and ``borgerrådgiveren``; ``husleje`` and ``huslejeudgiften``.
    """
    if one == other:
        return True
    if any(character.isdigit() for character in one + other):
        return False
    shorter, longer = sorted((one, other), key=len)
    cost = _COST_OF.fullmatch(longer)
    if cost and not _COST_OF.fullmatch(shorter):
        return same(cost[1], shorter)
    if any(
        neuter[-1] == "t" and plural in (neuter[:-1] + "e", neuter[:-1] + neuter[-2] + "e")
        for neuter, plural in ((one, other), (other, one))
        if len(neuter) > _SHORTEST
    ):
        return True
    if len(shorter) < _STEM:
        doubled = shorter + shorter[-1]
        forms = {shorter + end for end in (*_ENDINGS, *(_AFTER_E if shorter.endswith("e") else ()))}
        return longer in forms or longer in {doubled + end for end in ("er", "en", "et")}
    common = len(shorter) - min((len(shorter) - _STEM + 1) // 2, 2)
    is_near = longer[:common] == shorter[:common] and len(longer) - len(shorter) <= 4
    return is_near and not _are_verb_and_noun(one, other)


def _are_verb_and_noun(one: str, other: str) -> bool:
    """``overfører`` and ``overførsler``: what is done is not the name of what is called after it."""
    alike = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    ends = [word[alike:] for word in (one, other)]
    return any(_MADE_OF_VERB.fullmatch(noun) and _OF_VERB.fullmatch(verb) for noun, verb in (ends, reversed(ends)))


def are_kin(one: str, other: str, letters: int) -> bool:
    """Whether two words are one, or long ones with so many letters alike: ``servicerammen``, ``servicemidler``."""
    return same(one, other) or (min(len(one), len(other)) > letters + 1 and one[:letters] == other[:letters])


def is_code(word: str) -> bool:
    """Whether it is a code such as ``BC04``, which names a thing by itself."""
    return _CODE.fullmatch(word) is not None


def without_words_of(words: str, labels: Sequence[str]) -> str:
    """Some words without those that the labels have, whatever their ending."""
    wanted = [word for label in labels for word in telling(label)]
    return _WORD.sub(lambda match: "" if any(is_of(match[0].lower(), word) for word in wanted) else match[0], words)


def is_of(word: str, label: str) -> bool:
    """Whether a word is a label's, or one that begins with it: ``restbudgettet`` and ``Rest``."""
    return same(word, label) or (len(label) >= _STEM - 1 and word.startswith(label))
