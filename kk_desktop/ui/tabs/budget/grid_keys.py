"""What the keys of the grid ask for, and the ways they go."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView

Key = Qt.Key
NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
WISHES = {
    (NONE, Key.Key_Delete): "clear",
    (NONE, Key.Key_Backspace): "clear",
    (CTRL | SHIFT, Key.Key_V): "paste",
    (CTRL, Key.Key_V): "paste",
    (CTRL, Key.Key_C): "copy",
    (CTRL, Key.Key_X): "cut",
    (CTRL, Key.Key_R): "fill_right",
    (CTRL, Key.Key_D): "fill_down",
    (ALT, Key.Key_Up): "move_up",
    (ALT, Key.Key_Down): "move_down",
    (ALT, Key.Key_Left): "move_left",
    (ALT, Key.Key_Right): "move_right",
    (CTRL, Key.Key_F2): "rename_column",
    (CTRL, Key.Key_Plus): "insert_rows",
    (CTRL, Key.Key_Minus): "remove_rows",
}
WAYS = {
    Key.Key_Up: (-1, 0),
    Key.Key_Down: (1, 0),
    Key.Key_Left: (0, -1),
    Key.Key_Right: (0, 1),
    Key.Key_Home: (0, -1),
    Key.Key_End: (0, 1),
    Key.Key_PageUp: (-2, 0),
    Key.Key_PageDown: (2, 0),
}
"""The keys that make a block larger or smaller, and their ways; 2 is as many rows as are in sight."""
TO_END: dict[QAbstractItemView.CursorAction, tuple[int | None, int | None]] = {
    QAbstractItemView.CursorAction.MoveUp: (0, None),
    QAbstractItemView.CursorAction.MoveDown: (1, None),
    QAbstractItemView.CursorAction.MoveLeft: (None, 0),
    QAbstractItemView.CursorAction.MoveRight: (None, 1),
}


def types(event: QKeyEvent) -> bool:
    """Whether the key would put something in a cell."""
    is_plain = not event.modifiers() & (CTRL | ALT)
    return event.key() == Key.Key_F2 or (is_plain and bool(event.text()) and event.text().isprintable())
