"""Puts things on the clipboard so that the program can end while they lie there."""

from __future__ import annotations

import atexit
from functools import cache

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication


def put(mime: QMimeData) -> None:
    """Lay this on the clipboard."""
    _let_go_at_exit()
    QApplication.clipboard().setMimeData(mime)


@cache
def _let_go_at_exit() -> None:
    """See to it that the program does not end while the clipboard holds an object of Python's making.

    The screenless platform deletes it too late and crashes; the words stay on the clipboard.
    """
    if (app := QApplication.instance()) is not None:
        app.aboutToQuit.connect(_let_go)
    # Tests end without the event loop's farewell.
    atexit.register(_let_go)


def _let_go() -> None:
    if QApplication.instance() is None:
        return
    clipboard = QApplication.clipboard()
    # The screenless platform, which is the one that crashes, never says that it owns its clipboard.
    if clipboard.ownsClipboard() or QApplication.platformName() == "offscreen":
        clipboard.setText(clipboard.text())
