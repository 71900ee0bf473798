"""Has the text read through when nobody types: its spelling is marked and counted, and advice told."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction

from kk_desktop.domain.documents import Document
from kk_desktop.domain.proofreading import Reading
from kk_desktop.errors import GoneError

from .advice import Advising
from .parts import Around, PanePart
from .spelling import Spelling

PAUSE = 600
"""Milliseconds without a key before the whole text is read through."""

PAUSE_PER_BLOCK = 1
"""Milliseconds more for each block: handing 300 pages over takes a moment that would be felt at a key."""


class Proofreader(PanePart):
    """The part of the pane that reads along; one reading at a time, in another process."""

    def __init__(self, around: Around) -> None:
        super().__init__(around)
        self._document_id = ""
        self._read_at: tuple[str, int] = ("", -1)
        self._is_reading = False
        self._waiting: list[Callable[[], object]] = []
        self._can_write = False
        self.spelling = Spelling(around, self.read_through)
        self.advising = Advising(around)
        self.advising.suggested.connect(self.advised)
        self.above = self.spelling.bar
        self._action = QAction("&Stavekontrol", around.owner)
        self._action.setShortcut("F7")
        self._action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._action.triggered.connect(lambda _checked=False: self.spelling.go_on())
        around.owner.addAction(self._action)
        self.tools = ((self._action, "spell-check"),)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._read)
        around.editor.tracker.edited.connect(self._read_soon)
        self.spelling.counted.connect(self._on_counted)
        self._on_counted(0)
        for saved in (
            around.changes.own_word_saved,
            around.changes.person_saved,
            around.changes.body_saved,
            around.changes.area_saved,
        ):
            saved.connect(self._ask_again)

    def show_document(self, document: Document, can_write: bool) -> None:
        """Begin with another document, or go on with the same."""
        self._can_write = can_write
        self._action.setEnabled(can_write)
        if document.id != self._document_id:
            self._document_id, self._read_at, self._waiting = document.id, ("", -1), []
            self.spelling.begin(can_write)
            self.advising.forget()
        else:
            self.spelling.set_writable(can_write)
        self._read_soon()

    def forget(self) -> None:
        """Nothing is shown, and nothing read."""
        self._document_id, self._waiting = "", []
        self._timer.stop()
        self.spelling.begin(can_write=False)
        self.advising.forget()

    def commands(self) -> Mapping[str, QAction]:
        """F7, where somebody can correct."""
        return {"spelling": self._action} if self._can_write else {}

    def read_through(self, then: Callable[[], object]) -> None:
        """Do something when the text has been read as it stands now."""
        if self._now() == self._read_at:
            then()
        else:
            self._waiting = [then]
            self._read()

    def _now(self) -> tuple[str, int]:
        return self._document_id, self.around.editor.tracker.edits

    def _read_soon(self) -> None:
        if self._document_id and self._can_write:
            self._timer.start(PAUSE + PAUSE_PER_BLOCK * len(self.around.editor.tracker.lines))

    def _read(self) -> None:
        self._timer.stop()
        if self._is_reading or not self._document_id:
            return
        self._is_reading = True
        now, blocks = self._now(), self.around.editor.tracker.blocks()
        self.around.tasks.follow(
            # A channel of its own: another pane's reading must not cancel this one, which would be waited for forever.
            self.around.workspace.spelling.proofread(self._document_id, blocks, f"proofread {id(self):x}"),
            lambda reading: self._on_read(now, reading),
            self._on_failed,
            owner=self,
        )

    def _on_read(self, then: tuple[str, int], reading: Reading) -> None:
        self._is_reading = False
        if then != self._now():
            # Typed on meanwhile: somebody may wait for it, else it can wait for a pause.
            if self._waiting:
                self._read()
            else:
                self._read_soon()
            return
        self._read_at = then
        self.spelling.show_reading(reading)
        self.advising.show_reading(self._document_id, reading)
        waiting, self._waiting = self._waiting, []
        for go_on in waiting:
            go_on()

    def _on_failed(self, error: BaseException) -> None:
        self._is_reading, self._waiting = False, []
        # A document that was deleted while it was read is no failure.
        if not isinstance(error, GoneError):
            self.around.messages.tell_problem(error)

    def _ask_again(self, _id: str = "") -> None:
        self._read_at = ("", -1)
        self.spelling.ask_again()
        self._read_soon()

    def _on_counted(self, count: int) -> None:
        self._action.setIconText(f"{count}" if count else "")
        words = {0: "ingen ord at se på", 1: "1 ord at se på"}.get(count, f"{count} ord at se på")
        self._action.setToolTip(f"Stavekontrol: {words} (F7)")
