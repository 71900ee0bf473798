"""The small rounded sign beside a title: shape, word and colour."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kk_desktop.ui import icons, look

from .badges import Badge

_HEIGHT = 24


class StatusChip(QWidget):
    """Shows one badge; hidden while it has none."""

    def __init__(self, badge: Badge | None = None) -> None:
        super().__init__()
        self._badge: Badge | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_badge(badge)

    @property
    def word(self) -> str:
        """The word shown."""
        return self._badge.word if self._badge else ""

    def show_badge(self, badge: Badge | None) -> None:
        """Show another status."""
        self._badge = badge
        if badge is None or self.parentWidget() is not None:
            self.setVisible(badge is not None)
        else:
            # Shown before it stands anywhere it would be a window of its own, which closes an open menu.
            self.setAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide, False)
        self.setAccessibleName(badge.word if badge else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the word."""
        if self._badge is None:
            return QSize(0, _HEIGHT)
        width = QFontMetrics(look.font("row_title")).horizontalAdvance(self._badge.word)
        return QSize(width + 20 + (look.ICON + 6 if self._badge.icon else 0), _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw tint, icon and word."""
        if self._badge is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color(self._badge.ground))
        painter.drawRoundedRect(self.rect(), _HEIGHT / 2, _HEIGHT / 2)
        left = 10
        if self._badge.icon:
            icons.paint(painter, QRect(left, 4, look.ICON, look.ICON), self._badge.icon, self._badge.tone)
            left += look.ICON + 6
        painter.setFont(look.font("row_title"))
        painter.setPen(look.color(self._badge.tone))
        place = QRect(left, 0, self.width() - left, self.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, self._badge.word)
