"""The strip below the header: the deadline, each question with how it was answered, and how many have contributed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kk_desktop.domain.contributions import Contribution
from kk_desktop.domain.dates import IsHoliday, write_day, write_distance, write_weekday
from kk_desktop.domain.hearings import Ask, Hearing
from kk_desktop.ui import icons, look
from kk_desktop.ui.widgets.badges import deadline_badge
from kk_desktop.ui.widgets.buttons import button
from kk_desktop.ui.widgets.fields import LineField
from kk_desktop.ui.widgets.labels import label, set_tone

_BETWEEN = 12
_LINES = (26, 24)
"""How high the two lines are: as the deadline's field and the button below it."""

UNANSWERED = "Mangler svar"


class HearingStrip(QFrame):
    """``ask_pressed`` wishes to go to the answer of a question; Ret shows the hearing's facts."""

    ask_pressed = Signal(str)
    question_wanted = Signal()
    """There is no question yet, and somebody wants to write the first one."""
    contributions_wanted = Signal()

    def __init__(self, on_deadline: Callable[[str], object], on_edit: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("ground", "alt")
        self.deadline = LineField("Svarfrist", on_deadline, caption=False)
        self.deadline.edit.setFont(look.font("strong"))
        self.deadline.edit.setPlaceholderText("Skriv svarfristen")
        self.distance = label("", "secondary", "text2")
        self.asks: list[AskButton] = []
        self.first = button("Tilføj spørgsmål", "plus", "link", self.question_wanted.emit)
        self.first.setToolTip("Det, afsenderen beder om svar på")
        self._row = AskRow()
        self.contributions: TwoLineButton | None = None
        self.edit = button("Ret", kind="link", on_click=on_edit)
        self.edit.setAccessibleName("Ret høringen, og se planen")
        self.edit.setToolTip("Ret høringen, og se planen frem mod fristen")
        self.edit.setCheckable(True)
        self._lay_out()

    def _lay_out(self) -> None:
        dates = QVBoxLayout()
        dates.setSpacing(0)
        frist = QHBoxLayout()
        frist.setSpacing(4)
        head = label("Frist", "strong")
        head.setFixedHeight(self.deadline.edit.sizeHint().height())
        frist.addWidget(head, 0, Qt.AlignmentFlag.AlignTop)
        frist.addWidget(self.deadline, 1)
        dates.addLayout(frist)
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self.distance)
        below.addWidget(self.edit)
        below.addStretch(1)
        dates.addLayout(below)
        between = QFrame()
        between.setProperty("ground", "line")
        between.setFixedWidth(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 6, 16, 6)
        row.setSpacing(12)
        row.addLayout(dates)
        row.addWidget(between)
        row.addWidget(self.first)
        row.addWidget(self._row, 1)
        self._end = row

    def show_hearing(
        self, hearing: Hearing, today: date, is_holiday: IsHoliday, is_open: bool, blocks: Collection[str]
    ) -> None:
        """Fill in from the file; ``blocks`` are the places that are still in the text."""
        due = hearing.due
        words = write_weekday(due, today) if due else ""
        self.deadline.setText(words)
        width = QFontMetrics(look.font("strong")).horizontalAdvance(words or "Skriv svarfristen")
        self.deadline.setFixedWidth(width + 16)
        # The questions need the room: what it was put off from stands in the tooltip, and in the facts.
        first = hearing.deadline if hearing.extended_to else None
        self.distance.setText(_distance(due, today, is_holiday, is_open) + (", udsat" if first else ""))
        self.distance.setToolTip(f"Udsat fra {write_day(first, today)}" if first else "")
        set_tone(self.distance, deadline_badge(due, today, is_holiday).tone if due and is_open else "text2")
        self.first.setVisible(not hearing.asks)
        self.asks = [AskButton(number, ask, ask.block_id in blocks) for number, ask in enumerate(hearing.asks, 1)]
        for ask, shown in zip(hearing.asks, self.asks, strict=True):
            shown.clicked.connect(lambda _checked=False, ask_id=ask.id: self.ask_pressed.emit(ask_id))
        self._row.show_asks(self.asks)
        self._fit()

    def show_contributions(self, contributions: Sequence[Contribution], today: date) -> None:
        """Tell how many have come."""
        if self.contributions is not None:
            self._end.removeWidget(self.contributions)
            self.contributions.hide()
            self.contributions.deleteLater()
        self.contributions = contributions_button(contributions, today)
        self.contributions.clicked.connect(self.contributions_wanted.emit)
        self._end.addWidget(self.contributions)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The questions have the room first; where it is used up, the choice above the page tells the same."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self.contributions is None:
            return
        between = self._end.spacing()
        own = self.contributions.sizeHint().width() + between
        room = self._row.width() + (own if self.contributions.isVisibleTo(self) else 0)
        self.contributions.setVisible(room >= own + sum(ask.question_width + _BETWEEN for ask in self.asks))


def _distance(due: date | None, today: date, is_holiday: IsHoliday, is_open: bool) -> str:
    if due is None:
        return "Ingen frist"
    return write_distance(today, due, is_holiday) if is_open else "Afsluttet"


class AskRow(QWidget):
    """The questions beside each other: they have their room first, and the answers share what is left over."""

    def __init__(self) -> None:
        super().__init__()
        self._asks: list[AskButton] = []
        self.setFixedHeight(sum(_LINES))

    def show_asks(self, asks: list[AskButton]) -> None:
        """Put other questions in place of the ones shown."""
        for gone in self._asks:
            gone.setParent(None)
            gone.deleteLater()
        self._asks = asks
        for ask in asks:
            ask.setParent(self)
            ask.show()
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, other shares."""
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        least = [ask.question_width for ask in self._asks]
        more = [ask.sizeHint().width() - width for ask, width in zip(self._asks, least, strict=True)]
        left_over = self.width() - sum(least) - _BETWEEN * len(least)
        share = max(0.0, min(1.0, left_over / (sum(more) or 1)))
        shrunk = min(1.0, (self.width() - _BETWEEN * len(least)) / (sum(least) or 1))
        left = 0
        for ask, width, extra in zip(self._asks, least, more, strict=True):
            room = int(width * shrunk + extra * share)
            ask.setGeometry(left, 0, room, self.height())
            left += room + _BETWEEN


class TwoLineButton(QAbstractButton):
    """A thing on one line, how it stands on the next; a shape (icon and colour) tells the same."""

    def __init__(self, first: str, second: str, shape: tuple[str, str]) -> None:
        super().__init__()
        self._first, self._second, self._shape = first, second, shape
        self.setText(f"{first} {second}")
        self.setAccessibleName(self.text())
        self.setToolTip(f"{first}\n{second}")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """Two lines high, as wide as the longer one; a narrow strip elides both."""
        return QSize(max(_width("strong", self._first), _width("secondary", self._second)), sum(_LINES))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Shape, first line, second line."""
        painter = QPainter(self)
        icon, tone = self._shape
        first, second = _LINES
        icons.paint(painter, QRect(0, (first - look.ICON) // 2, look.ICON, look.ICON), icon, tone)
        for role, tone, top, height, words in (
            ("strong", "text", 0, first, self._first),
            ("secondary", "text2", first, second, self._second),
        ):
            font = look.font(role)
            painter.setFont(font)
            painter.setPen(look.color(tone))
            room = QRect(24, top, self.width() - 24, height)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, look.fit(words, QFontMetrics(font), room.width()))


class AskButton(TwoLineButton):
    """A question, and how it was met."""

    def __init__(self, number: int, ask: Ask, has_place: bool) -> None:
        answer = ask.answer or ("Besvaret i teksten" if has_place else UNANSWERED)
        super().__init__(f"{number}. {ask.question}", answer, _shape(ask, has_place))

    @property
    def question_width(self) -> int:
        """The room the question takes."""
        return _width("strong", self._first)


def contributions_button(contributions: Sequence[Contribution], today: date) -> TwoLineButton:
    """How many of those who were asked to contribute have done so; red when one should have by now."""
    count = sum(each.received_at is not None for each in contributions)
    overdue = sum(each.is_overdue(today) for each in contributions)
    words = f"{count} af {len(contributions)}" if contributions else "Ingen spurgt"
    if overdue:
        return TwoLineButton("Bidrag", f"{words}, {overdue} over fristen", ("octagon-alert", "red"))
    is_whole = bool(contributions) and count == len(contributions)
    return TwoLineButton("Bidrag", words, ("circle-check", "green") if is_whole else ("users", "text2"))


def _width(role: str, words: str) -> int:
    return QFontMetrics(look.font(role)).horizontalAdvance(words) + 28


def _shape(ask: Ask, has_place: bool) -> tuple[str, str]:
    if ask.answer.casefold().startswith("nej"):
        return "circle-slash", "amber"
    return ("circle-check", "green") if ask.answer or has_place else ("circle-dashed", "text2")
