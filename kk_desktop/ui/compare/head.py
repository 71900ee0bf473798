"""The top of the comparison: where one is among the changes, the ways to read them, and the old wording back."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from kk_desktop.domain.changes import Comparison
from kk_desktop.ui.widgets.buttons import button, icon_button
from kk_desktop.ui.widgets.labels import ElidedLabel, label

MODES = (("beside", "Side om side"), ("one", "I én tekst"), ("page", "På siden"), ("version", "Læs versionen"))

WIDE = 980
"""From this width on everything stands on one line."""


class Head(QFrame):
    """Tells which way of reading is chosen, steps from change to change, and wishes for the old words."""

    mode_chosen = Signal(str)
    step_wanted = Signal(int)
    old_words_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._title = label("Sammenlign versioner", "page_title")
        self._where = ElidedLabel("secondary", "text2")
        self._group = QButtonGroup(self)
        self.modes: dict[str, QPushButton] = {}
        modes = QHBoxLayout()
        modes.setSpacing(2)
        for name, words in MODES:
            chip = button(words, kind="chip", on_click=partial(self.mode_chosen.emit, name))
            chip.setCheckable(True)
            self._group.addButton(chip)
            self.modes[name] = chip
            modes.addWidget(chip)
        self.modes["beside"].setChecked(True)
        self.back = icon_button(
            "chevron-up", "Forrige ændring", "Skift+F8", on_click=partial(self.step_wanted.emit, -1)
        )
        self.on = icon_button("chevron-down", "Næste ændring", "F8", on_click=partial(self.step_wanted.emit, 1))
        self.old_words = button("Gendan den gamle ordlyd", "undo-2", on_click=self.old_words_wanted.emit)
        self._lay_out(modes)

    def _lay_out(self, modes: QHBoxLayout) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._where)
        doing = QHBoxLayout()
        doing.setSpacing(8)
        doing.addLayout(modes)
        doing.addStretch(1)
        for widget in (self.back, self.on, self.old_words):
            doing.addWidget(widget)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(24, 12, 16, 12)
        self._row.setSpacing(8)
        self._row.addLayout(words, 1)
        self._row.addLayout(doing)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the title has a line of its own."""
        super().resizeEvent(event)
        is_wide = event.size().width() >= WIDE
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom)

    def tell(self, comparison: Comparison | None, spot: int, *, can_restore: bool) -> None:
        """Say which change of how many one is at; with none there is nothing to step to or take back."""
        count = len(comparison.spots) if comparison else 0
        for widget in (self.back, self.on):
            widget.setEnabled(count > 0)
        self.old_words.setEnabled(can_restore and count > 0)
        if comparison is None:
            self._where.setText("")
        elif not count:
            self._where.setText(comparison.count)
        else:
            at = comparison.spots[spot]
            place = f"{at.number}. afsnit" if at.number else "Titlen"
            self._where.setText(f"Ændring {spot + 1} af {count}  ·  {place}  ·  {comparison.count}")

    @property
    def where(self) -> str:
        """What is said under the title."""
        return self._where.text()
