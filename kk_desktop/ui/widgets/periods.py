"""Periods on one line of years each: what an area was named in, and for how long."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from kk_desktop.ui import look

_ROW, _AXIS = 26, 22


@dataclass(frozen=True, slots=True)
class Period:
    """One line; dashed when it is not certain, open to today when it has no end."""

    name: str
    word: str
    start: date
    end: date | None
    certain: bool = True

    @property
    def spoken(self) -> str:
        """The line in words."""
        end = f"til {self.end.year}" if self.end else "og frem"
        doubt = "" if self.certain else ", ikke bekræftet"
        return f"{self.name}: {self.word}, fra {self.start.year} {end}{doubt}".replace(": ,", ":")


class Periods(QWidget):
    """Painted; the same is told in words to a screen reader."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._periods: Sequence[Period] = ()
        self._today = date.min
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_periods(self, periods: Sequence[Period], today: date) -> None:
        """Show other periods."""
        self._periods, self._today = tuple(periods), today
        self.setAccessibleDescription(". ".join(period.spoken for period in periods))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A line for each period and the years below."""
        return QSize(400, len(self._periods) * _ROW + _AXIS)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Names, bars, years."""
        if not self._periods:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics = QFontMetrics(look.font("body"))
        widest = max(metrics.horizontalAdvance(period.name) for period in self._periods) + 16
        names = min(widest, self.width() * 2 // 5)
        first = min(period.start.year for period in self._periods)
        last = max([self._today.year, *(period.end.year for period in self._periods if period.end)]) + 1
        room = QRect(names, 0, self.width() - names - 1, self.height())
        for number, period in enumerate(self._periods):
            top = number * _ROW
            painter.setPen(look.color("text"))
            painter.setFont(look.font("body"))
            painter.drawText(
                0, top, names - 8, _ROW, Qt.AlignmentFlag.AlignVCenter, look.fit(period.name, metrics, names - 8)
            )
            painter.fillRect(room.left(), top + _ROW - 1, room.width(), 1, look.color("line"))
            self._paint_bar(painter, room, top, period, (first, last))
        self._paint_years(painter, room, first, last)

    def _paint_bar(self, painter: QPainter, room: QRect, top: int, period: Period, years: tuple[int, int]) -> None:
        left = _place(room, years, period.start)
        right = _place(room, years, period.end or self._today)
        bar = QRectF(left, top + 4, max(right - left, 10), _ROW - 9)
        pen = QPen(look.color("accent" if period.certain else "edge"), 1)
        if not period.certain:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(look.color("bluebg" if period.certain else "base"))
        painter.drawRoundedRect(bar, 4, 4)
        painter.setFont(look.font("secondary"))
        painter.setPen(look.color("text" if period.certain else "text2"))
        metrics = QFontMetrics(painter.font())
        place = bar.adjusted(8, 0, -4, 0)
        after = QRectF(bar.right() + 6, bar.top(), room.right() - bar.right() - 6, bar.height())
        if metrics.horizontalAdvance(period.word) > place.width() and after.width() > place.width():
            # A short period's name stands behind it.
            place = after
        word = look.fit(period.word, metrics, int(place.width()))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, word)

    def _paint_years(self, painter: QPainter, room: QRect, first: int, last: int) -> None:
        painter.setFont(look.font("secondary"))
        painter.setPen(look.color("text2"))
        step = 5 if last - first > 6 else 1
        for year in range(first + (-first) % step, last + 1, step):
            left = _place(room, (first, last), date(year, 1, 1))
            if left + 30 <= self.width():
                place = QRect(int(left), len(self._periods) * _ROW + 2, 40, _AXIS - 4)
                painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, str(year))


def _place(room: QRect, years: tuple[int, int], day: date) -> float:
    first, last = years
    part = (day.year - first + (day.timetuple().tm_yday - 1) / 366) / max(last - first, 1)
    return room.left() + min(max(part, 0.0), 1.0) * room.width()
