"""Looks for words in the text and replaces them: what is found is marked, counted and gone through."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QAction, QColor, QPalette, QTextBlock, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from kk_desktop.domain.searching import Wanted, plain
from kk_desktop.ui import look
from kk_desktop.ui.messages import Messages

from .blocks import selected_blocks, writable
from .commands import Keep, one_step
from .find_bar import FindBar
from .searching import Hit, SearchText, as_units, is_bound, read_text
from .text_edit import BlockEdit

PAUSE = 150
"""Milliseconds without a key before the text is looked through again: nobody reads the count while typing."""

LONGEST_WORDS = 100
"""Characters: a longer selection is a place to look in, not words to look for."""

SIDES = 60
"""Pixels of text seen above and below a hit."""

NO_SELECTION = "Markér først et stykke tekst"
ONE_LEFT = "Stedet er et felt eller har en fodnote, så det er ikke erstattet. Ret det i teksten."


class Finder(QObject):
    """``bar`` stands above the text, ``actions`` in the menu; ``show_text`` brings the text out from under the page."""

    def __init__(self, editor: BlockEdit, messages: Messages, show_text: Callable[[], object], owner: QWidget) -> None:
        super().__init__(owner)
        self._editor, self._messages, self._show_text = editor, messages, show_text
        self._text: SearchText | None = None
        self._wanted = Wanted()
        self._waiting: list[tuple[int, int]] = []
        self._hits: list[Hit] = []
        self._here: QTextCursor | None = None
        self._inside: QTextCursor | None = None
        self._origin = 0
        self._goes_there = self._is_caret_ours = self._is_moving = False
        self._told = ""
        self.bar = FindBar()
        self._rest, self._pause = QTimer(self), QTimer(self)
        for timer, wait in ((self._rest, 0), (self._pause, PAUSE)):
            timer.setSingleShot(True)
            timer.setInterval(wait)
        self.actions = {
            "find": self._action(owner, "Søg i &teksten", "Ctrl+F", lambda: self.open(with_replace=False)),
            "replace": self._action(owner, "&Erstat", "Ctrl+H", lambda: self.open(with_replace=True)),
        }
        self._action(owner, "Næste træf", "F3", lambda: self.step(1))
        self._action(owner, "Forrige træf", "Shift+F3", lambda: self.step(-1))
        self._leave = self._action(editor, "Luk søgningen", "Esc", self.leave)
        self._leave.setEnabled(False)
        self._connect_signals()

    @staticmethod
    def _action(owner: QWidget, words: str, key: str, do: Callable[[], object]) -> QAction:
        made = QAction(words, owner)
        made.setShortcut(key)
        made.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        made.triggered.connect(lambda _checked=False: do())
        owner.addAction(made)
        return made

    def _connect_signals(self) -> None:
        bar, editor = self.bar, self._editor
        bar.changed.connect(self._on_wanted_changed)
        bar.step_wanted.connect(self.step)
        bar.replace_wanted.connect(self.replace)
        bar.replace_all_wanted.connect(self.replace_all)
        bar.inside_wanted.connect(self._on_inside_wanted)
        bar.left.connect(self.leave)
        bar.colors_changed.connect(self._mark)
        editor.document().contentsChanged.connect(self._on_text_changed)
        editor.cursorPositionChanged.connect(self._on_caret_moved)
        editor.verticalScrollBar().valueChanged.connect(self._mark)
        editor.verticalScrollBar().rangeChanged.connect(self._mark)
        self._rest.timeout.connect(self._go_on)
        self._pause.timeout.connect(lambda: self._search(goes_there=False))

    # Opened and left --------------------------------------------------------------------------------------

    def open(self, *, with_replace: bool) -> None:
        """Show the bar: a few selected words are looked for, a longer selection is looked in."""
        cursor = self._editor.textCursor()
        self._show_text()
        self._show_bar(with_replace=with_replace)
        if cursor.hasSelection():
            words = " ".join(block.text for block in selected_blocks(cursor))
            is_place = len(words) > LONGEST_WORDS or cursor.block() != self._block_at(cursor.anchor())
            self._look_inside(cursor if is_place else None)
            if words and not is_place:
                self.bar.words.setText(plain(words))
        self.bar.take_keyboard()
        self._search(goes_there=True)

    def _show_bar(self, *, with_replace: bool) -> None:
        self.bar.open(with_replace=with_replace)
        self._leave.setEnabled(True)

    def leave(self) -> None:
        """Take the bar away and give the keyboard back, with what was found selected."""
        here = self._current()
        self.forget()
        if here is not None:
            self._editor.setTextCursor(self._cursor(here))
        self._editor.setFocus()

    def forget(self) -> None:
        """Take the bar away; another document is shown, or none."""
        self.bar.hide()
        self._leave.setEnabled(False)
        self._look_inside(None)
        self._rest.stop()
        self._pause.stop()
        self._hits, self._waiting, self._here = [], [], None
        self._editor.mark("hits", [])

    def set_writable(self, can_write: bool) -> None:
        """In a locked document one can look and not replace."""
        self.actions["replace"].setEnabled(can_write)
        self.bar.set_writable(can_write)

    def _look_inside(self, cursor: QTextCursor | None) -> None:
        self._inside = None if cursor is None else QTextCursor(cursor)
        self.bar.inside.setChecked(cursor is not None)

    # Looked for -------------------------------------------------------------------------------------------

    def _search(self, *, goes_there: bool) -> None:
        """Look through the text anew; ``goes_there`` shows the first hit from where the person was."""
        self._pause.stop()
        self._rest.stop()
        if not self._is_caret_ours:
            self._origin = self._editor.textCursor().selectionStart()
        self._goes_there = goes_there
        self._text = self._text or read_text(self._editor.tracker)
        self._wanted, self._hits = self.bar.wanted, []
        self._waiting = self._text.slices() if self._wanted.words else []
        self._go_on()

    def _go_on(self) -> None:
        """Look through one slice; the next waits until the keys that came in between have been read."""
        if self._waiting and self._text is not None:
            first, last = self._edges()
            found = self._text.hits(self._wanted, self._waiting.pop(0))
            self._hits += [hit for hit in found if hit.start >= first and hit.end <= last]
        if self._waiting:
            self._rest.start()
        else:
            self._on_found()

    def _edges(self) -> tuple[int, int]:
        if self._inside is None:
            return 0, self._editor.document().characterCount()
        return self._inside.selectionStart(), self._inside.selectionEnd()

    def _settle(self) -> None:
        """Know every hit in the text as it stands now."""
        if self._text is None or self._wanted != self.bar.wanted:
            self._search(goes_there=False)
        while self._waiting:
            self._go_on()
        self._rest.stop()

    def _on_found(self) -> None:
        if self._goes_there:
            self._here = None
            number = bisect_left(self._hits, (self._origin, 0))
            if self._hits:
                self._show(self._hits[number % len(self._hits)])
        self._mark()
        self._tell()

    def _current(self) -> Hit | None:
        """The hit that is shown, if it still is one."""
        if self._here is None:
            return None
        here = Hit(self._here.selectionStart(), self._here.selectionEnd())
        number = bisect_left(self._hits, here)
        return here if number < len(self._hits) and self._hits[number] == here else None

    # Gone through -----------------------------------------------------------------------------------------

    def step(self, by: int) -> None:
        """Show the next hit (1) or the one before (-1), and go round at the ends of the text."""
        if not self.bar.words.text():
            self.open(with_replace=False)
            return
        if self.bar.isHidden():
            self._show_text()
            self._show_bar(with_replace=False)
        self._settle()
        if self._hits:
            self._show(self._neighbour(by))
        self._mark()
        self._tell()

    def _neighbour(self, by: int) -> Hit:
        cursor, here = self._editor.textCursor(), self._current()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        if self._is_caret_ours and here is not None:
            start, end = here
        if by > 0:
            return self._hits[bisect_left(self._hits, (end, 0)) % len(self._hits)]
        return self._hits[bisect_left(self._hits, (start, 0)) - 1]

    def _show(self, hit: Hit) -> None:
        editor = self._editor
        self._here, self._origin = self._fixed(hit), hit.start
        caret = self._cursor(Hit(hit.start, hit.start))
        self._is_moving = True
        # No selection, which would hide the mark; the caret is at the hit when the keyboard comes back.
        editor.setTextCursor(caret)
        self._is_moving, self._is_caret_ours = False, True
        rect, height = editor.cursorRect(caret), editor.viewport().height()
        if rect.top() < SIDES or rect.bottom() > height - SIDES:
            bar = editor.verticalScrollBar()
            bar.setValue(bar.value() + rect.center().y() - height // 3)

    def _cursor(self, hit: Hit) -> QTextCursor:
        made = QTextCursor(self._editor.document())
        made.setPosition(hit.start)
        made.setPosition(hit.end, Keep)
        return made

    def _fixed(self, hit: Hit) -> QTextCursor:
        """A cursor over the hit that does not take in what is typed right after it; never to be the editor's own."""
        made = self._cursor(hit)
        made.setKeepPositionOnInsert(True)
        return made

    def _block_at(self, position: int) -> QTextBlock:
        return self._editor.document().findBlock(position)

    # Marked and told --------------------------------------------------------------------------------------

    def _mark(self) -> None:
        """Mark the hits in view: Qt looks through every mark for each line it draws."""
        if self.bar.isHidden() or self._text is None:
            # What is marked moves with the text until it is looked through again.
            return
        marks, palette, role = [], self._editor.palette(), QPalette.ColorRole
        if self._inside is not None:
            marks.append(_marked(self._inside, look.color("alt"), look.color("text")))
        current = self._current()
        for hit in self._in_view():
            is_current = hit == current
            ground = look.color("accent") if is_current else palette.color(role.Highlight)
            ink = look.color("onaccent") if is_current else palette.color(role.HighlightedText)
            marks.append(_marked(self._fixed(hit), ground, ink))
        self._editor.mark("hits", marks)

    def _in_view(self) -> Sequence[Hit]:
        seen = self._editor.viewport().rect()
        last = self._editor.cursorForPosition(seen.bottomRight()).block()
        first = self._editor.cursorForPosition(seen.topLeft()).block().position()
        stop = last.position() + last.length()
        return self._hits[bisect_left(self._hits, (first, 0)) : bisect_right(self._hits, (stop, 0))]

    def _tell(self) -> None:
        current = self._current()
        if not self._wanted.words:
            self.bar.tell("")
        elif not self._hits:
            self.bar.tell("Ingen træf", is_missing=True)
        elif current is None:
            self.bar.tell(f"{_number(len(self._hits))} træf")
        else:
            place = bisect_left(self._hits, current) + 1
            self.bar.tell(f"{_number(place)} af {_number(len(self._hits))}")

    # Replaced ---------------------------------------------------------------------------------------------

    def replace(self) -> None:
        """Put the other words in the hit's place and go on to the next; a field or a footnote's number is left."""
        self._settle()
        hit = self._current()
        if hit is None:
            self.step(1)
        elif is_bound(hit, self._block_at(hit.start)):
            self.step(1)
            self._messages.tell(ONE_LEFT, "warning")
        else:
            self._origin = hit.start + self._write([hit])
            self._is_caret_ours = True
            self._search(goes_there=True)

    def replace_all(self) -> None:
        """Put the other words in every hit's place, as one step to take back, and say how many there were."""
        self._settle()
        if not self._hits:
            self._tell()
            return
        free = [hit for hit in self._hits if not is_bound(hit, self._block_at(hit.start))]
        left = len(self._hits) - len(free)
        if free:
            self._write(free)
        self._here = None
        self._search(goes_there=False)
        self._told = _words_of(len(free), left)
        if free:
            self._messages.tell(self._told, "warning" if left else "good", "Fortryd", self._editor.undo)
        else:
            self._messages.tell(self._told, "warning")

    def _write(self, hits: Sequence[Hit]) -> int:
        """Replace these, last first, so that no place moves before it is reached; gives the new words' length."""
        words = writable(self.bar.replacement.text())
        cursor = QTextCursor(self._editor.document())
        with one_step(cursor):
            for hit in reversed(hits):
                # The new words look like the first letter of the old ones.
                cursor.setPosition(hit.start + 1)
                form = cursor.charFormat()
                cursor.setPosition(hit.start)
                cursor.setPosition(hit.end, Keep)
                cursor.insertText(words, form)
        return len(as_units(words))

    # What happened ----------------------------------------------------------------------------------------

    def _on_wanted_changed(self) -> None:
        if not self.bar.isHidden():
            self._search(goes_there=True)

    def _on_inside_wanted(self, is_wanted: bool) -> None:
        cursor = self._editor.textCursor()
        self._look_inside(cursor if is_wanted and cursor.hasSelection() else None)
        self._search(goes_there=True)
        if is_wanted and self._inside is None:
            self.bar.tell(NO_SELECTION)

    def _on_text_changed(self) -> None:
        self._text = None
        if self._told and self._messages.text == self._told:
            # Its Fortryd would take back something else now.
            self._messages.clear()
        self._told = ""
        if not self.bar.isHidden():
            self._rest.stop()
            self._pause.start()

    def _on_caret_moved(self) -> None:
        self._is_caret_ours = self._is_caret_ours and self._is_moving


def _marked(cursor: QTextCursor, ground: QColor, ink: QColor) -> QTextEdit.ExtraSelection:
    made = QTextEdit.ExtraSelection()
    made.cursor = QTextCursor(cursor)
    made.format.setBackground(ground)
    made.format.setForeground(ink)
    return made


def _number(count: int) -> str:
    return f"{count:,}".replace(",", ".")


def _words_of(done: int, left: int) -> str:
    places = "1 sted" if done == 1 else f"{_number(done)} steder"
    told = f"{places} er erstattet." if done else "Intet er erstattet."
    if left:
        rest = "1 sted er et felt" if left == 1 else f"{_number(left)} steder er felter"
        told += f" {rest} eller har en fodnote og er ikke rørt."
    return told
