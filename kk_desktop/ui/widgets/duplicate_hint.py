"""The quiet line below a name while it is typed: there is one of that name already."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kk_desktop.domain.duplicates import Duplicate

from .buttons import button
from .fields import TextField
from .labels import ElidedLabel
from .sign import Sign

_PAUSE = 250  # ms: nobody reads while typing, and twenty thousand titles take a moment


class DuplicateHint(QWidget):
    """Watches a title's field; nothing is refused here. ``find`` looks in the file."""

    show_wanted = Signal(str, str)
    merge_wanted = Signal(str, str, str)

    def __init__(self, field: TextField, find: Callable[[str], Duplicate | None]) -> None:
        super().__init__()
        self._field, self._find = field, find
        self._found: Duplicate | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE)
        self._soon.timeout.connect(self._look)
        self._sign = Sign("triangle-alert", "amber")
        self.words = ElidedLabel("secondary", "amber")
        self.show_button = button("Vis", kind="link", on_click=self._on_show_wanted)
        self.merge_button = button("Flet …", kind="link", on_click=self._on_merge_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 4)
        row.setSpacing(8)
        row.addWidget(self._sign)
        row.addWidget(self.words)
        row.addWidget(self.show_button)
        row.addWidget(self.merge_button)
        row.addStretch(1)
        row.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        field.textChanged.connect(self._on_typed)
        self.hide()

    def forget(self) -> None:
        """Another thing is shown."""
        self._soon.stop()
        self._found = None
        self.hide()

    def _on_typed(self) -> None:
        # What the file says is no typing.
        if self._field.hasFocus() and not self._field.isReadOnly():
            self._soon.start()

    def _look(self) -> None:
        self._found = self._find(self._field.toPlainText())
        self.words.setText(self._found.danish if self._found else "")
        self.setAccessibleName(self.words.text())
        self.setVisible(self._found is not None)

    def _on_show_wanted(self) -> None:
        if self._found is not None:
            self.show_wanted.emit(self._found.kind, self._found.id)

    def _on_merge_wanted(self) -> None:
        if self._found is not None:
            self.merge_wanted.emit(self._found.kind, self._found.id, self._field.toPlainText().strip())
