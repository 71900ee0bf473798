"""Stavekontrol in Opsætning: the words that the file says are right, to look at, add to and take away from."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit

from kk_desktop.domain.proofreading import OwnWord

from .buttons import button
from .labels import label
from .layouts import card
from .row import Row
from .rows import RowDelegate, RowList

_HEIGHT = 176


class Words(Protocol):
    """Where the words are kept."""

    def own_words(self) -> list[OwnWord]:
        """All of them, in order."""

    def add(self, word: str) -> str:
        """One more; raises ``UserError``."""

    def remove(self, word_id: str) -> None:
        """One less."""


class WordsPanel(QFrame):
    """``attempt`` does what may be refused and tells the reason; ``tell_deleted`` says what is gone, with undo."""

    def __init__(
        self,
        words: Words,
        attempt: Callable[[Callable[[], Any]], Any],
        tell_deleted: Callable[[str], object],
        *,
        can_write: bool,
    ) -> None:
        super().__init__()
        self._words, self._attempt, self._tell_deleted = words, attempt, tell_deleted
        self._can_write = can_write
        self.rows = RowList("Filens ord", RowDelegate(self, padding=12, tight=True))
        self.rows.setFixedHeight(_HEIGHT)
        self.none = label("Her er ingen ord endnu.", "secondary", "text2")
        self.new = QLineEdit()
        self.new.setAccessibleName("Nyt ord")
        self.add = button("Føj til", "plus", on_click=self._on_add)
        self.remove = button("Fjern", "trash-2", on_click=self._on_remove)
        self.new.returnPressed.connect(self._on_add)
        self.rows.delete_wanted.connect(lambda _id: self._on_remove())
        self._lay_out()
        self.reload()

    def _lay_out(self) -> None:
        column = card(
            self, "Stavekontrol", "De ord, som denne fil siger er rigtige. Føj dem til her, eller fra teksten (F7)."
        )
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.new, 1)
        row.addWidget(self.add)
        row.addWidget(self.remove)
        self._writing = (self.new, self.add, self.remove)
        column.addWidget(self.rows)
        column.addWidget(self.none)
        column.addLayout(row)
        for widget in self._writing:  # in the card by now: else each would open as a window of its own
            widget.setVisible(self._can_write)

    def reload(self) -> None:
        """Read the words again."""
        words = self._words.own_words()
        self.rows.set_rows([Row(own.id, own.word) for own in words])
        self.rows.setVisible(bool(words))
        self.none.setVisible(not words)
        if words and not self.rows.current_id:
            self.rows.choose_first()
        self.remove.setEnabled(bool(words))

    def _on_add(self) -> None:
        if self._attempt(lambda: self._words.add(self.new.text())) is not None:
            self.new.clear()
            self.reload()

    def _on_remove(self) -> None:
        chosen = next((own for own in self._words.own_words() if own.id == self.rows.current_id), None)
        if chosen is None or not self._can_write:
            return

        def remove() -> None:
            self._words.remove(chosen.id)
            self._tell_deleted(f"”{chosen.word}” er fjernet fra filens ord.")
            self.reload()

        self._attempt(remove)
