"""Six weeks of working days with their holidays and deadlines, painted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from kk_desktop.domain.dates import MONTHS, IsHoliday, write_weekday
from kk_desktop.ui import look

WEEKS = 6
_DAYS = ("man", "tir", "ons", "tor", "fre")
_HEAD, _SIDE, _CELL = 24, 28, 46


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands on a day: a short word, its whole sentence, and its colour."""

    word: str
    sentence: str
    tone: str = "text2"
    ground: str = "graybg"


class CalendarGrid(QWidget):
    """Tells which day was pressed."""

    day_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._today = date.min
        self._marks: Mapping[date, Sequence[Mark]] = {}
        self._is_holiday: IsHoliday = lambda _day: False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("De næste seks uger")

    def show_weeks(self, today: date, marks: Mapping[date, Sequence[Mark]], is_holiday: IsHoliday) -> None:
        """Show the weeks from this one on; the same is told in words to a screen reader."""
        self._today, self._marks, self._is_holiday = today, marks, is_holiday
        sentences = [f"{write_weekday(day, today)}: {mark.sentence}" for day in sorted(marks) for mark in marks[day]]
        self.setAccessibleDescription(". ".join(sentences))
        self.update()

    def sizeHint(self) -> QSize:
        """Six rows of cells below the names of the days."""
        return QSize(380, _HEAD + WEEKS * _CELL + 1)

    def event(self, event: QEvent) -> bool:
        """The tooltip holds the whole of a day."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            day = self._day_at(event.pos())
            QToolTip.showText(event.globalPos(), "\n".join(mark.sentence for mark in self._marks.get(day, ())))
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click goes to what stands on the day."""
        day = self._day_at(event.position().toPoint())
        if self._marks.get(day):
            self.day_chosen.emit(day)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Names of days, numbers of weeks, then day by day."""
        painter = QPainter(self)
        painter.setFont(look.font("secondary"))
        painter.setPen(look.color("text2"))
        for number, name in enumerate(_DAYS):
            place = self._cell(0, number)
            painter.drawText(place.left() + 7, 0, place.width(), _HEAD - 4, Qt.AlignmentFlag.AlignVCenter, name)
        for week in range(WEEKS):
            first = self._first() + timedelta(weeks=week)
            place = QRect(0, _HEAD + week * _CELL, _SIDE - 8, _CELL)
            painter.setPen(look.color("text3"))
            painter.setFont(look.font("secondary"))
            painter.drawText(
                place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(first.isocalendar().week)
            )
            for number in range(len(_DAYS)):
                self._paint_day(painter, self._cell(week, number), first + timedelta(days=number))

    def _paint_day(self, painter: QPainter, place: QRect, day: date) -> None:
        is_free = self._is_holiday(day)
        painter.fillRect(place, look.color("graybg" if is_free else "base"))
        painter.setPen(look.color("line"))
        painter.drawRect(place)
        number = QRect(place.left() + 6, place.top() + 4, 40, 18)
        painter.setFont(look.font("body"))
        if day == self._today:
            self._paint_today(painter, QRect(number.left() - 3, number.top(), 24, 18), day)
        else:
            word = f"{day.day}. {MONTHS[day.month - 1][:3]}." if day.day == 1 else str(day.day)
            painter.setPen(look.color("text3" if day < self._today or is_free else "text"))
            painter.drawText(number, Qt.AlignmentFlag.AlignVCenter, word)
        for line, mark in enumerate(self._marks.get(day, ())[:1]):
            self._paint_mark(
                painter, QRect(place.left() + 3, place.top() + 24 + line * 18, place.width() - 5, 18), mark
            )

    @staticmethod
    def _paint_today(painter: QPainter, place: QRect, day: date) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("accent"))
        painter.drawRoundedRect(place, 9, 9)
        painter.setPen(look.color("onaccent"))
        painter.setFont(look.font("strong"))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(day.day))
        painter.restore()

    @staticmethod
    def _paint_mark(painter: QPainter, place: QRect, mark: Mark) -> None:
        painter.fillRect(place, look.color(mark.ground))
        painter.fillRect(QRect(place.topLeft(), QSize(3, place.height())), look.color(mark.tone))
        painter.setFont(look.font("secondary"))
        painter.setPen(look.color(mark.tone))
        inside = place.adjusted(7, 0, -2, 0)
        text = look.fit(mark.word, QFontMetrics(painter.font()), inside.width())
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, text)

    def _first(self) -> date:
        return self._today - timedelta(days=self._today.weekday())

    def _cell(self, week: int, number: int) -> QRect:
        wide = (self.width() - _SIDE - 1) // len(_DAYS)
        return QRect(_SIDE + number * wide, _HEAD + week * _CELL, wide, _CELL)

    def _day_at(self, point: QPoint) -> date:
        for week in range(WEEKS):
            for number in range(len(_DAYS)):
                if self._cell(week, number).contains(point):
                    return self._first() + timedelta(weeks=week, days=number)
        return date.min
