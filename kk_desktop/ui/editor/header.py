"""The top of the document: its title, its status, and a line that tells where it belongs."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kk_desktop.domain.workflow import Status
from kk_desktop.ui.widgets.badges import status_badge
from kk_desktop.ui.widgets.buttons import button
from kk_desktop.ui.widgets.fields import title_field
from kk_desktop.ui.widgets.labels import ElidedLabel, break_lines
from kk_desktop.ui.widgets.status_chip import StatusChip

SIDES = (24, 20)
SPACING = 16
BESIDE = 12
"""Pixels between the title's last letter and the status."""

MOST_LINES = 2
"""A title of more lines has the buttons below it instead of beside it."""

CARET = 8
"""Pixels the title's field needs besides its letters."""


class DocumentHeader(QFrame):
    """``on_title`` saves another title; the button shows the letter's facts."""

    title_done = Signal()
    """Enter in the title: on to the text."""

    def __init__(self, on_title: Callable[[str], object], on_facts: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("ground", "base")
        self.title = title_field("Titel", on_title, "document_title")
        self.chip = StatusChip()
        self.context = ElidedLabel("secondary", "text2")
        self.facts = button("Oplysninger", icon="tag", on_click=on_facts)
        self.facts.setCheckable(True)
        self._lay_out()
        self.title.textChanged.connect(self._fit_title)
        self.title.installEventFilter(self)

    def _lay_out(self) -> None:
        chip = QVBoxLayout()
        # Beside the first line, also where the title takes two.
        chip.setContentsMargins(0, (self.title.sizeHint().height() - self.chip.sizeHint().height()) // 2, 0, 0)
        chip.addWidget(self.chip)
        title_row = QHBoxLayout()
        title_row.setSpacing(BESIDE)
        title_row.addWidget(self.title)
        title_row.addLayout(chip)
        title_row.setAlignment(chip, Qt.AlignmentFlag.AlignTop)
        title_row.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addLayout(title_row)
        self._foot = QHBoxLayout()
        self._foot.setSpacing(SPACING)
        self._foot.addWidget(self.context, 1)
        words.addLayout(self._foot)
        row = QHBoxLayout(self)
        # The title's border takes a pixel; its words and the line below begin at the same place.
        self._foot.setContentsMargins(1, 0, 0, 0)
        row.setContentsMargins(SIDES[0] - 1, 10, SIDES[1], 10)
        row.setSpacing(SPACING)
        row.addLayout(words, 1)
        row.addWidget(self.facts, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row = self._place = row
        self._beside: list[QWidget] = [self.facts]

    def add(self, widget: QWidget) -> None:
        """Put something at the right, such as the one thing to do next."""
        self._place.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self._beside.append(widget)

    def tell(self, title: str, status: Status, context: str) -> None:
        """Fill in the words."""
        self.title.show_text(title)
        self.chip.show_badge(status_badge(status))
        self.context.setText(context)
        self._fit_title()

    def _fit_title(self) -> None:
        """Let the field end with its longest line, so that the status stands beside the words."""
        room = self.width() - sum(SIDES) - BESIDE - CARET - self.chip.sizeHint().width()
        taken = sum(each.sizeHint().width() + SPACING for each in self._beside if each.isVisibleTo(self))
        font, title = self.title.font(), self.title.toPlainText()
        lines = break_lines(title, font, room - taken, most=99)
        is_low = len(lines) > MOST_LINES
        self._put_buttons(self._foot if is_low else self._row)
        if is_low:
            lines = break_lines(title, font, room, most=99)
        longest = max(QFontMetrics(font).horizontalAdvance(words) for words in lines)
        self.title.setMaximumWidth(max(longest, 80) + CARET)

    def _put_buttons(self, place: QHBoxLayout) -> None:
        """At the right of the title, or below a long one, which then has the whole width."""
        if place is self._place:
            return
        for widget in self._beside:
            self._place.removeWidget(widget)
            place.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self._place = place

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A title has no lines of its own; it wraps by itself."""
        is_enter = isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if watched is self.title and is_enter and event.type() is QEvent.Type.KeyPress:
            self.title.save()
            self.title_done.emit()
            return True
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Other buttons beside the title, or other words on them, leave it another room."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit_title()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, other lines."""
        super().resizeEvent(event)
        self._fit_title()
