"""Fetches initiatives and areas from a list: looked at row by row first, then taken in whole as one action."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from kk_desktop.domain.area_names import name_key
from kk_desktop.domain.list_import import Columns, ListFact, ListKind, ListRow, ListSheet, rows_of
from kk_desktop.domain.reference_sheets import Fate, PlannedRow
from kk_desktop.errors import UserError
from kk_desktop.storage.rows import Connection

from .area_list_rows import AreaRows, Later
from .desk import Desk
from .incoming import read_file
from .initiative_list_rows import InitiativeRows
from .jobs import Progress
from .list_rows import Outcome

LARGEST = 50 * 1024 * 1024
"""Bytes; twenty thousand rows with their purposes are some ten million."""

_NOT_DONE = "hentet ind"


class ListImportService:
    """Reads a file, tells what each row would do, and does it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def read(self, path: Path) -> list[ListSheet]:
        """The sheets with rows below heads. Raises ``UserError`` for a file that cannot be read or has none."""
        # Heavy, and not needed before somebody hands in a list.
        from kk_desktop.exchange.list_reading import LIST_ENDINGS, read_lists

        if path.suffix.lower() not in LIST_ENDINGS:
            raise UserError(f"”{path.name}” er hverken CSV eller Excel. Intet er hentet ind. Gem listen som .xlsx.")
        return read_lists(read_file(path, _NOT_DONE, LARGEST), path.name)

    def plan(self, sheet: ListSheet, columns: Columns) -> list[PlannedRow]:
        """What would become of every row; nothing is written."""
        return [row for row, _outcome in self._look(self._desk.read(), sheet, columns)]

    @staticmethod
    def progress(sheet: ListSheet) -> Progress:
        """For taking in these rows: one step for each."""
        return Progress("Henter", "rækker ind", len(sheet.rows))

    def take(self, sheet: ListSheet, columns: Columns, progress: Progress | None = None) -> list[PlannedRow]:
        """Take in every row that can be taken, all as one action; tells what became of each.

        Raises ``Stopped`` with nothing taken in when the person stops it.
        """
        going = progress or self.progress(sheet)

        def work(db: Connection) -> list[PlannedRow]:
            found = self._look(db, sheet, columns)
            for _row, outcome in found:
                if outcome is not None and outcome.write is not None:
                    outcome.write(db)
                going.step()
            return [row for row, _outcome in found]

        return self._desk.act(f"Hentede {columns.kind.danish.lower()} ind", work)

    def _look(self, db: Connection, sheet: ListSheet, columns: Columns) -> list[tuple[PlannedRow, Outcome | None]]:
        rows = rows_of(sheet, columns)
        today = self._desk.today()
        if columns.kind is ListKind.INITIATIVES:
            look = InitiativeRows(db, self._desk.new_id, today).look
        else:
            to_come = frozenset(name_key(row[ListFact.NAME]) for row in rows)
            look = AreaRows(db, self._desk.new_id, today, to_come).look
        name = ListFact.TITLE if columns.kind is ListKind.INITIATIVES else ListFact.NAME
        # In the order of the looking: what is made is written after what it lies in.
        return list(_each(rows, look, name))


def _each(
    rows: list[ListRow], look: Callable[[ListRow], Outcome], name: ListFact
) -> Iterator[tuple[PlannedRow, Outcome | None]]:
    """Every row once; those that wait for another are looked at again as long as any is found."""
    while rows:
        waiting: list[ListRow] = []
        for row in rows:
            try:
                outcome = look(row)
            except Later:
                waiting.append(row)
            except UserError as error:
                words = str(error).replace(" Intet er ændret.", "")
                yield PlannedRow(row.line, row[name], Fate.REFUSED, words), None
            else:
                yield PlannedRow(row.line, outcome.title, outcome.fate, outcome.words), outcome
        if len(waiting) == len(rows):
            for row in rows:
                words = (
                    f"{row.heads[ListFact.PARENT]}: Områderne ligger under hinanden, eller det øverste tages ikke med."
                )
                yield PlannedRow(row.line, row[name], Fate.REFUSED, words), None
            return
        rows = waiting
