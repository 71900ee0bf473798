"""What stands around a table's grid: each part is a class of its own, handed what it may use and asked to show."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QWidget

if TYPE_CHECKING:
    from kk_desktop.domain.budgets import BudgetTable, Column, Row
    from kk_desktop.services.machine import Machine
    from kk_desktop.services.workspace import Workspace
    from kk_desktop.ui.changes import Changes
    from kk_desktop.ui.messages import Messages
    from kk_desktop.ui.tasks import Tasks

    from .grid import Grid


@dataclass(frozen=True, slots=True)
class Around:
    """What a part may use: the file, the strip, and the grid it stands beside.

    ``owner`` is the table's page: parent of actions and dialogs. ``flush`` saves what is typed; ``chosen`` gives the
    row ids and column ids of the selected block, each in the table's order. ``go_to`` (kind, id) shows another thing,
    ``go_to_cell`` (row id, column id) a place in the table that is shown; ``show_panel`` brings a part's panel to the
    front, ``show_above`` opens a part's widget above the grid and closes the others, nothing closes all.
    ``mark`` puts signs in the cells (tone red, amber or green, icon, sentence; by row and column id) in place of the
    former ones. ``uses`` is the link in the cell bar that tells where the cell is used, hidden until it has words.
    ``grid`` is what is chosen and edited in.
    """

    workspace: Workspace
    messages: Messages
    tasks: Tasks
    changes: Changes
    machine: Machine
    owner: QWidget
    flush: Callable[[], bool]
    chosen: Callable[[], tuple[tuple[str, ...], tuple[str, ...]]]
    go_to: Callable[[str, str], None]
    go_to_cell: Callable[[str, str], None]
    show_panel: Callable[[QWidget], None]
    show_above: Callable[[QWidget | None], None]
    mark: Callable[[Mapping[tuple[str, str], tuple[str, str, str]]], None]
    uses: QPushButton
    grid: Grid


class TablePart(QObject):
    """One thing around the grid; each overrides what it has.

    ``above`` stands between the cell bar and the grid, hidden until ``show_above``; ``below`` under the grid; ``panel``
    at its right under ``panel_name``, which may change (``panel_named``; without words it cannot be chosen).
    ``tools`` are actions for the bar above the grid, each with its icon's name; those without one stand under "Mere".
    ``reloaded`` tells the tab that the list must be read again, ``title_wanted`` that the table is still to be named.
    """

    panel_name = ""
    panel_named = Signal(str)
    reloaded = Signal()
    title_wanted = Signal()
    noted = Signal(object)
    """What the list says of tables, by their ids: words, and a sign (icon and tone) where something is wrong."""

    def __init__(self, around: Around) -> None:
        super().__init__(around.owner)
        self.around = around
        self.above: QWidget | None = None
        self.below: QWidget | None = None
        self.panel: QWidget | None = None
        self.tools: Sequence[tuple[QAction, str]] = ()

    def show_table(self, table: BudgetTable, can_write: bool) -> None:
        """A table is shown, or something in it was saved; it may be the same as before."""

    def show_cell(self, table: BudgetTable, row: Row, column: Column | None) -> None:
        """The keyboard has come to another cell; without a column it is the row's name."""

    def forget(self) -> None:
        """No table is shown."""

    def flush(self) -> bool:
        """Save what is typed in the part itself; False when it could not be."""
        return True

    def commands(self) -> Mapping[str, QAction]:
        """What the part puts in the menus while a table is shown, by the names in ``menus.py``."""
        return {}


def make_parts(around: Around) -> list[TablePart]:
    """All parts, in the order in which they stand."""
    return [factory(around) for factory in _FACTORIES]


def _facts(around: Around) -> TablePart:
    from .facts import TableFacts

    return TableFacts(around)


def _row_panel(around: Around) -> TablePart:
    from .row_panel import RowPanel

    return RowPanel(around)


def _column_panel(around: Around) -> TablePart:
    from .column_panel import ColumnPanel

    return ColumnPanel(around)


def _copy(around: Around) -> TablePart:
    from .copy_part import CopyPart

    return CopyPart(around)


def _printed(around: Around) -> TablePart:
    from .printed import PrintedTable

    return PrintedTable(around)


def _conversion(around: Around) -> TablePart:
    from .conversion import Conversion

    return Conversion(around)


def _editions(around: Around) -> TablePart:
    from .editions import Editions

    return Editions(around)


def _chart(around: Around) -> TablePart:
    from .chart_part import ChartPart

    return ChartPart(around)


def _findings(around: Around) -> TablePart:
    from .findings import FigureFindings

    return FigureFindings(around)


def _files(around: Around) -> TablePart:
    from .files import TableFiles

    return TableFiles(around)


def _figure_copy(around: Around) -> TablePart:
    from .figure_copy import FigureCopy

    return FigureCopy(around)


def _uses(around: Around) -> TablePart:
    from .uses import Uses

    return Uses(around)


_FACTORIES: Sequence[Callable[[Around], TablePart]] = (
    _findings, _facts, _figure_copy, _uses, _row_panel, _column_panel, _chart, _copy, _printed, _conversion, _editions,
    _files,
)  # fmt: skip
