"""What a thing is linked to, told in words; a button opens the list in which it is marked."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from .buttons import button
from .check_list import CheckList, Choice
from .labels import label


class ChosenNames(QWidget):
    """``choices`` gives all there is to choose from; ``change`` gets the ids that are marked, at each mark."""

    def __init__(
        self,
        name: str,
        choices: Callable[[], Sequence[Choice]],
        change: Callable[[tuple[str, ...]], object],
        otherwise: str = "",
    ) -> None:
        super().__init__()
        self._name, self._choices = name, choices
        self._chosen: tuple[str, ...] = ()
        self.words = label("", "body", wrap=True)
        self.choose = button("Vælg", kind="link", on_click=self._on_choose)
        self.list = CheckList(self.choose, name, otherwise=otherwise)
        self.list.changed.connect(change)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(8)
        row.addWidget(self.words, 1)
        row.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignTop)

    def show_names(self, chosen: Sequence[tuple[str, str]]) -> None:
        """Show the ids and names of what is linked."""
        self._chosen = tuple(each for each, _name in chosen)
        names = ", ".join(name for _id, name in chosen)
        self.words.setText(names or "–")
        self.choose.setAccessibleName(f"Vælg {self._name.lower()}; nu {names or 'ingen'}")

    def focusTarget(self) -> QWidget:
        """The widget that takes the keyboard."""
        return self.choose

    def _on_choose(self) -> None:
        # What is chosen but not to be chosen any more stays: only the lines told here are marked or unmarked.
        self.list.open(self._choices(), self._chosen)
