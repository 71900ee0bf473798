"""Advice on the text, shown quietly: a dotted line under the words, and a line in the list beside the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QTextBlock, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QMenu, QTextEdit

from kk_desktop.domain.proofreading import Reading
from kk_desktop.domain.style.manuscripts import Advice
from kk_desktop.domain.style.slips import Rule
from kk_desktop.ui import look
from kk_desktop.ui.widgets.badges import Badge

from .formats import line_of
from .painting import visible_blocks
from .parts import Around
from .readiness import Suggestion
from .searching import as_units
from .word_places import cursor_over, own_text

LAYER = "advice"
_OTHER_NAME = Badge("Se efter", "triangle-alert", "amber", "amberbg")


class Advising(QObject):
    """``suggested`` carries all that is worth a thought; what somebody does not want to see never comes again."""

    suggested = Signal(object)  # a tuple of Suggestion

    def __init__(self, around: Around) -> None:
        super().__init__(around.owner)
        self._around, self._editor = around, around.editor
        self._document_id = ""
        self._reading = Reading()
        self._shown: list[Advice] = []
        bar = self._editor.verticalScrollBar()
        for changed in (bar.valueChanged, bar.rangeChanged):
            changed.connect(lambda *_place: self.mark())
        self._editor.colors_changed.connect(self.mark)
        self._editor.menu_parts.append(self._fill_menu)

    def show_reading(self, document_id: str, reading: Reading) -> None:
        """The document has been read through."""
        self._document_id, self._reading = document_id, reading
        hidden = self._around.machine.hidden_advice
        self._shown = [each for each in reading.advice if self._key(each) not in hidden]
        asks = [Suggestion(message) for message in reading.open_asks]
        advice = [self._suggestion(each) for each in self._shown]
        self.suggested.emit((*asks, *advice))
        self.mark()

    def _suggestion(self, advice: Advice) -> Suggestion:
        go = partial(self._go_to, advice) if advice.block_id else None
        mend = partial(self._mend, advice) if advice.slip.instead else None
        made = Suggestion(advice.slip.message, go, partial(self._hide, advice), mend=mend)
        if advice.slip.rule is not Rule.NAME:
            return made
        return replace(made, about="Navn i teksten" if advice.block_id else "Afsender og modtager", badge=_OTHER_NAME)

    def forget(self) -> None:
        """Nothing is advised."""
        self.show_reading("", Reading())

    def mark(self) -> None:
        """Mark what is in view."""
        marks = []
        for block in visible_blocks(self._editor) if self._shown else ():
            for each in self._shown:
                if each.block_id == line_of(block).id and (place := self._place(each, block)):
                    marks.append(_marked(place))
        self._editor.mark(LAYER, marks)

    def _place(self, advice: Advice, block: QTextBlock) -> QTextCursor | None:
        """Where the words stand in their block; the first place where they stand more than once."""
        quote = as_units(advice.slip.quote)
        at = own_text(block).find(quote)
        start = block.position() + at
        return cursor_over(self._editor.document(), start, start + len(quote)) if at >= 0 else None

    def _go_to(self, advice: Advice) -> None:
        block = self._editor.tracker.block(advice.block_id)
        if block is None or not self._around.go_to_block(advice.block_id):
            return
        if place := self._place(advice, block):
            self._editor.setTextCursor(place)
            self._editor.ensureCursorVisible()

    def _mend(self, advice: Advice) -> None:
        """Write what is advised; the text is read through again after it."""
        slip = advice.slip
        if not advice.block_id:
            rename = self._around.workspace.documents.rename_party
            self._around.messages.attempt(lambda: rename(self._document_id, slip.quote, slip.instead))
            return
        block = self._editor.tracker.block(advice.block_id)
        if block and not self._editor.isReadOnly() and (place := self._place(advice, block)):
            place.insertText(slip.instead)

    def _hide(self, advice: Advice) -> None:
        machine = self._around.machine
        machine.hidden_advice = (*machine.hidden_advice, self._key(advice))
        self.show_reading(self._document_id, self._reading)

    def _key(self, advice: Advice) -> str:
        return f"{self._document_id} {advice.slip.rule} {advice.slip.quote}"

    def _fill_menu(self, menu: QMenu, cursor: QTextCursor) -> None:
        for each in self._at(cursor):
            menu.addSeparator()
            told = QAction(each.slip.message.replace("&", "&&"), menu)
            told.setEnabled(False)
            menu.addAction(told)
            if each.slip.instead and not self._editor.isReadOnly():
                mend = QAction(f"Ret til ”{each.slip.instead}”".replace("&", "&&"), menu)
                mend.triggered.connect(partial(self._mend, each))
                menu.addAction(mend)
            hide = QAction("Vis ikke dette råd", menu)
            hide.triggered.connect(partial(self._hide, each))
            menu.addAction(hide)

    def _at(self, cursor: QTextCursor) -> Iterator[Advice]:
        block, here = cursor.block(), cursor.position()
        for each in self._shown:
            place = self._place(each, block) if each.block_id == line_of(block).id else None
            if place is not None and place.selectionStart() <= here <= place.selectionEnd():
                yield each


def _marked(place: QTextCursor) -> QTextEdit.ExtraSelection:
    made = QTextEdit.ExtraSelection()
    made.cursor = place
    made.format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
    made.format.setUnderlineColor(look.color("accent"))
    return made
