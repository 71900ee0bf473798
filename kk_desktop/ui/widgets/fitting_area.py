"""Panels that stand above the text: as high as they are where there is room, and scrolled where there is none."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

LEAST = 240
"""Pixels that are always seen of what stands here."""


class FittingArea(QScrollArea):
    """Takes no room while nothing in it is shown; what gets the keyboard is scrolled into view."""

    def __init__(self, parts: Iterable[QWidget]) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._inside = QWidget()
        self._column = column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in parts:
            column.addWidget(part)
        self.setWidget(self._inside)
        self._inside.installEventFilter(self)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus_changed)

    def _height(self) -> int:
        column = self._column
        width = max(self.viewport().width(), self._inside.minimumSizeHint().width())
        return column.heightForWidth(width) if column.hasHeightForWidth() else column.sizeHint().height()

    def sizeHint(self) -> QSize:
        """As high as what is shown."""
        return QSize(super().sizeHint().width(), self._height())

    def minimumSizeHint(self) -> QSize:
        """Some of it, where there is something."""
        return QSize(0, min(self._height(), LEAST))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A panel was opened or put away, or tells more than before."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self.updateGeometry()
        if event.type() == QEvent.Type.Resize:
            # What got the keyboard as its panel was opened had no place yet.
            self._on_focus_changed(None, QApplication.focusWidget())
        return super().eventFilter(watched, event)

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._inside.isAncestorOf(now):
            self.ensureWidgetVisible(now)
