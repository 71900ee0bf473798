"""Holdning: marks of where the house stands, beside the text, and the half page they make for the manager."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QAction, QActionGroup, QHelpEvent, QTextBlock, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolTip, QWidget

from kk_desktop.domain.documents import Document
from kk_desktop.domain.stances import Summary
from kk_desktop.domain.text import Stance
from kk_desktop.services.sheet_writing import Sheet
from kk_desktop.ui.sheets import SheetOutput
from kk_desktop.ui.widgets.labels import label
from kk_desktop.ui.widgets.page import Page, PageRows
from kk_desktop.ui.widgets.row import Row, section

from . import commands
from .formats import line_of
from .parts import Around, PanePart
from .text_edit import BlockEdit
from .text_view import MARGIN

PAUSE = 300
"""Milliseconds without a key before the summary follows the text."""

WORDS = {
    Stance.AGREES: "&Tilslutter sig",
    Stance.NOTES: "&Bemærker",
    Stance.URGES: "&Opfordrer",
    Stance.RESERVES: "Tager &forbehold",
    None: "&Ingen holdning",
}
NOTHING = "Ingen afsnit er mærket endnu. Sæt markøren i et afsnit, og vælg Format → Holdning."
UNANSWERED = "Ikke besvaret endnu"


class StanceMenu(QMenu):
    """The stances to choose between; the tick follows the caret."""

    def __init__(self, editor: BlockEdit, parent: QWidget) -> None:
        super().__init__("&Holdning", parent)
        self._editor = editor
        group = QActionGroup(self)
        # Made here and not by Qt: PySide forgets Qt's own actions below a menu that is cleared, as the window's are.
        self.by_stance = {stance: QAction(words, self) for stance, words in WORDS.items()}
        for stance, action in self.by_stance.items():
            action.setCheckable(True)
            action.triggered.connect(partial(self._on_chosen, stance))
            group.addAction(action)
            self.addAction(action)
        self.aboutToShow.connect(self.follow_caret)

    def _on_chosen(self, stance: Stance | None, _checked: bool = False) -> None:
        commands.set_stance(self._editor.textCursor(), stance)

    def follow_caret(self) -> None:
        """Tick the mark at the caret."""
        here = line_of(self._editor.textCursor().block()).stance
        for stance, action in self.by_stance.items():
            action.setChecked(stance is here)


class Stances(PanePart):
    """The menu, the words for the signs in the margin, and the panel Resumé."""

    panel_name = "Resumé"

    def __init__(self, around: Around) -> None:
        super().__init__(around)
        self._document_id = ""
        self._can_write = False
        self._summary = Summary()
        self.menu = StanceMenu(around.editor, around.owner)
        self.action = QAction("&Holdning", around.owner)
        self.action.setIconVisibleInMenu(False)
        self.action.setMenu(self.menu)
        # A button of its own: one for an action with a menu would draw a second arrow over its sign.
        self.opening = QAction("Holdning", around.owner)
        self.tools = ((self.opening, "flag"),)
        self._lay_out()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PAUSE)
        self._connect_signals()

    def _lay_out(self) -> None:
        around = self.around
        self.output = SheetOutput(
            around.workspace, around.messages, around.tasks, around.machine, owner=around.owner, make=self._sheet
        )
        self.rows = PageRows("Resumé")
        self.nothing = label(NOTHING, "secondary", "text2", wrap=True)
        head = QHBoxLayout()
        head.addWidget(label("Til den, der skal godkende", "section", wrap=True), 1)
        for each in self.output.buttons():
            head.addWidget(each)
        page = Page("Resumé", "window", (16, 16, 16, 16))
        page.column.addLayout(head)
        page.add(self.nothing, self.rows)
        page.column.addStretch(1)
        page.setFocusProxy(self.rows)
        self.panel = self._page = page

    def _connect_signals(self) -> None:
        editor = self.around.editor
        self.opening.triggered.connect(lambda _checked=False: self._on_pressed())
        self._soon.timeout.connect(self._tell)
        editor.menu_parts.append(self._fill_menu)
        for watched in (editor.viewport(), self._page):
            watched.installEventFilter(self)
        editor.tracker.edited.connect(self._soon.start)
        editor.describers.append(self._in_words)
        self.rows.opened.connect(lambda key: self.around.go_to_block(key.partition(":")[2]))

    def show_document(self, document: Document, can_write: bool) -> None:
        """Tell of it, and of its hearing's questions."""
        self._document_id, self._can_write = document.id, can_write
        for each in (self.action, self.opening, self.menu):
            each.setEnabled(can_write)
        self._tell()

    def forget(self) -> None:
        """Tell of nothing."""
        self._document_id = ""
        self._soon.stop()

    def commands(self) -> Mapping[str, QAction]:
        """Format → Holdning."""
        return {"stance": self.action}

    def _sheet(self) -> Sheet | None:
        document_id = self.around.saved()
        return self.around.workspace.stances.sheet(document_id) if document_id else None

    # Marked -----------------------------------------------------------------------------------------------

    def _on_pressed(self) -> None:
        """The button in the bar opens the menu at the caret."""
        editor = self.around.editor
        self.menu.popup(editor.viewport().mapToGlobal(editor.cursorRect().bottomLeft()))

    def _fill_menu(self, menu: QMenu, at: QTextCursor) -> None:
        if not self._can_write or line_of(at.block()).is_solid:
            return
        editor = self.around.editor
        chosen = editor.textCursor()
        if not chosen.selectionStart() <= at.position() <= chosen.selectionEnd():
            editor.setTextCursor(at)
        menu.addSeparator()
        menu.addMenu(self.menu)

    @staticmethod
    def _in_words(block: QTextBlock) -> str:
        """Whoever does not see the sign hears its word."""
        stance = line_of(block).stance
        return f"Holdning: {stance.danish}" if stance else ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The mouse over a sign shows its word; the panel is filled when somebody opens it."""
        if watched is self._page:
            if event.type() is QEvent.Type.Show:
                self._tell()
            return False
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip and event.pos().x() < MARGIN:
            editor = self.around.editor
            stance = line_of(editor.cursorForPosition(event.pos()).block()).stance
            if stance:
                QToolTip.showText(event.globalPos(), stance.danish, editor)
                return True
        return super().eventFilter(watched, event)

    # Told -------------------------------------------------------------------------------------------------

    def _tell(self) -> None:
        self.around.editor.describe()
        if not (self._document_id and self._page.isVisible()):
            return
        blocks = self.around.editor.tracker.blocks()
        self._summary = self.around.workspace.stances.summary(self._document_id, blocks)
        self.rows.set_rows(_rows(self._summary))
        self.rows.setVisible(not self._summary.is_empty)
        self.nothing.setVisible(not self._summary.stances)


def _rows(summary: Summary) -> list[Row]:
    """The lines under their stances, then the questions; a row's key ends with its place in the text."""
    rows: list[Row] = []
    for stance in Stance:
        if lines := summary.of(stance):
            rows.append(section(stance.danish, len(lines)))
            rows += [Row(f"{stance}:{line.block_id}", line.sentence, line.section) for line in lines]
    if summary.asks:
        rows.append(section("Spørgsmål", len(summary.asks)))
        for number, ask in enumerate(summary.asks):
            icon = ("check", "green") if ask.answer else ("circle-dashed", "text2")
            rows.append(Row(f"{number}:{ask.block_id or ''}", ask.question, ask.answer or UNANSWERED, icon=icon))
    return rows
