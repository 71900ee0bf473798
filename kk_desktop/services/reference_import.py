"""Fetches lists of committees, departments, parties and areas from a file: shown first, then taken in as one action."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from kk_desktop.domain.reference_sheets import (
    Fate,
    PlannedRow,
    ReferenceSheet,
    SheetRow,
    read_reference_sheet,
)
from kk_desktop.errors import UserError
from kk_desktop.storage.rows import Connection

from .areas import AreaService
from .desk import Desk
from .incoming import read_file
from .people import PeopleService
from .price_levels import PriceLevelService
from .reference_rows import Known, Taken

EXCEL = (".xlsx", ".xlsm", ".xltx")
ENDINGS = (".csv", ".tsv", ".txt", *EXCEL)
LARGEST = 20 * 1024 * 1024
"""Bytes; the longest such list has some hundred rows."""

_NOT_DONE = "hentet ind"


class _PutBack(Exception):  # noqa: N818 -- no error: all that was tried is taken back
    """Carries what was found while trying."""

    def __init__(self, rows: list[PlannedRow]) -> None:
        super().__init__()
        self.rows = rows


class ReferenceImportService:
    """Reads a file, tells what each row would do, and does it."""

    def __init__(self, desk: Desk, people: PeopleService, areas: AreaService, prices: PriceLevelService) -> None:
        self._desk = desk
        self._people, self._areas, self._prices = people, areas, prices

    def read(self, path: Path) -> ReferenceSheet:
        """The list in a file. Raises ``UserError`` for one that cannot be read or is no list we know."""
        if path.suffix.lower() not in ENDINGS:
            raise UserError(f"”{path.name}” er hverken CSV eller Excel. Intet er hentet ind. Gem listen som .csv.")
        data = read_file(path, _NOT_DONE, LARGEST)
        return read_reference_sheet(path.name, _lines(data, path))

    def plan(self, sheet: ReferenceSheet) -> list[PlannedRow]:
        """What would become of every row: it is tried, and all of it taken back."""

        def work(db: Connection) -> None:
            raise _PutBack(self._take(db, sheet))

        try:
            self._desk.act("Så på en liste", work)
        except _PutBack as tried:
            return tried.rows
        raise AssertionError("a try is always taken back")

    def take(self, sheet: ReferenceSheet) -> Counter[Fate]:
        """Take in every row that can be taken, as one action; tells how many of each fate there were."""
        rows = self._desk.act(f"Hentede {sheet.kind.danish.lower()} ind", lambda db: self._take(db, sheet))
        return Counter(row.fate for row in rows)

    def _take(self, db: Connection, sheet: ReferenceSheet) -> list[PlannedRow]:
        known = Known(sheet, self._people, self._areas, self._prices)
        take = known.takers[sheet.kind]
        return [_take_row(db, row, take) for row in sheet.rows]


def _take_row(db: Connection, row: SheetRow, take: Callable[[SheetRow], Taken]) -> PlannedRow:
    """One row, whole or not at all."""
    db.execute("SAVEPOINT sheet_row")
    try:
        title, fate, words = take(row)
    except UserError as error:
        db.execute("ROLLBACK TO sheet_row")
        title, fate, words = _title(row), Fate.REFUSED, str(error).replace(" Intet er ændret.", "")
    db.execute("RELEASE sheet_row")
    return PlannedRow(row.line, title, fate, words)


def _title(row: SheetRow) -> str:
    heads = ("navn", "lokaludvalg", "parti", "omraade", "bydel", "indeks")
    return next((row[head] for head in heads if row[head]), "")


def _lines(data: bytes, path: Path) -> Sequence[Sequence[str]]:
    if path.suffix.lower() in EXCEL:
        # Heavy, and not needed before somebody hands in a workbook.
        from kk_desktop.exchange.excel_reading import read_workbook

        return [[cell.shown for cell in row] for row in read_workbook(data, path.name)[0].rows]
    from kk_desktop.exchange.csv_tables import read_csv_lines

    return read_csv_lines(data, path.name)
