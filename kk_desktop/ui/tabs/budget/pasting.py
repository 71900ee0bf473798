"""Putting what lies on the clipboard in the grid, and telling what became of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from kk_desktop.services.facts import LONGEST_LINE
from kk_desktop.services.jobs import Progress, Stopped

from .clipboard import brought

if TYPE_CHECKING:
    from kk_desktop.domain.budgets import BudgetTable
    from kk_desktop.domain.pasted_figures import Block
    from kk_desktop.services.budget_pasting import Pasted, Place
    from kk_desktop.services.workspace import Workspace
    from kk_desktop.ui.messages import Messages
    from kk_desktop.ui.tasks import Tasks

    from .grid import Grid

MOST_TOLD = 2
"""So many sentences about what the block says otherwise have room in the strip; the others stand at their cells."""
AT_ONCE = 1_000
"""So many cells are changed while one waits; more are, beside the window, in a second or more that can be stopped."""


class BlockPasting(QObject):
    """``after`` reads the table again; ``say`` tells what is wrong in it, ``unsay`` that nothing is any more."""

    def __init__(
        self,
        workspace: Workspace,
        messages: Messages,
        tasks: Tasks,
        grid: Grid,
        *,
        after: Callable[[], None],
        say: Callable[..., None],
        unsay: Callable[[], None],
    ) -> None:
        super().__init__(grid)
        self._verbs, self._messages, self._tasks = workspace.budget_editing, messages, tasks
        self._grid, self._after, self._say, self._unsay = grid, after, say, unsay

    def paste(self, table: BudgetTable) -> None:
        """Put the block of the clipboard in at the chosen place."""
        mime = QApplication.clipboard().mimeData()
        block = self._verbs.read(*brought(mime)) if mime is not None else ()
        rows, columns = self._grid.block()
        if not block or not rows:
            self._messages.tell("Der er ingen tal på udklipsholderen. Kopiér et område i Excel, og prøv igen.")
            return
        block = _repeated(block, len(rows), len(columns), has_names=not columns.start)
        at = (table.rows[rows[0]].id, table.columns[columns[0] - 1].id if columns[0] else "")
        # A table without figures takes the shape of what comes; one with figures asks first.
        self._put_in(table, at, block, grows=not any(row.cells for row in table.rows))

    def _put_in(self, table: BudgetTable, at: Place, block: Block, grows: bool, is_rest: bool = False) -> None:
        """``is_rest`` is what there was no room for, when the block has been put in as far as there was."""
        if len(block) * len(block[0]) <= AT_ONCE:
            self._tell_pasted(table, at, block, self._verbs.paste(table.id, at, block, grows))
        elif self._messages.can_begin():
            progress = Progress("Sætter ind", "rækker", len(block))
            self._messages.jobs.start(
                self._tasks,
                progress,
                lambda: self._verbs.paste(table.id, at, block, grows, progress),
                lambda pasted: self._tell_pasted(table, at, block, pasted),
                partial(self._on_not_pasted, is_rest),
                owner=self,
            )

    def _on_not_pasted(self, is_rest: bool, error: BaseException) -> None:
        if not isinstance(error, Stopped):
            self._messages.tell_problem(error)
        elif is_rest:
            self._messages.tell("Stoppet. Intet er tilføjet. Det, der var plads til, blev sat ind før.")
        else:
            self._messages.tell("Stoppet. Intet er sat ind.")

    def _tell_pasted(self, before: BudgetTable, at: Place, block: Block, pasted: Pasted) -> None:
        model = self._grid.grid_model()
        self._after()
        first = model.index_of(*at)
        # A table that has taken the block's shape has other rows and columns, and the block stands first in it.
        row, column = (first.row(), first.column()) if first.isValid() else (0, 0)
        if model.table is not None and model.table.id == before.id:
            self._grid.choose(range(row, row + len(block)), range(column, column + len(block[0])))
        doubts = {(each.row_id, each.column_id): each.words for each in pasted.findings if each.row_id}
        model.trouble(pasted.refused, doubts, before)
        told = _told(pasted)
        if pasted.rows or pasted.columns:
            words = f"Udklippet har {_more(pasted.rows, pasted.columns)} mere, end der er plads til. Resten er sat ind."
            grow = partial(self._put_in, before, at, block, grows=True, is_rest=True)
            self._say(f"{words} {told}".rstrip(), "warning", f"Tilføj {_more(pasted.rows, pasted.columns)}", grow)
        elif told:
            self._say(told, "warning")
        else:
            self._unsay()


def _repeated(block: Block, rows: int, columns: int, has_names: bool) -> Block:
    """The block as often as it goes into what is chosen, as in Excel; names are repeated only where they are alone."""
    high, wide = len(block), len(block[0])
    if rows % high or columns % wide or (has_names and (high, wide) != (1, 1)):
        return block
    return tuple(line * (columns // wide) for line in block) * (rows // high)


def _more(rows: int, columns: int) -> str:
    parts = []
    if rows:
        parts.append("1 række" if rows == 1 else f"{rows} rækker")
    if columns:
        parts.append("1 kolonne" if columns == 1 else f"{columns} kolonner")
    return " og ".join(parts)


def _told(pasted: Pasted) -> str:
    words = [each.words for each in pasted.findings[:MOST_TOLD]]
    if more := len(pasted.findings) - len(words):
        words.append("1 celle mere er mærket." if more == 1 else f"{more} celler mere er mærket.")
    if refused := len(pasted.refused):
        words.append(
            "1 celle kunne ikke læses og er, som den var."
            if refused == 1
            else (f"{refused} celler kunne ikke læses og er, som de var. De er mærket i tabellen.")
        )
    if pasted.computed:
        computed = "1 celle regnes ud" if pasted.computed == 1 else f"{pasted.computed} celler regnes ud"
        words.append(f"{computed} og er sprunget over.")
    if pasted.cut:
        names = "1 navn" if pasted.cut == 1 else f"{pasted.cut} navne"
        words.append(f"{names} var længere end {LONGEST_LINE} tegn og er kortet.")
    return " ".join(words)
