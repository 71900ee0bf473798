"""The amounts that Talkontrol has held up against nothing: told quietly, and gone through one by one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kk_desktop.domain.figure_check.places import Unheld
from kk_desktop.ui.widgets.buttons import button
from kk_desktop.ui.widgets.labels import label

ONE = "1 beløb er ikke holdt op mod noget"
MANY = "{} beløb er ikke holdt op mod noget"
SHOW = "Vis det næste"


class UnheldAmounts(QWidget):
    """A line and a button; each press shows the next amount in the text, round and round."""

    def __init__(self, show: Callable[[Unheld], object]) -> None:
        super().__init__()
        self._show = show
        self._amounts: Sequence[Unheld] = ()
        self._last: Unheld | None = None
        self.words = label("", "secondary", "text2", wrap=True)
        self.next = button(SHOW, kind="link", on_click=self.step)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.words)
        column.addWidget(self.next, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_amounts(())

    def show_amounts(self, amounts: Sequence[Unheld]) -> None:
        """Count these."""
        self._amounts = amounts
        words = ONE if len(amounts) == 1 else MANY.format(len(amounts))
        self.words.setText(f"{words}.")
        self.next.setAccessibleName(f"{SHOW}: {words}")
        self.setVisible(bool(amounts))

    def step(self) -> None:
        """Show the one after the last one shown, which is found again when others have come or gone."""
        if not self._amounts:
            return
        at = self._amounts.index(self._last) + 1 if self._last in self._amounts else 0
        at %= len(self._amounts)
        self._last = self._amounts[at]
        self._show(self._last)
