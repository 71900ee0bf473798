"""What was written before: old letters taken in to be searched, and the passages of them that fit a draft."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .areas import Area
from .files import StoredFile
from .white_books import Outcome


class Near(StrEnum):
    """By what an earlier answer is near a draft."""

    THEME = "theme"
    AREA = "area"
    SENDER = "sender"


@dataclass(frozen=True, slots=True)
class EarlierAnswer:
    """An old letter; ``sender`` is who had asked, ``text`` has a paragraph on each line."""

    id: str
    title: str
    text: str
    sender: str = ""
    answered_on: date | None = None
    file: StoredFile | None = None
    area_ids: tuple[str, ...] = ()

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The text, paragraph by paragraph."""
        return tuple(line for line in self.text.splitlines() if line.strip())


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of an earlier answer: an ``earlier_answer``, or a ``document`` of this file, by ``kind`` and id.

    ``outcome`` is what became of that very paragraph, ``told`` how the whole answer fared, where somebody noted it.
    """

    kind: str
    id: str
    title: str
    text: str
    sender: str = ""
    answered_on: date | None = None
    outcome: Outcome | None = None
    told: str = ""


def areas_named(text: str, areas: Iterable[Area]) -> tuple[str, ...]:
    """The ids of the areas that a text names, by any of their names."""
    names: Mapping[str, str] = {
        name.casefold(): area.id for area in areas for name in (area.name, *area.aliases) if name.strip()
    }
    if not names:
        return ()
    longest_first = sorted(names, key=len, reverse=True)
    # A genitive names it as well: Tingbjergs.
    pattern = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, longest_first))})(?:s|’|')?(?!\w)")
    return tuple(dict.fromkeys(names[match[1]] for match in pattern.finditer(text.casefold())))
