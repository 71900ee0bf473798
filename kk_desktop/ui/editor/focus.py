"""How the text is seen: its size, remembered from day to day, and the text alone without all that surrounds it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kk_desktop.domain.documents import Document
from kk_desktop.ui.widgets.alone import Alone

from .parts import Around, PanePart
from .text_view import ZOOMS

ZOOM = "zoom"
"""Under which name the machine remembers how large the text is."""


class Focus(PanePart):
    """Vis → Kun teksten; Esc in the text, the same entry or whatever brings the page forward leaves it again."""

    def __init__(self, around: Around) -> None:
        super().__init__(around)
        self.action = QAction("Kun t&eksten", around.owner)
        self.action.setCheckable(True)
        # What is left over is shared by both sides of the text.
        self.left = QWidget()
        self.left.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.left.hide()
        messages = around.messages
        self._alone = Alone(around.editor, lambda other: other in (messages, messages.jobs))
        self.action.toggled.connect(self._on_toggled)
        around.place.side_wanted.connect(self.leave)
        around.editor.zoomed.connect(self._on_zoomed)
        around.editor.installEventFilter(self)
        around.owner.installEventFilter(self)

    def commands(self) -> Mapping[str, QAction]:
        """Vis → Kun teksten."""
        return {"focus_mode": self.action}

    def show_document(self, document: Document, can_write: bool) -> None:
        """Show the text as large as it was last, here or in another tab."""
        kept = self.around.machine.window_state.get(ZOOM)
        if kept in ZOOMS and kept != self.around.editor.zoom:
            self.around.editor.set_zoom(kept)

    def forget(self) -> None:
        """Without a document there is nothing to be alone with."""
        self.leave()

    def leave(self) -> None:
        """Show everything again."""
        self.action.setChecked(False)

    def _on_toggled(self, is_alone: bool) -> None:
        assert self.left is not None
        self.left.setVisible(False)
        self.around.place.set_alone(is_alone)
        if is_alone:
            self._alone.begin()
        else:
            self._alone.end()
        self.left.setVisible(is_alone)
        self.around.editor.setFocus()
        self.around.editor.ensureCursorVisible()

    def _on_zoomed(self, zoom: float) -> None:
        machine = self.around.machine
        machine.window_state = {**machine.window_state, ZOOM: zoom}

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc in the text leaves; so does going to another tab, where all would be missed."""
        if not self.action.isChecked():
            return super().eventFilter(watched, event)
        if watched is self.around.owner:
            if event.type() is QEvent.Type.Hide and not event.spontaneous():
                self.leave()
        elif isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            self.leave()
            return True
        return super().eventFilter(watched, event)
