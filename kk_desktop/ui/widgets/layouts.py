"""Small helps with Qt's layouts."""

from __future__ import annotations

import itertools

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QStackedWidget, QVBoxLayout, QWidget

from .labels import label


def empty(layout: QLayout, keep: QWidget | None = None) -> None:
    """Take every widget out of a layout; all but ``keep`` are gone for good."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None and widget is not keep:
            # Hidden first: it lives on until Qt comes round to deleting it.
            widget.hide()
            widget.deleteLater()


def tab_through(*widgets: QWidget) -> None:
    """Let Tab go from each widget to the next: those made late would else come after the whole window."""
    for before, after in itertools.pairwise(widgets):
        QWidget.setTabOrder(before, after)


def tab_inside(owner: QWidget, *widgets: QWidget) -> None:
    """Let Tab come to the widgets, those made late too, where it comes to their owner."""
    before = owner.previousInFocusChain()
    while before is not None and before is not owner and before.focusPolicy() is Qt.FocusPolicy.NoFocus:
        before = before.previousInFocusChain()
    tab_through(before or owner, *widgets)


def either(owner: QWidget, *pages: QWidget) -> QStackedWidget:
    """Fill the owner with one page at a time, the first one first."""
    stack = QStackedWidget()
    for page in pages:
        stack.addWidget(page)
    row = QHBoxLayout(owner)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(stack)
    return stack


def card(frame: QFrame, title: str, explanation: str) -> QVBoxLayout:
    """Make the frame a card of Opsætning: its title and what it is for, with room below for its fields."""
    frame.setProperty("ground", "card")
    column = QVBoxLayout(frame)
    column.setContentsMargins(24, 20, 24, 24)
    column.setSpacing(12)
    head = QVBoxLayout()
    head.setSpacing(2)
    head.addWidget(label(title, "section"))
    head.addWidget(label(explanation, "secondary", "text2", wrap=True))
    column.addLayout(head)
    return column


def set_margins(widget: QWidget, left: int, top: int, right: int, bottom: int) -> None:
    """Give the widget's own layout other margins."""
    layout = widget.layout()
    assert layout is not None
    layout.setContentsMargins(left, top, right, bottom)
