"""The page with its bar: which page, zoom, print and PDF, and whether it can be sent."""

from __future__ import annotations

from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from kk_desktop.ui.widgets.buttons import icon_button, tool_button
from kk_desktop.ui.widgets.labels import label
from kk_desktop.ui.widgets.page_view import PageView

from .readiness import ReadinessBar


class PagePane(QFrame):
    """Shows ``view``, says which page it is at, and how the document stands."""

    def __init__(self, print_action: QAction, save_pdf_action: QAction) -> None:
        super().__init__()
        self.setProperty("ground", "desk")
        self.setMinimumWidth(300)
        self.view = PageView()
        self.where = label("")
        self.readiness = ReadinessBar()
        self._back = icon_button("chevron-left", "Forrige side", on_click=lambda: self._step(-1))
        self._on = icon_button("chevron-right", "Næste side", on_click=lambda: self._step(1))
        row = QHBoxLayout()
        row.setContentsMargins(16, 4, 16, 4)
        row.setSpacing(4)
        for widget in (self._back, self.where, self._on):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(icon_button("zoom-out", "Vis siden mindre", on_click=lambda: self.view.step_zoom(-1)))
        row.addWidget(icon_button("zoom-in", "Vis siden større", on_click=lambda: self.view.step_zoom(1)))
        row.addWidget(icon_button("maximize", "Tilpas til bredden", on_click=lambda: self.view.set_zoom(1.0)))
        row.addWidget(tool_button(print_action, "printer"))
        row.addWidget(tool_button(save_pdf_action, "file-down"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.readiness)
        column.addWidget(self.view, 1)
        self.view.place_changed.connect(self._tell_where)
        self._tell_where()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list leaves the page two fifths of the height: in a window of usual size all of its lines are seen."""
        super().resizeEvent(event)
        self.readiness.list.leave_room(self.height() * 3 // 5)

    def _step(self, by: int) -> None:
        self.view.go_to_page(self.view.page + by)

    def _tell_where(self) -> None:
        page, count = self.view.page, self.view.page_count
        self.where.setText(f"Side {page} af {count}" if count else "Siden tegnes …")
        self._back.setEnabled(page > 1)
        self._on.setEnabled(page < count)
