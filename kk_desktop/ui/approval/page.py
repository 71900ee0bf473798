"""The middle of the manager's view: the very pages that are decided on, under a bar of their own."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from kk_desktop.ui.widgets.buttons import button, icon_button
from kk_desktop.ui.widgets.labels import label

from .reading_view import ReadingView


class ReadingPage(QFrame):
    """Says which page is seen; the change button shows what is new since the draft before."""

    changes_wanted = Signal(bool)
    text_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "desk")
        self.setMinimumWidth(300)
        self.view = ReadingView()
        self.where = label("")
        self._back = icon_button("chevron-left", "Forrige side", on_click=lambda: self._step(-1))
        self._on = icon_button("chevron-right", "Næste side", on_click=lambda: self._step(1))
        self.changes = button("Vis ændringer", "git-compare", "chip", self._on_changes_pressed)
        self.changes.setCheckable(True)
        self.text = icon_button("file-text", "Åbn teksten", on_click=self.text_wanted.emit)
        row = QHBoxLayout()
        row.setContentsMargins(16, 4, 16, 4)
        row.setSpacing(4)
        for widget in (self._back, self.where, self._on):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.changes)
        row.addWidget(icon_button("zoom-out", "Vis siden mindre", on_click=lambda: self.view.step_zoom(-1)))
        row.addWidget(icon_button("zoom-in", "Vis siden større", on_click=lambda: self.view.step_zoom(1)))
        row.addWidget(icon_button("maximize", "Tilpas til bredden", on_click=lambda: self.view.set_zoom(1.0)))
        row.addWidget(self.text)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.view, 1)
        self.view.place_changed.connect(self._tell_where)
        self._tell_where()

    def _on_changes_pressed(self) -> None:
        self.changes_wanted.emit(self.changes.isChecked())

    def _step(self, by: int) -> None:
        self.view.go_to_page(self.view.page + by)

    def _tell_where(self) -> None:
        page, count = self.view.page, self.view.page_count
        self.where.setText(f"Side {page} af {count}" if count else "")
        self._back.setEnabled(page > 1)
        self._on.setEnabled(page < count)
