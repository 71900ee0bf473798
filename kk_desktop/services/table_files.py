"""Tables in and out of other people's files: read and shown before anything is kept, then taken in as one action."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import TypeVar

from kk_desktop.domain.amounts import Unit
from kk_desktop.domain.budgets import BudgetTable, Cell, Column, ColumnKind, Row
from kk_desktop.domain.raw_tables import Draft, Finding, RawTable, make_draft
from kk_desktop.domain.raw_tables.column_heads import bare_label
from kk_desktop.domain.raw_tables.parts import parted
from kk_desktop.domain.replaced_levels import Levels, settle_levels
from kk_desktop.domain.wording import listed, quoted, shortened
from kk_desktop.errors import UserError
from kk_desktop.storage import budgets as store
from kk_desktop.storage.rows import Connection

from .desk import Desk
from .incoming import LARGEST, read_file
from .pages import write_whole

EXCEL_ENDINGS = (".xlsx", ".xlsm", ".xltx")
CSV_ENDINGS = (".csv", ".tsv", ".txt")
TABLE_ENDINGS = (*EXCEL_ENDINGS, *CSV_ENDINGS, ".docx", ".pdf")
"""What a table can be taken out of."""

PASTED = "Den indsatte tekst"
_PASTED_TABLE = "Indsat tabel"
_LONGEST_TITLE = 120
_TOLD = 5
_NOT_DONE = "hentet ind"


Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Replaced:
    """How many figures were put in a table, and what to look at."""

    count: int
    findings: tuple[Finding, ...]


class TableFileService:
    """Fetches tables from files and pasted text, and writes them for Excel and CSV."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def read(self, path: Path) -> list[RawTable]:
        """The tables in a file, in its order; slow for a large one. Raises ``UserError`` where there are none."""
        ending = path.suffix.lower()
        if ending in (".xls", ".xlsb", ".ods", ".numbers"):
            raise UserError(
                f"”{path.name}” er i et format, vi ikke kan læse. Intet er hentet ind. "
                "Åbn den i Excel, gem den som .xlsx, og prøv igen."
            )
        if ending not in TABLE_ENDINGS:
            raise UserError(
                f"Vi kan ikke hente en tabel ud af ”{path.name}”. Intet er hentet ind. "
                "Vælg en fil fra Excel (.xlsx), CSV, Word (.docx) eller PDF."
            )
        data = read_file(path, _NOT_DONE, LARGEST)
        found = _reader(ending)(data, path.name)
        if not found:
            raise UserError(f"Der er ingen tabel i ”{path.name}”. Intet er hentet ind. Vælg en anden fil.")
        return [part for raw in found for part in parted(raw)]

    def read_text(self, text: str) -> list[RawTable]:
        """The tables in pasted text. Raises ``UserError`` where there are none."""
        from kk_desktop.exchange.text_tables import find_tables

        if not (found := find_tables(text, PASTED)):
            raise UserError(
                "Der er ingen tabel i det, der er kopieret. Intet er hentet ind. "
                "Kopiér hele tabellen med årene øverst, og prøv igen."
            )
        return [part for raw in found for part in parted(raw)]

    def draft(self, raw: RawTable, unit: Unit | None = None) -> Draft:
        """What would be taken in; the file is not touched. Raises ``UserError`` where there are no figures."""
        return make_draft(raw, self._desk.new_id, unit)

    @staticmethod
    def has_title(draft: Draft) -> bool:
        """Whether the table brings a title of its own; text that was copied without a caption has none."""
        return not draft.table.title.startswith(PASTED)

    def take_in(self, draft: Draft, source: str, case_id: str | None = None) -> str:
        """Keep the draft as a table of its own; gives its id. ``source`` is the file's name."""
        table = draft.table
        title = shortened(table.title, _LONGEST_TITLE) if self.has_title(draft) else self._free_title()
        kept = replace(
            table,
            title=title or "Tabel uden navn",
            source=table.source or source,
            case_id=case_id,
        )
        self._desk.act("Hentede tabel ind", lambda db: store.add(db, kept))
        return kept.id

    def _free_title(self) -> str:
        """What a copied table without a caption is called: a name that no other table has."""
        taken = {row.title for row in store.rows(self._desk.read())}
        return next(name for n in count(1) if (name := f"{_PASTED_TABLE} {n}") not in taken)

    def replace_figures(self, table_id: str, draft: Draft) -> Replaced:
        """Put the draft's figures in the places with the same names in a table; everything else stands.

        Rows and columns are found by their names, those of the same name in their order. What is computed here is
        not written, only held against the file. Figures of another price level bring their level along. Raises
        ``UserError`` where no name fits, and where a row would have two levels.
        """

        def work(db: Connection) -> Replaced:
            table = store.get(db, table_id)
            rows, columns = _paired(table, draft.table)
            if not rows or not columns:
                what = "række" if not rows else "kolonne"
                raise UserError(
                    f"Ingen {what} hedder det samme i {quoted(table.title, 60)} og i filen. Intet er ændret. "
                    "Hent filen ind som en ny tabel i stedet."
                )
            levels, written = settle_levels(table, draft.table, rows, columns), 0
            for row, new_row in rows:
                for column, new_column in columns:
                    written += self._put(db, row, column, new_row.cells.get(new_column.id))
            _write_levels(db, table, levels)
            found = [Finding(levels.words)] if levels.words else []
            return Replaced(written, (*found, *_left_out(table, store.get(db, table_id), draft, rows, columns)))

        return self._desk.act("Erstattede tabellens tal", work)

    def _put(self, db: Connection, row: Row, column: Column, cell: Cell | None) -> bool:
        """Write one figure where it differs from what stands there; tells whether it did."""
        if not row.kind.is_typed or column.kind.is_computed:
            return False
        had = row.cells.get(column.id)
        if (cell is None) == (had is None) and (cell is None or had is None or _says(cell) == _says(had)):
            return False
        store.set_cell(db, row.id, column.id, cell and replace(cell, id=self._desk.new_id()))
        return True

    # Out --------------------------------------------------------------------------------------------------

    def save_excel(self, table_ids: Sequence[str], path: Path) -> None:
        """Write a workbook with a sheet for each table. Raises ``UserError`` where the file cannot be written."""
        from kk_desktop.exchange.excel_writing import write_workbook

        db = self._desk.read()
        write_whole(path, write_workbook([store.get(db, table_id) for table_id in table_ids]), self._desk.scratch)

    def save_csv(self, table_id: str, path: Path) -> None:
        """Write a table as CSV. Raises ``UserError`` where the file cannot be written."""
        from kk_desktop.exchange.csv_tables import write_csv

        write_whole(path, write_csv(store.get(self._desk.read(), table_id)), self._desk.scratch)


def _reader(ending: str) -> Callable[[bytes, str], list[RawTable]]:
    # Each is imported when a file of its kind comes.
    if ending in EXCEL_ENDINGS:
        from kk_desktop.exchange.excel_reading import read_workbook

        return read_workbook
    if ending in CSV_ENDINGS:
        from kk_desktop.exchange.csv_tables import read_csv

        return lambda data, name: [read_csv(data, name)]
    if ending == ".docx":
        from kk_desktop.exchange.word_tables import read_word_tables

        return read_word_tables
    from kk_desktop.exchange.pdf_tables import read_pdf_tables

    return read_pdf_tables


def _write_levels(db: Connection, table: BudgetTable, levels: Levels) -> None:
    if levels.is_whole:
        store.change(db, table.id, price_level=levels.level, level_note="")
    for row in table.rows:
        if row.id in levels.rows and row.price_level != levels.rows[row.id]:
            store.change_row(db, row.id, price_level=levels.rows[row.id])


def _says(cell: Cell) -> tuple[int | None, bool, str]:
    return cell.amount_ore, cell.dash, cell.text


def _name(thing: Row | Column) -> str:
    # A column is the same whether its unit is told in its name or beside the table.
    label = (bare_label(thing.label, keeps_level=True) if isinstance(thing, Column) else "") or thing.label
    return " ".join(label.casefold().lstrip("-–•· ").rstrip(":").split())


def _paired(table: BudgetTable, new: BudgetTable) -> tuple[list[tuple[Row, Row]], list[tuple[Column, Column]]]:
    """The typed rows, and the columns, that have the same names; a column also by its heading where it has one."""
    rows = _pairs([row for row in table.rows if row.kind.is_typed], [row for row in new.rows if row.cells], _name)
    columns = _pairs(table.columns, new.columns, lambda column: (column.heading.casefold(), _name(column)))
    if not columns:
        columns = _pairs(table.columns, new.columns, _name)
    return rows, [
        (here, there)
        for here, there in columns
        if (here.kind is ColumnKind.TEXT) == (there.kind is ColumnKind.TEXT) and not there.kind.is_computed
    ]


def _pairs(here: Sequence[Thing], there: Sequence[Thing], name: Callable[[Thing], object]) -> list[tuple[Thing, Thing]]:
    """What has the same name here and there, in order."""
    waiting: dict[object, list[Thing]] = defaultdict(list)
    for each in there:
        waiting[name(each)].append(each)
    return [(each, waiting[name(each)].pop(0)) for each in here if waiting[name(each)]]


def _left_out(
    table: BudgetTable,
    now: BudgetTable,
    draft: Draft,
    rows: Sequence[tuple[Row, Row]],
    columns: Sequence[tuple[Column, Column]],
) -> list[Finding]:
    """What did not find its place, and what the file and the table now tell differently."""
    new = draft.table
    found: list[Finding] = []
    missed = [row.label for row in new.rows if row.cells and row.id not in {there.id for _, there in rows}]
    if missed:
        found.append(Finding(f"I filen, men ikke i tabellen: {_some(missed)}. Tallene er ikke sat ind."))
    taken = {here.id for here, _ in rows}
    kept = [row.label for row in table.rows if row.kind.is_typed and row.id not in taken]
    if kept:
        found.append(Finding(f"I tabellen, men ikke i filen: {_some(kept)}. Tallene står, som de stod."))
    if beside := _unpaired(new, {there.id for _, there in columns}):
        found.append(Finding(f"I filen, men ikke i tabellen: {beside}. Tallene er ikke sat ind."))
    if left := _unpaired(table, {here.id for here, _ in columns}):
        found.append(Finding(f"I tabellen, men ikke i filen: {left}. Tallene står, som de stod."))
    places = {there.id: here.id for here, there in rows} | {there.id: here.id for here, there in columns}
    for finding in draft.findings:
        row_id, column_id = places.get(finding.row_id, ""), places.get(finding.column_id, "")
        if bool(row_id) == bool(finding.row_id):
            found.append(Finding(finding.words, row_id, column_id))
    return [*found, *_other_sums(now, new, columns)]


def _other_sums(now: BudgetTable, new: BudgetTable, columns: Sequence[tuple[Column, Column]]) -> list[Finding]:
    """The sums of the same name that come to something else here than in the file."""
    found = []
    for here, there in _pairs([r for r in now.rows if r.kind.is_sum], [r for r in new.rows if r.kind.is_sum], _name):
        for column, new_column in columns:
            ours, theirs = now.amount(here, column), new.amount(there, new_column)
            if ours != theirs:
                told = "intet" if theirs is None else now.written(theirs)
                given = now.printed(here, column) or "intet"
                found.append(Finding(f"Her regnes {given} ud; i filen stod {told}.", here.id, column.id))
    return found


def _unpaired(table: BudgetTable, taken: Collection[str]) -> str:
    """The typed columns that something stands in and that have no counterpart, as a sentence names them."""
    filled = {column_id for row in table.rows for column_id in row.cells}
    columns = [
        each for each in table.columns if each.id in filled and each.id not in taken and not each.kind.is_computed
    ]
    what = "kolonnen" if len(columns) == 1 else "kolonnerne"
    return f"{what} {_some([column.name for column in columns])}" if columns else ""


def _some(names: Sequence[str]) -> str:
    shown = [quoted(name, 40) for name in names[:_TOLD]]
    return listed(shown) + (f" og {len(names) - _TOLD} til" if len(names) > _TOLD else "")
