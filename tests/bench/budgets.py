"""Measures a key in a large budget table until the window shows the sums, and its sums against the same in SQL."""

from __future__ import annotations

import gc
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtWidgets import QApplication

from kk_desktop.app import dress
from kk_desktop.domain.budgets import BudgetTable, Cell, Column, ColumnKind, Row, RowKind
from kk_desktop.domain.people import Myself
from kk_desktop.domain.text import Block, Field, FieldSource, Run
from kk_desktop.services.jobs import Jobs
from kk_desktop.services.machine import Machine
from kk_desktop.services.workspace import Workspace, create_workspace
from kk_desktop.storage import budgets as store
from kk_desktop.ui.main_window import MainWindow
from kk_desktop.ui.tasks import Tasks

ROWS, YEARS, GROUP = 2_000, 12, 40
DOCUMENTS, FIELDS = 20, 10
KEYS = 60
NOW = datetime(2025, 3, 21, 13, 32, tzinfo=UTC)


def table(workspace: Workspace) -> BudgetTable:
    """Groups with subtotals, a total, and a column that adds the years up."""
    new_id = workspace.new_id
    years = [Column(new_id(), str(2020 + n)) for n in range(YEARS)]
    rows: list[Row] = []
    while len(rows) < ROWS - 1:
        place = len(rows) % GROUP
        if place == 0:
            rows.append(Row(new_id(), "Gruppe", RowKind.GROUP))
        elif place == GROUP - 1:
            rows.append(Row(new_id(), "I alt i gruppen", RowKind.SUBTOTAL))
        else:
            cells = {year.id: Cell(new_id(), (len(rows) * 31 + n) * 100_000) for n, year in enumerate(years)}
            rows.append(Row(new_id(), f"Indsats {len(rows)}", cells=cells))
    rows.append(Row(new_id(), "I alt", RowKind.TOTAL))
    columns = (*years, Column(new_id(), "I alt", kind=ColumnKind.TOTAL))
    return BudgetTable(new_id(), "Stor tabel", columns=columns, rows=tuple(rows), price_level=2025)


def letters(workspace: Workspace, large: BudgetTable) -> None:
    """Documents that show figures from all over the table; one shows what is typed, its group's sum and the total."""
    typed = [row for row in large.rows if row.kind is RowKind.ROW]
    spread = [
        (row.id, large.columns[n % YEARS].id) for n, row in enumerate(typed[:: len(typed) // (DOCUMENTS * FIELDS)])
    ]
    sums = [row for row in large.rows if row.kind.is_sum]
    places = [(row.id, large.columns[0].id) for row in (typed[0], sums[0], sums[-1])] + spread[3:]
    for number in range(DOCUMENTS):
        blocks = []
        for row_id, column_id in places[number * FIELDS : (number + 1) * FIELDS]:
            field = Field(workspace.new_id(), FieldSource.BUDGET_CELL, f"{row_id}:{column_id}", "mio")
            blocks.append(Block(workspace.new_id(), runs=(Run("Der søges "), Run("5 mio. kr.", field=field))))
        document_id = workspace.documents.create("memo", "Notat")
        workspace.documents.save_blocks(document_id, blocks, [block.id for block in blocks])


def main() -> None:
    """Print the medians."""
    app = QApplication.instance() or QApplication([])
    dress(app)
    with tempfile.TemporaryDirectory() as home:
        machine = Machine(Path(home))
        machine.me = Myself("Anna Holm")
        path = Path(home) / "Stor.kkdb"
        workspace = create_workspace(path, machine, lambda: NOW)
        large = table(workspace)
        workspace.desk.act("Oprettede tabel", lambda db: store.add(db, large))
        letters(workspace, large)
        _print_sums(workspace, large)
        workspace.close()
        _print_keys(app, machine, path, large.id)


def _print_sums(workspace: Workspace, large: BudgetTable) -> None:
    ours, theirs = [], []
    for _ in range(9):
        fresh = store.get(workspace.desk.database.reader(), large.id)
        ours.append(_timed(lambda fresh=fresh: _all_sums(fresh)))
        theirs.append(_timed(lambda: _sums_in_sql(workspace, large.id)))
    ratio = statistics.median(ours) / statistics.median(theirs)
    print(f"All sums of {ROWS} x {YEARS}, ms: ours {_ms(ours)}   SQL {_ms(theirs)}   ratio {ratio:.2f}x")


def _all_sums(large: BudgetTable) -> list[int | None]:
    sums = [row for row in large.rows if row.kind.is_sum]
    return [large.amount(row, column) for row in sums for column in large.columns]


def _sums_in_sql(workspace: Workspace, table_id: str) -> list[tuple[object, ...]]:
    """Each group's and the whole table's sum, of every year and of them all."""
    sql = """
        WITH line AS (
          SELECT id, kind, sum(kind = 'group') OVER (ORDER BY position) AS part FROM budget_row WHERE table_id = ?1
        ), sums AS (
          SELECT line.part, c.column_id, sum(c.amount_ore) AS ore
          FROM line JOIN budget_cell c ON c.row_id = line.id WHERE line.kind = 'row' GROUP BY line.part, c.column_id
        )
        SELECT part, column_id, ore FROM sums
        UNION ALL SELECT part, NULL, sum(ore) FROM sums GROUP BY part
        UNION ALL SELECT NULL, column_id, sum(ore) FROM sums GROUP BY column_id
        UNION ALL SELECT NULL, NULL, sum(ore) FROM sums
    """
    return workspace.desk.database.reader().execute(sql, (table_id,)).fetchall()


def _print_keys(app: QApplication, machine: Machine, path: Path, table_id: str) -> None:
    jobs = Jobs()
    window = MainWindow(machine, lambda: NOW, Tasks(jobs))
    window.resize(1440, 900)
    window.show()
    window.open_path(path)
    _until(app, lambda: window.workspace is not None)
    window.top_bar.choose("budget")
    page = window.shelf.page("budget")
    page.show_thing("budget_table", table_id)
    app.processEvents()
    spent: dict[str, list[float]] = {"key": [], "undo": []}
    place = page.model.index(1, 1)
    for number in range(KEYS):
        spent["key"].append(_timed(lambda number=number: _press(app, page, place, f"{number + 1}.000")))
        if number % 10 == 9:
            spent["undo"].append(_timed(lambda: _undo(app, window)))
    print(
        f"A key in {ROWS} x {YEARS}, {DOCUMENTS * FIELDS} figures of it in {DOCUMENTS} documents, ms until it is seen:"
    )
    for name, words in (("key", "typed"), ("undo", "undone")):
        worst = max(spent[name]) * 1000
        print(f"  {words:8} median {_ms(spent[name])}   slowest {worst:6.2f}")
    window.close_file(show_start=False)
    jobs.close()


def _press(app: QApplication, page, place, text: str) -> None:
    page.model.setData(place, text)
    app.processEvents()


def _undo(app: QApplication, window: MainWindow) -> None:
    window.undo()
    app.processEvents()


def _until(app: QApplication, holds: Callable[[], bool]) -> None:
    while not holds():
        app.processEvents()


def _timed(do: Callable[[], object]) -> float:
    gc.collect()
    started = time.perf_counter()
    do()
    return time.perf_counter() - started


def _ms(values: list[float]) -> str:
    return f"{statistics.median(values) * 1000:6.2f}"


if __name__ == "__main__":
    main()
