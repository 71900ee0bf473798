"""The table as it prints, under the grid: the real page, drawn beside the window's thread, the newest one only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout

from kk_desktop.errors import GoneError
from kk_desktop.ui import icons
from kk_desktop.ui.widgets.buttons import button
from kk_desktop.ui.widgets.labels import label

from .parts import Around, TablePart

if TYPE_CHECKING:
    from kk_desktop.domain.budgets import BudgetTable
    from kk_desktop.services.paper import Rendered
    from kk_desktop.services.sheets import SheetService
    from kk_desktop.ui.widgets.page_view import PageView

PAUSE = 250
"""Milliseconds that keys are gathered before a page is asked for."""

PAUSE_PER_ROW = 1
"""Milliseconds more for each row of a table somebody types in: to draw thousands takes seconds, and is felt at a key.
"""

HIGH_ENOUGH = 800
"""So high must the window be, in pixels, for the page to stand open when the tab is made."""
_HEIGHT = 150


class PrintedTable(TablePart):
    """Folds away with its own button; nothing is drawn while it is folded or out of sight."""

    def __init__(self, around: Around) -> None:
        super().__init__(around)
        self._table: BudgetTable | None = None
        self._is_asked, self._is_wanted = False, False
        self._seen = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self._ask)
        self.toggle = button("Sådan udskrives tabellen", "chevron-right", "link", self._on_toggled)
        self.pages = label("", "secondary", "text2")
        self.view: PageView | None = None
        self.below = self._laid_out()

    def show_table(self, table: BudgetTable, can_write: bool) -> None:
        """Draw it again when one has paused."""
        if table is not self._table:
            is_another = self._table is None or table.id != self._table.id
            self._table = table
            self._timer.setInterval(PAUSE if is_another else PAUSE + PAUSE_PER_ROW * len(table.rows))
            if self.is_open:
                self._timer.start()

    def forget(self) -> None:
        """No table is shown."""
        self._table = None
        self._timer.stop()

    @property
    def pause(self) -> int:
        """Milliseconds without a key before the page is drawn again."""
        return self._timer.interval()

    @property
    def is_open(self) -> bool:
        """Whether the page is in sight."""
        return self.view is not None and not self.view.isHidden()

    def open(self, is_open: bool = True) -> None:
        """Unfold the page, or fold it away."""
        if is_open and self.view is None:
            # Qt's PDF module is only loaded when somebody looks at a page.
            from kk_desktop.ui.widgets.page_view import PageView

            self.view = PageView()
            self.view.setMinimumHeight(_HEIGHT)
            self._column.addWidget(self.view, 1)
        if self.view is not None:
            self.view.setVisible(is_open)
            self.pages.setVisible(is_open)
        self._tell_state()
        if is_open:
            QTimer.singleShot(0, self, self._ask)

    def _on_toggled(self) -> None:
        self.open(not self.is_open)

    def _tell_state(self) -> None:
        policy = QSizePolicy.Policy.Expanding if self.is_open else QSizePolicy.Policy.Fixed
        self._frame.setSizePolicy(QSizePolicy.Policy.Preferred, policy)
        self.toggle.setIcon(icons.icon("chevron-down" if self.is_open else "chevron-right", "accent"))
        self.toggle.setAccessibleName(f"{self.toggle.text()}, {'åben' if self.is_open else 'foldet sammen'}")

    def _ask(self) -> None:
        self._is_wanted = self._is_asked
        if self._is_asked or self._table is None or not self.is_open:
            return
        self._is_asked = True
        sheets, table_id = self.around.workspace.sheets, self._table.id
        self.around.tasks.start(
            lambda: _drawn(sheets, table_id),
            lambda drawn: self._on_drawn(table_id, *drawn),
            self._on_failed,
            owner=self.around.owner,
        )

    def _on_drawn(self, table_id: str, rendered: Rendered, block_id: str) -> None:
        if self.view is not None and self._table is not None and self._table.id == table_id:
            self.view.show_pdf(rendered.pdf, rendered.block_boxes)
            if self._seen != table_id:
                # The letterhead is known; one scrolls up to see it.
                self.view.show_top_of(block_id)
                self._seen = table_id
            count = self.view.page_count
            self.pages.setText("1 side" if count == 1 else f"{count} sider")
        self._ended()

    def _on_failed(self, error: BaseException) -> None:
        if not isinstance(error, GoneError):
            self.around.messages.tell_problem(error)
        self._ended()

    def _ended(self) -> None:
        self._is_asked = False
        if self._is_wanted:
            self._timer.start()

    def _laid_out(self) -> QFrame:
        self._frame = frame = QFrame()
        frame.setProperty("ground", "desk")
        head = QHBoxLayout()
        head.setContentsMargins(12, 4, 16, 4)
        head.addWidget(self.toggle)
        head.addStretch(1)
        head.addWidget(self.pages)
        self._column = QVBoxLayout(frame)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(head)
        self._tell_state()
        return frame


def _drawn(sheets: SheetService, table_id: str) -> tuple[Rendered, str]:
    """The pages, and the block on them that is the table."""
    sheet = sheets.budget_table(table_id)
    block_id = next((block.id for block in sheet.manuscript.blocks if block.table_id), "")
    return sheets.render(sheet), block_id
