"""A bilag's file as a quiet button: its name and size, and what can be done with it in a menu."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy

from kk_desktop.domain.documents import Attachment
from kk_desktop.ui import icons, look

if TYPE_CHECKING:
    from kk_desktop.ui.attachment_files import AttachmentFiles

_GAP = "  ·  "
Choice = tuple[str, Callable[[], None]]

_BESIDE_WORDS = 34
"""Pixels of the button that are not its words: icon, gap and padding."""


class FileButton(QPushButton):
    """Nothing to press for a bilag that is written here: its text is its file."""

    def __init__(self, files: AttachmentFiles) -> None:
        super().__init__()
        self._files = files
        self._bilag: Attachment | None = None
        self._can_write = True
        self._words = ""
        self.setProperty("kind", "link")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setIconSize(QSize(look.ICON + 4, look.ICON))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMenu(QMenu(self))
        self.menu().aboutToShow.connect(self._fill)

    def show_bilag(self, bilag: Attachment, *, can_write: bool = True) -> None:
        """Tell of another bilag's file."""
        self._bilag, self._can_write = bilag, can_write
        words = told_of_file(bilag)
        self._words = words if bilag.file or bilag.annex_id or not can_write else "Vælg fil"
        self.setIcon(icons.icon("paperclip" if bilag.annex_id is None else "file-text", "text2"))
        self.setToolTip(words)
        self.setAccessibleName(f"Bilag {bilag.number}: {words}")
        self.setEnabled(bilag.annex_id is None and (bilag.file is not None or can_write))
        self._cut()

    def choices(self) -> list[Choice]:
        """What can be done, as words and deed."""
        files = self._files
        if self._bilag is None:
            return []
        if self._bilag.file is None:
            return [("&Vælg fil …", partial(files.choose_for, self._bilag))]
        found = [("&Vis", files.show_file), ("Gem en &kopi …", files.save_copy)]
        if self._can_write:
            found = [*found, ("Vælg en &anden fil …", files.choose_for), ("&Fjern filen", files.remove_file)]
        return [(words, partial(do, self._bilag)) for words, do in found]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A long name ends in … where there is no room for it."""
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        name, gap, rest = self._words.partition(_GAP)
        room = self.width() - _BESIDE_WORDS - self.fontMetrics().horizontalAdvance(gap + rest)
        self.setText(self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, room) + gap + rest)

    def _fill(self) -> None:
        self.menu().clear()
        for words, do in self.choices():
            self.menu().addAction(words, do)


def told_of_file(bilag: Attachment) -> str:
    """What a bilag holds, in a few words."""
    if bilag.annex_id is not None:
        return "Skrevet i programmet"
    if bilag.file is None:
        return "Ingen fil"
    paper = () if bilag.file.has_pages else ("kun som fil",)
    return _GAP.join((bilag.file.name, bilag.file.size_in_words, *paper))
