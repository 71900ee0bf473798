"""Where a Danish word may be divided at the end of a line."""

from __future__ import annotations

from functools import cache, lru_cache

import pyphen

from .compounds import seam

MINIMUM = 3
"""Letters that must stand on either side of the hyphen."""

_SEAMS = (
    "bolig|organisation", "bolig|aftale", "bolig|social", "initiativ|aftale", "forholds|tals|krav",
    "konkurrence|for|vridning", "lokal|udvalg", "virksomheds|for", "velfærds|analyse", "støtte|foranstaltning",
    "beskæftigelses|indsats", "beskæftigelses|cent|re|ne", "byg|herre", "op|gave", "ind|sats", "ud|valg",
    "andels|eje", "ansøg", "forsøg", "borg|mester", "borg|mestre", "over|ens|koms|ter", "orientere", "råd|giver",
    "hørings|frist", "fris|ten", "fris|ter", "kryds|togt", "byråds|møde", "område", "udvikling", "udgift", "udgave",
    "projekt", "effekt", "uddannelse", "økonomi", "overenskomst", "måltal", "værksted", "organisation", "indsats",
    "udvalg", "arbejde", "ordning",
)  # fmt: skip
"""Compounds and parts of compounds that neither patterns nor dictionary divide rightly, with their seams.

They count inside longer words as well: where one begins, the word before it ends.
"""


@lru_cache(maxsize=20_000)
def breaks(word: str) -> tuple[int, ...]:
    """The places in a word of letters where it may be divided: ``breaks("høring")`` → ``(3,)``, hør-ing.

    Always at least three letters on either side, so never a single one left alone.
    """
    lowered = word.lower()
    if len(lowered) < 2 * MINIMUM or len(lowered) != len(word):
        return ()
    places: set[int] = set()
    start = 0
    for end in [*_listed_seams(lowered), len(lowered)]:
        places.update(start + place for place in _divided(lowered[start:end]))
        places.add(end)
        start = end
    return tuple(sorted(place for place in places if MINIMUM <= place <= len(word) - MINIMUM))


def _divided(part: str) -> set[int]:
    """A word without listed seams: at the seam the dictionary knows, and likewise in either half."""
    divisions = tuple(_patterns().positions(part))
    middle = seam(part, divisions)
    if middle is None:
        return {place for place in divisions if _is_sound(part, place)}
    return {middle, *_divided(part[:middle]), *(middle + place for place in _divided(part[middle:]))}


def _listed_seams(word: str) -> list[int]:
    seams: set[int] = set()
    for entry in _SEAMS:
        compound = entry.replace("|", "")
        at = word.find(compound)
        while at >= 0:
            place = at
            if at:
                seams.add(at)
            for part in entry.split("|")[:-1]:
                place += len(part)
                seams.add(place)
            at = word.find(compound, at + 1)
    return sorted(seams)


def _is_sound(part: str, place: int) -> bool:
    """A part of a compound is divided no closer to its seams than a word to its ends."""
    return MINIMUM <= place <= len(part) - MINIMUM


def load() -> None:
    """Read patterns and dictionary (a quarter of a second), so that the first page is not kept waiting."""
    breaks("sammensætningernes")


@cache
def _patterns() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="da_DK", left=2, right=2)
