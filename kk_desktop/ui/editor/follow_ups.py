"""Opfølgninger: what the text promises, noted from its own words, marked beside them and led back to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QAction, QHelpEvent, QMouseEvent, QPainter, QTextBlock, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QMenu, QTextEdit, QToolTip

from kk_desktop.domain.documents import Document
from kk_desktop.domain.initiatives import FollowUp
from kk_desktop.domain.known_dates import last_day, write_due
from kk_desktop.domain.promises import sentence_at
from kk_desktop.domain.quoted_places import Place, find_place
from kk_desktop.ui import icons, look
from kk_desktop.ui.widgets.follow_ups_list import FollowUpsPanel
from kk_desktop.ui.widgets.page import Page

from .formats import line_of
from .painting import visible_blocks
from .parts import Around, PanePart
from .quotes import own_text, quote_at, stretch
from .text_view import MARGIN

LAYER = "follow_ups"
NAME = "Opfølgninger"
KEY = "Ctrl+Shift+O"
NO_WORDS = "Her er ingen ord. Marker det, der loves, eller stil markøren i sætningen, og tryk Ctrl+Skift+O."
WORDS_GONE = "De ord, opfølgningen er lavet af, står ikke i teksten længere."
_SIGN = 14


class FollowUpsPart(PanePart):
    """The key, the panel beside the text, and the signs in its margin; a locked text has them, too."""

    panel_name = NAME

    def __init__(self, around: Around) -> None:
        super().__init__(around)
        self._document_id = ""
        self._can_write = False
        self._open: Sequence[FollowUp] = ()
        self.places: dict[str, list[FollowUp]] = {}
        """The promises that are not kept, by the block their words stand in now."""
        self.list = FollowUpsPanel(around.workspace, around.messages, around.changes)
        page = Page(NAME, "window", (16, 16, 16, 16))
        page.add(self.list)
        page.column.addStretch(1)
        page.setFocusProxy(self.list.rows)
        self.panel = page
        self.action = QAction("Opfølgn&ing", around.owner)
        self.action.setShortcut(KEY)
        self.action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        around.owner.addAction(self.action)
        self._connect_signals()

    def _connect_signals(self) -> None:
        editor = self.around.editor
        self.action.triggered.connect(lambda _checked=False: self._on_wanted())
        self.list.words_wanted.connect(self._show_words)
        self.list.go_wanted.connect(self.around.go_to)
        self.list.form.saved.connect(lambda _id: self._back_to_text())
        self.list.form.left.connect(self._back_to_text)
        self.around.changes.follow_up_saved.connect(self._show)
        for changed in (editor.tracker.structure_changed, editor.colors_changed):
            changed.connect(self._mark)
        editor.menu_parts.append(self._fill_menu)
        editor.drawers.append(self._paint)
        editor.describers.append(self._in_words)
        editor.viewport().installEventFilter(self)

    # What is shown ----------------------------------------------------------------------------------------

    def show_document(self, document: Document, can_write: bool) -> None:
        """Read what is to be followed up; a lock on the text does not hold it back."""
        if document.id != self._document_id:
            self.around.machine.remember_opened(self.around.workspace.path, "document", document.id)
        self._document_id = document.id
        self._can_write = not self.around.workspace.read_only
        self.action.setEnabled(self._can_write)
        self._show()

    def forget(self) -> None:
        """Show none."""
        self._document_id = ""
        self.list.show_for()
        self._open = ()
        self._mark()

    def flush(self) -> bool:
        """What is typed in the form is kept."""
        return self.list.flush()

    def commands(self) -> Mapping[str, QAction]:
        """Note a follow-up, where the file can be written to."""
        return {"follow_up": self.action} if self._can_write else {}

    def _show(self, _id: str = "") -> None:
        if not self._document_id:
            return
        self.list.show_for(document_id=self._document_id)
        found = self.around.workspace.follow_ups.of(document_id=self._document_id)
        self._open = [each for each in found if not each.done]
        self.panel_named.emit(f"{NAME} ({len(self._open)})" if self._open else NAME)
        self._mark()

    def _mark(self) -> None:
        """Put the signs where the words stand now, and a quiet line under them."""
        editor, marks = self.around.editor, []
        if not self._open and not self.places:
            return
        self.places = {}
        blocks = editor.tracker.blocks() if self._open else ()
        for each in self._open:
            place = find_place(blocks, each.block_id, each.quote) if each.block_id else None
            if place is None:
                continue
            self.places.setdefault(place.block_id, []).append(each)
            cursor = self._cursor(place)
            if cursor is not None and cursor.hasSelection():
                mark = QTextEdit.ExtraSelection()
                mark.cursor = cursor
                mark.format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
                mark.format.setUnderlineColor(look.color("text3"))
                marks.append(mark)
        editor.mark(LAYER, marks)
        editor.describe()
        editor.viewport().update()

    def _cursor(self, place: Place) -> QTextCursor | None:
        block = self.around.editor.tracker.block(place.block_id)
        return stretch(block, place.start, place.length) if block else None

    def _paint(self, painter: QPainter) -> None:
        """A sign in the margin; below the one that tells the stance, where both stand at a paragraph."""
        if not self.places:
            return
        editor, today = self.around.editor, self.around.workspace.today()
        layout = editor.document().documentLayout()
        offset = QPointF(0, -editor.verticalScrollBar().value())
        for block in visible_blocks(editor):
            here = self.places.get(line_of(block).id)
            if not here or not block.layout().lineCount():
                continue
            first = block.layout().lineAt(0)
            top = layout.blockBoundingRect(block).translated(offset).top() + first.y() + (first.height() - _SIGN) / 2
            if line_of(block).stance:
                top += first.height()
            is_late = any(each.due and last_day(each.due) < today for each in here)
            icons.paint(painter, QRectF(5, top, _SIGN, _SIGN).toRect(), "calendar-clock", "red" if is_late else "text2")

    def _in_words(self, block: QTextBlock) -> str:
        """Whoever does not see the sign hears what it is for."""
        return "  ".join(f"Opfølgning: {self._told(each)}" for each in self.places.get(line_of(block).id, ()))

    def _told(self, each: FollowUp) -> str:
        due = write_due(each.due, self.around.workspace.today())
        return ", ".join(part for part in (each.title, due, each.owner) if part)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A sign tells its follow-up under the mouse, and a click on it shows it."""
        is_help = isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip
        is_press = isinstance(event, QMouseEvent) and event.type() is QEvent.Type.MouseButtonPress
        if is_help or is_press:
            point = event.pos() if is_help else event.position().toPoint()  # type: ignore[attr-defined]
            here = self.places.get(line_of(self.around.editor.cursorForPosition(point).block()).id)
            if here and point.x() < MARGIN and is_press:
                self._show_panel()
                self.list.rows.choose(here[0].id)
                self.list.rows.setFocus()
                return True
            if here and point.x() < MARGIN and not line_of(self.around.editor.cursorForPosition(point).block()).stance:
                QToolTip.showText(event.globalPos(), "\n".join(map(self._told, here)), self.around.editor)  # type: ignore[attr-defined]
                return True
        return super().eventFilter(watched, event)

    # What is done -----------------------------------------------------------------------------------------

    def _fill_menu(self, menu: QMenu, _at: QTextCursor) -> None:
        if self._can_write:
            menu.addAction(self.action)

    def _on_wanted(self) -> None:
        """Fill the form from the words that are selected, or from the sentence at the caret."""
        document_id = self.around.saved()
        if not document_id:
            return
        cursor = self.around.editor.textCursor()
        quote = quote_at(cursor)
        block = next((each for each in self.around.editor.tracker.blocks() if each.id == quote.block_id), None)
        text = own_text(cursor.document().findBlock(cursor.selectionStart()))[0]
        sentence = sentence_at(text, quote.start)
        words = quote.words if cursor.hasSelection() else sentence
        if block is None or not words.strip():
            self.around.messages.tell(NO_WORDS)
            return
        made = self.around.workspace.follow_ups.read_out(document_id, block, words, sentence)
        known = next((each for each in self._open if (each.block_id, each.quote) == (made.block_id, made.quote)), None)
        self._show_panel()
        self.list.form.begin(known or made)

    def _show_panel(self) -> None:
        if self.panel is not None:
            self.around.show_panel(self.panel)

    def _back_to_text(self) -> None:
        """One goes on writing; in a narrow window the panel covers the text."""
        self.around.place.put_over(False)
        self.around.editor.setFocus()

    def _show_words(self, follow_up_id: str) -> None:
        each = self.around.workspace.follow_ups.get(follow_up_id)
        place = find_place(self.around.editor.tracker.blocks(), each.block_id, each.quote)
        cursor = self._cursor(place) if place else None
        if place is None or cursor is None:
            self.around.messages.tell(WORDS_GONE)
            return
        self.around.go_to_block(place.block_id)
        self.around.editor.setTextCursor(cursor)
        self.around.editor.ensureCursorVisible()
