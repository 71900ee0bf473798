"""An icon that stands beside words: painted in the colour of the moment, so that it follows light and dark."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kk_desktop.ui import icons, look


class Sign(QWidget):
    """Says nothing to a screen reader: the words beside it tell the same."""

    def __init__(self, icon: str = "", tone: str = "text", size: int = look.ICON) -> None:
        super().__init__()
        self._shown, self._side = (icon, tone), size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, icon: str, tone: str) -> None:
        """Another icon, in the colour called ``tone``; none without a name."""
        self._shown = (icon, tone)
        self.update()

    def sizeHint(self) -> QSize:
        """As large as the icon."""
        return QSize(self._side, self._side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the icon in the middle."""
        icon, tone = self._shown
        if icon:
            left, top = (self.width() - self._side) // 2, (self.height() - self._side) // 2
            icons.paint(QPainter(self), QRect(left, top, self._side, self._side), icon, tone)
