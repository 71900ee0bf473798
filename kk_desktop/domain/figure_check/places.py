"""A finding with its places in a document's blocks and in its tables, as it is shown and kept; knows no rules."""

from __future__ import annotations

from dataclasses import dataclass
from zlib import crc32

from .model import FigureFinding, Verdict

_LONGEST_CLAIM = 200


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
    among its quotes show. ``table`` names what it was held against where there is more than one table. ``live_target``
    is what a live figure in the claim's place would point at, as ``figures.py`` writes it: ``None`` where no cells say
    what the text does or should, and where none can be put in.
    """

    finding: FigureFinding
    places: tuple[Place | None, ...]
    cells: tuple[CellPlace, ...]
    sentence: str = ""
    section: str = ""
    table: str = ""
    live_target: str | None = None

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


@dataclass(frozen=True, slots=True)
class ManuscriptFigures:
    """All that was found in a document, and the amounts that were held up against nothing, in the order of the text."""

    findings: tuple[PlacedFinding, ...] = ()
    unheld: tuple[Unheld, ...] = ()
