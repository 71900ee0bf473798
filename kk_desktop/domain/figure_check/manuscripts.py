"""A whole document's figures held against its tables: every finding with its place in the blocks and in the tables."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest

from kk_desktop.domain.budgets import BudgetTable, ColumnKind, Row, RowKind
from kk_desktop.domain.documents import Manuscript
from kk_desktop.domain.figures import FigureKind, FigureTarget, TablePlace, read_target
from kk_desktop.domain.pool_tables import pool_of_table
from kk_desktop.domain.text import Block, BlockKind, Field
from kk_desktop.domain.wording import listed

from .editions import check_editions, edition_of
from .model import Amount, CellRef, FigureFinding, Reading, Relation, SpokenRow, SpokenTable, Verdict
from .places import CellPlace, ManuscriptFigures, Place, PlacedFinding, Unheld
from .text.money import find_amounts

_AROUND = 60
"""Letters at each side of a claim that are repeated with it."""

_ABOUT_CELLS = frozenset({Relation.EQUALS_CELL, Relation.UNIT_MISMATCH})
_KINDS = {
    RowKind.GROUP: "group",
    RowKind.TEXT: "group",
    RowKind.SUBTOTAL: "total",
    RowKind.TOTAL: "total",
    RowKind.ROW: "row",
}
UNNAMED = "Tabel uden navn"
_LIVE = frozenset({"budget_cell", "figure"})
"""The sources of fields that are figures."""

_NEVER_ADDED = "other"
"""Rows that no sum takes in: heraf, differences, shares and averages."""


def check_manuscript(manuscript: Manuscript, tables: Sequence[BudgetTable]) -> tuple[PlacedFinding, ...]:
    """What there is to say of the document's figures, in the order of its text; tables alone come last.

    What a table computes and what a live figure shows are right by themselves and not told.
    """
    return read_manuscript(manuscript, tables).findings


def read_manuscript(manuscript: Manuscript, tables: Sequence[BudgetTable]) -> ManuscriptFigures:
    """As ``check_manuscript``, and the amounts that were held up against nothing."""
    text, places = _Text(manuscript.blocks), _Places(tables)
    shown = {block.table_id for block in manuscript.blocks if block.table_id}
    reading = check_editions(text.whole, tables, [spoken(table) for table in tables], shown)
    placed = (_placed(finding, text, places) for finding in reading.findings)
    unheld = (Unheld(text.place(each.start, each.end), each.quote) for each in _unheld(reading, text))
    return ManuscriptFigures(tuple(each for each in placed if each is not None), tuple(unheld))


def _unheld(reading: Reading, text: _Text) -> Iterator[Amount]:
    """The amounts that no finding is about; a live figure is its cell's."""
    held = {at for finding in reading.findings for span in finding.spans if span for at in range(*span)}
    for amount in dict.fromkeys(reading.amounts):
        if held.isdisjoint(range(amount.start, amount.end)) and not text.field_at(amount.start, amount.end):
            yield amount


def spoken(table: BudgetTable) -> SpokenTable:
    """The table as it is printed."""
    labels = (f"{column.heading}: {column.label}" if column.heading else column.label for column in table.columns)
    rows = (SpokenRow(row.label, _KINDS.get(row.kind, _NEVER_ADDED), _cells(table, row)) for row in table.rows)
    # Current prices are no year's level: nothing can be held against them.
    return SpokenTable(table.name, table.unit.value.rstrip("."), table.price_level or None, tuple(labels), tuple(rows))


def _cells(table: BudgetTable, row: Row) -> tuple[str, ...]:
    return tuple("" if column.kind is ColumnKind.TEXT else table.printed(row, column) for column in table.columns)


def _placed(finding: FigureFinding, text: _Text, places: _Places) -> PlacedFinding | None:
    cells = tuple(map(places.of, finding.cells))
    if not any(finding.spans):
        if not finding.cells or places.is_computed(finding.cells[0]):
            return None
        return PlacedFinding(finding, tuple(None for _ in finding.spans), cells)
    claim = finding.spans[0]
    field = text.field_at(*claim) if claim else None
    # A live figure says what its own cell does; in a text that is locked it may have stayed behind.
    is_behind = field and finding.verdict is not Verdict.GREEN and set(places.shown_by(field)) & set(cells)
    if field and finding.relation in _ABOUT_CELLS and not is_behind:
        return None
    fields = [each for span in finding.spans if span and (each := text.field_at(*span))]
    shown = (cell for each in fields for cell in places.shown_by(each))
    first = next(span for span in finding.spans if span)
    where = tuple(text.place(*span) if span else None for span in finding.spans)
    # A footnote holds no fields.
    can_be_live = where[0] is not None and where[0].note is None
    return PlacedFinding(
        finding,
        where,
        tuple(dict.fromkeys((*cells, *shown))),
        text.around(*first),
        text.section(first[0]),
        places.table_name(finding.cells),
        places.live_target(finding) if can_be_live else None,
    )


class _Places:
    """The way from the tables as they were handed in, and from live figures, to the places in them."""

    def __init__(self, tables: Sequence[BudgetTable]) -> None:
        self._tables = tables
        self._tables_of = {row.id: table for table in tables for row in table.rows}

    def of(self, ref: CellRef) -> CellPlace:
        """The place that a finding names by numbers."""
        table = self._tables[ref.table]
        return CellPlace(table.id, table.rows[ref.row].id, table.columns[ref.column].id)

    def table_name(self, refs: Sequence[CellRef]) -> str:
        """What the tables of a finding are called, with edition and price level; empty where there is but one table."""
        if len(self._tables) == 1:
            return ""
        return listed(list(dict.fromkeys(_full_name(self._tables[ref.table]) for ref in refs)))

    def is_computed(self, ref: CellRef) -> bool:
        """Whether the table works out what stands there."""
        table = self._tables[ref.table]
        return table.rows[ref.row].kind.is_computed or table.columns[ref.column].kind.is_computed

    def live_target(self, finding: FigureFinding) -> str | None:
        """The cell, or the sum or difference of the cells, that says what the text does, or what it should."""
        places = [self.of(ref) for ref in finding.cells]
        if not places or any(pool_of_table(place.table_id) for place in places):
            return None
        names = tuple(TablePlace(place.row_id, place.column_id) for place in places)
        if finding.relation in _ABOUT_CELLS:
            return str(names[0])
        if finding.relation is not Relation.SUM:
            return None
        ores = [self._ore(ref) for ref in finding.cells]
        made = {FigureTarget(FigureKind.SUM if len(names) > 1 else FigureKind.CELL, names): sum(ores)}
        if len(names) == 2:
            # A fall is told without its sign, too.
            larger_first = names if ores[0] > ores[1] else names[::-1]
            made[FigureTarget(FigureKind.DIFFERENCE, larger_first)] = abs(ores[0] - ores[1])
        return next((str(target) for target, ore in made.items() if _is_told(finding, ore)), None)

    def _ore(self, ref: CellRef) -> int:
        table = self._tables[ref.table]
        return table.amount(table.rows[ref.row], table.columns[ref.column]) or 0

    def shown_by(self, field: Field) -> list[CellPlace]:
        """The places that a live figure is made of, as far as they are in these tables."""
        try:
            target = read_target(field.target)
        except ValueError:
            # What another program has written into a file is no reason to check nothing.
            return []
        return [place for place in map(self._named, target.places) if place is not None]

    def _named(self, place: TablePlace) -> CellPlace | None:
        if not place.column_id:
            return self._by_cell.get(place.row_id)
        table = self._tables_of.get(place.row_id)
        return CellPlace(table.id, place.row_id, place.column_id) if table else None

    @cached_property
    def _by_cell(self) -> dict[str, CellPlace]:
        """Typed cells by their own ids, at which older texts point."""
        return {
            cell.id: CellPlace(table.id, row.id, column_id)
            for table in self._tables
            for row in table.rows
            for column_id, cell in row.cells.items()
        }


def _is_told(finding: FigureFinding, ore: int) -> bool:
    """Whether a figure in øre is what the text says, or where it is wrong what it should say."""
    if finding.verdict is Verdict.RED:
        return finding.expected_ore is not None and abs(ore) == abs(finding.expected_ore)
    amount = next(iter(find_amounts(finding.quotes[0])), None)
    return amount is not None and ore != 0 and amount.says_either_way(ore)


def _full_name(table: BudgetTable) -> str:
    """Tabel 1. Drift (Vedtaget, 2027 p/l)."""
    told = edition_of(table)
    return f"{table.name or UNNAMED} ({told})" if told else table.name or UNNAMED


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    end: int
    block: Block
    note: int | None
    section: str


class _Text:
    """The blocks as one text, and the way back from a stretch of it."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._pieces: list[_Piece] = []
        self._fields: list[tuple[int, int, Field]] = []
        parts: list[str] = []
        length, section = 0, ""
        for block, after in zip_longest(blocks, blocks[1:]):
            section = block.text.strip() if block.kind is BlockKind.HEADING else section
            for note, mark, words, end in _pieces(block, after):
                start = length + len(mark)
                self._pieces.append(_Piece(start, start + len(words), block, note, section))
                if note is None:
                    self._fields += _fields(block, start)
                parts += (mark, words, end)
                length = start + len(words) + len(end)
        self.whole = "".join(parts)
        self._starts = [piece.start for piece in self._pieces]
        self._field_starts = [start for start, _end, _field in self._fields]

    def place(self, start: int, end: int) -> Place:
        """A stretch of the text as a place in its block."""
        piece = self._piece(start)
        return Place(piece.block.id, start - piece.start, min(end, piece.end) - piece.start, piece.note)

    def section(self, start: int) -> str:
        """The heading that the place stands under."""
        return self._piece(start).section

    def around(self, start: int, end: int) -> str:
        """The stretch with some of the words at its sides, whole words, and ``…`` where more was left out."""
        piece = self._piece(start)
        first, last = max(piece.start, start - _AROUND), min(piece.end, end + _AROUND)
        head, tail = self.whole[first:start], self.whole[end:last]
        if first > piece.start:
            head = "… " + head.partition(" ")[2]
        if last < piece.end:
            tail = tail.rpartition(" ")[0] + " …"
        return (head + self.whole[start:end] + tail).replace("\n", " ").strip()

    def field_at(self, start: int, end: int) -> Field | None:
        """The live figure that the stretch lies in."""
        at = bisect_right(self._field_starts, start) - 1
        return self._fields[at][2] if at >= 0 and end <= self._fields[at][1] else None

    def _piece(self, start: int) -> _Piece:
        return self._pieces[max(bisect_right(self._starts, start) - 1, 0)]


def _pieces(block: Block, after: Block | None) -> Iterator[tuple[int | None, str, str, str]]:
    """A block's words and its footnotes', each with what stands before and after it; what is quoted is not ours."""
    if block.kind is BlockKind.QUOTE:
        return
    is_item = block.kind is BlockKind.LIST_ITEM
    goes_on = is_item and after is not None and after.kind is BlockKind.LIST_ITEM and not block.footnotes
    yield None, "- " if is_item else "", block.text, "\n" if goes_on else "\n\n"
    for number, note in enumerate(block.footnotes):
        yield number, "", note, "\n\n"


def _fields(block: Block, start: int) -> Iterator[tuple[int, int, Field]]:
    for run in block.runs:
        if run.field is not None and run.field.source in _LIVE:
            yield start, start + len(run.text), run.field
        start += len(run.text)
