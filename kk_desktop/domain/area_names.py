"""Names of areas as people write them: which spellings are one name, and which area a word may mean."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from .areas import Area, AreaKind

_APART = re.compile(r"[^\w]+|_")
_LETTERS = str.maketrans({"å": "aa", "ä": "æ", "ö": "ø", "é": "e", "ü": "u"})
_FILLERS = frozenset(
    (
        "boligområdet", "boligområde", "byområdet", "byområde", "bydelen", "bydel", "området", "område",
        "udsatte", "udsat", "det", "den", "i", "på", "og", "mv", "m", "v",
    )
)  # fmt: skip
"""Words that stand beside a name without being part of it: boligområdet Tingbjerg, Stærevej mv."""

_SHORT = {"kgs": "kongens", "gl": "gammel"}
"""Short forms in the city's papers: Kgs. Enghave, Gl. Køge Landevej."""


@dataclass(frozen=True, slots=True)
class NameHit:
    """An area that was found; ``alias`` is the other name that matched, empty where it was the printed one."""

    area: Area
    alias: str = ""


def name_key(name: str) -> str:
    """What two spellings of one name have in common: Husum / Tingbjerg, husum-tingbjerg, boligområdet Husum/Tingbjerg.

    A name made of such small words alone keeps them, and one of signs alone is what it is.
    """
    plain = unicodedata.normalize("NFC", name).casefold()
    words = [_SHORT.get(word, word) for word in _APART.split(plain) if word]
    kept = [word for word in words if word not in _FILLERS] or words
    return " ".join(kept).translate(_LETTERS) or plain.strip()


def holds(name: str, wanted: str) -> bool:
    """Whether the name holds the words, in whatever spelling or as they stand."""
    key = name_key(wanted)
    return (bool(key) and key in name_key(name)) or wanted.strip().casefold() in name.casefold()


def find_areas(areas: Iterable[Area], wanted: str) -> list[NameHit]:
    """The areas one of whose names holds the words, in their order.

    The printed name is told before an alias, and of several aliases the one with the least besides the words.
    """
    hits = []
    for area in areas:
        found = sorted((name != area.name, len(name), name) for name in area.names if holds(name, wanted))
        if found:
            is_alias, _length, name = found[0]
            hits.append(NameHit(area, name if is_alias else ""))
    return hits


def owner_of(areas: Iterable[Area], name: str, besides: str = "", kind: AreaKind | None = None) -> Area | None:
    """The area, other than ``besides``, that already has the name in some spelling.

    With a ``kind`` the name is to be printed: then a district and an estate may be called the same, but nobody may be
    called what another area is called too.
    """
    key = name_key(name)
    for area in areas:
        names = area.names if kind in (None, area.kind) else area.aliases
        if key and area.id != besides and key in map(name_key, names):
            return area
    return None
