"""Spelling in the text: what is wrong is underlined, the right button suggests, and F7 goes from word to word."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAction, QColor, QTextBlock, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QMenu, QTextEdit

from kk_desktop.domain.proofreading import Reading
from kk_desktop.ui import look

from .commands import one_step
from .formats import line_of
from .painting import visible_blocks
from .parts import Around
from .spelling_bar import SpellingBar
from .word_places import Place, cursor_over, place_at, places_in

PAUSE = 300
"""Milliseconds that keys are gathered before the words in view are looked at again."""

FINDING, NO_SUGGESTIONS = "Finder forslag …", "Ingen forslag"
LAYER = "spelling"


class Spelling(QObject):
    """Marks words in the view alone: the document and its undo stack know nothing of it.

    ``counted`` tells how many words are left to look at; ``read_through`` has the whole text read and then goes on.
    """

    counted = Signal(int)

    def __init__(self, around: Around, read_through: Callable[[Callable[[], object]], object]) -> None:
        super().__init__(around.owner)
        self._around, self._editor, self._service = around, around.editor, around.workspace.spelling
        self._read_through = read_through
        self._can_write = False
        self._ignored: set[str] = set()
        self._skipped: set[tuple[str, str]] = set()
        self._reading = Reading()
        self._asked: set[str] = set()
        self._marks: list[QTextEdit.ExtraSelection] = []
        self._is_typing, self._revision = False, 0
        self.bar = SpellingBar()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self.look)
        self._connect_signals()

    def _connect_signals(self) -> None:
        editor, bar = self._editor, self.bar
        editor.document().contentsChanged.connect(self._on_text_changed)
        editor.cursorPositionChanged.connect(self._on_caret_moved)
        for changed in (editor.verticalScrollBar().valueChanged, editor.verticalScrollBar().rangeChanged):
            changed.connect(self.look_soon)
        editor.colors_changed.connect(self._on_colors_changed)
        editor.menu_parts.append(self._fill_menu)
        bar.correct_wanted.connect(self._correct)
        bar.correct_all_wanted.connect(self._correct_all)
        bar.add_wanted.connect(lambda: self._add(self.bar.word.text()))
        bar.skip_wanted.connect(self._skip)
        bar.left.connect(self.leave)

    # Looked at ----------------------------------------------------------------------------------------------

    def begin(self, can_write: bool) -> None:
        """Another document is shown: what was ignored counts again."""
        self._ignored, self._skipped, self._reading = set(), set(), Reading()
        self.bar.hide()
        self.set_writable(can_write)

    def set_writable(self, can_write: bool) -> None:
        """What nobody can correct is not marked."""
        self._can_write = can_write
        if not can_write:
            self.bar.hide()
        self.look_soon()

    def show_reading(self, reading: Reading) -> None:
        """The whole text has been read."""
        self._reading = reading
        self._tell_count()
        self.look_soon()

    def _on_colors_changed(self) -> None:
        self._marks = []
        self.look_soon()

    def look_soon(self) -> None:
        """Mark anew when the keys that come now have been read."""
        if not self._pause.isActive():
            self._pause.start(PAUSE)

    def look(self) -> None:
        """Mark the misspelled words in view, and have those checked that nobody has asked about."""
        if not self._can_write:
            self._marks = []
            self._editor.mark(LAYER, [])
            return
        marks, unknown = [], []
        for block in visible_blocks(self._editor):
            for place in places_in(block, self._service.words_in):
                is_wrong = self._service.is_wrong(place.word)
                if is_wrong is False or self._is_being_typed(place):
                    continue
                if is_wrong is None:
                    unknown.append(place.word)
                elif place.word not in self._ignored:
                    marks.append(self._mark(place))
        if _places(marks) != _places(self._marks):
            self._marks = marks
            self._editor.mark(LAYER, marks)
        if unknown := [word for word in unknown if word not in self._asked]:
            self._asked.update(unknown)
            self._around.tasks.follow(
                self._service.check(unknown), lambda _nothing: self._on_checked(unknown), owner=self
            )

    def ask_again(self) -> None:
        """The file's words or names are others now."""
        self._service.forget()
        self._asked.clear()
        self.look_soon()

    def _on_checked(self, words: list[str]) -> None:
        self._asked.difference_update(words)
        self.look()

    def _mark(self, place: Place) -> QTextEdit.ExtraSelection:
        made = QTextEdit.ExtraSelection()
        made.cursor = cursor_over(self._editor.document(), place.start, place.end)
        # What is typed right after the word does not belong to the mark.
        made.cursor.setKeepPositionOnInsert(True)
        made.format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SpellCheckUnderline)
        made.format.setUnderlineColor(look.color("red"))
        return made

    def _is_being_typed(self, place: Place) -> bool:
        return self._is_typing and place.start <= self._editor.textCursor().position() <= place.end

    def _is_wrong(self, place: Place) -> bool:
        return bool(self._service.is_wrong(place.word)) and place.word not in self._ignored

    def _tell_count(self) -> None:
        words = [word for _, wrong in self._reading.wrong for word in wrong]
        self.counted.emit(sum(word not in self._ignored for word in words) if self._can_write else 0)

    def _on_text_changed(self) -> None:
        self._is_typing = self._editor.hasFocus()
        self._revision = self._editor.document().revision()
        self.look_soon()

    def _on_caret_moved(self) -> None:
        # Qt moves the caret for each letter, too.
        if self._is_typing and self._editor.document().revision() == self._revision:
            place = place_at(self._editor.textCursor(), self._service.words_in)
            self._is_typing = place is not None
            self.look_soon()

    # Under the right button -----------------------------------------------------------------------------------

    def _fill_menu(self, menu: QMenu, cursor: QTextCursor) -> None:
        place = place_at(cursor, self._service.words_in) if self._can_write else None
        if place is None or not self._is_wrong(place):
            return
        first = menu.actions()[0]
        waiting = QAction(FINDING, menu)
        waiting.setEnabled(False)
        add, ignore = QAction("Føj til filens &ord", menu), QAction("I&gnorér her", menu)
        add.triggered.connect(lambda: self._add(place.word))
        ignore.triggered.connect(lambda: self._ignore(place.word))
        menu.insertActions(first, [waiting, add, ignore])
        menu.insertSeparator(add)
        menu.insertSeparator(first)

        def offer(suggestions: list[str]) -> None:
            for words in suggestions:
                action = QAction(words.replace("&", "&&"), menu)
                action.triggered.connect(lambda _checked=False, words=words: self._replace([place], words))
                menu.insertAction(waiting, action)
            waiting.setText(NO_SUGGESTIONS)
            waiting.setVisible(not suggestions)

        self._around.tasks.follow(self._service.suggest(place.word, "menu"), offer, owner=menu)

    def _add(self, word: str) -> None:
        if self._around.messages.attempt(lambda: self._service.add(word)) is not None:
            self._around.messages.tell(f"”{word}” er føjet til filens ord.", "good")
            self._after_change(word)

    def _ignore(self, word: str) -> None:
        self._ignored.add(word)
        self._after_change(word)

    def _after_change(self, word: str) -> None:
        self._reading = Reading(
            tuple((block, tuple(each for each in wrong if each != word)) for block, wrong in self._reading.wrong),
            self._reading.advice,
        )
        self._tell_count()
        self.look_soon()
        if not self.bar.isHidden():
            self.go_on()

    # From word to word ----------------------------------------------------------------------------------------

    def go_on(self) -> None:
        """F7: show the next misspelled word from the caret on; the text is read through first where it is new."""
        if not self.bar.isHidden() and self._place_shown() is not None:
            self._skip_shown()
        self._read_through(self._show_next)

    def leave(self) -> None:
        """Put the strip away and give the keyboard back."""
        self.bar.hide()
        self._skipped.clear()
        self._editor.setFocus()

    def _show_next(self) -> None:
        left = [each for each in self._all() if (line_of(self._block(each)).id, each.word) not in self._skipped]
        if not left:
            self._around.messages.tell("Der er ikke flere ord at se på.", "good")
            self.leave()
            return
        here = self._editor.textCursor().selectionStart()
        place = next((each for each in left if each.start >= here), left[0])
        self._editor.setTextCursor(cursor_over(self._editor.document(), place.start, place.end))
        self._editor.ensureCursorVisible()
        self.bar.show_word(place.word)

        def offer(suggestions: list[str]) -> None:
            if self.bar.word.text() == place.word:
                self.bar.offer(suggestions)

        # Its own: another pane's question must not cancel one that is waited for.
        self._around.tasks.follow(self._service.suggest(place.word, f"strip {id(self):x}"), offer, owner=self)

    def _all(self) -> Iterator[Place]:
        """Every misspelled word of the text, in order."""
        wrong, document = dict(self._reading.wrong), self._editor.document()
        for number, line in enumerate(self._editor.tracker.lines):
            if line.id in wrong:
                yield from filter(self._is_wrong, places_in(document.findBlockByNumber(number), self._service.words_in))

    def _block(self, place: Place) -> QTextBlock:
        return self._editor.document().findBlock(place.start)

    def _place_shown(self) -> Place | None:
        """The word that is asked about, if it still stands where it was selected."""
        cursor = self._editor.textCursor()
        cursor.setPosition(cursor.selectionStart())
        place = place_at(cursor, self._service.words_in)
        return place if place is not None and place.word == self.bar.word.text() else None

    def _skip(self) -> None:
        self._skip_shown()
        self._show_next()

    def _skip_shown(self) -> None:
        place = self._place_shown()
        if place is not None:
            self._skipped.add((line_of(self._block(place)).id, place.word))

    def _correct(self, words: str) -> None:
        place = self._place_shown()
        if place is not None:
            self._replace([place], words)
        self._read_through(self._show_next)

    def _correct_all(self, words: str) -> None:
        word = self.bar.word.text()
        places = [each for each in self._all() if each.word == word]
        self._replace(places, words)
        told = "1 sted er rettet." if len(places) == 1 else f"{len(places)} steder er rettet."
        self._around.messages.tell(told, "good")
        self._read_through(self._show_next)

    def _replace(self, places: list[Place], words: str) -> None:
        """Put other words there as one step to take back, last first, so that no place moves before it is reached."""
        cursor = QTextCursor(self._editor.document())
        with one_step(cursor):
            for place in reversed(places):
                cursor.setPosition(place.start + 1)
                form = cursor.charFormat()
                cursor.setPosition(place.start)
                cursor.setPosition(place.end, QTextCursor.MoveMode.KeepAnchor)
                if cursor.selectedText() == place.word:
                    cursor.insertText(words, form)
        self._is_typing = False


def _places(marks: list[QTextEdit.ExtraSelection]) -> list[tuple[int, int, QColor]]:
    """Where the marks stand now, for they move with the text, and in which colour."""
    return [(mark.cursor.selectionStart(), mark.cursor.selectionEnd(), mark.format.underlineColor()) for mark in marks]
