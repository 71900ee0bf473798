"""What cards about places in the text have in common: what a press, Enter and Esc do on them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame


class PlaceCard(QFrame):
    """A card whose press, or Enter, goes to its place, and whose own field for some words is left with Esc."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def go(self) -> None:
        """Ask to be shown the place."""
        raise NotImplementedError

    def put_field_away(self) -> bool:
        """Take the field for some words away; False where it does not stand open."""
        raise NotImplementedError

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the place; Esc takes the field away."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.hasFocus():
            self.go()
        elif event.key() == Qt.Key.Key_Escape and self.put_field_away():
            self.setFocus()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A press on the card goes to the place."""
        super().mouseReleaseEvent(event)
        if self.rect().contains(event.position().toPoint()):
            self.go()
