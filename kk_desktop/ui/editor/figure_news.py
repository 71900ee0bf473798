"""The strip that tells which of the text's figures have followed a table, or been left behind, until it is seen."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout

from kk_desktop.domain.documents import Document
from kk_desktop.domain.figure_news import FigureNews, ShownFigure, difference, first_seen, news, remembered, seen
from kk_desktop.ui.widgets.buttons import button
from kk_desktop.ui.widgets.labels import label
from kk_desktop.ui.widgets.sign import Sign

from .blocks import fragments
from .chips import chip_at
from .commands import Keep
from .formats import Property
from .parts import Around, PanePart
from .readiness import Suggestion

_ABOUT = "Tal"


class FigureNewsStrip(QFrame):
    """Hidden while there is nothing new."""

    def __init__(self) -> None:
        super().__init__()
        self._sign = Sign()
        self._words = label("", "body", wrap=True)
        self.show_next = button("Vis", kind="link")
        self.take_note = button("Set", kind="link")
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 6, 16, 6)
        row.setSpacing(12)
        row.addWidget(self._sign)
        row.addWidget(self._words, 1)
        row.addWidget(self.show_next)
        row.addWidget(self.take_note)
        self.hide()

    @property
    def text(self) -> str:
        """What is said, empty when nothing is."""
        return "" if self.isHidden() else self._words.text()

    def tell(self, words: str, *, is_warning: bool = False) -> None:
        """Say it, or nothing; figures that do not follow their tables are told in amber."""
        self.setProperty("ground", "warning" if is_warning else "info")
        self.style().polish(self)
        self._sign.show_icon("table-2", "amber" if is_warning else "accent")
        self._words.setText(words)
        self.setAccessibleName(words)
        self.setVisible(bool(words))


class FigureNewsPart(PanePart):
    """What was seen is kept on the machine: another who opens the document is told for themselves."""

    def __init__(self, around: Around) -> None:
        super().__init__(around)
        self._document_id = ""
        self._figures: Sequence[ShownFigure] = ()
        self._news = FigureNews()
        self._next = 0
        self._is_looking = self._is_old = False
        self.above = self.strip = FigureNewsStrip()
        self.strip.show_next.clicked.connect(lambda _checked=False: self._on_next())
        self.strip.take_note.clicked.connect(lambda _checked=False: self._on_seen())
        around.changes.budget_table_saved.connect(self._look)

    def show_document(self, document: Document, can_write: bool) -> None:
        """Look at the figures of another document, or again at the same one's."""
        if document.id != self._document_id:
            self._document_id = document.id
            self._show((), FigureNews())
        self._look()

    def forget(self) -> None:
        """No document is shown."""
        self._document_id = ""
        self._show((), FigureNews())

    def _look(self, _table_id: str = "") -> None:
        self._is_old = self._is_looking
        document_id, service = self._document_id, self.around.workspace.figure_uses
        if not document_id or self._is_looking:
            return
        self._is_looking = True
        self.around.tasks.start(
            lambda: service.in_document(document_id),
            lambda figures: self._on_read(document_id, figures),
            self._on_failed,
            owner=self,
        )

    def _on_read(self, document_id: str, figures: Sequence[ShownFigure]) -> None:
        self._is_looking = False
        if document_id == self._document_id:
            machine = self.around.machine
            known = first_seen(figures, remembered(machine.seen_figures(document_id)))
            machine.remember_figures(document_id, known)
            self._show(figures, news(figures, known))
        if self._is_old:
            self._look()

    def _on_failed(self, error: BaseException) -> None:
        self._is_looking = False
        self.around.messages.tell_problem(error)

    def _show(self, figures: Sequence[ShownFigure], told: FigureNews) -> None:
        self._figures = figures
        self.around.editor.show_silent(frozenset(each.field.id for each in figures if not each.now))
        if told != self._news:
            self._next = 0
        self._news = told
        self.strip.tell(told.words, is_warning=told.is_warning)
        # A text that can be changed has followed; one that is locked is gone through with F8.
        self.advised.emit(tuple(map(self._suggestion, told.behind)))

    def _suggestion(self, figure: ShownFigure) -> Suggestion:
        return Suggestion(f"{figure.table}: {difference(figure)}.", partial(self._go_to, figure), about=_ABOUT)

    def _on_next(self) -> None:
        figures = self._news.figures
        if figures:
            self._go_to(figures[self._next % len(figures)])
            self._next += 1

    def _on_seen(self) -> None:
        self.around.machine.remember_figures(self._document_id, seen(self._figures))
        self._show(self._figures, FigureNews())
        self.around.editor.setFocus()

    def _go_to(self, figure: ShownFigure) -> None:
        """Select the figure in the text."""
        editor = self.around.editor
        if not self.around.go_to_block(figure.block_id):
            return
        cursor = QTextCursor(editor.document())
        for part in fragments(editor.textCursor().block()):
            cursor.setPosition(part.position() + part.length())
            chip = chip_at(cursor) if part.charFormat().hasProperty(Property.FIELD) else None
            if chip is not None and chip.field.id == figure.field.id:
                cursor.setPosition(chip.start)
                cursor.setPosition(chip.end, Keep)
                editor.setTextCursor(cursor)
                editor.ensureCursorVisible()
                return
