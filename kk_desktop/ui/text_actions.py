"""Cut, copy, paste and undo in whatever text has the focus, so that the menu and the keys do the same."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

NAMES = frozenset({"cut", "copy", "paste", "select_all", "delete"})


def do(name: str) -> None:
    """Do one of ``NAMES`` in the widget that has the focus; nothing where it has no such thing."""
    widget = QApplication.focusWidget()
    if widget is None:
        return
    if name == "delete":
        # A list hears the key, a text field deletes what is marked.
        for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier))
        return
    verb = getattr(widget, {"select_all": "selectAll"}.get(name, name), None)
    if verb is not None:
        verb()


def undo() -> bool:
    """Take back typing in the focused text; False when it has none to take back."""
    return _step("undo", "isUndoAvailable")


def redo() -> bool:
    """Give typing back in the focused text; False when it has none."""
    return _step("redo", "isRedoAvailable")


def _step(verb: str, question: str) -> bool:
    widget = QApplication.focusWidget()
    if isinstance(widget, QTextEdit | QPlainTextEdit):
        can = getattr(widget.document(), question)()
    else:
        can = isinstance(widget, QLineEdit) and getattr(widget, question)()
    if can:
        getattr(widget, verb)()
    return bool(can)
