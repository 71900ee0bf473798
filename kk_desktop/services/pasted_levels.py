"""The price levels of a block on its way into a table: a row has one, and no sum is made over two."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import NamedTuple

from kk_desktop.domain.budgets import BudgetTable, Cell, Row, RowKind, level_words, told_level
from kk_desktop.domain.pasted_figures import CopiedFigure, Entry
from kk_desktop.domain.raw_tables import Finding
from kk_desktop.domain.wording import quoted
from kk_desktop.storage import budgets as store
from kk_desktop.storage.rows import Connection

_TOLD = 60


class Incoming(NamedTuple):
    """A cell that is to be written in a row, and the price level its amount comes with; ``None`` where none is told."""

    row: Row
    column_id: str
    cell: Cell | None
    level: int | None


@dataclass(frozen=True, slots=True)
class Settled:
    """What is written: the cells that can be, rows' own levels by their ids, and the table's where it had none."""

    cells: Sequence[Incoming]
    refused: Sequence[tuple[str, str]]
    levels: Mapping[str, int | None]
    table_level: int | None
    findings: Sequence[Finding]

    def write(self, db: Connection, table_id: str) -> None:
        """Write cells and levels."""
        store.set_cells(db, [(each.row.id, each.column_id, each.cell) for each in self.cells])
        for row_id, level in self.levels.items():
            store.change_row(db, row_id, price_level=level)
        if self.table_level is not None:
            store.change(db, table_id, price_level=self.table_level)


def level_of_entry(entry: Entry, told: int | None) -> int | None:
    """The price level of one place of a block: the one it was copied with, or the one told over the block."""
    return entry.level if isinstance(entry, CopiedFigure) else told


def settle_levels(table: BudgetTable, cells: Sequence[Incoming]) -> Settled:
    """Give each row the price level of what comes; what stands beside amounts of another one is refused."""
    by_row: dict[str, list[Incoming]] = {}
    for each in cells:
        by_row.setdefault(each.row.id, []).append(each)
    if (level := _level_of_all(table, by_row)) is not None:
        told = Finding(f"Tabellen havde intet prisniveau og har nu tallenes: {level_words(level)}.")
        return Settled(cells, (), {}, level, (told,))
    taken: list[Incoming] = []
    refused: list[Incoming] = []
    levels: dict[str, int | None] = {}
    for line in by_row.values():
        row = line[0].row
        now = table.sums.level_of(row) if row.id in table.row_places else table.price_level
        comes = next((each.level for each in line if _has_level(each)), now)
        stays = _left(row, line)
        if comes != now and not stays:
            levels[row.id] = comes
        is_held = comes != now and stays
        refused += [each for each in line if is_held and _has_level(each)]
        taken += [each for each in line if not (is_held and _has_level(each))]
    findings = [_refused(each, table) for each in refused]
    if levels:
        findings.append(_changed(levels, table))
    # A part says its own, or it would be at the level of the row above it.
    parts = {line[0].row.id for line in by_row.values() if line[0].row.kind is RowKind.OF_WHICH}
    written = {key: level if key in parts or level != table.price_level else None for key, level in levels.items()}
    written |= _kept_parts(table, levels)
    places = [(each.row.id, each.column_id) for each in refused]
    return Settled(taken, places, written, None, findings)


def _has_level(each: Incoming) -> bool:
    return each.level is not None and each.cell is not None and each.cell.amount_ore is not None


def _left(row: Row, line: Sequence[Incoming]) -> bool:
    """Whether amounts stay in a row that nothing comes in the place of."""
    written = {each.column_id for each in line}
    return any(cell.amount_ore is not None for key, cell in row.cells.items() if key not in written)


def _level_of_all(table: BudgetTable, by_row: Mapping[str, Sequence[Incoming]]) -> int | None:
    """The one price level of all the amounts there will be in a table that tells none; else nothing."""
    comes = [each for line in by_row.values() for each in line if each.cell and each.cell.amount_ore is not None]
    levels = {each.level for each in comes}
    stays = any(row.price_level is not None or _left(row, by_row.get(row.id, ())) for row in table.rows)
    return levels.pop() if table.price_level is None and len(levels) == 1 and not stays else None


def _kept_parts(table: BudgetTable, levels: Mapping[str, int | None]) -> dict[str, int | None]:
    """Parts that have been at the level of the row above them, and stay there when that gets another one."""
    kept: dict[str, int | None] = {}
    for place, row in enumerate(table.rows):
        if row.id in levels and row.kind is RowKind.ROW:
            below = takewhile(lambda each: each.kind is not RowKind.ROW, table.rows[place + 1 :])
            parts = [
                each for each in below if each.kind is RowKind.OF_WHICH and each.price_level is None and each.cells
            ]
            kept |= {each.id: levels.get(each.id, table.sums.level_of(row)) for each in parts}
    return kept


def _refused(each: Incoming, table: BudgetTable) -> Finding:
    there = told_level(table.sums.level_of(each.row))
    words = (
        f"{quoted(each.row.label, _TOLD)} har andre tal i {there}, og tallet i udklippet er i"
        f" {level_words(each.level)}. En række har ét prisniveau: cellen er, som den var."
        " Omregn først, eller sæt hele rækken ind."
    )
    return Finding(words, each.row.id, each.column_id)


def _changed(levels: Mapping[str, int | None], table: BudgetTable) -> Finding:
    others = sorted({told_level(level) for level in levels.values() if level != table.price_level})
    if not others:
        many = "1 række er" if len(levels) == 1 else f"{len(levels)} rækker er"
        return Finding(f"{many} igen i tabellens prisniveau, {told_level(table.price_level)}.")
    count = sum(level != table.price_level for level in levels.values())
    many = "1 række har nu sit eget" if count == 1 else f"{count} rækker har nu deres eget"
    return Finding(
        f"Tallene er i {' og '.join(others)}, tabellen i {told_level(table.price_level)}. {many} prisniveau."
        " Omregn til ét prisniveau, før du lægger sammen."
    )
