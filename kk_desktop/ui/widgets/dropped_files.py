"""Files let go of over a widget: tells their paths, and whether some are held over it just now."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget


class DroppedFiles(QObject):
    """Watches one widget, and takes nothing but files of this machine; with ``endings`` only files that have them."""

    dropped = Signal(list)
    hovered = Signal(bool)

    def __init__(self, widget: QWidget, endings: tuple[str, ...] = ()) -> None:
        super().__init__(widget)
        self._endings = endings
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, _widget: QObject, event: QEvent) -> bool:
        """Take files, and leave everything else to the widget."""
        if event.type() == QEvent.Type.DragLeave:
            self.hovered.emit(False)
        if not isinstance(event, QDropEvent):
            return False
        paths = files_in(event.mimeData())
        if not paths or (self._endings and any(path.suffix.lower() not in self._endings for path in paths)):
            return False
        event.acceptProposedAction()
        if event.type() == QEvent.Type.DragEnter:
            self.hovered.emit(True)
        elif event.type() == QEvent.Type.Drop:
            self.hovered.emit(False)
            self.dropped.emit(paths)
        return True


def files_in(held: QMimeData) -> list[Path]:
    """The files among what is held; a link to a page on the net is none."""
    return [Path(url.toLocalFile()) for url in held.urls() if url.isLocalFile()]
