"""One line to write, opened below a button: a name, some years, a date; Enter does it, Esc changes one's mind."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from .buttons import button
from .fields import LineField

_WIDTH = 320


class LinePopup(QFrame):
    """What a service or reader refuses is told below the line, and the popup stays until it is right."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner, Qt.WindowType.Popup)
        self._owner = owner
        self.setProperty("ground", "card")
        self.setFixedWidth(_WIDTH)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 12, 12, 12)
        self._column.setSpacing(8)
        self.field: LineField | None = None
        self.go = button("", kind="primary", on_click=self._on_done)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.go)
        self._column.addLayout(row)
        self._on_save: Callable[[str], object] = lambda _text: None

    def ask(
        self, name: str, verb: str, on_save: Callable[[str], object], *, text: str = "", hint: str = "",
        below: QWidget | None = None,
    ) -> None:  # fmt: skip
        """Ask for one line; ``on_save`` gets it and may raise ``UserError`` or ``ValueError`` with a sentence."""
        if self.field is not None:
            self.field.hide()
            self.field.deleteLater()
        self._on_save = on_save
        self.setAccessibleName(name)
        self.field = LineField(name, self._save, bare=False)
        self.field.setText(text)
        self.field.edit.setPlaceholderText(hint)
        self.field.edit.editingFinished.disconnect(self.field.save)
        self.field.edit.returnPressed.connect(self._on_done)
        self._column.insertWidget(0, self.field)
        self.go.setText(verb)
        self.adjustSize()
        owner = below or self._owner
        self.move(owner.mapToGlobal(QPoint(0, owner.height() + 4)))
        self.show()
        self.field.edit.setFocus()
        self.field.edit.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _save(self, text: str) -> None:
        self._on_save(text)

    def _on_done(self) -> None:
        assert self.field is not None
        if self.field.save():
            self.close()
        else:
            self.adjustSize()
