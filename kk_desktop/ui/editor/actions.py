"""Everything a person can do to the text, as actions shared by menu, toolbar and keys."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from kk_desktop.domain.text import BlockKind

from . import commands
from .formats import line_of, run_of
from .languages import LanguageMenu
from .text_edit import BlockEdit

KINDS = {
    "body": ("&Brødtekst", BlockKind.PARAGRAPH, 1, False),
    "heading": ("&Overskrift", BlockKind.HEADING, 1, False),
    "subheading": ("&Underoverskrift", BlockKind.HEADING, 2, False),
    "bullets": ("&Punktopstilling", BlockKind.LIST_ITEM, 1, False),
    "numbered": ("&Nummereret liste", BlockKind.LIST_ITEM, 1, True),
    "quote": ("&Citat", BlockKind.QUOTE, 1, False),
    "clause": ("&At-punkt", BlockKind.CLAUSE, 1, False),
}
"""The kinds of block a person chooses between: words, kind, level, numbered."""

_OTHERS = {
    "bold": ("&Fed", QKeySequence.StandardKey.Bold),
    "italic": ("&Kursiv", QKeySequence.StandardKey.Italic),
    "indent": ("Ryk ind", None),
    "outdent": ("Ryk ud", None),
    "language": ("&Sprog", None),
    "clear_format": ("&Ryd formatering", None),
    "picture": ("B&illede", None),
    "link": ("&Link", "Ctrl+K"),
    "footnote": ("Fod&note", None),
    "page_break": ("Si&deskift", "Ctrl+Return"),
    "paste_plain": ("Sæt ind &uden format", "Ctrl+Shift+V"),
    "zoom_in": ("Større tekst", QKeySequence.StandardKey.ZoomIn),
    "zoom_out": ("Mindre tekst", QKeySequence.StandardKey.ZoomOut),
    "zoom_reset": ("Almindelig størrelse", "Ctrl+0"),
}
_READS = ("zoom_in", "zoom_out", "zoom_reset")


class EditorActions(QObject):
    """The actions by the names that the menus know; their ticks follow the caret."""

    def __init__(self, editor: BlockEdit, owner: QWidget) -> None:
        super().__init__(owner)
        self._editor, self._owner = editor, owner
        self.by_name: dict[str, QAction] = {}
        for name, (words, _kind, _level, _ordered) in KINDS.items():
            self._add(name, words, None).setCheckable(True)
        for name, (words, key) in _OTHERS.items():
            self._add(name, words, key)
        for name in ("bold", "italic"):
            self.by_name[name].setCheckable(True)
        self.by_name["language"].setMenu(LanguageMenu(editor, owner))
        self._connect()
        editor.cursorPositionChanged.connect(self.follow_caret)
        editor.currentCharFormatChanged.connect(lambda _form: self.follow_caret())
        editor.tracker.structure_changed.connect(self.follow_caret)

    def _add(self, name: str, words: str, key: str | QKeySequence.StandardKey | None) -> QAction:
        action = QAction(words, self._owner)
        # The toolbar gives some of them icons; a menu where half the entries have one is harder to read.
        action.setIconVisibleInMenu(False)
        if key is not None:
            action.setShortcut(QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            self._owner.addAction(action)
        self.by_name[name] = action
        return action

    def _connect(self) -> None:
        for name in KINDS:
            self._on(name, partial(self.choose_kind, name))
        for name in ("bold", "italic"):
            self._on(name, partial(self._toggle, name))
        self._on("indent", lambda: commands.nest(self._editor.textCursor(), 1))
        self._on("outdent", lambda: commands.nest(self._editor.textCursor(), -1))
        self._on("clear_format", lambda: commands.clear_looks(self._editor.textCursor()))
        self._on("page_break", lambda: self._editor.insert_solid(BlockKind.PAGE_BREAK))
        self._on("paste_plain", self._editor.paste_plain)
        self._on("zoom_in", lambda: self._editor.step_zoom(1))
        self._on("zoom_out", lambda: self._editor.step_zoom(-1))
        self._on("zoom_reset", lambda: self._editor.set_zoom(1.0))

    def _on(self, name: str, do: Callable[[], object]) -> None:
        def act(_checked: bool = False) -> None:
            do()
            self.follow_caret()

        self.by_name[name].triggered.connect(act)

    def choose_kind(self, name: str) -> None:
        """Make the selected blocks that kind; a list chosen again becomes paragraphs."""
        _words, kind, level, ordered = KINDS[name]
        cursor = self._editor.textCursor()
        if kind is BlockKind.LIST_ITEM:
            commands.toggle_list(cursor, ordered)
        else:
            commands.set_kind(cursor, kind, level, ordered)

    def _toggle(self, look: str) -> None:
        cursor = self._editor.textCursor()
        if cursor.hasSelection():
            commands.toggle_look(cursor, look)
        else:
            self._editor.setCurrentCharFormat(commands.toggled_format(cursor, self._editor.currentCharFormat(), look))

    def kind_at_caret(self) -> str:
        """The name in ``KINDS`` of the block the caret stands in; empty in a table or a page break."""
        line = line_of(self._editor.textCursor().block())
        level = line.level if line.kind is BlockKind.HEADING else 1
        found = (line.kind, level, line.ordered)
        return next((name for name, (_words, *kind) in KINDS.items() if tuple(kind) == found), "")

    def follow_caret(self) -> None:
        """Tick what holds where the caret stands."""
        run, here = run_of(self._editor.currentCharFormat()), self.kind_at_caret()
        for name, action in self.by_name.items():
            if name in KINDS:
                action.setChecked(name == here)
        self.by_name["bold"].setChecked(run.bold)
        self.by_name["italic"].setChecked(run.italic)
        for name in ("indent", "outdent"):
            self.by_name[name].setEnabled(here in ("bullets", "numbered") and not self._editor.isReadOnly())

    def set_writable(self, can_write: bool) -> None:
        """A locked document can be read and made larger, and nothing else."""
        for name, action in self.by_name.items():
            action.setEnabled(can_write or name in _READS)
