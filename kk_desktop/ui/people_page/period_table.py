"""Rows that hold in periods: names, roles, members. The last row is empty and makes a new one when one types in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QHBoxLayout, QVBoxLayout, QWidget

from kk_desktop.errors import UserError
from kk_desktop.ui.widgets.buttons import button
from kk_desktop.ui.widgets.fields import ErrorLine
from kk_desktop.ui.widgets.plain_table import Cell, Head, PlainModel, PlainTable

if TYPE_CHECKING:
    from kk_desktop.ui.messages import Messages

Save = Callable[[int, int, str], object]
Create = Callable[[int, str], object]
Remove = Callable[[int], object]


class PeriodTable(QWidget):
    """``save`` gets row, column and words; ``create`` the column and words of a new row; ``remove`` a row."""

    def __init__(
        self, name: str, heads: Sequence[Head], hint: str, messages: Messages, *, save: Save, create: Create,
        remove: Remove, writes: bool,
    ) -> None:  # fmt: skip
        super().__init__()
        self._heads, self._hint, self._messages = heads, hint, messages
        self._save, self._create, self._remove, self._writes = save, create, remove, writes
        self._count = 0
        self._known: set[tuple[str, ...]] = set()
        self._begun: int | None = None  # the column in which a new row was begun
        self.model = PlainModel(self._on_typed if writes else None)
        self.grid = _Grid(name, self.model, writes=writes)
        self.grid.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.wrong = ErrorLine()
        self.remove = button("Slet rækken", "trash-2", "link", self._on_remove)
        self._lay_out()
        self.model.refused.connect(self._on_refused)
        self.model.taken.connect(lambda: self.wrong.say(""))
        self.grid.remove_wanted.connect(self._on_remove)
        self.grid.given_up.connect(lambda: self.wrong.say(""))
        self.grid.selectionModel().currentChanged.connect(lambda _now, _before: self._offer())

    def show_rows(self, rows: Sequence[Sequence[Cell]], suggestions: Sequence[Sequence[str]] = ()) -> None:
        """Show other rows; ``suggestions`` are words to choose from, column by column."""
        self._count = len(rows)
        texts = [tuple(cell.text for cell in row) for row in rows]
        new = [number for number, text in enumerate(texts) if text not in self._known]
        self._known = set(texts)
        empty = [Cell(self._hint if not column else "", tone="text3", typed="", spoken=self._told(column))
                 for column in range(len(self._heads))]  # fmt: skip
        given = list(suggestions) or [()] * len(self._heads)
        self.grid.suggest(given)
        self.grid.show_rows(self._heads, [*rows, empty] if self._writes else rows)
        self.grid.setFixedHeight(self.grid.sizeHint().height())
        if self._begun is not None and len(new) == 1:
            # Where its days put it, the new row is gone on with, not the one that stands there now.
            self.grid.go_to(new[0], min(self._begun + 1, len(self._heads) - 1))
        self._begun = None
        self._offer()

    def save_typed(self) -> bool:
        """Hand over what is being typed; False when it was refused."""
        return self.grid.save_typed()

    def give_up(self) -> None:
        """Forget what could not be taken: another thing is shown."""
        self.model.give_up()
        self.wrong.say("")

    def begin(self) -> None:
        """Stand in the empty row, ready to be typed in."""
        self.grid.go_to(self._count, 0)
        self.grid.setFocus()

    def _told(self, column: int) -> str:
        return f"Ny række, {self._heads[column].text}, tom"

    def _lay_out(self) -> None:
        below = QHBoxLayout()
        below.addWidget(self.wrong, 1)
        below.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.grid)
        column.addLayout(below)

    def _offer(self) -> None:
        self.remove.setVisible(self._writes)
        self.remove.setEnabled(0 <= self.grid.currentIndex().row() < self._count)

    def _on_typed(self, row: int, column: int, text: str) -> None:
        if row < self._count:
            self._save(row, column, text)
        elif text.strip():
            self._create(column, text)
            self._begun = column

    def _on_remove(self) -> None:
        row = self.grid.currentIndex().row()
        if self._writes and 0 <= row < self._count:
            self.give_up()
            self._messages.attempt(lambda: self._remove(row))

    def _on_refused(self, sentence: str) -> None:
        if not self.isVisible():
            self.give_up()
            self._messages.tell_problem(UserError(sentence))
            return
        self.wrong.say(sentence)
        at = self.grid.currentIndex()
        row, column = at.row(), at.column()

        def reopen() -> None:
            index = self.model.index(row, column)
            if index.isValid() and self.model.is_refused:
                self.grid.setCurrentIndex(index)
                self.grid.edit(index)

        # The editor closes first; then it opens again with what was typed.
        QTimer.singleShot(0, self, reopen)


class _Grid(PlainTable):
    """Del wishes the row away; ``given_up`` tells that what was typed has been taken back."""

    remove_wanted = Signal()
    given_up = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Del; everything else is the table's."""
        if event.key() == Qt.Key.Key_Delete:
            self.remove_wanted.emit()
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Esc takes back."""
        super().closeEditor(editor, hint)
        if hint == QAbstractItemDelegate.EndEditHint.RevertModelCache:
            self.given_up.emit()

    def wheelEvent(self, event) -> None:
        """The page scrolls."""
        event.ignore()
