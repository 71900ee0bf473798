"""The way of a case through the bodies, as one line of stations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from kk_desktop.ui import icons, look
from kk_desktop.ui.widgets.badges import Badge


@dataclass(frozen=True, slots=True)
class Station:
    """One body: its name, how it went and when; ``is_done`` draws the line behind it whole."""

    name: str
    badge: Badge
    when: str = ""
    is_done: bool = True


class Track(QWidget):
    """Painted; the same is told in words to a screen reader."""

    def __init__(self) -> None:
        super().__init__()
        self._stations: Sequence[Station] = ()
        self.setAccessibleName("Sagens gang")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def stations(self) -> Sequence[Station]:
        """What is shown."""
        return self._stations

    def show_stations(self, stations: Sequence[Station]) -> None:
        """Show another way."""
        self._stations = tuple(stations)
        words = [f"{each.name}: {each.badge.word} {each.when}".strip() for each in stations]
        self.setAccessibleDescription(". ".join(words))
        self.setVisible(bool(stations))
        self.update()

    def sizeHint(self) -> QSize:
        """Icon and two lines."""
        return QSize(400, 68)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Lines first, then stations."""
        if not self._stations:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step = self.width() // len(self._stations)
        for number, station in enumerate(self._stations):
            left = number * step
            if number + 1 < len(self._stations):
                following = self._stations[number + 1]
                is_whole = station.is_done and following.is_done
                pen = QPen(look.color("green" if is_whole else "edge"), 2)
                pen.setStyle(Qt.PenStyle.SolidLine if is_whole else Qt.PenStyle.DashLine)
                painter.setPen(pen)
                painter.drawLine(left + 26, 11, left + step - 6, 11)
            icons.paint(painter, QRect(left, 1, 20, 20), station.badge.icon, station.badge.tone)
            self._paint_words(painter, left, step - 12, station)

    @staticmethod
    def _paint_words(painter: QPainter, left: int, room: int, station: Station) -> None:
        painter.setFont(look.font("strong"))
        painter.setPen(look.color("text"))
        name = look.fit(station.name, QFontMetrics(painter.font()), room)
        painter.drawText(left, 26, room, 20, Qt.AlignmentFlag.AlignVCenter, name)
        painter.setFont(look.font("label"))
        painter.setPen(look.color(station.badge.tone))
        metrics = QFontMetrics(painter.font())
        word = look.fit(station.badge.word, metrics, room)
        painter.drawText(left, 46, room, 18, Qt.AlignmentFlag.AlignVCenter, word)
        used = metrics.horizontalAdvance(word)
        if station.when:
            painter.setFont(look.font("secondary"))
            painter.setPen(look.color("text2"))
            when = look.fit(f"  ·  {station.when}", QFontMetrics(painter.font()), room - used)
            painter.drawText(left + used, 46, room - used, 18, Qt.AlignmentFlag.AlignVCenter, when)
