"""Lists on paper: rows of text under heads, as in an overview of hearings; figures have their budget tables."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ListingColumn:
    """One column; ``weight`` is its part of the width that is spare; ``flush_right`` sets amounts at its right edge."""

    label: str
    weight: float = 1.0
    flush_right: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """A list as it is printed; every row has one text for each column, and the first names the row."""

    id: str
    title: str
    columns: tuple[ListingColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""

    def __post_init__(self) -> None:
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError(f"a row of listing {self.id} has not one text for each column")
