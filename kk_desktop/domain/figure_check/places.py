"""A finding with its places in a document's blocks and in its tables, as it is shown and kept; knows no rules."""

from __future__ import annotations

from dataclasses import dataclass
from zlib import crc32

from kk_desktop.domain.pool_tables import pool_of_table

from .model import FigureFinding, Relation, Verdict

_LONGEST_CLAIM = 200
_SAYS_ONE_CELL = frozenset({Relation.EQUALS_CELL, Relation.UNIT_MISMATCH, Relation.SUM})


@dataclass(frozen=True, slots=True)
class Place:
    """Some words of a block's text; with ``note`` of its footnote of that number, counted from 0."""

    block_id: str
    start: int
    end: int
    note: int | None = None


@dataclass(frozen=True, slots=True)
class CellPlace:
    """A place in a budget table."""

    table_id: str
    row_id: str
    column_id: str


@dataclass(frozen=True, slots=True)
class Unheld:
    """An amount of the text that was held up against nothing: ``quote`` is how it is written."""

    place: Place
    quote: str


@dataclass(frozen=True, slots=True)
class PlacedFinding:
    """A finding as the window shows it: ``places`` go with its quotes, ``sentence`` are the words around the claim.

    ``section`` is the heading that the claim stands under. ``cells`` are the finding's, then those that live figures
    among its quotes show. ``table`` names what it was held against where there is more than one table.
    """

    finding: FigureFinding
    places: tuple[Place | None, ...]
    cells: tuple[CellPlace, ...]
    sentence: str = ""
    section: str = ""
    table: str = ""

    @property
    def verdict(self) -> Verdict:
        """Whether the figure holds."""
        return self.finding.verdict

    @property
    def key(self) -> str:
        """What the finding is known by while somebody works on it: what was compared, and in which block."""
        return f"{self.finding.key}@{self.claim.block_id if self.claim else ''}"

    @property
    def kept_as(self) -> str:
        """What an acceptance of it is remembered by: the words around it tell which of several in a block it is."""
        return f"{self.key}:{crc32(' '.join(self.sentence.split()).encode()):08x}"

    @property
    def words(self) -> str:
        """How the figure is written that is judged, as far as it is kept with a reason."""
        return " ".join(self.finding.quotes[0].split())[:_LONGEST_CLAIM] if self.finding.quotes else ""

    @property
    def claim(self) -> Place | None:
        """Where the figure stands that is judged; nothing where it is a table's."""
        return self.places[0] if self.places else None

    @property
    def live_target(self) -> str | None:
        """What a live figure in the claim's place would point at, as ``figures.py`` writes it.

        ``None`` where no cell says it, where a pool does, and in a footnote, which holds no fields.
        """
        if any(pool_of_table(cell.table_id) for cell in self.cells):
            return None
        places = [f"{cell.row_id}:{cell.column_id}" for cell in self.cells[: len(self.finding.cells)]]
        if not places or self.claim is None or self.claim.note is not None:
            return None
        if self.finding.relation is Relation.SUM and len(places) > 1:
            return f"sum({','.join(places)})"
        return places[0] if self.finding.relation in _SAYS_ONE_CELL else None


@dataclass(frozen=True, slots=True)
class ManuscriptFigures:
    """All that was found in a document, and the amounts that were held up against nothing, in the order of the text."""

    findings: tuple[PlacedFinding, ...] = ()
    unheld: tuple[Unheld, ...] = ()
