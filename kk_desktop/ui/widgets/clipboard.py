"""The clipboard: what every view lays there in one form, and put so that the program can end while it lies there."""

from __future__ import annotations

import atexit
import json
from collections.abc import Sequence
from functools import cache

from PySide6.QtCore import QBuffer, QIODevice, QMimeData
from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtWidgets import QApplication

from kk_desktop.domain.text import Block, block_to_json

BLOCKS = "application/x-kk-desktop-blocks"
"""What a document's text takes in as it is."""


def put(mime: QMimeData) -> None:
    """Lay this on the clipboard."""
    let_go_at_exit()
    QApplication.clipboard().setMimeData(mime)


def add_blocks(mime: QMimeData, blocks: Sequence[Block]) -> QMimeData:
    """Let a document's text take in these blocks; gives the same object."""
    rows = [{"id": block.id, "kind": block.kind.value, "content": block_to_json(block)} for block in blocks]
    mime.setData(BLOCKS, json.dumps(rows).encode())
    return mime


def as_png(image: QImage) -> bytes:
    """A picture as a file of it would be; takes as long as the picture is large."""
    content = QBuffer()
    content.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(content, b"PNG").write(image)
    return bytes(content.data().data())


@cache
def let_go_at_exit() -> None:
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
