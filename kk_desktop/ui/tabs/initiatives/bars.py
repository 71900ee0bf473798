"""The timeline's scale and its bars: how an initiative's period and the meeting that started it are drawn."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QLinearGradient, QPainter, QPen

from kk_desktop.domain.initiative_cells import decision_text
from kk_desktop.domain.initiatives import InitiativeStatus
from kk_desktop.domain.rows import InitiativeRow
from kk_desktop.ui import icons, look

_FADE = 1.5
"""So many years a bar takes to run out where its end is not known."""

_LEAST = 5
"""The whole timeline shows at least so many years before its last."""

_OLDEST, _NEWEST = 1900, 2200
"""A year mistyped far away must not press all the others together."""

_STEPS = (1, 2, 5, 10, 20, 50, 100)

_FEWEST = 3
"""So many years are shown at least, however far one zooms in."""


class Scale:
    """Which years the timeline shows."""

    def __init__(self, first: int, last: int, today: date) -> None:
        self.first, self.last, self.today = first, last, today

    @classmethod
    def of(cls, years: tuple[int, int] | None, today: date) -> Scale:
        """From the first to the last of the years named, or to this one; at least six."""
        first, last = (min(max(year, _OLDEST), _NEWEST) for year in years or (today.year, today.year))
        last = max(last, today.year)
        return cls(min(first, last - _LEAST), last, today)

    def zoomed(self, factor: float, around: float, whole: Scale) -> Scale:
        """Fewer or more years around a moment, never fewer than three and none outside the whole timeline."""
        width = max(_FEWEST, round((self.last + 1 - self.first) * factor))
        part = (around - self.first) / (self.last + 1 - self.first)
        return self._within(round(around - part * width), width, whole)

    def moved(self, years: int, whole: Scale) -> Scale:
        """The same number of years, earlier or later."""
        return self._within(self.first + years, self.last + 1 - self.first, whole)

    def _within(self, first: int, width: int, whole: Scale) -> Scale:
        width = min(width, whole.last + 1 - whole.first)
        first = min(max(first, whole.first), whole.last + 1 - width)
        return Scale(first, first + width - 1, self.today)

    def years(self, width: int, room: int) -> range:
        """The first year and those after it that have so many pixels each."""
        each = width / (self.last + 1 - self.first)
        return range(self.first, self.last + 1, next((step for step in _STEPS if each * step >= room), _STEPS[-1]))

    def shows(self, moment: float) -> bool:
        """Whether a moment lies within the years shown."""
        return self.first <= moment <= self.last + 1

    @property
    def words(self) -> str:
        """2009–2025."""
        return f"{self.first}–{self.last}"

    def year_at(self, left: float, width: int) -> float:
        """Which moment stands so many pixels from the timeline's left end."""
        return self.first + left / max(width, 1) * (self.last + 1 - self.first)

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
    is_seen = span is not None and span[1] > scale.first and span[0] < scale.last + 1
    if span is not None and is_seen:
        start, end = span
        left, right = (scale.place(year, rect.left(), rect.width()) for year in (start, end))
        _paint_bar(painter, QRectF(left + 1, rect.center().y() - 6, max(right - left - 2, 8), 13), row)
    decided = as_year(row.decided_on.isoformat(), is_end=False) if row.decided_on else None
    if decided is not None and scale.shows(decided):
        at = scale.place(decided, rect.left(), rect.width())
        _paint_decision(painter, rect, at, row, is_free=not is_seen or at < left)


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
        words = decision_text(row)
        room = QRect(rect.left() + 4, rect.top(), round(at - side) - rect.left() - 10, rect.height())
        if QFontMetrics(painter.font()).horizontalAdvance(words) <= room.width():
            painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)


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
