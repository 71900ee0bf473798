"""Small helps with Qt's layouts."""

from __future__ import annotations

import itertools

from PySide6.QtWidgets import QLayout, QWidget


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


def set_margins(widget: QWidget, left: int, top: int, right: int, bottom: int) -> None:
    """Give the widget's own layout other margins."""
    layout = widget.layout()
    assert layout is not None
    layout.setContentsMargins(left, top, right, bottom)
