"""The rows of a file that is looked at before it is taken in: what becomes of each, as a table shows and tells it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import overload

from kk_desktop.domain.amounts import group_digits
from kk_desktop.domain.reference_sheets import Fate, PlannedRow

from .plain_table import Cell, Head

HEADS = (
    Head("Række", right=True, width=68),
    Head("Navn", width=240),
    Head("Hvad der sker", width=132),
    Head("Hvorfor"),
)
ORDER = (Fate.REFUSED, Fate.NEW, Fate.CHANGED, Fate.SAME)
"""What asks for a look first."""

_LOOKS = {Fate.REFUSED: ("amber", "amberbg"), Fate.NEW: ("green", "greenbg"), Fate.CHANGED: ("accent", "bluebg")}
_COUNTED = {
    Fate.NEW: ("1 ny", "{} nye"),
    Fate.CHANGED: ("1 ændres", "{} ændres"),
    Fate.SAME: ("1 er som nu", "{} er som nu"),
    Fate.REFUSED: ("1 tages ikke med", "{} tages ikke med"),
}


class PlannedCells(Sequence[Sequence[Cell]]):
    """The cells of the rows, made when somebody looks at them: a list may have twenty thousand."""

    def __init__(self, rows: Sequence[PlannedRow]) -> None:
        self._rows = rows

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, place: int) -> Sequence[Cell]: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Sequence[Cell]]: ...

    def __getitem__(self, place: int | slice) -> Sequence[Cell] | Sequence[Sequence[Cell]]:
        return PlannedCells(self._rows[place]) if isinstance(place, slice) else _cells(self._rows[place])


def told(counts: Counter[Fate]) -> str:
    """3 nye, 1 ændres, 12 er som nu."""
    there = [(counts[fate], *words) for fate, words in _COUNTED.items() if counts[fate]]
    return ", ".join(one if count == 1 else many.format(group_digits(count)) for count, one, many in there)


def told_taken(counts: Counter[Fate]) -> str:
    """97 rækker er hentet ind, 3 kunne ikke tages med."""
    taken, refused = counts[Fate.NEW] + counts[Fate.CHANGED], counts[Fate.REFUSED]
    words = "1 række er hentet ind" if taken == 1 else f"{group_digits(taken)} rækker er hentet ind"
    return words + (f", {group_digits(refused)} kunne ikke tages med." if refused else ".")


def _cells(row: PlannedRow) -> list[Cell]:
    tone, ground = _LOOKS.get(row.fate, ("text2", ""))
    said = f"Række {row.line}, {row.title}, {row.fate.danish}. {row.words}"
    return [
        Cell(str(row.line), right=True, tone="text2", spoken=said),
        Cell(row.title, tip=row.title, spoken=said),
        Cell(row.fate.danish, tone=tone, ground=ground, strong=bool(ground), spoken=said),
        Cell(row.words, tone="text" if row.words else "text2", tip=row.words, spoken=said),
    ]
