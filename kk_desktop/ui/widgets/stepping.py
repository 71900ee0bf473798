"""Cards that are gone through with F8 while one of them has the keyboard."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

Card = TypeVar("Card", bound=QWidget)


def focused(cards: Sequence[Card]) -> Card | None:
    """The card that has the keyboard."""
    focus = QApplication.focusWidget()
    return next((card for card in cards if focus and (card is focus or card.isAncestorOf(focus))), None)


class SteppedCards(QWidget):
    """Tells ``next_wanted`` at F8, which is theirs while a card has the keyboard, and not the next remark's."""

    next_wanted = Signal()

    def event(self, event: QEvent) -> bool:
        """Take F8 before the window's shortcuts do."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.ShortcutOverride
            and event.key() == Qt.Key.Key_F8
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F8: the next one."""
        if event.key() == Qt.Key.Key_F8:
            self.next_wanted.emit()
        else:
            super().keyPressEvent(event)
