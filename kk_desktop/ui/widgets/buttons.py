"""Buttons: the one filled, the outlined, the link-like, and the wordless ones of toolbars."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QPushButton, QToolButton

from kk_desktop.ui import icons, look

_ICON_TONES = {"primary": "onaccent", "link": "accent", "amber": "amber"}


def button(text: str, icon: str = "", kind: str = "", on_click: Callable[[], object] | None = None) -> QPushButton:
    """A button; ``kind`` is empty (outlined), primary (one on a page), link, small or amber."""
    made = QPushButton(text)
    made.setProperty("kind", kind)
    made.setCursor(Qt.CursorShape.PointingHandCursor if kind == "link" else Qt.CursorShape.ArrowCursor)
    # A click must not take the focus from the text, and needs no ring.
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    # Enter presses it as well as the space bar.
    made.setAutoDefault(True)
    if icon:
        made.setIcon(icons.icon(icon, _ICON_TONES.get(kind, "text")))
        made.setIconSize(QSize(look.ICON + 4, look.ICON))
    if on_click is not None:
        made.clicked.connect(lambda _checked=False: on_click())
    return made


def icon_button(
    icon: str, name: str, key: str = "", kind: str = "", on_click: Callable[[], object] | None = None
) -> QToolButton:
    """A button without words: ``name`` is its tooltip (with the key) and what a screen reader says."""
    made = QToolButton()
    made.setProperty("kind", kind)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.setIcon(icons.icon(icon, "text", "accent"))
    made.setIconSize(QSize(look.ICON, look.ICON))
    made.setAccessibleName(name)
    made.setToolTip(f"{name} ({key})" if key else name)
    if on_click is not None:
        made.clicked.connect(lambda _checked=False: on_click())
    return made


def tool_button(action: QAction, icon: str) -> QToolButton:
    """A wordless button for an action that also stands in a menu."""
    made = QToolButton()
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    action.setIcon(icons.icon(icon, "text", "accent"))
    made.setDefaultAction(action)
    name = action.text().replace("&", "")
    key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText).replace("Shift", "Skift")
    made.setAccessibleName(name)
    action.setToolTip(f"{name} ({key})" if key else name)
    made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    return made
