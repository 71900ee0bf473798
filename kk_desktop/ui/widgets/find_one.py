"""One thing found by typing, in a list that opens below a button; the file may hold thousands."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from .check_list import CheckList, Choice

Find = Callable[[str], Sequence[tuple[str, str]]]
"""The first things that fit what is typed, by id and words; without words the first there are."""


class FindOne(CheckList):
    """Enter takes the line one stands on, Esc changes one's mind."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner, "Find", is_single=True)
        self._find: Find = lambda _words: ()
        self.search.setPlaceholderText("Skriv noget af navnet")

    def ask(self, name: str, find: Find, below: QWidget) -> None:
        """Open below a button with the first that there are."""
        self._owner, self._find = below, find
        for part in (self, self.rows, self.search):
            part.setAccessibleName(name)
        self.open([Choice(*found) for found in find("")])
        self.search.show()
        self.adjustSize()
        self.search.setFocus()

    def narrow(self, text: str) -> None:
        """Look in the file again."""
        self.fill([Choice(*found) for found in self._find(text)])
