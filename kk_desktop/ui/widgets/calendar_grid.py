"""Weeks of working days with their holidays and deadlines, painted; leafed through by month and gone through by day."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from kk_desktop.domain.dates import MONTHS, write_weekday
from kk_desktop.ui import look

WEEKS = 6
_DAYS = ("man", "tir", "ons", "tor", "fre", "lør", "søn")
_WORKING = _DAYS[:5]
_NAME, _TITLE = "De næste seks uger", "De næste uger"
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
_FIRST_YEAR, _LAST_YEAR = 1900, 2199
_HEAD, _SIDE, _CELL = 24, 28, 46


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands on a day: a short word, its whole sentence, and its colour."""

    word: str
    sentence: str
    tone: str = "text2"
    ground: str = "graybg"


class CalendarGrid(QWidget):
    """Six weeks from this one on, or those of a month that one leafs to; a day is gone to with the arrows.

    Saturdays and Sundays are shown where something stands on one of them. Tells ``day_chosen`` for a day with
    something on it that was pressed, ``day_opened`` for one that Enter was pressed on, ``day_entered`` for every day
    one comes to, and ``turned`` when other weeks are shown.
    """

    day_chosen = Signal(object)
    day_opened = Signal(object)
    day_entered = Signal(object)
    turned = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._today = date.min
        self._month: date | None = None
        self.day = date.min
        self._marks: Mapping[date, Sequence[Mark]] = {}
        self._holiday_name: Callable[[date], str] = lambda _day: ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_NAME)

    def show_weeks(
        self, today: date, marks: Mapping[date, Sequence[Mark]], holiday_name: Callable[[date], str]
    ) -> None:
        """Show what stands on the days; the same is told in words to a screen reader. One stays where one was."""
        if today != self._today:
            self._today = self.day = today
            self._month = None
        self._marks, self._holiday_name = marks, holiday_name
        sentences = [f"{write_weekday(day, today)}: {mark.sentence}" for day in sorted(marks) for mark in marks[day]]
        self.setAccessibleDescription(". ".join(sentences))
        self.update()

    @property
    def title(self) -> str:
        """What is shown: "De næste uger", or a month."""
        return f"{MONTHS[self._month.month - 1].capitalize()} {self._month.year}" if self._month else _TITLE

    @property
    def shows_month(self) -> bool:
        """Whether somebody has leafed to a month."""
        return self._month is not None

    def sizeHint(self) -> QSize:
        """Six rows of cells below the names of the days."""
        return QSize(380, _HEAD + WEEKS * _CELL + 1)

    # Going around -----------------------------------------------------------------------------------------

    def turn(self, months: int) -> None:
        """Leaf some months on or back; the day goes along."""
        wanted = self.day.year * 12 + self.day.month - 1 + months
        if not _FIRST_YEAR * 12 <= wanted < (_LAST_YEAR + 1) * 12:
            return
        year, month = wanted // 12, wanted % 12 + 1
        day = date(year, month, min(self.day.day, monthrange(year, month)[1]))
        self._month = day.replace(day=1)
        self._enter(day)
        self.turned.emit()

    def turn_home(self) -> None:
        """Back to today and the weeks from it on."""
        self._month = None
        self._enter(self._today)
        self.turned.emit()

    def _step(self, days: int) -> None:
        """Some days on or back; without Saturdays and Sundays where they are not shown."""
        day = self.day + timedelta(days=days)
        while len(self.shown_days()) == len(_WORKING) and day.weekday() >= len(_WORKING):
            day += timedelta(days=1 if days > 0 else -1)
        if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
            return
        if not self._first() <= day < self._first() + timedelta(weeks=WEEKS):
            self._month = day.replace(day=1)
            self.turned.emit()
        self._enter(day)

    def _enter(self, day: date) -> None:
        self.day = day
        told = [self._holiday_name(day), *(mark.sentence for mark in self._marks.get(day, ()))]
        words = "; ".join(word for word in told if word) or "intet"
        self.setAccessibleName(f"{write_weekday(day, self._today)}: {words}")
        self.update()
        self.day_entered.emit(day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go day by day, PgUp and PgDn month by month, Home to today; Enter opens what stands on the day."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self._step(step)
        elif event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.turn(1 if event.key() == Qt.Key.Key_PageDown else -1)
        elif event.key() == Qt.Key.Key_Home:
            self.turn_home()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._marks.get(self.day):
                self.day_opened.emit(self.day)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever comes by key is told the day."""
        super().focusInEvent(event)
        if self.day != date.min:
            self._enter(self.day)

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
        if day == date.min:
            return
        self._enter(day)
        if self._marks.get(day):
            self.day_chosen.emit(day)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring goes."""
        super().focusOutEvent(event)
        self.update()

    # Drawn ------------------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Names of days, numbers of weeks, then day by day."""
        painter = QPainter(self)
        days = self.shown_days()
        painter.setFont(look.font("secondary"))
        painter.setPen(look.color("text2"))
        for number, name in enumerate(days):
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
            for number in range(len(days)):
                self._paint_day(painter, self._cell(week, number), first + timedelta(days=number))
        if self.hasFocus():
            self._paint_ring(painter)

    def _paint_ring(self, painter: QPainter) -> None:
        away = (self.day - self._first()).days
        if 0 <= away < WEEKS * 7 and away % 7 < len(self.shown_days()):
            painter.setPen(QPen(look.color("accent"), 2))
            painter.drawRect(self._cell(away // 7, away % 7).adjusted(1, 1, 0, 0))

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
            is_dim = day < self._today or bool(holiday) or (self._month is not None and day.month != self._month.month)
            painter.setPen(look.color("text3" if is_dim else "text"))
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
        first = self._month or self._today
        return first - timedelta(days=first.weekday()) if first > date.min else first

    def shown_days(self) -> Sequence[str]:
        """The days of the week by their names; Saturday and Sunday where something falls on one."""
        first = self._first()
        weekends = (day for day in self._marks if day.weekday() >= len(_WORKING))
        has_some = any(0 <= (day - first).days < WEEKS * 7 for day in weekends)
        return _DAYS if has_some else _WORKING

    def _cell(self, week: int, number: int) -> QRect:
        wide = (self.width() - _SIDE - 1) // len(self.shown_days())
        return QRect(_SIDE + number * wide, _HEAD + week * _CELL, wide, _CELL)

    def _day_at(self, point: QPoint) -> date:
        for week in range(WEEKS):
            for number in range(len(self.shown_days())):
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
