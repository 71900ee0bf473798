"""The page with its bar: which page, zoom, print and PDF."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from kk_desktop.ui.widgets.buttons import button, icon_button, tool_button
from kk_desktop.ui.widgets.labels import label
from kk_desktop.ui.widgets.page_view import PageView


class Finding(Protocol):
    """Something on the page that a person must look at, and in which block."""

    @property
    def message(self) -> str: ...  # noqa: D102
    @property
    def block_id(self) -> str | None: ...  # noqa: D102


class PagePane(QFrame):
    """Shows ``view``, says which page it is at, and leads to what the drawing found."""

    finding_pressed = Signal(str, str)  # the sentence, and the block's id or nothing

    def __init__(self, print_action: QAction, save_pdf_action: QAction) -> None:
        super().__init__()
        self.setProperty("ground", "desk")
        self.setMinimumWidth(300)
        self.view = PageView()
        self.where = label("")
        self._findings: Sequence[Finding] = ()
        self._told = 0
        self.findings = button("", "triangle-alert", "amber", self._tell_next)
        self.findings.hide()
        self._back = icon_button("chevron-left", "Forrige side", on_click=lambda: self._step(-1))
        self._on = icon_button("chevron-right", "Næste side", on_click=lambda: self._step(1))
        row = QHBoxLayout()
        row.setContentsMargins(16, 4, 16, 4)
        row.setSpacing(4)
        for widget in (self._back, self.where, self._on):
            row.addWidget(widget)
        row.addSpacing(8)
        row.addWidget(self.findings)
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
        column.addWidget(self.view, 1)
        self.view.place_changed.connect(self._tell_where)
        self._tell_where()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Say how many there are; each press tells the next."""
        self._findings, self._told = findings, 0
        self.findings.setText("1 bemærkning" if len(findings) == 1 else f"{len(findings)} bemærkninger")
        self.findings.setToolTip("\n".join(each.message for each in findings))
        self.findings.setVisible(bool(findings))

    def _tell_next(self) -> None:
        finding = self._findings[self._told % len(self._findings)]
        self._told += 1
        self.finding_pressed.emit(finding.message, finding.block_id or "")

    def _step(self, by: int) -> None:
        self.view.go_to_page(self.view.page + by)

    def _tell_where(self) -> None:
        page, count = self.view.page, self.view.page_count
        self.where.setText(f"Side {page} af {count}" if count else "Siden tegnes …")
        self._back.setEnabled(page > 1)
        self._on.setEnabled(page < count)
