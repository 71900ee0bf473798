"""The timeline's scale and its bars: how an initiative's period and the meeting that started it are drawn."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QLinearGradient, QPainter, QPen

from kk_desktop.domain.initiatives import InitiativeStatus
from kk_desktop.domain.rows import InitiativeRow
from kk_desktop.ui import icons, look

_FADE = 1.5
"""So many years a bar takes to run out where its end is not known."""


class Scale:
    """Which years the timeline shows."""

    def __init__(self, first: int, last: int, today: date) -> None:
        self.first, self.last, self.today = first, last, today

    @classmethod
    def of(cls, rows: Sequence[InitiativeRow], today: date) -> Scale:
        """From the earliest year named to this one or the latest, at least six."""
        years = [int(text[:4]) for row in rows for text in (row.period_from, row.period_to) if text[:4].isdigit()]
        last = max([today.year, *years])
        return cls(min([last - 5, *years]), last, today)

    def place(self, year: float, left: int, width: int) -> float:
        """Where a moment stands, in pixels."""
        part = (year - self.first) / (self.last + 1 - self.first)
        return left + min(max(part, 0.0), 1.0) * width

    @property
    def now(self) -> float:
        """This day as a year with a fraction."""
        return self.today.year + (self.today.timetuple().tm_yday - 1) / 366


def as_year(text: str, is_end: bool) -> float | None:
    """2014, 2014-05 or 2014-05-01 as a year with a fraction; an end counts to the end of what is known."""
    parts = [int(part) for part in text.split("-")] if text else []
    match parts:
        case [year]:
            return year + (1.0 if is_end else 0.0)
        case [year, month]:
            return year + (month - (0 if is_end else 1)) / 12
        case [year, month, day]:
            return year + (month - 1) / 12 + (day - (0 if is_end else 1)) / 366
    return None


def paint_period(painter: QPainter, rect: QRect, row: InitiativeRow, scale: Scale) -> None:
    """Draw the bar, faded where an end is not known, and the sign of the decision."""
    span = period(row, scale)
    if span is not None:
        start, end = span
        left, right = (scale.place(year, rect.left(), rect.width()) for year in (start, end))
        _paint_bar(painter, QRectF(left + 1, rect.center().y() - 6, max(right - left - 2, 8), 13), row)
    if row.decided_on is not None:
        at = scale.place(as_year(row.decided_on.isoformat(), is_end=False) or 0, rect.left(), rect.width())
        _paint_decision(painter, rect, at, row, is_free=span is None or at < left)


def period(row: InitiativeRow, scale: Scale) -> tuple[float, float] | None:
    """From and to as drawn; ``None`` when nothing is known. What is going on reaches to the timeline's end."""
    start, end = as_year(row.period_from, is_end=False), as_year(row.period_to, is_end=True)
    if row.status is InitiativeStatus.ONGOING and end is None:
        end = float(scale.last + 1)
        return (scale.now - _FADE if start is None else start), end
    if start is not None:
        return start, start + _FADE if end is None else end
    return None if end is None else (end - _FADE, end)


def _paint_bar(painter: QPainter, bar: QRectF, row: InitiativeRow) -> None:
    fill, line, dashed = _bar_look(row.status)
    runs_on = row.status is InitiativeStatus.ONGOING and not row.period_to
    fades = (not row.period_from, not row.period_to and not runs_on)
    pen = QPen(_brush(bar, line, fades), 1.5)
    if dashed:
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.setBrush(_brush(bar, fill, fades))
    painter.drawRoundedRect(bar, 3, 3)
    if runs_on:
        icons.paint(painter, QRect(round(bar.right()) - 18, round(bar.top()), 13, 13), "arrow-right", "onaccent")


def _paint_decision(painter: QPainter, rect: QRect, at: float, row: InitiativeRow, is_free: bool) -> None:
    """A diamond, with the body and the date before it where no bar is in the way."""
    middle, side = rect.center().y() + 0.5, 5.0
    painter.setPen(QPen(look.color("base"), 1))
    painter.setBrush(look.color("text"))
    corners = (QPointF(at - side, middle), QPointF(at, middle - side), QPointF(at + side, middle))
    painter.drawPolygon([*corners, QPointF(at, middle + side)])
    if is_free:
        painter.setFont(look.font("secondary"))
        painter.setPen(look.color("text2"))
        words = decision_words(row)
        room = QRect(rect.left() + 4, rect.top(), round(at - side) - rect.left() - 10, rect.height())
        if QFontMetrics(painter.font()).horizontalAdvance(words) <= room.width():
            painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)


def decision_words(row: InitiativeRow) -> str:
    """Which body and when, as short as on the timeline: "BIU 12.11.12"."""
    day = row.decided_on
    return f"{row.decided_by} {day.day}.{day.month}.{day:%y}" if day else ""


def _bar_look(status: InitiativeStatus) -> tuple[QColor, QColor, bool]:
    """Fill, line, and whether the line is dashed."""
    accent, base, edge = look.color("accent"), look.color("base"), look.color("edge")
    match status:
        case InitiativeStatus.ONGOING:
            return accent, accent, False
        case InitiativeStatus.APPLIED:
            return base, accent, False
        case InitiativeStatus.DECIDED:
            return look.color("bluebg"), accent, False
        case InitiativeStatus.ENDED:
            return look.color("graybg"), edge, False
    return base, accent if status is InitiativeStatus.PROPOSED else edge, True


def _brush(bar: QRectF, color: QColor, fades: tuple[bool, bool]) -> QBrush:
    """The colour, running out into nothing at the ends that are not known."""
    if not any(fades):
        return QBrush(color)
    clear = QColor(color)
    clear.setAlpha(0)
    gradient = QLinearGradient(bar.topLeft(), bar.topRight())
    for place, is_clear in ((0.0, fades[0]), (0.6 if fades[0] else 0.4, False), (1.0, fades[1])):
        gradient.setColorAt(place, clear if is_clear else color)
    return QBrush(gradient)
