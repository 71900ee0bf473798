"""The section list beside the text: where one is, where one can go, and whole sections moved to another place."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kk_desktop.domain.documents import Document
from kk_desktop.domain.sections import Heading, place_above, place_below, section_at, section_end
from kk_desktop.domain.text import BlockKind
from kk_desktop.ui.widgets.buttons import icon_button
from kk_desktop.ui.widgets.labels import label
from kk_desktop.ui.widgets.outline import Outline

from .formats import line_of
from .moving import move_blocks
from .parts import Around, PanePart

WIDTH = 216
PAUSE = 60
"""Milliseconds that changes are gathered before the headings are read again."""

STATE = "section_list"
"""Under which name the machine remembers that the list is open."""

NOTHING = "Her er ingen overskrifter endnu. Gør en linje til overskrift, så står den her."


class Sections(PanePart):
    """Hidden until Vis → Afsnitsliste; remembered with the machine."""

    def __init__(self, around: Around) -> None:
        super().__init__(around)
        self.headings: list[Heading] = []
        self._can_write = False
        self.action = QAction("Afs&nitsliste", around.owner)
        self.action.setCheckable(True)
        self.outline = Outline("Afsnit")
        self._nothing = label(NOTHING, "secondary", "text2", wrap=True)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PAUSE)
        self.left = self._lay_out()
        self._connect_signals()
        self.action.setChecked(bool(around.machine.window_state.get(STATE)))
        self.left.setVisible(self.action.isChecked())

    def _lay_out(self) -> QWidget:
        made = QFrame()
        made.setProperty("ground", "alt")
        made.setFixedWidth(WIDTH)
        top = QHBoxLayout()
        top.setContentsMargins(12, 6, 6, 2)
        top.addWidget(label("Afsnit", "strong", "text2"), 1)
        top.addWidget(icon_button("x", "Luk afsnitslisten", on_click=lambda: self.action.setChecked(False)))
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        self._nothing.setContentsMargins(12, 4, 12, 4)
        column.addWidget(self._nothing)
        column.addWidget(self.outline, 1)
        return made

    def _connect_signals(self) -> None:
        editor = self.around.editor
        self.action.toggled.connect(self._on_toggled)
        self.outline.opened.connect(self._on_opened)
        self.outline.step_wanted.connect(self._on_step_wanted)
        self.outline.move_wanted.connect(self._on_move_wanted)
        self.outline.left.connect(editor.setFocus)
        editor.tracker.structure_changed.connect(self._soon.start)
        editor.tracker.edited.connect(self._on_edited)
        editor.block_entered.connect(lambda _id: self._follow_caret())
        self._soon.timeout.connect(self.read)

    def commands(self) -> Mapping[str, QAction]:
        """Vis → Afsnitsliste."""
        return {"section_list": self.action}

    def show_document(self, document: Document, can_write: bool) -> None:
        """Sections of a locked document are gone to and not moved."""
        self._can_write = can_write
        self.outline.set_movable(can_write)
        self.read()

    # What is shown ----------------------------------------------------------------------------------------

    def read(self) -> None:
        """Show the headings as they stand now; nothing is read while nobody sees the list."""
        self._soon.stop()
        if self.left is None or self.left.isHidden():
            return
        document = self.around.editor.document()
        self.headings = [
            Heading(line.id, number, line.level, document.findBlockByNumber(number).text())
            for number, line in enumerate(self.around.editor.tracker.lines)
            if line.kind is BlockKind.HEADING
        ]
        self.outline.set_headings(self.headings)
        self._nothing.setVisible(not self.headings)
        self.outline.setVisible(bool(self.headings))
        self._follow_caret()

    def _follow_caret(self) -> None:
        if self._soon.isActive():
            return
        here = section_at(self.headings, self.around.editor.textCursor().blockNumber())
        self.outline.setCurrentRow(self.headings.index(here) if here else -1)

    def _on_edited(self) -> None:
        # The words below a heading change nothing here.
        if line_of(self.around.editor.textCursor().block()).kind is BlockKind.HEADING:
            self._soon.start()

    def _on_toggled(self, is_open: bool) -> None:
        machine = self.around.machine
        machine.window_state = {**machine.window_state, STATE: is_open}
        assert self.left is not None
        self.left.setVisible(is_open)
        self.read()
        (self.outline if is_open and self.headings else self.around.editor).setFocus(Qt.FocusReason.OtherFocusReason)

    # What is done -----------------------------------------------------------------------------------------

    def _on_opened(self, row: int) -> None:
        self.read()
        if row < len(self.headings):
            self.around.go_to_block(self.headings[row].id)

    def _on_step_wanted(self, row: int, by: int) -> None:
        self.read()
        if row < len(self.headings):
            count = self.around.editor.document().blockCount()
            before = place_above(self.headings, row) if by < 0 else place_below(self.headings, row, count)
            self._move(row, before)

    def _on_move_wanted(self, row: int, before_row: int) -> None:
        count = self.around.editor.document().blockCount()
        before = self.headings[before_row].number if before_row < len(self.headings) else count
        self._move(row, before)

    def _move(self, row: int, before: int | None) -> None:
        editor = self.around.editor
        if before is None or not self._can_write:
            return
        heading, document = self.headings[row], editor.document()
        end = section_end(self.headings, row, document.blockCount())
        if not move_blocks(document, heading.number, end, before, editor.table_name):
            return
        self.read()
        place = next(number for number, each in enumerate(self.headings) if each.id == heading.id)
        self.outline.setCurrentRow(place)
        cursor = QTextCursor(document.findBlockByNumber(self.headings[place].number))
        editor.setTextCursor(cursor)
        editor.ensureCursorVisible()
