"""Budget tables: figures typed in Danish, sums computed, and the prose that points at them kept in step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from kk_desktop.domain.amounts import Unit
from kk_desktop.domain.budgets import BudgetTable, Cell, Column, Row, RowKind, why_not_typed
from kk_desktop.domain.rows import TableRow
from kk_desktop.errors import GoneError, UserError
from kk_desktop.storage import budgets as store
from kk_desktop.storage.rows import GONE, Connection

from .budget_cells import NEW_ROW, read_cell
from .desk import Desk
from .facts import check_note, label_of_change, required_line, tidy_line

TABLE_FACTS = {
    "title": "tabellens titel",
    "number": "tabellens nummer",
    "unit": "enhed",
    "price_level": "prisniveau",
    "note": "note til tabellen",
    "case_id": "tabellens sag",
    "decimals": "afrunding",
    "stage": "tabellens slags",
    "source": "tabellens kilde",
}
ROW_FACTS = {
    "label": "rækkens navn",
    "kind": "slags række",
    "indent": "indrykning",
    "area_id": "rækkens område",
    "initiative_id": "rækkens indsats",
    "pool_id": "rækkens pulje",
    "treatment_id": "rækkens beslutning",
    "account_function": "rækkens funktion",
    "direction": "udgift eller indtægt",
    "control_area": "rækkens styringsområde",
    "permanence": "varig eller midlertidig",
    "stage": "ansøgt, foreslået eller bevilget",
    "price_level": "rækkens prisniveau",
    "of_id": "hvad rækken regnes af",
    "against_id": "hvad rækken regnes af",
    "note": "note til rækken",
    "source": "rækkens kilde",
}
COLUMN_FACTS = {
    "label": "kolonnens navn",
    "heading": "kolonnens overskrift",
    "kind": "slags kolonne",
    "of_id": "hvad kolonnen regnes af",
    "against_id": "hvad kolonnen regnes af",
    "note": "note til kolonnen",
}


_ROW_LINES = {
    "label": "Rækkens navn",
    "account_function": "Rækkens funktion",
    "note": "Noten til rækken",
    "source": "Rækkens kilde",
}
_COLUMN_LINES = {"label": "Kolonnens navn", "heading": "Kolonnens overskrift", "note": "Noten til kolonnen"}


class BudgetService:
    """What the secretariat does with budget tables."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def rows(self) -> list[TableRow]:
        """Every budget table."""
        return store.rows(self._desk.read())

    def get(self, table_id: str) -> BudgetTable:
        """One table with its columns, rows and cells. Raises ``GoneError`` when it is gone."""
        return self._desk.table(table_id)

    def create(self, title: str, case_id: str | None = None) -> str:
        """Begin a table for four years from this one, with one empty row and a total; gives its id.

        Its price level is not told: a year that nobody chose would be printed as if somebody had.
        """
        new_id, year = self._desk.new_id, self._desk.today().year
        table = BudgetTable(
            new_id(),
            required_line(title, "Tabellens titel"),
            case_id=case_id,
            columns=tuple(Column(new_id(), str(year + n)) for n in range(4)),
            rows=(Row(new_id(), NEW_ROW), Row(new_id(), "I alt", RowKind.TOTAL)),
        )
        self._desk.act("Oprettede tabel", lambda db: store.add(db, table))
        return table.id

    def change(self, table_id: str, **facts: Any) -> None:
        """Change facts of the table by their names; another unit prints the same money in other figures.

        Raises ``UserError`` for a line or a note that is too long.
        """
        label = label_of_change("tabel", facts, TABLE_FACTS)
        if "title" in facts:
            facts["title"] = required_line(facts["title"], "Tabellens titel")
        if "unit" in facts:
            facts["unit"] = Unit(facts["unit"])
        facts |= _tidied(facts, {"number": "Tabellens nummer", "source": "Kilden"})
        check_note(facts.get("note", ""), "Noten til tabellen")
        if "price_level" in facts:
            # A level written by hand is not the one the amounts were converted to.
            facts["level_note"] = ""
        self._desk.act(label, lambda db: store.change(db, table_id, **facts))

    def delete(self, table_id: str) -> None:
        """Put the table in the bin; documents that show it say so on paper and in the checks."""
        self._desk.act("Slettede tabel", lambda db: store.discard(db, table_id))

    def set_cell(self, table_id: str, row_id: str, column_id: str, text: str) -> None:
        """Keep the figure a person typed, in the table's unit; every place in the prose that shows it follows.

        ``0``, nothing and ``–`` are three different things. Raises ``UserError`` with a sentence for what cannot be
        read in one way, and for a figure in a row that is computed.
        """
        table = self.get(table_id)
        row = next((row for row in table.rows if row.id == row_id), None)
        if row is None:
            raise GoneError(GONE)
        old = row.cells.get(column_id)
        cell = _typed_cell(text, table, row, column_id, old.id if old else self._desk.new_id())
        if cell == old:
            return
        self._desk.act("Rettede tal", lambda db: store.set_cell(db, row_id, column_id, cell))

    def begin_row(self) -> Row:
        """An empty row that is in no table yet."""
        return Row(self._desk.new_id(), "")

    def add_row(self, table_id: str, row: Row, position: int, typed: str, column_id: str = "") -> None:
        """Put a row in at a place counted from 0 with what a person began it with: its name, or its first figure.

        ``column_id`` is the figure's; without one it is a name. Nothing is done where nothing was typed. Raises
        ``UserError`` for what cannot be read, and for a figure in a column that is computed.
        """
        label, cell = NEW_ROW, None
        if column_id:
            cell = _typed_cell(typed, self.get(table_id), row, column_id, self._desk.new_id())
        else:
            label = tidy_line(typed, _ROW_LINES["label"])
        if not label or (column_id and cell is None):
            return

        def work(db: Connection) -> None:
            store.add_rows(db, table_id, (replace(row, label=label),), position)
            if cell is not None:
                store.set_cell(db, row.id, column_id, cell)

        self._desk.act("Tilføjede række", work)

    def change_row(self, row_id: str, **facts: Any) -> None:
        """Change a row's name, kind, indent or what it is about. Raises ``UserError`` for a line that is too long."""
        label = label_of_change("række", facts, ROW_FACTS)
        facts |= _tidied(facts, _ROW_LINES)
        self._desk.act(label, lambda db: store.change_row(db, row_id, **facts))

    def change_column(self, column_id: str, **facts: Any) -> None:
        """Change a column's name or what it is made of. Raises ``UserError`` for a line that is too long."""
        label = label_of_change("kolonne", facts, COLUMN_FACTS)
        facts |= _tidied(facts, _COLUMN_LINES)
        self._desk.act(label, lambda db: store.change_column(db, column_id, **facts))


def _tidied(facts: Mapping[str, Any], lines: Mapping[str, str]) -> dict[str, str]:
    return {fact: tidy_line(facts[fact], what) for fact, what in lines.items() if fact in facts}


def _typed_cell(typed: str, table: BudgetTable, row: Row, column_id: str, cell_id: str) -> Cell | None:
    """What a person typed as a cell; nothing where it is empty.

    Raises ``UserError`` for what cannot be read in one way, and where nothing can be typed; ``GoneError`` for a column
    that an undo has taken away meanwhile.
    """
    column = next((column for column in table.columns if column.id == column_id), None)
    if column is None:
        raise GoneError(GONE)
    if why_not := why_not_typed(row, column):
        raise UserError(why_not)
    try:
        return read_cell(typed, table, column, cell_id)
    except ValueError as error:
        raise UserError(str(error)) from None
