"""The first thing a new person sees: the ways in, the files of lately, and who sits here."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStyle,
    QStyleOptionButton,
    QVBoxLayout,
    QWidget,
)

from . import icons, look
from .widgets.buttons import button
from .widgets.labels import label
from .widgets.layouts import empty
from .widgets.who_panel import WhoPanel

_WAYS = (
    ("new", "file-plus", "Opret en ny fil", "Med udvalg, forvaltninger, bydele og lokaludvalg lagt ind"),
    ("open", "folder-open", "Åbn en fil", "En fil, du eller en kollega har arbejdet i"),
    ("demo", "book-open", "Se eksempelfilen", "Fem eksempler, som du frit kan rette i"),
)


class StartPage(QScrollArea):
    """Tells which way in was chosen."""

    new_wanted = Signal()
    open_wanted = Signal()
    demo_wanted = Signal()
    recent_wanted = Signal(str)

    def __init__(self, who: WhoPanel) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.ways = {key: WayIn(icon, title, detail, is_first=key == "new") for key, icon, title, detail in _WAYS}
        self.who = who
        self._recent = QVBoxLayout()
        self._recent_head = label("Seneste filer", "strong", "text2")
        self._lay_out()
        for key, signal in (
            ("new", self.new_wanted), ("open", self.open_wanted), ("demo", self.demo_wanted)
        ):  # fmt: skip
            self.ways[key].clicked.connect(signal)

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard begins at the first way in."""
        super().showEvent(event)
        self.ways["new"].setFocus()

    def show_recent(self, files: Sequence[Path]) -> None:
        """List the files of lately."""
        empty(self._recent)
        self._recent_head.setVisible(bool(files))
        for path in files:
            link = button(path.stem, "file-text", "link", partial(self.recent_wanted.emit, str(path)))
            link.setToolTip(str(path))
            link.setAccessibleName(f"Åbn {path.name} i {path.parent}")
            self._recent.addWidget(link)

    def _lay_out(self) -> None:
        inside = QWidget()
        self.setWidget(inside)
        left = QVBoxLayout()
        left.setSpacing(10)
        for way in self.ways.values():
            left.addWidget(way)
        left.addSpacing(12)
        left.addWidget(self._recent_head)
        left.addLayout(self._recent)
        left.addStretch(1)
        pair = QHBoxLayout()
        pair.setSpacing(40)
        pair.addLayout(left, 5)
        pair.addWidget(self.who, 4, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addStretch(2)
        column.addWidget(label("Velkommen", "welcome"))
        words = "Sager, høringssvar, budgettal og bilag ligger i én fil, som du selv bestemmer over."
        column.addWidget(label(words, "lead", "text2", wrap=True))
        column.addSpacing(24)
        column.addLayout(pair)
        column.addStretch(3)
        middle = QWidget()
        middle.setMaximumWidth(880)
        middle.setLayout(column)
        row = QHBoxLayout(inside)
        row.setContentsMargins(32, 24, 32, 24)
        row.addStretch(1)
        row.addWidget(middle, 20)
        row.addStretch(1)


class WayIn(QPushButton):
    """A tall button with an icon, a title and a line that explains."""

    def __init__(self, icon: str, title: str, detail: str, is_first: bool = False) -> None:
        super().__init__(title)
        self._icon, self._detail = icon, detail
        self.setProperty("kind", "primary" if is_first else "card")
        self._tones = ("onaccent", "onaccent", "onaccent") if is_first else ("accent", "text", "text2")
        self.setAccessibleName(title)
        self.setAccessibleDescription(detail)
        # Enter presses it as well as the space bar.
        self.setAutoDefault(True)
        self.setFixedHeight(88)

    def sizeHint(self) -> QSize:
        """Wide enough for its line."""
        return QSize(420, 88)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground as the style sheet says, then icon and words."""
        words, painter = self.text(), QPainter(self)
        option = self._ground()
        option.text = ""
        self.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, self)
        icons.draw_at(painter, QPoint(22, 32), self._icon, self._tones[0], 24)
        painter.setFont(look.font("section"))
        painter.setPen(look.color(self._tones[1]))
        painter.drawText(64, 22, self.width() - 72, 22, Qt.AlignmentFlag.AlignVCenter, words)
        painter.setFont(look.font("secondary"))
        painter.setPen(look.color(self._tones[2]))
        painter.drawText(64, 45, self.width() - 72, 20, Qt.AlignmentFlag.AlignVCenter, self._detail)

    def changeEvent(self, event: QEvent) -> None:
        """Drawn anew in other colours."""
        super().changeEvent(event)
        self.update()

    def _ground(self) -> QStyleOptionButton:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        return option
