"""Six weeks of working days with their holidays and deadlines, painted."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from kk_desktop.domain.dates import MONTHS, write_weekday
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
        self._holiday_name: Callable[[date], str] = lambda _day: ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("De næste seks uger")

    def show_weeks(
        self, today: date, marks: Mapping[date, Sequence[Mark]], holiday_name: Callable[[date], str]
    ) -> None:
        """Show the weeks from this one on; the same is told in words to a screen reader."""
        self._today, self._marks, self._holiday_name = today, marks, holiday_name
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
            words = [self._holiday_name(day), *(mark.sentence for mark in self._marks.get(day, ()))]
            QToolTip.showText(event.globalPos(), "\n".join(word for word in words if word))
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
        holiday = self._holiday_name(day)
        painter.fillRect(place, look.color("graybg" if holiday else "base"))
        painter.setPen(look.color("line"))
        painter.drawRect(place)
        number = QRect(place.left() + 6, place.top() + 4, 40, 18)
        painter.setFont(look.font("body"))
        if day == self._today:
            self._paint_today(painter, QRect(number.left() - 3, number.top(), 24, 18), day)
        else:
            word = f"{day.day}. {MONTHS[day.month - 1][:3]}." if day.day == 1 else str(day.day)
            painter.setPen(look.color("text3" if day < self._today or holiday else "text"))
            painter.drawText(number, Qt.AlignmentFlag.AlignVCenter, word)
        below = QRect(place.left() + 2, place.top() + 24, place.width() - 3, 18)
        marks = self._marks.get(day, ())
        if marks:
            self._paint_mark(painter, below, marks[0], len(marks) - 1)
        elif holiday:
            painter.setFont(look.font("secondary"))
            painter.setPen(look.color("text2"))
            inside = below.adjusted(3, 0, 0, 0)
            painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, _short(holiday, inside.width()))

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
    def _paint_mark(painter: QPainter, place: QRect, mark: Mark, more: int) -> None:
        painter.fillRect(place, look.color(mark.ground))
        painter.fillRect(QRect(place.topLeft(), QSize(3, place.height())), look.color(mark.tone))
        painter.setFont(look.font("label"))
        painter.setPen(look.color(mark.tone))
        inside = place.adjusted(5, 0, 0, 0)
        if more:
            painter.drawText(inside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"+{more} ")
            inside.setRight(inside.right() - 20)
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, _short(mark.word, inside.width(), "label"))

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


def _short(word: str, room: int, role: str = "secondary") -> str:
    """The word, or as much of it as fits with a full stop: "Skærtors."."""
    metrics = QFontMetrics(look.font(role))
    if metrics.horizontalAdvance(word) <= room:
        return word
    fitting = [end for end in range(1, len(word)) if metrics.horizontalAdvance(f"{word[:end]}.") <= room]
    return f"{word[: fitting[-1]].rstrip()}." if fitting else ""
