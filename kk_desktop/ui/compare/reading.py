"""Where a comparison is read: side by side, in one text, on the page; or a sentence where there is nothing to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget

from kk_desktop.ui.widgets.empty_state import EmptyState
from kk_desktop.ui.widgets.page_view import PageView

from .columns import InOneText, SideBySide
from .rows import Fold, Row, rows_of, stretch

if TYPE_CHECKING:
    from kk_desktop.domain.changes import Comparison
    from kk_desktop.services.paper import Rendered

TEXTS = ("beside", "one")
"""The ways of reading that show the words alone."""


class Reading(QStackedWidget):
    """Writes the rows around the change one is at, and remembers which folds have been opened."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting = EmptyState("git-compare", "Sammenligner …", "")
        self.beside, self.one, self.page = SideBySide(), InOneText(), PageView()
        for view in (self.waiting, self.beside, self.one, self.page):
            self.addWidget(view)
        for text in (self.beside, self.one):
            text.fold_pressed.connect(self._on_fold_pressed)
        self.mode = "beside"
        self._comparison: Comparison | None = None
        self._opened: frozenset[int] = frozenset()
        self._rows: list[Row | Fold] = []

    @property
    def _text(self) -> SideBySide | InOneText:
        return self.one if self.mode == "one" else self.beside

    def say(self, title: str, sentence: str) -> None:
        """Tell why there is nothing to read."""
        self.waiting.say(title, sentence)
        self.setCurrentWidget(self.waiting)

    def forget(self) -> None:
        """Another two texts are compared from now on: all that is unchanged is folded again."""
        self._opened = frozenset()

    def show_comparison(self, comparison: Comparison, spot: int) -> None:
        """Show two texts at one of their changes."""
        self._comparison = comparison
        self.setCurrentWidget(self._text if self.mode in TEXTS else self.page)
        if self.mode in TEXTS:
            self._write(comparison.spots[spot].pair if comparison.spots else 0)
        self.show_spot(spot)

    def show_pages(self, rendered: Rendered) -> None:
        """Show pages."""
        self.page.show_pdf(rendered.pdf, rendered.block_boxes)

    def show_spot(self, spot: int) -> None:
        """Go to one of the changes."""
        if self._comparison is None or not self._comparison.spots:
            return
        pair = self._comparison.spots[spot].pair
        if self.mode not in TEXTS:
            self.page.follow(self._comparison.pairs[pair].shown[0].id)
            return
        if not any(isinstance(row, Row) and row.pair == pair for row in self._rows):
            self._write(pair)
        self._text.show_spot(spot)

    def _write(self, pair: int) -> None:
        if self._comparison is not None:
            self._rows = stretch(rows_of(self._comparison, self._opened), pair)
            self._text.write(self._rows, self._comparison)

    def _on_fold_pressed(self, first: int) -> None:
        fold = next((row for row in self._rows if isinstance(row, Fold) and row.first == first), None)
        if fold is None:
            return
        bar = self._text.bar
        place = 0 if fold.is_rest else bar.value()
        if not fold.is_rest:
            self._opened |= {first}
        self._write(first)
        bar.setValue(place)
