"""What a layout is asked for again and again."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout


def empty(layout: QLayout) -> None:
    """Take every part out and let the widgets go."""
    while item := layout.takeAt(0):
        if (widget := item.widget()) is not None:
            # Hidden now, deleted when no event of its own is under way.
            widget.hide()
            widget.deleteLater()
